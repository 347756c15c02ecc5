//! The deployment: what stands, what is coming, what works.

use maud::{Markup, html};
use tpt_report::{Brief, ElementReport, ElementRole};

use super::cite::Cites;
use crate::BriefingError;
use crate::drawing::pacific_map;

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    let of_role = |role: ElementRole| brief.elements.iter().filter(|e| e.role == role).collect::<Vec<_>>();
    let ours = of_role(ElementRole::Element);
    let working = ours.iter().filter(|element| element.works).count();
    let heading = match ours.first() {
        Some(first) if !first.works => {
            let when = if first.worked.is_some() { "now" } else { "yet" };
            format!(
                "{}: {}, protects nothing {when}; {working} of {} elements work",
                first.name,
                first.status,
                ours.len()
            )
        }
        _ => format!("{working} of {} elements work at least in part", ours.len()),
    };
    Ok(html! {
        section #deployment {
            h2 { (heading) }
            p {
                "Owner, host and those to be defended are different things, and so are an agreement, a delivery and a \
                 working battery."
                @if let Some(note) = &brief.deployment_note { " " (note) }
            }
            figure.map {
                (pacific_map(brief)?)
                figcaption { "Elements with a fixed site; ships and satellites have none. Filled: works at least in part. Coasts: Natural Earth." }
            }
            (table("What does not work", &idle(&ours), false, cites))
            p {
                "Working at least in part, with status and source of each in " a href="#elements" { "annex G" } ": "
                (names(&ours)) ". Outside the region, as context: " (names(&of_role(ElementRole::Context))) "."
            }
        }
    })
}

/// Those that do not work, each whole with all of its parts.
fn idle<'b>(elements: &[&'b ElementReport]) -> Vec<&'b ElementReport> {
    elements.iter().copied().filter(|element| !element.works).collect()
}

/// Those that work, by their names.
fn names(elements: &[&ElementReport]) -> String {
    let working = elements.iter().filter(|element| element.works && element.part_of.is_none());
    working.map(|element| element.name.as_str()).collect::<Vec<_>>().join("; ")
}

/// Every element with its status and the source of it.
pub(crate) fn annex(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let of_role = |role: ElementRole| brief.elements.iter().filter(|e| e.role == role).collect::<Vec<_>>();
    html! {
        section.annex #elements {
            h2 { "Annex G. The elements of the deployment and their status" }
            (table("In the region", &of_role(ElementRole::Element), true, cites))
            (table("Context: sensors and shooters outside the region", &of_role(ElementRole::Context), true, cites))
        }
    }
}

/// A table of elements; `anchored` where a link to one of them is to lead here.
fn table(caption: &str, elements: &[&ElementReport], anchored: bool, cites: &Cites<'_>) -> Markup {
    html! {
        @if !elements.is_empty() {
            div.wide { table.elements {
                caption { (caption) }
                thead { tr { th { "element" } th { "owner, host" } th { "status" } th { "on record since" } th { "works" } } }
                tbody { @for element in elements { (row(element, anchored, cites)) } }
            } }
        }
    }
}

/// One element; a part of a whole is set in under it.
fn row(element: &ElementReport, anchored: bool, cites: &Cites<'_>) -> Markup {
    let newest = element.history.last();
    html! {
        tr id=[anchored.then(|| format!("element-{}", element.id))] {
            td {
                @if element.part_of.is_some() { "– " }
                (element.name)
                @if let Some(area) = &element.area { small { " (" (area) ")" } }
            }
            td {
                @if let Some(o) = &element.ownership {
                    (o.owner)
                    @if let Some(host) = o.host.as_ref().filter(|host| **host != o.owner) { ", in " (host) }
                    (cites.source(&o.source))
                }
            }
            td { (element.status) @if let Some(s) = newest { (cites.source(&s.source)) } }
            td.n { @if let Some(s) = newest { (s.from) } }
            td { (works(element)) }
        }
    }
}

fn works(element: &ElementReport) -> String {
    match &element.worked {
        _ if element.works => "yes".to_owned(),
        Some(worked) => format!("until {}", worked.until),
        None => "not yet".to_owned(),
    }
}

/// The coastal batteries on the islands.
pub(crate) fn neighbours(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let theirs: Vec<_> =
        brief.elements.iter().filter(|element| element.role == ElementRole::Neighbour).collect();
    table("Coastal batteries on the islands, placed to the island only", &theirs, true, cites)
}
