//! What is wrong with stage sets and drag tables: figures that are not there or do not fit their place,
//! stages that have no form or two, masses that do not add up.

use tpt_earth::STANDARD_GRAVITY_M_S2;

use crate::bounds::Value;
use crate::check::{Checker, Here};
use crate::drag::DragTable;
use crate::entry::Entry;
use crate::figure::{Figure, Measured};
use crate::stage::{AfterBurnout, Part, Reference, Stage, StageForm, StageSet, ThrustAt};
use crate::{Basis, Dimension, ResolvedStageSet, Unit, group_digits, nearest};

/// The fewest points that make a drag table.
const FEWEST_POINTS: usize = 2;

/// Burn times of one source that differ by more than this share contradict each other.
const BURN_TIMES_DIFFER: f64 = 0.03;

/// What a stage must have.
const FORMS: &str = "either propellant_mass, dry_mass and thrust (stage_mass may stand beside them), \
                     or thrust_to_weight, burn_time and dry_fraction";

impl Checker<'_, '_> {
    pub(crate) fn drag_table(&mut self, here: &Here<'_>, table: &DragTable) {
        self.source(here, &table.source);
        if table.mach.len() != table.cd.len() {
            let problem = format!("{} Mach numbers, {} coefficients", table.mach.len(), table.cd.len());
            self.fault(&here.key("cd"), problem, "one drag coefficient for each Mach number");
        }
        if table.mach.len() < FEWEST_POINTS {
            let problem = format!("the number of points is {}", table.mach.len());
            self.fault(&here.key("mach"), problem, "at least 2 points");
        }
        for (key, values) in [("mach", &table.mach), ("cd", &table.cd)] {
            for (i, value) in values.iter().enumerate().filter(|(_, value)| value.get() < 0.0) {
                self.fault(&here.key(key).index(i), format!("{} is negative", value.get()), "0 or more");
            }
        }
        for (i, pair) in table.mach.windows(2).enumerate() {
            if pair[1] <= pair[0] {
                let problem =
                    format!("the drag table is not sorted: Mach {} after {}", pair[1].get(), pair[0].get());
                self.fault(&here.key("mach").index(i + 1), problem, "each Mach number above the one before");
            }
        }
    }

    pub(crate) fn no_stage_sets(&mut self, here: &Here<'_>, entry: &Entry) {
        if !entry.stage_sets.is_empty() {
            let problem = "a system has no stage sets".to_owned();
            self.fault(&here.key("stage_sets"), problem, "stage sets in a file of data/missiles/");
        }
    }

    pub(crate) fn stage_sets(&mut self, here: &Here<'_>, entry: &Entry) {
        for (i, set) in entry.stage_sets.iter().enumerate() {
            self.stage_set(&here.key("stage_sets").index(i), &entry.figures, &entry.stage_sets, set);
        }
        self.unique(here, "stage_sets", entry.stage_sets.iter().map(|set| set.id.as_str()));
    }

    /// Checks one set against the figures of its record; `sets` are all sets of that record.
    pub(crate) fn stage_set(
        &mut self,
        here: &Here<'_>,
        figures: &[Figure],
        sets: &[StageSet],
        set: &StageSet,
    ) {
        let before = self.count();
        self.drag_id(&here.key("drag"), &set.drag);
        for mention in set.references() {
            self.reference(here, figures, mention);
        }
        if set.after_burnout == AfterBurnout::Separates && set.ballistic_coefficient.is_none() {
            let problem = "a re-entry vehicle that separates has no ballistic coefficient".to_owned();
            self.fault(
                &here.key("after_burnout"),
                problem,
                "separates with ballistic_coefficient, or attached",
            );
        }
        if set.stages.is_empty() {
            self.fault(&here.key("stages"), "there is no stage".to_owned(), "at least one stage");
        }
        for (i, stage) in set.stages.iter().enumerate() {
            let at = here.key("stages").index(i);
            self.form(&at, stage);
            self.expansion(&at, stage);
            if i == 0 && stage.ignition_delay.is_some() {
                let problem = "the first stage follows no burnout".to_owned();
                self.fault(&at.key("ignition_delay"), problem, "an ignition delay of a later stage");
            }
        }
        if set.stages.iter().any(Stage::is_template) && set.launch_mass.is_none() {
            let problem = "a stage is a template and the set has no `launch_mass`".to_owned();
            self.fault(here, problem, "the id of a figure of quantity launch-mass");
        }
        // Sums only where every figure is what it should be.
        if self.count() == before
            && let Some(resolved) = set.resolve(figures)
        {
            self.sums(here, &resolved);
            self.burn_times(here, figures, sets, &resolved);
        }
    }

