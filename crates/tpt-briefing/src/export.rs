//! The catalogue in open formats: CSV and Parquet tables, GeoJSON features, KML placemarks, a CSL-JSON bibliography.

use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use tpt_report::{Cells, Export, Table};

use crate::tables::{csv_bytes, float};
use crate::{BriefingError, OutputFile, json, text, with_manifest};

/// A format that the catalogue is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// Tables as comma-separated values with a header, UTF-8 (RFC 4180).
    Csv,
    /// The same tables as Apache Parquet.
    Parquet,
    /// What has a position, as GeoJSON (RFC 7946).
    Geojson,
    /// The same as KML 2.2.
    Kml,
    /// The sources as CSL-JSON, which Zotero imports.
    CslJson,
}

/// The files of an export in some formats, with a `MANIFEST` that `sha256sum -c` checks.
///
/// # Errors
///
/// [`BriefingError`] if a part has no form in its format.
pub fn export_files(export: &Export, formats: &[ExportFormat]) -> Result<Vec<OutputFile>, BriefingError> {
    let mut files = Vec::new();
    for format in formats {
        match format {
            ExportFormat::Csv => {
                for table in &export.tables {
                    files.push(OutputFile { path: format!("csv/{}.csv", table.name), bytes: csv(table)? });
                }
            }
            ExportFormat::Parquet => {
                for table in &export.tables {
                    let path = format!("parquet/{}.parquet", table.name);
                    files.push(OutputFile { path, bytes: parquet(export, table)? });
                }
            }
            ExportFormat::Geojson => files.push(text(
                "catalogue.geojson",
                crate::scene::geojson::write(&crate::scene::of_export(export))?,
            )),
            ExportFormat::Kml => {
                files
                    .push(text("catalogue.kml", crate::scene::kml::write(&crate::scene::of_export(export))?));
            }
            ExportFormat::CslJson => files.push(text("sources.csl.json", json(&export.bibliography)?)),
        }
    }
    Ok(with_manifest(files))
}

fn csv(table: &Table) -> Result<Vec<u8>, BriefingError> {
    let count = table.columns.first().map_or(0, |column| column.cells.len());
    let rows = (0..count).map(|row| {
        table.columns.iter().map(move |column| match &column.cells {
            Cells::Texts(cells) => cells[row].clone().unwrap_or_default(),
            Cells::Numbers(cells) => cells[row].map(float).unwrap_or_default(),
        })
    });
    csv_bytes(table.columns.iter().map(|column| &column.name), rows)
}

fn parquet(export: &Export, table: &Table) -> Result<Vec<u8>, BriefingError> {
    let columns = table.columns.iter().map(|column| {
        let cells: ArrayRef = match &column.cells {
            Cells::Texts(cells) => Arc::new(StringArray::from(cells.clone())),
            Cells::Numbers(cells) => Arc::new(Float64Array::from(cells.clone())),
        };
        // A column is one that may miss cells even where this date has them all: files of two dates have one schema.
        (column.name.as_str(), cells, true)
    });
    let batch = RecordBatch::try_from_iter_with_nullable(columns)?;
    let said = [("about", &table.about), ("asof", &export.asof), ("version", &export.version)];
    let said = said.map(|(key, value)| (format!("twoplustwo.{key}"), value.clone()));
    crate::parquet::write(&batch.schema(), &[batch], &export.version, said)
}
