//! `check`.

use std::fmt::Write;

use tpt_report::{Between, ClaimCard, Crossover, fixed};

use crate::table::{of_day, plain, sources};

pub(crate) fn text(found: &ClaimCard) -> String {
    let mut text = format!("{}, {}: {}\n", found.said_by, found.said_on, found.paraphrase);
    // Writing into a String cannot fail.
    let _ = writeln!(text, "\nResult: {}. {}", found.outcome.words(), of_day(&found.header));
    if let Some(crossover) = &found.crossover {
        let _ = writeln!(text, "{}", turns(crossover));
    }
    if !found.as_planned.is_empty() {
        let _ = writeln!(
            text,
            "It does not work at this date, so the numbers are those of the plan: {}.",
            found.as_planned.join(", ")
        );
    }
    let mut line = |name: &str, value: Option<&String>| {
        if let Some(value) = value {
            let _ = writeln!(text, "{name}: {value}");
        }
    };
    line("What is computed", found.proposition.as_ref());
    line("Why so", found.reason.as_ref());
    let rows = found.results.iter().map(|result| {
        vec![
            result.name.clone(),
            result.value.words(),
            result.holds_words().to_owned(),
            result.turns_on.clone().unwrap_or_default(),
        ]
    });
    if !found.results.is_empty() {
        let _ = write!(text, "\n{}", plain(&["figures of", "value", "the claim", "takes"], rows));
    }
    for reason in &found.without_value {
        let _ = writeln!(text, "No value: {reason}");
    }
    if !found.heights.is_empty() {
        let rows = found.heights.iter().map(|row| {
            vec![row.figures.clone(), format!("{} km", fixed(row.altitude_km, 0)), row.share.words()]
        });
        let _ = write!(text, "\n{}", plain(&["figures of", "at a height of", "share in view"], rows));
    }
    if let Some(between) = &found.between {
        text.push_str(&gap(between));
    }
    if let Some(not) = &found.does_not_say {
        let _ = writeln!(text, "\nWhat this does not say: {not}");
    }
    let _ = write!(text, "\n{}", sources(&found.sources));
    text
}

/// Where it turns, in a line.
fn turns(crossover: &Crossover) -> String {
    let at = crossover.value.words();
    let quantity = crossover.quantity.replace('-', " ");
    let mut text = if crossover.holds_above {
        format!("It is true if the {quantity} is {at} or more, and false if it is less.")
    } else {
        format!("It is true if the {quantity} is {at} or less, and false if it is more.")
    };
    if let Some(factor) = crossover.cross_section_factor {
        let _ = write!(
            text,
            " To be seen so far, a target must be {} times larger than the figures in force take it.",
            few_digits(factor)
        );
    }
    let _ = write!(
        text,
        " The published figures run from {} to {} {}. Between them it turns in {} % of the samples.",
        fixed(crossover.published_low, 0),
        fixed(crossover.published_high, 0),
        crossover.unit,
        fixed(100.0 * crossover.found_in, 0),
    );
    text
}

/// Two digits or so of a factor.
fn few_digits(factor: f64) -> String {
    fixed(factor, if factor < 1.0 { 2 } else { usize::from(factor < 10.0) })
}

fn gap(between: &Between) -> String {
    let [one, other] = &between.names;
    let mut text = format!(
        "\nOn the figures of {one} it is {}, on those of {other} {}. This explains the difference of {}:\n",
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
    text.push_str(&plain(&["figure that differs", one, other, "its part", "first-order index"], rows));
    if !between.unmoved.is_empty() {
        let _ = writeln!(
            text,
            "They differ also in figures that move nothing here: {}.",
            between.unmoved.join(", ")
        );
    }
    text
}
