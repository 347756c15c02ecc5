//! How far over does a small kick lean a missile?
//!
//! # Model
//! The gravity turn, linear in the lean `ψ` of the velocity from the vertical, along a vertical climb without drag:
//!
//! ```text
//! v' = a(t) − g,   ψ' = (g ψ + a(t) k) / v + 2 Ω cos φ (west),   ψ at the end = A k + B (west)
//! ```
//!
//! `a` is the thrust over the mass, `k` the kick while the pitch-over lasts and zero otherwise, `Ω` the Earth's rate. Gravity enlarges
//! what the kick began, and the turning ground leans the missile to the west meanwhile. `A` is some tens for a missile that
//! leaps off and thousands for one that hardly lifts off, so that a kick by itself says little. Searches count the kick by the lean that
//! this gives at the end of the first burn: vehicles that fly alike lean alike.
//!
//! # Assumptions and limits
//! - A choice of coordinates: no flight and no number depends on how well it describes one.
//! - The first burn alone. Later stages turn slowly, since they are fast.
//! - The thrust rises to that of a vacuum with an exponential air.
//!
//! # Conventions
//! Kick and lean by their parts towards the bearing and to the right of it, rad.
//!
//! # Sources
//! - the equations of motion of [`crate::motion`], for small leans.
//!
//! # Checked by
//! - flights with small kicks, on an Earth that stands still and on one that turns (unit tests).
//!
//! # Not here
//! Flights: [`crate::flight`].

use tpt_earth::Angle;
use tpt_earth::math::{cos, exp, sin_cos};

use crate::aim::{Kick, Range};
use crate::motion::AirModel;
use crate::vehicle::{SEA_LEVEL_PRESSURE_PA, STANDARD_GRAVITY_M_S2, Vehicle};

/// The height in which the pressure falls by a factor of e, m.
const SCALE_HEIGHT_M: f64 = 7_400.0;

/// Steps of the rise, of the pitch-over and of the rest of the first burn.
const STEPS: [u32; 3] = [6, 6, 36];

/// What kicks do to a vehicle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Tipping {
    /// The lean over the kick.
    by_kick: f64,
    /// What the turning ground adds: towards the bearing and to the right of it.
    by_turning: [f64; 2],
}

/// A part of the climb.
#[derive(Clone, Copy)]
enum Part {
    /// Straight up.
    Rise,
    /// With the kick.
    PitchOver,
    /// With the thrust along the velocity.
    Turn,
}

/// A vertical climb.
#[derive(Clone, Copy)]
struct Climb {
    at_s: f64,
    speed_m_s: f64,
    height_m: f64,
    mass_kg: f64,
}

impl Tipping {
    /// The kick itself as the lean.
    pub(crate) const NONE: Self = Self { by_kick: 1.0, by_turning: [0.0; 2] };

