//! How far apart are two places, in which direction, and where does a direction lead?
//!
//! # Model
//! Geodesics on the WGS-84 ellipsoid, solved by Karney's series and Newton iteration, accurate to about 15 nm
//! and convergent for antipodal points, where older formulas fail.
//!
//! # Assumptions and limits
//! - The ellipsoid, not the terrain: heights do not enter a distance.
//!
//! # Conventions
//! Frame: WGS-84. Latitude north positive, longitude east positive in [−180°, 180°], geodetic.
//! Azimuth from north, clockwise, in [0°, 360°).
//!
//! # Sources
//! - \[karney2013\] C. F. F. Karney, Algorithms for geodesics, J. Geodesy 87, 2013 — through the crate
//!   `geographiclib-rs`, a port of the author's own library.
//! - \[nima2000\] NIMA TR8350.2, Department of Defense World Geodetic System 1984, 3rd edition, 2000: the
//!   defining constants — unverified.
//!
//! # Checked by
//! - laws: symmetric, triangle inequality, there and back; the quarter meridian and the equator.
//!
//! # Not here
//! Lines of sight through the air: `tpt-sight`.

use geographiclib_rs::InverseGeodesic;

use crate::quantity::{Angle, Length, OutOfDomain};

/// WGS-84 semi-major axis, 6,378,137 m. Source: \[nima2000\], table 3.1. Defining, exact.
pub const WGS84_SEMI_MAJOR_AXIS: Length = Length::metres(6_378_137.0);

/// WGS-84 flattening, 1/298.257223563. Source: \[nima2000\], table 3.1. Defining, exact.
pub const WGS84_FLATTENING: f64 = 1.0 / 298.257_223_563;

/// WGS-84 gravitational constant of the Earth with its atmosphere, 3.986 004 418e14 m³/s².
/// Source: \[nima2000\], table 3.1. Defining.
pub const WGS84_GM_M3_S2: f64 = 3.986_004_418e14;

/// Mean radius of the Earth, (2a + b)/3 = 6,371,008.8 m, from the two WGS-84 constants above.
pub const WGS84_MEAN_RADIUS: Length = Length::metres(6_378_137.0 * (1.0 - WGS84_FLATTENING / 3.0));

/// A point on the WGS-84 ellipsoid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    latitude: Angle,
    longitude: Angle,
}

impl Position {
    /// The point at a latitude and a longitude; the longitude is wrapped into [−180°, 180°].
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the latitude is beyond a pole, the longitude beyond a full turn, or either is not
    /// finite.
    pub fn new(latitude: Angle, longitude: Angle) -> Result<Self, OutOfDomain> {
        let (lat, lon) = (latitude.as_degrees(), longitude.as_degrees());
        // Half a nanodegree: what π/180 and back may add to an exact 90.
        if !lat.is_finite() || lat.abs() > 90.0 + 5e-10 {
            return Err(OutOfDomain::new("latitude", degrees(lat), "−90 to 90 deg"));
        }
        if !lon.is_finite() || lon.abs() > 360.0 {
            return Err(OutOfDomain::new("longitude", degrees(lon), "−360 to 360 deg"));
        }
        let wrapped = if lon.abs() > 180.0 { lon - 360.0_f64.copysign(lon) } else { lon };
        Ok(Self { latitude, longitude: Angle::degrees(wrapped) })
    }

    /// The point that somebody reaches who goes north or south beyond a pole: on the other side of it.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] for a latitude beyond half a turn, and as [`Position::new`] has it for a longitude.
    pub fn over_the_pole(latitude: Angle, longitude: Angle) -> Result<Self, OutOfDomain> {
        let half_turn = Angle::degrees(180.0_f64.copysign(latitude.as_degrees()));
        if latitude.as_degrees().abs() <= 90.0 {
            return Self::new(latitude, longitude);
        }
        let (lon, turned) = (longitude.as_degrees(), longitude + Angle::degrees(180.0));
        let beyond = if lon > 0.0 { longitude - Angle::degrees(180.0) } else { turned };
        Self::new(half_turn - latitude, beyond)
    }

    /// The point at coordinates that are in range by construction.
    pub(crate) const fn unchecked(latitude: Angle, longitude: Angle) -> Self {
        Self { latitude, longitude }
    }

    /// Geodetic latitude, north positive.
    #[must_use]
    pub fn latitude(self) -> Angle {
        self.latitude
    }

    /// Longitude, east positive.
    #[must_use]
    pub fn longitude(self) -> Angle {
        self.longitude
    }
}

/// Degrees as somebody wrote them: the way through radians costs the last digit of a double, not one of these.
fn degrees(value: f64) -> String {
    format!("{} deg", (value * 1.0e9).round() / 1.0e9)
}

/// The shortest way between two points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geodesic {
    /// Its length along the ellipsoid.
    pub distance: Length,
    /// The direction in which it leaves the first point.
    pub azimuth: Angle,
    /// The direction in which it arrives at the second.
    pub final_azimuth: Angle,
}

/// The shortest way from `from` to `to`.
#[must_use]
pub fn geodesic(from: Position, to: Position) -> Geodesic {
    let earth = geographiclib_rs::Geodesic::wgs84();
    let (distance, azimuth, final_azimuth, _): (f64, f64, f64, f64) = earth.inverse(
        from.latitude.as_degrees(),
        from.longitude.as_degrees(),
        to.latitude.as_degrees(),
        to.longitude.as_degrees(),
    );
    Geodesic {
        distance: Length::metres(distance),
        azimuth: Angle::degrees(azimuth.rem_euclid(360.0)),
        final_azimuth: Angle::degrees(final_azimuth.rem_euclid(360.0)),
    }
}

