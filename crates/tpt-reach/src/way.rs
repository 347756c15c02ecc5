//! Over which ground does a path lie, and where is a point of it for a launcher or a radar?
//!
//! # Model
//! The vertical at a point of the way turns evenly from the launch to the aim with the share of the distance covered:
//!
//! ```text
//! n(q) = n_L cos qΘ + e sin qΘ          n: normal of the ellipsoid;  Θ: the angle between both ends' normals
//! x = (N + h) n − e² N n_z z            the point at a height over it, WGS-84
//! d = x − x_s on east, north, up        for a station s
//! range: Andoyer and Lambert's, on the sphere of reduced latitudes, first order in the flattening
//! ```
//!
//! # Assumptions and limits
//! - Against the geodesic between both ends a point lies off by at most 0.4 km at 1,300 km (test
//!   `the_way_is_near_the_geodesic`). A real flight leaves that geodesic by kilometres, because the Earth turns under it.
//! - The range is off by at most 30 m at 3,000 km.
//!
//! # Conventions
//! Frame: Earth-centred, Earth-fixed, WGS-84. Axes of a station: east, north, up along the normal.
//!
//! # Sources
//! - Normals and their great circle: plane geometry on the unit sphere, no source needed.
//! - P. D. Thomas, Spheroidal geodesics, reference systems and local geometry, 1970: the distance to first order — from
//!   memory, unverified; tested against Karney's.
//!
//! # Checked by
//! - other tools: `tpt_earth::geodesic`, `tpt_earth::destination`, `tpt_sight::Site` (tests here).
//!
//! # Not here
//! Heights and times along it: `profile`.

use tpt_earth::ellipsoid::{WGS84_FLATTENING, WGS84_SEMI_MAJOR_AXIS};
use tpt_earth::math::{asin, hypot, sin_cos};
use tpt_earth::{Length, Position, ecef};

const A_M: f64 = WGS84_SEMI_MAJOR_AXIS.as_metres();
const E2: f64 = WGS84_FLATTENING * (2.0 - WGS84_FLATTENING);

pub(crate) fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn squared_distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    let d = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    dot(d, d)
}

/// An end of a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct End {
    /// The normal of the ellipsoid.
    normal: [f64; 3],
    /// The direction of the reduced latitude.
    reduced: [f64; 3],
}

impl End {
    pub(crate) fn at(position: Position) -> Self {
        let (sin_lat, cos_lat) = sin_cos(position.latitude().as_radians());
        let (sin_lon, cos_lon) = sin_cos(position.longitude().as_radians());
        let flat = (1.0 - WGS84_FLATTENING) * sin_lat;
        let length = hypot(cos_lat, flat);
        let cos_beta = cos_lat / length;
        Self {
            normal: [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
            reduced: [cos_beta * cos_lon, cos_beta * sin_lon, flat / length],
        }
    }

    /// The distance over the ground between two ends.
    #[inline]
    pub(crate) fn range_m(&self, other: &Self) -> f64 {
        let (s1, s2) = (self.reduced[2], other.reduced[2]);
        let half_squared = 0.25 * squared_distance(self.reduced, other.reduced);
        let half = half_squared.sqrt();
        let sigma = 2.0 * asin(half.min(1.0));
        let sin_sigma = 2.0 * half * (1.0 - half_squared).max(0.0).sqrt();
        if half_squared <= 0.0 {
            return 0.0;
        }
        let x = (sigma - sin_sigma) * (s1 + s2) * (s1 + s2) / (4.0 * (1.0 - half_squared));
        let y = (sigma + sin_sigma) * (s1 - s2) * (s1 - s2) / (4.0 * half_squared);
        A_M * (sigma - 0.5 * WGS84_FLATTENING * (x + y))
    }
}

/// The ground under a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Way {
    /// The normal at the launch.
    start: [f64; 3],
    /// The unit vector square to it towards the aim.
    towards: [f64; 3],
    /// Between both ends' normals.
    angle: f64,
}

impl Way {
    /// The way between two ends; `None` if they are one, or opposite.
    #[inline]
    pub(crate) fn between(from: &End, to: &End) -> Option<Self> {
        let (a, b) = (from.normal, to.normal);
        let half = 0.5 * squared_distance(a, b).sqrt();
        let angle = 2.0 * asin(half.min(1.0));
        let (cos, sin) = (1.0 - 2.0 * half * half, 2.0 * half * (1.0 - half * half).max(0.0).sqrt());
        if sin <= 1e-9 {
            return None;
        }
        let towards = std::array::from_fn(|k| (b[k] - cos * a[k]) / sin);
        Some(Self { start: a, towards, angle })
    }

    /// The point at a height over a share of the way.
    pub(crate) fn position_m(&self, share: f64, height_m: f64) -> [f64; 3] {
        let (sin, cos) = sin_cos(share * self.angle);
        let n: [f64; 3] = std::array::from_fn(|k| cos * self.start[k] + sin * self.towards[k]);
        let curvature = A_M / (1.0 - E2 * n[2] * n[2]).sqrt();
        let outwards = curvature + height_m;
        [outwards * n[0], outwards * n[1], (outwards - E2 * curvature) * n[2]]
    }
}

/// A launcher or a radar: where it is and its axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Station {
    axes: [[f64; 3]; 3],
    /// Its own position on these axes.
    own: [f64; 3],
    /// The square of its distance from the centre.
    own_squared: f64,
}

/// A way as a station has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Seen {
    start: [f64; 3],
    towards: [f64; 3],
}

