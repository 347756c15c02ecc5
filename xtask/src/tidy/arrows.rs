//! The allowed arrows between the crates, and the map that names the crates.
//!
//! Adding an arrow is a change of the architecture: it is made here, on purpose, and in `ARCHITECTURE.md`.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::Fault;
use crate::repo::Text;

/// What a crate may use of the workspace.
enum May {
    /// These and nothing else.
    Use(&'static [&'static str]),
    /// Every crate: it is a shell, or only tests.
    UseAll,
}

/// The crates that may exist, in the order that data walks through them.
const ALLOWED: [(&str, May); 25] = [
    ("tpt-unify", May::Use(&[])),
    ("tpt-libm", May::Use(&[])),
    ("tpt-earth", May::Use(&["tpt-libm", "tpt-unify"])),
    ("tpt-catalogue", May::Use(&["tpt-earth"])),
    ("tpt-report", May::Use(&["tpt-earth", "tpt-catalogue"])),
    ("tpt-scenario", May::Use(&["tpt-earth", "tpt-catalogue"])),
    ("tpt-flight", May::Use(&["tpt-earth"])),
    ("tpt-sight", May::Use(&["tpt-earth", "tpt-flight"])),
    ("tpt-reach", May::Use(&["tpt-earth", "tpt-flight", "tpt-sight"])),
    ("tpt-draw", May::Use(&["tpt-earth", "tpt-report"])),
    (
        "tpt-setting",
        May::Use(&["tpt-earth", "tpt-draw", "tpt-report", "tpt-catalogue", "tpt-scenario", "tpt-sight"]),
    ),
    (
        "tpt-flown",
        May::Use(&[
            "tpt-earth",
            "tpt-draw",
            "tpt-report",
            "tpt-catalogue",
            "tpt-scenario",
            "tpt-flight",
            "tpt-sight",
            "tpt-setting",
        ]),
    ),
    (
        "tpt-view",
        May::Use(&[
            "tpt-earth",
            "tpt-draw",
            "tpt-report",
            "tpt-catalogue",
            "tpt-scenario",
            "tpt-flight",
            "tpt-sight",
            "tpt-setting",
            "tpt-flown",
        ]),
    ),
    (
        "tpt-defence",
        May::Use(&[
            "tpt-earth",
            "tpt-draw",
            "tpt-report",
            "tpt-catalogue",
            "tpt-scenario",
            "tpt-flight",
            "tpt-sight",
            "tpt-reach",
            "tpt-setting",
            "tpt-flown",
            "tpt-view",
        ]),
    ),
    (
        "tpt-claims",
        May::Use(&[
            "tpt-earth",
            "tpt-draw",
            "tpt-report",
            "tpt-catalogue",
            "tpt-scenario",
            "tpt-flight",
            "tpt-sight",
            "tpt-reach",
            "tpt-setting",
            "tpt-flown",
            "tpt-view",
            "tpt-defence",
        ]),
    ),
    (
        "tpt-paper",
        May::Use(&[
            "tpt-earth",
            "tpt-report",
            "tpt-catalogue",
            "tpt-scenario",
            "tpt-setting",
            "tpt-flown",
            "tpt-view",
            "tpt-defence",
            "tpt-claims",
        ]),
    ),
    (
        "tpt-ask",
        May::Use(&[
            "tpt-earth",
            "tpt-report",
            "tpt-catalogue",
            "tpt-scenario",
            "tpt-setting",
            "tpt-flown",
            "tpt-view",
            "tpt-defence",
            "tpt-claims",
            "tpt-paper",
        ]),
    ),
    ("tpt-briefing", May::Use(&["tpt-earth", "tpt-report", "tpt-sight", "tpt-flown", "tpt-ask"])),
    ("tpt-shell", May::UseAll),
    ("tpt-cli", May::UseAll),
    ("tpt-server", May::UseAll),
    ("tpt-python", May::UseAll),
    ("xtask", May::Use(&["tpt-ask", "tpt-report", "tpt-shell", "tpt-cli"])),
    ("validation", May::UseAll),
    ("benches", May::UseAll),
];

