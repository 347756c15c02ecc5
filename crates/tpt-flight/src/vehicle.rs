//! What flies: stages, engines, a payload?
//!
//! # Model
//! A stage burns its propellant at a constant rate. Its thrust falls with the pressure around it:
//!
//! ```text
//! T(p) = T_vac − p A_e,   ṁ = T(p₀) / (g₀ I_sp(p₀)),   t_b = m_p / ṁ
//! ```
//!
//! Without gravity and air the burns would give it its *ideal speed*, `v = Σ c ln(m₀/m₁)`, `c = T_vac/ṁ`.
//!
//! `p₀` is the pressure at which thrust and specific impulse were published. Where a source gives one value and no
//! pressure, the thrust is the same everywhere, as in the program that the value was made for. Where no nozzle exit is
//! published, the ratio of vacuum to sea-level thrust stands in for it.
//!
//! # Assumptions and limits
//! - Constant propellant flow: no build-up, no tail-off, no throttling.
//! - Dry mass falls away at burnout at once, without an impulse.
//! - A re-entry vehicle that separates has one ballistic coefficient at every Mach number, and separates at burnout.
//! - An engine cut off early keeps its unburnt propellant aboard, unless the re-entry vehicle separates.
//!
//! # Conventions
//! The stages in the order in which they burn. Reference areas are those of the body's circle.
//!
//! # Sources
//! - \[sutton2017\] G. P. Sutton, O. Biblarz, Rocket Propulsion Elements, 9th edition, 2017, equations 2-14 and 2-5 —
//!   unverified.
//! - Standard gravity 9.80665 m/s²: \[bipm2019\], exact.
//!
//! # Checked by
//! - unit tests: the published and the derived figures of an engine agree; every bad figure is refused.
//! - published values: the burn time of a published vehicle, in the tests below.
//!
//! # Not here
//! Which figures are believed: `tpt-scenario`. Ranges of assumed figures: `data/missiles`.

use tpt_earth::math::{exp, ln};
use tpt_earth::{Area, ArealMass, Force, Length, Mass, OutOfDomain, Speed, Time};

use crate::drag::DragTable;

pub use tpt_earth::STANDARD_GRAVITY_M_S2;

/// Standard pressure at sea level, 101,325 Pa. Source: U.S. Standard Atmosphere, 1976, table 2. Conventional, exact.
pub(crate) const SEA_LEVEL_PRESSURE_PA: f64 = 101_325.0;

/// A payload below which a missile carries nothing.
pub(crate) const LEAST_PAYLOAD_KG: f64 = 1.0;

/// Steps of a search for a payload.
const MOST_PAYLOADS: usize = 100;

/// At which pressure the thrust and the specific impulse of an engine were published, and what is known of its nozzle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ThrustAt {
    /// At sea level.
    SeaLevel(Nozzle),
    /// In a vacuum.
    Vacuum(Nozzle),
    /// One value for every pressure.
    AnyPressure,
}

/// What is known of the nozzle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Nozzle {
    /// The area of its exit.
    ExitArea(Area),
    /// Thrust in a vacuum over thrust at sea level, 1 or more.
    VacuumRatio(f64),
}

/// An engine, or all engines of a stage together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Engine {
    vacuum_thrust_n: f64,
    exit_area_m2: f64,
    flow_kg_s: f64,
}

impl Engine {
    /// An engine by its published thrust and specific impulse, both at the same pressure.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if thrust or specific impulse is not above zero, the exit area is negative, the ratio is below 1,
    /// or the nozzle would take all thrust away at sea level.
    pub fn new(thrust: Force, specific_impulse: Time, at: ThrustAt) -> Result<Self, OutOfDomain> {
        let thrust_n = above_zero("thrust", thrust.as_newtons(), "N")?;
        let impulse_s = above_zero("specific impulse", specific_impulse.as_seconds(), "s")?;
        let back_pressure_n = match at {
            ThrustAt::AnyPressure => 0.0,
            ThrustAt::SeaLevel(Nozzle::ExitArea(area)) | ThrustAt::Vacuum(Nozzle::ExitArea(area)) => {
                let area_m2 = area.as_square_metres();
                if !(area_m2.is_finite() && area_m2 >= 0.0) {
                    return Err(OutOfDomain::new("nozzle exit area", area, "0 m² or more"));
                }
                SEA_LEVEL_PRESSURE_PA * area_m2
            }
            ThrustAt::SeaLevel(Nozzle::VacuumRatio(ratio)) => thrust_n * (vacuum_ratio(ratio)? - 1.0),
            ThrustAt::Vacuum(Nozzle::VacuumRatio(ratio)) => thrust_n * (1.0 - 1.0 / vacuum_ratio(ratio)?),
        };
        let vacuum_thrust_n = match at {
            ThrustAt::SeaLevel(_) => thrust_n + back_pressure_n,
            ThrustAt::Vacuum(_) | ThrustAt::AnyPressure => thrust_n,
        };
        if back_pressure_n >= vacuum_thrust_n {
            let shown = format!("{} m²", back_pressure_n / SEA_LEVEL_PRESSURE_PA);
            return Err(OutOfDomain::new(
                "nozzle exit area",
                shown,
                "less than thrust over sea-level pressure",
            ));
        }
        Ok(Self {
            vacuum_thrust_n,
            exit_area_m2: back_pressure_n / SEA_LEVEL_PRESSURE_PA,
            flow_kg_s: thrust_n / (STANDARD_GRAVITY_M_S2 * impulse_s),
        })
    }

