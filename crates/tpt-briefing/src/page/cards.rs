//! The tested claims: a line beside each capital, and the whole card in the annex.

use maud::{Markup, html};
use tpt_report::{Between, Brief, CardResult, ClaimCard, Crossover, fixed};

use super::cite::{Cites, card_anchor, computed_by, drawn, number, number_as, sentence};
use crate::drawing::{card_plot, waterfall};

/// Every card of a brief, the one of its body first.
pub(crate) fn all(brief: &Brief) -> impl Iterator<Item = &ClaimCard> {
    brief.card.iter().chain(&brief.cards)
}

/// The card of a claim.
pub(crate) fn of<'b>(brief: &'b Brief, claim: &str) -> Option<&'b ClaimCard> {
    all(brief).find(|card| card.claim == claim)
}

/// The anchor of a card.
pub(crate) fn anchor(card: &ClaimCard) -> String {
    format!("card-{}", card.claim)
}

/// What came of a claim, in a few words with a number.
pub(crate) fn outcome(card: &ClaimCard) -> Markup {
    html! {
        a href=(format!("#{}", anchor(card))) { strong { (card.outcome.words()) } }
        @if let Some(crossover) = &card.crossover {
            ": it holds " (turning(crossover)) (number_as(&crossover.value, &crossover.value.words()))
        } @else if let (Some(least), Some(most)) = (by_value(card).next(), by_value(card).next_back()) {
            @if alike(least, most) {
                ": " (number(&least.value))
            } @else {
                ": from " (number(&least.value)) " (" (least.name) ") to " (number(&most.value)) " (" (most.name) ")"
            }
        }
        "."
    }
}

/// Whether two rows have the same middle, to a thousandth.
fn alike(one: &CardResult, other: &CardResult) -> bool {
    let (a, b) = (one.value.nominal, other.value.nominal);
    (a - b).abs() <= 1.0e-3 * (a.abs() + b.abs())
}

/// Where it turns, up to the number: `from a radar range of `.
fn turning(crossover: &Crossover) -> String {
    let side = if crossover.holds_above { "from" } else { "up to" };
    format!("{side} a {} of ", crossover.quantity.replace('-', " "))
}

fn by_value(card: &ClaimCard) -> impl DoubleEndedIterator<Item = &CardResult> {
    let mut rows: Vec<&CardResult> = card.results.iter().collect();
    rows.sort_by(|a, b| a.value.nominal.total_cmp(&b.value.nominal));
    rows.into_iter()
}

/// The gap between two sides on the first card, bar by bar.
pub(crate) fn gap(brief: &Brief) -> Markup {
    let gap = brief.card.as_ref().and_then(|card| card.between.as_ref());
    html! {
        @if let Some(between) = gap {
            figure.plot {
                (drawn(&between.gap, waterfall(between)))
                figcaption {
                    "What separates " (between.names[0]) " from " (between.names[1]) " on the claim above: each figure in which they differ with its Shapley value; "
                    "the parts sum to the gap, " (number(&between.gap)) "."
                    @if !between.unmoved.is_empty() { " They differ also in, and it moves nothing here: " (between.unmoved.join(", ")) "." }
                }
            }
        }
    }
}

/// The cards of the annex.
pub(crate) fn annex(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! {
        @if all(brief).next().is_some() {
            h3 #tested { (all(brief).count()) " claims tested" }
            p.note {
                "A formula over outputs of this program, its value on each side's figures, and a bound that is chosen here with its reason. "
                "A claim that turns on one published quantity has the value solved for at which it turns, within the span of what is published."
            }
            (computed_by(brief, "each claim's own formula stands with it, draw by draw over the samples of the terms; a gap is shared out by Shapley values. The terms' equations: annexes B, H and I, and docs/models/claims.md."))
            @for card in all(brief) { (whole(card, cites)) }
        }
    }
}

fn whole(card: &ClaimCard, cites: &Cites<'_>) -> Markup {
    html! {
        div.card #(anchor(card)) {
            p {
                strong { "Claim: " } a href=(format!("#claim-{}", card.claim)) { (card.said_by) ", " (card.said_on) } ": " (card.paraphrase)
                (cites.source(&card.source))
            }
            @if let Some(proposition) = &card.proposition {
                p { strong { "Tested as " } code { (proposition) } ". " (card.reason.as_deref().unwrap_or_default()) }
            }
            figure.plot { (card_plot(card)) }
            div.wide { table {
                thead { tr { th { "on the figures of" } th { "value" } @if takes(card) { th { "takes" } } th { "the claim" } } }
                tbody { @for row in &card.results { tr {
                    td { (row.name) }
                    td.n #(card_anchor(&row.value)) { (row.value.words()) }
                    @if takes(card) { td { (row.turns_on.as_deref().unwrap_or("")) } }
                    td { (row.holds_words()) }
                } } }
            } }
            @if !card.heights.is_empty() {
                p { @for row in &card.heights {
                    span #(card_anchor(&row.share)) { (row.figures) ", " (fixed(row.altitude_km, 0)) " km up: " (row.share.words()) "; " }
                } }
            }
            @if let Some(between) = &card.between { (shared_out(between)) }
            @for reason in &card.without_value { p.note { "No value: " (reason) } }
            p {
                strong { (sentence(card.outcome.words())) "." } " "
                @if !card.as_planned.is_empty() { "As planned, not working at this date: " (card.as_planned.join(", ")) ". " }
                @if let Some(crossover) = &card.crossover { (where_it_turns(crossover)) " " }
                @if let Some(not) = &card.does_not_say { "It does not say: " (not) }
                " " (cites.sources(&card.sources.iter().map(|source| source.id.clone()).collect::<Vec<_>>()))
            }
        }
    }
}

/// What separates two sides: their numbers, the gap, and the part of each figure.
fn shared_out(between: &Between) -> Markup {
    html! {
        p {
            @for (name, value) in between.names.iter().zip(&between.values) { span #(card_anchor(value)) { (name) ": " (value.words()) "; " } }
            span #(card_anchor(&between.gap)) { "the gap " (between.gap.words()) }
            @for share in &between.shares {
                span #(card_anchor(&share.share)) {
                    "; of it the " (share.quantity) " (" (share.one) " → " (share.other) ") "
                    (share.share.words())
                }
            }
            "."
        }
    }
}

fn takes(card: &ClaimCard) -> bool {
    card.results.iter().any(|row| row.turns_on.is_some())
}

fn where_it_turns(crossover: &Crossover) -> Markup {
    html! {
        span #(card_anchor(&crossover.value)) { "It holds " (turning(crossover)) (crossover.value.words()) }
        @if let Some(factor) = crossover.cross_section_factor {
            ", " (fixed(factor, if factor < 1.0 { 2 } else { usize::from(factor < 10.0) })) " times the cross-section, dwell or power of the figures in force"
        }
        ", solved within what is published: " (fixed(crossover.published_low, 0)) " to " (fixed(crossover.published_high, 0)) " " (crossover.unit)
        @if crossover.found_in < 1.0 { "; it turns there in " (fixed(100.0 * crossover.found_in, 0)) " % of the draws" }
        "."
    }
}
