//! From the figures of a stage set to a vehicle that flies.

use tpt_catalogue::{
    AfterBurnout, Catalogue, Expansion, Figure, Part, ResolvedStage, ResolvedStageSet, StageForm, ThrustAt,
};
use tpt_draw::Inputs;
use tpt_earth::{Area, ArealMass, Force, Length, Mass, OutOfDomain, Spread, Time};
use tpt_flight::{DragTable, Engine, Nozzle, STANDARD_GRAVITY_M_S2, Stage, Timing, Vehicle};

use tpt_setting::AnswerError;

/// How long the pitch-over takes. No source gives it: ten seconds is short against every burn and long against the turn
/// of an engine; at 5 and at 20 s the flight times of 2017 move by less than 2 s.
const PITCH_OVER: Time = Time::seconds(10.0);

/// A figure that is drawn: one number even where it stands in two places.
#[derive(Clone, Copy, Debug)]
struct VehicleInput<'a> {
    figure: &'a Figure,
    spread: Spread,
    /// Which stage it belongs to, from 1, where it belongs to one.
    stage: Option<usize>,
}

/// The drawable figures of a stage set.
#[derive(Clone, Debug)]
pub struct VehicleInputs<'a> {
    set: ResolvedStageSet<'a>,
    drag: DragTable,
    inputs: Vec<VehicleInput<'a>>,
}

/// A vehicle of one draw, and how it rises.
#[derive(Clone, Debug)]
pub struct DrawnVehicle {
    /// The vehicle.
    pub vehicle: Vehicle,
    /// When it leaves the vertical.
    pub timing: Timing,
}

/// Why a draw is no vehicle.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoVehicle {
    /// The stages below take all of the mass.
    #[error(
        "no mass is left above stage {stage}: thrust to weight × burn time ÷ specific impulse and the dry mass take all of it"
    )]
    NothingLeft {
        /// The stage above which nothing is left, from 1.
        stage: usize,
    },
    /// A figure outside the domain of the model.
    #[error(transparent)]
    Domain(#[from] OutOfDomain),
}

