//! Nuclear tests, military activity and deployments: dated, attributed, and not computed with.

use maud::{Markup, html};
use tpt_report::{Brief, EventKind, EventReport};

use super::cite::Cites;

const NUCLEAR: EventKind = EventKind::NuclearTest;
const MILITARY: EventKind = EventKind::MilitaryActivity;
const DEPLOYMENT: EventKind = EventKind::Deployment;

/// What stands in the annex, in order.
const KINDS: [(EventKind, &str); 3] = [
    (NUCLEAR, "Nuclear tests: dates and magnitudes"),
    (MILITARY, "Military activity on and around the islands"),
    (DEPLOYMENT, "Deployments for a time"),
];

fn of(brief: &Brief, kind: EventKind) -> impl Iterator<Item = &EventReport> {
    brief.events.iter().filter(move |event| event.kind == kind)
}

fn anchor(event: &EventReport) -> String {
    format!("event-{}", event.id)
}

/// The nuclear tests in a line, for the section on the meetings.
pub(crate) fn nuclear_tests(brief: &Brief) -> Markup {
    html! {
        @if of(brief, NUCLEAR).next().is_some() {
            p.note {
                "Nuclear tests on record, as dates only: "
                @for (i, event) in of(brief, NUCLEAR).enumerate() {
                    @if i > 0 { ", " }
                    a href=(format!("#{}", anchor(event))) { (event.date) }
                }
                "."
            }
        }
    }
}

/// Military activity on the islands, a row an event, for the section on the islands.
pub(crate) fn military_activity(brief: &Brief) -> Markup {
    html! {
        @if of(brief, MILITARY).next().is_some() {
            p.note {
                "Other military activity on and around the islands, as reported and not modelled: "
                @for (i, event) in of(brief, MILITARY).enumerate() {
                    @if i > 0 { "; " }
                    a href=(format!("#{}", anchor(event))) { (event.date) } " " (event.name)
                }
                "."
            }
        }
    }
}

/// Every event with what each body said of it.
pub(crate) fn annex(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! {
        @if !brief.events.is_empty() {
            section.annex #events {
                h2 { "Annex D. Other events on record" }
                p.note { "Dated context: nothing in this paper is computed from it." }
                @for (kind, heading) in KINDS {
                    @if of(brief, kind).next().is_some() {
                        h3 { (heading) }
                        ul.claims { @for event in of(brief, kind) { (row(event, cites)) } }
                    }
                }
            }
        }
    }
}

fn row(event: &EventReport, cites: &Cites<'_>) -> Markup {
    html! {
        li #(anchor(event)) {
            strong { (event.date) " " (event.name) }
            @if !event.places.is_empty() { " (" (event.places.join(", ")) ")" }
            @if let Some(note) = &event.note { " " span.tag { (note) } }
            ul {
                @for report in &event.reports {
                    li {
                        (report.standing) " " (report.reported_by)
                        @if let Some(body) = &report.body { ", " (body) }
                        ", " (report.said_on) ": " (report.paraphrase)
                        @if !report.figures.is_empty() { " " span.n { (report.figures.join("; ")) } }
                        (cites.source(&report.source))
                        @if let Some(note) = &report.note { " " span.tag { (note) } }
                    }
                }
            }
        }
    }
}
