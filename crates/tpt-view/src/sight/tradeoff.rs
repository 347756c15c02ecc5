//! What a limit on a deployment keeps and what it spares: the view of reported launches against that of the neighbours' arcs.
//!
//! Only the defender's variables are varied, over a finite list of options: headings of a fixed grid and those on record, the modes
//! on record, the sites that somebody has named. Launches and arcs are taken whole and told as totals; none is ranked.

use rayon::prelude::*;
use tpt_catalogue::Variable;
use tpt_catalogue::{Claim, Element, Launch, RecordId, notional_arcs};
use tpt_earth::{Length, Time};
use tpt_scenario::{Beliefs, PairedReport, Resolved};
use tpt_sight::{Fan, FromSite, Radar, outline};

use super::drawn::DrawnRadar;
use super::matrix::{Target, Targets, targets};
use super::options::{TradeoffChoice, choices};
use super::sensor::Sensor;
use super::views::{cite_sensor, cite_values};
use super::{FEW, radar_of};
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
const DOMINANCE: &str = "An option is dominated when another setting, whichever of its published figures is believed, keeps at least as large a share of the \
     launches and as many seconds of them, and has no more seconds of each neighbour's arcs, one of these being more or fewer. Nominal \
     values are compared, to a tenth of a second: the bands are not. Not held against each other are options that differ only in whose \
     figure is believed, and headings that may be the same within their spreads. The options are finite, so what is not dominated is the \
     whole efficient frontier.";

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
    // It looks at launches that no other part of the paper looks at: their flights go with it.
    let own = setting.sampling.kept.map(Shared::branch);
    let setting = setting.sampled(Sampling { kept: own.as_ref(), ..setting.sampling });
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

/// The scenario's launches, flown once, and the arcs, drawn once.
fn paths(setting: Setting<'_>) -> Result<Targets, AnswerError> {
    let wanted = |launch: &Launch| launch.country == setting.resolved.scenario.launches_of;
    targets(setting, &wanted)
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
    radar: &'a Element,
    variable: Variable,
    declared: Sensor<'a>,
    /// Whether one option alone is asked for.
    of_one: bool,
    choices: Vec<TradeoffChoice<'a>>,
    launches: Vec<Target>,
    arcs: Vec<Target>,
    not_flown: Vec<String>,
}

/// What a radar of one draw has: the share of the launches, seconds of each in the mean, and seconds of each arc in the mean.
struct Row {
    kept_share: f64,
    kept_s: f64,
    arcs_s: Vec<f64>,
}

/// The document of each side: what all of them look at is looked at once.
fn documents(sides: &[Asked<'_>], drawn: Drawn) -> Result<Vec<Tradeoff>, AnswerError> {
    let seen = seen(sides)?;
    sides.iter().zip(seen).map(|(side, seen)| side.document(&seen, drawn)).collect()
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
        // Flights take seconds: what cannot be chosen is refused before.
        let Targets { flown, not_flown } = paths(setting)?;
        let (arcs, launches): (Vec<Target>, Vec<Target>) = flown.into_iter().partition(Target::is_arc);
        if launches.is_empty() {
            return Err(AnswerError::NoAnswer {
                what: format!("`tradeoff {element} {}`", variable.word()),
                reason: format!(
                    "no launch known on {} can be flown; allowed: a later date",
                    setting.resolved.as_of
                ),
            });
        }
        let of_one = only.is_some();
        Ok(Self { setting, radar, variable, declared, of_one, choices, launches, arcs, not_flown })
    }

    fn document(&self, seen: &[Seen], drawn: Drawn) -> Result<Tradeoff, AnswerError> {
        let Self { setting, radar, variable, declared, choices: all, .. } = self;
        let (setting, variable) = (*setting, *variable);
        let Setting { resolved, beliefs, .. } = setting;
        let prefix = NumberId::prefix("tradeoff", resolved.as_of, &beliefs.key(), None);
        let prefix = format!("{prefix}/{}/{}", radar.id, variable.word());
        let of = countries()?;
        let options = all.iter().zip(seen).map(|(choice, seen)| {
            let found = option(choice, seen, (&self.arcs, &of), &prefix)?;
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
            self.launches.iter().filter_map(|target| flown_report(setting, target)).collect();
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
            not_flown: self.not_flown.clone(),
            options,
            dominance: DOMINANCE.to_owned(),
            verification,
            sources: citations.finish().1,
        })
    }
}

