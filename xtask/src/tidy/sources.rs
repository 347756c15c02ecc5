//! Rules for Rust files: banned things, headings, file names and lengths, tolerances.

use super::{Fault, PHYSICS, crate_of};
use crate::repo::Text;

/// Crates that may read files, print and look at the clock.
const NOT_LIBRARIES: [&str; 8] =
    ["tpt-shell", "tpt-cli", "tpt-server", "tpt-python", "xtask", "validation", "benches", "fuzz"];

/// What a library does not do, and the words that would do it.
const BANNED: [(&str, &[&str]); 6] = [
    ("files", &["std::fs"]),
    ("the network", &["std::net"]),
    ("the environment or other programs", &["std::env::var", "std::process"]),
    ("printing", &["println!", "eprintln!", "print!", "eprint!"]),
    ("the clock", &["SystemTime", "Instant::now"]),
    ("a global random generator", &["thread_rng", "rand::rng()"]),
];

/// Parts of `std` that must not be imported in a group either.
const BANNED_MODULES: [&str; 4] = ["fs", "net", "process", "env"];

/// Macros that stand for missing code.
const UNFINISHED: [&str; 2] = ["todo!", "unimplemented!"];

/// The headings of a physics module.
const HEADINGS: [&str; 6] =
    ["# Model", "# Assumptions and limits", "# Conventions", "# Sources", "# Checked by", "# Not here"];

/// The most lines of a file.
const MOST_LINES: usize = 800;

/// Files that may be longer, because they are mostly tables.
const LONG_FILES: &[&str] = &[];

/// Written on a line, it allows a bare comparison of a difference; the reason follows it.
const ALLOW_ABS: &str = "// tidy: allow abs <";

/// Fields of documents whose values are closed lists.
const CLOSED: [&str; 16] = [
    "access",
    "answer",
    "basis",
    "binding",
    "change",
    "grade",
    "kind",
    "outcome",
    "reported_by",
    "role",
    "scale",
    "standing",
    "status",
    "treatment",
    "variable",
    "verdict",
];

/// The line from which on a file is tests.
const TESTS_BEGIN: &str = "#[cfg(test)]";

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    let mut faults = banned(text);
    faults.extend(ignored(text));
    faults.extend(defaults(text));
    faults.extend(headings(text));
    faults.extend(module_name(text));
    faults.extend(bare_tolerances(text));
    faults.extend(matched_words(text));
    faults
}

fn fault(text: &Text, line: usize, rule: String) -> Fault {
    Fault { path: text.path.clone(), line, rule }
}

/// The lines of code, numbered from one, without those that are only comment.
fn code_lines(text: &Text) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.text.lines().enumerate().map(|(i, line)| (i + 1, line));
    numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether a line holds a word that is not the end of a longer one.
fn holds(line: &str, word: &str) -> bool {
    let mut before = line.match_indices(word).map(|(at, _)| line[..at].chars().next_back());
    before.any(|c| !c.is_some_and(|c| c.is_alphanumeric() || c == '_'))
}

fn is_library_source(path: &str) -> bool {
    path.starts_with("crates/") && path.contains("/src/") && !NOT_LIBRARIES.contains(&crate_of(path))
}

fn is_physics(path: &str) -> bool {
    path.starts_with("crates/") && PHYSICS.contains(&crate_of(path))
}

fn banned(text: &Text) -> Vec<Fault> {
    if !is_library_source(&text.path) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (i, line) in code_lines(text) {
        for (what, words) in BANNED {
            for word in words.iter().filter(|word| holds(line, word)) {
                faults.push(fault(text, i, format!("`{word}` in a library: {what} belong to the shells")));
            }
        }
        for word in UNFINISHED.iter().filter(|word| holds(line, word)) {
            faults.push(fault(text, i, format!("`{word}` in a library: unfinished code")));
        }
    }
    faults.extend(grouped_imports(text));
    faults
}

/// `use std::{fs, …};`, also over several lines.
fn grouped_imports(text: &Text) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut rest = text.text.as_str();
    let mut line = 1;
    while let Some((before, group)) = rest.split_once("use std::{") {
        line += before.matches('\n').count();
        let (group, after) = group.split_once(';').unwrap_or((group, ""));
        let mut words = group.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        if let Some(module) = BANNED_MODULES.iter().find(|module| words.any(|word| word == **module)) {
            faults.push(fault(text, line, format!("`std::{module}` in a library belongs to the shells")));
        }
        line += group.matches('\n').count();
        rest = after;
    }
    faults
}

