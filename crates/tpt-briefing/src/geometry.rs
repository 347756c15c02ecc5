//! What any document has on a map, as GeoJSON and CZML: read from its JSON form, so that no document needs code of its own.
//!
//! | in the document | on the map |
//! |---|---|
//! | a record with a `geometry` | that geometry; in CZML a polygon at the record's `altitude_km` |
//! | a record with a `track` | a line through it at its true height |
//! | a record with `lat_deg` and `lon_deg` and an `id` or a `name` | a point |
//!
//! A feature's properties are the plain fields of its record, a band being `<field>_low`, `_nominal`, `_high`, and `part`: the JSON
//! pointer (RFC 6901) to the record in the document.

use geojson::{Geometry, GeometryValue, JsonObject};
use serde_json::{Value, json};
use tpt_study::report::TrackPoint;

use crate::BriefingError;
use crate::geodata::{collection, feature, line, point_at};

/// A record that is somewhere, and where in the document it is.
struct Placed<'v> {
    part: String,
    record: &'v serde_json::Map<String, Value>,
}

/// What a document has on a map, as GeoJSON (RFC 7946).
///
/// # Errors
///
/// [`BriefingError::Json`] if it has no JSON form.
pub fn geojson_of(document: &Value) -> Result<String, BriefingError> {
    let mut features = Vec::new();
    for placed in placed(document) {
        let properties = Value::Object(properties(&placed));
        if let Some(geometry) = placed.record.get("geometry").filter(|geometry| geometry.is_object()) {
            let mut drawn = feature(point_at(0.0, 0.0), properties.clone());
            drawn.geometry = Some(serde_json::from_value(geometry.clone())?);
            features.push(drawn);
        }
        if let Some(track) = track(placed.record) {
            features.push(feature(line(&track), properties.clone()));
        }
        if let Some([lon_deg, lat_deg]) = position(placed.record) {
            features.push(feature(point_at(lon_deg, lat_deg), properties));
        }
    }
    Ok(crate::json(&collection(features))?)
}

/// The same as CZML: areas at their height, tracks at theirs, places as points.
///
/// # Errors
///
/// [`BriefingError::Json`] if it has no JSON form.
pub fn czml_of(document: &Value) -> Result<String, BriefingError> {
    let name = document.get("command").and_then(Value::as_str).unwrap_or("twoplustwo");
    let mut packets = vec![json!({ "id": "document", "name": name, "version": "1.0" })];
    for placed in placed(document) {
        let name = ["name", "class", "element", "altitude_km"].iter().find_map(|key| placed.record.get(*key));
        let name = name.map(|name| name.as_str().map_or_else(|| name.to_string(), str::to_owned));
        let packet = |suffix: &str, kind: &str, graphics: Value| {
            let mut packet =
                json!({ "id": format!("{}{suffix}", placed.part), "name": name.clone().unwrap_or_default() });
            packet[kind] = graphics;
            packet
        };
        let height_m = placed.record.get("altitude_km").and_then(Value::as_f64).unwrap_or(0.0) * 1000.0;
        for (i, rings) in polygons(placed.record).into_iter().enumerate() {
            packets.push(packet(&format!("/{i}"), "polygon", polygon(&rings, height_m)));
        }
        if let Some(track) = track(placed.record) {
            let along = track.iter().flat_map(|at| [at.lon_deg, at.lat_deg, at.height_km * 1000.0]);
            let positions = json!({ "cartographicDegrees": along.collect::<Vec<f64>>() });
            packets.push(packet(
                "/track",
                "polyline",
                json!({ "positions": positions, "width": 2, "arcType": "NONE" }),
            ));
        }
        if let Some([lon_deg, lat_deg]) = position(placed.record) {
            let mut at = packet("", "point", json!({ "pixelSize": 8 }));
            at["position"] = json!({ "cartographicDegrees": [lon_deg, lat_deg, 0.0] });
            packets.push(at);
        }
    }
    Ok(crate::json(&packets)?)
}

