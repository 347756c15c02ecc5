//! What no compiler checks. Each rule is a function from texts, or from the repository, to faults, and sees itself fail in a test.

mod arrows;
mod examples;
mod plain;
mod sources;
mod words;

use std::fmt;
use std::path::Path;
use std::process::Command;

use crate::repo::{self, Text};

/// The crates that hold physics.
pub(crate) const PHYSICS: [&str; 4] = ["tpt-earth", "tpt-flight", "tpt-sight", "tpt-reach"];

/// A broken rule and where it is broken; lines count from one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) rule: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.rule)
    }
}

/// Runs every rule over the repository.
pub(crate) fn run(root: &Path) -> Result<String, String> {
    let texts = repo::texts(root)?;
    let mut faults = check(&texts, std::env::home_dir().as_deref());
    faults.extend(unapplied(root, A_NEW_COMMAND)?);
    if faults.is_empty() {
        return Ok(format!("tidy: {} files, no rule broken", texts.len()));
    }
    let mut said: Vec<String> = faults.iter().map(Fault::to_string).collect();
    said.push(format!("tidy: {} rules broken", faults.len()));
    Err(said.join("\n"))
}

/// The change that CONTRIBUTING.md shows as a whole new command.
const A_NEW_COMMAND: &str = "docs/a-new-command.diff";

/// A change that does not apply to the sources as they are.
fn unapplied(root: &Path, change: &str) -> Result<Option<Fault>, String> {
    let tried = Command::new("git")
        .args(["apply", "--check", change])
        .current_dir(root)
        .output()
        .map_err(|e| format!("tidy: git does not start: {e}"))?;
    let said = String::from_utf8_lossy(&tried.stderr);
    let fault = Fault {
        path: change.to_owned(),
        line: 1,
        rule: format!("the change does not apply any more: {}", said.trim_end()),
    };
    Ok((!tried.status.success()).then_some(fault))
}

fn check(texts: &[Text], home: Option<&Path>) -> Vec<Fault> {
    let mut faults = arrows::check(texts);
    faults.extend(sources::lengths(texts));
    for text in texts {
        if text.path.ends_with(".rs") {
            faults.extend(sources::check(text));
            faults.extend(examples::check(text));
        }
        faults.extend(plain::check(text));
        faults.extend(words::machine_paths(text, home));
    }
    faults.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    faults
}

/// The crate that a file belongs to, by its folder.
pub(crate) fn crate_of(path: &str) -> &str {
    path.strip_prefix("crates/").unwrap_or(path).split('/').next().unwrap_or_default()
}

#[cfg(test)]
pub(crate) fn text(path: &str, text: &str) -> Text {
    Text { path: path.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_does_not_apply_is_a_fault() {
        let root = repo::root();
        assert_eq!(unapplied(&root, A_NEW_COMMAND), Ok(None));
        let fault = unapplied(&root, "CONTRIBUTING.md").unwrap().unwrap();
        assert!(fault.to_string().starts_with("CONTRIBUTING.md:1: the change does not apply"), "{fault}");
    }

    #[test]
    fn a_fault_says_file_line_and_rule() {
        let texts = [text("crates/tpt-view/src/a.rs", "//! A.\nuse std::fs;\n")];
        let faults = check(&texts, None);
        assert!(
            faults.iter().any(|f| f.to_string().starts_with("crates/tpt-view/src/a.rs:2: ")),
            "{faults:?}"
        );
    }

    #[test]
    fn files_belong_to_crates() {
        assert_eq!(crate_of("crates/tpt-earth/src/lib.rs"), "tpt-earth");
        assert_eq!(crate_of("xtask/src/main.rs"), "xtask");
    }
}
