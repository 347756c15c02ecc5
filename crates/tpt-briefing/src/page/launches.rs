//! The launches: drawn and as tables.

use maud::{Markup, html};
use tpt_report::{
    Alternative, Brief, Coded, FigureReport, FlightBounds, LaunchOutcome, LaunchReport, OutcomeBasis,
    Reading, ReportReconstruction, ReportRow, Reporter, capital, fixed,
};

use super::cite::{Cites, counted, number, number_as};
use crate::BriefingError;
use crate::drawing::{profiles, region_map, scatter};

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Result<Markup, BriefingError> {
    let failed = brief.launches.iter().filter(|launch| launch.failed).count();
    let heading = format!(
        "{} on record since {}, {failed} of them failed",
        counted(brief.launches.len(), "launch event", "launch events"),
        brief.launches_from
    );
    Ok(html! {
        section #launches {
            h2 { (heading) }
            (fortnight(brief, cites))
            (reconstructed(brief, cites))
            figure.map {
                (region_map(brief)?)
                figcaption {
                    "Launch sites, and the ground tracks of the flights reconstructed from one body's range and apogee (the \
                     bearing, where it gives none, is a compilation's). Diamonds: elements; filled where they work. Coasts: \
                     Natural Earth."
                }
            }
            @if let Some(svg) = profiles(brief) {
                figure.plot {
                    (svg)
                    figcaption {
                        "Each body's figures give a flight of their own: boost, air and the Earth's rotation included, one \
                         scale for height and distance, the Earth's curve drawn true."
                    }
                }
            }
            @if let Some(svg) = scatter(brief) {
                figure.plot {
                    (svg)
                    figcaption {
                        "Apogee against range. A grey line joins arcs of equal launch speed, named by how far an impulse \
                         of that speed carries at its best angle. Reports with only one of the two figures have no mark."
                    }
                }
            }
            p.note {
                "Every launch since " (brief.launches_from) " stands in " a href="#reports" { "annex A" }
                ", with each body's own report."
            }
        }
    })
}

fn shown(figure: Option<&FigureReport>) -> &str {
    figure.map_or("–", |figure| figure.words.as_str())
}

/// The fortnight: each body's figures in a row of their own, with the verdict of the arc.
fn fortnight(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let launches: Vec<_> = brief.launches.iter().filter(|launch| launch.in_fortnight).collect();
    html! {
        @if launches.is_empty() {
            p { "No launch is recorded in the fortnight from " (brief.fortnight_from) " to " (brief.header.asof) "." }
        } @else {
            div.wide.keep { table {
                caption {
                    "The fortnight from " (brief.fortnight_from) " to " (brief.header.asof)
                    ": each body's figures apart, and how long a flight of these figures takes"
                }
                thead { tr {
                    th { "reported by" } th { "missiles" } th { "range" } th { "apogee" } th { "flight time" }
                    th { "takes" } th { "time as reported" }
                } }
                tbody {
                    @for launch in launches {
                        tr.group { td colspan="7" { (launch_name(launch)) } }
                        @for row in launch.reports.iter().filter(|row| measured(row)) { (fortnight_row(row, cites)) }
                        (without_figures(launch, cites))
                    }
                }
            } }
            p.note {
                "The time is computed from range and apogee alone; a reported time is compared with it and never used. \
                 Consistent means that both can be true, not that they are."
            }
        }
    }
}

/// What was flown, each body's figures in a row of their own, the readings side by side.
fn reconstructed(brief: &Brief, cites: &Cites<'_>) -> Markup {
    fn rows(launch: &LaunchReport) -> Vec<(&ReportRow, &ReportReconstruction)> {
        let own = launch.reports.iter().filter(|row| row.reported_by != Reporter::Compilation);
        own.filter_map(|row| Some((row, row.reconstruction.as_ref()?))).collect()
    }
    let launches: Vec<_> = brief.launches.iter().map(|launch| (launch, rows(launch))).collect();
    let launches: Vec<_> = launches.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    html! {
        @if !launches.is_empty() {
            div.wide.keep { table {
                caption {
                    "What was flown, if the figures are true: each body's apart. Standard range: the same missile on the \
                     least-energy arc, the Earth's rotation left out. \u{201c}But flew\u{201d}: with the rotation it \
                     carried farther than that arc would, so that it carries at least so far"
                }
                thead { tr {
                    th { "reported by" } th { "range, apogee" } th { "burnt out after" } th { "at height" }
                    @for reading in Reading::ALL { th { "standard range: " (reading.words()) } }
                } }
                tbody {
                    @for (launch, rows) in &launches {
                        tr.group { td colspan="7" {
                            (launch_name(launch))
                            @if let Some(missile) = rows.iter().find_map(|(_, one)| flown_as(brief, one)) { ", flown as " (missile) }
                        } }
                        @for (row, one) in rows { (reconstruction_row(row, one, cites)) }
                    }
                }
            } }
            p.note {
                "Full burn: the missile did all it could. Early cutoff: its engine was stopped early under the published \
                 payload. Heavier payload: it carried more than the published one. Which of them is true, range and apogee \
                 do not say."
            }
        }
    }
}

