//! The distance between two places whose positions are rounded: the band over their cells.

use tpt_catalogue::{Place, PlaceKind};
use tpt_draw::{InputId, Inputs};
use tpt_earth::{Angle, Band, Position, Sampled, Spread, geodesic};

use crate::AnswerError;
use tpt_report::{BandReport, Driver, ReportUnit};

/// Half the cell of a place given to a tenth of a degree.
pub const HALF_TENTH_DEG: f64 = 0.05;

/// Half the cell of a place given to a hundredth of a degree.
pub const HALF_HUNDREDTH_DEG: f64 = 0.005;

/// Half of the cell in which a place lies: an island is placed to 0.1°, everything else to 0.01°.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::rounded::half_cell_deg;
///
/// assert_eq!(half_cell_deg(&catalogue.places["etorofu"]), 0.05);
/// assert_eq!(half_cell_deg(&catalogue.places["tokyo-city"]), 0.005);
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
#[must_use]
pub fn half_cell_deg(place: &Place) -> f64 {
    if place.kind == PlaceKind::Island { HALF_TENTH_DEG } else { HALF_HUNDREDTH_DEG }
}

/// A place that is somewhere in its cell.
#[derive(Clone, Debug)]
struct Celled<'p> {
    place: &'p Place,
    half_deg: f64,
    /// Where in the cell it is: latitude and longitude.
    within: [InputId; 2],
}

/// The way between two places, each somewhere in its cell.
#[derive(Clone, Debug)]
pub struct RoundedDistance<'p> {
    from: Celled<'p>,
    to: Celled<'p>,
    inputs: Inputs,
}

impl<'p> RoundedDistance<'p> {
    /// Between two places, each with half of its cell in degrees; `purpose` names the stream.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::rounded::RoundedDistance;
    ///
    /// let [island, city] = ["etorofu", "tokyo-city"].map(|id| &catalogue.places[id]);
    /// let exact = RoundedDistance::new(1, "a way", (island, 0.0), (city, 0.0));
    /// assert_eq!(exact.km(Some(7))?, exact.km(None)?, "a place without a cell stands still");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn new(seed: u32, purpose: &str, from: (&'p Place, f64), to: (&'p Place, f64)) -> Self {
        let mut inputs = Inputs::named(seed, purpose);
        let mut celled = |(place, half_deg): (&'p Place, f64)| {
            let spread = Spread::Uniform { low: -half_deg, high: half_deg };
            let within =
                ["latitude", "longitude"].map(|of| inputs.add(format!("{of} of {}", place.name), spread));
            Celled { place, half_deg, within }
        };
        let (from, to) = (celled(from), celled(to));
        Self { from, to, inputs }
    }

    /// The distance of a sample, or between the middles of both cells, in km.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::rounded::{RoundedDistance, half_cell_deg};
    ///
    /// let [from, to] = ["etorofu", "tokyo-city"].map(|id| &catalogue.places[id]).map(|one| (one, half_cell_deg(one)));
    /// let way = RoundedDistance::new(1, "a way", from, to);
    /// assert!((1_200.0..1_300.0).contains(&way.km(None)?));
    /// assert!((way.km(Some(7))? - way.km(None)?).abs() < 10.0);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`AnswerError::Domain`] if a position is none, or the stream has no such sample.
    pub fn km(&self, sample: Option<u32>) -> Result<f64, AnswerError> {
        let shares = self.inputs.drawn(sample)?;
        let shifted = |celled: &Celled<'_>| {
            let [lat, lon] = celled.within.map(|input| (2.0 * shares.of(input) - 1.0) * celled.half_deg);
            let lat = Angle::degrees(celled.place.lat_deg.get() + lat);
            let lon = Angle::degrees(celled.place.lon_deg.get() + lon);
            // The cell of a place at a pole reaches over it.
            Position::over_the_pole(lat, lon)
        };
        Ok(geodesic(shifted(&self.from)?, shifted(&self.to)?).distance.as_kilometres())
    }

    /// The band of the distance over the first samples. Four roundings move it together, along no one line: they are one driver.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::rounded::{RoundedDistance, half_cell_deg};
    ///
    /// let [from, to] = ["etorofu", "tokyo-city"].map(|id| &catalogue.places[id]).map(|one| (one, half_cell_deg(one)));
    /// let way = RoundedDistance::new(1, "a way", from, to);
    /// let band = way.band("ring/distance_km".to_owned(), 64)?;
    /// assert!(band.low < band.nominal && band.nominal < band.high);
    /// assert_eq!(band.drivers[0].input, way.driver());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`RoundedDistance::km`].
    pub fn band(&self, id: String, samples: u32) -> Result<BandReport, AnswerError> {
        let drawn = (0..samples).map(|sample| self.km(Some(sample)));
        let sampled = Sampled::of(drawn.collect::<Result<_, AnswerError>>()?)?;
        let Band { low, high, .. } = sampled.band;
        let drivers = vec![Driver { input: self.driver(), swing: high - low }];
        Ok(BandReport::sampled(id, ReportUnit::KM, sampled, drivers))
    }

    /// What drives it, in words.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::rounded::{RoundedDistance, half_cell_deg};
    ///
    /// let [from, to] = ["etorofu", "tokyo-city"].map(|id| &catalogue.places[id]).map(|one| (one, half_cell_deg(one)));
    /// let way = RoundedDistance::new(1, "a way", from, to);
    /// assert_eq!(way.driver(), "rounding of the positions of Etorofu and Tokyo");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn driver(&self) -> String {
        format!("rounding of the positions of {} and {}", self.from.place.name, self.to.place.name)
    }
}
