//! What a battery reaches as open geodata: one row for each class and for each thing that binds, in every format alike.

use std::sync::Arc;

use arrow_array::{ArrayRef, BinaryArray, Float64Array, RecordBatch, StringArray};
use geojson::{Feature, GeometryValue, Position};
use kml::Kml;
use kml::types::{Coord, LinearRing, MultiGeometry, Placemark, Polygon};
use serde::Serialize;
use serde_json::{Value, json};
use tpt_study::report::{Brief, ClassReach};

use crate::geodata::{feature, placed_arcs};
use crate::{BriefingError, OutputFile};

/// A footprint: the ground that is reached, or where something binds.
struct Footprint<'b> {
    element: &'b str,
    class: &'b ClassReach,
    /// `reached`, or what binds.
    what: &'b str,
    as_planned: bool,
    area_km2: f64,
    polygons: Vec<Vec<Vec<[f64; 2]>>>,
}

fn footprints(brief: &Brief) -> Vec<Footprint<'_>> {
    let Some(found) = &brief.reach else { return Vec::new() };
    let as_planned = found.as_planned.is_some();
    let mut rows = Vec::new();
    for class in found.shown() {
        let one = |what, area_km2, geometry: &Value| Footprint {
            element: &found.element,
            class,
            what,
            as_planned,
            area_km2,
            polygons: polygons(geometry),
        };
        rows.push(one("reached", class.middle_km2, &class.geometry));
        rows.extend(
            class.constraints.iter().map(|bound| one(&bound.binding, bound.area_km2, &bound.geometry)),
        );
    }
    rows.retain(|row| !row.polygons.is_empty());
    rows
}

/// The polygons of a GeoJSON geometry: rings of longitude and latitude.
fn polygons(geometry: &Value) -> Vec<Vec<Vec<[f64; 2]>>> {
    serde_json::from_value(geometry["coordinates"].clone()).unwrap_or_default()
}

pub(crate) fn features(brief: &Brief) -> Vec<Feature> {
    let position = |at: &[f64; 2]| Position::from(at.to_vec());
    let to_feature = |row: Footprint<'_>| {
        let coordinates = row.polygons.iter().map(|polygon| {
            polygon.iter().map(|ring| ring.iter().map(position).collect::<Vec<_>>()).collect::<Vec<_>>()
        });
        let properties = json!({
            "kind": "footprint", "element": row.element, "class": row.class.class, "what": row.what,
            "as_planned": row.as_planned, "area_km2": row.area_km2, "trajectory": row.class.trajectory,
            "asof": brief.header.asof, "figures": brief.header.figures,
        });
        feature(GeometryValue::MultiPolygon { coordinates: coordinates.collect() }, properties)
    };
    footprints(brief).into_iter().map(to_feature).collect()
}

pub(crate) fn placemarks(brief: &Brief) -> Vec<Kml> {
    let ring = |ring: &Vec<[f64; 2]>| {
        LinearRing::from(ring.iter().map(|at| Coord::new(at[0], at[1], None)).collect::<Vec<Coord>>())
    };
    let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
        let (outer, inner) = rings.split_first()?;
        Some(kml::types::Geometry::Polygon(Polygon::new(ring(outer), inner.iter().map(ring).collect())))
    };
    let placemark = |row: Footprint<'_>| {
        let planned = if row.as_planned { ", as planned" } else { "" };
        let geometries = row.polygons.iter().filter_map(polygon).collect();
        Kml::Placemark(Placemark {
            name: Some(format!("{}: {} against {}{planned}", row.element, row.what, row.class.name)),
            description: Some(row.class.trajectory.clone()),
            geometry: Some(kml::types::Geometry::MultiGeometry(MultiGeometry::new(geometries))),
            ..Placemark::default()
        })
    };
    footprints(brief).into_iter().map(placemark).collect()
}

/// A packet of a CZML document (the format's guide: github.com/AnalyticalGraphicsInc/czml-writer).
#[derive(Serialize)]
struct Packet {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    polygon: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    polyline: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    position: Option<Value>,
}

impl Packet {
    fn new(id: String, name: String) -> Self {
        Self {
            id,
            name,
            version: None,
            description: None,
            polygon: None,
            polyline: None,
            point: None,
            position: None,
        }
    }
}

/// Colours of the ground that is reached and of what binds, as the maps have them: red, green, blue, opacity.
const COLOURS: [(&str, [u8; 4]); 6] = [
    ("reached", [0, 158, 115, 140]),
    ("sector", [86, 180, 233, 90]),
    ("too-late", [230, 159, 0, 115]),
    ("floor", [204, 121, 167, 115]),
    ("ceiling", [240, 228, 66, 115]),
    ("reach", [128, 128, 128, 40]),
];

