//! The distance between two places whose positions are rounded: the band over their cells.

use tpt_catalogue::Place;
use tpt_earth::{Angle, Band, Position, Stream, geodesic};

use crate::StudyError;
use crate::report::{BandReport, Driver};

/// Half the cell of a place on a tenth of a degree, and of one on a hundredth.
pub(crate) const HALF_TENTH_DEG: f64 = 0.05;
pub(crate) const HALF_HUNDREDTH_DEG: f64 = 0.005;

/// The geodesic distance between two places, each with half of its cell in degrees, over draws of both cells.
pub(crate) fn distance(
    from: (&Place, f64),
    to: (&Place, f64),
    id: String,
    stream: &Stream,
    samples: u32,
) -> Result<BandReport, StudyError> {
    let samples = (0..samples).map(|i| {
        let shifted = |(place, half): (&Place, f64), first: u32| -> Result<Position, StudyError> {
            let shift = |dimension| -> Result<f64, StudyError> {
                Ok((2.0 * stream.number(i, dimension)? - 1.0) * half)
            };
            let lat = Angle::degrees(place.lat_deg.get() + shift(first)?);
            let lon = Angle::degrees(place.lon_deg.get() + shift(first + 1)?);
            Ok(Position::new(lat, lon)?)
        };
        Ok(geodesic(shifted(from, 0)?, shifted(to, 2)?).distance.as_kilometres())
    });
    let Band { low, nominal, high } = Band::of_samples(samples.collect::<Result<_, StudyError>>()?)?;
    Ok(BandReport {
        id,
        low,
        nominal,
        high,
        unit: "km".to_owned(),
        drivers: vec![Driver {
            input: format!("rounding of the positions of {} and {}", from.0.name, to.0.name),
            swing: high - low,
        }],
    })
}
