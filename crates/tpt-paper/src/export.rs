//! `catalogue export`: the facts of a date as tables, features and a bibliography.

use tpt_catalogue::{
    Catalogue, Claim, ClaimedFigure, Fact, Grade, Measured, PartialDate, Place, RecordId, Said, Source, Value,
};

use crate::catalogue_view::as_of;
use tpt_report::VERSION;
use tpt_report::spelling_of;
use tpt_report::{Cells, Column, CslDate, CslItem, CslName, Export, Feature, FeatureKind, RecordAt, Table};
use tpt_setting::fact_words;

/// Everything that a catalogue holds, cut to its date.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// let facts = BuiltIn::at(date(2017, 3, 20))?;
/// let export = tpt_paper::export(&facts.catalogue, "nominal");
/// // The columns of a table are of one length.
/// for table in &export.tables {
///     assert!(table.columns.iter().all(|column| column.cells.len() == table.columns[0].cells.len()));
/// }
/// assert_eq!(export.bibliography.len(), facts.catalogue.sources.len());
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
#[must_use]
pub fn export(catalogue: &Catalogue, figures: &str) -> Export {
    Export {
        asof: as_of(catalogue).to_string(),
        figures: figures.to_owned(),
        version: VERSION.to_owned(),
        tables: vec![
            figure_table(catalogue),
            course_table(catalogue),
            built_as_table(catalogue),
            status_table(catalogue),
            launch_table(catalogue),
            event_table(catalogue),
            claim_table(catalogue),
            asserted_table(catalogue),
            place_table(catalogue),
            source_table(catalogue),
            gap_table(catalogue),
        ],
        features: features(catalogue),
        bibliography: catalogue.sources.iter().map(|(id, source)| csl(id, source)).collect(),
        sources: catalogue.sources.keys().map(RecordId::to_string).collect(),
    }
}

/// Builds a table from rows, a column at a time.
struct Builder<'r, R> {
    rows: &'r [R],
    columns: Vec<Column>,
}

impl<'r, R> Builder<'r, R> {
    const fn new(rows: &'r [R]) -> Self {
        Self { rows, columns: Vec::new() }
    }

    fn texts<T: ToString>(mut self, name: &str, cell: impl Fn(&R) -> Option<T>) -> Self {
        let cells = self.rows.iter().map(|row| cell(row).map(|text| text.to_string()));
        self.columns.push(Column { name: name.to_owned(), cells: Cells::Texts(cells.collect()) });
        self
    }

    fn numbers(mut self, name: &str, cell: impl Fn(&R) -> Option<f64>) -> Self {
        let cells = Cells::Numbers(self.rows.iter().map(cell).collect());
        self.columns.push(Column { name: name.to_owned(), cells });
        self
    }

    /// The three ends of a published number with its unit.
    fn measured(self, prefix: &str, cell: impl Fn(&R) -> Option<Measured>) -> Self {
        let end = |pick: fn(Measured) -> Option<Value>, row: &R| pick(cell(row)?).map(Value::get);
        self.numbers(&format!("{prefix}low"), |row| end(|m| m.low, row))
            .numbers(&format!("{prefix}nominal"), |row| end(|m| m.nominal, row))
            .numbers(&format!("{prefix}high"), |row| end(|m| m.high, row))
            .texts(&format!("{prefix}unit"), |row| cell(row).map(|m| m.unit.symbol()))
    }

    fn table(self, name: &str, about: &str) -> Table {
        Table { name: name.to_owned(), about: about.to_owned(), columns: self.columns }
    }
}

/// Source, access and first saying of a fact, the same in every table.
fn sourced<'r, 'a>(builder: Builder<'r, Fact<'a>>, catalogue: &Catalogue) -> Builder<'r, Fact<'a>> {
    builder
        .texts("said_by", fact_words::said_by)
        .texts("said_on", Fact::said_on)
        .texts("source", |fact| Some(fact.source()))
        .texts("access", |fact| Some(catalogue.access(fact.source()).words()))
        .texts("note", fact_words::note)
}

