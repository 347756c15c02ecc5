//! When does it burn out, how high does it rise, where and when does it come down?
//!
//! # Model
//! A flight is a sequence of phases without a jump: vertical rise, pitch-over, gravity turn, burns and the pauses between
//! them, free flight. Each phase is integrated by `dop853.rs` and ends exactly where the next begins. Apogee and impact
//! are roots of the vertical speed and of the height along the step's polynomial.
//!
//! ```text
//! apogee: d h/d t = 0, falling;   impact: h = 0, falling;   h: geodetic height on WGS-84
//! ```
//!
//! # Assumptions and limits
//! - The ground is the ellipsoid: no terrain, no sea level.
//! - A flight that is up for longer than four hours has no end: it went round, or away.
//! - The thrust at launch must exceed the weight.
//!
//! # Conventions
//! Time from launch (first motion). Speeds are against the turning ground unless a name says otherwise. Azimuths from
//! north, clockwise. The *kick* is the angle between thrust and velocity during the pitch-over.
//!
//! # Sources
//! - The sequence of vertical rise, pitch-over and gravity turn is that of every program of the field;
//!   \[wright1992\] L. Gronlund, D. C. Wright, Depressed Trajectory SLBMs, Science & Global Security 3, 1992, appendix —
//!   unverified.
//!
//! # Checked by
//! - laws: Kepler's arc in a vacuum, conservation, no air = the oracle; events lie on the path.
//! - published values and other tools: see `validation/cases`.
//!
//! # Not here
//! Which kick meets a report: [`crate::reconstruction`]. Which carries farthest: [`crate::longest`].

use tpt_earth::math::sin_cos;
use tpt_earth::{
    Angle, ArealMass, Length, OutOfDomain, Position, Speed, Time, ecef, geodesic, geodetic, vertical,
};

use crate::beside::{Lane, alone};
use crate::dop853::{Dense, State, Stuck};
use crate::motion::{Burn, Laws, Phase, Pointing, Shape, World, dot};
use crate::run::{Done, Leg, NEAR_AN_EVENT, Piece, Run, climb, height, moment};
use crate::thrown::STRETCH;
use crate::vehicle::{AfterBurnout, Vehicle};

/// Relative error of a step where nothing else is asked for.
pub const DEFAULT_TOLERANCE: f64 = 1e-9;

/// Nothing that comes down is up for so long.
pub(crate) const LONGEST_FLIGHT_S: f64 = 4.0 * 3600.0;

/// The first step that is tried, s.
const FIRST_STEP_S: f64 = 0.25;

/// The same for a body without an engine, which nothing shakes at the start.
const FIRST_FREE_STEP_S: f64 = 30.0;

/// How a vehicle is steered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steering {
    /// How long it rises straight up.
    pub vertical_rise: Time,
    /// How long the pitch-over takes.
    pub pitch_over: Time,
    /// The angle between thrust and velocity during the pitch-over.
    pub kick: Angle,
}

/// How much of the last stage's propellant is burnt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cutoff {
    /// All of it.
    FullBurn,
    /// This share of it, between 0 and 1: an engine that is shut down.
    Share(f64),
}

/// A launch and how it is steered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// Where it starts, at height 0 and at rest against the ground.
    pub launch: Position,
    /// The direction of the pitch-over, from north, clockwise.
    pub azimuth: Angle,
    /// How it is steered.
    pub steering: Steering,
    /// How much is burnt.
    pub cutoff: Cutoff,
}

/// How much of a flight is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// Its events.
    Events,
    /// The whole path too.
    Path,
}

/// A moment of a flight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Since launch.
    pub time: Time,
    /// Above the ellipsoid.
    pub height: Length,
    /// Against the turning ground.
    pub speed: Speed,
    /// `[x, y, z]`, Earth-centred, Earth-fixed, m.
    pub position_m: [f64; 3],
    /// `[v_x, v_y, v_z]`, in the same axes, m/s.
    pub velocity_m_s: [f64; 3],
}

