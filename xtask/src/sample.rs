//! Which sources a round of re-opening takes: drawn by a rule, so that nobody picks those that will pass.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use toml::{Table, Value};

/// The kinds of record whose sources are drawn: those that hold figures, reports, statuses and statements.
const DRAWN_FROM: [&str; 6] = ["claims", "elements", "events", "launches", "missiles", "systems"];

/// The first `count` sources in the order of SHA-256(round/id), of those that were read and that a record cites.
pub(crate) fn sample(root: &Path, round: &str, count: usize) -> Result<String, String> {
    let sources = table(&root.join("data/sources.toml"))?;
    let mut cited = BTreeSet::new();
    for folder in DRAWN_FROM {
        let folder = root.join("data").join(folder);
        let problem = |error: std::io::Error| format!("{}: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(problem)? {
            let record = Value::Table(table(&entry.map_err(problem)?.path())?);
            collect(&record, &mut cited);
        }
    }
    let read = |id: &&String| {
        let access = sources.get(id.as_str()).and_then(|source| source.get("access"));
        access.and_then(Value::as_str) == Some("read")
    };
    let pool: Vec<&String> = cited.iter().filter(read).collect();
    let drawn: Vec<String> = draw(&pool, round, count).into_iter().map(|id| format!("{id}\n")).collect();
    Ok(format!("{}of {} sources that were read and are cited", drawn.concat(), pool.len()))
}

fn draw<'p>(pool: &[&'p String], round: &str, count: usize) -> Vec<&'p String> {
    let mut order: Vec<_> = pool.iter().map(|id| (Sha256::digest(format!("{round}/{id}")), *id)).collect();
    order.sort();
    order.into_iter().take(count).map(|(_, id)| id).collect()
}

fn table(path: &Path) -> Result<Table, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.parse().map_err(|error: toml::de::Error| format!("{}: {}", path.display(), error.message()))
}

/// The ids under every key `source`.
fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => {
            for (key, inner) in table {
                match inner {
                    Value::String(id) if key == "source" => {
                        found.insert(id.clone());
                    }
                    inner => collect(inner, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_draws_the_same_sources_and_another_round_others() {
        let ids: Vec<String> = (0..50).map(|i| format!("source-{i}")).collect();
        let pool: Vec<&String> = ids.iter().collect();
        let first = draw(&pool, "2026-11-24", 10);
        assert_eq!(first, draw(&pool, "2026-11-24", 10));
        assert_eq!(first[..5], draw(&pool, "2026-11-24", 5));
        assert_ne!(first, draw(&pool, "2026-11-25", 10));
    }
}
