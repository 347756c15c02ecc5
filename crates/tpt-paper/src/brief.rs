//! The paper on the eve of talks: every section of it, as data.

use jiff::ToSpan;
use jiff::civil::Date;
use tpt_catalogue::{Catalogue, ElementKind, Launch, PlaceKind};

use crate::answers::Answers;
use tpt_claims::check::card;
use tpt_flown::arcs::contours;

use crate::findings::{Material, findings};
use crate::{events, meetings, since, statements};
use tpt_claims::formula::FormulaEvaluator;
use tpt_defence::reach::{Beyond, DefenceQuestion, defend, public_classes};
use tpt_defence::ring::ring;
use tpt_flown::launches;
use tpt_flown::reconstruct::{ReconstructionContext, vehicles};
use tpt_flown::reconstruction::FlownPaths;
use tpt_report::NumberId;
use tpt_report::{ArticleReport, Brief, ClaimCard, Defend, GapReport, Ring, TermReport, Warning};
use tpt_setting::progress::{Step, Steps};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Sampling, Setting, Shared, deployment};
use tpt_view::sight;
use tpt_view::warn::warn;

/// How far back the launches go: the fourteen months before the month of the talks, and that month.
const MONTHS_BACK: i64 = 14;

/// The days of a fortnight before the as-of date.
const FORTNIGHT_DAYS: i64 = 14;

/// Draws of each reconstruction: the first of a document's samples, as for every table of many rows, so that a paper takes
/// seconds. `reconstruct` takes all of them.
pub(crate) const MOST_DRAWS: u32 = 256;

/// The steps that are told beside one a launch and one a claim: sight, trade-off, warning, reach.
const OTHER_STEPS: usize = 4;

/// The brief for the eve of `resolved.as_of`.
///
/// `progress` is told each step before it begins: all of them together take seconds.
///
/// # Errors
///
/// [`AnswerError`] if nothing was known at that date, a reported figure is outside the domain of the arc, or whoever asked does not want it any more.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_paper::brief;
/// let mut facts = BuiltIn::at(date(2017, 3, 20))?;
/// // Without a deployment and claims to test, the paper tells what was launched and said.
/// facts.scenario.elements.clear();
/// facts.scenario.cards.clear();
/// (facts.scenario.card, facts.scenario.tradeoff, facts.scenario.defends) = (None, None, None);
/// let steps = std::cell::Cell::new(0);
/// let paper = facts.ask(|setting| brief(setting, &|step| steps.set(step.done + 1)))?;
/// assert!(paper.sight.is_none() && paper.cards.is_empty());
/// assert!(steps.get() > paper.launches.len());
/// // Nothing in it is later than its day.
/// assert!(paper.launches.iter().all(|launch| launch.date.as_str() <= "2017-03-20"));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn brief(setting: Setting<'_>, progress: &dyn Fn(Step<'_>)) -> Result<Brief, AnswerError> {
    let as_of = setting.resolved.as_of;
    refuse_before_everything(setting.resolved.catalogue, as_of)?;
    let launches_from = as_of.first_of_month().checked_sub(MONTHS_BACK.months()).unwrap_or(Date::MIN);
    let fortnight_from = as_of.checked_sub(FORTNIGHT_DAYS.days()).unwrap_or(Date::MIN);
    let id_prefix = NumberId::prefix("brief", as_of, &setting.beliefs.key(), None);
    let kept = Shared::default();
    let setting = setting.sampled(Sampling { kept: Some(&kept), ..setting.sampling });
    let context =
        ReconstructionContext { setting: setting.of_at_most(MOST_DRAWS), id_prefix: id_prefix.clone() };
    let mut citations = Citations::new(setting.resolved.catalogue, as_of);
    let parts = Parts { setting };
    let steps = Steps::new(
        launches::wanted(setting.resolved, launches_from).count() + parts.cards_asked() + OTHER_STEPS,
        setting.sampling,
        progress,
    );

    let days = (launches_from, fortnight_from);
    let told = |launch: &str| steps.next("launches", Some(launch));
    let launches = launches::launches(setting.resolved, &context, days, &told, &mut citations)?;
    let reconstructions = launches.iter().flat_map(|launch| &launch.reports);
    let vehicles =
        vehicles(&context, reconstructions.filter_map(|row| row.reconstruction.as_ref()), &mut citations);
    let elements = deployment::elements(setting.resolved, &mut citations);
    let systems = deployment::focus_systems(setting.resolved, &mut citations);
    let claims = statements::claims(setting.resolved, &mut citations);
    let disputes = statements::disputes(setting.resolved, &mut citations);
    let distances = statements::distances(setting.resolved, &id_prefix, setting.sampling, &mut citations)?;
    let mut viewpoints = statements::viewpoints(setting.resolved);
    let in_fortnight = |launch: &Launch| {
        launch.country == setting.resolved.scenario.launches_of
            && launches
                .iter()
                .any(|row| launch.id == row.id.as_str() && row.date >= fortnight_from.to_string())
    };
    steps.next("sight", None)?;
    let sight = sight::section(setting, &in_fortnight, &mut citations)?;
    steps.next("trade-off", None)?;
    let tradeoff = sight::tradeoff_section(setting, &mut citations)?;
    let evaluator = FormulaEvaluator::new(setting.resolved, setting.sampling);
    let card = parts.card(&evaluator, &steps, &mut citations)?;
    let cards = parts.cards(&evaluator, &steps, &mut citations)?;
    steps.next("warning", None)?;
    let rings = parts.rings(&mut citations)?;
    let warnings = parts.warnings(&in_fortnight, &mut citations)?;
    // What a battery meets are classes: the flights of the reports and the arcs are not asked for any more, and take much room.
    drop(evaluator);
    kept.forget::<Option<FlownPaths>>();
    kept.forget::<sight::Arcs>();
    steps.next("reach", None)?;
    let reach = parts.reach(&mut citations)?;
    let events = events::events(setting.resolved, &mut citations);
    let meetings = meetings::meetings(setting.resolved, &mut citations);
    let agenda = meetings::agenda(setting.resolved, &mut citations);
    let people = meetings::people(setting.resolved, &meetings, &mut citations);
    let shown_on_maps = |kind: PlaceKind| {
        matches!(kind, PlaceKind::Island | PlaceKind::City | PlaceKind::Site | PlaceKind::Strait)
    };
    let places = setting.resolved.catalogue.places.values().filter(|place| shown_on_maps(place.kind));
    let places = places.map(|place| citations.place(place)).collect();
    let material = Material {
        launches: &launches,
        elements: &elements,
        claims: &claims,
        disputes: &disputes,
        distances: &distances,
        viewpoints: &viewpoints,
        card: card.as_ref(),
        reach: reach.as_ref(),
        launches_from,
    };
    let findings = findings(setting.resolved, &material);
    let since = since::section(setting.resolved, &mut citations);
    let answers = Answers {
        sight: sight.as_ref(),
        card: card.as_ref(),
        rings: &rings,
        warnings: &warnings,
        reach: reach.as_ref(),
        tradeoff: tradeoff.as_ref(),
        findings: &findings,
    };
    answers.fill(&mut viewpoints);
    let not_computed = statements::not_computed(setting.resolved);
    let (read_counts, sources) = citations.finish();
    Ok(Brief {
        header: header("brief", setting),
        title: setting.resolved.scenario.name.clone(),
        question: setting.resolved.scenario.question.clone(),
        findings,
        people,
        meetings,
        agenda,
        launches_from: launches_from.to_string(),
        fortnight_from: fortnight_from.to_string(),
        launches,
        contours: contours()?,
        vehicles,
        elements,
        systems,
        claims,
        disputes,
        distances,
        sight,
        tradeoff,
        card,
        cards,
        rings,
        warnings,
        reach,
        events,
        since,
        deployment_note: setting.resolved.scenario.deployment_note.clone(),
        viewpoints,
        places,
        not_computed,
        article: if setting.resolved.scenario.article {
            article(setting.resolved.catalogue)
        } else {
            Vec::new()
        },
        terms: terms(setting.resolved.catalogue),
        known_gaps: gaps(setting.resolved.catalogue),
        sources,
        read_counts,
    })
}

