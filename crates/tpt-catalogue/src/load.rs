//! Layers of files in, one checked catalogue out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use crate::check::Checker;
use crate::claim::Claim;
use crate::context::{
    ArticleFile, ArticleRow, AssumptionSet, GapFile, GlossaryFile, KnownGap, Meeting, Person, Place,
    PlaceFile, Term, Viewpoint,
};
use crate::diagnostic::{CatalogueError, Diagnostic, FieldPath};
use crate::document::Document;
use crate::drag::{DragFile, DragTable};
use crate::entry::{Element, Entry};
use crate::event::Event;
use crate::figure::{Quantity, QuantityFile};
use crate::launch::Launch;
use crate::schema::schema_of;
use crate::shelves::{Loaded, Shelf, Shelves};
use crate::source::{Source, SourceFile};
use crate::{PartialDate, RecordId, nearest};

/// One file of a layer.
#[derive(Clone, Debug)]
pub struct File<'a> {
    /// Its path inside the layer with forward slashes: `launches/2017-03-06.toml`.
    pub path: String,
    /// Its name in messages.
    pub shown_as: String,
    /// What it holds.
    pub bytes: Cow<'a, [u8]>,
}

/// Files that belong together. A later layer replaces records of an earlier one, id by id.
#[derive(Clone, Debug, Default)]
pub struct Layer<'a> {
    /// The files, in any order.
    pub files: Vec<File<'a>>,
}

/// How many records a layer gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LayerCount {
    /// All of them.
    pub records: usize,
    /// Those that took the place of a record of an earlier layer.
    pub replacing: usize,
}

/// Every record, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalogue {
    /// The texts that the facts were read in.
    pub sources: BTreeMap<RecordId, Source>,
    /// What figures measure.
    pub quantities: BTreeMap<RecordId, Quantity>,
    /// Drag coefficients against Mach number.
    pub drag_tables: BTreeMap<RecordId, DragTable>,
    /// Weapon and sensor systems.
    pub systems: BTreeMap<RecordId, Entry>,
    /// Missiles.
    pub missiles: BTreeMap<RecordId, Entry>,
    /// Deployed elements.
    pub elements: BTreeMap<RecordId, Element>,
    /// Reported launches.
    pub launches: BTreeMap<RecordId, Launch>,
    /// Nuclear tests and military activity, as dated context.
    pub events: BTreeMap<RecordId, Event>,
    /// Statements.
    pub claims: BTreeMap<RecordId, Claim>,
    /// Office-holders.
    pub people: BTreeMap<RecordId, Person>,
    /// Meetings.
    pub meetings: BTreeMap<RecordId, Meeting>,
    /// Places.
    pub places: BTreeMap<RecordId, Place>,
    /// Capitals with their questions.
    pub viewpoints: BTreeMap<RecordId, Viewpoint>,
    /// Assumption sets.
    pub sets: BTreeMap<RecordId, AssumptionSet>,
    /// The field's terms in plain words.
    pub terms: BTreeMap<RecordId, Term>,
    /// What was looked for and not found.
    pub gaps: BTreeMap<RecordId, KnownGap>,
    /// The rows of the source article, in its order.
    pub article: Vec<ArticleRow>,
    /// When the source article was published.
    pub article_published: Option<PartialDate>,
    /// The as-of date this catalogue was cut to, or the newest date in it.
    pub as_of: Option<Date>,
}

/// The folders of a layer, each with one record a file.
const FOLDERS: [&str; 10] = [
    "claims",
    "elements",
    "events",
    "launches",
    "meetings",
    "missiles",
    "people",
    "sets",
    "systems",
    "viewpoints",
];

/// The lists of a layer, each one file.
const LISTS: [&str; 7] = [
    "article.toml",
    "drag-tables.toml",
    "glossary.toml",
    "known-gaps.toml",
    "places.toml",
    "quantities.toml",
    "sources.toml",
];

