//! Values of a question as they are typed: read in one way by every shell, from text, a number or a list.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tpt_catalogue::{
    HIGHEST_APOGEE_KM, Kind, LONGEST_FLIGHT_S, LONGEST_RANGE_KM, Measured, PartialDate, Unit, Value,
    Variable, did_you_mean, nearest,
};
use tpt_earth::{Angle, DEFAULT_SAMPLES, DEFAULT_SEED, Position};
use tpt_view::MovedTo;

/// Takes a value as its text: a text as it stands, a number in its digits, a list with commas between.
struct AsText;

impl<'de> Visitor<'de> for AsText {
    type Value = String;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a number or a list of these")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
        Ok(text.to_owned())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<String, A::Error> {
        let mut texts = Vec::new();
        while let Some(Text(text)) = items.next_element()? {
            texts.push(text);
        }
        Ok(texts.join(","))
    }
}

/// A value as its text.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AsText).map(Self)
    }
}

/// A type that is read from its text by every shell: `$parse` reads, `$shown` writes, `$schema` says what is allowed.
macro_rules! typed {
    ($($(#[$about:meta])* $name:ident($inner:ty), $parse:path, $shown:expr, $schema:tt;)+) => { $(
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name(pub $inner);

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                $parse(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                let shown: fn(&$inner) -> String = $shown;
                formatter.write_str(&shown(&self.0))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let Text(text) = Text::deserialize(deserializer)?;
                text.parse().map_err(|problem| D::Error::custom(format!("`{text}`: {problem}")))
            }
        }

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )+ };
}

typed! {
    /// A day.
    Day(Date), day, |day| day.to_string(), { "type": "string", "format": "date" };
    /// A day, a month or a year.
    DayOrLonger(PartialDate), day_or_longer, |date| date.to_string(), { "type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$" };
    /// A distance over the ground, no longer than any flight: a value, a span, a limit or "about".
    RangeKm(Measured), range_km, shown_figure, { "type": ["number", "string"], "exclusiveMinimum": 0, "pattern": FIGURE };
    /// A height, no greater than that of any flight: a value, a span, a limit or "about".
    ApogeeKm(Measured), apogee_km, shown_figure, { "type": ["number", "string"], "exclusiveMinimum": 0, "pattern": FIGURE };
    /// A time, no longer than any flight: a value, a span, a limit or "about".
    FlightTimeS(Measured), flight_time_s, shown_figure, { "type": ["number", "string"], "exclusiveMinimum": 0, "pattern": FIGURE };
    /// A direction from north, clockwise.
    DirectionDeg(Value), direction_deg, |value| value.get().to_string(), { "type": "number", "minimum": 0, "maximum": 360 };
    /// A cross-section.
    CrossSectionM2(Value), positive, |value| value.get().to_string(), { "type": "number", "exclusiveMinimum": 0 };
    /// A height above the ground.
    HeightKm(f64), height_km, |height| height.to_string(), { "type": "number", "exclusiveMinimum": 0 };
    /// A step of a grid.
    StepDeg(f64), step_deg, |step| step.to_string(), { "type": "number", "minimum": 0.1, "maximum": 10 };
    /// Degrees north and east.
    LatLon(Position), lat_lon,
        |at| format!("{},{}", at.latitude().as_degrees(), at.longitude().as_degrees()),
        { "type": "string", "format": "lat-lon", "pattern": r"^-?\d+(\.\d+)?,-?\d+(\.\d+)?$" };
    /// Who says something, and where.
    Said(String), said, |text| text.clone(), { "type": "string", "minLength": 1 };
    /// An element that is put somewhere else.
    Move((String, MovedTo)), moved, shown_move, { "type": "string", "format": "element-site", "pattern": "^[^=]+=.+$" };
    /// A key of records and the value that it must have.
    KeyValue((String, String)), key_value, |(key, value)| format!("{key}={value}"), { "type": "string", "format": "key-value", "pattern": "^[^=]+=.+$" };
    /// Samples of each band.
    Samples(u32), samples, |count| count.to_string(), { "type": "integer", "minimum": 16, "maximum": 65_536 };
    /// The seed of the samples.
    Seed(u32), seed, |seed| seed.to_string(), { "type": "integer", "minimum": 0, "maximum": u32::MAX };
    /// A kind of record.
    KindWord(Kind), kind, |kind| kind.word().to_owned(), { "type": "string", "enum": KindWord::WORDS };
    /// What of a radar is varied.
    VariableWord(Variable), variable, |variable| variable.word().to_owned(), { "type": "string", "enum": VariableWord::WORDS };
}

fn day(text: &str) -> Result<Date, String> {
    let exact = text.parse::<PartialDate>().ok().and_then(PartialDate::exact);
    exact.ok_or_else(|| "not a day; allowed: YYYY-MM-DD, such as 2017-03-20".to_owned())
}

fn day_or_longer(text: &str) -> Result<PartialDate, String> {
    text.parse().map_err(|_| "not a date; allowed: YYYY-MM-DD, YYYY-MM or YYYY".to_owned())
}

