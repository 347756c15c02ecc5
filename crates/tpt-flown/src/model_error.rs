//! How far a computed flight time may be off, by what the reported times of other flights say; and how rare a miss is.
//!
//! The rule stands in `docs/models/reconstruction.md`, "The model's own error". All times are counted in shares of the computed
//! time of the last burnout. Nothing here knows a verdict.

use tpt_catalogue::{CatalogueError, RangeClass, TimeResidual, Value, time_residuals};
use tpt_earth::Time;
use tpt_earth::math::{erfc, exp, ln};

/// Flights that a class needs to measure its own error, and that all classes need together.
pub const FEWEST_FLIGHTS: usize = 8;

/// True reports that may miss by more than the model's error explains: a rarer miss is called inconsistent.
pub const RARE_SHARE: f64 = 0.05;

/// The share of reports that are taken to be false.
const FALSE_SHARE: f64 = 0.05;

/// Steps of the error from nothing to the whole boost.
const STEPS: u32 = 2_000;

/// The 95th percentile of the standard normal distribution.
const NORMAL_95: f64 = 1.644_853_626_951_472_2;

/// What parts a reported time from a computed one, and what of that is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Miss {
    /// Reported less computed, both in the middle.
    pub by: Time,
    /// How far the rounding of the report goes to either side.
    pub rounding: Time,
    /// From the 5th to the 95th percentile of the computed time.
    pub band: Time,
    /// The computed time of the last burnout.
    pub burnout: Time,
}

/// The same in shares of the burnout.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shares {
    miss: f64,
    rounding: f64,
    /// The standard deviation of the band.
    band: f64,
}

impl Miss {
    fn shares(self) -> Shares {
        Shares {
            miss: (self.by / self.burnout).abs(),
            rounding: self.rounding / self.burnout,
            band: self.band / self.burnout / (2.0 * NORMAL_95),
        }
    }

    fn of(residual: &TimeResidual) -> Self {
        let of = |value: Value| Time::seconds(value.get());
        Self {
            by: of(residual.reported_s) - of(residual.computed_s),
            rounding: of(residual.rounding_s),
            band: of(residual.computed_high_s) - of(residual.computed_low_s),
            burnout: of(residual.burnout_s),
        }
    }
}

impl Shares {
    /// The spread of band and error together.
    fn spread(&self, error: f64) -> f64 {
        (self.band * self.band + error * error).sqrt()
    }

    /// How likely the miss is, for a true report.
    fn density(&self, error: f64) -> f64 {
        let (spread, half) = (self.spread(error), self.rounding);
        if half < NARROW * spread {
            return normal_density(self.miss / spread) / spread;
        }
        (above((self.miss - half) / spread) - above((self.miss + half) / spread)) / (2.0 * half)
    }

    /// The share of true reports that miss by so much or more, to either side.
    fn exceeded(&self, error: f64) -> f64 {
        let (spread, half) = (self.spread(error), self.rounding);
        if half < NARROW * spread {
            return 2.0 * above(self.miss / spread);
        }
        let beyond = |miss: f64| area_above(miss / spread);
        (spread / half * (beyond(self.miss - half) - beyond(self.miss + half))).clamp(0.0, 1.0)
    }
}

/// A rounding that is this small a part of the spread is none.
const NARROW: f64 = 1e-6;

fn normal_density(z: f64) -> f64 {
    exp(-0.5 * z * z) / std::f64::consts::TAU.sqrt()
}