impl Catalogue {
    /// Reads and checks layers of files; a later layer replaces records of an earlier one, id by id.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, with file, line, column, field, value and what is allowed: texts that are not
    /// TOML, unknown and missing keys, wrong words and numbers, duplicate and dangling ids, units that do not
    /// fit, dates that contradict each other, positions that are too fine.
    pub fn load(layers: &[Layer<'_>]) -> Result<Self, CatalogueError> {
        Self::load_counted(layers).map(|(catalogue, _)| catalogue)
    }

    /// As [`Catalogue::load`], and says of each layer how many records it gave.
    ///
    /// # Errors
    ///
    /// Those of [`Catalogue::load`].
    pub fn load_counted(layers: &[Layer<'_>]) -> Result<(Self, Vec<LayerCount>), CatalogueError> {
        let mut diagnostics = Vec::new();
        let mut shelves = Shelves::default();
        let mut counts = Vec::with_capacity(layers.len());
        for layer in layers {
            let mut one = Shelves::default();
            // Texts are read on every core and put away in their order: who reads a file changes nothing.
            let read: Vec<_> = layer.files.par_iter().map(read).collect();
            for placing in read {
                if let Err(faults) = placing.and_then(|put_away| put_away(&mut one)) {
                    diagnostics.extend(faults);
                }
            }
            counts.push(shelves.cover_with(one));
        }
        // A record that could not be read would make every mention of it dangle: first things first.
        if diagnostics.is_empty() {
            diagnostics = Checker::new(&shelves).check();
        }
        if !diagnostics.is_empty() {
            diagnostics.sort_by(|a, b| (&a.file, a.position).cmp(&(&b.file, b.position)));
            return Err(CatalogueError { diagnostics });
        }
        let mut catalogue = shelves.into_catalogue();
        catalogue.as_of = catalogue.newest_date();
        Ok((catalogue, counts))
    }
}

/// The records of one file, read and waiting for their shelf.
type PutAway<'a> = Box<dyn FnOnce(&mut Shelves<'a>) -> Result<(), Vec<Diagnostic>> + Send + 'a>;

/// Reads one file, whatever it is.
fn read<'a>(file: &'a File<'_>) -> Result<PutAway<'a>, Vec<Diagnostic>> {
    let document = Document::new(&file.shown_as, &file.bytes)?;
    let Some((folder, name)) = file.path.split_once('/') else {
        return read_list(document, &file.path);
    };
    match folder {
        "claims" => one(document, name, |r: &Claim| &r.id, |shelves| &mut shelves.claims),
        "elements" => one(document, name, |r: &Element| &r.id, |shelves| &mut shelves.elements),
        "events" => one(document, name, |r: &Event| &r.id, |shelves| &mut shelves.events),
        "launches" => one(document, name, |r: &Launch| &r.id, |shelves| &mut shelves.launches),
        "meetings" => one(document, name, |r: &Meeting| &r.id, |shelves| &mut shelves.meetings),
        "missiles" => one(document, name, |r: &Entry| &r.id, |shelves| &mut shelves.missiles),
        "people" => one(document, name, |r: &Person| &r.id, |shelves| &mut shelves.people),
        "sets" => one(document, name, |r: &AssumptionSet| &r.id, |shelves| &mut shelves.sets),
        "systems" => one(document, name, |r: &Entry| &r.id, |shelves| &mut shelves.systems),
        "viewpoints" => one(document, name, |r: &Viewpoint| &r.id, |shelves| &mut shelves.viewpoints),
        _ => Err(vec![unknown_place(document, folder, &FOLDERS)]),
    }
}

fn read_list<'a>(document: Document<'a>, name: &str) -> Result<PutAway<'a>, Vec<Diagnostic>> {
    match name {
        "sources.toml" => {
            let file: SourceFile = document.read()?;
            Ok(Box::new(move |shelves| {
                let records = file.into_iter().map(|(id, r)| (FieldPath::top().key(id.as_str()), id, r));
                put_all(&mut shelves.sources, document, records)
            }))
        }
        "quantities.toml" => {
            let file: QuantityFile = document.read()?;
            list(document, "quantity", file.quantities, |r| &r.id, |shelves| &mut shelves.quantities)
        }
        "drag-tables.toml" => {
            let file: DragFile = document.read()?;
            list(document, "drag_table", file.drag_tables, |r| &r.id, |shelves| &mut shelves.drag_tables)
        }
        "places.toml" => {
            let file: PlaceFile = document.read()?;
            list(document, "place", file.places, |r| &r.id, |shelves| &mut shelves.places)
        }
        "glossary.toml" => {
            let file: GlossaryFile = document.read()?;
            list(document, "term", file.terms, |r| &r.id, |shelves| &mut shelves.terms)
        }
        "known-gaps.toml" => {
            let file: GapFile = document.read()?;
            list(document, "gap", file.gaps, |r| &r.id, |shelves| &mut shelves.gaps)
        }
        "article.toml" => {
            let file: ArticleFile = document.read()?;
            Ok(Box::new(move |shelves| {
                shelves.article_published = Some(file.published);
                let rows = file.rows.into_iter().enumerate().map(|(i, record)| Loaded {
                    document,
                    path: FieldPath::top().key("row").index(i),
                    record,
                });
                shelves.article = rows.collect();
                Ok(())
            }))
        }
        _ => Err(vec![unknown_place(document, name, &LISTS)]),
    }
}