/// The missile of a reconstruction in words: `Musudan (published figures)`.
fn flown_as(brief: &Brief, one: &ReportReconstruction) -> Option<String> {
    one.flown.as_ref()?;
    let vehicle = brief.vehicles.iter().find(|vehicle| Some(&vehicle.missile) == one.missile.as_ref())?;
    Some(format!("{} ({})", vehicle.name, one.vehicle_words()))
}

fn reconstruction_row(row: &ReportRow, one: &ReportReconstruction, cites: &Cites<'_>) -> Markup {
    let standard = |reading: Reading| -> Markup {
        let found: Option<&Alternative> = one.alternatives.iter().find(|other| other.reading == reading);
        match found.and_then(|found| found.flown.as_ref()) {
            Some(flown) => html! {
                (number(&flown.standard_range_km))
                @if let Some(km) = flown.carries_at_least_km { ", but flew " (fixed(km, 0)) " km" }
            },
            None => html! { "no" },
        }
    };
    html! {
        tr {
            td { (reporter(row, cites)) }
            td.n { (shown(row.range.as_ref())) ", " (shown(row.apogee.as_ref())) }
            @match &one.flown {
                Some(flown) => {
                    td.n { (number(&flown.burnout_time_s)) }
                    td.n { (number(&flown.burnout_altitude_km)) }
                    @for reading in Reading::ALL { td.n { (standard(reading)) } }
                }
                None => td colspan="5" {
                    (capital(one.not_reconstructed.as_deref().unwrap_or("not reconstructed"))) "."
                    @if let Some(bounds) = one.bounds.as_ref().and_then(FlightBounds::spoken) { " " (bounds) }
                }
            }
        }
    }
}

/// Whether a body gave any of the three figures.
fn measured(row: &ReportRow) -> bool {
    row.range.is_some() || row.apogee.is_some() || row.flight_time.is_some()
}

/// The bodies that reported without a figure, in one line.
fn without_figures(launch: &LaunchReport, cites: &Cites<'_>) -> Markup {
    let silent: Vec<_> = launch.reports.iter().filter(|row| !measured(row)).collect();
    html! {
        @if !silent.is_empty() {
            tr { td colspan="7" {
                "without figures: "
                @for (i, row) in silent.iter().enumerate() { @if i > 0 { ", " } (reporter(row, cites)) }
            } }
        }
    }
}

fn launch_name(launch: &LaunchReport) -> Markup {
    html! {
        (launch.date)
        @if let Some(time) = &launch.time_utc_plus_9 { ", " (time) " (UTC+9)" }
        ": " a href=(format!("#launch-{}", launch.id)) { (launch.name) }
    }
}

fn reporter(row: &ReportRow, cites: &Cites<'_>) -> Markup {
    html! {
        (row.reported_by)
        @if let Some(body) = &row.body { ", " (body) }
        (cites.source(&row.source))
    }
}

fn fortnight_row(row: &ReportRow, cites: &Cites<'_>) -> Markup {
    html! {
        tr {
            td { (reporter(row, cites)) }
            td { (row.rounds.map_or_else(|| "–".to_owned(), |rounds| rounds.to_string())) }
            td.n { (shown(row.range.as_ref())) }
            td.n { (shown(row.apogee.as_ref())) }
            td.n { (shown(row.flight_time.as_ref())) }
            @match row.path() {
                Some(flight) => {
                    td.n { (number_as(flight.flight_time_s, &flight.flight_time_s.minutes())) }
                    td { (row.verdict().unwrap_or_default()) }
                }
                None => { td { "–" } td { "–" } }
            }
        }
    }
}

