//! A scene as KML 2.2: a folder for each kind of thing, a style for each colour, flights as lines and as tracks in time.

use std::collections::BTreeMap;

use ::kml::types::Element;
use ::kml::{Kml, KmlDocument, KmlVersion, KmlWriter};
use tpt_report::TrackPoint;

use super::czml::moment;
use super::geojson::cut_at_180;
use super::{Item, Kind, Scene, Shape, height_m};
use crate::BriefingError;

/// Where Google's extensions are defined: tracks in time.
const EXTENSIONS: &str = "http://www.google.com/kml/ext/2.2";

/// The folder of flights in time.
const IN_TIME: &str = "Flights in time";

/// A scene as a document. Of folders whose areas lie over one another, the first is shown.
pub(crate) fn write(scene: &Scene) -> Result<String, BriefingError> {
    let mut parts = vec![text("name", &scene.head.name), text("description", &described(scene))];
    parts.extend(styles(scene));
    parts.extend(folders(scene));
    // Declared once, above all that uses it: CesiumJS 1.140 takes the second declaration of a prefix out of the text, and
    // drops what follows without a word. One attribute an element: the library keeps several in no order.
    let document = Element {
        name: "Document".to_owned(),
        attrs: [("xmlns:gx".to_owned(), EXTENSIONS.to_owned())].into_iter().collect(),
        children: parts,
        ..Element::default()
    };
    let root: Kml = Kml::KmlDocument(KmlDocument {
        version: KmlVersion::V22,
        attrs: [("xmlns".to_owned(), "http://www.opengis.net/kml/2.2".to_owned())].into_iter().collect(),
        elements: vec![Kml::Element(document)],
    });
    let mut bytes = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec();
    KmlWriter::from_writer(&mut bytes).write(&root)?;
    bytes.push(b'\n');
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn text(name: &str, content: &str) -> Element {
    Element { name: name.to_owned(), content: Some(content.to_owned()), ..Element::default() }
}

fn of(name: &str, children: Vec<Element>) -> Element {
    Element { name: name.to_owned(), children, ..Element::default() }
}

/// What the file is of, in words: the head of the other formats.
fn described(scene: &Scene) -> String {
    let plain = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut lines: Vec<String> =
        scene.head.facts.iter().map(|(key, value)| format!("{key}: {}", plain(value))).collect();
    if scene.has_heights() {
        lines.push("times count from each launch, put at 00:00 UTC of the as-of date".to_owned());
    }
    lines.push(format!("sources: {}", scene.head.sources.join(" ")));
    lines.join("\n")
}

/// The id of the style of a kind.
fn style_id(kind: Kind) -> String {
    format!("{kind:?}").to_ascii_lowercase()
}

/// A style for each kind that occurs; colours are opacity, blue, green, red.
fn styles(scene: &Scene) -> Vec<Element> {
    let kinds: BTreeMap<String, Kind> =
        scene.items.iter().map(|item| (style_id(item.kind), item.kind)).collect();
    let style = |(id, kind): (String, Kind)| {
        let [red, green, blue, opacity] = kind.colour();
        let colour = |opacity: u8| text("color", &format!("{opacity:02x}{blue:02x}{green:02x}{red:02x}"));
        let line = of("LineStyle", vec![colour(255), text("width", "2")]);
        let mut parts = vec![line];
        if opacity < 255 {
            parts.push(of("PolyStyle", vec![colour(opacity)]));
        }
        Element {
            name: "Style".to_owned(),
            attrs: [("id".to_owned(), id)].into_iter().collect(),
            children: parts,
            ..Element::default()
        }
    };
    kinds.into_iter().map(style).collect()
}

/// The items in the folders that they name, in the order in which the first of each comes.
fn folders(scene: &Scene) -> Vec<Element> {
    let mut order: Vec<&str> = Vec::new();
    for item in &scene.items {
        if !order.contains(&item.folder.as_str()) {
            order.push(&item.folder);
        }
    }
    let areas = |folder: &str| {
        scene.items.iter().any(|item| item.folder == folder && matches!(item.shape, Shape::Area(..)))
    };
    let first_of_areas = order.iter().find(|folder| areas(folder)).copied();
    let mut folders = Vec::new();
    for folder in order {
        let shown = !areas(folder) || first_of_areas == Some(folder);
        let inside = scene.items.iter().filter(|item| item.folder == folder);
        let placemarks = inside.map(|item| placemark(item, shown, geometry(&item.shape), ""));
        folders.push(of_folder(folder, shown, placemarks.collect()));
    }
    let epoch = scene.head.epoch();
    let tracks: Vec<Element> = scene
        .items
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Track(points) => Some(placemark(item, false, track(points, &epoch), ", in time")),
            _ => None,
        })
        .collect();
    if !tracks.is_empty() {
        folders.push(of_folder(IN_TIME, false, tracks));
    }
    folders
}

