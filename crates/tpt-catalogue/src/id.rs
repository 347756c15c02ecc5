//! Names of records: what they may look like, and what the reader probably meant by a wrong one.

use std::borrow::Borrow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// The id of a record: lower-case letters, digits and single hyphens, at most 80 characters.
///
/// It is the file name of the record, a link target in the brief and an argument on the command line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RecordId(String);

/// What an id may look like, for messages.
pub const ID_RULE: &str = "lower-case letters, digits and single hyphens, at most 80 characters";

/// The same rule as a regular expression, for the JSON Schema.
pub(crate) const ID_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

const ID_MAX_LENGTH: usize = 80;

impl RecordId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RecordId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let word = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.len() <= ID_MAX_LENGTH && text.split('-').all(word) {
            Ok(Self(text))
        } else {
            Err(format!("`{text}` is not an id; allowed: {ID_RULE}"))
        }
    }
}

impl From<RecordId> for String {
    fn from(id: RecordId) -> Self {
        id.0
    }
}

impl Borrow<str> for RecordId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for RecordId {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for RecordId {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl JsonSchema for RecordId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RecordId".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": ID_PATTERN, "maxLength": ID_MAX_LENGTH })
    }
}

/// The known name nearest to `wrong`, if it is near enough to be what the user meant.
///
/// Near enough is a Jaro–Winkler similarity of 0.8 or more, or one name standing inside the other.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = wrong.to_lowercase();
    known
        .into_iter()
        .map(|name| {
            let lower = name.to_lowercase();
            let inside =
                wrong.len().min(lower.len()) > 3 && (lower.contains(&wrong) || wrong.contains(&lower));
            let similarity = strsim::jaro_winkler(&wrong, &lower);
            (if inside { similarity.max(0.85) } else { similarity }, name)
        })
        .filter(|(similarity, _)| *similarity >= 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// The end of a message that offers what was probably meant; empty where nothing is near enough.
#[must_use]
pub fn did_you_mean(meant: Option<&str>) -> String {
    meant.map(|meant| format!(" (did you mean `{meant}`?)")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_words() {
        for good in ["seongju", "2017-03-06", "an-tpy-2"] {
            assert!(RecordId::try_from(good.to_owned()).is_ok(), "{good}");
        }
        for bad in ["", "Seongju", "a--b", "-a", "a-", "a b", "é", &"a".repeat(81)] {
            assert!(RecordId::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_nearest_name_is_offered_and_a_far_one_is_not() {
        let known = ["seongju", "shariki", "kyogamisaki"];
        assert_eq!(nearest("songju", known), Some("seongju"));
        assert_eq!(nearest("Kyogamisaki-radar", known), Some("kyogamisaki"));
        assert_eq!(nearest("vandenberg", known), None);
    }
}
