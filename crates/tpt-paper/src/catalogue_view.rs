//! The catalogue as documents: lists and single records.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;
use tpt_catalogue::{Basis, Catalogue, Figure, Kind, RecordId, Said, UnknownRecord};

use tpt_scenario::Beliefs;

use crate::filter::Filter;
use tpt_flown::arcs::{ArcContext, arc_report};
use tpt_report::NumberId;
use tpt_report::{CatalogueCheck, CatalogueList, CatalogueRecord, EntryRow, OverlayReport, ReadCounts};
use tpt_report::{SCHEMA_VERSION, VERSION};
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, Sampling};

/// The records of a kind that a filter wants, by id.
///
/// # Errors
///
/// [`AnswerError::UnknownKey`] if the filter asks for a key that no record of the kind has.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_catalogue::Kind;
/// # use tpt_paper::{Filter, catalogue_list};
/// let facts = BuiltIn::at(date(2017, 3, 20))?;
/// let list = |keys: &[(&str, &str)]| {
///     let keys = keys.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
///     catalogue_list(&facts.catalogue, Kind::Launches, &Filter { keys, ..Filter::default() }, "nominal")
/// };
/// assert!(list(&[("site", "sohae")])?.entries.len() < list(&[])?.entries.len());
/// // A key that no launch has is refused.
/// assert!(list(&[("colour", "green")]).is_err());
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn catalogue_list(
    catalogue: &Catalogue,
    kind: Kind,
    filter: &Filter,
    figures: &str,
) -> Result<CatalogueList, AnswerError> {
    let mut entries = rows(catalogue, kind);
    let mut records = records(catalogue, kind);
    if !filter.is_empty() {
        filter.check(kind.word(), &records)?;
        let mut by_id: BTreeMap<String, serde_json::Value> =
            catalogue.ids(kind).into_iter().map(RecordId::to_string).zip(records).collect();
        entries.retain(|entry| {
            by_id.get(&entry.id).is_some_and(|record| filter.wants(catalogue, entry.date.as_deref(), record))
        });
        records = entries.iter().filter_map(|entry| by_id.remove(&entry.id)).collect();
    }
    Ok(CatalogueList {
        asof: as_of(catalogue).to_string(),
        figures: figures.to_owned(),
        version: VERSION.to_owned(),
        schema_version: SCHEMA_VERSION,
        kind: kind.into(),
        entries,
        sources: cited(&serde_json::Value::Array(records)),
    })
}

/// How many records there are of each kind, and how many facts rest on a text that was read; `overlay` is what was laid over them.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// let facts = BuiltIn::at(date(2017, 3, 20))?;
/// let check = tpt_paper::catalogue_check(&facts.catalogue, "nominal", None);
/// assert_eq!(check.records["launches"], facts.catalogue.launches.len());
/// assert!(check.faults.is_empty());
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
#[must_use]
pub fn catalogue_check(
    catalogue: &Catalogue,
    figures: &str,
    overlay: Option<OverlayReport>,
) -> CatalogueCheck {
    let mut facts = ReadCounts::default();
    let mut facts_by_kind: BTreeMap<String, ReadCounts> = BTreeMap::new();
    for fact in catalogue.facts() {
        let assumed = matches!(fact.said, Said::Figure(figure) if figure.basis == Basis::Assumed);
        let access = if assumed { None } else { Some(catalogue.access(fact.source())) };
        facts.add(access);
        facts_by_kind.entry(fact.kind.word().to_owned()).or_default().add(access);
    }
    let mut flown_by_default = ReadCounts::default();
    for missile in catalogue.missiles.values() {
        let Some(first) = missile.resolved_stage_sets().next() else { continue };
        let mut figures: Vec<&Figure> = first.figures().iter().map(|used| used.figure).collect();
        figures.sort_by_key(|figure| (&figure.quantity, &figure.id));
        figures.dedup_by_key(|figure| (&figure.quantity, &figure.id));
        for figure in figures {
            let assumed = figure.basis == Basis::Assumed;
            flown_by_default.add(if assumed { None } else { Some(catalogue.access(&figure.source)) });
        }
    }
    let mut sources = ReadCounts::default();
    for source in catalogue.sources.values() {
        sources.add(Some(source.access));
    }
    CatalogueCheck {
        asof: as_of(catalogue).to_string(),
        figures: figures.to_owned(),
        version: VERSION.to_owned(),
        schema_version: SCHEMA_VERSION,
        records: Kind::ALL.map(|kind| (kind.word().to_owned(), catalogue.ids(kind).len())).into(),
        facts,
        facts_by_kind,
        flown_by_default,
        source_counts: sources,
        overlay,
        faults: Vec::new(),
        sources: Vec::new(),
    }
}

