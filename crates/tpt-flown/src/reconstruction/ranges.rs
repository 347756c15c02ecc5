//! How far a missile goes with the payload of its stage set, whatever was reported of it.

use rayon::prelude::*;
use tpt_earth::{Angle, Mass, OutOfDomain, Position, Stream};
use tpt_flight::{Lean, Range, Standard, standard_range};

use super::{EARTH, FlightDraws, Numbers, OF_THE_REPORT, STILL, TOLERANCE, km_or_beyond};
use crate::vehicle::Inputs;
use tpt_setting::{AnswerError, Sampling};

/// The standard ranges of a missile's draws, with the payload of its stage set.
pub struct StandardRanges {
    pub middle_km: Option<f64>,
    pub draws_km: Vec<Option<f64>>,
    /// What moves them.
    pub names: Vec<String>,
    /// By draw, where each of those stands in its spread.
    pub shares: Vec<Vec<f64>>,
}

/// Where a missile is launched whose site nobody asks about: the middle of the Korean peninsula, eastwards.
const ANYWHERE: (f64, f64, f64) = (40.0, 127.0, 90.0);

/// How far a missile goes on an Earth that stands still, over the figures of its stage set.
///
/// # Errors
///
/// [`AnswerError::Cancelled`] if nobody waits any more; what a flight may say.
pub fn standard_ranges(
    inputs: &Inputs<'_>,
    samples: &[u32],
    sampling: Sampling<'_>,
) -> Result<StandardRanges, AnswerError> {
    let (lat, lon, bearing) = ANYWHERE;
    let launch = Position::new(Angle::degrees(lat), Angle::degrees(lon))?;
    let stream = Stream::named(sampling.seed, &format!("standard-range/{}", inputs.set().set.id));
    let of = |shares: &[f64]| {
        let drawn = inputs.draw(shares).ok()?;
        let bearing = Angle::degrees(bearing);
        let range = Range { launch, bearing, timing: drawn.timing, world: STILL, tolerance: TOLERANCE };
        Some(km_or_beyond(&standard_range(&drawn.vehicle, &range, None).ok()?))
    };
    let shares = samples.iter().map(|sample| {
        let number = |dimension: usize| stream.number(*sample, u32::try_from(dimension).unwrap_or(u32::MAX));
        (0..inputs.len()).map(number).collect::<Result<Vec<_>, OutOfDomain>>()
    });
    let shares: Vec<Vec<f64>> = shares.collect::<Result<_, OutOfDomain>>()?;
    let drawn = shares.par_iter().map(|shares| sampling.go_on().map(|()| of(shares)));
    Ok(StandardRanges {
        middle_km: of(&vec![0.5; inputs.len()]),
        draws_km: drawn.collect::<Result<_, _>>()?,
        names: (0..inputs.len()).map(|input| inputs.name(input)).collect(),
        shares,
    })
}

/// The standard ranges of the missiles that flew the draws of a report, in a reading, from a place towards a bearing with the
/// Earth's rotation, km; infinite beyond the model.
///
/// # Errors
///
/// [`AnswerError::Cancelled`] if nobody waits any more; what a flight may say.
pub fn standard_towards(
    inputs: &Inputs<'_>,
    flown: &FlightDraws,
    reading: usize,
    (launch, bearing): (Position, Angle),
    sampling: Sampling<'_>,
) -> Result<Vec<Option<f64>>, AnswerError> {
    let standard = |(shares, numbers): (&Vec<f64>, &Numbers), near: Option<Lean>| -> Option<Standard> {
        let drawn = inputs.draw(shares.get(OF_THE_REPORT..)?).ok()?;
        let vehicle = drawn.vehicle.with_payload(Mass::kilograms(numbers.payload_kg)).ok()?;
        let range = Range { launch, bearing, timing: drawn.timing, world: EARTH, tolerance: TOLERANCE };
        standard_range(&vehicle, &range, near).ok()
    };
    let all = || flown.shares.iter().zip(flown.numbers.iter().map(|of| of[reading].as_ref()));
    // Every draw sets out from the first that flies, so that none depends on what another thread has found.
    let near = all().find_map(|(shares, numbers)| Some(standard((shares, numbers?), None)?.lean()));
    let pairs: Vec<_> = all().collect();
    let each = pairs.par_iter().map(|(shares, numbers)| {
        sampling.go_on()?;
        Ok(numbers.and_then(|numbers| standard((shares, numbers), near)).as_ref().map(km_or_beyond))
    });
    each.collect()
}
