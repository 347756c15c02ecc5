//! Which forces act, and how does a body move under them?
//!
//! # Model
//! A point mass in coordinates that turn with the Earth at the rate `ω` about z:
//!
//! ```text
//! r̈ = g(r) − 2 ω × ṙ − ω × (ω × r) + (T(p) û − D v̂)/m
//! D = ½ ρ v² C_d(v/c) A   of a body,   D/m = ρ v²/(2β)   of a re-entry vehicle
//! ```
//!
//! `v` is the speed against the air, which turns with the Earth. The thrust points along the vertical during the vertical
//! rise; then at an angle to the velocity during the pitch-over; then along the velocity: the gravity turn.
//!
//! Air and drag table have corners: the ends of the standard's layers, the entries of the table. A *regime* names the layer
//! and the segment whose laws hold; they go on smoothly beyond their ends, and a step is cut where it leaves them, so that
//! the integrator keeps its order, and a flight changes smoothly with what it starts from. Above 86 km the air is too thin
//! for a corner to matter.
//!
//! # Assumptions and limits
//! - No lift and no side force: what an angle of attack adds during the pitch-over is left out, at most a few per cent of
//!   the thrust for some seconds.
//! - The vertical is the normal of the ellipsoid, which is the plumb line to some seconds of arc. An Earth that stands still
//!   has no level ellipsoid: there the vertical is the plumb line itself, opposite to gravity, else a missile would lean by
//!   up to 0.2° before it is steered.
//! - No wind. Above 86 km the speed of sound is that at 86 km: the drag there is 1e-5 of the weight and less.
//! - The standard air ends at 1,000 km; above it there is none.
//!
//! # Conventions
//! Frame: Earth-centred, Earth-fixed (WGS-84), right-handed, z towards the north pole; on an Earth that stands still the
//! same axes, not turning. SI. Time from launch.
//!
//! # Sources
//! - \[bate1971\] R. R. Bate, D. D. Mueller, J. E. White, Fundamentals of Astrodynamics, 1971: motion in a turning frame
//!   — unverified; derived in `docs/models/flight.md`.
//!
//! # Checked by
//! - laws: the Jacobi integral, energy and angular momentum; a body that falls at its terminal speed.
//! - other tools: `validation/cases/staged-flights`, `validation/cases/heyoka-arcs`.
//!
//! # Not here
//! When a phase begins and ends: [`crate::flight`].

use tpt_earth::{
    ATMOSPHERE_CEILING, AirLayer, GravityModel, Lanes, Layers, Length, MOST_LANES, Mask,
    WGS84_ROTATION_RATE_RAD_S, height_m, vertical,
};

use crate::dop853::State;
use crate::drag::{DragTable, by_law};
use crate::vehicle::Engine;

/// Whether the Earth turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rotation {
    /// At the rate of WGS-84.
    Turning,
    /// Not at all: for comparison with figures that leave it out.
    Still,
}

impl Rotation {
    /// The rate, rad/s.
    pub(crate) const fn rate_rad_s(self) -> f64 {
        match self {
            Rotation::Turning => WGS84_ROTATION_RATE_RAD_S,
            Rotation::Still => 0.0,
        }
    }
}

/// Whether there is air.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AirModel {
    /// The U.S. Standard Atmosphere, 1976.
    Standard,
    /// None: for comparison with closed forms.
    Vacuum,
}

/// The Earth that a flight flies over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct World {
    /// Its field.
    pub gravity: GravityModel,
    /// Its rotation.
    pub rotation: Rotation,
    /// Its air.
    pub air: AirModel,
}

/// Where the thrust points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Pointing {
    /// Up.
    Vertical,
    /// At an angle to the velocity, turned towards a direction of unit length.
    FromVelocity { cos: f64, sin: f64, towards: [f64; 3] },
    /// Along the velocity.
    AlongVelocity,
}

/// An engine at work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Burn {
    pub(crate) engine: Engine,
    pub(crate) since_s: f64,
}

/// What the air acts on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// A body with a drag table and a reference area.
    Body { drag: DragTable, area_m2: f64 },
    /// A re-entry vehicle of a ballistic coefficient.
    Vehicle { ballistic_coefficient_kg_m2: f64 },
}

/// A stretch of flight without a jump.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Phase {
    pub(crate) world: World,
    pub(crate) burn: Option<Burn>,
    /// At ignition, or all along where nothing burns.
    pub(crate) mass_kg: f64,
    pub(crate) pointing: Pointing,
    pub(crate) shape: Shape,
}

