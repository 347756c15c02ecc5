//! How likely the reports of several flights make each drawn vehicle.
//!
//! The rule stands in `docs/models/reconstruction.md`, "All flights of one missile".

use tpt_earth::math::ln;
use tpt_earth::{Spread, Time};

use crate::model_error::{Miss, ModelError};
use crate::reconstruction::{FlownTime, FlownTimes};

/// Draws that count, below which no band is given.
pub const FEWEST_EFFECTIVE: f64 = 100.0;

/// What one report says of a flight, and what each drawn vehicle does there.
#[derive(Clone, Debug)]
pub struct Evidence<'f> {
    /// By draw, with all propellant burnt and cut off early.
    pub flown: &'f FlownTimes,
    /// In how many readings the vehicle may fly: the second is early cutoff.
    pub readings: usize,
    /// The reported time and how far a computed one may be off; `None` where nothing is compared.
    pub time: Option<(Spread<Time>, &'f ModelError)>,
}

/// A reported time against a computed one; what is uncertain of the vehicle is in the draws.
fn miss(reported: Spread<Time>, flown: FlownTime) -> Miss {
    Miss {
        by: reported.at(0.5) - flown.flight,
        rounding: (reported.high() - reported.low()) * 0.5,
        band: Time::ZERO,
        burnout: flown.burnout,
    }
}

impl Evidence<'_> {
    /// How likely the report is, by draw: the mean over the readings; nothing where the vehicle flies so in none.
    ///
    /// ```
    /// use tpt_earth::Time;
    /// use tpt_flown::reconstruction::FlownTime;
    /// use tpt_flown::together::Evidence;
    ///
    /// let flown = FlownTime { flight: Time::seconds(900.0), burnout: Time::seconds(120.0) };
    /// // Two draws: one flies the report with all propellant burnt, the other not at all.
    /// let draws = vec![[Some(flown), None], [None, None]];
    /// let evidence = Evidence { flown: &draws, readings: 2, time: None };
    /// assert_eq!(evidence.likelihoods(), [0.5, 0.0]);
    /// ```
    #[must_use]
    pub fn likelihoods(&self) -> Vec<f64> {
        let of_one = |flown: FlownTime| {
            self.time.map_or(1.0, |(reported, error)| error.likelihood_per_s(miss(reported, flown)))
        };
        let of_draw = |readings: &[Option<FlownTime>; 2]| {
            let all: f64 = readings[..self.readings].iter().flatten().map(|flown| of_one(*flown)).sum();
            all / self.readings as f64
        };
        self.flown.iter().map(of_draw).collect()
    }

    /// The computed times, each with its weight under weights of the draws.
    pub(super) fn times(&self, weights: &[f64]) -> Vec<(FlownTime, f64)> {
        let of_draw = |(readings, weight): (&[Option<FlownTime>; 2], &f64)| {
            let weight = *weight / self.readings as f64;
            readings.map(|flown| Some((flown?, weight)))
        };
        let all = self.flown.iter().zip(weights).map(of_draw);
        all.flat_map(|two| two.into_iter().take(self.readings).flatten()).collect()
    }

    /// The share of the weight with which the vehicle can fly so, in one reading or the other.
    pub(super) fn able_share(&self, weights: &[f64]) -> f64 {
        let can = |readings: &[Option<FlownTime>; 2]| readings[..self.readings].iter().any(Option::is_some);
        let able: f64 = self
            .flown
            .iter()
            .zip(weights)
            .filter(|(readings, _)| can(readings))
            .map(|(_, weight)| weight)
            .sum();
        able / weights.iter().sum::<f64>()
    }

    /// Of true reports the share that miss by so much or more, to either side, under weights of the draws; `None` where nothing is
    /// compared or nothing flies.
    pub(super) fn miss_share(&self, weights: &[f64]) -> Option<f64> {
        let (reported, error) = self.time?;
        let times = self.times(weights);
        let all: f64 = times.iter().map(|(_, weight)| weight).sum();
        let above: f64 =
            times.iter().map(|(flown, weight)| weight * error.share_above(miss(reported, *flown))).sum();
        let above = above / all;
        (all > 0.0).then(|| (2.0 * above.min(1.0 - above)).clamp(0.0, 1.0))
    }
}

/// The draws' weights, together one: the product of what each flight says. `None` where nothing is likely.
///
/// ```
/// use tpt_flown::together::weights;
///
/// // The third draw is no vehicle.
/// let drawn = [true, true, false];
/// assert_eq!(weights(&drawn, [&vec![3.0, 1.0, 1.0]]), Some(vec![0.75, 0.25, 0.0]));
/// assert_eq!(weights(&drawn, [&vec![0.0, 0.0, 1.0]]), None);
/// ```
#[must_use]
pub fn weights<'l>(drawn: &[bool], likelihoods: impl IntoIterator<Item = &'l Vec<f64>>) -> Option<Vec<f64>> {
    let mut weights: Vec<f64> = drawn.iter().map(|is_vehicle| if *is_vehicle { 1.0 } else { 0.0 }).collect();
    for likelihoods in likelihoods {
        for (weight, likelihood) in weights.iter_mut().zip(likelihoods) {
            *weight *= likelihood;
        }
    }
    let all: f64 = weights.iter().sum();
    (all > 0.0).then(|| weights.into_iter().map(|weight| weight / all).collect())
}