    /// Compares the burn time that follows from propellant, impulse and thrust with the one that the source of the propellant
    /// records. A source that records one must have it compared.
    fn burn_times(
        &mut self,
        here: &Here<'_>,
        figures: &[Figure],
        sets: &[StageSet],
        set: &ResolvedStageSet<'_>,
    ) {
        for (i, stage) in set.stages.iter().enumerate() {
            let StageForm::Masses { propellant_mass, thrust, recorded_burn_time, .. } = stage.form else {
                continue;
            };
            let at = here.key("stages").index(i);
            if let Some(said) = recorded_burn_time {
                let follows = burn_time_span(propellant_mass, stage.specific_impulse, thrust);
                let why = set.set.stages[i].burn_times_differ.as_deref();
                self.burn_time(&at.key(Part::RecordedBurnTime.key()), follows, said, why);
            } else if let Some(figure) = not_compared(figures, sets, propellant_mass) {
                let problem = format!("no stage compares its burn time with `{}`", figure.id);
                let allowed = "recorded_burn_time with the burn time that the source of the propellant gives";
                self.fault(&at, problem, allowed);
            }
        }
    }

    /// Compares two burn times, s; `why` is the reason that the set gives for their difference.
    fn burn_time(&mut self, here: &Here<'_>, follows: (f64, f64), said: &Figure, why: Option<&str>) {
        let recorded = span(said);
        let apart = (follows.0 / recorded.1 - 1.0).max(recorded.0 / follows.1 - 1.0);
        match (apart > BURN_TIMES_DIFFER, why) {
            (true, None) => {
                let shown = [follows.0, follows.1].map(|s| group_digits((s * 10.0).round() / 10.0));
                let problem = format!(
                    "propellant, impulse and thrust give a burn time of {} to {} s, `{}` says {} {}",
                    shown[0],
                    shown[1],
                    said.id,
                    said.measured().words(),
                    said.unit.symbol()
                );
                let allowed = "burn times within 3 % of each other, or burn_times_differ with the reason";
                self.fault(here, problem, allowed);
            }
            (false, Some(_)) => {
                let problem = "the burn times do not differ by more than 3 %".to_owned();
                self.fault(here, problem, "burn_times_differ only where they do");
            }
            _ => {}
        }
    }

    /// Checks that a figure is there, measures what its place needs, and has a number that can be.
    fn reference(&mut self, here: &Here<'_>, figures: &[Figure], mention: Reference<'_>) {
        let Reference { part, stage, id } = mention;
        let at = stage.map_or_else(|| here.clone(), |i| here.key("stages").index(i)).key(part.key());
        let Some(figure) = figures.iter().find(|figure| figure.id == *id && part.takes(figure)) else {
            let problem = match figures.iter().find(|figure| figure.id == *id) {
                Some(other) => format!("`{id}` is a figure of {}", other.quantity),
                None => format!("`{id}` is not a figure of this record"),
            };
            let fitting = figures.iter().filter(|figure| part.takes(figure)).map(|figure| figure.id.as_str());
            let meant = nearest(id.as_str(), fitting).map(str::to_owned);
            let allowed = format!("the id of a figure of quantity {}", part.quantities().join(" or "));
            self.fault_meant(&at, problem, &allowed, meant);
            return;
        };
        let measured = figure.measured();
        let shown = match measured.unit {
            Unit::One => measured.words(),
            unit => format!("{} {}", measured.words(), unit.symbol()),
        };
        if measured.spread_si().is_none() {
            let problem = format!("`{id}` says {shown}, which is no number to calculate with");
            self.fault(&at, problem, "a nominal value, or low and high, in a unit with a fixed factor");
            return;
        }
        let limits = part.limits();
        let ends = [measured.low, measured.nominal, measured.high].into_iter().flatten();
        let outside = ends
            .filter_map(|value: Value| measured.unit.si(value.get()))
            .any(|si| si < limits.least || (si <= limits.least && !limits.with_least) || si >= limits.below);
        if outside {
            self.fault(&at, format!("`{id}` says {shown}, which cannot be"), limits.words);
        }
    }

    /// Refuses a stage without a form, with half of one, or with both.
    fn form(&mut self, here: &Here<'_>, stage: &Stage) {
        let masses = [
            (Part::PropellantMass, stage.propellant_mass.is_some()),
            (Part::DryMass, stage.dry_mass.is_some()),
            (Part::Thrust, stage.thrust.is_some()),
        ];
        let template = [
            (Part::ThrustToWeight, stage.thrust_to_weight.is_some()),
            (Part::BurnTime, stage.burn_time.is_some()),
            (Part::DryFraction, stage.dry_fraction.is_some()),
        ];
        let first = |form: &[(Part, bool)]| form.iter().find(|(_, there)| *there).map(|(part, _)| part.key());
        let by_masses = first(&masses).or_else(|| stage.stage_mass.as_ref().map(|_| Part::StageMass.key()));
        let lacks = |form: &[(Part, bool)]| -> Vec<String> {
            form.iter().filter(|(_, there)| !there).map(|(part, _)| format!("`{}`", part.key())).collect()
        };
        let lacking = match (by_masses, first(&template)) {
            (Some(one), Some(other)) => {
                self.fault(here, format!("the stage has two forms: `{one}` beside `{other}`"), FORMS);
                return;
            }
            (None, None) => {
                self.fault(here, "the stage has no form".to_owned(), FORMS);
                return;
            }
            (Some(_), None) => lacks(&masses),
            (None, Some(_)) => lacks(&template),
        };
        if !lacking.is_empty() {
            self.fault(here, format!("the form of the stage lacks {}", lacking.join(", ")), FORMS);
        }
    }

