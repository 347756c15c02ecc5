//! Finding records and figures by id.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::load::Catalogue;
use crate::{Access, Figure, RecordId, Source, did_you_mean, nearest};

/// The kinds of record that a reader can list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Reported launches.
    Launches,
    /// Nuclear tests and military activity.
    Events,
    /// Deployed elements.
    Elements,
    /// Weapon and sensor systems.
    Systems,
    /// Missiles.
    Missiles,
    /// Statements.
    Claims,
    /// Places.
    Places,
    /// Sources.
    Sources,
    /// Office-holders.
    People,
    /// Meetings.
    Meetings,
    /// Assumption sets.
    Sets,
    /// Capitals.
    Viewpoints,
    /// Quantities.
    Quantities,
    /// Drag tables.
    DragTables,
    /// Terms of the field.
    Terms,
    /// Known gaps.
    Gaps,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 16] = [
        Self::Launches,
        Self::Events,
        Self::Elements,
        Self::Systems,
        Self::Missiles,
        Self::Claims,
        Self::Places,
        Self::Sources,
        Self::People,
        Self::Meetings,
        Self::Sets,
        Self::Viewpoints,
        Self::Quantities,
        Self::DragTables,
        Self::Terms,
        Self::Gaps,
    ];

    /// The word for one record of it.
    #[must_use]
    pub const fn one(self) -> &'static str {
        match self {
            Kind::Launches => "launch",
            Kind::Events => "event",
            Kind::Elements => "element",
            Kind::Systems => "system",
            Kind::Missiles => "missile",
            Kind::Claims => "statement",
            Kind::Places => "place",
            Kind::Sources => "source",
            Kind::People => "person",
            Kind::Meetings => "meeting",
            Kind::Sets => "assumption set",
            Kind::Viewpoints => "viewpoint",
            Kind::Quantities => "quantity",
            Kind::DragTables => "drag table",
            Kind::Terms => "term",
            Kind::Gaps => "known gap",
        }
    }

    /// The word that a reader types.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Launches => "launches",
            Kind::Events => "events",
            Kind::Elements => "elements",
            Kind::Systems => "systems",
            Kind::Missiles => "missiles",
            Kind::Claims => "claims",
            Kind::Places => "places",
            Kind::Sources => "sources",
            Kind::People => "people",
            Kind::Meetings => "meetings",
            Kind::Sets => "sets",
            Kind::Viewpoints => "viewpoints",
            Kind::Quantities => "quantities",
            Kind::DragTables => "drag-tables",
            Kind::Terms => "terms",
            Kind::Gaps => "gaps",
        }
    }
}

/// A name that no record has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what} `{name}` is not in the catalogue as of {as_of}{}", did_you_mean(.meant.as_deref()))]
pub struct UnknownRecord {
    /// What kind of record was looked for.
    pub what: &'static str,
    /// The name that was given.
    pub name: String,
    /// The as-of date of the catalogue.
    pub as_of: String,
    /// What was probably meant.
    pub meant: Option<String>,
}

/// A figure with the record that holds it.
#[derive(Clone, Copy, Debug)]
pub struct FigureRef<'a> {
    /// The record.
    pub record: &'a RecordId,
    /// The figure.
    pub figure: &'a Figure,
}

impl FigureRef<'_> {
    /// The whole id: `record/quantity/figure`.
    #[must_use]
    pub fn whole_id(&self) -> String {
        format!("{}/{}/{}", self.record, self.figure.quantity, self.figure.id)
    }
}

