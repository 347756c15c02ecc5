//! `sight`.

use std::fmt::Write;

use tpt_scenario::{Beliefs, Resolved};
use tpt_study::report::{
    BandReport, CountryArea, SensorReport, Shown, Sight, SightCell, SightMatrix, SightSettings, SightTarget,
    fixed,
};
use tpt_study::{WhatIf, sight_matrix, sight_target};

use super::json;
use super::provenance::no_out;
use crate::args::{Global, SightArgs};
use crate::context::{sampling, with};
use crate::error::CliError;
use crate::files::read_bounded;
use crate::progress::tell;
use crate::table::{figure_table, plain, sources};

pub(crate) fn run(global: &Global, args: &SightArgs) -> Result<String, CliError> {
    no_out(global)?;
    with(global, |resolved, beliefs, inputs| seen(global, args, resolved, beliefs, inputs))
}

fn seen(
    global: &Global,
    args: &SightArgs,
    resolved: &Resolved<'_>,
    beliefs: &Beliefs,
    inputs: &str,
) -> Result<String, CliError> {
    let sampling = sampling(global);
    let mask = args.mask.as_ref().map(|file| {
        let bytes = read_bounded("--mask file", file)?;
        Ok::<_, CliError>((file.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()))
    });
    let what_if = WhatIf {
        heading_deg: args.heading_deg.map(tpt_catalogue::Value::get),
        mode: args.mode.clone(),
        rcs_m2: args.rcs_m2.map(tpt_catalogue::Value::get),
        moved: args.moved.clone(),
        without: args.without.clone(),
        mask: mask.transpose()?,
    };
    if args.matrix {
        let _shown = tell(global, "every radar against every launch and notional arc");
        let found = sight_matrix(resolved, beliefs, &what_if, sampling, inputs)?;
        return if global.json { json(&found) } else { Ok(matrix_text(&found)) };
    }
    let element = args.element.as_deref().unwrap_or_default();
    if let Some(target) = args.launch.as_deref().or(args.arc.as_deref()) {
        let found = sight_target(resolved, beliefs, element, target, &what_if, sampling, inputs)?;
        return if global.json { json(&found) } else { Ok(target_text(&found)) };
    }
    let heights = tpt_study::Heights { altitudes_km: &args.altitude_km, grid_step_deg: args.grid_deg };
    let found = tpt_study::sight(resolved, beliefs, element, heights, &what_if, sampling, inputs)?;
    if global.json { json(&found) } else { Ok(views_text(&found)) }
}

/// What a radar is made of, and what of it is not declared so.
fn sensor_text(sensor: &SensorReport, settings: &SightSettings, asof: &str, figures: &str) -> String {
    let mode = sensor.mode.as_ref().map(|mode| format!(", {mode} mode")).unwrap_or_default();
    let at = sensor.moved_to.as_ref().map_or_else(
        || format!("{}, {}", sensor.lat_deg, sensor.lon_deg),
        |place| format!("moved to {place} (hypothetical)"),
    );
    let planned = if sensor.works { "" } else { "; what follows holds as planned" };
    let mut text = format!(
        "{} ({}){mode}, at {at}, as of {asof}, figures {figures}\nstatus: {}{planned}; terrain {}\n",
        sensor.name, sensor.element, sensor.status, sensor.terrain
    );
    for (what, value) in [("without", &settings.without), ("moved", &settings.moved)] {
        if let Some(value) = value {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "hypothetical: {what} {value}");
        }
    }
    text.push_str(&figure_table(&sensor.values));
    text
}

fn band(band: Option<&BandReport>, shown: Shown) -> String {
    band.map_or_else(|| "–".to_owned(), |band| band.words(shown))
}

