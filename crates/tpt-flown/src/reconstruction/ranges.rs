//! How far a missile goes with the payload of its stage set, whatever was reported of it.

use rayon::prelude::*;
use tpt_draw::{Inputs, Moved};
use tpt_earth::{Angle, Mass, Position};
use tpt_flight::{Lean, Range, Standard, standard_range};

use super::{EARTH, FlightDraws, Numbers, STILL, TOLERANCE, km_or_beyond};
use crate::vehicle::VehicleInputs;
use tpt_setting::{AnswerError, Sampling};

/// The standard ranges of a missile's draws, with the payload of its stage set.
pub struct StandardRanges {
    /// In the middle of every spread; nothing where that is no vehicle.
    pub middle_km: Option<f64>,
    /// By draw; infinite beyond the model, nothing where a draw is no vehicle.
    pub draws_km: Vec<Option<f64>>,
    /// What moves them.
    pub moved: Moved,
}

/// Where a missile is launched whose site nobody asks about: the middle of the Korean peninsula, eastwards.
const ANYWHERE: (f64, f64, f64) = (40.0, 127.0, 90.0);

/// How far a missile goes on an Earth that stands still, over the figures of its stage set.
///
/// # Errors
///
/// [`AnswerError::Cancelled`] if nobody waits any more; what a flight may say.
pub fn standard_ranges(
    inputs: &VehicleInputs<'_>,
    samples: &[u32],
    sampling: Sampling<'_>,
) -> Result<StandardRanges, AnswerError> {
    let (lat, lon, bearing) = ANYWHERE;
    let launch = Position::new(Angle::degrees(lat), Angle::degrees(lon))?;
    let mut all = Inputs::named(sampling.seed, &format!("standard-range/{}", inputs.set().set.id));
    for (name, spread) in inputs.named() {
        all.add(name, spread);
    }
    let of = |shares: &[f64]| {
        let drawn = inputs.draw(shares).ok()?;
        let bearing = Angle::degrees(bearing);
        let range = Range { launch, bearing, timing: drawn.timing, world: STILL, tolerance: TOLERANCE };
        Some(km_or_beyond(&standard_range(&drawn.vehicle, &range, None).ok()?))
    };
    let moved = all.moved_by(&all.ids(), samples)?;
    let drawn = moved.rows().par_iter().map(|shares| sampling.go_on().map(|()| of(shares)));
    Ok(StandardRanges {
        middle_km: of(all.middle().as_slice()),
        draws_km: drawn.collect::<Result<_, _>>()?,
        moved,
    })
}

/// The standard ranges of the missiles that flew the draws of a report, in a reading, from a place towards a bearing with the
/// Earth's rotation, km; infinite beyond the model.
///
/// # Errors
///
/// [`AnswerError::Cancelled`] if nobody waits any more; what a flight may say.
pub fn standard_towards(
    inputs: &VehicleInputs<'_>,
    flown: &FlightDraws,
    reading: usize,
    (launch, bearing): (Position, Angle),
    sampling: Sampling<'_>,
) -> Result<Vec<Option<f64>>, AnswerError> {
    let standard = |(shares, numbers): (&Vec<f64>, &Numbers), near: Option<Lean>| -> Option<Standard> {
        let [_range, _apogee, _bearing, vehicle @ ..] = shares.as_slice() else { return None };
        let drawn = inputs.draw(vehicle).ok()?;
        let vehicle = drawn.vehicle.with_payload(Mass::kilograms(numbers.payload_kg)).ok()?;
        let range = Range { launch, bearing, timing: drawn.timing, world: EARTH, tolerance: TOLERANCE };
        standard_range(&vehicle, &range, near).ok()
    };
    let all = || flown.moved.rows().iter().zip(flown.numbers.iter().map(|of| of[reading].as_ref()));
    // Every draw sets out from the first that flies, so that none depends on what another thread has found.
    let near = all().find_map(|(shares, numbers)| Some(standard((shares, numbers?), None)?.lean()));
    let pairs: Vec<_> = all().collect();
    let each = pairs.par_iter().map(|(shares, numbers)| {
        sampling.go_on()?;
        Ok(numbers.and_then(|numbers| standard((shares, numbers), near)).as_ref().map(km_or_beyond))
    });
    each.collect()
}
