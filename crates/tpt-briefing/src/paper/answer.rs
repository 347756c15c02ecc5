//! Page 1: the answer. What the quarrel turns on, one map, four findings, who says what, what will be asked.

use maud::{Markup, html};
use tpt_report::{Brief, ClaimCard, ClaimReport, Outcome, QuestionRole, SpeaksAs, quantity};

use super::lines::Lines;
use super::speaker::Speaker;
use super::words;
use crate::BriefingError;

mod findings;
mod sides;

pub(super) use findings::{bound, focus, once, ring_at_issue};
pub(super) use sides::{Range, country, height_km, range_of, ranges};
pub(super) use tpt_report::without_office as short;

/// The most words of a heading of a finding and of what follows it are kept by whoever writes them; of a table's cell by the loader.
const ASKED: usize = 4;

pub(super) fn page(brief: &Brief, lines: &Lines<'_>) -> Result<Markup, BriefingError> {
    Ok(html! {
        h1 { (brief.title) }
        p.where { (occasion(brief)) }
        (sides::lead(brief, lines))
        (sides::figure(brief, lines)?)
        ol.findings { @for finding in findings::all(brief, lines) { li { (finding) } } }
        div.box { (who_says_what(brief, lines)) }
        div.box { (asked(brief)) }
    })
}

/// The talks of the day, and that nothing later stands in the paper.
fn occasion(brief: &Brief) -> String {
    let day = words::day(&brief.header.asof);
    let today = brief.meetings.iter().find(|meeting| meeting.date.as_deref() == Some(&brief.header.asof));
    today.map_or_else(
        || format!("What was public at the end of {day}"),
        |meeting| {
            let place = meeting.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            format!("For the {}{place}, {day} · what was public on that day", meeting.name)
        },
    )
}

/// The least share of the draws in which a claim turns, for its turning point to be told.
const TURNS: f64 = 0.75;

/// The result of a claim in a table: true, false, or from which range on it is true.
pub(super) fn result(card: &ClaimCard) -> String {
    if let Some((who, range)) = turning(card) {
        return format!("true if {who} reaches about {range}");
    }
    match card.outcome {
        Outcome::Supported if card.results.len() < 2 => "true on the one figure there is",
        Outcome::Supported => "true on each figure compared",
        Outcome::Contradicted if card.results.len() < 2 => "false on the one figure there is",
        Outcome::Contradicted => "false on each figure compared",
        Outcome::Depends => "depends on whose figure holds",
        Outcome::NotComputable | Outcome::NoProposition => "not a number",
    }
    .to_owned()
}

/// The same where the statement stands beside it.
fn in_a_table(card: &ClaimCard) -> String {
    turning(card).map_or_else(|| result(card), |(_, range)| format!("if it reaches {range}"))
}

/// Whose range a claim turns on, and the range; nothing where it turns on another quantity.
fn turning(card: &ClaimCard) -> Option<(&'static str, String)> {
    let turn =
        card.crossover.as_ref().filter(|turn| card.outcome == Outcome::Depends && turn.found_in >= TURNS)?;
    let who = match turn.quantity.as_str() {
        quantity::RADAR_RANGE => "the radar",
        quantity::RANGE => "the missile",
        _ => return None,
    };
    let side = if turn.holds_above { "or more" } else { "or less" };
    Some((who, format!("{} km {side}", words::about(turn.value.nominal))))
}

/// Every card of the paper, the first one first.
pub(super) fn cards(brief: &Brief) -> impl Iterator<Item = &ClaimCard> {
    brief.card.iter().chain(&brief.cards)
}

/// The statement of a card.
fn claim_of<'b>(brief: &'b Brief, card: &ClaimCard) -> Option<&'b ClaimReport> {
    brief.claims.iter().find(|claim| claim.id == card.claim)
}

fn who_says_what(brief: &Brief, lines: &Lines<'_>) -> Markup {
    let mut viewpoints: Vec<&str> = cards(brief).map(|card| card.viewpoint.as_str()).collect();
    viewpoints.sort_unstable();
    viewpoints.dedup();
    let rows = viewpoints.iter().filter_map(|id| {
        let card = cards(brief).find(|card| card.viewpoint == *id)?;
        Some((Speaker::of_id(id), card, claim_of(brief, card)?))
    });
    html! {
        h3.keyed { "Who says what, and is it so?" span { "● read in the source · ◐ partly unverified · ○ not read there · numbers: lines of page 6" } }
        table {
            @for (speaker, card, claim) in rows {
                tr {
                    td .(speaker.text_class()) { (speaker.name()) }
                    td { @if claim.speaks_as.is_some_and(|one| one.0 != SpeaksAs::Official) { (short(&claim.said_by)) ": " } (claim.in_short.as_deref().unwrap_or(&claim.about)) }
                    td { em { (in_a_table(card)) } " " (lines.mark([&claim.source])) }
                }
            }
        }
        @if cards(brief).next().is_none() { p { "No statement that numbers can test was public yet." } }
    }
}

/// On which page a question is answered.
const fn page_of(role: QuestionRole) -> usize {
    match role {
        QuestionRole::SeesCountry | QuestionRole::SeenByRadars | QuestionRole::Limit => 2,
        QuestionRole::Defends => 3,
        QuestionRole::Warning | QuestionRole::ReachGrown => 4,
        QuestionRole::Ring | QuestionRole::Hypothetical => 5,
    }
}

/// The first question of each capital that the paper answers, each page once where that can be.
fn asked(brief: &Brief) -> Markup {
    let mut rows: Vec<(&str, &str, usize)> = Vec::new();
    for again in [false, true] {
        for viewpoint in &brief.viewpoints {
            let is_asked = rows.iter().any(|(name, ..)| *name == viewpoint.name);
            let first = viewpoint.questions.iter().find_map(|question| {
                let page = page_of(question.asks?);
                let is_free = again || rows.iter().all(|(.., taken)| *taken != page);
                is_free.then_some((viewpoint.name.as_str(), question.text.as_str(), page))
            });
            if let Some(row) = first.filter(|_| !is_asked && rows.len() < ASKED) {
                rows.push(row);
            }
        }
    }
    rows.sort_by_key(|(.., page)| *page);
    html! {
        h3 { "You will be asked" }
        table {
            @for (name, question, page) in rows {
                tr {
                    td { strong { (name) } }
                    td { (question) }
                    td { a href=(format!("#page-{page}")) { "page " (page) } }
                }
            }
        }
    }
}
