//! Positions and areas as documents carry them: degrees, and GeoJSON geometries.

use serde_json::Value;
use tpt_earth::Angle;

/// Polygons of longitude and latitude in degrees: of each its rings, the outer first, every ring closed.
pub type Polygons = Vec<Vec<Vec<[f64; 2]>>>;

/// Degrees as a document has them: to a millionth, a tenth of a metre. More would be the rounding of radians.
///
/// ```
/// let written = tpt_report::degrees(tpt_earth::Angle::degrees(37.123_456_789));
/// assert_eq!(written, 37.123_457);
/// ```
#[must_use]
pub fn degrees(angle: Angle) -> f64 {
    (angle.as_degrees() * 1e6).round() / 1e6
}

/// The polygons of a GeoJSON geometry; none of one that has no area.
///
/// ```
/// let square = serde_json::json!({
///     "type": "Polygon",
///     "coordinates": [[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]],
/// });
/// assert_eq!(tpt_report::polygons_of(&square)[0][0].len(), 5);
/// assert!(tpt_report::polygons_of(&serde_json::Value::Null).is_empty());
/// ```
#[must_use]
pub fn polygons_of(geometry: &Value) -> Polygons {
    let coordinates = geometry.get("coordinates").cloned().unwrap_or_default();
    match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => serde_json::from_value(coordinates).map(|one| vec![one]).unwrap_or_default(),
        Some("MultiPolygon") => serde_json::from_value(coordinates).unwrap_or_default(),
        _ => Vec::new(),
    }
}
