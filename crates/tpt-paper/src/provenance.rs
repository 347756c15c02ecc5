//! `why`: the tree from a figure, a record or a computed number down to its sources.

mod documents;
mod results;

use documents::Documents;

use std::cell::OnceCell;

use tpt_catalogue::{
    Catalogue, ClaimedFigure, Fact, FigureRef, Kind, Place, RecordId, Said, UnknownRecord, nearest,
};

use crate::catalogue_view::{Citing, citing, find_by_id, find_record, unknown};
use tpt_report::NumberId;
use tpt_report::spelling_of;
use tpt_report::{SCHEMA_VERSION, VERSION};
use tpt_report::{Why, WhyKind, WhyNode};
use tpt_setting::fact_words;
use tpt_setting::sourcing::Citations;
use tpt_setting::{AnswerError, Setting};

/// What is said of a fact whose first publication nobody knows.
const FIRST_UNKNOWN: &str = "first publication unknown";

/// The tree of a record, a fact or a computed number. `kind` says which record is meant where two kinds share an id.
///
/// A computed number is computed again, by itself, so that its tree is that of this catalogue.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if nothing has that id, with what was probably meant; [`AnswerError::NotTraced`] if the id is
/// that of a number which cannot be computed again from it alone; what the computation itself may say.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_paper::why;
/// # use tpt_setting::AnswerError;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let ring = tpt_defence::ring(setting, "etorofu-bastion")?;
/// let distance = &ring.places[0].distance_km;
/// // The number is computed again from its id alone, and is the same.
/// let traced = why(setting, None, &distance.id)?;
/// assert_eq!(traced.tree.value, Some(distance.words()));
/// assert!(!traced.sources.is_empty());
/// assert!(matches!(why(setting, None, "an-tpy-2/radar-range/wu-2061"), Err(AnswerError::Unknown(_))));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn why(setting: Setting<'_>, kind: Option<Kind>, id: &str) -> Result<Why, AnswerError> {
    traced(&Tracer::new(setting.resolved.catalogue), setting, (kind, id))
}

/// [`why`] of many at once: what all of them need of the catalogue is looked up once.
///
/// # Errors
///
/// Each as [`why`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_paper::why_each;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let found = why_each(setting, [(None, "an-tpy-2/radar-range/wu-2016"), (None, "no-such-record")]);
/// // One refusal does not stop the others.
/// assert!(found[0].is_ok() && found[1].is_err());
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn why_each<'w>(
    setting: Setting<'_>,
    wanted: impl IntoIterator<Item = (Option<Kind>, &'w str)>,
) -> Vec<Result<Why, AnswerError>> {
    let tracer = Tracer::new(setting.resolved.catalogue);
    wanted.into_iter().map(|one| traced(&tracer, setting, one)).collect()
}

fn traced(
    tracer: &Tracer<'_>,
    setting: Setting<'_>,
    (kind, id): (Option<Kind>, &str),
) -> Result<Why, AnswerError> {
    let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
    let tree = match NumberId::parse(id) {
        Some(number) => results::node(setting, (&number, id), &tracer.documents)?,
        None => tracer.any(kind, id)?,
    };
    cite_all(&tree, &mut citations);
    Ok(Why {
        asof: setting.resolved.as_of.to_string(),
        figures: setting.beliefs.set_id().to_string(),
        version: VERSION.to_owned(),
        schema_version: SCHEMA_VERSION,
        id: id.to_owned(),
        tree,
        sources: citations.finish().1,
    })
}

fn cite_all(node: &WhyNode, citations: &mut Citations<'_>) {
    if let Some(source) = node.source.clone().and_then(|id| RecordId::try_from(id).ok()) {
        citations.cite(&source);
    }
    node.from.iter().for_each(|inner| cite_all(inner, citations));
}

/// Turns records and facts into nodes.
#[derive(Debug)]
struct Tracer<'a> {
    catalogue: &'a Catalogue,
    /// What cites each source, once somebody asks.
    citing: OnceCell<Citing>,
    /// What was computed again, for every number of it that is asked for.
    documents: Documents,
}

