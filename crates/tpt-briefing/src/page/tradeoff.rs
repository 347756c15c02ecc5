//! What a limit on a radar would keep and what it would spare.

use maud::{Markup, html};
use tpt_report::{Brief, NeighbourView, StatementRow, Tradeoff, TradeoffOption, fixed};

use super::cite::{Cites, card_anchor, counted, number};
use crate::drawing::{seen_s, tradeoff_curve};

/// Less than this is none: shown numbers are whole seconds.
const NONE_S: f64 = 0.5;

/// Whether any option has anything of a neighbour's arc.
fn sees(found: &Tradeoff) -> bool {
    found.options.iter().any(|option| seen_s(option) >= NONE_S)
}

/// The capital whose figures a side is on, or that they are those in force.
fn whose(brief: &Brief, found: &Tradeoff) -> String {
    let figures = &found.header.figures;
    let capital = brief.viewpoints.iter().find(|viewpoint| viewpoint.id == *figures);
    capital.map_or_else(|| format!("the {figures} figures"), |one| format!("{}'s figures", one.name))
}

/// "a, b and c".
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The sides on which something is seen of the neighbours, and the words for whose figures show nothing.
fn parts(brief: &Brief) -> Option<(Vec<&Tradeoff>, String)> {
    let section = brief.tradeoff.as_ref()?;
    let (some, none): (Vec<&Tradeoff>, Vec<&Tradeoff>) = section.sides.iter().partition(|side| sees(side));
    let none: Vec<String> = none.iter().map(|side| whose(brief, side)).collect();
    Some((some, listed(&none)))
}

/// The arc of which an option has most.
fn most_seen(option: &TradeoffOption) -> Option<&NeighbourView> {
    option.neighbours.iter().max_by(|a, b| a.s.nominal.total_cmp(&b.s.nominal))
}

/// The option that has none of any arc and keeps most, where one is not dominated.
fn sparing(found: &Tradeoff) -> Option<&TradeoffOption> {
    let spares = found.options.iter().filter(|option| !option.dominated && seen_s(option) < NONE_S);
    spares.max_by(|a, b| a.kept_s.nominal.total_cmp(&b.kept_s.nominal))
}

/// One sentence on the page, with the way to the drawing.
pub(crate) fn sentence(brief: &Brief) -> Markup {
    let Some((some, _)) = parts(brief) else { return html! {} };
    html! {
        p #tradeoff-sentence {
            strong { "A limit's cost: " }
            @for side in &some {
                @if let (Some(declared), Some(spares)) = (side.options.iter().find(|option| option.declared), sparing(side))
                    && let Some(arc) = most_seen(declared) {
                    "on " (whose(brief, side)) ", " (spares.value) " instead of the declared " (side.variable) " spares the arc “" (arc.name)
                    "” (" (number(&arc.s)) " in view) and keeps " (number(&spares.kept_share))
                    " of the launches in view instead of " (number(&declared.kept_share)) "; "
                }
            }
            @if some.is_empty() { "on these figures no " } @else { "on the other figures no " } (varied(brief)) " has an arc in view: "
            a href="#tradeoff" { "annex H" } "."
        }
    }
}

fn varied(brief: &Brief) -> &'static str {
    let first = brief.tradeoff.as_ref().and_then(|section| section.sides.first());
    first.map_or("option", |side| side.variable.word())
}

/// The drawing with its table, side by side with whose figures.
pub(crate) fn annex(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let Some((some, none)) = parts(brief) else { return html! {} };
    let section = brief.tradeoff.as_ref();
    let shown: Vec<&Tradeoff> = if some.is_empty() {
        section.and_then(|section| section.sides.first()).into_iter().collect()
    } else {
        some
    };
    html! {
        div #tradeoff {
            @for side in &shown {
                h3 { (heading(brief, side)) }
                figure.plot {
                    (tradeoff_curve(&format!("tradeoff-{}", side.header.figures), side, &format!("on {}", whose(brief, side))))
                    figcaption {
                        "On " (whose(brief, side)) @for note in &side.notes { "; " (note) } ". Dot: not dominated; grey cross: dominated; square: as declared. " (side.dominance)
                        @if !none.is_empty() { " On " (none) " no " (side.variable) " has any of the arcs in view: there is nothing to trade." }
                    }
                }
                (table(side, cites))
                (verification(side, cites))
            }
        }
    }
}

