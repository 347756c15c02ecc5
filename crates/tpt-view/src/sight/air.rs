//! The air above a site: between that of a winter and that of a summer, by the latitude that it lies in.

use std::sync::{Arc, LazyLock};

use quick_cache::sync::Cache;
use tpt_catalogue::FigureRole;
use tpt_draw::{InputId, Inputs, Moved};
use tpt_earth::{Angle, Length, LowAir, OutOfDomain, Position, Refractivity, SeasonalAir, Spread};
use tpt_scenario::Resolved;
use tpt_sight::{Bending, Elevations, Radar, Sector};

use super::figures::{in_role, not_known, spread, value};
use tpt_report::SensorValue;
use tpt_setting::{AnswerError, Sampling};

/// What the season of a sample is called among the drivers of a number.
pub const SEASON: &str = "season of the air";

/// Up to where the low latitudes reach, and from where on the high ones: ITU-R P.835.
const LOW_BELOW: Angle = Angle::degrees(22.0);
const HIGH_FROM: Angle = Angle::degrees(45.0);

/// The air above a site in every season.
#[derive(Clone, Debug)]
pub struct Air {
    seasons: SeasonalAir,
    /// Its four numbers: at the ground and the fall, in winter and in summer.
    figures: [f64; 4],
    /// The figures that it comes from: at the ground, and the fall over the first kilometre.
    values: [SensorValue; 2],
    /// One season for all sites in a sample.
    season: (Inputs, InputId),
}

impl Air {
    /// The air above a place.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] if a figure of the air was not on record.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_earth::{Angle, Position};
    /// # use tpt_view::sight::Air;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let at = |lat: f64| Position::new(Angle::degrees(lat), Angle::degrees(127.0));
    /// let lowest = |lat: f64| -> Result<_, tpt_setting::AnswerError> {
    ///     let radar = Air::over(setting.resolved, at(lat)?, setting.sampling)?.all_seeing(at(lat)?, 0.5)?;
    ///     Ok(tpt_sight::lowest_visible(&radar, at(lat + 9.0)?).expect("it is high enough somewhere"))
    /// };
    /// // The air of low latitudes bends lines of sight more than that of high ones: a target may be lower.
    /// assert!(lowest(10.0)? < lowest(60.0)?);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn over(resolved: &Resolved<'_>, at: Position, sampling: Sampling<'_>) -> Result<Self, AnswerError> {
        let latitude = at.latitude().as_radians().abs();
        let [ground, fall] = if latitude < LOW_BELOW.as_radians() {
            [FigureRole::GroundRefractivityLow, FigureRole::RefractivityFallLow]
        } else if latitude < HIGH_FROM.as_radians() {
            [FigureRole::GroundRefractivityMid, FigureRole::RefractivityFallMid]
        } else {
            [FigureRole::GroundRefractivityHigh, FigureRole::RefractivityFallHigh]
        };
        let figure = |role: FigureRole| {
            let found = in_role(resolved, role)?;
            let spread = spread(found.figure).ok_or_else(|| not_known(resolved, role))?;
            Ok::<(Spread, SensorValue), AnswerError>((spread, value(resolved, found)))
        };
        let ((ground, first), (fall, second)) = (figure(ground)?, figure(fall)?);
        let mut inputs = Inputs::named(sampling.seed, SEASON);
        let season = inputs.add_share(SEASON);
        let n_units = |millionths: f64| Refractivity::n_units(millionths * 1.0e6);
        let air = |surface: f64, fall: f64| LowAir { surface: n_units(surface), fall: n_units(fall) };
        Ok(Self {
            seasons: SeasonalAir::between(air(ground.low(), fall.low()), air(ground.high(), fall.high()))?,
            figures: [ground.low(), fall.low(), ground.high(), fall.high()],
            values: [first, second],
            season: (inputs, season),
        })
    }

    /// Whether the seasons differ here.
    pub(crate) fn varies(&self) -> bool {
        let [winter, fall, summer, other] = self.figures;
        winter < summer || fall < other
    }

    /// Where the season of a sample stands between winter and summer; half-way without one.
    pub(crate) fn share(&self, sample: Option<u32>) -> Result<f64, AnswerError> {
        let (inputs, season) = &self.season;
        Ok(inputs.value_in(sample, *season)?)
    }

    /// What the season moves in some samples.
    pub(super) fn moved(&self, samples: &[u32]) -> Result<Moved, AnswerError> {
        let (inputs, season) = &self.season;
        Ok(inputs.moved_by(&[*season], samples)?)
    }

    /// What the air does to the lines of sight of an antenna at a height, half-way between the seasons: the same for every
    /// question.
    pub(crate) fn bending(&self, antenna: Length) -> Result<Arc<Bending>, OutOfDomain> {
        static KNOWN: LazyLock<Cache<[u64; 5], Arc<Bending>>> = LazyLock::new(|| Cache::new(HEIGHTS));
        let [a, b, c, d] = self.figures.map(f64::to_bits);
        KNOWN.get_or_insert_with(&[antenna.as_metres().to_bits(), a, b, c, d], || {
            Ok(Arc::new(Bending::through_seasons(self.seasons, antenna)?))
        })
    }

    /// A radar at the ground that geometry alone limits, where none is on record.
    ///
    /// # Errors
    ///
    /// [`AnswerError::Domain`] if the share is none.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_earth::{Angle, Position};
    /// # use tpt_view::sight::Air;
    /// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
    /// let at = |lat: f64| Position::new(Angle::degrees(lat), Angle::degrees(127.0));
    /// let air = Air::over(setting.resolved, at(36.0)?, setting.sampling)?;
    /// let lowest = |share: f64| -> Result<_, tpt_setting::AnswerError> {
    ///     Ok(tpt_sight::lowest_visible(&air.all_seeing(at(36.0)?, share)?, at(45.0)?).expect("it is high enough somewhere"))
    /// };
    /// // In summer the air bends lines of sight more than in winter.
    /// assert!(lowest(1.0)? < lowest(0.0)?);
    /// #     Ok(())
    /// # })?;
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn all_seeing(&self, at: Position, share: f64) -> Result<Radar, AnswerError> {
        let bending = Arc::new(self.bending(Length::ZERO)?.in_season(share)?);
        Ok(Radar::through(bending, at, Sector::AllRound, Elevations::ALL))
    }

    /// The figures that it comes from.
    pub(crate) fn values(&self) -> impl Iterator<Item = SensorValue> {
        self.values.iter().cloned()
    }
}

/// Heights of antennas whose lines of sight are kept; the catalogue has some dozens.
const HEIGHTS: usize = 256;