/// What a flight did.
#[derive(Clone, Debug, PartialEq)]
pub struct Trajectory {
    /// The end of each burn that was reached in flight, first to last.
    pub burnouts: Vec<Moment>,
    /// The highest point.
    pub apogee: Moment,
    /// Where it came down.
    pub impact: Moment,
    /// The place of the impact.
    pub impact_place: Position,
    /// Along the geodesic from the launch to the impact.
    pub range: Length,
    /// The direction of that geodesic at the launch.
    pub bearing: Angle,
    launch: Position,
    path: Vec<Piece>,
}

/// Why there is no trajectory.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FlightError {
    /// The thrust does not lift the weight.
    #[error(
        "thrust at launch is {thrust_to_weight:.3} of the weight: it does not lift off; allowed: more than 1"
    )]
    NoLiftOff {
        /// Thrust over weight at launch.
        thrust_to_weight: f64,
    },
    /// It does not come down.
    #[error("still in flight four hours after launch: it does not come down")]
    NeverDown,
    /// The numbers leave the domain of the equations.
    #[error(
        "the integration cannot go on {at_s:.1} s after launch: forces beyond what the equations describe"
    )]
    Stuck {
        /// Where it stopped.
        at_s: f64,
    },
    /// The pitch-over leans it over to the horizontal.
    #[error(
        "the pitch-over leans it over to the horizontal {at_s:.1} s after launch: it does not climb away"
    )]
    TipsOver {
        /// When it is level.
        at_s: f64,
    },
    /// A steering or a share of burn that means nothing.
    #[error(transparent)]
    Domain(#[from] OutOfDomain),
}

impl From<Stuck> for FlightError {
    fn from(stuck: Stuck) -> Self {
        FlightError::Stuck { at_s: stuck.at_s }
    }
}

/// Flies a vehicle.
///
/// # Inputs and output
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `vehicle` | what flies | – | validated by its constructor |
/// | `plan` | launch and steering | rad, s | kick 0 to 90°, times 0 or more, share 0 to 1 |
/// | `world` | the Earth | – | |
/// | `tolerance` | relative error of a step | 1 | 1e-14 to 1e-3 |
///
/// Deterministic: the same bits for the same input. A flight that comes down before its burn ends has fewer burnouts than
/// stages.
///
/// # Errors
///
/// [`FlightError`] if it does not lift off, does not come down, or the plan is outside its domain.
pub fn fly(
    vehicle: &Vehicle,
    plan: &Plan,
    world: World,
    tolerance: f64,
    detail: Detail,
) -> Result<Trajectory, FlightError> {
    alone(fly_in(&Lane::ALONE, vehicle, plan, world, tolerance, detail))
}

/// The same in a lane.
///
/// # Errors
///
/// Those of [`fly`].
pub async fn fly_in(
    lane: &Lane,
    vehicle: &Vehicle,
    plan: &Plan,
    world: World,
    tolerance: f64,
    detail: Detail,
) -> Result<Trajectory, FlightError> {
    let run = lifted_off(vehicle, plan, world, tolerance, detail)?;
    ended(lane.fly(run).await?, plan.launch)
}

/// A flight that stands at its last burnout, or came down before.
pub(crate) struct Boosted {
    run: Box<Run>,
    launch: Position,
}

impl Boosted {
    /// Flies a vehicle to its last burnout.
    ///
    /// # Errors
    ///
    /// Those of [`fly`].
    pub(crate) async fn of(
        lane: &Lane,
        vehicle: &Vehicle,
        plan: &Plan,
        world: World,
        tolerance: f64,
    ) -> Result<Self, FlightError> {
        let run = lifted_off(vehicle, plan, world, tolerance, Detail::Events)?;
        Ok(Self { run: lane.fly(run.to_the_last_burnout()).await?, launch: plan.launch })
    }

    /// The same; `None` where it tips over during its pitch-over.
    ///
    /// # Errors
    ///
    /// The others of [`fly`].
    pub(crate) async fn upright(
        lane: &Lane,
        vehicle: &Vehicle,
        plan: &Plan,
        world: World,
        tolerance: f64,
    ) -> Result<Option<Self>, FlightError> {
        match Self::of(lane, vehicle, plan, world, tolerance).await {
            Err(FlightError::TipsOver { .. }) => Ok(None),
            boosted => boosted.map(Some),
        }
    }

