//! How far is this number known, and what drives it?
//!
//! # Model
//! An input is a [`Spread`] (uniform, or triangular where a most likely value is published). A band is the 5th,
//! 50th and 95th percentile of an output over a fixed, scrambled, low-discrepancy set of inputs:
//!
//! ```text
//! u(i, d) = Owen-scrambled Sobol point i, dimension d, in [0, 1)
//! x_d     = F_d⁻¹(u(i, d))           inverse distribution function of input d
//! q(p)    = linear interpolation between the order statistics at p·(n − 1)
//! ```
//!
//! How far a percentile is known is seen from the same draws: they are split into sixteen parts in their order, each part has its
//! own percentile, and the standard error of their mean is that of the whole. Each part of a low-discrepancy set is one itself,
//! so that this is no less than what another seed moves it by.
//!
//! A named [`Stream`] keys the points, so that two purposes never share numbers and sample `i` is the same
//! number whether 60 or 100 samples are drawn, on one thread or eight.
//!
//! # Assumptions and limits
//! - Inputs are independent within a stream.
//! - Points have 24 significant bits: a percentile is not resolved more finely than 6e-8 of the spread.
//! - At most 65,536 samples and 256 dimensions.
//!
//! # Conventions
//! Percentiles by linear interpolation (type 7 of Hyndman and Fan).
//!
//! # Sources
//! - \[burley2020\] B. Burley, Practical Hash-based Owen Scrambling, JCGT 9(4), 2020, through the crate
//!   `sobol_burley` — cited by that crate.
//! - \[hyndman1996\] R. J. Hyndman, Y. Fan, Sample quantiles in statistical packages, The American Statistician
//!   50(4), 1996, definition 7 — unverified.
//!
//! # Checked by
//! - laws: percentiles of a uniform and a triangular spread against their closed forms; streams differ;
//!   100 samples = 60 + 40.
//!
//! # Not here
//! The spread *between* competing sources: that is never mixed into a band.

use std::ops::{Add, Div, Mul, Sub};

use crate::quantity::OutOfDomain;

/// Samples of a band where nothing else is asked for.
pub const DEFAULT_SAMPLES: u32 = 1024;

/// The seed of every stream where nothing else is asked for.
pub const DEFAULT_SEED: u32 = 20_170_320;

/// The most samples that the generator has.
pub const MAX_SAMPLES: u32 = 1 << 16;

/// The 5th, 50th and 95th percentile of a quantity `T`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band<T = f64> {
    /// The 5th percentile.
    pub low: T,
    /// The 50th percentile.
    pub nominal: T,
    /// The 95th percentile.
    pub high: T,
}

impl<T: Copy> Band<T> {
    /// The same band in another unit or quantity; `f` must not decrease.
    pub fn map<U>(self, f: impl Fn(T) -> U) -> Band<U> {
        Band { low: f(self.low), nominal: f(self.nominal), high: f(self.high) }
    }
}

impl Band {
    /// The band of samples in any order; an infinite one stands for one beyond every number that a model gives. An end that lies
    /// among such samples is infinite.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there is no sample or one is not a number, or infinite below.
    pub fn of_samples_or_beyond(samples: Vec<f64>) -> Result<Self, OutOfDomain> {
        Ok(percentiles(&sorted(samples)?))
    }
}

/// The `p` quantile of sorted samples by linear interpolation.
fn percentile(sorted: &[f64], p: f64) -> f64 {
    let at = p * (sorted.len() - 1) as f64;
    let below = at.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    let share = at - below as f64;
    if sorted[above].is_infinite() {
        return if share > 0.0 { f64::INFINITY } else { sorted[below] };
    }
    sorted[below] + share * (sorted[above] - sorted[below])
}

/// A band of samples, and how far each of its percentiles is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sampled {
    /// The percentiles.
    pub band: Band,
    /// The standard error of each percentile.
    pub error: Band,
}

impl Sampled {
    /// The band of samples in any order, with its errors.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there is no sample or one is not finite.
    pub fn of(samples: Vec<f64>) -> Result<Self, OutOfDomain> {
        if let Some(bad) = samples.iter().find(|sample| !sample.is_finite()) {
            return Err(OutOfDomain::new("sample", bad, "finite numbers"));
        }
        Self::of_or_beyond(samples)
    }

    /// The same, where an infinite sample stands for one beyond every number that a model gives.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there is no sample or one is not a number, or infinite below.
    pub fn of_or_beyond(samples: Vec<f64>) -> Result<Self, OutOfDomain> {
        let parts: Vec<Band> = samples
            .chunks(samples.len().div_ceil(PARTS).max(FEWEST))
            .map(|part| Ok(percentiles(&sorted(part.to_vec())?)))
            .collect::<Result<_, OutOfDomain>>()?;
        let sorted = sorted(samples)?;
        Ok(Self { band: percentiles(&sorted), error: errors(&parts, sorted.iter().copied()) })
    }