/// What the parts of the paper that are documents of their own are made of.
struct Parts<'a> {
    setting: Setting<'a>,
}

impl Parts<'_> {
    /// How many claims the scenario asks to be tested.
    fn cards_asked(&self) -> usize {
        usize::from(self.setting.resolved.scenario.card.is_some())
            + self.setting.resolved.scenario.cards.len()
    }

    /// The card of the scenario's claim, if it was made by the as-of date, with the gap between the scenario's two sides.
    fn card(
        &self,
        evaluator: &FormulaEvaluator<'_>,
        steps: &Steps<'_>,
        citations: &mut Citations<'_>,
    ) -> Result<Option<ClaimCard>, AnswerError> {
        let scenario = &self.setting.resolved.scenario;
        let sides = scenario.gap.as_ref().map(|gap| [gap.one.as_str(), gap.other.as_str()]);
        let Some(claim) = &scenario.card else { return Ok(None) };
        steps.next("claims", Some(claim.as_str()))?;
        self.card_of(evaluator, claim, sides, citations)
    }

    /// The cards of the scenario's other claims: those that were made and can be computed at the date.
    fn cards(
        &self,
        evaluator: &FormulaEvaluator<'_>,
        steps: &Steps<'_>,
        citations: &mut Citations<'_>,
    ) -> Result<Vec<ClaimCard>, AnswerError> {
        let mut cards = Vec::new();
        for claim in &self.setting.resolved.scenario.cards {
            steps.next("claims", Some(claim.as_str()))?;
            let card = self.card_of(evaluator, claim, None, citations)?;
            cards.extend(card.filter(|card| !card.results.is_empty()));
        }
        Ok(cards)
    }

    fn card_of(
        &self,
        evaluator: &FormulaEvaluator<'_>,
        claim: &tpt_catalogue::RecordId,
        sides: Option<[&str; 2]>,
        citations: &mut Citations<'_>,
    ) -> Result<Option<ClaimCard>, AnswerError> {
        let Some(found) = self.setting.resolved.catalogue.claims.get(claim) else { return Ok(None) };
        let sides = sides.filter(|_| found.proposition.is_some());
        let card = card(evaluator, self.setting, claim.as_str(), sides)?;
        sight::cite(&card.sources, citations);
        Ok(Some(card))
    }

    /// The ring of every coastal battery of the scenario.
    fn rings(&self, citations: &mut Citations<'_>) -> Result<Vec<Ring>, AnswerError> {
        let coastal = self
            .setting
            .resolved
            .elements
            .iter()
            .filter(|element| element.kind == ElementKind::CoastalBattery);
        let rings = coastal.filter(|element| element.site.is_some()).map(|element| {
            let id = element.id.as_str();
            let ring = ring(self.setting, id)?;
            sight::cite(&ring.sources, citations);
            Ok(ring)
        });
        rings.collect()
    }

    /// What the scenario's battery reaches, if it and a class were known.
    fn reach(&self, citations: &mut Citations<'_>) -> Result<Option<Defend>, AnswerError> {
        let catalogue = self.setting.resolved.catalogue;
        let Some(asked) = &self.setting.resolved.scenario.defends else { return Ok(None) };
        let known = |id: &&tpt_catalogue::RecordId| catalogue.places.contains_key(*id);
        let words = |ids: &[tpt_catalogue::RecordId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
        let places: Vec<String> = asked.places.iter().filter(known).map(ToString::to_string).collect();
        let public = public_classes(self.setting.resolved)?;
        let against: Vec<String> =
            words(&asked.against).into_iter().filter(|id| public.contains(id)).collect();
        if against.is_empty() || !catalogue.elements.contains_key(&asked.element) {
            return Ok(None);
        }
        // The clock of the first place is told too: it may fail where the other does not.
        let clocked = asked.places.first().into_iter().chain(Some(&asked.clock)).filter(known);
        let why: Vec<String> = clocked.map(ToString::to_string).collect();
        let asked_for = DefenceQuestion {
            against: &against,
            places: &places,
            why: &why,
            cue: None,
            beyond: Beyond::Told,
        };
        let element = asked.element.as_str();
        let found = match defend(self.setting, element, &asked_for) {
            Ok(found) => found,
            // Of its interceptor no envelope was public yet.
            Err(error) if error.is_no_footprint() => return Ok(None),
            Err(other) => return Err(other),
        };
        sight::cite(&found.sources, citations);
        let values = found.interceptor.iter().chain(&found.delays);
        citations.figures_of(values.filter_map(|value| value.figure.as_deref()));
        Ok(Some(found))
    }

    /// The warning timeline of each wanted launch that can be flown.
    fn warnings(
        &self,
        wanted: &dyn Fn(&Launch) -> bool,
        citations: &mut Citations<'_>,
    ) -> Result<Vec<Warning>, AnswerError> {
        let catalogue = self.setting.resolved.catalogue;
        let known = |place: &&tpt_catalogue::RecordId| catalogue.places.contains_key(*place);
        let places: Vec<String> =
            self.setting.resolved.scenario.warned.iter().filter(known).map(ToString::to_string).collect();
        let mut found = Vec::new();
        for launch in catalogue.launches.values().filter(|launch| wanted(launch)) {
            let id = launch.id.as_str();
            match warn(self.setting, id, &places) {
                Ok(warning) => {
                    sight::cite(&warning.sources, citations);
                    found.push(warning);
                }
                // No report of it can be flown: the launches' own table says so.
                Err(AnswerError::NoAnswer { .. }) => {}
                Err(other) => return Err(other),
            }
        }
        Ok(found)
    }
}

