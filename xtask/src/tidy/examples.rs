//! Every public function of some crates is shown in an example, which `cargo test` runs.

use super::{Fault, crate_of};
use crate::repo::Text;

/// The crates whose public functions all have an example.
const WITH_EXAMPLES: &[&str] = &[
    "tpt-ask",
    "tpt-claims",
    "tpt-defence",
    "tpt-draw",
    "tpt-flown",
    "tpt-paper",
    "tpt-report",
    "tpt-setting",
    "tpt-view",
];

/// Words after the fence of a block that `cargo test` does not run.
const NOT_RUN: [&str; 3] = ["ignore", "no_run", "text"];

/// The line at which the tests of a file begin. A declaration, `mod tests;`, may stand above the code.
const TESTS_BEGIN: &str = "mod tests {";

pub(crate) fn check(text: &Text) -> Vec<Fault> {
    let is_source = text.path.starts_with("crates/") && text.path.contains("/src/");
    let is_tests = text.path.ends_with("/tests.rs") || text.path.contains("/tests/");
    if !is_source || is_tests || !WITH_EXAMPLES.contains(&crate_of(&text.path)) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    let mut above = Above::default();
    for (i, line) in text.text.lines().take_while(|line| *line != TESTS_BEGIN).enumerate() {
        let line = line.trim();
        if let Some(name) = public_function(line)
            && !above.has_example
        {
            let rule = format!("`{name}` has no example: write one in its comment, or make it private");
            faults.push(Fault { path: text.path.clone(), line: i + 1, rule });
        }
        above.read(line);
    }
    faults
}

/// The name of the public function that begins at a line. One that implements a trait says no `pub`.
fn public_function(line: &str) -> Option<&str> {
    let mut rest = line.strip_prefix("pub ")?;
    while let Some(after) = ["async ", "const ", "unsafe "].iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    let name = rest.strip_prefix("fn ")?;
    name.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()
}

/// The comment and the attributes right above a line.
#[derive(Default)]
struct Above {
    has_example: bool,
    in_block: bool,
    in_attribute: bool,
}

impl Above {
    fn read(&mut self, line: &str) {
        if let Some(comment) = line.strip_prefix("///") {
            if let Some(words) = comment.trim_start().strip_prefix("```") {
                self.in_block = !self.in_block;
                let is_run = words.split(',').all(|word| !NOT_RUN.contains(&word.trim()));
                self.has_example |= self.in_block && is_run;
            }
        } else if self.in_attribute || line.starts_with("#[") {
            self.in_attribute = !line.ends_with(']');
        } else {
            *self = Self::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::text;

    const WITH: &str = "/// Doubles.\n///\n/// ```\n/// assert_eq!(tpt_draw::twice(2), 4);\n/// ```\n";
    const FUNCTION: &str = "pub fn twice(number: u32) -> u32 {\n    number * 2\n}\n";

    fn lines_in(path: &str, code: &str) -> Vec<usize> {
        check(&text(path, code)).into_iter().map(|fault| fault.line).collect()
    }

    const NONE: [usize; 0] = [];

    #[test]
    fn a_public_function_without_an_example_is_seen() {
        let path = "crates/tpt-draw/src/a.rs";
        assert_eq!(lines_in(path, &format!("{WITH}{FUNCTION}")), NONE);
        assert_eq!(lines_in(path, &format!("/// Doubles.\n{FUNCTION}")), [2]);
        // An example is that of the next function alone.
        assert_eq!(lines_in(path, &format!("{WITH}{FUNCTION}\n/// Doubles.\n{FUNCTION}")), [11]);
        let fault = check(&text(path, "    pub const fn one() -> u32 {\n")).remove(0).to_string();
        assert!(fault.starts_with("crates/tpt-draw/src/a.rs:1: `one` has no example"), "{fault}");
    }

    #[test]
    fn attributes_may_stand_between() {
        let attributes = "#[must_use]\n#[cfg_attr(\n    feature = \"clap\",\n    inline\n)]\n";
        assert_eq!(lines_in("crates/tpt-draw/src/a.rs", &format!("{WITH}{attributes}{FUNCTION}")), NONE);
    }

    #[test]
    fn a_block_that_is_not_run_is_no_example() {
        for words in NOT_RUN {
            let shown = WITH.replacen("```", &format!("```{words}"), 1);
            assert_eq!(lines_in("crates/tpt-draw/src/a.rs", &format!("{shown}{FUNCTION}")), [6], "{words}");
        }
    }

    #[test]
    fn what_is_not_public_needs_none() {
        for code in [
            "pub(crate) fn a() {}\n",
            "fn a() {}\n",
            "pub struct A;\n",
            "impl Default for A {\n    fn default() -> Self {\n        Self\n    }\n}\n",
            "#[cfg(test)]\nmod tests {\n    pub fn a() {}\n}\n",
        ] {
            assert_eq!(lines_in("crates/tpt-draw/src/a.rs", code), NONE, "{code}");
        }
        assert_eq!(
            lines_in("crates/tpt-draw/src/a.rs", &format!("#[cfg(test)]\nmod tests;\n{FUNCTION}")),
            [3]
        );
        for path in ["crates/tpt-draw/src/a/tests.rs", "crates/tpt-draw/tests/it/a.rs", "xtask/src/a.rs"] {
            assert_eq!(lines_in(path, FUNCTION), NONE, "{path}");
        }
    }
}
