//! What can go wrong, as the user sees it.

use std::fmt::Write;
use std::io;
use std::path::PathBuf;

use tpt_catalogue::{CatalogueError, Diagnostic};
use tpt_scenario::QuestionField;

/// The most faults that are shown with their line; the rest of a screenful is one line each.
const SHOWN_IN_FULL: usize = 6;

/// The most faults that are shown at all, so that an error fits a screen.
const SHOWN: usize = 20;

/// Why a command has no answer.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// Arguments that do not fit together.
    #[error("{0}")]
    Usage(String),
    /// Faults of catalogue or scenario files.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// A choice of figures that cannot be made.
    #[error(transparent)]
    Beliefs(#[from] tpt_scenario::BeliefsError),
    /// A question without an answer.
    #[error(transparent)]
    Refused(#[from] tpt_setting::AnswerError),
    /// A file that cannot be read.
    #[error("{what} `{}` cannot be read: {source}", path.display())]
    Read {
        /// What it was to be.
        what: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder that cannot be written.
    #[error("--out `{}` cannot be written: {problem}; allowed: a new or empty folder, or one that holds an earlier output", path.display())]
    Write {
        /// The folder.
        path: PathBuf,
        /// Why.
        problem: String,
    },
    /// A folder of a sweep that cannot be written.
    #[error("--out `{}` cannot be written: {problem}; allowed: a new or empty folder, or one that holds parts of this sweep", path.display())]
    WriteSweep {
        /// The folder.
        path: PathBuf,
        /// Why.
        problem: String,
    },
    /// A browser that does not print.
    #[error("--pdf: `{}` did not print the page: {problem}; allowed: another browser, named in TWOPLUSTWO_BROWSER, or no --pdf", browser.display())]
    Print {
        /// The program.
        browser: PathBuf,
        /// Why.
        problem: String,
    },
    /// A report that cannot be written out: a fault of the program.
    #[error(transparent)]
    Briefing(#[from] tpt_briefing::BriefingError),
    /// A report that has no JSON form: a fault of the program.
    #[error("the answer cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

impl ShellError {
    /// 2 for what the user can put right, 1 for the rest.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            ShellError::Briefing(_) | ShellError::Json(_) => 1,
            _ => 2,
        }
    }

    /// The text without what only a command line has: the word before it, and dashes before options.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            ShellError::Refused(refused) => return refused.to_string(),
            ShellError::Beliefs(refused) => return refused.to_string(),
            _ => {}
        }
        let shown = self.shown();
        without_dashes(shown.strip_prefix("error: ").unwrap_or(&shown).trim_end())
    }

    /// The text for a reader, at most a screen of it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            ShellError::Catalogue(CatalogueError { diagnostics }) => faults(diagnostics),
            ShellError::Refused(refused) => format!("error: {}", refused.spelled(&flag)),
            ShellError::Beliefs(refused) => format!("error: {}", refused.spelled(&flag)),
            other => format!("error: {other}"),
        }
    }
}

/// A field of a question as the command line spells it.
fn flag(field: QuestionField) -> String {
    match field {
        // They stand there without a name.
        QuestionField::Element | QuestionField::LaunchId => field.name().to_uppercase(),
        _ => format!("--{}", field.name().replace('_', "-")),
    }
}

/// A text whose options are named as a web address and Python name them: `--heading-deg` is `heading_deg`.
fn without_dashes(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("--") {
        let (before, option) = (&rest[..at], &rest[at + 2..]);
        told.push_str(before);
        let in_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let length = option.find(|c| !in_word(c)).unwrap_or(option.len());
        let begins = option.starts_with(|c: char| c.is_ascii_lowercase())
            && !told.ends_with(|c: char| c.is_alphanumeric() || c == '-');
        if begins {
            told.push_str(&option[..length].replace('-', "_"));
            rest = &option[length..];
        } else {
            told.push_str("--");
            rest = option;
        }
    }
    told.push_str(rest);
    told
}

fn faults(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for (i, fault) in diagnostics.iter().take(SHOWN).enumerate() {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "error: {fault}");
        if let (true, Some(position), Some(line)) = (i < SHOWN_IN_FULL, fault.position, &fault.line_text) {
            let number = position.line.to_string();
            let pad = " ".repeat(number.len());
            let _ = writeln!(text, " {number} | {line}");
            // The line may have been cut for length: then the mark stands at its end.
            let column = position.column.saturating_sub(1).min(line.chars().count());
            let _ = writeln!(text, " {pad} | {}^", " ".repeat(column));
        }
    }
    if diagnostics.len() > SHOWN {
        let _ = writeln!(text, "error: … and {} more faults", diagnostics.len() - SHOWN);
    }
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_shells_name_their_own_options() {
        for (text, told) in [
            ("--pdf needs a place", "pdf needs a place"),
            ("invalid value for '--heading-deg <DEG>'", "invalid value for 'heading_deg <DEG>'"),
            ("allowed: --move a=PLACE or --move a=LAT,LON", "allowed: move a=PLACE or move a=LAT,LON"),
            ("no option: a--b, -- and --- stay", "no option: a--b, -- and --- stay"),
        ] {
            assert_eq!(without_dashes(text), told);
        }
        assert_eq!(ShellError::Usage("--asof is missing".to_owned()).plain(), "asof is missing");
        assert_eq!(ShellError::Usage("--asof is missing".to_owned()).shown(), "error: --asof is missing");
    }
}