impl<'a> Shelves<'a> {
    fn cover_with(&mut self, later: Shelves<'a>) -> LayerCount {
        fn cover<'a, T>(shelf: &mut Shelf<'a, T>, later: Shelf<'a, T>, count: &mut LayerCount) {
            count.records += later.len();
            count.replacing += later.keys().filter(|id| shelf.contains_key(*id)).count();
            shelf.extend(later);
        }
        for (id, covering) in &later.systems {
            let covered = self.systems.get(id).into_iter().flat_map(|covered| covered.record.in_roles());
            let kept = |role| covering.record.in_roles().any(|(own, _)| own == role);
            let lost = covered.map(|(role, _)| role).filter(|role| !kept(*role));
            self.roles_lost.extend(lost.map(|role| (role, covering.document, covering.path.clone())));
        }
        let mut count = LayerCount::default();
        cover(&mut self.sources, later.sources, &mut count);
        cover(&mut self.quantities, later.quantities, &mut count);
        cover(&mut self.drag_tables, later.drag_tables, &mut count);
        cover(&mut self.systems, later.systems, &mut count);
        cover(&mut self.missiles, later.missiles, &mut count);
        cover(&mut self.elements, later.elements, &mut count);
        cover(&mut self.launches, later.launches, &mut count);
        cover(&mut self.events, later.events, &mut count);
        cover(&mut self.claims, later.claims, &mut count);
        cover(&mut self.people, later.people, &mut count);
        cover(&mut self.meetings, later.meetings, &mut count);
        cover(&mut self.places, later.places, &mut count);
        cover(&mut self.viewpoints, later.viewpoints, &mut count);
        cover(&mut self.sets, later.sets, &mut count);
        cover(&mut self.terms, later.terms, &mut count);
        cover(&mut self.gaps, later.gaps, &mut count);
        if !later.article.is_empty() {
            count.records += later.article.len();
            count.replacing += self.article.len();
            self.article = later.article;
            self.article_published = later.article_published;
        }
        count
    }

    fn into_catalogue(self) -> Catalogue {
        fn bare<T>(shelf: Shelf<'_, T>) -> BTreeMap<RecordId, T> {
            shelf.into_iter().map(|(id, loaded)| (id, loaded.record)).collect()
        }
        Catalogue {
            sources: bare(self.sources),
            quantities: bare(self.quantities),
            drag_tables: bare(self.drag_tables),
            systems: bare(self.systems),
            missiles: bare(self.missiles),
            elements: bare(self.elements),
            launches: bare(self.launches),
            events: bare(self.events),
            claims: bare(self.claims),
            people: bare(self.people),
            meetings: bare(self.meetings),
            places: bare(self.places),
            viewpoints: bare(self.viewpoints),
            sets: bare(self.sets),
            terms: bare(self.terms),
            gaps: bare(self.gaps),
            article: self.article.into_iter().map(|loaded| loaded.record).collect(),
            article_published: self.article_published,
            as_of: None,
        }
    }
}

