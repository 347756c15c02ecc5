//! The four findings: the battery, the capital city, the launches, the islands.

use maud::{Markup, html};
use tpt_report::{
    Access, Binding, Brief, ClassReach, Defend, ElementReport, LaunchReport, PlaceReach, PlaceVerdict, Ring,
    RingRange, Status, WarningKind, if_it_works, listed, without_office as short,
};

use super::super::lines::Lines;
use super::super::words;

/// Those that the paper has at its day.
pub(super) fn all(brief: &Brief, lines: &Lines<'_>) -> Vec<Markup> {
    [battery(brief, lines), protects(brief, lines), launches(brief, lines), islands(brief, lines)]
        .into_iter()
        .flatten()
        .collect()
}

/// The element that the paper is about.
pub(in crate::paper) fn focus(brief: &Brief) -> Option<&ElementReport> {
    let id = brief.reach.as_ref().map(|reach| reach.element.as_str()).or_else(|| {
        brief.sight.as_ref().and_then(|sight| sight.sides.first()).map(|side| side.element.as_str())
    })?;
    brief.elements.iter().find(|element| element.id == id)
}

fn battery(brief: &Brief, lines: &Lines<'_>) -> Option<Markup> {
    let focus = focus(brief)?;
    let first =
        focus.history.iter().find(|entry| entry.status.0 == Status::Agreed).or(focus.history.first())?;
    let now = focus.history.last()?;
    let note = now.note.as_deref().unwrap_or_default();
    let (when, does) = match (&focus.worked, focus.works) {
        (_, true) => ("By now", "works"),
        (Some(_), false) => ("At present", "protects nothing"),
        (None, false) => ("So far", "protects nothing"),
    };
    let worked = focus.worked.as_ref().filter(|_| !focus.works);
    let was = (worked.is_none() && first.status.0 != now.status.0)
        .then(|| format!("{} on {}, it", words::capital(&first.status.to_string()), words::day(&first.from)));
    Some(html! {
        strong { (when) " the " (focus.name) " " (does) "." }
        @if let Some(worked) = worked { " It worked until " (words::day(&worked.until)) "." }
        " " (was.as_deref().unwrap_or("It")) " has been " (now.status) " since " (words::day(&now.from))
        @if !note.is_empty() { ": " (first_clause(note)) }
        ". "
        (lines.mark([&first.source, &now.source]))
    })
}

/// What stands before the first semicolon.
fn first_clause(note: &str) -> &str {
    note.split(';').next().unwrap_or(note)
}

/// Whether a class of missile can be met on its way to a place, and where else.
fn protects(brief: &Brief, lines: &Lines<'_>) -> Option<Markup> {
    let reach = brief.reach.as_ref()?;
    let class = reach.shown().first()?;
    let capital = class.places.first()?;
    let verb = |place: &PlaceReach| match place.verdict {
        PlaceVerdict::Inside => "could protect",
        PlaceVerdict::Depends => "might protect",
        PlaceVerdict::Outside | PlaceVerdict::NotCounted => "could not protect",
    };
    let named = |verdict: PlaceVerdict| {
        let found = class.places.iter().skip(1).filter(move |place| place.verdict == verdict);
        listed(&found.map(|place| place.name.as_str()).take(3).collect::<Vec<_>>())
    };
    let when = once(reach, if reach.works { "the battery" } else { "it" });
    Some(html! {
        strong { (when) " " (verb(capital)) " " (capital.name) "." }
        " " (reason(class, capital))
        @match (named(PlaceVerdict::Inside), named(PlaceVerdict::Depends)) {
            (Some(names), Some(perhaps)) => { " It could protect " (names) ", perhaps " (perhaps) "." }
            (Some(names), None) => { " It could protect " (names) "." }
            (None, Some(perhaps)) => { " It might protect " (perhaps) "." }
            (None, None) => {}
        }
        " " (lines.mark(reach.interceptor.iter().filter_map(|value| value.source.as_ref())))
    })
}

/// Who protects, with the condition under which all of it holds in front.
pub(in crate::paper) fn once(found: &Defend, who: &str) -> String {
    if_it_works(found.works, found.worked.is_some(), who)
}

/// Whether a missile of the class can be met on its way to a place; where not, both numbers of the limit that is missed worst.
fn reason(class: &ClassReach, place: &PlaceReach) -> String {
    match place.verdict {
        PlaceVerdict::Inside => return format!("A {} can be met on its way there.", class.name),
        PlaceVerdict::Depends => {
            return format!("Against a {}, the published figures do not settle it.", class.name);
        }
        PlaceVerdict::Outside | PlaceVerdict::NotCounted => {}
    }
    let Some(missed) = place.missed.first() else { return bound(place) };
    let told = missed.words();
    let told =
        told.strip_prefix("it ").map(|rest| format!("a {} flown there {rest}", class.name)).unwrap_or(told);
    words::capital(&told) + "."
}

