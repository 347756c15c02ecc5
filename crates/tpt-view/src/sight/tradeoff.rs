//! What a limit on a deployment keeps and what it spares: the view of reported launches against that of the neighbours' arcs.
//!
//! Only the defender's variables are varied, over a finite list of options: headings of a fixed grid and those on record, the modes
//! on record, the sites that somebody has named. Launches and arcs are taken whole and told as totals; none is ranked.

use rayon::prelude::*;
use tpt_catalogue::Variable;
use tpt_catalogue::{Claim, Element, Launch, RecordId, notional_arcs};
use tpt_earth::Length;
use tpt_scenario::{Beliefs, PairedReport, Resolved};
use tpt_sight::outline;

use super::matrix::{Target, arcs, launch_target};
use super::options::{TradeoffChoice, choices};
use super::radar_of;
use super::sensor::Sensor;
use super::sky::{Glimpse, Looking, Seen, Sky, Tally};
use super::views::{cite_sensor, cite_values};
use crate::shapes;
use tpt_report::NumberId;
use tpt_report::{
    FlownReport, NeighbourView, OptionView, ReportUnit, SensorReport, StatementRow, Tradeoff, TradeoffOption,
    TradeoffSection, Verification,
};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Sampling, Setting, Shared};

/// Seconds below which two options are the same: the edge of a view is found to some hundredths of a second.
const SAME_S: f64 = 0.1;

/// The height at which an option is drawn on a map: the launches of 2017 pass it, and no radar on record stands higher.
const DRAWN_AT_KM: f64 = 300.0;

/// Shares below which two options are the same.
const SAME_SHARE: f64 = 1.0e-6;

/// Where no source on record says how a limit could be verified.
const NO_METHOD: &str = "no published method";

/// How options are held against each other.
const DOMINANCE: &str = "An option is dominated when another setting is at least as good in everything and better in something. As good means at \
     least as large a share of the launches, as many seconds of them, and no more seconds of each neighbour's arc. The other setting must \
     be so whichever of its published figures is believed. Middle values are compared, to a tenth of a second; bands are not. Options that \
     differ only in whose figure is believed are not compared. Nor are headings that may be the same within their spreads. The options \
     are finite, so those that are not dominated are the whole efficient frontier.";

/// Every option of a variable of an element, with what it keeps of the reported launches and what it sees of the neighbours' arcs.
///
/// # Errors
///
/// [`AnswerError`] if the element is unknown or no radar at a fixed site, or there is nothing to choose from.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_catalogue::Variable;
/// # use tpt_setting::AnswerError;
/// # use tpt_view::tradeoff;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let table = tradeoff(setting, "seongju-radar", Variable::Mode)?;
/// // Exactly one option is the deployment as declared.
/// assert_eq!(table.options.iter().filter(|option| option.declared).count(), 1);
/// assert!(table.options.iter().all(|option| (0.0..=1.0).contains(&option.kept_share.nominal)));
/// // No mode of the radar at Sado is on record: there is nothing to choose from.
/// let refused = tradeoff(setting, "j-fps-5-sado", Variable::Mode);
/// assert!(matches!(refused, Err(AnswerError::NothingToChoose { .. })));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn tradeoff(setting: Setting<'_>, element: &str, variable: Variable) -> Result<Tradeoff, AnswerError> {
    let asked = Asked::new(setting, element, variable, None)?;
    only_one(documents(&[asked], Drawn::EachOption)?)
}

/// The same with one option alone, for the tree of its numbers.
///
/// # Errors
///
/// As [`tradeoff`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_catalogue::Variable;
/// # use tpt_view::sight::tradeoff_option;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let asked = ("seongju-radar", Variable::Mode);
/// let table = tradeoff_option(setting, asked, "declared")?;
/// assert_eq!(table.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>(), ["declared"]);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn tradeoff_option(
    setting: Setting<'_>,
    (element, variable): (&str, Variable),
    option: &str,
) -> Result<Tradeoff, AnswerError> {
    let asked = Asked::new(setting, element, variable, Some(option))?;
    only_one(documents(&[asked], Drawn::Nothing)?)
}

