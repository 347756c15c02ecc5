//! Every document of the engine as Arrow tables, whose columns are a constant of the kind of document.
//!
//! Which tables a kind has is a written list ([`document_tables`]); their columns come from the document's JSON Schema, so that they
//! never depend on values: a column of nulls keeps its type, and the tables of many documents fit in one file.
//!
//! | in the document | in the table |
//! |---|---|
//! | number, integer, boolean, text or one of some texts | a column of `Float64`, `Int64`, `Boolean`, `Utf8` |
//! | list of texts | a column of `List<Utf8>` |
//! | band | `<field>_low`, `<field>_nominal`, `<field>_high` |
//! | any other record | `<field>_<inner>` for each inner field that is one of the above |
//!
//! Every column may be null. Columns that are carried down from the records above come first, then those of the row by name.
//!
//! Left out of a row: lists of records and records that are tables of their own; records inside a record; `id`, `unit` and `drivers`
//! of a band; lists of numbers and of lists (`lowest_visible`); maps (`names` of a place, `place_names` of a viewpoint); what has
//! no schema (`geometry`, the `record` of `catalogue-show`). Lists of records without a table: the branches of a `why`; `overrides`; in
//! a brief, what its parts hold beyond the listed tables: they are whole documents, and have their tables as such.

mod list;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int64Array, ListArray, RecordBatch, StringArray,
};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use serde::Serialize;
use serde_json::Value;

use crate::BriefingError;
use crate::tables::{csv_bytes, float};
pub use list::TableSpec;

/// Where the metadata of a batch say which version computed it.
pub(crate) const VERSION: &str = "twoplustwo:version";

/// The column of a table that may be of a battery as planned.
const AS_PLANNED: &str = "as_planned";

/// The kinds of documents that have tables, by name.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    PLANS.keys().copied()
}

/// The tables of a kind of document; none of a kind that does not exist. A document that the list does not name is a table of one
/// row.
#[must_use]
pub fn document_tables(kind: &str) -> Option<&'static [TableSpec]> {
    PLANS.contains_key(kind).then(|| listed(kind))
}

fn listed(kind: &str) -> &'static [TableSpec] {
    list::TABLES.iter().find(|(name, _)| *name == kind).map_or(list::ITSELF, |(_, tables)| *tables)
}

/// The columns of a table, without metadata; none of a table that does not exist.
#[must_use]
pub fn table_schema(kind: &str, table: &str) -> Option<SchemaRef> {
    let plan = PLANS.get(kind)?.iter().find(|plan| plan.spec.name == table)?;
    Some(plan.schema.clone())
}

/// The tables of a document, in the order of [`document_tables`]; those without rows too.
///
/// Each batch says in its metadata what it is of: `twoplustwo:document`, `twoplustwo:table`, and, where the document says them,
/// `twoplustwo:version`, `twoplustwo:asof` and `twoplustwo:figures`.
///
/// # Errors
///
/// [`BriefingError`] if there is no such kind, or the document is of another.
pub fn tables_of(
    kind: &str,
    document: &impl Serialize,
) -> Result<Vec<(&'static str, RecordBatch)>, BriefingError> {
    let plans = PLANS.get(kind).ok_or_else(|| BriefingError::NoTables(kind.to_owned()))?;
    let document = serde_json::to_value(document)?;
    plans.iter().map(|plan| Ok((plan.spec.name, plan.batch(kind, &document)?))).collect()
}

/// A table as CSV, with a line of names; a list of texts is one cell, separated by semicolons, a null is an empty one.
///
/// # Errors
///
/// [`BriefingError::Csv`] if it cannot be written.
pub fn csv_of(batch: &RecordBatch) -> Result<String, BriefingError> {
    let rows = (0..batch.num_rows())
        .map(|row| batch.columns().iter().map(move |column| cell_text(column.as_ref(), row)));
    let bytes = csv_bytes(batch.schema().fields().iter().map(|field| field.name()), rows)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A cell as text; the types are those that [`tables_of`] makes.
fn cell_text(column: &dyn Array, row: usize) -> String {
    if column.is_null(row) {
        return String::new();
    }
    if let Some(numbers) = column.as_any().downcast_ref::<Float64Array>() {
        return float(numbers.value(row));
    }
    if let Some(numbers) = column.as_any().downcast_ref::<Int64Array>() {
        return numbers.value(row).to_string();
    }
    if let Some(truths) = column.as_any().downcast_ref::<BooleanArray>() {
        return truths.value(row).to_string();
    }
    if let Some(texts) = column.as_any().downcast_ref::<StringArray>() {
        return texts.value(row).to_owned();
    }
    let list = column.as_any().downcast_ref::<ListArray>().map(|lists| lists.value(row));
    let texts = list.as_ref().and_then(|list| list.as_any().downcast_ref::<StringArray>());
    texts.map(|texts| texts.iter().flatten().collect::<Vec<_>>().join("; ")).unwrap_or_default()
}

/// What each table is read by, made once.
static PLANS: LazyLock<BTreeMap<&'static str, Vec<Plan>>> = LazyLock::new(|| {
    let plans = tpt_report::report_schemas().into_iter().map(|(kind, root)| {
        let tables = listed(kind);
        (kind, tables.iter().map(|spec| Plan::new(&root, tables, spec)).collect())
    });
    plans.collect()
});