    /// The last burnout; `None` where it came down before.
    pub(crate) fn burnout(&self) -> Option<Moment> {
        self.run.last_burnout()
    }

    /// On from there to the ground: the flight that [`fly`] flies.
    ///
    /// # Errors
    ///
    /// Those of [`fly`].
    pub(crate) async fn on(self, lane: &Lane) -> Result<Trajectory, FlightError> {
        ended(lane.fly(self.run.to_the_ground()?).await?, self.launch)
    }
}

/// A flight at rest on its launch site, if it lifts off.
fn lifted_off(
    vehicle: &Vehicle,
    plan: &Plan,
    world: World,
    tolerance: f64,
    detail: Detail,
) -> Result<Box<Run>, FlightError> {
    check(plan, tolerance)?;
    let timeline = Timeline::of(vehicle, plan, world);
    let start = ecef(plan.launch, Length::ZERO);
    let [x, y, z] = start;
    let legs = timeline.legs(vehicle);
    let first = &legs[0].phase;
    let at_rest = [x, y, z, 0.0, 0.0, 0.0];
    let laws = Laws::OfThePlace;
    let [.., ax, ay, az] = first.slope(laws, 0.0, &at_rest);
    let (up, _) = vertical(start);
    let climb = dot([ax, ay, az], up);
    if climb.is_nan() || climb <= 0.0 {
        // Gravity and the centrifugal force together, from what is left without thrust.
        let [.., gx, gy, gz] = Phase { burn: None, ..first.clone() }.slope(laws, 0.0, &at_rest);
        let weight = -dot([gx, gy, gz], up);
        return Err(FlightError::NoLiftOff { thrust_to_weight: (climb + weight) / weight });
    }
    Run::from(at_rest, legs, tolerance, detail, FIRST_STEP_S)
}

/// What a flight did, once it is down.
fn ended(run: Box<Run>, launch: Position) -> Result<Trajectory, FlightError> {
    let done = run.done();
    let Landed { apogee, impact } = landed(&done)?;
    let (impact_place, _) = geodetic(impact.position_m);
    let ground = geodesic(launch, impact_place);
    Ok(Trajectory {
        burnouts: done.burnouts,
        apogee,
        impact,
        impact_place,
        range: ground.distance,
        bearing: ground.azimuth,
        launch,
        path: done.path,
    })
}

/// The two ends of what a flight did, once it is down.
pub(crate) fn landed(done: &Done) -> Result<Landed, FlightError> {
    let impact = done.impact.ok_or(FlightError::NeverDown)?;
    // Only a flight that ends in its first step has no top of its own.
    Ok(Landed { apogee: done.apogee.unwrap_or(impact), impact })
}

fn check(plan: &Plan, tolerance: f64) -> Result<(), OutOfDomain> {
    let Steering { vertical_rise, pitch_over, kick } = plan.steering;
    for (quantity, time) in [("vertical rise", vertical_rise), ("pitch-over time", pitch_over)] {
        if !(time.is_finite() && time >= Time::ZERO) {
            return Err(OutOfDomain::new(quantity, time, "0 s or more"));
        }
    }
    let degrees = kick.as_degrees();
    if !(0.0..=90.0).contains(&degrees) {
        return Err(OutOfDomain::new("kick angle", format!("{degrees}°"), "0° to 90°"));
    }
    if !plan.azimuth.is_finite() {
        return Err(OutOfDomain::new("azimuth", plan.azimuth, "a finite angle"));
    }
    if let Cutoff::Share(share) = plan.cutoff
        && !(share > 0.0 && share <= 1.0)
    {
        return Err(OutOfDomain::new("burnt share", share, "more than 0, at most 1"));
    }
    check_tolerance(tolerance)
}

