//! The items of any document, read from its JSON form, so that no document needs code of its own.
//!
//! | in the document | on the map |
//! |---|---|
//! | a record with a `geometry` | that area, at the record's `altitude_km` |
//! | a record with a `track` | a flight through it |
//! | a record with `lat_deg` and `lon_deg` and an `id`, an `element` or a `name` | a place |
//!
//! A record is named by what it says and by what it stands in: the element, the launch, the class of missile.

use serde_json::{Map, Value, json};
use tpt_report::Binding;
use tpt_report::TrackPoint;

use crate::footprints::REACHED;
use tpt_report::polygons_of;
use tpt_sight::area_of_polygons;

use super::{Head, Item, Kind, Scene, Shape};

/// Fields of a header that a file carries in its head.
const HEADER: [&str; 9] =
    ["command", "asof", "figures", "overrides", "scenario", "samples", "seed", "inputs_sha256", "version"];

/// What stands around a record.
#[derive(Clone, Default)]
struct Around {
    element: Option<String>,
    element_name: Option<String>,
    /// The sources of the element's own figures.
    of_element: Vec<String>,
    launch_name: Option<String>,
    reported_by: Option<String>,
    class: Option<String>,
    class_name: Option<String>,
    planned: bool,
}

type Record = Map<String, Value>;

/// The items of a document.
pub(crate) fn of_document(document: &Value) -> Scene {
    let mut items = Vec::new();
    walk(document, "", &Around::default(), &mut items);
    let facts = facts(document);
    let text = |key: &str| facts.get(key).and_then(Value::as_str);
    let name = match (text("command"), text("asof")) {
        (Some(command), Some(asof)) => format!("twoplustwo {command}, as of {asof}"),
        (Some(command), None) => format!("twoplustwo {command}"),
        _ => "twoplustwo".to_owned(),
    };
    Scene { head: Head { name, facts, sources: cited(document) }, items }.numbered()
}

/// The plain fields of a header.
pub(super) fn facts(header: &Value) -> Record {
    let kept = HEADER.iter().filter_map(|key| Some(((*key).to_owned(), header.get(*key)?.clone())));
    kept.filter(|(_, value)| !value.is_null()).collect()
}

/// The ids of the sources that a document cites.
fn cited(document: &Value) -> Vec<String> {
    let each = document.get("sources").and_then(Value::as_array).into_iter().flatten();
    let id = |source: &Value| source.as_str().or_else(|| source.get("id")?.as_str()).map(str::to_owned);
    each.filter_map(id).collect()
}

/// What of the ground a footprint is.
pub(super) const fn what(binding: Option<Binding>) -> &'static str {
    match binding {
        None => REACHED,
        Some(binding) => binding.words(),
    }
}

/// Words as a part of an id.
pub(super) fn slug(words: &str) -> String {
    words.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect()
}

/// A value under its name with its unit, a band or a figure as its ends; nothing of what holds records.
pub(super) fn flatten(key: &str, value: &Value, into: &mut Record) {
    match value {
        Value::Object(number) if number.contains_key("nominal") => {
            let unit =
                number.get("unit").and_then(Value::as_str).filter(|unit| *unit != "1").unwrap_or_default();
            let unit = unit.replace('/', "_");
            let stem = if unit.is_empty() || key.ends_with(&format!("_{unit}")) {
                key.to_owned()
            } else {
                format!("{key}_{unit}")
            };
            for end in ["low", "nominal", "high"] {
                into.insert(format!("{stem}_{end}"), number.get(end).cloned().unwrap_or(Value::Null));
            }
        }
        Value::Object(_) | Value::Array(_) => {}
        plain => {
            into.insert(key.to_owned(), plain.clone());
        }
    }
}

fn walk(value: &Value, part: &str, around: &Around, found: &mut Vec<Item>) {
    match value {
        Value::Object(record) => {
            let around = around.within(record);
            found.extend(items(record, part, &around));
            for (key, inner) in
                record.iter().filter(|(key, _)| !["geometry", "track"].contains(&key.as_str()))
            {
                let planned = around.planned || key == "as_planned";
                let part = format!("{part}/{}", key.replace('~', "~0").replace('/', "~1"));
                walk(inner, &part, &Around { planned, ..around.clone() }, found);
            }
        }
        Value::Array(list) => {
            for (i, inner) in list.iter().enumerate() {
                walk(inner, &format!("{part}/{i}"), around, found);
            }
        }
        _ => {}
    }
}

