//! Calendar dates as sources give them: a day, a month or only a year.
//!
//! A day ends at 24:00 in Tokyo. Where a source gives only a month or a year, the record counts as known
//! from the *last* day of it: an as-of date never shows what may have been said later. A day that was counted elsewhere
//! carries its zone, `2017-03-05 UTC-05:00`, and counts as known from the day in Tokyo on which it ended there.

use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date known to the day, the month or the year. A day without a zone is one of Tokyo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
    /// The zone in which the day was counted, where that is not Tokyo's.
    zone: Option<Zone>,
}

/// A zone by its minutes ahead of universal time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Zone {
    minutes: i16,
}

impl Zone {
    /// That of Tokyo and Seoul.
    const TOKYO: Self = Self { minutes: 9 * 60 };

    /// The most that a clock anywhere is ahead of or behind universal time.
    const MOST_MINUTES: i16 = 14 * 60;

    /// Reads `UTC-05:00`.
    fn read(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("UTC")?;
        let (sign, rest) = match rest.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let (hours, minutes) = rest.split_once(':')?;
        let two = |part: &str| {
            (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
        };
        let (hours, minutes) = (two(hours)?, two(minutes).filter(|minutes| *minutes < 60)?);
        let zone = Self { minutes: sign * (60 * hours + minutes) };
        (zone.minutes.abs() <= Self::MOST_MINUTES).then_some(zone)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.minutes < 0 { '-' } else { '+' };
        let minutes = self.minutes.abs();
        write!(f, "UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

/// What a date may look like, for messages.
pub const DATE_RULE: &str = "a calendar date: 2017-03-06, \"2017-03\" or \"2017\"; a day that was not counted in Tokyo \"2017-03-05 UTC-05:00\"";

/// The form of a date, for the JSON Schema.
pub(crate) const DATE_PATTERN: &str = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2}( UTC[+-][0-9]{2}:[0-9]{2})?)?)?$";

/// The form of an instant, for the JSON Schema.
pub(crate) const INSTANT_PATTERN: &str =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})$";

/// The key under which the TOML library hands a date to serde.
const TOML_DATE_KEY: &str = "$__toml_private_datetime";

impl PartialDate {
    /// The day `date`.
    #[must_use]
    pub fn day(date: Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()), zone: None }
    }

    /// The last day in Tokyo that this date can mean. A day that ended later elsewhere ended on the next one there.
    #[must_use]
    pub fn latest_day(self) -> Date {
        let month = self.month.unwrap_or(12);
        match self.day {
            Some(day) => {
                let own = jiff::civil::date(self.year, month, day);
                let later = self.zone.is_some_and(|zone| zone < Zone::TOKYO);
                if later { own.tomorrow().unwrap_or(own) } else { own }
            }
            None => jiff::civil::date(self.year, month, 1).last_of_month(),
        }
    }

    /// The first day in Tokyo that this date can mean. A day that began earlier elsewhere began on the one before there.
    #[must_use]
    pub fn earliest_day(self) -> Date {
        let own = jiff::civil::date(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1));
        let earlier = self.zone.is_some_and(|zone| zone > Zone::TOKYO);
        if earlier { own.yesterday().unwrap_or(own) } else { own }
    }

    /// Whether it was certainly over at the end of `as_of`.
    #[must_use]
    pub fn known_by(self, as_of: Date) -> bool {
        self.latest_day() <= as_of
    }

    /// The date if it is known to the day, as it was counted.
    #[must_use]
    pub fn exact(self) -> Option<Date> {
        Some(jiff::civil::date(self.year, self.month?, self.day?))
    }
}

impl std::str::FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = || format!("`{text}` is not a date; allowed: {DATE_RULE}");
        let digits = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
        };
        let (calendar, zone) = match text.split_once(' ') {
            Some((calendar, zone)) => (calendar, Some(Zone::read(zone).ok_or_else(refuse)?)),
            None => (text, None),
        };
        let mut parts = calendar.split('-');
        let year = parts.next().and_then(|part| digits(part, 4)).flatten().ok_or_else(refuse)?;
        let two = |part: Option<&str>| match part {
            None => Ok(None),
            Some(part) => match digits(part, 2).flatten().and_then(|n| i8::try_from(n).ok()) {
                Some(n) => Ok(Some(n)),
                None => Err(refuse()),
            },
        };
        let month = two(parts.next())?;
        let day = two(parts.next())?;
        let whole = parts.next().is_none() && (zone.is_none() || day.is_some());
        if !whole || Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_err() {
            return Err(refuse());
        }
        Ok(Self { year, month, day, zone })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        if let Some(zone) = self.zone {
            write!(f, " {zone}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct DateVisitor;

        impl<'de> Visitor<'de> for DateVisitor {
            type Value = PartialDate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(DATE_RULE)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<PartialDate, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<PartialDate, M::Error> {
                match map.next_entry::<String, String>()? {
                    Some((key, text)) if key == TOML_DATE_KEY => text.parse().map_err(de::Error::custom),
                    _ => Err(de::Error::custom(format!("not a date; allowed: {DATE_RULE}"))),
                }
            }
        }

        deserializer.deserialize_any(DateVisitor)
    }
}