/// How a table is read out of a document.
struct Plan {
    spec: &'static TableSpec,
    schema: SchemaRef,
    /// Where the cells of each column are.
    cells: Vec<Cell>,
}

/// Where a cell is.
enum Cell {
    /// Nowhere: it says whether the row is of a battery as planned.
    Planned,
    /// In a record so many above that of the row, under these fields.
    At { above: usize, fields: Vec<String> },
}

/// The steps of a path: a field, and whether each item of its list follows.
fn steps(path: &str) -> impl Iterator<Item = (&str, bool)> {
    let named = path.split('.').filter(|step| !step.is_empty());
    named.map(|step| step.strip_suffix("[]").map_or((step, false), |field| (field, true)))
}

/// How many records a path goes through below the document.
fn depth(path: &str) -> usize {
    path.matches("[]").count()
}

impl Plan {
    fn new(root: &Value, tables: &[TableSpec], spec: &'static TableSpec) -> Self {
        let mut columns: Vec<(String, DataType, Cell)> = Vec::new();
        // A record that stands under a field is one more than the lists count.
        let rows = depth(spec.rows) + usize::from(!spec.rows.is_empty() && !spec.rows.ends_with("[]"));
        for (name, path) in spec.carried {
            let inner = path.rsplit_once("[].").map_or(*path, |(_, inner)| inner);
            let cell = Cell::At {
                above: rows.saturating_sub(depth(path)),
                fields: inner.split('.').map(str::to_owned).collect(),
            };
            if let Some(of) = follow(root, path).and_then(|node| scalar(root, node)) {
                columns.push(((*name).to_owned(), of, cell));
            }
        }
        if spec.planned.is_some() {
            columns.push((AS_PLANNED.to_owned(), DataType::Boolean, Cell::Planned));
        }
        let own = |field: &str| {
            let path = if spec.rows.is_empty() { field.to_owned() } else { format!("{}.{field}", spec.rows) };
            tables.iter().any(|other| other.rows == path)
        };
        for (field, node) in follow(root, spec.rows).map(|record| fields(root, record)).unwrap_or_default() {
            let flat = column(root, &[field], node);
            if !flat.is_empty() {
                columns.extend(flat);
            } else if !own(field) {
                columns.extend(
                    fields(root, node)
                        .into_iter()
                        .flat_map(|(inner, node)| column(root, &[field, inner], node)),
                );
            }
        }
        let (fields, cells) = columns
            .into_iter()
            .map(|(name, of, cell)| (Field::new(name, of, true), cell))
            .unzip::<_, _, Vec<_>, _>();
        Self { spec, schema: Arc::new(Schema::new(fields)), cells }
    }

    fn batch(&self, kind: &str, document: &Value) -> Result<RecordBatch, BriefingError> {
        let planned = self.spec.planned.filter(|path| {
            let list = path.split("[]").next().unwrap_or_default();
            steps(list)
                .try_fold(document, |value, (field, _)| value.get(field))
                .is_some_and(|list| !list.is_null())
        });
        let rows = rows(document, planned.unwrap_or(self.spec.rows));
        let columns = self.cells.iter().zip(self.schema.fields()).map(|(cell, field)| {
            let cells: Vec<&Value> = match cell {
                Cell::Planned => {
                    vec![if planned.is_some() { &Value::Bool(true) } else { &Value::Bool(false) }; rows.len()]
                }
                Cell::At { above, fields } => {
                    rows.iter().map(|records| found(records, *above, fields)).collect()
                }
            };
            array(field.data_type(), &cells).map_err(|value| BriefingError::Cell {
                table: self.spec.name,
                column: field.name().clone(),
                value: value.to_string(),
            })
        });
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let mut said = vec![
            ("twoplustwo:document".to_owned(), kind.to_owned()),
            ("twoplustwo:table".to_owned(), self.spec.name.to_owned()),
        ];
        for (key, field) in
            [(VERSION, "version"), ("twoplustwo:asof", "asof"), ("twoplustwo:figures", "figures")]
        {
            said.extend(document[field].as_str().map(|value| (key.to_owned(), value.to_owned())));
        }
        let metadata = said.into_iter().collect::<std::collections::HashMap<_, _>>();
        let schema = Schema::new_with_metadata(self.schema.fields().clone(), metadata);
        Ok(RecordBatch::try_new(Arc::new(schema), columns)?)
    }
}

/// The rows of a path: each the records that it stands in, from the document down to itself.
fn rows<'d>(document: &'d Value, path: &str) -> Vec<Vec<&'d Value>> {
    let mut found = vec![(vec![document], document)];
    for (field, list) in steps(path) {
        let mut next = Vec::new();
        for (records, at) in found {
            let Some(value) = at.get(field).filter(|value| !value.is_null()) else { continue };
            if list {
                for item in value.as_array().into_iter().flatten() {
                    let records = records.iter().copied().chain([item]).collect();
                    next.push((records, item));
                }
            } else {
                next.push((records, value));
            }
        }
        found = next;
    }
    let under_a_field = !path.is_empty() && !path.ends_with("[]");
    found
        .into_iter()
        .map(|(records, at)| records.into_iter().chain(under_a_field.then_some(at)).collect())
        .collect()
}

