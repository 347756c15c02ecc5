//! The three maps: the Pacific, the region, the islands.

use std::sync::LazyLock;

use maud::{Markup, html};
use serde::Deserialize;
use tpt_report::{
    Brief, ElementReport, LabelSide, LaunchReport, MapLabel, MapName, Path, PlaceReport, Value,
};

use super::projection::Frame;
use super::{path, reporter_class, round};
use crate::BriefingError;
use crate::scene::placed_arcs;

/// The Pacific from Korea to California.
const PACIFIC: Frame = Frame { centre: (43.0, 178.0), size: (680.0, 415.0), km_per_px: 16.0 };

/// The seas between Korea, Japan and Russia.
const REGION: Frame = Frame { centre: (39.0, 135.0), size: (680.0, 430.0), km_per_px: 4.1 };

/// The four island groups and eastern Hokkaido.
const ISLANDS: Frame = Frame { centre: (44.3, 146.4), size: (680.0, 330.0), km_per_px: 1.0 };

/// The dashed line around an island group: an ellipse around the place.
#[derive(Deserialize)]
struct IslandLine {
    place: String,
    half_length_km: f64,
    half_width_km: f64,
    /// The direction of its length, from north.
    direction_deg: f64,
}

static ISLAND_LINES: LazyLock<Result<Vec<IslandLine>, String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../data/map/island-lines.json"))
        .map_err(|error| error.to_string())
});

/// The land and coast of one scale, as rings of longitude and latitude.
struct Coast {
    land: Vec<Vec<(f64, f64)>>,
    coast: Vec<Vec<(f64, f64)>>,
    borders: Vec<Vec<(f64, f64)>>,
}

static COARSE: LazyLock<Result<Coast, String>> =
    LazyLock::new(|| read(include_str!("../../../../data/map/land-110m.json")));
static FINE: LazyLock<Result<Coast, String>> =
    LazyLock::new(|| read(include_str!("../../../../data/map/land-50m.json")));

/// A file of the map, read straight into lines: as values of any kind its points would take megabytes.
#[derive(Deserialize)]
struct MapFile {
    features: Vec<MapFeature>,
}

#[derive(Deserialize)]
struct MapFeature {
    properties: MapProperties,
    geometry: MapGeometry,
}

#[derive(Deserialize)]
struct MapProperties {
    name: String,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum MapGeometry {
    MultiPolygon(Vec<Vec<Vec<(f64, f64)>>>),
    MultiLineString(Vec<Vec<(f64, f64)>>),
}

fn read(text: &str) -> Result<Coast, String> {
    let file: MapFile = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let mut coast = Coast { land: Vec::new(), coast: Vec::new(), borders: Vec::new() };
    for MapFeature { properties: MapProperties { name }, geometry } in file.features {
        match (name.as_str(), geometry) {
            ("land", MapGeometry::MultiPolygon(polygons)) => {
                coast.land.extend(polygons.into_iter().flatten());
            }
            ("coast", MapGeometry::MultiLineString(lines)) => coast.coast.extend(lines),
            ("borders", MapGeometry::MultiLineString(lines)) => coast.borders.extend(lines),
            _ => return Err(format!("unexpected feature {name}")),
        }
    }
    Ok(coast)
}

fn drawn_from<T>(map: &'static Result<T, String>, file: &'static str) -> Result<&'static T, BriefingError> {
    map.as_ref().map_err(|problem| BriefingError::Coast { file, problem: problem.clone() })
}

/// The parts of lines that fall into the frame, as one path.
fn lines(frame: &Frame, lines: &[Vec<(f64, f64)>], closed: bool) -> String {
    let mut d = String::new();
    for line in lines {
        let points: Vec<_> = line.iter().filter_map(|(lon, lat)| frame.project(*lat, *lon)).collect();
        if points.len() == line.len() && points.iter().any(|point| frame.holds(*point, 40.0)) {
            // What lies far outside is drawn to the edge of a larger frame only: the clip path cuts it.
            d.push_str(&path(points, closed));
        }
    }
    d
}