fn facts<'a>(catalogue: &'a Catalogue, wanted: impl Fn(&Said<'a>) -> bool) -> Vec<Fact<'a>> {
    catalogue.facts().filter(|fact| wanted(&fact.said)).collect()
}

fn figure_table(catalogue: &Catalogue) -> Table {
    let rows = facts(catalogue, |said| matches!(said, Said::Figure(_)));
    let figure = |fact: &Fact<'_>| match fact.said {
        Said::Figure(figure) => Some(figure.clone()),
        _ => None,
    };
    let builder = Builder::new(&rows)
        .texts("id", |fact| Some(fact.id()))
        .texts("kind", |fact| Some(fact.kind.one()))
        .texts("record", |fact| Some(fact.record))
        .texts("record_name", |fact| Some(fact_words::record_name(catalogue, fact)))
        .texts("quantity", |fact| figure(fact).map(|f| f.quantity))
        .texts("quantity_name", |fact| figure(fact).map(|f| fact_words::quantity(catalogue, &f.quantity)))
        .measured("", |fact| figure(fact).map(|f| f.measured()))
        .texts("condition", |fact| figure(fact)?.condition)
        .texts("basis", |fact| figure(fact).map(|f| spelling_of(&f.basis)))
        .texts("where", |fact| figure(fact)?.place_in_source);
    sourced(builder, catalogue).table("figures", "a published figure of a system, a missile or an element")
}

fn course_table(catalogue: &Catalogue) -> Table {
    let rows = facts(catalogue, |said| matches!(said, Said::Course(_)));
    let builder = Builder::new(&rows)
        .texts("id", |fact| Some(fact.id()))
        .texts("missile", |fact| Some(fact.record))
        .texts("missile_name", |fact| Some(fact_words::record_name(catalogue, fact)))
        .texts("ballistic_all_the_way", |fact| match fact.said {
            Said::Course(course) => Some(if course.ballistic_all_the_way { "yes" } else { "no" }),
            _ => None,
        })
        .texts("said", |fact| Some(fact_words::fact(catalogue, fact)));
    sourced(builder, catalogue).table("courses", "what somebody says of the shape of a missile's course")
}

fn built_as_table(catalogue: &Catalogue) -> Table {
    let rows = facts(catalogue, |said| matches!(said, Said::BuiltAs(_)));
    let built = |fact: &Fact<'_>| match fact.said {
        Said::BuiltAs(built) => Some(built.clone()),
        _ => None,
    };
    let builder = Builder::new(&rows)
        .texts("id", |fact| Some(fact.id()))
        .texts("missile", |fact| Some(fact.record))
        .texts("missile_name", |fact| Some(fact_words::record_name(catalogue, fact)))
        .texts("template", |fact| built(fact).map(|one| one.template))
        .texts("said", |fact| Some(fact_words::fact(catalogue, fact)))
        .texts("where", |fact| built(fact)?.place_in_source);
    sourced(builder, catalogue).table("built-as", "what somebody says of how a missile is built")
}

fn status_table(catalogue: &Catalogue) -> Table {
    let rows = facts(catalogue, |said| matches!(said, Said::Status(_)));
    let builder = Builder::new(&rows)
        .texts("id", |fact| Some(fact.id()))
        .texts("element", |fact| Some(fact.record))
        .texts("element_name", |fact| Some(fact_words::record_name(catalogue, fact)))
        .texts("status", |fact| match fact.said {
            Said::Status(status) => Some(status.status.words()),
            _ => None,
        })
        .texts("from", Fact::happened);
    sourced(builder, catalogue).table("statuses", "a status of an element from a date on")
}

