//! Page 4: what was flown, and how much warning there was.

use maud::{Markup, html};
use tpt_report::{
    BandReport, Brief, Consistency, ConsistencyWord, FigureReport, LaunchReport, ReportRow, Reporter,
    Warning, WarningKind,
};

use super::canvas::{Rect, Sheet, Side, mm};
use super::lines::Lines;
use super::speaker::Speaker;
use super::words;
use crate::BriefingError;

mod flown;
mod warned;

/// The size of the strip of launches, mm.
const TICKS: (f64, f64) = (174.0, 13.0);

/// The most rows of the table, with a launch minute by minute above it and without.
const ROWS: usize = 12;
const ROWS_WITHOUT: usize = 24;

pub(super) fn page(brief: &Brief, lines: &Lines<'_>) -> Result<Markup, BriefingError> {
    let warning = brief.warnings.last();
    let flights = flown::newest(brief);
    Ok(html! {
        h2 { (heading(brief, warning)) }
        @if flights.is_empty() {
            p { "No launch with a reported range and height is on record since " (words::day(&brief.launches_from)) "." }
        } @else {
            (flown::figure(brief, &flights, lines))
        }
        @match warning {
            Some(warning) => { (warned::figure(brief, warning, lines)) (warned::told(warning, lines)) }
            None => p { "No launch of the two weeks before this day can be flown from published figures. So no warning time is computed." }
        }
        (reports(brief, if warning.is_some() { ROWS } else { ROWS_WITHOUT }, lines))
        (ticks(brief))
    })
}

fn heading(brief: &Brief, warning: Option<&Warning>) -> String {
    let seen = |warning: &Warning| {
        let first = warning.timeline.iter().find(|event| event.kind == WarningKind::Radar)?;
        let fell = warning.impact()?;
        Some(format!(
            "A radar could see the launch of {} after {}; the flight ended after {}",
            words::day_of_year(warned::day(brief, warning)),
            words::time(first.t_s.nominal),
            words::time(fell.t_s.nominal),
        ))
    };
    if let Some(told) = warning.and_then(seen) {
        return told;
    }
    let count = brief.launches.len();
    let failed = brief.launches.iter().filter(|launch| launch.failed).count();
    let since = words::day(&brief.launches_from);
    match count {
        0 => format!("No launch is on record since {since}"),
        1 => format!("One launch is on record since {since}"),
        _ => format!("Since {since} there were {count} launches, of which {failed} failed"),
    }
}

/// The report of a launch that the figures in force believe, or the first with a flight.
fn believed(launch: &LaunchReport) -> Option<&ReportRow> {
    let is_believed = |row: &&ReportRow| launch.believed.as_ref() == Some(&row.id);
    launch.reports.iter().find(is_believed).or_else(|| launch.reports.iter().find(|row| row.path().is_some()))
}

/// The reports of a launch that have a figure: a compilation only where nobody else has one.
fn told(launch: &LaunchReport) -> Vec<&ReportRow> {
    let has_figure =
        |row: &&ReportRow| row.range.is_some() || row.apogee.is_some() || row.flight_time.is_some();
    let all: Vec<&ReportRow> = launch.reports.iter().filter(has_figure).collect();
    let first_hand: Vec<&ReportRow> =
        all.iter().copied().filter(|row| row.reported_by != Reporter::Compilation).collect();
    if first_hand.is_empty() { all.into_iter().take(1).collect() } else { first_hand }
}

