//! The facts, read once for many questions.

use std::path::Path;
use std::sync::Arc;

use tpt_briefing::sha256_hex;
use tpt_report::VERSION;
use tpt_scenario::embedded_scenarios;
use tpt_setting::Stop;

use crate::answer::{Answered, answer_on};
use crate::args::Asked;
use crate::context::{Facts, id_of};
use crate::doing::Doing;
use crate::error::ShellError;

/// The catalogue, loaded and checked, for any number of questions at once.
#[derive(Clone, Debug)]
pub struct Desk {
    facts: Arc<Facts>,
    identity: Arc<str>,
}

impl Desk {
    /// Loads the catalogue that the program carries, with a folder laid over it.
    ///
    /// # Errors
    ///
    /// [`ShellError`] if a file of the folder cannot be read or does not hold.
    pub fn open(data: Option<&Path>) -> Result<Self, ShellError> {
        let facts = Facts::load(data)?;
        let scenarios: Vec<u8> = embedded_scenarios().iter().flat_map(|(_, text)| text.bytes()).collect();
        let identity = sha256_hex(format!("{VERSION} {}", facts.inputs_sha256(&scenarios)).as_bytes());
        Ok(Self { facts: Arc::new(facts), identity: identity.into() })
    }

    /// SHA-256 of what an answer depends on beside its question: the version, the facts, the scenarios that the program carries.
    #[must_use]
    pub fn identity(&self) -> &str {
        &self.identity
    }

    /// Answers a question, as [`crate::answer`] does.
    ///
    /// # Errors
    ///
    /// Those of [`crate::answer`].
    pub fn answer(
        &self,
        asked: &Asked,
        told: &dyn Fn(Doing<'_>),
        stop: &Stop,
    ) -> Result<Answered, ShellError> {
        answer_on(Some(&self.facts), &asked.global, &asked.request, told, stop)
    }
}

/// The ids of the scenarios that the program carries.
#[must_use]
pub fn scenario_ids() -> Vec<&'static str> {
    embedded_scenarios().iter().map(|(file, _)| id_of(file)).collect()
}
