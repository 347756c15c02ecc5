//! Which ground belongs to a country, and does a place lie on it?
//!
//! # Model
//! A territory is a set of rings on the ellipsoid: outer rings, and holes inside them. Its area is that of the outer rings less
//! that of the holes. A place lies on it if it lies inside an outer ring and inside no hole, in the plane of longitude and latitude.
//!
//! # Assumptions and limits
//! - Holes lie wholly inside outer rings, and outer rings do not overlap.
//! - A ring is less than half of the globe: of the two sides of a ring its inside is the smaller one.
//! - A ring that goes once round the globe encloses the pole on its own side of the equator.
//!
//! # Conventions
//! Corners: geodetic. An edge is straight in longitude and latitude, as in the file that it comes from, for [`Territory::holds`];
//! in the plane of [`crate::coverage`] for an area. Between corners a degree apart the two differ by less than 0.4 km.
//!
//! # Sources
//! - Geometry, no source needed; the outlines are the caller's.
//!
//! # Checked by
//! - other tools: the area of every country of the map against `validation/data/country-areas.csv` (geographiclib).
//! - laws: a ring across 180° and a ring around a pole hold what they enclose (`tests/it/territory.rs`).
//!
//! # Not here
//! What of a territory is in view: `coverage`.

use std::sync::OnceLock;

use geo::{BoundingRect, Contains, Coord, LineString, Polygon, Rect};
use tpt_earth::{Angle, Area, Length, Position, WGS84_MEAN_RADIUS, geodesic};

use crate::plane::Plane;

/// A country, or another part of the ground, as rings of positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Territory {
    /// Its name.
    pub name: String,
    rings: Vec<Ring>,
    area: OnceLock<Area>,
}

/// A ring of a territory.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ring {
    pub(crate) corners: Vec<Position>,
    pub(crate) side: Side,
    /// Corners in degrees of longitude and latitude, each within half a turn of the one before.
    unbroken: Polygon<f64>,
    bounds: Rect<f64>,
    /// A place and a distance from it that hold the whole ring.
    cap: (Position, Length),
}

/// Which side of a ring belongs to the territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The inside.
    Outer,
    /// The outside: the inside is a hole.
    Hole,
}

impl Ring {
    /// `None` of fewer than three corners.
    fn new(corners: Vec<Position>, side: Side) -> Option<Self> {
        if corners.len() < 3 {
            return None;
        }
        let mut before = 0.0;
        let mut points: Vec<Coord<f64>> = Vec::with_capacity(corners.len() + 3);
        for corner in &corners {
            let degrees = corner.longitude().as_degrees();
            before = degrees + 360.0 * ((before - degrees) / 360.0).round();
            points.push(Coord { x: before, y: corner.latitude().as_degrees() });
        }
        let around = |points: Vec<Coord<f64>>| Polygon::new(LineString::new(points), Vec::new());
        let mut unbroken = around(points.clone());
        let mut bounds = unbroken.bounding_rect()?;
        let cap = cap(bounds)?;
        let (first, second, last) = (points[0], points[1], points[points.len() - 1]);
        // Going on to the first corner again, a ring around a pole ends a whole turn further on. It goes on to the second, so that
        // no place lies on a seam, and past the pole, so that the pole lies inside.
        let turn = 360.0 * ((last.x - first.x) / 360.0).round();
        if turn != 0.0 {
            let past = if bounds.min().y + bounds.max().y < 0.0 { -91.0 } else { 91.0 };
            points.push(Coord { x: first.x + turn, y: first.y });
            points.push(Coord { x: second.x + turn, y: second.y });
            points.push(Coord { x: second.x + turn, y: past });
            points.push(Coord { x: first.x, y: past });
            unbroken = around(points);
            bounds = unbroken.bounding_rect()?;
        }
        Some(Self { corners, side, unbroken, bounds, cap })
    }

    /// Whether some of it may lie within a distance of a place.
    pub(crate) fn may_lie_within(&self, distance: Length, place: Position) -> bool {
        geodesic(self.cap.0, place).distance <= distance + self.cap.1
    }

