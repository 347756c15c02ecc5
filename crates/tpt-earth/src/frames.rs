//! Where in space is a place at a height, and over which place is a point in space?
//!
//! # Model
//! Geodetic latitude `φ`, longitude `λ` and height `h` above the WGS-84 ellipsoid, against Cartesian coordinates
//! that turn with the Earth:
//!
//! ```text
//! N = a / √(1 − e² sin²φ)
//! x = (N + h) cos φ cos λ,   y = (N + h) cos φ sin λ,   z = (N (1 − e²) + h) sin φ
//! ```
//!
//! Backwards by Bowring's iteration on the parametric latitude `β`, with `p = √(x² + y²)`:
//!
//! ```text
//! tan φ = (z + e'² b sin³β) / (p − e² a cos³β),   tan β = (1 − f) tan φ
//! h = p cos φ + z sin φ − a √(1 − e² sin²φ)
//! ```
//!
//! # Assumptions and limits
//! - Valid from 10 km below to 50,000 km above the ellipsoid, poles included. Four iterations: there and back
//!   again agree to 1e-8 m below 1,000 km and to 1e-7 m at 50,000 km (rounding, not the method).
//! - Deeper than about 6,300 km, near the centre of the Earth, the iteration means nothing; nothing checks that.
//! - At a pole the longitude is 0.
//!
//! # Conventions
//! Frame: Earth-centred, Earth-fixed, right-handed: x towards latitude 0, longitude 0; z towards the north pole.
//! Metres. Heights: geometric, along the normal, above the WGS-84 ellipsoid.
//!
//! # Sources
//! - \[bowring1976\] B. R. Bowring, Transformation from spatial to geographical coordinates, Survey Review 23(181),
//!   1976 — unverified; the formula is derived in `docs/models/gravity.md`.
//! - \[nima2000\] NIMA TR8350.2, 3rd edition, 2000, table 3.1: the rate of rotation — unverified.
//!
//! # Checked by
//! - laws: there and back over the whole domain; the height runs along the normal; closed forms at equator and
//!   poles.
//!
//! # Not here
//! Distances along the ground: [`crate::ellipsoid`]. Time, precession and the inertial frame: `tpt-flight`.

use crate::ellipsoid::{Position, WGS84_FLATTENING, WGS84_SEMI_MAJOR_AXIS};
use crate::lanes::Lanes;
use crate::math::{atan2, cube, hypot, sin_cos};
use crate::quantity::{Angle, Length};

/// Rate of rotation of the Earth, 7.292115e-5 rad/s. Source: \[nima2000\], table 3.1. Defining, exact.
pub const WGS84_ROTATION_RATE_RAD_S: f64 = 7.292_115e-5;

/// Square of the first eccentricity, `f (2 − f)`.
const ECCENTRICITY_SQUARED: f64 = WGS84_FLATTENING * (2.0 - WGS84_FLATTENING);

/// One less than this many corrections of the parametric latitude would do near the ground.
const ITERATIONS: u32 = 4;

/// The point in space at a height over a place.
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `position` | geodetic latitude and longitude | rad | any |
/// | `height` | above the WGS-84 ellipsoid, along its normal | m | any |
/// | returns | `[x, y, z]`, Earth-centred, Earth-fixed | m | |
///
/// Deterministic; no allocation.
#[must_use]
pub fn ecef(position: Position, height: Length) -> [f64; 3] {
    let (sin_lat, cos_lat) = sin_cos(position.latitude().as_radians());
    let (sin_lon, cos_lon) = sin_cos(position.longitude().as_radians());
    let curvature_m =
        WGS84_SEMI_MAJOR_AXIS.as_metres() / (1.0 - ECCENTRICITY_SQUARED * sin_lat * sin_lat).sqrt();
    let height_m = height.as_metres();
    let from_axis_m = (curvature_m + height_m) * cos_lat;
    let z_m = (curvature_m * (1.0 - ECCENTRICITY_SQUARED) + height_m) * sin_lat;
    [from_axis_m * cos_lon, from_axis_m * sin_lon, z_m]
}

