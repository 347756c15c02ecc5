//! A flight to scale through the heights at which the interceptor works, in minutes and seconds.

use maud::{Markup, html};
use tpt_report::{ClassReach, ClockEvent, Defend, fixed};

use super::super::canvas::{Rect, Sheet, Side, line, mm};
use super::super::lines::Lines;
use super::super::words;
use super::clocked;

/// The size of the figure, its margins left, right, above and below, mm.
const SIZE: (f64, f64) = (174.0, 60.0);
const MARGIN: [f64; 4] = [14.0, 4.0, 3.0, 6.0];

/// The most flights of the drawing.
const FLIGHTS: usize = 2;

/// What an event is called here; nothing for one that the drawing shows by itself.
fn event_words(event: &ClockEvent) -> Option<&str> {
    match event.event.as_str() {
        "launch" | "enters the envelope" | "leaves the envelope" | "firm track" => None,
        "in the radar's view" => Some("radar sees it"),
        "first launch possible" => Some("first interceptor can leave"),
        "impact" => Some("comes down"),
        other => Some(other),
    }
}

pub(super) fn figure(found: &Defend, classes: &[ClassReach], lines: &Lines<'_>) -> Markup {
    let mut flights = clocked(classes);
    // The highest first: it crosses the band, a lower one may stay under it.
    flights.sort_by(|a, b| b.2.apogee_km.total_cmp(&a.2.apogee_km));
    let lowest = flights.last().copied();
    flights.truncate(FLIGHTS - 1);
    flights.extend(lowest.filter(|last| flights.iter().all(|one| one.1.name != last.1.name)));
    let Some((class, place, highest)) = flights.first().copied() else { return html! {} };
    let ends = flights.iter().filter_map(|(.., clock)| clock.heights.last()).map(|point| point.t_s);
    let end_s = ends.fold(1.0, f64::max);
    let top_km = 1.25 * highest.apogee_km.max(found.floor_km);
    let [left, right, above, below] = MARGIN;
    let x = |t_s: f64| left + t_s / end_s * (SIZE.0 - left - right);
    let y = |km: f64| SIZE.1 - below - km / top_km * (SIZE.1 - above - below);
    let mut sheet = Sheet::new("figure-d", SIZE.0, SIZE.1);
    let (floor, ceiling) = (y(found.floor_km), y(found.ceiling_km.min(top_km)));
    sheet.draw(html! { rect .band x=(mm(left)) y=(mm(ceiling)) width=(mm(SIZE.0 - left - right)) height=(mm(floor - ceiling)) {} });
    for km in [0.0, found.floor_km, found.ceiling_km, 50.0 * (highest.apogee_km / 50.0).floor()] {
        if km <= top_km
            && sheet.label((left, y(km)), &[&format!("{} km", fixed(km, 0))], "quiet", &[Side::Left])
        {
            sheet.draw(
                html! { path .grid d=(format!("M{} {}H{}", mm(left), mm(y(km)), mm(SIZE.0 - right))) {} },
            );
        }
    }
    for t_s in (1..).map(|minute| 60.0 * f64::from(minute)).take_while(|t_s| *t_s <= end_s) {
        sheet.draw(html! { path .axis d=(format!("M{} {}v1.2", mm(x(t_s)), mm(y(0.0)))) {} });
        sheet.label(
            (x(t_s), y(0.0) + 0.4),
            &[&format!("{} min", fixed(t_s / 60.0, 0))],
            "quiet",
            &[Side::Below],
        );
    }
    sheet.draw(html! { path .axis d=(format!("M{} {}H{}", mm(left), mm(y(0.0)), mm(SIZE.0 - right))) {} });
    for (i, (_, place, clock)) in flights.iter().enumerate() {
        let points: Vec<(f64, f64)> =
            clock.heights.iter().map(|point| (x(point.t_s), y(point.height_km))).collect();
        for (x, y) in &points {
            sheet.keep_free(Rect { left: x - 0.6, top: y - 0.6, right: x + 0.6, bottom: y + 0.6 });
        }
        let class = if i == 0 { "plain" } else { "s-other" };
        sheet.draw(html! { path .curve .(class) d=(line(points, false)) {} });
        if i > 0 {
            let top = clock.heights.iter().max_by(|a, b| a.height_km.total_cmp(&b.height_km));
            if let Some(top) = top {
                let text = format!("to {}: {} km high", place.name, words::about(clock.apogee_km));
                let below = [1.0, 2.0, 3.0].map(|off| (y(top.height_km) + off, Side::Below));
                let _ = below
                    .into_iter()
                    .chain([(y(top.height_km), Side::Above)])
                    .any(|(height, side)| sheet.label((x(top.t_s), height), &[&text], "bold", &[side]));
            }
        }
    }
    for event in &highest.events {
        let Some(name) = event_words(event) else { continue };
        let at = (x(event.t_s), y(event.height_km));
        sheet.draw(html! { circle .dot cx=(mm(at.0)) cy=(mm(at.1)) r="0.8" {} });
        let when = words::clock(event.t_s);
        // Beside the curve: outside it first, then inside.
        let rises = if event.t_s < 0.5 * end_s { -1.0 } else { 1.0 };
        let (out, into) = if rises < 0.0 { (Side::Left, Side::Right) } else { (Side::Right, Side::Left) };
        let text = [name, when.as_str()];
        let _ = sheet.label(at, &text, "town", &[Side::Above])
            || [2.0, 4.0].into_iter().any(|off| {
                sheet.label((at.0 + rises, at.1 - off), &text, "town", &[out])
                    || sheet.label((at.0 - rises, at.1 + off), &text, "town", &[into])
            });
    }
    let text = format!("to {}: {} km high", place.name, words::about(highest.apogee_km));
    let in_band = [0.35, 0.25, 0.5].map(|part| found.floor_km + part * (highest.apogee_km - found.floor_km));
    let _ = in_band.into_iter().any(|km| sheet.label((x(0.5 * end_s), y(km)), &[&text], "bold", &[Side::On]));
    let works = format!("the interceptor works above {} km", fixed(found.floor_km, 0));
    sheet.label((SIZE.0 - right - 1.0, ceiling + 2.5), &[&works], "quiet", &[Side::Left]);
    let under = flights.iter().find(|(.., clock)| clock.apogee_km < found.floor_km);
    html! {
        figure {
            strong {
                @if let Some((_, under, _)) = under {
                    "A " (class.name) " flown to " (place.name) " rises into reach; one flown to " (under.name) " stays too low"
                } @else {
                    "A " (class.name) " flown to " (place.name) ", minute by minute"
                }
            }
            (sheet.svg("Flights through the heights of the interceptor", "Height of a missile over time, with the moments of an engagement; shaded, the heights at which the interceptor works."))
            figcaption {
                "From the middle of the launch region; the class's one reported shape: "
                (class.trajectory.split(" (").next().unwrap_or(&class.trajectory)) ". "
                (lines.mark([&class.source]))
            }
        }
    }
}
