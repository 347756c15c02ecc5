//! Whose figures are believed: an assumption set with single overrides.

use std::collections::{BTreeMap, BTreeSet};

use crate::field::{QuestionField, Spelling, plainly};
use tpt_catalogue::{
    AssumptionSet, Catalogue, Entry, FigureRef, Launch, RecordId, Report, ResolvedStageSet, UnknownRecord,
};

/// An assumption set with the overrides of the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Beliefs {
    set: AssumptionSet,
    /// Quantity of a record (`record/quantity`) to the whole id of the figure believed for it.
    chosen: BTreeMap<String, String>,
    /// Launch to the report believed for it.
    reports: BTreeMap<RecordId, RecordId>,
    /// Missile to the stage set that it is flown with.
    stage_sets: BTreeMap<RecordId, RecordId>,
    /// The overrides as they were given, in order and each once.
    given: BTreeSet<String>,
    /// Numbers in SI units in the place of figures, `record/quantity`: nobody published them, and nothing but the search for
    /// where a statement turns asks for them.
    supposed: BTreeMap<String, f64>,
}

/// In what two sides differ: the figures of a quantity, whichever records hold them; the report believed of a launch; the
/// stage set with which a missile is flown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Figures of a quantity.
    Quantity(String),
    /// The report of a launch.
    Report(RecordId),
    /// The stage set of a missile.
    StageSet(RecordId),
}

/// A report that gives both a range and an apogee, and so an arc.
#[derive(Clone, Copy, Debug)]
pub struct PairedReport<'a>(pub &'a Report);

/// Why a choice of figures cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BeliefsError {
    /// No such set or figure.
    #[error(transparent)]
    Unknown(#[from] UnknownRecord),
    /// Not of the form `QUANTITY=FIGURE_ID`.
    #[error("{}", self.spelled(&plainly))]
    Form {
        /// What was given.
        given: String,
        /// What one looks like.
        example: &'static str,
    },
    /// The figure is one of another quantity.
    #[error("{}", self.spelled(&plainly))]
    OtherQuantity {
        /// What was given.
        given: String,
        /// The figure that was named.
        figure: String,
        /// The quantity that it gives.
        gives: String,
        /// The quantity that was asked for.
        quantity: String,
    },
}

impl BeliefsError {
    /// The refusal, its fields spelled as a shell's users know them.
    #[must_use]
    pub fn spelled(&self, field: Spelling<'_>) -> String {
        let figure = field(QuestionField::Figure);
        match self {
            Self::Unknown(error) => error.to_string(),
            Self::Form { given, example } => {
                format!("{figure} `{given}` is not a choice; allowed: QUANTITY=FIGURE_ID, such as {example}")
            }
            Self::OtherQuantity { given, figure: named, gives, quantity } => {
                format!("{figure} `{given}`: the figure `{named}` gives `{gives}`, not `{quantity}`")
            }
        }
    }
}

/// What a choice looks like, for messages.
const EXAMPLE: &str = "`reports=2017-03-06/tokyo` for a launch, `stage-set=scud-b/literature` for a missile, or \
    `intercept-altitude=thaad/intercept-altitude/ID`";

/// The word that stands for the choice of a report of a launch.
const REPORTS: &str = "reports";

/// The word that stands for the choice of a stage set of a missile.
const STAGE_SET: &str = "stage-set";

impl Beliefs {
    /// The set of that id, with overrides of the form `QUANTITY=FIGURE_ID`.
    ///
    /// # Errors
    ///
    /// [`BeliefsError`] if the set, the figure or the report does not exist, or an override is not of that form
    /// or names a figure of another quantity.
    pub fn new(catalogue: &Catalogue, set: &str, overrides: &[String]) -> Result<Self, BeliefsError> {
        let known = || catalogue.sets.keys().map(RecordId::as_str);
        let set = catalogue.sets.get(set).ok_or_else(|| catalogue.unknown("assumption set", set, known()))?;
        let mut beliefs = Self {
            set: set.clone(),
            chosen: BTreeMap::new(),
            reports: BTreeMap::new(),
            stage_sets: BTreeMap::new(),
            given: overrides.iter().cloned().collect(),
            supposed: BTreeMap::new(),
        };
        for choice in &set.choices {
            // A figure that was first said after the as-of date is not there to be believed yet.
            if let Some(figure) = catalogue.figures().find(|f| f.whole_id() == choice.figure) {
                beliefs.choose(figure);
            }
        }
        for given in overrides {
            beliefs.override_with(catalogue, given)?;
        }
        Ok(beliefs)
    }