/// The place under a point in space, and the height of the point above it.
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `point_m` | `[x, y, z]`, Earth-centred, Earth-fixed | m | 10 km below to 50,000 km above the ellipsoid |
/// | returns | place, and height above the WGS-84 ellipsoid | rad, m | |
///
/// # Properties
///
/// The inverse of [`ecef`] to 1e-7 m in its domain. A coordinate that is not a number gives a height that is not
/// a number.
///
/// Deterministic; no allocation.
#[must_use]
pub fn geodetic(point_m: [f64; 3]) -> (Position, Length) {
    let a_m = WGS84_SEMI_MAJOR_AXIS.as_metres();
    let b_m = a_m * (1.0 - WGS84_FLATTENING);
    let [x_m, y_m, z_m] = point_m;
    let from_axis_m = hypot(x_m, y_m);
    let second_eccentricity_squared = ECCENTRICITY_SQUARED / (1.0 - ECCENTRICITY_SQUARED);

    // Sine and cosine rather than the tangent, so that a pole is a place like any other.
    let unit = |y: f64, x: f64| {
        let length = hypot(y, x);
        (y / length, x / length)
    };
    let (mut sin_beta, mut cos_beta) = unit(z_m, from_axis_m * (1.0 - WGS84_FLATTENING));
    let (mut sin_lat, mut cos_lat) = (sin_beta, cos_beta);
    for _ in 0..ITERATIONS {
        (sin_lat, cos_lat) = unit(
            z_m + second_eccentricity_squared * b_m * cube(sin_beta),
            from_axis_m - ECCENTRICITY_SQUARED * a_m * cube(cos_beta),
        );
        (sin_beta, cos_beta) = unit((1.0 - WGS84_FLATTENING) * sin_lat, cos_lat);
    }
    let height_m =
        from_axis_m * cos_lat + z_m * sin_lat - a_m * (1.0 - ECCENTRICITY_SQUARED * sin_lat * sin_lat).sqrt();
    let position =
        Position::unchecked(Angle::radians(atan2(sin_lat, cos_lat)), Angle::radians(atan2(y_m, x_m)));
    (position, Length::metres(height_m))
}

/// The vertical at a point in space and the height of the point: [`geodetic`] for who asks millions of times.
///
/// One of Bowring's steps and no angles. The height is that of [`geodetic`] to 1e-8 m below 1,000 km and to 1e-3 m at
/// 10,000 km; an error of the latitude enters it only squared.
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `point_m` | `[x, y, z]`, Earth-centred, Earth-fixed | m | 10 km below to 10,000 km above the ellipsoid |
/// | returns | unit vector along the normal of the ellipsoid, upwards; height above it in m | 1, m | |
///
/// Deterministic; no allocation. At the centre of the Earth it is not a number.
#[must_use]
#[inline(always)]
pub fn vertical<N: Lanes>(point_m: [N; 3]) -> ([N; 3], N) {
    const A_M: f64 = WGS84_SEMI_MAJOR_AXIS.as_metres();
    const B_M: f64 = A_M * (1.0 - WGS84_FLATTENING);
    const SECOND: f64 = ECCENTRICITY_SQUARED / (1.0 - ECCENTRICITY_SQUARED);
    let [x, y, z] = point_m;
    let one = x.all(1.0);
    let from_axis_squared = x * x + y * y;
    let from_axis = from_axis_squared.root();
    // Bowring's own first guess: tan β = (z b / p a)(1 + e'² b / r).
    let r = (from_axis_squared + z * z).root();
    let (guess_z, guess_p) = (z * (1.0 - WGS84_FLATTENING) * (one + x.all(SECOND * B_M) / r), from_axis);
    let guess = (guess_z * guess_z + guess_p * guess_p).root();
    let (sin_beta, cos_beta) = (guess_z / guess, guess_p / guess);
    let up_z = z + sin_beta * (SECOND * B_M) * sin_beta * sin_beta;
    let up_p = from_axis - cos_beta * (ECCENTRICITY_SQUARED * A_M) * cos_beta * cos_beta;
    let length = (up_z * up_z + up_p * up_p).root();
    let (sin_lat, cos_lat) = (up_z / length, up_p / length);
    let curved = (one - sin_lat * ECCENTRICITY_SQUARED * sin_lat).root();
    let height_m = from_axis * cos_lat + z * sin_lat - curved * A_M;
    let nothing = x.all(0.0);
    let outwards = (cos_lat / from_axis).or(nothing, from_axis.above(nothing));
    ([outwards * x, outwards * y, sin_lat], height_m)
}

