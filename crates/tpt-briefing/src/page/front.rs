//! The first page: title, findings, who meets whom.

use maud::{Markup, html};
use tpt_report::{AgendaTreatment, Brief, DateBasis, MeetingReport, MeetingState, PersonReport};

use super::cite::{Cites, card_anchor, linked};
use crate::drawing::timeline;

pub(crate) fn header(brief: &Brief) -> Markup {
    let counts = brief.read_counts;
    let header = &brief.header;
    html! {
        header {
            h1 { (brief.title) }
            p.lead { (brief.question) }
            p.meta {
                "As of the end of " (header.asof) " in Tokyo · figures: " (header.figures)
                @for o in &header.overrides { "; " (o.of) " → " (o.believed) }
                " · figures and statements: " (counts.read) " read, " (counts.cited_by_another) " cited by another, "
                (counts.unverified) " unverified, " (counts.assumed) " assumed · bands: 5th to 95th percentile of " (header.samples) " samples"
                " · twoplustwo " (header.version)
            }
        }
    }
}

pub(crate) fn findings(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! {
        section #findings {
            h2 { "What the numbers say" }
            ol.findings {
                @for finding in &brief.findings {
                    li #(finding.id) {
                        (linked(&finding.sentence))
                        (cites.sources(&finding.sources))
                        " "
                        small {
                            @if let Some(band) = &finding.band {
                                a href=(format!("#{}", card_anchor(band))) { "how it came about" }
                            } @else {
                                a href=(format!("#how-{}", finding.id)) { "how it came about" }
                            }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn contents(brief: &Brief) -> Markup {
    html! {
        nav aria-label="Contents" {
            ul {
                li { a href="#meeting" { "Who meets whom" } }
                @if brief.since.is_some() { li { a href="#since" { "What is new" } } }
                li { a href="#launches" { "The launches" } }
                li { a href="#deployment" { "The deployment" } }
                @if brief.sight.is_some() { li { a href="#sight" { "What it sees" } } }
                li { a href="#capitals" { "The capitals" } }
                li { a href="#islands" { "The islands" } }
                li { a href="#limits" { "What is not here" } }
                li { a href="#reports" { "Annex: every report" } }
                li { a href="#cards" { "Annex: number cards" } }
                @if !brief.vehicles.is_empty() { li { a href="#vehicles" { "Annex: the missiles" } } }
                @if !brief.events.is_empty() { li { a href="#events" { "Annex: other events" } } }
                @if brief.since.is_some() { li { a href="#since-annex" { "Annex: what is new" } } }
                li { a href="#claims" { "Annex: every statement" } }
                li { a href="#elements" { "Annex: every element" } }
                @if brief.sight.is_some() { li { a href="#sight-elements" { "Annex: every radar, warning, rings" } } }
                li { a href="#terms" { "Annex: words" } }
                li { a href="#sources" { "Annex: sources" } }
            }
        }
    }
}

pub(crate) fn meetings(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let today = brief.meetings.iter().find(|meeting| meeting.date.as_deref() == Some(&brief.header.asof));
    let planned = brief.meetings.iter().any(|meeting| meeting.status == MeetingState::Planned);
    let heading = match today {
        Some(meeting) => {
            format!("{}, {}", meeting.name, meeting.place.as_deref().unwrap_or("place not known"))
        }
        None if planned => "The series of meetings".to_owned(),
        None => format!("No talks are on record for {} or later", brief.header.asof),
    };
    html! {
        section #meeting {
            h2 { (heading) }
            @if let Some(meeting) = today {
                (encounters(brief, meeting, cites))
                @if meeting.date_basis == DateBasis::Inferred {
                    p.note { "The source article says only the weekday; the date is inferred, not stated." }
                }
            }
            @if let Some(line) = timeline(brief) { figure.plot { (line) } }
            (super::events::nuclear_tests(brief))
            table {
                caption { (if today.is_some() || planned { "The meetings as known on the eve" } else { "The meetings on record" }) }
                thead { tr { th { "date" } th { "meeting" } th { "status" } th { "where" } } }
                tbody {
                    @for meeting in &brief.meetings {
                        tr {
                            td.n { (meeting.date.as_deref().or(meeting.when.as_deref()).unwrap_or("not known")) }
                            td { (meeting.name) (cites.source(&meeting.source)) }
                            td { (meeting.status) }
                            td { (meeting.place.as_deref().unwrap_or("")) }
                        }
                    }
                }
            }
            @if !brief.agenda.is_empty() { (agenda(brief, cites)) }
        }
    }
}

fn encounters(brief: &Brief, meeting: &MeetingReport, cites: &Cites<'_>) -> Markup {
    let person = |id: &String| brief.people.iter().find(|person| person.id == *id);
    html! {
        dl {
            @for encounter in &meeting.encounters {
                dt { (encounter.format) }
                dd {
                    @for (i, someone) in encounter.participants.iter().filter_map(person).enumerate() {
                        @if i > 0 { " – " }
                        (name(someone))
                        @if encounter.participants.len() == 2 { " (" (someone.of) ")" (cites.source(&someone.source)) }
                    }
                    (cites.source(&encounter.source))
                }
            }
        }
    }
}

fn name(person: &PersonReport) -> Markup {
    html! { span title=(format!("{}, {}", person.office, person.of)) { (person.name) } }
}

fn agenda(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let modelled = |wanted: bool| {
        brief.agenda.iter().filter(move |item| (item.treatment != AgendaTreatment::NotModelled) == wanted)
    };
    html! {
        h3 { "On the table" }
        p {
            "With numbers or a record in this paper: "
            @for (i, item) in modelled(true).enumerate() { @if i > 0 { "; " } (item.item) (cites.source(&item.source)) }
            ". On the agenda, and this paper has no numbers for it: "
            @for (i, item) in modelled(false).enumerate() { @if i > 0 { "; " } (item.item) (cites.source(&item.source)) }
            "."
        }
    }
}
