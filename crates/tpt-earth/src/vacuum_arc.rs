//! Which impulsive arc in a vacuum has this range and this apogee, and how long does it take?
//!
//! # Model
//! One impulse on a spherical, non-rotating Earth without air, surface to surface. With the half-angle of the
//! range `φ = range/(2R)`, the radius of the apogee `r_a = R + apogee`, eccentricity `e`, semi-latus rectum `p`,
//! semi-major axis `a`, and `ψ` the eccentric anomaly at the surface, counted from the apogee:
//!
//! ```text
//! R = p / (1 − e cos φ),  r_a = p / (1 − e)   ⇒   e = (r_a − R) / (r_a − R cos φ)
//! a = r_a / (1 + e),   tan(ψ/2) = √((1 + e)/(1 − e)) tan(φ/2)
//! T = 2 √(a³/GM) (ψ + e sin ψ)
//! ```
//!
//! The verdict it alone can give: a powered flight of the same range and apogee cannot be shorter, because the
//! boost phase starts from rest below the arc and adds time. So a reported flight time below that of the vacuum
//! arc cannot be true of the same flight.
//!
//! # Assumptions and limits
//! - No boost phase: on the lofted flights of 2017 the time is 0.6 to 5 min short of the real one, and the range
//!   of the same missile on a standard trajectory is understated by 3 to 30 %. It is an *oracle*, never a
//!   reconstruction.
//! - No rotation, no flattening: below 1 % of the time for ranges under 5,000 km.
//! - Valid for 0 < range ≤ half the circumference and apogee > 0, elliptic arcs only.
//!
//! # Conventions
//! Frame: inertial, Earth-centred, the plane of the arc. Heights above the sphere of radius 6,371 km.
//! Time zero at launch.
//!
//! # Sources
//! - \[bate1971\] R. R. Bate, D. D. Mueller, J. E. White, Fundamentals of Astrodynamics, 1971, chapter 6:
//!   geometry of ballistic arcs — unverified; the lines above are derived here from the conic and Kepler's
//!   equation.
//! - Differs from the source in: apogee and range are given instead of the burnout state.
//!
//! # Checked by
//! - published values: `validation/cases/kepler-times`, `same-speed-range`, `least-energy`.
//! - laws: the ends are on the ground and the middle is the apogee; all arcs of one speed have one speed; a
//!   higher arc of the same range takes longer; the flat limit; the share after a time is the inverse of the time.
//!
//! # Not here
//! Powered flight in air over a rotating Earth: `tpt-flight`.

use crate::ellipsoid::WGS84_GM_M3_S2;
use crate::math::{acos, asin, atan2, cos, cube, sin, sin_cos, square};
use crate::quantity::{Angle, Length, OutOfDomain, Speed, Time};

/// The radius of the sphere that the oracle uses, 6,371 km: the conventional mean radius, as in the published
/// calculations that it is compared with.
pub const ORACLE_RADIUS: Length = Length::kilometres(6371.0);

/// Steps of Newton's method on Kepler's equation; a steep arc near the ground takes the most.
const MOST_STEPS: u32 = 60;

/// A step of no account, as a share of the anomaly.
const NEGLIGIBLE: f64 = 1e-15;

/// The impulsive arc through a range and an apogee.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VacuumArc {
    range: Length,
    apogee: Length,
    /// Half the range as an angle at the centre, in radians.
    half_angle: f64,
    eccentricity: f64,
    /// 1 − e, kept apart because steep arcs have e close to 1.
    one_minus_e: f64,
    semi_major_axis_m: f64,
}

