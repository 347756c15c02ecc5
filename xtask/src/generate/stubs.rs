//! The types of the Python documents, from the JSON Schemas: one class a record, with its fields' descriptions.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Map, Value};

/// Where the types stand.
pub(crate) const PATH: &str = "python/src/twoplustwo/documents.pyi";

const HEAD: &str = "# Made by `cargo run -p xtask -- generate`; do not edit.\n\
\"\"\"What comes back: one class a document and a record of it, with the fields of the JSON documents. Units stand in the names.\"\"\"\n\n\
from typing import Any, Literal\n\nfrom .records import Band as Band, Document as Document, Record as Record\n";

/// The stub of every document.
pub(crate) fn stubs() -> String {
    let schemas = tpt_report::report_schemas();
    let mut records: BTreeMap<String, Value> = BTreeMap::new();
    let mut text = HEAD.to_owned();
    for schema in schemas.values() {
        if let Some(inner) = schema["$defs"].as_object() {
            records.extend(inner.iter().map(|(name, record)| (name.clone(), record.clone())));
        }
    }
    let is_record = |record: &Value| record["properties"].is_object();
    for (name, record) in records.iter().filter(|(name, record)| is_record(record) && *name != BAND) {
        class(&mut text, name, "Record", record, &records);
    }
    for (kind, schema) in &schemas {
        class(&mut text, &document(kind), "Document", schema, &records);
    }
    text
}

/// A band has a class of its own, written by hand.
const BAND: &str = "BandReport";

/// `sight-target` → `SightTargetDocument`.
pub(super) fn document(kind: &str) -> String {
    let words = kind.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect::<String>() + "Document"
}

fn class(text: &mut String, name: &str, base: &str, record: &Value, records: &BTreeMap<String, Value>) {
    // Writing into a String cannot fail.
    let _ = writeln!(text, "\nclass {name}({base}):");
    said(text, record);
    let none = Map::new();
    let fields = record["properties"].as_object().unwrap_or(&none);
    for (field, schema) in fields {
        // A field that is a word of Python is read as a key alone.
        let keyword = ["class", "from", "in", "is"].contains(&field.as_str());
        if keyword {
            let _ = writeln!(text, "    # [\"{field}\"]: {}", kind(schema, records));
            continue;
        }
        let _ = writeln!(text, "    {field}: {}", kind(schema, records));
        said(text, schema);
    }
    if fields.is_empty() {
        text.push_str("    ...\n");
    }
}

/// The description as a docstring.
fn said(text: &mut String, schema: &Value) {
    if let Some(words) = schema["description"].as_str() {
        let words = words.replace('\\', "\\\\").replace("\"\"\"", "'''").replace('\n', "\n    ");
        let _ = writeln!(text, "    \"\"\"{words}\"\"\"");
    }
}

/// The type of a value in Python.
fn kind(schema: &Value, records: &BTreeMap<String, Value>) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        return match records.get(name) {
            _ if name == BAND => "Band".to_owned(),
            Some(record) if record["properties"].is_object() => name.to_owned(),
            Some(other) => kind(other, records),
            None => "Any".to_owned(),
        };
    }
    if let Some(word) = schema["const"].as_str() {
        return format!("Literal[\"{word}\"]");
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Vec<String> =
            words.iter().filter_map(Value::as_str).map(|word| format!("\"{word}\"")).collect();
        return format!("Literal[{}]", words.join(", "));
    }
    for several in ["anyOf", "oneOf"] {
        if let Some(kinds) = schema[several].as_array() {
            return union(kinds.iter().map(|one| kind(one, records)));
        }
    }
    match &schema["type"] {
        Value::Array(kinds) => {
            let one = |word: &Value| {
                let mut alone = schema.clone();
                alone["type"] = word.clone();
                kind(&alone, records)
            };
            union(kinds.iter().map(one))
        }
        Value::String(word) => match word.as_str() {
            "string" => "str".to_owned(),
            "number" => "float".to_owned(),
            "integer" => "int".to_owned(),
            "boolean" => "bool".to_owned(),
            "null" => "None".to_owned(),
            "array" => {
                let items = if schema["items"].is_object() {
                    kind(&schema["items"], records)
                } else {
                    "Any".to_owned()
                };
                format!("list[{items}]")
            }
            _ => "Record".to_owned(),
        },
        _ => "Any".to_owned(),
    }
}

/// One of several, each named once.
fn union(kinds: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for kind in kinds {
        if !all.contains(&kind) {
            all.push(kind);
        }
    }
    all.join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_names_its_bands_and_what_may_be_missing() {
        let text = stubs();
        let class =
            text.split("\nclass ").find(|class| class.starts_with("SightDocument")).expect("it is there");
        assert!(class.contains("    range_km: Band | None\n"), "{class}");
        assert!(class.contains("    views: list[View]\n"), "{class}");
        let reconstructed =
            text.split("\nclass ").find(|class| class.starts_with("ReconstructTypedDocument"));
        assert!(reconstructed.expect("it is there").contains("    flight_time_s: Band"), "{text}");
    }
}