/// How many equal draws say as much as weighted ones: one over the sum of the squares (Kish 1965).
///
/// ```
/// use tpt_flown::together::effective_draws;
///
/// assert_eq!(effective_draws(&[0.5, 0.5, 0.0, 0.0]), 2.0);
/// ```
#[must_use]
pub fn effective_draws(weights: &[f64]) -> f64 {
    let all: f64 = weights.iter().sum();
    all * all / weights.iter().map(|weight| weight * weight).sum::<f64>()
}

/// What moving from some weights to others says, in bits: the relative entropy (Kullback and Leibler 1951).
pub(super) fn bits(after: &[f64], before: &[f64]) -> f64 {
    let each = after.iter().zip(before).filter(|(after, _)| **after > 0.0);
    each.map(|(after, before)| after * ln(after / before)).sum::<f64>().max(0.0) / std::f64::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    #[test]
    fn equal_weights_are_all_effective_and_one_alone_is_one() {
        assert_close!(effective_draws(&[0.25; 4]), 4.0, abs = 1e-12);
        assert_close!(effective_draws(&[1.0, 0.0, 0.0, 0.0]), 1.0, abs = 1e-12);
        // Half of the draws ruled out: half of them count.
        assert_close!(effective_draws(&[0.5, 0.5, 0.0, 0.0]), 2.0, abs = 1e-12);
    }

    #[test]
    fn to_rule_out_half_of_the_draws_is_one_bit() {
        assert_close!(bits(&[0.5, 0.5, 0.0, 0.0], &[0.25; 4]), 1.0, abs = 1e-12);
        assert_close!(bits(&[0.25; 4], &[0.25; 4]), 0.0, abs = 0.0);
    }

    #[test]
    fn weights_are_products_and_no_vehicle_has_none() {
        let (one, other) = (vec![1.0, 2.0, 1.0, 0.0], vec![1.0, 1.0, 2.0, 5.0]);
        let found = weights(&[true, true, false, true], [&one, &other]).unwrap();
        assert_close!(found[0], 1.0 / 3.0, abs = 1e-12);
        assert_close!(found[1], 2.0 / 3.0, abs = 1e-12);
        assert_eq!(found[2..], [0.0, 0.0]);
        assert_eq!(weights(&[true, true], [&vec![0.0, 0.0]]), None);
    }

    fn flown(flight_s: f64) -> Option<FlownTime> {
        Some(FlownTime { flight: Time::seconds(flight_s), burnout: Time::seconds(200.0) })
    }

    #[test]
    fn a_time_weighs_the_vehicles_that_take_so_long_and_a_false_one_leaves_some() {
        let error = ModelError::measured("none", tpt_catalogue::RangeClass::ShortRange).unwrap().unwrap();
        let times =
            vec![[flown(1_000.0), None], [flown(1_100.0), None], [None, None], [None, flown(1_000.0)]];
        let reported = Spread::Uniform { low: Time::seconds(990.0), high: Time::seconds(1_010.0) };
        let evidence = Evidence { flown: &times, readings: 2, time: Some((reported, &error)) };
        let found = evidence.likelihoods();
        assert!(found[0] > 2.0 * found[1] && found[1] > 0.0, "{found:?}");
        assert_close!(found[2], 0.0, abs = 0.0);
        assert_close!(found[3], found[0], rel = 1e-12);
        // One reading alone: what is cut off early is none.
        assert_close!(Evidence { readings: 1, ..evidence.clone() }.likelihoods()[3], 0.0, abs = 0.0);
        assert_close!(evidence.able_share(&[0.25; 4]), 0.75, abs = 1e-12);
        // The middle of what is flown misses by nothing: every report misses by so much or more.
        let even = evidence.miss_share(&[1.0, 0.0, 0.0, 0.0]).unwrap();
        assert_close!(even, 1.0, abs = 1e-9);
        // One draw alone misses as often as a report that is judged by itself.
        let alone = error.miss_share(miss(reported, times[1][0].unwrap()));
        assert_close!(evidence.miss_share(&[0.0, 1.0, 0.0, 0.0]).unwrap(), alone, rel = 1e-9);
        assert!(alone < 0.5, "{alone}");
    }

    #[test]
    fn without_a_time_only_reach_counts() {
        let times = vec![[flown(1_000.0), None], [None, None]];
        let evidence = Evidence { flown: &times, readings: 1, time: None };
        assert_eq!(evidence.likelihoods(), [1.0, 0.0]);
        assert_eq!(evidence.miss_share(&[0.5, 0.5]), None);
    }
}