fn text(record: &Record, key: &str) -> Option<String> {
    record.get(key).and_then(Value::as_str).map(str::to_owned)
}

impl Around {
    /// What stands around whatever a record holds.
    fn within(&self, record: &Record) -> Self {
        let mut around = self.clone();
        let sensor = record.get("sensor").and_then(Value::as_object);
        if let Some(element) = text(record, "element") {
            let own = sensor.and_then(|sensor| text(sensor, "name"));
            let stands = record.contains_key("lat_deg");
            let name = text(record, "element_name").or(own);
            around.element_name =
                name.or_else(|| text(record, "name").filter(|_| stands)).or_else(|| Some(element.clone()));
            around.element = Some(element);
            around.of_element = sources_in(sensor.unwrap_or(record));
        }
        let launch = text(record, "launch_name").or_else(|| text(record, "target_name"));
        around.launch_name = launch
            .or_else(|| text(record, "name").filter(|_| record.contains_key("reports")))
            .or(around.launch_name);
        around.reported_by = text(record, "reported_by").or(around.reported_by);
        if let Some(class) = text(record, "class") {
            around.class_name = text(record, "name").or_else(|| Some(class.clone()));
            around.class = Some(class);
        }
        around
    }

    fn element_name(&self) -> &str {
        self.element_name.as_deref().unwrap_or("an element")
    }
}

/// The ids of the sources of a record and of the values that it holds, not of the records that stand in it.
fn sources_in(record: &Record) -> Vec<String> {
    let mut found: Vec<String> = text(record, "source").into_iter().collect();
    let values = record.get("values").and_then(Value::as_array).into_iter().flatten();
    found.extend(values.filter_map(|value| text(value.as_object()?, "source")));
    found.sort();
    found.dedup();
    found
}

/// What of a record is on the map.
fn items(record: &Record, part: &str, around: &Around) -> Vec<Item> {
    let mut found = Vec::new();
    let mut add = |id: String, name: String, kind: Kind, folder: String, shape: Shape| {
        let mut sources = sources_in(record);
        if matches!(kind, Kind::View) {
            sources.extend(around.of_element.iter().cloned());
        }
        let item = Item {
            id,
            name,
            about: String::new(),
            kind,
            folder,
            said: said(record, part, around),
            sources,
            shape,
        };
        found.push(item);
    };
    let element = around.element.as_deref().unwrap_or("element");
    let planned = if around.planned { ", as planned" } else { "" };
    if let Some(polygons) = record.get("geometry").map(polygons_of).filter(|polygons| !polygons.is_empty()) {
        let area = |height_m: f64| Shape::Area(polygons.clone(), height_m);
        let class = around.class_name.as_deref().unwrap_or("a missile");
        let of_class = around.class.as_deref().unwrap_or("class");
        if let Some(altitude_km) = record.get("altitude_km").and_then(Value::as_f64) {
            // Options lie over one another: a folder each.
            let (of, at) = match text(record, "option") {
                Some(option) => {
                    (format!("{}, {option}", around.element_name()), format!("/{}", slug(&option)))
                }
                None => (around.element_name().to_owned(), String::new()),
            };
            add(
                format!("view/{element}{at}/{altitude_km}"),
                format!("{of}: in view {altitude_km} km up"),
                Kind::View,
                format!("{of}: in view"),
                area(altitude_km * 1000.0),
            );
        } else if let Some(radius) = text(record, "words") {
            let name = format!("{}: {radius}", around.element_name());
            let id = format!("ring/{element}/{}", text(record, "figure").unwrap_or_default());
            add(id, name, Kind::Ring, format!("{}: rings", around.element_name()), area(0.0));
        } else {
            let word = text(record, "binding").unwrap_or_else(|| "reached".to_owned());
            let name = format!(
                "{}: {} against {class}{planned}",
                around.element_name(),
                what(Binding::of_word(&word))
            );
            let folder = format!("{}: ground against {class}", around.element_name());
            let id = format!("footprint/{element}/{of_class}/{word}");
            add(id, name, Kind::of_binding(Binding::of_word(&word)), folder, area(0.0));
        }
    }
    if let Some(points) = track(record) {
        let of = ["target", "launch", "of"].iter().find_map(|key| text(record, key)).unwrap_or_default();
        let own = text(record, "target_name").or_else(|| text(record, "launch_name"));
        let own = own.or_else(|| text(record, "name")).or_else(|| around.launch_name.clone());
        let name = match (own, &around.reported_by) {
            (Some(name), Some(by)) => format!("{name} ({by})"),
            (Some(name), None) => name,
            (None, _) => of.clone(),
        };
        add(
            format!("flight/{}", if of.is_empty() { slug(&name) } else { of }),
            name,
            Kind::Flight,
            "Flights".to_owned(),
            Shape::Track(points),
        );
    }
    if let Some(at) = position(record) {
        let (kind, id) = match text(record, "element") {
            Some(element) => (Kind::Element, format!("element/{element}")),
            None => {
                let id = text(record, "id").or_else(|| text(record, "name").map(|name| slug(&name)));
                (Kind::Place, format!("place/{}", id.unwrap_or_default()))
            }
        };
        let name =
            text(record, "element_name").or_else(|| text(record, "name")).or_else(|| text(record, "id"));
        let folder = if kind == Kind::Element { "Elements" } else { "Places" };
        add(id, name.unwrap_or_default(), kind, folder.to_owned(), Shape::Place(at));
    }
    found
}

