//! Each capital: its own questions, its own claims.

use maud::{Markup, html};
use tpt_report::{
    AnswerState, Brief, ClaimReport, Computable, DisputeReport, FigureReport, Outcome, Sentence,
    ViewpointReport, fixed,
};

use super::cards;
use super::cite::{Cites, counted, linked};

/// The claims of a capital that stand beside its question; the rest is in the annex.
const ON_THE_PAGE: usize = 1;

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let made: usize = brief.viewpoints.iter().map(|viewpoint| viewpoint.claim_count).sum();
    html! {
        section #capitals {
            h2 { (heading(brief, made)) }
            @for viewpoint in &brief.viewpoints { (capital(viewpoint, brief, cites)) }
            (super::tradeoff::sentence(brief))
        }
    }
}

/// How many statements, and what came of those that were tested.
fn heading(brief: &Brief, made: usize) -> String {
    let of = |wanted: Outcome| cards::all(brief).filter(|card| card.outcome == wanted).count();
    let tested = cards::all(brief).filter(|card| !card.results.is_empty()).count();
    let capitals = brief.viewpoints.len();
    format!(
        "{capitals} capitals, {made} statements; {tested} claims tested: {} supported, {} contradicted, {} depend on whose figures hold",
        of(Outcome::Supported),
        of(Outcome::Contradicted),
        of(Outcome::Depends),
    )
}

/// The disputed figures, in the annex: what the tested claim makes of one of them stands in the body.
pub(crate) fn disputes(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! { @for dispute in &brief.disputes { (dispute_card(dispute, brief, cites)) } }
}

/// The condition that a speaker stated, or the word that none was.
fn condition(figure: &FigureReport) -> &str {
    figure.condition.as_deref().unwrap_or("no mode or condition stated")
}

fn dispute_card(dispute: &DisputeReport, brief: &Brief, cites: &Cites<'_>) -> Markup {
    let who = |id: &str| brief.claims.iter().find(|claim| claim.id == id).map_or("", |c| c.said_by.as_str());
    html! {
        div.card #(format!("dispute-{}", dispute.id)) {
            p {
                strong { "Disputed: " (dispute.about) "." } " "
                a href=(format!("#claim-{}", dispute.one)) { (dispute.one_figure.words) } ", " (condition(&dispute.one_figure)) " (" (who(&dispute.one)) ")"
                (cites.sources(dispute.one_figure.source.as_slice()))
                " against "
                a href=(format!("#claim-{}", dispute.other)) { (dispute.other_figure.words) } ", " (condition(&dispute.other_figure)) " (" (who(&dispute.other)) ")"
                (cites.sources(dispute.other_figure.source.as_slice()))
                ": a factor of at least " (fixed(dispute.least_ratio, 1))
                @if let Some(factor) = dispute.least_factor {
                    ", which takes at least " (fixed(factor, 0)) " times the target cross-section, dwell or power (R ∝ σ" sup { "¼" } ")"
                }
                "."
            }
        }
    }
}

fn capital(viewpoint: &ViewpointReport, brief: &Brief, cites: &Cites<'_>) -> Markup {
    let claim = |id: &String| brief.claims.iter().find(|claim| claim.id == *id);
    let shown: Vec<&ClaimReport> = viewpoint.claims.iter().filter_map(claim).take(ON_THE_PAGE).collect();
    html! {
        section.capital #(format!("capital-{}", viewpoint.id)) {
            h3 {
                (viewpoint.name) ": "
                a href=(format!("#claims-{}", viewpoint.id)) {
                    (counted(viewpoint.claim_count, "recorded statement", "recorded statements"))
                }
                ", " (viewpoint.computable_count) " that numbers can test"
            }
            @if let Some(first) = viewpoint.questions.first() {
                p {
                    em { (first.text) } " "
                    @match &first.said {
                        Some(said) => {
                            @match earlier(viewpoint, brief, said) {
                                Some(other) => { "As answered under " a href=(format!("#capital-{}", other.id)) { (other.name) } "." }
                                None => { (linked(said)) }
                            }
                        }
                        None => { span.tag { (answer_words(first.answer.0)) } }
                    }
                }
            }
            ul.claims { @for claim in shown { li {
                (line(claim, cites))
                @if let Some(card) = cards::of(brief, &claim.id) { " → " (cards::outcome(card)) }
            } } }
        }
    }
}