    /// Thrust in N at a pressure in Pa.
    #[must_use]
    #[inline]
    pub(crate) fn thrust_n(&self, pressure_pa: f64) -> f64 {
        self.vacuum_thrust_n - pressure_pa * self.exit_area_m2
    }

    /// Of the nozzle's exit, m².
    pub(crate) const fn exit_area_m2(&self) -> f64 {
        self.exit_area_m2
    }

    /// The speed of the exhaust in a vacuum, m/s.
    pub(crate) fn exhaust_m_s(&self) -> f64 {
        self.vacuum_thrust_n / self.flow_kg_s
    }

    /// Propellant burnt in a second, kg/s.
    #[must_use]
    pub(crate) fn flow_kg_s(&self) -> f64 {
        self.flow_kg_s
    }
}

/// A stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    pub(crate) engine: Engine,
    pub(crate) propellant_kg: f64,
    pub(crate) dry_kg: f64,
    pub(crate) reference_area_m2: f64,
    pub(crate) ignition_delay_s: f64,
}

impl Stage {
    /// A stage that ignites `ignition_delay` after the burnout of the one before it.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if propellant or diameter is not above zero, or dry mass or delay is negative.
    pub fn new(
        engine: Engine,
        propellant: Mass,
        dry: Mass,
        diameter: Length,
        ignition_delay: Time,
    ) -> Result<Self, OutOfDomain> {
        let diameter_m = above_zero("diameter", diameter.as_metres(), "m")?;
        Ok(Self {
            engine,
            propellant_kg: above_zero("propellant mass", propellant.as_kilograms(), "kg")?,
            dry_kg: zero_or_more("dry mass", dry.as_kilograms(), "kg")?,
            reference_area_m2: std::f64::consts::PI * diameter_m * diameter_m / 4.0,
            ignition_delay_s: zero_or_more("ignition delay", ignition_delay.as_seconds(), "s")?,
        })
    }

    /// How long it burns.
    #[must_use]
    pub fn burn_time(&self) -> Time {
        Time::seconds(self.propellant_kg / self.engine.flow_kg_s)
    }

    /// Propellant and dry mass together.
    #[must_use]
    pub fn mass(&self) -> Mass {
        Mass::kilograms(self.propellant_kg + self.dry_kg)
    }
}

/// What becomes of the last stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AfterBurnout {
    /// It stays with the payload down to the ground, with the drag of the body.
    Attached,
    /// The payload separates at burnout and comes down with this ballistic coefficient.
    Separates {
        /// Mass over drag coefficient and area.
        ballistic_coefficient: ArealMass,
    },
}

/// A missile.
#[derive(Clone, Debug, PartialEq)]
pub struct Vehicle {
    pub(crate) stages: Vec<Stage>,
    pub(crate) payload_kg: f64,
    pub(crate) after_burnout: AfterBurnout,
    pub(crate) drag: DragTable,
}

impl Vehicle {
    /// A missile of stages, in the order in which they burn, under a payload.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if there is no stage, the first has an ignition delay, the payload is not above zero, or the ballistic
    /// coefficient is not.
    pub fn new(
        stages: Vec<Stage>,
        payload: Mass,
        after_burnout: AfterBurnout,
        drag: DragTable,
    ) -> Result<Self, OutOfDomain> {
        if stages.is_empty() {
            return Err(OutOfDomain::new("number of stages", 0, "one or more"));
        }
        if let Some(delay_s) =
            stages.first().map(|stage| stage.ignition_delay_s).filter(|delay_s| *delay_s > 0.0)
        {
            let quantity = "ignition delay of the first stage";
            return Err(OutOfDomain::new(
                quantity,
                format!("{delay_s} s"),
                "0 s: time counts from its ignition",
            ));
        }
        let payload_kg = above_zero("payload mass", payload.as_kilograms(), "kg")?;
        if let AfterBurnout::Separates { ballistic_coefficient } = after_burnout {
            let value = ballistic_coefficient.as_kilograms_per_square_metre();
            above_zero("ballistic coefficient", value, "kg/m²")?;
        }
        Ok(Self { stages, payload_kg, after_burnout, drag })
    }

