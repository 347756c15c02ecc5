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
    ATMOSPHERE_CEILING, AirLayer, Four, GravityModel, Lanes, Length, Medium, WGS84_ROTATION_RATE_RAD_S,
    height_m, vertical,
};

use crate::dop853::State;
use crate::drag::DragTable;
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

/// Beyond this distance from the centre there is no air at any latitude, m.
const AIRLESS_RADIUS_M: f64 = 6_378_137.0 + ATMOSPHERE_CEILING.as_metres();

#[inline]
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

    /// The slope of a state: velocity and acceleration, by the laws of a regime.
    #[inline]
    pub(crate) fn slope(&self, laws: Laws, time_s: f64, state: &State) -> State {
        let (position, velocity) = halves(state);
        let gravity = self.world.gravity.acceleration(position);
        let mut acceleration = gravity;
        let rate = self.world.rotation.rate_rad_s();
        acceleration[0] += rate * (2.0 * velocity[1] + rate * position[0]);
        acceleration[1] += rate * (-2.0 * velocity[0] + rate * position[1]);
        let airless = self.world.air == AirModel::Vacuum
            || dot(position, position) > AIRLESS_RADIUS_M * AIRLESS_RADIUS_M;
        if !airless || self.burn.is_some() {
            let air = if airless { Medium::NONE } else { self.air(laws, position) };
            let segment = match laws {
                Laws::Of(regime) if regime.layer != AirLayer::TOP => Some(regime.segment),
                Laws::Of(_) | Laws::OfThePlace => None,
            };
            let along = self.along_velocity(segment, time_s, velocity, air);
            for i in 0..3 {
                acceleration[i] += along * velocity[i];
            }
            if self.pointing != Pointing::AlongVelocity {
                self.add_other_thrust(
                    time_s,
                    position,
                    velocity,
                    gravity,
                    air.pressure_pa,
                    &mut acceleration,
                );
            }
        }
        [velocity[0], velocity[1], velocity[2], acceleration[0], acceleration[1], acceleration[2]]
    }

    #[inline]
    fn mass_kg_at(&self, time_s: f64) -> f64 {
        self.burn
            .map_or(self.mass_kg, |burn| self.mass_kg - burn.engine.flow_kg_s() * (time_s - burn.since_s))
    }

    /// The air at a place.
    #[inline]
    fn air(&self, laws: Laws, position: [f64; 3]) -> Medium {
        let height_m = height_m(position);
        let layer = match laws {
            Laws::Of(regime) => regime.layer,
            Laws::OfThePlace => AirLayer::containing(Length::metres(height_m)),
        };
        layer.medium(height_m)
    }

    /// Drag, and thrust where it points along the velocity: acceleration over speed, 1/s. Without a segment of the drag
    /// table, the one of the Mach number is looked up.
    #[inline]
    fn along_velocity(&self, segment: Option<usize>, time_s: f64, velocity: [f64; 3], air: Medium) -> f64 {
        let speed = dot(velocity, velocity).sqrt();
        let half_pressure_kg_m2_s = 0.5 * air.density_kg_m3 * speed;
        let (drag_kg_s, mass_kg) = match &self.shape {
            Shape::Body { drag, area_m2 } => {
                let mach = speed * air.slowness_s_m;
                let coefficient = match segment {
                    None => drag.coefficient(mach),
                    Some(segment) => drag.coefficient_in(segment, mach),
                };
                (half_pressure_kg_m2_s * coefficient * area_m2, self.mass_kg_at(time_s))
            }
            Shape::Vehicle { ballistic_coefficient_kg_m2 } => {
                (half_pressure_kg_m2_s, *ballistic_coefficient_kg_m2)
            }
        };
        match (self.burn, self.pointing) {
            // Nothing that burns is a re-entry vehicle: the mass is that of the body. One division for both.
            (Some(burn), Pointing::AlongVelocity) if speed > 0.0 => {
                (burn.engine.thrust_n(air.pressure_pa) - drag_kg_s * speed) / (mass_kg * speed)
            }
            _ => -drag_kg_s / mass_kg,
        }
    }

    /// Thrust that does not point along the velocity.
    #[inline]
    fn add_other_thrust(
        &self,
        time_s: f64,
        position: [f64; 3],
        velocity: [f64; 3],
        gravity: [f64; 3],
        pressure_pa: f64,
        acceleration: &mut [f64; 3],
    ) {
        let Some(burn) = self.burn else { return };
        let direction = match self.pointing {
            Pointing::AlongVelocity => return,
            Pointing::Vertical => match self.world.rotation {
                Rotation::Turning => vertical(position).0,
                Rotation::Still => gravity.map(|g| -g / dot(gravity, gravity).sqrt()),
            },
            Pointing::FromVelocity { cos, sin, towards } => {
                let speed = dot(velocity, velocity).sqrt();
                let ahead = if speed > 0.0 { velocity.map(|v| v / speed) } else { vertical(position).0 };
                let along = dot(towards, ahead);
                let across: [f64; 3] = std::array::from_fn(|i| towards[i] - along * ahead[i]);
                let length = dot(across, across).sqrt();
                // Only where the velocity already points that way is there no direction across it.
                if length > 0.0 {
                    std::array::from_fn(|i| cos * ahead[i] + sin * across[i] / length)
                } else {
                    ahead
                }
            }
        };
        let thrust = burn.engine.thrust_n(pressure_pa) / self.mass_kg_at(time_s);
        for i in 0..3 {
            acceleration[i] += thrust * direction[i];
        }
    }
}