/// The newest reports, one row a speaker, as many launches as fit in whole.
fn reports(brief: &Brief, most: usize, lines: &Lines<'_>) -> Markup {
    let mut rows = 0;
    let mut shown: Vec<(&LaunchReport, Vec<&ReportRow>)> = Vec::new();
    for launch in brief.launches.iter().rev() {
        let reports = told(launch);
        if reports.is_empty() {
            continue;
        }
        rows += 1 + reports.len();
        if rows > most && !shown.is_empty() {
            break;
        }
        shown.push((launch, reports));
    }
    let words = |figure: &Option<FigureReport>| {
        figure.as_ref().map_or_else(|| "–".to_owned(), |figure| figure.words.clone())
    };
    html! {
        @if !shown.is_empty() {
            table {
                caption { "Who reported what, and whether it fits together" }
                thead { tr { th { "Said by" } th.n { "Range" } th.n { "Height" } th.n { "Time" } th { "Does it fit?" } } }
                @for (launch, reports) in &shown {
                    tbody {
                        tr { td colspan="5" { strong { (words::day(&launch.date)) ": " (launch.name) } } }
                        @for row in reports {
                            tr {
                                td { (speaker(row)) " " (lines.mark([&row.source])) }
                                td.n { (words(&row.range)) }
                                td.n { (words(&row.apogee)) }
                                td.n { (words(&row.flight_time)) }
                                td.once { (fits(row)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn speaker(row: &ReportRow) -> String {
    match row.reported_by.0 {
        Reporter::Expert | Reporter::Compilation => {
            row.body.clone().unwrap_or_else(|| "an expert".to_owned())
        }
        other => Speaker::of_reporter(other).name().to_owned(),
    }
}

/// What the figures of a report mean: that they fit, that they do not, or what they bound.
fn fits(row: &ReportRow) -> String {
    let one = row.reconstruction.as_ref();
    if let Some(flown) = one.and_then(|one| one.flown.as_ref()) {
        return judged(&flown.consistency, &flown.flight_time_s);
    }
    if let Some(arc) = &row.vacuum_arc {
        let takes = words::time(arc.flight_time_s.nominal);
        return match arc.verdict.verdict {
            tpt_report::VerdictWord::Impossible => {
                format!("cannot be right: it takes at least {takes}")
            }
            _ => format!("takes at least {takes}"),
        };
    }
    let Some(bounds) = one.and_then(|one| one.bounds.as_ref()) else {
        return "too little to test".to_owned();
    };
    let least =
        bounds.least_flight_time_s.as_ref().map(|time| format!("takes at least {}", words::time(time.low)));
    let most =
        bounds.most_range_km.as_ref().map(|range| format!("went at most {} km", words::about(range.high)));
    least.or(most).unwrap_or_else(|| "nothing in it contradicts itself".to_owned())
}

/// A reported time against the computed one.
fn judged(found: &Consistency, computed: &BandReport) -> String {
    let takes = words::time(computed.nominal);
    match found.verdict {
        ConsistencyWord::Consistent => format!("yes: such a flight takes {takes}"),
        ConsistencyWord::WithinModelError => format!("nearly: such a flight takes {takes}"),
        ConsistencyWord::NotEnoughReported => format!("no time given; it takes {takes}"),
        ConsistencyWord::Inconsistent => match &found.excess_s {
            Some(excess) if excess.low > 0.0 => format!("no: at least {} too long", words::time(excess.low)),
            Some(excess) => format!("no: at least {} too short", words::time(-excess.high)),
            None => format!("no: such a flight takes {takes}"),
        },
    }
}

/// A day as a number of months.
fn months(date: &str) -> f64 {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<f64>().ok());
    let mut next = |or: f64| parts.next().flatten().unwrap_or(or);
    let (year, month, day) = (next(0.0), next(1.0), next(1.0));
    12.0 * year + month - 1.0 + (day - 1.0) / 31.0
}

/// All launches of the period as ticks on a line of time, failed ones hollow; those of one day stand on each other.
fn ticks(brief: &Brief) -> Markup {
    let (from, to) = (months(&brief.launches_from), months(&brief.header.asof));
    let (left, right, line_mm) = (2.0, 2.0, 7.5);
    let x = |at: f64| left + (at - from) / (to - from).max(0.1) * (TICKS.0 - left - right);
    let mut sheet = Sheet::new("launch-ticks", TICKS.0, TICKS.1);
    sheet.draw(html! { path .axis d=(format!("M{} {}H{}", mm(left), mm(line_mm), mm(TICKS.0 - right))) {} });
    let mut stacked: Vec<(&str, usize)> = Vec::new();
    for launch in &brief.launches {
        let before = match stacked.last_mut() {
            Some((date, count)) if *date == launch.date => {
                *count += 1;
                *count
            }
            _ => {
                stacked.push((&launch.date, 0));
                0
            }
        };
        let class = if launch.failed { "hollow" } else { "dot" };
        let y = line_mm - 2.3 * before as f64;
        sheet.draw(html! { circle .(class) cx=(mm(x(months(&launch.date)))) cy=(mm(y)) r="1" {} });
    }
    sheet.keep_free(Rect { left: 0.0, top: 0.0, right: TICKS.0, bottom: line_mm + 1.1 });
    let (first, last) = (words::day(&brief.launches_from), words::day(&brief.header.asof));
    sheet.label((left - 1.2, line_mm + 3.6), &[&first], "quiet", &[Side::Right]);
    sheet.label((TICKS.0 - right + 1.2, line_mm + 3.6), &[&last], "quiet", &[Side::Left]);
    let failed = brief.launches.iter().filter(|launch| launch.failed).count();
    let counted = format!("{} launches on record; the {failed} hollow ones failed", brief.launches.len());
    sheet.label((0.5 * TICKS.0, line_mm + 3.6), &[&counted], "quiet", &[Side::On]);
    html! { @if !brief.launches.is_empty() { (sheet.svg("Every launch", "A line of time with a dot for each launch; failed ones are hollow.")) } }
}
