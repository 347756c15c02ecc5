//! What is the air above 86 km, where gases part?
//!
//! # Model
//! Number densities of six gases by diffusion, integrated upwards from 86 km with the standard's own constants; then a
//! table of the logarithms of mass density and number density, joined by cubics.
//!
//! # Assumptions and limits
//! - Those of [`super`].
//!
//! # Conventions
//! Heights geometric. SI but where the standard's own constants are in kilometres.
//!
//! # Sources
//! - \[us1976\], as in [`super`].
//!
//! # Checked by
//! - laws: the table against the same integrals with finer steps.
//! - published values: the tests of [`super`].
//!
//! # Not here
//! The seven layers below: [`super`].

use crate::math::{cube, exp, ln, pow_positive, square};
use std::sync::LazyLock;

use super::{Air, GAS_CONSTANT, GRAVITY, RADIUS_M, SEA_LEVEL_MOLAR_MASS, TURBOPAUSE_M};
use crate::quantity::{Density, MolarMass, Pressure, Temperature};

/// Avogadro's number of the standard, 6.022169e23 /mol. Source: \[us1976\], table 2. Conventional.
const AVOGADRO: f64 = 6.022_169e23;
/// Boltzmann's constant of the standard, 1.380622e-23 J/K. Source: \[us1976\], table 2. Conventional.
pub(super) const BOLTZMANN: f64 = 1.380_622e-23;
/// Up to here the mean molar mass in the diffusion equations is that of sea level. Source: \[us1976\], section 1.3.1.
const MIXED_UP_TO_M: f64 = 100_000.0;

/// Temperature from 86 to 91 km, 186.8673 K. Source: \[us1976\], section 1.2.6.
const MESOPAUSE_TEMPERATURE: f64 = 186.867_3;

/// The gases above 86 km, in this order everywhere.
pub(super) const GASES: usize = 6;
/// Molar masses of N₂, O, O₂, Ar, He, H in kg/mol. Source: \[us1976\], table 3.
pub(super) const MOLAR_MASSES: [f64; GASES] =
    [28.013_4e-3, 15.999_4e-3, 31.998_8e-3, 39.948e-3, 4.002_6e-3, 1.007_97e-3];

/// What the diffusion equation needs to know of a gas. Source: \[us1976\], tables 6 and 7.
struct Diffusion {
    /// Number density at 86 km, 1/m³.
    start: f64,
    /// `a` in 1/(m s) and `b` of the molecular diffusion.
    a: f64,
    b: f64,
    /// Thermal diffusion factor.
    alpha: f64,
    /// Constants of the vertical transport: `Q` 1/km³, `U` km, `W` 1/km³ and `q`, `u`, `w` likewise.
    large: (f64, f64, f64),
    small: (f64, f64, f64),
}

const OXYGEN_ATOM: Diffusion = Diffusion {
    start: 8.6e16,
    a: 6.986e20,
    b: 0.750,
    alpha: 0.0,
    large: (-5.809_644e-4, 56.903_11, 2.706_240e-5),
    small: (-3.416_248e-3, 97.0, 5.008_765e-4),
};
const OXYGEN: Diffusion = Diffusion {
    start: 3.030_898e19,
    a: 4.863e20,
    b: 0.750,
    alpha: 0.0,
    large: (1.366_212e-4, 86.0, 8.333_333e-5),
    small: (0.0, 0.0, 0.0),
};
const ARGON: Diffusion = Diffusion {
    start: 1.351_400e18,
    a: 4.487e20,
    b: 0.870,
    alpha: 0.0,
    large: (9.434_079e-5, 86.0, 8.333_333e-5),
    small: (0.0, 0.0, 0.0),
};
const HELIUM: Diffusion = Diffusion {
    start: 7.581_7e14,
    a: 1.700e21,
    b: 0.691,
    alpha: -0.40,
    large: (-2.457_369e-4, 86.0, 6.666_667e-4),
    small: (0.0, 0.0, 0.0),
};
/// Number density of N₂ at 86 km, 1.129794e20 1/m³. Source: \[us1976\], table 9.
const NITROGEN_START: f64 = 1.129_794e20;
/// Hydrogen: number density at 500 km 1/m³, flux 1/(m² s), `a`, `b`, thermal diffusion factor, temperature at 500 km.
/// Source: \[us1976\], section 1.3.3 and table 6.
pub(super) const HYDROGEN_AT_500_KM: f64 = 8.0e10;
const HYDROGEN_FLUX: f64 = 7.2e11;
const HYDROGEN_A: f64 = 3.305e21;
const HYDROGEN_B: f64 = 0.5;
const HYDROGEN_ALPHA: f64 = -0.25;
const TEMPERATURE_AT_500_KM: f64 = 999.235_6;

