//! Page 2: what the radar sees turns on its range.

use maud::{Markup, html};
use tpt_report::{
    Brief, SeenAbove, SeenFrom, SensorValue, Sight, SightSection, Tradeoff, TradeoffOption, ValueBasis, fixed,
};

use super::answer::{Range, country, height_km, range_of, ranges};
use super::canvas::{Sheet, Side, line, mm};
use super::lines::Lines;
use super::speaker::Speaker;
use super::words;
use crate::BriefingError;

/// The most rows of the table on Russia, and how many of them may be radars that do not work.
const ROWS: usize = 6;
const PLANNED: usize = 2;

pub(super) fn page(brief: &Brief, lines: &Lines<'_>) -> Result<Markup, BriefingError> {
    let Some(section) = &brief.sight else {
        return Ok(html! { h2 { "No radar at a known place belongs to this deployment yet" } });
    };
    let all = ranges(brief, section);
    let country = country(brief);
    let heading = match (all.first(), all.last()) {
        (Some(short), Some(long)) if all.len() > 1 => format!(
            "On {}'s range the radar sees {} of {country} {} km up, on {}'s {}",
            short.whose(),
            short.share_words(country, height_km(brief)),
            fixed(height_km(brief), 0),
            long.whose(),
            long.share_words(country, height_km(brief)),
        ),
        _ => "What the radars see follows from their published ranges".to_owned(),
    };
    Ok(html! {
        h2 { (heading) }
        @if !all.is_empty() {
            (share_by_height(brief, &all, lines))
            (heights(section, &all, lines))
        }
        (russia(section, lines))
        (limits(brief, lines))
        (assumed(section, &all, lines))
    })
}

/// The size of the figure, its margins left, right, above and below, mm.
const SIZE: (f64, f64) = (174.0, 55.0);
const MARGIN: [f64; 4] = [14.0, 48.0, 3.0, 6.0];

/// The heights of a line: those of the views, and those of the card where there is one.
fn line_of(brief: &Brief, range: &Range<'_>, country: &str) -> Vec<(f64, f64)> {
    let figures = range.sight.header.figures.as_str();
    let card = brief.card.iter().flat_map(|card| &card.heights).filter(|row| row.figures == figures);
    let told: Vec<(f64, f64)> = card.map(|row| (row.altitude_km, row.share.nominal)).collect();
    if !told.is_empty() {
        return told;
    }
    range.sight.views.iter().map(|view| (view.altitude_km, range.share(country, view.altitude_km))).collect()
}

