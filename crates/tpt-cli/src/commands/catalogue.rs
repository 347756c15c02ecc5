//! `catalogue list|show|check|export`.

use std::fmt::Write;

use tpt_catalogue::Kind;
use tpt_report::{CatalogueCheck, CatalogueList, CatalogueRecord, OverlayReport};

use crate::table::{plain, sources};

/// The records of a kind, a line each.
pub(crate) fn list(list: CatalogueList) -> String {
    let rows = list.entries.into_iter().map(|e| vec![e.id, e.date.unwrap_or_default(), e.name, e.detail]);
    let rows: Vec<_> = rows.collect();
    let count = rows.len();
    let table = plain(&["id", "date", "name", ""], rows);
    format!("{table}{count} {} as of {}\n", list.kind, list.asof)
}

/// How many records there are, and how many facts and sources were read.
pub(crate) fn counts(check: &CatalogueCheck) -> String {
    let rows = Kind::ALL.into_iter().map(|kind| {
        let count = check.records.get(kind.word()).copied().unwrap_or_default();
        vec![kind.word().to_owned(), count.to_string()]
    });
    let mut text = plain(&["kind", "records"], rows);
    let of_kind = Kind::ALL.into_iter().filter_map(|kind| {
        Some((format!("facts of {}", kind.word()), *check.facts_by_kind.get(kind.word())?))
    });
    let all = [
        ("dated facts".to_owned(), check.facts),
        ("figures flown by default".to_owned(), check.flown_by_default),
        ("sources".to_owned(), check.source_counts),
    ];
    let rows = of_kind.chain(all).map(|(what, counts)| {
        let counts = [counts.read, counts.cited_by_another, counts.unverified, counts.assumed];
        std::iter::once(what).chain(counts.map(|count| count.to_string())).collect()
    });
    let columns = ["", "read", "cited by another", "unverified", "assumed"];
    // Writing into a String cannot fail.
    let _ = write!(text, "\n{}", plain(&columns, rows));
    if let Some(OverlayReport { files, records, replacing, not_read }) = &check.overlay {
        let _ = writeln!(
            text,
            "\n--data: {files} files, {records} records, {replacing} of them in place of ours"
        );
        for file in not_read {
            let _ = writeln!(text, "not read: {file}");
        }
    }
    text.push_str("no fault found\n");
    text
}

/// A record as text: its own fields, the arcs of a launch, the sources.
pub(crate) fn shown(record: &CatalogueRecord) -> String {
    let mut text = format!("{} ({}), as of {}\n\n", record.id, record.kind, record.asof);
    outline(&record.record, 0, &mut text);
    if !record.vacuum_arcs.is_empty() {
        let columns = ["vacuum arc through", "flight time", "reported", "longer by", "verdict"];
        let rows = record.vacuum_arcs.iter().map(|arc| {
            let seconds = |band: Option<&tpt_report::BandReport>| {
                band.map_or_else(|| "–".to_owned(), |band| band.words())
            };
            vec![
                arc.of.clone(),
                arc.flight_time_s.words(),
                seconds(arc.verdict.reported_s.as_ref()),
                seconds(arc.verdict.excess_s.as_ref()),
                arc.verdict.verdict.words().to_owned(),
            ]
        });
        let _ = write!(text, "\n{}", plain(&columns, rows));
    }
    if !record.sources.is_empty() {
        let _ = write!(text, "\n{}", sources(&record.sources));
    }
    text
}

/// A record as indented lines, one field a line; a table in a list begins with a dash.
fn outline(value: &serde_json::Value, depth: usize, text: &mut String) {
    let pad = "  ".repeat(depth);
    let scalar = |value: &serde_json::Value| match value {
        serde_json::Value::String(word) => Some(word.clone()),
        serde_json::Value::Array(items) => {
            let words: Option<Vec<String>> =
                items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
            words.map(|words| words.join(", "))
        }
        serde_json::Value::Object(_) => None,
        other => Some(other.to_string()),
    };
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                match scalar(inner) {
                    Some(word) => {
                        let _ = writeln!(text, "{pad}{key}: {word}");
                    }
                    None => {
                        let _ = writeln!(text, "{pad}{key}:");
                        outline(inner, depth + 1, text);
                    }
                }
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                let _ = writeln!(text, "{pad}-");
                outline(item, depth + 1, text);
            }
        }
        other => {
            let _ = writeln!(text, "{pad}{other}");
        }
    }
}