    fn choose(&mut self, figure: FigureRef<'_>) {
        let quantity = format!("{}/{}", figure.record, figure.figure.quantity);
        self.chosen.insert(quantity, figure.whole_id());
    }

    fn override_with(&mut self, catalogue: &Catalogue, given: &str) -> Result<(), BeliefsError> {
        let form = || BeliefsError::Form { given: given.to_owned(), example: EXAMPLE };
        let (quantity, figure_id) = given.split_once('=').ok_or_else(form)?;
        if quantity == REPORTS {
            let (launch, report) = figure_id.split_once('/').ok_or_else(form)?;
            let known = || catalogue.launches.keys().map(RecordId::as_str);
            let found = catalogue.launches.get(launch);
            let found = found.ok_or_else(|| catalogue.unknown("launch", launch, known()))?;
            let chosen = found.reports.iter().find(|r| r.id == report);
            let chosen = chosen.ok_or_else(|| {
                catalogue.unknown("report", report, found.reports.iter().map(|r| r.id.as_str()))
            })?;
            self.reports.insert(found.id.clone(), chosen.id.clone());
            return Ok(());
        }
        if quantity == STAGE_SET {
            let (missile, set) = figure_id.split_once('/').ok_or_else(form)?;
            let known = || catalogue.missiles.keys().map(RecordId::as_str);
            let found = catalogue.missiles.get(missile);
            let found = found.ok_or_else(|| catalogue.unknown("missile", missile, known()))?;
            let chosen = found.stage_sets.iter().find(|one| one.id == set);
            let chosen = chosen.ok_or_else(|| {
                catalogue.unknown("stage set", set, found.stage_sets.iter().map(|one| one.id.as_str()))
            })?;
            self.stage_sets.insert(found.id.clone(), chosen.id.clone());
            return Ok(());
        }
        let whole_ids: Vec<String> = catalogue.figures().map(|f| f.whole_id()).collect();
        let figure = catalogue
            .figures()
            .find(|f| f.whole_id() == figure_id)
            .ok_or_else(|| catalogue.unknown("figure", figure_id, whole_ids.iter().map(String::as_str)))?;
        if figure.figure.quantity != quantity {
            return Err(BeliefsError::OtherQuantity {
                given: given.to_owned(),
                figure: figure_id.to_owned(),
                gives: figure.figure.quantity.to_string(),
                quantity: quantity.to_owned(),
            });
        }
        self.choose(figure);
        Ok(())
    }

    /// The set's id.
    #[must_use]
    pub fn set_id(&self) -> &RecordId {
        &self.set.id
    }

    /// The set and the overrides as a part of a number's id: `nominal`, `nominal+stage-set=scud-b:literature`.
    ///
    /// It holds no slash, and [`Beliefs::of_key`] reads it back, so that an id says whose figures made its number.
    #[must_use]
    pub fn key(&self) -> String {
        let overrides = self.given.iter().map(|given| format!("+{}", given.replace('/', ":")));
        std::iter::once(self.set.id.to_string()).chain(overrides).collect()
    }

    /// What tells these beliefs from any other: the key, every choice, and what is supposed.
    #[must_use]
    pub fn whole_key(&self) -> String {
        format!("{}{:?}{:?}{:?}{:?}", self.set.id, self.chosen, self.reports, self.stage_sets, self.supposed)
    }

    /// The overrides as they were given.
    pub fn overrides(&self) -> impl Iterator<Item = &str> {
        self.given.iter().map(String::as_str)
    }