impl VacuumArc {
    /// The arc of a ground range and an apogee height.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if either is not positive and finite, the range exceeds half the circumference
    /// (20,015 km), or the apogee a million.
    pub fn through(range: Length, apogee: Length) -> Result<Self, OutOfDomain> {
        let radius = ORACLE_RADIUS.as_metres();
        let shown = |length: Length| format!("{} km", length.as_kilometres());
        if !(range.is_finite() && range > Length::ZERO && range.as_metres() <= radius * std::f64::consts::PI)
        {
            return Err(OutOfDomain::new("range", shown(range), "more than 0 and at most 20015 km"));
        }
        if !(apogee.is_finite() && apogee > Length::ZERO && apogee <= Length::kilometres(1.0e6)) {
            return Err(OutOfDomain::new("apogee", shown(apogee), "more than 0 and at most 1000000 km"));
        }
        let half_angle = 0.5 * range.as_metres() / radius;
        let rise = apogee.as_metres();
        // Both r_a − R cos φ = h + 2 R sin²(φ/2) and 1 − e without the difference of large numbers.
        let sagitta = 2.0 * radius * square(sin(0.5 * half_angle));
        let eccentricity = rise / (rise + sagitta);
        let one_minus_e = sagitta / (rise + sagitta);
        let semi_major_axis_m = (radius + rise) / (1.0 + eccentricity);
        Ok(Self { range, apogee, half_angle, eccentricity, one_minus_e, semi_major_axis_m })
    }

    /// The arc of a ground range that needs the least speed.
    ///
    /// Its launch angle is `45° − φ/2`, which gives the apogee `½ R (√2 sin(φ + 45°) − 1)`.
    ///
    /// # Errors
    ///
    /// As [`VacuumArc::through`].
    pub fn least_energy(range: Length) -> Result<Self, OutOfDomain> {
        let half_angle = 0.5 * (range / ORACLE_RADIUS);
        let apogee = ORACLE_RADIUS * (0.5 * (sin(half_angle) + cos(half_angle) - 1.0));
        Self::through(range, apogee)
    }

    /// The arc of the launch speed of `least`, launched at `elevation` above the horizon.
    ///
    /// With `q = v²R/GM`: `e² = 1 − q(2 − q) cos² γ`, `a = R/(2 − q)`, and the range follows from the conic.
    ///
    /// # Errors
    ///
    /// As [`VacuumArc::through`]; an elevation of 0 or 90° gives no arc.
    pub fn same_speed(least: &Self, elevation: Angle) -> Result<Self, OutOfDomain> {
        let radius = ORACLE_RADIUS.as_metres();
        let speed = least.launch_speed().as_metres_per_second();
        let q = speed * speed * radius / WGS84_GM_M3_S2;
        let eccentricity = (1.0 - q * (2.0 - q) * square(elevation.cos())).sqrt();
        let semi_major_axis = radius / (2.0 - q);
        let apogee = Length::metres(semi_major_axis * (1.0 + eccentricity) - radius);
        // The conic at the surface: cos φ = (1 − p/R)/e, with p = q R cos² γ.
        let cosine = (1.0 - q * square(elevation.cos())) / eccentricity;
        let range = ORACLE_RADIUS * (2.0 * acos(cosine.clamp(-1.0, 1.0)));
        Self::through(range, apogee)
    }

    /// Ground range.
    #[must_use]
    pub fn range(&self) -> Length {
        self.range
    }

    /// Height of the apogee.
    #[must_use]
    pub fn apogee(&self) -> Length {
        self.apogee
    }

    /// From launch to impact, both at the surface.
    #[must_use]
    pub fn flight_time(&self) -> Time {
        self.time_off_apogee(self.half_angle) * 2.0
    }

    /// Speed at the surface, from the energy of the arc.
    #[must_use]
    pub fn launch_speed(&self) -> Speed {
        let radius = ORACLE_RADIUS.as_metres();
        Speed::metres_per_second((WGS84_GM_M3_S2 * (2.0 / radius - 1.0 / self.semi_major_axis_m)).sqrt())
    }

