//! `catalogue list|show|check`.

use std::fmt::Write;

use tpt_catalogue::{Catalogue, Kind};
use tpt_study::report::{CatalogueRecord, Shown};
use tpt_study::{catalogue_list, catalogue_show};

use super::json;
use crate::args::{CatalogueCommand, Global, KindWord};
use crate::context::{Chosen, Facts, beliefs, sampling};
use crate::error::CliError;
use crate::table::{plain, sources};

pub(crate) fn run(global: &Global, command: &CatalogueCommand) -> Result<String, CliError> {
    if global.out.is_some() {
        return Err(CliError::Usage(
            "--out has no use here: the catalogue is printed; allowed: --out with `brief`".to_owned(),
        ));
    }
    let facts = Facts::load(global)?;
    let as_of = facts.as_of(global);
    let chosen = Chosen::load(global, &facts.catalogue)?;
    let cut = facts.catalogue.as_of(as_of);
    let beliefs = beliefs(global, &chosen.scenario, &cut)?;
    let figures = beliefs.set_id().as_str();
    match command {
        CatalogueCommand::List { kind: KindWord(kind) } => {
            let list = catalogue_list(&cut, *kind, figures);
            if global.json {
                return json(&list);
            }
            let rows =
                list.entries.into_iter().map(|e| vec![e.id, e.date.unwrap_or_default(), e.name, e.detail]);
            let rows: Vec<_> = rows.collect();
            let count = rows.len();
            Ok(format!("{}{count} {} as of {as_of}\n", plain(&["id", "date", "name", ""], rows), list.kind))
        }
        CatalogueCommand::Show { id, kind } => {
            let record = catalogue_show(&cut, kind.map(|word| word.0), id, figures, sampling(global))?;
            if global.json { json(&record) } else { Ok(shown(&record)) }
        }
        CatalogueCommand::Check => {
            let counts = counts(&facts.catalogue);
            if global.json {
                let counts: serde_json::Map<_, _> =
                    counts.iter().map(|(kind, count)| ((*kind).to_owned(), (*count).into())).collect();
                return json(&serde_json::json!({
                    "asof": as_of.to_string(), "figures": figures, "version": tpt_study::VERSION,
                    "records": counts, "faults": [], "sources": [],
                }));
            }
            let rows = counts.into_iter().map(|(kind, count)| vec![kind.to_owned(), count.to_string()]);
            Ok(format!("{}no fault found\n", plain(&["kind", "records"], rows)))
        }
    }
}

fn counts(catalogue: &Catalogue) -> Vec<(&'static str, usize)> {
    Kind::ALL.into_iter().map(|kind| (kind.word(), catalogue.ids(kind).len())).collect()
}

/// A record as text: its own fields, the arcs of a launch, the sources.
fn shown(record: &CatalogueRecord) -> String {
    let mut text = format!("{} ({}), as of {}\n\n", record.id, record.kind, record.asof);
    outline(&record.record, 0, &mut text);
    if !record.vacuum_arcs.is_empty() {
        let columns = ["vacuum arc through", "flight time", "reported", "longer by", "verdict"];
        let rows = record.vacuum_arcs.iter().map(|arc| {
            let seconds = |band: Option<&tpt_study::report::BandReport>| {
                band.map_or_else(|| "–".to_owned(), |band| band.words(Shown::Seconds))
            };
            vec![
                arc.of.clone(),
                arc.flight_time_s.words(Shown::Seconds),
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