/// The record of that id, in whichever kind it is found; `kind` narrows the search.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if no record has that id, with what was probably meant; [`AnswerError::Domain`] if a
/// reported figure is outside the domain of the vacuum arc.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_paper::catalogue_show;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let show = |id: &str| catalogue_show(setting.resolved.catalogue, None, id, setting.beliefs, setting.sampling);
/// let launch = show("2017-03-06")?;
/// // Of a launch, the vacuum arc through each report that gives a range and a height.
/// assert!(launch.vacuum_arcs.iter().any(|arc| arc.of == "2017-03-06/tokyo"));
/// assert!(show("an-tpy-2")?.vacuum_arcs.is_empty());
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn catalogue_show(
    catalogue: &Catalogue,
    kind: Option<Kind>,
    id: &str,
    beliefs: &Beliefs,
    sampling: Sampling<'_>,
) -> Result<CatalogueRecord, AnswerError> {
    let (found, id) = find_record(catalogue, kind, id).ok_or_else(|| unknown(catalogue, kind, id))?;
    let record = record(catalogue, found, id);
    let mut citations = Citations::new(catalogue, as_of(catalogue));
    for source in cited(&record) {
        if let Ok(source) = RecordId::try_from(source) {
            citations.cite(&source);
        }
    }
    let context = ArcContext {
        catalogue,
        id_prefix: NumberId::prefix("show", as_of(catalogue), &beliefs.key(), None),
        sampling,
    };
    let launch = (found == Kind::Launches).then(|| catalogue.launches.get(id)).flatten();
    let arcs =
        launch.into_iter().flat_map(|launch| launch.reports.iter().map(move |report| (launch, report)));
    let mut vacuum_arcs = Vec::new();
    for (launch, report) in arcs {
        vacuum_arcs.extend(arc_report(&context, launch, report)?);
    }
    Ok(CatalogueRecord {
        asof: as_of(catalogue).to_string(),
        figures: beliefs.set_id().to_string(),
        version: VERSION.to_owned(),
        schema_version: SCHEMA_VERSION,
        kind: found.into(),
        id: id.to_owned(),
        record,
        vacuum_arcs,
        sources: citations.finish().1,
    })
}

/// Every kind, or the one to which a search is narrowed.
fn kinds(only: Option<Kind>) -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(move |kind| only.is_none_or(|only| only == *kind))
}

/// The first kind that has a record of that id; `kind` narrows the search.
pub(crate) fn find_by_id(catalogue: &Catalogue, kind: Option<Kind>, id: &str) -> Option<Kind> {
    kinds(kind).find(|kind| catalogue.ids(*kind).iter().any(|known| **known == id))
}

/// The record of that id in the first kind that has one, or else of that name; `kind` narrows the search.
pub(crate) fn find_record<'a>(
    catalogue: &'a Catalogue,
    kind: Option<Kind>,
    named: &str,
) -> Option<(Kind, &'a str)> {
    let narrowed = find_by_id(catalogue, kind, named).or(kind);
    kinds(narrowed).find_map(|kind| Some((kind, catalogue.named(kind, named)?.as_str())))
}

