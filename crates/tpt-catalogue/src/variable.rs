//! What of an element its owners may choose.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What of an element may be chosen by those who deploy it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Variable {
    /// Where the middle of its sector points.
    Heading,
    /// The mode in which it is used.
    Mode,
    /// Where it stands.
    Site,
}

impl Variable {
    /// The variable of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        [Variable::Heading, Variable::Mode, Variable::Site].into_iter().find(|one| one.word() == word)
    }

    /// Its word, as files and the command line spell it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Variable::Heading => "heading",
            Variable::Mode => "mode",
            Variable::Site => "site",
        }
    }
}
