//! How strongly, and in which direction, does the Earth pull at a point in space?
//!
//! # Model
//! A point mass, or the axisymmetric field with the zonal terms of degree 2 to 4. With `s = z/r`, Legendre
//! polynomials `P_n` and the equatorial radius `a`:
//!
//! ```text
//! V   = GM/r (1 − Σ J_n (a/r)ⁿ P_n(s)),  n = 2, 3, 4
//! g_x = −GM/r² (x/r) (1 − Σ J_n (a/r)ⁿ P'_{n+1}(s)),   g_y likewise
//! g_z = −GM/r² (s − Σ J_n (a/r)ⁿ (n + 1) P_{n+1}(s))
//! ```
//!
//! The gradient is written with `(n + 1) P_n + s P'_n = P'_{n+1}` and `(1 − s²) P'_n = (n + 1)(s P_n − P_{n+1})`,
//! so that no term is divided by the distance from the axis: the poles need no special case.
//!
//! # Assumptions and limits
//! - Terms of degree 5 and more and all terms that depend on longitude are left out: on the ground
//!   typically 3e-4 m/s² (30 mGal), in places ten times that. Over a flight of 8 minutes ½ × 3e-4 × T² is 35 m.
//! - Sun, Moon and tides are left out: below 5e-6 m/s² up to 10,000 km.
//! - Valid outside the Earth. Inside it the series is not the field; at the centre it is not finite. The hot
//!   path does not check.
//!
//! # Conventions
//! Frame: Earth-centred, Earth-fixed Cartesian, right-handed, z towards the north pole; being axisymmetric, the
//! field is the same in an inertial frame with this z axis. Gravitation only: the centrifugal part belongs to the
//! equations of motion in a turning frame. Metres, m/s², m²/s².
//!
//! # Sources
//! - \[lemoine1998\] F. G. Lemoine et al., The Development of the Joint NASA GSFC and NIMA Geopotential Model EGM96,
//!   NASA/TP-1998-206861, 1998: J2, J3, J4, tide-free — as public programs print them (Orekit's documentation of
//!   `EGM96_EARTH_C30` and others, excerpts read 2026-11-23); the report was not opened.
//! - \[nima2000\] NIMA TR8350.2, 3rd edition, 2000: GM and a, and the ellipsoid's own J2 — unverified.
//! - Differs from the source in: EGM96 belongs to GM = 3.986 004 415e14 m³/s² and a = 6,378,136.3 m; the WGS-84
//!   values used here differ by 8e-10 and 1e-7, which changes the J2 term by 2e-7 of itself.
//!
//! # Checked by
//! - laws: gradient of the potential; symmetry about the axis; no sources outside (the divergence vanishes).
//! - published values: normal gravity of WGS-84 at the equator and the poles.
//!
//! # Not here
//! Motion under it: `tpt-flight`. The ellipsoid and GM: [`crate::ellipsoid`].

use crate::ellipsoid::{WGS84_GM_M3_S2, WGS84_SEMI_MAJOR_AXIS};
use crate::lanes::Lanes;

/// Zonal coefficient of degree 2, 1.082 626 683 55e-3. Source: \[lemoine1998\], `−√5 C̄20`, tide-free. Measured;
/// the uncertainty was not read.
///
/// The ellipsoid of WGS-84 alone would have 1.082 629 821e-3, the value that its flattening implies.
pub const EGM96_J2: f64 = 1.082_626_683_55e-3;

/// Zonal coefficient of degree 3, −2.532 656 485 33e-6. Source: \[lemoine1998\], `−√7 C̄30`. Measured; the uncertainty was not read.
pub const EGM96_J3: f64 = -2.532_656_485_33e-6;

/// Zonal coefficient of degree 4, −1.619 621 591 37e-6. Source: \[lemoine1998\], `−√9 C̄40`. Measured; the uncertainty was not read.
pub const EGM96_J4: f64 = -1.619_621_591_37e-6;

