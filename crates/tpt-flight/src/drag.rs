//! How much drag does a body have at a Mach number?
//!
//! # Model
//! A table of drag coefficients over the Mach number, joined by the monotone cubic of Fritsch and Carlson with the
//! harmonic slopes of Fritsch and Butland; before the first and after the last entry the coefficient is that of the
//! entry. A straight line between the entries would have corners, at which an integrator of high order loses its order.
//!
//! ```text
//! D = ½ ρ v² C_d(M) A
//! ```
//!
//! # Assumptions and limits
//! - Zero angle of attack; no Reynolds number, no base drag that ends with the burn. Tables of one source differ from
//!   another's by half: a Scud-B flies a few per cent farther or nearer.
//! - Between two entries the cubic differs from the straight line by at most a few per cent of their difference, and never
//!   goes beyond either.
//!
//! # Conventions
//! The reference area is that of the body's circle, `π d²/4`.
//!
//! # Sources
//! - \[fritsch1980\] F. N. Fritsch, R. E. Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17(2), 1980;
//!   \[fritsch1984\] F. N. Fritsch, J. Butland, SIAM J. Sci. Stat. Comput. 5(2), 1984 — unverified; slopes as SciPy's
//!   `PchipInterpolator` describes them.
//!
//! # Checked by
//! - laws: through every entry, never beyond two neighbours; values of SciPy's `PchipInterpolator`.
//!
//! # Not here
//! The tables: `data/drag-tables.toml`. The drag of a re-entry vehicle, which is a ballistic coefficient:
//! [`crate::vehicle`].

use std::sync::Arc;

use tpt_earth::{Lanes, OutOfDomain};

/// Drag coefficient over Mach number.
#[derive(Clone, Debug, PartialEq)]
pub struct DragTable {
    mach: Arc<[f64]>,
    /// For each segment, counted from the entry at its lower end: coefficient, slope, bend and twist.
    cubics: Arc<[[f64; 4]]>,
}

impl DragTable {
    /// The table of `(Mach number, drag coefficient)`, both plain numbers.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there are fewer than two entries, a number is negative or not finite, or the Mach numbers
    /// do not rise.
    ///
    /// # Example
    ///
    /// ```
    /// use tpt_flight::DragTable;
    ///
    /// let table = DragTable::new(&[(0.0, 0.2), (1.0, 0.4), (3.0, 0.2)])?;
    /// assert_eq!(table.coefficient(1.0), 0.4);
    /// assert!(DragTable::new(&[(1.0, 0.4), (0.0, 0.2)]).is_err());
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    pub fn new(entries: &[(f64, f64)]) -> Result<Self, OutOfDomain> {
        if entries.len() < 2 {
            return Err(OutOfDomain::new("entries of a drag table", entries.len(), "two or more"));
        }
        for &(mach, coefficient) in entries {
            for (quantity, value) in [("Mach number", mach), ("drag coefficient", coefficient)] {
                if !(value.is_finite() && value >= 0.0) {
                    return Err(OutOfDomain::new(quantity, value, "0 or more"));
                }
            }
        }
        if let Some(pair) = entries.windows(2).find(|pair| pair[1].0 <= pair[0].0) {
            let allowed = "more than the one before it: a drag table is sorted by Mach number";
            return Err(OutOfDomain::new("Mach number", pair[1].0, allowed));
        }
        let slopes = slopes(entries);
        let held = |coefficient: f64| [coefficient, 0.0, 0.0, 0.0];
        let between = (0..entries.len() - 1).map(|i| {
            let ((mach, coefficient), (next_mach, next)) = (entries[i], entries[i + 1]);
            let width = next_mach - mach;
            let chord = (next - coefficient) / width;
            let bend = (3.0 * chord - 2.0 * slopes[i] - slopes[i + 1]) / width;
            let twist = (slopes[i] + slopes[i + 1] - 2.0 * chord) / (width * width);
            [coefficient, slopes[i], bend, twist]
        });
        let (first, last) = (entries[0].1, entries[entries.len() - 1].1);
        let cubics = std::iter::once(held(first)).chain(between).chain([held(last)]).collect();
        Ok(Self { mach: entries.iter().map(|entry| entry.0).collect(), cubics })
    }

    /// The drag coefficient at a Mach number; that of the nearest entry outside the table.
    #[must_use]
    pub fn coefficient(&self, mach: f64) -> f64 {
        let (law, from_mach) = self.segment(self.segment_of(mach));
        by_law(law, mach - from_mach)
    }

    /// The segment in which a Mach number lies: 0 before the first entry, then one from each entry to the next.
    pub(crate) fn segment_of(&self, mach: f64) -> usize {
        self.mach.partition_point(|&entry| entry <= mach)
    }

    /// Where a segment begins and ends; the first and the last have no end of their own.
    pub(crate) fn ends_of(&self, segment: usize) -> (Option<f64>, Option<f64>) {
        (segment.checked_sub(1).and_then(|i| self.mach.get(i).copied()), self.mach.get(segment).copied())
    }