fn base(frame: &Frame, coast: &Coast, clip: &str) -> Markup {
    html! {
        defs { clipPath id=(clip) { rect width=(frame.size.0) height=(frame.size.1) {} } }
        rect .sea width=(frame.size.0) height=(frame.size.1) {}
        g clip-path=(format!("url(#{clip})")) {
            path .land d=(lines(frame, &coast.land, true)) fill-rule="evenodd" {}
            path .border d=(lines(frame, &coast.borders, false)) {}
            path .coast d=(lines(frame, &coast.coast, false)) {}
        }
    }
}

/// The coast of a small map, defined once and used by every one that shares its frame.
pub(super) fn small_base(frame: &Frame, id: &str) -> Result<Markup, BriefingError> {
    let coast = drawn_from(&COARSE, "land-110m.json")?;
    let clip = format!("{id}-clip");
    Ok(html! { defs { g #(id) { (base(frame, coast, &clip)) } } })
}

/// The fine coast of a map, defined once and used by every one that shares its frame.
pub(super) fn fine_base(frame: &Frame, id: &str) -> Result<Markup, BriefingError> {
    let coast = drawn_from(&FINE, "land-50m.json")?;
    let clip = format!("{id}-clip");
    Ok(html! { defs { g #(id) { (base(frame, coast, &clip)) } } })
}

/// The fine coast of a map, drawn where it stands.
pub(crate) fn fine_ground(frame: &Frame, clip: &str) -> Result<Markup, BriefingError> {
    Ok(base(frame, drawn_from(&FINE, "land-50m.json")?, clip))
}

/// The scale bar of a small map.
pub(super) fn small_scale(frame: &Frame, km: f64) -> Markup {
    let length = km / frame.km_per_px;
    html! {
        g .scale {
            path d=(format!("M5 {0}H{1}", frame.size.1 - 6.0, round(5.0 + length))) {}
            text x=(round(9.0 + length)) y=(frame.size.1 - 4.0) { (tpt_report::fixed(km, 0)) " km" }
        }
    }
}

/// A scale bar for the centre of the map, with north marked.
fn scale_bar(frame: &Frame, km: f64, x: f64) -> Markup {
    let width = km / frame.km_per_px;
    let y = frame.size.1 - 14.0;
    html! {
        g .scale {
            path d=(format!("M{x} {}V{y}H{}V{}", y - 5.0, round(x + width), y - 5.0)) {}
            text x=(round(x + width + 5.0)) y=(y) { (format!("{km:.0} km at the centre")) }
            path d=(format!("M{0} {1}V{2}M{3} {4}L{0} {1}L{5} {4}", frame.size.0 - 18.0, 12, 34, frame.size.0 - 22.0, 18, frame.size.0 - 14.0)) {}
            text x=(frame.size.0 - 18.0) y="46" text-anchor="middle" { "N" }
        }
    }
}

/// A mark with its label to one side.
fn label(frame: &Frame, lat: f64, lon: f64, text: &str, side: LabelSide, class: &str) -> Markup {
    let Some(at) = frame.project(lat, lon).filter(|at| frame.holds(*at, 0.0)) else { return html! {} };
    let (dx, dy, anchor) = match side {
        LabelSide::Right => (7.0, 4.0, "start"),
        LabelSide::Left => (-7.0, 4.0, "end"),
        LabelSide::Above => (0.0, -8.0, "middle"),
        LabelSide::Below => (0.0, 16.0, "middle"),
    };
    html! {
        text .(class) x=(round(at.0 + dx)) y=(round(at.1 + dy)) text-anchor=(anchor) { (text) }
    }
}

/// The label of a record on a map, if that map names it.
fn label_on(labels: &[MapLabel], map: MapName) -> Option<&MapLabel> {
    labels.iter().find(|label| label.map == map)
}

/// The labels of the elements that a map names: name and status.
fn element_labels(frame: &Frame, brief: &Brief, map: MapName, class: &str) -> Markup {
    html! {
        @for (element, site) in sited(brief) {
            @if let Some(found) = label_on(&element.labels, map) {
                @let text = format!("{}: {}", found.name.as_ref().unwrap_or(&element.name), element.status);
                (label(frame, site.lat_deg, site.lon_deg, &text, found.side, class))
            }
        }
    }
}

/// A mark whose shape says whether the element works: filled if it does, hollow if it does not yet.
fn element_mark(frame: &Frame, element: &ElementReport) -> Markup {
    let Some(site) = &element.site else { return html! {} };
    let Some((x, y)) = frame.project(site.lat_deg, site.lon_deg).filter(|at| frame.holds(*at, 0.0)) else {
        return html! {};
    };
    let class = if element.works { "mark works" } else { "mark not-yet" };
    html! {
        path .(class) d=(format!("M{} {}l5 5l-5 5l-5-5Z", round(x), round(y - 5.0))) {
            title { (element.name) ": " (element.status) }
        }
    }
}

fn place_label(frame: &Frame, place: &PlaceReport, found: &MapLabel, class: &str) -> Markup {
    let south = found.south_deg.map_or(0.0, Value::get);
    let name = found.name.as_ref().unwrap_or(&place.name);
    label(frame, place.lat_deg - south, place.lon_deg, name, found.side, class)
}

fn dot(frame: &Frame, place: &PlaceReport, class: &str, radius: f64) -> Markup {
    let Some((x, y)) = frame.project(place.lat_deg, place.lon_deg).filter(|at| frame.holds(*at, 0.0)) else {
        return html! {};
    };
    html! { circle .(class) cx=(round(x)) cy=(round(y)) r=(radius) { title { (place.name) } } }
}

/// A dashed, unowned line around each of the island groups.
fn island_lines(frame: &Frame, brief: &Brief) -> Result<Markup, BriefingError> {
    let lines = drawn_from(&ISLAND_LINES, "island-lines.json")?;
    let disputed = |id: &str| brief.places.iter().find(|p| p.id == id && !p.claimed_by.is_empty());
    Ok(html! {
        @for IslandLine { place, half_length_km, half_width_km, direction_deg } in lines {
            @if let Some((x, y)) = disputed(place).and_then(|p| frame.project(p.lat_deg, p.lon_deg)) {
                ellipse .unowned cx=(round(x)) cy=(round(y)) rx=(round(half_width_km / frame.km_per_px))
                    ry=(round(half_length_km / frame.km_per_px))
                    transform=(format!("rotate({direction_deg} {} {})", round(x), round(y))) {}
            }
        }
    })
}

/// Both names of a disputed place: the one of each capital that has its own.
pub(crate) fn both_names(place: &PlaceReport) -> String {
    let plain = |name: &str| name.split(" (").next().unwrap_or(name).to_owned();
    let mut names: Vec<String> = place.names.values().map(|name| plain(name)).collect();
    names.sort_by_key(|name| (*name != plain(&place.name), name.clone()));
    names.dedup();
    if names.is_empty() { place.name.clone() } else { names.join("\u{a0}/\u{a0}") }
}

fn figure(frame: &Frame, id: &str, title: &str, description: &str, inside: &Markup) -> Markup {
    html! {
        svg #(id) viewBox=(format!("0 0 {} {}", frame.size.0, frame.size.1)) role="img"
            aria-labelledby=(format!("{id}-title {id}-desc")) {
            title #(format!("{id}-title")) { (title) }
            desc #(format!("{id}-desc")) { (description) }
            (inside)
        }
    }
}

/// The elements by site, named once where several stand together; parts of a whole are left to the whole.
fn sited(brief: &Brief) -> Vec<(&ElementReport, &PlaceReport)> {
    let whole = brief.elements.iter().filter(|element| element.part_of.is_none());
    whole.filter_map(|element| Some((element, element.site.as_ref()?))).collect()
}

/// The Pacific with every placed element.
pub(crate) fn pacific_map(brief: &Brief) -> Result<Markup, BriefingError> {
    let coast = drawn_from(&COARSE, "land-110m.json")?;
    let inside = html! {
        (base(&PACIFIC, coast, "clip-pacific"))
        (island_lines(&PACIFIC, brief)?)
        @for (element, _) in sited(brief) { (element_mark(&PACIFIC, element)) }
        (element_labels(&PACIFIC, brief, MapName::Pacific, "name"))
        (scale_bar(&PACIFIC, 1000.0, 290.0))
    };
    let description = "Azimuthal equal-area map centred on 43 north, 178 east. A filled diamond works at least in \
                       part, a hollow one does not. Ships and satellites have no place on it.";
    Ok(figure(&PACIFIC, "map-pacific", "The Pacific: elements with a fixed site", description, &inside))
}

/// Whether an arc is the one through the believed report of its launch.
fn believed(launch: &LaunchReport, arc: &Path<'_>) -> bool {
    launch.believed.as_ref().is_some_and(|id| arc.of == format!("{}/{id}", launch.id))
}

/// Korea, Japan and the launches' tracks.
pub(crate) fn region_map(brief: &Brief) -> Result<Markup, BriefingError> {
    let coast = drawn_from(&FINE, "land-50m.json")?;
    let mut sites: Vec<&PlaceReport> = brief.launches.iter().filter_map(|l| l.site.as_ref()).collect();
    sites.sort_by(|a, b| a.id.cmp(&b.id));
    sites.dedup_by(|a, b| a.id == b.id);
    let inside = html! {
        (base(&REGION, coast, "clip-region"))
        (island_lines(&REGION, brief)?)
        (label(&REGION, 45.6, 146.6, "four island groups: see below", LabelSide::Left, "name quiet"))
        @for (i, (launch, arc)) in placed_arcs(brief).filter(|(launch, arc)| believed(launch, arc)).enumerate() {
            @let points: Vec<_> = arc.track.iter().filter_map(|p| REGION.project(p.lat_deg, p.lon_deg)).collect();
            @if let Some(end) = points.last().copied() {
                path .track .(reporter_class(arc.reported_by.0)) d=(path(points, false)) {
                    title { (launch.date) ", " (arc.reported_by) }
                }
                // Neighbouring tracks end close together: their names stand above and below in turn.
                @let dy = if i % 2 == 0 { -5.0 } else { 14.0 };
                text .name .halo-sea x=(round(end.0)) y=(round(end.1 + dy)) text-anchor="middle" { (launch.date) }
            }
        }
        @for site in sites {
            (dot(&REGION, site, "site", 3.0))
            @if let Some(found) = label_on(&site.labels, MapName::Region) {
                (place_label(&REGION, site, found, "name"))
            }
        }
        @for place in &brief.places {
            @if let Some(found) = label_on(&place.labels, MapName::Region) {
                (dot(&REGION, place, "city", 2.0))
                (place_label(&REGION, place, found, "name quiet"))
            }
        }
        @for (element, _) in sited(brief) { (element_mark(&REGION, element)) }
        (element_labels(&REGION, brief, MapName::Region, "name strong"))
        (scale_bar(&REGION, 300.0, 14.0))
    };
    let description = "Azimuthal equal-area map centred on 39 north, 135 east: launch sites as dots, the ground \
                       tracks of the flights reconstructed from the believed reports, elements as diamonds, filled where \
                       they work. A bearing that the body did not report is a compilation's.";
    Ok(figure(
        &REGION,
        "map-region",
        "The region: launches, their tracks, and the deployment",
        description,
        &inside,
    ))
}

/// The four island groups with both sets of names.
pub(crate) fn islands_map(brief: &Brief) -> Result<Markup, BriefingError> {
    let coast = drawn_from(&FINE, "land-50m.json")?;
    let inside = html! {
        (base(&ISLANDS, coast, "clip-islands"))
        (island_lines(&ISLANDS, brief)?)
        @for place in &brief.places {
            @if let Some(found) = label_on(&place.labels, MapName::Islands) {
                @if place.claimed_by.is_empty() {
                    (dot(&ISLANDS, place, "city", 2.5))
                    (place_label(&ISLANDS, place, found, "name quiet"))
                } @else {
                    @let shift = if found.side == LabelSide::Right { 0.35 } else { 0.0 };
                    @let south = found.south_deg.map_or(0.0, Value::get);
                    (label(&ISLANDS, place.lat_deg - south, place.lon_deg + shift, &both_names(place), found.side, "name strong"))
                }
            }
        }
        (label(&ISLANDS, 43.75, 144.2, "Hokkaido", LabelSide::Left, "name quiet"))
        (scale_bar(&ISLANDS, 100.0, 14.0))
    };
    let description = "The four island groups north-east of Hokkaido, each inside a dashed line that belongs to no \
                       side, with the names that Tokyo and Moscow use.";
    Ok(figure(&ISLANDS, "map-islands", "The four island groups, under both names", description, &inside))
}
