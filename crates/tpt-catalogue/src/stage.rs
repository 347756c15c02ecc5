//! How a missile burns, stage by stage: every number is a reference to a figure of the same record.
//!
//! So each number keeps its source, its speaker, its date and its basis. This module knows no physics: it
//! says which figure stands in which place; `docs/contributing-data.md` says what a flight makes of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Basis, Entry, Figure, RecordId};

/// One published or assumed description of a missile's stages, by references to figures of its record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StageSet {
    /// Unique within the record.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// What burns: a solid motor cannot be cut off early.
    pub propellant: Propellant,
    /// The drag of the ascent: an id of `data/drag-tables.toml`.
    pub drag: RecordId,
    /// Figure: what the last stage carries.
    pub payload_mass: RecordId,
    /// Figure: the mass at launch. Needed where a stage is a template, otherwise only compared with the sum.
    pub launch_mass: Option<RecordId>,
    /// What becomes of the payload after the last burnout.
    pub after_burnout: AfterBurnout,
    /// Figure: mass over drag coefficient and area of a re-entry vehicle that separates.
    pub ballistic_coefficient: Option<RecordId>,
    /// Figure: how long it rises straight up before it pitches over.
    pub vertical_rise: RecordId,
    /// What a reader should know; for the first set, why it is the first.
    pub note: Option<String>,
    /// The stages, in the order in which they burn.
    pub stages: Vec<Stage>,
}

/// One stage: either by its masses or by a template of its class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Figure, by masses: the propellant that burns.
    pub propellant_mass: Option<RecordId>,
    /// Figure, by masses: what is dropped after burnout.
    pub dry_mass: Option<RecordId>,
    /// Figure, by masses: the full mass, only compared with the sum of propellant and dry mass.
    pub stage_mass: Option<RecordId>,
    /// Figure, by masses: the thrust.
    pub thrust: Option<RecordId>,
    /// Figure, by masses: the burn time that the source of the propellant records, only compared with the one that follows.
    pub recorded_burn_time: Option<RecordId>,
    /// Why the two burn times differ, where they do by more than 3 %.
    pub burn_times_differ: Option<String>,
    /// Figure, by template: thrust over the weight of everything that stands on the engine at ignition.
    pub thrust_to_weight: Option<RecordId>,
    /// Figure, by template: how long it burns.
    pub burn_time: Option<RecordId>,
    /// Figure, by template: dry mass over the full mass of the stage.
    pub dry_fraction: Option<RecordId>,
    /// Figure: the specific impulse.
    pub specific_impulse: RecordId,
    /// At which outside pressure thrust and specific impulse hold.
    pub thrust_at: ThrustAt,
    /// Figure: the exit area of all nozzles together.
    pub exit_area: Option<RecordId>,
    /// Figure: thrust in vacuum over thrust at sea level.
    pub vacuum_thrust_ratio: Option<RecordId>,
    /// Figure: the diameter of the body while this stage burns.
    pub diameter: RecordId,
    /// Figure: time between the burnout before and this ignition; none where it is left out.
    pub ignition_delay: Option<RecordId>,
}

/// What burns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Propellant {
    /// A liquid engine, which can be cut off before its propellant is used up.
    Liquid,
    /// A solid motor, which burns to its end.
    Solid,
}

/// What becomes of the payload after the last burnout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AfterBurnout {
    /// It stays on the empty last stage.
    Attached,
    /// A re-entry vehicle separates and comes down alone.
    Separates,
}

/// At which outside pressure thrust (or thrust to weight) and specific impulse hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ThrustAt {
    /// At sea level.
    SeaLevel,
    /// In vacuum.
    Vacuum,
    /// The source gives one value and means it for the whole ascent, or does not say the pressure.
    SingleValue,
}

/// A place in a stage set that a figure fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What the last stage carries.
    PayloadMass,
    /// The mass at launch.
    LaunchMass,
    /// Of the re-entry vehicle.
    BallisticCoefficient,
    /// Time of rise before the pitch-over.
    VerticalRise,
    /// Propellant of a stage.
    PropellantMass,
    /// Dry mass of a stage.
    DryMass,
    /// Full mass of a stage.
    StageMass,
    /// Thrust of a stage.
    Thrust,
    /// The burn time that a source records beside propellant, thrust and impulse.
    RecordedBurnTime,
    /// Thrust over weight at ignition.
    ThrustToWeight,
    /// Burn time of a stage.
    BurnTime,
    /// Dry mass over full mass of a stage.
    DryFraction,
    /// Specific impulse of a stage.
    SpecificImpulse,
    /// Nozzle exit area of a stage.
    ExitArea,
    /// Thrust in vacuum over thrust at sea level.
    VacuumThrustRatio,
    /// Diameter of a stage.
    Diameter,
    /// Time between the burnout before and the ignition.
    IgnitionDelay,
}

