//! What a fact claims of its source and of the time: a source says it, after it was said, and carries the speaker's words; an office ends
//! where a successor began.

use crate::PartialDate;
use crate::RecordId;
use crate::check::{Checker, Here};
use crate::context::{Office, Person};
use crate::figure::{Basis, Figure};
use crate::launch::Reporter;
use crate::source::{Grade, Source};

impl Checker<'_, '_> {
    /// A published number has a source that publishes.
    pub(crate) fn published(&mut self, here: &Here<'_>, figure: &Figure) {
        let grade = self.shelves.sources.get(&figure.source).map(|loaded| loaded.record.grade);
        if figure.basis == Basis::Published && grade == Some(Grade::Inferred) {
            let problem = format!("`published`, but `{}` publishes nothing", figure.source);
            self.fault(&here.key("basis"), problem, "unsourced, or the source that published it");
        }
    }

    /// A dated fact cites a source that is there and is no older. A day leaves room for the zones of the Earth.
    pub(crate) fn cited(&mut self, here: &Here<'_>, said_on: Option<PartialDate>, source: &RecordId) {
        self.source(here, source);
        let Some(loaded) = self.shelves.sources.get(source) else { return };
        let written = [loaded.record.date, loaded.record.compiled].into_iter().flatten();
        let Some(written) = written.max_by_key(|date| date.latest_day()) else { return };
        if let Some(said) = said_on
            && written.latest_day().tomorrow().is_ok_and(|day| day < said.earliest_day())
        {
            let problem = format!("said on {said}, but its source `{source}` is of {written}");
            self.fault(&here.key("said_on"), problem, "a day before the source appeared");
        }
    }

    /// A description in place of a headline says why it stands there; a body's own page says whose words it carries.
    pub(crate) fn source_record(&mut self, here: &Here<'_>, source: &Source) {
        let described = source.title.starts_with('[') && source.title.ends_with(']');
        if described && source.headline.is_none() {
            let problem = "the title is a description in square brackets, and nothing says why".to_owned();
            self.fault(
                &here.key("title"),
                problem,
                "the printed headline, or `headline = \"none\"` or \"not-seen\" beside it",
            );
        }
        if !described && source.headline.is_some() {
            let problem = "the title is a printed one".to_owned();
            self.fault(&here.key("headline"), problem, "no `headline`, or a title in square brackets");
        }
        if source.grade == Grade::OnRecord && source.speakers.is_empty() {
            let problem = "a body's own page does not say whose words it carries".to_owned();
            self.fault(&here.key("grade"), problem, "`speakers` beside it");
        }
    }

    /// A report is by one of those whose words the source carries, where that is on record.
    pub(crate) fn reported(&mut self, here: &Here<'_>, reporter: Reporter, source: &RecordId) {
        self.spoken(&here.key("reported_by"), reporter.words(), source, |known| known == reporter);
    }

    /// So is a claim; an expert's stands under a capital.
    pub(crate) fn claimed(&mut self, here: &Here<'_>, viewpoint: &RecordId, source: &RecordId) {
        let carried = |known: Reporter| {
            known == Reporter::Expert || known.words().eq_ignore_ascii_case(viewpoint.as_str())
        };
        self.spoken(&here.key("viewpoint"), viewpoint.as_str(), source, carried);
    }

    fn spoken(&mut self, here: &Here<'_>, who: &str, source: &RecordId, carried: impl Fn(Reporter) -> bool) {
        let Some(loaded) = self.shelves.sources.get(source) else { return };
        let speakers = &loaded.record.speakers;
        if !speakers.is_empty() && !speakers.iter().any(|known| carried(*known)) {
            let known: Vec<&str> = speakers.iter().map(|known| known.words()).collect();
            let problem = format!("`{who}`, but `{source}` carries the words of {}", known.join(", "));
            self.fault(here, problem, "one of the source's `speakers`");
        }
    }

    /// Nobody is still in an office that somebody else has taken over.
    pub(crate) fn successors(&mut self, here: &Here<'_>, person: &Person) {
        let shelves = self.shelves;
        let others = || shelves.people.values().filter(|other| other.record.id != person.id);
        for (i, office) in person.offices.iter().enumerate().filter(|(_, office)| office.to.is_none()) {
            let began = |office: &Office| office.from.map(PartialDate::earliest_day);
            let takes_over = |later: &&Office| {
                (&later.office, &later.of) == (&office.office, &office.of)
                    && began(later).zip(began(office)).is_some_and(|(later, own)| later > own)
            };
            let next = others()
                .find_map(|other| Some((&other.record.id, other.record.offices.iter().find(takes_over)?)));
            if let Some((id, later)) = next {
                let problem = format!(
                    "no end, but `{id}` is {} from {}",
                    later.office,
                    later.from.map_or_else(String::new, |day| day.to_string())
                );
                self.fault(
                    &here.key("offices").index(i).key("to"),
                    problem,
                    "the day on which the office ended",
                );
            }
        }
    }
}
