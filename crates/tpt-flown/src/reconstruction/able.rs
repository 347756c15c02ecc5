//! Whether a vehicle can do so much as one figure alone says: from one figure no flight follows.

use tpt_draw::Inputs;
use tpt_earth::{Angle, Length, Position, Time};
use tpt_flight::{Cutoff, Detail, Lane, Plan, Range, Steering, fly_in};

use super::leaning::distance;
use super::{EARTH, STILL, TOLERANCE};
use crate::beside::each_beside;
use crate::bounds::{Given, ends};
use crate::vehicle::{DrawnVehicle, VehicleInputs};
use tpt_setting::{AnswerError, Sampling};

/// Draws that are looked at.
const DRAWN: u32 = 256;

/// What one figure asks of a vehicle at least.
#[derive(Clone, Copy)]
enum Least {
    Range(Length),
    Apogee(Length),
    Time(Time),
}

impl Least {
    /// The one figure, at its low end; `None` where it is none or bounds nothing from below.
    fn of(given: Given<'_>) -> Option<Self> {
        let (figure, least): (_, fn(f64) -> Self) = match (given.range, given.apogee, given.flight_time) {
            (Some(range), None, None) => (range, |low| Self::Range(Length::metres(low))),
            (None, Some(apogee), None) => (apogee, |low| Self::Apogee(Length::metres(low))),
            (None, None, Some(time)) => (time, |low| Self::Time(Time::seconds(low))),
            _ => return None,
        };
        let [low, _] = ends(Some(figure));
        low.map(least)
    }

    /// Whether a vehicle with its payload does so much: the range on its least-energy arc, height and time straight up.
    async fn is_done(self, lane: &Lane, drawn: &DrawnVehicle, launch: Position) -> bool {
        let range =
            Range { launch, bearing: Angle::ZERO, timing: drawn.timing, world: STILL, tolerance: TOLERANCE };
        if let Self::Range(least) = self {
            let found = distance(lane, &drawn.vehicle, &range, None).await;
            return found.is_ok_and(|(km, _)| km >= least.as_kilometres());
        }
        let steering = Steering {
            vertical_rise: drawn.timing.vertical_rise,
            pitch_over: drawn.timing.pitch_over,
            kick: Angle::ZERO,
        };
        let plan = Plan { launch, azimuth: Angle::ZERO, steering, cutoff: Cutoff::FullBurn };
        match fly_in(lane, &drawn.vehicle, &plan, EARTH, TOLERANCE, Detail::Events).await {
            Ok(flight) => match self {
                Self::Range(_) => false,
                Self::Apogee(least) => flight.apogee.height >= least,
                Self::Time(least) => flight.impact.time >= least,
            },
            Err(tpt_flight::FlightError::NeverDown) => true,
            Err(_) => false,
        }
    }
}

/// The share of a vehicle's draws that do so much as one figure says; `None` where it says nothing of the least.
pub(crate) fn able(
    inputs: &VehicleInputs<'_>,
    given: Given<'_>,
    launch: Position,
    sampling: Sampling<'_>,
) -> Result<Option<f64>, AnswerError> {
    let Some(least) = Least::of(given) else { return Ok(None) };
    let mut drawn = Inputs::named(sampling.seed, &format!("able/{}", inputs.set().set.id));
    inputs.draw_with(&mut drawn);
    let count = sampling.samples.min(DRAWN);
    let each = each_beside(count as usize, async |lane, index| -> Result<bool, AnswerError> {
        sampling.go_on()?;
        let shares = drawn.sample(index as u32)?.into_vec();
        let Ok(vehicle) = inputs.draw(&shares) else { return Ok(false) };
        Ok(least.is_done(&lane, &vehicle, launch).await)
    });
    let each: Vec<bool> = each.into_iter().collect::<Result<_, AnswerError>>()?;
    let able = each.iter().filter(|able| **able).count();
    Ok(Some(able as f64 / f64::from(count)))
}
