//! How much of a ring lies in a view, in the plane?
//!
//! # Model
//! A polygon is the sum of the triangles from the origin over its edges, each counted by its sense of turning. So is what two
//! polygons have in common: the sum over each pair of their edges of what the two triangles have in common.
//!
//! ```text
//! |P ∩ Q| = Σᵢ Σⱼ σᵢ σⱼ |Tᵢ ∩ Tⱼ|        Tᵢ = (0, pᵢ, pᵢ₊₁),   σᵢ = sign(pᵢ × pᵢ₊₁)
//! ```
//!
//! Of two triangles with one corner in common the nearer edge counts, in the directions that they share; where the edges cross,
//! either on its side. Edges are found by their direction: around a radar most of its view's edges lie in directions of their own.
//!
//! # Assumptions and limits
//! - Rings do not cross themselves.
//! - Exact but for rounding: a part of less than 1e-12 of what was added up is none. Clipping, as geometry libraries do it, moves
//!   corners to a grid and is many times slower.
//!
//! # Conventions
//! Kilometres in the plane; which way round a ring is walked does not matter.
//!
//! # Sources
//! - Plane geometry, no source needed.
//!
//! # Checked by
//! - other tools: the clipping of the crate `geo`, over random polygons to 0.1 km² (tests below).
//!
//! # Not here
//! The plane: `plane`. What is in view: `coverage`.

use geo::{Coord, LineString, MultiPolygon};
use tpt_earth::math::atan2;

/// Directions by which edges are found, a degree each.
const DIRECTIONS: usize = 360;

/// Of what was added up, a part as small as this is rounding.
const NOTHING: f64 = 1.0e-12;

/// An edge as a triangle over the origin.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    /// Its ends, counter-clockwise.
    from: Coord<f64>,
    to: Coord<f64>,
    /// Twice the area of the triangle.
    twice: f64,
    /// Whether it adds to its polygon or takes away, 1 or −1.
    sign: f64,
    /// The directions in which it lies: the first, and how many.
    first: usize,
    count: usize,
}

fn cross(a: Coord<f64>, b: Coord<f64>) -> f64 {
    a.x * b.y - a.y * b.x
}

/// The direction of a point, counter-clockwise from east, 0 to [`DIRECTIONS`].
fn direction(point: Coord<f64>) -> f64 {
    let turns = atan2(point.y, point.x) / std::f64::consts::TAU;
    (if turns < 0.0 { turns + 1.0 } else { turns }) * DIRECTIONS as f64
}

/// The edges of a closed ring whose inside adds (1) or takes away (−1).
pub(crate) fn edges(ring: &LineString<f64>, inside: f64) -> Vec<Edge> {
    let points = &ring.0;
    let walked: f64 = points.windows(2).map(|pair| cross(pair[0], pair[1])).sum();
    let inside = if walked < 0.0 { -inside } else { inside };
    let directions: Vec<f64> = points.iter().map(|point| direction(*point)).collect();
    let edge = |(pair, at): (&[Coord<f64>], &[f64])| {
        let twice = cross(pair[0], pair[1]);
        let (from, to, sign) = if twice > 0.0 { (0, 1, inside) } else { (1, 0, -inside) };
        let turned = at[to] - at[from];
        let turned = if turned < 0.0 { turned + DIRECTIONS as f64 } else { turned };
        // It turns by less than half a turn; rounding makes almost a whole one of nothing.
        let turned = if turned > 0.75 * DIRECTIONS as f64 { 0.0 } else { turned };
        let first = at[from].floor();
        let count = (at[from] - first + turned).floor() as usize + 1;
        let first = first as usize % DIRECTIONS;
        (twice != 0.0).then_some(Edge {
            from: pair[from],
            to: pair[to],
            twice: twice.abs(),
            sign,
            first,
            count,
        })
    };
    points.windows(2).zip(directions.windows(2)).filter_map(edge).collect()
}

impl Edge {
    fn directions(&self) -> impl Iterator<Item = usize> {
        let first = self.first;
        (0..self.count).map(move |i| (first + i) % DIRECTIONS)
    }

    /// Twice the area that two triangles have in common.
    fn common(&self, other: &Self) -> f64 {
        let ends = [cross(self.from, other.from), cross(self.to, other.to)];
        let (own_to_other, other_to_own) = (cross(self.from, other.to), cross(other.from, self.to));
        let other_begins = ends[0] > 0.0;
        let own_ends = ends[1] > 0.0;
        // Where the shared directions begin and end: neither triangle may end before, or begin after.
        let begins_within = if other_begins { other_to_own } else { own_to_other };
        let ends_within = if own_ends { other_to_own } else { own_to_other };
        if begins_within <= 0.0 || ends_within <= 0.0 {
            return 0.0;
        }
        // How far either edge is along the first and the last of the shared directions, of the end of an edge that lies there.
        let (own_first, other_first) = if other_begins {
            (self.twice / (ends[0] + other_to_own), 1.0)
        } else {
            (1.0, other.twice / (own_to_other - ends[0]))
        };
        let (own_last, other_last) = if own_ends {
            (1.0, other.twice / (other_to_own + ends[1]))
        } else {
            (self.twice / (own_to_other - ends[1]), 1.0)
        };
        let span = match (other_begins, own_ends) {
            (true, true) => other_to_own,
            (true, false) => other.twice,
            (false, true) => self.twice,
            (false, false) => own_to_other,
        };
        let (first, last) = (own_first.min(other_first), own_last.min(other_last));
        if (own_first <= other_first) == (own_last <= other_last) {
            return span * first * last;
        }
        // They cross: in parts of the two directions, x / own_first + y / own_last = 1, and so for the other.
        let determinant = 1.0 / (own_first * other_last) - 1.0 / (own_last * other_first);
        let x = (1.0 / other_last - 1.0 / own_last) / determinant;
        let y = (1.0 / own_first - 1.0 / other_first) / determinant;
        span * (first * y + x * last)
    }
}