    /// The ground range of the least-energy arc that the same launch speed gives: an *impulsive equivalent*,
    /// which understates what the missile can do by 3 to 30 %.
    #[must_use]
    pub fn longest_range_at_same_speed(&self) -> Length {
        // With q = v² R/GM, the longest range of an impulse obeys sin φ = q/(2 − q).
        let speed = self.launch_speed().as_metres_per_second();
        let q = speed * speed * ORACLE_RADIUS.as_metres() / WGS84_GM_M3_S2;
        if q >= 1.0 {
            return ORACLE_RADIUS * std::f64::consts::PI;
        }
        ORACLE_RADIUS * (2.0 * asin(q / (2.0 - q)))
    }

    /// Height above the sphere where the arc has covered `share` of its range, `share` in [0, 1].
    #[must_use]
    pub fn height_at(&self, share: f64) -> Length {
        // r − R = R e (cos θ − cos φ)/(1 − e cos θ), each difference of cosines as a product of sines: exact at
        // the ends, where θ = ±φ.
        let time_off_apogee = (2.0 * share - 1.0) * self.half_angle;
        let rise = 2.0
            * sin(0.5 * (self.half_angle + time_off_apogee))
            * sin(0.5 * (self.half_angle - time_off_apogee));
        let below = self.one_minus_e + self.eccentricity * 2.0 * square(sin(0.5 * time_off_apogee));
        ORACLE_RADIUS * (self.eccentricity * rise / below)
    }

    /// The share of the range that is covered after a time, 0 before the launch and 1 after the impact.
    ///
    /// Kepler's equation from the apogee, `ψ + e sin ψ = M`, is concave: Newton's method from zero never oversteps the root.
    #[must_use]
    pub fn share_at(&self, time: Time) -> f64 {
        let off_apogee = time - self.flight_time() * 0.5;
        let mean = off_apogee.as_seconds().abs() * self.mean_motion();
        let mut anomaly = mean / (1.0 + self.eccentricity);
        for _ in 0..MOST_STEPS {
            let (sin, cos) = sin_cos(anomaly);
            let slope = self.one_minus_e + self.eccentricity * (1.0 + cos);
            let step = (mean - anomaly - self.eccentricity * sin) / slope;
            anomaly = (anomaly + step).min(std::f64::consts::PI);
            if step.abs() <= NEGLIGIBLE * anomaly {
                break;
            }
        }
        let half = 0.5 * anomaly;
        let angle =
            2.0 * atan2(self.one_minus_e.sqrt() * sin(half), (1.0 + self.eccentricity).sqrt() * cos(half));
        let share = 0.5 * (angle / self.half_angle).min(1.0);
        0.5 + share.copysign(off_apogee.as_seconds())
    }

    /// The time at which a share of the range is covered.
    #[must_use]
    pub fn time_at(&self, share: f64) -> Time {
        let half = self.flight_time() * 0.5;
        let time_off_apogee = self.time_off_apogee((2.0 * share - 1.0).abs() * self.half_angle);
        if share < 0.5 { half - time_off_apogee } else { half + time_off_apogee }
    }

    /// Time between the apogee and an angle at the centre, in radians, from it.
    fn time_off_apogee(&self, angle: f64) -> Time {
        let half = 0.5 * angle;
        // tan(ψ/2) = √((1 + e)/(1 − e)) tan(θ/2), both angles counted from the apogee.
        let anomaly =
            2.0 * atan2((1.0 + self.eccentricity).sqrt() * sin(half), self.one_minus_e.sqrt() * cos(half));
        Time::seconds((anomaly + self.eccentricity * sin(anomaly)) / self.mean_motion())
    }