fn ignored(text: &Text) -> Vec<Fault> {
    let ignored = code_lines(text).filter(|(_, line)| line.trim_start().starts_with("#[ignore"));
    ignored.map(|(i, _)| fault(text, i, "an ignored test is no test".to_owned())).collect()
}

fn defaults(text: &Text) -> Vec<Fault> {
    if !is_physics(&text.path) {
        return Vec::new();
    }
    let implemented = |line: &str| {
        let line = line.trim_start();
        let derived = line.starts_with("#[derive(") && holds(line, "Default");
        derived || (line.starts_with("impl") && holds(line, "Default for"))
    };
    let found = code_lines(text).filter(|(_, line)| implemented(line));
    found.map(|(i, _)| fault(text, i, "a physical parameter has no `Default`".to_owned())).collect()
}

/// A field of a closed list that is compared with a word: it has a type, whose value is meant.
fn matched_words(text: &Text) -> Vec<Fault> {
    if !(text.path.starts_with("crates/") && text.path.contains("/src/")) {
        return Vec::new();
    }
    let compared = |line: &str| {
        CLOSED.iter().any(|field| {
            ["", ".as_str()"].iter().any(|as_text| {
                ["== \"", "!= \""].iter().any(|with| line.contains(&format!(".{field}{as_text} {with}")))
            })
        })
    };
    let found = code_lines(text).filter(|(_, line)| compared(line));
    let rule = "a field of a closed list is compared with its enum, not with a word";
    found.map(|(i, _)| fault(text, i, rule.to_owned())).collect()
}

fn headings(text: &Text) -> Vec<Fault> {
    let name = text.path.rsplit('/').next().unwrap_or_default();
    let is_module = is_physics(&text.path) && text.path.contains("/src/");
    if !is_module || name == "lib.rs" || name == "tests.rs" || text.path.contains("/tests/") {
        return Vec::new();
    }
    let there = |heading: &&str| text.text.lines().any(|line| line.strip_prefix("//! ") == Some(heading));
    let missing = HEADINGS.iter().filter(|heading| !there(heading));
    missing
        .map(|heading| fault(text, 1, format!("a physics module without the heading `{heading}`")))
        .collect()
}

fn module_name(text: &Text) -> Option<Fault> {
    let is_mod = text.path.ends_with("/mod.rs");
    is_mod.then(|| fault(text, 1, "`mod.rs`: name the file after the module".to_owned()))
}

/// No file is too long, and the list of long files holds no other.
pub(crate) fn lengths(texts: &[Text]) -> Vec<Fault> {
    texts.iter().filter_map(|text| length(text, LONG_FILES)).collect()
}

fn length(text: &Text, long_files: &[&str]) -> Option<Fault> {
    let lines = text.text.lines().count();
    let listed = long_files.contains(&text.path.as_str());
    let is_rust = text.path.ends_with(".rs");
    if is_rust && lines > MOST_LINES && !listed {
        return Some(fault(
            text,
            lines,
            format!("{lines} lines; the most is {MOST_LINES}: split the module"),
        ));
    }
    let stale = listed && lines <= MOST_LINES;
    stale.then(|| fault(text, 1, "no longer long: take it off the list of long files".to_owned()))
}

