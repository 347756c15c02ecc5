//! Who meets whom, in which series, and what is on the table.

use jiff::civil::Date;
use tpt_catalogue::{Meeting, MeetingState, MeetingStatus, Person};
use tpt_scenario::Resolved;

use tpt_report::{AgendaRow, EncounterReport, MeetingReport, PersonReport};
use tpt_setting::sourcing::Citations;

/// The meeting on the as-of date, if there is one: the paper is written for its eve.
pub(crate) fn meeting_of_the_day<'a>(resolved: &Resolved<'a>) -> Option<&'a Meeting> {
    resolved.catalogue.meetings.values().find(|m| m.date.and_then(|d| d.exact()) == Some(resolved.as_of))
}

/// The newest thing known of a meeting on the eve: on its own day it is not held yet.
fn eve_status(meeting: &Meeting, as_of: Date) -> Option<&MeetingStatus> {
    let today = meeting.date.and_then(|d| d.exact()) == Some(as_of);
    meeting.status.iter().rfind(|status| !(today && status.status == MeetingState::Held))
}

/// The meetings of the series of the day, and those that were planned, by date.
pub(crate) fn meetings(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Vec<MeetingReport> {
    let mut known: Vec<(&Meeting, &MeetingStatus)> = (resolved.catalogue.meetings.values())
        .filter_map(|meeting| Some((meeting, eve_status(meeting, resolved.as_of)?)))
        .collect();
    // A planned meeting has no date yet, and stands last.
    known.sort_by_key(|(meeting, _)| (meeting.date.is_none(), meeting.date, &meeting.id));
    let report = |(meeting, status): (&Meeting, &MeetingStatus)| MeetingReport {
        id: meeting.id.to_string(),
        name: meeting.name.clone(),
        series: meeting.series.as_ref().map(ToString::to_string),
        date: meeting.date.map(|date| date.to_string()),
        date_basis: meeting.date_basis.into(),
        status: status.status.into(),
        when: status.when.clone(),
        place: meeting.place.as_ref().and_then(|id| Some(resolved.catalogue.places.get(id)?.name.clone())),
        encounters: meeting
            .encounters
            .iter()
            .map(|encounter| EncounterReport {
                format: encounter.format.into(),
                participants: encounter.participants.iter().map(ToString::to_string).collect(),
                source: citations.cite(&encounter.source),
            })
            .collect(),
        source: citations.cite(&status.source),
    };
    known.into_iter().map(report).collect()
}

/// What is on the table of the meeting of the day.
pub(crate) fn agenda(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Vec<AgendaRow> {
    let items = meeting_of_the_day(resolved).map(|meeting| meeting.agenda.as_slice()).unwrap_or_default();
    let row = |item: &tpt_catalogue::AgendaItem| AgendaRow {
        id: item.id.clone(),
        item: item.item.clone(),
        treatment: item.treatment.into(),
        note: item.note.clone(),
        source: citations.cite(&item.source),
    };
    items.iter().map(row).collect()
}

/// Those who take part in a known meeting, with the office held at the as-of date.
pub(crate) fn people(
    resolved: &Resolved<'_>,
    meetings: &[MeetingReport],
    citations: &mut Citations<'_>,
) -> Vec<PersonReport> {
    let takes_part = |person: &&Person| {
        let encounters = meetings.iter().flat_map(|meeting| &meeting.encounters);
        encounters.flat_map(|encounter| &encounter.participants).any(|id| person.id == id.as_str())
    };
    let report = |person: &Person| {
        let office = person.offices.iter().rfind(|office| office.to.is_none())?;
        Some(PersonReport {
            id: person.id.to_string(),
            name: person.name.clone(),
            office: office.office.clone(),
            of: office.of.clone(),
            source: citations.cite(&office.source),
        })
    };
    resolved.catalogue.people.values().filter(takes_part).filter_map(report).collect()
}