    /// Radians a second.
    fn mean_motion(&self) -> f64 {
        (WGS84_GM_M3_S2 / cube(self.semi_major_axis_m)).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;
    use proptest::prelude::*;

    fn arc(range_km: f64, apogee_km: f64) -> VacuumArc {
        VacuumArc::through(Length::kilometres(range_km), Length::kilometres(apogee_km)).unwrap()
    }

    #[test]
    fn a_short_low_arc_is_the_parabola_of_a_flat_earth() {
        // Flat Earth: T = 2 √(2 h / g), v sin α from the height alone.
        let flat_g = WGS84_GM_M3_S2 / square(ORACLE_RADIUS.as_metres());
        let arc = arc(1.0, 0.25);
        assert_close!(arc.flight_time().as_seconds(), 2.0 * (2.0 * 250.0 / flat_g).sqrt(), rel = 1e-4);
        assert_close!(arc.height_at(0.5).as_metres(), 250.0, rel = 1e-6);
        assert_close!(arc.height_at(0.25).as_metres(), 0.75 * 250.0, rel = 1e-3);
    }

    #[test]
    fn impossible_arcs_are_refused_by_name() {
        for (range, apogee) in
            [(0.0, 1.0), (-1.0, 1.0), (f64::NAN, 1.0), (1.0, 0.0), (1.0, f64::INFINITY), (20_100.0, 1000.0)]
        {
            assert!(VacuumArc::through(Length::kilometres(range), Length::kilometres(apogee)).is_err());
        }
    }

    proptest! {
        #[test]
        fn the_ends_are_on_the_ground_and_the_middle_is_the_apogee(
            range in 1.0..19_000.0_f64, apogee in 1.0..20_000.0_f64,
        ) {
            let arc = arc(range, apogee);
            assert_close!(arc.height_at(0.0).as_kilometres(), 0.0, abs = 1e-5);
            assert_close!(arc.height_at(1.0).as_kilometres(), 0.0, abs = 1e-5);
            assert_close!(arc.height_at(0.5).as_kilometres(), apogee, abs = 1e-5);
            prop_assert!(arc.flight_time().as_seconds() > 0.0);
        }

        #[test]
        fn the_share_after_a_time_is_the_inverse_of_the_time_at_a_share(
            range in 1.0..19_000.0_f64, apogee in 1.0..20_000.0_f64, share in 0.0..=1.0_f64,
        ) {
            let arc = arc(range, apogee);
            let time = arc.time_at(share);
            assert_close!(arc.time_at(arc.share_at(time)).as_seconds(), time.as_seconds(), abs = 1e-6);
            // Kepler's equation in the height, as the textbooks have it.
            let radius = (ORACLE_RADIUS + arc.height_at(share)).as_metres();
            let anomaly = acos(((1.0 - radius / arc.semi_major_axis_m) / arc.eccentricity).clamp(-1.0, 1.0));
            let off = (std::f64::consts::PI - anomaly + arc.eccentricity * sin(anomaly)) / arc.mean_motion();
            let apogee_s = 0.5 * arc.flight_time().as_seconds();
            assert_close!((time.as_seconds() - apogee_s).abs(), off, abs = 1e-3);
        }

        #[test]
        fn arcs_of_one_speed_have_one_speed(range in 100.0..15_000.0_f64, elevation in 10.0..85.0_f64) {
            let least = VacuumArc::least_energy(Length::kilometres(range)).unwrap();
            let arc = VacuumArc::same_speed(&least, Angle::degrees(elevation)).unwrap();
            let (ours, theirs) = (arc.launch_speed(), least.launch_speed());
            assert_close!(ours.as_metres_per_second(), theirs.as_metres_per_second(), rel = 1e-9);
            assert_close!(arc.longest_range_at_same_speed().as_kilometres(), range, rel = 1e-6);
            prop_assert!(arc.range().as_kilometres() <= range * (1.0 + 1e-9));
        }

        #[test]
        fn a_higher_arc_of_the_same_range_takes_longer(
            range in 1.0..19_000.0_f64, apogee in 1.0..20_000.0_f64, more in 1.0..100.0_f64,
        ) {
            let (low, high) = (arc(range, apogee), arc(range, apogee + more));
            prop_assert!(high.flight_time() > low.flight_time());
        }
    }
}