/// The scene as CZML: batteries' ground as polygons, flights as lines at their true height.
pub(crate) fn scene(brief: &Brief) -> Result<String, BriefingError> {
    let document = Packet {
        version: Some("1.0"),
        ..Packet::new("document".to_owned(), format!("{}, as of {}", brief.title, brief.header.asof))
    };
    let mut packets = vec![document];
    let degrees = |ring: &Vec<[f64; 2]>| ring.iter().flat_map(|at| [at[0], at[1], 0.0]).collect::<Vec<f64>>();
    for row in footprints(brief) {
        let colour =
            COLOURS.iter().find(|(what, _)| *what == row.what).map_or([128, 128, 128, 60], |(_, rgba)| *rgba);
        let planned = if row.as_planned { ", as planned" } else { "" };
        for (i, rings) in row.polygons.iter().enumerate() {
            let Some((outer, inner)) = rings.split_first() else { continue };
            let id = format!("footprint/{}/{}/{}/{i}", row.element, row.class.class, row.what);
            let name = format!("{}: {} against {}{planned}", row.element, row.what, row.class.name);
            let mut polygon = json!({
                "positions": { "cartographicDegrees": degrees(outer) },
                "height": 0,
                "material": { "solidColor": { "color": { "rgba": colour } } },
            });
            if !inner.is_empty() {
                polygon["holes"] =
                    json!({ "cartographicDegrees": inner.iter().map(degrees).collect::<Vec<_>>() });
            }
            packets.push(Packet {
                description: Some(row.class.trajectory.clone()),
                polygon: Some(polygon),
                ..Packet::new(id, name)
            });
        }
    }
    for (i, (launch, arc)) in placed_arcs(brief).enumerate() {
        let along = arc.track.iter().flat_map(|at| [at.lon_deg, at.lat_deg, at.height_km * 1000.0]);
        packets.push(Packet {
            description: Some(arc.label.to_owned()),
            polyline: Some(json!({
                "positions": { "cartographicDegrees": along.collect::<Vec<f64>>() },
                "width": 2,
                "arcType": "NONE",
                "material": { "solidColor": { "color": { "rgba": [0, 84, 140, 255] } } },
            })),
            ..Packet::new(format!("arc/{}/{i}", launch.id), format!("{} ({})", launch.name, arc.reported_by))
        });
    }
    for element in brief.elements.iter().filter(|element| element.site.is_some()) {
        let Some(site) = &element.site else { continue };
        packets.push(Packet {
            position: Some(json!({ "cartographicDegrees": [site.lon_deg, site.lat_deg, 0.0] })),
            point: Some(json!({ "pixelSize": 8, "color": { "rgba": [0, 0, 0, 255] } })),
            description: Some(element.status.clone()),
            ..Packet::new(format!("element/{}", element.id), element.name.clone())
        });
    }
    Ok(crate::json(&packets)?)
}

/// A multipolygon as well-known binary (OGC 06-103r4, little-endian).
fn wkb(polygons: &[Vec<Vec<[f64; 2]>>]) -> Vec<u8> {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes();
    let mut bytes = vec![1];
    bytes.extend(6_u32.to_le_bytes());
    bytes.extend(count(polygons.len()));
    for rings in polygons {
        bytes.push(1);
        bytes.extend(3_u32.to_le_bytes());
        bytes.extend(count(rings.len()));
        for ring in rings {
            bytes.extend(count(ring.len()));
            bytes.extend(ring.iter().flatten().flat_map(|number| number.to_le_bytes()));
        }
    }
    bytes
}

/// `tables/footprints.parquet`: GeoParquet 1.1, one row for each footprint, geometry as well-known binary; nothing where there is
/// no footprint.
pub(crate) fn geoparquet(brief: &Brief) -> Result<Option<OutputFile>, BriefingError> {
    let rows = footprints(brief);
    if rows.is_empty() {
        return Ok(None);
    }
    let texts = |pick: &dyn Fn(&Footprint<'_>) -> String| -> ArrayRef {
        Arc::new(StringArray::from(rows.iter().map(pick).collect::<Vec<_>>()))
    };
    let columns = [
        ("element", texts(&|row| row.element.to_owned())),
        ("class", texts(&|row| row.class.class.clone())),
        ("what", texts(&|row| row.what.to_owned())),
        ("status", texts(&|row| if row.as_planned { "as planned" } else { "at the date" }.to_owned())),
        ("trajectory", texts(&|row| row.class.trajectory.clone())),
        (
            "area_km2",
            Arc::new(Float64Array::from(rows.iter().map(|row| row.area_km2).collect::<Vec<_>>())) as ArrayRef,
        ),
        (
            "geometry",
            Arc::new(BinaryArray::from_iter_values(rows.iter().map(|row| wkb(&row.polygons)))) as ArrayRef,
        ),
    ];
    let batch = RecordBatch::try_from_iter(columns)?;
    let geo = json!({
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": { "geometry": { "encoding": "WKB", "geometry_types": ["MultiPolygon"] } },
    });
    let said = [
        ("geo", geo.to_string()),
        ("twoplustwo.asof", brief.header.asof.clone()),
        ("twoplustwo.figures", brief.header.figures.clone()),
        ("twoplustwo.version", brief.header.version.clone()),
    ];
    let said = said.map(|(key, value)| (key.to_owned(), value));
    let bytes = crate::parquet::write(&batch.schema(), &[batch], &brief.header.version, said)?;
    Ok(Some(OutputFile { path: "tables/footprints.parquet".to_owned(), bytes }))
}
