//! How far a missile goes with the payload of its stage set, whatever was reported of it.

use rayon::prelude::*;
use tpt_draw::{Inputs, Moved};
use tpt_earth::{Angle, Mass, OutOfDomain, Position};
use tpt_flight::{Lane, Lean, Range, Timing, by_itself};

use super::leaning::distance;
use super::{EARTH, FlightDraws, Numbers, STILL, TOLERANCE};
use crate::beside::each_beside;
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

/// From there over an Earth that stands still.
pub(super) fn from_anywhere(timing: Timing) -> Result<Range, OutOfDomain> {
    let (lat, lon, bearing) = ANYWHERE;
    let launch = Position::new(Angle::degrees(lat), Angle::degrees(lon))?;
    Ok(Range { launch, bearing: Angle::degrees(bearing), timing, world: STILL, tolerance: TOLERANCE })
}

/// How far a missile goes on an Earth that stands still, over the figures of its stage set.
///
/// # Errors
///
/// [`AnswerError::Cancelled`] if nobody waits any more; what a flight may say.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::{reconstruction::standard_ranges, vehicle::VehicleInputs};
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let catalogue = setting.resolved.catalogue;
///     let farthest = |missile: &str| {
///         let set = setting.beliefs.stage_set(&catalogue.missiles[missile]).expect("it can be flown");
///         let ranges = standard_ranges(&VehicleInputs::new(catalogue, set)?, &[0, 1], setting.sampling)?;
///         Ok::<_, tpt_setting::AnswerError>(ranges.middle_km.expect("it is a vehicle"))
///     };
///     assert!(farthest("scud-c")? < farthest("scud-er")?);
///     assert!(farthest("scud-er")? < farthest("hwasong-12")?);
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn standard_ranges(
    inputs: &VehicleInputs<'_>,
    samples: &[u32],
    sampling: Sampling<'_>,
) -> Result<StandardRanges, AnswerError> {
    let mut all = Inputs::named(sampling.seed, &format!("standard-range/{}", inputs.set().set.id));
    inputs.draw_with(&mut all);
    let of = |shares: &[f64]| {
        let drawn = inputs.draw(shares).ok()?;
        let range = from_anywhere(drawn.timing).ok()?;
        by_itself(async |lane| distance(&lane, &drawn.vehicle, &range, None).await.ok()).map(|(km, _)| km)
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
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_earth::Angle;
/// # use tpt_flown::reconstruct::{ReconstructionContext, draws_of};
/// # use tpt_flown::{reconstruction::standard_towards, vehicle::VehicleInputs};
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let catalogue = setting.resolved.catalogue;
///     let launch = &catalogue.launches["2017-08-29"];
///     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
///     let context = ReconstructionContext { setting, id_prefix: String::new() };
///     let flown = draws_of(&context, launch, tokyo)?.expect("it can be flown");
///     let set = setting.beliefs.stage_set(&catalogue.missiles["hwasong-12"]).expect("it can be flown");
///     let inputs = VehicleInputs::new(catalogue, set)?;
///     let from = catalogue.places["pyongyang-airport"].position()?;
///     let towards = |degrees: f64| {
///         standard_towards(&inputs, &flown, 0, (from, Angle::degrees(degrees)), setting.sampling)
///     };
///     // The turning Earth carries it farther eastwards than westwards.
///     let (east, west) = (towards(90.0)?, towards(270.0)?);
///     assert!(east.iter().zip(&west).all(|(east, west)| east.is_none() || east > west));
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn standard_towards(
    inputs: &VehicleInputs<'_>,
    flown: &FlightDraws,
    reading: usize,
    (launch, bearing): (Position, Angle),
    sampling: Sampling<'_>,
) -> Result<Vec<Option<f64>>, AnswerError> {
    let standard =
        async |lane: Lane, shares: &Vec<f64>, numbers: &Numbers, near: Option<Lean>| -> Option<(f64, Lean)> {
            let [_range, _apogee, _bearing, vehicle @ ..] = shares.as_slice() else { return None };
            let drawn = inputs.draw(vehicle).ok()?;
            let vehicle = drawn.vehicle.with_payload(Mass::kilograms(numbers.payload_kg)).ok()?;
            let range = Range { launch, bearing, timing: drawn.timing, world: EARTH, tolerance: TOLERANCE };
            distance(&lane, &vehicle, &range, near).await.ok()
        };
    let all = || flown.moved.rows().iter().zip(flown.numbers.iter().map(|of| of[reading].as_ref()));
    // Every draw sets out from the first that flies, so that none depends on what another thread has found.
    let near = all().find_map(|(shares, numbers)| {
        let numbers = numbers?;
        Some(by_itself(async |lane| standard(lane, shares, numbers, None).await)?.1)
    });
    let pairs: Vec<_> = all().collect();
    let each = each_beside(pairs.len(), async |lane, index| {
        sampling.go_on()?;
        let (shares, Some(numbers)) = pairs[index] else { return Ok(None) };
        Ok(standard(lane, shares, numbers, near).await.map(|(km, _)| km))
    });
    each.into_iter().collect()
}
