//! A scene as GeoJSON (RFC 7946).

use ::geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, Position, feature::Id};
use serde_json::json;
use tpt_report::TrackPoint;

use super::{Item, Scene, Shape, height_m};
use crate::BriefingError;

/// A scene as one collection of features; what is known of the whole stands beside them under `twoplustwo`.
pub(crate) fn write(scene: &Scene) -> Result<String, BriefingError> {
    let heights = scene.has_heights();
    let features = scene.items.iter().map(|item| feature(item, heights)).collect();
    let mut whole = JsonObject::new();
    let mut head = scene.head.facts.clone();
    head.insert("name".to_owned(), json!(scene.head.name));
    head.insert("sources".to_owned(), json!(scene.head.sources));
    whole.insert("twoplustwo".to_owned(), json!(head));
    Ok(crate::json(&FeatureCollection { bbox: None, features, foreign_members: Some(whole) })?)
}

fn feature(item: &Item, heights: bool) -> Feature {
    let mut properties = item.said.clone();
    properties.entry("name").or_insert_with(|| json!(item.name));
    properties.insert("label".to_owned(), json!(item.name));
    properties.insert("sources".to_owned(), json!(item.sources.join(" ")));
    let at = |lon_deg: f64, lat_deg: f64, height_m: f64| {
        let mut at = vec![lon_deg, lat_deg];
        at.extend(heights.then_some(height_m));
        Position::from(at)
    };
    let value = match &item.shape {
        Shape::Place([lon_deg, lat_deg]) => GeometryValue::Point { coordinates: at(*lon_deg, *lat_deg, 0.0) },
        Shape::Area(polygons, height_m) => {
            let ring =
                |ring: &Vec<[f64; 2]>| ring.iter().map(|[lon, lat]| at(*lon, *lat, *height_m)).collect();
            let coordinates = polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect();
            GeometryValue::MultiPolygon { coordinates }
        }
        Shape::Track(track) => {
            let parts = cut_at_180(track);
            // One time a point, nested as the points are: what readers of tracks look for.
            let times = |part: &[TrackPoint]| part.iter().map(|point| point.t_s).collect::<Vec<f64>>();
            let line = |part: &Vec<TrackPoint>| -> Vec<Position> {
                part.iter().map(|point| at(point.lon_deg, point.lat_deg, height_m(point))).collect()
            };
            let (times, value) = match parts.as_slice() {
                [one] => (json!(times(one)), GeometryValue::LineString { coordinates: line(one) }),
                more => {
                    let all: Vec<Vec<f64>> = more.iter().map(|part| times(part)).collect();
                    (
                        json!(all),
                        GeometryValue::MultiLineString { coordinates: more.iter().map(line).collect() },
                    )
                }
            };
            properties.insert("coordinateProperties".to_owned(), json!({ "times": times }));
            properties.insert("times_are".to_owned(), json!("seconds since launch"));
            value
        }
    };
    Feature {
        bbox: None,
        geometry: Some(Geometry::new(value)),
        id: Some(Id::String(item.id.clone())),
        properties: Some(properties),
        foreign_members: None,
    }
}

/// A track in parts that do not cross 180°, as the format asks; the crossing is a point of both.
pub(super) fn cut_at_180(track: &[TrackPoint]) -> Vec<Vec<TrackPoint>> {
    let mut parts: Vec<Vec<TrackPoint>> = vec![Vec::new()];
    let mut last: Option<&TrackPoint> = None;
    for here in track {
        if let Some(before) = last.filter(|before| (here.lon_deg - before.lon_deg).abs() > 180.0) {
            let edge = 180.0_f64.copysign(before.lon_deg);
            // The share of the step at which the line meets 180°, with the far end unwrapped.
            let unwrapped = here.lon_deg + 2.0 * edge;
            let share = (edge - before.lon_deg) / (unwrapped - before.lon_deg);
            let mix = |a: f64, b: f64| a + share * (b - a);
            let crossing = |lon_deg: f64| TrackPoint {
                t_s: mix(before.t_s, here.t_s),
                lat_deg: mix(before.lat_deg, here.lat_deg),
                lon_deg,
                height_km: mix(before.height_km, here.height_km),
            };
            if let Some(part) = parts.last_mut() {
                part.push(crossing(edge));
            }
            parts.push(vec![crossing(-edge)]);
        }
        if let Some(part) = parts.last_mut() {
            part.push(*here);
        }
        last = Some(here);
    }
    parts
}
