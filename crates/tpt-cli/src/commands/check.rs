//! `check`.

use std::fmt::Write;

use tpt_report::{Between, ClaimCard, Crossover, fixed};

use crate::table::{plain, sources};

pub(crate) fn text(found: &ClaimCard) -> String {
    let mut text = format!("{}, {}: {}\n", found.said_by, found.said_on, found.paraphrase);
    // Writing into a String cannot fail.
    let mut line = |name: &str, value: Option<&String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    line("proposition", found.proposition.as_ref());
    line("reason", found.reason.as_ref());
    let _ = writeln!(text, "outcome: {}", found.outcome.words());
    if !found.as_planned.is_empty() {
        let _ = writeln!(text, "as planned, not working at this date: {}", found.as_planned.join(", "));
    }
    if let Some(crossover) = &found.crossover {
        let _ = writeln!(text, "{}", turns(crossover));
    }
    let rows = found.results.iter().map(|result| {
        vec![
            result.name.clone(),
            result.value.words(),
            result.holds_words().to_owned(),
            result.turns_on.clone().unwrap_or_default(),
        ]
    });
    if !found.results.is_empty() {
        let _ = write!(text, "\n{}", plain(&["figures of", "value", "", "takes"], rows));
    }
    for reason in &found.without_value {
        let _ = writeln!(text, "no value: {reason}");
    }
    if !found.heights.is_empty() {
        let rows = found.heights.iter().map(|row| {
            vec![row.figures.clone(), format!("{} km", fixed(row.altitude_km, 0)), row.share.words()]
        });
        let _ = write!(text, "\n{}", plain(&["figures", "at", "share in view"], rows));
    }
    if let Some(between) = &found.between {
        text.push_str(&gap(between));
    }
    if let Some(not) = &found.does_not_say {
        let _ = writeln!(text, "\nit does not say: {not}");
    }
    let _ = write!(text, "\n{}", sources(&found.sources));
    text
}

/// Where it turns, in a line.
fn turns(crossover: &Crossover) -> String {
    let factor = crossover
        .cross_section_factor
        .map(|factor| format!(", {} times the cross-section of the figures in force", few_digits(factor)));
    format!(
        "it holds {} a {} of {}{} (solved within what is published: {} to {} {}; it turns there in {} % of the draws)",
        if crossover.holds_above { "from" } else { "up to" },
        crossover.quantity.replace('-', " "),
        crossover.value.words(),
        factor.unwrap_or_default(),
        fixed(crossover.published_low, 0),
        fixed(crossover.published_high, 0),
        crossover.unit,
        fixed(100.0 * crossover.found_in, 0),
    )
}

/// Two digits or so of a factor.
fn few_digits(factor: f64) -> String {
    fixed(factor, if factor < 1.0 { 2 } else { usize::from(factor < 10.0) })
}

fn gap(between: &Between) -> String {
    let [one, other] = &between.names;
    let mut text = format!(
        "\nfrom {one}, {}, to {other}, {}: {}\n",
        between.values[0].words(),
        between.values[1].words(),
        between.gap.words()
    );
    let rows = between.shares.iter().map(|share| {
        vec![
            share.quantity.clone(),
            share.one.clone(),
            share.other.clone(),
            share.share.words(),
            fixed(share.first_order, 2),
        ]
    });
    text.push_str(&plain(&["figure that differs", one, other, "its part", "first order"], rows));
    if !between.unmoved.is_empty() {
        let _ =
            writeln!(text, "they differ also in, and it moves nothing here: {}", between.unmoved.join(", "));
    }
    text
}
