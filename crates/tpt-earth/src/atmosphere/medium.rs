//! What does the standard air do to what flies through it, asked at every step of a flight?
//!
//! # Model
//! Density, pressure and the inverse of the speed of sound of [`super::standard_air`] as polynomials of degree 7 in
//! geometric height, over cells of at most 1 km below 86 km and of 500 m above: interpolated at Chebyshev's points.
//!
//! ```text
//! f(h) ≈ Σ c_k u^k,   u = 2 (h − h_cell)/width − 1,   u_j = cos((2j + 1) π/16),   j, k = 0 … 7
//! ```
//!
//! # Assumptions and limits
//! - Within 1e-13 of the equations below 86 km. Above, within 2e-5 of the table next to 100 km, where the standard has a
//!   kink, and next to 110 km; within 1e-6 of it elsewhere.
//! - Farther than 4 km outside the heights of a layer its equations themselves are computed.
//! - The standard gives sound no speed above 86 km: here it has that at 86 km, for who needs a Mach number.
//!
//! # Conventions
//! Heights as in [`super`]. Numbers in SI, because a flight asks for them a hundred million times.
//!
//! # Sources
//! - Interpolation at Chebyshev's points: textbook, no source needed.
//!
//! # Checked by
//! - `super`'s equations, by tests here.
//!
//! # Not here
//! The standard itself: [`super`].

use std::sync::LazyLock;

use super::{AirLayer, LAYERS, TURBOPAUSE_M, layered_air, thin};
use crate::lanes::{Lanes, MOST_LANES, Mask, Polynomials};
use crate::math::cos;

/// What the air does to a body: all that a flight asks of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Medium {
    /// Mass density.
    pub density_kg_m3: f64,
    /// Pressure.
    pub pressure_pa: f64,
    /// One over the speed of sound; above 86 km that at 86 km.
    pub slowness_s_m: f64,
}

impl Medium {
    const fn quantities(self) -> [f64; 4] {
        [self.density_kg_m3, self.pressure_pa, self.slowness_s_m, 0.0]
    }
}

/// Coefficients of a polynomial.
const TERMS: usize = 8;

/// The widest cells, m.
const CELL_M: f64 = 1000.0;
const THIN_CELL_M: f64 = 500.0;

/// How far a layer's cells go on beyond its ends, m: a step of a flight looks there before it is cut.
const BEYOND_M: f64 = 4000.0;

/// Where the lowest layer's cells begin, m.
const LOWEST_M: f64 = -5000.0;
const HIGHEST_M: f64 = super::ATMOSPHERE_CEILING.as_metres();

/// Polynomials of the three quantities of [`Medium`], and nothing as a fourth, over equal cells.
struct Cells {
    from_m: f64,
    per_m: f64,
    /// How many, as a number to compare with.
    end: f64,
    polynomials: Vec<Polynomials>,
}

impl Cells {
    fn over([from_m, to_m]: [f64; 2], widest_m: f64, of: impl Fn(f64) -> Medium) -> Self {
        let end = ((to_m - from_m) / widest_m).ceil();
        let width_m = (to_m - from_m) / end;
        let polynomials = (0..end as usize)
            .map(|cell| {
                let middle_m = from_m + (cell as f64 + 0.5) * width_m;
                let terms = interpolated(|u| of(middle_m + 0.5 * width_m * u).quantities());
                std::array::from_fn(|term| std::array::from_fn(|quantity| terms[quantity][term]))
            })
            .collect();
        Self { from_m, per_m: 1.0 / width_m, end, polynomials }
    }

    /// The polynomials at a height, and where in their cell it lies; none outside the cells.
    #[inline(always)]
    fn at(&self, height_m: f64) -> Option<(&Polynomials, f64)> {
        let steps = (height_m - self.from_m) * self.per_m;
        if !(steps >= 0.0 && steps < self.end) {
            return None;
        }
        let index = steps as usize;
        Some((self.polynomials.get(index)?, 2.0 * (steps - index as f64) - 1.0))
    }
}