/// The report of a launch that is flown, with its source.
fn flown_report(setting: Setting<'_>, target: &Target) -> Option<FlownReport> {
    let launch = setting.resolved.catalogue.launches.get(target.id.as_str())?;
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

/// What an option has: a row for each draw of its radar, and of each arc the share that it sees in the middle of every spread.
struct Seen {
    rows: Vec<Row>,
    arcs_shares: Vec<f64>,
}

/// What every option of every side has, in their order. Those of one site look at the paths together.
fn seen(sides: &[Asked<'_>]) -> Result<Vec<Vec<Seen>>, AnswerError> {
    let all: Vec<Looking<'_>> = sides
        .iter()
        .enumerate()
        .flat_map(|(side, asked)| {
            asked.choices.iter().map(move |choice| Looking { side, sensor: &choice.sensor })
        })
        .collect();
    let site = |one: &Looking<'_>| *one.sensor.middle.radar.site();
    let mut seen: Vec<Option<Seen>> = all.iter().map(|_| None).collect();
    for (i, first) in all.iter().enumerate() {
        if seen[i].is_some() {
            continue;
        }
        let here: Vec<usize> = (i..all.len()).filter(|other| site(&all[*other]) == site(first)).collect();
        let looking: Vec<Looking<'_>> = here.iter().map(|one| all[*one]).collect();
        let sky = Sky::new(&first.sensor.middle.radar, sides);
        for (one, found) in here.into_iter().zip(sky.seen(&looking)?) {
            seen[one] = Some(found);
        }
    }
    let mut seen = seen.into_iter().flatten();
    Ok(sides.iter().map(|asked| seen.by_ref().take(asked.choices.len()).collect()).collect())
}

/// A radar that looks at the launches as one side's figures have them.
#[derive(Clone, Copy)]
struct Looking<'a> {
    side: usize,
    sensor: &'a Sensor<'a>,
}

/// Every path as a site has it, whatever the radar there covers. The arcs are looked at once for all options, draws and sides; of a
/// launch each draw has its own path, which is looked at once for all sides that believe the same report.
struct Sky<'a> {
    radar: &'a Radar,
    sides: &'a [Asked<'a>],
    arcs: Vec<Vec<FromSite<'a>>>,
}

/// The paths that somebody has in view, their seconds, and how many there are.
#[derive(Clone, Copy, Default)]
struct Tally {
    seen: u32,
    seconds: f64,
    paths: u32,
}

impl Tally {
    fn take(&mut self, seconds: Option<Time>) {
        self.paths += 1;
        if let Some(seconds) = seconds {
            self.seen += 1;
            self.seconds += seconds.as_seconds();
        }
    }

    fn share(self) -> f64 {
        f64::from(self.seen) / f64::from(self.paths.max(1))
    }

    /// The seconds of each in the mean over all.
    fn mean(self) -> f64 {
        self.seconds / f64::from(self.paths.max(1))
    }
}

/// Radars that are asked together, and whose they are.
type Fans<'r> = Vec<(Fan<'r>, Vec<usize>)>;

/// Some radars of one draw and their places among all of them, those together that differ by their sectors alone.
fn fans<'r>(drawn: impl Iterator<Item = (usize, &'r DrawnRadar)>) -> Fans<'r> {
    let mut fans: Fans<'r> = Vec::new();
    for (i, DrawnRadar { radar, reach, .. }) in drawn {
        match fans.iter_mut().find_map(|(fan, whose)| fan.take(radar, *reach).then_some(whose)) {
            Some(whose) => whose.push(i),
            None => fans.push((Fan::of(radar, *reach), vec![i])),
        }
    }
    fans
}

/// Adds what each of some radars has of a path to what it has already.
fn add(fans: &Fans<'_>, path: &FromSite<'_>, tallies: &mut [Tally]) {
    for (fan, whose) in fans {
        whose.iter().zip(path.seconds(fan)).for_each(|(radar, seconds)| tallies[*radar].take(seconds));
    }
}

/// What each of some radars has of some paths.
fn tallies(fans: &Fans<'_>, radars: usize, paths: &[FromSite<'_>]) -> Vec<Tally> {
    let mut all = vec![Tally::default(); radars];
    paths.iter().for_each(|path| add(fans, path, &mut all));
    all
}

