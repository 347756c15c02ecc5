//! Shares of a gap among the figures that differ: exact Shapley values and first-order indices over all mixtures of two sides.
//!
//! A mixture is a set of figures that are taken from the second side, as the bits of its place in a table: place 0 is the first
//! side, the last place is the second. Shapley, "A value for n-person games", 1953; Owen, "Sobol' indices and Shapley value", SIAM/ASA
//! J. Uncertainty Quantification 2, 2014.

use tpt_earth::math::square;

/// The part of each figure of the gap between the last and the first value: its own contribution, averaged over every order in
/// which figures may be exchanged. The parts sum to the gap.
pub(super) fn shapley(figures: usize, values: &[f64]) -> Vec<f64> {
    let weights = weights(figures);
    let share = |figure: usize| {
        let bit = 1_usize << figure;
        let without = (0..values.len()).filter(|mixture| mixture & bit == 0);
        without
            .map(|mixture| weights[mixture.count_ones() as usize] * (values[mixture | bit] - values[mixture]))
            .sum()
    };
    (0..figures).map(share).collect()
}

/// The weight of a contribution after so many figures were exchanged: k! (n − 1 − k)! / n!.
fn weights(figures: usize) -> Vec<f64> {
    let mut choose = 1.0;
    let mut weights = Vec::with_capacity(figures);
    for before in 0..figures {
        weights.push(1.0 / (figures as f64 * choose));
        choose *= (figures - 1 - before) as f64 / (before + 1) as f64;
    }
    weights
}

/// The share of the variance over all mixtures, each as likely as any other, that each figure explains by itself; 0 where
/// nothing varies.
pub(super) fn first_order(figures: usize, values: &[f64]) -> Vec<f64> {
    let mean = |wanted: &dyn Fn(usize) -> bool| {
        let kept: Vec<f64> =
            (0..values.len()).filter(|mixture| wanted(*mixture)).map(|i| values[i]).collect();
        kept.iter().sum::<f64>() / kept.len().max(1) as f64
    };
    let whole = mean(&|_| true);
    let variance = values.iter().map(|value| square(value - whole)).sum::<f64>() / values.len().max(1) as f64;
    let index = |figure: usize| {
        let bit = 1_usize << figure;
        let (with, without) = (mean(&|mixture| mixture & bit != 0), mean(&|mixture| mixture & bit == 0));
        let explained = 0.5 * (square(with - whole) + square(without - whole));
        if variance > 0.0 { explained / variance } else { 0.0 }
    };
    (0..figures).map(index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;
    use tpt_earth::math::{fourth_root, ln, sin};

    /// A table of a function of the figures: each is its first or its second value.
    fn table(ends: &[[f64; 2]], of: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let mixture = |bits: usize| {
            let values: Vec<f64> = ends.iter().enumerate().map(|(i, end)| end[bits >> i & 1]).collect();
            of(&values)
        };
        (0..1 << ends.len()).map(mixture).collect()
    }

    /// Every order of some figures.
    fn orders(figures: &[usize]) -> Vec<Vec<usize>> {
        if figures.is_empty() {
            return vec![Vec::new()];
        }
        let first = |at: usize| {
            let mut rest = figures.to_vec();
            let taken = rest.remove(at);
            orders(&rest).into_iter().map(move |order| [vec![taken], order].concat())
        };
        (0..figures.len()).flat_map(first).collect()
    }

    /// The average contribution over every order, one after the other.
    fn by_every_order(figures: usize, values: &[f64]) -> Vec<f64> {
        let orders = orders(&(0..figures).collect::<Vec<_>>());
        let mut sums = vec![0.0; figures];
        for order in &orders {
            let mut mixture = 0;
            for figure in order {
                sums[*figure] += values[mixture | 1 << figure] - values[mixture];
                mixture |= 1 << figure;
            }
        }
        sums.iter().map(|sum| sum / orders.len() as f64).collect()
    }

    #[test]
    fn the_radar_range_law_shares_out_by_logarithms() {
        // R = k (σ · dwell / threshold)^¼: on a log scale a quarter of each logarithm, whatever the order.
        let ends = [[0.01, 1.0], [0.1, 0.4], [20.0, 13.0]];
        let values = table(&ends, |x| ln(1000.0 * fourth_root(x[0] * x[1] / x[2])));
        let shares = shapley(3, &values);
        let closed = [0.25 * ln(100.0_f64), 0.25 * ln(4.0_f64), -0.25 * ln(13.0_f64 / 20.0)];
        for (share, closed) in shares.iter().zip(closed) {
            assert_close!(*share, closed, abs = 1e-12);
        }
        // Additive: the first-order indices are the squares of the shares and sum to one.
        let squares: f64 = closed.iter().map(|share| share * share).sum();
        for (index, closed) in first_order(3, &values).iter().zip(closed) {
            assert_close!(*index, closed * closed / squares, abs = 1e-12);
        }
    }

    #[test]
    fn interacting_figures_are_shared_out_as_over_every_order_and_sum_to_the_gap() {
        let ends = [[1.0, 3.0], [2.0, -1.0], [0.5, 4.0], [7.0, 6.0], [1.0, 1.0]];
        let values = table(&ends, |x| x[0] * x[1] + sin(x[2] * x[3]) * x[0] + x[3].max(x[2]) + x[4]);
        let shares = shapley(5, &values);
        for (share, brute) in shares.iter().zip(by_every_order(5, &values)) {
            assert_close!(*share, brute, abs = 1e-12);
        }
        assert_close!(shares.iter().sum::<f64>(), values[31] - values[0], abs = 1e-12);
        assert_close!(shares[4], 0.0, abs = 1e-12);
    }

    #[test]
    fn where_nothing_differs_nothing_is_shared_out() {
        assert!(shapley(0, &[5.0]).is_empty());
        assert_eq!(first_order(2, &[3.0; 4]), [0.0, 0.0]);
    }
}