/// What the paper says of the trade-off that its scenario asks for, on the figures in force and on those that it compares.
///
/// # Errors
///
/// As [`tradeoff`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_setting::sourcing::Citations;
/// # use tpt_view::sight::tradeoff_section;
/// let mut facts = BuiltIn::at(date(2017, 3, 20))?;
/// // A scenario that asks for no trade-off has no section of it.
/// facts.scenario.tradeoff = None;
/// facts.ask(|setting| {
///     let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
///     assert!(tradeoff_section(setting, &mut citations)?.is_none());
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn tradeoff_section(
    setting: Setting<'_>,
    citations: &mut Citations<'_>,
) -> Result<Option<TradeoffSection>, AnswerError> {
    let Some(asked) = &setting.resolved.scenario.tradeoff else { return Ok(None) };
    let catalogue = setting.resolved.catalogue;
    let known = |set: &&RecordId| catalogue.sets.contains_key(*set) && *set != setting.beliefs.set_id();
    let others = setting.resolved.scenario.compared.iter().filter(known);
    let others = others.map(|set| Ok(Beliefs::new(catalogue, set.as_str(), &[])?));
    let all = std::iter::once(Ok(setting.beliefs.clone()))
        .chain(others)
        .collect::<Result<Vec<_>, AnswerError>>()?;
    let mut asked_of = Vec::new();
    for one in &all {
        match Asked::new(setting.believing(one), asked.element.as_str(), asked.variable, None) {
            Ok(asked) => asked_of.push(asked),
            // The element, or what could be chosen of it, was not known yet.
            Err(
                AnswerError::NoRadar { .. }
                | AnswerError::NoSite { .. }
                | AnswerError::Unknown(_)
                | AnswerError::NothingToChoose { .. },
            ) => return Ok(None),
            Err(other) => return Err(other),
        }
    }
    let sides = documents(&asked_of, Drawn::Nothing)?;
    for side in &sides {
        super::cite(&side.sources, citations);
        let figures = side.options.iter().filter_map(|option| option.figure.as_ref()?.figure.as_deref());
        citations.figures_of(figures);
    }
    Ok(Some(TradeoffSection { sides }))
}

/// What is drawn of a trade-off on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drawn {
    /// The view of each option.
    EachOption,
    Nothing,
}

/// What a trade-off on one side's figures is computed from.
struct Asked<'a> {
    setting: Setting<'a>,
    /// As it was named.
    element: String,
    radar: &'a Element,
    variable: Variable,
    declared: Sensor<'a>,
    /// Whether one option alone is asked for.
    of_one: bool,
    choices: Vec<TradeoffChoice<'a>>,
}

/// The launches that are flown on one side's figures, and the others with the reason.
#[derive(Default)]
struct Flown<'a> {
    launches: Vec<&'a Launch>,
    not_flown: Vec<String>,
}

/// Launches that are looked at beside each other, each with all its flights.
const AT_ONCE: usize = 2;

