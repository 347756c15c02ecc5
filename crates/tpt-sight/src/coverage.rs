//! What is in a radar's view at a height, and over whose ground?
//!
//! # Model
//! At a height the view is a part of a ring: in each direction of the sector from where the upper elevation limit ends to the
//! nearer of where the lower limit (or skyline, or horizon) and the range end it.
//!
//! ```text
//! far(az)  = min( s(E_low(az), h), s_R(h) ),   near = s(E_max, h)           s(E, h): the traced ray
//! s_R: cos φ = (r_s² + r_t² − R²)/(2 r_s r_t),  s = R_m φ                   where the slant range ends
//! ```
//!
//! Areas are taken in the azimuthal equal-area projection around the radar, over authalic latitudes, where an area on the
//! ellipsoid is an area in the plane; the parts over a country by `overlap`, what others see less by clipping.
//!
//! # Assumptions and limits
//! - The outline has a point a degree. Ground distances on the sphere of the mean radius are laid off along geodesics of the
//!   ellipsoid: within 0.4 %.
//! - Countries are as coarse as the map they come from (1:50 million): a per cent of a large country, more of a small one.
//! - A view ends within a quarter of the globe of its radar, and no ring of a country is so large that it reaches from there to
//!   the point opposite: [`Ground`] leaves out what is farther.
//!
//! # Conventions
//! Heights: geometric. Positions: geodetic.
//!
//! # Sources
//! - Geometry of rays and circles, no source needed. The equal-area plane: `plane`.
//!
//! # Checked by
//! - oracle numbers: ground distance to a target 100 km up at 0, 2, 5, 10°; lowest visible heights (`tests/it/geometry.rs`).
//! - analytic limits: the area of a cap; laws: more height, more view; more minimum elevation, less.
//!
//! # Not here
//! Drawing. Which countries there are.

use std::cell::OnceCell;

use geo::{Area as _, BooleanOps, BoundingRect, Intersects, MultiPolygon, Polygon, Rect};
use tpt_earth::math::asin;
use tpt_earth::{Angle, Area, GeodesicLine, Length, OutOfDomain, Position, WGS84_MEAN_RADIUS};

use crate::overlap::{ByDirection, Edge, edges};
use crate::plane::Plane;
use crate::radar::{Radar, Sector};
use crate::territory::{Side, Territory};

/// Directions of an outline, a degree apart.
const STEP_DEG: f64 = 1.0;

/// The edge of what is in view at a height.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The far edge, by azimuth, and the near edge, by falling azimuth; empty where nothing is in view.
    pub edge: Vec<Position>,
    /// The near edge by itself, where the view is a whole ring around a hole; empty otherwise.
    pub hole: Vec<Position>,
    /// The farthest ground distance in view.
    pub farthest: Length,
}

/// How much of something is in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered<'t> {
    /// The territory.
    pub territory: &'t Territory,
    /// The area in view.
    pub area: Area,
}

/// What is in view at a height, `reach` limiting the slant range.
///
/// # Errors
///
/// [`OutOfDomain`] if the height is not above the antenna, or outside the domain of a ray.
pub fn outline(radar: &Radar, height: Length, reach: Option<Length>) -> Result<Outline, OutOfDomain> {
    Bearings::of(radar).outline(radar, height, reach)
}

/// The directions of an outline from a place, with the geodesic in each: one radar's views at several heights, and those of radars
/// that differ in anything but place and sector, lie along the same ones.
#[derive(Clone, Debug)]
pub struct Bearings {
    from: Position,
    sector: Sector,
    azimuths: Vec<Angle>,
    /// Whether they go all round.
    whole: bool,
    /// Made when something is in view.
    lines: OnceCell<Vec<GeodesicLine>>,
}

impl Bearings {
    /// The directions in which a radar looks.
    #[must_use]
    pub fn of(radar: &Radar) -> Self {
        let (azimuths, whole) = azimuths(radar.sector());
        let from = radar.site().position();
        Self { from, sector: radar.sector(), azimuths, whole, lines: OnceCell::new() }
    }

    /// These if they are a radar's, or else those of that radar.
    #[must_use]
    pub fn or_of(self, radar: &Radar) -> Self {
        let same = self.from == radar.site().position() && self.sector == radar.sector();
        if same { self } else { Self::of(radar) }
    }

