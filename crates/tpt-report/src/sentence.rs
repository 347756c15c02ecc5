//! A sentence with computed numbers in it, as pieces: whoever shows it can link each number, and nobody searches for one.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use crate::BandReport;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// A computed number.
    Number {
        /// As the sentence shows it.
        shown: String,
        /// Its id, which `why` takes.
        id: String,
    },
}

/// A sentence, made once.
///
/// ```
/// use tpt_report::{BandReport, Piece, ReportUnit, Sentence};
///
/// let range = BandReport::exact("ring/range_km".to_owned(), ReportUnit::KM, 300.0);
/// let sentence = Sentence::of("{} reaches {}.", [Sentence::from("It"), Sentence::number(&range)]);
/// assert_eq!(sentence.to_string(), format!("It reaches {}.", range.words()));
/// assert!(matches!(&sentence.pieces()[1], Piece::Number { id, .. } if id == "ring/range_km"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(Vec<Piece>);

impl Sentence {
    /// A template whose `{}` are filled in order. What is too much of either is left as it is.
    ///
    /// ```
    /// use tpt_report::Sentence;
    ///
    /// let sentence = Sentence::of("{} sees {}.", [Sentence::from("It"), Sentence::from("nothing")]);
    /// assert_eq!(sentence.to_string(), "It sees nothing.");
    /// assert_eq!(Sentence::of("{} and {}", [Sentence::from("one")]).to_string(), "one and {}");
    /// ```
    #[must_use]
    pub fn of(template: &str, parts: impl IntoIterator<Item = Self>) -> Self {
        let mut parts = parts.into_iter();
        let mut whole = Self::default();
        for (i, words) in template.split("{}").enumerate() {
            if i > 0 {
                whole.append(parts.next().unwrap_or_else(|| Self::from("{}")));
            }
            whole.append(Self::from(words));
        }
        whole
    }

    /// A number as tables show it.
    ///
    /// ```
    /// use tpt_report::{BandReport, Piece, ReportUnit, Sentence};
    ///
    /// let range = BandReport::exact("ring/range_km".to_owned(), ReportUnit::KM, 300.0);
    /// let shown = "300\u{202f}km".to_owned();
    /// assert_eq!(Sentence::number(&range).pieces(), [Piece::Number { shown, id: "ring/range_km".to_owned() }]);
    /// ```
    #[must_use]
    pub fn number(band: &BandReport) -> Self {
        Self::shown(band, band.words())
    }

    /// A number without its sign, where a word says it.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit, Sentence, sentence};
    ///
    /// let excess = BandReport::exact("a/excess_s".to_owned(), ReportUnit::S, -23.0);
    /// let sentence = sentence!("It is {} too short.", Sentence::size(&excess));
    /// assert_eq!(sentence.to_string(), "It is 23\u{202f}s too short.");
    /// ```
    #[must_use]
    pub fn size(band: &BandReport) -> Self {
        Self::shown(band, band.size().words())
    }

