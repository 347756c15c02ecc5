//! What became known since an earlier date.

use maud::{Markup, html};
use tpt_report::{Brief, DiffRow, Kind, SinceSection};

use super::cite::{Cites, counted};

/// The latest statements that stand in the body.
const LATEST: usize = 8;

pub(crate) fn section(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let Some(since) = &brief.since else { return html! {} };
    html! {
        section #since {
            h2 { (heading(since)) }
            p { "On record since: " (counts(since)) ". Every one stands in " a href="#since-annex" { "annex N" } "." }
            @if !since.elements.is_empty() {
                div.wide { table {
                    caption { "Elements of the deployment whose status is another one" }
                    thead { tr { th { "element" } th { "on " (since.from) } th { "on " (brief.header.asof) } th { "since" } } }
                    tbody {
                        @for element in &since.elements {
                            tr {
                                td { (element.name) }
                                td { @match element.then { Some(then) => (then), None => "not on record" } }
                                td { (element.now) (cites.source(&element.source)) }
                                td.n { (element.from) }
                            }
                        }
                    }
                } }
            }
            @let latest = latest_statements(since);
            @if !latest.is_empty() {
                h3 { "The latest statements" }
                ul.claims { @for row in latest { (entry(row, cites)) } }
            }
        }
    }
}

fn heading(since: &SinceSection) -> String {
    let counted = since.elements.len();
    let elements = if counted == 1 { "element has" } else { "elements have" };
    format!("Since {}: {counted} {elements} another status", since.from)
}

/// The counts of each kind in a line.
fn counts(since: &SinceSection) -> String {
    let words = since.counts.iter().map(|count| {
        let changed = if count.changed == 0 { String::new() } else { format!(", {} changed", count.changed) };
        let facts = counted(count.facts, "new fact", "new facts");
        let records = counted(count.records, "record is new", "records are new");
        format!("{}: {facts}, {records}{changed}", count.kind)
    });
    words.collect::<Vec<_>>().join("; ")
}

/// The newest statements, the newest first.
fn latest_statements(since: &SinceSection) -> Vec<&DiffRow> {
    let mut statements: Vec<&DiffRow> = since.entries.iter().filter(|row| row.kind == Kind::Claims).collect();
    statements.sort_by(|a, b| (&b.said_on, &a.id).cmp(&(&a.said_on, &b.id)));
    statements.truncate(LATEST);
    statements
}

/// Every fact, kind by kind, a line for each record.
pub(crate) fn annex(brief: &Brief, cites: &Cites<'_>) -> Markup {
    let Some(since) = &brief.since else { return html! {} };
    html! {
        section.annex #since-annex {
            h2 { "Annex N. What became known since " (since.from) }
            @for count in &since.counts {
                h3 { (count.kind) }
                ul.claims { @for rows in records(since, count.kind.0) { (record(rows, cites)) } }
            }
        }
    }
}

/// The facts of a kind, those of one record together.
fn records(since: &SinceSection, kind: Kind) -> Vec<Vec<&DiffRow>> {
    let mut records: Vec<Vec<&DiffRow>> = Vec::new();
    for row in since.entries.iter().filter(|row| row.kind == kind) {
        match records.iter_mut().find(|rows| rows.first().is_some_and(|first| first.record == row.record)) {
            Some(rows) => rows.push(row),
            None => records.push(vec![row]),
        }
    }
    records
}

/// A record with what is new of it in a line.
fn record(rows: Vec<&DiffRow>, cites: &Cites<'_>) -> Markup {
    html! {
        li {
            @if let Some(first) = rows.first() { strong { (first.name) } ": " }
            @for (i, row) in rows.iter().enumerate() {
                @if i > 0 { "; " }
                span.n { (row.said_on.as_deref().or(row.happened.as_deref()).unwrap_or("date not known")) } " "
                (row.words) (cites.source(&row.source))
                @if row.change.is_changed() { " " span.tag { "changed" } }
            }
            "."
        }
    }
}

/// One statement.
fn entry(row: &DiffRow, cites: &Cites<'_>) -> Markup {
    let date = row.happened.as_deref().or(row.said_on.as_deref()).unwrap_or("date not known");
    html! {
        li {
            span.n { (date) } " " strong { (row.name) } ": " (row.words) (cites.source(&row.source))
        }
    }
}
