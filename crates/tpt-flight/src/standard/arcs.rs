//! At which angle does an arc from a burnout carry farthest?
//!
//! # Model
//! That of [`super`]: the bisector over an Earth that stands still, the top of Kepler's distance over one that turns.
//!
//! # Assumptions and limits
//! - A sphere without air below the arc.
//!
//! # Conventions
//! Those of [`super`].
//!
//! # Sources
//! - [`super`]'s.
//!
//! # Checked by
//! - the bisector against the top of the distance, the distance against Kepler's closed form, by tests here.
//!
//! # Not here
//! Which kick gives that angle: [`super`].

use tpt_earth::ellipsoid::WGS84_GM_M3_S2;
use tpt_earth::math::{acos, atan2, sin_cos};

use crate::motion::{cross, dot};

pub(super) fn unit(vector: [f64; 3]) -> [f64; 3] {
    let length = dot(vector, vector).sqrt();
    // Straight up there is no direction: any will do.
    if length > 0.0 { vector.map(|x| x / length) } else { [0.0; 3] }
}

/// How far from the middle the distance is looked at on both sides, rad, for its slope.
const ASIDE: f64 = 1e-4;

/// Steps of the search for the best angle, and how near it comes, rad.
const MOST_ANGLES: usize = 30;
const NEAR_BEST: f64 = 1e-12;

/// All arcs from a burnout with its speed against the ground, in its direction.
pub(super) struct Arcs {
    pub(super) up: [f64; 3],
    /// The direction of flight on the horizontal.
    pub(super) ahead: [f64; 3],
    pub(super) from_m: f64,
    pub(super) ground_m: f64,
    pub(super) speed: f64,
    /// Of the Earth's rotation, rad/s.
    pub(super) rate: f64,
}

impl Arcs {
    /// The angle above the horizontal that carries farthest, rad; `None` where the speed carries round the Earth.
    pub(super) fn best_angle(&self) -> Option<f64> {
        let q = self.speed * self.speed * self.from_m / WGS84_GM_M3_S2;
        let mut angle = bisector(self.from_m, self.ground_m, q)?;
        if self.rate == 0.0 {
            return Some(angle);
        }
        for _ in 0..MOST_ANGLES {
            let at = |aside: f64| self.distance(angle + aside);
            let (less, here, more) = (at(-ASIDE)?, at(0.0)?, at(ASIDE)?);
            let bend = less - 2.0 * here + more;
            let step =
                if bend < 0.0 { -0.5 * ASIDE * (more - less) / bend } else { 0.1 * (more - less).signum() };
            angle = (angle + step.clamp(-0.2, 0.2)).clamp(ASIDE, std::f64::consts::FRAC_PI_2 - ASIDE);
            if step.abs() <= NEAR_BEST {
                break;
            }
        }
        Some(angle)
    }

    /// The velocity at an angle, seen from outside the turning Earth.
    pub(super) fn velocity(&self, angle: f64) -> [f64; 3] {
        let (sin, cos) = sin_cos(angle);
        let turning = [-self.rate * self.from_m * self.up[1], self.rate * self.from_m * self.up[0], 0.0];
        std::array::from_fn(|i| self.speed * (cos * self.ahead[i] + sin * self.up[i]) + turning[i])
    }

