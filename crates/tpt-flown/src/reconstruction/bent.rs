//! How a guess moves with what is drawn: a parabola for each input.

/// How numbers move with another: along a parabola.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bent<const N: usize> {
    slope: [f64; N],
    bend: [f64; N],
}

impl<const N: usize> Bent<N> {
    /// Through nothing and what is seen on two sides, as far as anything is.
    pub(super) fn through([(one, at_one), (other, at_other)]: [(f64, Option<[f64; N]>); 2]) -> Self {
        let straight = |aside: f64, at: [f64; N]| Self { slope: at.map(|at| at / aside), bend: [0.0; N] };
        match (at_one, at_other) {
            (Some(at_one), Some(at_other)) => {
                let bend = |i: usize| (at_one[i] / one - at_other[i] / other) / (one - other);
                let bend = std::array::from_fn(bend);
                Self { slope: std::array::from_fn(|i| at_one[i] / one - bend[i] * one), bend }
            }
            (Some(at), None) => straight(one, at),
            (None, Some(at)) => straight(other, at),
            (None, None) => Self { slope: [0.0; N], bend: [0.0; N] },
        }
    }

    pub(super) fn at(&self, aside: f64) -> [f64; N] {
        std::array::from_fn(|i| aside * (self.slope[i] + aside * self.bend[i]))
    }
}

/// What shares away from others move.
pub(super) fn along<const N: usize>(by_share: &[Bent<N>], to: &[f64], from: &[f64]) -> [f64; N] {
    let moved = by_share.iter().zip(to.iter().zip(from)).map(|(bent, (to, from))| bent.at(to - from));
    moved.fold([0.0; N], |sum, moved| std::array::from_fn(|i| sum[i] + moved[i]))
}
