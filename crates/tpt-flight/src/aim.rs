//! In which direction is a vehicle pitched over, and where does it come down then?
//!
//! # Model
//! The pitch-over as a vector: its component towards the bearing of a flight and that to the right of it. Near the vertical
//! an angle and an azimuth would be badly behaved (a missile thrown 4,000 km up is carried some 500 km west by the Earth's
//! rotation, and has to lean east to come down where it started); the vector goes smoothly through zero.
//!
//! ```text
//! kick = |(k_d, k_r)|,   azimuth = bearing + atan2(k_r, k_d)
//! down = range · cos(impact bearing − bearing),   right = range · sin(impact bearing − bearing)
//! ```
//!
//! # Assumptions and limits
//! - A flight that goes beyond the point opposite to its launch, or never comes down, counts as half round the Earth: it
//!   reaches every place.
//! - `down` and `right` are the polar coordinates of a geodesic, not map coordinates: exact where the right part is zero.
//!
//! # Conventions
//! Kicks in radians, positive towards the bearing and to the right of it.
//!
//! # Sources
//! - none: a choice of coordinates.
//!
//! # Checked by
//! - the solves of [`crate::reconstruction`] and [`crate::longest`], which use it.
//!
//! # Not here
//! The solve: [`crate::reconstruction`].

use tpt_earth::math::{acos, atan2, cos, hypot, sin};
use tpt_earth::{Angle, Length, Position, Time, ecef};

use crate::beside::Lane;
use crate::flight::{Cutoff, Detail, FlightError, Plan, Steering, Trajectory, fly_in};
use crate::motion::{World, dot};
use crate::vehicle::Vehicle;

/// Half round the Earth along a meridian, 20,003.9 km: nothing on it is farther from anything. Source: WGS-84.
pub const HALF_ROUND: Length = Length::metres(20_003_931.46);

/// How long a vehicle rises and pitches over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    /// How long it rises straight up.
    pub vertical_rise: Time,
    /// How long the pitch-over takes.
    pub pitch_over: Time,
}

/// Everything of a flight but the vehicle and the kick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Where it starts.
    pub launch: Position,
    /// Towards where, from north, clockwise: the bearing of the impact from the launch.
    pub bearing: Angle,
    /// How it rises and pitches over.
    pub timing: Timing,
    /// Over which Earth.
    pub world: World,
    /// Relative error of a step of the integration.
    pub tolerance: f64,
}

/// A kick: its parts towards the bearing and to the right of it, rad.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kick {
    pub(crate) down: f64,
    pub(crate) right: f64,
}

/// A flight and where it came down, m from the launch.
#[derive(Clone, Debug)]
pub(crate) struct Shot {
    pub(crate) trajectory: Trajectory,
    pub(crate) down_m: f64,
    pub(crate) right_m: f64,
}

impl Shot {
    /// Where a flight came down, seen along a bearing.
    pub(crate) fn of(trajectory: Trajectory, range: &Range) -> Self {
        if swept(&trajectory, range.launch) >= std::f64::consts::PI {
            return Self { trajectory, down_m: HALF_ROUND.as_metres(), right_m: 0.0 };
        }
        let turn = (trajectory.bearing - range.bearing).as_radians();
        let distance_m = trajectory.range.as_metres();
        let (down_m, right_m) = (distance_m * cos(turn), distance_m * sin(turn));
        Self { trajectory, down_m, right_m }
    }

    pub(crate) fn apogee_m(&self) -> f64 {
        self.trajectory.apogee.height.as_metres()
    }
}

impl Kick {
    pub(crate) fn angle(self) -> Angle {
        Angle::radians(hypot(self.down, self.right))
    }

    pub(crate) fn azimuth(self, bearing: Angle) -> Angle {
        let turn = if self.down == 0.0 && self.right == 0.0 { 0.0 } else { atan2(self.right, self.down) };
        Angle::radians((bearing.as_radians() + turn).rem_euclid(std::f64::consts::TAU))
    }
}

/// The launch with a kick.
pub(crate) fn planned(range: &Range, kick: Kick, cutoff: Cutoff) -> Plan {
    let steering = Steering {
        vertical_rise: range.timing.vertical_rise,
        pitch_over: range.timing.pitch_over,
        kick: kick.angle(),
    };
    Plan { launch: range.launch, azimuth: kick.azimuth(range.bearing), steering, cutoff }
}

/// How the bearing of an impact changes with that of the kick, from the turn and the miss of two flights; `unless_seen` where
/// there is none before, and one where two tell nothing.
pub(crate) fn rate_of_turn(before: Option<(f64, f64)>, (turn, miss): (f64, f64), unless_seen: f64) -> f64 {
    let rate = before.map_or(unless_seen, |(turn_then, miss_then)| (miss - miss_then) / (turn - turn_then));
    if rate.is_finite() && rate > 0.1 { rate } else { 1.0 }
}

/// Flies a vehicle with a kick.
pub(crate) async fn shoot(
    lane: &Lane,
    vehicle: &Vehicle,
    range: &Range,
    kick: Kick,
    cutoff: Cutoff,
    detail: Detail,
) -> Result<Shot, FlightError> {
    let plan = planned(range, kick, cutoff);
    Ok(Shot::of(fly_in(lane, vehicle, &plan, range.world, range.tolerance, detail).await?, range))
}

/// The angle at the centre from the launch by way of the apogee to the impact.
fn swept(trajectory: &Trajectory, launch: Position) -> f64 {
    let angle =
        |a: [f64; 3], b: [f64; 3]| acos((dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()).clamp(-1.0, 1.0));
    let apogee = trajectory.apogee.position_m;
    angle(ecef(launch, Length::ZERO), apogee) + angle(apogee, trajectory.impact.position_m)
}