    /// The angle at the centre from the ground below the burnout to the impact, both on the turning Earth, rad; `None` where
    /// the arc does not come down.
    pub(super) fn distance(&self, angle: f64) -> Option<f64> {
        const MU: f64 = WGS84_GM_M3_S2;
        let (r, ground) = (self.from_m, self.ground_m);
        let velocity = self.velocity(angle);
        let climb = dot(velocity, self.up);
        let momentum = cross(self.up, velocity).map(|x| r * x);
        let momentum_squared = dot(momentum, momentum);
        let parameter = momentum_squared / MU;
        let over_axis = 2.0 / r - dot(velocity, velocity) / MU;
        if over_axis <= 0.0 {
            return None;
        }
        // e cos ν and e sin ν at both ends, then e cos E and e sin E.
        let along = [parameter / r - 1.0, parameter / ground - 1.0];
        let eccentricity_squared = 1.0 - parameter * over_axis;
        let beyond = eccentricity_squared - along[1] * along[1];
        if beyond <= 0.0 {
            return None;
        }
        let across = [climb * (parameter / MU).sqrt(), -beyond.sqrt()];
        let swept =
            (atan2(across[1], along[1]) - atan2(across[0], along[0])).rem_euclid(std::f64::consts::TAU);
        let axis = 1.0 / over_axis;
        let of_anomaly = [1.0 - r / axis, 1.0 - ground / axis];
        let sine_start = r * climb / (MU * axis).sqrt();
        let sine_end = -(eccentricity_squared - of_anomaly[1] * of_anomaly[1]).max(0.0).sqrt();
        let anomaly = (atan2(sine_end, of_anomaly[1]) - atan2(sine_start, of_anomaly[0]))
            .rem_euclid(std::f64::consts::TAU);
        let time = (axis * axis * axis / MU).sqrt() * (anomaly - (sine_end - sine_start));
        let onwards = unit(cross(momentum, self.up));
        let (sin, cos) = sin_cos(swept);
        let impact: [f64; 3] = std::array::from_fn(|i| cos * self.up[i] + sin * onwards[i]);
        let (sin, cos) = sin_cos(self.rate * time);
        let on_the_ground = [cos * impact[0] + sin * impact[1], cos * impact[1] - sin * impact[0], impact[2]];
        let aside = cross(self.up, on_the_ground);
        let distance = atan2(dot(aside, aside).sqrt(), dot(self.up, on_the_ground));
        Some(if swept > std::f64::consts::PI { std::f64::consts::TAU - distance } else { distance })
    }
}

/// The angle above the horizontal that carries farthest from `r` to `ground`, both from the centre, at the speed whose square
/// is `q` of that of a circular orbit, over an Earth that stands still, rad; `None` from where the arc would go half round.
fn bisector(r: f64, ground: f64, q: f64) -> Option<f64> {
    let half_perimeter = 2.0 * r / (2.0 - q);
    let chord = 2.0 * half_perimeter - r - ground;
    if q >= 2.0 || chord >= r + ground {
        return None;
    }
    let cosine = (r * r + chord * chord - ground * ground) / (2.0 * r * chord);
    Some(0.5 * acos(cosine.clamp(-1.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    fn arcs(speed: f64, height_m: f64, rate: f64) -> Arcs {
        let ground_m = 6_371_000.0;
        let (sin, cos) = sin_cos(0.7);
        let up = [cos, 0.0, sin];
        Arcs { up, ahead: [0.0, 1.0, 0.0], from_m: ground_m + height_m, ground_m, speed, rate }
    }

    #[test]
    fn the_bisector_is_the_top_of_the_distance() {
        for (speed, height_m) in
            [(800.0, 10e3), (2000.0, 30e3), (4000.0, 100e3), (6500.0, 300e3), (7300.0, 600e3)]
        {
            let arcs = arcs(speed, height_m, 0.0);
            let best = arcs.best_angle().unwrap();
            let [less, here, more] = [-1e-3, 0.0, 1e-3].map(|aside| arcs.distance(best + aside).unwrap());
            assert!(here > less && here > more, "{speed}");
            assert_close!(more - less, 0.0, abs = 1e-6 * here, "{speed} m/s");
        }
    }

    #[test]
    fn on_a_turning_earth_no_angle_carries_farther() {
        for (speed, height_m) in [(800.0, 10e3), (2000.0, 30e3), (4000.0, 100e3), (6500.0, 300e3)] {
            for rate in [7.292_115e-5, -7.292_115e-5] {
                let arcs = arcs(speed, height_m, rate);
                let best = arcs.best_angle().unwrap();
                let top = arcs.distance(best).unwrap();
                for i in 1..890 {
                    let there = arcs.distance((0.1 * f64::from(i)).to_radians());
                    assert!(there.is_none_or(|there| there <= top * (1.0 + 1e-12)), "{speed} m/s, {i}");
                }
            }
        }
    }

    #[test]
    fn a_distance_is_keplers() {
        // Thrown from the ground at 45° with the speed of the least-energy arc over a quarter of the Earth.
        let ground = 6_371_000.0;
        let quarter = std::f64::consts::FRAC_PI_2;
        let speed = (WGS84_GM_M3_S2 / ground * 2.0 * sin_cos(quarter / 2.0).0
            / (1.0 + sin_cos(quarter / 2.0).0))
            .sqrt();
        let arcs = Arcs { from_m: ground, ..arcs(speed, 0.0, 0.0) };
        assert_close!(arcs.best_angle().unwrap(), (std::f64::consts::PI - quarter) / 4.0, rel = 1e-12);
        assert_close!(arcs.distance((std::f64::consts::PI - quarter) / 4.0).unwrap(), quarter, rel = 1e-9);
    }
}