/// A difference in a test is compared by `assert_close!`, which names the kind of its tolerance.
fn bare_tolerances(text: &Text) -> Vec<Fault> {
    let is_tests = text.path.starts_with("validation/") || text.path.contains("/tests/");
    if !(is_physics(&text.path) || text.path.starts_with("validation/")) {
        return Vec::new();
    }
    let begin =
        if is_tests { 0 } else { text.text.lines().take_while(|line| line.trim() != TESTS_BEGIN).count() };
    let bare = code_lines(text)
        .filter(|(i, line)| *i > begin && line.contains(".abs() <") && !line.contains(ALLOW_ABS));
    let rule = "a difference with a bare tolerance: use `assert_close!`";
    bare.map(|(i, _)| fault(text, i, rule.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::text;

    fn faults_in(path: &str, code: &str) -> Vec<(usize, String)> {
        check(&text(path, code)).into_iter().map(|fault| (fault.line, fault.rule)).collect()
    }

    const MODULE: &str = "//! Why?\n//!\n//! # Model\n//! # Assumptions and limits\n//! # Conventions\n\
                          //! # Sources\n//! # Checked by\n//! # Not here\n";

    #[test]
    fn each_banned_word_is_seen_in_a_library_only() {
        let words = BANNED.iter().flat_map(|(_, words)| *words).chain(&UNFINISHED);
        for word in words {
            let code = format!("//! A.\nfn f() {{ {word} }}\n");
            assert_eq!(faults_in("crates/tpt-view/src/a.rs", &code).len(), 1, "{word}");
            assert_eq!(faults_in("crates/tpt-cli/src/a.rs", &code), [], "{word}");
            assert_eq!(faults_in("crates/tpt-view/examples/a.rs", &code), [], "{word}");
        }
    }

    #[test]
    fn comments_and_longer_words_are_not_banned() {
        assert_eq!(faults_in("crates/tpt-view/src/a.rs", "// println! is banned\nmy_println!();\n"), []);
    }

    #[test]
    fn a_word_of_a_closed_list_is_seen_in_a_crate_only() {
        let code = "//! A.\nfn f() { a.filter(|one| one.status == \"held\") }\n";
        assert_eq!(faults_in("crates/tpt-briefing/src/a.rs", code).len(), 1);
        assert_eq!(faults_in("crates/tpt-briefing/tests/a.rs", code), []);
        let typed = "//! A.\nfn f() { a.filter(|one| one.status == Status::Held && one.name == \"x\") }\n";
        assert_eq!(faults_in("crates/tpt-briefing/src/a.rs", typed), []);
    }

    #[test]
    fn grouped_imports_are_seen() {
        let code = "//! A.\nuse std::{\n    fmt,\n    fs,\n};\n";
        let rule = "`std::fs` in a library belongs to the shells".to_owned();
        assert_eq!(faults_in("crates/tpt-view/src/a.rs", code), [(2, rule)]);
        assert_eq!(faults_in("crates/tpt-view/src/a.rs", "use std::{fmt, iter};\n"), []);
    }

    #[test]
    fn an_ignored_test_is_seen_everywhere() {
        for attribute in ["#[ignore]", "    #[ignore = \"slow\"]"] {
            let code = format!("#[test]\n{attribute}\nfn f() {{}}\n");
            assert_eq!(faults_in("crates/tpt-cli/tests/it/main.rs", &code).len(), 1);
        }
    }

    #[test]
    fn a_default_in_a_physics_crate_is_seen() {
        for line in
            ["impl Default for Air {", "impl std::default::Default for Air {", "#[derive(Clone, Default)]"]
        {
            let code = format!("{MODULE}{line}\n");
            assert_eq!(faults_in("crates/tpt-earth/src/a.rs", &code).len(), 1, "{line}");
            assert_eq!(faults_in("crates/tpt-catalogue/src/a.rs", &code), [], "{line}");
        }
    }

    #[test]
    fn a_missing_heading_is_seen() {
        assert_eq!(faults_in("crates/tpt-earth/src/a.rs", MODULE), []);
        for heading in HEADINGS {
            let code = MODULE.replace(heading, "#");
            let rule = format!("a physics module without the heading `{heading}`");
            assert_eq!(faults_in("crates/tpt-earth/src/a.rs", &code), [(1, rule)]);
        }
        assert_eq!(faults_in("crates/tpt-earth/src/lib.rs", "//! A.\n"), []);
        assert_eq!(faults_in("crates/tpt-earth/tests/it/main.rs", "//! A.\n"), []);
    }

    #[test]
    fn mod_rs_is_seen() {
        assert_eq!(faults_in("crates/tpt-view/src/report/mod.rs", "//! A.\n").len(), 1);
    }

    #[test]
    fn a_long_file_is_seen_unless_listed() {
        let path = "crates/tpt-view/src/a.rs";
        let (short, long) = (text(path, "\n"), text(path, &"\n".repeat(MOST_LINES + 1)));
        assert_eq!(length(&short, &[]), None);
        assert_eq!(length(&long, &[]).map(|fault| fault.line), Some(MOST_LINES + 1));
        assert_eq!(length(&long, &[path]), None);
        assert!(length(&short, &[path]).is_some(), "a stale entry of the list");
    }

    #[test]
    fn a_bare_tolerance_is_seen_in_tests() {
        let bare = "assert!((a - b).abs() < 1e-9);\n";
        let code = format!(
            "{MODULE}fn f() -> bool {{ (a - b).abs() < 1.0 }}\n#[cfg(test)]\nmod tests {{\n{bare}}}\n"
        );
        assert_eq!(faults_in("crates/tpt-earth/src/a.rs", &code).len(), 1);
        assert_eq!(faults_in("validation/src/lib.rs", bare).len(), 1);
        let allowed = format!("if d.abs() < 1.0 {{ {ALLOW_ABS} picks the branch\n");
        assert_eq!(faults_in("validation/src/lib.rs", &allowed), []);
    }
}