/// The quantities and the drag tables that the program carries, for the check of the fixed templates: nothing else is read.
pub(crate) fn support_of_templates() -> Result<Shelves<'static>, Vec<Diagnostic>> {
    const FILES: [(&str, &str, &str); 2] = [
        (
            "quantities.toml",
            "data/quantities.toml",
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/quantities.toml")),
        ),
        (
            "drag-tables.toml",
            "data/drag-tables.toml",
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/drag-tables.toml")),
        ),
    ];
    let mut shelves = Shelves::default();
    for (path, file, text) in FILES {
        read_list(Document { file, text }, path)?(&mut shelves)?;
    }
    Ok(shelves)
}

fn unknown_place(document: Document<'_>, name: &str, known: &[&str]) -> Diagnostic {
    let mut fault = document.at(None, FieldPath::top(), format!("the catalogue has no place for `{name}`"));
    fault.allowed = Some(format!("{} and the folders {}", LISTS.join(", "), FOLDERS.join(", ")));
    fault.did_you_mean = nearest(name, known.iter().copied()).map(str::to_owned);
    fault
}

/// Reads the one record of a file.
fn one<'a, T: DeserializeOwned + JsonSchema + Send + 'a>(
    document: Document<'a>,
    name: &str,
    id_of: impl Fn(&T) -> &RecordId,
    shelf: impl for<'s> Fn(&'s mut Shelves<'a>) -> &'s mut Shelf<'a, T> + Send + 'a,
) -> Result<PutAway<'a>, Vec<Diagnostic>> {
    let record: T = document.read()?;
    let id = id_of(&record).clone();
    if name.strip_suffix(".toml") != Some(id.as_str()) {
        let mut fault = document
            .at_field(FieldPath::top().key("id"), format!("the id `{id}` is not the name of the file"));
        fault.allowed = Some(format!("an id equal to the file name `{name}` without `.toml`"));
        return Err(vec![fault]);
    }
    Ok(Box::new(move |shelves| put_all(shelf(shelves), document, [(FieldPath::top(), id, record)])))
}

/// The records of a list file.
fn list<'a, T: Send + 'a>(
    document: Document<'a>,
    key: &'static str,
    records: Vec<T>,
    id_of: impl Fn(&T) -> &RecordId + Send + 'a,
    shelf: impl for<'s> Fn(&'s mut Shelves<'a>) -> &'s mut Shelf<'a, T> + Send + 'a,
) -> Result<PutAway<'a>, Vec<Diagnostic>> {
    Ok(Box::new(move |shelves| {
        let records = records
            .into_iter()
            .enumerate()
            .map(|(i, record)| (FieldPath::top().key(key).index(i), id_of(&record).clone(), record));
        put_all(shelf(shelves), document, records)
    }))
}

fn put_all<'a, T>(
    shelf: &mut Shelf<'a, T>,
    document: Document<'a>,
    records: impl IntoIterator<Item = (FieldPath, RecordId, T)>,
) -> Result<(), Vec<Diagnostic>> {
    let mut faults = Vec::new();
    for (path, id, record) in records {
        if let Some(first) = shelf.get(&id) {
            let mut fault = document.at_field(path.key("id"), format!("the id `{id}` is taken"));
            fault.allowed = Some(format!("an id that {} does not use", first.document.file));
            faults.push(fault);
        } else {
            shelf.insert(id, Loaded { document, path, record });
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The JSON Schema of each kind of catalogue file, by the name of its folder or list.
#[must_use]
pub fn catalogue_schemas() -> BTreeMap<&'static str, serde_json::Value> {
    fn of<T: JsonSchema>() -> serde_json::Value {
        schema_of::<T>().to_value()
    }
    BTreeMap::from([
        ("article", of::<ArticleFile>()),
        ("claim", of::<Claim>()),
        ("drag-tables", of::<DragFile>()),
        ("element", of::<Element>()),
        ("event", of::<Event>()),
        ("glossary", of::<GlossaryFile>()),
        ("known-gaps", of::<GapFile>()),
        ("launch", of::<Launch>()),
        ("meeting", of::<Meeting>()),
        ("missile", of::<Entry>()),
        ("person", of::<Person>()),
        ("places", of::<PlaceFile>()),
        ("quantities", of::<QuantityFile>()),
        ("set", of::<AssumptionSet>()),
        ("sources", of::<SourceFile>()),
        ("system", of::<Entry>()),
        ("viewpoint", of::<Viewpoint>()),
    ])
}
