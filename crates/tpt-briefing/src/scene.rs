//! What is somewhere on the Earth in a report: one list of items, which every map format writes alike.
//!
//! | format | an area | a flight | a place | the head |
//! |---|---|---|---|---|
//! | GeoJSON (RFC 7946) | polygons | a line; `coordinateProperties.times` | a point | `twoplustwo` |
//! | KML 2.2 | polygons | a line and a track with times | a point | the document's description |
//! | CZML 1.0 | polygons | sampled positions and their path | a point | the first packet |
//!
//! A layer with a flight in it has heights everywhere: readers refuse a layer of two kinds of points.

mod collect;
pub(crate) mod czml;
pub(crate) mod geojson;
pub(crate) mod kml;

use serde_json::{Map, Value, json};
use tpt_report::Polygons;
use tpt_report::{Binding, Brief, Export, LaunchReport, Path, PlaceReport, TrackPoint};

pub(crate) use collect::of_document;

use crate::footprints::{Footprint, footprints};

/// Everything of a report that is somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) head: Head,
    pub(crate) items: Vec<Item>,
}

/// What a reader of the file alone must know: which report it is of, as of when, and where its facts come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    pub(crate) name: String,
    /// Command, as-of date, figures, samples, seed, hash of the inputs, version.
    pub(crate) facts: Map<String, Value>,
    /// The ids of the sources that the report cites.
    pub(crate) sources: Vec<String>,
}

/// Something that is somewhere.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// Unlike any other of the scene.
    pub(crate) id: String,
    /// What a reader sees.
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) kind: Kind,
    /// The folder of a viewer's list that it lies in.
    pub(crate) folder: String,
    /// Plain values.
    pub(crate) said: Map<String, Value>,
    pub(crate) sources: Vec<String>,
    pub(crate) shape: Shape,
}

/// What an item is: it decides the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    View,
    Reached,
    Sector,
    TooLate,
    Floor,
    Ceiling,
    Reach,
    OtherBound,
    Ring,
    Flight,
    Element,
    Launch,
    Place,
}

/// Where an item is.
#[derive(Clone, Debug)]
pub(crate) enum Shape {
    /// At a height in metres.
    Area(Polygons, f64),
    /// At least two points.
    Track(Vec<TrackPoint>),
    /// Longitude and latitude.
    Place([f64; 2]),
}

impl Kind {
    /// Red, green, blue and opacity, as the maps of a brief have them.
    pub(crate) const fn colour(self) -> [u8; 4] {
        match self {
            Self::View => [0, 114, 178, 70],
            Self::Reached => [0, 158, 115, 140],
            Self::Sector => [86, 180, 233, 90],
            Self::TooLate => [230, 159, 0, 115],
            Self::Floor => [204, 121, 167, 115],
            Self::Ceiling => [240, 228, 66, 115],
            Self::Reach => [128, 128, 128, 40],
            Self::OtherBound => [128, 128, 128, 60],
            Self::Ring => [213, 94, 0, 40],
            Self::Flight => [0, 84, 140, 255],
            Self::Element | Self::Launch | Self::Place => [0, 0, 0, 255],
        }
    }

    /// What binds; where nothing does, the ground is reached.
    pub(crate) const fn of_binding(binding: Option<Binding>) -> Self {
        match binding {
            None => Self::Reached,
            Some(Binding::Sector) => Self::Sector,
            Some(Binding::TooLate) => Self::TooLate,
            Some(Binding::Floor) => Self::Floor,
            Some(Binding::Ceiling) => Self::Ceiling,
            Some(Binding::Reach) => Self::Reach,
            Some(Binding::NotOperational) => Self::OtherBound,
        }
    }
}

impl Scene {
    /// Whether its layer has heights.
    pub(crate) fn has_heights(&self) -> bool {
        self.items.iter().any(|item| matches!(item.shape, Shape::Track(_)))
    }

    /// Makes the ids of items unlike one another.
    fn numbered(mut self) -> Self {
        let mut seen = std::collections::BTreeMap::<String, u32>::new();
        for item in &mut self.items {
            let count = seen.entry(item.id.clone()).or_default();
            *count += 1;
            if *count > 1 {
                item.id = format!("{}/{count}", item.id);
            }
        }
        self
    }
}