    /// The same missile with another payload.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if the payload is not above zero.
    pub fn with_payload(&self, payload: Mass) -> Result<Self, OutOfDomain> {
        let payload_kg = above_zero("payload mass", payload.as_kilograms(), "kg")?;
        Ok(Self { payload_kg, ..self.clone() })
    }

    /// The payload.
    #[must_use]
    pub fn payload(&self) -> Mass {
        Mass::kilograms(self.payload_kg)
    }

    /// The stages.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The mass that the first stage's thrust just holds up at sea level.
    #[must_use]
    pub fn lifted_mass(&self) -> Mass {
        let thrust_n = self.stages.first().map_or(0.0, |stage| stage.engine.thrust_n(SEA_LEVEL_PRESSURE_PA));
        Mass::kilograms(thrust_n / STANDARD_GRAVITY_M_S2)
    }

    /// The speed that its burns would give it without gravity and air: Tsiolkovsky's `Σ c ln(m₀/m₁)`, with the exhaust of a
    /// vacuum.
    #[must_use]
    pub fn ideal_speed(&self) -> Speed {
        Speed::metres_per_second(self.ideal_speed_m_s(self.payload_kg, 1.0))
    }

    /// The same missile with the payload that gives it an ideal speed.
    ///
    /// # Errors
    ///
    /// [`OutOfDomain`] if no payload of 1 kg and more does.
    pub fn with_ideal_speed(&self, speed: Speed) -> Result<Self, OutOfDomain> {
        let most = self.ideal_speed_m_s(LEAST_PAYLOAD_KG, 1.0);
        let wanted = speed.as_metres_per_second();
        if !(wanted > 0.0 && wanted <= most) {
            let allowed = "more than 0, and no more than it has with next to no payload";
            return Err(OutOfDomain::new("ideal speed", speed, allowed));
        }
        self.with_payload(Mass::kilograms(self.payload_for(wanted)))
    }

    /// The ideal speed with a payload and a share of the last stage's propellant.
    pub(crate) fn ideal_speed_m_s(&self, payload_kg: f64, share: f64) -> f64 {
        let last = self.stages.len() - 1;
        let mut above_kg = payload_kg;
        let mut speed = 0.0;
        for (index, stage) in self.stages.iter().enumerate().rev() {
            let burnt_kg = if index == last { share * stage.propellant_kg } else { stage.propellant_kg };
            above_kg += stage.dry_kg + stage.propellant_kg;
            speed += stage.engine.exhaust_m_s() * ln(above_kg / (above_kg - burnt_kg));
        }
        speed
    }

    /// The payload with an ideal speed at full burn, kg; the least where it is faster than with that.
    pub(crate) fn payload_for(&self, speed_m_s: f64) -> f64 {
        let mut payload_kg = LEAST_PAYLOAD_KG;
        // The speed falls ever more slowly with the payload: Newton's method from the light end never goes too far.
        for _ in 0..MOST_PAYLOADS {
            let over = self.ideal_speed_m_s(payload_kg, 1.0) - speed_m_s;
            let mut above_kg = payload_kg;
            let mut falls = 0.0;
            for stage in self.stages.iter().rev() {
                let burnt_out_kg = above_kg + stage.dry_kg;
                above_kg = burnt_out_kg + stage.propellant_kg;
                falls += stage.engine.exhaust_m_s() * (1.0 / burnt_out_kg - 1.0 / above_kg);
            }
            let next_kg = payload_kg + over / falls;
            let goes_on = next_kg > payload_kg * (1.0 + 1e-15);
            if !goes_on {
                break;
            }
            payload_kg = next_kg;
        }
        payload_kg
    }

    /// The share of the last stage's propellant with an ideal speed, between nothing and all.
    pub(crate) fn share_for(&self, speed_m_s: f64) -> f64 {
        let Some(last) = self.stages.last() else { return 1.0 };
        let before = self.ideal_speed_m_s(self.payload_kg, 0.0);
        let lit_kg = self.payload_kg + last.dry_kg + last.propellant_kg;
        let burnt_kg = lit_kg * (1.0 - exp((before - speed_m_s) / last.engine.exhaust_m_s()));
        (burnt_kg / last.propellant_kg).clamp(0.0, 1.0)
    }