/// The names that a capital has for places and the rest of this paper has not.
pub(crate) fn own_names(brief: &Brief, viewpoint: &ViewpointReport) -> Markup {
    let place = |id: &String| brief.places.iter().find(|place| place.id == *id);
    let own: Vec<String> = viewpoint
        .place_names
        .iter()
        .filter_map(|(id, name)| Some((place(id)?, name)))
        .filter(|(place, name)| place.name != **name)
        .map(|(place, name)| format!("{name}, here {}", place.name))
        .collect();
    html! { @if !own.is_empty() { p.note { "Its own names of places: " (own.join("; ")) "." } } }
}

/// The capital before this one whose first question has the same answer: it is printed once.
fn earlier<'b>(
    viewpoint: &ViewpointReport,
    brief: &'b Brief,
    said: &Sentence,
) -> Option<&'b ViewpointReport> {
    let before = brief.viewpoints.iter().take_while(|one| one.id != viewpoint.id);
    let same =
        |one: &&ViewpointReport| one.questions.first().is_some_and(|first| first.said.as_ref() == Some(said));
    before.into_iter().find(same)
}

/// The words for whether a question is answered here.
const fn answer_words(answer: AnswerState) -> &'static str {
    match answer {
        AnswerState::Computed => "this paper has nothing to answer it with at this date",
        AnswerState::Partly => "answered in part",
        AnswerState::NotComputable => "numbers cannot answer it",
        AnswerState::Planned => "not computed yet",
    }
}

fn line(claim: &ClaimReport, cites: &Cites<'_>) -> Markup {
    html! {
        a href=(format!("#claim-{}", claim.id)) { (claim.said_on) } ", " (claim.said_by) ": " (claim.paraphrase)
        @if let Some(quote) = &claim.quote { " “" span lang=(claim.language) { (quote) } "”" }
        (cites.source(&claim.source))
    }
}

/// A claim in the annex, in full.
pub(crate) fn full_record(brief: &Brief, claim: &ClaimReport, cites: &Cites<'_>) -> Markup {
    let card = cards::of(brief, &claim.id);
    html! {
        li #(format!("claim-{}", claim.id)) {
            strong { (claim.said_on) } ", " (claim.said_by) ", on " (claim.about) ": " (claim.paraphrase)
            @if let Some(quote) = &claim.quote { " “" span lang=(claim.language) { (quote) } "”" }
            (cites.source(&claim.source))
            @if !claim.asserts.is_empty() {
                " " span.tag {
                    "asserts "
                    @for (i, figure) in claim.asserts.iter().enumerate() {
                        @if i > 0 { "; " }
                        (figure.quantity) ": " (figure.words)
                        @if let Some(condition) = &figure.condition { " (" (condition) ")" }
                    }
                }
            }
            br;
            span.tag {
                (claim.kind) ", "
                @match card {
                    Some(card) => { a href=(format!("#{}", cards::anchor(card))) { (card.outcome.words()) } }
                    None => { (computable(claim)) }
                }
                @if let Some(reason) = &claim.reason { ": " (reason) }
                @if claim.translated { " · our translation from " (claim.language) }
                @if let Some(note) = &claim.note { " · " (note) }
            }
        }
    }
}

fn computable(claim: &ClaimReport) -> &'static str {
    match claim.computable.0 {
        Computable::Yes => "computable",
        Computable::Partly => "computable in part",
        Computable::No => "not computable",
    }
}
