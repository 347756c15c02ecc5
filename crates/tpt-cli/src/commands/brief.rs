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
use crate::files::{PAGE, PDF, refuse_foreign, write_folder};
use crate::print::Browser;
use crate::progress::Progress;

pub(crate) fn run(global: &Global, date: Date, pdf: bool) -> Result<String, CliError> {
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
    if pdf && global.out.is_none() {
        return Err(CliError::Usage("--pdf needs a place; allowed: --out DIR beside it".to_owned()));
    }
    // What would be refused at the end is refused before the seconds of computing.
    if let Some(out) = &global.out {
        refuse_foreign(out)?;
    }
    let browser = if pdf { Some(Browser::find()?) } else { None };
    let facts = Facts::load(global)?;
    let chosen = Chosen::load(global, &facts.catalogue)?;
    let cut = facts.catalogue.as_of(date);
    let resolved = Resolved::new(&chosen.scenario, &cut, date);
    let beliefs = beliefs(global, &chosen.scenario, &cut)?;
    let inputs = facts.inputs_sha256(&chosen.text);
    let printed = u64::from(browser.is_some());
    let progress = Progress::bar(global, 1 + printed);
    let brief =
        tpt_study::brief(&resolved, &beliefs, sampling(global), &inputs, &|step| progress.step(step))?;
    if let Some(out) = &global.out {
        progress.last("writing", 1 + printed);
        write_folder(out, &tpt_briefing::brief_files(&brief)?, |folder| {
            let Some(browser) = &browser else { return Ok(()) };
            progress.last("printing", printed);
            browser.print(&folder.join(PAGE), &folder.join(PDF))
        })?;
    }
    drop(progress);
    if global.json { json(&brief) } else { Ok(summary(global, &brief, pdf)) }
}

/// The findings, and where the files are.
fn summary(global: &Global, brief: &Brief, pdf: bool) -> String {
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
    let out = global.out.as_deref().unwrap_or(Path::new(""));
    for file in [Some(PAGE), pdf.then_some(PDF)].into_iter().flatten() {
        let _ = writeln!(text, "{}", out.join(file).display());
    }
    text
}
