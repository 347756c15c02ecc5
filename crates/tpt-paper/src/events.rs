//! Nuclear tests and military activity as dated context: recorded, and nothing is computed from them.

use tpt_catalogue::Event;
use tpt_scenario::Resolved;

use tpt_report::{EventReport, EventRow};
use tpt_setting::fact_words;
use tpt_setting::sourcing::Citations;

/// Every event that was known, by date.
pub(crate) fn events(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Vec<EventReport> {
    let mut known: Vec<&Event> = resolved.catalogue.events.values().collect();
    known.sort_by_key(|event| (event.date, &event.id));
    known.into_iter().map(|event| report(resolved, event, citations)).collect()
}

fn report(resolved: &Resolved<'_>, event: &Event, citations: &mut Citations<'_>) -> EventReport {
    let places = event.places.iter().filter_map(|id| resolved.catalogue.places.get(id));
    let row = |report: &tpt_catalogue::EventReport| {
        let (source, access) = citations.count(&report.source);
        EventRow {
            id: report.id.to_string(),
            reported_by: report.reported_by.into(),
            body: report.body.clone(),
            standing: report.standing.into(),
            paraphrase: report.paraphrase.clone(),
            figures: report
                .figures
                .iter()
                .map(|figure| fact_words::claimed(resolved.catalogue, figure))
                .collect(),
            said_on: report.said_on.to_string(),
            source,
            access,
            note: report.note.clone(),
        }
    };
    EventReport {
        id: event.id.to_string(),
        name: event.name.clone(),
        kind: event.kind.into(),
        date: event.date.to_string(),
        places: places.map(|place| place.name.clone()).collect(),
        note: event.note.clone(),
        reports: event.reports.iter().map(row).collect(),
    }
}
