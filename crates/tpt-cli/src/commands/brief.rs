//! `brief DATE`.

use std::fmt::Write;
use std::path::Path;

use jiff::civil::Date;
use tpt_scenario::Resolved;
use tpt_study::report::Brief;

use super::json;
use crate::args::Global;
use crate::context::{Chosen, Facts, beliefs, sampling};
use crate::error::CliError;
use crate::files::write_folder;
use crate::progress::{clear, tell};

pub(crate) fn run(global: &Global, date: Date) -> Result<String, CliError> {
    if let Some(asof) = global.asof.filter(|asof| *asof != date) {
        return Err(CliError::Usage(format!(
            "--asof {asof} contradicts the date of the brief, {date}; allowed: no --asof, or the same day"
        )));
    }
    if global.out.is_none() && !global.json {
        return Err(CliError::Usage(
            "a brief needs a place; allowed: --out DIR for the files, --json for the document, or both"
                .to_owned(),
        ));
    }
    let facts = Facts::load(global)?;
    let chosen = Chosen::load(global, &facts.catalogue)?;
    let cut = facts.catalogue.as_of(date);
    let resolved = Resolved::new(&chosen.scenario, &cut, date);
    let beliefs = beliefs(global, &chosen.scenario, &cut)?;
    let inputs = facts.inputs_sha256(&chosen.text);
    let brief = tpt_study::brief(&resolved, &beliefs, sampling(global), &inputs, &|what| {
        tell(global, &format!("reconstructing: {what}"))
    });
    clear(global);
    let brief = brief?;
    if let Some(out) = &global.out {
        write_folder(out, &tpt_briefing::brief_files(&brief)?)?;
    }
    if global.json { json(&brief) } else { Ok(summary(global, &brief)) }
}

/// The findings, and where the files are.
fn summary(global: &Global, brief: &Brief) -> String {
    let mut text = String::new();
    // Writing into a String cannot fail.
    if !global.quiet {
        let counts = brief.read_counts;
        let _ = writeln!(text, "{}, as of {}", brief.title, brief.header.asof);
        let _ = writeln!(
            text,
            "figures: {}; read {}, cited by another {}, unverified {}, assumed {}\n",
            brief.header.figures, counts.read, counts.cited_by_another, counts.unverified, counts.assumed
        );
        let numbers: std::collections::BTreeMap<&str, usize> =
            brief.sources.iter().map(|source| (source.id.as_str(), source.number)).collect();
        for (i, finding) in brief.findings.iter().enumerate() {
            let keys: Vec<String> = finding
                .sources
                .iter()
                .filter_map(|id| numbers.get(id.as_str()))
                .map(|n| format!("[{n}]"))
                .collect();
            let _ = writeln!(text, "{}. {} {}", i + 1, finding.sentence, keys.concat());
        }
        text.push('\n');
    }
    let index = global.out.as_deref().unwrap_or(Path::new("")).join("index.html");
    let _ = writeln!(text, "{}", index.display());
    text
}
