//! The tree of a computed number: it is computed again, by itself, and hung above what it rests on.

use tpt_catalogue::{FigureRef, Launch, RecordId, Report, vehicle_templates};
use tpt_scenario::DistanceQuestion;

use super::Tracer;
use super::documents::DISTANCE;
use super::documents::Documents;
use crate::brief::MOST_DRAWS;
use crate::statements::distance;
use tpt_flown::arcs::{ArcContext, arc_report};
use tpt_flown::reconstruct::{ReconstructionContext, entry, of_launch, with_bearing};
use tpt_report::NumberId;
use tpt_report::{ArcReport, BandReport, FlightBounds, ReportReconstruction, WhyKind, WhyNode};
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, Sampling, Setting, fact_words};

/// How a reconstructed number comes about, and the page that says it at length.
const RECONSTRUCTION: &str = "powered flight through the reported range and apogee, over the rounding of the report and the figures of \
     one stage set; docs/models/reconstruction.md, docs/models/flight.md";

/// How a number of the vacuum arc comes about.
const VACUUM_ARC: &str = "impulse in a vacuum through the reported range and apogee, over the rounding of both; docs/models/vacuum-arc.md";

/// The field of what the energy of a reported arc carries; no missile and no reading belongs to it.
const ENERGY_FLOOR: &str = "energy_floor_km";

/// How a bound comes about.
const BOUNDED: &str = "an impulse in a vacuum at an end of the reported figures, whatever missile it was; docs/models/reconstruction.md";

/// How the energy floor comes about.
const OF_AN_IMPULSE: &str = "an impulse in a vacuum with the energy of the reported arc, at the angle that carries farthest, over the rounding \
     of the report; docs/models/reconstruction.md";

/// The node of a computed number.
pub(super) fn node(
    setting: Setting<'_>,
    (number, id): (&NumberId, &str),
    documents: &Documents,
) -> Result<WhyNode, AnswerError> {
    let path: Vec<&str> = number.path.iter().map(String::as_str).collect();
    // A brief takes the first of the samples for what it flies.
    let few = setting.sampling.of_at_most(MOST_DRAWS);
    let prefix = id.strip_suffix(&format!("/{}", number.path.join("/"))).unwrap_or(id);
    let work = TracedNumber { setting, number, id, id_prefix: prefix.to_owned(), documents };
    let found = match (number.command.as_str(), path.as_slice()) {
        ("brief", ["distance", question, to]) => work.distance(question, to, setting.sampling)?,
        ("brief", [launch, report, "vacuum_arc", _]) => work.arc(launch, report, few)?,
        ("show", [launch, report, "vacuum_arc", _]) => work.arc(launch, report, setting.sampling)?,
        ("reconstruct", ["typed", ..]) => return Err(work.not_traced(
            "it was computed from typed figures, which stand in its own document and not in the catalogue",
        )),
        ("reconstruct", [tpt_flown::together::ALL_REPORTS, ..]) => {
            return Err(work.not_traced(
                "it was weighed by many reports, which stand in its own document with what each of them says",
            ));
        }
        ("brief", [launch, report, ENERGY_FLOOR]) => work.flight(launch, report, few)?,
        ("reconstruct", [launch, report, ENERGY_FLOOR]) => work.flight(launch, report, setting.sampling)?,
        ("brief", [launch, report, _reading, _field]) => work.flight(launch, report, few)?,
        ("reconstruct", [launch, report, _reading, _field]) => {
            work.flight(launch, report, setting.sampling)?
        }
        _ => super::documents::node(setting, (number, id), documents)?,
    };
    found.ok_or_else(|| work.not_traced("no command of this version makes a number of that id"))
}

/// What is being traced.
struct TracedNumber<'a> {
    setting: Setting<'a>,
    number: &'a NumberId,
    id: &'a str,
    id_prefix: String,
    documents: &'a Documents,
}

