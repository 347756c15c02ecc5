//! Page 6: how sure this is. What the paper cannot tell, what was assumed, who meets whom, and its sources by line.

use maud::{Markup, html};
use tpt_report::{AgendaTreatment, Brief, MeetingReport, SensorValue, ValueBasis};

use super::lines::Lines;
use super::words;

/// The most lines of limits, of assumptions and of sources.
const LIMITS: usize = 4;
const ASSUMED: usize = 8;
const SOURCES: usize = 60;

/// So many sources leave room for larger type; the talks of the day take the room of some.
const FEW: usize = 36;
const TALKS: usize = 12;

pub(super) fn page(brief: &Brief, lines: &Lines<'_>) -> Markup {
    let counts = brief.read_counts;
    let cited = counts.read + counts.cited_by_another + counts.unverified + counts.assumed;
    html! {
        h2 { (counts.read) " of the " (cited) " figures and statements here were read at their source" }
        div.two {
            div {
                h3 { "What this paper tells in part, or not at all" }
                @for question in brief.not_computed.iter().take(LIMITS) {
                    p.small { (question.text) @if let Some(note) = &question.note { " " em { (note) } } }
                }
            }
            div {
                h3 { "What was assumed" }
                @for value in assumed(brief) {
                    p.small {
                        (words::capital(&value.quantity)) ": " (words::measured(&value.words))
                        @if let Some(condition) = &value.condition { ", " (condition) }
                        ". " (lines.mark(value.source.iter()))
                    }
                }
            }
        }
        (talks(brief))
        (by_hand(brief))
        (sources(brief, lines))
        p.small {
            "twoplustwo " (brief.header.version) " · " (words::day(&brief.header.asof)) " · "
            (brief.header.samples) " samples, seed " (brief.header.seed) " · inputs " (brief.header.inputs_sha256)
        }
    }
}

/// Values of the battery's radar and interceptor that nobody published, each quantity once.
fn assumed(brief: &Brief) -> Vec<&SensorValue> {
    let radar =
        brief.sight.iter().flat_map(|section| section.sides.first()).flat_map(|side| &side.sensor.values);
    let looking = brief.sight.iter().flat_map(|section| &section.matrix.looking);
    let battery = brief.reach.iter().flat_map(|reach| reach.interceptor.iter().chain(&reach.delays));
    let mut all: Vec<&SensorValue> = Vec::new();
    for value in radar.chain(battery).chain(looking) {
        let is_weak = matches!(value.basis, ValueBasis::Assumed | ValueBasis::Unsourced);
        if is_weak && all.iter().all(|other| other.quantity != value.quantity) {
            all.push(value);
        }
    }
    all.truncate(ASSUMED);
    all
}

/// Who meets whom, and what is on the table without a number here.
fn talks(brief: &Brief) -> Markup {
    let today = brief.meetings.iter().find(|meeting| meeting.date.as_deref() == Some(&brief.header.asof));
    let without = brief.agenda.iter().filter(|item| item.treatment.0 == AgendaTreatment::NotModelled);
    html! {
        @if let Some(meeting) = today {
            h3 { "Who meets whom" }
            p.small { (pairs(brief, meeting)) }
        }
        @if !brief.agenda.is_empty() {
            p.small {
                "On the agenda, without a number in this paper: "
                @for (i, item) in without.enumerate() { @if i > 0 { "; " } (item.item) }
                "."
            }
        }
    }
}

fn pairs(brief: &Brief, meeting: &MeetingReport) -> String {
    let name = |id: &String| {
        brief
            .people
            .iter()
            .find(|person| person.id == *id)
            .map(|person| format!("{} ({})", person.name, person.of))
    };
    let told = meeting.encounters.iter().map(|encounter| {
        let names: Vec<String> = encounter.participants.iter().filter_map(name).collect();
        format!("{}: {}.", words::capital(encounter.format.0.words()), names.join(", "))
    });
    told.collect::<Vec<_>>().join(" ")
}

/// One number that a reader can check with a pocket calculator: the distance of the first place from the battery.
fn by_hand(brief: &Brief) -> Markup {
    let Some((reach, place)) =
        brief.reach.as_ref().and_then(|reach| Some((reach, reach.shown().first()?.places.first()?)))
    else {
        return html! {};
    };
    let fixed = tpt_report::fixed;
    let (north, east) = ((place.lat_deg - reach.lat_deg).abs(), (place.lon_deg - reach.lon_deg).abs());
    let middle = 0.5 * (place.lat_deg + reach.lat_deg);
    let degree_km = DEGREE_KM * tpt_earth::math::cos(middle.to_radians());
    let (north_km, east_km) = (north * DEGREE_KM, east * degree_km);
    html! {
        div.box {
            h3 { "Check one number by hand: how far is " (place.name) " from the battery?" }
            ol.hand {
                li { "The battery stands at " (fixed(reach.lat_deg, 2)) "° north, " (fixed(reach.lon_deg, 2)) "° east. " (place.name) " lies at " (fixed(place.lat_deg, 2)) "° north, " (fixed(place.lon_deg, 2)) "° east." }
                li { "They are " (fixed(north, 2)) "° of latitude apart. A degree of latitude is about " (fixed(DEGREE_KM, 1)) " km long, so that is " (fixed(north_km, 0)) " km." }
                li { "They are " (fixed(east, 2)) "° of longitude apart, at a middle latitude of " (fixed(middle, 2)) "°." }
                li { "A degree of longitude is there " (fixed(DEGREE_KM, 1)) " km times the cosine of the latitude, " (fixed(degree_km, 1)) " km, so that is " (fixed(east_km, 0)) " km." }
                li { "Square both distances, add them, and take the root: " (fixed(tpt_earth::math::hypot(north_km, east_km), 0)) " km." }
                li { "This paper has " (fixed(place.distance_km, 0)) " km. It measures on the ellipsoid of the Earth, so a kilometre or two may differ." }
            }
        }
    }
}

/// A degree of latitude on a sphere of the Earth's mean radius, 6,371 km: what a pocket calculator needs.
const DEGREE_KM: f64 = 111.2;

fn sources(brief: &Brief, lines: &Lines<'_>) -> Markup {
    let used = lines.used();
    html! {
        h3 { "Sources by line" }
        dl.lines .few[used.len() + if brief.agenda.is_empty() { 0 } else { TALKS } <= FEW] {
            @for (i, source) in used.iter().enumerate().take(SOURCES) {
                div #(format!("line-{}", i + 1)) {
                    dt { (i + 1) }
                    dd {
                        @if let Some(url) = &source.url { a href=(url) title=(source.title) { (source.publisher) } } @else { (source.publisher) }
                        @if let Some(date) = &source.date { ", " (date) }
                        "; " (source.access.0.words()) "."
                    }
                }
            }
        }
        p.small { "All " (brief.sources.len()) " sources stand in " a href="annexes.html#sources" { "annexes.html" } ", with every number, statement and element. "
            "A source dated later tells what was so by this day. The twoplustwo project is this paper's own assumptions." }
    }
}
