//! Areas and positions as documents carry them: GeoJSON geometries, and degrees to what is known.

use serde_json::{Value, json};
use tpt_earth::{Angle, Position};
use tpt_sight::{DegreePolygons, Outline, area_of_polygons, polygons_in_degrees};

/// Degrees as a document has them: to a millionth, a tenth of a metre. More would be the rounding of radians.
pub(crate) fn degrees(angle: Angle) -> f64 {
    (angle.as_degrees() * 1e6).round() / 1e6
}

/// What a radar has in view as a geometry: a polygon, or several where 180° cuts it; nothing of an empty view.
pub(crate) fn of_outline(outline: &Outline) -> Value {
    of_polygons(polygons_in_degrees(&[outline.edge.clone(), outline.hole.clone()]))
}

/// What a ring goes round clockwise, as a geometry.
pub(crate) fn of_ring(ring: Vec<Position>) -> Value {
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
pub(crate) fn of_areas(areas: Vec<Vec<Vec<Position>>>) -> Value {
    let on_the_right = |rings: Vec<Vec<Position>>| -> Vec<Vec<Position>> {
        rings.into_iter().map(|ring| ring.into_iter().rev().collect()).collect()
    };
    let polygons: Vec<_> =
        areas.into_iter().flat_map(|rings| polygons_in_degrees(&on_the_right(rings))).collect();
    if polygons.is_empty() { Value::Null } else { json!({ "type": "MultiPolygon", "coordinates": polygons }) }
}

/// The area of a drawn geometry in km², its edges straight in longitude and latitude; nothing of what has no area.
#[must_use]
pub fn drawn_area_km2(geometry: &Value) -> f64 {
    let coordinates = geometry.get("coordinates").cloned().unwrap_or_default();
    let polygons: DegreePolygons = match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => serde_json::from_value(coordinates).map(|one| vec![one]).unwrap_or_default(),
        Some("MultiPolygon") => serde_json::from_value(coordinates).unwrap_or_default(),
        _ => Vec::new(),
    };
    area_of_polygons(&polygons).as_square_metres() / 1e6
}