impl TracedNumber<'_> {
    fn not_traced(&self, reason: &str) -> AnswerError {
        AnswerError::NotTraced { id: self.id.to_owned(), reason: reason.to_owned() }
    }

    fn tracer(&self) -> Tracer<'_> {
        Tracer::new(self.setting.resolved.catalogue)
    }

    fn launch(&self, launch: &str, report: &str) -> Result<(&Launch, &Report), AnswerError> {
        let catalogue = self.setting.resolved.catalogue;
        let known = || catalogue.launches.keys().map(RecordId::as_str);
        let found =
            catalogue.launches.get(launch).ok_or_else(|| catalogue.unknown("launch", launch, known()))?;
        let reports = || found.reports.iter().map(|report| report.id.as_str());
        let one = found.reports.iter().find(|one| one.id == report);
        Ok((found, one.ok_or_else(|| catalogue.unknown("report", report, reports()))?))
    }

    /// A band as a node above what it rests on.
    fn result(&self, band: &BandReport, name: String, how: &str, from: Vec<WhyNode>) -> WhyNode {
        let overrides = self.setting.beliefs.key();
        WhyNode {
            id: Some(band.id.clone()),
            kind: WhyKind::Result,
            name,
            value: Some(band.words()),
            how: Some(how.to_owned()),
            condition: Some(format!("as of {}, figures {overrides}", self.setting.resolved.as_of)),
            drivers: band.drivers.clone(),
            from,
            ..WhyNode::default()
        }
    }

    /// A report as far as a flight takes it: two figures and the bearing go in; a flight time beside range and apogee is compared.
    fn report(&self, launch: &Launch, report: &Report) -> WhyNode {
        let id = format!("{}/{}", launch.id, report.id);
        let fact = self.setting.resolved.catalogue.fact(&id);
        let mut node = fact.map(|fact| self.tracer().fact(&fact)).unwrap_or_default();
        let figures = fact_words::of_report(report).map(|(name, figure)| WhyNode {
            id: Some(format!("{id}/{}", name.replace(' ', "-"))),
            kind: WhyKind::Figure,
            name: name.to_owned(),
            value: Some(fact_words::measured(figure)),
            how: compared(report).filter(|_| name == "flight time"),
            ..WhyNode::default()
        });
        node.from = figures.collect();
        node
    }

    /// The report, the report that gives the bearing where that is another, and the site.
    fn observed(&self, launch: &Launch, report: &Report) -> Vec<WhyNode> {
        let mut from = vec![self.report(launch, report)];
        if let Some((other, bearing)) =
            with_bearing(launch, report).filter(|(other, _)| other.id != report.id)
        {
            let id = format!("{}/{}", launch.id, other.id);
            let whole = self.setting.resolved.catalogue.fact(&id).map(|fact| self.tracer().fact(&fact));
            from.push(WhyNode {
                id: Some(format!("{id}/bearing")),
                kind: WhyKind::Figure,
                name: "bearing, of another report of the launch".to_owned(),
                value: Some(fact_words::measured(bearing)),
                from: whole.into_iter().collect(),
                ..WhyNode::default()
            });
        }
        let site = launch.site.as_ref().and_then(|site| self.setting.resolved.catalogue.places.get(site));
        from.extend(site.map(|site| self.tracer().place(site)));
        from
    }

    fn flight(
        &self,
        launch: &str,
        report: &str,
        sampling: Sampling<'_>,
    ) -> Result<Option<WhyNode>, AnswerError> {
        let (launch, report) = self.launch(launch, report)?;
        let catalogue = self.setting.resolved.catalogue;
        let missile = self.number.missile.as_deref();
        let missile = missile.map(|missile| entry(catalogue, self.setting.beliefs, missile)).transpose()?;
        let context = ReconstructionContext {
            setting: self.setting.sampled(sampling),
            id_prefix: self.id_prefix.clone(),
        };
        let key = format!("{}/{}/{}", self.id_prefix, launch.id, report.id);
        let flown =
            self.documents.flown(key, || of_launch(&context, launch, missile, Some(report.id.as_str())))?;
        let Some(flown) = flown.first() else { return Ok(None) };
        if let Some(floor) = flown.energy_floor_km.as_ref().filter(|floor| floor.id == self.id) {
            let name = format!(
                "range of the energy of the reported arc, of {} on the figures of {}",
                launch.name, flown.reported_by
            );
            return Ok(Some(self.result(floor, name, OF_AN_IMPULSE, vec![self.report(launch, report)])));
        }
        let field = self.number.path.last().map_or("", String::as_str);
        let bounds = flown.bounds.as_ref().map(FlightBounds::bands).unwrap_or_default();
        if let Some(bound) = bounds.into_iter().find(|bound| bound.id == self.id) {
            let name =
                format!("{}, of {} on the figures of {}", field_words(field), launch.name, flown.reported_by);
            return Ok(Some(self.result(bound, name, BOUNDED, vec![self.report(launch, report)])));
        }
        let Some((band, reading)) = band_of(flown, self.id) else { return Ok(None) };
        let name = format!(
            "{}, {reading}, of {} on the figures of {} ({})",
            field_words(field),
            launch.name,
            flown.reported_by,
            flown.vehicle_words()
        );
        let mut from = self.observed(launch, report);
        from.extend(self.vehicle(flown));
        Ok(Some(self.result(band, name, RECONSTRUCTION, from)))
    }

    /// The missile as flown: each figure of its stage set once, and its drag table.
    fn vehicle(&self, flown: &ReportReconstruction) -> Option<WhyNode> {
        let catalogue = self.setting.resolved.catalogue;
        let entry = catalogue.missiles.get(flown.missile.as_deref()?)?;
        if let Some(id) = &flown.template {
            let template = vehicle_templates().ok()?.iter().find(|template| template.id == id.as_str())?;
            return Some(WhyNode {
                value: Some(format!("{} ({})", template.name, flown.vehicle_words())),
                note: Some(template.note.clone()),
                source: template.figures.first().map(|figure| figure.source.to_string()),
                ..Tracer::mention(WhyKind::Vehicle, &entry.id, &entry.name)
            });
        }
        let set = self.setting.beliefs.stage_set(entry)?;
        let mut figures: Vec<&tpt_catalogue::Figure> = Vec::new();
        for used in set.figures() {
            if !figures.iter().any(|known| std::ptr::eq(*known, used.figure)) {
                figures.push(used.figure);
            }
        }
        let figures = figures.into_iter().map(|figure| FigureRef { record: &entry.id, figure });
        let mut from: Vec<WhyNode> = figures.map(|found| self.tracer().figure(found)).collect();
        let drag = catalogue.drag_tables.get(&set.set.drag);
        from.extend(drag.map(|table| WhyNode {
            source: Some(table.source.to_string()),
            note: table.note.clone(),
            ..Tracer::mention(WhyKind::Record(tpt_catalogue::Kind::DragTables), &table.id, &table.name)
        }));
        Some(WhyNode {
            value: Some(format!("{} ({})", set.set.name, flown.vehicle_words())),
            note: set.set.note.clone(),
            from,
            ..Tracer::mention(WhyKind::Vehicle, &entry.id, &entry.name)
        })
    }

    fn arc(
        &self,
        launch: &str,
        report: &str,
        sampling: Sampling<'_>,
    ) -> Result<Option<WhyNode>, AnswerError> {
        let (launch, report) = self.launch(launch, report)?;
        let context = ArcContext {
            catalogue: self.setting.resolved.catalogue,
            id_prefix: self.id_prefix.clone(),
            sampling,
        };
        let Some(arc) = arc_report(&context, launch, report)? else { return Ok(None) };
        let Some(band) = arc_bands(&arc).into_iter().find(|band| band.id == self.id) else { return Ok(None) };
        let field = self.number.path.last().map_or("", String::as_str);
        let name = format!(
            "{} of the vacuum arc of {} on the figures of {}",
            field_words(field),
            launch.name,
            arc.reported_by
        );
        Ok(Some(self.result(band, name, VACUUM_ARC, vec![self.report(launch, report)])))
    }

    fn distance(
        &self,
        question: &str,
        to: &str,
        sampling: Sampling<'_>,
    ) -> Result<Option<WhyNode>, AnswerError> {
        let asked = |asked: &&DistanceQuestion| asked.id == question;
        let Some(question) = self.setting.resolved.scenario.distances.iter().find(asked) else {
            return Ok(None);
        };
        let Some(to) = question.to.iter().find(|place| *place == to) else { return Ok(None) };
        let catalogue = self.setting.resolved.catalogue;
        let mut citations = Citations::new(catalogue, self.setting.resolved.as_of);
        let found = distance(self.setting.resolved, question, to, &self.id_prefix, sampling, &mut citations)?;
        let Some(found) = found else { return Ok(None) };
        let places = [&question.from, to].into_iter().filter_map(|id| catalogue.places.get(id));
        let from = places.map(|place| self.tracer().place(place)).collect();
        let name = format!("distance from {} to {}", found.from.name, found.to.name);
        Ok(Some(self.result(&found.distance_km, name, DISTANCE, from)))
    }
}

