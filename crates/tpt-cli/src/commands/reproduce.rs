//! `reproduce`.

use std::fmt::Write;

use tpt_catalogue::Unit;
use tpt_report::{Reproduced, ReproducedCase, fixed};

use crate::table::{plain, sources};

pub(crate) fn text(found: &Reproduced) -> String {
    let rows = found.cases.iter().map(|case| {
        vec![
            case.id.clone(),
            case.said_by.clone(),
            published(case),
            case.computed.words(),
            digits(case, case.difference),
            digits(case, case.tolerance),
            case.status.words().to_owned(),
        ]
    });
    let mut text =
        plain(&["case", "published by", "published", "computed", "difference", "tolerance", ""], rows);
    // Writing into a String cannot fail.
    for case in &found.cases {
        if let Some(reason) = &case.reason {
            let _ = writeln!(text, "\n{}: {reason}", case.id);
        }
    }
    if !found.not_known.is_empty() {
        let _ = writeln!(text, "\nnot known at this date: {}", found.not_known.join(", "));
    }
    let _ = write!(text, "\n{}", sources(&found.sources));
    text
}

/// Shares with two decimals, everything else whole.
fn digits(case: &ReproducedCase, value: f64) -> String {
    fixed(value, if case.unit == Unit::One { 2 } else { 0 })
}

fn published(case: &ReproducedCase) -> String {
    let how = match case.meant.as_str() {
        "at-least" => "at least ",
        "at-most" => "at most ",
        _ => "",
    };
    let unit = if case.unit == Unit::One { String::new() } else { format!("\u{202f}{}", case.unit) };
    format!("{how}{}{unit}", digits(case, case.published))
}
