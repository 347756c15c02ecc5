//! The choices: which elements stand where, whose figures are believed, which questions are compared.
//!
//! A scenario is a file of choices over catalogued facts. Resolving it against a catalogue (already cut to an
//! as-of date) gives plain references and typed parameters; nothing here computes physics, and nothing here
//! can add a launch, a place or a figure: a scenario only names them.
//!
//! - [`Scenario`]: the file. [`embedded_scenarios`]: those that the program carries.
//! - [`Resolved::new`]: the choices joined with the facts of a date.
//! - [`Beliefs`]: an assumption set with single overrides.

mod beliefs;
mod field;
mod resolve;
mod scenario;

pub use beliefs::{Beliefs, BeliefsError, Difference, PairedReport};
pub use field::{QuestionField, Spelling, plainly};
pub use resolve::{Resolved, ScenarioError};
pub use scenario::{
    AlternativeSite, Dispute, DistanceQuestion, Gap, Hypothetical, Limit, Scenario, TradeoffAsked,
    embedded_scenarios, scenario_schema,
};
