//! Where does a place lie in the equal-area plane around another?
//!
//! # Model
//! The azimuthal equal-area projection of Lambert around a place, over authalic latitudes: an area on the ellipsoid is an area in
//! the plane.
//!
//! # Assumptions and limits
//! - A place within 11.5° of the point opposite has no place in the plane.
//! - The series of the authalic latitude ends at the sixth power of the eccentricity.
//!
//! # Conventions
//! Kilometres, east and north of the middle. Positions: geodetic.
//!
//! # Sources
//! - J. P. Snyder, Map Projections: A Working Manual, USGS Professional Paper 1395, 1987: Lambert azimuthal equal-area,
//!   authalic latitude (series) — from memory, unverified; checked against geodesic areas.
//!
//! # Checked by
//! - analytic limits: the area of a cap (`tests/it/geometry.rs`).
//!
//! # Not here
//! What is laid out in the plane: `coverage`, `territory`.

use geo::{Area as _, Coord, LineString, Polygon};
use tpt_earth::Position;
use tpt_earth::math::{cos, sin, sin_cos};

/// The radius of the sphere that has the ellipsoid's area, 6,371,007.2 m. Source: derived from WGS-84. Exact to 0.1 m.
pub(crate) const AUTHALIC_RADIUS_KM: f64 = 6371.0072;

/// WGS-84 first eccentricity squared, 0.00669437999014. Exact to its digits.
const E2: f64 = 0.006_694_379_990_14;

/// Latitude on the sphere of the same area, in radians (Snyder's series).
pub(crate) fn authalic(latitude: f64) -> f64 {
    let (e4, e6) = (E2 * E2, E2 * E2 * E2);
    latitude - (E2 / 3.0 + 31.0 * e4 / 180.0 + 517.0 * e6 / 5040.0) * sin(2.0 * latitude)
        + (23.0 * e4 / 360.0 + 251.0 * e6 / 3780.0) * sin(4.0 * latitude)
}

/// The equal-area plane around a place.
#[derive(Clone, Debug)]
pub(crate) struct Plane {
    sin_lat: f64,
    cos_lat: f64,
    longitude: f64,
}

impl Plane {
    pub(crate) fn around(place: Position) -> Self {
        let latitude = authalic(place.latitude().as_radians());
        Self { sin_lat: sin(latitude), cos_lat: cos(latitude), longitude: place.longitude().as_radians() }
    }

    /// Kilometres east and north in the plane; `None` near the point opposite, where it has no place.
    pub(crate) fn point(&self, place: Position) -> Option<Coord<f64>> {
        let latitude = authalic(place.latitude().as_radians());
        let (sin_lat, cos_lat) = sin_cos(latitude);
        let (sin_lon, cos_lon) = sin_cos(place.longitude().as_radians() - self.longitude);
        let cosine = self.sin_lat * sin_lat + self.cos_lat * cos_lat * cos_lon;
        if cosine < -0.98 {
            return None;
        }
        let k = AUTHALIC_RADIUS_KM * (2.0 / (1.0 + cosine)).sqrt();
        Some(Coord {
            x: k * cos_lat * sin_lon,
            y: k * (self.cos_lat * sin_lat - self.sin_lat * cos_lat * cos_lon),
        })
    }

    pub(crate) fn ring(&self, ring: &[Position]) -> LineString<f64> {
        LineString::new(ring.iter().filter_map(|place| self.point(*place)).collect())
    }

    /// The area of a ring in square kilometres.
    pub(crate) fn area(&self, ring: &[Position]) -> f64 {
        Polygon::new(self.ring(ring), Vec::new()).unsigned_area()
    }
}
