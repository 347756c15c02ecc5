//! How a computed number is written: the same quantity with the same digits everywhere.

use tpt_earth::math::exp;
use tpt_earth::{Unit, group_digits};

use jiff::civil::Date;

use crate::{BandReport, OpenEnd, about, spoken_share, spoken_time};

/// The unit of a computed number. It is chosen where the number is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportUnit {
    /// A unit of the catalogue.
    In(Unit),
    /// A share of one, written in per cent.
    Share,
    /// The natural logarithm of a ratio, written as the factor that it is.
    LogRatio,
}

impl ReportUnit {
    /// Kilometres.
    pub const KM: Self = Self::In(Unit::Kilometre);
    /// Seconds.
    pub const S: Self = Self::In(Unit::Second);
    /// Square kilometres.
    pub const KM2: Self = Self::In(Unit::SquareKilometre);
    /// Metres per second.
    pub const M_S: Self = Self::In(Unit::MetrePerSecond);
    /// Kilograms.
    pub const KG: Self = Self::In(Unit::Kilogram);
    /// Degrees.
    pub const DEG: Self = Self::In(Unit::Degree);

    /// The unit in a document.
    #[must_use]
    pub(crate) const fn unit(self) -> Unit {
        match self {
            ReportUnit::In(unit) => unit,
            ReportUnit::Share | ReportUnit::LogRatio => Unit::One,
        }
    }

    /// Its symbol.
    ///
    /// ```
    /// use tpt_report::ReportUnit;
    ///
    /// assert_eq!(ReportUnit::KM2.symbol(), "km2");
    /// assert_eq!(ReportUnit::Share.symbol(), "1", "a share is a pure number in a document");
    /// ```
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        self.unit().symbol()
    }

    /// How a number of this unit is written, by the largest of its ends.
    fn shown(self, largest: f64) -> Shown {
        match self {
            ReportUnit::Share if largest < SMALL_SHARE => Shown::SmallPercent,
            ReportUnit::Share => Shown::Percent,
            ReportUnit::LogRatio => Shown::Factor,
            ReportUnit::In(Unit::Kilometre) => Shown::Kilometres,
            ReportUnit::In(Unit::Second) => Shown::Seconds,
            ReportUnit::In(Unit::SquareKilometre) if largest < SMALL_KM2 => Shown::SmallSquareKilometres,
            ReportUnit::In(Unit::SquareKilometre) => Shown::SquareKilometres,
            ReportUnit::In(Unit::MetrePerSecond) => Shown::KilometresPerSecond,
            ReportUnit::In(Unit::Metre) => Shown::Metres,
            ReportUnit::In(Unit::Kilogram) => Shown::Kilograms,
            ReportUnit::In(Unit::Degree) => Shown::Degrees,
            ReportUnit::In(unit) => Shown::Other(unit),
        }
    }
}

impl From<Unit> for ReportUnit {
    /// A pure number that a formula gives is a share.
    fn from(unit: Unit) -> Self {
        if unit == Unit::One { Self::Share } else { Self::In(unit) }
    }
}

/// A share below which a tenth of a per cent is shown.
const SMALL_SHARE: f64 = 0.05;
/// An area below which single square kilometres are shown.
const SMALL_KM2: f64 = 20_000.0;

/// The unit and the finest digits in which a computed number is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// Seconds, whole.
    Seconds,
    /// Minutes from seconds, one decimal.
    Minutes,
    /// Kilometres, whole.
    Kilometres,
    /// Metres, whole.
    Metres,
    /// Kilograms, whole.
    Kilograms,
    /// Degrees, whole.
    Degrees,
    /// Per cent from a share, whole.
    Percent,
    /// Per cent from a share, one decimal, where all are small.
    SmallPercent,
    /// Kilometres per second from metres per second, two decimals.
    KilometresPerSecond,
    /// Thousands of square kilometres.
    SquareKilometres,
    /// Square kilometres, whole, where all are small.
    SmallSquareKilometres,
    /// A factor from its natural logarithm, two decimals.
    Factor,
    /// Another unit by its symbol, two decimals.
    Other(Unit),
}

impl Shown {
    const fn parts(self) -> (f64, i32, &'static str) {
        match self {
            Shown::Seconds => (1.0, 0, "s"),
            Shown::Minutes => (60.0, 1, "min"),
            Shown::Kilometres => (1.0, 0, "km"),
            Shown::Metres => (1.0, 0, "m"),
            Shown::Kilograms => (1.0, 0, "kg"),
            Shown::Degrees => (1.0, 0, "°"),
            Shown::Percent => (0.01, 0, "%"),
            Shown::SmallPercent => (0.01, 1, "%"),
            Shown::KilometresPerSecond => (1000.0, 2, "km/s"),
            Shown::SquareKilometres => (1.0e3, 0, "thousand km²"),
            Shown::SmallSquareKilometres => (1.0, 0, "km²"),
            Shown::Factor => (1.0, 2, ""),
            Shown::Other(unit) => (1.0, 2, unit.symbol()),
        }
    }
}