/// Whether a relative error of a step can be asked for: 1e-14 to 1e-3.
///
/// # Errors
///
/// [`OutOfDomain`] if it cannot.
pub fn check_tolerance(tolerance: f64) -> Result<(), OutOfDomain> {
    if (1e-14..=1e-3).contains(&tolerance) {
        return Ok(());
    }
    Err(OutOfDomain::new("tolerance", tolerance, "1e-14 to 1e-3"))
}

/// A time at which something jumps.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Edge {
    at_s: f64,
    burnout: bool,
}

/// One stage's burn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Burning {
    from_s: f64,
    to_s: f64,
    /// Everything from this stage up, at ignition.
    mass_kg: f64,
    stage: usize,
}

/// The edges of a flight and what happens between them.
struct Timeline {
    world: World,
    edges: Vec<Edge>,
    burns: Vec<Burning>,
    vertical_until_s: f64,
    pitch_over_until_s: f64,
    pitch_over: Pointing,
    /// What flies on after the last burn.
    coasting_kg: f64,
}

impl Timeline {
    fn of(vehicle: &Vehicle, plan: &Plan, world: World) -> Self {
        let mut above_kg = vehicle.launch_mass().as_kilograms();
        let mut at_s = 0.0;
        let last = vehicle.stages.len() - 1;
        let mut unburnt_kg = 0.0;
        let mut burns = Vec::with_capacity(vehicle.stages.len());
        for (index, stage) in vehicle.stages.iter().enumerate() {
            let from_s = at_s + stage.ignition_delay_s;
            let share = match plan.cutoff {
                Cutoff::Share(share) if index == last => share,
                _ => 1.0,
            };
            at_s = from_s + share * stage.burn_time().as_seconds();
            burns.push(Burning { from_s, to_s: at_s, mass_kg: above_kg, stage: index });
            unburnt_kg = (1.0 - share) * stage.propellant_kg;
            above_kg -= stage.propellant_kg + stage.dry_kg;
        }
        let coasting_kg = match vehicle.after_burnout {
            AfterBurnout::Attached => vehicle.payload_kg + vehicle.stages[last].dry_kg + unburnt_kg,
            AfterBurnout::Separates { .. } => vehicle.payload_kg,
        };
        let lift_off_s = burns[0].from_s;
        let vertical_until_s = lift_off_s + plan.steering.vertical_rise.as_seconds();
        let pitch_over_until_s = vertical_until_s + plan.steering.pitch_over.as_seconds();
        let (sin, cos) = sin_cos(plan.steering.kick.as_radians());
        let towards = horizontal(plan.launch, plan.azimuth);
        let mut timeline = Self {
            world,
            edges: Vec::with_capacity(2 * burns.len() + 4),
            burns,
            vertical_until_s,
            pitch_over_until_s,
            pitch_over: Pointing::FromVelocity { cos, sin, towards },
            coasting_kg,
        };
        timeline.set_edges();
        timeline
    }

    fn set_edges(&mut self) {
        let last_s = self.burns.last().map_or(0.0, |burn| burn.to_s);
        let plain = |at_s: f64| Edge { at_s, burnout: false };
        self.edges.push(plain(self.burns[0].from_s));
        for burn in &self.burns {
            self.edges.extend([plain(burn.from_s), Edge { at_s: burn.to_s, burnout: true }]);
        }
        let steered = [self.vertical_until_s, self.pitch_over_until_s];
        self.edges.extend(steered.into_iter().filter(|at_s| *at_s < last_s).map(plain));
        self.edges.push(plain(last_s + LONGEST_FLIGHT_S));
        self.edges.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
        // Two edges at one time are one; a burnout among them stays one.
        self.edges.dedup_by(|next, kept| {
            let same = next.at_s <= kept.at_s;
            kept.burnout |= same && next.burnout;
            same
        });
    }

    /// All phases, each to its end.
    fn legs(&self, vehicle: &Vehicle) -> Vec<Leg> {
        let between = self.edges.windows(2);
        let leg = |edges: &[Edge]| Leg {
            phase: self.phase(edges[0].at_s, vehicle),
            until_s: edges[1].at_s,
            burnout: edges[1].burnout,
        };
        between.map(leg).collect()
    }