fn heading(brief: &Brief, side: &Tradeoff) -> String {
    let kept = side.options.iter().filter(|option| !option.dominated).count();
    format!(
        "{}, by {}, on {}: {} of {} options {} not dominated",
        side.sensor.name,
        side.variable,
        whose(brief, side),
        kept,
        side.options.len(),
        if kept == 1 { "is" } else { "are" }
    )
}

fn table(side: &Tradeoff, cites: &Cites<'_>) -> Markup {
    let first = side.options.first().map(|option| option.neighbours.as_slice()).unwrap_or_default();
    // An arc that no option has in view is named once, not in a column of its own.
    let shown: Vec<usize> = (0..first.len())
        .filter(|i| {
            side.options
                .iter()
                .any(|option| option.neighbours.get(*i).is_some_and(|one| one.s.high >= NONE_S))
        })
        .collect();
    let never: Vec<String> = first
        .iter()
        .enumerate()
        .filter(|(i, _)| !shown.contains(i))
        .map(|(_, one)| one.name.clone())
        .collect();
    html! {
        div.wide { table {
            caption {
                "Of " (counted(side.launches.len(), "reported launch", "reported launches")) " that can be flown: the share in view, and seconds in view of one in the mean; and \
                 seconds in view of an arc drawn in its two regions, in the mean."
                @if !never.is_empty() { " None has any of: " (never.join("; ")) "." }
                (cites.sources(&side.sources.iter().map(|one| one.id.clone()).collect::<Vec<_>>()))
            }
            thead { tr {
                th { (side.variable) } th { "launches in view" } th { "seconds of one" }
                @for i in &shown { @if let Some(one) = first.get(*i) { th { (one.name) " (" (one.of) ")" } } }
                th { "dominated by" }
            } }
            tbody { @for option in &side.options { tr {
                td {
                    (option.value)
                    @if let Some(source) = option.figure.as_ref().and_then(|figure| figure.source.as_ref()) { (cites.source(source)) }
                    @if let Some(named) = &option.named_by { (cites.source(&named.source)) }
                }
                td.n #(card_anchor(&option.kept_share)) { (option.kept_share.words()) }
                td.n #(card_anchor(&option.kept_s)) { (option.kept_s.words()) }
                @for i in &shown { @if let Some(one) = option.neighbours.get(*i) {
                    td.n #(card_anchor(&one.s)) { (one.s.words()) }
                } }
                td { (by(option)) }
            } } }
        } }
    }
}

/// By which settings an option is dominated, the first of them named.
fn by(option: &TradeoffOption) -> String {
    match option.dominated_by.as_slice() {
        [] => "–".to_owned(),
        [one] => one.clone(),
        [one, rest @ ..] => format!("{one} and {} more", fixed(rest.len() as f64, 0)),
    }
}

fn verification(side: &Tradeoff, cites: &Cites<'_>) -> Markup {
    let said = |row: &StatementRow| {
        html! { li { a href=(format!("#claim-{}", row.claim)) { (row.said_on) ", " (row.said_by) } ": " (row.paraphrase) (cites.source(&row.source)) } }
    };
    html! {
        @for one in &side.verification {
            p { "How an outsider could verify a limit on the " (one.variable) ": " strong { (one.method) }
                @if let Some(source) = &one.source { (cites.source(source)) } "."
                @if !one.said.is_empty() { " On record on whether it could be changed:" }
            }
            @if !one.said.is_empty() { ul { @for row in &one.said { (said(row)) } } }
        }
    }
}
