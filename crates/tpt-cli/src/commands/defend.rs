//! `defend`.

use std::fmt::Write;

use tpt_report::{
    BandReport, ClassReach, Defend, EngagementClock, LimitMissed, PlaceReach, SensorValue, fixed,
};

use crate::table::{figure_table, plain, sources};

/// Towns that a table names.
const TOWNS: usize = 6;

pub(crate) fn text(found: &Defend) -> String {
    let header = &found.header;
    let mut text = format!(
        "{} ({}), as of {}, figures {}\nstatus: {}\n",
        found.element_name, found.element, header.asof, header.figures, found.status
    );
    // Writing into a String cannot fail.
    if !found.works {
        let _ = match &found.worked {
            None => writeln!(text, "it does not work: it defends nothing; what follows holds as planned"),
            Some(worked) => writeln!(
                text,
                "it worked from {} until {}: it defends nothing now; what follows holds if it works again",
                worked.from, worked.until
            ),
        };
    }
    if let Some(declared) = &found.generic_box {
        let _ = writeln!(
            text,
            "taken to stand in {}: {} to {}° N, {} to {}° E ({}: {})",
            declared.name,
            declared.south_deg,
            declared.north_deg,
            declared.west_deg,
            declared.east_deg,
            declared.basis,
            declared.note,
        );
    }
    if let Some(why) = &found.envelope_only {
        let _ = writeln!(text, "{why}");
    }
    text.push_str(&titled("interceptor", &found.interceptor));
    if !found.delays.is_empty() {
        text.push_str(&titled("delays", &found.delays));
    }
    if let Some(radar) = &found.radar {
        text.push_str(&titled("radar that guides", &radar.values));
    }
    if let Some(cue) = &found.cue {
        text.push_str(&titled(
            &format!("told by {} ({}), if that sees earlier", cue.name, cue.element),
            &cue.values,
        ));
    }
    for class in found.shown() {
        text.push_str(&class_text(class));
    }
    let _ = write!(
        text,
        "\nkinematically possible is the strongest word that this has\n\n{}",
        sources(&found.sources)
    );
    text
}

fn titled(what: &str, values: &[SensorValue]) -> String {
    format!("\n{what}:\n{}", figure_table(values))
}

fn class_text(class: &ClassReach) -> String {
    let mut text = format!(
        "\nagainst {}: {}\n  from {} ({} launch points)\n  reached from every launch point that counts: {}, sea included\n",
        class.name,
        class.trajectory,
        class.region,
        class.launch_points,
        class.area_km2.words(),
    );
    let land = class.by_country.iter().map(|part| {
        format!("{} {} km² ({} %)", part.name, fixed(part.area_km2, 0), fixed(100.0 * part.share, 0))
    });
    let towns = class.towns.iter().take(TOWNS).map(|town| town.name.clone());
    let _ = writeln!(
        text,
        "  land of it: {}\n  towns inside: {}, {} people: {}",
        listed(land),
        class.towns.len(),
        fixed(class.population as f64, 0),
        listed(towns)
    );
    let bound = class.constraints.iter().map(|one| format!("{} {} km²", one.binding, fixed(one.area_km2, 0)));
    let near = if class.others.is_empty() { "none comes near".to_owned() } else { class.others.join(", ") };
    let _ = writeln!(
        text,
        "  of it reached by no other battery that works at a fixed site ({near}): {} km²",
        fixed(class.adds_km2, 0)
    );
    let _ = writeln!(text, "  elsewhere it is bound by: {}", listed(bound));
    if !class.places.is_empty() {
        text.push_str(&plain(
            &[
                "place",
                "distance",
                "verdict",
                "draws",
                "margin, km",
                "margin, s",
                "bound by",
                "launches",
                "turned by",
            ],
            class.places.iter().map(place),
        ));
    }
    for place in class.places.iter().filter(|place| !place.missed.is_empty()) {
        let limits: Vec<String> = place.missed.iter().map(LimitMissed::words).collect();
        let _ = writeln!(
            text,
            "  a flight from the middle of the region to {}: {}",
            place.name,
            limits.join("; ")
        );
    }
    for place in &class.places {
        if let Some(clock) = &place.clock {
            text.push_str(&clock_text(&place.name, clock));
        }
    }
    text
}

fn listed(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

fn place(place: &PlaceReach) -> Vec<String> {
    let band = |band: &Option<BandReport>| band.as_ref().map_or_else(|| "–".to_owned(), |band| band.words());
    let flips =
        place.flips_with.iter().map(|flip| format!("{} {}: {}", flip.quantity, flip.words, flip.verdict));
    vec![
        place.name.clone(),
        format!("{} km", fixed(place.distance_km, 0)),
        place.verdict.to_string(),
        format!("{} %", fixed(100.0 * place.in_draws, 0)),
        band(&place.margin_km),
        band(&place.margin_s),
        place.binding.map(|binding| binding.to_string()).unwrap_or_default(),
        place.opportunities.to_string(),
        flips.collect::<Vec<_>>().join("; "),
    ]
}

fn clock_text(name: &str, clock: &EngagementClock) -> String {
    let mut text = format!(
        "\nwhy {name}: a flight of {} km from the middle of the region, {} km high, in the middle of every spread; {}\n",
        fixed(clock.range_km, 0),
        fixed(clock.apogee_km, 0),
        clock.binding.as_ref().map_or_else(
            || format!("kinematically possible, {} launches one after the other", clock.opportunities),
            |binding| format!("bound by: {binding}"),
        ),
    );
    let rows = clock.events.iter().map(|event| {
        vec![
            event.event.clone(),
            format!("{} s", fixed(event.t_s, 0)),
            format!("{} km", fixed(event.height_km, 0)),
        ]
    });
    text.push_str(&plain(&["", "from launch", "target at"], rows));
    text
}
