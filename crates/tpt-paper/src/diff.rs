//! `diff`: what became known between two dates.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use tpt_catalogue::{Catalogue, Fact, Kind, RecordId};

use tpt_report::{Change, Diff, DiffRow};
use tpt_report::{SCHEMA_VERSION, VERSION};
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, fact_words};

/// What was known at the end of `to` and not at the end of `from`, of a catalogue that is not cut.
///
/// # Errors
///
/// [`AnswerError::DatesReversed`] unless `from` is before `to`.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_paper::diff;
/// # use tpt_setting::AnswerError;
/// let catalogue = BuiltIn::at(date(2017, 12, 31))?.catalogue;
/// let new = diff(&catalogue, date(2017, 3, 5), date(2017, 3, 20), "nominal")?;
/// assert!(new.entries.iter().any(|row| row.record == "2017-03-06"));
/// assert!(new.entries.iter().all(|row| row.record != "2017-02-12"));
/// let reversed = diff(&catalogue, date(2017, 3, 20), date(2017, 3, 5), "nominal");
/// assert!(matches!(reversed, Err(AnswerError::DatesReversed { .. })));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn diff(catalogue: &Catalogue, from: Date, to: Date, figures: &str) -> Result<Diff, AnswerError> {
    if from >= to {
        return Err(AnswerError::DatesReversed { from: from.to_string(), to: to.to_string() });
    }
    let (before, after) = (catalogue.as_of(from), catalogue.as_of(to));
    let mut citations = Citations::new(&after, to);
    let entries = new_facts(&before, &after, &mut citations);
    Ok(Diff {
        asof_from: from.to_string(),
        asof: to.to_string(),
        figures: figures.to_owned(),
        version: VERSION.to_owned(),
        schema_version: SCHEMA_VERSION,
        entries,
        sources: citations.finish().1,
    })
}

/// What a catalogue holds and an earlier cut of it does not, kind by kind, by date.
pub(crate) fn new_facts(
    before: &Catalogue,
    after: &Catalogue,
    citations: &mut Citations<'_>,
) -> Vec<DiffRow> {
    // A fact that was known keeps its id; what it says may still change: an end of office becomes known.
    let known: BTreeMap<(&str, String), String> =
        before.facts().map(|fact| ((fact.kind.word(), fact.id()), fact_words::fact(before, &fact))).collect();
    let records: BTreeSet<(&str, &RecordId)> =
        before.facts().map(|fact| (fact.kind.word(), fact.record)).collect();
    let mut rows: Vec<(Kind, DiffRow)> = Vec::new();
    for fact in after.facts() {
        let words = fact_words::fact(after, &fact);
        let change = match known.get(&(fact.kind.word(), fact.id())) {
            Some(earlier) if *earlier == words => continue,
            Some(_) => Change::Changed,
            None if records.contains(&(fact.kind.word(), fact.record)) => Change::New,
            None => Change::NewRecord,
        };
        rows.push((fact.kind, row(after, &fact, change, words, citations)));
    }
    rows.sort_by(|(a_kind, a), (b_kind, b)| {
        let place = |kind: &Kind| Kind::ALL.iter().position(|one| one == kind);
        let date = |row: &DiffRow| row.happened.clone().or_else(|| row.said_on.clone());
        (place(a_kind), date(a), &a.id).cmp(&(place(b_kind), date(b), &b.id))
    });
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(
    catalogue: &Catalogue,
    fact: &Fact<'_>,
    change: Change,
    words: String,
    citations: &mut Citations<'_>,
) -> DiffRow {
    DiffRow {
        id: fact.id(),
        kind: fact.kind.into(),
        name: fact_words::record_name(catalogue, fact),
        record: fact.record.to_string(),
        change,
        happened: fact.happened().map(|date| date.to_string()),
        said_on: fact.said_on().map(|date| date.to_string()),
        words,
        source: citations.cite(fact.source()),
        access: catalogue.access(fact.source()).into(),
    }
}
