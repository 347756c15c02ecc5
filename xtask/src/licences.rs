//! `licences`: whether everything from outside has a licence, a registry and a version that `deny.toml` allows.
//!
//! It asks `cargo metadata` what is used, in the workspace and in `fuzz/`. The rules stand in `deny.toml` in the words of
//! cargo-deny, so that it reads them too; building cargo-deny from source would take a fifth of a whole check.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use spdx::{Expression, ParseMode};

/// The workspaces, each with a lock of its own.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// What `cargo metadata` calls the registry of crates.io.
const CRATES_IO: &str = "https://github.com/rust-lang/crates.io-index";

#[derive(Deserialize)]
struct Rules {
    licenses: Licences,
    sources: Sources,
}

#[derive(Deserialize)]
struct Licences {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Sources {
    allow_registry: Vec<String>,
    allow_git: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    /// None of what lies in this repository.
    source: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    req: String,
    path: Option<String>,
}

/// Checks both workspaces under `root`.
pub(crate) fn run(root: &Path) -> Result<String, String> {
    let rules =
        std::fs::read_to_string(root.join("deny.toml")).map_err(|error| format!("deny.toml: {error}"))?;
    let rules: Rules = toml::from_str(&rules).map_err(|error| format!("deny.toml: {error}"))?;
    let mut packages = BTreeMap::new();
    for manifest in MANIFESTS {
        for package in metadata(&root.join(manifest))?.packages {
            packages.insert((package.name.clone(), package.version.clone()), package);
        }
    }
    let faults: Vec<String> = packages.values().flat_map(|package| faults(&rules, package)).collect();
    if faults.is_empty() {
        Ok(format!("licences: {} packages, all allowed by deny.toml", packages.len()))
    } else {
        Err(faults.join("\n"))
    }
}

fn metadata(manifest: &Path) -> Result<Metadata, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["metadata", "--format-version", "1", "--locked", "--all-features", "--manifest-path"])
        .arg(manifest);
    let told = cargo.output().map_err(|error| format!("cargo metadata: {error}"))?;
    if !told.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&told.stderr).trim()));
    }
    serde_json::from_slice(&told.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

/// What `deny.toml` does not allow of a package.
fn faults(rules: &Rules, package: &Package) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{} {}: {what}", package.name, package.version));
    if let Err(why) = licence(rules, package) {
        fault(why);
    }
    match package.source.as_deref() {
        None => (),
        Some(source) => {
            let registry = source
                .strip_prefix("registry+")
                .map(|url| if url.starts_with("sparse+https://index.crates.io") { CRATES_IO } else { url });
            let known = match registry {
                Some(url) => rules.sources.allow_registry.iter().any(|allowed| allowed == url),
                None => rules.sources.allow_git.iter().any(|allowed| source.contains(allowed.as_str())),
            };
            if !known {
                fault(format!("comes from {source}; allowed: {}", rules.sources.allow_registry.join(", ")));
            }
        }
    }
    // What others ask of each other is theirs; a package of ours says which version it means.
    if package.source.is_none() {
        for dependency in package.dependencies.iter().filter(|used| used.req == "*" && used.path.is_none()) {
            fault(format!("asks for any version of {}; allowed: a version", dependency.name));
        }
    }
    faults
}

fn licence(rules: &Rules, package: &Package) -> Result<(), String> {
    let said =
        package.license.as_deref().ok_or("says no licence in its manifest; allowed: an SPDX expression")?;
    let read = Expression::parse_mode(said, ParseMode::LAX);
    let read =
        read.map_err(|error| format!("its licence `{said}` is no SPDX expression: {}", error.reason))?;
    let excepted = rules.licenses.exceptions.iter().filter(|exception| exception.name == package.name);
    let allowed: Vec<&str> = rules
        .licenses
        .allow
        .iter()
        .chain(excepted.flat_map(|exception| &exception.allow))
        .map(String::as_str)
        .collect();
    if read.evaluate(|wanted| allowed.contains(&wanted.to_string().as_str())) {
        Ok(())
    } else {
        Err(format!("its licence is `{said}`; allowed: {}", allowed.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        toml::from_str(include_str!("../../deny.toml")).expect("deny.toml is read")
    }

    fn package(license: Option<&str>, source: Option<&str>) -> Package {
        Package {
            name: "one".to_owned(),
            version: "1.0.0".to_owned(),
            license: license.map(str::to_owned),
            source: source.map(str::to_owned),
            dependencies: Vec::new(),
        }
    }

    #[test]
    fn a_licence_is_allowed_by_its_expression_and_not_by_a_part_of_it() {
        let says = |license| faults(&rules(), &package(license, None));
        assert!(says(Some("MIT OR Apache-2.0")).is_empty());
        assert!(says(Some("MIT/Apache-2.0")).is_empty());
        assert!(says(Some("GPL-3.0-only OR MIT")).is_empty());
        assert!(says(Some("Apache-2.0 WITH LLVM-exception")).is_empty());
        assert_eq!(says(Some("GPL-3.0-only AND MIT")).len(), 1);
        assert_eq!(says(Some("AGPL-3.0-or-later")).len(), 1);
        assert_eq!(says(Some("free for all")).len(), 1);
        assert_eq!(says(None).len(), 1);
    }

    #[test]
    fn an_exception_is_for_one_crate() {
        let mut one = package(Some("MIT-0"), None);
        assert_eq!(faults(&rules(), &one).len(), 1);
        one.name = "borrow-or-share".to_owned();
        assert!(faults(&rules(), &one).is_empty());
    }

    #[test]
    fn another_registry_a_repository_and_any_version_are_refused() {
        let from = |source| faults(&rules(), &package(Some("MIT"), Some(source)));
        assert!(from("registry+https://github.com/rust-lang/crates.io-index").is_empty());
        assert_eq!(from("registry+https://crates.example/index").len(), 1);
        assert_eq!(from("git+https://github.com/somebody/something?rev=1#1").len(), 1);
        let mut ours = package(Some("MIT"), None);
        ours.dependencies = vec![Dependency { name: "other".to_owned(), req: "*".to_owned(), path: None }];
        assert_eq!(faults(&rules(), &ours).len(), 1);
    }
}