/// The share of a standard normal above `z`.
fn above(z: f64) -> f64 {
    0.5 * erfc(z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The integral of [`above`] from `z` on.
fn area_above(z: f64) -> f64 {
    normal_density(z) - z * above(z)
}

/// The model's own error as some flights measure it: every size of it with its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelError {
    /// The flights that measure it.
    pub flights: usize,
    /// Their class, where one class measures it.
    pub class: Option<RangeClass>,
    /// The year of the first of them.
    pub first_year: i16,
    /// The year of the last.
    pub last_year: i16,
    /// By step, how likely it is; together one.
    weights: Vec<f64>,
}

impl ModelError {
    /// The error of a missile of a class, measured by all flights on record but those of the launch `without`; `None` where
    /// fewer than [`FEWEST_FLIGHTS`] are left.
    ///
    /// # Errors
    ///
    /// [`CatalogueError`] if the fixed file of the residuals is faulty, which a test of it excludes.
    ///
    /// ```
    /// use tpt_catalogue::RangeClass;
    /// use tpt_flown::model_error::ModelError;
    ///
    /// let with = |launch: &str| ModelError::measured(launch, RangeClass::Intercontinental);
    /// let (all, others) = (with("none")?.expect("enough are on record"), with("2017-07-28")?.expect("enough are left"));
    /// assert_eq!(others.flights + 1, all.flights, "a launch does not measure the error by which it is judged");
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    pub fn measured(without: &str, class: RangeClass) -> Result<Option<Self>, CatalogueError> {
        let residuals = time_residuals()?;
        let others: Vec<&TimeResidual> = residuals.iter().filter(|one| one.launch != *without).collect();
        let of_class: Vec<&TimeResidual> =
            others.iter().copied().filter(|one| one.class() == class).collect();
        Ok(if of_class.len() >= FEWEST_FLIGHTS {
            Self::of(&of_class, Some(class))
        } else {
            Self::of(&others, None)
        })
    }

    fn of(residuals: &[&TimeResidual], class: Option<RangeClass>) -> Option<Self> {
        if residuals.len() < FEWEST_FLIGHTS {
            return None;
        }
        let shares: Vec<Shares> = residuals.iter().map(|one| Miss::of(one).shares()).collect();
        let years = || residuals.iter().map(|one| one.year());
        Some(Self {
            flights: residuals.len(),
            class,
            first_year: years().min()?,
            last_year: years().max()?,
            weights: weights(&shares, FALSE_SHARE),
        })
    }

    /// The standard deviation of the error of a flight that burns so long: its 5th, 50th and 95th percentile.
    ///
    /// ```
    /// # use tpt_catalogue::RangeClass;
    /// use tpt_earth::Time;
    /// use tpt_flown::model_error::ModelError;
    ///
    /// let error = ModelError::measured("none", RangeClass::ShortRange)?.expect("enough are on record");
    /// let [low, middle, high] = error.standard_deviation(Time::seconds(100.0));
    /// assert!(low < middle && middle < high && high < Time::seconds(100.0));
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn standard_deviation(&self, burnout: Time) -> [Time; 3] {
        [0.05, 0.5, 0.95].map(|share| self.size(share, burnout))
    }

    /// The size of the standard deviation below which a share of its weight lies.
    ///
    /// ```
    /// # use tpt_catalogue::RangeClass;
    /// use tpt_earth::Time;
    /// use tpt_flown::model_error::ModelError;
    ///
    /// let error = ModelError::measured("none", RangeClass::ShortRange)?.expect("enough are on record");
    /// let burnout = Time::seconds(100.0);
    /// assert_eq!(error.size(0.5, burnout), error.standard_deviation(burnout)[1]);
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn size(&self, share: f64, burnout: Time) -> Time {
        burnout * percentile(&self.weights, share)
    }

    /// Of true reports the share that miss by so much or more, to either side.
    ///
    /// ```
    /// # use tpt_catalogue::RangeClass;
    /// use tpt_earth::Time;
    /// use tpt_flown::model_error::{Miss, ModelError};
    ///
    /// let error = ModelError::measured("none", RangeClass::ShortRange)?.expect("enough are on record");
    /// let [rounding, band, burnout] = [30.0, 10.0, 100.0].map(Time::seconds);
    /// let share = |by_s: f64| error.miss_share(Miss { by: Time::seconds(by_s), rounding, band, burnout });
    /// assert!(share(10.0) > share(40.0) && share(40.0) > share(-80.0));
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn miss_share(&self, miss: Miss) -> f64 {
        miss_share(&self.weights, &miss.shares())
    }

    /// How likely a miss is, for each second; a few reports are taken to be false and to lie anywhere within the boost to either side.
    ///
    /// ```
    /// # use tpt_catalogue::RangeClass;
    /// use tpt_earth::Time;
    /// use tpt_flown::model_error::{Miss, ModelError};
    ///
    /// let error = ModelError::measured("none", RangeClass::ShortRange)?.expect("enough are on record");
    /// let [rounding, band, burnout] = [1.0, 0.0, 100.0].map(Time::seconds);
    /// let likely = |by_s: f64| error.likelihood_per_s(Miss { by: Time::seconds(by_s), rounding, band, burnout });
    /// // It falls with the miss, and a false report is always possible.
    /// assert!(likely(0.0) > likely(30.0) && likely(30.0) > likely(90.0) && likely(90.0) > 0.0);
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn likelihood_per_s(&self, miss: Miss) -> f64 {
        let shares = miss.shares();
        let true_one: f64 = self.likely().map(|(weight, error)| weight * shares.density(error)).sum();
        ((1.0 - FALSE_SHARE) * true_one + 0.5 * FALSE_SHARE) / miss.burnout.as_seconds()
    }

    /// Of true reports the share that lie above a computed time by more than this, below it counting as less than nothing.
    ///
    /// ```
    /// # use tpt_catalogue::RangeClass;
    /// use tpt_earth::Time;
    /// use tpt_flown::model_error::{Miss, ModelError};
    ///
    /// let error = ModelError::measured("none", RangeClass::ShortRange)?.expect("enough are on record");
    /// let [rounding, band, burnout] = [1.0, 0.0, 100.0].map(Time::seconds);
    /// let above = |by_s: f64| error.share_above(Miss { by: Time::seconds(by_s), rounding, band, burnout });
    /// assert!((above(0.0) - 0.5).abs() < 1e-9 && (above(9.0) + above(-9.0) - 1.0).abs() < 1e-9);
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn share_above(&self, miss: Miss) -> f64 {
        let shares = miss.shares();
        let beyond = self.likely().map(|(weight, error)| weight * 0.5 * shares.exceeded(error));
        let beyond: f64 = beyond.sum();
        if miss.by < Time::ZERO { 1.0 - beyond } else { beyond }
    }

    /// Every size of the error that counts, with its weight; together one but for what does not.
    fn likely(&self) -> impl Iterator<Item = (f64, f64)> {
        let all = self.weights.iter().copied().zip(sizes());
        all.filter(|(weight, _)| *weight > NEGLIGIBLE)
    }
}

/// A weight of a size of the error that no number hangs on.
const NEGLIGIBLE: f64 = 1e-12;

/// The sizes of the error that are weighed, each in the middle of its step.
fn sizes() -> impl Iterator<Item = f64> {
    (0..STEPS).map(|step| (f64::from(step) + 0.5) / f64::from(STEPS))
}

/// How likely each size of the error is, by some misses of which a share is taken to be false.
fn weights(misses: &[Shares], false_share: f64) -> Vec<f64> {
    // A false time lies anywhere within the boost to either side: half a density over two shares of it.
    let of_one = |one: &Shares, error: f64| ln((1.0 - false_share) * one.density(error) + 0.5 * false_share);
    let logs: Vec<f64> = sizes().map(|error| misses.iter().map(|one| of_one(one, error)).sum()).collect();
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let likely: Vec<f64> = logs.into_iter().map(|log| exp(log - largest)).collect();
    let all: f64 = likely.iter().sum();
    likely.into_iter().map(|one| one / all).collect()
}

/// The size below which a share of the weight lies, even within each step.
fn percentile(weights: &[f64], share: f64) -> f64 {
    let step = 1.0 / f64::from(STEPS);
    let mut below = 0.0;
    for (weight, middle) in weights.iter().zip(sizes()) {
        if below + weight >= share {
            return middle - 0.5 * step + step * (share - below) / weight;
        }
        below += weight;
    }
    1.0
}

fn miss_share(weights: &[f64], miss: &Shares) -> f64 {
    weights.iter().zip(sizes()).map(|(weight, error)| weight * miss.exceeded(error)).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use tpt_catalogue::RecordId;
    use tpt_earth::assert_close;

    use super::*;

    fn exact(miss: f64) -> Shares {
        Shares { miss: miss.abs(), rounding: 0.0, band: 0.0 }
    }

    /// The steps of three sequences that fill the unit cube evenly together: powers of the root of g⁴ = g + 1.
    const STEPS_OF: [f64; 3] = [0.819_172_513_396_164_4, 0.671_043_606_703_789_2, 0.549_700_477_901_970_2];

    /// Numbers between 0 and 1, the same in every run.
    fn even(count: u32, step: f64) -> impl Iterator<Item = f64> {
        (0..count).map(move |index| (0.5 + step * f64::from(index)).fract())
    }

    /// A standard normal below which a share lies.
    fn normal(share: f64) -> f64 {
        let (mut low, mut high) = (-9.0, 9.0);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if above(middle) > 1.0 - share { low = middle } else { high = middle }
        }
        low
    }

    /// Flights with an error that is known, their times rounded and their bands as wide as they are.
    fn flights(count: u32, error: f64, rounding: f64, band: f64) -> Vec<Shares> {
        let [errors, roundings, bands] = STEPS_OF.map(|step| even(count, step));
        let off = errors.zip(roundings).zip(bands).map(|((of_error, of_rounding), of_band)| {
            error * normal(of_error) + rounding * (2.0 * of_rounding - 1.0) + band * normal(of_band)
        });
        off.map(|miss| Shares { miss: miss.abs(), rounding, band }).collect()
    }

    /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values of Student's t distribution.
    #[test]
    fn without_rounding_and_false_reports_the_odds_are_students_t() {
        let printed = [
            (8, 0.10, 1.415),
            (8, 0.025, 2.365),
            (8, 0.005, 3.499),
            (11, 0.10, 1.372),
            (11, 0.025, 2.228),
            (11, 0.005, 3.169),
            (12, 0.05, 1.796),
            (20, 0.025, 2.093),
        ];
        for (count, tail, t) in printed {
            let misses: Vec<Shares> =
                even(count, STEPS_OF[0]).map(|share| exact(0.06 * normal(share))).collect();
            let sum: f64 = misses.iter().map(|one| one.miss * one.miss).sum();
            let scale = (sum / f64::from(count - 1)).sqrt();
            let odds = miss_share(&weights(&misses, 0.0), &exact(t * scale));
            assert_close!(odds, 2.0 * tail, rel = 2e-3, "{count} flights, one tail of {tail}");
        }
    }

    #[test]
    fn an_error_that_is_known_is_found_again() {
        for (error, rounding, band) in [(0.05, 0.0, 0.0), (0.05, 0.08, 0.02), (0.2, 0.1, 0.05)] {
            let found = weights(&flights(200, error, rounding, band), FALSE_SHARE);
            let [low, high] = [0.05, 0.95].map(|share| percentile(&found, share));
            assert!((low..high).contains(&error), "{error} is not from {low} to {high}");
            assert!(high - low < 0.6 * error, "200 flights leave no doubt of the size: {low} to {high}");
        }
    }

    #[test]
    fn rounding_alone_and_the_band_alone_are_no_error() {
        for (rounding, band) in [(0.1, 0.0), (0.0, 0.1), (0.1, 0.05)] {
            let found = weights(&flights(200, 0.0, rounding, band), FALSE_SHARE);
            let middle = percentile(&found, 0.5);
            assert!(middle < 0.5 * (rounding + band) / 1.7, "{rounding}, {band}: {middle}");
            assert!(found[0] > 0.2 * found.iter().copied().fold(0.0, f64::max), "none at all is likely");
        }
    }

    #[test]
    fn one_false_report_hardly_moves_the_error() {
        let mut misses = flights(11, 0.05, 0.02, 0.01);
        let before = percentile(&weights(&misses, FALSE_SHARE), 0.5);
        misses.push(Shares { miss: 0.7, rounding: 0.002, band: 0.01 });
        let after = percentile(&weights(&misses, FALSE_SHARE), 0.5);
        assert_close!(after, before, rel = 0.1);
        let unguarded = percentile(&weights(&misses, 0.0), 0.5);
        assert!(unguarded > 2.0 * before, "without the guard it would: {before} became {unguarded}");
    }

    #[test]
    fn a_larger_miss_is_rarer_and_none_is_certain() {
        let found = weights(&flights(11, 0.05, 0.05, 0.02), FALSE_SHARE);
        for (rounding, band) in [(0.0, 0.02), (0.09, 0.02), (0.09, 0.0)] {
            let odds =
                |step: u32| miss_share(&found, &Shares { miss: 0.01 * f64::from(step), rounding, band });
            assert_close!(odds(0), 1.0, abs = 1e-12);
            let all: Vec<f64> = (0..100).map(odds).collect();
            assert!(all.windows(2).all(|pair| pair[1] < pair[0]), "{all:?}");
        }
    }

    #[test]
    fn a_rounding_of_next_to_nothing_is_none() {
        let of = |rounding: f64| Shares { miss: 0.1, rounding, band: 0.03 };
        for error in [0.001, 0.05] {
            let (narrow, none) = (of(1e-5), of(0.0));
            assert_close!(narrow.density(error), none.density(error), rel = 1e-4);
            assert_close!(narrow.exceeded(error), none.exceeded(error), rel = 1e-4);
        }
    }

    fn residual(launch: &str, reported_s: f64, standard_range_km: Option<f64>) -> TimeResidual {
        let value = |value: f64| Value::try_from(value).unwrap();
        TimeResidual {
            launch: RecordId::try_from(launch.to_owned()).unwrap(),
            report: RecordId::try_from("tokyo".to_owned()).unwrap(),
            date: "2017-07-28".parse().unwrap(),
            reported_s: value(reported_s),
            rounding_s: value(1.0),
            computed_low_s: value(980.0),
            computed_s: value(1_000.0),
            computed_high_s: value(1_020.0),
            burnout_s: value(200.0),
            standard_range_km: standard_range_km.map(value),
        }
    }

    #[test]
    fn fewer_than_eight_flights_measure_nothing() {
        let flights: Vec<TimeResidual> =
            (0..8).map(|index| residual(&format!("a-{index}"), 1_010.0, None)).collect();
        let all: Vec<&TimeResidual> = flights.iter().collect();
        assert_eq!(ModelError::of(&all, None).unwrap().flights, 8);
        assert!(ModelError::of(&all[..7], None).is_none());
    }

    #[test]
    fn the_launch_that_is_judged_does_not_measure() {
        let residuals = time_residuals().unwrap();
        let class = RangeClass::Intercontinental;
        let all = ModelError::measured("nothing", class).unwrap().unwrap();
        assert_eq!(all.flights, residuals.len());
        for left_out in &residuals {
            let others: Vec<&TimeResidual> =
                residuals.iter().filter(|one| one.launch != left_out.launch).collect();
            let found = ModelError::measured(left_out.launch.as_str(), class).unwrap().unwrap();
            assert_eq!(Some(&found), ModelError::of(&others, None).as_ref());
            assert!(found != all, "{} moves nothing", left_out.launch);
        }
    }
}