    /// The phase that begins at a time.
    fn phase(&self, from_s: f64, vehicle: &Vehicle) -> Phase {
        let from_s = from_s.max(self.burns[0].from_s);
        let pointing = if from_s < self.vertical_until_s {
            Pointing::Vertical
        } else if from_s < self.pitch_over_until_s {
            self.pitch_over
        } else {
            Pointing::AlongVelocity
        };
        let body = |stage: usize| Shape::Body {
            drag: vehicle.drag.clone(),
            area_m2: vehicle.stages[stage].reference_area_m2,
        };
        let phase = |burn, mass_kg, shape| Phase { world: self.world, burn, mass_kg, pointing, shape };
        // The burn that is on, or else the one that comes next: its stage is the one that flies.
        match self.burns.iter().find(|burn| from_s < burn.to_s) {
            Some(burn) if from_s >= burn.from_s => {
                let engine = vehicle.stages[burn.stage].engine;
                let on = Burn { engine, since_s: burn.from_s };
                phase(Some(on), burn.mass_kg, body(burn.stage))
            }
            Some(next) => phase(None, next.mass_kg, body(next.stage)),
            None => {
                let shape = match vehicle.after_burnout {
                    AfterBurnout::Attached => body(vehicle.stages.len() - 1),
                    AfterBurnout::Separates { ballistic_coefficient } => Shape::Vehicle {
                        ballistic_coefficient_kg_m2: ballistic_coefficient.as_kilograms_per_square_metre(),
                    },
                };
                phase(None, self.coasting_kg, shape)
            }
        }
    }
}

/// The horizontal unit vector at a place towards an azimuth.
pub(crate) fn horizontal(place: Position, azimuth: Angle) -> [f64; 3] {
    let (sin_lat, cos_lat) = sin_cos(place.latitude().as_radians());
    let (sin_lon, cos_lon) = sin_cos(place.longitude().as_radians());
    let (sin_az, cos_az) = sin_cos(azimuth.as_radians());
    [
        -sin_az * sin_lon - cos_az * sin_lat * cos_lon,
        sin_az * cos_lon - cos_az * sin_lat * sin_lon,
        cos_az * cos_lat,
    ]
}

impl Trajectory {
    /// The moment at a time; `None` before the launch, after the impact, or where the path was not kept.
    #[must_use]
    pub fn at(&self, time: Time) -> Option<Moment> {
        Some(moment(time.as_seconds(), &self.state(time)?))
    }

    /// Where it is at a time, Earth-fixed, m: as [`Self::at`] has it, for who asks for no height and no speed.
    #[must_use]
    pub fn position_m(&self, time: Time) -> Option<[f64; 3]> {
        self.state(time).map(|[x, y, z, ..]| [x, y, z])
    }

    fn state(&self, time: Time) -> Option<[f64; 6]> {
        let time_s = time.as_seconds();
        if !(time >= Time::ZERO && time <= self.impact.time) {
            return None;
        }
        let index = self.path.partition_point(|piece| piece.dense.time_s(piece.end) < time_s);
        let dense = &self.path.get(index)?.dense;
        Some(dense.at_share(dense.share(time_s)))
    }

    /// The first time at which the flight passes a height upwards, and the last downwards; `None` where it stays below
    /// or the path was not kept.
    #[must_use]
    pub fn crossings(&self, of: Length) -> Option<(Moment, Moment)> {
        let above = |state: &[f64; 6]| height(state) - of.as_metres();
        // A step in which the flight turns may pass the height twice: it is looked at in two parts.
        let parts = |Piece { dense, end }: &Piece| {
            let turns = climb(&dense.at_share(0.0)) > 0.0 && climb(&dense.at_share(*end)) < 0.0;
            let top = if turns { dense.share_of_zero((0.0, *end), NEAR_AN_EVENT, climb) } else { *end };
            [(0.0, top), (top, *end)]
        };
        let crossing = |(dense, part): (&Dense, (f64, f64))| {
            let [low, high] = [part.0, part.1].map(|share| above(&dense.at_share(share)) > 0.0);
            let share = (low != high).then(|| dense.share_of_zero(part, NEAR_AN_EVENT, above))?;
            Some(moment(dense.time_s(share), &dense.at_share(share)))
        };
        let all =
            || self.path.iter().flat_map(|piece| parts(piece).map(|part| (&piece.dense, part)).into_iter());
        let up = all().find_map(crossing)?;
        let down = all().rev().find_map(crossing)?;
        Some((up, down))
    }