impl<'a> Tracer<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, citing: OnceCell::new(), documents: Documents::default() }
    }

    /// The node of a record or of a fact in one.
    fn any(&self, kind: Option<Kind>, id: &str) -> Result<WhyNode, AnswerError> {
        if let Some(kind) = find_by_id(self.catalogue, kind, id) {
            return Ok(self.record(kind, id));
        }
        if let Some(fact) = self.catalogue.fact(id) {
            return Ok(self.fact(&fact));
        }
        if let Some(node) = self.number_of_a_fact(id) {
            return Ok(node);
        }
        if let Some((kind, id)) = find_record(self.catalogue, kind, id) {
            return Ok(self.record(kind, id));
        }
        Err(self.unknown(kind, id).into())
    }

    /// The refusal for an id that nothing has: a part of a known record leads to one of its facts.
    fn unknown(&self, kind: Option<Kind>, id: &str) -> UnknownRecord {
        let (record, _) = id.split_once('/').unwrap_or((id, ""));
        let facts: Vec<String> =
            self.catalogue.facts().filter(|fact| fact.record == record).map(|fact| fact.id()).collect();
        if facts.is_empty() {
            return unknown(self.catalogue, kind, id);
        }
        let mut refusal = self.catalogue.unknown("fact", id, facts.iter().map(String::as_str));
        refusal.meant = nearest(id, facts.iter().map(String::as_str)).map(str::to_owned);
        refusal
    }

    /// A number inside a report or a statement: `launch/report/range`, `claim/radar-range`, `event/report/quantity`.
    fn number_of_a_fact(&self, id: &str) -> Option<WhyNode> {
        let (holder, number) = id.rsplit_once('/')?;
        let fact = self.catalogue.fact(holder)?;
        let whole = self.fact(&fact);
        let (number, occurrence) = number
            .split_once('.')
            .map_or((number, 1), |(number, nth)| (number, nth.parse::<usize>().unwrap_or(0)));
        let of_quantity = |figure: &&ClaimedFigure| figure.quantity == number;
        let claimed = fact.claimed().iter().filter(of_quantity).nth(occurrence.checked_sub(1)?);
        let words = match fact.said {
            Said::Report(_, report) => {
                let mut figures = fact_words::of_report(report);
                let (_, figure) = figures.find(|(name, _)| name.replace(' ', "-") == number)?;
                fact_words::measured(figure)
            }
            _ => fact_words::measured(&claimed?.measured()),
        };
        Some(WhyNode {
            id: Some(id.to_owned()),
            kind: WhyKind::Figure,
            name: format!(
                "{} of {}",
                number.replace('-', " "),
                fact_words::record_name(self.catalogue, &fact)
            ),
            value: Some(words),
            condition: claimed.and_then(|figure| figure.condition.clone()),
            said_by: whole.said_by.clone(),
            said_on: whole.said_on.clone(),
            source: whole.source.clone(),
            from: vec![whole],
            ..WhyNode::default()
        })
    }

    fn fact(&self, fact: &Fact<'_>) -> WhyNode {
        let name = fact_words::record_name(self.catalogue, fact);
        let kind = match fact.said {
            Said::Figure(_) => WhyKind::Figure,
            Said::Course(_) => WhyKind::Course,
            Said::BuiltAs(_) => WhyKind::BuiltAs,
            Said::Status(_) => WhyKind::Status,
            Said::Report(..) | Said::EventReport(..) => WhyKind::Report,
            Said::Alert(..) => WhyKind::Message,
            Said::Claim(_) => WhyKind::Statement,
            Said::Office(_) => WhyKind::Office,
            Said::Meeting(_) => WhyKind::MeetingState,
        };
        let said_on = fact.said_on().or(match fact.said {
            // A status is said on the day from which it holds unless its record says otherwise.
            Said::Status(status) => Some(status.from),
            _ => None,
        });
        let unknown =
            matches!(fact.said, Said::Figure(_) | Said::Course(_) | Said::BuiltAs(_) | Said::Report(..))
                .then(|| FIRST_UNKNOWN.to_owned());
        let mut node = WhyNode {
            id: Some(fact.id()),
            kind,
            name,
            value: Some(fact_words::fact(self.catalogue, fact)),
            said_by: fact_words::said_by(fact),
            said_on: said_on.map(|date| date.to_string()).or(unknown),
            source: Some(fact.source().to_string()),
            note: fact_words::note(fact),
            ..WhyNode::default()
        };
        match fact.said {
            Said::Figure(figure) => {
                node.basis = Some(figure.basis.into());
                node.place_in_source.clone_from(&figure.place_in_source);
            }
            Said::Claim(claim) => {
                node.condition.clone_from(&claim.reason);
                node.from = self.claimed(&fact.id(), &claim.figures);
            }
            Said::EventReport(_, report) => node.from = self.claimed(&fact.id(), &report.figures),
            _ => {}
        }
        node
    }

    /// The numbers that a statement gives; two of one quantity are told apart by their place.
    fn claimed(&self, holder: &str, figures: &[ClaimedFigure]) -> Vec<WhyNode> {
        let node = |(i, figure): (usize, &ClaimedFigure)| {
            let before = figures[..i].iter().filter(|other| other.quantity == figure.quantity).count();
            let nth = if before == 0 { String::new() } else { format!(".{}", before + 1) };
            WhyNode {
                id: Some(format!("{holder}/{}{nth}", figure.quantity)),
                kind: WhyKind::Figure,
                name: fact_words::quantity(self.catalogue, &figure.quantity),
                value: Some(fact_words::measured(&figure.measured())),
                condition: figure.condition.clone(),
                ..WhyNode::default()
            }
        };
        figures.iter().enumerate().map(node).collect()
    }

    /// The nodes of the facts of a record.
    fn facts_of(&self, kind: Kind, id: &str) -> Vec<WhyNode> {
        let facts = self.catalogue.facts().filter(|fact| fact.kind == kind && fact.record == id);
        facts.map(|fact| self.fact(&fact)).collect()
    }

    fn figure(&self, found: FigureRef<'_>) -> WhyNode {
        self.catalogue.fact(&found.whole_id()).map(|fact| self.fact(&fact)).unwrap_or_default()
    }

    /// A record by its id alone: for what belongs to a tree without being spread out in it.
    fn mention(kind: WhyKind, id: &RecordId, name: &str) -> WhyNode {
        WhyNode { id: Some(id.to_string()), kind, name: name.to_owned(), ..WhyNode::default() }
    }

    fn place(&self, place: &Place) -> WhyNode {
        let disputed = place
            .administered_by
            .as_ref()
            .map(|by| format!("administered by {by}, claimed by {}", place.claimed_by.join(" and ")));
        WhyNode {
            value: Some(format!("{}, {} degrees north, east", place.lat_deg.get(), place.lon_deg.get())),
            condition: disputed,
            source: Some(place.source.to_string()),
            note: place.note.clone(),
            ..Self::mention(WhyKind::Record(Kind::Places), &place.id, &place.name)
        }
    }

    fn source_leaf(kind: WhyKind, name: &str, source: &RecordId) -> WhyNode {
        WhyNode { kind, name: name.to_owned(), source: Some(source.to_string()), ..WhyNode::default() }
    }

    #[allow(clippy::too_many_lines, reason = "one arm a kind of record")]
    fn record(&self, kind: Kind, id: &str) -> WhyNode {
        let catalogue = self.catalogue;
        let mut node = WhyNode {
            id: Some(id.to_owned()),
            kind: WhyKind::Record(kind),
            name: id.to_owned(),
            from: self.facts_of(kind, id),
            ..WhyNode::default()
        };
        match kind {
            Kind::Launches => {
                if let Some(launch) = catalogue.launches.get(id) {
                    node.name.clone_from(&launch.name);
                    node.value = Some(format!("{}, {}", launch.country, launch.date));
                    node.note.clone_from(&launch.note);
                    let site = launch.site.as_ref().and_then(|site| catalogue.places.get(site));
                    node.from.extend(site.map(|site| self.place(site)));
                    let missile = launch.missile.as_ref().and_then(|id| catalogue.missiles.get(id));
                    node.from.extend(
                        missile.map(|one| Self::mention(WhyKind::Record(Kind::Missiles), &one.id, &one.name)),
                    );
                }
            }
            Kind::Events => {
                if let Some(event) = catalogue.events.get(id) {
                    node.name.clone_from(&event.name);
                    node.value = Some(format!("{}, {}", event.kind.words(), event.date));
                    node.note.clone_from(&event.note);
                    let places = event.places.iter().filter_map(|id| catalogue.places.get(id));
                    node.from.extend(places.map(|place| self.place(place)));
                }
            }
            Kind::Elements => {
                if let Some(element) = catalogue.elements.get(id) {
                    node.name.clone_from(&element.name);
                    let now = element.status.last().map(|status| status.status.words());
                    node.value =
                        Some(format!("{}, {}", spelling_of(&element.kind), now.unwrap_or("no status")));
                    node.note.clone_from(&element.note);
                    if let Some(ownership) = &element.ownership {
                        let owned = WhyNode {
                            value: Some(format!(
                                "owner {}, host {}, operator {}; to defend: {}",
                                ownership.owner,
                                ownership.host.as_deref().unwrap_or("–"),
                                ownership.operator.as_deref().unwrap_or("–"),
                                if ownership.defends.is_empty() {
                                    "not stated".to_owned()
                                } else {
                                    ownership.defends.join(", ")
                                },
                            )),
                            ..Self::source_leaf(WhyKind::Ownership, "whose it is", &ownership.source)
                        };
                        node.from.insert(0, owned);
                    }
                    let site = element.site.as_ref().and_then(|site| catalogue.places.get(site));
                    node.from.extend(site.map(|site| self.place(site)));
                    let systems = element.systems.iter().filter_map(|id| catalogue.systems.get(id));
                    node.from.extend(systems.map(|system| {
                        Self::mention(WhyKind::Record(Kind::Systems), &system.id, &system.name)
                    }));
                    let parts =
                        catalogue.elements.values().filter(|one| one.part_of.as_ref() == Some(&element.id));
                    node.from
                        .extend(parts.map(|part| {
                            Self::mention(WhyKind::Record(Kind::Elements), &part.id, &part.name)
                        }));
                }
            }
            Kind::Systems | Kind::Missiles => {
                let shelf = if kind == Kind::Systems { &catalogue.systems } else { &catalogue.missiles };
                if let Some(entry) = shelf.get(id) {
                    node.name.clone_from(&entry.name);
                    node.value = Some(spelling_of(&entry.kind).replace('-', " "));
                    node.note.clone_from(&entry.note);
                }
            }
            Kind::Claims => {
                // A statement is one fact: its own node says everything.
                if node.from.len() == 1 {
                    return node.from.remove(0);
                }
            }
            Kind::Places => {
                if let Some(place) = catalogue.places.get(id) {
                    return self.place(place);
                }
            }
            Kind::Sources => {
                if let Some(source) = catalogue.sources.get(id) {
                    node.name.clone_from(&source.title);
                    node.value = Some(format!("{}, {}", source.grade.words(), source.access.words()));
                    node.source = Some(id.to_owned());
                    let uses = self.citing.get_or_init(|| citing(catalogue)).get(id);
                    let uses = uses.into_iter().flatten().map(|(kind, id, name)| WhyNode {
                        id: Some(id.clone()),
                        kind: WhyKind::CitedBy(*kind),
                        name: name.clone(),
                        ..WhyNode::default()
                    });
                    node.from.extend(uses);
                }
            }
            Kind::People => {
                if let Some(person) = catalogue.people.get(id) {
                    node.name.clone_from(&person.name);
                }
            }
            Kind::Meetings => {
                if let Some(meeting) = catalogue.meetings.get(id) {
                    node.name.clone_from(&meeting.name);
                    node.value =
                        meeting.date.map(|date| format!("{date}, {}", spelling_of(&meeting.date_basis)));
                    node.note.clone_from(&meeting.note);
                    let met = meeting.encounters.iter().map(|encounter| {
                        let who: Vec<&str> = encounter.participants.iter().map(RecordId::as_str).collect();
                        WhyNode {
                            value: Some(who.join(", ")),
                            ..Self::source_leaf(
                                WhyKind::Encounter,
                                encounter.format.words(),
                                &encounter.source,
                            )
                        }
                    });
                    node.from.extend(met);
                    let items = meeting.agenda.iter().map(|item| WhyNode {
                        note: item.note.clone(),
                        ..Self::source_leaf(WhyKind::Agenda, &item.item, &item.source)
                    });
                    node.from.extend(items);
                }
            }
            Kind::Sets => {
                if let Some(set) = catalogue.sets.get(id) {
                    node.name.clone_from(&set.name);
                    node.value = Some(set.description.clone());
                    let order: Vec<&str> = set.reports.iter().map(|reporter| reporter.words()).collect();
                    node.condition = Some(format!("reports believed in this order: {}", order.join(", ")));
                    let chosen = set.choices.iter().filter_map(|choice| {
                        let fact = catalogue.fact(&choice.figure)?;
                        Some(WhyNode { how: Some(choice.reason.clone()), ..self.fact(&fact) })
                    });
                    node.from.extend(chosen);
                }
            }
            Kind::Viewpoints => {
                if let Some(viewpoint) = catalogue.viewpoints.get(id) {
                    node.name.clone_from(&viewpoint.name);
                    node.value = Some(viewpoint.state.clone());
                    let own = catalogue.claims.values().filter(|claim| claim.viewpoint == viewpoint.id);
                    node.from.extend(
                        own.map(|claim| {
                            Self::mention(WhyKind::Record(Kind::Claims), &claim.id, &claim.about)
                        }),
                    );
                }
            }
            Kind::Quantities => {
                if let Some(quantity) = catalogue.quantities.get(id) {
                    node.name.clone_from(&quantity.name);
                    node.value = Some(quantity.description.clone());
                    let figures = catalogue.figures().filter(|found| found.figure.quantity == quantity.id);
                    node.from.extend(figures.map(|found| self.figure(found)));
                }
            }
            Kind::DragTables => {
                if let Some(table) = catalogue.drag_tables.get(id) {
                    node.name.clone_from(&table.name);
                    node.value = Some(format!("{} points; {}", table.points().count(), table.reference));
                    node.source = Some(table.source.to_string());
                    node.note.clone_from(&table.note);
                }
            }
            Kind::Terms => {
                if let Some(term) = catalogue.terms.get(id) {
                    node.name.clone_from(&term.term);
                    node.value = Some(term.meaning.clone());
                }
            }
            Kind::Gaps => {
                if let Some(gap) = catalogue.gaps.get(id) {
                    node.name.clone_from(&gap.sought);
                    node.value = Some(format!("found: {}", gap.found));
                    node.condition = Some(format!("looked in: {}", gap.looked_in.join("; ")));
                }
            }
        }
        node
    }
}
