//! The documents that answer questions, as one type.

use serde::Serialize;
use tpt_report::{
    Brief, CatalogueCheck, CatalogueList, CatalogueRecord, Citation, ClaimCard, Defend, Diff, Export,
    LaunchReconstruction, Reproduced, Ring, Sight, SightMatrix, SightTarget, SweepManifest, Tradeoff,
    TypedReconstruction, Warning, Why,
};

/// The document that answers a question.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// Of `brief`.
    Brief(Box<Brief>),
    /// Of `reconstruct LAUNCH_ID`.
    ReconstructLaunch(Box<LaunchReconstruction>),
    /// Of `reconstruct` with figures typed by hand.
    ReconstructTyped(Box<TypedReconstruction>),
    /// Of `sight ELEMENT`.
    Sight(Box<Sight>),
    /// Of `sight ELEMENT --launch` and `--arc`.
    SightTarget(Box<SightTarget>),
    /// Of `sight --matrix`.
    SightMatrix(Box<SightMatrix>),
    /// Of `warn`.
    Warn(Box<Warning>),
    /// Of `defend`.
    Defend(Box<Defend>),
    /// Of `ring`.
    Ring(Box<Ring>),
    /// Of `check`.
    Check(Box<ClaimCard>),
    /// Of `tradeoff`.
    Tradeoff(Box<Tradeoff>),
    /// Of `reproduce`.
    Reproduce(Box<Reproduced>),
    /// Of `why`.
    Why(Box<Why>),
    /// Of `cite`.
    Cite(Box<Citation>),
    /// Of `diff`.
    Diff(Box<Diff>),
    /// Of `catalogue list`.
    CatalogueList(Box<CatalogueList>),
    /// Of `catalogue show`.
    CatalogueShow(Box<CatalogueRecord>),
    /// Of `catalogue check`.
    CatalogueCheck(Box<CatalogueCheck>),
    /// Of `catalogue export`.
    CatalogueExport(Box<Export>),
    /// Of `sweep`.
    Sweep(Box<SweepManifest>),
    /// Of `schema`: one schema, or all of them by name.
    Schema(serde_json::Value),
}

impl Answer {
    /// The name of the document's JSON Schema, where it has one.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Brief(_) => "brief",
            Self::ReconstructLaunch(_) => "reconstruct-launch",
            Self::ReconstructTyped(_) => "reconstruct-typed",
            Self::Sight(_) => "sight",
            Self::SightTarget(_) => "sight-target",
            Self::SightMatrix(_) => "sight-matrix",
            Self::Warn(_) => "warn",
            Self::Defend(_) => "defend",
            Self::Ring(_) => "ring",
            Self::Check(_) => "check",
            Self::Tradeoff(_) => "tradeoff",
            Self::Reproduce(_) => "reproduce",
            Self::Why(_) => "why",
            Self::Cite(_) => "cite",
            Self::Diff(_) => "diff",
            Self::CatalogueList(_) => "catalogue-list",
            Self::CatalogueShow(_) => "catalogue-show",
            Self::CatalogueCheck(_) => "catalogue-check",
            Self::CatalogueExport(_) => "catalogue-export",
            Self::Sweep(_) => "sweep",
            Self::Schema(_) => "schema",
        }
    }

    /// One JSON document, ending in a newline.
    ///
    /// # Errors
    ///
    /// `serde_json::Error` if it has no JSON form, which is a fault of the program.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}