/// Which field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GravityModel {
    /// `GM/r²` towards the centre: for comparison with closed forms.
    PointMass,
    /// The axisymmetric field with J2, J3 and J4.
    ZonalJ4,
}

impl GravityModel {
    /// Zonal coefficients of degree 2, 3 and 4.
    #[must_use]
    pub const fn zonals(self) -> [f64; 3] {
        match self {
            Self::PointMass => [0.0; 3],
            Self::ZonalJ4 => [EGM96_J2, EGM96_J3, EGM96_J4],
        }
    }

    /// Gravitational acceleration at a point.
    ///
    /// | name | meaning | unit held | domain |
    /// |---|---|---|---|
    /// | `position_m` | `[x, y, z]`, Earth-centred, Earth-fixed | m | outside the Earth; not checked |
    /// | returns | `[g_x, g_y, g_z]`, same axes | m/s² | |
    ///
    /// Without the centrifugal part. Deterministic; no allocation. Not finite at the centre.
    ///
    /// # Example
    ///
    /// ```
    /// use tpt_earth::GravityModel;
    ///
    /// let [gx, gy, gz] = GravityModel::ZonalJ4.acceleration([6_378_137.0, 0.0, 0.0]);
    /// assert!((gx + 9.8142).abs() < 1e-4 && gy == 0.0 && gz.abs() < 1e-4);
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn acceleration<N: Lanes>(self, position_m: [N; 3]) -> [N; 3] {
        match self {
            Self::PointMass => {
                let [x, y, z] = position_m;
                let r_squared = x * x + y * y + z * z;
                let factor = x.all(-WGS84_GM_M3_S2) / (r_squared * r_squared.root());
                [factor * x, factor * y, factor * z]
            }
            Self::ZonalJ4 => zonal_acceleration(position_m, self.zonals()),
        }
    }

    /// Gravitational potential at a point, in m²/s², positive, zero at infinity; its gradient is
    /// [`Self::acceleration`].
    ///
    /// `position_m` as there.
    #[must_use]
    pub fn potential_m2_s2(self, position_m: [f64; 3]) -> f64 {
        let [x, y, z] = position_m;
        let r = (x * x + y * y + z * z).sqrt();
        let s = z / r;
        let ratio = WGS84_SEMI_MAJOR_AXIS.as_metres() / r;
        let [j2, j3, j4] = self.zonals();
        let p2 = 0.5 * (3.0 * s * s - 1.0);
        let p3 = 0.5 * s * (5.0 * s * s - 3.0);
        let p4 = 0.125 * ((35.0 * s * s - 30.0) * s * s + 3.0);
        WGS84_GM_M3_S2 / r * (1.0 - ratio * ratio * (j2 * p2 + ratio * (j3 * p3 + ratio * j4 * p4)))
    }
}

