//! `catalogue list|show|check|export`.

use std::fmt::Write;

use tpt_briefing::{ExportFormat, export_files};
use tpt_catalogue::Kind;
use tpt_study::report::{CatalogueCheck, CatalogueRecord, Shown};
use tpt_study::{Filter, catalogue_check, catalogue_list, catalogue_show};

use super::json;
use crate::args::{CatalogueCommand, FilterArgs, FormatWord, Global, KindWord};
use crate::context::{Chosen, Facts, beliefs, sampling};
use crate::error::CliError;
use crate::files::write_folder;
use crate::table::{plain, sources};

pub(crate) fn run(global: &Global, command: &CatalogueCommand) -> Result<String, CliError> {
    let exports = matches!(command, CatalogueCommand::Export { .. });
    if global.out.is_some() && !exports {
        return Err(CliError::Usage(
            "--out has no use here: the catalogue is printed; allowed: --out with `brief` and `catalogue export`"
                .to_owned(),
        ));
    }
    let facts = Facts::load(global)?;
    let as_of = facts.as_of(global);
    let chosen = Chosen::load(global, &facts.catalogue)?;
    let cut = facts.catalogue.as_of(as_of);
    let beliefs = beliefs(global, &chosen.scenario, &cut)?;
    let figures = beliefs.set_id().as_str();
    match command {
        CatalogueCommand::List { kind: KindWord(kind), filter } => {
            let list = catalogue_list(&cut, *kind, &filter_of(filter), figures)?;
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
            let record = catalogue_show(&cut, kind.map(|word| word.0), id, &beliefs, sampling(global))?;
            if global.json { json(&record) } else { Ok(shown(&record)) }
        }
        CatalogueCommand::Check => {
            let check = catalogue_check(&facts.catalogue, figures);
            if global.json { json(&check) } else { Ok(counts(&check)) }
        }
        CatalogueCommand::Export { format } => {
            let export = tpt_study::export(&cut, figures);
            let Some(out) = &global.out else {
                return if global.json {
                    json(&export)
                } else {
                    Err(CliError::Usage(
                        "an export needs a place; allowed: --out DIR for the files, --json for one document"
                            .to_owned(),
                    ))
                };
            };
            let formats: Vec<ExportFormat> = format.iter().copied().map(format_of).collect();
            let files = export_files(&export, &formats)?;
            write_folder(out, &files, |_| Ok(()))?;
            if global.json {
                return json(&export);
            }
            Ok(files.iter().map(|file| format!("{}\n", out.join(&file.path).display())).collect())
        }
    }
}

fn filter_of(args: &FilterArgs) -> Filter {
    Filter { since: args.since, until: args.until, contains: args.contains.clone(), keys: args.keys.clone() }
}

const fn format_of(word: FormatWord) -> ExportFormat {
    match word {
        FormatWord::Csv => ExportFormat::Csv,
        FormatWord::Parquet => ExportFormat::Parquet,
        FormatWord::Geojson => ExportFormat::Geojson,
        FormatWord::CslJson => ExportFormat::CslJson,
    }
}

/// How many records there are, and how many facts and sources were read.
fn counts(check: &CatalogueCheck) -> String {
    let rows = Kind::ALL.into_iter().map(|kind| {
        let count = check.records.get(kind.word()).copied().unwrap_or_default();
        vec![kind.word().to_owned(), count.to_string()]
    });
    let mut text = plain(&["kind", "records"], rows);
    let read = [("dated facts", check.facts), ("sources", check.source_counts)];
    let rows = read.into_iter().map(|(what, counts)| {
        let counts = [counts.read, counts.cited_by_another, counts.unverified, counts.assumed];
        std::iter::once(what.to_owned()).chain(counts.map(|count| count.to_string())).collect()
    });
    let columns = ["", "read", "cited by another", "unverified", "assumed"];
    // Writing into a String cannot fail.
    let _ = write!(text, "\n{}no fault found\n", plain(&columns, rows));
    text
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
