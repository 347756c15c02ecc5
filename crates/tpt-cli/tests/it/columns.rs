//! Real documents as Arrow tables: every cell against the document, read here in another way than there.

use std::collections::{BTreeMap, BTreeSet};

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use serde_json::{Map, Value as Json, json};
use tpt_briefing::columns::{TableSpec, document_tables, tables_of};

use crate::support::{EVE, document};

/// The records of a path, each with what is carried down to it.
fn records<'d>(
    at: &'d Json,
    path: &str,
    so_far: &str,
    spec: &TableSpec,
    carried: &Map<String, Json>,
    found: &mut Vec<(Map<String, Json>, &'d Json)>,
) {
    if at.is_null() {
        return;
    }
    let mut carried = carried.clone();
    for (name, from) in spec.carried {
        let inner = if so_far.is_empty() { Some(*from) } else { from.strip_prefix(&format!("{so_far}.")) };
        if let Some(inner) = inner.filter(|inner| !inner.contains("[]")) {
            carried.insert((*name).to_owned(), inner.split('.').fold(at, |value, key| &value[key]).clone());
        }
    }
    if path.is_empty() {
        found.push((carried, at));
        return;
    }
    let (step, rest) = path.split_once('.').unwrap_or((path, ""));
    let next = if so_far.is_empty() { step.to_owned() } else { format!("{so_far}.{step}") };
    match step.strip_suffix("[]") {
        Some(list) => {
            for item in at[list].as_array().into_iter().flatten() {
                records(item, rest, &next, spec, &carried, found);
            }
        }
        None => records(&at[step], rest, &next, spec, &carried, found),
    }
}

/// What of a record belongs into a row, by the shape of its values alone: the columns and their cells.
fn flat(record: &Json, nested: bool) -> BTreeMap<String, Json> {
    let mut cells = BTreeMap::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        match value {
            Json::Object(inner) if inner.contains_key("drivers") && inner.contains_key("nominal") => {
                cells.extend(
                    ["low", "nominal", "high"].map(|end| (format!("{name}_{end}"), value[end].clone())),
                );
            }
            Json::Object(_) if !nested => {
                cells.extend(
                    flat(value, true).into_iter().map(|(inner, cell)| (format!("{name}_{inner}"), cell)),
                );
            }
            Json::Array(items) if items.iter().all(Json::is_string) => {
                cells.insert(name.clone(), value.clone());
            }
            Json::Object(_) | Json::Array(_) | Json::Null => {}
            _ => {
                cells.insert(name.clone(), value.clone());
            }
        }
    }
    cells
}

/// A cell as JSON.
fn cell(batch: &RecordBatch, column: usize, row: usize) -> Json {
    let cells = batch.column(column);
    if cells.is_null(row) {
        return Json::Null;
    }
    match cells.data_type() {
        DataType::Float64 => json!(cells.as_primitive::<Float64Type>().value(row)),
        DataType::Int64 => json!(cells.as_primitive::<Int64Type>().value(row)),
        DataType::Boolean => json!(cells.as_boolean().value(row)),
        DataType::Utf8 => json!(cells.as_string::<i32>().value(row)),
        DataType::List(_) => {
            let texts = cells.as_list::<i32>().value(row);
            json!(texts.as_string::<i32>().iter().flatten().collect::<Vec<_>>())
        }
        other => panic!("no document has a column of {other}"),
    }
}

/// Whether a cell is what the document has: a number is one number, however it is written.
fn same(cell: &Json, expected: &Json) -> bool {
    match (cell.as_f64(), expected.as_f64()) {
        (Some(one), Some(other)) => one.to_bits() == other.to_bits(),
        _ => cell == expected,
    }
}

/// Holds every cell of every table of a document against it, and gives the tables that have rows.
fn held_against(kind: &str, document: &Json) -> BTreeSet<String> {
    let specs = document_tables(kind).expect("it is a kind");
    let mut with_rows = BTreeSet::new();
    for (spec, (name, batch)) in specs.iter().zip(tables_of(kind, document).expect("it is one")) {
        assert_eq!(spec.name, name);
        let mut found = Vec::new();
        let reach = if kind == "brief" { &document["reach"] } else { document };
        let planned = spec.planned.filter(|_| reach["as_planned"].is_object());
        if planned.is_some() {
            // The carried paths are written for what works; here they are looked up in what is planned.
            let mut shown = document.clone();
            let place = if kind == "brief" { &mut shown["reach"] } else { &mut shown };
            place["classes"] = place["as_planned"]["classes"].clone();
            assert!(held(spec, kind, &shown, &batch, true, &mut found));
        } else {
            assert!(held(spec, kind, document, &batch, false, &mut found));
        }
        if batch.num_rows() > 0 {
            with_rows.insert(name.to_owned());
        }
    }
    with_rows
}

