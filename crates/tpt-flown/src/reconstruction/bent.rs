//! How a guess moves with what is drawn: a parabola for each input, a wave for a direction that may be any.

use tpt_earth::math::{cos, sin};

/// How numbers move with another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bent<const N: usize> {
    shape: Shape,
    slope: [f64; N],
    bend: [f64; N],
}

/// Along which curve numbers move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A parabola.
    Parabola,
    /// A wave that has come round when the other has moved by 1: the share of a full turn.
    Wave,
}

impl Shape {
    /// What the slope and the bend are taken times, away from where nothing moves.
    fn parts(self, aside: f64) -> [f64; 2] {
        match self {
            Shape::Parabola => [aside, aside * aside],
            Shape::Wave => {
                let turn = std::f64::consts::TAU * aside;
                [sin(turn), 1.0 - cos(turn)]
            }
        }
    }
}

impl<const N: usize> Bent<N> {
    /// Through nothing and what is seen on two sides, as far as anything is.
    pub(super) fn through(shape: Shape, sides: [(f64, Option<[f64; N]>); 2]) -> Self {
        let [(one, at_one), (other, at_other)] = sides;
        let straight = |aside: f64, at: [f64; N]| {
            let [slope, _] = shape.parts(aside);
            Self { shape, slope: at.map(|at| at / slope), bend: [0.0; N] }
        };
        match (at_one, at_other) {
            (Some(at_one), Some(at_other)) => {
                let ([a, b], [c, d]) = (shape.parts(one), shape.parts(other));
                let determinant = a * d - b * c;
                let solved = |i: usize| {
                    [
                        (at_one[i] * d - at_other[i] * b) / determinant,
                        (at_other[i] * a - at_one[i] * c) / determinant,
                    ]
                };
                let part = |part: usize| std::array::from_fn(|i| solved(i)[part]);
                Self { shape, slope: part(0), bend: part(1) }
            }
            (Some(at), None) => straight(one, at),
            (None, Some(at)) => straight(other, at),
            (None, None) => Self { shape, slope: [0.0; N], bend: [0.0; N] },
        }
    }

    pub(super) fn at(&self, aside: f64) -> [f64; N] {
        let [straight, bent] = self.shape.parts(aside);
        std::array::from_fn(|i| straight * self.slope[i] + bent * self.bend[i])
    }
}

/// What shares away from others move.
pub(super) fn along<const N: usize>(by_share: &[Bent<N>], to: &[f64], from: &[f64]) -> [f64; N] {
    let moved = by_share.iter().zip(to.iter().zip(from)).map(|(bent, (to, from))| bent.at(to - from));
    moved.fold([0.0; N], |sum, moved| std::array::from_fn(|i| sum[i] + moved[i]))
}

#[cfg(test)]
mod tests {
    use super::{Bent, Shape};
    use tpt_earth::assert_close;
    use tpt_earth::math::{cos, sin};

    #[test]
    fn a_curve_goes_through_what_was_seen() {
        let wave = |aside: f64| {
            let turn = std::f64::consts::TAU * aside;
            [3.0 * sin(turn) - 2.0 * (1.0 - cos(turn))]
        };
        let parabola = |aside: f64| [aside * (2.0 - 5.0 * aside)];
        for shape in [Shape::Wave, Shape::Parabola] {
            let curve = |aside: f64| if shape == Shape::Wave { wave(aside) } else { parabola(aside) };
            let sides = [0.3, -0.2].map(|aside| (aside, Some(curve(aside))));
            let bent = Bent::through(shape, sides);
            for aside in [-0.5, -0.1, 0.0, 0.2, 0.5] {
                assert_close!(bent.at(aside)[0], curve(aside)[0], abs = 1e-12, "{shape:?} {aside}");
            }
        }
        let wave = Bent::through(Shape::Wave, [0.3, -0.3].map(|aside| (aside, Some(wave(aside)))));
        assert_close!(wave.at(-0.5)[0], wave.at(0.5)[0], abs = 1e-12);
    }
}