/// The plain values of a record, and what it stands in.
fn said(record: &Record, part: &str, around: &Around) -> Record {
    let mut said = Record::new();
    said.insert("part".to_owned(), json!(part));
    let context =
        [("element", &around.element), ("class", &around.class), ("reported_by", &around.reported_by)];
    for (key, value) in context {
        if let Some(value) = value {
            said.insert(key.to_owned(), json!(value));
        }
    }
    for (key, value) in record.iter().filter(|(key, _)| !HEADER.contains(&key.as_str())) {
        flatten(key, value, &mut said);
    }
    if let Some(geometry) = record.get("geometry").filter(|geometry| geometry.is_object()) {
        said.insert(
            "drawn_area_km2".to_owned(),
            json!(area_of_polygons(&polygons_of(geometry)).as_square_metres() / 1e6),
        );
    }
    said
}

/// A track of at least two points.
fn track(record: &Record) -> Option<Vec<TrackPoint>> {
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
fn position(record: &Record) -> Option<[f64; 2]> {
    let named = ["id", "element", "name"].iter().any(|key| record.get(*key).is_some_and(Value::is_string));
    let number = |key: &str| record.get(key).and_then(Value::as_f64);
    Some([number("lon_deg")?, number("lat_deg")?]).filter(|_| named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{czml_of, geojson_of};

    fn document() -> Value {
        json!({
            "command": "sight", "asof": "2017-03-20", "seed": 7, "element": "x",
            "sensor": { "element": "x", "name": "A radar", "lat_deg": 1.0, "lon_deg": 2.0,
                        "values": [{ "source": "who-says-so" }] },
            "views": [{
                "altitude_km": 100.0,
                "area_km2": { "id": "i", "low": 1.0, "nominal": 2.0, "high": 3.0, "unit": "km2", "drivers": [] },
                "geometry": { "type": "Polygon", "coordinates": [
                    [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 0.0]], [[1.0, 0.5], [2.0, 1.0], [2.0, 0.5], [1.0, 0.5]]
                ] },
            }],
            "a/b": { "id": "seoul", "lat_deg": 37.5, "lon_deg": 127.0 },
            "nameless": { "lat_deg": 1.0, "lon_deg": 1.0 },
            "flown": { "reported_by": "Seoul", "name": "A launch",
                "flight_time": { "nominal": 47.2, "unit": "min" },
                "track": [
                { "t_s": 0.0, "lat_deg": 40.0, "lon_deg": 179.0, "height_km": 0.0 },
                { "t_s": 60.0, "lat_deg": 40.0, "lon_deg": -179.0, "height_km": 100.0 },
            ] },
            "sources": [{ "id": "who-says-so" }],
        })
    }

    fn features() -> Value {
        serde_json::from_str(&geojson_of(&document()).unwrap().unwrap()).unwrap()
    }

    fn of_id<'v>(list: &'v Value, id: &str) -> &'v Value {
        let found = list.as_array().unwrap().iter().find(|one| one["id"] == id);
        found.unwrap_or_else(|| panic!("no {id}"))
    }

    #[test]
    fn what_is_somewhere_becomes_a_feature_with_a_name_an_id_and_its_sources() {
        let found = features();
        let list = &found["features"];
        let mut ids: Vec<&str> =
            list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        ids.sort_unstable();
        assert_eq!(ids, ["element/x", "flight/a-launch--seoul-", "place/seoul", "view/x/100"]);
        let view = &of_id(list, "view/x/100")["properties"];
        assert_eq!(view["label"], "A radar: in view 100 km up");
        assert_eq!((&view["area_km2_high"], &view["sources"]), (&json!(3.0), &json!("who-says-so")));
        assert!(view["drawn_area_km2"].as_f64().unwrap() > 90_000.0);
        assert_eq!(
            (&found["twoplustwo"]["asof"], &found["twoplustwo"]["seed"]),
            (&json!("2017-03-20"), &json!(7))
        );
        assert_eq!(found["twoplustwo"]["sources"], json!(["who-says-so"]));
        let flight = of_id(list, "flight/a-launch--seoul-");
        assert_eq!(flight["geometry"]["type"], "MultiLineString", "a track over 180° is cut there");
        assert_eq!(flight["properties"]["coordinateProperties"]["times"], json!([[0.0, 30.0], [30.0, 60.0]]));
        assert_eq!(flight["properties"]["flight_time_min_nominal"], 47.2, "a unit stands in the name");
        assert_eq!(flight["properties"]["label"], "A launch (Seoul)");
    }

    #[test]
    fn a_layer_with_a_flight_has_heights_everywhere() {
        fn depth(value: &Value, found: &mut Vec<usize>) {
            match value.as_array() {
                Some(list) if list.first().is_some_and(Value::is_number) => found.push(list.len()),
                Some(list) => list.iter().for_each(|inner| depth(inner, found)),
                None => {}
            }
        }
        let mut found = Vec::new();
        for feature in features()["features"].as_array().unwrap() {
            depth(&feature["geometry"]["coordinates"], &mut found);
        }
        assert!(found.iter().all(|count| *count == 3), "{found:?}");
    }

    #[test]
    fn a_scene_has_a_clock_and_what_flies_is_somewhere_at_every_moment() {
        let packets: Value = serde_json::from_str(&czml_of(&document()).unwrap().unwrap()).unwrap();
        assert_eq!(packets[0]["version"], "1.0");
        assert_eq!(packets[0]["clock"]["interval"], "2017-03-20T00:00:00.000Z/2017-03-20T00:01:00.000Z");
        let view = of_id(&packets, "view/x/100/0");
        assert_eq!(view["polygon"]["height"], 100_000.0);
        assert_eq!(view["polygon"]["holes"]["cartographicDegrees"].as_array().unwrap().len(), 1);
        let flight = of_id(&packets, "flight/a-launch--seoul-");
        assert_eq!(flight["position"]["cartographicDegrees"][7], 100_000.0);
        assert_eq!(flight["availability"], packets[0]["clock"]["interval"]);
        assert!(
            packets
                .as_array()
                .unwrap()
                .iter()
                .all(|one| one["name"].as_str().is_some_and(|name| !name.is_empty()))
        );
    }

    #[test]
    fn a_document_without_a_place_has_no_map() {
        let nothing = json!({ "command": "diff", "rows": [{ "id": "x" }] });
        assert!(geojson_of(&nothing).unwrap().is_none() && czml_of(&nothing).unwrap().is_none());
    }
}