fn held(
    spec: &TableSpec,
    kind: &str,
    document: &Json,
    batch: &RecordBatch,
    planned: bool,
    found: &mut Vec<Json>,
) -> bool {
    let mut rows = Vec::new();
    records(document, spec.rows, "", spec, &Map::new(), &mut rows);
    assert_eq!(batch.num_rows(), rows.len(), "{kind} {}", spec.name);
    let schema = batch.schema();
    let own_tables: Vec<&str> = document_tables(kind).into_iter().flatten().map(|other| other.rows).collect();
    for (row, (carried, record)) in rows.iter().enumerate() {
        let mut expected = flat(record, false);
        expected.extend(carried.clone());
        if spec.planned.is_some() {
            expected.insert("as_planned".to_owned(), json!(planned));
        }
        for (column, field) in schema.fields().iter().enumerate() {
            let is = cell(batch, column, row);
            let said = expected.remove(field.name()).unwrap_or(Json::Null);
            assert!(same(&is, &said), "{kind} {} row {row} {}: {is}, not {said}", spec.name, field.name());
            found.push(is);
        }
        // What is left has no column: it is a table of its own, or has no schema that a column could have.
        expected.retain(|name, _| {
            let of_record = |path: &&str| {
                let field = path.strip_prefix(spec.rows).unwrap_or_default().trim_start_matches('.');
                !field.is_empty() && !field.contains("[]") && name.starts_with(field)
            };
            let free =
                ["geometry", "record_", "names_", "site_names", "place_names_", "from_names", "to_names"];
            !own_tables.iter().any(of_record) && !free.iter().any(|free| name.starts_with(free))
        });
        // A list without items may be one of records.
        expected.retain(|_, value| value.as_array().is_none_or(|items| !items.is_empty()));
        assert!(expected.is_empty(), "{kind} {} leaves out {expected:?}", spec.name);
    }
    true
}

#[test]
fn every_cell_is_what_the_document_has() {
    let asked: [(&str, &[&str], &[&str]); 14] = [
        (
            "sight",
            &["sight", "seongju-radar", "--altitude-km", "100,300", "--rcs-m2", "0.01"],
            &["views", "by_country"],
        ),
        ("sight-target", &["sight", "shariki", "--launch", "2017-03-06"], &["cell", "seconds_by_part"]),
        ("sight-matrix", &["sight", "--matrix"], &["cells", "elements"]),
        ("warn", &["warn", "2017-03-06", "--place", "Akita"], &["timeline", "places"]),
        (
            "defend",
            &["defend", "seongju", "--against", "scud-c,nodong", "--place", "Seoul", "--why", "Busan"],
            &["classes", "places", "constraints"],
        ),
        ("ring", &["ring", "etorofu-bastion"], &["ranges_km", "horizon_km", "places"]),
        ("reconstruct-launch", &["reconstruct", "2017-03-06"], &["reports", "alternatives"]),
        ("tradeoff", &["tradeoff", "seongju", "heading"], &["options", "neighbours"]),
        ("reproduce", &["reproduce"], &["cases"]),
        ("catalogue-list", &["catalogue", "list", "launches"], &["entries"]),
        ("catalogue-show", &["catalogue", "show", "2017-03-06"], &["record", "sources"]),
        ("cite", &["cite", "2017-03-06"], &["citation"]),
        ("why", &["why", "2017-03-06"], &["number"]),
        (
            "check",
            &["check", "beijing-hua-chunying-2017-03-17-radar-over-2000-km", "--between", "seoul", "beijing"],
            &["card", "results", "shares"],
        ),
    ];
    let mut wrong = Vec::new();
    for (kind, args, tables) in asked {
        let document = document(&[args, &["--asof", "2017-03-20", "--samples", "16", "--json"]].concat());
        let with_rows = held_against(kind, &document);
        wrong.extend(
            tables.iter().filter(|table| !with_rows.contains(**table)).map(|table| format!("{kind} {table}")),
        );
    }
    assert!(wrong.is_empty(), "no rows: {wrong:?}");
    // These two have a date of their own.
    let what_became_known = document(&["diff", "--asof", "2017-01-01", "2017-03-20", "--json"]);
    assert!(held_against("diff", &what_became_known).contains("entries"));
    let typed = ["--range-km", "998", "--apogee-km", "3725", "--missile", "hwasong-14", "--source", "KCNA"];
    let place = ["--launch", "40.6,126.4", "--azimuth-deg", "80", "--samples", "16", "--json"];
    let typed = document(&[&["reconstruct"], &typed[..], &place[..]].concat());
    assert!(
        held_against("reconstruct-typed", &typed)
            .is_superset(&["report", "alternatives"].map(str::to_owned).into())
    );
}

#[test]
fn every_cell_of_a_brief_is_what_the_document_has() {
    let with_rows = held_against("brief", &EVE.json);
    for table in [
        "launches",
        "reports",
        "reconstructions",
        "alternatives",
        "elements",
        "claims",
        "findings",
        "sources",
    ] {
        assert!(with_rows.contains(table), "{with_rows:?}");
    }
}
