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

use tpt_earth::ellipsoid::{WGS84_FLATTENING, WGS84_SEMI_MAJOR_AXIS};
use tpt_earth::math::{atan2, hypot};
use tpt_earth::{Angle, Length, Position, WGS84_MEAN_RADIUS, ecef, vertical};

/// Where a sensor stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Site {
    position: Position,
    height: Length,
    at_m: [f64; 3],
    /// How far its antenna is from the centre of the Earth.
    from_centre_m: f64,
    east: [f64; 3],
    north: [f64; 3],
    up: [f64; 3],
}

/// A target from a sensor before any angle is taken. Angles are dear, and few questions need them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Offset {
    target_m: [f64; 3],
    pub(crate) east_m: f64,
    pub(crate) north_m: f64,
    pub(crate) up_m: f64,
    /// Along the horizontal at the sensor.
    pub(crate) level_m: f64,
    pub(crate) slant: Length,
}

/// A target from a sensor, its level distance and its slant range within some roundings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Roughly {
    pub(crate) east_m: f64,
    pub(crate) north_m: f64,
    pub(crate) up_m: f64,
    pub(crate) level_m: f64,
    pub(crate) slant: Length,
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
        let at_m = ecef(position, height);
        Self {
            position,
            height,
            at_m,
            from_centre_m: dot(at_m, at_m).sqrt(),
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
        self.offset(target_m).line_of_sight(self)
    }

    /// A target from the centre of the Earth. The cosine is 1 at no distance.
    #[inline]
    pub(crate) fn seen_from_centre(&self, target_m: [f64; 3]) -> FromCentre {
        let distance_m = dot(target_m, target_m).sqrt();
        FromCentre { cosine: dot(self.at_m, target_m) / (self.from_centre_m * distance_m), distance_m }
    }

    /// The same target as lengths that rounding alone sets apart from those of [`Self::offset`], for who only compares them: a square
    /// root costs a fraction of a hypotenuse that guards against overflow.
    #[inline]
    pub(crate) fn roughly(&self, target_m: [f64; 3]) -> Roughly {
        let d = [target_m[0] - self.at_m[0], target_m[1] - self.at_m[1], target_m[2] - self.at_m[2]];
        let (east_m, north_m, up_m) = (dot(d, self.east), dot(d, self.north), dot(d, self.up));
        let squared = east_m * east_m + north_m * north_m;
        let slant = Length::metres((squared + up_m * up_m).sqrt());
        Roughly { east_m, north_m, up_m, level_m: squared.sqrt(), slant }
    }

    /// The same target, before any angle is taken.
    #[inline]
    pub(crate) fn offset(&self, target_m: [f64; 3]) -> Offset {
        let d = [target_m[0] - self.at_m[0], target_m[1] - self.at_m[1], target_m[2] - self.at_m[2]];
        let (east_m, north_m, up_m) = (dot(d, self.east), dot(d, self.north), dot(d, self.up));
        let level_m = hypot(east_m, north_m);
        Offset { target_m, east_m, north_m, up_m, level_m, slant: Length::metres(hypot(level_m, up_m)) }
    }
}

/// A target as it lies from the centre of the Earth, before anything costly is taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FromCentre {
    /// The cosine of the angle between it and the sensor.
    pub(crate) cosine: f64,
    distance_m: f64,
}

impl FromCentre {
    /// Heights above the ellipsoid between which its own lies, a metre wider than rounding could ask for.
    #[inline]
    pub(crate) fn heights(&self) -> [Length; 2] {
        const EQUATOR_M: f64 = WGS84_SEMI_MAJOR_AXIS.as_metres();
        const POLE_M: f64 = EQUATOR_M * (1.0 - WGS84_FLATTENING);
        [Length::metres(self.distance_m - EQUATOR_M - 1.0), Length::metres(self.distance_m - POLE_M + 1.0)]
    }
}

impl Offset {
    /// Direction over the ground, from north, clockwise, 0 to 2π.
    #[inline]
    pub(crate) fn azimuth(&self) -> Angle {
        let azimuth = atan2(self.east_m, self.north_m);
        Angle::radians(if azimuth < 0.0 { azimuth + std::f64::consts::TAU } else { azimuth })
    }

    /// Above the horizontal at the sensor.
    #[inline]
    pub(crate) fn elevation(&self) -> Angle {
        Angle::radians(atan2(self.up_m, self.level_m))
    }

    /// Height of the target above the ellipsoid.
    #[inline]
    pub(crate) fn target_height(&self) -> Length {
        Length::metres(vertical(self.target_m).1)
    }

    /// Distance over a sphere of the mean radius, from the site that it was taken from.
    #[inline]
    pub(crate) fn ground(&self, site: &Site) -> Length {
        WGS84_MEAN_RADIUS * angle_between(site.at_m, self.target_m)
    }

    /// The target from the centre of the Earth, with the angle to the site that it was taken from.
    #[inline]
    pub(crate) fn seen_from_centre(&self, site: &Site) -> FromCentre {
        site.seen_from_centre(self.target_m)
    }

    /// All of it.
    #[inline]
    pub(crate) fn line_of_sight(&self, site: &Site) -> LineOfSight {
        LineOfSight {
            azimuth: self.azimuth(),
            elevation: self.elevation(),
            slant: self.slant,
            ground: self.ground(site),
            target_height: self.target_height(),
        }
    }
}
