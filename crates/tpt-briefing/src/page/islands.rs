//! The islands: both name sets, distances, the batteries on record.

use maud::{Markup, html};
use tpt_study::report::{Brief, Shown};

use super::cite::{Cites, number};
use super::deployment::neighbours;
use crate::BriefingError;
use crate::drawing::islands_map;

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    let disputed: Vec<_> = brief.places.iter().filter(|place| !place.claimed_by.is_empty()).collect();
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
                    thead { tr { th { "Tokyo's name" } th { "Moscow's name" } th { "administered by" } th { "claimed by" } } }
                    tbody { @for place in disputed {
                        tr {
                            td { (place.names.get("tokyo").unwrap_or(&place.name)) }
                            td { (place.names.get("moscow").unwrap_or(&place.name)) }
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
                            td.n { (number(&row.distance_km, Shown::Kilometres)) }
                            td { a href=(format!("#claim-{}", row.claim)) { (row.reach.words) } (cites.sources(row.reach.source.as_slice())) }
                            td { (row.verdict) }
                        }
                    } }
                } }
            }
            (neighbours(brief, cites))
            (super::events::military_activity(brief))
        }
    })
}
