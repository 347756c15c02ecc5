//! `why`, `cite`, `diff`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use termtree::Tree;
use tpt_scenario::{Beliefs, Resolved};
use tpt_study::NumberId;
use tpt_study::report::{SourceReport, Why, WhyNode, fixed};

use super::json;
use crate::args::{Global, TraceArgs};
use crate::context::{Chosen, Facts, beliefs, sampling};
use crate::error::CliError;
use crate::table::{plain, sources};

pub(crate) fn why(global: &Global, args: &TraceArgs) -> Result<String, CliError> {
    traced(global, args, |resolved, beliefs, _| {
        let kind = args.kind.map(|word| word.0);
        let why = tpt_study::why(resolved, beliefs, kind, &args.id, sampling(global))?;
        if global.json { json(&why) } else { Ok(tree_text(&why)) }
    })
}

pub(crate) fn cite(global: &Global, args: &TraceArgs) -> Result<String, CliError> {
    traced(global, args, |resolved, beliefs, inputs| {
        let kind = args.kind.map(|word| word.0);
        let cited = tpt_study::cite(resolved, beliefs, kind, &args.id, sampling(global), inputs)?;
        if global.json { json(&cited) } else { Ok(format!("{}\n", cited.citation)) }
    })
}

/// Does `work` with the catalogue at the date and the figures that the id names, or else the command line.
fn traced(
    global: &Global,
    args: &TraceArgs,
    work: impl FnOnce(&Resolved<'_>, &Beliefs, &str) -> Result<String, CliError>,
) -> Result<String, CliError> {
    no_out(global)?;
    let facts = Facts::load(global)?;
    let chosen = Chosen::load(global, &facts.catalogue)?;
    let number = NumberId::parse(&args.id);
    let date = match (&number, global.asof) {
        (Some(number), Some(asof)) if number.as_of != asof => {
            return Err(CliError::Usage(format!(
                "--asof {asof} contradicts the id, which is of {}; allowed: no --asof, or the same day",
                number.as_of
            )));
        }
        (Some(number), _) => number.as_of,
        (None, _) => facts.as_of(global),
    };
    let cut = facts.catalogue.as_of(date);
    let believed = match &number {
        Some(number) => {
            let of_id = Beliefs::new(&cut, &number.figures, &number.overrides)?;
            if global.figures.is_some() || !global.overrides.is_empty() {
                let given = beliefs(global, &chosen.scenario, &cut)?;
                if given.key() != of_id.key() {
                    return Err(CliError::Usage(format!(
                        "--figures and --figure ({}) contradict the id ({}); allowed: neither, or the same",
                        given.key(),
                        of_id.key()
                    )));
                }
            }
            of_id
        }
        None => beliefs(global, &chosen.scenario, &cut)?,
    };
    let resolved = Resolved::new(&chosen.scenario, &cut, date);
    work(&resolved, &believed, &facts.inputs_sha256(&chosen.text))
}

pub(super) fn no_out(global: &Global) -> Result<(), CliError> {
    match global.out {
        None => Ok(()),
        Some(_) => Err(CliError::Usage(
            "--out has no use here: the answer is printed; allowed: --out with `brief` and `catalogue export`"
                .to_owned(),
        )),
    }
}

pub(crate) fn diff(global: &Global, to: Date) -> Result<String, CliError> {
    no_out(global)?;
    let Some(from) = global.asof else {
        return Err(CliError::Usage(
            "a difference needs two dates; allowed: diff --asof A B, such as diff --asof 2016-06-01 2017-03-20"
                .to_owned(),
        ));
    };
    let facts = Facts::load(global)?;
    let chosen = Chosen::load(global, &facts.catalogue)?;
    let figures = global.figures.as_deref().unwrap_or(chosen.scenario.figures.as_str());
    let diff = tpt_study::diff(&facts.catalogue, from, to, figures)?;
    if global.json {
        return json(&diff);
    }
    let mut text = String::new();
    let mut kinds: Vec<&str> = Vec::new();
    for row in &diff.entries {
        if kinds.last() != Some(&row.kind.as_str()) {
            kinds.push(&row.kind);
        }
    }
    for kind in kinds {
        let rows = diff.entries.iter().filter(|row| row.kind == kind).map(|row| {
            let date = row.happened.clone().or_else(|| row.said_on.clone()).unwrap_or_default();
            vec![date, row.change.clone(), row.id.clone(), row.words.clone(), row.access.clone()]
        });
        text.push_str(&plain(&["date", kind, "id", "what", "access"], rows));
        text.push('\n');
    }
    let count = diff.entries.len();
    text.push_str(&format!("{count} facts became known after {from}, up to {to}\n"));
    Ok(text)
}

/// The sources of a tree, and those that were spelled out already.
struct Sources<'s> {
    by_id: BTreeMap<&'s str, &'s SourceReport>,
    shown: BTreeSet<&'s str>,
}

/// The tree with each source spelled out where it is cited first.
fn tree_text(why: &Why) -> String {
    let by_id = why.sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let mut cited = Sources { by_id, shown: BTreeSet::new() };
    let mut text = format!("{}as of {}, figures {}\n", tree(&why.tree, &mut cited), why.asof, why.figures);
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
    line("basis:", node.basis.as_ref());
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
