//! The distance between two places whose positions are rounded: the band over their cells.

use tpt_catalogue::{Place, PlaceKind};
use tpt_earth::{Angle, Band, Position, Sampled, Stream, geodesic};

use crate::AnswerError;
use tpt_report::{BandReport, Driver, ReportUnit};

/// Half the cell of a place on a tenth of a degree, and of one on a hundredth.
pub const HALF_TENTH_DEG: f64 = 0.05;
/// Half the last digit of a position given to a hundredth of a degree.
pub const HALF_HUNDREDTH_DEG: f64 = 0.005;

/// The geodesic distance between two places, each with half of its cell in degrees, over draws of both cells.
///
/// # Errors
///
/// [`AnswerError::Domain`] if a position is none.
pub fn distance(
    from: (&Place, f64),
    to: (&Place, f64),
    id: String,
    stream: &Stream,
    samples: u32,
) -> Result<BandReport, AnswerError> {
    let drawn = (0..samples).map(|i| distance_km(from, to, stream, Some(i)));
    let sampled = Sampled::of(drawn.collect::<Result<_, AnswerError>>()?)?;
    let Band { low, high, .. } = sampled.band;
    let drivers = vec![Driver { input: of_positions(from.0, to.0), swing: high - low }];
    Ok(BandReport::sampled(id, ReportUnit::KM, sampled, drivers))
}

/// The distance of a sample, or between the middles of both cells.
///
/// # Errors
///
/// [`AnswerError::Domain`] if a position is none.
pub fn distance_km(
    from: (&Place, f64),
    to: (&Place, f64),
    stream: &Stream,
    sample: Option<u32>,
) -> Result<f64, AnswerError> {
    let shifted = |(place, half): (&Place, f64), first: u32| -> Result<Position, AnswerError> {
        let shift = |dimension| -> Result<f64, AnswerError> {
            let Some(sample) = sample else { return Ok(0.0) };
            Ok((2.0 * stream.number(sample, dimension)? - 1.0) * half)
        };
        let lat = Angle::degrees(place.lat_deg.get() + shift(first)?);
        let lon = Angle::degrees(place.lon_deg.get() + shift(first + 1)?);
        // The cell of a place at a pole reaches over it.
        Ok(Position::over_the_pole(lat, lon)?)
    };
    Ok(geodesic(shifted(from, 0)?, shifted(to, 2)?).distance.as_kilometres())
}

/// What drives a distance.
pub fn of_positions(from: &Place, to: &Place) -> String {
    format!("rounding of the positions of {} and {}", from.name, to.name)
}

/// A place with half of its cell: an island is placed to 0.1°, everything else to 0.01°.
pub fn celled(place: &Place) -> (&Place, f64) {
    (place, if place.kind == PlaceKind::Island { HALF_TENTH_DEG } else { HALF_HUNDREDTH_DEG })
}