    /// The place under a moment and its distance over the ground from the launch.
    #[must_use]
    pub fn ground(&self, moment: &Moment) -> (Position, Length) {
        let (place, _) = geodetic(moment.position_m);
        (place, geodesic(self.launch, place).distance)
    }
}

/// A body thrown from the ground without an engine: what the closed forms describe.
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `launch` | the start, at height 0 | rad | |
/// | `velocity_m_s` | against the turning ground, Earth-centred, Earth-fixed axes | m/s | upwards |
/// | `ballistic_coefficient` | mass over drag coefficient and area; without effect in a vacuum | kg/m² | above 0 |
///
/// # Errors
///
/// [`FlightError`] if it does not come down, or a number is outside its domain.
pub fn free_flight(
    launch: Position,
    velocity_m_s: [f64; 3],
    ballistic_coefficient: ArealMass,
    world: World,
    tolerance: f64,
    detail: Detail,
) -> Result<Trajectory, FlightError> {
    let thrown = Thrown { launch, velocity_m_s, ballistic_coefficient };
    ended(alone(thrown.run(&Lane::ALONE, world, tolerance, detail))?, launch)
}

/// A body thrown from the ground, as [`free_flight`] takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thrown {
    /// The start, at height 0.
    pub launch: Position,
    /// Against the turning ground, Earth-centred, Earth-fixed axes, m/s.
    pub velocity_m_s: [f64; 3],
    /// Mass over drag coefficient and area; without effect in a vacuum.
    pub ballistic_coefficient: ArealMass,
}

/// Where a thrown body is highest, and where it comes down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Landed {
    /// The highest point.
    pub apogee: Moment,
    /// On the ground.
    pub impact: Moment,
}

impl Thrown {
    pub(crate) async fn run(
        &self,
        lane: &Lane,
        world: World,
        tolerance: f64,
        detail: Detail,
    ) -> Result<Box<Run>, FlightError> {
        let start = self.start(tolerance)?;
        let ballistic_coefficient_kg_m2 = self.ballistic_coefficient.as_kilograms_per_square_metre();
        let phase = Phase {
            world,
            burn: None,
            mass_kg: 1.0,
            pointing: Pointing::AlongVelocity,
            shape: Shape::Vehicle { ballistic_coefficient_kg_m2 },
        };
        let whole = Leg { phase, until_s: LONGEST_FLIGHT_S, burnout: false };
        lane.fly(Run::from(start, vec![whole], tolerance, detail, FIRST_FREE_STEP_S)?).await
    }

    /// Where it starts and how fast, if that means something.
    pub(crate) fn start(&self, tolerance: f64) -> Result<State, FlightError> {
        check_tolerance(tolerance)?;
        let ballistic_coefficient_kg_m2 = self.ballistic_coefficient.as_kilograms_per_square_metre();
        if !(ballistic_coefficient_kg_m2.is_finite() && ballistic_coefficient_kg_m2 > 0.0) {
            let quantity = "ballistic coefficient";
            return Err(OutOfDomain::new(quantity, self.ballistic_coefficient, "more than 0 kg/m²").into());
        }
        let [x, y, z] = ecef(self.launch, Length::ZERO);
        let [u, v, w] = self.velocity_m_s;
        let state = [x, y, z, u, v, w];
        // On the ellipsoid its gradient is the vertical.
        let rises = x * u + y * v + z * w * STRETCH;
        if rises.is_nan() || rises <= 0.0 {
            let shown = format!("{} m/s", climb(&state));
            return Err(OutOfDomain::new("vertical speed at launch", shown, "more than 0").into());
        }
        Ok(state)
    }
}