/// Spacing of the table above 86 km.
pub(super) const NODE_SPACING_M: f64 = 100.0;
/// Nodes from 86 to 1,000 km.
pub(super) const NODES: usize = 9141;

/// The node below a height and the share of the way to the next. A height a little below the first or above the last is
/// beyond its cubic, not outside the table.
#[inline]
fn thin_air_node(height_m: f64) -> (usize, f64) {
    let steps = (height_m - TURBOPAUSE_M) / NODE_SPACING_M;
    let index = (steps.max(0.0) as usize).min(NODES - 2);
    (index, steps - index as f64)
}

/// From 86 km on: a look-up in the table.
#[inline]
pub(super) fn air(height_m: f64) -> Air {
    let (index, share) = thin_air_node(height_m);
    let [mass, number] = cubic(&THIN_AIR, index, share).map(exp);
    let temperature = thin_air_temperature(height_m);
    Air {
        temperature: Temperature::kelvin(temperature),
        pressure: Pressure::pascal(BOLTZMANN * number * temperature),
        density: Density::kilograms_per_cubic_metre(mass),
        molar_mass: MolarMass::kilograms_per_mole(mass / number * AVOGADRO),
        speed_of_sound: None,
    }
}

/// Cubic between nodes `index` and `index + 1` with slopes from their neighbours, one-sided at the ends.
pub(super) fn cubic(nodes: &[[f64; 2]], index: usize, share: f64) -> [f64; 2] {
    let (before, after) = (index.saturating_sub(1), (index + 2).min(nodes.len() - 1));
    let (low, high) = (nodes[index], nodes[index + 1]);
    let wide_low = (index + 1 - before) as f64;
    let wide_high = (after - index) as f64;
    let rest = 1.0 - share;
    std::array::from_fn(|k| {
        let slope_low = (high[k] - nodes[before][k]) / wide_low;
        let slope_high = (nodes[after][k] - low[k]) / wide_high;
        let chord = high[k] - low[k];
        low[k] + share * chord + share * rest * (rest * (slope_low - chord) - share * (slope_high - chord))
    })
}

/// Kinetic temperature from 86 to 1,000 km, K. \[us1976\], equations 25, 27, 29 and 31.
pub(super) fn thin_air_temperature(height_m: f64) -> f64 {
    let z_km = height_m / 1000.0;
    if z_km <= 91.0 {
        MESOPAUSE_TEMPERATURE
    } else if z_km <= 110.0 {
        263.190_5 - 76.323_2 * (1.0 - square((z_km - 91.0) / 19.942_9)).sqrt()
    } else if z_km <= 120.0 {
        240.0 + 12.0 * (z_km - 110.0)
    } else {
        let reduced_km = (z_km - 120.0) * (RADIUS_M / 1000.0 + 120.0) / (RADIUS_M / 1000.0 + z_km);
        1000.0 - (1000.0 - 360.0) * exp(-0.018_75 * reduced_km)
    }
}

/// Its slope, K/m. \[us1976\], equations 26, 28, 30 and 32.
pub(super) fn thin_air_temperature_slope(height_m: f64) -> f64 {
    let z_km = height_m / 1000.0;
    let per_km = if z_km <= 91.0 {
        0.0
    } else if z_km <= 110.0 {
        let x = (z_km - 91.0) / 19.942_9;
        76.323_2 / 19.942_9 * x / (1.0 - x * x).sqrt()
    } else if z_km <= 120.0 {
        12.0
    } else {
        let ratio = (RADIUS_M / 1000.0 + 120.0) / (RADIUS_M / 1000.0 + z_km);
        0.018_75 * (1000.0 - 360.0) * ratio * ratio * exp(-0.018_75 * (z_km - 120.0) * ratio)
    };
    per_km / 1000.0
}

/// `g/(R T)` at a height, mol/(kg m).
fn gravity_over_heat(height_m: f64) -> f64 {
    let ratio = RADIUS_M / (RADIUS_M + height_m);
    GRAVITY * ratio * ratio / (GAS_CONSTANT * thin_air_temperature(height_m))
}