fn areas(parts: &[CountryArea]) -> String {
    let one = |part: &CountryArea| {
        format!("{} {} km² ({} %)", part.name, fixed(part.area_km2, 0), fixed(100.0 * part.share, 1))
    };
    if parts.is_empty() {
        "no country".to_owned()
    } else {
        parts.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}

fn views_text(found: &Sight) -> String {
    let header = &found.header;
    let mut text = sensor_text(&found.sensor, &found.settings, &header.asof, &header.figures);
    let reach = match &found.range_km {
        Some(range) => range.words(Shown::Kilometres),
        None => "no range is published: what follows is geometry alone".to_owned(),
    };
    let _ = writeln!(text, "\nreach: {reach}");
    if let Some(grid) = &found.lowest_visible {
        let (rows, columns) = (grid.lat_deg.len(), grid.lon_deg.len());
        let _ = writeln!(
            text,
            "lowest height in view: a grid of {rows} × {columns} places, in the JSON document (--json)"
        );
    }
    if let Some(by_power) = &found.by_power {
        let _ = writeln!(
            text,
            "by power and antenna, beside that: {}, from\n{}",
            by_power.range_km.words(Shown::Kilometres),
            figure_table(&by_power.values)
        );
    }
    for view in &found.views {
        let _ = writeln!(
            text,
            "\nat {} km: {} in view, out to {}\n  over {}\n  of it in view of no other radar that counts: {} km²: {}",
            fixed(view.altitude_km, 0),
            view.area_km2.words(Shown::SquareKilometres),
            view.farthest_km.words(Shown::Kilometres),
            areas(&view.by_country),
            fixed(view.adds.area_km2, 0),
            areas(&view.adds.by_country),
        );
    }
    let _ = write!(
        text,
        "\nothers: {}\nnot counted, because they do not work or have no published range: {}\n\n{}",
        found.others.join(", "),
        found.not_counted.join(", "),
        sources(&found.sources)
    );
    text
}

fn target_text(found: &SightTarget) -> String {
    let header = &found.header;
    let cell = &found.cell;
    let mut text = sensor_text(&found.sensor, &found.settings, &header.asof, &header.figures);
    let whose = cell.reported_by.as_ref().map(|by| format!(", on the figures of {by}")).unwrap_or_default();
    let _ = writeln!(text, "\n{}: {} ({}){whose}", cell.kind, cell.target_name, cell.target);
    let verdict = if cell.in_view { "in view" } else { "not in view" };
    let hidden = cell.hidden_by.as_ref().map(|by| format!(": {by}")).unwrap_or_default();
    let _ = writeln!(
        text,
        "{verdict}{hidden} (in {} % of the draws; {} % by geometry alone)",
        fixed(100.0 * cell.in_view_share, 0),
        fixed(100.0 * cell.geometric_share, 0)
    );
    let mut rows = vec![
        vec!["first in view".to_owned(), band(cell.first_s.as_ref(), Shown::Seconds)],
        vec!["last".to_owned(), band(cell.last_s.as_ref(), Shown::Seconds)],
        vec!["nearest".to_owned(), band(cell.min_slant_km.as_ref(), Shown::Kilometres)],
        vec!["highest".to_owned(), band(cell.max_elevation_deg.as_ref(), Shown::Degrees)],
        vec!["alone in view".to_owned(), format!("{} s", fixed(cell.adds_s, 0))],
    ];
    if let Some(earlier) = cell.earlier_by_s {
        rows.push(vec!["before every other by".to_owned(), format!("{} s", fixed(earlier, 0))]);
    }
    for seconds in &cell.seconds_above_threshold {
        rows.push(vec![format!("in reach at {} m²", seconds.rcs_m2), seconds.s.words(Shown::Seconds)]);
    }
    let by_part = cell.seconds_by_part.iter().map(|part| {
        let words = part.s.words(Shown::Seconds);
        let weak = if part.weak { " (unverified)" } else { "" };
        vec![format!("in reach, {}, {}{weak}", part.part, part.cross_section), words]
    });
    rows.extend(by_part);
    let searched =
        [("noticed, search assumed", &cell.noticed_s), ("firm track, search assumed", &cell.firm_track_s)];
    rows.extend(searched.map(|(name, found)| vec![name.to_owned(), band(found.as_ref(), Shown::Seconds)]));
    let _ = write!(
        text,
        "{}\nwhat is looked at, and how the search is assumed:\n{}\n{}",
        plain(&["", "from launch"], rows),
        figure_table(&found.looking),
        sources(&found.sources)
    );
    text
}

fn matrix_text(found: &SightMatrix) -> String {
    let header = &found.header;
    let mut text = format!("Every radar, as of {}, figures {}\n", header.asof, header.figures);
    if found.settings.hypothetical {
        let words =
            [found.settings.without.as_ref().map(|id| format!("without {id}")), found.settings.moved.clone()];
        let _ =
            writeln!(text, "hypothetical: {}", words.into_iter().flatten().collect::<Vec<_>>().join("; "));
    }
    let seen = |cell: &SightCell| {
        if cell.in_view {
            let first = cell.first_s.as_ref().map(|band| fixed(band.nominal, 0)).unwrap_or_default();
            let last = cell.last_s.as_ref().map(|band| fixed(band.nominal, 0)).unwrap_or_default();
            format!("{first}–{last} s")
        } else {
            cell.hidden_by.clone().unwrap_or_else(|| "not in view".to_owned())
        }
    };
    let rows = found.cells.iter().map(|cell| {
        vec![
            cell.element.clone(),
            cell.target.clone(),
            seen(cell),
            format!("{} %", fixed(100.0 * cell.in_view_share, 0)),
            band(cell.min_slant_km.as_ref(), Shown::Kilometres),
            fixed(cell.adds_s, 0),
        ]
    });
    text.push_str(&plain(&["element", "target", "in view", "draws", "nearest", "alone, s"], rows));
    for why in &found.not_flown {
        let _ = writeln!(text, "not flown: {why}");
    }
    text
}
