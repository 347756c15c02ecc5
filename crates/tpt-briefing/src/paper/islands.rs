//! Page 5: the islands, and each capital in its own words.

use maud::{Markup, html};
use tpt_report::{
    Access, Brief, ClaimReport, PlaceKind, PlaceReport, Ring, RingRange, SpeaksAs, fixed, listed,
};

use super::answer::{cards, result, ring_at_issue, short};
use super::canvas::{AROUND, Sheet, Side, mm};
use super::lines::Lines;
use super::speaker::Speaker;
use super::{map, words};
use crate::BriefingError;
use crate::drawing::{Frame, both_names};

/// The size of the figure, mm.
const SIZE: (f64, f64) = (174.0, 80.0);

/// How much room a ring leaves around it.
const ROOM: f64 = 1.1;

pub(super) fn page(brief: &Brief, lines: &Lines<'_>) -> Result<Markup, BriefingError> {
    Ok(html! {
        h2 { (heading(brief)) }
        @if brief.rings.is_empty() {
            p { "No coastal missiles at a known place were on record for the islands by this day." }
        } @else {
            (figure(brief, lines)?)
            (needs(brief))
        }
        (capitals(brief, lines))
    })
}

/// The farthest range that somebody gives for a ring: what was read before what was not.
fn farthest(ring: &Ring) -> Option<&RingRange> {
    let is_read = |range: &RingRange| range.access.0 == tpt_report::Access::Read;
    ring.ranges_km.iter().max_by(|a, b| is_read(a).cmp(&is_read(b)).then(a.value.total_cmp(&b.value)))
}

fn heading(brief: &Brief) -> String {
    let Some((ring, range)) = ring_at_issue(brief) else {
        return "Each capital speaks for itself".to_owned();
    };
    let inside = ring
        .places
        .iter()
        .filter(|place| place.inside_of.contains(&range.figure))
        .map(|place| place.name.as_str());
    let names: Vec<&str> = inside.take(2).collect();
    let site = site_names(brief, &ring.site);
    listed(&names).map_or_else(
        || format!("The missiles on {site} reach no town listed here"),
        |names| format!("{} puts {names} within reach of the missiles on {site}", short(&range.said_by)),
    )
}

/// Both names of a place.
fn site_names(brief: &Brief, name: &str) -> String {
    brief.places.iter().find(|place| place.name == name).map_or_else(|| name.to_owned(), both_names)
}