    /// The same beliefs with a number in SI units in the place of the figure of a quantity of a record.
    #[must_use]
    pub fn supposing(&self, record: &RecordId, quantity: &RecordId, si: f64) -> Self {
        let mut beliefs = self.clone();
        beliefs.supposed.insert(format!("{record}/{quantity}"), si);
        beliefs
    }

    /// The same beliefs with nothing supposed of a record: what does not rest on that record is the same on both.
    #[must_use]
    pub fn supposing_nothing_of(&self, record: &RecordId) -> Self {
        let mut beliefs = self.clone();
        beliefs.supposed.retain(|key, _| key.split_once('/').is_none_or(|(of, _)| of != record.as_str()));
        beliefs
    }

    /// The number that stands in the place of the figure of a quantity of one of some records.
    #[must_use]
    pub fn supposed<'r>(
        &self,
        records: impl IntoIterator<Item = &'r RecordId>,
        quantity: &str,
    ) -> Option<f64> {
        if self.supposed.is_empty() {
            return None;
        }
        records.into_iter().find_map(|record| self.supposed.get(&format!("{record}/{quantity}")).copied())
    }

    /// In what these beliefs differ from others, where some launches are looked at.
    #[must_use]
    pub fn differences<'l>(
        &self,
        other: &Self,
        launches: impl IntoIterator<Item = &'l Launch>,
    ) -> BTreeSet<Difference> {
        let keys = self.chosen.keys().chain(other.chosen.keys());
        let apart = keys.filter(|key| self.chosen.get(*key) != other.chosen.get(*key));
        let quantity = |key: &String| Difference::Quantity(quantity_of(key).to_owned());
        let mut found: BTreeSet<Difference> = apart.map(quantity).collect();
        let report = |beliefs: &Self, launch| beliefs.paired_report(launch).map(|one| one.0.id.clone());
        let launches = launches.into_iter().filter(|launch| report(self, launch) != report(other, launch));
        found.extend(launches.map(|launch| Difference::Report(launch.id.clone())));
        let missiles = self.stage_sets.keys().chain(other.stage_sets.keys());
        let missiles = missiles.filter(|id| self.stage_sets.get(*id) != other.stage_sets.get(*id));
        found.extend(missiles.map(|id| Difference::StageSet(id.clone())));
        found
    }

    /// These beliefs with those of others in the differences that are named.
    #[must_use]
    pub fn taking<'d>(
        &self,
        other: &Self,
        differences: impl IntoIterator<Item = &'d Difference>,
        catalogue: &Catalogue,
    ) -> Self {
        let mut beliefs = self.clone();
        for difference in differences {
            match difference {
                Difference::Quantity(quantity) => {
                    let of_it = |key: &String| quantity_of(key) == quantity;
                    beliefs.chosen.retain(|key, _| !of_it(key));
                    let theirs = other.chosen.iter().filter(|(key, _)| of_it(key));
                    beliefs.chosen.extend(theirs.map(|(key, figure)| (key.clone(), figure.clone())));
                }
                Difference::Report(launch) => {
                    let report =
                        catalogue.launches.get(launch).and_then(|launch| other.paired_report(launch));
                    match report {
                        Some(PairedReport(report)) => {
                            beliefs.reports.insert(launch.clone(), report.id.clone());
                        }
                        None => {
                            beliefs.reports.remove(launch);
                        }
                    }
                }
                Difference::StageSet(missile) => {
                    match other.stage_sets.get(missile) {
                        Some(set) => beliefs.stage_sets.insert(missile.clone(), set.clone()),
                        None => beliefs.stage_sets.remove(missile),
                    };
                }
            }
        }
        beliefs
    }

    /// The set and the overrides that a key names.
    #[must_use]
    pub fn of_key(key: &str) -> (String, Vec<String>) {
        let mut parts = key.split('+');
        let set = parts.next().unwrap_or_default().to_owned();
        (set, parts.map(|part| part.replace(':', "/")).collect())
    }

    /// The set.
    #[must_use]
    pub fn set(&self) -> &AssumptionSet {
        &self.set
    }

    /// The whole id of the figure that is believed for a quantity of a record, where the set or an override chooses one.
    #[must_use]
    pub fn believed(&self, record: &str, quantity: &str) -> Option<&str> {
        self.chosen.get(&format!("{record}/{quantity}")).map(String::as_str)
    }

    /// The overrides, as `record/quantity`, `launch` or `missile` to what is believed.
    pub fn chosen(&self) -> impl Iterator<Item = (String, String)> + '_ {
        let figures = self.chosen.iter().map(|(quantity, figure)| (quantity.clone(), figure.clone()));
        let reports = self.reports.iter().map(|(launch, report)| (launch.to_string(), report.to_string()));
        let sets = self.stage_sets.iter().map(|(missile, set)| (missile.to_string(), set.to_string()));
        figures.chain(reports).chain(sets)
    }

    /// The stage set with which a missile is flown: the one chosen, or else its first.
    #[must_use]
    pub fn stage_set<'a>(&self, missile: &'a Entry) -> Option<ResolvedStageSet<'a>> {
        match self.stage_sets.get(&missile.id) {
            Some(chosen) => missile.stage_set(chosen.as_str()),
            None => missile.resolved_stage_sets().next(),
        }
    }

    /// The report of a launch that this set believes among those that give both a range and an apogee.
    ///
    /// One report gives both numbers: a range of one government is never joined with an apogee of another.
    #[must_use]
    pub fn paired_report<'a>(&self, launch: &'a Launch) -> Option<PairedReport<'a>> {
        let paired = |report: &&Report| report.gives_range_and_apogee();
        if let Some(chosen) = self.reports.get(&launch.id) {
            return launch.reports.iter().filter(paired).find(|r| r.id == *chosen).map(PairedReport);
        }
        let in_order = self.set.reports.iter().find_map(|reporter| {
            launch.reports.iter().filter(paired).find(|report| report.reported_by == *reporter)
        });
        in_order.map(PairedReport)
    }
}