    /// Everything at launch.
    #[must_use]
    pub fn launch_mass(&self) -> Mass {
        Mass::kilograms(self.payload_kg + self.stages.iter().map(|s| s.propellant_kg + s.dry_kg).sum::<f64>())
    }
}

fn vacuum_ratio(ratio: f64) -> Result<f64, OutOfDomain> {
    if ratio.is_finite() && ratio >= 1.0 {
        return Ok(ratio);
    }
    Err(OutOfDomain::new("vacuum over sea-level thrust", ratio, "1 or more"))
}

fn above_zero(quantity: &'static str, value: f64, unit: &str) -> Result<f64, OutOfDomain> {
    if value.is_finite() && value > 0.0 {
        return Ok(value);
    }
    Err(OutOfDomain::new(quantity, format!("{value} {unit}"), "more than 0"))
}

fn zero_or_more(quantity: &'static str, value: f64, unit: &str) -> Result<f64, OutOfDomain> {
    if value.is_finite() && value >= 0.0 {
        return Ok(value);
    }
    Err(OutOfDomain::new(quantity, format!("{value} {unit}"), "0 or more"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tpt_earth::assert_close;

    fn kn(value: f64) -> Force {
        Force::kilonewtons(value)
    }

    #[test]
    fn an_engine_by_its_exit_or_by_its_ratio_is_one_engine() {
        // A published pair of both pressures: the RD-250, 788.0 kN and 269.6 s at sea level, 881.3 kN and 301.4 s in a
        // vacuum (data/missiles/rd-250.toml): the flow is the same from either.
        let ratio = Nozzle::VacuumRatio(881.3 / 788.0);
        let low = Engine::new(kn(788.0), Time::seconds(269.6), ThrustAt::SeaLevel(ratio)).unwrap();
        let high = Engine::new(kn(881.3), Time::seconds(301.4), ThrustAt::Vacuum(ratio)).unwrap();
        assert_close!(low.flow_kg_s, high.flow_kg_s, rel = 5e-4, "four digits were published");
        assert_close!(low.thrust_n(0.0), 881.3e3, abs = 1e-6);
        assert_close!(low.thrust_n(SEA_LEVEL_PRESSURE_PA), 788.0e3, abs = 1e-6);
        assert_close!(high.thrust_n(SEA_LEVEL_PRESSURE_PA), 788.0e3, abs = 1e-6);
        let exit = Nozzle::ExitArea(Area::square_metres((881.3e3 - 788.0e3) / SEA_LEVEL_PRESSURE_PA));
        let by_exit = Engine::new(kn(788.0), Time::seconds(269.6), ThrustAt::SeaLevel(exit)).unwrap();
        assert_close!(by_exit.vacuum_thrust_n, low.vacuum_thrust_n, rel = 1e-15);
        let same = Engine::new(kn(788.0), Time::seconds(269.6), ThrustAt::AnyPressure).unwrap();
        assert_close!(same.thrust_n(0.0), same.thrust_n(SEA_LEVEL_PRESSURE_PA), abs = 0.0);
    }

    #[test]
    fn bad_figures_are_refused_by_name_and_value() {
        let engine = |thrust: f64, impulse: f64, at| Engine::new(kn(thrust), Time::seconds(impulse), at);
        let said = |result: Result<Engine, OutOfDomain>| result.unwrap_err().to_string();
        let any = ThrustAt::AnyPressure;
        assert_eq!(said(engine(0.0, 230.0, any)), "thrust 0 N is outside the allowed more than 0");
        assert_eq!(
            said(engine(100.0, f64::NAN, any)),
            "specific impulse NaN s is outside the allowed more than 0"
        );
        let wide = ThrustAt::Vacuum(Nozzle::ExitArea(Area::square_metres(2.0)));
        assert!(said(engine(100.0, 230.0, wide)).contains("nozzle exit area 2 m²"));
        let ratio = ThrustAt::SeaLevel(Nozzle::VacuumRatio(0.9));
        assert!(said(engine(100.0, 230.0, ratio)).contains("vacuum over sea-level thrust 0.9"));

        let engine = engine(100.0, 230.0, any).unwrap();
        let stage = |propellant: f64, dry: f64, diameter: f64| {
            let [propellant, dry] = [propellant, dry].map(Mass::kilograms);
            Stage::new(engine, propellant, dry, Length::metres(diameter), Time::ZERO)
        };
        assert!(stage(0.0, 1.0, 1.0).unwrap_err().to_string().contains("propellant mass 0 kg"));
        assert!(stage(1.0, -1.0, 1.0).unwrap_err().to_string().contains("dry mass -1 kg"));
        assert!(stage(1.0, 1.0, 0.0).unwrap_err().to_string().contains("diameter 0 m"));
        let drag = DragTable::new(&[(0.0, 0.2), (1.0, 0.2)]).unwrap();
        let vehicle = |stages, payload: f64| {
            Vehicle::new(stages, Mass::kilograms(payload), AfterBurnout::Attached, drag.clone())
        };
        let [propellant, dry] = [1.0, 1.0].map(Mass::kilograms);
        let late = Stage::new(engine, propellant, dry, Length::metres(1.0), Time::seconds(10.0)).unwrap();
        assert!(
            vehicle(vec![late], 1.0)
                .unwrap_err()
                .to_string()
                .contains("ignition delay of the first stage 10 s")
        );
        assert!(vehicle(vec![], 1.0).unwrap_err().to_string().contains("number of stages 0"));
        let one = vec![stage(1.0, 1.0, 1.0).unwrap()];
        assert!(vehicle(one, f64::INFINITY).unwrap_err().to_string().contains("payload mass inf kg"));
    }

    #[test]
    fn the_ideal_speed_is_tsiolkovskys_and_leads_back_to_the_mass() {
        let engine =
            |isp_s: f64| Engine::new(kn(300.0), Time::seconds(isp_s), ThrustAt::AnyPressure).unwrap();
        let stage = |isp_s: f64, propellant: f64, dry: f64| {
            let [propellant, dry] = [propellant, dry].map(Mass::kilograms);
            Stage::new(engine(isp_s), propellant, dry, Length::metres(1.0), Time::ZERO).unwrap()
        };
        let drag = DragTable::new(&[(0.0, 0.2), (1.0, 0.2)]).unwrap();
        let stages = vec![stage(250.0, 10_000.0, 1000.0), stage(280.0, 3000.0, 400.0)];
        let vehicle = Vehicle::new(stages, Mass::kilograms(600.0), AfterBurnout::Attached, drag).unwrap();
        // g₀ (250 ln(15000/5000) + 280 ln(4000/1000)).
        let speed = STANDARD_GRAVITY_M_S2 * (250.0 * ln(3.0) + 280.0 * ln(4.0));
        assert_close!(vehicle.ideal_speed().as_metres_per_second(), speed, rel = 1e-13);
        for payload_kg in [1.0, 30.0, 600.0, 20_000.0] {
            let there = vehicle.with_payload(Mass::kilograms(payload_kg)).unwrap().ideal_speed();
            let back = vehicle.with_ideal_speed(there).unwrap().payload().as_kilograms();
            assert_close!(back, payload_kg, rel = 1e-10);
        }
        for share in [0.01, 0.3, 0.9, 1.0] {
            assert_close!(vehicle.share_for(vehicle.ideal_speed_m_s(600.0, share)), share, rel = 1e-10);
        }
        let refused = vehicle.with_ideal_speed(Speed::metres_per_second(20_000.0)).unwrap_err().to_string();
        assert!(refused.contains("ideal speed 20000 m/s"), "{refused}");
    }

    #[test]
    fn masses_and_burn_time_follow() {
        let engine = Engine::new(kn(111.2), Time::seconds(230.0), ThrustAt::AnyPressure).unwrap();
        let (propellant, dry) = (Mass::kilograms(3699.0), Mass::kilograms(1198.0));
        let stage = Stage::new(engine, propellant, dry, Length::metres(0.84), Time::ZERO).unwrap();
        // Forden's Scud-B: 3,699 kg at 230 s and 111.2 kN; his burn time is 75 s.
        assert_close!(stage.burn_time().as_seconds(), 75.0, abs = 0.1);
        let drag = DragTable::new(&[(0.0, 0.2), (1.0, 0.2)]).unwrap();
        let scud = Vehicle::new(vec![stage], Mass::kilograms(1000.0), AfterBurnout::Attached, drag).unwrap();
        assert_close!(scud.launch_mass().as_kilograms(), 5897.0, abs = 1e-9);
        let heavier = scud.with_payload(Mass::kilograms(1200.0)).unwrap();
        assert_close!(heavier.launch_mass().as_kilograms(), 6097.0, abs = 1e-9);
    }
}
