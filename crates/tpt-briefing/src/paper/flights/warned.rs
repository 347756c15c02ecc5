//! One launch minute by minute: its height, who could see it from when on, and when the public was told.

use maud::{Markup, html};
use tpt_report::{Brief, Warning, WarningEvent, WarningKind, Watcher};

use super::super::canvas::{Sheet, Side, line, mm};
use super::super::lines::Lines;
use super::super::speaker::Speaker;
use super::super::words;

/// The size of the figure, mm, and the height of its curve.
const SIZE: (f64, f64) = (174.0, 55.0);
const CURVE: f64 = 19.0;

/// Room for names at the left, and at the right, mm.
const SIDES: (f64, f64) = (54.0, 3.0);

/// Room for the moment beside a name, mm.
const MOMENT: f64 = 8.5;

/// The most sensors of the drawing, the first to see it first.
const SENSORS: usize = 8;

/// The day of the launch that is warned of.
pub(super) fn day<'b>(brief: &'b Brief, warning: &'b Warning) -> &'b str {
    let launch = brief.launches.iter().find(|launch| launch.id == warning.launch);
    launch.map_or(warning.launch.as_str(), |launch| launch.date.as_str())
}

/// The radars that could see it, by the moment from which on.
fn radars(warning: &Warning) -> Vec<(&WarningEvent, &Watcher)> {
    let events = warning.timeline.iter().filter(|event| event.kind == WarningKind::Radar);
    events.filter_map(|event| Some((event, event.radar.as_ref()?))).collect()
}

pub(super) fn figure(brief: &Brief, warning: &Warning, lines: &Lines<'_>) -> Markup {
    let Some(impact) = warning.impact() else { return html! {} };
    let end_s = impact.t_s.nominal.max(1.0);
    let above = 4.0;
    let x = |t_s: f64| SIDES.0 + t_s / end_s * (SIZE.0 - SIDES.0 - SIDES.1);
    let top_km = warning.track.iter().map(|point| point.height_km).fold(1.0, f64::max);
    let y = |km: f64| above + CURVE - km / top_km * CURVE;
    let all = radars(warning);
    let shown: Vec<_> = all.iter().take(SENSORS).collect();
    let foot = above + CURVE + 1.2;
    let step = ((SIZE.1 - foot - 4.4) / shown.len().max(1) as f64).min(4.4);
    let base = foot + step * shown.len() as f64;
    let mut sheet = Sheet::new("figure-f", SIZE.0, SIZE.1);
    let minute_step = if end_s > 1500.0 {
        5
    } else if end_s > 720.0 {
        2
    } else {
        1
    };
    for minute in (0..).step_by(minute_step).take_while(|minute| 60.0 * f64::from(*minute) <= end_s) {
        let at = x(60.0 * f64::from(minute));
        sheet.draw(html! { path .grid d=(format!("M{} {}V{}", mm(at), mm(above), mm(base + 0.6))) {} });
        let words = if minute == 0 { "launch".to_owned() } else { format!("{minute} min") };
        sheet.label((at, base - 0.2), &[&words], "quiet", &[Side::Below]);
    }
    let curve: Vec<(f64, f64)> =
        warning.track.iter().map(|point| (x(point.t_s), y(point.height_km))).collect();
    sheet.draw(html! { path .height d=(line(curve, true)) {} });
    let height = format!("{} km high", words::about(top_km));
    let peak = warning.track.iter().max_by(|a, b| a.height_km.total_cmp(&b.height_km));
    if let Some(peak) = peak {
        sheet.label((x(peak.t_s), y(peak.height_km) + 1.0), &[&height], "town", &[Side::Below]);
    }
    sheet.label(
        (x(end_s) + 1.2, above + 0.8),
        &[&format!("down after {}", words::clock(end_s))],
        "town",
        &[Side::Left],
    );
    let works =
        |radar: &Watcher| brief.elements.iter().any(|element| element.id == radar.element && element.works);
    for (row, (event, radar)) in shown.iter().enumerate() {
        let top = foot + step * row as f64;
        let (from, until) = (event.t_s.nominal, radar.in_view_s.map_or(end_s, |[_, last]| last));
        let class = match (works(radar), event.note.is_some()) {
            (false, _) => "hollow",
            (true, true) => "sensor open",
            (true, false) => "sensor",
        };
        sheet.draw(html! {
            rect .(class) x=(mm(x(from))) y=(mm(top + 0.2 * step)) width=(mm((x(until) - x(from)).max(0.3))) height=(mm(0.6 * step)) {}
        });
        let middle = top + 0.5 * step;
        sheet.label((SIDES.0 - MOMENT, middle), &[&radar.name], "town", &[Side::Left]);
        sheet.label((SIDES.0 - 0.8, middle), &[&words::clock(from)], "bold", &[Side::Left]);
    }
    moments(&mut sheet, warning, (above, base), &x);
    let unpublished = shown.iter().any(|(event, radar)| event.note.is_some() && works(radar));
    let idle = shown.iter().any(|(_, radar)| !works(radar));
    let later = all.len().saturating_sub(shown.len());
    html! {
        figure {
            strong { "Who could see the launch of " (words::day_of_year(day(brief, warning))) ", minute by minute" }
            (sheet.svg("One launch minute by minute", "Height over time, and below it a bar for each radar while it could see the missile."))
            figcaption {
                "The flight is the one that " (Speaker::of_reporter(warning.reported_by.0).name()) " reported. "
                "A bar: the radar could see it, if it was switched on and looked there. "
                @if unpublished { "Dashed: nobody has published its range, so the horizon alone limits it. " }
                @if idle { "Hollow: it does not work on the day of this paper. " }
                @if later > 0 { (later) " more radars saw it later. " }
                (lines.mark(warning.timeline.iter().filter_map(|event| event.source.as_ref()).chain(source(brief, warning))))
            }
        }
    }
}

