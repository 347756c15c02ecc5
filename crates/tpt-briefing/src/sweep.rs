//! A part of a sweep as Parquet: the points of a chunk with what was computed at each.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use parquet::file::metadata::ParquetMetaDataReader;
use tpt_ask::sweep::{Axis, Cell};
use tpt_flown::rows::FlownRows;
use tpt_report::Reading;
use tpt_report::VERSION;

use crate::columns::table_schema;
use crate::{BriefingError, parquet_bytes};

/// Where a part says which sweep it is of.
const IDENTITY: &str = "twoplustwo:sweep";

/// Where a part says which of the sweep's it is.
const CHUNK: &str = "twoplustwo:chunk";

/// The column that says why a point has no answer.
const NOT_COMPUTED: &str = "not_computed";

/// The table of a sweep of flights.
pub const FLIGHTS: &str = "flights";

/// Which part of which sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartOf<'a> {
    /// What identifies the sweep.
    pub identity: &'a str,
    /// The part.
    pub chunk: u64,
}

/// A point with the rows that its document has for it, or why there are none.
#[derive(Clone, Debug)]
pub struct PointRows {
    /// The point.
    pub point: u64,
    /// Its variables.
    pub cells: Vec<Cell>,
    /// The rows of the table, or why there is no document.
    pub rows: Result<RecordBatch, String>,
}

/// A part of a sweep of documents: the point and its variables before the columns of the table `kind`, `table`.
///
/// A point without an answer is one row that says why in `not_computed`.
///
/// # Errors
///
/// [`BriefingError`] if there is no such table, or the columns do not fit together.
pub fn document_part(
    of: PartOf<'_>,
    (kind, table): (&str, &str),
    axes: &[Axis],
    points: &[PointRows],
) -> Result<Vec<u8>, BriefingError> {
    let inner =
        table_schema(kind, table).ok_or_else(|| BriefingError::NoTables(format!("{kind}/{table}")))?;
    let mut fields = variables(axes);
    fields.push(Field::new(NOT_COMPUTED, DataType::Utf8, true));
    // A variable names a setting, the document may say it too: the document's word is kept under its own name.
    let taken: Vec<String> = fields.iter().map(|field| field.name().clone()).collect();
    fields.extend(inner.fields().iter().map(|field| {
        let name = field.name();
        let name = if taken.contains(name) { format!("{table}_{name}") } else { name.clone() };
        Field::new(name, field.data_type().clone(), true)
    }));
    let schema = Arc::new(Schema::new(fields));
    let mut batches = Vec::with_capacity(points.len());
    for point in points {
        let (count, reason, rows) = match &point.rows {
            Ok(batch) => (batch.num_rows(), None, Some(batch)),
            Err(reason) => (1, Some(reason.as_str()), None),
        };
        let cells: Vec<&[Cell]> = vec![point.cells.as_slice(); count];
        let mut columns = point_columns(&vec![point.point; count], axes, &cells);
        columns.push(Arc::new(StringArray::from(vec![reason; count])));
        match rows {
            Some(batch) => columns.extend(batch.columns().iter().cloned()),
            None => columns.extend(
                inner.fields().iter().map(|field| arrow_array::new_null_array(field.data_type(), count)),
            ),
        }
        batches.push(RecordBatch::try_new(schema.clone(), columns)?);
    }
    let batch = concat_batches(&schema, &batches)?;
    said(of, kind, table, batch)
}