    /// Refuses a stage of which nobody can say how its thrust changes with the outside pressure.
    fn expansion(&mut self, here: &Here<'_>, stage: &Stage) {
        let (area, ratio) = (stage.exit_area.is_some(), stage.vacuum_thrust_ratio.is_some());
        match stage.thrust_at {
            ThrustAt::SingleValue if area || ratio => {
                let key = if area { Part::ExitArea.key() } else { Part::VacuumThrustRatio.key() };
                let problem = format!("a single value has no `{key}`");
                let allowed =
                    "thrust_at = \"sea-level\" or \"vacuum\", or neither exit_area nor vacuum_thrust_ratio";
                self.fault(&here.key(key), problem, allowed);
            }
            ThrustAt::SeaLevel | ThrustAt::Vacuum if area == ratio => {
                let (how_many, and) = if area { ("both", "and") } else { ("neither", "nor") };
                let problem = format!("the stage has {how_many} `exit_area` {and} `vacuum_thrust_ratio`");
                self.fault(
                    &here.key("thrust_at"),
                    problem,
                    "exactly one of exit_area and vacuum_thrust_ratio",
                );
            }
            _ => {}
        }
    }

    /// Compares published sums with their parts, within the rounding of all of them.
    fn sums(&mut self, here: &Here<'_>, set: &ResolvedStageSet<'_>) {
        let mut whole = Some(span(set.payload_mass));
        for (i, stage) in set.stages.iter().enumerate() {
            let StageForm::Masses { propellant_mass, dry_mass, stage_mass, .. } = stage.form else {
                whole = None;
                continue;
            };
            let full = plus(span(propellant_mass), span(dry_mass));
            whole = whole.map(|sum| plus(sum, full));
            if let Some(stage_mass) = stage_mass {
                let at = here.key("stages").index(i).key(Part::StageMass.key());
                self.sum(&at, "stage mass", stage_mass, "propellant and dry mass", full);
            }
        }
        if let (Some(launch_mass), Some(sum)) = (set.launch_mass, whole) {
            let at = here.key(Part::LaunchMass.key());
            self.sum(&at, "launch mass", launch_mass, "the stages and the payload", sum);
        }
    }

    fn sum(&mut self, here: &Here<'_>, what: &str, said: &Figure, parts: &str, sum: (f64, f64)) {
        let given = span(said);
        if given.0 > sum.1 || sum.0 > given.1 {
            let Measured { unit, .. } = said.measured();
            let shown = [sum.0, sum.1].map(|kg| group_digits((kg * 100.0).round() / 100.0));
            let problem = format!(
                "the masses do not add up: {what} {} {}, {parts} {} to {} kg",
                said.measured().words(),
                unit.symbol(),
                shown[0],
                shown[1]
            );
            self.fault(here, problem, &format!("a {what} equal to {parts}, within rounding"));
        }
    }
}

/// The burn time that propellant, impulse and thrust leave possible, s.
fn burn_time_span(propellant: &Figure, impulse: &Figure, thrust: &Figure) -> (f64, f64) {
    // An impulse is a speed or, over standard gravity, a time.
    let is_time = impulse.unit.dimension() == Dimension::Time;
    let gravity = if is_time { STANDARD_GRAVITY_M_S2 } else { 1.0 };
    let (propellant, impulse, thrust) = (span(propellant), span(impulse), span(thrust));
    (propellant.0 * impulse.0 * gravity / thrust.1, propellant.1 * impulse.1 * gravity / thrust.0)
}

/// A burn time on record from the source of a propellant that no stage of the record mentions.
fn not_compared<'f>(figures: &'f [Figure], sets: &[StageSet], propellant: &Figure) -> Option<&'f Figure> {
    let is_mentioned = |figure: &Figure| {
        let mut mentions = sets.iter().flat_map(StageSet::references);
        mentions.any(|mention| *mention.id == figure.id)
    };
    figures.iter().find(|figure| {
        Part::RecordedBurnTime.takes(figure)
            && figure.basis != Basis::Assumed
            && figure.source == propellant.source
            && !is_mentioned(figure)
    })
}

/// The least and the greatest value that a figure leaves possible, in SI units.
fn span(figure: &Figure) -> (f64, f64) {
    figure.measured().spread_si().map_or((f64::NEG_INFINITY, f64::INFINITY), |s| (s.low(), s.high()))
}

fn plus(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0 + other.0, one.1 + other.1)
}