/// The cell of a row; null where a record on the way is.
fn found<'d>(records: &[&'d Value], above: usize, fields: &[String]) -> &'d Value {
    let record = records.iter().rev().nth(above).copied();
    let cell = record.and_then(|record| fields.iter().try_fold(record, |value, field| value.get(field)));
    cell.unwrap_or(&Value::Null)
}

/// The cells of a column; the first that is not of its type, where one is not.
fn array<'v>(of: &DataType, cells: &[&'v Value]) -> Result<ArrayRef, &'v Value> {
    fn read<'v, T>(
        cells: &[&'v Value],
        read: impl Fn(&'v Value) -> Option<T>,
    ) -> Result<Vec<Option<T>>, &'v Value> {
        cells
            .iter()
            .map(|cell| if cell.is_null() { Ok(None) } else { read(cell).map(Some).ok_or(*cell) })
            .collect()
    }
    Ok(match of {
        DataType::Float64 => Arc::new(Float64Array::from(read(cells, Value::as_f64)?)),
        DataType::Int64 => Arc::new(Int64Array::from(read(cells, Value::as_i64)?)),
        DataType::Boolean => Arc::new(BooleanArray::from(read(cells, Value::as_bool)?)),
        DataType::List(_) => {
            let texts =
                |list: &'v Value| list.as_array()?.iter().map(Value::as_str).collect::<Option<Vec<_>>>();
            let mut lists = ListBuilder::new(StringBuilder::new());
            for list in read(cells, texts)? {
                lists.append_option(list.map(|texts| texts.into_iter().map(Some)));
            }
            Arc::new(lists.finish())
        }
        _ => Arc::new(StringArray::from(read(cells, Value::as_str)?)),
    })
}

/// Whether a reference is to the schema of a band, one with all of its ends or one whose ends may be missing.
fn is_band(reference: &str) -> bool {
    ["/BandReport", "/LimitedBand"].iter().any(|band| reference.ends_with(band))
}

/// A schema behind its reference, and without the null that it may be instead; whether it is that of a band.
fn resolved<'s>(root: &'s Value, mut node: &'s Value) -> (&'s Value, bool) {
    let mut band = false;
    loop {
        if let Some(reference) = node["$ref"].as_str() {
            band = is_band(reference);
            node = root.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
        } else if let Some(either) = node["anyOf"].as_array() {
            node = either.iter().find(|one| one["type"] != "null").unwrap_or(&Value::Null);
        } else {
            return (node, band);
        }
    }
}

/// The schema of what a path leads to.
fn follow<'s>(root: &'s Value, path: &str) -> Option<&'s Value> {
    steps(path).try_fold(root, |node, (field, list)| {
        let node = resolved(root, node).0.get("properties")?.get(field)?;
        if list { resolved(root, node).0.get("items") } else { Some(node) }
    })
}

/// The fields of a record by name.
fn fields<'s>(root: &'s Value, node: &'s Value) -> BTreeMap<&'s str, &'s Value> {
    let properties = resolved(root, node).0["properties"].as_object();
    properties.into_iter().flatten().map(|(name, node)| (name.as_str(), node)).collect()
}

/// The columns of a field: one, three of a band, none of a record and of what has no place in a table.
fn column(root: &Value, fields: &[&str], node: &Value) -> Vec<(String, DataType, Cell)> {
    let one = |last: Option<&'static str>, of| {
        let fields: Vec<&str> = fields.iter().copied().chain(last).collect();
        let cell = Cell::At { above: 0, fields: fields.iter().map(|field| (*field).to_owned()).collect() };
        (fields.join("_"), of, cell)
    };
    if resolved(root, node).1 {
        return ["low", "nominal", "high"].map(|end| one(Some(end), DataType::Float64)).into();
    }
    scalar(root, node).map(|of| one(None, of)).into_iter().collect()
}

/// The type of a single value, or of a list of texts.
fn scalar(root: &Value, node: &Value) -> Option<DataType> {
    let (node, _) = resolved(root, node);
    if let Some(variants) = node["oneOf"].as_array() {
        return variants.iter().all(|one| one["type"] == "string").then_some(DataType::Utf8);
    }
    let mut types =
        node["type"].as_array().map_or_else(|| vec![&node["type"]], |types| types.iter().collect());
    types.retain(|of| *of != "null");
    match types.first()?.as_str()? {
        "number" => Some(DataType::Float64),
        "integer" => Some(DataType::Int64),
        "boolean" => Some(DataType::Boolean),
        "string" => Some(DataType::Utf8),
        "array" if scalar(root, node.get("items")?)? == DataType::Utf8 => {
            Some(DataType::new_list(DataType::Utf8, true))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
