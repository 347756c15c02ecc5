//! `brief DATE`.

use std::fmt::Write;
use std::path::PathBuf;

use tpt_report::Brief;

use crate::table::of_day;

/// The findings, and where the files are.
pub(crate) fn text(quiet: bool, brief: &Brief, written: &[PathBuf]) -> String {
    let mut text = String::new();
    // Writing into a String cannot fail.
    if !quiet {
        let counts = brief.read_counts;
        let _ = writeln!(text, "{}. {}", brief.title, of_day(&brief.header));
        let _ = writeln!(
            text,
            "Figures and statements: {} read at the source, {} cited by another text, {} not verified, {} assumed here.\n",
            counts.read, counts.cited_by_another, counts.unverified, counts.assumed
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
    for file in written {
        let _ = writeln!(text, "{}", file.display());
    }
    text
}
