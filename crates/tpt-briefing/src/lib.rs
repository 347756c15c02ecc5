//! Writes a report for people: one HTML page, drawings, tables and open geodata. It computes nothing: every number
//! comes from the report, and a drawing only projects it.
//!
//! [`brief_files`] gives the files of a brief as bytes, [`export_files`] those of the catalogue,
//! [`columns::tables_of`] any document as Arrow tables; the caller writes them. Nothing here touches a disk.

pub mod columns;
mod drawing;
mod export;
mod footprints;
mod page;
mod paper;
mod parquet;
mod scene;
#[cfg(feature = "parquet")]
mod sweep;
mod tables;

#[cfg(feature = "parquet")]
pub use crate::parquet::parquet_bytes;
pub use export::{ExportFormat, export_files};
use sha2::{Digest, Sha256};
#[cfg(feature = "parquet")]
pub use sweep::{FLIGHTS, PartOf, PointRows, document_part, flights_part, rows_of_part};
use tpt_report::Brief;

/// A file to be written, under its path inside the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// The path, with forward slashes.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why a report cannot be written out.
#[derive(Debug, thiserror::Error)]
pub enum BriefingError {
    /// A report that has no JSON form.
    #[error("the report cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A table that has no CSV form.
    #[error("a table cannot be written as CSV: {0}")]
    Csv(#[from] csv::Error),
    /// A table that has no columnar form.
    #[error("a table cannot be laid out in columns: {0}")]
    Arrow(#[from] arrow_schema::ArrowError),
    /// A table that has no Parquet form.
    #[cfg(feature = "parquet")]
    #[error("a table cannot be written as Parquet: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    /// A program that was built without Parquet.
    #[error("this program was built without Parquet; allowed: csv, geojson, kml, csl-json")]
    NoParquet,
    /// A kind of document that is none.
    #[error("`{0}` is no kind of document that has tables; allowed: {allowed}", allowed = columns::kinds().collect::<Vec<_>>().join(", "))]
    NoTables(String),
    /// A value of another type than the document's schema gives its column.
    #[error("the column `{column}` of the table `{table}` cannot hold {value}")]
    Cell {
        /// The table.
        table: &'static str,
        /// The column.
        column: String,
        /// The value.
        value: String,
    },
    /// A file of no batch: it would have no columns.
    #[error("no batch to write: a file takes its columns from the first")]
    NoBatch,
    /// A track that has no KML form.
    #[error("the arcs cannot be written as KML: {0}")]
    Kml(#[from] kml::Error),
    /// The coast that the program carries is damaged.
    #[error("the embedded coast `{file}` cannot be read: {problem}")]
    Coast {
        /// Its file.
        file: &'static str,
        /// What is wrong.
        problem: String,
    },
}

/// The files of a brief, with a `MANIFEST` that `sha256sum -c` checks.
///
/// # Errors
///
/// [`BriefingError`] if a part has no form in its format.
pub fn brief_files(brief: &Brief) -> Result<Vec<OutputFile>, BriefingError> {
    let scene = scene::of_brief(brief);
    let mut files = vec![
        text("map.geojson", scene::geojson::write(&scene)?),
        text("arcs.kml", scene::kml::write(&scene)?),
        text("scene.czml", scene::czml::write(&scene)?),
    ];
    drop(scene);
    files.push(text(PAGES_FILE, brief_pages(brief)?));
    files.push(text(ANNEXES_FILE, brief_annexes(brief)?));
    files.extend(tables::tables(brief)?);
    if cfg!(feature = "parquet") {
        files.extend(footprints::geoparquet(brief)?);
    }
    // The largest comes last: what the others take while they are made is free again.
    files.push(text("brief.json", json(brief)?));
    Ok(with_manifest(files))
}

/// The file of the six pages, beside that of the annexes: each links to the other.
pub const PAGES_FILE: &str = "index.html";
/// The file of the annexes.
pub const ANNEXES_FILE: &str = "annexes.html";

/// The six pages of a brief, as one HTML file.
///
/// # Errors
///
/// [`BriefingError`] if a part has no form on a page.
pub fn brief_pages(brief: &Brief) -> Result<String, BriefingError> {
    paper::html(brief)
}

/// The annexes of a brief: every number with its band and its source.
///
/// # Errors
///
/// [`BriefingError`] if a part has no form on a page.
pub fn brief_annexes(brief: &Brief) -> Result<String, BriefingError> {
    page::html(brief)
}

/// The head of both: what the file is called, by which version, and how it looks.
fn head(brief: &Brief, styles: &[&str]) -> maud::Markup {
    maud::html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="generator" content=(format!("twoplustwo {}", brief.header.version));
            meta name="color-scheme" content="light dark";
            title { (brief.title) ", as of " (brief.header.asof) }
            style { @for style in styles { (maud::PreEscaped(style)) } }
        }
    }
}

/// What a brief has on a map, as GeoJSON; [`geojson_of`] for the others.
///
/// # Errors
///
/// [`BriefingError`] if it has no JSON form.
pub fn brief_geojson(brief: &Brief) -> Result<String, BriefingError> {
    scene::geojson::write(&scene::of_brief(brief))
}

/// The scene of a brief as CZML; [`czml_of`] for the others.
///
/// # Errors
///
/// [`BriefingError`] if it has no JSON form.
pub fn brief_czml(brief: &Brief) -> Result<String, BriefingError> {
    scene::czml::write(&scene::of_brief(brief))
}

/// What a document has on a map, as GeoJSON (RFC 7946); nothing where it has nothing there. [`brief_geojson`] of a brief.
///
/// # Errors
///
/// [`BriefingError::Json`] if it has no JSON form.
pub fn geojson_of(document: &serde_json::Value) -> Result<Option<String>, BriefingError> {
    let scene = scene::of_document(document);
    (!scene.items.is_empty()).then(|| scene::geojson::write(&scene)).transpose()
}

/// The same as CZML. [`brief_czml`] of a brief.
///
/// # Errors
///
/// [`BriefingError::Json`] if it has no JSON form.
pub fn czml_of(document: &serde_json::Value) -> Result<Option<String>, BriefingError> {
    let scene = scene::of_document(document);
    (!scene.items.is_empty()).then(|| scene::czml::write(&scene)).transpose()
}

/// The files by path, and after them a `MANIFEST` with the hash of each.
fn with_manifest(mut files: Vec<OutputFile>) -> Vec<OutputFile> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let manifest: String =
        files.iter().map(|file| format!("{}  {}\n", sha256_hex(&file.bytes), file.path)).collect();
    files.push(text("MANIFEST", manifest));
    files
}

/// The SHA-256 of some bytes, in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(path: &str, content: String) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: content.into_bytes() }
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    Ok(text)
}