    /// What a radar that looks in these directions has in view at a height, as by [`outline`].
    ///
    /// # Errors
    ///
    /// As [`outline`].
    pub fn outline(
        &self,
        radar: &Radar,
        height: Length,
        reach: Option<Length>,
    ) -> Result<Outline, OutOfDomain> {
        let sensor = radar.bending().sensor_height();
        if height <= sensor {
            let shown = format!("{} km", height.as_kilometres());
            return Err(OutOfDomain::new("altitude", shown, "above the antenna of the radar"));
        }
        let ray = |elevation: Angle| {
            Ok::<_, OutOfDomain>(radar.bending().air().trace(sensor, elevation, height)?.ground_range)
        };
        let by_range =
            reach.map_or(Length::kilometres(f64::INFINITY), |reach| ground_at_slant(sensor, height, reach));
        let highest = radar.elevations().maximum();
        let near = if highest.as_degrees() < 90.0 { ray(highest)? } else { Length::ZERO };
        let mut far = Vec::with_capacity(self.azimuths.len());
        let mut known: Option<(Angle, Length)> = None;
        for azimuth in &self.azimuths {
            let lowest = radar.lowest_elevation(*azimuth).max(Angle::ZERO);
            // Without a skyline every direction has the same ray.
            let by_ray = match known {
                Some((elevation, ground)) if elevation == lowest => ground,
                _ => ray(lowest)?,
            };
            known = Some((lowest, by_ray));
            far.push(by_ray.min(by_range));
        }
        let farthest = far.iter().copied().fold(Length::ZERO, Length::max);
        if farthest <= near {
            return Ok(Outline { edge: Vec::new(), hole: Vec::new(), farthest: Length::ZERO });
        }
        let line = |azimuth: &Angle| GeodesicLine::new(self.from, *azimuth);
        let lines = self.lines.get_or_init(|| self.azimuths.iter().map(line).collect());
        let mut edge: Vec<Position> =
            lines.iter().zip(&far).map(|(line, far)| line.at(far.max(near))).collect();
        let inner: Vec<Position> = if near > Length::ZERO {
            lines.iter().rev().map(|line| line.at(near)).collect()
        } else if self.whole {
            Vec::new()
        } else {
            vec![self.from]
        };
        if self.whole {
            return Ok(Outline { edge, hole: inner, farthest });
        }
        edge.extend(inner);
        Ok(Outline { edge, hole: Vec::new(), farthest })
    }
}

/// The directions of an outline, and whether they go all round.
fn azimuths(sector: Sector) -> (Vec<Angle>, bool) {
    let (from, width, whole) = match sector {
        Sector::AllRound => (0.0, 360.0, true),
        Sector::Around { heading, width } => {
            let width = width.as_degrees();
            (heading.as_degrees() - 0.5 * width, width, false)
        }
    };
    let steps = (width / STEP_DEG).ceil().max(1.0);
    let last = if whole { steps - 1.0 } else { steps };
    let azimuth = |i: usize| Angle::degrees(from + width * i as f64 / steps);
    ((0..=last as usize).map(azimuth).collect(), whole)
}

/// The ground distance of a target at a height and a slant range; nothing where the range does not get up to the height.
fn ground_at_slant(sensor: Length, height: Length, slant: Length) -> Length {
    let radius = WGS84_MEAN_RADIUS;
    let (low, high, slant) =
        ((radius + sensor).as_metres(), (radius + height).as_metres(), slant.as_metres());
    // cos φ = 1 − (R² − (r_t − r_s)²)/(2 r_s r_t), as a half angle: exact for small ones.
    let squared = (slant * slant - (high - low) * (high - low)) / (4.0 * low * high);
    if squared <= 0.0 {
        return Length::ZERO;
    }
    radius * (2.0 * asin(squared.sqrt().min(1.0)))
}

/// A view in the plane.
fn laid_out(plane: &Plane, outline: &Outline) -> MultiPolygon<f64> {
    let holes = if outline.hole.is_empty() { Vec::new() } else { vec![plane.ring(&outline.hole)] };
    MultiPolygon::new(vec![Polygon::new(plane.ring(&outline.edge), holes)])
}

/// Territories in the equal-area plane around a radar's site, laid out once for all of its views.
#[derive(Clone, Debug)]
pub struct Ground<'t> {
    plane: Plane,
    territories: Vec<LaidOut<'t>>,
}