fn number(text: &str) -> Result<f64, String> {
    text.trim()
        .parse::<f64>()
        .map_err(|_| "not a number; allowed: digits with a point, such as 998 or 2111.5".to_owned())
}

fn positive(text: &str) -> Result<Value, String> {
    let number = number(text)?;
    if number.is_finite() && number > 0.0 {
        return Value::try_from(number);
    }
    Err("allowed: more than 0".to_owned())
}

/// How a reported figure is typed: `930`, `900..1000`, `>930`, `<930`, `~930`.
const FIGURE: &str = r"^([<>~]?\d+(\.\d+)?|\d+(\.\d+)?\.\.\d+(\.\d+)?)$";

/// What no flight exceeds.
struct Most {
    value: f64,
    unit: Unit,
    /// A smaller unit that somebody may have meant, and how many of it make one.
    smaller: Option<(&'static str, f64)>,
}

impl Most {
    /// A number of a reported flight, no larger than any flight has.
    fn number(&self, text: &str) -> Result<Value, String> {
        let Self { value: most, unit, smaller, .. } = self;
        let symbol = unit.symbol();
        let allowed = format!("allowed, in {symbol}: more than 0, at most {most}");
        let value = self::number(text).map_err(|_| {
            format!("not a number; allowed, in {symbol}: 930, 900..1000, >930 (more than), <930 (less than), ~930 (about)")
        })?;
        if !(value.is_finite() && value > 0.0) {
            return Err(allowed);
        }
        if value <= *most {
            return Value::try_from(value);
        }
        Err(match smaller.map(|(name, count)| (name, value / count)).filter(|(_, ours)| ours <= most) {
            Some((name, ours)) => format!("{allowed} (is {value} in {name}? Then it is {ours} {symbol})"),
            None => allowed,
        })
    }

    /// A figure of a flight as somebody says it.
    fn figure(&self, text: &str) -> Result<Measured, String> {
        let text = text.trim();
        let figure = |low, nominal, high| Measured { low, nominal, high, last_digit: None, unit: self.unit };
        if let Some((low, high)) = text.split_once("..") {
            let [low, high] = [self.number(low)?, self.number(high)?];
            if low.get() >= high.get() {
                return Err(format!(
                    "the low end {} is not below the high end {}; allowed: LOW..HIGH, such as 900..1000",
                    low.get(),
                    high.get()
                ));
            }
            return Ok(figure(Some(low), None, Some(high)));
        }
        if let Some(limit) = text.strip_prefix('>') {
            return Ok(figure(Some(self.number(limit)?), None, None));
        }
        if let Some(limit) = text.strip_prefix('<') {
            return Ok(figure(None, None, Some(self.number(limit)?)));
        }
        let Some(about) = text.strip_prefix('~') else {
            return Ok(figure(None, Some(self.number(text)?), None));
        };
        let exact = figure(None, Some(self.number(about)?), None);
        // Half of the last digit either way, twice over.
        Ok(Measured { last_digit: Some(Value::try_from(2.0 * exact.last_digit())?), ..exact })
    }
}

/// A figure as it is typed.
fn shown_figure(figure: &Measured) -> String {
    match (figure.low, figure.nominal, figure.high) {
        (_, Some(nominal), _) if figure.last_digit.is_some() => format!("~{}", nominal.get()),
        (_, Some(nominal), _) => nominal.get().to_string(),
        (Some(low), None, Some(high)) => format!("{}..{}", low.get(), high.get()),
        (Some(low), None, None) => format!(">{}", low.get()),
        (None, None, Some(high)) => format!("<{}", high.get()),
        (None, None, None) => String::new(),
    }
}

fn range_km(text: &str) -> Result<Measured, String> {
    let metres = Some(("metres", 1000.0));
    Most { value: LONGEST_RANGE_KM, unit: Unit::Kilometre, smaller: metres }.figure(text)
}

fn apogee_km(text: &str) -> Result<Measured, String> {
    let metres = Some(("metres", 1000.0));
    Most { value: HIGHEST_APOGEE_KM, unit: Unit::Kilometre, smaller: metres }.figure(text)
}

fn flight_time_s(text: &str) -> Result<Measured, String> {
    Most { value: LONGEST_FLIGHT_S, unit: Unit::Second, smaller: None }.figure(text)
}

fn height_km(text: &str) -> Result<f64, String> {
    let number = number(text)?;
    if number.is_finite() && number > 0.0 && number <= 40_000.0 {
        return Ok(number);
    }
    Err("allowed: more than 0, at most 40000".to_owned())
}

fn step_deg(text: &str) -> Result<f64, String> {
    let number = number(text)?;
    if (0.1..=10.0).contains(&number) {
        return Ok(number);
    }
    Err("allowed: 0.1 to 10".to_owned())
}

fn direction_deg(text: &str) -> Result<Value, String> {
    let number = number(text)?;
    if (0.0..=360.0).contains(&number) {
        // North is one direction under both of its numbers.
        return Value::try_from(if number < 360.0 { number } else { 0.0 });
    }
    Err("allowed: 0 to 360".to_owned())
}

fn lat_lon(text: &str) -> Result<Position, String> {
    let form = || "allowed: LAT,LON in degrees, such as 40.6,126.4".to_owned();
    let (lat, lon) = text.split_once(',').ok_or_else(form)?;
    let [lat, lon] = [number(lat).map_err(|_| form())?, number(lon).map_err(|_| form())?];
    Position::new(Angle::degrees(lat), Angle::degrees(lon)).map_err(|error| {
        let swapped = Position::new(Angle::degrees(lon), Angle::degrees(lat)).is_ok();
        if swapped {
            format!("{error} (latitude comes first: did you mean `{lon},{lat}`?)")
        } else {
            error.to_string()
        }
    })
}

fn said(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("allowed: who says so, and where".to_owned());
    }
    Ok(text.to_owned())
}

