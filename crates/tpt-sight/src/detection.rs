//! When has a searching radar noticed a target, and when does it hold it firmly?
//!
//! # Model
//! The target's echo fluctuates from scan to scan; each scan notices it with a probability that follows from the
//! signal-to-noise ratio, and the probabilities of successive scans cumulate:
//!
//! ```text
//! S(R) = S₀ (R₀(σ)/R)⁴,   V = −ln P_fa
//! Swerling 1:  P_d = exp(−V / (1 + S))
//! Swerling 3:  P_d = (1 + 2 S V / (2 + S)²) exp(−2 V / (2 + S))
//! steady:      P_d = ½ erfc(√V − √(S + ½))                        North's approximation
//! P_c = 1 − Π (1 − P_d,i)
//! ```
//!
//! One coherent dwell a scan. A firm track takes further dwells after the first detection.
//!
//! # Assumptions and limits
//! - Scans fluctuate independently (scan to scan). North's form is within 0.02 of the Marcum function for P_fa up to 1e-4.
//! - The scan period and the number of dwells of a firm track are the caller's: no source gives them for these radars.
//!
//! # Conventions
//! Ratios as plain factors, not decibels.
//!
//! # Sources
//! - \[swerling1954\] P. Swerling, Probability of Detection for Fluctuating Targets, RAND RM-1217, 1954 — cited by textbooks,
//!   not opened; the forms for one pulse are derived in `docs/models/sight.md`.
//!
//! # Checked by
//! - analytic limits: no signal gives P_fa, infinite signal gives 1; numerical integration of the densities
//!   (`tests/it/detection.rs`).
//! - laws: P_d rises with the signal; cumulated probability never falls.
//!
//! # Not here
//! Geometry; what is done with a detection.

use tpt_earth::OutOfDomain;
use tpt_earth::math::{exp, ln};

/// How the echo of a target changes from scan to scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fluctuation {
    /// Not at all.
    Steady,
    /// Many equal scatterers (exponential).
    Swerling1,
    /// One large scatterer with many small ones (four degrees of freedom).
    Swerling3,
}

/// How a radar searches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Search {
    fluctuation: Fluctuation,
    threshold: f64,
}

impl Search {
    /// A search with a probability of false alarm in each dwell.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] unless the probability is above 0 and at most 0.1.
    pub fn new(fluctuation: Fluctuation, false_alarm: f64) -> Result<Self, OutOfDomain> {
        if !(false_alarm > 0.0 && false_alarm <= 0.1) {
            return Err(OutOfDomain::new(
                "probability of false alarm",
                false_alarm,
                "more than 0, at most 0.1",
            ));
        }
        Ok(Self { fluctuation, threshold: -ln(false_alarm) })
    }

    /// The probability that one dwell notices a target of a signal-to-noise ratio, 0 or more.
    #[must_use]
    pub fn single(&self, snr: f64) -> f64 {
        let v = self.threshold;
        match self.fluctuation {
            Fluctuation::Steady => 0.5 * erfc(v.sqrt() - (snr + 0.5).sqrt()),
            Fluctuation::Swerling1 => exp(-v / (1.0 + snr)),
            Fluctuation::Swerling3 => {
                let sum = 2.0 + snr;
                (1.0 + 2.0 * snr * v / (sum * sum)) * exp(-2.0 * v / sum)
            }
        }
    }

    /// The probability that a target has been noticed after each of some dwells.
    pub fn cumulative(&self, snrs: impl IntoIterator<Item = f64>) -> impl Iterator<Item = f64> {
        let search = *self;
        snrs.into_iter().scan(1.0, move |missed, snr| {
            *missed *= 1.0 - search.single(snr);
            Some(1.0 - *missed)
        })
    }
}

/// The complementary error function: its power series near zero, its continued fraction far out (Abramowitz and Stegun
/// 7.1.5 and 7.1.14).
fn erfc(x: f64) -> f64 {
    let positive = x.abs();
    let value = if positive < 2.0 {
        let mut term = positive;
        let mut sum = positive;
        for n in 1..60 {
            let n = f64::from(n);
            term *= -positive * positive / n;
            sum += term / (2.0 * n + 1.0);
        }
        1.0 - 2.0 / std::f64::consts::PI.sqrt() * sum
    } else {
        let mut fraction = 0.0;
        for n in (1..60).rev() {
            fraction = 0.5 * f64::from(n) / (positive + fraction);
        }
        exp(-positive * positive) / (std::f64::consts::PI.sqrt() * (positive + fraction))
    };
    if x < 0.0 { 2.0 - value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    #[test]
    fn erfc_has_its_tabulated_values() {
        // Abramowitz and Stegun, table 7.1: erf 0.5, 1, 2; and erfc(3).
        for (x, value) in
            [(0.0, 1.0), (0.5, 0.479_500_122), (1.0, 0.157_299_207), (2.0, 0.004_677_735), (3.0, 2.209_05e-5)]
        {
            assert_close!(erfc(x), value, abs = 1e-9);
            assert_close!(erfc(-x), 2.0 - value, abs = 1e-9);
        }
    }
}
