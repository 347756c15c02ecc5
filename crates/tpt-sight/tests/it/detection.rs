//! Detection against the integrals that define it.

use tpt_earth::assert_close;
use tpt_earth::math::{exp, ln};
use tpt_sight::{Fluctuation, Search};

const FALSE_ALARM: f64 = 1e-6;

fn search(fluctuation: Fluctuation) -> Search {
    Search::new(fluctuation, FALSE_ALARM).expect("it is a probability")
}

/// The probability that noise with a steady signal of power `snr` passes the threshold `v`: the Marcum function, by its
/// series of Poisson weights over chi-square tails.
fn marcum(snr: f64, v: f64) -> f64 {
    let (mut weight, mut tail, mut term, mut sum) = (exp(-snr), exp(-v), exp(-v), 0.0);
    for k in 0..2000 {
        sum += weight * tail;
        let next = f64::from(k) + 1.0;
        weight *= snr / next;
        term *= v / next;
        tail += term;
    }
    sum
}

/// The mean over a density of the signal's power, by Simpson's rule.
fn mean_over(density: impl Fn(f64) -> f64, mean_snr: f64, v: f64) -> f64 {
    let (top, steps) = (30.0, 3000);
    let h = top / f64::from(steps);
    let at = |i: i32| {
        let share = f64::from(i) * h;
        density(share) * marcum((share * mean_snr).min(600.0), v)
    };
    (0..steps / 2).map(|i| h / 3.0 * (at(2 * i) + 4.0 * at(2 * i + 1) + at(2 * i + 2))).sum()
}

#[test]
fn fluctuating_targets_are_the_mean_over_their_densities() {
    let v = -ln(FALSE_ALARM);
    for snr in [1.0, 5.0, 20.0] {
        let exponential = mean_over(|x| exp(-x), snr, v);
        assert_close!(search(Fluctuation::Swerling1).single(snr), exponential, abs = 1e-4);
        let four_degrees = mean_over(|x| 4.0 * x * exp(-2.0 * x), snr, v);
        assert_close!(search(Fluctuation::Swerling3).single(snr), four_degrees, abs = 1e-4);
        assert_close!(search(Fluctuation::Steady).single(snr), marcum(snr, v), abs = 0.02);
    }
}

#[test]
fn no_signal_is_a_false_alarm_and_a_strong_one_is_certain() {
    for fluctuation in [Fluctuation::Swerling1, Fluctuation::Swerling3] {
        assert_close!(search(fluctuation).single(0.0), FALSE_ALARM, rel = 1e-9);
        assert_close!(search(fluctuation).single(1e9), 1.0, abs = 1e-6);
    }
    assert_close!(search(Fluctuation::Steady).single(1e4), 1.0, abs = 1e-9);
}

#[test]
fn cumulated_probability_never_falls_and_is_the_product_of_misses() {
    let snrs = [0.5, 3.0, 10.0, 0.0, 40.0];
    let search = search(Fluctuation::Swerling1);
    let cumulated: Vec<f64> = search.cumulative(snrs).collect();
    assert!(cumulated.is_sorted());
    let missed: f64 = snrs.iter().map(|snr| 1.0 - search.single(*snr)).product();
    assert_close!(cumulated[4], 1.0 - missed, abs = 1e-15);
}

#[test]
fn a_probability_of_false_alarm_is_one() {
    for bad in [0.0, -1.0, 0.5, f64::NAN] {
        assert!(Search::new(Fluctuation::Swerling1, bad).is_err(), "{bad}");
    }
}