fn launch_table(catalogue: &Catalogue) -> Table {
    let rows = facts(catalogue, |said| matches!(said, Said::Report(..)));
    let of = |fact: &Fact<'_>| match fact.said {
        Said::Report(launch, report) => Some((launch.clone(), report.clone())),
        _ => None,
    };
    let builder = Builder::new(&rows)
        .texts("id", |fact| Some(fact.id()))
        .texts("launch", |fact| Some(fact.record))
        .texts("name", |fact| Some(fact_words::record_name(catalogue, fact)))
        .texts("date_utc_plus_9", Fact::happened)
        // The name of version 0.1, for one version more: docs/stability.md.
        .texts("date", Fact::happened)
        .texts("site", |fact| of(fact)?.0.site)
        .texts("missile_of_record", |fact| of(fact)?.0.missile)
        .texts("reported_by", |fact| Some(of(fact)?.1.reported_by.words()))
        .texts("missile_as_reported", |fact| of(fact)?.1.missile)
        .texts("launched_at", |fact| of(fact)?.1.launched_at)
        .numbers("rounds", |fact| Some(of(fact)?.1.rounds?.get()))
        .texts("outcome", |fact| Some(spelling_of(&of(fact)?.1.outcome)))
        .measured("range_", |fact| of(fact)?.1.range)
        .measured("apogee_", |fact| of(fact)?.1.apogee)
        .measured("flight_time_", |fact| of(fact)?.1.flight_time)
        .measured("bearing_", |fact| of(fact)?.1.bearing)
        .texts("impact_region", |fact| of(fact)?.1.impact_region);
    sourced(builder, catalogue).table("launches", "one body's report of a launch")
}

fn event_table(catalogue: &Catalogue) -> Table {
    let rows = facts(catalogue, |said| matches!(said, Said::EventReport(..)));
    let builder = Builder::new(&rows)
        .texts("id", |fact| Some(fact.id()))
        .texts("event", |fact| Some(fact.record))
        .texts("name", |fact| Some(fact_words::record_name(catalogue, fact)))
        .texts("kind", |fact| match fact.said {
            Said::EventReport(event, _) => Some(event.kind.words()),
            _ => None,
        })
        .texts("date", Fact::happened)
        .texts("said", |fact| Some(fact_words::fact(catalogue, fact)));
    sourced(builder, catalogue)
        .table("events", "one body's report of a nuclear test, of military activity or of a deployment")
}

fn claim_of<'a>(fact: &Fact<'a>) -> Option<&'a Claim> {
    match fact.said {
        Said::Claim(claim) => Some(claim),
        _ => None,
    }
}

fn claim_table(catalogue: &Catalogue) -> Table {
    let rows = facts(catalogue, |said| matches!(said, Said::Claim(_)));
    let builder = Builder::new(&rows)
        .texts("id", |fact| Some(fact.id()))
        .texts("viewpoint", |fact| Some(&claim_of(fact)?.viewpoint))
        .texts("about", |fact| Some(&claim_of(fact)?.about))
        .texts("paraphrase", |fact| Some(&claim_of(fact)?.paraphrase))
        .texts("in_short", |fact| claim_of(fact)?.in_short.as_ref())
        .texts("speaks_as", |fact| Some(spelling_of(&claim_of(fact)?.speaks_as?)))
        .texts("quote", |fact| claim_of(fact)?.quote.as_ref())
        .texts("language", |fact| Some(&claim_of(fact)?.language))
        .texts("translated", |fact| Some(claim_of(fact)?.translated))
        .texts("kind", |fact| Some(spelling_of(&claim_of(fact)?.kind)))
        .texts("computable", |fact| Some(spelling_of(&claim_of(fact)?.computable)))
        .texts("reason", |fact| claim_of(fact)?.reason.as_ref())
        .texts("occasion", |fact| claim_of(fact)?.occasion.as_ref());
    sourced(builder, catalogue).table("claims", "a dated statement")
}