    /// The law of one segment: coefficient, slope, bend and twist, and the Mach number from which they count.
    #[inline(always)]
    pub(crate) fn segment(&self, segment: usize) -> ([f64; 4], f64) {
        (self.cubics[segment], self.mach[segment.saturating_sub(1)])
    }
}

/// The drag coefficient by the law of a segment, counted from its Mach number; it goes on a little beyond the segment's ends.
#[inline(always)]
pub(crate) fn by_law<N: Lanes>([coefficient, slope, bend, twist]: [N; 4], beyond: N) -> N {
    coefficient + beyond * (slope + beyond * (bend + beyond * twist))
}

/// The slope at each entry: the weighted harmonic mean of its two neighbouring chords, 0 at a turn, one-sided at the ends.
fn slopes(entries: &[(f64, f64)]) -> Vec<f64> {
    let chord = |i: usize| {
        let ((mach, coefficient), (next_mach, next)) = (entries[i], entries[i + 1]);
        (next_mach - mach, (next - coefficient) / (next_mach - mach))
    };
    let last = entries.len() - 1;
    let at_end = |(near, near_chord): (f64, f64), (far, far_chord): (f64, f64)| {
        let slope = ((2.0 * near + far) * near_chord - near * far_chord) / (near + far);
        if slope * near_chord <= 0.0 {
            0.0
        } else if near_chord * far_chord <= 0.0 && slope.abs() > 3.0 * near_chord.abs() {
            3.0 * near_chord
        } else {
            slope
        }
    };
    (0..=last)
        .map(|i| {
            if last == 1 {
                chord(0).1
            } else if i == 0 {
                at_end(chord(0), chord(1))
            } else if i == last {
                at_end(chord(last - 1), chord(last - 2))
            } else {
                let ((before, one), (after, other)) = (chord(i - 1), chord(i));
                if one * other <= 0.0 {
                    return 0.0;
                }
                let (weight, other_weight) = (2.0 * after + before, after + 2.0 * before);
                (weight + other_weight) / (weight / one + other_weight / other)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use tpt_earth::assert_close;

    #[test]
    fn values_are_those_of_scipy() {
        // scipy 1.17.1: PchipInterpolator([0, .85, 1, 1.2, 2, 4.5], [.2, .2, .27, .27, .2, .2]) and one of a curve that
        // turns, whose ends are one-sided.
        let table =
            DragTable::new(&[(0.0, 0.2), (0.85, 0.2), (1.0, 0.27), (1.2, 0.27), (2.0, 0.2), (4.5, 0.2)])
                .unwrap();
        assert_close!(table.coefficient(0.9), 0.21814814814814817, abs = 1e-15);
        assert_close!(table.coefficient(1.5), 0.2478515625, abs = 1e-15);
        let turning =
            DragTable::new(&[(0.0, 0.15), (0.6, 0.2), (1.1, 0.42), (2.0, 0.3), (5.0, 0.1)]).unwrap();
        let scipy = [
            (0.2, 0.15660374604008817),
            (0.8, 0.28774193141505716),
            (1.5, 0.3792966704077815),
            (3.0, 0.2095467495467495),
            (4.9, 0.1017848122248122),
        ];
        for (mach, theirs) in scipy {
            assert_close!(turning.coefficient(mach), theirs, abs = 1e-14);
        }
    }

    #[test]
    fn outside_the_table_the_nearest_entry_holds() {
        let table = DragTable::new(&[(0.5, 0.2), (1.0, 0.4)]).unwrap();
        assert_close!(table.coefficient(0.0), 0.2, abs = 0.0);
        assert_close!(table.coefficient(25.0), 0.4, abs = 0.0);
        assert_close!(table.coefficient(0.75), 0.3, abs = 1e-15, "two entries make a straight line");
    }

    #[test]
    fn a_bad_table_is_refused_with_the_value() {
        let refusal = |entries: &[(f64, f64)]| DragTable::new(entries).unwrap_err().to_string();
        assert!(refusal(&[(0.0, 0.2)]).contains("entries of a drag table 1"));
        assert!(refusal(&[(0.0, 0.2), (0.0, 0.3)]).contains("sorted by Mach number"));
        assert!(refusal(&[(0.0, 0.2), (1.0, -0.3)]).contains("drag coefficient -0.3"));
        assert!(refusal(&[(0.0, 0.2), (f64::NAN, 0.3)]).contains("Mach number NaN"));
    }

    proptest! {
        #[test]
        fn between_two_entries_it_stays_between_them(
            steps in proptest::collection::vec((0.01..2.0_f64, 0.0..1.0_f64), 2..20),
            share in 0.0..1.0_f64,
        ) {
            let mut mach = 0.0;
            let entries: Vec<_> = steps.into_iter().map(|(step, coefficient)| {
                mach += step;
                (mach, coefficient)
            }).collect();
            let table = DragTable::new(&entries).unwrap();
            for pair in entries.windows(2) {
                let ((low, one), (high, other)) = (pair[0], pair[1]);
                let value = table.coefficient(low + share * (high - low));
                prop_assert!(value >= one.min(other) - 1e-12 && value <= one.max(other) + 1e-12);
            }
        }
    }
}
