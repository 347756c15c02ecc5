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
    let mut polygons = DegreePolygons::new();
    for mut rings in areas {
        rings.iter_mut().for_each(|ring| ring.reverse());
        polygons.extend(polygons_in_degrees(&rings));
    }
    if polygons.is_empty() { Value::Null } else { json!({ "type": "MultiPolygon", "coordinates": polygons }) }
}

/// The polygons of a GeoJSON geometry; none of one that has no area.
#[must_use]
pub fn polygons_of(geometry: &Value) -> DegreePolygons {
    let coordinates = geometry.get("coordinates").cloned().unwrap_or_default();
    match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => serde_json::from_value(coordinates).map(|one| vec![one]).unwrap_or_default(),
        Some("MultiPolygon") => serde_json::from_value(coordinates).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The area of drawn polygons in km², their edges straight in longitude and latitude.
#[must_use]
pub fn drawn_area_km2(polygons: &DegreePolygons) -> f64 {
    area_of_polygons(polygons).as_square_metres() / 1e6
}
