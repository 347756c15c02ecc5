//! `tradeoff`.

use std::fmt::Write;

use tpt_report::{StatementRow, Tradeoff, TradeoffOption, capital, fixed};

use crate::table::{of_day, plain, sources};

pub(crate) fn text(found: &Tradeoff) -> String {
    let mut text = format!(
        "{} ({}): another {}. {}\n",
        found.sensor.name,
        found.element,
        found.variable,
        of_day(&found.header)
    );
    // Writing into a String cannot fail.
    for note in &found.notes {
        let _ = writeln!(text, "{}.", capital(note));
    }
    let _ = writeln!(
        text,
        "Kept is the share of {} reported launches that the radar sees. {} more launches cannot be flown.",
        found.launches.len(),
        found.not_flown.len()
    );
    text.push_str("Seconds are means, over the launches, and over flights between the two regions of a notional arc.\n\n");
    let first = found.options.first();
    let arcs: Vec<String> = first
        .into_iter()
        .flat_map(|option| &option.neighbours)
        .map(|one| format!("{} ({})", one.name, one.of))
        .collect();
    let mut columns = vec![found.variable.word(), "kept", "kept, a launch"];
    columns.extend(arcs.iter().map(String::as_str));
    columns.push("dominated by");
    text.push_str(&plain(&columns, found.options.iter().map(row)));
    let _ = writeln!(text, "\n{}", found.dominance);
    for one in &found.verification {
        let source = one.source.as_ref().map(|source| format!(" [{source}]")).unwrap_or_default();
        let _ = writeln!(
            text,
            "How an outsider could check a limit on the {}: {}{source}.",
            one.variable, one.method
        );
        for said in &one.said {
            let _ = writeln!(text, "  On record: {}", statement(said));
        }
    }
    for named in found.options.iter().filter_map(|option| Some((option, option.named_by.as_ref()?))) {
        let _ = writeln!(text, "{}, named by {}", named.0.value, statement(named.1));
    }
    text.push('\n');
    text.push_str(&sources(&found.sources));
    text
}

fn statement(said: &StatementRow) -> String {
    format!("{}, {}: {} [{}]", said.said_by, said.said_on, said.paraphrase, said.source)
}

fn row(option: &TradeoffOption) -> Vec<String> {
    let mut cells = vec![option.value.clone(), option.kept_share.words(), option.kept_s.words()];
    cells.extend(
        option.neighbours.iter().map(|one| if one.s.high < 0.05 { "none".to_owned() } else { one.s.words() }),
    );
    cells.push(match option.dominated_by.as_slice() {
        [] => "none".to_owned(),
        [one] => one.clone(),
        [one, rest @ ..] => format!("{one} and {} more", fixed(rest.len() as f64, 0)),
    });
    cells
}
