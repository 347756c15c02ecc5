//! `reconstruct --all-reports`.

use std::fmt::Write;

use tpt_report::{AllReports, BandReport, FigureReport, VehicleBands, Weighed, WeighedLaunch, fixed};

use crate::table::{of_day, plain, sources};

/// All flights of a missile together.
pub(crate) fn text(found: &AllReports) -> String {
    let mut text = format!("All flights of the {} together. {}\n", found.name, of_day(&found.header));
    let whose = match &found.template {
        Some(template) => format!("the template {template}, an assumed vehicle: nobody published the stages"),
        None => found.vehicles.iter().map(|vehicle| vehicle.stage_set_name.clone()).collect(),
    };
    // Writing into a String cannot fail.
    let _ = writeln!(text, "Vehicles are drawn from {whose}. Each flies every launch.\n");
    text.push_str(&launches(&found.launches));
    for one in found.launches.iter().filter(|one| one.contradicts) {
        let _ = writeln!(text, "The launch {} contradicts the others: {}.", one.launch, why(one));
    }
    if let Some(most) = &found.says_most {
        let _ = writeln!(text, "The launch {most} says most of the vehicle.");
    }
    text.push('\n');
    text.push_str(&vehicle(found));
    if let Some(why) = &found.after.refused {
        let _ = writeln!(text, "After the reports nothing is given: {why}.");
    }
    text.push_str("\nEach speaker's reports alone:\n");
    let rows = found.speakers.iter().map(|one| {
        let known = one.weighed.vehicle.as_ref();
        vec![
            one.reported_by.to_string(),
            one.reports.join(", "),
            fixed(one.weighed.effective_draws, 0),
            known.map_or_else(|| one.weighed.refused.clone().unwrap_or_default(), burn),
            known.map(|known| by_payload(known).join("; ")).unwrap_or_default(),
        ]
    });
    text.push_str(&plain(&["speaker", "reports", "samples that count", "burn time", "standard range"], rows));
    if !found.sources.is_empty() {
        let _ = write!(text, "\n{}", sources(&found.sources));
    }
    text
}

fn launches(all: &[WeighedLaunch]) -> String {
    let figure = |figure: &Option<FigureReport>| {
        figure.as_ref().map_or_else(|| "not reported".to_owned(), |figure| figure.words.clone())
    };
    let rows = all.iter().map(|one| {
        vec![
            format!("{}/{}", one.launch, one.report),
            figure(&one.range),
            figure(&one.apogee),
            figure(&one.flight_time),
            one.predicted_flight_time_s.as_ref().map_or_else(String::new, BandReport::words),
            one.miss_share.map_or_else(String::new, |share| format!("{} %", fixed(100.0 * share, 0))),
            format!("{} %", fixed(100.0 * one.able_share, 0)),
            one.says_bits.map_or_else(String::new, |bits| fixed(bits, 2)),
        ]
    });
    let columns = [
        "report",
        "range",
        "apogee",
        "time",
        "time that the others predict",
        "true reports that miss as much",
        "vehicles that can fly it",
        "what it tells, bits",
    ];
    plain(&columns, rows)
}

/// Why a report contradicts the others.
fn why(one: &WeighedLaunch) -> String {
    match one.miss_share {
        Some(share) => format!("{} % of true reports miss by so much or more", fixed(100.0 * share, 1)),
        None => format!("{} % of the vehicles that they leave can fly so", fixed(100.0 * one.able_share, 1)),
    }
}

/// The vehicle before and after, a row a number.
fn vehicle(found: &AllReports) -> String {
    let Weighed { effective_draws, vehicle: after, .. } = &found.after;
    let mut rows = vec![vec![
        "burn time".to_owned(),
        found.before.burn_time_s.words(),
        after.as_ref().map(burn).unwrap_or_default(),
    ]];
    for before in &found.before.payloads {
        let after = after.as_ref().and_then(|after| {
            after.payloads.iter().find(|one| one.payload_kg.total_cmp(&before.payload_kg).is_eq())
        });
        let payload = format!("{} kg", fixed(before.payload_kg, 0));
        let words = |band: Option<&BandReport>| band.map_or_else(String::new, BandReport::words);
        rows.push(vec![
            format!("standard range with {payload}"),
            before.standard_range_km.words(),
            words(after.map(|after| &after.standard_range_km)),
        ]);
        rows.push(vec![
            "  burnout speed there".to_owned(),
            words(before.burnout_speed_m_s.as_ref()),
            words(after.and_then(|after| after.burnout_speed_m_s.as_ref())),
        ]);
        rows.push(vec![
            "  vehicles that carry it".to_owned(),
            format!("{} %", fixed(100.0 * before.able_share, 0)),
            after.map_or_else(String::new, |after| format!("{} %", fixed(100.0 * after.able_share, 0))),
        ]);
    }
    rows.push(vec!["samples that count".to_owned(), String::new(), fixed(*effective_draws, 0)]);
    plain(&["", "before the reports", "after"], rows)
}

fn burn(known: &VehicleBands) -> String {
    known.burn_time_s.words()
}

/// The standard range with each payload.
fn by_payload(known: &VehicleBands) -> Vec<String> {
    let each = known.payloads.iter();
    each.map(|one| format!("{} with {} kg", one.standard_range_km.words(), fixed(one.payload_kg, 0)))
        .collect()
}