impl<'a> VehicleInputs<'a> {
    /// The figures of a set, each with how exactly it is known.
    ///
    /// # Errors
    ///
    /// A drag table that is none.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::vehicle::VehicleInputs;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// let missile = &facts.catalogue.missiles["hwasong-12"];
    /// let set = facts.beliefs.stage_set(missile).expect("it can be flown");
    /// let figures = set.figures().len();
    /// // A figure that stands in two places is drawn once, and one without a spread is not drawn.
    /// assert!((1..=figures).contains(&VehicleInputs::new(&facts.catalogue, set)?.len()));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(catalogue: &Catalogue, set: ResolvedStageSet<'a>) -> Result<Self, AnswerError> {
        let drag = drag(catalogue, &set)?;
        Ok(Self::with_drag(set, drag))
    }

    /// The same, its drag table already there.
    pub(crate) fn with_drag(set: ResolvedStageSet<'a>, drag: DragTable) -> Self {
        let mut inputs: Vec<VehicleInput<'a>> = Vec::new();
        for used in set.figures().iter().filter(|used| used.part != Part::RecordedBurnTime) {
            // "At least" has no spread; the loader refuses it in a stage set.
            let Some(spread) = used.figure.measured().spread_si() else { continue };
            if !inputs.iter().any(|input| std::ptr::eq(input.figure, used.figure)) {
                inputs.push(VehicleInput {
                    figure: used.figure,
                    spread,
                    stage: used.stage.map(|stage| stage + 1),
                });
            }
        }
        Self { set, drag, inputs }
    }

    /// How many numbers a draw takes.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::vehicle::VehicleInputs;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// let inputs = |missile: &str| {
    ///     let set = facts.beliefs.stage_set(&facts.catalogue.missiles[missile]).expect("it can be flown");
    ///     VehicleInputs::new(&facts.catalogue, set)
    /// };
    /// // A missile of two stages has more figures than one of a single stage.
    /// assert!(inputs("hwasong-14")?.len() > inputs("scud-c")?.len());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.inputs.len()
    }

    /// Whether no figure of the set has a spread.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::vehicle::VehicleInputs;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// let set = facts.beliefs.stage_set(&facts.catalogue.missiles["scud-c"]).expect("it can be flown");
    /// // No missile on record is known exactly.
    /// assert!(!VehicleInputs::new(&facts.catalogue, set)?.is_empty());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    pub(crate) fn set(&self) -> &ResolvedStageSet<'a> {
        &self.set
    }

    /// Adds all of them to what is drawn, in their order.
    pub(crate) fn draw_with(&self, drawn: &mut Inputs) {
        for (name, spread) in self.named() {
            drawn.add(name, spread);
        }
    }

    /// What each input is in words, such as `stage 1 thrust`, and its spread.
    pub(crate) fn named(&self) -> impl Iterator<Item = (String, Spread)> {
        self.inputs.iter().map(|input| {
            let quantity = input.figure.quantity.as_str().replace('-', " ");
            let name = match input.stage {
                Some(stage) if self.set.stages.len() > 1 => format!("stage {stage} {quantity}"),
                _ => quantity,
            };
            (name, input.spread)
        })
    }

    /// The vehicle of one draw: a share of each spread, in the order of the inputs.
    ///
    /// # Errors
    ///
    /// Figures that are together no vehicle.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_setting::BuiltIn;
    /// # use tpt_flown::vehicle::VehicleInputs;
    /// let facts = BuiltIn::at(date(2017, 12, 31))?;
    /// let set = facts.beliefs.stage_set(&facts.catalogue.missiles["hwasong-14"]).expect("it can be flown");
    /// let inputs = VehicleInputs::new(&facts.catalogue, set)?;
    /// let middle = inputs.draw(&vec![0.5; inputs.len()]).expect("the middle of its figures is a vehicle");
    /// assert!(middle.vehicle.payload().as_kilograms() > 0.0);
    /// // A draw takes a share for each figure; with fewer it is no vehicle.
    /// assert!(inputs.draw(&[]).is_err());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn draw(&self, shares: &[f64]) -> Result<DrawnVehicle, NoVehicle> {
        let value = |figure: &Figure| {
            let at = self.inputs.iter().position(|input| std::ptr::eq(input.figure, figure));
            at.and_then(|i| Some(self.inputs[i].spread.at(*shares.get(i)?))).unwrap_or(f64::NAN)
        };
        let mut left_kg = self.set.launch_mass.map_or(f64::NAN, value);
        let mut stages = Vec::with_capacity(self.set.stages.len());
        for (index, resolved) in self.set.stages.iter().enumerate() {
            let stage = stage(resolved, left_kg, value)?;
            left_kg -= stage.mass().as_kilograms();
            // Only a template turns on what is left; a sum of published masses may differ by its rounding.
            if left_kg <= 0.0 && matches!(resolved.form, StageForm::Template { .. }) {
                return Err(NoVehicle::NothingLeft { stage: index + 1 });
            }
            stages.push(stage);
        }
        let after = match (self.set.set.after_burnout, self.set.ballistic_coefficient) {
            (AfterBurnout::Separates, Some(figure)) => tpt_flight::AfterBurnout::Separates {
                ballistic_coefficient: ArealMass::kilograms_per_square_metre(value(figure)),
            },
            _ => tpt_flight::AfterBurnout::Attached,
        };
        let payload = Mass::kilograms(value(self.set.payload_mass));
        let vertical_rise = Time::seconds(value(self.set.vertical_rise));
        Ok(DrawnVehicle {
            vehicle: Vehicle::new(stages, payload, after, self.drag.clone())?,
            timing: Timing { vertical_rise, pitch_over: PITCH_OVER },
        })
    }
}