/// The document of each side: what all of them look at is looked at once.
fn documents(sides: &[Asked<'_>], drawn: Drawn) -> Result<Vec<Tradeoff>, AnswerError> {
    let Some(setting) = sides.first().map(|side| side.setting) else { return Ok(Vec::new()) };
    let (mut skies, places) = skies(sides, setting.sampling)?;
    let resolved = setting.resolved;
    let of = &resolved.scenario.launches_of;
    let launches: Vec<&Launch> =
        resolved.catalogue.launches.values().filter(|launch| launch.country == *of).collect();
    let mut flown: Vec<Flown<'_>> = sides.iter().map(|_| Flown::default()).collect();
    // Few can be flown, and those take seconds: the others are told at once.
    let may_fly =
        |launch: &Launch| sides.iter().any(|side| side.setting.beliefs.paired_report(launch).is_some());
    let mut rest = launches.as_slice();
    while !rest.is_empty() {
        let ends = rest.iter().enumerate().filter(|(_, launch)| may_fly(launch)).nth(AT_ONCE - 1);
        let (some, after) = rest.split_at(ends.map_or(rest.len(), |(last, _)| last + 1));
        let looked = some.par_iter().map(|launch| looked_at(launch, sides, &skies));
        for (launch, LookedAt { by_side, glimpses }) in
            some.iter().zip(looked.collect::<Result<Vec<_>, AnswerError>>()?)
        {
            for (sky, glimpse) in skies.iter_mut().zip(&glimpses) {
                sky.add(glimpse, |side| by_side[side].is_ok());
            }
            for (flown, by_side) in flown.iter_mut().zip(by_side) {
                match by_side {
                    Ok(()) => flown.launches.push(launch),
                    Err(reason) => flown.not_flown.push(format!("{}: {reason}", launch.id)),
                }
            }
        }
        rest = after;
    }
    for (side, flown) in sides.iter().zip(&flown) {
        if flown.launches.is_empty() {
            return Err(side.nothing_flies());
        }
    }
    let arcs = arcs(setting.sampling)?;
    for arc in &arcs {
        skies.iter_mut().for_each(|sky| sky.look_at_arc(arc));
    }
    let mut seen: Vec<Option<Seen>> = places.iter().flatten().map(|_| None).collect();
    for (place, found) in places.into_iter().flatten().zip(skies.into_iter().flat_map(Sky::seen)) {
        seen[place] = Some(found);
    }
    let mut seen = seen.into_iter().flatten();
    let document = |(side, flown): (&Asked<'_>, &Flown<'_>)| {
        let own: Vec<Seen> = seen.by_ref().take(side.choices.len()).collect();
        side.document((flown, &arcs), &own, drawn)
    };
    sides.iter().zip(&flown).map(document).collect()
}

/// Every option of every side by the site at which it stands; and the places of each site's options among all of them.
fn skies<'a>(
    sides: &'a [Asked<'a>],
    sampling: Sampling<'_>,
) -> Result<(Vec<Sky<'a>>, Vec<Vec<usize>>), AnswerError> {
    let looking = |(side, asked): (usize, &'a Asked<'a>)| {
        asked.choices.iter().map(move |choice| Looking { side, sensor: &choice.sensor })
    };
    let mut here: Vec<(Vec<Looking<'a>>, Vec<usize>)> = Vec::new();
    for (i, one) in sides.iter().enumerate().flat_map(looking).enumerate() {
        let site = |one: &Looking<'_>| *one.sensor.middle.radar.site();
        match here
            .iter_mut()
            .find(|(others, _)| others.first().is_some_and(|other| site(other) == site(&one)))
        {
            Some((others, places)) => {
                others.push(one);
                places.push(i);
            }
            None => here.push((vec![one], vec![i])),
        }
    }
    let (looking, places): (Vec<_>, Vec<_>) = here.into_iter().unzip();
    let skies = looking.into_iter().map(|looking| Sky::new(looking, sampling));
    Ok((skies.filter_map(Result::transpose).collect::<Result<_, AnswerError>>()?, places))
}

/// What was seen of a launch.
struct LookedAt {
    /// Whether each side flies it, or why it does not.
    by_side: Vec<Result<(), String>>,
    /// What the radars of each site have of it; nothing where no side flies it.
    glimpses: Vec<Glimpse>,
}

/// Looks at a launch from every site. Its flights go with the end of it.
fn looked_at(launch: &Launch, sides: &[Asked<'_>], skies: &[Sky<'_>]) -> Result<LookedAt, AnswerError> {
    let own = sides.first().and_then(|side| side.setting.sampling.kept).map(Shared::branch);
    let target = |side: &Asked<'_>| {
        let sampling = Sampling { kept: own.as_ref(), ..side.setting.sampling };
        launch_target(side.setting.sampled(sampling), launch)
    };
    let targets = sides.iter().map(target).collect::<Result<Vec<_>, AnswerError>>()?;
    let glimpses = if targets.iter().any(Result::is_ok) {
        let path = |side: usize, sample: usize| targets[side].as_ref().ok()?.flown(sample);
        skies.iter().map(|sky| sky.glimpse(path)).collect()
    } else {
        Vec::new()
    };
    Ok(LookedAt { by_side: targets.into_iter().map(|target| target.map(|_| ())).collect(), glimpses })
}

/// The document of the only side.
fn only_one(documents: Vec<Tradeoff>) -> Result<Tradeoff, AnswerError> {
    documents.into_iter().next().ok_or_else(|| AnswerError::NoAnswer {
        what: "a trade-off".to_owned(),
        reason: "nobody's figures are asked for".to_owned(),
    })
}

impl<'a> Asked<'a> {
    /// A variable of an element on one side's figures, with every option or with one.
    fn new(
        setting: Setting<'a>,
        element: &str,
        variable: Variable,
        only: Option<&str>,
    ) -> Result<Self, AnswerError> {
        let radar = radar_of(setting.resolved, element)?;
        let declared = Sensor::new(setting, radar, None, None)?;
        let mut choices = choices(setting, radar, variable)?;
        if let Some(only) = only {
            choices.retain(|choice| choice.id == only);
        }
        let (element, of_one) = (element.to_owned(), only.is_some());
        Ok(Self { setting, element, radar, variable, declared, of_one, choices })
    }