fn of_folder(name: &str, shown: bool, placemarks: Vec<Element>) -> Element {
    let mut parts = vec![text("name", name), visibility(shown)];
    parts.extend(placemarks);
    of("Folder", parts)
}

fn visibility(shown: bool) -> Element {
    text("visibility", if shown { "1" } else { "0" })
}

fn placemark(item: &Item, shown: bool, geometry: Element, more: &str) -> Element {
    let mut about: Vec<String> =
        Some(item.about.clone()).filter(|about| !about.is_empty()).into_iter().collect();
    if !item.sources.is_empty() {
        about.push(format!("sources: {}", item.sources.join(" ")));
    }
    of(
        "Placemark",
        vec![
            text("name", &format!("{}{more}", item.name)),
            visibility(shown),
            text("description", &about.join("\n")),
            text("styleUrl", &format!("#{}", style_id(item.kind))),
            geometry,
        ],
    )
}

fn geometry(shape: &Shape) -> Element {
    let at = |lon: f64, lat: f64, height_m: f64| format!("{lon},{lat},{height_m}");
    match shape {
        Shape::Place([lon, lat]) => of("Point", vec![text("coordinates", &at(*lon, *lat, 0.0))]),
        Shape::Area(polygons, height_m) => {
            let mode = if *height_m > 0.0 { "absolute" } else { "clampToGround" };
            let ring = |ring: &Vec<[f64; 2]>| {
                let points: Vec<String> = ring.iter().map(|[lon, lat]| at(*lon, *lat, *height_m)).collect();
                vec![of("LinearRing", vec![text("coordinates", &points.join(" "))])]
            };
            let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
                let mut parts = vec![text("altitudeMode", mode)];
                for (i, one) in rings.iter().enumerate() {
                    parts.push(of(if i == 0 { "outerBoundaryIs" } else { "innerBoundaryIs" }, ring(one)));
                }
                of("Polygon", parts)
            };
            of("MultiGeometry", polygons.iter().map(polygon).collect())
        }
        Shape::Track(points) => {
            let line = |part: &Vec<TrackPoint>| {
                let along: Vec<String> =
                    part.iter().map(|point| at(point.lon_deg, point.lat_deg, height_m(point))).collect();
                of(
                    "LineString",
                    vec![text("altitudeMode", "absolute"), text("coordinates", &along.join(" "))],
                )
            };
            of("MultiGeometry", cut_at_180(points).iter().map(line).collect())
        }
    }
}

/// A track in time: every moment, then every place.
fn track(points: &[TrackPoint], epoch: &str) -> Element {
    let mut parts = vec![text("altitudeMode", "absolute")];
    parts.extend(points.iter().map(|point| text("when", &moment(epoch, point.t_s))));
    parts.extend(points.iter().map(|point| {
        let up = height_m(point);
        text("gx:coord", &format!("{} {} {up}", point.lon_deg, point.lat_deg))
    }));
    of("gx:Track", parts)
}