fn figure(brief: &Brief, lines: &Lines<'_>) -> Result<Markup, BriefingError> {
    let count = brief.rings.len().max(1) as f64;
    let centre = (
        brief.rings.iter().map(|ring| ring.lat_deg).sum::<f64>() / count,
        brief.rings.iter().map(|ring| ring.lon_deg).sum::<f64>() / count,
    );
    let widest = brief.rings.iter().filter_map(farthest).map(|range| range.value).fold(50.0, f64::max);
    let frame = Frame { centre, size: SIZE, km_per_px: 2.0 * ROOM * widest / SIZE.1 };
    let mut sheet = Sheet::new("figure-g", SIZE.0, SIZE.1);
    map::ground(&mut sheet, &frame, "figure-g-clip")?;
    for ring in &brief.rings {
        for range in &ring.ranges_km {
            let d = map::outline(&frame, &range.geometry);
            let class = if range.access.0 == tpt_report::Access::Read { "rule" } else { "curve s-other" };
            sheet.draw(html! { g clip-path="url(#figure-g-clip)" { path .(class) d=(d) {} } });
        }
        sheet.draw(map::site(&frame, (ring.lat_deg, ring.lon_deg), true));
    }
    for ring in &brief.rings {
        if let Some(range) = farthest(ring) {
            let name = format!("{}: {}", site_names(brief, &ring.site), range.words);
            let said = short(&range.said_by).to_owned();
            let spots = around(&frame, ring, range.value);
            let _ = spots.into_iter().any(|spot| {
                sheet.label(spot, &[&name, &said], "bold", &[Side::On, Side::Above, Side::Below])
            });
        }
    }
    for (strait, width_km) in straits(brief) {
        let Some(at) = frame.project(strait.lat_deg, strait.lon_deg).filter(|at| frame.holds(*at, -2.0))
        else {
            continue;
        };
        let wide = format!("{} km wide", fixed(width_km, 0));
        sheet.draw(html! { circle .water cx=(mm(at.0)) cy=(mm(at.1)) r="0.5" {} });
        sheet.label(at, &[&both_names(strait), &wide], "town water", &AROUND);
    }
    let towns: Vec<&str> =
        brief.rings.iter().flat_map(|ring| &ring.places).map(|place| place.place.as_str()).collect();
    for place in brief
        .places
        .iter()
        .filter(|place| towns.contains(&place.id.as_str()) && place.kind.0 == PlaceKind::City)
    {
        map::town(&mut sheet, &frame, (place.lat_deg, place.lon_deg), &place.name);
    }
    let disputed =
        brief.places.iter().filter(|place| place.kind.0 == PlaceKind::Island && !place.claimed_by.is_empty());
    for place in disputed {
        let Some(at) = frame.project(place.lat_deg, place.lon_deg).filter(|at| frame.holds(*at, -2.0)) else {
            continue;
        };
        sheet.label(at, &[&both_names(place)], "town", &AROUND);
    }
    map::scale(&mut sheet, &frame, 100.0, (6.0, SIZE.1 - 4.0));
    Ok(html! {
        figure {
            strong { "How far the missiles on the islands reach, and who says so" }
            (sheet.svg("The islands", "Map of the islands with a ring for each range that somebody gives."))
            figcaption {
                "Dotted: a range that nobody here has read at its source. A name stands on the longest range of each island that was read. "
                (lines.mark(brief.rings.iter().flat_map(|ring| &ring.ranges_km).map(|range| &range.source).chain(straits(brief).map(|(strait, _)| &strait.source))))
            }
        }
    })
}

/// The straits on record, each with its width in kilometres.
fn straits(brief: &Brief) -> impl Iterator<Item = (&PlaceReport, f64)> {
    brief.places.iter().filter_map(|place| Some((place, place.width_km?)))
}

/// Places on a ring for its label: north first, then round.
fn around(frame: &Frame, ring: &Ring, km: f64) -> Vec<(f64, f64)> {
    let Some((x, y)) = frame.project(ring.lat_deg, ring.lon_deg) else { return Vec::new() };
    let radius = km / frame.km_per_px;
    let at = |degrees: f64| {
        let (sin, cos) = tpt_earth::math::sin_cos(degrees.to_radians());
        (x + radius * sin, y - radius * cos)
    };
    [0.0, 40.0, -40.0, 180.0, 140.0, -140.0, 90.0, -90.0]
        .map(at)
        .into_iter()
        .filter(|at| frame.holds(*at, -3.0))
        .collect()
}

/// What a ring needs, and how far its own radar sees.
fn needs(brief: &Brief) -> Markup {
    let horizon = brief.rings.iter().flat_map(|ring| &ring.horizon_km).max_by(|a, b| a.km.total_cmp(&b.km));
    html! {
        p {
            "To hit so far away, the missiles need another radar or an aircraft to find the target. The battery's own radar sees no farther than its horizon"
            @if let Some(row) = horizon { ", about " (fixed(row.km, 0)) " km from a mast of " (fixed(row.mast_m, 0)) " m" }
            "."
        }
        @if let Some((ring, _)) = ring_at_issue(brief) {
            p { (said_of(brief, ring)) }
        }
    }
}

/// Who gives which range for a ring, the read ones first.
fn said_of(brief: &Brief, ring: &Ring) -> String {
    let mut ranges: Vec<&RingRange> = ring.ranges_km.iter().collect();
    ranges.sort_by(|a, b| {
        (a.access.0 != Access::Read).cmp(&(b.access.0 != Access::Read)).then(b.value.total_cmp(&a.value))
    });
    let mut told: Vec<String> = Vec::new();
    for range in ranges {
        let words = if range.access.0 == Access::Read {
            format!("{} says {}", short(&range.said_by), range.words)
        } else {
            format!("{} gives {}, which nobody here has read", short(&range.said_by), range.words)
        };
        if !told.contains(&words) && told.len() < SAID {
            told.push(words);
        }
    }
    format!("For {}, {}.", site_names(brief, &ring.site), told.join(". "))
}