/// Fourteen months: one row an event, the governments' outcomes side by side.
pub(crate) fn fourteen_months(brief: &Brief, cites: &Cites<'_>) -> Markup {
    html! {
        div.wide { table {
            caption {
                "Every launch event on record from " (brief.launches_from) " to " (brief.header.asof)
                "; range and apogee as the body named reports them, the rest in the annex"
            }
            thead { tr {
                th { "date" } th { "launch" } th { "outcome" } th { "range" } th { "apogee" } th { "by" } th { "takes" }
            } }
            tbody { @for launch in &brief.launches { (event_row(launch, cites)) } }
        } }
    }
}

/// The report that a short table shows: the believed one, else the first that gives a range or an apogee, else
/// the first.
fn shown_report(launch: &LaunchReport) -> Option<&ReportRow> {
    let believed = launch.reports.iter().find(|row| Some(&row.id) == launch.believed.as_ref());
    let measured = launch.reports.iter().find(|row| row.range.is_some() || row.apogee.is_some());
    believed.or(measured).or(launch.reports.first())
}

/// An outcome as a reader sees it.
fn outcome(outcome: LaunchOutcome) -> String {
    match outcome {
        LaunchOutcome::Unknown => "not said".to_owned(),
        told => Coded(told).to_string(),
    }
}

/// Who called it what: `failure (Seoul, Washington)`.
fn outcomes(judged: &[&ReportRow]) -> String {
    let groups = [LaunchOutcome::Success, LaunchOutcome::Partial, LaunchOutcome::Failure].map(|outcome| {
        let mut who: Vec<&str> =
            judged.iter().filter(|row| row.outcome == outcome).map(|row| row.reported_by.words()).collect();
        who.dedup();
        (!who.is_empty()).then(|| format!("{} ({})", Coded(outcome), who.join(", ")))
    });
    let said: Vec<String> = groups.into_iter().flatten().collect();
    if said.is_empty() { "no government said".to_owned() } else { said.join("; ") }
}

fn event_row(launch: &LaunchReport, cites: &Cites<'_>) -> Markup {
    let governments = [Reporter::Seoul, Reporter::Tokyo, Reporter::Washington, Reporter::Pyongyang];
    let by_government = |row: &&ReportRow| governments.contains(&row.reported_by);
    let judged: Vec<_> = launch.reports.iter().filter(by_government).collect();
    let row = shown_report(launch);
    let flight = row.and_then(ReportRow::path);
    html! {
        tr {
            td.n { a href=(format!("#launch-{}", launch.id)) { (launch.date) } }
            td { (launch.name) }
            td { (outcomes(&judged)) }
            td.n { (shown(row.and_then(|row| row.range.as_ref()))) }
            td.n { (shown(row.and_then(|row| row.apogee.as_ref()))) }
            td { @if let Some(row) = row { (row.reported_by) (cites.source(&row.source)) } }
            td.n { @match flight { Some(flight) => (number_as(flight.flight_time_s, &flight.flight_time_s.minutes())), None => "–" } }
        }
    }
}

/// One launch in the annex: every report in full.
pub(crate) fn full_record(launch: &LaunchReport, cites: &Cites<'_>) -> Markup {
    html! {
        h3 #(format!("launch-{}", launch.id)) { (launch_name_plain(launch)) }
        @if let Some(note) = &launch.note { p.note { (note) } }
        div.wide { table {
            thead { tr {
                th { "reported by" } th { "missile" } th { "outcome" } th { "range" } th { "apogee" } th { "time" }
                th { "impact, note" }
            } }
            tbody { @for row in &launch.reports {
                tr {
                    td { (reporter(row, cites)) @if let Some(unknown) = &row.first_publication { br; small { (unknown) } } }
                    td {
                        (row.missile.as_deref().unwrap_or("–"))
                        @if let Some(rounds) = row.rounds.filter(|rounds| *rounds > 1.0) { ", " (rounds) " of them" }
                    }
                    td { (outcome(row.outcome.0)) @if row.outcome_basis == OutcomeBasis::Inferred { " (inferred)" } }
                    td.n { (shown(row.range.as_ref())) }
                    td.n { (shown(row.apogee.as_ref())) }
                    td.n { (shown(row.flight_time.as_ref())) }
                    td {
                        (row.impact_region.as_deref().unwrap_or(""))
                        @if let Some(note) = &row.note { @if row.impact_region.is_some() { "; " } small { (note) } }
                    }
                }
            } }
        } }
    }
}

fn launch_name_plain(launch: &LaunchReport) -> Markup {
    html! {
        (launch.date)
        @if let Some(time) = &launch.time_utc_plus_9 { ", " (time) }
        ": " (launch.name)
        @if let Some(site) = &launch.site { ", from " (site.name) }
    }
}