/// A territory in the plane: the edges of each ring with the box around it.
#[derive(Clone, Debug)]
struct LaidOut<'t> {
    territory: &'t Territory,
    rings: Vec<(Vec<Edge>, Rect<f64>)>,
}

impl LaidOut<'_> {
    /// How much of it lies in a view, in square kilometres.
    fn in_view(&self, view: &ByDirection, bounds: Rect<f64>) -> f64 {
        // Rings that cannot meet the view are passed over.
        let near = self.rings.iter().filter(|(_, rect)| rect.intersects(&bounds));
        view.common(near.flat_map(|(edges, _)| edges))
    }
}

impl<'t> Ground<'t> {
    /// The ground around a radar, as far as views of it reach.
    #[must_use]
    pub fn around(
        radar: &Radar,
        territories: impl IntoIterator<Item = &'t Territory>,
        farthest: Length,
    ) -> Self {
        let at = radar.site().position();
        let plane = Plane::around(at);
        // Ground distances are those of the sphere, within 0.4 % of the ellipsoid's.
        let farthest = farthest * 1.01;
        let lay_out = |territory: &'t Territory| {
            let near = territory.rings().iter().filter(|ring| ring.may_lie_within(farthest, at));
            let rings: Vec<_> = near
                .filter_map(|ring| {
                    let polygon = Polygon::new(plane.ring(&ring.corners), Vec::new());
                    let inside = if ring.side == Side::Outer { 1.0 } else { -1.0 };
                    Some((edges(polygon.exterior(), inside), polygon.bounding_rect()?))
                })
                .collect();
            (!rings.is_empty()).then_some(LaidOut { territory, rings })
        };
        let territories = territories.into_iter().filter_map(lay_out).collect();
        Self { plane, territories }
    }

    /// The area of an outline, and how much of it lies over each territory, in the order given; those with none are left out.
    #[must_use]
    pub fn covered(&self, outline: &Outline) -> (Area, Vec<Covered<'t>>) {
        self.parts(&laid_out(&self.plane, outline))
    }

    /// The same for what of an outline lies in none of some others.
    #[must_use]
    pub fn covered_alone<'o>(
        &self,
        outline: &Outline,
        others: impl IntoIterator<Item = &'o Outline>,
    ) -> (Area, Vec<Covered<'t>>) {
        let seen = others.into_iter().filter(|other| !other.edge.is_empty());
        let view = laid_out(&self.plane, outline);
        self.parts(&seen.fold(view, |left, other| left.difference(&laid_out(&self.plane, other))))
    }

    fn parts(&self, view: &MultiPolygon<f64>) -> (Area, Vec<Covered<'t>>) {
        let whole = square_kilometres(view.unsigned_area());
        let Some(bounds) = view.bounding_rect() else { return (whole, Vec::new()) };
        let view = ByDirection::new(view);
        let of = |one: &LaidOut<'t>| {
            let area = one.in_view(&view, bounds);
            (area > 0.0).then(|| Covered { territory: one.territory, area: square_kilometres(area) })
        };
        (whole, self.territories.iter().filter_map(of).collect())
    }
}

fn square_kilometres(area: f64) -> Area {
    Area::square_metres(area * 1.0e6)
}

/// The area of an outline, whatever lies under it.
#[must_use]
pub fn area_in_view(radar: &Radar, outline: &Outline) -> Area {
    square_kilometres(laid_out(&Plane::around(radar.site().position()), outline).unsigned_area())
}

/// The lowest height at which a radar sees anything above a place; `None` outside its sector, or where nothing is visible
/// within the domain of a ray. Range and the upper elevation limit are left out.
#[must_use]
pub fn lowest_visible(radar: &Radar, place: Position) -> Option<Length> {
    let look = radar.site().line_of_sight(tpt_earth::ecef(place, Length::ZERO));
    // At its own place no direction is the right one.
    if look.ground < Length::metres(1.0) {
        return Some(radar.bending().sensor_height());
    }
    if !radar.sector().covers(look.azimuth) {
        return None;
    }
    let lowest = radar.lowest_elevation(look.azimuth).max(Angle::ZERO);
    radar.bending().air().lowest_visible_height(radar.bending().sensor_height(), lowest, look.ground).ok()
}