/// The items of a brief: deployed elements, launch sites, islands in dispute, flights, and the ground that a battery reaches.
pub(crate) fn of_brief(brief: &Brief) -> Scene {
    let asof = &brief.header.asof;
    let mut items = Vec::new();
    for element in &brief.elements {
        let Some(site) = &element.site else { continue };
        items.push(Item {
            id: format!("element/{}", element.id),
            name: element.name.clone(),
            about: element.status.to_string(),
            kind: Kind::Element,
            folder: "Elements".to_owned(),
            said: object(json!({
                "kind": "element", "id": element.id, "name": element.name, "status": element.status,
                "works": element.works, "role": element.role, "asof": asof,
            })),
            sources: vec![site.source.clone()],
            shape: Shape::Place([site.lon_deg, site.lat_deg]),
        });
    }
    for place in brief.places.iter().filter(|place| !place.claimed_by.is_empty()) {
        items.push(island_group(place));
    }
    for launch in &brief.launches {
        let Some(site) = &launch.site else { continue };
        items.push(Item {
            id: format!("launch/{}", launch.id),
            name: format!("{}, {}", launch.name, launch.date),
            about: if launch.failed { "failed" } else { "" }.to_owned(),
            kind: Kind::Launch,
            folder: "Launches".to_owned(),
            said: object(json!({
                "kind": "launch", "id": launch.id, "name": launch.name, "date": launch.date, "failed": launch.failed,
            })),
            sources: vec![site.source.clone()],
            shape: Shape::Place([site.lon_deg, site.lat_deg]),
        });
    }
    items.extend(placed_arcs(brief).map(flight));
    items.extend(footprints(brief).into_iter().map(|row| footprint(brief, row)));
    let head = serde_json::to_value(&brief.header).map(|header| collect::facts(&header)).unwrap_or_default();
    let head = Head {
        name: format!("{}, as of {asof}", brief.title),
        facts: head,
        sources: brief.sources.iter().map(|source| source.id.clone()).collect(),
    };
    Scene { head, items }.numbered()
}

/// The items of an exported catalogue: places, launches, elements and events.
pub(crate) fn of_export(export: &Export) -> Scene {
    let item = |one: &tpt_report::Feature| Item {
        id: format!("{}/{}", collect::slug(&one.kind.to_string()), one.id),
        name: one.name.clone(),
        about: one.detail.clone(),
        kind: Kind::Place,
        folder: one.kind.to_string(),
        said: object(json!({
            "kind": one.kind, "id": one.id, "name": one.name, "date": one.date, "detail": one.detail,
        })),
        sources: one.sources.clone(),
        shape: Shape::Place([one.lon_deg, one.lat_deg]),
    };
    let facts = json!({ "command": "catalogue export", "asof": export.asof, "figures": export.figures, "version": export.version });
    let head = Head {
        name: format!("twoplustwo catalogue, as of {}", export.asof),
        facts: object(facts),
        sources: export.sources.clone(),
    };
    Scene { head, items: export.features.iter().map(item).collect() }.numbered()
}

fn island_group(place: &PlaceReport) -> Item {
    Item {
        id: format!("place/{}", place.id),
        name: place.name.clone(),
        about: format!("claimed by {}", place.claimed_by.join(" and ")),
        kind: Kind::Place,
        folder: "Islands".to_owned(),
        said: object(json!({
            "kind": "island group", "id": place.id, "name": place.name, "names": place.names,
            "administered_by": place.administered_by, "claimed_by": place.claimed_by,
        })),
        sources: vec![place.source.clone()],
        shape: Shape::Place([place.lon_deg, place.lat_deg]),
    }
}

/// The flights that can be placed on a map.
pub(crate) fn placed_arcs(brief: &Brief) -> impl Iterator<Item = (&LaunchReport, Path<'_>)> {
    brief.launches.iter().flat_map(|launch| {
        let arcs = launch.reports.iter().filter_map(|row| row.path());
        arcs.filter(|arc| arc.track.len() > 1).map(move |arc| (launch, arc))
    })
}

fn flight((launch, arc): (&LaunchReport, Path<'_>)) -> Item {
    let mut said = object(json!({
        "kind": arc.label, "launch": launch.id, "name": launch.name, "date": launch.date, "reported_by": arc.reported_by,
    }));
    collect::flatten("flight_time_s", &json!(arc.flight_time_s), &mut said);
    Item {
        id: format!("flight/{}/{}", launch.id, collect::slug(arc.reported_by.words())),
        name: format!("{}, {} ({})", launch.name, launch.date, arc.reported_by),
        about: arc.label.to_owned(),
        kind: Kind::Flight,
        folder: "Flights".to_owned(),
        said,
        sources: Vec::new(),
        shape: Shape::Track(arc.track.to_vec()),
    }
}

fn footprint(brief: &Brief, row: Footprint<'_>) -> Item {
    let planned = if row.as_planned { ", as planned" } else { "" };
    let mut said = object(json!({
        "kind": "footprint", "element": row.element, "class": row.class.class, "what": row.what_word(),
        "as_planned": row.as_planned, "trajectory": row.class.trajectory, "asof": brief.header.asof,
        "figures": brief.header.figures,
    }));
    // The shape is that in the middle of every spread: the band is of the ground that is reached.
    if row.what.is_none() {
        collect::flatten("area_km2", &json!(row.class.area_km2), &mut said);
    }
    // Both names for one version: docs/stability.md.
    for key in ["drawn_area_km2", "area_km2"] {
        said.insert(key.to_owned(), json!(row.area_km2));
    }
    Item {
        id: format!("footprint/{}/{}/{}", row.element, row.class.class, row.what_word()),
        name: format!(
            "{}: {} against {}{planned}",
            row.element_name,
            collect::what(row.what),
            row.class.name
        ),
        about: row.class.trajectory.clone(),
        kind: Kind::of_binding(row.what),
        folder: format!("{}: ground against {}", row.element_name, row.class.name),
        said,
        sources: vec![row.class.source.clone()],
        shape: Shape::Area(row.polygons, 0.0),
    }
}

/// The height of a point in metres, to the tenth that it is known to.
fn height_m(point: &TrackPoint) -> f64 {
    (point.height_km * 1e4).round() / 10.0
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
