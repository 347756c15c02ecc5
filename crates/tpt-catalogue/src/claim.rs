//! A dated statement: who, when, what, and whether it can be computed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ClaimedFigure, PartialDate, Proposition, RecordId};

/// The most words that a quotation may have.
pub(crate) const QUOTE_WORDS: usize = 12;

/// The most words of a statement in short.
pub(crate) const SHORT_WORDS: usize = 15;

/// The most characters of a quotation in a script without spaces.
pub(crate) const QUOTE_CHARACTERS: usize = 40;

/// A dated statement from one of the capitals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The record's id.
    pub id: RecordId,
    /// The capital it belongs to.
    pub viewpoint: RecordId,
    /// Who said it.
    pub said_by: Speaker,
    /// When.
    pub said_on: PartialDate,
    /// What it is about.
    pub about: String,
    /// The launch that it tells of, where it was said after one.
    pub launch: Option<RecordId>,
    /// What was said, in our own words.
    pub paraphrase: String,
    /// The same in at most fifteen words, for a table.
    pub in_short: Option<String>,
    /// For whom the speaker speaks: given wherever the short form is.
    pub speaks_as: Option<SpeaksAs>,
    /// The language of the text that was read, as a BCP 47 tag.
    pub language: String,
    /// Whether the paraphrase was made from a text that is not English.
    #[serde(default)]
    pub translated: bool,
    /// A few words of the original, at most twelve.
    pub quote: Option<String>,
    /// What kind of statement it is.
    pub kind: ClaimKind,
    /// Whether numbers can test it.
    pub computable: Computable,
    /// Why not, or what would be computed.
    pub reason: Option<String>,
    /// The meeting where it was said.
    pub occasion: Option<RecordId>,
    /// The source that says so.
    pub source: RecordId,
    /// What a reader should know.
    pub note: Option<String>,
    /// The numbers that it asserts.
    #[serde(default)]
    pub figures: Vec<ClaimedFigure>,
    /// What of it can be computed, as a formula: its card.
    pub proposition: Option<Proposition>,
}

/// Who said it. An official who asked not to be named has no name field, so that none can be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Speaker {
    /// A named person.
    Person {
        /// The name.
        name: String,
        /// The office at the time.
        office: Option<String>,
    },
    /// A ministry, a government, a newspaper.
    Institution {
        /// The name.
        name: String,
        /// The part of it that spoke.
        office: Option<String>,
    },
    /// An official who asked not to be named.
    AnonymousOfficial {
        /// What is said of the office; never a name.
        office: String,
    },
}

impl Speaker {
    /// The name as a reader sees it.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Speaker::Person { name, office: Some(office) } => format!("{name}, {office}"),
            Speaker::Person { name, office: None } => name.clone(),
            Speaker::Institution { name, office: Some(office) } => format!("{name} ({office})"),
            Speaker::Institution { name, office: None } => name.clone(),
            Speaker::AnonymousOfficial { office } => format!("not named: {office}"),
        }
    }
}

/// For whom a speaker speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SpeaksAs {
    /// For a state: an office-holder, a ministry, the agency by which a state makes its statements.
    Official,
    /// For themselves: a scholar, a commentator, an institute.
    Expert,
    /// For a newspaper or an agency.
    Press,
}

/// What kind of statement a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimKind {
    /// What a system can do.
    Capability,
    /// Where things stand.
    Status,
    /// An objection.
    Objection,
    /// An announced intent.
    Intent,
    /// A forecast.
    Forecast,
    /// About the past.
    History,
    /// A judgement of value.
    Judgement,
}

/// Whether numbers can test a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Computable {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
}

impl Computable {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Computable::Yes => "computable",
            Computable::Partly => "partly computable",
            Computable::No => "not computable",
        }
    }
}
