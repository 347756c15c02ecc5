//! `map.geojson` and `arcs.kml`.

use geojson::{FeatureCollection, GeometryValue, Position};

use crate::support::EVE;

fn positions(value: &GeometryValue) -> Vec<&Position> {
    match value {
        GeometryValue::Point { coordinates } => vec![coordinates],
        GeometryValue::LineString { coordinates } => coordinates.iter().collect(),
        GeometryValue::MultiLineString { coordinates } => coordinates.iter().flatten().collect(),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().flatten().flatten().collect(),
        other => panic!("a brief has no {}", other.type_name()),
    }
}

#[test]
fn the_map_parses_and_stays_on_the_earth() {
    let map: FeatureCollection = EVE.text("map.geojson").parse().expect("it is a feature collection");
    let mut kinds = std::collections::BTreeMap::new();
    for feature in &map.features {
        let geometry = feature.geometry.as_ref().expect("every feature has a geometry");
        let kind = feature.property("kind").and_then(|kind| kind.as_str()).expect("every feature has a kind");
        *kinds.entry(kind.to_owned()).or_insert(0) += 1;
        for position in positions(&geometry.value) {
            let (lon, lat) = (position[0], position[1]);
            assert!(
                (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat),
                "{lon}, {lat} in {kind}"
            );
        }
    }
    assert_eq!(kinds.get("launch"), Some(&20), "{kinds:?}");
    for kind in [
        "element",
        "island group",
        "footprint",
        "reconstructed flight",
        "reconstructed flight, assumed vehicle",
    ] {
        assert!(kinds.contains_key(kind), "{kinds:?}");
    }
}

#[test]
fn the_neighbours_batteries_are_placed_to_the_island_only() {
    let map: FeatureCollection = EVE.text("map.geojson").parse().expect("it is a feature collection");
    let mut batteries = 0;
    for feature in &map.features {
        if feature.property("role").and_then(|role| role.as_str()) != Some("neighbour") {
            continue;
        }
        batteries += 1;
        let geometry = feature.geometry.as_ref().expect("every feature has a geometry");
        for degrees in positions(&geometry.value).into_iter().flat_map(|position| position.as_slice()) {
            assert!((degrees * 10.0 - (degrees * 10.0).round()).abs() < 1e-6, "{degrees}");
        }
    }
    assert!(batteries >= 2, "{batteries}");
}

#[test]
fn the_arcs_are_those_of_the_document() {
    let kml = EVE.text("arcs.kml");
    let with_track: usize = EVE
        .list("launches")
        .iter()
        .flat_map(|launch| launch["reports"].as_array().expect("reports are a list"))
        .filter(|row| row["reconstruction"]["track"].as_array().is_some_and(|track| !track.is_empty()))
        .count();
    assert!(with_track > 0);
    // Each flight as a line and as a track in time; beside them what the map has.
    assert_eq!(kml.matches("<gx:Track").count(), with_track);
    // CesiumJS drops all that comes after the second declaration of a prefix.
    assert_eq!(kml.matches("xmlns:gx=").count(), 1);
    let map: FeatureCollection = EVE.text("map.geojson").parse().expect("it is a feature collection");
    assert_eq!(kml.matches("<Placemark").count(), with_track + map.features.len());
    assert!(kml.matches("<styleUrl>#reached").count() > 0 && kml.matches("<Folder>").count() > 4);
    assert!(kml.starts_with("<?xml") && kml.trim_end().ends_with("</kml>"), "{kml:.80}");
}