/// The polynomials through the values at Chebyshev's points of −1 to 1.
fn interpolated<const QUANTITIES: usize>(
    of: impl Fn(f64) -> [f64; QUANTITIES],
) -> [[f64; TERMS]; QUANTITIES] {
    let angle = |j: usize| (2.0 * j as f64 + 1.0) * std::f64::consts::PI / (2.0 * TERMS as f64);
    let values: [[f64; QUANTITIES]; TERMS] = std::array::from_fn(|j| of(cos(angle(j))));
    std::array::from_fn(|q| {
        // T₀ = 1, T₁ = u, T_k = 2u T_{k−1} − T_{k−2}; their shares by the discrete orthogonality of the cosines.
        let (mut before, mut here) = ([0.0; TERMS], [0.0; TERMS]);
        (before[0], here[1]) = (1.0, 1.0);
        let mut sum = [0.0; TERMS];
        for k in 0..TERMS {
            let share: f64 = (0..TERMS).map(|j| values[j][q] * cos(k as f64 * angle(j))).sum();
            let share = share * if k == 0 { 1.0 } else { 2.0 } / TERMS as f64;
            let term = if k == 0 { before } else { here };
            for (sum, term) in sum.iter_mut().zip(term) {
                *sum += share * term;
            }
            if k > 0 {
                let next = std::array::from_fn(|i| if i > 0 { 2.0 * here[i - 1] } else { 0.0 } - before[i]);
                (before, here) = (here, next);
            }
        }
        sum
    })
}

/// The seven layers, and the thin air above 86 km, where one slowness holds.
static LAYERS_IN_CELLS: LazyLock<[Cells; 8]> = LazyLock::new(|| {
    std::array::from_fn(|index| {
        if index == usize::from(AirLayer::TOP.0) {
            return thin_cells();
        }
        let (from, to) = AirLayer(index as u8).ends();
        let below_m = from.map_or(LOWEST_M, |end| end.as_metres() - BEYOND_M);
        let ends = [below_m, to.map_or(HIGHEST_M, |end| end.as_metres() + BEYOND_M)];
        Cells::over(ends, CELL_M, |height_m| by_equations(index, height_m))
    })
});

fn thin_cells() -> Cells {
    let mut cells = Cells::over([TURBOPAUSE_M, HIGHEST_M], THIN_CELL_M, by_table);
    for row in &mut cells.polynomials {
        for (term, [_, _, slowness, _]) in row.iter_mut().enumerate() {
            *slowness = if term == 0 { *SLOWNESS_ABOVE_S_M } else { 0.0 };
        }
    }
    cells
}

/// The polynomials of no air.
static NOTHING: Polynomials = [[0.0; 4]; TERMS];

/// One over the speed of sound at 86 km.
static SLOWNESS_ABOVE_S_M: LazyLock<f64> =
    LazyLock::new(|| by_equations(LAYERS.len() - 1, TURBOPAUSE_M).slowness_s_m);

/// By the equations of the standard, one of the seven layers.
#[cold]
fn by_equations(index: usize, height_m: f64) -> Medium {
    let air = layered_air(index, height_m);
    Medium {
        density_kg_m3: air.density.as_kilograms_per_cubic_metre(),
        pressure_pa: air.pressure.as_pascal(),
        slowness_s_m: air.speed_of_sound.map_or(f64::NAN, |speed| 1.0 / speed.as_metres_per_second()),
    }
}

/// By the table of the thin air.
#[cold]
fn by_table(height_m: f64) -> Medium {
    let air = thin::air(height_m);
    Medium {
        density_kg_m3: air.density.as_kilograms_per_cubic_metre(),
        pressure_pa: air.pressure.as_pascal(),
        slowness_s_m: *SLOWNESS_ABOVE_S_M,
    }
}

impl AirLayer {
    /// The air by this layer's law at a height in m, which may lie a little beyond its ends: [`Self::air`] for who asks
    /// millions of times.
    #[must_use]
    #[inline(always)]
    pub fn medium(self, height_m: f64) -> Medium {
        let cells = &LAYERS_IN_CELLS[usize::from(self.0)];
        let Some((row, within)) = cells.at(height_m) else { return self.far_off(height_m) };
        let [density_kg_m3, pressure_pa, slowness_s_m] = within.polynomials(&[row]);
        Medium { density_kg_m3, pressure_pa, slowness_s_m }
    }

    /// Outside the cells.
    #[cold]
    fn far_off(self, height_m: f64) -> Medium {
        if self == Self::TOP { by_table(height_m) } else { by_equations(usize::from(self.0), height_m) }
    }
}

/// The air in layers side by side, each for a lane: [`AirLayer::medium`] for who asks hundreds of millions of times.
pub struct Layers<N> {
    layers: [AirLayer; MOST_LANES],
    cells: [&'static Cells; MOST_LANES],
    from_m: N,
    per_m: N,
    end: N,
}

impl<N: Lanes> Layers<N> {
    /// A layer for each lane, in lanes like some.
    #[inline(always)]
    pub fn new(like: N, layers: [AirLayer; MOST_LANES]) -> Self {
        let all = &*LAYERS_IN_CELLS;
        let mut cells = [&all[0]; MOST_LANES];
        for lane in 0..N::COUNT {
            cells[lane] = &all[usize::from(layers[lane].0)];
        }
        Self {
            layers,
            from_m: like.each(|lane| cells[lane].from_m),
            per_m: like.each(|lane| cells[lane].per_m),
            end: like.each(|lane| cells[lane].end),
            cells,
        }
    }

