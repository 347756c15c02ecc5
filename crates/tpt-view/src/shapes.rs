//! Areas and positions as documents carry them: GeoJSON geometries, and degrees to what is known.

use serde_json::{Value, json};
use tpt_earth::Position;
use tpt_sight::{DegreePolygons, Outline, polygons_in_degrees};

/// What a radar has in view as a geometry: a polygon, or several where 180° cuts it; nothing of an empty view.
pub(crate) fn of_outline(outline: &Outline) -> Value {
    of_polygons(polygons_in_degrees(&[outline.edge.clone(), outline.hole.clone()]))
}

/// What a ring goes round clockwise, as a geometry.
///
/// ```
/// use tpt_earth::{Angle, Position};
///
/// let at = |lat: f64, lon: f64| Position::new(Angle::degrees(lat), Angle::degrees(lon));
/// let around = |lon: f64| -> Result<_, tpt_earth::OutOfDomain> {
///     let ring = vec![at(40.0, lon - 1.0)?, at(42.0, lon - 1.0)?, at(42.0, lon + 1.0)?, at(40.0, lon + 1.0)?];
///     Ok(tpt_view::shapes::of_ring(ring))
/// };
/// assert_eq!(around(127.0)?["type"], "Polygon");
/// // 180° cuts it in two.
/// assert_eq!(around(179.5)?["type"], "MultiPolygon");
/// # Ok::<(), tpt_earth::OutOfDomain>(())
/// ```
pub fn of_ring(ring: Vec<Position>) -> Value {
    of_polygons(polygons_in_degrees(&[ring]))
}

fn of_polygons(mut polygons: DegreePolygons) -> Value {
    match polygons.len() {
        0 => Value::Null,
        1 => json!({ "type": "Polygon", "coordinates": polygons.remove(0) }),
        _ => json!({ "type": "MultiPolygon", "coordinates": polygons }),
    }
}

/// Areas that lie apart as one geometry. Each is its rings, the outer first, all with the area on the left hand.
///
/// ```
/// use tpt_earth::{Angle, Position};
///
/// let at = |lat: f64, lon: f64| Position::new(Angle::degrees(lat), Angle::degrees(lon));
/// let square = |lon: f64| -> Result<_, tpt_earth::OutOfDomain> {
///     Ok(vec![vec![at(40.0, lon)?, at(40.0, lon + 1.0)?, at(41.0, lon + 1.0)?, at(41.0, lon)?]])
/// };
/// let shape = tpt_view::shapes::of_areas(vec![square(127.0)?, square(130.0)?]);
/// assert_eq!(shape["coordinates"].as_array().map(Vec::len), Some(2));
/// assert!(tpt_view::shapes::of_areas(Vec::new()).is_null());
/// # Ok::<(), tpt_earth::OutOfDomain>(())
/// ```
pub fn of_areas(areas: Vec<Vec<Vec<Position>>>) -> Value {
    let mut polygons = DegreePolygons::new();
    for mut rings in areas {
        rings.iter_mut().for_each(|ring| ring.reverse());
        polygons.extend(polygons_in_degrees(&rings));
    }
    if polygons.is_empty() { Value::Null } else { json!({ "type": "MultiPolygon", "coordinates": polygons }) }
}