/// Acceleration in the field of the three zonal coefficients, m/s² at `[x, y, z]` in m.
#[inline(always)]
fn zonal_acceleration<N: Lanes>([x, y, z]: [N; 3], [j2, j3, j4]: [f64; 3]) -> [N; 3] {
    // One division: this is where a flight spends much of its time.
    let inverse_r = (x * x + y * y + z * z).root().inverse();
    let s = z * inverse_r;
    let ss = s * s;
    let ratio = inverse_r * WGS84_SEMI_MAJOR_AXIS.as_metres();
    let ratio_squared = ratio * ratio;
    let c2 = ratio_squared * j2;
    let c3 = ratio_squared * j3 * ratio;
    let c4 = ratio_squared * j4 * ratio_squared;

    // P'_3, P'_4, P'_5 and 3 P_3, 4 P_4, 5 P_5.
    let across = c2 * 1.5 * (ss * 5.0 - 1.0)
        + c3 * 2.5 * s * (ss * 7.0 - 3.0)
        + c4 * 1.875 * ((ss * 21.0 - 14.0) * ss + 1.0);
    let along = c2 * 1.5 * s * (ss * 5.0 - 3.0)
        + c3 * 0.5 * ((ss * 35.0 - 30.0) * ss + 3.0)
        + c4 * 0.625 * s * ((ss * 63.0 - 70.0) * ss + 15.0);

    let strength = inverse_r * WGS84_GM_M3_S2 * inverse_r;
    let radial = -strength * (x.all(1.0) - across) * inverse_r;
    [radial * x, radial * y, -strength * (s - along)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;
    use crate::ellipsoid::{Position, WGS84_FLATTENING};
    use crate::frames::{WGS84_ROTATION_RATE_RAD_S, ecef};
    use crate::math::{cube, sin_cos, square};
    use crate::quantity::{Angle, Length};
    use proptest::prelude::*;

    const BOTH: [GravityModel; 2] = [GravityModel::PointMass, GravityModel::ZonalJ4];

    fn norm([x, y, z]: [f64; 3]) -> f64 {
        (x * x + y * y + z * z).sqrt()
    }

    #[test]
    fn the_point_mass_is_newton() {
        let [x, y, z] = GravityModel::PointMass.acceleration([3.0e6, 4.0e6, 12.0e6]);
        let newton = WGS84_GM_M3_S2 / square(13.0e6_f64);
        assert_close!(x, -newton * 3.0 / 13.0, rel = 1e-15);
        assert_close!(y, -newton * 4.0 / 13.0, rel = 1e-15);
        assert_close!(z, -newton * 12.0 / 13.0, rel = 1e-15);
    }

    #[test]
    fn far_away_the_field_is_a_point_mass() {
        // The J2 term falls as (a/r)²: at 100 radii it is 1.5e-7 of the whole.
        let far = [4.0e8, -3.0e8, 4.0e8];
        let (near, point) =
            (GravityModel::ZonalJ4.acceleration(far), GravityModel::PointMass.acceleration(far));
        for (ours, theirs) in near.into_iter().zip(point) {
            assert_close!(ours, theirs, rel = 1e-6);
        }
    }

    #[test]
    fn normal_gravity_of_the_ellipsoid_follows_from_its_own_coefficients() {
        // The level ellipsoid has this J2 [nima2000, unverified] and J4 = −3/35 e⁴ (10 J2/e² − 1); its J6, 6.1e-9,
        // is left out, which moves gravity by 9.8 × 7 × 6.1e-9 = 4e-7 m/s² at a pole.
        let (j2, e_squared) = (1.082_629_821e-3, WGS84_FLATTENING * (2.0 - WGS84_FLATTENING));
        let own = [j2, 0.0, -3.0 / 35.0 * e_squared * e_squared * (10.0 * j2 / e_squared - 1.0)];
        let a = 6_378_137.0;
        let b = a * (1.0 - WGS84_FLATTENING);
        let [equator, ..] = zonal_acceleration([a, 0.0, 0.0], own);
        let centrifugal = square(WGS84_ROTATION_RATE_RAD_S) * a;
        assert_close!(-equator - centrifugal, 9.780_325_335_9, abs = 5e-7);
        let [_, _, pole] = zonal_acceleration([0.0, 0.0, b], own);
        assert_close!(-pole, 9.832_184_937_8, abs = 5e-7);
    }

    #[test]
    fn gravity_at_the_equator_and_the_poles_is_the_normal_one_within_what_the_real_earth_differs() {
        let a = 6_378_137.0;
        let b = a * (1.0 - WGS84_FLATTENING);
        let field = GravityModel::ZonalJ4;
        let [equator, ..] = field.acceleration([a, 0.0, 0.0]);
        // J4 of the Earth is 0.75e-6 from that of the ellipsoid: 1.875 × 0.75e-6 × 9.8 = 1.4e-5 m/s².
        assert_close!(-equator - square(WGS84_ROTATION_RATE_RAD_S) * a, 9.780_325_3, abs = 2e-5);
        let (north, south) = (-field.acceleration([0.0, 0.0, b])[2], field.acceleration([0.0, 0.0, -b])[2]);
        // At a pole 5 × 0.75e-6 × 9.8 = 3.7e-5 m/s² for J4, and 4 × 2.5e-6 × 9.8 = 1.0e-4 for J3, of either sign.
        assert_close!(0.5 * (north + south), 9.832_184_9, abs = 6e-5);
        assert_close!(
            north - south,
            2.0 * 4.0 * 2.532_656e-6 * WGS84_GM_M3_S2 / (b * b) * cube(a / b),
            rel = 1e-5
        );
    }

    #[test]
    fn a_plumb_line_at_45_degrees_is_normal_to_the_ellipsoid() {
        let place = Position::new(Angle::degrees(45.0), Angle::degrees(-30.0)).unwrap();
        let foot = ecef(place, Length::ZERO);
        let top = ecef(place, Length::kilometres(1.0));
        let mut g = GravityModel::ZonalJ4.acceleration(foot);
        g[0] += square(WGS84_ROTATION_RATE_RAD_S) * foot[0];
        g[1] += square(WGS84_ROTATION_RATE_RAD_S) * foot[1];
        let up: f64 = (0..3).map(|i| (top[i] - foot[i]) / 1000.0 * g[i]).sum();
        // A point mass would be off by 11′; the left-out degrees are worth some 5″ of deflection, and 1e-4 rad
        // would make the cosine 5e-9.
        assert_close!(up / norm(g), -1.0, abs = 5e-9);
    }

    fn outside() -> impl Strategy<Value = [f64; 3]> {
        (6.4e6..5.0e7_f64, -90.0..=90.0_f64, -180.0..180.0_f64).prop_map(|(r, lat, lon)| {
            let ((sin_lat, cos_lat), (sin_lon, cos_lon)) =
                (sin_cos(lat.to_radians()), sin_cos(lon.to_radians()));
            [r * cos_lat * cos_lon, r * cos_lat * sin_lon, r * sin_lat]
        })
    }

    proptest! {
        #[test]
        fn the_acceleration_is_the_gradient_of_the_potential(point in outside()) {
            for model in BOTH {
                let g = model.acceleration(point);
                for axis in 0..3 {
                    // Fourth-order difference over 2 km: 1e-10 m/s² of its own error, rounding 2e-11.
                    let at = |steps: f64| {
                        let mut moved = point;
                        moved[axis] += steps * 1000.0;
                        model.potential_m2_s2(moved)
                    };
                    let slope = (8.0 * (at(1.0) - at(-1.0)) - (at(2.0) - at(-2.0))) / 12_000.0;
                    assert_close!(g[axis], slope, abs = 1e-9 * norm(g) + 1e-10, "axis {axis} of {point:?}");
                }
            }
        }

        #[test]
        fn turning_about_the_axis_turns_the_acceleration(point in outside(), angle in 0.0..360.0_f64) {
            let (sin, cos) = sin_cos(angle.to_radians());
            let turn = |[x, y, z]: [f64; 3]| [cos * x - sin * y, sin * x + cos * y, z];
            let (one, other) = (
                turn(GravityModel::ZonalJ4.acceleration(point)),
                GravityModel::ZonalJ4.acceleration(turn(point)),
            );
            for axis in 0..3 {
                assert_close!(one[axis], other[axis], abs = 1e-14);
            }
        }

        #[test]
        fn there_are_no_masses_outside(point in outside()) {
            let divergence: f64 = (0..3).map(|axis| {
                let at = |step: f64| {
                    let mut moved = point;
                    moved[axis] += step;
                    GravityModel::ZonalJ4.acceleration(moved)[axis]
                };
                (8.0 * (at(1000.0) - at(-1000.0)) - (at(2000.0) - at(-2000.0))) / 12_000.0
            }).sum();
            // Against GM/r³, about 1.5e-6 s⁻² at the ground.
            assert_close!(divergence, 0.0, abs = 1e-14);
        }
    }
}