/// The laws that hold: a layer of the air and a segment of the drag table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Regime {
    layer: AirLayer,
    segment: usize,
}

/// Which laws hold during a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Laws {
    /// Those of one regime, to its end and a little beyond.
    Of(Regime),
    /// Those of wherever the body is.
    OfThePlace,
}

/// A way out of a regime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    LayerBelow,
    LayerAbove,
    Slower,
    Faster,
}

/// A stretch without ends.
const NO_ENDS: [f64; 2] = [f64::NEG_INFINITY, f64::INFINITY];

impl Regime {
    fn layer_ends_m(self) -> [f64; 2] {
        let (below, above) = self.layer.ends();
        [below.map_or(NO_ENDS[0], |end| end.as_metres()), above.map_or(NO_ENDS[1], |end| end.as_metres())]
    }
}

/// A path that climbs no more than this, rad, is level: 0.6°. The pitch-over of a missile that flies ends far above.
const LEVEL: f64 = 0.01;

/// Beyond this distance from the centre there is no air at any latitude, m.
const AIRLESS_RADIUS_M: f64 = 6_378_137.0 + ATMOSPHERE_CEILING.as_metres();

#[inline(always)]
pub(crate) fn dot<N: Lanes>(a: [N; 3], b: [N; 3]) -> N {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub(crate) fn cross([a, b, c]: [f64; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

#[inline]
pub(crate) fn halves(state: &State) -> ([f64; 3], [f64; 3]) {
    let [x, y, z, u, v, w] = *state;
    ([x, y, z], [u, v, w])
}

impl Phase {
    /// Whether the pitch-over leans it over to the horizontal. There the thrust, kept at an angle to the velocity, has no side to lean to:
    /// the equations have no smooth solution.
    pub(crate) fn tips_over(&self, state: &State, climb_m_s: f64) -> bool {
        let (_, velocity_m_s) = halves(state);
        matches!(self.pointing, Pointing::FromVelocity { .. })
            && climb_m_s <= LEVEL * dot(velocity_m_s, velocity_m_s).sqrt()
    }

    /// The regime in which a state lies.
    pub(crate) fn regime(&self, state: &State) -> Regime {
        let (position, velocity) = halves(state);
        let height_m = height_m(position);
        let layer = AirLayer::containing(Length::metres(height_m));
        let mach = dot(velocity, velocity).sqrt() * layer.medium(height_m).slowness_s_m;
        let segment = match &self.shape {
            Shape::Body { drag, .. } => drag.segment_of(mach),
            Shape::Vehicle { .. } => 0,
        };
        Regime { layer, segment }
    }

    /// The Mach number at a state by the laws of a regime, where its segment ends by it: not in the thin air.
    fn mach(&self, regime: Regime, height_m: f64, state: &State) -> f64 {
        let (_, velocity) = halves(state);
        dot(velocity, velocity).sqrt() * regime.layer.medium(height_m).slowness_s_m
    }

    /// How far a state is beyond a regime's end, in metres or Mach numbers: positive outside; never, where there is none.
    pub(crate) fn beyond(
        &self,
        regime: Regime,
        [heights_m, machs]: &[[f64; 2]; 2],
        exit: Exit,
        state: &State,
    ) -> f64 {
        let height_m = height_m(halves(state).0);
        match exit {
            Exit::LayerBelow => heights_m[0] - height_m,
            Exit::LayerAbove => height_m - heights_m[1],
            Exit::Slower => machs[0] - self.mach(regime, height_m, state),
            Exit::Faster => self.mach(regime, height_m, state) - machs[1],
        }
    }

    /// Where a regime ends: in height, m, and in Mach numbers.
    pub(crate) fn ends(&self, regime: Regime) -> [[f64; 2]; 2] {
        [regime.layer_ends_m(), self.mach_ends(regime)]
    }

    /// The exits by which a state lies outside a regime; at most one in height and one in speed.
    pub(crate) fn exits(
        &self,
        regime: Regime,
        [heights_m, machs]: &[[f64; 2]; 2],
        height_m: f64,
        state: &State,
    ) -> [Option<Exit>; 2] {
        let pick = |value: f64, [low, high]: [f64; 2], down, up| {
            if value < low {
                Some(down)
            } else if value > high {
                Some(up)
            } else {
                None
            }
        };
        let in_height = pick(height_m, *heights_m, Exit::LayerBelow, Exit::LayerAbove);
        let in_speed = if *machs == NO_ENDS {
            None
        } else {
            pick(self.mach(regime, height_m, state), *machs, Exit::Slower, Exit::Faster)
        };
        [in_height, in_speed]
    }

    /// Between which Mach numbers a regime's segment holds. In the thin air the segment is looked up instead.
    fn mach_ends(&self, regime: Regime) -> [f64; 2] {
        match &self.shape {
            Shape::Body { drag, .. } if regime.layer != AirLayer::TOP => {
                let (slower, faster) = drag.ends_of(regime.segment);
                [slower.unwrap_or(NO_ENDS[0]), faster.unwrap_or(NO_ENDS[1])]
            }
            _ => NO_ENDS,
        }
    }

    /// The regime beyond an exit at a state.
    pub(crate) fn next(&self, regime: Regime, exit: Exit, state: &State) -> Regime {
        let (layer, segment) = match exit {
            Exit::LayerBelow => (regime.layer.below(), regime.segment),
            Exit::LayerAbove => (regime.layer.above(), regime.segment),
            Exit::Slower => (regime.layer, regime.segment - 1),
            Exit::Faster => (regime.layer, regime.segment + 1),
        };
        // Coming down from the thin air, no segment was kept.
        let kept = if regime.layer == AirLayer::TOP { self.regime(state).segment } else { segment };
        Regime { layer, segment: kept }
    }

    /// Whether it thrusts along its velocity.
    fn thrusts_ahead(&self) -> bool {
        self.burn.is_some() && self.pointing == Pointing::AlongVelocity
    }

    /// Whether it thrusts in another direction.
    pub(crate) fn thrusts_elsewhere(&self) -> bool {
        self.burn.is_some() && self.pointing != Pointing::AlongVelocity
    }
}

impl Phase {
    /// The slope of a state: velocity and acceleration, by the laws of a regime.
    #[inline]
    pub(crate) fn slope(&self, laws: Laws, time_s: f64, state: &State) -> State {
        self.forces(laws).slope(time_s, state)
    }

    /// What acts in it, by the laws of a regime.
    #[inline]
    pub(crate) fn forces(&self, laws: Laws) -> Forces<'_, f64> {
        Forces::new(0.0, [(self, laws); MOST_LANES])
    }
}

/// What acts on bodies side by side, each in a phase of its own.
pub(crate) struct Forces<'p, N: Lanes> {
    of: [(&'p Phase, Laws); MOST_LANES],
    rate: N,
    vacuum: N::Mask,
    burns: N::Mask,
    /// Who thrusts along its velocity, and who elsewhere.
    ahead: N::Mask,
    elsewhere: N::Mask,
    any_burns: bool,
    /// How those who thrust elsewhere are steered, where there are any.
    steering: Option<Steering<N>>,
    mass_kg: N,
    flow_kg_s: N,
    since_s: N,
    vacuum_thrust_n: N,
    exit_area_m2: N,
    area_m2: N,
    /// The segments of the drag tables and where they begin; `looks_up` where the segment hangs on the Mach number.
    cubic: [N; 4],
    from_mach: N,
    looks_up: bool,
    layers: Layers<N>,
    of_the_place: bool,
}

impl<'p, N: Lanes> Forces<'p, N> {
    /// Phases with the laws that hold in each, in lanes like some. They share the gravity of the first.
    #[inline(always)]
    pub(crate) fn new(like: N, of: [(&'p Phase, Laws); MOST_LANES]) -> Self {
        let nothing = like.all(0.0);
        let flag = |holds: bool| if holds { 1.0 } else { 0.0 };
        let (mut looks_up, mut of_the_place) = (false, false);
        let mut layers = [AirLayer::TOP; MOST_LANES];
        let mut cubics = [([0.0; 4], 0.0); MOST_LANES];
        for lane in 0..N::COUNT {
            let (phase, laws) = &of[lane];
            match laws {
                Laws::Of(regime) => layers[lane] = regime.layer,
                Laws::OfThePlace => of_the_place |= phase.world.air != AirModel::Vacuum,
            }
            let by_law = matches!(laws, Laws::Of(regime) if regime.layer != AirLayer::TOP);
            cubics[lane] = match (&phase.shape, laws) {
                (Shape::Body { drag, .. }, Laws::Of(regime)) if by_law => drag.segment(regime.segment),
                _ => ([1.0, 0.0, 0.0, 0.0], 0.0),
            };
            looks_up |= !by_law && matches!(phase.shape, Shape::Body { .. });
        }
        let burn = |lane: usize| of[lane].0.burn;
        Self {
            rate: like.each(|lane| of[lane].0.world.rotation.rate_rad_s()),
            vacuum: like.each(|lane| flag(of[lane].0.world.air == AirModel::Vacuum)).above(nothing),
            burns: like.each(|lane| flag(burn(lane).is_some())).above(nothing),
            ahead: like.each(|lane| flag(of[lane].0.thrusts_ahead())).above(nothing),
            elsewhere: like.each(|lane| flag(of[lane].0.thrusts_elsewhere())).above(nothing),
            any_burns: of.iter().any(|(phase, _)| phase.burn.is_some()),
            steering: if of.iter().any(|(phase, _)| phase.thrusts_elsewhere()) {
                Some(Steering::of(like, of.map(|(phase, _)| phase)))
            } else {
                None
            },
            mass_kg: like.each(|lane| match of[lane].0.shape {
                Shape::Body { .. } => of[lane].0.mass_kg,
                Shape::Vehicle { ballistic_coefficient_kg_m2 } => ballistic_coefficient_kg_m2,
            }),
            flow_kg_s: like.each(|lane| burn(lane).map_or(0.0, |burn| burn.engine.flow_kg_s())),
            since_s: like.each(|lane| burn(lane).map_or(0.0, |burn| burn.since_s)),
            vacuum_thrust_n: like.each(|lane| burn(lane).map_or(0.0, |burn| burn.engine.thrust_n(0.0))),
            exit_area_m2: like.each(|lane| burn(lane).map_or(0.0, |burn| burn.engine.exit_area_m2())),
            area_m2: like.each(|lane| match of[lane].0.shape {
                Shape::Body { area_m2, .. } => area_m2,
                Shape::Vehicle { .. } => 1.0,
            }),
            cubic: [
                like.each(|lane| cubics[lane].0[0]),
                like.each(|lane| cubics[lane].0[1]),
                like.each(|lane| cubics[lane].0[2]),
                like.each(|lane| cubics[lane].0[3]),
            ],
            from_mach: like.each(|lane| cubics[lane].1),
            looks_up,
            layers: Layers::new(like, layers),
            of_the_place,
            of,
        }
    }

    /// The slopes of states, each at its time.
    #[inline(always)]
    pub(crate) fn slope(&self, time_s: N, state: &[N; 6]) -> [N; 6] {
        let [x, y, z, u, v, w] = *state;
        let (position, velocity) = ([x, y, z], [u, v, w]);
        let gravity = self.of[0].0.world.gravity.acceleration(position);
        let mut acceleration = gravity;
        acceleration[0] = acceleration[0] + self.rate * (v * 2.0 + self.rate * x);
        acceleration[1] = acceleration[1] + self.rate * (u * -2.0 + self.rate * y);
        let nothing = x.all(0.0);
        let outside = dot(position, position).above(x.all(AIRLESS_RADIUS_M * AIRLESS_RADIUS_M));
        let in_air = outside.or(self.vacuum).not();
        let any_air = in_air.any();
        if any_air || self.any_burns {
            let [density, pressure, slowness] =
                if any_air { self.air(height_m(position), in_air) } else { [nothing; 3] };
            let speed = dot(velocity, velocity).root();
            let coefficient = self.drag_coefficient(speed * slowness);
            let drag_kg_s = density * 0.5 * speed * coefficient * self.area_m2;
            let mass_kg = self.mass_kg - self.flow_kg_s * (time_s - self.since_s);
            let thrust_n = self.vacuum_thrust_n - pressure * self.exit_area_m2;
            // Drag, and thrust where it points along the velocity, over the speed: one division for both.
            let ahead = self.ahead.and(speed.above(nothing));
            let along =
                (thrust_n - drag_kg_s * speed).or(-drag_kg_s, ahead) / (mass_kg * speed).or(mass_kg, ahead);
            let pushed = self.burns.or(in_air);
            for axis in 0..3 {
                acceleration[axis] =
                    (acceleration[axis] + along * velocity[axis]).or(acceleration[axis], pushed);
            }
            if let Some(steering) = &self.steering {
                let direction = steering.direction(position, (velocity, speed), gravity);
                let thrust = thrust_n / mass_kg;
                for axis in 0..3 {
                    acceleration[axis] = (acceleration[axis] + thrust * direction[axis])
                        .or(acceleration[axis], self.elsewhere);
                }
            }
        }
        [u, v, w, acceleration[0], acceleration[1], acceleration[2]]
    }

    /// Density, pressure and slowness at heights; nothing where there is no air.
    #[inline(always)]
    fn air(&self, height_m: N, in_air: N::Mask) -> [N; 3] {
        if !self.of_the_place {
            return self.layers.at(height_m, in_air);
        }
        let mut layers = [AirLayer::TOP; MOST_LANES];
        for (lane, layer) in layers.iter_mut().enumerate().take(N::COUNT) {
            *layer = match self.of[lane].1 {
                Laws::Of(regime) => regime.layer,
                Laws::OfThePlace => AirLayer::containing(Length::metres(height_m.lane(lane))),
            };
        }
        Layers::new(height_m, layers).at(height_m, in_air)
    }

    #[inline(always)]
    fn drag_coefficient(&self, mach: N) -> N {
        let held = by_law(self.cubic, mach - self.from_mach);
        if !self.looks_up {
            return held;
        }
        held.each(|lane| match (&self.of[lane].0.shape, self.of[lane].1) {
            (Shape::Body { .. }, Laws::Of(regime)) if regime.layer != AirLayer::TOP => held.lane(lane),
            (Shape::Body { drag, .. }, _) => drag.coefficient(mach.lane(lane)),
            (Shape::Vehicle { .. }, _) => held.lane(lane),
        })
    }
}

/// Where thrusts point that do not point along the velocity: what of it stays the same during a step.
struct Steering<N: Lanes> {
    /// Who rises straight up, and for whom up is against gravity.
    upright: N::Mask,
    plumb: N::Mask,
    /// The angle to the velocity, and towards where.
    cos: N,
    sin: N,
    towards: [N; 3],
}

impl<N: Lanes> Steering<N> {
    #[inline(always)]
    fn of(like: N, phases: [&Phase; MOST_LANES]) -> Self {
        let nothing = like.all(0.0);
        let mut upright = [0.0; MOST_LANES];
        let mut plumb = [0.0; MOST_LANES];
        let mut steered = [[0.0; 5]; MOST_LANES];
        for (lane, phase) in phases.iter().enumerate() {
            match phase.pointing {
                Pointing::Vertical => {
                    upright[lane] = 1.0;
                    plumb[lane] = if phase.world.rotation == Rotation::Still { 1.0 } else { 0.0 };
                }
                Pointing::FromVelocity { cos, sin, towards: [x, y, z] } => {
                    steered[lane] = [cos, sin, x, y, z]
                }
                Pointing::AlongVelocity => {}
            }
        }
        Self {
            upright: like.each(|lane| upright[lane]).above(nothing),
            plumb: like.each(|lane| plumb[lane]).above(nothing),
            cos: like.each(|lane| steered[lane][0]),
            sin: like.each(|lane| steered[lane][1]),
            towards: [
                like.each(|lane| steered[lane][2]),
                like.each(|lane| steered[lane][3]),
                like.each(|lane| steered[lane][4]),
            ],
        }
    }

    /// The directions of the thrust.
    #[inline(always)]
    fn direction(&self, position: [N; 3], (velocity, speed): ([N; 3], N), gravity: [N; 3]) -> [N; 3] {
        let nothing = speed.all(0.0);
        let moves = speed.above(nothing);
        let mut up = [nothing; 3];
        if self.upright.or(moves.not()).any() {
            up = vertical(position).0;
        }
        let pull = dot(gravity, gravity).root();
        for axis in 0..3 {
            up[axis] = (-gravity[axis] / pull).or(up[axis], self.plumb);
        }
        let mut ahead = up;
        for axis in 0..3 {
            ahead[axis] = (velocity[axis] / speed).or(up[axis], moves);
        }
        let along = dot(self.towards, ahead);
        let mut across = ahead;
        for axis in 0..3 {
            across[axis] = self.towards[axis] - along * ahead[axis];
        }
        let length = dot(across, across).root();
        // Only where the velocity already points that way is there no direction across it.
        let leans = length.above(nothing);
        let mut direction = up;
        for axis in 0..3 {
            let leaning = self.cos * ahead[axis] + self.sin * across[axis] / length;
            direction[axis] = up[axis].or(leaning.or(ahead[axis], leans), self.upright);
        }
        direction
    }
}