    /// That of a vehicle under a payload, the last stage burning a share of its propellant; `None` where it does not climb.
    pub(crate) fn of(vehicle: &Vehicle, payload_kg: f64, share: f64, range: &Range) -> Option<Self> {
        let stage = vehicle.stages.first()?;
        let burnt = if vehicle.stages.len() == 1 { share } else { 1.0 };
        let burnout_s = burnt * stage.burn_time().as_seconds();
        let pressure_pa = match range.world.air {
            AirModel::Standard => SEA_LEVEL_PRESSURE_PA,
            AirModel::Vacuum => 0.0,
        };
        let flow_kg_s = stage.engine.flow_kg_s();
        let pushed = |climb: &Climb| {
            let pressure_pa = pressure_pa * exp(-climb.height_m / SCALE_HEIGHT_M);
            stage.engine.thrust_n(pressure_pa) / climb.mass_kg
        };
        let launch_kg = (vehicle.launch_mass() - vehicle.payload()).as_kilograms() + payload_kg;
        let mut climb = Climb { at_s: 0.0, speed_m_s: 0.0, height_m: 0.0, mass_kg: launch_kg };
        let westwards = 2.0 * range.world.rotation.rate_rad_s() * cos(range.launch.latitude().as_radians());
        let (mut by_kick, mut west) = (0.0, 0.0);
        let rise_s = range.timing.vertical_rise.as_seconds().min(burnout_s);
        let pitched_s = (rise_s + range.timing.pitch_over.as_seconds()).min(burnout_s);
        for ((until_s, part), steps) in
            [(rise_s, Part::Rise), (pitched_s, Part::PitchOver), (burnout_s, Part::Turn)]
                .into_iter()
                .zip(STEPS)
        {
            let step_s = (until_s - climb.at_s) / f64::from(steps);
            if step_s <= 0.0 {
                continue;
            }
            for _ in 0..steps {
                let half = climb.on(0.5 * step_s, (climb.speed_m_s, pushed(&climb)), flow_kg_s);
                let push = pushed(&half);
                let next = climb.on(step_s, (half.speed_m_s, push), flow_kg_s);
                if next.speed_m_s <= 0.0 || half.speed_m_s <= 0.0 {
                    return None;
                }
                let kicked = match part {
                    Part::Rise => None,
                    Part::PitchOver => Some(0.5 * step_s * push / half.speed_m_s),
                    Part::Turn => Some(0.0),
                };
                if let Some(kicked) = kicked {
                    let grown = exp(STANDARD_GRAVITY_M_S2 * step_s / half.speed_m_s);
                    by_kick = (by_kick + kicked) * grown + kicked;
                    let turned = 0.5 * step_s * westwards;
                    west = (west + turned) * grown + turned;
                } else {
                    // The thrust stays upright and the velocity drifts.
                    west = westwards * next.height_m / next.speed_m_s;
                }
                climb = next;
            }
        }
        if !(by_kick > 0.0 && by_kick.is_finite() && west.is_finite()) {
            return None;
        }
        let (to_the_west, along) = sin_cos((Angle::degrees(-90.0) - range.bearing).as_radians());
        Some(Self { by_kick, by_turning: [west * along, west * to_the_west] })
    }

    /// How far a kick leans it.
    pub(crate) fn lean_of(&self, kick: Kick) -> [f64; 2] {
        let [down, right] = self.by_turning;
        [self.by_kick * kick.down + down, self.by_kick * kick.right + right]
    }

    /// The kick that leans it so far.
    pub(crate) fn kick_for(&self, [down, right]: [f64; 2]) -> Kick {
        let [turned_down, turned_right] = self.by_turning;
        Kick { down: (down - turned_down) / self.by_kick, right: (right - turned_right) / self.by_kick }
    }
}

