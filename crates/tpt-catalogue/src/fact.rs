//! Every dated fact of the catalogue under an id of its own: what a reader can point at, and what an as-of date hides.

use crate::load::Catalogue;
use crate::lookup::Kind;
use crate::{
    Alert, BuiltAs, Claim, ClaimedFigure, Course, Event, EventReport, Figure, Launch, MeetingStatus, Office,
    PartialDate, RecordId, Report, StatusEntry,
};

/// One thing that a source says: a figure, a status, a report, a message to the public, a statement, an office, the state of a meeting.
#[derive(Clone, Copy, Debug)]
pub struct Fact<'a> {
    /// The kind of the record that holds it.
    pub kind: Kind,
    /// The record that holds it.
    pub record: &'a RecordId,
    /// What it says.
    pub said: Said<'a>,
}

/// What a fact says.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    /// A figure of a system, a missile or an element.
    Figure(&'a Figure),
    /// What is said of the course of a missile.
    Course(&'a Course),
    /// What is said of how a missile is built.
    BuiltAs(&'a BuiltAs),
    /// A status of an element.
    Status(&'a StatusEntry),
    /// A body's report of a launch.
    Report(&'a Launch, &'a Report),
    /// A message to the public about a launch.
    Alert(&'a Launch, &'a Alert),
    /// A body's report of another event.
    EventReport(&'a Event, &'a EventReport),
    /// A statement.
    Claim(&'a Claim),
    /// An office.
    Office(&'a Office),
    /// The state of a meeting.
    Meeting(&'a MeetingStatus),
}

impl<'a> Fact<'a> {
    /// The id that a reader can point at; it does not change when other facts are added.
    ///
    /// - figure: `record/quantity/figure`; course: `record/course/id`; how it is built: `record/built-as/id`; report: `launch/report`, `event/report`; message to the
    ///   public: `launch/message`; statement: its record's;
    /// - status: `element/status/from/source`; office: `person/office/from/source`, `undated` where no day is known;
    ///   state of a meeting: `meeting/state/said_on/source`.
    #[must_use]
    pub fn id(&self) -> String {
        let (record, source) = (self.record, self.source());
        match self.said {
            Said::Figure(figure) => format!("{record}/{}/{}", figure.quantity, figure.id),
            Said::Course(course) => format!("{record}/course/{}", course.id),
            Said::BuiltAs(built) => format!("{record}/built-as/{}", built.id),
            Said::Report(_, report) => format!("{record}/{}", report.id),
            Said::Alert(_, alert) => format!("{record}/{}", alert.id),
            Said::EventReport(_, report) => format!("{record}/{}", report.id),
            Said::Claim(_) => record.to_string(),
            Said::Status(status) => {
                format!("{record}/{}/{}/{source}", status.status.words().replace(' ', "-"), status.from)
            }
            Said::Meeting(status) => {
                format!("{record}/{}/{}/{source}", status.status.words(), status.said_on)
            }
            Said::Office(office) => {
                let from = office.from.map_or_else(|| "undated".to_owned(), |from| from.to_string());
                format!("{record}/office/{from}/{source}")
            }
        }
    }

    /// When it happened or began, where that is a date of its own.
    #[must_use]
    pub fn happened(&self) -> Option<PartialDate> {
        match self.said {
            Said::Status(status) => Some(status.from),
            Said::Report(launch, _) | Said::Alert(launch, _) => Some(launch.date),
            Said::EventReport(event, _) => Some(event.date),
            Said::Office(office) => office.from,
            Said::Figure(_) | Said::Course(_) | Said::BuiltAs(_) | Said::Claim(_) | Said::Meeting(_) => None,
        }
    }

    /// When it was first said; `None` where nobody knows, and where it was said when it happened.
    #[must_use]
    pub fn said_on(&self) -> Option<PartialDate> {
        match self.said {
            Said::Figure(figure) => figure.said_on,
            Said::Course(course) => course.said_on,
            Said::BuiltAs(built) => built.said_on,
            Said::Status(status) => status.said_on,
            Said::Report(_, report) => report.said_on,
            Said::Alert(_, alert) => Some(alert.said_on),
            Said::EventReport(_, report) => Some(report.said_on),
            Said::Claim(claim) => Some(claim.said_on),
            Said::Office(_) => None,
            Said::Meeting(status) => Some(status.said_on),
        }
    }

    /// The source that says it.
    #[must_use]
    pub const fn source(&self) -> &'a RecordId {
        match self.said {
            Said::Figure(figure) => &figure.source,
            Said::Course(course) => &course.source,
            Said::BuiltAs(built) => &built.source,
            Said::Status(status) => &status.source,
            Said::Report(_, report) => &report.source,
            Said::Alert(_, alert) => &alert.source,
            Said::EventReport(_, report) => &report.source,
            Said::Claim(claim) => &claim.source,
            Said::Office(office) => &office.source,
            Said::Meeting(status) => &status.source,
        }
    }

    /// The numbers that a statement or an event's report gives.
    #[must_use]
    pub fn claimed(&self) -> &'a [ClaimedFigure] {
        match self.said {
            Said::Claim(claim) => &claim.figures,
            Said::EventReport(_, report) => &report.figures,
            _ => &[],
        }
    }
}

impl Catalogue {
    /// Every dated fact, kind by kind, in the order of the records.
    pub fn facts(&self) -> impl Iterator<Item = Fact<'_>> {
        fn of<'a, T>(
            kind: Kind,
            record: &'a RecordId,
            facts: &'a [T],
            said: impl Fn(&'a T) -> Said<'a>,
        ) -> impl Iterator<Item = Fact<'a>> {
            facts.iter().map(move |fact| Fact { kind, record, said: said(fact) })
        }
        let launches = self.launches.values().flat_map(|launch| {
            let alerts =
                of(Kind::Launches, &launch.id, &launch.alerts, move |alert| Said::Alert(launch, alert));
            of(Kind::Launches, &launch.id, &launch.reports, move |report| Said::Report(launch, report))
                .chain(alerts)
        });
        let events = self.events.values().flat_map(|event| {
            of(Kind::Events, &event.id, &event.reports, move |report| Said::EventReport(event, report))
        });
        let elements = self.elements.values().flat_map(|element| {
            of(Kind::Elements, &element.id, &element.status, Said::Status).chain(of(
                Kind::Elements,
                &element.id,
                &element.figures,
                Said::Figure,
            ))
        });
        let systems = self.systems.values().map(|entry| (Kind::Systems, entry));
        let entries = systems.chain(self.missiles.values().map(|entry| (Kind::Missiles, entry)));
        let entries = entries.flat_map(|(kind, entry)| {
            of(kind, &entry.id, &entry.figures, Said::Figure)
                .chain(of(kind, &entry.id, &entry.courses, Said::Course))
                .chain(of(kind, &entry.id, &entry.built_as, Said::BuiltAs))
        });
        let claims = self.claims.values();
        let claims =
            claims.map(|claim| Fact { kind: Kind::Claims, record: &claim.id, said: Said::Claim(claim) });
        let people = self.people.values();
        let people = people.flat_map(|person| of(Kind::People, &person.id, &person.offices, Said::Office));
        let meetings = self.meetings.values();
        let meetings =
            meetings.flat_map(|meeting| of(Kind::Meetings, &meeting.id, &meeting.status, Said::Meeting));
        launches.chain(events).chain(elements).chain(entries).chain(claims).chain(people).chain(meetings)
    }

    /// The fact of that id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<Fact<'_>> {
        let record = id.split('/').next().unwrap_or_default();
        self.facts().filter(|fact| fact.record == record).find(|fact| fact.id() == id)
    }
}