const MAP: &str = "ARCHITECTURE.md";

/// A package of the workspace.
struct Package<'a> {
    name: String,
    manifest: &'a Text,
    table: Table,
}

pub(crate) fn check(texts: &[Text]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let packages = packages(texts, &mut faults);
    for package in &packages {
        check_package(package, &packages, &mut faults);
    }
    faults.extend(check_map(texts, &packages));
    faults
}

/// Every package below the root except those outside the workspace, which are `fuzz`.
fn packages<'a>(texts: &'a [Text], faults: &mut Vec<Fault>) -> Vec<Package<'a>> {
    let mut packages = Vec::new();
    for manifest in texts {
        let Some(folder) = manifest.path.strip_suffix("/Cargo.toml").filter(|folder| *folder != "fuzz")
        else {
            continue;
        };
        let table = match manifest.text.parse::<Table>() {
            Ok(table) => table,
            Err(error) => {
                faults.push(fault(manifest, 1, format!("not TOML: {}", error.message())));
                continue;
            }
        };
        let name =
            table.get("package").and_then(|p| p.get("name")).and_then(Value::as_str).unwrap_or_default();
        let name = name.to_owned();
        if folder.rsplit('/').next() != Some(name.as_str()) {
            faults.push(fault(manifest, 1, format!("the crate `{name}` is not named like its folder")));
        }
        packages.push(Package { name, manifest, table });
    }
    packages
}

fn check_package(package: &Package<'_>, all: &[Package<'_>], faults: &mut Vec<Fault>) {
    let Some((_, may)) = ALLOWED.iter().find(|(name, _)| *name == package.name) else {
        let rule = format!("the crate `{}` is not in the list of allowed arrows", package.name);
        faults.push(fault(package.manifest, 1, rule));
        return;
    };
    let May::Use(allowed) = may else { return };
    for used in dependencies(&package.table) {
        let ours = all.iter().any(|other| other.name == used) || used.starts_with("tpt-");
        if ours && !allowed.contains(&used.as_str()) {
            let line = line_of(package.manifest, &used);
            let rule = format!("`{}` may not use `{used}`: data flows one way", package.name);
            faults.push(fault(package.manifest, line, rule));
        }
    }
}

/// The names of what a manifest depends on, for building, for tests or for one platform only.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let mut tables: Vec<&Table> = vec![manifest];
    let targets = manifest.get("target").and_then(Value::as_table);
    tables.extend(targets.into_iter().flat_map(Table::values).filter_map(Value::as_table));
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let lists = tables.iter().flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()));
    let renamed = |value: &Value| value.get("package").and_then(Value::as_str).map(str::to_owned);
    lists.flatten().map(|(key, value)| renamed(value).unwrap_or_else(|| key.clone())).collect()
}

