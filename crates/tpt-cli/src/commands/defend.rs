//! `defend`.

use std::fmt::Write;

use tpt_report::{
    BandReport, ClassReach, Defend, EngagementClock, LimitMissed, PlaceReach, PlaceVerdict, SensorValue,
    about, capital, fixed, if_it_works, listed,
};

use crate::table::{all_of, figure_table, of_day, part_of, plain, sources};

/// Towns that a table names.
const TOWNS: usize = 6;

pub(crate) fn text(found: &Defend) -> String {
    let mut text = format!("{} ({}). {}\n", found.element_name, found.element, of_day(&found.header));
    // Writing into a String cannot fail.
    let _ = match (&found.worked, found.works) {
        (_, true) => writeln!(text, "Status: {}.", found.status),
        (None, false) => writeln!(
            text,
            "Status: {}. It protects nothing yet. What follows holds once it works.",
            found.status
        ),
        (Some(worked), false) => writeln!(
            text,
            "Status: {}. It worked from {} until {} and protects nothing now. What follows holds if it works again.",
            found.status, worked.from, worked.until
        ),
    };
    if let Some(declared) = &found.generic_box {
        let _ = writeln!(
            text,
            "It is taken to stand in {}: {} to {}° N, {} to {}° E ({}: {}).",
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
        let _ = writeln!(text, "{}.", capital(why));
    }
    for class in found.shown() {
        text.push_str(&class_text(found, class));
    }
    text.push_str("\n“Could protect” means that height, distance and time allow an intercept. It is not a chance of a hit.\n");
    text.push_str(&titled("The interceptor", &found.interceptor));
    if !found.delays.is_empty() {
        text.push_str(&titled("The delays", &found.delays));
    }
    if let Some(radar) = &found.radar {
        text.push_str(&titled("The radar that guides it", &radar.values));
    }
    if let Some(cue) = &found.cue {
        text.push_str(&titled(
            &format!("It is told by {} ({}), if that sees the missile earlier", cue.name, cue.element),
            &cue.values,
        ));
    }
    let _ = write!(text, "\n{}", sources(&found.sources));
    text
}

fn titled(what: &str, values: &[SensorValue]) -> String {
    format!("\n{what}:\n{}", figure_table(values))
}

fn class_text(found: &Defend, class: &ClassReach) -> String {
    let points = class.launch_points;
    let mut text = format!("\nAgainst {}: ", class.name);
    // Writing into a String cannot fail.
    let _ = writeln!(text, "{}", answer(found, class));
    let _ = writeln!(
        text,
        "  Protected wherever in the region the launch is: {}, sea included.",
        class.area_km2.words()
    );
    let _ = writeln!(text, "  Land: {}.", all_of(class.by_country.iter().map(part_of)));
    let towns = class.towns.iter().take(TOWNS).map(|town| town.name.clone());
    let _ = writeln!(
        text,
        "  {} towns, with about {} million people together: {}.",
        class.towns.len(),
        fixed(class.population as f64 / 1e6, 1),
        all_of(towns)
    );
    let near = if class.others.is_empty() {
        "None comes near".to_owned()
    } else {
        format!("Asked: {}", class.others.join(", "))
    };
    let _ = writeln!(
        text,
        "  Protected by no other battery that works at a fixed site: {} km². {near}.",
        about(class.adds_km2)
    );
    let bound =
        class.constraints.iter().map(|one| format!("{} {} km²", one.binding.words(), about(one.area_km2)));
    let _ = writeln!(text, "  Not protected: {}.", all_of(bound));
    let _ =
        writeln!(text, "  The flights: {}. They start {} ({points} points).", class.trajectory, class.region);
    if !class.places.is_empty() {
        text.push_str(&plain(
            &[
                "place",
                "distance",
                "could it protect",
                "share of samples",
                "margin, km",
                "margin, s",
                "why not",
                "launches",
                "turned by",
            ],
            class.places.iter().map(place),
        ));
    }
    for place in class.places.iter().filter(|place| !place.missed.is_empty()) {
        for limit in &place.missed {
            let _ = writeln!(
                text,
                "  A flight from the middle of the region to {}: {}.",
                place.name,
                LimitMissed::words(limit)
            );
        }
    }
    for place in &class.places {
        if let Some(clock) = &place.clock {
            text.push_str(&clock_text(&place.name, clock));
        }
    }
    text
}

/// Which of the places that were asked for it could protect, in a sentence; without places, whether it could protect any ground.
fn answer(found: &Defend, class: &ClassReach) -> String {
    let it = if_it_works(found.works, found.worked.is_some(), "it");
    let named = |verdict: PlaceVerdict| {
        let found = class.places.iter().filter(move |place| place.verdict == verdict);
        listed(&found.map(|place| place.name.as_str()).collect::<Vec<_>>())
    };
    let mut parts = Vec::new();
    if let Some(names) = named(PlaceVerdict::Inside) {
        parts.push(format!("{it} could protect {names}."));
    }
    if let Some(names) = named(PlaceVerdict::Outside) {
        let it = if parts.is_empty() { it.as_str() } else { "It" };
        parts.push(format!("{it} could not protect {names}."));
    }
    if let Some(names) = named(PlaceVerdict::Depends) {
        parts.push(format!("For {names} the published figures do not settle it."));
    }
    if let Some(names) = named(PlaceVerdict::NotCounted) {
        parts.push(format!("The flights that are looked at do not come to {names}."));
    }
    if parts.is_empty() {
        let verb =
            if class.area_km2.nominal > 0.0 { "could protect ground" } else { "could protect nothing" };
        parts.push(format!("{it} {verb}."));
    }
    parts.join(" ")
}

/// Whether a place is protected, in a cell.
const fn verdict(of: PlaceVerdict) -> &'static str {
    match of {
        PlaceVerdict::Inside => "yes",
        PlaceVerdict::Outside => "no",
        PlaceVerdict::Depends => "depends on the figures",
        PlaceVerdict::NotCounted => "not flown to",
    }
}

fn place(place: &PlaceReach) -> Vec<String> {
    let band = |band: &Option<BandReport>| band.as_ref().map_or_else(|| "–".to_owned(), |band| band.words());
    let flips = place
        .flips_with
        .iter()
        .map(|flip| format!("{} {}: {}", flip.quantity, flip.words, verdict(flip.verdict)));
    vec![
        place.name.clone(),
        format!("{} km", fixed(place.distance_km, 0)),
        verdict(place.verdict).to_owned(),
        format!("{} %", fixed(100.0 * place.in_draws, 0)),
        band(&place.margin_km),
        band(&place.margin_s),
        place.binding.map(|binding| binding.words().to_owned()).unwrap_or_default(),
        place.opportunities.to_string(),
        flips.collect::<Vec<_>>().join("; "),
    ]
}

fn clock_text(name: &str, clock: &EngagementClock) -> String {
    let ends = clock.binding.as_ref().map_or_else(
        || format!("It could be met, by {} launches one after the other", clock.opportunities),
        |binding| format!("It could not be met: {}", binding.words()),
    );
    let mut text = format!(
        "\nA flight from the middle of the region to {name}, in the middle of every spread: {} km far, {} km high. {ends}.\n",
        fixed(clock.range_km, 0),
        fixed(clock.apogee_km, 0),
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
