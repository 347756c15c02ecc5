//! The azimuthal equal-area projection (Lambert), centred on a region: no break at 180°.
//!
//! On a sphere: `k = √(2/(1 + cos c))`, `x = k cos φ sin Δλ`, `y = k (cos φ₀ sin φ − sin φ₀ cos φ cos Δλ)`.
//! Source: J. P. Snyder, Map Projections — A Working Manual, USGS Professional Paper 1395, 1987, equations 24-2 to
//! 24-4 — unverified.

use tpt_earth::math::{cos, sin};

/// The mean radius that a scale bar is drawn for.
const EARTH_RADIUS_KM: f64 = 6371.0;

/// A map frame: centre, size and scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Latitude and longitude of the centre in degrees.
    pub(crate) centre: (f64, f64),
    /// Width and height in CSS pixels.
    pub(crate) size: (f64, f64),
    /// Kilometres to a CSS pixel at the centre.
    pub(crate) km_per_px: f64,
}

impl Frame {
    /// Where a place falls, in pixels from the top left; `None` on the far side of the Earth.
    pub(crate) fn project(&self, lat_deg: f64, lon_deg: f64) -> Option<(f64, f64)> {
        let (lat, lat0) = (lat_deg.to_radians(), self.centre.0.to_radians());
        let dlon = (lon_deg - self.centre.1).to_radians();
        let cosine = sin(lat0) * sin(lat) + cos(lat0) * cos(lat) * cos(dlon);
        if cosine < -0.5 {
            return None;
        }
        let k = EARTH_RADIUS_KM / self.km_per_px * (2.0 / (1.0 + cosine)).sqrt();
        let x = k * cos(lat) * sin(dlon);
        let y = k * (cos(lat0) * sin(lat) - sin(lat0) * cos(lat) * cos(dlon));
        Some((0.5 * self.size.0 + x, 0.5 * self.size.1 - y))
    }

    /// Whether a point lies in the frame, with a margin in pixels.
    pub(crate) fn holds(&self, (x, y): (f64, f64), margin: f64) -> bool {
        (-margin..=self.size.0 + margin).contains(&x) && (-margin..=self.size.1 + margin).contains(&y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { centre: (40.0, 180.0), size: (600.0, 400.0), km_per_px: 20.0 };

    #[test]
    fn the_centre_is_in_the_middle_and_180_is_no_edge() {
        assert_eq!(FRAME.project(40.0, 180.0), Some((300.0, 200.0)));
        let (east, _) = FRAME.project(40.0, -179.9).unwrap();
        let (west, _) = FRAME.project(40.0, 179.9).unwrap();
        assert!(east > 300.0 && west < 300.0 && east - west < 2.0, "{west} {east}");
    }

    #[test]
    fn north_is_up_and_distances_at_the_centre_are_to_scale() {
        let (x, y) = FRAME.project(41.0, 180.0).unwrap();
        let expected = 200.0 - 6371.0_f64 * 1.0_f64.to_radians() / 20.0;
        assert!((x - 300.0).abs() < 1e-9 && (y - expected).abs() < 1e-3, "{x} {y} {expected}");
    }
}