    /// Density in kg/m³, pressure in Pa and slowness in s/m at heights in m; nothing where there is no air.
    #[must_use]
    #[inline(always)]
    pub fn at(&self, height_m: N, in_air: N::Mask) -> [N; 3] {
        let steps = (height_m - self.from_m) * self.per_m;
        let nothing = height_m.all(0.0);
        // As `Cells::at`, where what is not a number is outside too.
        let inside = self.end.above(steps).and(nothing.above(steps).not());
        let mut rows = [&NOTHING; MOST_LANES];
        let mut whole = [0.0; MOST_LANES];
        let numbers = steps.numbers();
        for lane in 0..N::COUNT {
            let index = numbers[lane] as usize;
            whole[lane] = index as f64;
            if let Some(row) = self.cells[lane].polynomials.get(index) {
                rows[lane] = row;
            }
        }
        let within = (steps - height_m.each(|lane| whole[lane])) * 2.0 - 1.0;
        let mut air = within.polynomials(&rows);
        let far_off = in_air.and(inside.not());
        if far_off.any() {
            self.far_off(height_m, far_off, &mut air);
        }
        for quantity in &mut air {
            *quantity = quantity.or(nothing, in_air);
        }
        air
    }

    #[inline(always)]
    fn far_off(&self, height_m: N, far_off: N::Mask, air: &mut [N; 3]) {
        let far = height_m.all(1.0).or(height_m.all(0.0), far_off);
        let mut found = [[0.0; 4]; MOST_LANES];
        for (lane, found) in found.iter_mut().enumerate().take(N::COUNT) {
            if far.lane(lane) > 0.0 {
                *found = self.layers[lane].far_off(height_m.lane(lane)).quantities();
            }
        }
        for quantity in 0..3 {
            let value = height_m.each(|lane| found[lane][quantity]);
            air[quantity] = value.or(air[quantity], far_off);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;
    use crate::quantity::Length;

    #[test]
    fn below_86_km_it_is_the_air_of_the_equations() {
        for step in 0..=182_000 {
            let height_m = -5000.0 + 0.5 * f64::from(step);
            let layer = AirLayer::containing(Length::metres(height_m));
            let (medium, air) = (layer.medium(height_m), layer.air(Length::metres(height_m)));
            let Some(sound) = air.speed_of_sound else { continue };
            assert_close!(medium.density_kg_m3, air.density.as_kilograms_per_cubic_metre(), rel = 1e-13);
            assert_close!(medium.pressure_pa, air.pressure.as_pascal(), rel = 1e-13);
            assert_close!(medium.slowness_s_m * sound.as_metres_per_second(), 1.0, rel = 1e-13);
        }
    }

    #[test]
    fn above_it_is_the_air_of_the_table() {
        for step in 0..=91_400 {
            let height_m = TURBOPAUSE_M + 10.0 * f64::from(step) + 3.7;
            let (medium, air) = (AirLayer::TOP.medium(height_m), AirLayer::TOP.air(Length::metres(height_m)));
            let near_the_kink =
                (99_500.0..100_500.0).contains(&height_m) || (105_000.0..112_000.0).contains(&height_m);
            let rel = if near_the_kink { 2e-5 } else { 1e-6 };
            assert_close!(
                medium.density_kg_m3,
                air.density.as_kilograms_per_cubic_metre(),
                rel = rel,
                "{height_m} m"
            );
            assert_close!(medium.pressure_pa, air.pressure.as_pascal(), rel = rel, "{height_m} m");
        }
    }

    #[test]
    fn beyond_a_layer_its_equations_go_on() {
        let troposphere = AirLayer::containing(Length::ZERO);
        let near = troposphere.medium(13_000.0);
        let air = troposphere.air(Length::kilometres(13.0));
        assert_close!(near.density_kg_m3, air.density.as_kilograms_per_cubic_metre(), rel = 1e-13);
        let above = troposphere.medium(17_000.0);
        let air = troposphere.air(Length::kilometres(17.0));
        assert_close!(above.density_kg_m3, air.density.as_kilograms_per_cubic_metre(), rel = 0.0);
        assert!(AirLayer::TOP.medium(85_000.0).density_kg_m3 > AirLayer::TOP.medium(86_000.0).density_kg_m3);
    }
}