    /// The band of samples of which each stands for a share of its own, in the order in which they were drawn, with its errors. Between
    /// two samples a percentile is interpolated; each stands in the middle of its weight.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there is no sample with a weight, one is not a number, or infinite below, or a weight is not a number from 0 on.
    pub fn weighted(samples: &[(f64, f64)]) -> Result<Self, OutOfDomain> {
        if let Some((_, bad)) = samples.iter().find(|(_, weight)| !(weight.is_finite() && *weight >= 0.0)) {
            return Err(OutOfDomain::new("weight", bad, "numbers from 0 on"));
        }
        let band = weighted_percentiles(samples)?
            .ok_or_else(|| OutOfDomain::new("samples with a weight", 0, "one or more"))?;
        let parts: Vec<Option<Band>> = samples
            .chunks(samples.len().div_ceil(PARTS).max(FEWEST))
            .map(weighted_percentiles)
            .collect::<Result<_, OutOfDomain>>()?;
        let parts: Vec<Band> = parts.into_iter().flatten().collect();
        Ok(Self { band, error: errors(&parts, samples.iter().map(|(sample, _)| *sample)) })
    }
}

/// The standard error of each percentile, by the percentiles of parts of the samples. An infinite sample counts as the largest that is a
/// number.
fn errors(parts: &[Band], samples: impl Iterator<Item = f64> + Clone) -> Band {
    let finite = samples.filter(|sample| sample.is_finite());
    let largest = finite.clone().reduce(f64::max).unwrap_or_default();
    let least = finite.reduce(f64::min).unwrap_or_default();
    let error = |end: fn(&Band) -> f64| {
        if parts.len() < ENOUGH {
            return (largest - least) / 2.0;
        }
        standard_error(&parts.iter().map(|part| end(part).min(largest)).collect::<Vec<f64>>())
    };
    Band { low: error(|b| b.low), nominal: error(|b| b.nominal), high: error(|b| b.high) }
}

/// The percentiles of weighted samples; `None` where none has a weight.
fn weighted_percentiles(samples: &[(f64, f64)]) -> Result<Option<Band>, OutOfDomain> {
    let mut kept: Vec<(f64, f64)> = samples.iter().copied().filter(|(_, weight)| *weight > 0.0).collect();
    if let Some((bad, _)) = kept.iter().find(|(sample, _)| sample.is_nan() || *sample == f64::NEG_INFINITY) {
        return Err(OutOfDomain::new("sample", bad, "numbers, or beyond all of them"));
    }
    kept.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: f64 = kept.iter().map(|(_, weight)| weight).sum();
    let mut below = 0.0;
    for (_, weight) in &mut kept {
        let middle = below + 0.5 * *weight;
        below += *weight;
        *weight = middle / all;
    }
    let [Some(first), Some(last)] = [kept.first(), kept.last()] else { return Ok(None) };
    let at = |level: f64| {
        let above = kept.partition_point(|(_, share)| *share < level);
        let Some((high, to)) = kept.get(above) else { return last.0 };
        let Some((low, from)) = above.checked_sub(1).map(|i| kept[i]) else { return first.0 };
        let share = (level - from) / (to - from);
        if high.is_infinite() { *high } else { low + share * (high - low) }
    };
    Ok(Some(LEVELS.map(at)))
}

/// Into how many parts draws are split to see how far a percentile is known.
const PARTS: usize = 16;
/// The fewest draws of such a part: fewer have no percentiles of their own.
const FEWEST: usize = 8;

/// With fewer parts, half of the whole width stands for the error.
const ENOUGH: usize = 4;

/// The standard error of the mean of equally good values.
fn standard_error(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (squares / (count * (count - 1.0))).sqrt()
}

fn percentiles(sorted: &[f64]) -> Band {
    LEVELS.map(|level| percentile(sorted, level))
}

/// The levels of a band's percentiles.
const LEVELS: Band = Band { low: 0.05, nominal: 0.50, high: 0.95 };

fn sorted(mut samples: Vec<f64>) -> Result<Vec<f64>, OutOfDomain> {
    if let Some(bad) = samples.iter().find(|sample| sample.is_nan() || **sample == f64::NEG_INFINITY) {
        return Err(OutOfDomain::new("sample", bad, "numbers, or beyond all of them"));
    }
    if samples.is_empty() {
        return Err(OutOfDomain::new("samples", 0, "one or more"));
    }
    samples.sort_by(f64::total_cmp);
    Ok(samples)
}

