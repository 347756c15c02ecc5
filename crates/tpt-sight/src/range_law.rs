//! How far does a radar reach for a target of a cross-section?
//!
//! # Model
//! The radar equation leaves a fourth root, whatever the radar:
//!
//! ```text
//! R = R₀ (σ/σ₀ · t/t₀ · S₀/S)^¼                                  anchored on a claimed range R₀ at σ₀
//! R⁴ = P t_d G A_e σ / ((4π)² k T L S),   A_e = η A,  G = 4π A_e/λ²   anchored on power and aperture
//! ```
//!
//! `P` average power, `t_d` dwell, `A` antenna area, `η` its efficiency, `T` system noise temperature, `L` losses, `S` the
//! signal-to-noise ratio that detection takes.
//!
//! # Assumptions and limits
//! - A published range mostly omits its cross-section, dwell and threshold: the anchor is then an assumption, and which one it
//!   is decides more than anything else.
//! - No loss by rain or air (some dB at X band and low elevation, over hundreds of kilometres), no scan loss, no clutter.
//!
//! # Conventions
//! SI. Cross-section: as the radar sees it, at its frequency and aspect.
//!
//! # Sources
//! - \[lewis2012\] G. N. Lewis, T. A. Postol, Ballistic Missile Defense: Radar Range Calculations for the AN/TPY-2 X-Band and
//!   NAS Proposed GBX Radars, 21 September 2012 — read as a passage: efficiency 0.8, 20 pulses of 1 ms at 200 Hz; the other
//!   inputs from memory, unverified.
//! - The radar equation: any textbook; derived in `docs/models/sight.md`.
//!
//! # Checked by
//! - published values: 1,262 km lossless and 870 km with 6.4 dB, `validation/cases/radar-range`.
//! - laws: ten times the target reaches 1.778 times as far, exactly R⁴.
//!
//! # Not here
//! Fluctuation and search: `detection`. Geometry: `radar`.

use std::f64::consts::PI;
use tpt_earth::math::{fourth_power, fourth_root, square};

use tpt_earth::{Area, Frequency, Length, OutOfDomain, Power, Temperature, Time};

/// Boltzmann's constant, 1.380649e-23 J/K. Source: SI brochure, 9th edition. Exact.
const BOLTZMANN_J_K: f64 = 1.380_649e-23;

/// The speed of light, 299,792,458 m/s. Source: SI brochure, 9th edition. Exact.
const LIGHT_M_S: f64 = 299_792_458.0;

/// How far a radar reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RangeLaw {
    /// A claimed range for a cross-section.
    Claimed {
        /// The range.
        range: Length,
        /// The cross-section that it holds for.
        cross_section: Area,
    },
    /// Power and aperture.
    PowerAperture(PowerAperture),
}

/// What a radar is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PowerAperture {
    /// Average power.
    pub average_power: Power,
    /// Time on a target.
    pub dwell: Time,
    /// Area of the antenna.
    pub antenna_area: Area,
    /// Share of it that works.
    pub efficiency: f64,
    /// Frequency.
    pub frequency: Frequency,
    /// System noise temperature.
    pub noise_temperature: Temperature,
    /// All losses, as a factor of power: 1 is none.
    pub losses: f64,
    /// The signal-to-noise ratio that detection takes, as a factor.
    pub required_snr: f64,
}

impl RangeLaw {
    /// A claimed range for a cross-section.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if either is not positive and finite.
    pub fn claimed(range: Length, cross_section: Area) -> Result<Self, OutOfDomain> {
        if !(range.is_finite() && range > Length::ZERO) {
            return Err(OutOfDomain::new("radar range", range, "more than 0 m"));
        }
        check_cross_section(cross_section)?;
        Ok(RangeLaw::Claimed { range, cross_section })
    }

    /// Power and aperture.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if a number is not positive and finite, the efficiency above 1 or the losses below 1.
    pub fn power_aperture(radar: PowerAperture) -> Result<Self, OutOfDomain> {
        let positive = [
            ("average power", radar.average_power.as_watts()),
            ("dwell", radar.dwell.as_seconds()),
            ("antenna area", radar.antenna_area.as_square_metres()),
            ("efficiency of the antenna", radar.efficiency),
            ("frequency", radar.frequency.as_hertz()),
            ("noise temperature", radar.noise_temperature.as_kelvin()),
            ("losses", radar.losses),
            ("required signal-to-noise ratio", radar.required_snr),
        ];
        for (quantity, value) in positive {
            if !(value.is_finite() && value > 0.0) {
                return Err(OutOfDomain::new(quantity, value, "more than 0"));
            }
        }
        if radar.efficiency > 1.0 {
            return Err(OutOfDomain::new("efficiency of the antenna", radar.efficiency, "at most 1"));
        }
        if radar.losses < 1.0 {
            return Err(OutOfDomain::new("losses", radar.losses, "1 or more"));
        }
        Ok(RangeLaw::PowerAperture(radar))
    }

    /// How far it reaches for a cross-section.
    ///
    /// # Properties
    ///
    /// R⁴ is proportional to the cross-section.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the cross-section is not positive and finite.
    ///
    /// # Example
    ///
    /// ```
    /// use tpt_earth::{Area, Length};
    /// use tpt_sight::RangeLaw;
    ///
    /// let law = RangeLaw::claimed(Length::kilometres(600.0), Area::square_metres(0.01))?;
    /// // From 600 to 2,000 km takes 123 times the target.
    /// let far = law.range(Area::square_metres(0.01 * 123.457))?;
    /// assert!((far.as_kilometres() - 2000.0).abs() < 0.1);
    /// # Ok::<(), tpt_earth::OutOfDomain>(())
    /// ```
    pub fn range(&self, cross_section: Area) -> Result<Length, OutOfDomain> {
        check_cross_section(cross_section)?;
        let (range, anchor) = match self {
            RangeLaw::Claimed { range, cross_section } => (*range, *cross_section),
            RangeLaw::PowerAperture(radar) => (radar.range_of_a_square_metre(), Area::square_metres(1.0)),
        };
        Ok(range * fourth_root(cross_section / anchor))
    }

    /// The cross-section that it sees just so far: the inverse of [`Self::range`].
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the range is not positive and finite.
    pub fn cross_section(&self, range: Length) -> Result<Area, OutOfDomain> {
        if !(range.is_finite() && range > Length::ZERO) {
            return Err(OutOfDomain::new("radar range", range, "more than 0 m"));
        }
        let one = Area::square_metres(1.0);
        Ok(one * fourth_power(range / self.range(one)?))
    }
}

impl PowerAperture {
    /// The range for one square metre.
    fn range_of_a_square_metre(&self) -> Length {
        let wavelength = LIGHT_M_S / self.frequency.as_hertz();
        let working = self.efficiency * self.antenna_area.as_square_metres();
        let gain = 4.0 * PI * working / (wavelength * wavelength);
        let energy = self.average_power.as_watts() * self.dwell.as_seconds();
        let noise = BOLTZMANN_J_K * self.noise_temperature.as_kelvin() * self.losses * self.required_snr;
        Length::metres(fourth_root(energy * gain * working / (square(4.0 * PI) * noise)))
    }
}

fn check_cross_section(area: Area) -> Result<(), OutOfDomain> {
    if area.is_finite() && area > Area::ZERO {
        Ok(())
    } else {
        Err(OutOfDomain::new("radar cross-section", area, "more than 0 m²"))
    }
}