impl<'a> Sky<'a> {
    fn new(radar: &'a Radar, sides: &'a [Asked<'a>]) -> Self {
        // The arcs depend on nobody's figures.
        let arcs = sides.first().map_or(&[][..], |side| &side.arcs);
        let ways =
            |target: &'a Target| (0..target.drawn()).filter_map(|i| target.at_site(i, radar)).collect();
        Self { radar, sides, arcs: arcs.par_iter().map(ways).collect() }
    }

    /// What each of some radars of the site has, over the draws and in the middle.
    fn seen(&self, looking: &[Looking<'_>]) -> Result<Vec<Seen>, AnswerError> {
        let Some(sampling) = self.sides.first().map(|side| side.setting.sampling) else {
            return Ok(Vec::new());
        };
        let rows = (0..sampling.samples.min(FEW)).into_par_iter().map(|sample| {
            sampling.go_on()?;
            let drawn = looking.iter().map(|one| one.sensor.draw(sample)).collect::<Result<Vec<_>, _>>()?;
            Ok(self.rows(sample as usize, looking, &drawn))
        });
        let rows: Vec<Vec<Row>> = rows.collect::<Result<_, AnswerError>>()?;
        let middles = fans(looking.iter().map(|one| &one.sensor.middle).enumerate());
        let shares: Vec<Vec<Tally>> =
            self.arcs.iter().map(|arc| tallies(&middles, looking.len(), arc)).collect();
        let mut seen: Vec<Seen> = (0..looking.len())
            .map(|i| Seen {
                rows: Vec::with_capacity(rows.len()),
                arcs_shares: shares.iter().map(|arc| arc[i].share()).collect(),
            })
            .collect();
        for row in rows {
            seen.iter_mut().zip(row).for_each(|(seen, row)| seen.rows.push(row));
        }
        Ok(seen)
    }

    /// What each of some radars of one draw has of all of it: of each launch the path of the same draw.
    fn rows(&self, sample: usize, looking: &[Looking<'_>], drawn: &[DrawnRadar]) -> Vec<Row> {
        let kept = self.kept(sample, looking, drawn);
        let fans = fans(drawn.iter().enumerate());
        let arcs: Vec<Vec<Tally>> = self.arcs.iter().map(|arc| tallies(&fans, drawn.len(), arc)).collect();
        let row = |(i, kept): (usize, Tally)| Row {
            kept_share: kept.share(),
            kept_s: kept.mean(),
            arcs_s: arcs.iter().map(|arc| arc[i].mean()).collect(),
        };
        kept.into_iter().enumerate().map(row).collect()
    }

    /// What each of some radars of one draw has of the launches.
    fn kept(&self, sample: usize, looking: &[Looking<'_>], drawn: &[DrawnRadar]) -> Vec<Tally> {
        let mut kept = vec![Tally::default(); drawn.len()];
        let mut looked_at: Vec<FromSite<'_>> = Vec::new();
        for (i, side) in self.sides.iter().enumerate() {
            let own = drawn.iter().enumerate().filter(|(radar, _)| looking[*radar].side == i);
            let fans = fans(own);
            for path in side.launches.iter().filter_map(|launch| launch.flown(sample)) {
                let known = looked_at.iter().position(|other| other.is_of(path));
                let known = known.unwrap_or_else(|| {
                    looked_at.push(FromSite::new(self.radar, path));
                    looked_at.len() - 1
                });
                add(&fans, &looked_at[known], &mut kept);
            }
        }
        kept
    }
}

/// One option with what it has.
fn option(
    choice: &TradeoffChoice<'_>,
    Seen { rows, arcs_shares }: &Seen,
    (arcs, of): (&[Target], &[(String, String)]),
    prefix: &str,
) -> Result<TradeoffOption, AnswerError> {
    let sensor = &choice.sensor;
    let band = |field: &str, unit: ReportUnit, pick: &dyn Fn(&Row) -> f64| {
        let values: Vec<(u32, f64)> = (0..).zip(rows).map(|(i, row)| (i, pick(row))).collect();
        sensor.band(&values, format!("{prefix}/{}/{field}", choice.id), unit)
    };
    let neighbours = arcs.iter().enumerate().map(|(i, target)| {
        Ok(NeighbourView {
            arc: target.id.clone(),
            name: target.name.clone(),
            of: of.iter().find(|(arc, _)| *arc == target.id).map(|(_, of)| of.clone()).unwrap_or_default(),
            s: band(&format!("{}/s", target.id), ReportUnit::S, &|row| {
                row.arcs_s.get(i).copied().unwrap_or_default()
            })?,
            in_view_share: arcs_shares.get(i).copied().unwrap_or_default(),
        })
    });
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
        kept_share: band("kept_share", ReportUnit::Share, &|row| row.kept_share)?,
        kept_s: band("kept_s", ReportUnit::S, &|row| row.kept_s)?,
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
        notes.push(format!("not operational ({status}): all of this holds as planned"));
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
        "terrain is not applied; what another radar of the deployment would still see is not counted"
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
}
