//! Plain tables for people.

use comfy_table::{ContentArrangement, Table, presets};
use tpt_report::{CountryArea, Header, SensorValue, SourceReport, spoken_day, spoken_share};

/// The width of a table where standard output is no terminal.
const WIDTH: u16 = 120;

/// A table without frames, wrapped to the terminal.
pub(crate) fn plain(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(terminal_width().unwrap_or(WIDTH));
    table.set_header(columns.iter().map(|column| column.to_uppercase()));
    for row in rows {
        table.add_row(row);
    }
    let text: String = table.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    text
}

/// The sources that an answer rests on.
pub(crate) fn sources(sources: &[SourceReport]) -> String {
    let rows = sources.iter().map(|source| {
        vec![
            source.id.clone(),
            source.publisher.clone(),
            source.date.clone().unwrap_or_default(),
            source.access.to_string(),
        ]
    });
    plain(&["source", "publisher", "date", "access"], rows)
}

/// Words in a row; "none" where there are none.
pub(crate) fn all_of(words: impl IntoIterator<Item = String>) -> String {
    let words: Vec<String> = words.into_iter().collect();
    if words.is_empty() { "none".to_owned() } else { words.join(", ") }
}

/// A part of a country, by its share of the whole.
pub(crate) fn part_of(part: &CountryArea) -> String {
    format!("{} of {}", spoken_share(part.share), part.name)
}

/// What was public when, and whose figures are believed.
pub(crate) fn of_day(header: &Header) -> String {
    format!("What was public on {}, with --figures {}.", spoken_day(&header.asof), header.figures)
}

/// The terminal's width as the shell exports it; no terminal is asked.
fn terminal_width() -> Option<u16> {
    std::env::var("COLUMNS").ok()?.parse().ok().filter(|width| *width >= 40)
}

/// Figures with how well each is known.
pub(crate) fn figure_table(values: &[SensorValue]) -> String {
    let rows = values.iter().map(|value| {
        vec![
            value.quantity.clone(),
            value.words.clone(),
            value.basis.to_string(),
            value.access.to_string(),
            value.condition.clone().unwrap_or_default(),
            value.source.clone().unwrap_or_default(),
        ]
    });
    plain(&["", "value", "basis", "access", "condition", "source"], rows)
}