/// How the true value of an input may lie around what was published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread<T = f64> {
    /// Anywhere between two ends alike.
    Uniform {
        /// The low end.
        low: T,
        /// The high end.
        high: T,
    },
    /// Between two ends, most likely at a value between them.
    Triangular {
        /// The low end.
        low: T,
        /// The most likely value.
        mode: T,
        /// The high end.
        high: T,
    },
}

impl<T> Spread<T>
where
    T: Copy + Add<Output = T> + Sub<Output = T> + Mul<f64, Output = T> + Div<T, Output = f64> + PartialOrd,
{
    /// The same spread of another quantity; `f` must be linear.
    pub fn map<U>(self, f: impl Fn(T) -> U) -> Spread<U> {
        match self {
            Spread::Uniform { low, high } => Spread::Uniform { low: f(low), high: f(high) },
            Spread::Triangular { low, mode, high } => {
                Spread::Triangular { low: f(low), mode: f(mode), high: f(high) }
            }
        }
    }

    /// The low end.
    #[must_use]
    pub fn low(self) -> T {
        match self {
            Spread::Uniform { low, .. } | Spread::Triangular { low, .. } => low,
        }
    }

    /// The high end.
    #[must_use]
    pub fn high(self) -> T {
        match self {
            Spread::Uniform { high, .. } | Spread::Triangular { high, .. } => high,
        }
    }

    /// The value below which the share `u` of the distribution lies, `u` in [0, 1].
    #[must_use]
    pub fn at(self, u: f64) -> T {
        match self {
            Spread::Uniform { low, high } => low + (high - low) * u,
            Spread::Triangular { low, mode, high } => {
                let width = high - low;
                // A width of zero is a single value; 0/0 would not be a number.
                if high <= low {
                    return low;
                }
                let split = (mode - low) / width;
                if u < split {
                    low + width * (u * split).sqrt()
                } else {
                    high - width * ((1.0 - u) * (1.0 - split)).sqrt()
                }
            }
        }
    }
}

/// A source of low-discrepancy numbers for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream {
    seed: u32,
}

impl Stream {
    /// The stream of `purpose` under the study's `seed`; the name alone keys it, by the FNV-1a hash.
    #[must_use]
    pub fn named(seed: u32, purpose: &str) -> Self {
        let hash = purpose
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Self { seed: hash ^ seed.wrapping_mul(0x9e37_79b9) }
    }