impl Station {
    pub(crate) fn at(position: Position, height: Length) -> Self {
        let (sin_lat, cos_lat) = sin_cos(position.latitude().as_radians());
        let (sin_lon, cos_lon) = sin_cos(position.longitude().as_radians());
        let axes = [
            [-sin_lon, cos_lon, 0.0],
            [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
            [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
        ];
        let at = ecef(position, height);
        Self { axes, own: axes.map(|axis| dot(axis, at)), own_squared: dot(at, at) }
    }

    #[inline]
    pub(crate) fn sees(&self, way: &Way) -> Seen {
        Seen {
            start: self.axes.map(|axis| dot(axis, way.start)),
            towards: self.axes.map(|axis| dot(axis, way.towards)),
        }
    }

    /// East, north and up of a point.
    #[inline]
    pub(crate) fn local_m(&self, seen: &Seen, point: &Point) -> [f64; 3] {
        std::array::from_fn(|k| {
            point.outwards * (point.cos * seen.start[k] + point.sin * seen.towards[k])
                - point.flattened * self.axes[k][2]
                - self.own[k]
        })
    }

    /// The cosine of the angle at the centre of the Earth between the station and a point on its axes.
    #[inline]
    pub(crate) fn cosine_at_centre(&self, local_m: [f64; 3]) -> f64 {
        let along = dot(local_m, self.own);
        let squared = dot(local_m, local_m) + 2.0 * along + self.own_squared;
        (along + self.own_squared) / (self.own_squared * squared).sqrt()
    }
}

/// Sine and cosine; the series up to half a radian, where what it leaves out is a tenth of a millimetre on the ground.
#[inline]
fn sine_cosine(angle: f64) -> (f64, f64) {
    if angle.abs() > 0.5 {
        return sin_cos(angle);
    }
    // Pairs of terms, so that they need not wait for each other.
    let x = angle * angle;
    let xx = x * x;
    let sine = (1.0 - x * (1.0 / 6.0)) + xx * ((1.0 / 120.0 - x * (1.0 / 5040.0)) + xx * (1.0 / 362_880.0));
    let cosine = (1.0 - x * 0.5)
        + xx * ((1.0 / 24.0 - x * (1.0 / 720.0)) + xx * (1.0 / 40_320.0 - x * (1.0 / 3_628_800.0)));
    (angle * sine, cosine)
}

/// A point of a way, before any station looks at it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    cos: f64,
    sin: f64,
    outwards: f64,
    flattened: f64,
}

impl Way {
    #[inline]
    pub(crate) fn point(&self, share: f64, height_m: f64) -> Point {
        let (sin, cos) = sine_cosine(share * self.angle);
        let n_z = cos * self.start[2] + sin * self.towards[2];
        // 1/√(1 − x) to the fourth power of x, which is below 0.007: a tenth of a millimetre.
        let x = E2 * n_z * n_z;
        let curvature = A_M * ((1.0 + 0.5 * x) + x * x * ((0.375 + 0.3125 * x) + x * x * 0.273_437_5));
        Point { cos, sin, outwards: curvature + height_m, flattened: E2 * curvature * n_z }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tpt_earth::math::{atan2, cos};
    use tpt_earth::{Angle, assert_close, destination, geodesic};
    use tpt_sight::Site;

    fn anywhere() -> impl Strategy<Value = Position> {
        (-80.0..=80.0_f64, -180.0..=180.0_f64)
            .prop_map(|(lat, lon)| Position::new(Angle::degrees(lat), Angle::degrees(lon)).unwrap())
    }

    proptest! {
        #[test]
        fn the_way_is_near_the_geodesic(
            from in anywhere(), azimuth in 0.0..360.0_f64, km in 50.0..1300.0_f64, share in 0.0..=1.0_f64,
        ) {
            let distance = Length::kilometres(km);
            let to = destination(from, Angle::degrees(azimuth), distance);
            let way = Way::between(&End::at(from), &End::at(to)).unwrap();
            let ours = way.position_m(share, 100_000.0);
            let along = destination(from, Angle::degrees(azimuth), distance * share);
            let theirs = ecef(along, Length::kilometres(100.0));
            assert_close!(squared_distance(ours, theirs).sqrt(), 0.0, abs = 400.0);
        }

        #[test]
        fn the_range_is_that_of_the_geodesic(from in anywhere(), azimuth in 0.0..360.0_f64, km in 1.0..3000.0_f64) {
            let to = destination(from, Angle::degrees(azimuth), Length::kilometres(km));
            let theirs = geodesic(from, to).distance.as_metres();
            assert_close!(End::at(from).range_m(&End::at(to)), theirs, abs = 30.0);
        }

        #[test]
        fn a_station_has_a_point_where_the_sight_code_has_it(
            from in anywhere(), azimuth in 0.0..360.0_f64, km in 50.0..1300.0_f64, share in 0.0..=1.0_f64,
            off in 0.0..360.0_f64, away in 1.0..800.0_f64, height_m in 0.0..400_000.0_f64,
        ) {
            let to = destination(from, Angle::degrees(azimuth), Length::kilometres(km));
            let way = Way::between(&End::at(from), &End::at(to)).unwrap();
            let at = destination(from, Angle::degrees(off), Length::kilometres(away));
            let station = Station::at(at, Length::metres(300.0));
            let local = station.local_m(&station.sees(&way), &way.point(share, height_m));
            let look = Site::new(at, Length::metres(300.0)).line_of_sight(way.position_m(share, height_m));
            assert_close!(look.target_height.as_metres(), height_m, abs = 1e-3);
            assert_close!(dot(local, local).sqrt(), look.slant.as_metres(), abs = 1e-3);
            let elevation = atan2(local[2], hypot(local[0], local[1]));
            assert_close!(elevation, look.elevation.as_radians(), abs = 1e-8);
            let ground = look.ground / tpt_earth::WGS84_MEAN_RADIUS;
            assert_close!(station.cosine_at_centre(local), cos(ground), abs = 1e-12);
        }
    }
}