/// The edges of a view by their directions.
pub(crate) struct ByDirection {
    edges: Vec<Edge>,
    /// Where in `found` each direction begins.
    begins: Vec<usize>,
    found: Vec<usize>,
}

impl ByDirection {
    pub(crate) fn new(view: &MultiPolygon<f64>) -> Self {
        let of = |polygon: &geo::Polygon<f64>| {
            let holes = polygon.interiors().iter().flat_map(|hole| edges(hole, -1.0));
            edges(polygon.exterior(), 1.0).into_iter().chain(holes).collect::<Vec<_>>()
        };
        let edges: Vec<Edge> = view.iter().flat_map(of).collect();
        let mut begins = vec![0; DIRECTIONS + 1];
        for direction in edges.iter().flat_map(Edge::directions) {
            begins[direction + 1] += 1;
        }
        for direction in 0..DIRECTIONS {
            begins[direction + 1] += begins[direction];
        }
        let mut found = vec![0; begins[DIRECTIONS]];
        let mut next = begins.clone();
        for (i, edge) in edges.iter().enumerate() {
            for direction in edge.directions() {
                found[next[direction]] = i;
                next[direction] += 1;
            }
        }
        Self { edges, begins, found }
    }

    /// The area that the view and some rings have in common.
    pub(crate) fn common<'e>(&self, rings: impl Iterator<Item = &'e Edge>) -> f64 {
        let (mut sum, mut added) = (0.0_f64, 0.0_f64);
        // By which edge each edge of the view was met last: two may meet in several directions.
        let mut met = vec![usize::MAX; self.edges.len()];
        for (i, edge) in rings.enumerate() {
            for direction in edge.directions() {
                for &other in &self.found[self.begins[direction]..self.begins[direction + 1]] {
                    if std::mem::replace(&mut met[other], i) != i {
                        let other = &self.edges[other];
                        let twice = edge.common(other);
                        sum += edge.sign * other.sign * twice;
                        added += twice;
                    }
                }
            }
        }
        if sum > NOTHING * added { 0.5 * sum } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area as _, BooleanOps, Polygon};
    use proptest::prelude::*;
    use tpt_earth::assert_close;
    use tpt_earth::math::{cos, sin};

    /// A star around a place: as many corners as radii, in kilometres.
    fn star((x, y): (f64, f64), radii: &[f64]) -> LineString<f64> {
        let corner = |(i, radius): (usize, &f64)| {
            let angle = std::f64::consts::TAU * i as f64 / radii.len() as f64;
            Coord { x: x + radius * cos(angle), y: y + radius * sin(angle) }
        };
        let mut points: Vec<Coord<f64>> = radii.iter().enumerate().map(corner).collect();
        points.push(points[0]);
        LineString::new(points)
    }

    fn radii() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(100.0..2000.0_f64, 3..80)
    }

    fn place() -> impl Strategy<Value = (f64, f64)> {
        (-3000.0..3000.0_f64, -3000.0..3000.0_f64)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_two_polygons_have_in_common_is_what_clipping_leaves(
            ((view, other), (radii, others)) in ((place(), place()), (radii(), radii())),
            around in any::<bool>(), inner in 0.0..0.9_f64, backwards in any::<bool>(),
        ) {
            let view = if around { (0.0, 0.0) } else { view };
            let hole: Vec<f64> = radii.iter().map(|radius| inner * radius).collect();
            let holes = if inner > 0.1 { vec![star(view, &hole)] } else { Vec::new() };
            let view = MultiPolygon::new(vec![Polygon::new(star(view, &radii), holes)]);
            let mut ring = star(other, &others);
            if backwards {
                ring.0.reverse();
            }
            let clipped = view.intersection(&MultiPolygon::new(vec![Polygon::new(ring.clone(), Vec::new())]));
            let (found, clipped) = (ByDirection::new(&view).common(edges(&ring, 1.0).iter()), clipped.unsigned_area());
            assert_close!(found, clipped, abs = 0.1);
        }
    }

    #[test]
    fn what_touches_or_lies_apart_has_nothing_in_common() {
        let square = |x: f64, y: f64| {
            let corners = [(x, y), (x + 100.0, y), (x + 100.0, y + 100.0), (x, y + 100.0), (x, y)];
            LineString::from(corners.to_vec())
        };
        let view = ByDirection::new(&MultiPolygon::new(vec![Polygon::new(square(0.0, 0.0), Vec::new())]));
        for (x, y, area) in [
            (100.0, 0.0, 0.0),
            (-100.0, -100.0, 0.0),
            (0.0, 500.0, 0.0),
            (-500.0, 20.0, 0.0),
            (50.0, 50.0, 2500.0),
            (-50.0, 25.0, 3750.0),
            (0.0, 0.0, 10_000.0),
        ] {
            let found = view.common(edges(&square(x, y), 1.0).iter());
            assert_close!(found, area, abs = 1e-9, "{x}, {y}");
        }
    }
}
