//! `reconstruct`.

use std::fmt::Write;

use tpt_report::{
    BandReport, ConsistencyWord, FigureReport, FlightBounds, Flown, LaunchReconstruction,
    ReportReconstruction, SolvedFrom, SourceReport, TemplateReconstruction, TimeError, TypedReconstruction,
    VehicleReport, capital, fixed, spoken_time,
};

use crate::table::{of_day, plain, sources};

/// Every report of a launch.
pub(crate) fn launch(found: &LaunchReconstruction) -> String {
    let title = format!("{} ({}). {}", found.name, found.launch, of_day(&found.header));
    let who = |report: &ReportReconstruction| format!("{} ({}) reported", report.reported_by, report.of);
    let reports: Vec<_> = found.reports.iter().map(|report| (who(report), report)).collect();
    shown(&title, &reports, &found.vehicles, &found.sources)
}

/// The figures that were typed.
pub(crate) fn typed(found: &TypedReconstruction) -> String {
    let mut title = format!("Typed figures; source: {}.", found.source);
    if let Some(assumed) = &found.launch_assumed {
        let _ = write!(title, "\nLaunch {assumed}.");
    }
    // The spans of the templates stand in a page of their own.
    let named = |vehicle: &&VehicleReport| found.report.missile.as_ref() == Some(&vehicle.missile);
    let vehicles: Vec<VehicleReport> = found.vehicles.iter().filter(named).cloned().collect();
    let mut text = shown(&title, &[("Reported:".to_owned(), &found.report)], &vehicles, &[]);
    text.push_str(&templates(&found.templates));
    if !found.sources.is_empty() {
        let _ = write!(text, "\n{}", sources(&found.sources));
    }
    text
}

