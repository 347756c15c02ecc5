//! Files made from the code and the catalogue: the JSON Schemas, the reference of the command line, what other languages know of
//! questions and documents, pages.

mod pages;
mod questions;
mod stubs;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use clap::Command;

/// The folder that holds nothing but generated schemas.
const SCHEMAS: &str = "schemas";

/// The width of the help texts, the same on every terminal.
const WIDTH: usize = 100;

/// Writes what differs and removes schemas that no longer exist.
pub(crate) fn write(root: &Path) -> Result<String, String> {
    let wanted = generated(root)?;
    let differing = differing(root, &wanted)?;
    for path in &differing {
        let place = root.join(path);
        let problem = |error: std::io::Error| format!("{path}: {error}");
        match wanted.get(path) {
            Some(text) => {
                place.parent().map_or(Ok(()), fs::create_dir_all).map_err(problem)?;
                fs::write(&place, text).map_err(problem)?;
            }
            None => fs::remove_file(&place).map_err(problem)?,
        }
    }
    Ok(format!("generate: {} files, {} written", wanted.len(), differing.len()))
}

/// Fails with the name of each file that is not what the code would write.
pub(crate) fn check(root: &Path) -> Result<String, String> {
    let wanted = generated(root)?;
    let differing = differing(root, &wanted)?;
    if differing.is_empty() {
        return Ok(format!("generate: {} files are up to date", wanted.len()));
    }
    let mut said: Vec<String> = differing.iter().map(|path| format!("{path}: not up to date")).collect();
    said.push("generate: run `cargo run -p xtask -- generate`".to_owned());
    Err(said.join("\n"))
}

/// Every generated file: its path and its text.
fn generated(root: &Path) -> Result<BTreeMap<String, String>, String> {
    let mut files = BTreeMap::new();
    for (name, schema) in tpt_shell::all_schemas() {
        let text = serde_json::to_string_pretty(&schema).map_err(|error| format!("{name}: {error}"))?;
        files.insert(format!("{SCHEMAS}/{name}.schema.json"), text + "\n");
    }
    files.insert("docs/cli.md".to_owned(), reference(tpt_cli::command()));
    files.insert(stubs::PATH.to_owned(), stubs::stubs());
    files.insert(questions::PYTHON.to_owned(), questions::python());
    files.insert(questions::PAGE.to_owned(), questions::page());
    files.extend(pages::pages(root)?);
    Ok(files)
}

/// The files that are missing, are different, or should not be there.
fn differing(root: &Path, wanted: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let same = |path: &str, text: &str| fs::read_to_string(root.join(path)).is_ok_and(|found| found == text);
    let mut differing: Vec<String> =
        wanted.iter().filter(|(path, text)| !same(path, text)).map(|(path, _)| path.clone()).collect();
    if let Ok(folder) = fs::read_dir(root.join(SCHEMAS)) {
        for entry in folder {
            let name = entry.map_err(|error| format!("{SCHEMAS}: {error}"))?.file_name();
            let path = format!("{SCHEMAS}/{}", name.to_string_lossy());
            if !wanted.contains_key(&path) {
                differing.push(path);
            }
        }
    }
    Ok(differing)
}

/// The reference: the help of every command, as the program prints it.
fn reference(mut program: Command) -> String {
    program = program.term_width(WIDTH);
    program.build();
    let mut text = format!(
        "<!-- Made by `cargo run -p xtask -- generate`; do not edit. -->\n\n# `{}`: the command line\n",
        program.get_name()
    );
    add_command(&mut text, &program, true);
    text
}

fn add_command(text: &mut String, command: &Command, is_program: bool) {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    // The options of every command are written once, at the top.
    let shown =
        command.clone().mut_args(|arg| if is_program || !arg.is_global_set() { arg } else { arg.hide(true) });
    let help = shown.term_width(WIDTH).render_long_help().to_string();
    let help: Vec<&str> = help.lines().map(str::trim_end).collect();
    // Writing into a String cannot fail.
    let _ = write!(text, "\n## `{name}`\n\n```text\n{}\n```\n", help.join("\n").trim_end());
    for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
        add_command(text, inner, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_holds_every_command_and_each_global_option_once() {
        let every = clap::Arg::new("every").long("every-command").global(true).help("Of all");
        let inner = Command::new("inner").about("Does it").arg(clap::Arg::new("own").long("own"));
        let outer = Command::new("outer").subcommand(inner).arg(every);
        let text = reference(Command::new("program").subcommand(outer));
        for heading in ["## `program`\n", "## `program outer`\n", "## `program outer inner`\n"] {
            assert!(text.contains(heading), "{text}");
        }
        assert!(text.contains("Does it") && text.contains("--own"), "{text}");
        assert!(!text.contains("program help"), "{text}");
    }

    #[test]
    fn a_missing_a_changed_and_a_stale_file_differ() {
        let root = std::env::temp_dir().join(format!("twoplustwo-generate-{}", std::process::id()));
        let schemas = root.join(SCHEMAS);
        fs::create_dir_all(&schemas).unwrap();
        for (name, text) in [("same", "a\n"), ("changed", "old\n"), ("stale", "x\n")] {
            fs::write(schemas.join(name), text).unwrap();
        }
        let wanted = [("same", "a\n"), ("changed", "b\n"), ("missing", "c\n")];
        let wanted = wanted.map(|(name, text)| (format!("{SCHEMAS}/{name}"), text.to_owned())).into();
        let found = differing(&root, &wanted);
        fs::remove_dir_all(&root).unwrap();
        assert_eq!(found.unwrap(), ["schemas/changed", "schemas/missing", "schemas/stale"]);
    }
}
