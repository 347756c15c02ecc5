//! One TOML text: reading it into a record, and finding everything that is wrong with it.
//!
//! The quick way is serde. It stops at the first fault, so a text that serde refuses is checked once more
//! against the JSON Schema of the record, which names every fault; both come from the same Rust type.

use std::ops::Range;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use jsonschema::paths::LocationSegment;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::date::{DATE_PATTERN, DATE_RULE, INSTANT_PATTERN, INSTANT_RULE};
use crate::diagnostic::{Diagnostic, FieldPath, Position, Segment};
use crate::id::{ID_PATTERN, ID_RULE, nearest};
use crate::schema::schema_of;

/// The largest file that is read: every record of the catalogue is below 100 kB, the longest list below 1 MB.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

/// The longest piece of a line or value that a message repeats.
const MAX_SHOWN: usize = 100;

/// A published number with decimals that end in zeros is known to the last of them, and its value alone does not say so: `1.0` is
/// declared to be known to tenths, where nothing is declared yet.
fn declare_written_digits(table: &mut DeTable<'_>) {
    const DECLARED: &str = "last_digit";
    let known = |table: &DeTable<'_>, key: &str| table.iter().any(|(name, _)| name.get_ref() == key);
    let written = table.iter().find(|(name, _)| name.get_ref() == "nominal").map(|(name, number)| {
        let text = number.get_ref().as_float().map(|float| float.as_str().to_owned());
        (name.span(), text.unwrap_or_default())
    });
    if let Some((span, text)) = written
        && known(table, "unit")
        && !known(table, DECLARED)
        && text.ends_with('0')
        && let Some((_, decimals)) = text.split_once('.')
        && decimals.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(last) = DeValue::parse(LAST_DIGITS.get(decimals.len() - 1).copied().unwrap_or("1e-9"))
    {
        let key = Spanned::new(span, DECLARED.into());
        table.insert(key, last);
    }
    for (_, inner) in table.iter_mut() {
        in_value(inner.get_mut());
    }

    fn in_value(value: &mut DeValue<'_>) {
        match value {
            DeValue::Table(table) => declare_written_digits(table),
            DeValue::Array(array) => array.iter_mut().for_each(|inner| in_value(inner.get_mut())),
            _ => {}
        }
    }
}

/// The place value of the last of so many decimals.
const LAST_DIGITS: [&str; 8] = ["0.1", "0.01", "0.001", "1e-4", "1e-5", "1e-6", "1e-7", "1e-8"];

/// A text of the catalogue under the name that messages use.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Document<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
}