fn moved(text: &str) -> Result<(String, MovedTo), String> {
    let form =
        || "allowed: ELEMENT=SITE or ELEMENT=LAT,LON, such as seongju=etorofu or seongju=45,147.8".to_owned();
    let (element, to) =
        text.split_once('=').filter(|(a, b)| !a.is_empty() && !b.is_empty()).ok_or_else(form)?;
    // A place has no comma and begins with a letter.
    let typed = to.contains(',') && to.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    let to = if typed { MovedTo::Position(lat_lon(to)?) } else { MovedTo::Place(to.to_owned()) };
    Ok((element.to_owned(), to))
}

fn shown_move((element, to): &(String, MovedTo)) -> String {
    match to {
        MovedTo::Place(place) => format!("{element}={place}"),
        MovedTo::Position(at) => format!("{element}={}", LatLon(*at)),
    }
}

fn key_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("allowed: KEY=VALUE, such as viewpoint=beijing".to_owned()),
    }
}

fn samples(text: &str) -> Result<u32, String> {
    let count = text.parse().ok().filter(|count| (16..=65_536).contains(count));
    count.ok_or_else(|| "allowed: 16 to 65536".to_owned())
}

fn seed(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| format!("allowed: 0 to {}", u32::MAX))
}

impl KindWord {
    /// The kinds.
    pub const WORDS: [&'static str; Kind::ALL.len()] = {
        let mut words = [""; Kind::ALL.len()];
        let mut i = 0;
        while i < words.len() {
            words[i] = Kind::ALL[i].word();
            i += 1;
        }
        words
    };
}

impl VariableWord {
    /// The variables.
    pub const WORDS: [&'static str; 3] =
        [Variable::Heading.word(), Variable::Mode.word(), Variable::Site.word()];
}

fn kind(text: &str) -> Result<Kind, String> {
    let found = Kind::ALL.into_iter().find(|kind| kind.word() == text);
    found.ok_or_else(|| one_of(text, &KindWord::WORDS))
}

fn variable(text: &str) -> Result<Variable, String> {
    Variable::of_word(text).ok_or_else(|| one_of(text, &VariableWord::WORDS))
}

/// What is allowed where a text is none of a few words.
///
/// ```
/// use tpt_ask::typed::one_of;
///
/// assert_eq!(one_of("mod", &["heading", "mode"]), "allowed: heading, mode (did you mean `mode`?)");
/// ```
#[must_use]
pub fn one_of(text: &str, words: &[&str]) -> String {
    format!("allowed: {}{}", words.join(", "), did_you_mean(nearest(text, words.iter().copied())))
}

impl Default for Samples {
    fn default() -> Self {
        Self(DEFAULT_SAMPLES)
    }
}

impl Default for Seed {
    fn default() -> Self {
        Self(DEFAULT_SEED)
    }
}

/// Several values in one text with commas between, or in a list.
pub(crate) fn listed<'de, D: Deserializer<'de>, T: FromStr<Err: fmt::Display>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    let Text(text) = Text::deserialize(deserializer)?;
    text.split(',').map(|one| read(one)).collect()
}

/// Several values, each a text of its own; one stands for a list of one.
pub(crate) fn repeated<'de, D: Deserializer<'de>, T: FromStr<Err: fmt::Display>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum OneOrMany {
        Many(Vec<Text>),
        One(Text),
    }
    let texts = match OneOrMany::deserialize(deserializer)? {
        OneOrMany::Many(texts) => texts,
        OneOrMany::One(text) => vec![text],
    };
    texts.iter().map(|Text(text)| read(text)).collect()
}

fn read<T: FromStr<Err: fmt::Display>, E: Error>(text: &str) -> Result<T, E> {
    text.parse().map_err(|problem| E::custom(format!("`{text}`: {problem}")))
}

#[cfg(feature = "clap")]
mod words {
    use clap::builder::{PossibleValuesParser, TypedValueParser};

    use super::{KindWord, VariableWord};

    impl KindWord {
        /// Reads the word at a command line, whose help lists the kinds.
        pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
            PossibleValuesParser::new(Self::WORDS).try_map(|word| word.parse())
        }
    }

    impl VariableWord {
        /// Reads the word at a command line, whose help lists the variables.
        pub(crate) fn parser() -> impl TypedValueParser<Value = Self> {
            PossibleValuesParser::new(Self::WORDS).try_map(|word| word.parse())
        }
    }
}