/// What binds, where no flight from the middle of the launch region tells it.
pub(in crate::paper) fn bound(place: &PlaceReach) -> String {
    match place.binding {
        Some(Binding::Floor) => "From some launch points the missile stays below the interceptor's heights.",
        Some(Binding::Ceiling) => {
            "From some launch points the missile passes above the interceptor's heights."
        }
        Some(Binding::Reach) => "From some launch points the missile stays out of reach.",
        Some(Binding::Sector) => "From some launch points the radar does not see the missile in time.",
        Some(Binding::TooLate) => "From some launch points the interceptor comes too late.",
        Some(Binding::NotOperational) => "The battery does not work.",
        None => "The published figures do not settle it.",
    }
    .to_owned()
}

/// The newest launch that was reported with a range.
fn newest(brief: &Brief) -> Option<&LaunchReport> {
    let told =
        |launch: &&LaunchReport| launch.reports.iter().any(|row| row.range.is_some()) && !launch.failed;
    brief.launches.iter().rev().find(told)
}

fn launches(brief: &Brief, lines: &Lines<'_>) -> Option<Markup> {
    let launch = newest(brief)?;
    let believed = launch
        .reports
        .iter()
        .find(|row| launch.believed.as_ref() == Some(&row.id))
        .or_else(|| launch.reports.iter().find(|row| row.range.is_some()))?;
    let range = believed.range.as_ref()?;
    let minutes = believed
        .reconstruction
        .as_ref()
        .and_then(|one| one.flown.as_ref())
        .map(|flown| words::time(flown.flight_time_s.nominal));
    let warning = brief.warnings.iter().find(|warning| warning.launch == launch.id);
    let seen = warning.and_then(|warning| {
        warning
            .timeline
            .iter()
            .filter(|event| event.kind == WarningKind::Radar && event.note.is_none())
            .filter_map(|event| Some((event.radar.as_ref()?.name.as_str(), event.t_s.nominal)))
            .min_by(|a, b| a.1.total_cmp(&b.1))
    });
    let alert = warning.map(|warning| warning.timeline.iter().any(|event| event.kind == WarningKind::Alert));
    Some(html! {
        strong {
            (words::day_of_year(&launch.date)) ": " (launch.name.split(", ").next().unwrap_or(&launch.name))
            ", " (range.words) "."
        }
        @if let Some(minutes) = &minutes { " Such a flight takes about " (minutes) "." }
        @if let Some((radar, seconds)) = seen { " " (words::radar(radar)) " could see it after " (words::time(seconds)) "." }
        @if alert == Some(false) { " No public alert is on record." }
        " " (lines.mark(warning.iter().flat_map(|warning| &warning.timeline).filter_map(|event| event.source.as_ref()).chain([&believed.source])))
    })
}

fn islands(brief: &Brief, lines: &Lines<'_>) -> Option<Markup> {
    let (ring, range) = ring_at_issue(brief)?;
    let inside = |ring: &Ring| {
        let found = ring.places.iter().filter(|place| place.inside_of.contains(&range.figure));
        listed(&found.map(|place| place.name.as_str()).take(2).collect::<Vec<_>>())
    };
    let outside =
        ring.places.iter().filter(|place| place.inside_of.is_empty() && place.depends_on.is_empty());
    let outside = listed(&outside.map(|place| place.name.as_str()).take(1).collect::<Vec<_>>());
    Some(html! {
        strong { "The " (short(&ring.name)) " on " (ring.site) " reaches " (range.words) "." }
        @if range.access.0 == Access::Read { " Said by " (short(&range.said_by)) "." } @else { " Nobody here has read that figure at its source." }
        @match (inside(ring), outside) {
            (Some(names), Some(out)) => { " That takes in " (names) ", not " (out) "." }
            (Some(names), None) => { " That takes in " (names) "." }
            (None, Some(out)) => { " That does not take in " (out) "." }
            (None, None) => {}
        }
        " " (lines.mark([&range.source]))
    })
}

/// The ring that the paper speaks of: one that was read before one that was not, then the one with most towns inside, then the farthest.
pub(in crate::paper) fn ring_at_issue(brief: &Brief) -> Option<(&Ring, &RingRange)> {
    let all = brief.rings.iter().flat_map(|ring| ring.ranges_km.iter().map(move |range| (ring, range)));
    let inside = |ring: &Ring, range: &RingRange| {
        ring.places.iter().filter(|place| place.inside_of.contains(&range.figure)).count()
    };
    all.max_by(|(a_ring, a), (b_ring, b)| {
        let is_read = |range: &RingRange| range.access.0 == Access::Read;
        is_read(a)
            .cmp(&is_read(b))
            .then(inside(a_ring, a).cmp(&inside(b_ring, b)))
            .then(a.value.total_cmp(&b.value))
    })
}
