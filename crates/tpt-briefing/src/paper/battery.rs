//! Page 3: what the battery could protect, once it works.

use maud::{Markup, html};
use tpt_report::{
    BandReport, Binding, Brief, ClassReach, Defend, ElementReport, EngagementClock, LimitMissed, PlaceReach,
    PlaceVerdict, fixed, listed,
};

use super::answer::{focus, once, short};
use super::lines::Lines;
use super::words;
use crate::BriefingError;

mod flight;
mod map;

/// The most statuses of the strip.
const STATUSES: usize = 3;

/// The most rows of the table of reasons.
const ROWS: usize = 6;

pub(super) fn page(brief: &Brief, lines: &Lines<'_>) -> Result<Markup, BriefingError> {
    let Some(found) = &brief.reach else {
        let focus = focus(brief);
        return Ok(html! {
            @if focus.is_some() { h2 { "Nobody had published how far and how high the battery's interceptor reaches" } }
            @else { h2 { "The battery had no announced site yet" } }
            p { "So this page computes nothing for this day. Page 4 has the flights." }
            @if let Some(focus) = focus { (statuses(focus, lines)) }
        });
    };
    let classes = found.shown();
    Ok(html! {
        h2 { (heading(found, classes)) }
        div.beside {
            (map::figure(found, classes, lines)?)
            div {
                (inside(found, classes))
                @if let Some(focus) = focus(brief) { (statuses(focus, lines)) }
            }
        }
        (reasons(found, classes, lines))
        (flight::figure(found, classes, lines))
    })
}

fn heading(found: &Defend, classes: &[ClassReach]) -> String {
    let when = once(found, "the battery");
    let Some((class, host)) = classes.first().and_then(|class| Some((class, class.by_country.first()?)))
    else {
        return format!("{when} could protect no land against the missiles looked at");
    };
    let not = class.places.first().filter(|place| place.verdict == PlaceVerdict::Outside);
    let not = not.map(|place| format!(", but not {}", place.name)).unwrap_or_default();
    format!(
        "{when} could protect {} of {}{not} against a {}",
        words::share(host.share),
        host.name,
        class.name
    )
}

/// How much of a country and how many people lie inside, by class.
fn inside(found: &Defend, classes: &[ClassReach]) -> Markup {
    html! {
        h3 { "Who would be inside" }
        @for class in classes {
            p.side {
                strong { "Against a " (class.name) ": " }
                @match class.by_country.first() {
                    Some(host) if host.share >= 0.005 => {
                        (words::share(host.share)) " of " (host.name) ", " (people(class.population)) "."
                    }
                    _ => "no land to speak of.",
                }
            }
        }
        p.small {
            "The interceptor works between " (fixed(found.floor_km, 0)) " and " (fixed(found.ceiling_km, 0)) " km of height. "
            "“Could protect” means that height, distance and time allow it. It is not the chance of a hit."
        }
    }
}

/// People in millions.
fn people(count: u64) -> String {
    let millions = count as f64 / 1e6;
    if millions < 0.1 {
        "few towns".to_owned()
    } else {
        format!("towns of {} million people", fixed(millions, if millions < 10.0 { 1 } else { 0 }))
    }
}

/// What was said of the battery, by date.
fn statuses(focus: &ElementReport, lines: &Lines<'_>) -> Markup {
    let skipped = focus.history.len().saturating_sub(STATUSES);
    html! {
        h3 { "What was said of it, by day" }
        @for entry in focus.history.iter().skip(skipped) {
            p.side {
                strong { (words::day(&entry.from)) ": " (entry.status) }
                @if let Some(note) = &entry.note { ", " (note) }
                ". Said by " (short(&entry.said_by)) ". " (lines.mark([&entry.source]))
            }
        }
    }
}

/// The places that a class is flown to, with the class.
fn aimed(classes: &[ClassReach]) -> impl Iterator<Item = (&ClassReach, &PlaceReach)> {
    let flown = |place: &&PlaceReach| place.verdict != PlaceVerdict::NotCounted;
    classes.iter().flat_map(move |class| class.places.iter().filter(flown).map(move |place| (class, place)))
}