/// The source of the report that is flown.
fn source<'b>(brief: &'b Brief, warning: &Warning) -> Option<&'b String> {
    let launch = brief.launches.iter().find(|launch| launch.id == warning.launch)?;
    let row = launch.reports.iter().find(|row| row.reported_by.0 == warning.reported_by.0)?;
    Some(&row.source)
}

/// The satellite's warning and the messages to the public, as lines down the drawing.
fn moments(sheet: &mut Sheet, warning: &Warning, (above, base): (f64, f64), x: &dyn Fn(f64) -> f64) {
    let told = |event: &&WarningEvent| matches!(event.kind, WarningKind::Infrared | WarningKind::Alert);
    for event in warning.timeline.iter().filter(told) {
        let at = x(event.t_s.nominal);
        sheet.draw(html! { path .moment d=(format!("M{} {}V{}", mm(at), mm(above), mm(base))) {} });
        let name = if event.kind == WarningKind::Alert { "public told" } else { "satellite warning" };
        let text = format!("{name}, {}", words::clock(event.t_s.nominal));
        let _ = [above + 0.8, above + 4.2, above + 7.6]
            .into_iter()
            .any(|y| sheet.label((at, y), &[&text], "town", &[Side::Left, Side::Right]));
    }
}

/// How much warning there was, in two sentences.
pub(super) fn told(warning: &Warning, lines: &Lines<'_>) -> Markup {
    let Some(impact) = warning.impact() else { return html! {} };
    let radars = radars(warning);
    let ranged = radars.iter().find(|(event, _)| event.note.is_none()).or(radars.first());
    let alerted = warning.places.iter().find_map(|place| Some((place, place.alerted_s?)));
    let message = warning.timeline.iter().find(|event| event.kind == WarningKind::Alert);
    html! {
        p {
            @if let Some((event, radar)) = ranged {
                strong { (words::radar(&radar.name)) " could see it after " (words::time(event.t_s.nominal)) "." }
                " It came down " (words::time(impact.t_s.nominal - event.t_s.nominal)) " later. "
            } @else {
                strong { "No radar on record here could see it." } " "
            }
            @if let Some((place, told_s)) = alerted {
                "People in " (place.name) " were told after " (words::time(told_s))
                @if let Some(left) = &place.warning_s {
                    @if left.nominal > 0.0 { ", " (words::time(left.nominal)) " before it was nearest" }
                    @else { ", " (words::time(-left.nominal)) " after it was nearest" }
                }
                ". "
            } @else if let Some(event) = message {
                "The public was told after " (words::time(event.t_s.nominal)) ". "
            } @else {
                "No message to the public is on record. "
            }
            (lines.mark(warning.timeline.iter().filter_map(|event| event.source.as_ref())))
        }
    }
}
