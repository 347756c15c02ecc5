//! Where a fact was read.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::launch::Reporter;
use crate::{PartialDate, RecordId};

/// `data/sources.toml`: one table for each source, under its id.
pub(crate) type SourceFile = BTreeMap<RecordId, Source>;

/// A text that says a figure, an event or a statement.
///
/// There is no field for an author: a person speaks in a claim, and there an anonymous official has no name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who published it.
    pub publisher: String,
    /// Its title as printed; in square brackets where the copy that was read has none.
    pub title: String,
    /// Why the title is in square brackets, where it is.
    pub headline: Option<Headline>,
    /// Whose words it carries: needed of a body's own page, and of any other text where somebody looked.
    #[serde(default)]
    pub speakers: Vec<Reporter>,
    /// When it was published, as far as known.
    pub date: Option<PartialDate>,
    /// Its language, as a BCP 47 tag.
    pub language: String,
    /// Where it can be opened.
    pub url: Option<String>,
    /// What kind of text it is.
    pub grade: Grade,
    /// Whether its text was read.
    pub access: Access,
    /// For a compilation: the date of the copy that was read.
    pub compiled: Option<PartialDate>,
    /// What a reader should know about the copy.
    pub note: Option<String>,
    /// On what terms its publisher lets the material be used, where that was read; facts alone are nobody's.
    pub terms: Option<String>,
    /// Opened once more and compared with what the catalogue takes from it: `docs/source-check.md`.
    #[serde(default)]
    pub reopened: Vec<Reopened>,
}

/// Why a source has a description in place of a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Headline {
    /// The copy that was read prints none.
    None,
    /// A passage of the text was read, and not the place of its headline.
    NotSeen,
}

/// One time that a source was opened again and compared with what the catalogue takes from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopened {
    /// When.
    pub on: PartialDate,
    /// What came of it.
    pub outcome: ReopenedOutcome,
    /// What was opened, and what it says.
    pub note: String,
}

/// What came of opening a source again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReopenedOutcome {
    /// The text says what the catalogue takes from it.
    SaysIt,
    /// The text says some of it; the rest was not in what could be opened.
    SaysItInPart,
    /// The text says something else: the catalogue was corrected.
    SaysOtherwise,
    /// The text could not be opened again.
    NotOpened,
}

impl ReopenedOutcome {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            ReopenedOutcome::SaysIt => "says it",
            ReopenedOutcome::SaysItInPart => "says it in part",
            ReopenedOutcome::SaysOtherwise => "says otherwise",
            ReopenedOutcome::NotOpened => "could not be opened",
        }
    }
}

/// What kind of text a source is, from the strongest to the weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// A government, a ministry or a company in its own words.
    OnRecord,
    /// A refereed paper.
    PeerReviewed,
    /// A named expert or an institute.
    Expert,
    /// A newspaper, an agency, a broadcaster.
    Press,
    /// An official who is not named.
    AnonymousOfficial,
    /// Inferred by this project.
    Inferred,
}

/// Whether the text of a source was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Its text was opened and says the figure.
    Read,
    /// Another text that was opened says that it says the figure.
    CitedByAnother,
    /// From memory, or nobody has found the text yet.
    Unverified,
}

impl Access {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::CitedByAnother => "cited by another",
            Access::Unverified => "unverified",
        }
    }
}

impl Grade {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Grade::OnRecord => "on record",
            Grade::PeerReviewed => "peer-reviewed",
            Grade::Expert => "expert",
            Grade::Press => "press",
            Grade::AnonymousOfficial => "anonymous official",
            Grade::Inferred => "inferred",
        }
    }
}