/// The height of a point alone, by a series: [`vertical`] for who needs no direction and asks a hundred million times.
///
/// From the radius of the ellipsoid at the point's geocentric latitude `ψ`, and the angle `ε` there between the radius and
/// the normal:
///
/// ```text
/// d = r − a / √(1 + e'² sin²ψ),   ε = e² sinψ cosψ / (1 − e² cos²ψ),   h = d − ½ ε² d (1 − d/r)
/// ```
///
/// | name | meaning | unit held | domain |
/// |---|---|---|---|
/// | `point_m` | `[x, y, z]`, Earth-centred, Earth-fixed | m | 10 km below to 1,000 km above the ellipsoid |
/// | returns | height above the ellipsoid | m | that of [`geodetic`] to 0.05 mm up to 100 km, to 5 mm up to 1,000 km |
///
/// Deterministic; no allocation. At the centre of the Earth it is not a number.
#[must_use]
#[inline(always)]
pub fn height_m<N: Lanes>([x, y, z]: [N; 3]) -> N {
    const A_M: f64 = WGS84_SEMI_MAJOR_AXIS.as_metres();
    const SECOND: f64 = ECCENTRICITY_SQUARED / (1.0 - ECCENTRICITY_SQUARED);
    const HALF_E4: f64 = 0.5 * ECCENTRICITY_SQUARED * ECCENTRICITY_SQUARED;
    let one = x.all(1.0);
    let r = (x * x + y * y + z * z).root();
    let inverse_r = r.inverse();
    let sine = z * inverse_r;
    let sine_squared = sine * sine;
    let cosine_squared = one - sine_squared;
    // 1/√(1 + u) to the fifth power of u, which is below 0.007: some 0.1 µm.
    let u = sine_squared * SECOND;
    let third = z.all(0.375) - u * 0.312_5;
    let fifth = z.all(0.273_437_5) - u * 0.246_093_75;
    let radius_m = ((one - u * 0.5) + u * u * (third + u * u * fifth)) * A_M;
    let above_m = r - radius_m;
    let x = cosine_squared * ECCENTRICITY_SQUARED;
    let half_tilt_squared = sine_squared * HALF_E4 * cosine_squared * (one + x * (z.all(2.0) + x * 3.0));
    above_m - half_tilt_squared * above_m * (one - above_m * inverse_r)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;
    use crate::math::square;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(Angle::degrees(lat), Angle::degrees(lon)).unwrap()
    }

    fn distance_m(a: [f64; 3], b: [f64; 3]) -> f64 {
        a.iter().zip(b).map(|(a, b)| square(a - b)).sum::<f64>().sqrt()
    }

    #[test]
    fn the_axes_point_where_they_should() {
        let [x, y, z] = ecef(at(0.0, 0.0), Length::metres(100.0));
        assert_close!(x, 6_378_237.0, abs = 1e-9);
        assert_close!(hypot(y, z), 0.0, abs = 1e-9);
        let [x, y, _] = ecef(at(0.0, 90.0), Length::ZERO);
        assert_close!(y, 6_378_137.0, abs = 1e-9);
        assert_close!(x, 0.0, abs = 1e-9);
        // 6,356,752.3142 m: the polar semi-axis of WGS-84.
        assert_close!(ecef(at(90.0, 0.0), Length::ZERO)[2], 6_356_752.314_2, abs = 1e-4);
        assert_close!(ecef(at(-90.0, 0.0), Length::ZERO)[2], -6_356_752.314_2, abs = 1e-4);
    }

    #[test]
    fn poles_and_the_equator_come_back() {
        for (point, lat, height) in [
            ([0.0, 0.0, 6_356_752.314_245], 90.0, 0.0),
            ([0.0, 0.0, -6_357_752.314_245], -90.0, 1000.0),
            ([-6_378_137.0, 0.0, 0.0], 0.0, 0.0),
        ] {
            let (place, above) = geodetic(point);
            assert_close!(place.latitude().as_degrees(), lat, abs = 1e-12);
            assert_close!(above.as_metres(), height, abs = 1e-6);
        }
        assert!(geodetic([f64::NAN, 0.0, 0.0]).1.as_metres().is_nan());
    }

    #[test]
    fn a_quadrant_of_the_meridian_is_as_long_as_the_geodesic_says() {
        // Chords of a fine polygon along the meridian against Karney's geodesic: two roads to one length.
        let points: Vec<_> = (0..=9000).map(|i| ecef(at(f64::from(i) * 0.01, 20.0), Length::ZERO)).collect();
        let length: f64 = points.windows(2).map(|pair| distance_m(pair[0], pair[1])).sum();
        assert_close!(length, 10_001_965.729, abs = 0.02, "chords are short by (0.01°)²/24 of the arc");
    }

    fn height() -> impl Strategy<Value = f64> {
        prop_oneof![-10.0e3..100.0e3_f64, 0.0..2.0e6_f64, 0.0..5.0e7_f64]
    }

    proptest! {
        #[test]
        fn the_height_alone_is_the_height(lat in -90.0..=90.0_f64, low in -1e4..1e5_f64, high in 1e5..1e6_f64) {
            for (height, allowed) in [(low, 5e-5), (high, 5e-3)] {
                let point = ecef(at(lat, 50.0), Length::metres(height));
                assert_close!(super::height_m(point), height, abs = allowed, "{lat}");
            }
        }

        #[test]
        fn there_and_back(lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, height_m in height()) {
            let point = ecef(at(lat, lon), Length::metres(height_m));
            let (place, above) = geodetic(point);
            let again = ecef(place, above);
            let tolerance = 5e-9 + 2e-15 * height_m;
            assert_close!(distance_m(point, again), 0.0, abs = 4.0 * tolerance, "{lat} {lon} {height_m}");
            assert_close!(above.as_metres(), height_m, abs = 4.0 * tolerance, "{lat} {lon}");
            assert_close!(place.latitude().as_degrees(), lat, abs = 1e-12);
        }

        #[test]
        fn the_quick_vertical_is_the_normal(
            lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, height_m in -10.0e3..1.0e7_f64,
        ) {
            let place = at(lat, lon);
            let point = ecef(place, Length::metres(height_m));
            let (up, quick_m) = vertical(point);
            assert_close!(quick_m, height_m, abs = if height_m < 1.0e6 { 1e-8 } else { 1e-3 }, "{lat}");
            let (sin_lat, cos_lat) = sin_cos(place.latitude().as_radians());
            let (sin_lon, cos_lon) = sin_cos(place.longitude().as_radians());
            let exact = [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat];
            assert_close!(distance_m(up, exact), 0.0, abs = 1e-8);
        }

        #[test]
        fn near_a_pole_too(nearness in 0.0..1e-3_f64, lon in -180.0..=180.0_f64, height_m in height()) {
            let point = ecef(at(90.0 - nearness, lon), Length::metres(height_m));
            let (place, above) = geodetic(point);
            assert_close!(distance_m(point, ecef(place, above)), 0.0, abs = 2e-8 + 8e-15 * height_m);
        }

        #[test]
        fn heights_run_along_one_straight_line(lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64) {
            let foot = ecef(at(lat, lon), Length::ZERO);
            let top = ecef(at(lat, lon), Length::kilometres(1000.0));
            assert_close!(distance_m(foot, top), 1.0e6, abs = 1e-8);
        }
    }
}