    /// The middle of a number in the words of a newspaper: [`BandReport::spoken`].
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit, Sentence, sentence};
    ///
    /// let range = BandReport::between("a/km".to_owned(), ReportUnit::KM, [1_332.0, 1_386.0, 1_480.0], Vec::new());
    /// let sentence = sentence!("It reaches about {}.", Sentence::spoken(&range));
    /// assert_eq!(sentence.to_string(), "It reaches about 1,400\u{202f}km.");
    /// ```
    #[must_use]
    pub fn spoken(band: &BandReport) -> Self {
        Self::shown(band, band.spoken())
    }

    /// A time in minutes.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit, Sentence};
    ///
    /// let time = BandReport::exact("a/flight_time_s".to_owned(), ReportUnit::S, 600.0);
    /// assert_eq!(Sentence::minutes(&time).to_string(), "10.0\u{202f}min");
    /// ```
    #[must_use]
    pub fn minutes(band: &BandReport) -> Self {
        Self::shown(band, band.minutes())
    }

    fn shown(band: &BandReport, shown: String) -> Self {
        Self(vec![Piece::Number { shown, id: band.id.clone() }])
    }

    /// Several in a row with words between.
    ///
    /// ```
    /// use tpt_report::Sentence;
    ///
    /// let capitals = ["Tokyo", "Moscow", "Beijing"].map(Sentence::from);
    /// assert_eq!(Sentence::joined(capitals, ", ").to_string(), "Tokyo, Moscow, Beijing");
    /// ```
    #[must_use]
    pub fn joined(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut whole = Self::default();
        for (i, part) in parts.into_iter().enumerate() {
            if i > 0 {
                whole.append(Self::from(between));
            }
            whole.append(part);
        }
        whole
    }

    fn append(&mut self, other: Self) {
        for piece in other.0 {
            match (self.0.last_mut(), piece) {
                (Some(Piece::Text(before)), Piece::Text(after)) => before.push_str(&after),
                (_, piece) => self.0.push(piece),
            }
        }
    }

    /// Its pieces in order; two texts never stand beside each other.
    ///
    /// ```
    /// use tpt_report::{BandReport, Piece, ReportUnit, Sentence, sentence};
    ///
    /// let range = BandReport::exact("ring/range_km".to_owned(), ReportUnit::KM, 300.0);
    /// let sentence = sentence!("{} reaches {}", "It", Sentence::number(&range));
    /// assert_eq!(sentence.pieces()[0], Piece::Text("It reaches ".to_owned()));
    /// assert_eq!(sentence.pieces().len(), 2);
    /// ```
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// Its numbers in order: as shown, and their ids.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Number { shown, id } => Some((shown.as_str(), id.as_str())),
            Piece::Text(_) => None,
        })
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Text(words) => formatter.write_str(words),
            Piece::Number { shown, .. } => formatter.write_str(shown),
        })
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for Sentence {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl From<&str> for Sentence {
    fn from(words: &str) -> Self {
        if words.is_empty() { Self::default() } else { Self(vec![Piece::Text(words.to_owned())]) }
    }
}

impl From<String> for Sentence {
    fn from(words: String) -> Self {
        Self::from(words.as_str())
    }
}

impl From<&String> for Sentence {
    fn from(words: &String) -> Self {
        Self::from(words.as_str())
    }
}

/// A sentence of a template and what fills it: texts, and sentences with numbers.
#[macro_export]
macro_rules! sentence {
    ($template:expr $(, $part:expr)* $(,)?) => {
        $crate::Sentence::of($template, [$($crate::Sentence::from($part)),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReportUnit;

    fn band(id: &str, nominal: f64) -> BandReport {
        BandReport::between(id.to_owned(), ReportUnit::S, [nominal - 1.0, nominal, nominal + 1.0], Vec::new())
    }

    #[test]
    fn a_number_that_reads_like_another_keeps_its_own_id() {
        let (one, same, less) = (band("one", 5.0), band("same", 5.0), band("less", -7.0));
        let sentence = sentence!(
            "{} and {}, then {} less{}",
            Sentence::number(&one),
            Sentence::number(&same),
            Sentence::size(&less),
            "."
        );
        let ids: Vec<&str> = sentence.numbers().map(|(_, id)| id).collect();
        assert_eq!(ids, ["one", "same", "less"]);
        let words = format!("{} and {}, then {} less.", one.words(), same.words(), less.size().words());
        assert_eq!(sentence.to_string(), words);
        assert_eq!(sentence.pieces().len(), 6);
    }

    #[test]
    fn parts_are_joined_and_empty_ones_leave_nothing() {
        let joined = Sentence::joined([Sentence::from("a"), Sentence::default(), Sentence::from("b")], ", ");
        assert_eq!(joined.to_string(), "a, , b");
        assert_eq!(sentence!("{}{}", "", "").pieces(), []);
        assert_eq!(sentence!("{} and {}", "one").to_string(), "one and {}");
    }
}