/// The quantity of a key `record/quantity`.
fn quantity_of(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_the_set_and_the_overrides_and_reads_back() {
        let catalogue =
            Catalogue::load(&[tpt_catalogue::embedded()]).expect("the embedded catalogue is sound");
        let given = ["stage-set=scud-b/literature", "reports=2017-03-06/tokyo"].map(str::to_owned);
        let beliefs = Beliefs::new(&catalogue, "nominal", &given).expect("they exist");
        assert_eq!(beliefs.key(), "nominal+reports=2017-03-06:tokyo+stage-set=scud-b:literature");
        let (set, overrides) = Beliefs::of_key(&beliefs.key());
        assert_eq!(Beliefs::new(&catalogue, &set, &overrides).as_ref(), Ok(&beliefs));
        assert_eq!(Beliefs::new(&catalogue, "seoul", &[]).expect("it exists").key(), "seoul");
    }

    #[test]
    fn taking_every_difference_of_another_side_gives_its_choices() {
        let catalogue =
            Catalogue::load(&[tpt_catalogue::embedded()]).expect("the embedded catalogue is sound");
        let side = |id: &str| Beliefs::new(&catalogue, id, &[]).expect("it exists");
        let (seoul, beijing) = (side("seoul"), side("beijing"));
        let launches: Vec<&Launch> = catalogue.launches.values().collect();
        let differences = seoul.differences(&beijing, launches.iter().copied());
        assert!(differences.contains(&Difference::Quantity("radar-range".to_owned())));
        let all = seoul.taking(&beijing, &differences, &catalogue);
        assert!(all.differences(&beijing, launches.iter().copied()).is_empty());
        let none = seoul.taking(&beijing, [], &catalogue);
        assert_eq!(none, seoul);
        let [record, other] = ["a", "ab"].map(|id| RecordId::try_from(id.to_owned()).expect("an id"));
        let range = RecordId::try_from("radar-range".to_owned()).expect("an id");
        assert_eq!(none.supposed([&record], "radar-range"), None);
        let supposing = none.supposing(&record, &range, 1.0);
        assert_eq!(supposing.supposing_nothing_of(&record), none);
        assert_eq!(supposing.supposing_nothing_of(&other), supposing);
    }
}
