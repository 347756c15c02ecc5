//! What it reaches: by class, by place, and why not.

use maud::{Markup, html};
use tpt_report::{
    BandReport, Brief, ClassReach, Defend, PlaceReach, PlaceVerdict, SensorValue, ValueBasis, fixed,
};

use super::cite::{Cites, anchored, card_anchor, computed_by, drawn, number_as};
use crate::BriefingError;
use crate::drawing::{clock, reach_maps};

/// Square kilometres in words of thousands.
const THOUSAND: f64 = 1000.0;

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    let Some(found) = &brief.reach else { return Ok(html! {}) };
    let all = found.shown();
    Ok(html! {
        section #reach {
            h2 { (heading(found, all)) }
            (places(all))
            figure.plot {
                @match all.first() { Some(class) => (drawn(&class.area_km2, reach_maps(found, all)?)) None => (reach_maps(found, all)?) }
                figcaption {
                    (found.element_name) ": " (found.status) "."
                    (not_working(found))
                    " Green: a missile can be met from every launch point that counts (kinematically possible is the strongest word). Elsewhere what \
                     prevents it: R out of reach, V outside the radar's view, L too late, F below the floor, C above the ceiling; blank: the class's \
                     trajectory does not come there. Bands, trajectories and regions: "
                    a href="#reach-annex" { "annex I" } "."
                }
            }
            @if let Some((class, place, found_clock)) = all.iter().find_map(clocked) {
                figure.plot {
                    (clock(class, place, found_clock, (found.floor_km, found.ceiling_km)))
                    figcaption { "One engagement: a " (class.name) " from the middle of its launch region to " (place) ", " (fixed(found_clock.range_km, 0)) " km, in the middle of every spread" (cites.sources(&delays(found))) ". Shaded: floor to ceiling. The delays are assumed where no source gives them." }
                }
            }
        }
    })
}

/// What holds of a battery that does not work.
fn not_working(found: &Defend) -> String {
    match (found.works, &found.worked) {
        (true, _) => String::new(),
        (false, None) => " It protects nothing yet. All of this holds once it works.".to_owned(),
        (false, Some(worked)) => format!(
            " It protects nothing now. It worked from {} until {}. All of this holds if it works again.",
            worked.from, worked.until
        ),
    }
}

/// The sources of the delays.
fn delays(found: &Defend) -> Vec<String> {
    let mut ids: Vec<String> = found.delays.iter().filter_map(|value| value.source.clone()).collect();
    ids.sort();
    ids.dedup();
    ids
}

fn clocked(class: &ClassReach) -> Option<(&ClassReach, &str, &tpt_report::EngagementClock)> {
    class.places.iter().find_map(|place| Some((class, place.name.as_str(), place.clock.as_ref()?)))
}

fn heading(found: &Defend, all: &[ClassReach]) -> String {
    let share = |class: &ClassReach| {
        let host = class.by_country.first()?;
        Some(format!("{} % of {} against a {}", fixed(100.0 * host.share, 0), host.name, class.name))
    };
    let shares: Vec<String> = all
        .iter()
        .filter(|class| class.by_country.first().is_some_and(|host| host.share >= 0.01))
        .filter_map(share)
        .collect();
    let would = match (found.works, &found.worked) {
        (true, _) => "reaches",
        (false, None) => "would reach, as planned,",
        (false, Some(_)) => "would reach, if it worked again,",
    };
    if shares.is_empty() {
        format!("{} {would} no country's land", found.element_name)
    } else {
        format!("{} {would} {}", found.element_name, shares.join(", "))
    }
}

/// Every place against every class, in a line.
fn places(all: &[ClassReach]) -> Markup {
    let Some(first) = all.first() else { return html! {} };
    let flown = |i: usize| {
        all.iter().any(|class| class.places.get(i).is_some_and(|one| one.verdict != PlaceVerdict::NotCounted))
    };
    let apart: Vec<String> = (0..)
        .zip(&first.places)
        .filter(|(i, _)| !flown(*i))
        .map(|(_, place)| format!("{} ({} km)", place.name, fixed(place.distance_km, 0)))
        .collect();
    html! {
        div.wide { table.reach {
            caption { "Verdict, least margin of distance and of time over the launch points that count (nominal), and what binds" @if !apart.is_empty() { ". None of these trajectories comes to " (apart.join(", ")) " from its launch region" } }
            thead { tr { th { "place" } th { "distance" } @for class in all { th { (class.name) } } } }
            tbody { @for (i, place) in first.places.iter().enumerate().filter(|(i, _)| flown(*i)) {
                tr {
                    td { (place.name) }
                    td.n { (fixed(place.distance_km, 0)) " km" }
                    @for class in all { td { @if let Some(place) = class.places.get(i) { (cell(place)) } } }
                }
            } }
        } }
    }
}