/// The records that cite each source: kind, id and name.
pub(crate) type Citing = BTreeMap<String, Vec<(Kind, String, String)>>;

/// What cites what; it looks through every record.
pub(crate) fn citing(catalogue: &Catalogue) -> Citing {
    let mut found = Citing::new();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Sources) {
        for id in catalogue.ids(kind) {
            let record = record(catalogue, kind, id.as_str());
            let name = ["name", "about", "term", "sought"].iter().find_map(|key| record[*key].as_str());
            let name = name.unwrap_or(id.as_str());
            for source in cited(&record) {
                found.entry(source).or_default().push((kind, id.to_string(), name.to_owned()));
            }
        }
    }
    found
}

/// The refusal for an id that no record has: another spelling of a known name leads to the record's id.
pub(crate) fn unknown(catalogue: &Catalogue, kind: Option<Kind>, id: &str) -> UnknownRecord {
    let ids: Vec<&RecordId> = kinds(kind).flat_map(|kind| catalogue.ids(kind)).collect();
    let other: Vec<(&str, &RecordId)> =
        catalogue.other_names().filter(|(_, known)| ids.contains(known)).collect();
    let names = ids.iter().map(|id| id.as_str()).chain(other.iter().map(|(name, _)| *name));
    let mut refusal = catalogue.unknown(kind.map_or("record", Kind::word), id, names);
    if let Some((_, known)) = other.iter().find(|(name, _)| refusal.meant.as_deref() == Some(name)) {
        refusal.meant = Some(known.to_string());
    }
    refusal
}

pub(crate) fn as_of(catalogue: &Catalogue) -> Date {
    catalogue.as_of.unwrap_or(Date::MAX)
}

fn rows(catalogue: &Catalogue, kind: Kind) -> Vec<EntryRow> {
    fn row(id: &RecordId, name: &str, date: Option<String>, detail: String) -> EntryRow {
        EntryRow { id: id.to_string(), name: name.to_owned(), date, detail }
    }
    let figure_count = |count: usize| format!("{count} figures");
    match kind {
        Kind::Launches => catalogue
            .launches
            .values()
            .map(|l| row(&l.id, &l.name, Some(l.date.to_string()), format!("{} reports", l.reports.len())))
            .collect(),
        Kind::Events => catalogue
            .events
            .values()
            .map(|e| row(&e.id, &e.name, Some(e.date.to_string()), e.kind.words().to_owned()))
            .collect(),
        Kind::Elements => catalogue
            .elements
            .values()
            .filter_map(|e| {
                let now = e.status.last()?;
                Some(row(&e.id, &e.name, Some(now.from.to_string()), now.status.words().to_owned()))
            })
            .collect(),
        Kind::Systems => entries(&catalogue.systems, figure_count),
        Kind::Missiles => entries(&catalogue.missiles, figure_count),
        Kind::Claims => catalogue
            .claims
            .values()
            .map(|c| row(&c.id, &c.about, Some(c.said_on.to_string()), c.computable.words().to_owned()))
            .collect(),
        Kind::Places => catalogue
            .places
            .values()
            .map(|p| row(&p.id, &p.name, None, format!("{}, {}", p.lat_deg.get(), p.lon_deg.get())))
            .collect(),
        Kind::Sources => catalogue
            .sources
            .iter()
            .map(|(id, s)| {
                row(
                    id,
                    &s.title,
                    s.date.map(|d| d.to_string()),
                    format!("{}, {}", s.publisher, s.access.words()),
                )
            })
            .collect(),
        Kind::People => catalogue
            .people
            .values()
            .filter_map(|p| {
                let office = p.offices.last()?;
                let from = office.from.map(|date| date.to_string());
                Some(row(&p.id, &p.name, from, format!("{}, {}", office.office, office.of)))
            })
            .collect(),
        Kind::Meetings => catalogue
            .meetings
            .values()
            .filter_map(|m| {
                let status = m.status.last()?;
                Some(row(&m.id, &m.name, m.date.map(|d| d.to_string()), status.status.words().to_owned()))
            })
            .collect(),
        Kind::Sets => {
            catalogue.sets.values().map(|s| row(&s.id, &s.name, None, s.description.clone())).collect()
        }
        Kind::Viewpoints => catalogue
            .viewpoints
            .values()
            .map(|v| row(&v.id, &v.name, None, format!("{}, {} questions", v.state, v.questions.len())))
            .collect(),
        Kind::Quantities => {
            catalogue.quantities.values().map(|q| row(&q.id, &q.name, None, q.description.clone())).collect()
        }
        Kind::DragTables => catalogue
            .drag_tables
            .values()
            .map(|t| row(&t.id, &t.name, None, format!("{} points, {}", t.points().count(), t.reference)))
            .collect(),
        Kind::Terms => {
            catalogue.terms.values().map(|t| row(&t.id, &t.term, None, t.meaning.clone())).collect()
        }
        Kind::Gaps => catalogue
            .gaps
            .values()
            .map(|g| row(&g.id, &g.sought, Some(g.recorded_on.to_string()), g.found.clone()))
            .collect(),
    }
}