/// A day as a newspaper writes it; a text that is no whole date stays as it is.
///
/// ```
/// use tpt_report::spoken_day;
///
/// assert_eq!([spoken_day("2017-03-06"), spoken_day("2017-03")], ["6 March 2017", "2017-03"]);
/// ```
#[must_use]
pub fn spoken_day(date: &str) -> String {
    date.parse::<Date>().map_or_else(|_| date.to_owned(), |date| date.strftime("%-d %B %Y").to_string())
}

/// A number with fixed decimals, digits grouped, a true minus sign.
///
/// ```
/// use tpt_report::fixed;
///
/// assert_eq!(fixed(-1_234.56, 1), "−1,234.6");
/// assert_eq!(fixed(-0.04, 1), "0.0", "a rounded zero has no sign");
/// ```
#[must_use]
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let grouped = whole.parse::<f64>().map_or_else(|_| whole.to_owned(), group_digits);
    let zero = text.bytes().all(|b| b == b'0' || b == b'.');
    let sign = if value < 0.0 && !zero { "−" } else { "" };
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

/// The step in which values are written, not below that of so many decimals: a power of ten or five of them, the least of which
/// half is the largest of their standard errors or more. The first digit of the largest end stays, however little is known.
fn known_step(ends: [(f64, f64); 3], finest: i32) -> Step {
    let error = ends.iter().map(|(_, error)| *error).fold(0.0, f64::max);
    let largest = ends.iter().map(|(end, _)| end.abs()).filter(|end| end.is_finite()).fold(0.0, f64::max);
    let known = |step: &Step| 0.5 * step.value() >= error || 10.0 * step.value() > largest;
    let steps = (0..MOST_CUT).flat_map(|cut| [1, 5].map(|times| Step { times, decimals: finest - cut }));
    steps.clone().find(known).unwrap_or(Step { times: 1, decimals: finest })
}

/// No more digits than these are ever cut.
const MOST_CUT: i32 = 18;

/// One or five units of a decimal; negative decimals are tens, hundreds and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    times: u8,
    decimals: i32,
}

impl Step {
    fn value(self) -> f64 {
        f64::from(self.times) / power_of_ten(self.decimals)
    }

    /// A value in whole steps, half away from zero.
    fn write(self, value: f64) -> String {
        // Dividing by a power of ten keeps the last decimal; multiplying by one that is negative keeps the zeros.
        let units =
            (value * power_of_ten(self.decimals) / f64::from(self.times)).round() * f64::from(self.times);
        if self.decimals >= 0 {
            return fixed(units / power_of_ten(self.decimals), self.decimals.unsigned_abs() as usize);
        }
        fixed(units * power_of_ten(-self.decimals), 0)
    }
}

/// Ten to a small whole power. Multiplying and dividing by ten gives the same bits everywhere.
fn power_of_ten(exponent: i32) -> f64 {
    let power = (0..exponent.unsigned_abs()).fold(1.0, |power, _| power * 10.0);
    if exponent < 0 { 1.0 / power } else { power }
}

impl BandReport {
    /// The size of a difference, without its sign: −23 (−24 to −22) is 23 (22–24). A band over zero keeps its ends.
    #[must_use]
    pub(crate) fn size(&self) -> Self {
        if self.nominal >= 0.0 {
            return self.clone();
        }
        let [low, nominal, high] = self.errors;
        Self {
            low: -self.high,
            nominal: -self.nominal,
            high: -self.low,
            errors: [high, nominal, low],
            ..self.clone()
        }
    }