impl<'a> Document<'a> {
    /// Checks size and encoding.
    pub(crate) fn new(file: &'a str, bytes: &'a [u8]) -> Result<Self, Vec<Diagnostic>> {
        let whole_file = |problem: String, allowed: &str, position: Option<Position>| {
            vec![Diagnostic {
                file: file.to_owned(),
                position,
                line_text: None,
                field: FieldPath::top(),
                problem,
                allowed: Some(allowed.to_owned()),
                did_you_mean: None,
            }]
        };
        if bytes.len() > MAX_FILE_BYTES {
            let problem = format!("the file has {} bytes", bytes.len());
            return Err(whole_file(problem, &format!("at most {MAX_FILE_BYTES} bytes"), None));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { file, text }),
            Err(error) => {
                let good = error.valid_up_to();
                let position =
                    std::str::from_utf8(&bytes[..good]).ok().map(|text| Position::of(text, text.len()));
                let problem = format!("byte 0x{:02x} is not UTF-8 text", bytes[good]);
                Err(whole_file(problem, "UTF-8 text", position))
            }
        }
    }

    /// Reads the text as a `T`, or says everything that is wrong with it.
    pub(crate) fn read<T: DeserializeOwned + JsonSchema>(self) -> Result<T, Vec<Diagnostic>> {
        let record = DeTable::parse(self.text).and_then(|mut table| {
            declare_written_digits(table.get_mut());
            T::deserialize(toml::Deserializer::from(table))
        });
        record.map_err(|error| self.faults::<T>(&error))
    }

    /// What the text says, however it is written: comments, line ends and the order of keys are no part of it.
    pub(crate) fn content(self) -> Result<Json, Vec<Diagnostic>> {
        let mut table = DeTable::parse(self.text).map_err(|error| vec![self.syntax_fault(&error)])?;
        declare_written_digits(table.get_mut());
        let mut content = to_json(&DeValue::Table(table.into_inner()));
        content.sort_all_objects();
        Ok(content)
    }

    fn faults<T: JsonSchema>(self, first: &toml::de::Error) -> Vec<Diagnostic> {
        let (table, syntax) = DeTable::parse_recoverable(self.text);
        if !syntax.is_empty() {
            return syntax.iter().map(|error| self.syntax_fault(error)).collect();
        }
        let root = DeValue::Table(table.into_inner());
        let schema = schema_of::<T>();
        let json = to_json(&root);
        let mut faults = match jsonschema::validator_for(schema.as_value()) {
            Ok(validator) => validator
                .iter_errors(&json)
                .flat_map(|error| self.schema_faults(&root, schema.as_value(), &error))
                .collect(),
            Err(_) => Vec::new(),
        };
        if faults.is_empty() {
            // The schema is laxer than serde in a few places (a 30th of February): then serde's word stands.
            faults.push(self.syntax_fault(first));
        }
        faults.sort_by_key(|fault| fault.position);
        faults.dedup();
        faults
    }

    fn syntax_fault(self, error: &toml::de::Error) -> Diagnostic {
        let span = error.span();
        let field = span.as_ref().map_or_else(FieldPath::top, |span| self.field_at(span));
        self.at(span, field, error.message().replace('\n', ", "))
    }

    /// The field whose value covers `span`, for a message of serde's that knows only the place.
    fn field_at(self, span: &Range<usize>) -> FieldPath {
        fn search(value: &DeValue<'_>, span: &Range<usize>, path: &FieldPath) -> Option<FieldPath> {
            let covers = |inner: Range<usize>| inner.start <= span.start && span.end <= inner.end;
            match value {
                DeValue::Table(table) => table.iter().find_map(|(key, inner)| {
                    let path = path.key(key.get_ref());
                    let deeper = search(inner.get_ref(), span, &path);
                    deeper.or_else(|| (covers(inner.span()) || covers(key.span())).then_some(path))
                }),
                DeValue::Array(array) => array.iter().enumerate().find_map(|(index, inner)| {
                    let path = path.index(index);
                    let deeper = search(inner.get_ref(), span, &path);
                    deeper.or_else(|| covers(inner.span()).then_some(path))
                }),
                _ => None,
            }
        }
        // What can be read of a text with faults of syntax still says which field a fault stands in.
        let (table, _) = DeTable::parse_recoverable(self.text);
        search(&DeValue::Table(table.into_inner()), span, &FieldPath::top()).unwrap_or_default()
    }

    /// One message of the schema validator as messages of ours.
    fn schema_faults(
        self,
        root: &DeValue<'_>,
        schema: &Json,
        error: &ValidationError<'_>,
    ) -> Vec<Diagnostic> {
        let path = field_of(error);
        let value = shorten(&error.instance().to_string());
        let here = |problem: String, allowed: Option<String>| {
            let mut fault = self.at(locate(root, &path), path.clone(), problem);
            fault.allowed = allowed;
            fault
        };
        match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => unexpected
                .iter()
                .map(|key| {
                    let known = properties(schema, error);
                    let field = path.key(key);
                    let mut fault = self.at(locate_key(root, &field), field, format!("unknown key `{key}`"));
                    fault.did_you_mean = nearest(key, known.iter().map(String::as_str)).map(str::to_owned);
                    fault.allowed = (!known.is_empty()).then(|| known.join(", "));
                    fault
                })
                .collect(),
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                vec![here(format!("the key `{key}` is missing"), None)]
            }
            ValidationErrorKind::OneOfNotValid { context } | ValidationErrorKind::AnyOf { context } => {
                let constants: Vec<&str> =
                    context.iter().flatten().filter_map(|inner| constant(inner)).collect();
                let at_tag = context.iter().flatten().find(|inner| constant(inner).is_some());
                // A tagged union whose tag is right: the faults of that branch are the ones meant.
                if let Some(branch) = context.iter().find(|b| b.iter().all(|inner| constant(inner).is_none()))
                {
                    return branch.iter().flat_map(|inner| self.schema_faults(root, schema, inner)).collect();
                }
                let Some(at_tag) = at_tag else {
                    return vec![here(format!("{value} does not fit"), None)];
                };
                let value =
                    at_tag.instance().as_str().map_or_else(|| at_tag.instance().to_string(), str::to_owned);
                let tag_path = field_of(at_tag);
                let mut fault = self.at(
                    locate(root, &tag_path),
                    tag_path,
                    format!("`{}` is not one of the allowed words", shorten(&value)),
                );
                fault.did_you_mean = nearest(&value, constants.iter().copied()).map(str::to_owned);
                fault.allowed = Some(constants.join(", "));
                vec![fault]
            }
            ValidationErrorKind::Enum { options } => {
                let words: Vec<&str> =
                    options.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
                let mut fault =
                    here(format!("{value} is not one of the allowed words"), Some(words.join(", ")));
                fault.did_you_mean =
                    nearest(value.trim_matches('"'), words.iter().copied()).map(str::to_owned);
                vec![fault]
            }
            ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => {
                vec![here(format!("{value} is out of range"), bounds_at(schema, error))]
            }
            ValidationErrorKind::Pattern { pattern } => {
                vec![here(format!("{value} has the wrong form"), Some(form_in_words(pattern)))]
            }
            ValidationErrorKind::Type { .. } => {
                vec![here(format!("{value} is of the wrong type"), expected_type(schema, error))]
            }
            _ => vec![here(error.to_string(), None)],
        }
    }

    /// A fault at `span`, with the line it stands on.
    pub(crate) fn at(self, span: Option<Range<usize>>, field: FieldPath, problem: String) -> Diagnostic {
        let position = span.map(|span| Position::of(self.text, span.start));
        let line_text = position.and_then(|position| self.text.lines().nth(position.line - 1)).map(shorten);
        Diagnostic {
            file: self.file.to_owned(),
            position,
            line_text,
            field,
            problem,
            allowed: None,
            did_you_mean: None,
        }
    }

    /// A fault at a field of a text that parses.
    pub(crate) fn at_field(self, field: FieldPath, problem: String) -> Diagnostic {
        let span = DeTable::parse(self.text)
            .ok()
            .and_then(|table| locate(&DeValue::Table(table.into_inner()), &field));
        self.at(span, field, problem)
    }
}