    /// Number `dimension` of sample `index`, in [0, 1).
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there are no such sample or dimension.
    pub fn number(self, index: u32, dimension: u32) -> Result<f64, OutOfDomain> {
        if index >= MAX_SAMPLES {
            return Err(OutOfDomain::new("sample index", index, "0 to 65,535"));
        }
        if dimension >= sobol_burley::NUM_DIMENSIONS {
            return Err(OutOfDomain::new("sample dimension", dimension, "0 to 255"));
        }
        Ok(f64::from(sobol_burley::sample(index, dimension, self.seed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;

    fn draws(stream: Stream, range: std::ops::Range<u32>) -> Vec<f64> {
        range.map(|i| stream.number(i, 0).unwrap()).collect()
    }

    #[test]
    fn weights_move_percentiles_as_repeats_do() {
        let samples = draws(Stream::named(DEFAULT_SEED, "weights"), 0..1024);
        // A weight of three is the same sample three times.
        let weighed: Vec<(f64, f64)> =
            samples.iter().map(|u| (*u, if *u > 0.5 { 3.0 } else { 1.0 })).collect();
        let found = Sampled::weighted(&weighed).unwrap();
        // Below 0.5 lies a quarter of the weight: the density is 0.5 there and 1.5 above.
        assert_close!(found.band.low, 0.1, abs = 2e-3);
        assert_close!(found.band.nominal, 0.5 + 0.25 / 1.5, abs = 2e-3);
        assert_close!(found.band.high, 1.0 - 0.05 / 1.5, abs = 2e-3);
        let even: Vec<(f64, f64)> = samples.iter().map(|u| (*u, 0.2)).collect();
        let plain = Sampled::of(samples).unwrap();
        let even = Sampled::weighted(&even).unwrap();
        assert_close!(even.band.low, plain.band.low, abs = 1e-3);
        assert_close!(even.band.high, plain.band.high, abs = 1e-3);
        assert_close!(even.error.nominal, plain.error.nominal, rel = 0.1);
    }

    #[test]
    fn a_sample_without_weight_does_not_count() {
        let found =
            Sampled::weighted(&[(1.0, 0.0), (2.0, 1.0), (f64::INFINITY, 0.0), (f64::NAN, 0.0)]).unwrap();
        assert_close!(found.band.low, 2.0, abs = 0.0);
        assert_close!(found.band.high, 2.0, abs = 0.0);
        assert!(Sampled::weighted(&[(1.0, 0.0)]).is_err());
        assert!(Sampled::weighted(&[(1.0, -1.0)]).is_err());
        assert!(Sampled::weighted(&[(f64::NAN, 1.0)]).is_err());
    }

    #[test]
    fn percentiles_of_a_uniform_spread_are_its_own() {
        let stream = Stream::named(DEFAULT_SEED, "uniform");
        let spread = Spread::Uniform { low: 990.0, high: 1010.0 };
        let samples = draws(stream, 0..DEFAULT_SAMPLES).into_iter().map(|u| spread.at(u)).collect();
        let band = Sampled::of(samples).unwrap().band;
        // One thousandth of the width: the discrepancy of 1,024 Sobol points is below 1/1,024.
        assert_close!(band.low, 991.0, abs = 0.02);
        assert_close!(band.nominal, 1000.0, abs = 0.02);
        assert_close!(band.high, 1009.0, abs = 0.02);
    }

    #[test]
    fn a_triangular_spread_inverts_its_distribution() {
        let spread = Spread::Triangular { low: 0.0, mode: 2.0, high: 10.0 };
        // F(2) = 2·2/(10·2) = 0.2; F(10 − √40) = 0.5, from the closed form of the triangle.
        assert_close!(spread.at(0.2), 2.0, abs = 1e-12);
        assert_close!(spread.at(0.5), 10.0 - 40.0_f64.sqrt(), abs = 1e-12);
        assert_close!(spread.at(0.0), 0.0, abs = 0.0);
        assert_close!(spread.at(1.0), 10.0, abs = 0.0);
    }

    #[test]
    fn streams_of_two_purposes_or_seeds_differ() {
        let one = draws(Stream::named(1, "range"), 0..64);
        assert_ne!(one, draws(Stream::named(1, "apogee"), 0..64));
        assert_ne!(one, draws(Stream::named(2, "range"), 0..64));
    }

    #[test]
    fn a_hundred_samples_are_sixty_and_forty() {
        let stream = Stream::named(7, "split");
        let mut split = draws(stream, 0..60);
        split.extend(draws(stream, 60..100));
        assert_eq!(split, draws(stream, 0..100));
    }

    #[test]
    fn percentiles_interpolate_between_order_statistics() {
        let band = Sampled::of(vec![3.0, 1.0, 2.0]).unwrap().band;
        assert_close!(band.low, 1.1, abs = 1e-12);
        assert_close!(band.nominal, 2.0, abs = 0.0);
        assert_close!(band.high, 2.9, abs = 1e-12);
        assert!(Sampled::of(vec![]).is_err());
        assert!(Sampled::of(vec![f64::NAN]).is_err());
    }

    #[test]
    fn an_error_is_what_another_seed_moves_a_percentile_by() {
        let of = |seed: u32| {
            let stream = Stream::named(seed, "error");
            let number = |i: u32, d: u32| stream.number(i, d).unwrap();
            // A sum of eight inputs: smooth, and no single input decides.
            Sampled::of((0..1024).map(|i| (0..8).map(|d| number(i, d)).sum()).collect()).unwrap()
        };
        let all: Vec<Sampled> = (0..24).map(of).collect();
        for end in [|b: &Band| b.low, |b: &Band| b.nominal, |b: &Band| b.high] {
            let values: Vec<f64> = all.iter().map(|one| end(&one.band)).collect();
            let moved = standard_error(&values) * (values.len() as f64).sqrt();
            let told = all.iter().map(|one| end(&one.error)).sum::<f64>() / all.len() as f64;
            // No less than it moves by, and not without bound.
            assert!(told > 0.8 * moved && told < 6.0 * moved, "{told} told, {moved} seen");
        }
    }

    #[test]
    fn what_does_not_vary_is_known_and_few_draws_know_little() {
        let constant = Sampled::of(vec![7.0; 200]).unwrap();
        assert_close!(constant.error.nominal, 0.0, abs = 0.0);
        let few = Sampled::of(vec![1.0, 2.0, 9.0]).unwrap();
        assert_close!(few.error.low, 4.0, abs = 0.0);
        // What lies beyond counts as the largest that is a number.
        let beyond = Sampled::of_or_beyond([vec![5.0; 100], vec![f64::INFINITY; 100]].concat()).unwrap();
        assert_close!(beyond.error.low, 0.0, abs = 0.0);
        assert!(beyond.band.high.is_infinite());
    }
}