/// Every place that is not protected or may not be, with every limit that fails.
fn reasons(found: &Defend, classes: &[ClassReach], lines: &Lines<'_>) -> Markup {
    let failing: Vec<(&ClassReach, &PlaceReach)> =
        aimed(classes).filter(|(_, place)| place.verdict != PlaceVerdict::Inside).take(ROWS).collect();
    let never = classes
        .first()
        .into_iter()
        .flat_map(|class| &class.places)
        .filter(|place| aimed(classes).all(|(_, other)| other.name != place.name));
    let never: Vec<&str> = never.map(|place| place.name.as_str()).collect();
    html! {
        @if !failing.is_empty() {
            table {
                caption { "Where it could not, or might not, and why" }
                thead {
                    tr {
                        th { "Place" } th { "Missile" } th { "Answer" }
                        th.n { "Too low: rises to, needs" } th.n { "Too far: comes to, reach" } th { "Other reasons" }
                    }
                }
                tbody {
                    @for (class, place) in &failing {
                        tr {
                            td.once { (place.name) }
                            td.once { (class.name) }
                            td { @if place.verdict == PlaceVerdict::Depends { "depends" } @else { "no" } }
                            td.n { (pair(place, Binding::Floor)) }
                            td.n { (pair(place, Binding::Reach)) }
                            td { (limits(place)) }
                        }
                    }
                }
            }
        }
        p.small {
            @if let Some(names) = listed(&never) { "None of these missiles is said to fly to " (names) ". " }
            "Numbers: a flight from the middle of the launch region. “Comes to”: nearest to the battery while high enough. Delays of the crew are assumed. "
            (lines.mark(found.delays.iter().chain(&found.interceptor).filter_map(|value| value.source.as_ref())))
        }
    }
}

/// What a flight has, and what a limit is, in kilometres; nothing where it is kept.
fn pair(place: &PlaceReach, limit: Binding) -> String {
    let missed = place.missed.iter().find(|missed| missed.limit == limit);
    let Some((has, needed)) = missed.and_then(|missed| missed.has.zip(missed.needed)) else {
        return "–".to_owned();
    };
    format!("{} km, {} km", fixed(has, 0), fixed(needed, 0))
}

/// What else fails for a place, beside height and distance.
fn limits(place: &PlaceReach) -> String {
    if place.verdict == PlaceVerdict::Depends {
        return open(place).to_owned();
    }
    if place.missed.is_empty() {
        return super::answer::bound(place);
    }
    let in_columns =
        |limit: &&LimitMissed| matches!(limit.limit, Binding::Floor | Binding::Reach) && limit.has.is_some();
    let told = place.missed.iter().filter(|limit| !in_columns(limit));
    told.map(in_a_cell).collect::<Vec<_>>().join(" ")
}

/// A limit in the room of a table's cell.
fn in_a_cell(limit: &LimitMissed) -> String {
    match (limit.limit, limit.has.map(words::clock), limit.needed.map(words::clock)) {
        (Binding::TooLate, Some(has), Some(needed)) if has != needed => {
            format!("Ready at {has}, needed by {needed}.")
        }
        _ => words::capital(&limit.words()) + ".",
    }
}

/// What the published figures leave open.
fn open(place: &PlaceReach) -> &'static str {
    let spans =
        |band: &Option<BandReport>| band.as_ref().is_some_and(|band| band.low < 0.0 && band.high > 0.0);
    match (spans(&place.margin_km), spans(&place.margin_s)) {
        (true, true) => "distance and time are open",
        (true, false) => "the distance is open",
        (false, true) => "the time is open",
        (false, false) => "it is open",
    }
}

/// The flights of a class to places whose engagement the report has.
fn clocked(classes: &[ClassReach]) -> Vec<(&ClassReach, &PlaceReach, &EngagementClock)> {
    let of = |class: &'_ ClassReach| class.places.iter().any(|place| place.clock.is_some());
    let Some(class) = classes.iter().find(|class| of(class)) else { return Vec::new() };
    class.places.iter().filter_map(|place| Some((class, place, place.clock.as_ref()?))).collect()
}