/// Each vehicle template, what it flies or why it cannot.
fn templates(found: &[TemplateReconstruction]) -> String {
    if found.is_empty() {
        return String::new();
    }
    let band = |band: Option<&BandReport>| band.map_or_else(String::new, BandReport::words);
    let rows = found.iter().filter_map(|one| {
        let flown = one.flown.as_ref()?;
        let other = flown.apogee_km.as_ref().or(flown.range_km.as_ref());
        Some(vec![
            one.name.clone(),
            band(Some(&flown.flight_time_s)),
            band(other),
            band(Some(&flown.burnout_speed_m_s)),
            band(Some(&flown.standard_range_km)),
            compared(flown),
            format!("{} %", fixed(100.0 * flown.flown_share, 0)),
        ])
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let mut text = String::from(
        "\nAssumed vehicles that could fly it, all their propellant burnt (what they are: docs/models/templates.md):\n",
    );
    if !rows.is_empty() {
        let columns = [
            "vehicle",
            "flight time",
            "apogee or range",
            "burnout speed",
            "standard range",
            "time as reported",
            "samples that can",
        ];
        // A column that says nothing of any template is left out.
        let says = |i: usize| rows.iter().any(|row| !row[i].is_empty());
        let said: Vec<usize> = (0..columns.len()).filter(|i| says(*i)).collect();
        let heads: Vec<&str> = said.iter().map(|i| columns[*i]).collect();
        let cells = rows.iter().map(|row| said.iter().map(|i| row[*i].clone()).collect::<Vec<_>>());
        text.push_str(&plain(&heads, cells));
    }
    for one in found.iter().filter(|one| one.flown.is_none()) {
        let _ = match (&one.able_share, &one.not_reconstructed) {
            (Some(able), None) => {
                writeln!(text, "  {}: {} % of its samples can do so much.", one.name, fixed(100.0 * able, 0))
            }
            (_, why) => writeln!(text, "  {} cannot: {}.", one.name, why.as_deref().unwrap_or_default()),
        };
    }
    text
}

/// The verdict on a reported time; nothing where none was compared.
fn compared(flown: &Flown) -> String {
    match flown.consistency.verdict {
        ConsistencyWord::NotEnoughReported => String::new(),
        _ => flown.consistency.words(),
    }
}

fn shown(
    title: &str,
    reports: &[(String, &ReportReconstruction)],
    vehicles: &[VehicleReport],
    cited: &[SourceReport],
) -> String {
    let mut text = format!("{title}\n");
    for (who, report) in reports {
        // Writing into a String cannot fail.
        let _ = writeln!(text, "\n{who} {}.", reported(report));
        if let Some(flown) = &report.flown {
            let _ = writeln!(
                text,
                "  Such a flight takes about {}. Fired for distance, the same missile would go {}.",
                spoken_time(flown.flight_time_s.nominal),
                flown.standard_range_km.words()
            );
        }
        if let Some(floor) = &report.energy_floor_km {
            let _ = writeln!(
                text,
                "  Whatever missile it was, so much energy carries at least {}.",
                floor.words()
            );
        } else if let Some(bounds) = report.bounds.as_ref().and_then(FlightBounds::spoken) {
            let _ = writeln!(text, "  {bounds}");
        }
        if let Some(why) = &report.not_reconstructed {
            let _ = writeln!(text, "  Nothing is flown: {why}.");
        }
        if let Some(template) = &report.template {
            let _ = writeln!(
                text,
                "  Nobody published its stages. It is flown as an assumed vehicle, the template {template}."
            );
        }
        if let Some(from) = report.solved_from.filter(|from| *from != SolvedFrom::RangeAndApogee) {
            let _ = writeln!(text, "  Solved from {}.", from.words());
        }
        text.push_str(&readings(report));
    }
    for vehicle in vehicles {
        let of_it = reports
            .iter()
            .map(|(_, report)| *report)
            .find(|report| report.missile.as_ref() == Some(&vehicle.missile));
        let label = of_it.map_or("assumed vehicle", ReportReconstruction::vehicle_words);
        let _ = writeln!(text, "\n{}: {} ({label})", vehicle.name, vehicle.stage_set_name);
        let rows = vehicle.figures.iter().map(|figure| {
            vec![
                figure.quantity.clone(),
                figure.words.clone(),
                figure.basis.map(|basis| basis.to_string()).unwrap_or_default(),
                figure.condition.clone().unwrap_or_default(),
                figure.source.clone().unwrap_or_default(),
            ]
        });
        text.push_str(&plain(&["figure", "value", "basis", "condition", "source"], rows));
    }
    if !cited.is_empty() {
        let _ = write!(text, "\n{}", sources(cited));
    }
    text
}

/// What a body reported, without what it did not.
fn reported(report: &ReportReconstruction) -> String {
    let figures =
        [("range", &report.range), ("apogee", &report.apogee), ("flight time", &report.flight_time)];
    let told = |(name, figure): (&str, &Option<FigureReport>)| {
        figure.as_ref().map(|figure| format!("{name} {}", figure.words))
    };
    let mut said: Vec<String> = figures.into_iter().filter_map(told).collect();
    if said.is_empty() {
        said.push("no figure of the flight".to_owned());
    }
    if let Some(bearing) = &report.bearing {
        said.push(format!("bearing {} ({})", bearing.words, report.bearing_from));
    }
    said.join(", ")
}

/// The readings of a report side by side, a row a number.
fn readings(report: &ReportReconstruction) -> String {
    type Row = (&'static str, fn(&Flown) -> String);
    const ROWS: [Row; 17] = [
        ("range", |f| f.range_km.as_ref().map_or_else(String::new, BandReport::words)),
        ("apogee", |f| f.apogee_km.as_ref().map_or_else(String::new, BandReport::words)),
        ("flight time", |f| f.flight_time_s.words()),
        ("  as reported", |f| f.consistency.words()),
        ("  model's error", |f| {
            f.consistency.model_error.as_ref().map_or_else(String::new, TimeError::words)
        }),
        ("burnout after", |f| f.burnout_time_s.words()),
        ("  at height", |f| f.burnout_altitude_km.words()),
        ("  at speed", |f| f.burnout_speed_m_s.words()),
        ("payload", |f| f.payload_kg.words()),
        ("of the last stage burnt", |f| f.burnt_share.words()),
        ("standard range", |f| f.standard_range_km.words()),
        ("  on a turning Earth", |f| f.standard_range_rotating_km.words()),
        ("  flew itself", |f| {
            f.carries_at_least_km
                .map_or_else(String::new, |km| format!("at least {}\u{202f}km", fixed(km, 0)))
        }),
        ("  burnout there", |f| {
            let there = f.standard_burnout_speed_m_s.as_ref().zip(f.standard_burnout_altitude_km.as_ref());
            there.map_or_else(String::new, |(speed, up)| format!("{}, {} up", speed.words(), up.words()))
        }),
        ("  at the angle", |f| {
            f.standard_burnout_angle_deg.as_ref().map_or_else(String::new, BandReport::words)
        }),
        ("samples that can fly", |f| format!("{} %", fixed(100.0 * f.flown_share, 0))),
        ("driven by", |f| {
            let names: Vec<&str> = f.drivers.iter().take(3).map(|driver| driver.input.as_str()).collect();
            names.join(", ")
        }),
    ];
    let mut text = String::new();
    for one in &report.alternatives {
        if let Some(why) = &one.not_reconstructed {
            let _ = writeln!(text, "  {} is not possible: {why}.", capital(one.reading.words()));
        }
    }
    let flown: Vec<_> = report
        .alternatives
        .iter()
        .filter_map(|one| Some((one.reading.words(), one.flown.as_ref()?)))
        .collect();
    if flown.is_empty() {
        return text;
    }
    let columns: Vec<&str> = std::iter::once("").chain(flown.iter().map(|(words, _)| *words)).collect();
    let rows = ROWS.iter().map(|(name, pick)| {
        std::iter::once((*name).to_owned()).chain(flown.iter().map(|(_, flown)| pick(flown))).collect()
    });
    // A row that says nothing of any reading is left out.
    let rows = rows.filter(|row: &Vec<String>| row.iter().skip(1).any(|cell| !cell.is_empty()));
    text.push_str(&plain(&columns, rows));
    if let Some(farthest) = &report.farthest_path {
        let km = farthest.km.map_or_else(String::new, |km| format!("{}\u{202f}km: ", fixed(km, 0)));
        let _ = writeln!(text, "  Farthest path, without the Earth's rotation: {km}{}.", farthest.note);
    }
    text
}
