//! A computed number as documents give it: three percentiles, their errors, a unit and what drives them.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_earth::{Band, Sampled, Unit};

use crate::{Coded, words::ReportUnit};

/// The 5th, 50th and 95th percentile of a computed number. An end is infinite where it lies beyond the limit of its model.
#[derive(Clone, Debug, PartialEq)]
pub struct BandReport {
    /// The number's own id: command, as-of date, figures and field.
    pub id: String,
    /// The 5th percentile.
    pub low: f64,
    /// The 50th percentile.
    pub nominal: f64,
    /// The 95th percentile.
    pub high: f64,
    /// The standard error of each of the three; zero where it is not drawn.
    pub errors: [f64; 3],
    /// The unit.
    pub unit: ReportUnit,
    /// What drives the band, largest first.
    pub drivers: Vec<Driver>,
    /// The limit of its model, in its unit: what an infinite end is more than.
    pub limit: Option<f64>,
    /// On which side it is open; `None` where it is a band.
    pub open: Option<OpenEnd>,
}

/// On which side a number is open that follows from a limit alone, such as "more than 930 km".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OpenEnd {
    /// It is at least what stands there.
    AtLeast,
    /// It is at most what stands there.
    AtMost,
    /// It holds at the limit, and the limit does not bound it.
    Unbounded,
}

impl BandReport {
    /// The band of drawn values.
    ///
    /// ```
    /// use tpt_earth::Sampled;
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let drawn: Vec<f64> = (0..=100).map(f64::from).collect();
    /// let band = BandReport::sampled("a/height_km".to_owned(), ReportUnit::KM, Sampled::of(drawn)?, Vec::new());
    /// assert_eq!(band.ends(), [Some(5.0), Some(50.0), Some(95.0)]);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    #[must_use]
    pub fn sampled(id: String, unit: impl Into<ReportUnit>, sampled: Sampled, drivers: Vec<Driver>) -> Self {
        let Sampled { band: Band { low, nominal, high }, error } = sampled;
        let errors = [error.low, error.nominal, error.high];
        Self { id, low, nominal, high, errors, unit: unit.into(), drivers, limit: None, open: None }
    }

    /// A band with ends that are known exactly.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let ends = [900.0, 1_000.0, 1_100.0];
    /// let range = BandReport::between("a/range_km".to_owned(), ReportUnit::KM, ends, Vec::new());
    /// assert_eq!(range.words(), "1,000 (900–1,100)\u{202f}km");
    /// ```
    #[must_use]
    pub fn between(
        id: String,
        unit: impl Into<ReportUnit>,
        [low, nominal, high]: [f64; 3],
        drivers: Vec<Driver>,
    ) -> Self {
        Self { id, low, nominal, high, errors: [0.0; 3], unit: unit.into(), drivers, limit: None, open: None }
    }

    /// The same with what else drives it.
    ///
    /// ```
    /// use tpt_report::{BandReport, Driver, ReportUnit};
    ///
    /// let driver = |input: &str, swing: f64| Driver { input: input.to_owned(), swing };
    /// let time = BandReport::exact("a/flight_time_s".to_owned(), ReportUnit::S, 600.0);
    /// let driven = time.driven_by([driver("payload", 2.0), driver("reported range", 9.0)]);
    /// assert_eq!(driven.drivers[0].input, "reported range");
    /// ```
    #[must_use]
    pub fn driven_by(mut self, others: impl IntoIterator<Item = Driver>) -> Self {
        self.drivers.extend(others);
        self.drivers.sort_by(|a, b| b.swing.total_cmp(&a.swing));
        self
    }

    /// By how much a number between two ends is more than this one, the ends as far apart as both allow; driven by nothing yet.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let computed = BandReport::between("a/flight_time_s".to_owned(), ReportUnit::S, [590.0, 600.0, 610.0], Vec::new());
    /// let reported = [620.0, 630.0, 640.0];
    /// let excess = computed.exceeded_by(reported, "a/excess_s".to_owned());
    /// assert_eq!([excess.low, excess.nominal, excess.high], [10.0, 30.0, 50.0]);
    /// ```
    #[must_use]
    pub fn exceeded_by(&self, [low, nominal, high]: [f64; 3], id: String) -> Self {
        let [of_low, of_nominal, of_high] = self.errors;
        Self {
            id,
            low: low - self.high,
            nominal: nominal - self.nominal,
            high: high - self.low,
            errors: [of_high, of_nominal, of_low],
            unit: self.unit,
            drivers: Vec::new(),
            limit: None,
            open: None,
        }
    }

    /// The same of a model that gives no number beyond a limit, in the unit of the band.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let beyond = BandReport::exact("a/range_km".to_owned(), ReportUnit::KM, f64::INFINITY);
    /// assert_eq!(beyond.limited_to(13_000.0).words(), "more than 13,000\u{202f}km");
    /// ```
    #[must_use]
    pub fn limited_to(self, limit: f64) -> Self {
        Self { limit: Some(limit), ..self }
    }