/// A part of a sweep of flights: the point, what was flown to, and the flight.
///
/// `launch` is the launch's latitude and longitude in degrees; `flown_to` are range in km, apogee in km and azimuth in degrees,
/// each of shape `(points,)`.
///
/// # Errors
///
/// [`BriefingError`] if the columns do not fit together.
pub fn flights_part(
    of: PartOf<'_>,
    axes: &[Axis],
    points: &[(u64, Vec<Cell>)],
    flown_to: [Vec<f64>; 3],
    flown: FlownRows,
) -> Result<Vec<u8>, BriefingError> {
    let numbers: Vec<u64> = points.iter().map(|(point, _)| *point).collect();
    let cells: Vec<&[Cell]> = points.iter().map(|(_, cells)| cells.as_slice()).collect();
    const TO: [&str; 3] = ["range_km", "apogee_km", "azimuth_deg"];
    // What is flown to stands once, whether it is varied or not.
    let drawn: Vec<Axis> = axes.iter().filter(|axis| !TO.contains(&axis.name.as_str())).cloned().collect();
    let kept: Vec<usize> =
        (0..axes.len()).filter(|index| !TO.contains(&axes[*index].name.as_str())).collect();
    let cells: Vec<Vec<Cell>> = cells
        .iter()
        .map(|cells| kept.iter().filter_map(|index| cells.get(*index).cloned()).collect())
        .collect();
    let cells: Vec<&[Cell]> = cells.iter().map(Vec::as_slice).collect();
    let mut fields = variables(&drawn);
    let mut columns = point_columns(&numbers, &drawn, &cells);
    let mut column = |name: &str, array: ArrayRef| {
        fields.push(Field::new(name, array.data_type().clone(), true));
        columns.push(array);
    };
    let known = |values: Vec<f64>| -> ArrayRef {
        Arc::new(values.into_iter().map(|value| (!value.is_nan()).then_some(value)).collect::<Float64Array>())
    };
    for (name, values) in TO.into_iter().zip(flown_to) {
        column(name, known(values));
    }
    let readings = flown.reading_code.iter().map(|code| match code {
        1 => Some(Reading::FullBurn.words()),
        2 => Some(Reading::EarlyCutoff.words()),
        3 => Some(Reading::HeavierPayload.words()),
        _ => None,
    });
    column("reading", Arc::new(readings.collect::<StringArray>()));
    for (name, values) in [
        ("flight_time_s", flown.flight_time_s),
        ("burnout_time_s", flown.burnout_time_s),
        ("burnout_altitude_km", flown.burnout_altitude_km),
        ("burnout_speed_m_s", flown.burnout_speed_m_s),
        ("payload_kg", flown.payload_kg),
        ("burnt_share", flown.burnt_share),
        ("launch_azimuth_deg", flown.launch_azimuth_deg),
        ("excess_s", flown.excess_s),
    ] {
        column(name, known(values));
    }
    for (name, values) in [
        ("standard_range_km", flown.standard_range_km),
        ("standard_range_rotating_km", flown.standard_range_rotating_km),
    ] {
        if let Some(values) = values {
            column(name, known(values));
        }
    }
    let mut reasons: Vec<Option<&str>> = vec![None; numbers.len()];
    for row in flown.without_standard_range.iter().chain(&flown.not_flown) {
        if let Some(reason) = reasons.get_mut(row.row) {
            *reason = Some(&row.reason);
        }
    }
    column(NOT_COMPUTED, Arc::new(StringArray::from(reasons)));
    let batch = RecordBatch::try_new(Arc::new(Schema::new(fields)), columns)?;
    said(of, "reconstruct", FLIGHTS, batch)
}

/// How many rows a part has, if the bytes are that part and whole.
#[must_use]
pub fn rows_of_part(of: PartOf<'_>, bytes: &[u8]) -> Option<u64> {
    let bytes = bytes::Bytes::copy_from_slice(bytes);
    let metadata = ParquetMetaDataReader::new().parse_and_finish(&bytes).ok()?;
    let file = metadata.file_metadata();
    let said = file.key_value_metadata()?;
    let says = |key: &str, value: &str| {
        said.iter().any(|pair| pair.key == key && pair.value.as_deref() == Some(value))
    };
    let ours = says(IDENTITY, of.identity) && says(CHUNK, &of.chunk.to_string());
    ours.then(|| u64::try_from(file.num_rows()).ok()).flatten()
}

fn variables(axes: &[Axis]) -> Vec<Field> {
    let of = |axis: &Axis| {
        let kind = if axis.is_number() { DataType::Float64 } else { DataType::Utf8 };
        Field::new(&axis.name, kind, true)
    };
    std::iter::once(Field::new("point", DataType::Int64, true)).chain(axes.iter().map(of)).collect()
}

/// The point and the variables, a row each.
fn point_columns(points: &[u64], axes: &[Axis], cells: &[&[Cell]]) -> Vec<ArrayRef> {
    let numbers: Int64Array = points.iter().map(|point| i64::try_from(*point).ok()).collect();
    let mut columns: Vec<ArrayRef> = vec![Arc::new(numbers)];
    for (index, axis) in axes.iter().enumerate() {
        let of = cells.iter().map(|cells| cells.get(index));
        columns.push(if axis.is_number() {
            Arc::new(
                of.map(|cell| if let Some(Cell::Number(value)) = cell { Some(*value) } else { None })
                    .collect::<Float64Array>(),
            )
        } else {
            Arc::new(
                of.map(|cell| if let Some(Cell::Text(text)) = cell { Some(text.as_str()) } else { None })
                    .collect::<StringArray>(),
            )
        });
    }
    columns
}

/// A batch as a file that says what it is a part of.
fn said(of: PartOf<'_>, kind: &str, table: &str, batch: RecordBatch) -> Result<Vec<u8>, BriefingError> {
    let metadata = HashMap::from([
        (IDENTITY.to_owned(), of.identity.to_owned()),
        (CHUNK.to_owned(), of.chunk.to_string()),
        ("twoplustwo:document".to_owned(), kind.to_owned()),
        ("twoplustwo:table".to_owned(), table.to_owned()),
        (crate::columns::VERSION.to_owned(), VERSION.to_owned()),
    ]);
    let schema: SchemaRef = Arc::new(batch.schema().as_ref().clone().with_metadata(metadata));
    parquet_bytes(&[RecordBatch::try_new(schema, batch.columns().to_vec())?])
}
