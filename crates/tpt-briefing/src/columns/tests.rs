//! Documents made from the schemas themselves: every kind, full, bare and empty. Real ones are tested with the command line.

use std::collections::BTreeSet;

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use parquet::arrow::arrow_reader::{ArrowReaderBuilder, ParquetRecordBatchReaderBuilder};
use serde_json::json;

use super::*;
use crate::parquet_bytes;

/// What a made document is filled with.
#[derive(Clone, Copy, PartialEq)]
enum Fill {
    /// Every field, two items in a list.
    Full,
    /// Every field that may be null is, one item in a list.
    Bare,
    /// No items, and null where that may be.
    Empty,
}

/// A value that fits a schema; `count` makes numbers and texts differ.
fn made(root: &Value, node: &Value, fill: Fill, depth: usize, count: &mut u32) -> Value {
    let may_be_null = node["anyOf"].is_array() || node["type"].as_array().is_some();
    if may_be_null && fill != Fill::Full {
        return Value::Null;
    }
    let (node, _) = resolved(root, node);
    *count += 1;
    if let Some(variants) = node["oneOf"].as_array() {
        return variants[0]["const"].clone();
    }
    let of = node["type"].as_array().map_or(&node["type"], |types| &types[0]);
    match of.as_str() {
        Some("number") => json!(f64::from(*count) + 0.1),
        Some("integer") => json!(count),
        Some("boolean") => json!((*count).is_multiple_of(2)),
        Some("string") => json!(format!("text {count}")),
        Some("array") => {
            let items = if depth > 9 { 0 } else { [2, 1, 0][fill as usize] };
            Value::Array((0..items).map(|_| made(root, &node["items"], fill, depth + 1, count)).collect())
        }
        Some("object") => {
            let fields = fields(root, node);
            fields
                .into_iter()
                .map(|(name, node)| (name.to_owned(), made(root, node, fill, depth + 1, count)))
                .collect()
        }
        _ => Value::Null,
    }
}

fn document(kind: &str, fill: Fill) -> Value {
    let schemas = tpt_report::report_schemas();
    made(&schemas[kind], &schemas[kind], fill, 0, &mut 0)
}

#[test]
fn every_kind_has_tables() {
    // A row of the list that is of no document would never be read.
    assert!(list::TABLES.iter().all(|(listed, _)| kinds().any(|kind| kind == *listed)));
    assert!(kinds().all(|kind| document_tables(kind).is_some_and(|tables| !tables.is_empty())));
    assert!(
        matches!(tables_of("brochure", &json!({})), Err(BriefingError::NoTables(kind)) if kind == "brochure")
    );
}

/// The paths of every list of records below a schema.
fn lists(root: &Value, node: &Value, path: &str, within: &[&str], found: &mut BTreeSet<String>) {
    let reference = node["$ref"].as_str().or_else(|| node["anyOf"][0]["$ref"].as_str()).unwrap_or_default();
    if is_band(reference) || (!reference.is_empty() && within.contains(&reference)) {
        return;
    }
    let within = [within, &[reference]].concat();
    for (name, node) in fields(root, node) {
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let (inner, _) = resolved(root, node);
        if inner["items"].is_object() {
            let of_records = !fields(root, &inner["items"]).is_empty();
            let path = format!("{path}[]");
            if of_records && !resolved(root, &inner["items"]).1 {
                found.insert(path.clone());
            }
            lists(root, &inner["items"], &path, &within, found);
        } else {
            lists(root, node, &path, &within, found);
        }
    }
}

