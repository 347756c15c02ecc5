//! Which records of a list are wanted.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use tpt_catalogue::{Catalogue, PartialDate, nearest};

use tpt_setting::AnswerError;

/// What a record must be to stand in a list; everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The earliest day that its date may mean.
    pub since: Option<PartialDate>,
    /// The latest day that its date may mean.
    pub until: Option<PartialDate>,
    /// Words that one of its texts holds, in any case.
    pub contains: Option<String>,
    /// Keys anywhere in it with the value that one of them has: `reported_by` = `tokyo`, `access` = `read`, `site` = `*`.
    pub keys: Vec<(String, String)>,
}

/// The key that stands for whether the sources of a record were read.
const ACCESS: &str = "access";

/// The key that stands for what kind of text they are.
const GRADE: &str = "grade";

/// The value that stands for any: the record has the key.
const ANY: &str = "*";

impl Filter {
    /// Whether it lets everything through.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Refuses a key that no record of the kind has.
    pub(crate) fn check(&self, kind: &str, records: &[Json]) -> Result<(), AnswerError> {
        let mut known: BTreeSet<String> = [ACCESS, GRADE].map(str::to_owned).into();
        records.iter().for_each(|record| keys(record, &mut known));
        match self.keys.iter().find(|(key, _)| !known.contains(key)) {
            None => Ok(()),
            Some((key, _)) => Err(AnswerError::UnknownKey {
                kind: kind.to_owned(),
                key: key.clone(),
                allowed: known.iter().cloned().collect::<Vec<_>>().join(", "),
                meant: nearest(key, known.iter().map(String::as_str)).map(str::to_owned),
            }),
        }
    }

    /// Whether a record with this date is wanted. A record without a date is, unless a date is asked for.
    pub(crate) fn wants(&self, catalogue: &Catalogue, date: Option<&str>, record: &Json) -> bool {
        let date = date.and_then(|date| date.parse::<PartialDate>().ok());
        let since =
            self.since.is_none_or(|since| date.is_some_and(|d| d.earliest_day() >= since.earliest_day()));
        let until = self.until.is_none_or(|until| date.is_some_and(|d| d.latest_day() <= until.latest_day()));
        let contains = self.contains.as_ref().is_none_or(|words| holds(record, &words.to_lowercase()));
        since && until && contains && self.keys.iter().all(|(key, value)| has(catalogue, record, key, value))
    }
}

/// Every key anywhere in a record.
fn keys(value: &Json, found: &mut BTreeSet<String>) {
    match value {
        Json::Object(map) => map.iter().for_each(|(key, inner)| {
            found.insert(key.clone());
            keys(inner, found);
        }),
        Json::Array(items) => items.iter().for_each(|inner| keys(inner, found)),
        _ => {}
    }
}

/// Whether any text of a record holds some words in lower case.
fn holds(value: &Json, words: &str) -> bool {
    match value {
        Json::String(text) => text.to_lowercase().contains(words),
        Json::Array(items) => items.iter().any(|inner| holds(inner, words)),
        Json::Object(map) => map.values().any(|inner| holds(inner, words)),
        _ => false,
    }
}

/// Whether a key anywhere in a record has a value; a list has each of its items.
fn has(catalogue: &Catalogue, value: &Json, key: &str, wanted: &str) -> bool {
    let is = |value: &Json| match value {
        Json::String(text) => text == wanted,
        Json::Number(number) => number.to_string() == wanted,
        Json::Bool(flag) => flag.to_string() == wanted,
        _ => false,
    };
    let of_source = |id: &str| {
        catalogue.sources.get(id).is_some_and(|source| match key {
            ACCESS => tpt_report::spelling_of(&source.access) == wanted,
            GRADE => tpt_report::spelling_of(&source.grade) == wanted,
            _ => false,
        })
    };
    match value {
        Json::Object(map) => map.iter().any(|(name, inner)| {
            let here = name == key
                && match inner {
                    _ if wanted == ANY => true,
                    Json::Array(items) => items.iter().any(is),
                    inner => is(inner),
                };
            let by_source = name == "source" && inner.as_str().is_some_and(of_source);
            here || by_source || has(catalogue, inner, key, wanted)
        }),
        Json::Array(items) => items.iter().any(|inner| has(catalogue, inner, key, wanted)),
        _ => false,
    }
}