    fn holds(&self, lon: f64, lat: f64) -> bool {
        let (low, high) = (self.bounds.min(), self.bounds.max());
        if lat < low.y || lat > high.y {
            return false;
        }
        [-720.0, -360.0, 0.0, 360.0, 720.0].into_iter().any(|turn| {
            let x = lon + turn;
            x >= low.x && x <= high.x && self.unbroken.contains(&Coord { x, y: lat })
        })
    }
}

/// A place and a distance from it that hold a box of longitudes and latitudes.
fn cap(bounds: Rect<f64>) -> Option<(Position, Length)> {
    let (low, high) = (bounds.min(), bounds.max());
    let place = |lon: f64, lat: f64| {
        let lon = lon - 360.0 * (lon / 360.0).round();
        Position::new(Angle::degrees(lat), Angle::degrees(lon)).ok()
    };
    // Of a box up to half a turn wide the farthest place from its middle is a corner. A wider one is taken from the nearer pole.
    let (middle, farthest) = if high.x - low.x <= 180.0 {
        let middle = place(0.5 * (low.x + high.x), 0.5 * (low.y + high.y))?;
        (middle, [place(low.x, low.y)?, place(low.x, high.y)?])
    } else {
        let pole = if low.y + high.y < 0.0 { -90.0 } else { 90.0 };
        (place(0.0, pole)?, [place(0.0, low.y)?, place(0.0, high.y)?])
    };
    let distance = farthest.iter().map(|corner| geodesic(middle, *corner).distance);
    // Edges and outlines bulge a little between their corners.
    Some((middle, distance.fold(Length::ZERO, Length::max) * 1.01))
}

impl Territory {
    /// A territory of outer rings and of holes in them; a ring of fewer than three corners encloses nothing and is left out.
    #[must_use]
    pub fn new(name: String, outer: Vec<Vec<Position>>, holes: Vec<Vec<Position>>) -> Self {
        let outer = outer.into_iter().filter_map(|ring| Ring::new(ring, Side::Outer));
        let holes = holes.into_iter().filter_map(|ring| Ring::new(ring, Side::Hole));
        Self { name, rings: outer.chain(holes).collect(), area: OnceLock::new() }
    }

    pub(crate) fn rings(&self) -> &[Ring] {
        &self.rings
    }

    /// Its corners, ring after ring.
    pub fn corners(&self) -> impl Iterator<Item = Position> + '_ {
        self.rings.iter().flat_map(|ring| ring.corners.iter().copied())
    }

    /// Its whole area.
    #[must_use]
    pub fn area(&self) -> Area {
        // Each ring in the plane around its own middle: nothing of it comes near the point opposite.
        let of = |ring: &Ring| {
            let area = Plane::around(ring.cap.0).area(&ring.corners);
            if ring.side == Side::Outer { area } else { -area }
        };
        *self.area.get_or_init(|| Area::square_metres(self.rings.iter().map(of).sum::<f64>() * 1.0e6))
    }

    /// Whether a place lies on it.
    #[must_use]
    pub fn holds(&self, place: Position) -> bool {
        let (lat, lon) = (place.latitude().as_degrees(), place.longitude().as_degrees());
        let inside = |side: Side| self.rings.iter().any(|ring| ring.side == side && ring.holds(lon, lat));
        inside(Side::Outer) && !inside(Side::Hole)
    }
}

/// Whether a place lies on one of the territories, or not farther than `within` from a corner of one.
#[must_use]
pub fn near_land(territories: &[Territory], place: Position, within: Length) -> bool {
    let degrees = within / WGS84_MEAN_RADIUS * 180.0 / std::f64::consts::PI * 1.01;
    let near = |corner: Position| {
        (corner.latitude() - place.latitude()).as_degrees().abs() <= degrees
            && geodesic(corner, place).distance <= within
    };
    territories.iter().any(|territory| territory.holds(place))
        || territories.iter().flat_map(Territory::corners).any(near)
}