/// Coefficient of eddy diffusion, m²/s. \[us1976\], equation 7 and section 1.3.1.
pub(super) fn eddy_diffusion(height_m: f64) -> f64 {
    let z_km = height_m / 1000.0;
    if z_km < 95.0 {
        120.0
    } else if z_km < 115.0 {
        120.0 * exp(1.0 - 400.0 / (400.0 - square(z_km - 95.0)))
    } else {
        0.0
    }
}

impl Diffusion {
    /// `f + v` of this gas, 1/m, in a background of `number` molecules per m³ and molar mass `molar_mass`.
    fn decay(&self, gas_molar_mass: f64, height_m: f64, number: f64, molar_mass: f64) -> f64 {
        let z_km = height_m / 1000.0;
        let eddy = eddy_diffusion(height_m);
        let molecular = self.a / number * pow_positive(thin_air_temperature(height_m) / 273.15, self.b);
        let heat = gravity_over_heat(height_m);
        let thermal = self.alpha * thin_air_temperature_slope(height_m) / thin_air_temperature(height_m);
        let share = molecular / (molecular + eddy);
        let settling = share * (heat * (gas_molar_mass + molar_mass * eddy / molecular) + thermal);
        let transport = |(strength, centre_km, width): (f64, f64, f64), away_km: f64| {
            if strength == 0.0 || centre_km == 0.0 {
                0.0
            } else {
                strength * away_km * away_km * exp(-width * cube(away_km))
            }
        };
        let upper = transport(self.large, z_km - self.large.1);
        let lower = if z_km <= 97.0 { transport(self.small, self.small.1 - z_km) } else { 0.0 };
        settling + (upper + lower) / 1000.0
    }
}

/// Number densities of N₂, O, O₂, Ar and He, integrated upwards by the trapezoidal rule.
struct Ascent {
    height_m: f64,
    /// Whether `M` is that of sea level, as it is up to 100 km.
    mixed: bool,
    /// `f + v` at this height, 1/m.
    decay: [f64; 5],
    /// Their integral from 86 km.
    exponent: [f64; 5],
    number: [f64; 5],
}

impl Ascent {
    const STARTS: [f64; 5] = [NITROGEN_START, OXYGEN_ATOM.start, OXYGEN.start, ARGON.start, HELIUM.start];

    fn at_86_km() -> Self {
        let mut ascent = Self {
            height_m: TURBOPAUSE_M,
            mixed: true,
            decay: [0.0; 5],
            exponent: [0.0; 5],
            number: Self::STARTS,
        };
        ascent.decay = std::array::from_fn(|gas| ascent.decay_of(gas, TURBOPAUSE_M));
        ascent
    }

    /// `f + v` of a gas at a height, with the number densities that are known there: each gas needs only those
    /// before it.
    fn decay_of(&self, gas: usize, height_m: f64) -> f64 {
        let heavy = if self.mixed { SEA_LEVEL_MOLAR_MASS } else { MOLAR_MASSES[0] };
        let [nitrogen, atom, oxygen, ..] = self.number;
        let diffusion = match gas {
            0 => return heavy * gravity_over_heat(height_m),
            1 => &OXYGEN_ATOM,
            2 => &OXYGEN,
            3 => &ARGON,
            _ => &HELIUM,
        };
        if gas < 3 {
            return diffusion.decay(MOLAR_MASSES[gas], height_m, nitrogen, heavy);
        }
        let number = nitrogen + atom + oxygen;
        let mass = nitrogen * MOLAR_MASSES[0] + atom * MOLAR_MASSES[1] + oxygen * MOLAR_MASSES[2];
        let mean = if self.mixed { SEA_LEVEL_MOLAR_MASS } else { mass / number };
        diffusion.decay(MOLAR_MASSES[gas], height_m, number, mean)
    }

    fn climb_to(&mut self, height_m: f64) {
        let step_m = height_m - self.height_m;
        let thinner = MESOPAUSE_TEMPERATURE / thin_air_temperature(height_m);
        for gas in 0..5 {
            let decay = self.decay_of(gas, height_m);
            self.exponent[gas] += 0.5 * step_m * (self.decay[gas] + decay);
            self.decay[gas] = decay;
            self.number[gas] = Self::STARTS[gas] * thinner * exp(-self.exponent[gas]);
        }
        self.height_m = height_m;
        if self.mixed && height_m >= MIXED_UP_TO_M {
            self.mixed = false;
            self.decay = std::array::from_fn(|gas| self.decay_of(gas, height_m));
        }
    }
}

