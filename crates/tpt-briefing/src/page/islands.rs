//! The islands: both name sets, distances, the batteries on record.

use maud::{Markup, html};
use tpt_report::{Brief, QuestionRole, Ring, fixed, ranges_in_words};

use super::cite::{Cites, number, sentence};
use super::deployment::neighbours;
use crate::BriefingError;
use crate::drawing::islands_map;

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    let disputed: Vec<_> = brief.places.iter().filter(|place| !place.claimed_by.is_empty()).collect();
    // The capitals that have a name of their own for one of them.
    let namers: Vec<_> = brief
        .viewpoints
        .iter()
        .filter(|viewpoint| disputed.iter().any(|place| place.names.contains_key(&viewpoint.id)))
        .collect();
    let heading = match brief.distances.first() {
        Some(row) => format!(
            "The islands: {} lies {} the {} given for {}",
            row.to.name, row.verdict, row.reach.words, row.about
        ),
        None => "The islands".to_owned(),
    };
    Ok(html! {
        section #islands {
            h2 { (heading) }
            figure.map {
                (islands_map(brief)?)
                figcaption {
                    "The four groups lie north-east of Hokkaido. The dashed lines belong to no side. Coasts: Natural \
                     Earth; positions are rounded to a tenth of a degree."
                }
            }
            @if !disputed.is_empty() {
                table {
                    caption { "Names and claims" }
                    thead { tr { @for one in &namers { th { (one.name) "'s name" } } @if namers.is_empty() { th { "name" } } th { "administered by" } th { "claimed by" } } }
                    tbody { @for place in disputed {
                        tr {
                            @for one in &namers { td { (place.names.get(&one.id).unwrap_or(&place.name)) } }
                            @if namers.is_empty() { td { (place.name) } }
                            td { (place.administered_by.as_deref().unwrap_or("")) (cites.source(&place.source)) }
                            td { (place.claimed_by.join(", ")) }
                        }
                    } }
                }
            }
            @if !brief.distances.is_empty() {
                div.wide { table {
                    caption { "Distances against a reported maximum reach: a ring needs target data from elsewhere, and is not what the battery itself can see" }
                    thead { tr { th { "from" } th { "to" } th { "distance" } th { "reported reach" } th { "so" } } }
                    tbody { @for row in &brief.distances {
                        tr {
                            td { (row.from.name) (cites.source(&row.from.source)) }
                            td { (row.to.name) (cites.source(&row.to.source)) }
                            td.n { (number(&row.distance_km)) }
                            td { a href=(format!("#claim-{}", row.claim)) { (row.reach.words) } (cites.sources(row.reach.source.as_slice())) }
                            td { (row.verdict) }
                        }
                    } }
                } }
            }
            (rings(&brief.rings, cites))
            (hypothetical(brief))
            (neighbours(brief, cites))
            (super::events::military_activity(brief))
        }
    })
}

/// A radar on the islands, labelled.
fn hypothetical(brief: &Brief) -> Markup {
    let questions = brief.viewpoints.iter().flat_map(|viewpoint| &viewpoint.questions);
    let said = questions
        .filter(|question| question.asks == Some(QuestionRole::Hypothetical))
        .find_map(|question| question.said.as_ref());
    html! { @if let Some(said) = said { p #hypothetical { (said) } } }
}

/// What is said of each battery's reach, and what any of them sees by itself.
fn rings(rings: &[Ring], cites: &Cites<'_>) -> Markup {
    let horizons = rings.first().and_then(|ring| Some((ring.horizon_km.first()?, ring.horizon_km.last()?)));
    html! {
        @if let Some(first) = rings.first() {
            p {
                (sentence(&first.label)) ": "
                @for ring in rings {
                    strong { (ring.name) } " "
                    @for (i, range) in ring.ranges_km.iter().enumerate() {
                        @if i > 0 { ", " }
                        (range.words) " (" (range.said_by) ")" (cites.source(&range.source))
                    }
                    @if ring.ranges_km.is_empty() { "no range on record" }
                    ". "
                }
                @if let Some((near, far)) = horizons {
                    "A battery by itself sees a target " (fixed(near.target_m, 0)) " m high from a mast of " (fixed(near.mast_m, 0)) " m out to "
                    (fixed(near.km, 0)) " km, one " (fixed(far.target_m, 0)) " m high from a mast of " (fixed(far.mast_m, 0)) " m out to " (fixed(far.km, 0)) " km."
                }
            }
        }
    }
}

/// A battery in full: ranges, horizons, towns.
pub(crate) fn full_ring(ring: &Ring, cites: &Cites<'_>) -> Markup {
    html! {
        div.wide { table {
            caption { (ring.name) ": " (ring.label) ". Towns and bases near the rings" }
            thead { tr { th { "place" } th { "distance" } th { "inside" } th { "on the line of" } } }
            tbody { @for place in &ring.places {
                tr {
                    td { (place.name) }
                    td.n { (place.distance_km.words()) }
                    td { (ranges_in_words(&ring.ranges_km, &place.inside_of)) }
                    td { (ranges_in_words(&ring.ranges_km, &place.depends_on)) }
                }
            } }
        } }
        p.note { "Reported ranges: " @for range in &ring.ranges_km { (range.words) @if let Some(condition) = &range.condition { " (" (condition) ")" } (cites.source(&range.source)) " " } }
    }
}

/// How far a sensor of a battery's own sees: the same for all, since no height of any is published.
pub(crate) fn horizons(rings: &[Ring]) -> Markup {
    html! {
        @if let Some(ring) = rings.first() {
            div.wide { table {
                caption { "How far a sensor of a battery's own sees, over a 4/3 Earth" }
                thead { tr { th { "mast" } th { "target" } th { "horizon" } } }
                tbody { @for row in &ring.horizon_km {
                    tr { td.n { (fixed(row.mast_m, 0)) " m" } td.n { (fixed(row.target_m, 0)) " m" } td.n { (fixed(row.km, 0)) " km" } }
                } }
            } }
        }
    }
}