/// Every record that is somewhere, in the order of the document.
fn placed(document: &Value) -> Vec<Placed<'_>> {
    fn walk<'v>(value: &'v Value, part: &str, found: &mut Vec<Placed<'v>>) {
        match value {
            Value::Object(record) => {
                if has_geometry(record) || track(record).is_some() || position(record).is_some() {
                    found.push(Placed { part: part.to_owned(), record });
                }
                for (key, inner) in record.iter().filter(|(key, _)| *key != "geometry" && *key != "track") {
                    walk(inner, &format!("{part}/{}", key.replace('~', "~0").replace('/', "~1")), found);
                }
            }
            Value::Array(items) => {
                for (i, inner) in items.iter().enumerate() {
                    walk(inner, &format!("{part}/{i}"), found);
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(document, "", &mut found);
    found
}

fn has_geometry(record: &serde_json::Map<String, Value>) -> bool {
    record.get("geometry").is_some_and(Value::is_object)
}

/// A track of at least two points.
fn track(record: &serde_json::Map<String, Value>) -> Option<Vec<TrackPoint>> {
    let points = record.get("track")?.as_array().filter(|points| points.len() > 1)?;
    let number = |point: &Value, key: &str| point.get(key).and_then(Value::as_f64);
    let point = |point: &Value| {
        Some(TrackPoint {
            t_s: number(point, "t_s")?,
            lat_deg: number(point, "lat_deg")?,
            lon_deg: number(point, "lon_deg")?,
            height_km: number(point, "height_km")?,
        })
    };
    points.iter().map(point).collect()
}

/// Longitude and latitude of something that has an identity.
fn position(record: &serde_json::Map<String, Value>) -> Option<[f64; 2]> {
    let named = ["id", "name"].iter().any(|key| record.get(*key).is_some_and(Value::is_string));
    let number = |key: &str| record.get(key).and_then(Value::as_f64);
    Some([number("lon_deg")?, number("lat_deg")?]).filter(|_| named)
}

fn properties(placed: &Placed<'_>) -> JsonObject {
    let mut properties = JsonObject::new();
    properties.insert("part".to_owned(), json!(placed.part));
    for (key, value) in placed.record {
        match value {
            Value::Object(band) if band.contains_key("nominal") => {
                for end in ["low", "nominal", "high"] {
                    properties.insert(format!("{key}_{end}"), band.get(end).cloned().unwrap_or(Value::Null));
                }
            }
            Value::Object(_) | Value::Array(_) => {}
            plain => {
                properties.insert(key.clone(), plain.clone());
            }
        }
    }
    properties
}

type Ring = Vec<[f64; 2]>;

/// The polygons of a record's geometry, each as its rings, the outer first.
fn polygons(record: &serde_json::Map<String, Value>) -> Vec<Vec<Ring>> {
    let geometry =
        record.get("geometry").cloned().and_then(|value| serde_json::from_value::<Geometry>(value).ok());
    let rings = |rings: &[Vec<geojson::Position>]| -> Vec<Ring> {
        rings.iter().map(|ring| ring.iter().map(|at| [at[0], at[1]]).collect()).collect()
    };
    match geometry.map(|geometry| geometry.value) {
        Some(GeometryValue::Polygon { coordinates }) => vec![rings(&coordinates)],
        Some(GeometryValue::MultiPolygon { coordinates }) => {
            coordinates.iter().map(|one| rings(one)).collect()
        }
        _ => Vec::new(),
    }
}

fn polygon(rings: &[Ring], height_m: f64) -> Value {
    let degrees = |ring: &Ring| ring.iter().flat_map(|at| [at[0], at[1], height_m]).collect::<Vec<f64>>();
    let mut polygon = json!({
        "positions": { "cartographicDegrees": rings.first().map(degrees).unwrap_or_default() },
        "height": height_m,
        "material": { "solidColor": { "color": { "rgba": [0, 114, 178, 90] } } },
    });
    if rings.len() > 1 {
        polygon["holes"] =
            json!({ "cartographicDegrees": rings[1..].iter().map(degrees).collect::<Vec<_>>() });
    }
    polygon
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Value {
        json!({
            "command": "sight", "element": "x",
            "views": [{
                "altitude_km": 100.0,
                "area_km2": { "id": "i", "low": 1.0, "nominal": 2.0, "high": 3.0, "unit": "km2", "drivers": [] },
                "geometry": { "type": "Polygon", "coordinates": [
                    [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 0.0]], [[1.0, 0.5], [2.0, 0.5], [2.0, 1.0], [1.0, 0.5]]
                ] },
            }],
            "a/b": { "id": "seoul", "lat_deg": 37.5, "lon_deg": 127.0 },
            "nameless": { "lat_deg": 1.0, "lon_deg": 1.0 },
            "flown": { "track": [
                { "t_s": 0.0, "lat_deg": 40.0, "lon_deg": 179.0, "height_km": 0.0 },
                { "t_s": 60.0, "lat_deg": 40.0, "lon_deg": -179.0, "height_km": 100.0 },
            ] },
        })
    }

    #[test]
    fn what_is_somewhere_becomes_a_feature_and_nothing_else() {
        let found: geojson::FeatureCollection = geojson_of(&document()).unwrap().parse().unwrap();
        let part =
            |feature: &geojson::Feature| feature.property("part").unwrap().as_str().unwrap().to_owned();
        let mut parts: Vec<String> = found.features.iter().map(part).collect();
        parts.sort();
        assert_eq!(parts, ["/a~1b", "/flown", "/views/0"]);
        let view = found.features.iter().find(|feature| part(feature) == "/views/0").unwrap();
        assert_eq!(view.property("area_km2_high"), Some(&json!(3.0)));
        let flown = found.features.iter().find(|feature| part(feature) == "/flown").unwrap();
        let cut = matches!(flown.geometry.as_ref().unwrap().value, GeometryValue::MultiLineString { .. });
        assert!(cut, "a track over 180° is cut there");
    }

    #[test]
    fn a_view_is_drawn_at_its_height_with_its_hole() {
        let packets: Value = serde_json::from_str(&czml_of(&document()).unwrap()).unwrap();
        assert_eq!(packets[0]["version"], "1.0");
        let view = packets.as_array().unwrap().iter().find(|packet| packet["id"] == "/views/0/0").unwrap();
        assert_eq!(view["polygon"]["height"], 100_000.0);
        assert_eq!(view["polygon"]["holes"]["cartographicDegrees"].as_array().unwrap().len(), 1);
        let track = packets.as_array().unwrap().iter().find(|packet| packet["id"] == "/flown/track").unwrap();
        assert_eq!(track["polyline"]["positions"]["cartographicDegrees"][5], 100_000.0);
    }
}