fn share_by_height(brief: &Brief, all: &[Range<'_>], lines: &Lines<'_>) -> Markup {
    let country = country(brief);
    let curves: Vec<(&Range<'_>, Vec<(f64, f64)>)> =
        all.iter().map(|range| (range, line_of(brief, range, country))).collect();
    let points = || curves.iter().flat_map(|(_, points)| points);
    let top_km = points().map(|point| point.0).fold(0.0, f64::max);
    let most = points().map(|point| point.1).fold(0.01, f64::max);
    let [left, right, above, below] = MARGIN;
    let x = |share: f64| left + share / (1.1 * most) * (SIZE.0 - left - right);
    let y = |km: f64| SIZE.1 - below - km / top_km * (SIZE.1 - above - below);
    let mut sheet = Sheet::new("figure-b", SIZE.0, SIZE.1);
    let step = if most > 0.08 { 0.02 } else { 0.005 };
    let ticks = (0..).map(|i| f64::from(i) * step).take_while(|tick| *tick <= 1.1 * most);
    for tick in ticks {
        sheet.draw(html! { path .grid d=(format!("M{} {}V{}", mm(x(tick)), mm(y(0.0)), mm(y(top_km)))) {} });
        let words = format!("{} %", fixed(100.0 * tick, if step < 0.01 { 1 } else { 0 }));
        sheet.label((x(tick), y(0.0)), &[&words], "quiet", &[Side::Below]);
    }
    for km in [100.0, 200.0, 300.0, 400.0, 500.0, 1000.0].into_iter().filter(|km| *km <= top_km) {
        sheet
            .draw(html! { path .grid d=(format!("M{} {}H{}", mm(x(0.0)), mm(y(km)), mm(x(1.1 * most)))) {} });
        sheet.label((x(0.0), y(km)), &[&format!("{} km", fixed(km, 0))], "quiet", &[Side::Left]);
    }
    sheet.draw(html! { path .axis d=(format!("M{0} {1}V{2}H{3}", mm(x(0.0)), mm(y(top_km)), mm(y(0.0)), mm(x(1.1 * most)))) {} });
    for (range, points) in &curves {
        let class = range.speaker.class();
        let d = line(points.iter().map(|(km, share)| (x(*share), y(*km))), false);
        sheet.draw(html! { path .curve .(class) d=(d) {} });
        if let Some((km, share)) = points.last() {
            let label = range.label();
            let class = format!("{} bold", range.speaker.text_class());
            let _ = sheet.label((x(*share), y(*km) + 2.0), &[&label], &class, &[Side::Right])
                || sheet.label((x(*share), y(0.75 * km)), &[&label], &class, &[Side::Right, Side::Left]);
        }
    }
    html! {
        figure {
            strong { "Share of " (country) " above which the radar sees, by height" }
            (sheet.svg("Share of the country in view against height", "One line for each side that has a range of its own for the radar."))
            figcaption {
                (country) " is the map's territory; Taiwan stands apart. The higher up a radar of one range looks, the less ground lies below its view. "
                (lines.mark(all.iter().filter_map(|range| range.source)))
            }
        }
    }
}

/// From which height each town is seen, by whose range.
fn heights(section: &SightSection, all: &[Range<'_>], lines: &Lines<'_>) -> Markup {
    let Some(places) = all.first().and_then(|range| range.above(section)) else { return html! {} };
    html! {
        table {
            caption { "From which height does the radar see what flies above a city?" }
            thead { tr { th { "Above" } @for range in all { th .(range.speaker.text_class()) { (range.label()) } } } }
            tbody {
                @for (i, place) in places.iter().enumerate() {
                    tr {
                        td { (place.name) }
                        @for range in all {
                            td { @if let Some(place) = range.above(section).and_then(|places| places.get(i)) { (seen(place)) } }
                        }
                    }
                }
            }
        }
        p.small {
            "Computed with the middle of each side's figures. A side may name another heading, and then another reason holds. A range of “at least” may see more. "
            (lines.mark(all.iter().flat_map(|range| &range.sight.sensor.values).filter_map(|value| value.source.as_ref())))
        }
    }
}

fn seen(place: &SeenAbove) -> String {
    match (place.seen, place.from_km, place.outside_by_deg) {
        (SeenFrom::Height, Some(km), _) if km < 10.0 => format!("{} km", fixed(km, 1)),
        (SeenFrom::Height, Some(km), _) => format!("{} km", words::about(km)),
        (SeenFrom::OutsideSector, _, Some(by_deg)) => {
            format!("outside its sector ({}° off)", fixed(by_deg, 0))
        }
        (SeenFrom::OutsideSector, ..) => "outside its sector".to_owned(),
        (SeenFrom::TooFar, ..) => "too far".to_owned(),
        (SeenFrom::Hidden | SeenFrom::Height, ..) => "hidden".to_owned(),
    }
}

/// The country whose question page 2 answers second.
const ALSO: &str = "Russia";

/// What each radar sees of Russia at the height of the largest view.
fn russia(section: &SightSection, lines: &Lines<'_>) -> Markup {
    let share = |sight: &Sight| {
        let view = sight.views.iter().max_by(|a, b| a.altitude_km.total_cmp(&b.altitude_km))?;
        let row = view.by_country.iter().find(|row| row.name == ALSO)?;
        Some((view.altitude_km, row.share, row.area_km2))
    };
    let mut rows: Vec<(&Sight, String, f64, f64, f64)> = Vec::new();
    for side in &section.sides {
        if let Some((km, share, area)) = share(side) {
            let speaker = Speaker::of_id(&side.header.figures);
            rows.push((
                side,
                format!("{}, on {}'s range", side.sensor.name, speaker.name()),
                km,
                share,
                area,
            ));
        }
    }
    for sight in
        section.elements.iter().filter(|sight| section.sides.iter().all(|side| side.element != sight.element))
    {
        if let Some((km, share, area)) = share(sight) {
            rows.push((sight, sight.sensor.name.clone(), km, share, area));
        }
    }
    rows.sort_by(|a, b| b.0.sensor.works.cmp(&a.0.sensor.works).then(b.4.total_cmp(&a.4)));
    let Some(first) = rows.first() else {
        return html! { h3 { "No radar of this deployment sees any of " (ALSO) " on the published ranges" } };
    };
    // Built and planned apart: the radar at issue is shown even where many others see more.
    let built = rows.iter().take_while(|row| row.0.sensor.works).count();
    let (working, planned) = rows.split_at(built);
    let planned = &planned[..planned.len().min(PLANNED)];
    let working = &working[..working.len().min(ROWS - planned.len())];
    let (km, count) = (first.2, rows.iter().filter(|row| row.0.sensor.works).count());
    html! {
        table {
            caption {
                (count) " working " @if count == 1 { "radar sees" } @else { "radars see" } " part of " (ALSO) ", "
                (fixed(km, 0)) " km up"
                @if count > working.len() { "; the " (working.len()) " that see most" }
                @if !planned.is_empty() { @if count > working.len() { ", and " } @else { "; also " } "what does not work" }
            }
            thead { tr { th { "Radar" } th { "State" } th.n { "Of " (ALSO) } th.n { "Thousand km²" } } }
            tbody {
                @for (sight, name, _, share, area) in working.iter().chain(planned) {
                    tr {
                        td { (name) " " (lines.mark(range_of(sight).and_then(|value| value.source.as_ref()))) }
                        td { @if sight.sensor.works { "works" } @else { "not built or not working" } }
                        td.n { (words::share(*share)) }
                        td.n { (words::about(area / 1000.0)) }
                    }
                }
            }
        }
    }
}

/// What a limit on the radar's heading would spare, and what it would cost.
fn limits(brief: &Brief, lines: &Lines<'_>) -> Markup {
    let Some(tradeoff) = brief.tradeoff.as_ref().and_then(|section| section.sides.last()) else {
        return html! {};
    };
    let figures = Speaker::of_id(&tradeoff.header.figures);
    let whose = if figures == Speaker::Other {
        "the default figures".to_owned()
    } else {
        format!("{}'s figures", figures.name())
    };
    html! {
        h3 { "What would spare the neighbours?" }
        p { "The table turns the radar, on " (whose) ". " (checked(tradeoff)) }
        (spared(tradeoff, lines))
    }
}

/// Whether an outsider could check the limit.
fn checked(tradeoff: &Tradeoff) -> String {
    match tradeoff.verification.first() {
        Some(way) if way.source.is_some() => format!("An outsider could check the heading: {}.", way.method),
        _ => "Nobody has published how an outsider could check the heading.".to_owned(),
    }
}

/// The most arcs of the table.
const ARCS: usize = 3;

/// Headings that stand beside the declared one, degrees from north.
const HEADINGS_DEG: [f64; 3] = [30.0, 60.0, 90.0];

/// The declared option and three others: which launches each would still see, and how long each neighbour's arc.
fn spared(tradeoff: &Tradeoff, lines: &Lines<'_>) -> Markup {
    let declared = tradeoff.options.iter().filter(|option| option.declared).take(1);
    let others = HEADINGS_DEG.iter().filter_map(|wanted| {
        let is_it = |option: &&TradeoffOption| {
            !option.declared && option.heading_deg.is_some_and(|heading| (heading - wanted).abs() < 0.1)
        };
        tradeoff.options.iter().find(is_it)
    });
    let options: Vec<&TradeoffOption> = declared.chain(others).collect();
    let Some(first) = options.first() else { return html! {} };
    html! {
        table {
            thead {
                tr {
                    th { "Heading" }
                    th.n { "Launches still seen" }
                    @for arc in first.neighbours.iter().take(ARCS) { th.n { (words::capital(&arc.name)) } }
                }
            }
            tbody {
                @for option in &options {
                    tr {
                        td.once { (turned(option)) }
                        td.n { (fixed(100.0 * option.kept_share.nominal, 0)) " %" }
                        @for arc in option.neighbours.iter().take(ARCS) {
                            td.n { @if arc.s.nominal < 2.5 { "not in view" } @else { (words::time(arc.s.nominal)) } }
                        }
                    }
                }
            }
        }
        p.small {
            "The last columns are invented flights that nobody reported, and for how long the radar sees each. "
            (lines.mark(tradeoff.sensor.values.iter().filter_map(|value| value.source.as_ref())))
        }
    }
}

/// A heading as a reader says it.
fn turned(option: &TradeoffOption) -> String {
    let degrees = option.heading_deg.map_or_else(String::new, |heading| format!("{}°", fixed(heading, 0)));
    if option.declared { format!("{degrees}, as planned") } else { degrees }
}

/// What of the radar nobody has published.
fn assumed(section: &SightSection, all: &[Range<'_>], lines: &Lines<'_>) -> Markup {
    let Some(first) = section.sides.first().or(section.elements.first()) else { return html! {} };
    // A value that the sides do not share is that of the one whose figures these are.
    let whose = |value: &SensorValue| {
        let of = |range: &Range<'_>| {
            range
                .sight
                .sensor
                .values
                .iter()
                .any(|other| other.quantity == value.quantity && other.words == value.words)
        };
        let own: Vec<&Range<'_>> = all.iter().filter(|range| of(range)).collect();
        let [one] = own[..] else { return String::new() };
        if all.len() > 1 { format!(" on the figures of the {}", one.whose()) } else { String::new() }
    };
    let weak = first.sensor.values.iter().filter(|value| {
        matches!(value.basis, ValueBasis::Assumed | ValueBasis::Unsourced | ValueBasis::Derived)
    });
    html! {
        div.box {
            h3 { "What was assumed on this page" }
            p.small {
                @for value in weak {
                    (super::words::capital(&value.quantity)) (whose(value)) ": " (words::measured(&value.words)) ". " (lines.mark(value.source.iter())) " "
                }
                "Mountains are left out: they hide what is low. A range holds for one size of target, which its speaker did not name."
            }
        }
    }
}