impl JsonSchema for PartialDate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": DATE_PATTERN })
    }
}

/// An instant in universal time, written `2017-03-05T22:34:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(jiff::Timestamp);

/// What an instant may look like, for messages.
pub(crate) const INSTANT_RULE: &str = "an instant in universal time: 2017-03-05T22:34:00Z";

impl Instant {
    /// The calendar day in Tokyo and Seoul (UTC+9) on which this instant falls.
    #[must_use]
    pub fn tokyo_day(self) -> Date {
        self.tokyo_clock().date()
    }

    /// Seconds from an earlier instant; negative if that is later.
    #[must_use]
    pub fn seconds_after(self, earlier: Self) -> f64 {
        self.0.duration_since(earlier.0).as_secs_f64()
    }

    /// The civil time in Tokyo and Seoul (UTC+9).
    #[must_use]
    pub fn tokyo_clock(self) -> jiff::civil::DateTime {
        jiff::tz::offset(9).to_datetime(self.0)
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = toml::value::Datetime::deserialize(deserializer)?.to_string();
        text.parse::<jiff::Timestamp>()
            .map(Self)
            .map_err(|_| de::Error::custom(format!("`{text}` is not an instant; allowed: {INSTANT_RULE}")))
    }
}

impl JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": INSTANT_PATTERN
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_partial_date_is_known_from_its_last_day() {
        let month: PartialDate = "2017-02".parse().unwrap();
        assert_eq!(month.latest_day(), date(2017, 2, 28));
        assert!(!month.known_by(date(2017, 2, 27)));
        assert!(month.known_by(date(2017, 2, 28)));
        assert_eq!("2016".parse::<PartialDate>().unwrap().latest_day(), date(2016, 12, 31));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for bad in
            ["", "2017-13", "2017-02-30", "17-02-03", "2017-2-3", "2017-03-06-1", "yesterday", "２０１７"]
                .into_iter()
                .chain(["2017-03 UTC-05:00", "2017-03-05 EST", "2017-03-05 UTC-5", "2017-03-05 UTC+15:00"])
                .chain(["2017-03-05 UTC-05:60", "2017-03-05 ", "2017-03-05 UTC"])
        {
            assert!(bad.parse::<PartialDate>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_day_that_was_counted_elsewhere_ends_there() {
        let days = |text: &str| {
            let date: PartialDate = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(date.exact(), Some(date_of_march(5)));
            [date.earliest_day(), date.latest_day()]
        };
        assert_eq!(days("2017-03-05"), [5, 5].map(date_of_march));
        assert_eq!(days("2017-03-05 UTC-06:00"), [5, 6].map(date_of_march));
        assert_eq!(days("2017-03-05 UTC+08:30"), [5, 6].map(date_of_march));
        assert_eq!(days("2017-03-05 UTC+09:00"), [5, 5].map(date_of_march));
        assert_eq!(days("2017-03-05 UTC+10:00"), [4, 5].map(date_of_march));
        // The launch of 6 March 2017, 07:34 in Korea, was on 5 March in Omaha.
        let said: PartialDate = "2017-03-05 UTC-06:00".parse().unwrap();
        assert!(!said.known_by(date_of_march(5)) && said.known_by(date_of_march(6)));
    }

    fn date_of_march(day: i8) -> Date {
        date(2017, 3, day)
    }

    #[test]
    fn a_day_ends_at_midnight_in_tokyo() {
        #[derive(Deserialize)]
        struct Holder {
            at: Instant,
        }
        let holder: Holder = toml::from_str("at = 2017-03-05T22:34:00Z").unwrap();
        assert_eq!(holder.at.tokyo_day(), date(2017, 3, 6));
    }

    #[test]
    fn a_toml_date_and_a_text_give_the_same() {
        #[derive(Deserialize)]
        struct Holder {
            a: PartialDate,
            b: PartialDate,
        }
        let holder: Holder = toml::from_str("a = 2017-03-06\nb = \"2017-03-06\"").unwrap();
        assert_eq!(holder.a, holder.b);
    }
}
