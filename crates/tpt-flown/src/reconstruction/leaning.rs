//! The least-energy arcs of draws: what each search sets out from, and those that all reports of an event share.

use std::sync::OnceLock;

use tpt_earth::{Angle, Mass, Position, Speed, Spread};
use tpt_flight::{
    Kick, Lane, Lean, Range, Standard, Starts, Vehicle, by_itself, standard_distance_in, standard_range_in,
};

use super::bent::{Bent, Shape, along};
use super::{Case, Draw, Observation, ObservedFlight, words};
use crate::beside::each_beside;
use tpt_setting::AnswerError;

/// The least-energy arcs of a vehicle, on an Earth that stands still and on one that turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LeastEnergy {
    /// The standard range on an Earth that does not turn, km; infinite beyond [`Standard::BEYOND`].
    pub(crate) still_km: f64,
    /// The same on the bearing, over the turning Earth.
    pub(crate) turning_km: f64,
    /// Whether there is an arc, the Earth standing still: only its burnout is one.
    pub(crate) is_arc: bool,
    /// Where that burns out, the Earth standing still; no number where there is no arc.
    pub(crate) burnout_speed_m_s: f64,
    pub(crate) burnout_altitude_km: f64,
    pub(crate) burnout_angle_deg: f64,
    /// By how much the kick was longer than guessed, in its logarithm.
    pub(super) longer: f64,
}

/// The distances of the least-energy arcs of a vehicle, on an Earth that stands still and on one that turns, km; infinite where
/// one is beyond [`Standard::BEYOND`].
pub(crate) async fn standard_km(
    lane: &Lane,
    case: &Case,
    vehicle: &Vehicle,
    near: Option<[Lean; 2]>,
) -> Result<[f64; 2], String> {
    let (still, lean) = distance(lane, vehicle, &case.still, near.map(|near| near[0])).await?;
    let (turning, _) = distance(lane, vehicle, &case.turning, Some(onwards(near, lean))).await?;
    Ok([still, turning])
}

/// The distance of a vehicle's least-energy arc, km, infinite beyond [`Standard::BEYOND`]; and what is kept to find others.
pub(super) async fn distance(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    starts: impl Into<Starts>,
) -> Result<(f64, Lean), String> {
    let (distance, lean) = standard_distance_in(lane, vehicle, range, starts).await.map_err(words)?;
    Ok((distance.map_or(f64::INFINITY, |distance| distance.as_kilometres()), lean))
}

/// The guess for the turning Earth, once the arc over the Earth that stands still is known: what its guess missed by, that for the
/// turning one misses by as well.
fn onwards(near: Option<[Lean; 2]>, still: Lean) -> Lean {
    near.map_or(still, |[guess, turning]| turning.moved([longer(guess, still), 0.0]))
}

fn longer(guess: Lean, found: Lean) -> f64 {
    let [longer, _] = guess.way_to(&found);
    longer
}

impl Case {
    /// The least-energy arcs of a vehicle; `near` are guesses.
    pub(crate) async fn least_energy_in(
        &self,
        lane: &Lane,
        vehicle: &Vehicle,
        near: Option<[Lean; 2]>,
        flown: Option<Kick>,
    ) -> Result<LeastEnergy, String> {
        let still = standard_range_in(lane, vehicle, &self.still, near.map(|near| near[0])).await;
        let still = still.map_err(words)?;
        let lean = still.lean();
        let starts = Starts { near: Some(onwards(near, lean)), flown };
        let (turning_km, _) = distance(lane, vehicle, &self.turning, starts).await?;
        // Without an arc it is the burnout of a kick that the search came by.
        let of_the_arc = |number: f64| if still.is_arc { number } else { f64::NAN };
        Ok(LeastEnergy {
            still_km: super::km_or_beyond(&still),
            turning_km,
            is_arc: still.is_arc,
            burnout_speed_m_s: of_the_arc(still.burnout.speed.as_metres_per_second()),
            burnout_altitude_km: of_the_arc(still.burnout.height.as_kilometres()),
            burnout_angle_deg: of_the_arc(still.burnout.angle.as_degrees()),
            longer: near.map_or(0.0, |[guess, _]| longer(guess, lean)),
        })
    }
}

/// How far an ideal speed is moved to both sides to see what it does.
const A_SPEED: Speed = Speed::metres_per_second(200.0);

/// A least-energy arc to set out from, and how it moves.
#[derive(Clone, Debug)]
struct Leaning {
    lean: Lean,
    /// With each share at the same ideal speed, over the whole of it.
    by_share: Vec<Bent<2>>,
    /// With the ideal speed, for each m/s.
    by_speed: Bent<2>,
}

