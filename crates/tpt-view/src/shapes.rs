//! Areas and positions as documents carry them: GeoJSON geometries, and degrees to what is known.

use serde_json::{Value, json};
use tpt_earth::Position;
use tpt_sight::{DegreePolygons, Outline, polygons_in_degrees};

/// What a radar has in view as a geometry: a polygon, or several where 180° cuts it; nothing of an empty view.
pub(crate) fn of_outline(outline: &Outline) -> Value {
    of_polygons(polygons_in_degrees(&[outline.edge.clone(), outline.hole.clone()]))
}

/// What a ring goes round clockwise, as a geometry.
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
pub fn of_areas(areas: Vec<Vec<Vec<Position>>>) -> Value {
    let mut polygons = DegreePolygons::new();
    for mut rings in areas {
        rings.iter_mut().for_each(|ring| ring.reverse());
        polygons.extend(polygons_in_degrees(&rings));
    }
    if polygons.is_empty() { Value::Null } else { json!({ "type": "MultiPolygon", "coordinates": polygons }) }
}
