//! The same drawn vehicles in every flight of a missile: what each report says of them.

use tpt_catalogue::Propellant;
use tpt_draw::Inputs;
use tpt_earth::{Length, Mass, Time};
use tpt_flight::{Detail, Freedom, Lane, Lean, Reconstruction, Standard, by_itself, standard_range_in};

use super::ranges::from_anywhere;
use super::{Anchor, Observation, ObservedFlight, Readings};
use crate::beside::each_beside;
use crate::vehicle::VehicleInputs;
use tpt_setting::{AnswerError, Sampling};

/// What a drawn vehicle does in a flight, in one reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlownTime {
    /// From launch to impact.
    pub flight: Time,
    /// From launch to the end of the last burn.
    pub burnout: Time,
}

/// What the draws of a vehicle do in one flight: by draw, with all propellant burnt and cut off early.
pub type FlownTimes = Vec<[Option<FlownTime>; 2]>;

/// What the vehicles of all flights are drawn for.
fn purpose(inputs: &VehicleInputs<'_>) -> String {
    format!("all-reports/{}", inputs.set().set.id)
}

/// Whether a vehicle may be cut off early: it has a published payload, and its engine can be shut down.
pub(crate) fn is_cut_off(inputs: &VehicleInputs<'_>, payload_is_published: bool) -> bool {
    payload_is_published && inputs.set().set.propellant == Propellant::Liquid
}

/// Solves every draw of a vehicle for a report; the same draw is the same vehicle for every report.
pub(crate) fn times(
    observation: Observation,
    inputs: &VehicleInputs<'_>,
    (may_be_cut_off, sampling): (bool, Sampling<'_>),
) -> Result<FlownTimes, AnswerError> {
    let mut drawn = Inputs::named(sampling.seed, &format!("{}/{}", purpose(inputs), observation.event));
    observation.draw_with(&mut drawn);
    drawn.for_purpose(sampling.seed, &purpose(inputs));
    inputs.draw_with(&mut drawn);
    let observed = ObservedFlight { observation, readings: Readings::TimesAlone, inputs, drawn, sampling };
    let at_full_burn = observed.anchor(Freedom::Payload, None)?;
    let cut_off = may_be_cut_off.then(|| observed.anchor_by_cutoff(&at_full_burn)).transpose()?;
    let anchors = [at_full_burn.ok(), cut_off.and_then(Result::ok)];
    let each = each_beside(sampling.samples as usize, async |lane, index| {
        sampling.go_on()?;
        let draw = observed.draw(index as u32)?;
        let mut flown = [None; 2];
        for (freedom, flown) in [Freedom::Payload, Freedom::Cutoff].into_iter().zip(&mut flown) {
            let Some(anchor) = &anchors[freedom as usize] else { continue };
            *flown = observed.time(&lane, &draw.shares, freedom, anchor).await;
        }
        Ok(flown)
    });
    each.into_iter().collect()
}

impl ObservedFlight<'_> {
    async fn time(
        &self,
        lane: &Lane,
        shares: &[f64],
        freedom: Freedom,
        anchor: &Anchor,
    ) -> Option<FlownTime> {
        let case = self.case(shares).ok()?;
        let flown = case.solve_in(lane, freedom, Detail::Events, anchor.near_to(shares)).await;
        let Reconstruction { trajectory, .. } = flown.ok()?;
        Some(FlownTime { flight: trajectory.impact.time, burnout: trajectory.burnouts.last()?.time })
    }
}

/// How far a drawn vehicle carries a payload at its best, on an Earth that stands still.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Carried {
    /// The standard range; infinite beyond [`Standard::BEYOND`].
    pub range_km: f64,
    /// The speed at burnout on the arc, where there is one.
    pub burnout_speed_m_s: Option<f64>,
}

/// A drawn vehicle: how long it burns, and what it carries how far, by payload.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedVehicle {
    /// From ignition to the last burnout, the pauses between stages left out.
    pub burn_time: Time,
    /// In the order of the payloads; `None` where it does not carry so much.
    pub carried: Vec<Option<Carried>>,
}

/// The drawn vehicles that [`times`] flies; `None` where the figures of a draw are no vehicle.
pub(crate) fn vehicles(
    inputs: &VehicleInputs<'_>,
    payloads: &[Mass],
    sampling: Sampling<'_>,
) -> Result<Vec<Option<SharedVehicle>>, AnswerError> {
    let mut drawn = Inputs::named(sampling.seed, &purpose(inputs));
    inputs.draw_with(&mut drawn);
    let carried =
        async |lane: &Lane, shares: &[f64], payload: Mass, near: Option<Lean>| -> Option<Standard> {
            let drawn = inputs.draw(shares).ok()?;
            let vehicle = drawn.vehicle.with_payload(payload).ok()?;
            let range = from_anywhere(drawn.timing).ok()?;
            standard_range_in(lane, &vehicle, &range, near).await.ok()
        };
    // Every draw sets out from the middle, so that none depends on what another thread has found.
    let middle = drawn.middle().into_vec();
    let near: Vec<Option<Lean>> = payloads
        .iter()
        .map(|payload| by_itself(async |lane| carried(&lane, &middle, *payload, None).await))
        .map(|standard| standard.map(|standard| standard.lean()))
        .collect();
    let each = each_beside(sampling.samples as usize, async |lane, index| {
        sampling.go_on()?;
        let shares = drawn.sample(index as u32)?.into_vec();
        let Ok(vehicle) = inputs.draw(&shares) else { return Ok(None) };
        let stages = vehicle.vehicle.stages().iter();
        let burn_time = stages.map(|stage| stage.burn_time()).fold(Time::ZERO, |all, one| all + one);
        let mut all = Vec::with_capacity(payloads.len());
        for (payload, near) in payloads.iter().zip(&near) {
            let standard = carried(&lane, &shares, *payload, *near).await;
            all.push(standard.map(|standard| Carried {
                range_km: standard.distance().map_or(f64::INFINITY, Length::as_kilometres),
                burnout_speed_m_s: standard.is_arc.then(|| standard.burnout.speed.as_metres_per_second()),
            }));
        }
        Ok(Some(SharedVehicle { burn_time, carried: all }))
    });
    each.into_iter().collect()
}
