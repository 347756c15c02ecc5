//! What a battery reaches as open geodata: one row for each class and for each thing that binds, in every format alike.

use std::sync::Arc;

use arrow_array::{ArrayRef, BinaryArray, Float64Array, RecordBatch, StringArray};
use serde_json::{Value, json};
use tpt_report::{Binding, Brief, ClassReach};
use tpt_report::{Polygons, polygons_of};

use crate::{BriefingError, OutputFile};

/// A footprint: the ground that is reached, or where something binds.
pub(crate) struct Footprint<'b> {
    pub(crate) element: &'b str,
    pub(crate) element_name: &'b str,
    pub(crate) class: &'b ClassReach,
    /// `reached`, or what binds.
    pub(crate) what: Option<Binding>,
    pub(crate) as_planned: bool,
    /// That of the drawn shape: in the middle of every spread.
    pub(crate) area_km2: f64,
    pub(crate) polygons: Polygons,
}

impl Footprint<'_> {
    /// `reached`, or the word for what binds.
    pub(crate) const fn what_word(&self) -> &'static str {
        match self.what {
            None => REACHED,
            Some(binding) => binding.word(),
        }
    }
}

/// What the ground is where nothing binds.
pub(crate) const REACHED: &str = "reached";

pub(crate) fn footprints(brief: &Brief) -> Vec<Footprint<'_>> {
    let Some(found) = &brief.reach else { return Vec::new() };
    let as_planned = found.as_planned.is_some();
    let mut rows = Vec::new();
    for class in found.shown() {
        let one = |what, area_km2, geometry: &Value| Footprint {
            element: &found.element,
            element_name: &found.element_name,
            class,
            what,
            as_planned,
            area_km2,
            polygons: polygons_of(geometry),
        };
        rows.push(one(None, class.middle_km2, &class.geometry));
        rows.extend(
            class.constraints.iter().map(|bound| one(Some(bound.binding), bound.area_km2, &bound.geometry)),
        );
    }
    rows.retain(|row| !row.polygons.is_empty());
    rows
}

/// A multipolygon as well-known binary (OGC 06-103r4, little-endian).
fn wkb(polygons: &Polygons) -> Vec<u8> {
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

/// The band of the ground that is reached; nothing of where something binds.
fn reached<'b>(row: &Footprint<'b>) -> Option<[Option<f64>; 3]> {
    row.what.is_none().then(|| row.class.area_km2.ends())
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
    let numbers = |pick: &dyn Fn(&Footprint<'_>) -> Option<f64>| -> ArrayRef {
        Arc::new(Float64Array::from(rows.iter().map(pick).collect::<Vec<_>>()))
    };
    let columns = [
        ("element", texts(&|row| row.element.to_owned())),
        ("class", texts(&|row| row.class.class.clone())),
        ("what", texts(&|row| row.what_word().to_owned())),
        ("status", texts(&|row| if row.as_planned { "as planned" } else { "at the date" }.to_owned())),
        ("trajectory", texts(&|row| row.class.trajectory.clone())),
        ("drawn_area_km2", numbers(&|row| Some(row.area_km2))),
        // The name of version 0.1, for one version more: docs/stability.md.
        ("area_km2", numbers(&|row| Some(row.area_km2))),
        // The band is of the ground that is reached.
        ("area_km2_low", numbers(&|row| reached(row)?[0])),
        ("area_km2_nominal", numbers(&|row| reached(row)?[1])),
        ("area_km2_high", numbers(&|row| reached(row)?[2])),
        ("source", texts(&|row| row.class.source.clone())),
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
        ("twoplustwo.seed", brief.header.seed.to_string()),
        ("twoplustwo.inputs_sha256", brief.header.inputs_sha256.clone()),
    ];
    let said = said.map(|(key, value)| (key.to_owned(), value));
    let bytes = crate::parquet::write(&batch.schema(), &[batch], &brief.header.version, said)?;
    Ok(Some(OutputFile { path: "tables/footprints.parquet".to_owned(), bytes }))
}