/// The numbers that may stand in a place, in SI units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Limits {
    pub(crate) least: f64,
    /// Whether the least number itself is allowed.
    pub(crate) with_least: bool,
    /// Numbers from here on are refused.
    pub(crate) below: f64,
    pub(crate) words: &'static str,
}

impl Part {
    /// The key that holds it in a file.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Part::PayloadMass => "payload_mass",
            Part::LaunchMass => "launch_mass",
            Part::BallisticCoefficient => "ballistic_coefficient",
            Part::VerticalRise => "vertical_rise",
            Part::PropellantMass => "propellant_mass",
            Part::DryMass => "dry_mass",
            Part::StageMass => "stage_mass",
            Part::Thrust => "thrust",
            Part::RecordedBurnTime => "recorded_burn_time",
            Part::ThrustToWeight => "thrust_to_weight",
            Part::BurnTime => "burn_time",
            Part::DryFraction => "dry_fraction",
            Part::SpecificImpulse => "specific_impulse",
            Part::ExitArea => "exit_area",
            Part::VacuumThrustRatio => "vacuum_thrust_ratio",
            Part::Diameter => "diameter",
            Part::IgnitionDelay => "ignition_delay",
        }
    }

    /// The quantities whose figures may stand here.
    #[must_use]
    pub const fn quantities(self) -> &'static [&'static str] {
        match self {
            Part::PayloadMass => &["payload-mass", "rv-mass"],
            Part::LaunchMass => &["launch-mass"],
            Part::BallisticCoefficient => &["ballistic-coefficient"],
            Part::VerticalRise => &["vertical-rise-time"],
            Part::PropellantMass => &["propellant-mass"],
            Part::DryMass => &["dry-mass"],
            Part::StageMass => &["stage-mass"],
            Part::Thrust => &["thrust"],
            Part::ThrustToWeight => &["thrust-to-weight"],
            Part::BurnTime | Part::RecordedBurnTime => &["burn-time"],
            Part::DryFraction => &["dry-fraction"],
            Part::SpecificImpulse => &["specific-impulse"],
            Part::ExitArea => &["nozzle-exit-area"],
            Part::VacuumThrustRatio => &["vacuum-thrust-ratio"],
            Part::Diameter => &["diameter"],
            Part::IgnitionDelay => &["ignition-delay"],
        }
    }

    /// Whether an assumed figure here makes the whole vehicle an assumed one: what it weighs and how it is
    /// pushed does, how it starts, coasts and comes down does not.
    #[must_use]
    pub const fn makes_the_vehicle(self) -> bool {
        matches!(
            self,
            Part::PayloadMass
                | Part::LaunchMass
                | Part::PropellantMass
                | Part::DryMass
                | Part::StageMass
                | Part::Thrust
                | Part::ThrustToWeight
                | Part::BurnTime
                | Part::DryFraction
                | Part::SpecificImpulse
        )
    }

    pub(crate) fn limits(self) -> Limits {
        let above = |least, below, words| Limits { least, with_least: false, below, words };
        match self {
            Part::DryFraction => above(0.0, 0.5, "more than 0 and less than 0.5"),
            Part::VacuumThrustRatio => {
                Limits { least: 1.0, with_least: true, below: f64::INFINITY, words: "1 or more" }
            }
            Part::VerticalRise | Part::IgnitionDelay => {
                Limits { least: 0.0, with_least: true, below: f64::INFINITY, words: "0 or more" }
            }
            _ => above(0.0, f64::INFINITY, "more than 0"),
        }
    }

    /// Whether a figure may stand here.
    pub(crate) fn takes(self, figure: &Figure) -> bool {
        self.quantities().contains(&figure.quantity.as_str())
    }

    fn figure<'a>(self, figures: &'a [Figure], id: &RecordId) -> Option<&'a Figure> {
        figures.iter().find(|figure| figure.id == *id && self.takes(figure))
    }
}

/// A mention of a figure in a stage set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// The place that it fills.
    pub part: Part,
    /// The stage it belongs to, from 0; `None` for the set as a whole.
    pub stage: Option<usize>,
    /// The id of the figure.
    pub id: &'a RecordId,
}

/// A figure in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsedFigure<'a> {
    /// The place that it fills.
    pub part: Part,
    /// The stage it belongs to, from 0; `None` for the set as a whole.
    pub stage: Option<usize>,
    /// The figure.
    pub figure: &'a Figure,
}