fn check_map(texts: &[Text], packages: &[Package<'_>]) -> Vec<Fault> {
    let Some(map) = texts.iter().find(|text| text.path == MAP) else {
        return vec![Fault {
            path: MAP.to_owned(),
            line: 1,
            rule: "the map of the crates is missing".to_owned(),
        }];
    };
    let named = crates_named(&map.text);
    let missing = packages.iter().filter(|package| !named.iter().any(|(name, _)| *name == package.name));
    let missing = missing.map(|package| fault(map, 1, format!("does not name the crate `{}`", package.name)));
    let gone = named.iter().filter(|(name, _)| {
        name.starts_with("tpt-") && !packages.iter().any(|package| package.name == *name)
    });
    let gone =
        gone.map(|(name, line)| fault(map, *line, format!("names the crate `{name}`, which does not exist")));
    missing.chain(gone).collect()
}

/// The words of a text that can be names of crates, with their lines.
fn crates_named(text: &str) -> Vec<(&str, usize)> {
    let in_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let mut named = Vec::new();
    for (i, line) in text.lines().enumerate() {
        for word in line.split(|c| !in_name(c)) {
            let listed = ALLOWED.iter().any(|(name, _)| *name == word);
            if listed || word.strip_prefix("tpt-").is_some_and(|rest| !rest.is_empty()) {
                named.push((word, i + 1));
            }
        }
    }
    named
}

fn line_of(manifest: &Text, name: &str) -> usize {
    manifest.text.lines().position(|line| line.contains(name)).map_or(1, |i| i + 1)
}

fn fault(text: &Text, line: usize, rule: String) -> Fault {
    Fault { path: text.path.clone(), line, rule }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::text;

    fn manifest(name: &str, rest: &str) -> Text {
        text(&format!("crates/{name}/Cargo.toml"), &format!("[package]\nname = \"{name}\"\n{rest}"))
    }

    fn rules(texts: &[Text]) -> Vec<String> {
        check(texts).iter().map(Fault::to_string).collect()
    }

    #[test]
    fn the_allowed_arrows_pass() {
        let texts = [
            manifest("tpt-earth", "[dependencies]\nthiserror.workspace = true\n"),
            manifest("tpt-catalogue", "[dependencies]\ntpt-earth.workspace = true\n"),
            text(MAP, "`tpt-earth` comes before `tpt-catalogue`; names begin with `tpt-`.\n"),
        ];
        assert_eq!(rules(&texts), Vec::<String>::new());
    }

    #[test]
    fn an_arrow_that_points_back_fails() {
        let texts = [
            manifest("tpt-earth", "[dependencies]\ntpt-catalogue.workspace = true\n"),
            manifest("tpt-catalogue", ""),
            text(MAP, "tpt-earth tpt-catalogue"),
        ];
        let expected =
            "crates/tpt-earth/Cargo.toml:4: `tpt-earth` may not use `tpt-catalogue`: data flows one way";
        assert_eq!(rules(&texts), [expected]);
    }

    #[test]
    fn physics_knows_no_catalogue_not_even_in_tests_or_renamed() {
        for rest in [
            "[dev-dependencies]\ntpt-scenario.workspace = true\n",
            "[dependencies]\nfacts = { package = \"tpt-catalogue\", path = \"../tpt-catalogue\" }\n",
            "[target.'cfg(unix)'.dependencies]\ntpt-catalogue = { path = \"../tpt-catalogue\" }\n",
        ] {
            let texts = [manifest("tpt-sight", rest), text(MAP, "tpt-sight")];
            assert_eq!(rules(&texts).len(), 1, "{rest}");
        }
    }

    #[test]
    fn an_unlisted_crate_fails() {
        let texts = [manifest("tpt-raid", ""), text(MAP, "tpt-raid")];
        let expected =
            "crates/tpt-raid/Cargo.toml:1: the crate `tpt-raid` is not in the list of allowed arrows";
        assert_eq!(rules(&texts), [expected]);
    }

    #[test]
    fn a_folder_with_another_name_fails() {
        let texts =
            [text("crates/earth/Cargo.toml", "[package]\nname = \"tpt-earth\"\n"), text(MAP, "tpt-earth")];
        assert_eq!(rules(&texts).len(), 1);
    }

    #[test]
    fn the_map_names_each_crate_and_no_other() {
        let texts = [manifest("tpt-earth", ""), text(MAP, "Crates:\n- tpt-flight flies\n")];
        let expected = [
            "ARCHITECTURE.md:1: does not name the crate `tpt-earth`",
            "ARCHITECTURE.md:2: names the crate `tpt-flight`, which does not exist",
        ];
        assert_eq!(rules(&texts), expected);
        assert_eq!(rules(&[]), ["ARCHITECTURE.md:1: the map of the crates is missing"]);
    }
}
