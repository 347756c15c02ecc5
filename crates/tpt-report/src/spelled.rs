//! Values of closed lists as documents spell them: typed in the program, a word in JSON.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::Value;
use tpt_catalogue::{Access, EncounterFormat, Grade, MeetingState, Reporter, Standing, Status};

/// A closed list whose values have the words that a reader sees.
pub trait Worded: Copy + DeserializeOwned + JsonSchema {
    /// The words.
    fn in_words(self) -> &'static str;
}

macro_rules! worded {
    ($($name:ty),+) => { $(impl Worded for $name { fn in_words(self) -> &'static str { self.words() } })+ };
}

worded!(Access, EncounterFormat, Grade, MeetingState, Reporter, Standing, Status);

/// A value that a document spells in words: `partly operational`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InWords<T>(pub T);

/// A value that a document spells as catalogue files do: `military-activity`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coded<T>(pub T);

/// As [`InWords`], of what may not be on record: the empty text then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaybeInWords<T>(pub Option<T>);

impl<T: Worded> MaybeInWords<T> {
    fn text(self) -> &'static str {
        self.0.map_or("", Worded::in_words)
    }
}

impl<T: Worded> Serialize for MaybeInWords<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text())
    }
}

impl<T: Worded> JsonSchema for MaybeInWords<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}InWordsOrEmpty", T::schema_name()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": words::<T>().chain([""]).collect::<Vec<_>>() })
    }
}

impl<T: Worded> fmt::Display for MaybeInWords<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.text())
    }
}

/// The words that a reader sees of a closed list.
fn words<T: Worded>() -> impl Iterator<Item = &'static str> {
    codes::<T>().into_iter().filter_map(|code| Some(serde_json::from_value::<T>(code).ok()?.in_words()))
}

/// The words by which a file spells the values of a closed list, in their order.
fn codes<T: JsonSchema>() -> Vec<Value> {
    let schema = schemars::schema_for!(T).to_value();
    let listed = schema["enum"].as_array().cloned().unwrap_or_default();
    let told = schema["oneOf"].as_array().into_iter().flatten();
    told.flat_map(|one| match &one["enum"] {
        Value::Array(several) => several.clone(),
        _ => vec![one["const"].clone()],
    })
    .chain(listed)
    .collect()
}

impl<T: Worded> Serialize for InWords<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.in_words())
    }
}

impl<T: Worded> JsonSchema for InWords<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}InWords", T::schema_name()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": words::<T>().collect::<Vec<_>>() })
    }
}

impl<T: Worded> fmt::Display for InWords<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.0.in_words())
    }
}

impl<T: Serialize> Serialize for Coded<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for Coded<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Code", T::schema_name()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": codes::<T>() })
    }
}

impl<T: Serialize> fmt::Display for Coded<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&spelling_of(&self.0))
    }
}

macro_rules! holds {
    ($($name:ident),+) => { $(
        impl<T> Deref for $name<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> From<T> for $name<T> {
            fn from(value: T) -> Self {
                Self(value)
            }
        }

        impl<T: PartialEq> PartialEq<T> for $name<T> {
            fn eq(&self, other: &T) -> bool {
                self.0 == *other
            }
        }
    )+ };
}

holds!(InWords, Coded);

macro_rules! displayed {
    ($($name:ty),+) => { $(
        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.pad(&spelling_of(self))
            }
        }
    )+ };
}

displayed!(
    crate::Binding,
    crate::PlaceVerdict,
    crate::TargetKind,
    crate::Terrain,
    crate::ValueBasis,
    crate::WarningKind
);

/// The word by which a file spells a value of a closed list.
///
/// ```
/// use tpt_report::{LaunchOutcome, spelling_of};
///
/// assert_eq!(spelling_of(&LaunchOutcome::Failure), "failure");
/// assert_eq!(spelling_of(&7), "", "a number is no word");
/// ```
#[must_use]
pub fn spelling_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