/// The most ranges of the sentence on who says what.
const SAID: usize = 3;

/// One block a capital, alphabetical.
fn capitals(brief: &Brief, lines: &Lines<'_>) -> Markup {
    let speaks = |claim: &&ClaimReport| Speaker::of_id(&claim.viewpoint) != Speaker::Other;
    let mut all: Vec<&str> =
        brief.claims.iter().filter(speaks).map(|claim| claim.viewpoint.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    html! {
        h3 { "Each capital in its own words" span.note { " Beside each name: how many of its statements were tested, and which is shown." } }
        div.two style="grid-auto-rows:1fr" {
            @for id in all { (block(brief, id, lines)) }
        }
    }
}

/// Why a statement was chosen.
#[derive(Clone, Copy)]
enum Because {
    /// It is the newest of an office-holder that was tested.
    Tested,
    /// It is the newest of an office-holder.
    Newest,
    /// Of no office-holder a statement is summed up: the newest of anybody.
    Anybody,
}

impl Because {
    const fn words(self) -> &'static str {
        match self {
            Because::Tested => "newest tested",
            Because::Newest => "newest",
            Because::Anybody => "newest of anybody",
        }
    }
}

/// The statement that a side is shown with, and why that one.
fn chosen<'b>(brief: &'b Brief, id: &str) -> Option<(&'b ClaimReport, Because)> {
    let own = || brief.claims.iter().rev().filter(|claim| claim.viewpoint == id);
    let official = || own().filter(|claim| claim.speaks_as.is_some_and(|one| one.0 == SpeaksAs::Official));
    let with_number = official().find(|claim| cards(brief).any(|card| card.claim == claim.id));
    let newest = || official().next().map(|claim| (claim, Because::Newest));
    let anybody = || own().next().map(|claim| (claim, Because::Anybody));
    with_number.map(|claim| (claim, Because::Tested)).or_else(newest).or_else(anybody)
}

fn block(brief: &Brief, id: &str, lines: &Lines<'_>) -> Markup {
    let speaker = Speaker::of_id(id);
    let own = || cards(brief).filter(move |card| card.viewpoint == id);
    let Some((claim, because)) = chosen(brief, id) else { return html! {} };
    let card = own().find(|card| card.claim == claim.id);
    let also = own().find_map(|card| {
        let is_it =
            |other: &&ClaimReport| other.id == card.claim && other.id != claim.id && other.in_short.is_some();
        let other = brief.claims.iter().find(is_it)?;
        Some((other, card))
    });
    let count = brief.claims.iter().filter(|claim| claim.viewpoint == id).count();
    html! {
        div.block {
            h3 { span .(speaker.text_class()) { (speaker.name()) } span.note { "tested " (own().count()) " of " (count) "; " (because.words()) } }
            p { (words::capital(short(&claim.said_by))) ", " (words::day(&claim.said_on)) ". " @if let Some(quote) = &claim.quote { q lang=(claim.language) { (quote) } } }
            p {
                (in_short(claim)) " "
                em { "Our result: " (card.map_or_else(|| "not tested".to_owned(), result)) "." }
                " " (lines.mark([&claim.source]))
            }
            @if let Some((other, card)) = also {
                p.small { "Also said: " (short(&other.said_by)) ", " (words::day(&other.said_on)) ": " (in_short(other)) " " em { (words::capital(&result(card))) "." } " " (lines.mark([&other.source])) }
            }
        }
    }
}

/// A statement in at most fifteen words, or the first sentence of what is said of it.
fn in_short(claim: &ClaimReport) -> &str {
    claim.in_short.as_deref().unwrap_or_else(|| first_sentence(&claim.paraphrase))
}

/// What stands before the first full stop.
fn first_sentence(text: &str) -> &str {
    text.split_inclusive(". ").next().unwrap_or(text).trim_end()
}
