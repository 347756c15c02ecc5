//! `sight`.

use std::fmt::Write;

use tpt_report::{
    AbovePlace, BandReport, CountryArea, Header, SensorReport, Sight, SightCell, SightMatrix, SightSettings,
    SightTarget, View, about, capital, fixed, listed, spoken_time,
};

use crate::table::{all_of, figure_table, of_day, part_of, plain, sources};

/// Countries that a sentence names.
const COUNTRIES: usize = 3;

/// Which radar, where, on what day; whether all that follows is only planned or supposed.
fn which(sensor: &SensorReport, settings: &SightSettings, header: &Header) -> String {
    let mode = sensor.mode.as_ref().map(|mode| format!(", {mode} mode")).unwrap_or_default();
    let at = sensor.moved_to.as_ref().map_or_else(
        || format!("{}, {}", sensor.lat_deg, sensor.lon_deg),
        |place| format!("moved to {place} (hypothetical)"),
    );
    let mut text = format!("{} ({}){mode}, at {at}. {}\n", sensor.name, sensor.element, of_day(header));
    for (what, value) in [("without", &settings.without), ("moved", &settings.moved)] {
        if let Some(value) = value {
            // Writing into a String cannot fail.
            let _ = writeln!(text, "hypothetical: {what} {value}");
        }
    }
    let planned =
        if sensor.works { "" } else { " It does not work at this date: what follows is what it would see." };
    let _ = writeln!(text, "Status: {}.{planned} Terrain: {}.", sensor.status, sensor.terrain);
    text
}

/// The figures that a radar was taken with.
fn made_of(sensor: &SensorReport) -> String {
    format!("\nThe radar is taken with these figures:\n{}", figure_table(&sensor.values))
}

fn band(band: Option<&BandReport>) -> String {
    band.map_or_else(|| "–".to_owned(), |band| band.words())
}

/// What is seen of each country, the most of it first.
fn shares(parts: &[CountryArea]) -> Vec<String> {
    let mut parts: Vec<&CountryArea> = parts.iter().collect();
    parts.sort_by(|a, b| b.share.total_cmp(&a.share));
    parts.into_iter().map(part_of).collect()
}

/// What stands out of the lowest view, in a sentence.
fn lowest(view: &View) -> String {
    let shares = shares(&view.by_country);
    let named: Vec<&str> = shares.iter().map(String::as_str).take(COUNTRIES).collect();
    let height = fixed(view.altitude_km, 0);
    match listed(&named) {
        Some(names) => format!(
            "At a height of {height} km it sees out to about {} km: {names}.",
            about(view.farthest_km.nominal)
        ),
        None => format!("At a height of {height} km it sees no country."),
    }
}

fn views_table(views: &[View]) -> String {
    let rows = views.iter().map(|view| {
        let alone = match view.adds.area_km2 {
            area if area < 0.5 => "nothing".to_owned(),
            area => format!("{} km²", about(area)),
        };
        vec![
            format!("{} km", fixed(view.altitude_km, 0)),
            view.farthest_km.words(),
            view.area_km2.words(),
            shares(&view.by_country).join(", "),
            alone,
        ]
    });
    plain(&["height", "sees out to", "area in view", "countries", "seen by no other"], rows)
}

/// From which height on each radar sees what is above a place, or why it does not.
fn above_text(above: &AbovePlace) -> String {
    let mut text = format!("\nWho sees what is above {}, and from which height:\n", above.name);
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
    text.push_str(&plain(&["radar", "distance", "sees", "its range", "works"], rows));
    text
}

pub(crate) fn views_text(found: &Sight) -> String {
    let mut text = which(&found.sensor, &found.settings, &found.header);
    // Writing into a String cannot fail.
    let _ = match &found.range_km {
        Some(range) => writeln!(text, "\nIt reaches {}.", range.words()),
        None => writeln!(text, "\nNobody has published how far it sees: what follows is geometry alone."),
    };
    if let Some(view) = found.views.first() {
        let _ = writeln!(text, "{}", lowest(view));
    }
    if let Some(above) = &found.above {
        text.push_str(&above_text(above));
    }
    if !found.views.is_empty() {
        let _ = write!(text, "\n{}", views_table(&found.views));
        let _ = writeln!(
            text,
            "The others, which work and have a published range: {}.",
            all_of(found.others.clone())
        );
        let _ = writeln!(
            text,
            "Not counted, for want of one or the other: {}.",
            all_of(found.not_counted.clone())
        );
    }
    if let Some(grid) = &found.lowest_visible {
        let (rows, columns) = (grid.lat_deg.len(), grid.lon_deg.len());
        let _ = writeln!(
            text,
            "The lowest height in view is a grid of {rows} × {columns} places. It stands in the JSON document (--json)."
        );
    }
    text.push_str(&made_of(&found.sensor));
    if let Some(by_power) = &found.by_power {
        let _ = write!(
            text,
            "\nBy its power and antenna it would reach {}. No view uses that. It follows from:\n{}",
            by_power.range_km.words(),
            figure_table(&by_power.values)
        );
    }
    let _ = write!(text, "\n{}", sources(&found.sources));
    text
}