/// The first `MAX_SHOWN` characters of a text.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The field that an error of the schema validator is about.
fn field_of(error: &ValidationError<'_>) -> FieldPath {
    let segment = |segment: LocationSegment<'_>| match segment {
        LocationSegment::Property(key) => Segment::Key(key.into_owned()),
        LocationSegment::Index(index) => Segment::Index(index),
    };
    error.instance_path().iter().map(segment).collect()
}

/// What a pattern of the schemas means, in words.
fn form_in_words(pattern: &str) -> String {
    [(ID_PATTERN, ID_RULE), (DATE_PATTERN, DATE_RULE), (INSTANT_PATTERN, INSTANT_RULE)]
        .into_iter()
        .find(|(known, _)| *known == pattern)
        .map_or_else(|| format!("text of the form {pattern}"), |(_, rule)| rule.to_owned())
}

fn constant<'a>(error: &'a ValidationError<'_>) -> Option<&'a str> {
    match error.kind() {
        ValidationErrorKind::Constant { expected_value } => expected_value.as_str(),
        _ => None,
    }
}

/// The part of the schema that holds the keyword an error broke.
fn schema_around<'a>(schema: &'a Json, error: &ValidationError<'_>) -> Option<&'a Json> {
    let pointer = error.schema_path().as_str();
    schema.pointer(pointer.rsplit_once('/')?.0)
}

fn properties(schema: &Json, error: &ValidationError<'_>) -> Vec<String> {
    let known = schema_around(schema, error).and_then(|s| s.get("properties")).and_then(Json::as_object);
    known.map(|known| known.keys().cloned().collect()).unwrap_or_default()
}

fn bounds_at(schema: &Json, error: &ValidationError<'_>) -> Option<String> {
    let around = schema_around(schema, error)?;
    Some(format!("{} to {}", around.get("minimum")?, around.get("maximum")?))
}

fn expected_type(schema: &Json, error: &ValidationError<'_>) -> Option<String> {
    match schema_around(schema, error)?.get("type")? {
        Json::String(kind) => Some(format!("a {kind}")),
        kinds => Some(kinds.to_string()),
    }
}

/// The place of the value at `path`, or of the nearest table around it.
fn locate(root: &DeValue<'_>, path: &FieldPath) -> Option<Range<usize>> {
    let mut here = root;
    let mut span = None;
    for segment in path.segments() {
        let next = match segment {
            Segment::Key(key) => here.get(key.as_str()),
            Segment::Index(index) => here.get(*index),
        };
        let Some(next) = next else { break };
        span = Some(next.span());
        here = next.get_ref();
    }
    span
}

/// The place of the key itself at the end of `path`.
fn locate_key(root: &DeValue<'_>, path: &FieldPath) -> Option<Range<usize>> {
    let (last, parents) = path.segments().split_last()?;
    let mut here = root;
    for segment in parents {
        here = match segment {
            Segment::Key(key) => here.get(key.as_str())?.get_ref(),
            Segment::Index(index) => here.get(*index)?.get_ref(),
        };
    }
    let Segment::Key(last) = last else { return None };
    here.as_table()?.iter().find(|(key, _)| key.get_ref() == last).map(|(key, _)| key.span())
}

/// A TOML value as JSON, dates as text: only for the schema validator.
fn to_json(value: &DeValue<'_>) -> Json {
    match value {
        DeValue::String(text) => Json::String(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(&number.as_str().replace('_', ""), number.radix())
            .map_or(Json::Null, Json::from),
        // Infinite and not-a-number have no JSON form: as text they fail every schema of a number, by their name.
        DeValue::Float(number) => {
            let parsed = number.as_str().replace('_', "").parse::<f64>().ok();
            let text = || Json::String(number.as_str().to_owned());
            parsed.and_then(serde_json::Number::from_f64).map_or_else(text, Json::Number)
        }
        DeValue::Boolean(flag) => Json::Bool(*flag),
        DeValue::Datetime(date) => Json::String(date.to_string()),
        DeValue::Array(array) => array.iter().map(|inner| to_json(inner.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, inner)| (key.get_ref().to_string(), to_json(inner.get_ref()))).collect()
        }
    }
}