    /// The band in words, by its unit: `nominal (low–high) unit` with the digits that are known, and a thin space before the
    /// unit. The nominal stands alone where all three read alike.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let ends = [4_612.0, 4_640.0, 4_688.0];
    /// let exact = BandReport::between("a/range_km".to_owned(), ReportUnit::KM, ends, Vec::new());
    /// assert_eq!(exact.words(), "4,640 (4,612–4,688)\u{202f}km");
    /// let drawn = BandReport { errors: [0.5, 0.1, 2.6], ..exact };
    /// assert_eq!(drawn.words(), "4,640 (4,610–4,690)\u{202f}km");
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        self.written(self.shown())
    }

    /// The middle alone in the words of a newspaper, for a sentence: two figures and no band. What is open, or beyond its model,
    /// is said as in a table.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let band = |unit, ends| BandReport::between("a/number".to_owned(), unit, ends, Vec::new()).spoken();
    /// assert_eq!(band(ReportUnit::KM, [1_332.0, 1_386.0, 1_480.0]), "1,400\u{202f}km");
    /// assert_eq!(band(ReportUnit::S, [590.0, 599.0, 610.0]), "10 minutes");
    /// assert_eq!(band(ReportUnit::Share, [0.09, 0.118, 0.14]), "12 %");
    /// assert_eq!(band(ReportUnit::KM, [5.0, 6.42, 7.0]), "6.4\u{202f}km");
    /// ```
    #[must_use]
    pub fn spoken(&self) -> String {
        let shown = self.shown();
        let (scale, _, unit) = shown.parts();
        let value = self.nominal / scale;
        if self.open.is_some() || !value.is_finite() || value < 0.0 || shown == Shown::Factor {
            return self.words();
        }
        match self.unit {
            ReportUnit::Share => spoken_share(self.nominal),
            ReportUnit::In(Unit::Second) => spoken_time(self.nominal),
            _ if value < 10.0 => format!("{}\u{202f}{unit}", fixed(value, 1)),
            _ => format!("{}\u{202f}{unit}", about(value)),
        }
    }

    /// The step of the last digit that [`Self::words`] writes, in the unit of the band.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let exact = BandReport::exact("a/range_km".to_owned(), ReportUnit::KM, 4_640.0);
    /// assert_eq!(exact.last_digit(), 1.0);
    /// let drawn = BandReport { errors: [2.6; 3], ..exact };
    /// assert_eq!(drawn.last_digit(), 10.0);
    /// ```
    #[must_use]
    pub fn last_digit(&self) -> f64 {
        let shown = self.shown();
        let (scale, finest, _) = shown.parts();
        let ends = self.ends_in(shown);
        scale * known_step(ends, finest).value()
    }

    /// How it is written, by the largest of its ends.
    fn shown(&self) -> Shown {
        let finite = [self.low, self.nominal, self.high].into_iter().filter(|end| end.is_finite());
        self.unit.shown(finite.map(f64::abs).fold(0.0, f64::max))
    }

    /// Its ends with their errors as they are shown. How well an end beyond the model is known matters to no digit.
    fn ends_in(&self, shown: Shown) -> [(f64, f64); 3] {
        let (scale, ..) = shown.parts();
        let in_unit = |end: f64, error: f64| match shown {
            _ if !end.is_finite() => (end, 0.0),
            Shown::Factor => (exp(end), exp(end) * error),
            _ => (end / scale, error / scale),
        };
        [0, 1, 2].map(|i| in_unit([self.low, self.nominal, self.high][i], self.errors[i]))
    }

    /// A band of seconds in minutes.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let ends = [480.0, 486.0, 492.0];
    /// let time = BandReport::between("a/flight_time_s".to_owned(), ReportUnit::S, ends, Vec::new());
    /// assert_eq!(time.minutes(), "8.1 (8.0–8.2)\u{202f}min");
    /// ```
    #[must_use]
    pub fn minutes(&self) -> String {
        self.written(Shown::Minutes)
    }

    fn written(&self, shown: Shown) -> String {
        let band = self.as_a_band(shown);
        match self.open {
            None => band,
            // What is beyond the model has said so.
            Some(OpenEnd::AtLeast) if !self.low.is_finite() => band,
            Some(OpenEnd::AtLeast) => format!("at least {band}"),
            Some(OpenEnd::AtMost) => format!("at most {band}"),
            Some(OpenEnd::Unbounded) => format!("{band} at the limit"),
        }
    }

    fn as_a_band(&self, shown: Shown) -> String {
        let (scale, finest, unit) = shown.parts();
        let unit = if ["", "°"].contains(&unit) { unit.to_owned() } else { format!("\u{202f}{unit}") };
        let ends = self.ends_in(shown);
        let step = known_step(ends, finest);
        let [low, nominal, high] = ends.map(|(end, _)| {
            let is_within = end.is_finite();
            let limit =
                || self.limit.map_or_else(|| "the model gives".to_owned(), |limit| fixed(limit / scale, 0));
            (is_within, if is_within { step.write(end) } else { format!("more than {}", limit()) })
        });
        let sign = if shown == Shown::Factor { "× " } else { "" };
        match [low.0, nominal.0, high.0] {
            [false, ..] => return format!("{sign}{}{unit}", nominal.1),
            [true, false, _] => return format!("{sign}{} (low {}){unit}", nominal.1, low.1),
            [true, true, false] => return format!("{sign}{} ({} to {}){unit}", nominal.1, low.1, high.1),
            [true, true, true] => {}
        }
        if low.1 == nominal.1 && nominal.1 == high.1 {
            return format!("{sign}{}{unit}", nominal.1);
        }
        // Two negative ends need a word between them, not a dash.
        let joint = if self.low < 0.0 { " to " } else { "–" };
        format!("{sign}{} ({}{joint}{}){unit}", nominal.1, low.1, high.1)
    }
}