/// How a stage is described.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StageForm<'a> {
    /// By its masses and thrust; the burn time follows from them.
    Masses {
        /// The propellant that burns.
        propellant_mass: &'a Figure,
        /// What is dropped after burnout.
        dry_mass: &'a Figure,
        /// The thrust.
        thrust: &'a Figure,
        /// The full mass: nothing to calculate with, the loader has compared it.
        stage_mass: Option<&'a Figure>,
        /// The burn time on record: nothing to calculate with, the loader has compared it.
        recorded_burn_time: Option<&'a Figure>,
    },
    /// By a template of its class; the masses follow from the mass at ignition.
    Template {
        /// Thrust over weight at ignition.
        thrust_to_weight: &'a Figure,
        /// How long it burns.
        burn_time: &'a Figure,
        /// Dry mass over full mass of the stage.
        dry_fraction: &'a Figure,
    },
}

/// How thrust changes with the outside pressure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expansion<'a> {
    /// It does not: a single value is meant for the whole ascent.
    None,
    /// By the exit area of the nozzles.
    ExitArea(&'a Figure),
    /// By the ratio of the thrust in vacuum to that at sea level.
    VacuumThrustRatio(&'a Figure),
}

/// A stage with its figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResolvedStage<'a> {
    /// By masses or by template.
    pub form: StageForm<'a>,
    /// The specific impulse.
    pub specific_impulse: &'a Figure,
    /// At which outside pressure thrust and specific impulse hold.
    pub thrust_at: ThrustAt,
    /// How thrust changes with the outside pressure.
    pub expansion: Expansion<'a>,
    /// The diameter of the body while this stage burns.
    pub diameter: &'a Figure,
    /// Time between the burnout before and this ignition.
    pub ignition_delay: Option<&'a Figure>,
}

/// A stage set with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct ResolvedStageSet<'a> {
    /// The set as the file says it.
    pub set: &'a StageSet,
    /// What the last stage carries.
    pub payload_mass: &'a Figure,
    /// The mass at launch.
    pub launch_mass: Option<&'a Figure>,
    /// Of the re-entry vehicle; present where it separates.
    pub ballistic_coefficient: Option<&'a Figure>,
    /// Time of rise before the pitch-over.
    pub vertical_rise: &'a Figure,
    /// The stages, in the order in which they burn.
    pub stages: Vec<ResolvedStage<'a>>,
    /// Every figure of the set in its place.
    figures: Vec<UsedFigure<'a>>,
}

impl Stage {
    /// The references of this stage to figures, in the order of the documentation.
    pub(crate) fn references(&self) -> impl Iterator<Item = (Part, &RecordId)> {
        let all = [
            (Part::PropellantMass, self.propellant_mass.as_ref()),
            (Part::DryMass, self.dry_mass.as_ref()),
            (Part::StageMass, self.stage_mass.as_ref()),
            (Part::Thrust, self.thrust.as_ref()),
            (Part::RecordedBurnTime, self.recorded_burn_time.as_ref()),
            (Part::ThrustToWeight, self.thrust_to_weight.as_ref()),
            (Part::BurnTime, self.burn_time.as_ref()),
            (Part::DryFraction, self.dry_fraction.as_ref()),
            (Part::SpecificImpulse, Some(&self.specific_impulse)),
            (Part::ExitArea, self.exit_area.as_ref()),
            (Part::VacuumThrustRatio, self.vacuum_thrust_ratio.as_ref()),
            (Part::Diameter, Some(&self.diameter)),
            (Part::IgnitionDelay, self.ignition_delay.as_ref()),
        ];
        all.into_iter().filter_map(|(part, id)| Some((part, id?)))
    }

    /// Whether the stage is described by a template of its class.
    #[must_use]
    pub const fn is_template(&self) -> bool {
        self.thrust_to_weight.is_some()
    }

