//! How is an area on the Earth drawn in longitude and latitude, so that every program takes it for the same area?
//!
//! # Model
//! An area is given by rings of places, joined by geodesics, with the area on the right hand of whoever walks along them. It
//! leaves as polygons that join their points by straight lines in longitude and latitude (RFC 7946, section 3.1.6): cut at 180°,
//! a pole inside where it is inside, the outer ring counter-clockwise, holes clockwise.
//!
//! ```text
//! an edge is halved until its middle by the geodesic lies within 50 m of its middle in longitude and latitude
//! w = (λ_last − λ_first) / 360°      longitudes followed along the ring
//! w = 0: the inside of the ring, or the outside if the ring is walked counter-clockwise
//! w = −1: what lies north of it, the pole with it;  w = +1: what lies south
//! the area is what all rings have in common
//! ```
//!
//! A ring around a pole is closed along ±90°; its area counts the strip up to there, so that ∫ sin β dλ holds for it too.
//!
//! # Assumptions and limits
//! - No ring winds around the axis more than once, and none is wider than 360° of longitude.
//! - Points are rounded to 0.0001°, some ten metres.
//!
//! # Conventions
//! Degrees, east and north, `[longitude, latitude]`; longitudes from −180 to 180.
//!
//! # Sources
//! - RFC 7946, The GeoJSON Format, 2016, sections 3.1.6 and 3.1.9.
//!
//! # Checked by
//! - laws: the area between straight edges is that between geodesics; rings are closed, in range and rightly wound; at 180° and
//!   at the poles (`tests/it/planar.rs`).
//!
//! # Not here
//! Which area: `coverage`. Colours and files: `tpt-briefing`.

use geo::orient::Direction;
use geo::{
    Area as _, BooleanOps, BoundingRect, Coord, LineString, MultiPolygon, Orient, Polygon, Rect, Translate,
};
use tpt_earth::math::sin;
use tpt_earth::{Angle, Area, GeodesicLine, Length, Position, geodesic};

use crate::plane::{AUTHALIC_RADIUS_KM, authalic};

/// How far the middle of a straight edge may lie from the middle of the geodesic.
const TOLERANCE: Length = Length::metres(50.0);

/// An edge as short as this is not halved: around a pole longitudes turn however short it is.
const SHORTEST: Length = Length::kilometres(1.0);

/// Points to a degree: rounded to 0.0001°.
const TO_A_DEGREE: f64 = 10_000.0;

/// Polygons of longitude and latitude in degrees: of each its rings, the outer first, every ring closed.
pub type DegreePolygons = Vec<Vec<Vec<[f64; 2]>>>;

/// An area as polygons in longitude and latitude. Of its rings, which need not be closed, it lies on the right hand.
#[must_use]
pub fn polygons_in_degrees(rings: &[Vec<Position>]) -> DegreePolygons {
    let walks: Vec<Walk> = rings.iter().filter(|ring| ring.len() > 2).map(|ring| Walk::along(ring)).collect();
    let Some((first, rest)) = walks.split_first() else { return Vec::new() };
    let area = match Walk::plain(&walks) {
        Some(plain) => MultiPolygon::new(vec![plain]),
        None => rest.iter().fold(first.right_hand(), |area, walk| area.intersection(&walk.right_hand())),
    };
    let rounded = area.orient(Direction::Default).into_iter().filter_map(|polygon| rounded(&polygon));
    rounded.collect()
}

/// A ring as it is walked, longitudes followed across 180°: the last point is the first again, or a turn from it.
struct Walk(Vec<Coord<f64>>);

impl Walk {
    fn along(ring: &[Position]) -> Self {
        let at =
            |place: &Position| Coord { x: place.longitude().as_degrees(), y: place.latitude().as_degrees() };
        let mut walk = vec![at(&ring[0])];
        for (i, from) in ring.iter().enumerate() {
            let to = ring[(i + 1) % ring.len()];
            for place in between(*from, to) {
                let (before, mut here) = (walk[walk.len() - 1], at(&place));
                here.x += 360.0 * ((before.x - here.x) / 360.0).round();
                walk.push(here);
            }
        }
        // So that the middle of it lies in the window.
        let sum: f64 = walk.iter().map(|point| point.x).sum();
        let turns = 360.0 * (sum / walk.len() as f64 / 360.0).round();
        walk.iter_mut().for_each(|point| point.x -= turns);
        Self(walk)
    }

    /// Turns around the axis, eastward.
    fn winding(&self) -> f64 {
        ((self.0[self.0.len() - 1].x - self.0[0].x) / 360.0).round()
    }

    fn polygon(&self) -> Polygon<f64> {
        Polygon::new(LineString::new(self.0.clone()), Vec::new())
    }

    /// The polygon of rings of which none reaches 180° or a pole and all but the first are holes.
    fn plain(walks: &[Self]) -> Option<Polygon<f64>> {
        let within = |walk: &Self| walk.winding() == 0.0 && walk.0.iter().all(|point| point.x.abs() < 180.0);
        let (outer, holes) = walks.split_first()?;
        let walked_rightly = outer.polygon().signed_area() < 0.0
            && holes.iter().all(|hole| hole.polygon().signed_area() > 0.0);
        let rings = || holes.iter().map(|hole| LineString::new(hole.0.clone())).collect();
        (walked_rightly && walks.iter().all(within))
            .then(|| Polygon::new(LineString::new(outer.0.clone()), rings()))
    }