/// Number densities of all gases at each node, 1/m³.
pub(super) fn composition() -> Vec<[f64; GASES]> {
    let node_m = |index: usize| TURBOPAUSE_M + NODE_SPACING_M * index as f64;
    let mut ascent = Ascent::at_86_km();
    let mut nodes = vec![[0.0; GASES]; NODES];
    for (index, node) in nodes.iter_mut().enumerate() {
        if index > 0 {
            // The profiles bend within kilometres below 150 km, within tens of them above.
            let steps = if node_m(index) <= 150_000.0 { 10 } else { 2 };
            for step in 1..=steps {
                ascent.climb_to(node_m(index - 1) + NODE_SPACING_M * f64::from(step) / f64::from(steps));
            }
        }
        node[..5].copy_from_slice(&ascent.number);
    }

    // Hydrogen, from 500 km up without flux and from 500 km down to 150 km with it.
    let at_500_km = ((500_000.0 - TURBOPAUSE_M) / NODE_SPACING_M) as usize;
    let at_150_km = ((150_000.0 - TURBOPAUSE_M) / NODE_SPACING_M) as usize;
    let weight = |index: usize| MOLAR_MASSES[5] * gravity_over_heat(node_m(index));
    let hotter = |index: usize| {
        pow_positive(thin_air_temperature(node_m(index)) / TEMPERATURE_AT_500_KM, 1.0 + HYDROGEN_ALPHA)
    };
    let mut tau = 0.0;
    for (index, node) in nodes.iter_mut().enumerate().skip(at_500_km) {
        if index > at_500_km {
            tau += 0.5 * NODE_SPACING_M * (weight(index - 1) + weight(index));
        }
        node[5] = HYDROGEN_AT_500_KM / hotter(index) * exp(-tau);
    }
    let rising = |index: usize, tau: f64, nodes: &[[f64; GASES]]| {
        let background: f64 = nodes[index][..5].iter().sum();
        let molecular =
            HYDROGEN_A / background * pow_positive(thin_air_temperature(node_m(index)) / 273.15, HYDROGEN_B);
        HYDROGEN_FLUX / molecular * hotter(index) * exp(tau)
    };
    let (mut tau, mut arrived) = (0.0, 0.0);
    let mut upper = rising(at_500_km, tau, &nodes);
    for index in (at_150_km..at_500_km).rev() {
        tau -= 0.5 * NODE_SPACING_M * (weight(index) + weight(index + 1));
        let here = rising(index, tau, &nodes);
        arrived += 0.5 * NODE_SPACING_M * (upper + here);
        upper = here;
        nodes[index][5] = (HYDROGEN_AT_500_KM + arrived) / hotter(index) * exp(-tau);
    }
    nodes
}

/// Logarithms of mass density in kg/m³ and number density in 1/m³, every 100 m from 86 to 1,000 km.
static THIN_AIR: LazyLock<Vec<[f64; 2]>> = LazyLock::new(|| {
    let logarithms = |numbers: &[f64; GASES]| {
        let mass: f64 = numbers.iter().zip(MOLAR_MASSES).map(|(n, m)| n * m).sum();
        let number: f64 = numbers.iter().sum();
        [ln(mass / AVOGADRO), ln(number)]
    };
    composition().iter().map(logarithms).collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assert_close;

    #[test]
    fn the_table_is_fine_enough_and_the_interpolation_too() {
        // The same integrals with steps of 1 m up to 130 km: how far off is the table, and what lies between its nodes?
        let mut ascent = Ascent::at_86_km();
        let mut worst = 0.0_f64;
        for metre in 1..=44_000 {
            let height_m = TURBOPAUSE_M + f64::from(metre);
            ascent.climb_to(height_m);
            if metre % 25 == 0 {
                let mass: f64 = ascent.number.iter().zip(MOLAR_MASSES).map(|(n, m)| n * m).sum();
                let ours = air(height_m).density.as_kilograms_per_cubic_metre();
                let error = (ours * AVOGADRO / mass - 1.0).abs();
                worst = worst.max(error);
                if !(13_700..14_300).contains(&metre) {
                    // Away from 100 km, where `M` jumps and the logarithms have a kink.
                    assert_close!(error, 0.0, abs = 1.5e-5, "{height_m} m");
                }
            }
        }
        assert_close!(worst, 0.0, abs = 4e-5);
    }
}