#[test]
fn every_list_of_records_is_a_table_or_says_why_not() {
    let mut missing = Vec::new();
    let mut used = BTreeSet::new();
    for (kind, root) in tpt_report::report_schemas() {
        let mut found = BTreeSet::new();
        lists(&root, &root, "", &[], &mut found);
        let tables = document_tables(kind).expect("it is listed");
        let listed = |path: &str| tables.iter().any(|spec| spec.rows == path || spec.planned == Some(path));
        for path in found.iter().filter(|path| !listed(path)) {
            let reason = list::WITHOUT.iter().position(|(of, part, _)| {
                if of.is_empty() { path.ends_with(part) } else { *of == kind && path.starts_with(part) }
            });
            used.extend(reason);
            if reason.is_none() {
                missing.push(format!("{kind}: {path}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!(used.len(), list::WITHOUT.len(), "a reason for nothing: {used:?}");
}

#[test]
fn names_are_used_once_and_paths_lead_somewhere() {
    for (kind, plans) in &*PLANS {
        let names: BTreeSet<&str> = plans.iter().map(|plan| plan.spec.name).collect();
        assert_eq!(names.len(), plans.len(), "{kind}");
        for plan in plans {
            let table = plan.spec.name;
            let columns: BTreeSet<&String> = plan.schema.fields().iter().map(|field| field.name()).collect();
            assert_eq!(columns.len(), plan.cells.len(), "{kind} {table}: {columns:?}");
            assert!(columns.len() > plan.spec.carried.len(), "{kind} {table}: no column of its own");
            for (column, path) in plan.spec.carried {
                assert!(columns.contains(&(*column).to_owned()), "{kind} {table}: {column} leads nowhere");
                let above = path.rsplit_once("[].").map_or("", |(above, _)| above);
                assert!(plan.spec.rows.starts_with(above), "{kind} {table}: {path} is beside the rows");
            }
            let metadata = plan.schema.metadata();
            assert!(metadata.is_empty() && plan.schema.fields().iter().all(|field| field.is_nullable()));
        }
    }
}

#[test]
fn columns_never_depend_on_values() {
    for kind in kinds() {
        let of = |fill| tables_of(kind, &document(kind, fill)).expect("it fits its own schema");
        for (full, others) in of(Fill::Full).iter().zip(of(Fill::Bare).iter().zip(&of(Fill::Empty))) {
            let (name, batch) = full;
            let constant = table_schema(kind, name).expect("it is listed");
            for (_, other) in [others.0, others.1, full] {
                assert_eq!(other.schema().fields(), constant.fields(), "{kind} {name}");
            }
            assert!(batch.num_rows() > 0, "{kind} {name} has no rows in a full document");
            for (field, column) in constant.fields().iter().zip(batch.columns()) {
                assert_eq!(column.null_count(), 0, "{kind} {name}.{} in a full document", field.name());
            }
        }
    }
}

#[test]
fn a_band_is_three_columns_and_null_three_nulls() {
    let place = |band: Value| json!({ "places": [{ "place": "x", "overflight_altitude_km": band }] });
    let ends = |document: Value| {
        let tables = tables_of("warn", &document).expect("it fits");
        let (_, batch) = tables.into_iter().find(|(name, _)| *name == "places").expect("it is listed");
        ["low", "nominal", "high"].map(|end| {
            let column =
                batch.column_by_name(&format!("overflight_altitude_km_{end}")).expect("there is one");
            let column = column.as_primitive::<Float64Type>();
            column.is_valid(0).then(|| column.value(0))
        })
    };
    assert_eq!(
        ends(place(json!({ "low": 1.5, "nominal": 2.0, "high": 3 }))),
        [Some(1.5), Some(2.0), Some(3.0)]
    );
    assert_eq!(ends(place(Value::Null)), [None; 3]);
}

#[test]
fn a_battery_that_does_not_work_yet_is_shown_as_planned() {
    let classes = |document: Value| {
        let tables = tables_of("defend", &document).expect("it fits");
        let batch = tables.into_iter().find(|(name, _)| *name == "classes").expect("it is listed").1;
        let planned = batch.column_by_name("as_planned").expect("there is one").as_boolean().clone();
        let class = batch.column_by_name("class").expect("there is one").as_string::<i32>().clone();
        (0..batch.num_rows()).map(|i| (class.value(i).to_owned(), planned.value(i))).collect::<Vec<_>>()
    };
    let (now, later) = (json!([{ "class": "now" }]), json!([{ "class": "later" }]));
    assert_eq!(classes(json!({ "classes": now, "as_planned": null })), [("now".to_owned(), false)]);
    assert_eq!(
        classes(json!({ "classes": now, "as_planned": { "classes": later } })),
        [("later".to_owned(), true)]
    );
    assert_eq!(classes(json!({ "classes": now, "as_planned": { "classes": [] } })), []);
}

#[test]
fn a_value_of_another_type_is_refused_by_name() {
    let refused =
        tables_of("warn", &json!({ "places": [{ "alerted_s": "late" }] })).expect_err("it is no number");
    assert_eq!(refused.to_string(), "the column `alerted_s` of the table `places` cannot hold \"late\"");
}

#[test]
fn parquet_reads_back_what_was_written_and_is_written_alike() {
    for kind in kinds() {
        let written = tables_of(kind, &document(kind, Fill::Full)).expect("it fits its own schema");
        for (name, batch) in &written {
            let bytes = parquet_bytes(&[batch.clone(), batch.clone()]).expect("it can be written");
            assert_eq!(bytes, parquet_bytes(&[batch.clone(), batch.clone()]).expect("it can be written"));
            let reader: ArrowReaderBuilder<_> =
                ParquetRecordBatchReaderBuilder::try_new(::bytes::Bytes::from(bytes)).expect("it is Parquet");
            assert_eq!(reader.metadata().num_row_groups(), 2, "{kind} {name}");
            assert_eq!(reader.schema(), &batch.schema(), "{kind} {name}");
            let read = reader.with_batch_size(batch.num_rows()).build().expect("it can be read");
            for read in read {
                // What is read has no metadata of its own; the reader has them.
                assert_eq!(read.expect("it can be read").columns(), batch.columns(), "{kind} {name}");
            }
        }
        let empty = tables_of(kind, &document(kind, Fill::Empty)).expect("it fits its own schema");
        let bytes = parquet_bytes(&[empty[0].1.slice(0, 0)]).expect("no rows are a table too");
        let reader =
            ParquetRecordBatchReaderBuilder::try_new(::bytes::Bytes::from(bytes)).expect("it is Parquet");
        assert_eq!(reader.schema().fields(), empty[0].1.schema().fields(), "{kind}");
    }
    assert!(matches!(parquet_bytes(&[]), Err(BriefingError::NoBatch)));
    let [one, other] = ["warn", "ring"].map(|kind| tables_of(kind, &json!({})).expect("it fits").remove(0).1);
    assert!(matches!(parquet_bytes(&[one, other]), Err(BriefingError::Arrow(_))));
}

#[test]
fn a_file_of_chunks_says_what_they_have_in_common() {
    let chunk = |figures: &str| {
        let document = json!({ "version": "1", "asof": "2017-03-20", "figures": figures, "launch": "x" });
        tables_of("warn", &document).expect("it fits").remove(0).1
    };
    let bytes = parquet_bytes(&[chunk("seoul"), chunk("tokyo")]).expect("it can be written");
    let reader =
        ParquetRecordBatchReaderBuilder::try_new(::bytes::Bytes::from(bytes)).expect("it is Parquet");
    let said: Vec<(&str, &str)> =
        reader.schema().metadata().iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(
        said,
        [
            ("twoplustwo:asof", "2017-03-20"),
            ("twoplustwo:document", "warn"),
            ("twoplustwo:table", "warning"),
            ("twoplustwo:version", "1"),
        ]
    );
}