fn asserted_table(catalogue: &Catalogue) -> Table {
    let rows: Vec<(Fact<'_>, &ClaimedFigure)> =
        catalogue.facts().flat_map(|fact| fact.claimed().iter().map(move |figure| (fact, figure))).collect();
    Builder::new(&rows)
        .texts("asserted_in", |(fact, _)| Some(fact.id()))
        .texts("kind", |(fact, _)| Some(fact.kind.one()))
        .texts("quantity", |(_, figure)| Some(&figure.quantity))
        .measured("", |(_, figure)| Some(figure.measured()))
        .texts("condition", |(_, figure)| figure.condition.as_ref())
        .texts("said_by", |(fact, _)| fact_words::said_by(fact))
        .texts("said_on", |(fact, _)| fact.said_on())
        .texts("source", |(fact, _)| Some(fact.source()))
        .texts("access", |(fact, _)| Some(catalogue.access(fact.source()).words()))
        .table("asserted", "a number that a statement or a report of an event gives")
}

fn place_table(catalogue: &Catalogue) -> Table {
    let rows: Vec<&Place> = catalogue.places.values().collect();
    let mut builder = Builder::new(&rows)
        .texts("id", |place| Some(&place.id))
        .texts("name", |place| Some(&place.name))
        .texts("kind", |place| Some(spelling_of(&place.kind)))
        .numbers("lat_deg", |place| Some(place.lat_deg.get()))
        .numbers("lon_deg", |place| Some(place.lon_deg.get()))
        .numbers("elevation_m", |place| Some(place.elevation_m?.get()))
        .numbers("width_km", |place| Some(place.width_km?.get()))
        .texts("in", |place| place.country.as_ref())
        .texts("administered_by", |place| place.administered_by.as_ref())
        .texts("claimed_by", |place| (!place.claimed_by.is_empty()).then(|| place.claimed_by.join("; ")))
        .numbers("population", |place| place.population.map(f64::from));
    for viewpoint in catalogue.viewpoints.keys() {
        builder = builder.texts(&format!("name_{viewpoint}"), |place| place.names.get(viewpoint));
    }
    builder
        .texts("spellings", |place| (!place.spellings.is_empty()).then(|| place.spellings.join("; ")))
        .texts("source", |place| Some(&place.source))
        .table("places", "a place, to 0.01 degree, an island to 0.1")
}

fn source_table(catalogue: &Catalogue) -> Table {
    let rows: Vec<(&RecordId, &Source)> = catalogue.sources.iter().collect();
    Builder::new(&rows)
        .texts("id", |(id, _)| Some((*id).clone()))
        .texts("publisher", |(_, source)| Some(&source.publisher))
        .texts("title", |(_, source)| Some(&source.title))
        .texts("date", |(_, source)| source.date)
        .texts("language", |(_, source)| Some(&source.language))
        .texts("grade", |(_, source)| Some(source.grade.words()))
        .texts("access", |(_, source)| Some(source.access.words()))
        .texts("compiled", |(_, source)| source.compiled)
        .texts("url", |(_, source)| source.url.as_ref())
        .texts("terms", |(_, source)| source.terms.as_ref())
        .texts("reopened", |(_, source)| {
            let times =
                source.reopened.iter().map(|again| format!("{}: {}", again.on, again.outcome.words()));
            (!source.reopened.is_empty()).then(|| times.collect::<Vec<_>>().join("; "))
        })
        .texts("note", |(_, source)| source.note.as_ref())
        .table("sources", "a text that a fact was read in")
}

fn gap_table(catalogue: &Catalogue) -> Table {
    let rows: Vec<_> = catalogue.gaps.values().collect();
    Builder::new(&rows)
        .texts("id", |gap| Some(&gap.id))
        .texts("sought", |gap| Some(&gap.sought))
        .texts("looked_in", |gap| Some(gap.looked_in.join("; ")))
        .texts("found", |gap| Some(&gap.found))
        .texts("concerns", |gap| Some(gap.concerns.join("; ")))
        .table("known-gaps", "something that was looked for and not found")
}

fn features(catalogue: &Catalogue) -> Vec<Feature> {
    let at = |place: &Place| (place.lat_deg.get(), place.lon_deg.get());
    let mut features = Vec::new();
    for place in catalogue.places.values() {
        let (lat_deg, lon_deg) = at(place);
        let detail = match &place.administered_by {
            Some(by) => format!("administered by {by}, claimed by {}", place.claimed_by.join(" and ")),
            None => place.country.clone().unwrap_or_default(),
        };
        features.push(Feature {
            id: place.id.to_string(),
            kind: FeatureKind::Place(place.kind.into()),
            name: place.name.clone(),
            date: None,
            lat_deg,
            lon_deg,
            detail,
            sources: vec![place.source.to_string()],
        });
    }
    let launches = catalogue.launches.values().filter_map(|launch| {
        let (lat_deg, lon_deg) = at(catalogue.places.get(launch.site.as_ref()?)?);
        let reports: Vec<String> = launch
            .reports
            .iter()
            .map(|report| {
                let figures: Vec<String> = fact_words::of_report(report)
                    .map(|(name, figure)| format!("{name} {}", fact_words::measured(figure)))
                    .collect();
                format!("{}: {}", report.reported_by.words(), figures.join(", "))
            })
            .collect();
        Some(Feature {
            id: launch.id.to_string(),
            kind: FeatureKind::Record(RecordAt::Launch),
            name: launch.name.clone(),
            date: Some(launch.date.to_string()),
            lat_deg,
            lon_deg,
            detail: reports.join("; "),
            sources: launch.reports.iter().map(|report| report.source.to_string()).collect(),
        })
    });
    features.extend(launches);
    let elements = catalogue.elements.values().filter_map(|element| {
        let (lat_deg, lon_deg) = at(catalogue.places.get(element.site.as_ref()?)?);
        let now = element.status.last()?;
        Some(Feature {
            id: element.id.to_string(),
            kind: FeatureKind::Record(RecordAt::Element),
            name: element.name.clone(),
            date: Some(now.from.to_string()),
            lat_deg,
            lon_deg,
            detail: now.status.words().to_owned(),
            sources: vec![now.source.to_string()],
        })
    });
    features.extend(elements);
    for event in catalogue.events.values() {
        for place in event.places.iter().filter_map(|id| catalogue.places.get(id)) {
            let (lat_deg, lon_deg) = at(place);
            features.push(Feature {
                id: event.id.to_string(),
                kind: FeatureKind::Event(event.kind.into()),
                name: event.name.clone(),
                date: Some(event.date.to_string()),
                lat_deg,
                lon_deg,
                detail: place.name.clone(),
                sources: event.reports.iter().map(|report| report.source.to_string()).collect(),
            });
        }
    }
    features
}

/// A source in the form that reference managers import.
fn csl(id: &RecordId, source: &Source) -> CslItem {
    let kind = match source.grade {
        _ if source.compiled.is_some() => "dataset",
        Grade::PeerReviewed => "article-journal",
        Grade::Press | Grade::AnonymousOfficial => "article-newspaper",
        Grade::OnRecord | Grade::Expert if source.url.is_some() => "webpage",
        Grade::OnRecord | Grade::Expert | Grade::Inferred => "document",
    };
    let part_of = matches!(kind, "article-journal" | "article-newspaper");
    let institution = || CslName { literal: source.publisher.clone() };
    let mut note = format!("grade: {}; access: {}", source.grade.words(), source.access.words());
    for more in [&source.note, &source.terms].into_iter().flatten() {
        note.push_str("; ");
        note.push_str(more);
    }
    CslItem {
        id: id.to_string(),
        kind: kind.to_owned(),
        title: source.title.clone(),
        author: if part_of { Vec::new() } else { vec![institution()] },
        container_title: part_of.then(|| source.publisher.clone()),
        issued: source.date.or(source.compiled).map(csl_date),
        accessed: source.reopened.iter().map(|again| again.on).max_by_key(|on| on.latest_day()).map(csl_date),
        language: source.language.clone(),
        url: source.url.clone(),
        note,
    }
}

fn csl_date(date: PartialDate) -> CslDate {
    // A date is written YYYY, YYYY-MM or YYYY-MM-DD; one that was counted in another zone says so behind a space.
    let written = date.to_string();
    let day = written.split(' ').next().unwrap_or_default();
    let parts = day.split('-').filter_map(|part| part.parse().ok()).collect();
    CslDate { date_parts: vec![parts] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_keeps_as_many_parts_as_its_source_gives() {
        for (text, parts) in
            [("2017", vec![2017]), ("2017-03", vec![2017, 3]), ("2017-03-05 UTC-06:00", vec![2017, 3, 5])]
        {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!(csl_date(date).date_parts, [parts]);
        }
    }
}
