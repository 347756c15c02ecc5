//! `sight`.

use std::fmt::Write;

use tpt_report::{
    AbovePlace, BandReport, CountryArea, SensorReport, Sight, SightCell, SightMatrix, SightSettings,
    SightTarget, fixed,
};

use crate::table::{figure_table, plain, sources};

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

fn band(band: Option<&BandReport>) -> String {
    band.map_or_else(|| "–".to_owned(), |band| band.words())
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

/// From which height on each radar sees what is above a place, or why it does not.
fn above_text(above: &AbovePlace) -> String {
    let mut text = format!("\nabove {}:\n", above.name);
    let rows = above.radars.iter().map(|radar| {
        let height = |km: f64| format!("{} km", fixed(km, 0));
        let seen = match (radar.from_km, radar.to_km) {
            (Some(from), Some(to)) => format!("from {} up to {}", height(from), height(to)),
            (Some(from), None) => format!("from {} up", height(from)),
            (None, _) => format!("nothing: {}", radar.hidden_by.as_deref().unwrap_or("not in view")),
        };
        let whose =
            radar.range.as_ref().map_or_else(|| "none published".to_owned(), |range| range.words.clone());
        vec![
            radar.name.clone(),
            height(radar.distance_km),
            seen,
            whose,
            if radar.works { "yes" } else { "no" }.to_owned(),
        ]
    });
    text.push_str(&plain(&["radar", "distance", "sees", "range believed", "works"], rows));
    text
}

pub(crate) fn views_text(found: &Sight) -> String {
    let header = &found.header;
    let mut text = sensor_text(&found.sensor, &found.settings, &header.asof, &header.figures);
    let reach = match &found.range_km {
        Some(range) => range.words(),
        None => "no range is published: what follows is geometry alone".to_owned(),
    };
    let _ = writeln!(text, "\nreach: {reach}");
    if let Some(above) = &found.above {
        text.push_str(&above_text(above));
    }
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
            by_power.range_km.words(),
            figure_table(&by_power.values)
        );
    }
    for view in &found.views {
        let _ = writeln!(
            text,
            "\nat {} km: {} in view, out to {}\n  over {}\n  of it in view of no other radar that counts: {} km²: {}",
            fixed(view.altitude_km, 0),
            view.area_km2.words(),
            view.farthest_km.words(),
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

pub(crate) fn target_text(found: &SightTarget) -> String {
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
        vec!["first in view".to_owned(), band(cell.first_s.as_ref())],
        vec!["last".to_owned(), band(cell.last_s.as_ref())],
        vec!["nearest".to_owned(), band(cell.min_slant_km.as_ref())],
        vec!["highest".to_owned(), band(cell.max_elevation_deg.as_ref())],
        vec!["alone in view".to_owned(), format!("{} s", fixed(cell.adds_s, 0))],
    ];
    if let Some(earlier) = cell.earlier_by_s {
        rows.push(vec!["before every other by".to_owned(), format!("{} s", fixed(earlier, 0))]);
    }
    for seconds in &cell.seconds_above_threshold {
        rows.push(vec![format!("in reach at {} m²", seconds.rcs_m2), seconds.s.words()]);
    }
    let by_part = cell.seconds_by_part.iter().map(|part| {
        let words = part.s.words();
        let weak = if part.weak { " (unverified)" } else { "" };
        vec![format!("in reach, {}, {}{weak}", part.part, part.cross_section), words]
    });
    rows.extend(by_part);
    let searched =
        [("noticed, search assumed", &cell.noticed_s), ("firm track, search assumed", &cell.firm_track_s)];
    rows.extend(searched.map(|(name, found)| vec![name.to_owned(), band(found.as_ref())]));
    let _ = write!(
        text,
        "{}\nwhat is looked at, and how the search is assumed:\n{}\n{}",
        plain(&["", "from launch"], rows),
        figure_table(&found.looking),
        sources(&found.sources)
    );
    text
}

pub(crate) fn matrix_text(found: &SightMatrix) -> String {
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
            band(cell.min_slant_km.as_ref()),
            fixed(cell.adds_s, 0),
        ]
    });
    text.push_str(&plain(&["element", "target", "in view", "draws", "nearest", "alone, s"], rows));
    for why in &found.not_flown {
        let _ = writeln!(text, "not flown: {why}");
    }
    text
}
