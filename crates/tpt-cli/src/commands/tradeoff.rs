//! `tradeoff`.

use std::fmt::Write;

use tpt_report::{StatementRow, Tradeoff, TradeoffOption, fixed};

use crate::table::{plain, sources};

pub(crate) fn text(found: &Tradeoff) -> String {
    let header = &found.header;
    let mut text = format!(
        "{} ({}), {} varied, as of {}, figures {}\n",
        found.sensor.name, found.element, found.variable, header.asof, header.figures
    );
    // Writing into a String cannot fail.
    for note in &found.notes {
        let _ = writeln!(text, "{note}");
    }
    let _ = writeln!(
        text,
        "kept: of {} reported launches that can be flown ({} cannot); seconds are means, of a launch and of an arc drawn in its two regions\n",
        found.launches.len(),
        found.not_flown.len()
    );
    let first = found.options.first();
    let arcs: Vec<String> = first
        .into_iter()
        .flat_map(|option| &option.neighbours)
        .map(|one| format!("{} ({})", one.name, one.of))
        .collect();
    let mut columns = vec![found.variable.word(), "kept", "kept, a launch"];
    columns.extend(arcs.iter().map(String::as_str));
    columns.push("");
    text.push_str(&plain(&columns, found.options.iter().map(row)));
    let _ = writeln!(text, "\n{}", found.dominance);
    for one in &found.verification {
        let source = one.source.as_ref().map(|source| format!(" [{source}]")).unwrap_or_default();
        let _ = writeln!(
            text,
            "how an outsider could verify a limit on the {}: {}{source}",
            one.variable, one.method
        );
        for said in &one.said {
            let _ = writeln!(text, "  on record: {}", statement(said));
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
    let declared = if option.declared { "declared" } else { "" };
    let verdict = match option.dominated_by.as_slice() {
        [] => "not dominated".to_owned(),
        [one] => format!("dominated by {one}"),
        [one, rest @ ..] => format!("dominated by {one} and {} more", fixed(rest.len() as f64, 0)),
    };
    let words = [declared, verdict.as_str()];
    cells.push(words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(", "));
    cells
}
