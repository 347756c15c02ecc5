//! Batches as Apache Parquet: the one writer of every table.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
#[cfg(feature = "parquet")]
use arrow_schema::{ArrowError, Schema};
#[cfg(feature = "parquet")]
use parquet::arrow::ArrowWriter;
#[cfg(feature = "parquet")]
use parquet::basic::Compression;
#[cfg(feature = "parquet")]
use parquet::file::metadata::KeyValue;
#[cfg(feature = "parquet")]
use parquet::file::properties::WriterProperties;

use crate::BriefingError;
#[cfg(feature = "parquet")]
use crate::columns::VERSION;

/// Batches of one table as a Parquet file, a row group for each that has rows. The file's metadata are those that every batch has
/// alike, so that chunks of one sweep fit in one file. The same batches give the same bytes.
///
/// # Errors
///
/// [`BriefingError`] if there is no batch, or the columns of two differ.
#[cfg(feature = "parquet")]
pub fn parquet_bytes(batches: &[RecordBatch]) -> Result<Vec<u8>, BriefingError> {
    let first = batches.first().ok_or(BriefingError::NoBatch)?.schema();
    let mut said: Vec<(String, String)> =
        first.metadata().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    said.retain(|(key, value)| batches.iter().all(|batch| batch.schema().metadata().get(key) == Some(value)));
    said.sort();
    let version = said.iter().find(|(key, _)| key == VERSION).map(|(_, version)| version.clone());
    // The metadata go into the file itself, where a reader that knows nothing of Arrow finds them too.
    let plain = SchemaRef::new(Schema::new(first.fields().clone()));
    let batches = batches.iter().map(|batch| {
        if batch.schema().fields() != plain.fields() {
            return Err(ArrowError::SchemaError("the columns of two batches differ".to_owned()));
        }
        RecordBatch::try_new(plain.clone(), batch.columns().to_vec())
    });
    let batches = batches.collect::<Result<Vec<_>, _>>()?;
    write(&plain, &batches, version.as_deref().unwrap_or(env!("CARGO_PKG_VERSION")), said)
}

/// Batches of one schema as a file that says which version made it, and what else is said of it.
#[cfg(feature = "parquet")]
pub(crate) fn write(
    schema: &SchemaRef,
    batches: &[RecordBatch],
    version: &str,
    said: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<u8>, BriefingError> {
    let metadata = said.into_iter().map(|(key, value)| KeyValue::new(key, value)).collect();
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("twoplustwo {version}"))
        .set_key_value_metadata(Some(metadata))
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), schema.clone(), Some(properties))?;
    for batch in batches {
        writer.write(batch)?;
        writer.flush()?;
    }
    Ok(writer.into_inner()?)
}

/// The refusal of a program that was built without Parquet.
#[cfg(not(feature = "parquet"))]
pub(crate) fn write(
    _: &SchemaRef,
    _: &[RecordBatch],
    _: &str,
    _: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<u8>, BriefingError> {
    Err(BriefingError::NoParquet)
}