fn cell(place: &PlaceReach) -> Markup {
    let signed = |band: &BandReport, unit: &str| {
        let words =
            format!("{}{} {unit}", if band.nominal >= 0.0 { "+" } else { "" }, fixed(band.nominal, 0));
        number_as(band, &words)
    };
    let margins = html! {
        @if let Some(band) = &place.margin_km { ", " (signed(band, "km")) }
        @if let Some(band) = &place.margin_s { ", " (signed(band, "s")) }
    };
    html! {
        @match place.verdict {
            PlaceVerdict::NotCounted => { span.quiet { "not flown to" } }
            PlaceVerdict::Inside => { strong { "inside" } (margins) }
            PlaceVerdict::Depends => { em { "depends" } " (" (fixed(100.0 * place.in_draws, 0)) " % of draws)" (margins) }
            PlaceVerdict::Outside => { (place.verdict) @if let Some(binding) = &place.binding { ": " (binding.words()) } (margins) }
        }
    }
}

/// The annex: figures, bands, regions, what turns a verdict.
pub(crate) fn annex(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let Some(found) = &brief.reach else { return html! {} };
    html! {
        section.annex #reach-annex {
            h2 { "Annex I. What the battery reaches, with its figures" }
            p.note {
                "A published envelope and a clock: no guidance, no seeker, no chance of a hit. Bands are the 5th, 50th and 95th percentile over the \
                 spreads of the figures below. A place is inside where it is met from every launch point that counts in 95 of 100 draws, outside \
                 where in 5 or fewer, else it depends. One cited trajectory for each class; launch points are sampled all over the region, and only \
                 their share is told. Population: towns of GeoNames (CC BY 4.0) inside."
            }
            (computed_by(brief, "met where some point of the trajectory lies in the envelope (floor ≤ h ≤ ceiling, slant ≤ reach) and in the radar's view, and t_detected + delays + t_fly-out ≤ t_point; a margin is the least over the launch points that count. docs/models/reach.md."))
            @if let Some(why) = &found.envelope_only { p.note { (why) } }
            (values("Interceptor", &found.interceptor, cites))
            (values("Delays", &found.delays, cites))
            @for class in found.shown() { (full(class, cites)) }
        }
    }
}

fn values(what: &str, values: &[SensorValue], cites: &Cites<'_>) -> Markup {
    html! {
        @if !values.is_empty() { div.wide { table {
            thead { tr { th { (what) } th { "value" } th { "condition" } } }
            tbody { @for value in values {
                tr {
                    td { (value.quantity) (cites.sources(value.source.as_slice())) @if value.basis == ValueBasis::Assumed { " " span.weak { "assumed" } } }
                    td.n { (value.words) }
                    td { (value.condition.as_deref().unwrap_or("")) }
                }
            } }
        } } }
    }
}

fn full(class: &ClassReach, cites: &Cites<'_>) -> Markup {
    html! {
        h3 { (class.name) }
        p.note {
            (class.trajectory) (cites.source(&class.source)) "; from "
            @for (i, region) in class.regions.iter().enumerate() { @if i > 0 { "; " } (region.name) " (" (region.said_by) ")" (cites.source(&region.source)) }
            "; " (class.launch_points) " launch points."
        }
        p #(card_anchor(&class.area_km2)) {
            "Met from every launch point that counts: " (class.area_km2.words()) ", sea included. Of it land: "
            (joined(class.by_country.iter().map(|part| format!("{} {} thousand km² ({} %)", part.name, fixed(part.area_km2 / THOUSAND, 1), fixed(100.0 * part.share, 0)))))
            ". Elsewhere: " (joined(class.constraints.iter().map(|one| format!("{} {} thousand km²", one.binding.words(), fixed(one.area_km2 / THOUSAND, 0)))))
            ". Towns inside: " (class.towns.len()) ", with " (fixed(class.population as f64, 0)) " people; the largest "
            (joined(class.towns.iter().take(8).map(|town| format!("{} ({})", town.name, fixed(town.population as f64, 0))))) "."
        }
        div.wide { table {
            thead { tr { th { "place" } th { "verdict" } th { "margin" } th { "margin" } th { "launches" } th { "launch points" } th { "turned by" } } }
            tbody { @for place in &class.places {
                tr {
                    td { (place.name) }
                    td { (place.verdict) @if let Some(binding) = &place.binding { ": " (binding.words()) } }
                    (anchored(place.margin_km.as_ref()))
                    (anchored(place.margin_s.as_ref()))
                    td.n { (place.opportunities) }
                    td.n { (fixed(100.0 * place.launch_point_share, 0)) " %" }
                    td { (place.flips_with.iter().map(|flip| format!("{} {}: {}", flip.quantity, flip.words, flip.verdict)).collect::<Vec<_>>().join("; ")) }
                }
            } }
        } }
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}