impl Catalogue {
    /// Every figure of systems, missiles and elements, in the order of their records.
    pub fn figures(&self) -> impl Iterator<Item = FigureRef<'_>> {
        let entries = self.systems.values().chain(self.missiles.values()).map(|e| (&e.id, &e.figures));
        let elements = self.elements.values().map(|e| (&e.id, &e.figures));
        entries
            .chain(elements)
            .flat_map(|(record, figures)| figures.iter().map(move |figure| FigureRef { record, figure }))
    }

    /// The source of that id. The loader has checked that every cited source exists.
    #[must_use]
    pub fn source(&self, id: &RecordId) -> Option<&Source> {
        self.sources.get(id)
    }

    /// Whether the text of a source was read.
    #[must_use]
    pub fn access(&self, id: &RecordId) -> Access {
        self.sources.get(id).map_or(Access::Unverified, |source| source.access)
    }

    /// The ids of all records of a kind, in order.
    #[must_use]
    pub fn ids(&self, kind: Kind) -> Vec<&RecordId> {
        match kind {
            Kind::Launches => self.launches.keys().collect(),
            Kind::Events => self.events.keys().collect(),
            Kind::Elements => self.elements.keys().collect(),
            Kind::Systems => self.systems.keys().collect(),
            Kind::Missiles => self.missiles.keys().collect(),
            Kind::Claims => self.claims.keys().collect(),
            Kind::Places => self.places.keys().collect(),
            Kind::Sources => self.sources.keys().collect(),
            Kind::People => self.people.keys().collect(),
            Kind::Meetings => self.meetings.keys().collect(),
            Kind::Sets => self.sets.keys().collect(),
            Kind::Viewpoints => self.viewpoints.keys().collect(),
            Kind::Quantities => self.quantities.keys().collect(),
            Kind::DragTables => self.drag_tables.keys().collect(),
            Kind::Terms => self.terms.keys().collect(),
            Kind::Gaps => self.gaps.keys().collect(),
        }
    }

    /// Every source that a record cites, for a fact or for its setting.
    #[must_use]
    pub fn cited_sources(&self) -> BTreeSet<&RecordId> {
        let facts = self.facts().map(|fact| fact.source());
        let owners = self.elements.values().filter_map(|element| Some(&element.ownership.as_ref()?.source));
        let boxes = self.elements.values().filter_map(|element| Some(&element.generic_box.as_ref()?.source));
        let earlier = self.elements.values().flat_map(|element| &element.earlier);
        let boxes = boxes.chain(earlier.map(|earlier| &earlier.source));
        let places = self.places.values().map(|place| &place.source);
        let drag = self.drag_tables.values().map(|table| &table.source);
        let meetings = self.meetings.values().flat_map(|meeting| {
            let met = meeting.encounters.iter().map(|encounter| &encounter.source);
            met.chain(meeting.agenda.iter().map(|item| &item.source))
        });
        facts.chain(owners).chain(boxes).chain(places).chain(drag).chain(meetings).collect()
    }

    /// Names by which a record may be looked for besides its id: its name, its aliases, other spellings.
    pub fn other_names(&self) -> impl Iterator<Item = (&str, &RecordId)> {
        let entries = self.systems.values().chain(self.missiles.values());
        let entries = entries
            .flat_map(|e| std::iter::once(&e.name).chain(&e.aliases).map(move |name| (name.as_str(), &e.id)));
        let elements = self.elements.values().map(|e| (e.name.as_str(), &e.id));
        let places = self.places.values().flat_map(|p| {
            let names = std::iter::once(&p.name).chain(&p.spellings).chain(p.names.values());
            names.map(move |name| (name.as_str(), &p.id))
        });
        let terms = self.terms.values();
        let terms = terms
            .flat_map(|t| std::iter::once(&t.term).chain(&t.forms).map(move |name| (name.as_str(), &t.id)));
        entries.chain(elements).chain(places).chain(terms)
    }

    /// The refusal for a name that no record has, with what was probably meant among `known`.
    #[must_use]
    pub fn unknown<'a>(
        &self,
        what: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> UnknownRecord {
        UnknownRecord {
            what,
            name: name.to_owned(),
            as_of: self.as_of.map_or_else(|| "the newest date".to_owned(), |date| date.to_string()),
            meant: nearest(name, known).map(str::to_owned),
        }
    }
}
