//! `warn` and `ring`.

use std::fmt::Write;

use tpt_report::{BandReport, Ring, Warning, fixed};

use crate::table::{plain, sources};

pub(crate) fn warning_text(found: &Warning) -> String {
    let mut text = format!(
        "{}: {}, on the figures of {}, as of {}\n\n",
        found.launch, found.launch_name, found.reported_by, found.header.asof
    );
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
            over.map_or_else(|| "does not pass over".to_owned(), |band| format!("{} up", band.words())),
            seconds(row.alerted_s),
            words(row.warning_s.as_ref()),
            words(row.known_before_s.as_ref()),
        ]
    });
    let columns = ["place", "nearest", "after", "passes", "public told", "before", "sensors before"];
    // Writing into a String cannot fail.
    let _ = write!(text, "\n{}\n{}", plain(&columns, rows), sources(&found.sources));
    text
}

pub(crate) fn ring_text(found: &Ring) -> String {
    let mut text = format!(
        "{} ({}), {}, as of {}: {}\n\n",
        found.name, found.element, found.site, found.header.asof, found.label
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
    let rows = found.places.iter().map(|row| vec![row.name.clone(), row.distance_km.words(), row.verdict()]);
    let _ = write!(text, "\n{}", plain(&["place", "distance", ""], rows));
    if found.places.iter().any(|row| !row.depends_on.is_empty()) {
        text.push_str("\nOn the line: the rounding of the place and the span of the range allow both inside and outside.\n");
    }
    let _ = write!(text, "\n{}", sources(&found.sources));
    text
}