/// The least-energy arcs of a case, still and turning, and how they move.
#[derive(Clone, Debug)]
pub(super) struct Leanings {
    shares: Vec<f64>,
    ideal: Speed,
    of: [Leaning; 2],
}

impl Leanings {
    /// Those of a case with a payload.
    pub(super) fn of(
        observed: &ObservedFlight<'_>,
        case: &Case,
        shares: &[f64],
        payload: Mass,
    ) -> Option<Self> {
        let vehicle = case.drawn.vehicle.with_payload(payload).ok()?;
        let ideal = vehicle.ideal_speed();
        let leaning = |standard: Standard, range: fn(&Case) -> &Range| {
            let told = async |lane: Lane| match standard.is_arc {
                true => standard.lean().with_changes_in(&lane, &vehicle, range(case)).await,
                false => standard.lean(),
            };
            let lean = by_itself(told);
            let way_to = async |lane: &Lane, there: &Case, speed: Speed| {
                let vehicle = there.drawn.vehicle.with_ideal_speed(speed).ok()?;
                let standard = standard_range_in(lane, &vehicle, range(there), Some(lean)).await.ok()?;
                standard.is_arc.then(|| lean.way_to(&standard.lean()))
            };
            let asides = [A_SPEED, A_SPEED * -1.0];
            let seen = each_beside(2, async |lane, i| way_to(&lane, case, ideal + asides[i]).await);
            let by_speed = [0, 1].map(|i| (asides[i].as_metres_per_second(), seen[i]));
            Leaning {
                lean,
                by_share: observed.by_share(shares, async |lane, there| way_to(&lane, &there, ideal).await),
                by_speed: Bent::through(Shape::Parabola, by_speed),
            }
        };
        let [still, turning] = case.standard(&vehicle).ok()?;
        let of = [leaning(still, |case| &case.still), leaning(turning, |case| &case.turning)];
        Some(Self { shares: shares.to_vec(), ideal, of })
    }

    /// The guesses for a draw's vehicle.
    pub(super) fn guess(&self, shares: &[f64], vehicle: &Vehicle) -> [Lean; 2] {
        let faster = (vehicle.ideal_speed() - self.ideal).as_metres_per_second();
        self.of.each_ref().map(|of| {
            let by_shares = along(&of.by_share, shares, &self.shares);
            let by_speed = of.by_speed.at(faster);
            of.lean.moved([0, 1].map(|i| by_shares[i] + by_speed[i]))
        })
    }
}

/// The least-energy arcs of an event's draws with the payload of the stage set: the same for every report that gives the same bearing.
pub(super) struct Published {
    launch: Position,
    bearing: Spread<Angle>,
    leanings: Option<Leanings>,
    /// By draw, once it was asked for.
    drawn: Vec<OnceLock<Result<LeastEnergy, String>>>,
}

impl Published {
    /// Those of an observation, none searched yet. They set out from the arcs of the middle of everything or, where that has none, of
    /// the first draw that has.
    pub(super) fn of(observed: &ObservedFlight<'_>) -> Result<Self, AnswerError> {
        let leanings = |shares: Vec<f64>| {
            let case = observed.case(&shares).ok()?;
            Leanings::of(observed, &case, &shares, case.drawn.vehicle.payload())
        };
        let leanings = match leanings(observed.middle().shares) {
            Some(found) => Some(found),
            None => observed.first_drawn(leanings)?,
        };
        Ok(Self {
            launch: observed.observation.launch,
            bearing: observed.observation.bearing,
            leanings,
            drawn: (0..observed.sampling.samples).map(|_| OnceLock::new()).collect(),
        })
    }

    /// Those that nobody asks for.
    pub(super) const fn none(observation: &Observation) -> Self {
        let Observation { launch, bearing, .. } = *observation;
        Self { launch, bearing, leanings: None, drawn: Vec::new() }
    }

    /// Whether they are those of another observation of the same event.
    pub(super) fn are_of(&self, observation: &Observation) -> bool {
        self.launch == observation.launch && self.bearing == observation.bearing
    }

    #[cfg(test)]
    pub(super) fn leanings(&self) -> Option<&Leanings> {
        self.leanings.as_ref()
    }

    /// The arcs of a draw. One that is none of the samples is searched by itself.
    pub(super) async fn arcs(&self, lane: &Lane, draw: &Draw, case: &Case) -> Result<LeastEnergy, String> {
        let kept = draw.index.and_then(|index| self.drawn.get(index));
        if let Some(found) = kept.and_then(OnceLock::get) {
            return found.clone();
        }
        let vehicle = &case.drawn.vehicle;
        let near = self.leanings.as_ref().map(|leanings| leanings.guess(&draw.shares, vehicle));
        let found = case.least_energy_in(lane, vehicle, near, None).await;
        if let Some(kept) = kept {
            kept.get_or_init(|| found.clone());
        }
        found
    }
}