    /// The same, open on a side.
    ///
    /// ```
    /// use tpt_report::{BandReport, OpenEnd, ReportUnit};
    ///
    /// let range = BandReport::exact("a/standard_range_km".to_owned(), ReportUnit::KM, 4_640.0);
    /// assert_eq!(range.opened(OpenEnd::AtLeast).words(), "at least 4,640\u{202f}km");
    /// ```
    #[must_use]
    pub fn opened(self, open: OpenEnd) -> Self {
        Self { open: Some(open), ..self }
    }

    /// A number without a spread.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let range = BandReport::exact("ring/range_km".to_owned(), ReportUnit::KM, 300.0);
    /// assert_eq!(range.words(), "300\u{202f}km");
    /// ```
    #[must_use]
    pub fn exact(id: String, unit: impl Into<ReportUnit>, value: f64) -> Self {
        Self::between(id, unit, [value; 3], Vec::new())
    }

    /// Its ends; nothing for one beyond the limit of its model.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let ends = [10_800.0, 12_000.0, f64::INFINITY];
    /// let range = BandReport::between("a/range_km".to_owned(), ReportUnit::KM, ends, Vec::new()).limited_to(13_000.0);
    /// assert_eq!(range.ends(), [Some(10_800.0), Some(12_000.0), None]);
    /// ```
    #[must_use]
    pub fn ends(&self) -> [Option<f64>; 3] {
        [self.low, self.nominal, self.high].map(|end| end.is_finite().then_some(end))
    }

    /// The limit of the model, in the unit of the band, where an end lies beyond it.
    ///
    /// ```
    /// use tpt_report::{BandReport, ReportUnit};
    ///
    /// let range = |high: f64| {
    ///     let ends = [10_800.0, 12_000.0, high];
    ///     BandReport::between("a/range_km".to_owned(), ReportUnit::KM, ends, Vec::new()).limited_to(13_000.0)
    /// };
    /// assert_eq!(range(f64::INFINITY).beyond(), Some(13_000.0));
    /// assert_eq!(range(12_500.0).beyond(), None);
    /// ```
    #[must_use]
    pub fn beyond(&self) -> Option<f64> {
        self.limit.filter(|_| self.ends().contains(&None))
    }
}

impl Serialize for BandReport {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [low, nominal, high] = self.ends();
        let shape = LimitedBand {
            id: &self.id,
            low,
            nominal,
            high,
            unit: self.unit.unit().into(),
            words: self.words(),
            drivers: &self.drivers,
            beyond_km: self.beyond().filter(|_| self.unit == ReportUnit::KM),
            open: self.open,
        };
        shape.serialize(serializer)
    }
}

impl JsonSchema for BandReport {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        WholeBand::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        WholeBand::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        WholeBand::json_schema(generator)
    }
}

/// The 5th, 50th and 95th percentile of a computed number.
#[derive(JsonSchema)]
#[schemars(rename = "BandReport")]
#[expect(dead_code, reason = "the shape of a band without an end beyond its model, for its schema alone")]
struct WholeBand {
    /// The number's own id: command, as-of date, figures and field.
    id: String,
    /// The 5th percentile.
    low: f64,
    /// The 50th percentile.
    nominal: f64,
    /// The 95th percentile.
    high: f64,
    /// The unit.
    unit: Coded<Unit>,
    /// The band as it is written everywhere, with the digits that are known.
    words: String,
    /// What drives the band, largest first.
    drivers: Vec<Driver>,
    /// On which side it is open: only where a limit alone was reported.
    #[schemars(default, skip_serializing_if = "Option::is_none")]
    open: Option<OpenEnd>,
}

/// A band whose ends may lie beyond the limit of its model: null there, and the limit beside it. A band of any other number
/// has all of its ends.
#[derive(Serialize, JsonSchema)]
pub struct LimitedBand<'b> {
    /// The number's own id: command, as-of date, figures and field.
    id: &'b str,
    /// The 5th percentile; null where it lies beyond the limit of the model.
    low: Option<f64>,
    /// The 50th percentile; null where it lies beyond the limit of the model.
    nominal: Option<f64>,
    /// The 95th percentile; null where it lies beyond the limit of the model.
    high: Option<f64>,
    /// The unit.
    unit: Coded<Unit>,
    /// The band as it is written everywhere, with the digits that are known.
    words: String,
    /// What drives the band, largest first.
    drivers: &'b [Driver],
    /// The limit of the model, km; there only where an end lies beyond it.
    #[serde(skip_serializing_if = "Option::is_none")]
    beyond_km: Option<f64>,
    /// On which side it is open: only where a limit alone was reported.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<OpenEnd>,
}

/// An input that drives a band.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Driver {
    /// The input.
    pub input: String,
    /// How far the result moves when the input goes from its low to its high end: of an arc with the other inputs at
    /// their middle, of a reconstruction along a straight line through all draws.
    pub swing: f64,
}