/// A paper with nothing in it would look like an answer.
fn refuse_before_everything(catalogue: &Catalogue, as_of: Date) -> Result<(), AnswerError> {
    if catalogue.launches.is_empty() && catalogue.claims.is_empty() && catalogue.elements.is_empty() {
        return Err(AnswerError::BeforeEverything { as_of: as_of.to_string() });
    }
    Ok(())
}

fn article(catalogue: &Catalogue) -> Vec<ArticleReport> {
    let row = |row: &tpt_catalogue::ArticleRow| ArticleReport {
        id: row.id.clone(),
        text: row.text.clone(),
        treatment: row.treatment.into(),
        location: row.location.clone(),
    };
    catalogue.article.iter().map(row).collect()
}

fn terms(catalogue: &Catalogue) -> Vec<TermReport> {
    let row = |term: &tpt_catalogue::Term| TermReport {
        id: term.id.to_string(),
        term: term.term.clone(),
        forms: term.forms.clone(),
        meaning: term.meaning.clone(),
    };
    catalogue.terms.values().map(row).collect()
}

fn gaps(catalogue: &Catalogue) -> Vec<GapReport> {
    let row = |gap: &tpt_catalogue::KnownGap| GapReport {
        id: gap.id.to_string(),
        sought: gap.sought.clone(),
        looked_in: gap.looked_in.clone(),
        found: gap.found.clone(),
    };
    catalogue.gaps.values().map(row).collect()
}
