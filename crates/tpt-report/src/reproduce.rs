//! Published results beside what the program computes.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_earth::Unit;

use crate::{BandReport, Coded, Header, LimitedBand, SourceReport};

/// `reproduce`: published against computed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reproduced {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The published results, in the order of their file.
    pub cases: Vec<ReproducedCase>,
    /// Cases that are not known at the as-of date, or need what is not.
    pub not_known: Vec<String>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// A published result computed again.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReproducedCase {
    /// Its id.
    pub id: String,
    /// What was published.
    pub question: String,
    /// Who published it.
    pub said_by: String,
    /// The published number, in the unit of the case; its rounding is not in it.
    pub published: f64,
    /// `near`, `at-least` or `at-most`: how it is meant.
    pub meant: String,
    /// What it is computed by.
    pub formula: String,
    /// The number as computed.
    #[schemars(with = "LimitedBand<'_>")]
    pub computed: BandReport,
    /// The middle of the computed number less the published one.
    pub difference: f64,
    /// How near is near enough, in the unit of the case.
    pub tolerance: f64,
    /// Why so near is near enough.
    pub tolerance_reason: String,
    /// The unit.
    pub unit: Coded<Unit>,
    /// What came of it.
    pub status: ReproducedStatus,
    /// Why it is missed, where it is.
    pub reason: Option<String>,
    /// The sources of the published number.
    pub published_sources: Vec<String>,
}

/// What came of a published result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReproducedStatus {
    /// The computed number is as near as the tolerance asks.
    Inside,
    /// It is not, and the reason is written down.
    Explained,
    /// It is not, and nobody has said why.
    Unexplained,
}

impl ReproducedStatus {
    /// The words that a reader sees.
    ///
    /// ```
    /// use tpt_report::ReproducedStatus;
    ///
    /// assert_eq!(ReproducedStatus::Unexplained.words(), "missed, not explained");
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            ReproducedStatus::Inside => "inside",
            ReproducedStatus::Explained => "missed, explained",
            ReproducedStatus::Unexplained => "missed, not explained",
        }
    }
}