    /// What lies on its right hand, between −180 and 180°.
    fn right_hand(&self) -> MultiPolygon<f64> {
        let window = Rect::new(Coord { x: -180.0, y: -90.0 }, Coord { x: 180.0, y: 90.0 }).to_polygon();
        let winding = self.winding();
        if winding == 0.0 {
            let inside = self.polygon();
            let turned = [-360.0, 0.0, 360.0].map(|turn| inside.translate(turn, 0.0));
            let cut = turned.iter().filter(|one| reaches(one)).flat_map(|one| window.intersection(one));
            let inside = MultiPolygon::new(cut.collect());
            return if self.polygon().signed_area() < 0.0 { inside } else { window.difference(&inside) };
        }
        // Three turns of it, and back along the pole that it goes round.
        let pole = if winding < 0.0 { 90.0 } else { -90.0 };
        let mut turns: Vec<Coord<f64>> = Vec::with_capacity(3 * self.0.len() + 2);
        for turn in [-1.0, 0.0, 1.0] {
            let shift = 360.0 * winding * turn;
            turns.extend(self.0.iter().map(|point| Coord { x: point.x + shift, y: point.y }));
        }
        let ends = [turns[turns.len() - 1].x, turns[0].x];
        turns.extend(ends.map(|x| Coord { x, y: pole }));
        window.intersection(&Polygon::new(LineString::new(turns), Vec::new()))
    }
}

/// Whether any of a polygon lies between −180 and 180°.
fn reaches(polygon: &Polygon<f64>) -> bool {
    polygon.bounding_rect().is_some_and(|bounds| bounds.min().x < 180.0 && bounds.max().x > -180.0)
}

/// The places along a geodesic at which straight lines in longitude and latitude follow it, the last one with them.
fn between(from: Position, to: Position) -> Vec<Position> {
    let way = geodesic(from, to);
    let line = GeodesicLine::new(from, way.azimuth);
    let mut found = Vec::new();
    // Spans still to be looked at, the nearest on top.
    let mut spans = vec![(0.0, from, 1.0, to)];
    while let Some((low, first, high, last)) = spans.pop() {
        let share = 0.5 * (low + high);
        let middle = line.at(way.distance * share);
        let long = way.distance * (high - low) > SHORTEST;
        if long && geodesic(middle, straight_middle(first, last)).distance > TOLERANCE {
            spans.push((share, middle, high, last));
            spans.push((low, first, share, middle));
        } else {
            found.push(last);
        }
    }
    found
}

/// Half-way in longitude and latitude, the short way round.
fn straight_middle(from: Position, to: Position) -> Position {
    let (a, b) = (from.longitude().as_degrees(), to.longitude().as_degrees());
    let lon = a + 0.5 * ((b - a) - 360.0 * ((b - a) / 360.0).round());
    let lon = lon - 360.0 * (lon / 360.0).round();
    let lat = 0.5 * (from.latitude().as_degrees() + to.latitude().as_degrees());
    Position::new(Angle::degrees(lat), Angle::degrees(lon)).unwrap_or(from)
}

/// A polygon with rounded points; nothing of one that rounding closes.
fn rounded(polygon: &Polygon<f64>) -> Option<Vec<Vec<[f64; 2]>>> {
    let ring = |line: &LineString<f64>| {
        let round = |degrees: f64| (degrees * TO_A_DEGREE).round() / TO_A_DEGREE;
        let mut points: Vec<[f64; 2]> =
            line.coords().map(|at| [round(at.x).clamp(-180.0, 180.0), round(at.y)]).collect();
        points.dedup();
        (points.len() > 3).then_some(points)
    };
    let outer = ring(polygon.exterior())?;
    let holes = polygon.interiors().iter().filter_map(ring);
    Some(std::iter::once(outer).chain(holes).collect())
}

/// The area on the ellipsoid of polygons whose edges are straight in longitude and latitude.
///
/// ```text
/// A = R_q² |Σ ∫ sin β dλ|      β: authalic latitude; over each edge by Simpson's rule
/// ```
#[must_use]
pub fn area_of_polygons(polygons: &DegreePolygons) -> Area {
    let sine = |latitude_deg: f64| sin(authalic(latitude_deg.to_radians()));
    let ring = |ring: &Vec<[f64; 2]>| -> f64 {
        let edge = |pair: &[[f64; 2]]| {
            let ([from, south], [to, north]) = (pair[0], pair[1]);
            let mean = (sine(south) + 4.0 * sine(0.5 * (south + north)) + sine(north)) / 6.0;
            (to - from).to_radians() * mean
        };
        ring.windows(2).map(edge).sum()
    };
    let radius_m = 1000.0 * AUTHALIC_RADIUS_KM;
    // Holes are walked the other way round: their share is taken off.
    let of = |rings: &Vec<Vec<[f64; 2]>>| rings.iter().map(ring).sum::<f64>().abs();
    Area::square_metres(polygons.iter().map(of).sum::<f64>() * radius_m * radius_m)
}