fn entries(
    shelf: &std::collections::BTreeMap<RecordId, tpt_catalogue::Entry>,
    detail: impl Fn(usize) -> String,
) -> Vec<EntryRow> {
    let row = |entry: &tpt_catalogue::Entry| EntryRow {
        id: entry.id.to_string(),
        name: entry.name.clone(),
        date: entry.known_since.map(|date| date.to_string()),
        detail: detail(entry.figures.len()),
    };
    shelf.values().map(row).collect()
}

/// All records of a kind as JSON.
fn records(catalogue: &Catalogue, kind: Kind) -> Vec<serde_json::Value> {
    catalogue.ids(kind).into_iter().map(|id| record(catalogue, kind, id.as_str())).collect()
}

/// One record as JSON, as its file says it.
fn record(catalogue: &Catalogue, kind: Kind, id: &str) -> serde_json::Value {
    fn json<T: Serialize>(record: Option<&T>) -> serde_json::Value {
        let mut value = serde_json::to_value(record).unwrap_or_default();
        drop_nulls(&mut value);
        value
    }
    match kind {
        Kind::Launches => json(catalogue.launches.get(id)),
        Kind::Events => json(catalogue.events.get(id)),
        Kind::Elements => json(catalogue.elements.get(id)),
        Kind::Systems => json(catalogue.systems.get(id)),
        Kind::Missiles => json(catalogue.missiles.get(id)),
        Kind::Claims => json(catalogue.claims.get(id)),
        Kind::Places => json(catalogue.places.get(id)),
        Kind::Sources => json(catalogue.sources.get(id)),
        Kind::People => json(catalogue.people.get(id)),
        Kind::Meetings => json(catalogue.meetings.get(id)),
        Kind::Sets => json(catalogue.sets.get(id)),
        Kind::Viewpoints => json(catalogue.viewpoints.get(id)),
        Kind::Quantities => json(catalogue.quantities.get(id)),
        Kind::DragTables => json(catalogue.drag_tables.get(id)),
        Kind::Terms => json(catalogue.terms.get(id)),
        Kind::Gaps => json(catalogue.gaps.get(id)),
    }
}

/// A key that a file leaves out is left out here too.
fn drop_nulls(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.retain(|_, inner| !inner.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        serde_json::Value::Array(array) => array.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// The ids under every key `source`, each once.
fn cited(value: &serde_json::Value) -> Vec<String> {
    fn walk(value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, inner) in map {
                    match inner {
                        serde_json::Value::String(id) if key == "source" => {
                            found.insert(id.clone());
                        }
                        inner => walk(inner, found),
                    }
                }
            }
            serde_json::Value::Array(array) => array.iter().for_each(|inner| walk(inner, found)),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    walk(value, &mut found);
    found.into_iter().collect()
}
