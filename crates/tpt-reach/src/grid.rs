//! Which aims around an element, and how much ground does each stand for?
//!
//! # Model
//! The hexagons of H3 whose centre lies within a distance of the element. The area of a cell on the sphere of H3 is taken to
//! the ellipsoid at the latitude of its centre:
//!
//! ```text
//! A = A_H3 · M N / R²,   M, N: radii of curvature along the meridian and across it;  R = 6,371,007.180918475 m
//! ```
//!
//! # Assumptions and limits
//! - Cells on the edge count whole or not at all, by their centre.
//! - H3 takes geodetic latitudes for those of a sphere: the correction is exact for small cells.
//!
//! # Conventions
//! Order: by the index of the cell.
//!
//! # Sources
//! - The grid: Uber's H3, through the crate `h3o`; its sphere is the authalic one of WGS-84 — from memory, unverified.
//!
//! # Checked by
//! - analytic limits: the areas within a distance add up to that of the cap (`tests/it/grid.rs`).
//!
//! # Not here
//! Polygons of many cells: whoever draws merges them.

use h3o::geom::SolventBuilder;
use h3o::{CellIndex, LatLng};
use tpt_earth::ellipsoid::{WGS84_FLATTENING, WGS84_SEMI_MAJOR_AXIS};
use tpt_earth::math::square;
use tpt_earth::{Angle, Area, Length, OutOfDomain, Position, geodesic};

/// The sphere of H3, m.
const H3_RADIUS_M: f64 = 6_371_007.180_918_475;

/// More cells than any map needs.
const MOST_CELLS: f64 = 3.0e6;

/// How fine a grid is: the level of H3, from 0 (4 million km² a cell) to 9 (0.1 km²).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Resolution(h3o::Resolution);

impl Resolution {
    /// A level.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if it is above 9.
    pub fn level(level: u8) -> Result<Self, OutOfDomain> {
        let refused = || OutOfDomain::new("resolution of the grid", level, "0 to 9");
        if level > 9 {
            return Err(refused());
        }
        h3o::Resolution::try_from(level).map(Self).map_err(|_| refused())
    }

    /// The mean area of a cell.
    #[must_use]
    pub fn mean_area(self) -> Area {
        Area::square_kilometres(self.0.area_km2())
    }
}

/// An aim: the middle of a cell, and the ground that it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// The middle.
    pub position: Position,
    /// Its area on the ellipsoid.
    pub area: Area,
    cell: CellIndex,
}

impl Aim {
    /// The index of the cell in H3.
    #[must_use]
    pub fn cell(&self) -> u64 {
        self.cell.into()
    }

    /// The corners of the cell, once round.
    #[must_use]
    pub fn corners(&self) -> Vec<Position> {
        self.cell.boundary().iter().filter_map(|corner| position(*corner)).collect()
    }
}

fn position(at: LatLng) -> Option<Position> {
    Position::new(Angle::degrees(at.lat()), Angle::degrees(at.lng())).ok()
}

/// The cells whose centre is within a distance of an element, by their index.
///
/// # Errors
///
/// [`OutOfDomain`] if the distance is not above 0 and at most 3,000 km, or the cells would be more than three million.
pub fn grid_around(
    element: Position,
    distance: Length,
    resolution: Resolution,
) -> Result<Vec<Aim>, OutOfDomain> {
    let km = distance.as_kilometres();
    if !(km > 0.0 && km <= 3000.0) {
        let shown = format!("{km} km");
        return Err(OutOfDomain::new("distance of the grid", shown, "more than 0 and at most 3000 km"));
    }
    let cells = std::f64::consts::PI * km * km / resolution.0.area_km2();
    if cells > MOST_CELLS {
        return Err(OutOfDomain::new("number of cells", cells.round(), "at most 3000000"));
    }
    let (lat, lon) = (element.latitude(), element.longitude());
    let centre = LatLng::from_radians(lat.as_radians(), lon.as_radians())
        .map_err(|_| OutOfDomain::new("place", "not finite", "a place"))?;
    // The smallest hexagons of a level are some six tenths of the mean in area: three quarters across, and a ring to spare.
    let across_km = 3.0_f64.sqrt() * resolution.0.edge_length_km();
    let rings = (km / (0.7 * across_km)).ceil() as u32 + 1;
    let mut aims: Vec<Aim> = centre
        .to_cell(resolution.0)
        .grid_disk::<Vec<_>>(rings)
        .into_iter()
        .filter_map(|cell| {
            let position = position(LatLng::from(cell))?;
            let near = geodesic(element, position).distance <= distance;
            near.then(|| Aim { position, area: on_ellipsoid(cell.area_m2(), position), cell })
        })
        .collect();
    aims.sort_unstable_by_key(|aim| aim.cell());
    Ok(aims)
}

/// The outline of some cells: polygons, each an outer ring and its holes, every ring closed.
///
/// Cells of one grid each at most once; nothing where there are none, or they are not of one grid.
#[must_use]
pub fn outline_of<'a>(cells: impl IntoIterator<Item = &'a Aim>) -> Vec<Vec<Vec<Position>>> {
    let dissolved = SolventBuilder::new().build().dissolve(cells.into_iter().map(|aim| aim.cell));
    let ring = |line: &geo::LineString| {
        line.coords()
            .filter_map(|at| Position::new(Angle::degrees(at.y), Angle::degrees(at.x)).ok())
            .collect::<Vec<Position>>()
    };
    let polygon = |polygon: &geo::Polygon| {
        std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect::<Vec<_>>()
    };
    dissolved.map(|found| found.iter().map(polygon).collect()).unwrap_or_default()
}

/// An area on the sphere of H3 as it is on the ellipsoid.
fn on_ellipsoid(area_m2: f64, at: Position) -> Area {
    let e2 = WGS84_FLATTENING * (2.0 - WGS84_FLATTENING);
    let root = 1.0 - e2 * square(at.latitude().sin());
    let semi_major_m = WGS84_SEMI_MAJOR_AXIS.as_metres();
    // M N = a² (1 − e²)/(1 − e² sin² φ)².
    let curvature = semi_major_m * semi_major_m * (1.0 - e2) / (root * root);
    Area::square_metres(area_m2 * curvature / (H3_RADIUS_M * H3_RADIUS_M))
}
