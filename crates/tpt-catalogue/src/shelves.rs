//! Where records stand while layers are being read.

use std::collections::BTreeMap;

use crate::claim::Claim;
use crate::context::{ArticleRow, AssumptionSet, KnownGap, Meeting, Person, Place, Term, Viewpoint};
use crate::diagnostic::FieldPath;
use crate::document::Document;
use crate::drag::DragTable;
use crate::entry::{Element, Entry};
use crate::event::Event;
use crate::figure::Quantity;
use crate::launch::Launch;
use crate::source::Source;
use crate::{FigureRole, PartialDate, RecordId};

/// A record and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Loaded<'a, T> {
    pub(crate) document: Document<'a>,
    pub(crate) path: FieldPath,
    pub(crate) record: T,
}

/// Records of one kind while layers are being read: by id, later layers over earlier ones.
pub(crate) type Shelf<'a, T> = BTreeMap<RecordId, Loaded<'a, T>>;

/// All shelves while layers are being read.
#[derive(Default)]
pub(crate) struct Shelves<'a> {
    pub(crate) sources: Shelf<'a, Source>,
    pub(crate) quantities: Shelf<'a, Quantity>,
    pub(crate) drag_tables: Shelf<'a, DragTable>,
    pub(crate) systems: Shelf<'a, Entry>,
    pub(crate) missiles: Shelf<'a, Entry>,
    pub(crate) elements: Shelf<'a, Element>,
    pub(crate) launches: Shelf<'a, Launch>,
    pub(crate) events: Shelf<'a, Event>,
    pub(crate) claims: Shelf<'a, Claim>,
    pub(crate) people: Shelf<'a, Person>,
    pub(crate) meetings: Shelf<'a, Meeting>,
    pub(crate) places: Shelf<'a, Place>,
    pub(crate) viewpoints: Shelf<'a, Viewpoint>,
    pub(crate) sets: Shelf<'a, AssumptionSet>,
    pub(crate) terms: Shelf<'a, Term>,
    pub(crate) gaps: Shelf<'a, KnownGap>,
    pub(crate) article: Vec<Loaded<'a, ArticleRow>>,
    pub(crate) article_published: Option<PartialDate>,
    /// Roles that a record of an earlier layer had and the record in its place has not, with where that one stands.
    pub(crate) roles_lost: Vec<(FigureRole, Document<'a>, FieldPath)>,
}