/// Something for each of four lanes.
#[inline(always)]
pub(crate) fn four<T>(mut of: impl FnMut(usize) -> T) -> [T; 4] {
    [of(0), of(1), of(2), of(3)]
}

/// What acts on four bodies at once, each in a phase of its own: [`Phase::slope`] side by side, with the same bits.
pub(crate) struct FourPhases<'p> {
    phases: [&'p Phase; 4],
    laws: [Laws; 4],
    rate: Four,
    burns: [bool; 4],
    vacuum: [bool; 4],
    /// Which thrusts along its velocity.
    ahead: [bool; 4],
    mass_kg: Four,
    flow_kg_s: Four,
    since_s: Four,
    vacuum_thrust_n: Four,
    exit_area_m2: Four,
    area_m2: Four,
}

/// The four bodies' states, component by component.
pub(crate) type States = [Four; 6];

impl<'p> FourPhases<'p> {
    /// Four phases with the laws that hold in each. They share the gravity of the first.
    pub(crate) fn new(of: [(&'p Phase, Laws); 4]) -> Self {
        let phases = of.map(|(phase, _)| phase);
        let each = |value: fn(&Phase) -> f64| Four(phases.map(value));
        let engine = |phase: &Phase| phase.burn.map(|burn| burn.engine);
        Self {
            laws: of.map(|(_, laws)| laws),
            rate: each(|phase| phase.world.rotation.rate_rad_s()),
            burns: phases.map(|phase| phase.burn.is_some()),
            vacuum: phases.map(|phase| phase.world.air == AirModel::Vacuum),
            ahead: phases.map(|phase| phase.burn.is_some() && phase.pointing == Pointing::AlongVelocity),
            mass_kg: each(|phase| match phase.shape {
                Shape::Body { .. } => phase.mass_kg,
                Shape::Vehicle { ballistic_coefficient_kg_m2 } => ballistic_coefficient_kg_m2,
            }),
            flow_kg_s: Four(phases.map(|phase| engine(phase).map_or(0.0, |engine| engine.flow_kg_s()))),
            since_s: each(|phase| phase.burn.map_or(0.0, |burn| burn.since_s)),
            vacuum_thrust_n: Four(
                phases.map(|phase| engine(phase).map_or(0.0, |engine| engine.thrust_n(0.0))),
            ),
            exit_area_m2: Four(phases.map(|phase| engine(phase).map_or(0.0, |engine| engine.exit_area_m2()))),
            area_m2: each(|phase| match phase.shape {
                Shape::Body { area_m2, .. } => area_m2,
                Shape::Vehicle { .. } => 1.0,
            }),
            phases,
        }
    }

    /// The slopes of four states, each at its time.
    #[inline(always)]
    pub(crate) fn slopes(&self, time_s: Four, state: &States) -> States {
        let [x, y, z, u, v, w] = *state;
        let (position, velocity) = ([x, y, z], [u, v, w]);
        let gravity = self.phases[0].world.gravity.acceleration(position);
        let mut acceleration = gravity;
        acceleration[0] = acceleration[0] + self.rate * (velocity[1] * 2.0 + self.rate * position[0]);
        acceleration[1] = acceleration[1] + self.rate * (velocity[0] * -2.0 + self.rate * position[1]);
        let distance_squared = dot(position, position);
        let airless =
            four(|lane| self.vacuum[lane] || distance_squared.0[lane] > AIRLESS_RADIUS_M * AIRLESS_RADIUS_M);
        let pushed = four(|lane| !airless[lane] || self.burns[lane]);
        if pushed == [false; 4] {
            return [u, v, w, acceleration[0], acceleration[1], acceleration[2]];
        }
        let height_m = height_m(position);
        let air = four(|lane| match (airless[lane], self.laws[lane]) {
            (true, _) => Medium::NONE,
            (false, Laws::Of(regime)) => regime.layer.medium(height_m.0[lane]),
            (false, Laws::OfThePlace) => {
                let height_m = height_m.0[lane];
                AirLayer::containing(Length::metres(height_m)).medium(height_m)
            }
        });
        let speed = dot(velocity, velocity).root();
        let half_pressure = Four::each(|lane| air[lane].density_kg_m3) * 0.5 * speed;
        let mach = speed * Four::each(|lane| air[lane].slowness_s_m);
        let coefficient = Four::each(|lane| match &self.phases[lane].shape {
            Shape::Body { drag, .. } => match self.laws[lane] {
                Laws::Of(regime) if regime.layer != AirLayer::TOP => {
                    drag.coefficient_in(regime.segment, mach.0[lane])
                }
                Laws::Of(_) | Laws::OfThePlace => drag.coefficient(mach.0[lane]),
            },
            Shape::Vehicle { .. } => 1.0,
        });
        let drag_kg_s = half_pressure * coefficient * self.area_m2;
        let mass_kg = self.mass_kg - self.flow_kg_s * (time_s - self.since_s);
        let pressure = Four::each(|lane| air[lane].pressure_pa);
        let thrust_n = self.vacuum_thrust_n - pressure * self.exit_area_m2;
        let ahead = four(|lane| self.ahead[lane] && speed.0[lane] > 0.0);
        let along =
            (thrust_n - drag_kg_s * speed).or(-drag_kg_s, ahead) / (mass_kg * speed).or(mass_kg, ahead);
        for axis in 0..3 {
            acceleration[axis] = (acceleration[axis] + along * velocity[axis]).or(acceleration[axis], pushed);
        }
        for lane in 0..4 {
            let phase = self.phases[lane];
            if self.burns[lane] && phase.pointing != Pointing::AlongVelocity {
                let of = |[x, y, z]: &[Four; 3]| [x.0[lane], y.0[lane], z.0[lane]];
                let mut own = of(&acceleration);
                phase.add_other_thrust(
                    time_s.0[lane],
                    of(&position),
                    of(&velocity),
                    of(&gravity),
                    air[lane].pressure_pa,
                    &mut own,
                );
                for axis in 0..3 {
                    acceleration[axis].0[lane] = own[axis];
                }
            }
        }
        [u, v, w, acceleration[0], acceleration[1], acceleration[2]]
    }
}