    /// The refusal where no launch can be flown.
    fn nothing_flies(&self) -> AnswerError {
        AnswerError::NoAnswer {
            what: format!("`tradeoff {} {}`", self.element, self.variable.word()),
            reason: format!(
                "no launch known on {} can be flown; allowed: a later date",
                self.setting.resolved.as_of
            ),
        }
    }

    fn document(
        &self,
        (flown, arcs): (&Flown<'_>, &[Target]),
        seen: &[Seen],
        drawn: Drawn,
    ) -> Result<Tradeoff, AnswerError> {
        let Self { setting, radar, variable, declared, choices: all, .. } = self;
        let (setting, variable) = (*setting, *variable);
        let Setting { resolved, beliefs, .. } = setting;
        let prefix = NumberId::prefix("tradeoff", resolved.as_of, &beliefs.key(), None);
        let prefix = format!("{prefix}/{}/{}", radar.id, variable.word());
        let of = countries()?;
        let options = all.iter().zip(seen).map(|(choice, seen)| {
            let found = option(choice, seen, (arcs, &of), &prefix)?;
            let view = (drawn == Drawn::EachOption).then(|| view(choice)).transpose()?;
            Ok(TradeoffOption { view, ..found })
        });
        let mut options = options.collect::<Result<Vec<_>, AnswerError>>()?;
        hold_against_each_other(&mut options, all);
        let mut citations = Citations::new(resolved.catalogue, resolved.as_of);
        let sensor = match all.first() {
            Some(choice) if self.of_one => choice.sensor.report(),
            _ => declared.report(),
        };
        cite_sensor(&sensor, &mut citations);
        for choice in all {
            cite_values(choice.figure.as_slice(), &mut citations);
            if let Some(claim) = choice.claim {
                citations.cite(&claim.source);
            }
            if let Some(place) = choice.place {
                citations.cite(&place.source);
            }
        }
        let launches: Vec<FlownReport> =
            flown.launches.iter().filter_map(|launch| flown_report(setting, launch)).collect();
        for row in &launches {
            if let Ok(id) = RecordId::try_from(row.source.clone()) {
                citations.cite(&id);
            }
        }
        let verification = verification(resolved, radar, variable, &mut citations);
        Ok(Tradeoff {
            header: header("tradeoff", setting),
            element: radar.id.to_string(),
            variable: variable.into(),
            notes: notes(declared, &sensor, variable),
            sensor,
            launches,
            not_flown: flown.not_flown.clone(),
            options,
            dominance: DOMINANCE.to_owned(),
            verification,
            sources: citations.finish().1,
        })
    }
}

/// The report of a launch that is flown, with its source.
fn flown_report(setting: Setting<'_>, launch: &Launch) -> Option<FlownReport> {
    let PairedReport(report) = setting.beliefs.paired_report(launch)?;
    Some(FlownReport {
        launch: launch.id.to_string(),
        reported_by: report.reported_by.into(),
        source: report.source.to_string(),
    })
}

/// Whose each arc is.
fn countries() -> Result<Vec<(String, String)>, AnswerError> {
    Ok(notional_arcs()?.iter().map(|one| (one.arc.id.to_string(), one.arc.of.clone())).collect())
}

/// One option with what it has.
fn option(
    choice: &TradeoffChoice<'_>,
    seen: &Seen,
    (arcs, of): (&[Target], &[(String, String)]),
    prefix: &str,
) -> Result<TradeoffOption, AnswerError> {
    let samples: Vec<u32> = (0..).zip(&seen.kept).map(|(i, _)| i).collect();
    let moved = choice.sensor.moved(&samples)?;
    let band = |field: &str, unit: ReportUnit, values: Vec<f64>| {
        moved.band(format!("{prefix}/{}/{field}", choice.id), unit, values)
    };
    let neighbours = arcs.iter().zip(&seen.arcs).map(|(target, seen)| {
        Ok(NeighbourView {
            arc: target.id.clone(),
            name: target.name.clone(),
            of: of.iter().find(|(arc, _)| *arc == target.id).map(|(_, of)| of.clone()).unwrap_or_default(),
            s: band(&format!("{}/s", target.id), ReportUnit::S, seen.mean_s.clone())?,
            in_view_share: seen.share,
        })
    });
    let kept = |pick: fn(Tally) -> f64| seen.kept.iter().copied().map(pick).collect();
    Ok(TradeoffOption {
        value: choice.value.clone(),
        id: choice.id.clone(),
        setting: choice.setting.clone(),
        declared: choice.declared,
        heading_deg: choice.heading_deg,
        figure: choice.figure.clone(),
        named_by: choice.claim.map(statement),
        note: choice.note.clone(),
        neighbours: neighbours.collect::<Result<Vec<_>, AnswerError>>()?,
        view: None,
        kept_share: band("kept_share", ReportUnit::Share, kept(Tally::share))?,
        kept_s: band("kept_s", ReportUnit::S, kept(Tally::mean))?,
        dominated: false,
        dominated_by: Vec::new(),
    })
}

/// What an option has in view, in the middle of every spread.
fn view(choice: &TradeoffChoice<'_>) -> Result<OptionView, AnswerError> {
    let middle = &choice.sensor.middle;
    let seen = outline(&middle.radar, Length::kilometres(DRAWN_AT_KM), middle.reach)?;
    Ok(OptionView {
        option: choice.value.clone(),
        altitude_km: DRAWN_AT_KM,
        geometry: shapes::of_outline(&seen),
    })
}

/// What an option is held by: the more of the first two the better for the defence, the less of the rest for the neighbours.
fn measures(option: &TradeoffOption) -> (Vec<i64>, Vec<i64>) {
    let steps = |value: f64, step: f64| (value / step).round() as i64;
    let kept = vec![steps(option.kept_share.nominal, SAME_SHARE), steps(option.kept_s.nominal, SAME_S)];
    (kept, option.neighbours.iter().map(|one| steps(one.s.nominal, SAME_S)).collect())
}

/// Marks what is dominated, and by which settings.
fn hold_against_each_other(options: &mut [TradeoffOption], choices: &[TradeoffChoice<'_>]) {
    let measured: Vec<_> = options.iter().map(measures).collect();
    let dominates = |other: usize, one: usize| {
        let ((kept, seen), (own_kept, own_seen)) = (&measured[other], &measured[one]);
        kept.iter().zip(own_kept).all(|(a, b)| a >= b)
            && seen.iter().zip(own_seen).all(|(a, b)| a <= b)
            && measured[other] != measured[one]
            && !choices[other].may_be(&choices[one])
    };
    let mut settings: Vec<&str> = Vec::new();
    for choice in choices {
        if !settings.contains(&choice.setting.as_str()) {
            settings.push(&choice.setting);
        }
    }
    let by = |one: usize| -> Vec<String> {
        let others = settings.iter().filter(|setting| **setting != choices[one].setting);
        let all_of = |setting: &&&str| {
            (0..choices.len())
                .filter(|other| choices[*other].setting == **setting)
                .all(|other| dominates(other, one))
        };
        others.filter(all_of).map(|setting| (*setting).to_owned()).collect()
    };
    let by: Vec<Vec<String>> = (0..options.len()).map(by).collect();
    for (option, by) in options.iter_mut().zip(by) {
        option.dominated = !by.is_empty();
        option.dominated_by = by;
    }
}

/// What a reader should know of the whole.
fn notes(declared: &Sensor<'_>, sensor: &SensorReport, variable: Variable) -> Vec<String> {
    let mut notes = Vec::new();
    if !sensor.works {
        let status = sensor.status.0.map_or("no status on record", tpt_catalogue::Status::words);
        notes.push(format!("it does not work at this date ({status}): all of this holds once it works"));
    }
    if !declared.has_range() {
        notes.push("no range is published: what is seen is geometry alone".to_owned());
    }
    if variable == Variable::Heading && !declared.has_sector() {
        notes.push(
            "no sector that limits it is published: it looks all round, and every heading is the same"
                .to_owned(),
        );
    }
    notes.push(
        "terrain is not applied, and what another radar of the deployment would still see is not counted"
            .to_owned(),
    );
    notes
}

/// How an outsider could verify a limit, from the statements that the scenario names.
fn verification(
    resolved: &Resolved<'_>,
    radar: &Element,
    variable: Variable,
    citations: &mut Citations<'_>,
) -> Vec<Verification> {
    let own = |element: &RecordId| *element == radar.id || Some(element) == radar.part_of.as_ref();
    let mut known = |ids: &mut dyn Iterator<Item = &RecordId>| -> Vec<StatementRow> {
        let found: Vec<&Claim> = ids.filter_map(|id| resolved.claim(id)).collect();
        for claim in &found {
            citations.cite(&claim.source);
        }
        found.into_iter().map(statement).collect()
    };
    let limits: Vec<_> = resolved
        .scenario
        .limits
        .iter()
        .filter(|limit| own(&limit.element) && limit.variable == variable)
        .collect();
    let said = known(&mut limits.iter().flat_map(|limit| &limit.said));
    let methods = known(&mut limits.iter().flat_map(|limit| &limit.verified_by));
    let row = |method: String, claim: Option<String>, source: Option<String>| Verification {
        variable: variable.into(),
        method,
        claim,
        source,
        said: said.clone(),
    };
    if methods.is_empty() {
        return vec![row(NO_METHOD.to_owned(), None, None)];
    }
    methods.into_iter().map(|one| row(one.paraphrase, Some(one.claim), Some(one.source))).collect()
}

fn statement(claim: &Claim) -> StatementRow {
    StatementRow {
        claim: claim.id.to_string(),
        said_by: claim.said_by.words(),
        said_on: claim.said_on.to_string(),
        paraphrase: claim.paraphrase.clone(),
        source: claim.source.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tpt_setting::BuiltIn;

    #[test]
    fn sides_that_look_together_see_what_each_sees_by_itself() {
        let facts = BuiltIn::at(date(2017, 3, 20)).unwrap();
        let same = facts.ask(|setting| {
            let kept = Shared::default();
            let setting = setting.sampled(Sampling { samples: 2, kept: Some(&kept), ..setting.sampling });
            let sets = ["nominal", "beijing", "seoul"];
            let all = sets.map(|set| Beliefs::new(setting.resolved.catalogue, set, &[]).unwrap());
            let asked =
                |beliefs| Asked::new(setting.believing(beliefs), "seongju-radar", Variable::Mode, None);
            let asked = all.iter().map(asked).collect::<Result<Vec<_>, _>>()?;
            let together = documents(&asked, Drawn::Nothing)?;
            for (one, together) in asked.iter().zip(together) {
                let alone = only_one(documents(std::slice::from_ref(one), Drawn::Nothing)?)?;
                assert_eq!(format!("{alone:?}"), format!("{together:?}"));
            }
            Ok(())
        });
        same.unwrap();
    }

    #[test]
    fn what_is_seen_from_a_site_is_what_each_radar_sees_by_itself() {
        let facts = BuiltIn::at(date(2017, 3, 20)).unwrap();
        let same = facts.ask(|setting| {
            let kept = Shared::default();
            let setting = setting.sampled(Sampling { samples: 2, kept: Some(&kept), ..setting.sampling });
            let all =
                ["nominal", "beijing"].map(|set| Beliefs::new(setting.resolved.catalogue, set, &[]).unwrap());
            let asked =
                |beliefs| Asked::new(setting.believing(beliefs), "seongju-radar", Variable::Mode, None);
            let sides = all.iter().map(asked).collect::<Result<Vec<_>, _>>()?;
            let (skies, _) = skies(&sides, setting.sampling)?;
            let radars = || {
                sides.iter().flat_map(|side| side.choices.iter().map(move |choice| (side, &choice.sensor)))
            };
            let mut seen = 0;
            for launch in ["2017-02-12", "2017-03-06"].map(|id| &setting.resolved.catalogue.launches[id]) {
                let looked = looked_at(launch, &sides, &skies)?;
                assert!(looked.by_side.iter().all(Result::is_ok));
                for sample in [0, 1] {
                    for (i, (side, sensor)) in radars().enumerate() {
                        let drawn = sensor.draw(sample as u32)?;
                        let target = launch_target(side.setting, launch)?.unwrap();
                        let pass = target.pass(Some(sample), &drawn.radar, drawn.reach);
                        assert_eq!(looked.glimpses[0][sample][i], pass.map(|pass| pass.seconds));
                        seen += u32::from(pass.is_some());
                    }
                }
            }
            assert!(seen > 4, "{seen}");
            Ok(())
        });
        same.unwrap();
    }
}
