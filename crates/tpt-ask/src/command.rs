//! The registry: what each command is called, what it takes, what it answers with.
//!
//! Help, addresses, the OpenAPI document, the functions in Python and the questions of the page are made from it.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde_json::{Map, Value};

use crate::Choices;

/// A command of every shell.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Its words: `sight`, or `catalogue` and `list`.
    pub words: &'static [&'static str],
    /// What it does, in one sentence without its full stop.
    pub about: &'static str,
    /// What else its help says; empty where nothing.
    pub more: &'static str,
    /// Lines of a terminal to try.
    pub examples: &'static [&'static str],
    /// Fields that need no name at a command line and in an address, in their order, each with a value that is on record.
    pub operands: &'static [(&'static str, &'static str)],
    /// Fields that are needed beside the operands, or instead of them where those may be left out; with values to try.
    pub needed: &'static [(&'static str, &'static str)],
    /// Its documents, by the fields that ask for each; the last needs none.
    pub documents: &'static [(&'static str, &'static [&'static str])],
    /// Whether its documents have something on a map.
    pub on_a_map: bool,
    /// What of files it takes from a shell that has files.
    pub files: &'static [FileOption],
    /// Its fields.
    pub fields: fn() -> Vec<Field>,
}

/// What only a shell with files can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileOption {
    /// A folder that is written.
    Out,
    /// A printed page beside the folder's other files.
    Pdf,
    /// A file with the skyline around a radar.
    Mask,
}

impl FileOption {
    /// Its name.
    ///
    /// ```
    /// use tpt_ask::{FileOption, Question};
    ///
    /// let sight = Question::command(&["sight"]).expect("it is one");
    /// assert!(sight.files.iter().map(|option| option.name()).eq(["mask"]));
    /// assert_eq!(FileOption::Pdf.name(), "pdf");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Out => "out",
            Self::Pdf => "pdf",
            Self::Mask => "mask",
        }
    }
}

/// A field of a question, as its JSON Schema has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: String,
    /// The schema of its value; of one that repeats, of each.
    pub schema: Value,
    /// Whether a question needs it.
    pub is_needed: bool,
    /// Whether it may be given more than once.
    pub repeats: bool,
}

impl Field {
    /// Whether it is on or off.
    ///
    /// ```
    /// use tpt_ask::{SightQuestion, fields_of};
    ///
    /// let fields = fields_of::<SightQuestion>();
    /// let switches = fields.iter().filter(|field| field.is_switch());
    /// assert!(switches.map(|field| field.name.as_str()).eq(["matrix"]));
    /// ```
    #[must_use]
    pub fn is_switch(&self) -> bool {
        self.schema["type"] == "boolean"
    }
}

/// The fields of a question, in the order of their names.
///
/// ```
/// use tpt_ask::{RingQuestion, fields_of};
///
/// let fields = fields_of::<RingQuestion>();
/// assert_eq!(fields[0].name, "element");
/// assert!(fields[0].is_needed);
/// ```
#[must_use]
pub fn fields_of<T: JsonSchema>() -> Vec<Field> {
    let schema = schemars::schema_for!(T).to_value();
    let needed: BTreeSet<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let none = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&none);
    properties
        .iter()
        .map(|(name, schema)| {
            let mut schema = schema.clone();
            let about = schema["description"].as_str().unwrap_or_default();
            let about = about.split_whitespace().collect::<Vec<_>>().join(" ");
            let repeats = schema["type"] == "array";
            if repeats {
                schema = schema["items"].take();
            }
            if let Value::Object(parts) = &mut schema {
                parts.remove("description");
                parts.remove("default");
                without_null(parts);
            }
            Field { name: name.clone(), about, schema, is_needed: needed.contains(name.as_str()), repeats }
        })
        .collect()
}

/// Takes out what says that a field may be left out: `null` among its types and its words.
fn without_null(schema: &mut Map<String, Value>) {
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(kind) = schema.get_mut("type")
        && let Some(kinds) = kind.as_array_mut()
    {
        kinds.retain(|kind| kind != "null");
        if let [one] = kinds.as_slice() {
            *kind = one.clone();
        }
    }
}

impl Command {
    /// Its name in one word: `catalogue_list`.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// let list = Question::command(&["catalogue", "list"]).expect("it is one");
    /// assert_eq!(list.name(), "catalogue_list");
    /// ```
    #[must_use]
    pub fn name(&self) -> String {
        self.words.join("_")
    }

    /// The document that answers a question with such fields.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// let sight = Question::command(&["sight"]).expect("it is one");
    /// assert_eq!(sight.document(|field| field == "arc"), Some("sight-target"));
    /// assert_eq!(sight.document(|_| false), Some("sight"));
    /// ```
    pub fn document(&self, has: impl Fn(&str) -> bool) -> Option<&'static str> {
        let found = self.documents.iter().find(|(_, fields)| fields.iter().all(|field| has(field)));
        found.map(|(document, _)| *document)
    }

    /// Its fields that have names at a command line and in an address.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// let sight = Question::command(&["sight"]).expect("it is one");
    /// let options = sight.options();
    /// assert!(options.iter().any(|field| field.name == "heading_deg"));
    /// assert!(options.iter().all(|field| field.name != "element"), "it needs no name");
    /// ```
    #[must_use]
    pub fn options(&self) -> Vec<Field> {
        let operand = |field: &Field| self.operands.iter().any(|(name, _)| *name == field.name);
        let mut fields = (self.fields)();
        fields.retain(|field| !operand(field));
        fields
    }

    /// What every question may choose, but for a choice that is a field of its own here.
    ///
    /// ```
    /// use tpt_ask::Question;
    ///
    /// let chosen = |words: &[&str]| -> Vec<String> {
    ///     let command = Question::command(words).expect("it is one");
    ///     command.choices().into_iter().map(|choice| choice.name).collect()
    /// };
    /// assert!(chosen(&["sight"]).contains(&"asof".to_owned()));
    /// // The as-of date of a difference is the earlier of its two days.
    /// assert!(!chosen(&["diff"]).contains(&"asof".to_owned()));
    /// ```
    #[must_use]
    pub fn choices(&self) -> Vec<Field> {
        let own = (self.fields)();
        let mut choices = fields_of::<Choices>();
        choices.retain(|choice| own.iter().all(|field| field.name != choice.name));
        choices
    }
}
