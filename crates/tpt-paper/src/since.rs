//! What became known since the date that a scenario looks back to.

use std::collections::BTreeSet;

use tpt_scenario::Resolved;

use crate::diff::new_facts;
use tpt_report::{Change, DiffRow, SinceCount, SinceElement, SinceSection};
use tpt_setting::deployment;
use tpt_setting::sourcing::Citations;

/// The section of a brief; `None` where the scenario looks back to no date, or to one that is not earlier.
///
/// The catalogue of a brief is cut to its date. What was known before is cut once more, which leaves the same.
pub(crate) fn section(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Option<SinceSection> {
    let from = resolved.scenario.since.map(tpt_catalogue::PartialDate::latest_day)?;
    if from >= resolved.as_of {
        return None;
    }
    let before = resolved.catalogue.as_of(from);
    let entries = new_facts(&before, resolved.catalogue, citations);
    let elements = resolved.elements.iter().filter_map(|element| {
        let now = deployment::current(element)?;
        let then = before.elements.get(&element.id).and_then(deployment::current);
        (then.map(|entry| entry.status) != Some(now.status)).then(|| SinceElement {
            id: element.id.to_string(),
            name: element.name.clone(),
            then: then.map(|entry| entry.status.into()),
            now: now.status.into(),
            from: deployment::since(element, now).from.to_string(),
            source: citations.cite(&now.source),
        })
    });
    let elements = elements.collect();
    Some(SinceSection { from: from.to_string(), counts: counts(&entries), elements, entries })
}

/// How many facts of each kind, in the order of the facts.
fn counts(entries: &[DiffRow]) -> Vec<SinceCount> {
    let mut counts: Vec<(BTreeSet<&str>, SinceCount)> = Vec::new();
    for row in entries {
        let known = counts.iter().position(|(_, count)| count.kind == row.kind);
        let at = known.unwrap_or_else(|| {
            counts.push((BTreeSet::new(), SinceCount { kind: row.kind, records: 0, facts: 0, changed: 0 }));
            counts.len() - 1
        });
        let (records, count) = &mut counts[at];
        match row.change {
            Change::NewRecord => {
                records.insert(&row.record);
                count.facts += 1;
            }
            Change::New => count.facts += 1,
            Change::Changed => count.changed += 1,
        }
        count.records = records.len();
    }
    counts.into_iter().map(|(_, count)| count).collect()
}