/// What is said of a flight time that was compared; `None` where the flight was solved from it.
fn compared(report: &Report) -> Option<String> {
    let [range, apogee] = [&report.range, &report.apogee].map(Option::is_some);
    (range && apogee).then(|| "compared with the result, no input of it".to_owned())
}

/// The band of that id among the readings, with the words of its reading.
fn band_of<'r>(report: &'r ReportReconstruction, id: &str) -> Option<(&'r BandReport, &'static str)> {
    report.alternatives.iter().find_map(|alternative| {
        let band = alternative.flown.as_ref()?.bands().into_iter().find(|band| band.id == id)?;
        Some((band, alternative.reading.words()))
    })
}

fn arc_bands(arc: &ArcReport) -> Vec<&BandReport> {
    let own = [&arc.flight_time_s, &arc.launch_speed_m_s, &arc.same_speed_range_km];
    let compared = [&arc.verdict.reported_s, &arc.verdict.excess_s];
    own.into_iter().chain(compared.into_iter().flatten()).collect()
}

/// A field's name without its unit, in words: `flight_time_s` is `flight time`.
fn field_words(field: &str) -> String {
    const UNITS: [&str; 5] = ["_m_s", "_km", "_kg", "_deg", "_s"];
    let bare = UNITS.iter().find_map(|unit| field.strip_suffix(unit)).unwrap_or(field);
    bare.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_reads_as_words() {
        for (field, words) in [
            ("flight_time_s", "flight time"),
            ("burnout_speed_m_s", "burnout speed"),
            ("standard_range_rotating_km", "standard range rotating"),
            ("burnt_share", "burnt share"),
        ] {
            assert_eq!(field_words(field), words);
        }
    }
}