    fn resolve<'a>(&self, figures: &'a [Figure]) -> Option<ResolvedStage<'a>> {
        // Outer `None`: mentioned and not there. Inner `None`: not mentioned.
        let find = |part: Part, id: &Option<RecordId>| match id {
            None => Some(None),
            Some(id) => part.figure(figures, id).map(Some),
        };
        let form = if self.is_template() {
            StageForm::Template {
                thrust_to_weight: find(Part::ThrustToWeight, &self.thrust_to_weight)??,
                burn_time: find(Part::BurnTime, &self.burn_time)??,
                dry_fraction: find(Part::DryFraction, &self.dry_fraction)??,
            }
        } else {
            StageForm::Masses {
                propellant_mass: find(Part::PropellantMass, &self.propellant_mass)??,
                dry_mass: find(Part::DryMass, &self.dry_mass)??,
                thrust: find(Part::Thrust, &self.thrust)??,
                stage_mass: find(Part::StageMass, &self.stage_mass)?,
                recorded_burn_time: find(Part::RecordedBurnTime, &self.recorded_burn_time)?,
            }
        };
        let exit_area = find(Part::ExitArea, &self.exit_area)?;
        let ratio = find(Part::VacuumThrustRatio, &self.vacuum_thrust_ratio)?;
        Some(ResolvedStage {
            form,
            specific_impulse: Part::SpecificImpulse.figure(figures, &self.specific_impulse)?,
            thrust_at: self.thrust_at,
            expansion: match (exit_area, ratio) {
                (Some(area), _) => Expansion::ExitArea(area),
                (None, Some(ratio)) => Expansion::VacuumThrustRatio(ratio),
                (None, None) => Expansion::None,
            },
            diameter: Part::Diameter.figure(figures, &self.diameter)?,
            ignition_delay: find(Part::IgnitionDelay, &self.ignition_delay)?,
        })
    }
}

impl StageSet {
    /// Every reference to a figure: of the set first, then stage by stage.
    pub fn references(&self) -> impl Iterator<Item = Reference<'_>> {
        let whole = [
            (Part::PayloadMass, Some(&self.payload_mass)),
            (Part::LaunchMass, self.launch_mass.as_ref()),
            (Part::BallisticCoefficient, self.ballistic_coefficient.as_ref()),
            (Part::VerticalRise, Some(&self.vertical_rise)),
        ];
        let whole = whole.into_iter().filter_map(|(part, id)| Some(Reference { part, stage: None, id: id? }));
        let stages = self.stages.iter().enumerate().flat_map(|(i, stage)| {
            stage.references().map(move |(part, id)| Reference { part, stage: Some(i), id })
        });
        whole.chain(stages)
    }

    /// The set with the figures that it mentions; `None` when one of them is not among `figures`.
    #[must_use]
    pub fn resolve<'a>(&'a self, figures: &'a [Figure]) -> Option<ResolvedStageSet<'a>> {
        let used = |mention: Reference<'_>| {
            let figure = mention.part.figure(figures, mention.id)?;
            Some(UsedFigure { part: mention.part, stage: mention.stage, figure })
        };
        let all: Vec<UsedFigure<'a>> = self.references().map(used).collect::<Option<_>>()?;
        let whole = |part: Part| all.iter().find(|used| used.part == part).map(|used| used.figure);
        Some(ResolvedStageSet {
            set: self,
            payload_mass: whole(Part::PayloadMass)?,
            launch_mass: whole(Part::LaunchMass),
            ballistic_coefficient: whole(Part::BallisticCoefficient),
            vertical_rise: whole(Part::VerticalRise)?,
            stages: self.stages.iter().map(|stage| stage.resolve(figures)).collect::<Option<_>>()?,
            figures: all,
        })
    }
}

impl<'a> ResolvedStageSet<'a> {
    /// Every figure of the set in its place: of the set first, then stage by stage.
    #[must_use]
    pub fn figures(&self) -> &[UsedFigure<'a>] {
        &self.figures
    }

    /// `Assumed` when a mass, a thrust, a specific impulse, a burn time or a fraction is assumed, else
    /// `Unsourced` when one of these is, else `Published`; see [`Part::makes_the_vehicle`].
    #[must_use]
    pub fn basis(&self) -> Basis {
        let has = |basis: Basis| {
            self.figures.iter().any(|used| used.figure.basis == basis && used.part.makes_the_vehicle())
        };
        [Basis::Assumed, Basis::Unsourced].into_iter().find(|basis| has(*basis)).unwrap_or(Basis::Published)
    }

    /// Every assumed figure of the set in its place, also those that do not make the vehicle an assumed one.
    pub fn assumed_parts(&self) -> impl Iterator<Item = UsedFigure<'a>> + '_ {
        self.figures.iter().copied().filter(|used| used.figure.basis == Basis::Assumed)
    }
}

impl Entry {
    /// The stage sets with their figures, in order of preference: the first is used by default.
    pub fn resolved_stage_sets(&self) -> impl Iterator<Item = ResolvedStageSet<'_>> {
        self.stage_sets.iter().filter_map(|set| set.resolve(&self.figures))
    }

    /// The stage set of that id with its figures.
    #[must_use]
    pub fn stage_set(&self, id: &str) -> Option<ResolvedStageSet<'_>> {
        self.stage_sets.iter().find(|set| set.id == *id)?.resolve(&self.figures)
    }
}
