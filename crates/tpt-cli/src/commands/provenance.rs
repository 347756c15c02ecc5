//! `why`, `cite`, `diff`.

use std::collections::{BTreeMap, BTreeSet};

use termtree::Tree;
use tpt_report::{Diff, Kind, SourceReport, Why, WhyNode, fixed, spoken_day};

use crate::table::{plain, sources};

/// What became known, by kind.
pub(crate) fn diff(diff: &Diff) -> String {
    let mut text = String::new();
    let mut kinds: Vec<Kind> = diff.entries.iter().map(|row| row.kind.0).collect();
    kinds.dedup();
    for kind in kinds {
        let rows = diff.entries.iter().filter(|row| row.kind == kind).map(|row| {
            let date = row.happened.clone().or_else(|| row.said_on.clone()).unwrap_or_default();
            vec![
                date,
                row.change.words().to_owned(),
                row.id.clone(),
                row.words.clone(),
                row.access.to_string(),
            ]
        });
        text.push_str(&plain(&["date", kind.word(), "id", "what", "access"], rows));
        text.push('\n');
    }
    let count = diff.entries.len();
    text.push_str(&format!("{count} facts became known after {}, up to {}\n", diff.asof_from, diff.asof));
    text
}

/// The sources of a tree, and those that were spelled out already.
struct Sources<'s> {
    by_id: BTreeMap<&'s str, &'s SourceReport>,
    shown: BTreeSet<&'s str>,
}

/// The tree with each source spelled out where it is cited first.
pub(crate) fn why(why: &Why) -> String {
    let by_id = why.sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let mut cited = Sources { by_id, shown: BTreeSet::new() };
    let mut text = format!(
        "{}What was public on {}, with --figures {}.\n",
        tree(&why.tree, &mut cited),
        spoken_day(&why.asof),
        why.figures
    );
    if !why.sources.is_empty() {
        text.push('\n');
        text.push_str(&sources(&why.sources));
    }
    text
}

/// A node and what hangs below it: first what is said of the node itself, then what it rests on.
fn tree<'s>(node: &'s WhyNode, sources: &mut Sources<'s>) -> Tree<String> {
    let id =
        node.id.as_ref().filter(|id| **id != node.name).map(|id| format!("  [{id}]")).unwrap_or_default();
    let value = node.value.as_ref().map(|value| format!(": {value}")).unwrap_or_default();
    let mut own = Tree::new(format!("{} {}{value}{id}", node.kind, node.name));
    let mut line = |name: &str, text: Option<&String>| {
        if let Some(text) = text {
            own.push(Tree::new(format!("{name} {text}")));
        }
    };
    line("how:", node.how.as_ref());
    line("condition:", node.condition.as_ref());
    line("said by", node.said_by.as_ref());
    line("said on", node.said_on.as_ref());
    line("basis:", node.basis.map(|basis| basis.to_string()).as_ref());
    line("note:", node.note.as_ref());
    for driver in &node.drivers {
        own.push(Tree::new(format!("driven by {} ({})", driver.input, fixed(driver.swing, 1))));
    }
    if let Some(source) = node.source.as_deref().and_then(|id| sources.by_id.get(id)) {
        let first = sources.shown.insert(&source.id);
        own.push(source_tree(source, node.place_in_source.as_deref(), first));
    }
    for inner in &node.from {
        own.push(tree(inner, sources));
    }
    own
}

fn source_tree(source: &SourceReport, place: Option<&str>, first: bool) -> Tree<String> {
    if !first {
        let mut leaf =
            Tree::new(format!("source {} ({}, {}; above)", source.id, source.grade, source.access));
        leaf.leaves.extend(place.map(|place| Tree::new(format!("where: {place}"))));
        return leaf;
    }
    let date = source.date.as_ref().map(|date| format!(", {date}")).unwrap_or_default();
    let compiled = source.compiled.as_ref().map(|compiled| format!(", {compiled}")).unwrap_or_default();
    let mut leaf = Tree::new(format!(
        "source {}: {}, “{}”{date}{compiled} ({}, {}, {})",
        source.id, source.publisher, source.title, source.language, source.grade, source.access
    ));
    let lines = [
        ("where:", place.map(str::to_owned)),
        ("address:", source.url.clone()),
        ("note:", source.note.clone()),
        ("opened again", (!source.reopened.is_empty()).then(|| source.reopened.join("; "))),
    ];
    for (name, text) in lines {
        if let Some(text) = text {
            leaf.push(Tree::new(format!("{name} {text}")));
        }
    }
    leaf
}