/// The drag table of a stage set.
pub(crate) fn drag(catalogue: &Catalogue, set: &ResolvedStageSet<'_>) -> Result<DragTable, AnswerError> {
    let table = catalogue.drag_tables.get(&set.set.drag);
    let points: Vec<(f64, f64)> = table.map(|table| table.points().collect()).unwrap_or_default();
    Ok(DragTable::new(&points)?)
}

/// A stage of one draw, `left_kg` being what stands on the pad or is left above the stage before.
fn stage(
    resolved: &ResolvedStage<'_>,
    left_kg: f64,
    value: impl Fn(&Figure) -> f64,
) -> Result<Stage, NoVehicle> {
    let impulse = Time::seconds(value(resolved.specific_impulse));
    let nozzle = match resolved.expansion {
        Expansion::None => None,
        Expansion::ExitArea(figure) => Some(Nozzle::ExitArea(Area::square_metres(value(figure)))),
        Expansion::VacuumThrustRatio(figure) => Some(Nozzle::VacuumRatio(value(figure))),
    };
    let at = match (resolved.thrust_at, nozzle) {
        (ThrustAt::SeaLevel, Some(nozzle)) => tpt_flight::ThrustAt::SeaLevel(nozzle),
        (ThrustAt::Vacuum, Some(nozzle)) => tpt_flight::ThrustAt::Vacuum(nozzle),
        _ => tpt_flight::ThrustAt::AnyPressure,
    };
    let (thrust_n, propellant_kg, dry_kg) = match resolved.form {
        StageForm::Masses { propellant_mass, dry_mass, thrust, .. } => {
            (value(thrust), value(propellant_mass), value(dry_mass))
        }
        StageForm::Template { thrust_to_weight, burn_time, dry_fraction } => {
            let ratio = value(thrust_to_weight);
            let propellant_kg = ratio * left_kg * value(burn_time) / impulse.as_seconds();
            let fraction = value(dry_fraction);
            (
                ratio * left_kg * STANDARD_GRAVITY_M_S2,
                propellant_kg,
                fraction / (1.0 - fraction) * propellant_kg,
            )
        }
    };
    let engine = Engine::new(Force::newtons(thrust_n), impulse, at)?;
    let [propellant, dry] = [propellant_kg, dry_kg].map(Mass::kilograms);
    let diameter = Length::metres(value(resolved.diameter));
    let delay = Time::seconds(resolved.ignition_delay.map_or(0.0, value));
    Ok(Stage::new(engine, propellant, dry, diameter, delay)?)
}

#[cfg(test)]
mod tests {
    use tpt_catalogue::{embedded, vehicle_templates};
    use tpt_draw::Inputs;

    use super::*;

    /// How many draws of each template are looked at.
    const DRAWS: u32 = 1024;

    /// A template whose spans contradict each other gives no vehicle, or one that stays on the ground.
    #[test]
    fn nearly_every_draw_of_a_template_is_a_vehicle_that_lifts_off() {
        let catalogue = Catalogue::load(&[embedded()]).expect("the catalogue is sound");
        let mut too_few = Vec::new();
        for template in vehicle_templates().expect("the file is sound") {
            let set = template.resolved().expect("its references are checked");
            let vehicle = VehicleInputs::new(&catalogue, set).expect("its drag table is one");
            assert_eq!(vehicle.len(), template.figures.len(), "{}: every span is drawn once", template.id);
            let mut inputs = Inputs::named(0, template.id.as_str());
            for (name, spread) in vehicle.named() {
                inputs.add(name, spread);
            }
            let lifts_off = |index: &u32| {
                let shares = inputs.sample(*index).expect("a draw").into_vec();
                let drawn = vehicle.draw(&shares);
                drawn.is_ok_and(|one| {
                    one.vehicle.lifted_mass().as_kilograms() > one.vehicle.launch_mass().as_kilograms()
                })
            };
            let flown = (0..DRAWS).filter(lifts_off).count();
            if 100 * flown < 95 * DRAWS as usize {
                too_few.push(format!("{}: {flown} of {DRAWS}", template.id));
            }
        }
        assert!(too_few.is_empty(), "{}", too_few.join(", "));
    }
}