#[cfg(test)]
mod tests {
    use tpt_earth::math::ln;

    use super::*;

    const KM: ReportUnit = ReportUnit::KM;
    const S: ReportUnit = ReportUnit::S;

    fn band(unit: ReportUnit, low: f64, nominal: f64, high: f64) -> BandReport {
        BandReport::between(String::new(), unit, [low, nominal, high], Vec::new())
    }

    #[test]
    fn bands_read_nominal_low_high_unit() {
        assert_eq!(band(S, 480.0, 486.0, 492.0).minutes(), "8.1 (8.0–8.2)\u{202f}min");
        assert_eq!(band(KM, 2850.4, 2869.0, 2888.0).words(), "2,869 (2,850–2,888)\u{202f}km");
        assert_eq!(band(S, -24.0, -23.0, -22.0).words(), "−23 (−24 to −22)\u{202f}s");
        assert_eq!(band(ReportUnit::DEG, 85.0, 87.2, 88.9).words(), "87 (85–89)°");
        assert_eq!(band(ReportUnit::LogRatio, 0.0, ln(2.0), ln(3.0)).words(), "× 2.00 (1.00–3.00)");
        assert_eq!(band(ReportUnit::Share, 0.0, 0.002, 0.0149).words(), "0.2 (0.0–1.5)\u{202f}%");
        assert_eq!(band(ReportUnit::KM2, 1_000.0, 2_000.0, 1.0e5).words(), "2 (1–100)\u{202f}thousand km²");
        assert_eq!(band(ReportUnit::In(Unit::Hertz), 1.0, 1.5, 2.0).words(), "1.50 (1.00–2.00)\u{202f}Hz");
    }

    #[test]
    fn three_ends_that_read_alike_are_one_number() {
        assert_eq!(band(S, 133.8, 134.0, 134.3).words(), "134\u{202f}s");
        assert_eq!(band(S, 133.8, 134.0, 134.6).words(), "134 (134–135)\u{202f}s");
    }

    #[test]
    fn digits_end_where_the_standard_error_begins() {
        let known = |errors: [f64; 3]| BandReport { errors, ..band(KM, 4_612.3, 4_640.3, 4_688.0) }.words();
        assert_eq!(known([0.0; 3]), "4,640 (4,612–4,688)\u{202f}km");
        assert_eq!(known([0.5, 0.1, 0.4]), "4,640 (4,612–4,688)\u{202f}km");
        // The least known of the three decides for all.
        assert_eq!(known([0.5, 0.1, 2.5]), "4,640 (4,610–4,690)\u{202f}km");
        assert_eq!(known([0.5, 0.1, 2.6]), "4,640 (4,610–4,690)\u{202f}km");
        assert_eq!(known([5.1, 0.1, 2.0]), "4,650 (4,600–4,700)\u{202f}km");
        assert_eq!(known([26.0, 0.1, 2.0]), "4,600 (4,600–4,700)\u{202f}km");
        assert_eq!(known([60.0, 9.0, 20.0]), "4,500\u{202f}km");
        // The first digit stays.
        assert_eq!(known([9_000.0; 3]), "4,500\u{202f}km");
        let minutes = BandReport { errors: [2.6; 3], ..band(S, 462.3, 486.0, 492.0) };
        assert_eq!(minutes.minutes(), "8.1 (7.7–8.2)\u{202f}min");
        assert_eq!(minutes.words(), "490 (460–490)\u{202f}s");
    }

    #[test]
    fn an_end_beyond_the_model_is_no_number() {
        let beyond = f64::INFINITY;
        let limited = |low, nominal, high| band(KM, low, nominal, high).limited_to(13_000.0);
        let words = |low, nominal, high| limited(low, nominal, high).words();
        assert_eq!(words(10_800.0, 12_000.0, beyond), "12,000 (10,800 to more than 13,000)\u{202f}km");
        assert_eq!(words(10_800.0, beyond, beyond), "more than 13,000 (low 10,800)\u{202f}km");
        assert_eq!(words(beyond, beyond, beyond), "more than 13,000\u{202f}km");
        assert_eq!(limited(10_800.0, 11_000.0, 12_000.0).beyond(), None);
        let json = serde_json::to_value(limited(10_800.0, beyond, beyond)).unwrap();
        assert_eq!(
            (&json["low"], &json["nominal"], &json["beyond_km"], &json["words"]),
            (
                &10_800.0.into(),
                &serde_json::Value::Null,
                &13_000.0.into(),
                &"more than 13,000 (low 10,800)\u{202f}km".into()
            )
        );
    }

    #[test]
    fn a_rounded_zero_has_no_sign() {
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(fixed(-1234.56, 1), "−1,234.6");
    }
}