impl Climb {
    /// On with a speed and a thrust over the mass that hold on the way.
    fn on(self, step_s: f64, (speed_m_s, push_m_s2): (f64, f64), flow_kg_s: f64) -> Self {
        Self {
            at_s: self.at_s + step_s,
            speed_m_s: self.speed_m_s + (push_m_s2 - STANDARD_GRAVITY_M_S2) * step_s,
            height_m: self.height_m + speed_m_s * step_s,
            mass_kg: self.mass_kg - flow_kg_s * step_s,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beside::{Lane, alone};
    use crate::flight::{Cutoff, Detail};
    use crate::motion::{Rotation, World, dot};
    use crate::{AfterBurnout, DragTable, Engine, Nozzle, Stage, ThrustAt, Timing};
    use tpt_earth::{Area, Force, GravityModel, Length, Mass, Position, Time, assert_close};

    /// A stage of 1 t that burns 60 s without a payload to speak of, lifting off with so much of its weight.
    fn with_thrust_to_weight(ratio: f64) -> Vehicle {
        let thrust = Force::newtons(ratio * 1010.0 * STANDARD_GRAVITY_M_S2);
        let impulse = Time::seconds(ratio * 1010.0 * 60.0 / 600.0);
        let nozzle = ThrustAt::SeaLevel(Nozzle::ExitArea(Area::square_metres(0.01)));
        let engine = Engine::new(thrust, impulse, nozzle).unwrap();
        let [propellant, dry, payload] = [600.0, 400.0, 10.0].map(Mass::kilograms);
        let stage = Stage::new(engine, propellant, dry, Length::metres(0.5), Time::ZERO).unwrap();
        let none = DragTable::new(&[(0.0, 0.0), (10.0, 0.0)]).unwrap();
        Vehicle::new(vec![stage], payload, AfterBurnout::Attached, none).unwrap()
    }

    fn towards(bearing_deg: f64, rotation: Rotation) -> Range {
        Range {
            launch: Position::new(Angle::degrees(40.0), Angle::degrees(127.0)).unwrap(),
            bearing: Angle::degrees(bearing_deg),
            timing: Timing { vertical_rise: Time::seconds(6.0), pitch_over: Time::seconds(4.0) },
            world: World { gravity: GravityModel::ZonalJ4, rotation, air: AirModel::Standard },
            tolerance: 1e-10,
        }
    }

    /// The lean of the velocity at burnout: towards the bearing and to the right of it.
    fn flown(vehicle: &Vehicle, range: &Range, kick: Kick) -> [f64; 2] {
        let plan = crate::aim::planned(range, kick, Cutoff::FullBurn);
        let flown =
            crate::flight::fly_in(&Lane::ALONE, vehicle, &plan, range.world, range.tolerance, Detail::Events);
        let burnout = alone(flown).unwrap().burnouts[0];
        let up = tpt_earth::vertical(burnout.position_m).0;
        let ahead = crate::flight::horizontal(range.launch, range.bearing);
        let aside = crate::flight::horizontal(range.launch, range.bearing + Angle::degrees(90.0));
        let climb = dot(burnout.velocity_m_s, up);
        [ahead, aside].map(|along| dot(burnout.velocity_m_s, along) / climb)
    }

    #[test]
    fn a_small_kick_leans_as_flown() {
        for ratio in [1.15, 1.4, 2.0] {
            let vehicle = with_thrust_to_weight(ratio);
            let range = towards(80.0, Rotation::Still);
            let tipping = Tipping::of(&vehicle, 10.0, 1.0, &range).unwrap();
            // The equations are those of a small lean: at 1.15 of the weight they are 4.6 % off, as the kicked missile rises faster.
            // On an Earth that stands still gravity does not pull along the vertical of the ellipsoid: what no kick does counts off.
            let [down, right] = flown(&vehicle, &range, Kick { down: 0.0, right: 0.0 });
            let [kicked_down, kicked_right] = flown(&vehicle, &range, tipping.kick_for([0.02, 0.01]));
            assert_close!(kicked_down - down, 0.02, rel = 0.05, "{ratio}");
            assert_close!(kicked_right - right, 0.01, rel = 0.05, "{ratio}");
        }
    }

    #[test]
    fn the_kick_against_the_turn_of_the_earth_leaves_it_upright() {
        for (ratio, most) in [(1.15, 0.05), (1.4, 0.02), (2.0, 0.01)] {
            let vehicle = with_thrust_to_weight(ratio);
            for bearing_deg in [0.0, 80.0, 200.0] {
                let range = towards(bearing_deg, Rotation::Turning);
                let tipping = Tipping::of(&vehicle, 10.0, 1.0, &range).unwrap();
                let [turned_down, turned_right] = tipping.lean_of(Kick { down: 0.0, right: 0.0 });
                let turned = tpt_earth::math::hypot(turned_down, turned_right);
                let left = flown(&vehicle, &range, tipping.kick_for([0.0, 0.0]));
                for left in left {
                    assert_close!(left, 0.0, abs = most * turned, "{ratio} {bearing_deg}° of {turned}");
                }
                // To the west, from each bearing.
                let west = Angle::degrees(270.0 - bearing_deg).as_radians();
                assert_close!(turned_down, turned * cos(west), abs = 1e-12);
                assert_close!(turned_right, turned * tpt_earth::math::sin(west), abs = 1e-12);
            }
        }
    }

    #[test]
    fn what_does_not_lift_off_has_none() {
        let vehicle = with_thrust_to_weight(1.2);
        assert_eq!(Tipping::of(&vehicle, 300.0, 1.0, &towards(80.0, Rotation::Still)), None);
    }
}