/// The point reached from `from` by going `distance` along the geodesic that leaves at `azimuth`.
#[must_use]
pub fn destination(from: Position, azimuth: Angle, distance: Length) -> Position {
    GeodesicLine::new(from, azimuth).at(distance)
}

/// A geodesic that leaves a place at an azimuth: where many points of one are wanted, its beginning is solved once.
#[derive(Clone, Debug)]
pub struct GeodesicLine(geographiclib_rs::GeodesicLine);

impl GeodesicLine {
    /// The geodesic that leaves `from` at `azimuth`.
    #[must_use]
    pub fn new(from: Position, azimuth: Angle) -> Self {
        let (lat, lon) = (from.latitude.as_degrees(), from.longitude.as_degrees());
        let earth = geographiclib_rs::Geodesic::wgs84();
        Self(geographiclib_rs::GeodesicLine::new(&earth, lat, lon, azimuth.as_degrees(), None, None, None))
    }

    /// The point at a distance along it, which may be negative.
    #[must_use]
    pub fn at(&self, distance: Length) -> Position {
        use geographiclib_rs::capability::{LATITUDE, LONGITUDE};
        let (_, lat, lon, ..) = self.0._gen_position(false, distance.as_metres(), LATITUDE | LONGITUDE);
        Position { latitude: Angle::degrees(lat), longitude: Angle::degrees(lon) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position::new(Angle::degrees(lat), Angle::degrees(lon)).unwrap()
    }

    #[test]
    fn a_step_beyond_a_pole_comes_down_on_the_other_side() {
        let deg = Angle::degrees;
        for (lat, lon, there) in
            [(90.005, 30.0, (89.995, -150.0)), (-91.0, -30.0, (-89.0, 150.0)), (45.0, 10.0, (45.0, 10.0))]
        {
            let found = Position::over_the_pole(deg(lat), deg(lon)).unwrap();
            let off = geodesic(found, at(there.0, there.1)).distance.as_metres();
            assert!(off < 1e-6, "{lat}, {lon}: {found:?}");
        }
    }

    #[test]
    fn a_refused_position_is_told_as_it_was_written() {
        let refused = Position::new(Angle::degrees(126.4), Angle::degrees(40.6)).unwrap_err();
        assert_eq!(refused.to_string(), "latitude 126.4 deg is outside the allowed −90 to 90 deg");
    }

    #[test]
    fn a_quarter_meridian_and_the_equator_have_their_known_lengths() {
        // 10,001,965.729 m: the meridian quadrant of WGS-84, elliptic integral of its a and f.
        assert_close!(geodesic(at(0.0, 0.0), at(90.0, 0.0)).distance.as_metres(), 10_001_965.729, abs = 1e-3);
        let equator = 6_378_137.0 * std::f64::consts::PI / 180.0;
        assert_close!(geodesic(at(0.0, 10.0), at(0.0, 11.0)).distance.as_metres(), equator, abs = 1e-6);
    }

    #[test]
    fn the_distances_of_the_design_table_hold() {
        let seongju = at(36.05, 128.20);
        for (name, lat, lon, km) in [
            ("Seoul", 37.57, 126.98, 201.0),
            ("Pyeongtaek", 36.99, 127.10, 143.0),
            ("Busan", 35.18, 129.08, 125.0),
            ("Pyongyang", 39.03, 125.75, 395.0),
            ("Vladivostok", 43.12, 131.89, 847.0),
            ("Beijing", 39.90, 116.40, 1118.0),
        ] {
            let ours = geodesic(seongju, at(lat, lon)).distance.as_kilometres();
            // The table is spherical and rounded to 1 km; the ellipsoid differs by up to 0.3 %.
            assert_close!(ours, km, rel = 0.004, "{name}");
        }
    }

    #[test]
    fn bad_places_are_refused_by_name() {
        let error = Position::new(Angle::degrees(139.0), Angle::ZERO).unwrap_err();
        assert!(error.to_string().starts_with("latitude 139"), "{error}");
        assert!(Position::new(Angle::degrees(f64::NAN), Angle::ZERO).is_err());
        assert!(Position::new(Angle::ZERO, Angle::degrees(361.0)).is_err());
    }

    fn anywhere() -> impl Strategy<Value = Position> {
        (-90.0..=90.0_f64, -180.0..=180.0_f64).prop_map(|(lat, lon)| at(lat, lon))
    }

    proptest! {
        #[test]
        fn there_and_back_are_equally_far(a in anywhere(), b in anywhere()) {
            let (there, back) = (geodesic(a, b), geodesic(b, a));
            assert_close!(there.distance.as_metres(), back.distance.as_metres(), abs = 1e-6);
        }

        #[test]
        fn no_detour_is_shorter(a in anywhere(), b in anywhere(), c in anywhere()) {
            let direct = geodesic(a, c).distance.as_metres();
            let detour = geodesic(a, b).distance.as_metres() + geodesic(b, c).distance.as_metres();
            prop_assert!(direct <= detour + 1e-6);
        }

        #[test]
        fn going_and_measuring_agree(a in anywhere(), azimuth in 0.0..360.0_f64, km in 0.0..19_000.0_f64) {
            let b = destination(a, Angle::degrees(azimuth), Length::kilometres(km));
            assert_close!(geodesic(a, b).distance.as_kilometres(), km, abs = 1e-6);
        }

        #[test]
        fn a_turn_of_longitude_changes_nothing(a in anywhere(), b in anywhere()) {
            let turned = Position::new(b.latitude(), Angle::degrees(b.longitude().as_degrees() + if b.longitude().as_degrees() > 0.0 { -360.0 } else { 360.0 })).unwrap();
            let (one, other) = (geodesic(a, b), geodesic(a, turned));
            assert_close!(one.distance.as_metres(), other.distance.as_metres(), abs = 1e-6);
        }
    }
}