/// Whether it is seen, when first and for how long, or why not.
fn seen(cell: &SightCell) -> String {
    let who = match &cell.reported_by {
        Some(by) => format!("On the report of {by}, the radar"),
        None => "The radar".to_owned(),
    };
    if !cell.in_view {
        let why = cell.hidden_by.as_ref().map(|by| format!(": {by}")).unwrap_or_default();
        return format!("{who} does not see it{why}.");
    }
    let first =
        cell.first_s.as_ref().map(|first| format!(" first {} after launch", spoken_time(first.nominal)));
    let last = cell.last_s.as_ref().map(|last| format!(" and last after {}", spoken_time(last.nominal)));
    format!("{who} sees it{}{}.", first.unwrap_or_default(), last.unwrap_or_default())
}

pub(crate) fn target_text(found: &SightTarget) -> String {
    let cell = &found.cell;
    let mut text = which(&found.sensor, &found.settings, &found.header);
    // Writing into a String cannot fail.
    let _ = writeln!(
        text,
        "\n{}: {} ({}). {}",
        capital(&cell.kind.to_string()),
        cell.target_name,
        cell.target,
        seen(cell)
    );
    let _ = writeln!(
        text,
        "It is in view in {} % of the samples, in {} % if the range had no limit.\n",
        fixed(100.0 * cell.in_view_share, 0),
        fixed(100.0 * cell.geometric_share, 0)
    );
    let mut rows = vec![
        vec!["first in view".to_owned(), band(cell.first_s.as_ref())],
        vec!["last".to_owned(), band(cell.last_s.as_ref())],
        vec!["nearest".to_owned(), band(cell.min_slant_km.as_ref())],
        vec!["highest".to_owned(), band(cell.max_elevation_deg.as_ref())],
        vec!["seen by no other for".to_owned(), format!("{} s", fixed(cell.adds_s, 0))],
    ];
    if let Some(earlier) = cell.earlier_by_s {
        rows.push(vec!["sees it before every other by".to_owned(), format!("{} s", fixed(earlier, 0))]);
    }
    for seconds in &cell.seconds_above_threshold {
        rows.push(vec![format!("in reach, target of {} m²", seconds.rcs_m2), seconds.s.words()]);
    }
    let by_part = cell.seconds_by_part.iter().map(|part| {
        let words = part.s.words();
        let weak = if part.weak { " (unverified)" } else { "" };
        vec![format!("in reach, {}, {}{weak}", part.part, part.cross_section), words]
    });
    rows.extend(by_part);
    let searched =
        [("noticed, by an assumed search", &cell.noticed_s), ("firm track, likewise", &cell.firm_track_s)];
    rows.extend(searched.map(|(name, found)| vec![name.to_owned(), band(found.as_ref())]));
    let _ = write!(
        text,
        "{}{}\nWhat is looked at, and how the radar is assumed to search:\n{}\n{}",
        plain(&["", "from launch"], rows),
        made_of(&found.sensor),
        figure_table(&found.looking),
        sources(&found.sources)
    );
    text
}

pub(crate) fn matrix_text(found: &SightMatrix) -> String {
    let mut text = format!("Every radar against every launch and notional arc. {}\n", of_day(&found.header));
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
    text.push_str(&plain(
        &[
            "radar",
            "launch or arc",
            "in view, from launch",
            "share of samples",
            "nearest",
            "seen by no other, s",
        ],
        rows,
    ));
    if !found.not_flown.is_empty() {
        text.push_str("\nLaunches that were not flown, and why:\n");
    }
    for why in &found.not_flown {
        let _ = writeln!(text, "  {why}");
    }
    text
}
