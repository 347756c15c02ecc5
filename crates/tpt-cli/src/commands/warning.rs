//! `warn` and `ring`.

use std::fmt::Write;

use tpt_report::{BandReport, PlaceWarning, Ring, Warning, about, fixed, ranges_in_words, spoken_time};

use crate::table::{of_day, plain, sources};

/// When a place was told, and how long before the missile was nearest.
fn told(row: &PlaceWarning) -> String {
    let near = format!(
        "The missile was nearest to {} {} after launch, about {} km away over the ground.",
        row.name,
        spoken_time(row.nearest_s.nominal),
        about(row.nearest_km.nominal)
    );
    let Some(alerted) = row.alerted_s else {
        return format!("{near} No message to the public there is on record.");
    };
    let before = match &row.warning_s {
        Some(before) if before.nominal > 0.0 => format!(", {} before that", spoken_time(before.nominal)),
        Some(_) => ", when that was past".to_owned(),
        None => String::new(),
    };
    format!("{near} The public there was told {} after launch{before}.", spoken_time(alerted))
}

pub(crate) fn warning_text(found: &Warning) -> String {
    let mut text = format!(
        "{} ({}), as {} reports it. {}\n",
        found.launch_name,
        found.launch,
        found.reported_by,
        of_day(&found.header)
    );
    for row in &found.places {
        text.push_str(&told(row));
        text.push('\n');
    }
    text.push('\n');
    let rows = found.timeline.iter().map(|event| {
        vec![
            event.t_s.words(),
            event.event.clone(),
            event.kind.to_string(),
            event.source.clone().unwrap_or_default(),
            event.note.clone().unwrap_or_default(),
        ]
    });
    text.push_str(&plain(&["from launch", "", "kind", "source", "note"], rows));
    let seconds =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{} s", fixed(value, 0)));
    let words = |band: Option<&BandReport>| band.map_or_else(|| "–".to_owned(), BandReport::words);
    let rows = found.places.iter().map(|row| {
        let over = row.overflight_altitude_km.as_ref();
        vec![
            row.name.clone(),
            row.nearest_km.words(),
            row.nearest_s.words(),
            over.map_or_else(|| "no".to_owned(), |band| format!("{} up", band.words())),
            seconds(row.alerted_s),
            words(row.warning_s.as_ref()),
            words(row.known_before_s.as_ref()),
        ]
    });
    let columns = [
        "place",
        "nearest",
        "from launch",
        "passes over",
        "public told",
        "before it was nearest",
        "first sensor before that",
    ];
    // Writing into a String cannot fail.
    let _ = write!(text, "\n{}\n{}", plain(&columns, rows), sources(&found.sources));
    text
}

pub(crate) fn ring_text(found: &Ring) -> String {
    let mut text = format!(
        "{} ({}), {}. {}\nEach range is a {}.\n\n",
        found.name,
        found.element,
        found.site,
        of_day(&found.header),
        found.label
    );
    let rows = found.ranges_km.iter().map(|range| {
        vec![
            range.words.clone(),
            range.condition.clone().unwrap_or_default(),
            range.said_by.clone(),
            range.said_on.clone().unwrap_or_default(),
            range.access.to_string(),
            range.figure.clone(),
        ]
    });
    text.push_str(&plain(&["reported range", "condition", "said by", "said on", "access", "figure"], rows));
    let rows = found.horizon_km.iter().map(|row| {
        vec![format!("{} m", row.mast_m), format!("{} m", row.target_m), format!("{} km", fixed(row.km, 0))]
    });
    let _ = write!(text, "\n{}", plain(&["own mast", "target", "horizon (4/3 Earth)"], rows));
    let of = |figures: &[String]| ranges_in_words(&found.ranges_km, figures);
    let rows = found
        .places
        .iter()
        .map(|row| vec![row.name.clone(), row.distance_km.words(), of(&row.inside_of), of(&row.depends_on)]);
    let _ = write!(text, "\n{}", plain(&["place", "distance", "inside", "on the line of"], rows));
    if found.places.iter().any(|row| !row.depends_on.is_empty()) {
        text.push_str(
            "\nOn the line: the place is rounded and the range is a span. They allow both inside and outside.\n",
        );
    }
    let _ = write!(text, "\n{}", sources(&found.sources));
    text
}
