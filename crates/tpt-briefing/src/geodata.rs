//! The brief's places and arcs as GeoJSON and KML.

use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, Position};
use kml::types::{AltitudeMode, Coord, LineString, Placemark};
use kml::{Kml, KmlWriter};
use serde_json::json;
use tpt_study::report::{Brief, LaunchReport, Path, PlaceReport, TrackPoint};

use crate::{BriefingError, footprints};

/// The flights that can be placed on a map.
pub(crate) fn placed_arcs(brief: &Brief) -> impl Iterator<Item = (&LaunchReport, Path<'_>)> {
    brief.launches.iter().flat_map(|launch| {
        let arcs = launch.reports.iter().filter_map(|row| row.path());
        arcs.filter(|arc| !arc.track.is_empty()).map(move |arc| (launch, arc))
    })
}

pub(crate) fn geojson(brief: &Brief) -> Result<String, BriefingError> {
    let mut features = Vec::new();
    for element in &brief.elements {
        if let Some(site) = &element.site {
            let properties = json!({
                "kind": "element", "id": element.id, "name": element.name, "status": element.status,
                "works": element.works, "role": element.role, "asof": brief.header.asof,
            });
            features.push(point(site, properties));
        }
    }
    for place in brief.places.iter().filter(|place| !place.claimed_by.is_empty()) {
        let properties = json!({
            "kind": "island group", "id": place.id, "name": place.name, "names": place.names,
            "administered_by": place.administered_by, "claimed_by": place.claimed_by,
        });
        features.push(point(place, properties));
    }
    for launch in &brief.launches {
        if let Some(site) = &launch.site {
            let properties = json!({
                "kind": "launch", "id": launch.id, "name": launch.name, "date": launch.date,
                "failed": launch.failed,
            });
            features.push(point(site, properties));
        }
    }
    for (launch, arc) in placed_arcs(brief) {
        let properties = json!({
            "kind": arc.label, "launch": launch.id, "reported_by": arc.reported_by,
            "flight_time_s": arc.flight_time_s,
        });
        features.push(feature(line(arc.track), properties));
    }
    features.extend(footprints::features(brief));
    Ok(crate::json(&collection(features))?)
}

pub(crate) const fn collection(features: Vec<Feature>) -> FeatureCollection {
    FeatureCollection { bbox: None, features, foreign_members: None }
}

pub(crate) fn feature(geometry: GeometryValue, properties: serde_json::Value) -> Feature {
    let properties: JsonObject = match properties {
        serde_json::Value::Object(map) => map,
        _ => JsonObject::new(),
    };
    Feature {
        bbox: None,
        geometry: Some(Geometry::new(geometry)),
        id: None,
        properties: Some(properties),
        foreign_members: None,
    }
}

fn point(place: &PlaceReport, properties: serde_json::Value) -> Feature {
    feature(point_at(place.lon_deg, place.lat_deg), properties)
}

pub(crate) fn point_at(lon_deg: f64, lat_deg: f64) -> GeometryValue {
    GeometryValue::Point { coordinates: Position::from(vec![lon_deg, lat_deg]) }
}

/// A track as a line; one that crosses 180° is cut there in two, as the format asks.
pub(crate) fn line(track: &[TrackPoint]) -> GeometryValue {
    let position = |p: &TrackPoint, lon: f64| Position::from(vec![lon, p.lat_deg, p.height_km * 1000.0]);
    let mut lines: Vec<Vec<Position>> = vec![Vec::new()];
    let mut last: Option<&TrackPoint> = None;
    for here in track {
        if let Some(before) = last.filter(|before| (here.lon_deg - before.lon_deg).abs() > 180.0) {
            let edge = 180.0_f64.copysign(before.lon_deg);
            // The share of the step at which the line meets 180°, with the far end unwrapped.
            let unwrapped = here.lon_deg + 2.0 * edge;
            let share = (edge - before.lon_deg) / (unwrapped - before.lon_deg);
            let mix = |a: f64, b: f64| a + share * (b - a);
            let crossing = TrackPoint {
                t_s: mix(before.t_s, here.t_s),
                lat_deg: mix(before.lat_deg, here.lat_deg),
                lon_deg: edge,
                height_km: mix(before.height_km, here.height_km),
            };
            if let Some(line) = lines.last_mut() {
                line.push(position(&crossing, edge));
            }
            lines.push(vec![position(&crossing, -edge)]);
        }
        if let Some(line) = lines.last_mut() {
            line.push(position(here, here.lon_deg));
        }
        last = Some(here);
    }
    match lines.len() {
        1 => GeometryValue::LineString { coordinates: lines.remove(0) },
        _ => GeometryValue::MultiLineString { coordinates: lines },
    }
}

pub(crate) fn kml(brief: &Brief) -> Result<String, BriefingError> {
    let placemark = |(launch, arc): (&LaunchReport, Path<'_>)| {
        let coords = arc.track.iter().map(|p| Coord::new(p.lon_deg, p.lat_deg, Some(p.height_km * 1000.0)));
        let line = LineString {
            coords: coords.collect(),
            altitude_mode: AltitudeMode::Absolute,
            ..LineString::default()
        };
        Kml::Placemark(Placemark {
            name: Some(format!("{} ({})", launch.date, arc.reported_by)),
            description: Some(format!("{}; {}", arc.label, launch.name)),
            geometry: Some(kml::types::Geometry::LineString(line)),
            ..Placemark::default()
        })
    };
    let document = Kml::Document {
        attrs: [("id".to_owned(), "arcs".to_owned())].into_iter().collect(),
        elements: placed_arcs(brief).map(placemark).chain(footprints::placemarks(brief)).collect(),
    };
    let root = Kml::KmlDocument(kml::KmlDocument {
        version: kml::KmlVersion::V22,
        attrs: [("xmlns".to_owned(), "http://www.opengis.net/kml/2.2".to_owned())].into_iter().collect(),
        elements: vec![document],
    });
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    KmlWriter::from_writer(&mut bytes).write(&root)?;
    bytes.push(b'\n');
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
