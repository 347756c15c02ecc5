//! In which direction and how far off is a target, in a straight line?
//!
//! # Model
//! The target's Earth-fixed position less the sensor's, in the sensor's own axes:
//!
//! ```text
//! d = p_t − p_s;   e, n, u = d on the unit vectors east, north, up (the normal of the ellipsoid) of the site
//! azimuth = atan2(e, n),   elevation = atan2(u, √(e² + n²)),   slant = |d|
//! ground angle = the angle between the two places' directions from the centre of the Earth
//! ```
//!
//! # Assumptions and limits
//! - Straight lines: what the air does is `bending`.
//! - The ground distance is taken on a sphere of the mean radius, 6,371 km, from geocentric directions: within 0.4 % of the
//!   geodesic on the ellipsoid. It serves the horizon, not a map.
//!
//! # Conventions
//! Frame: Earth-centred, Earth-fixed, WGS-84. Azimuth: from north, clockwise, 0 to 2π. Elevation: from the horizontal at the
//! sensor, upwards. Heights: above the ellipsoid.
//!
//! # Sources
//! - Plane geometry, no source needed. WGS-84: `tpt_earth::ellipsoid`.
//!
//! # Checked by
//! - other tools: the crate `map_3d` (`geodetic2aer`), in `tests/it/geometry.rs`.
//! - laws: distance is symmetric; poles and the meridian of 180° are no exception.
//!
//! # Not here
//! Horizon, sector, limits: `radar`. Range: `range_law`.

use tpt_earth::math::{atan2, hypot};
use tpt_earth::{Angle, Length, Position, WGS84_MEAN_RADIUS, ecef, vertical};

/// Where a sensor stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    position: Position,
    height: Length,
    at_m: [f64; 3],
    east: [f64; 3],
    north: [f64; 3],
    up: [f64; 3],
}

/// A target as a sensor has it, in a straight line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineOfSight {
    /// Direction over the ground, from north, clockwise, 0 to 2π.
    pub azimuth: Angle,
    /// Above the horizontal at the sensor.
    pub elevation: Angle,
    /// Straight distance.
    pub slant: Length,
    /// Distance over a sphere of the mean radius.
    pub ground: Length,
    /// Height of the target above the ellipsoid.
    pub target_height: Length,
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The angle between two vectors, exact for small ones too.
fn angle_between(a: [f64; 3], b: [f64; 3]) -> f64 {
    let cross = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
    atan2(dot(cross, cross).sqrt(), dot(a, b))
}

impl Site {
    /// A sensor at a place, its antenna at a height above the ellipsoid.
    #[must_use]
    pub fn new(position: Position, height: Length) -> Self {
        let (sin_lat, cos_lat) = (position.latitude().sin(), position.latitude().cos());
        let (sin_lon, cos_lon) = (position.longitude().sin(), position.longitude().cos());
        Self {
            position,
            height,
            at_m: ecef(position, height),
            east: [-sin_lon, cos_lon, 0.0],
            north: [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
            up: [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat],
        }
    }

    /// Where it stands.
    #[must_use]
    pub const fn position(&self) -> Position {
        self.position
    }

    /// The height of its antenna above the ellipsoid.
    #[must_use]
    pub const fn height(&self) -> Length {
        self.height
    }

    /// Where its antenna stands, Earth-fixed `[x, y, z]` in metres.
    pub(crate) const fn at_m(&self) -> [f64; 3] {
        self.at_m
    }

    /// A target at an Earth-fixed position `[x, y, z]` in metres.
    ///
    /// Deterministic; no allocation. At the sensor itself the directions are 0.
    #[must_use]
    #[inline]
    pub fn line_of_sight(&self, target_m: [f64; 3]) -> LineOfSight {
        let d = [target_m[0] - self.at_m[0], target_m[1] - self.at_m[1], target_m[2] - self.at_m[2]];
        let (e, n, u) = (dot(d, self.east), dot(d, self.north), dot(d, self.up));
        let level = hypot(e, n);
        let azimuth = atan2(e, n);
        let azimuth = if azimuth < 0.0 { azimuth + std::f64::consts::TAU } else { azimuth };
        let (_, height_m) = vertical(target_m);
        LineOfSight {
            azimuth: Angle::radians(azimuth),
            elevation: Angle::radians(atan2(u, level)),
            slant: Length::metres(hypot(level, u)),
            ground: WGS84_MEAN_RADIUS * angle_between(self.at_m, target_m),
            target_height: Length::metres(height_m),
        }
    }
}
