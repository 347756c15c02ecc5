//! How a computed number is written: the same quantity with the same digits everywhere.

use tpt_catalogue::group_digits;

use super::BandReport;

/// The unit and digits in which a computed number is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Seconds, whole.
    Seconds,
    /// Minutes from seconds, one decimal.
    Minutes,
    /// Kilometres, whole.
    Kilometres,
    /// Metres, whole.
    Metres,
    /// A plain number, one decimal.
    Plain,
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
}

impl Shown {
    const fn parts(self) -> (f64, usize, &'static str) {
        match self {
            Shown::Seconds => (1.0, 0, "s"),
            Shown::Minutes => (60.0, 1, "min"),
            Shown::Kilometres => (1.0, 0, "km"),
            Shown::Metres => (1.0, 0, "m"),
            Shown::Plain => (1.0, 1, ""),
            Shown::Kilograms => (1.0, 0, "kg"),
            Shown::Degrees => (1.0, 0, "°"),
            Shown::Percent => (0.01, 0, "%"),
            Shown::SmallPercent => (0.01, 1, "%"),
            Shown::KilometresPerSecond => (1000.0, 2, "km/s"),
            Shown::SquareKilometres => (1.0e3, 0, "thousand km²"),
            Shown::SmallSquareKilometres => (1.0, 0, "km²"),
        }
    }
}

/// A number with fixed decimals, digits grouped, a true minus sign.
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

/// A band in words, in the unit that its field is shown in everywhere.
#[must_use]
pub fn unit_words(band: &BandReport) -> String {
    let field = band.id.rsplit('/').next().unwrap_or_default();
    let shown = match band.unit.as_str() {
        "s" => Shown::Seconds,
        "m/s" => Shown::KilometresPerSecond,
        "kg" => Shown::Kilograms,
        "m" => Shown::Metres,
        "km2" => Shown::SquareKilometres,
        "deg" => Shown::Degrees,
        "1" if field.ends_with("share") => Shown::Percent,
        _ => Shown::Kilometres,
    };
    band.words(shown)
}

impl BandReport {
    /// The size of a difference, without its sign: −23 (−24 to −22) is 23 (22–24). A band over zero keeps its ends.
    #[must_use]
    pub fn size(&self) -> Self {
        if self.nominal >= 0.0 {
            return self.clone();
        }
        Self { low: -self.high, nominal: -self.nominal, high: -self.low, ..self.clone() }
    }

    /// The band in words by its unit alone.
    #[must_use]
    pub fn in_words(&self) -> String {
        unit_words(self)
    }

    /// A difference of logarithms as the factor that it is: `× 2.1 (1.9–2.4)`.
    #[must_use]
    pub fn factor_words(&self) -> String {
        let text = |value: f64| fixed(value.exp(), 2);
        format!("× {} ({}–{})", text(self.nominal), text(self.low), text(self.high))
    }

    /// `nominal (low–high) unit`, with a thin space before the unit.
    #[must_use]
    pub fn words(&self, shown: Shown) -> String {
        let (scale, decimals, unit) = shown.parts();
        let text = |value: f64| fixed(value / scale, decimals);
        // Two negative ends need a word between them, not a dash.
        let joint = if self.low < 0.0 { " to " } else { "–" };
        format!("{} ({}{joint}{})\u{202f}{unit}", text(self.nominal), text(self.low), text(self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(low: f64, nominal: f64, high: f64) -> BandReport {
        BandReport { id: String::new(), low, nominal, high, unit: String::new(), drivers: Vec::new() }
    }

    #[test]
    fn bands_read_nominal_low_high_unit() {
        assert_eq!(band(480.0, 486.0, 492.0).words(Shown::Minutes), "8.1 (8.0–8.2)\u{202f}min");
        assert_eq!(band(2850.4, 2869.0, 2888.0).words(Shown::Kilometres), "2,869 (2,850–2,888)\u{202f}km");
        assert_eq!(band(-24.0, -23.0, -22.0).words(Shown::Seconds), "−23 (−24 to −22)\u{202f}s");
    }

    #[test]
    fn a_rounded_zero_has_no_sign() {
        assert_eq!(fixed(-0.04, 1), "0.0");
        assert_eq!(fixed(-1234.56, 1), "−1,234.6");
    }
}
