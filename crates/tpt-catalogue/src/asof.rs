//! What was known at the end of a day in Tokyo.
//!
//! A record is hidden when it happened later, or when it was first said later. A citation's own date is
//! exempt: a later compilation may be cited for an earlier fact, and is shown as "compiled …". A figure whose
//! first publication is unknown stays, and is labelled so.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::class::missile_classes;
use crate::load::Catalogue;
use crate::{Basis, Element, Entry, Event, Figure, Kind, Launch, Meeting, PartialDate, Person, RecordId};

/// Whether a date, if there is one, was over by `as_of`; an unknown date counts as over.
fn over(date: Option<PartialDate>, as_of: Date) -> bool {
    date.is_none_or(|date| date.known_by(as_of))
}

fn known_figures(figures: &mut Vec<Figure>, as_of: Date) {
    figures.retain(|figure| over(figure.said_on, as_of));
}

/// Cuts a system or missile to what was known; `false` when nothing of it was.
///
/// A figure that this project assumes tells nobody that a missile exists, so it does not keep a record alone.
fn cut_entry(entry: &mut Entry, as_of: Date) -> bool {
    entry.courses.retain(|course| over(course.said_on, as_of));
    entry.built_as.retain(|built| over(built.said_on, as_of));
    let said = |figures: &[Figure]| figures.iter().any(|figure| figure.basis != Basis::Assumed);
    let had_figures = said(&entry.figures);
    known_figures(&mut entry.figures, as_of);
    let figures = &entry.figures;
    entry.stage_sets.retain(|set| set.resolve(figures).is_some());
    over(entry.known_since, as_of) && (!had_figures || said(&entry.figures))
}

fn cut_element(element: &mut Element, as_of: Date) -> bool {
    element.status.retain(|entry| entry.from.known_by(as_of) && over(entry.said_on, as_of));
    known_figures(&mut element.figures, as_of);
    let then = element.earlier.iter().position(|earlier| !earlier.until.known_by(as_of));
    if let Some(then) = then {
        let earlier = element.earlier[then].clone();
        element.earlier.truncate(then);
        element.name = earlier.name;
        element.site = earlier.site;
        element.labels.clear();
        // What is said of it as it came to stand is later.
        element.note = None;
    }
    !element.status.is_empty()
}

fn cut_launch(launch: &mut Launch, as_of: Date) -> bool {
    launch.reports.retain(|report| over(report.said_on, as_of));
    launch.alerts.retain(|alert| alert.said_on.known_by(as_of));
    launch.date.known_by(as_of) && !launch.reports.is_empty()
}

fn cut_event(event: &mut Event, as_of: Date) -> bool {
    event.reports.retain(|report| report.said_on.known_by(as_of));
    event.date.known_by(as_of) && !event.reports.is_empty()
}

fn cut_person(person: &mut Person, as_of: Date) -> bool {
    person.offices.retain(|office| over(office.from, as_of));
    for office in &mut person.offices {
        office.to = office.to.filter(|to| to.known_by(as_of));
    }
    !person.offices.is_empty()
}

fn cut_meeting(meeting: &mut Meeting, as_of: Date) -> bool {
    meeting.status.retain(|status| status.said_on.known_by(as_of));
    meeting.date = meeting.date.filter(|date| date.known_by(as_of));
    !meeting.status.is_empty()
}

impl Catalogue {
    /// A copy that holds only what was known at the end of `as_of` in Tokyo.
    #[must_use]
    pub fn as_of(&self, as_of: Date) -> Self {
        let mut cut = self.clone();
        cut.systems.retain(|_, entry| cut_entry(entry, as_of));
        cut.missiles.retain(|_, entry| cut_entry(entry, as_of));
        cut.elements.retain(|_, element| cut_element(element, as_of));
        cut.launches.retain(|_, launch| cut_launch(launch, as_of));
        let missiles = &cut.missiles;
        for launch in cut.launches.values_mut() {
            launch.missile = launch.missile.take().filter(|id| missiles.contains_key(id));
        }
        cut.events.retain(|_, event| cut_event(event, as_of));
        cut.claims.retain(|_, claim| claim.said_on.known_by(as_of));
        cut.people.retain(|_, person| cut_person(person, as_of));
        cut.meetings.retain(|_, meeting| cut_meeting(meeting, as_of));
        // A test that names what came later would tell of it.
        let testable: BTreeSet<RecordId> = cut
            .claims
            .values()
            .filter(|claim| claim.proposition.as_ref().is_some_and(|proposition| cut.knows(proposition)))
            .map(|claim| claim.id.clone())
            .collect();
        for claim in cut.claims.values_mut() {
            claim.proposition = claim.proposition.take().filter(|_| testable.contains(&claim.id));
        }
        if !over(cut.article_published, as_of) {
            cut.article.clear();
        }
        // A text that nothing known cites would tell by its title of what came later; so would a gap in it.
        let mut cited: BTreeSet<RecordId> = cut.cited_sources().into_iter().cloned().collect();
        // A fault of the fixed classes shows where a class is asked for, and a test excludes it.
        for launched in missile_classes().unwrap_or_default().iter().filter(|one| one.known_at(as_of)) {
            cited.extend(launched.sources().cloned());
        }
        cut.sources.retain(|id, _| cited.contains(id));
        let ids = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Gaps).flat_map(|kind| cut.ids(kind));
        let words = Kind::ALL.into_iter().map(Kind::word);
        let known: BTreeSet<String> = ids.map(RecordId::to_string).chain(words.map(str::to_owned)).collect();
        cut.gaps.retain(|_, gap| {
            let of_all = gap.concerns.is_empty();
            gap.concerns.retain(|one| known.contains(one));
            over(gap.known_since, as_of) && (of_all || !gap.concerns.is_empty())
        });
        cut.as_of = Some(as_of);
        cut
    }

    /// The newest date on which anything in the catalogue happened or was said.
    #[must_use]
    pub fn newest_date(&self) -> Option<Date> {
        let figures = self.figures().filter_map(|f| f.figure.said_on);
        let statuses = self.elements.values().flat_map(|e| &e.status);
        let statuses = statuses.flat_map(|s| [Some(s.from), s.said_on]).flatten();
        let launches = self
            .launches
            .values()
            .flat_map(|l| std::iter::once(Some(l.date)).chain(l.reports.iter().map(|r| r.said_on)).flatten());
        let events = self.events.values();
        let events = events.flat_map(|e| std::iter::once(e.date).chain(e.reports.iter().map(|r| r.said_on)));
        let claims = self.claims.values().map(|c| c.said_on);
        let meetings = self.meetings.values();
        let meetings = meetings.flat_map(|m| m.date.into_iter().chain(m.status.iter().map(|s| s.said_on)));
        let dates = figures.chain(statuses).chain(launches).chain(events).chain(claims).chain(meetings);
        dates.map(PartialDate::latest_day).max()
    }
}
