//! `reconstruct`: a catalogued launch report by report, or figures typed by hand.

mod asked;
mod typed;

use std::collections::BTreeSet;
use std::sync::Arc;

use tpt_catalogue::{
    Access, Basis, Catalogue, Entry, Figure, FigureRef, Launch, Measured, Place, RecordId, Report,
    ResolvedStageSet, VehicleTemplate, vehicle_templates,
};
use tpt_earth::{Angle, Position, Spread, Time};
use tpt_scenario::Beliefs;

use crate::arcs::energy_floor;
use crate::bounds::{Bounds, Given, bounds};
use crate::reconstruction::{Figures, FlightDraws, Flights, FlownPaths, Observation, Readings, ReportedTime};
use crate::vehicle::VehicleInputs;
use tpt_report::NumberId;
use tpt_report::{
    Alternative, FigureReport, Flown, LaunchReconstruction, Reading, ReportReconstruction, VehicleReport,
    fixed,
};
use tpt_setting::sourcing::{Citations, header, number};
use tpt_setting::{AnswerError, Sampling, Setting, fact_words};

use asked::Asked;
pub(crate) use typed::flyable_entry;
pub use typed::{Typed, reconstruct_typed};

/// What every reconstruction of a document shares.
#[derive(Clone, Debug)]
pub struct ReconstructionContext<'a> {
    /// What it stands on.
    pub setting: Setting<'a>,
    /// What the ids of its numbers begin with.
    pub id_prefix: String,
}

/// A report with its figures, whoever gave them.
struct Reported<'a> {
    event: String,
    of: String,
    reported_by: String,
    range: Option<&'a Measured>,
    apogee: Option<&'a Measured>,
    flight_time: Option<&'a Measured>,
    bearing: Option<&'a Measured>,
    bearing_from: String,
    launch: Option<Position>,
}

/// What is said of a bearing that nobody gave.
const ANY_DIRECTION: &str = "not reported: any direction";

/// Why a flight of nobody's missile is not flown.
const UNNAMED: &str = "no missile is named, or its type is not agreed on";

/// Every report of a launch, reconstructed by itself. `missile` stands in for the launch's own.
///
/// # Errors
///
/// [`AnswerError`] if the launch or the missile is unknown, or the missile has no stage set.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// let facts = BuiltIn::at(date(2017, 12, 31))?;
/// let found = facts.ask(|setting| tpt_flown::reconstruct_launch(setting, "2017-07-04", None))?;
/// let by = |body: &str| found.reports.iter().find(|one| one.of == format!("2017-07-04/{body}")).expect("it reported");
/// // Seoul gave a range without a height: nothing is flown, and the reason is told.
/// assert!(by("seoul").flown.is_none() && by("seoul").not_reconstructed.is_some());
/// let flight = by("pyongyang").flown.as_ref().expect("Pyongyang gave both");
/// assert!(flight.burnout_time_s.nominal < flight.flight_time_s.nominal);
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn reconstruct_launch(
    setting: Setting<'_>,
    launch: &str,
    missile: Option<&str>,
) -> Result<LaunchReconstruction, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    let known = || catalogue.launches.keys().map(RecordId::as_str);
    let found = catalogue.launches.get(launch).ok_or_else(|| catalogue.unknown("launch", launch, known()))?;
    let missile = missile.map(|missile| entry(catalogue, setting.beliefs, missile)).transpose()?;
    let id_prefix = NumberId::prefix(
        "reconstruct",
        setting.resolved.as_of,
        &setting.beliefs.key(),
        missile.map(|entry| entry.id.as_str()),
    );
    let context = ReconstructionContext { setting, id_prefix };
    let mut citations = Citations::new(catalogue, setting.resolved.as_of);
    for report in &found.reports {
        citations.cite(&report.source);
    }
    let reports = of_launch(&context, found, missile, None)?;
    let vehicles = vehicles(&context, &reports, &mut citations);
    let (_, sources) = citations.finish();
    Ok(LaunchReconstruction {
        header: header("reconstruct", setting),
        launch: found.id.to_string(),
        name: found.name.clone(),
        reports,
        vehicles,
        sources,
    })
}

/// A missile record by its id, one of its names or an alias, with a stage set to fly.
///
/// # Errors
///
/// [`AnswerError::Unknown`] if there is none of that name; [`AnswerError::NoStageSet`] if nothing of it can be flown.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::reconstruct::entry;
/// # use tpt_setting::AnswerError;
/// let facts = BuiltIn::at(date(2017, 12, 31))?;
/// assert_eq!(entry(&facts.catalogue, &facts.beliefs, "Hwasong-14")?.id, "hwasong-14");
/// let refused = entry(&facts.catalogue, &facts.beliefs, "hwasong-41");
/// assert!(matches!(refused, Err(AnswerError::Unknown(unknown)) if unknown.meant.is_some()));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn entry<'a>(catalogue: &'a Catalogue, beliefs: &Beliefs, named: &str) -> Result<&'a Entry, AnswerError> {
    let found = catalogue.missile_named(named)?;
    if beliefs.stage_set(found).is_none() {
        let with = catalogue.missiles.values().filter(|entry| beliefs.stage_set(entry).is_some());
        let allowed: Vec<&str> = with.map(|entry| entry.id.as_str()).collect();
        return Err(AnswerError::NoStageSet { missile: found.id.to_string(), allowed: allowed.join(", ") });
    }
    Ok(found)
}

impl<'a> Reported<'a> {
    const fn given(&self) -> Given<'a> {
        Given { range: self.range, apogee: self.apogee, flight_time: self.flight_time }
    }

    /// What a flight has to meet, where two figures are there.
    fn observation(&self, launch: Position, asked: &Asked) -> Observation {
        let whole_circle = Spread::Uniform { low: 0.0, high: std::f64::consts::TAU };
        let bearing = self.bearing.and_then(Measured::spread_si).unwrap_or(whole_circle);
        Observation {
            event: self.event.clone(),
            launch,
            figures: asked.figures,
            bearing: bearing.map(Angle::radians),
        }
    }
}

/// What of a missile is drawn, if it has a stage set.
fn inputs<'a>(
    context: &ReconstructionContext<'a>,
    missile: &'a Entry,
) -> Result<Option<VehicleInputs<'a>>, AnswerError> {
    let set = context.setting.beliefs.stage_set(missile);
    set.map(|set| VehicleInputs::new(context.setting.resolved.catalogue, set)).transpose()
}

/// What is flown of a report.
struct Vehicle<'e, 'i> {
    /// The missile, where one is named.
    missile: Option<&'e Entry>,
    /// What of it, or of a template, is drawn.
    inputs: Option<&'i VehicleInputs<'i>>,
    /// The template that stands for a missile without stages on record, or for any.
    template: Option<&'static VehicleTemplate>,
}

/// The template that a missile is built like, where nobody published its stages.
fn template_of(beliefs: &Beliefs, missile: &Entry) -> Result<Option<&'static VehicleTemplate>, AnswerError> {
    if beliefs.stage_set(missile).is_some() {
        return Ok(None);
    }
    let Some(built) = missile.built_as.first() else { return Ok(None) };
    Ok(vehicle_templates()?.iter().find(|template| template.id == built.template))
}

/// The template that stands for a missile, and what of that or of its own stage set is drawn.
pub(crate) fn drawn_of<'a>(
    context: &ReconstructionContext<'a>,
    missile: Option<&'a Entry>,
) -> Result<(Option<&'static VehicleTemplate>, Option<VehicleInputs<'a>>), AnswerError> {
    let Some(missile) = missile else { return Ok((None, None)) };
    let template = template_of(context.setting.beliefs, missile)?;
    let inputs = match template {
        Some(template) => template_inputs(context.setting.resolved.catalogue, template)?,
        None => inputs(context, missile)?,
    };
    Ok((template, inputs))
}

/// What of a template is drawn.
fn template_inputs<'a>(
    catalogue: &Catalogue,
    template: &'a VehicleTemplate,
) -> Result<Option<VehicleInputs<'a>>, AnswerError> {
    template.resolved().map(|set| VehicleInputs::new(catalogue, set)).transpose()
}

/// Every report of a catalogued launch, or the one that `only` names; `missile` stands in for the launch's own.
///
/// Reports of the same figures are flown once.
///
/// # Errors
///
/// As [`reconstruct_launch`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::reconstruct::{ReconstructionContext, of_launch};
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let context = ReconstructionContext { setting, id_prefix: "example".to_owned() };
///     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
///     let reports = of_launch(&context, launch, None, Some("tokyo"))?;
///     assert_eq!(reports.len(), 1);
///     let flown = reports[0].flown.as_ref().expect("Tokyo gave a range and an apogee");
///     assert!(flown.flight_time_s.id.starts_with("example/2017-08-29/tokyo/"));
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn of_launch(
    context: &ReconstructionContext<'_>,
    launch: &Launch,
    missile: Option<&Entry>,
    only: Option<&str>,
) -> Result<Vec<ReportReconstruction>, AnswerError> {
    let position = site(context, launch)?;
    let own = || launch.missile.as_ref().and_then(|id| context.setting.resolved.catalogue.missiles.get(id));
    let missile = missile.or_else(own);
    let (template, inputs) = drawn_of(context, missile)?;
    let vehicle = Vehicle { missile, inputs: inputs.as_ref(), template };
    let mut flown = Vec::new();
    let of_report = |report: &Report| {
        let reported = reported(launch, report, position);
        of_figures(context, &reported, &vehicle, &mut flown)
    };
    launch.reports.iter().filter(|report| only.is_none_or(|id| report.id == id)).map(of_report).collect()
}

/// What a report's flight has to meet and what of its missile is drawn; or why nothing can be flown.
fn flyable<'a>(
    context: &ReconstructionContext<'a>,
    launch: &Launch,
    report: &Report,
) -> Result<Result<(Observation, VehicleInputs<'a>), &'static str>, AnswerError> {
    let missile = launch.missile.as_ref().and_then(|id| context.setting.resolved.catalogue.missiles.get(id));
    let Some(inputs) = missile.map(|missile| inputs(context, missile)).transpose()?.flatten() else {
        return Ok(Err("of its missile no stage set is on record"));
    };
    let reported = reported(launch, report, site(context, launch)?);
    // A flight at a limit is not the flight.
    let Some(asked) = Asked::of(reported.given()).filter(|asked| asked.limited() == 0) else {
        return Ok(Err("the report gives no two figures of a flight"));
    };
    let Some(position) = reported.launch else { return Ok(Err("no launch site is on record")) };
    Ok(Ok((reported.observation(position, &asked), inputs)))
}

/// What the flight of a report has to meet, where it gives a range and an apogee as values; `None` where no site is on record or a figure
/// is missing.
pub(crate) fn observation_of(
    context: &ReconstructionContext<'_>,
    launch: &Launch,
    report: &Report,
) -> Result<Option<Observation>, AnswerError> {
    let reported = reported(launch, report, site(context, launch)?);
    // Whatever else is there, a time is compared.
    let given = Given { flight_time: None, ..reported.given() };
    let asked = Asked::of(given).filter(|asked| asked.limited() == 0);
    Ok(reported.launch.zip(asked).map(|(position, asked)| reported.observation(position, &asked)))
}

/// Where a launch was, if its site is on record.
fn site(context: &ReconstructionContext<'_>, launch: &Launch) -> Result<Option<Position>, AnswerError> {
    let place = launch.site.as_ref().and_then(|id| context.setting.resolved.catalogue.places.get(id));
    Ok(place.map(Place::position).transpose()?)
}

/// Every draw of a report flown; or why nothing can be. Who has flown the report for another part of the same answer has kept them.
///
/// # Errors
///
/// As [`reconstruct_launch`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::reconstruct::{ReconstructionContext, draws_of};
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let context = ReconstructionContext { setting, id_prefix: String::new() };
///     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
///     let report = |id: &str| launch.reports.iter().find(|report| report.id == id).expect("it is on record");
///     // Pyongyang gave no numbers: nothing is flown, and the reason is told.
///     assert!(draws_of(&context, launch, report("pyongyang"))?.is_err());
///     let draws = draws_of(&context, launch, report("tokyo"))?.expect("it can be flown");
///     assert_eq!(draws.numbers.len(), setting.sampling.samples as usize);
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn draws_of(
    context: &ReconstructionContext<'_>,
    launch: &Launch,
    report: &Report,
) -> Result<Result<Arc<FlightDraws>, &'static str>, AnswerError> {
    let (observation, inputs) = match flyable(context, launch, report)? {
        Ok(flyable) => flyable,
        Err(why) => return Ok(Err(why)),
    };
    let sampling = context.setting.sampling;
    let key = draws_key(&observation, &inputs, sampling);
    let fly = || Ok(Flights::fly(observation, &inputs, sampling, Readings::All, &[])?.draws());
    Ok(Ok(match sampling.kept {
        Some(kept) => kept.get(key, fly)?,
        None => Arc::new(fly()?),
    }))
}

/// Everything that the draws of a report depend on.
fn draws_key(observation: &Observation, inputs: &VehicleInputs<'_>, sampling: Sampling<'_>) -> String {
    let Sampling { samples, seed, .. } = sampling;
    format!("{}/{samples}/{seed}/{observation:?}", inputs.set().set.id)
}

/// The paths of a report, in the middle of every spread and in draws; `None` where nothing can be flown.
///
/// # Errors
///
/// As [`reconstruct_launch`].
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::reconstruct::{ReconstructionContext, paths};
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let context = ReconstructionContext { setting, id_prefix: String::new() };
///     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
///     let tokyo = launch.reports.iter().find(|report| report.id == "tokyo").expect("it is on record");
///     let flown = paths(&context, launch, tokyo)?.expect("it can be flown");
///     let top = flown.middle().path.track(61).map(|(_, _, height)| height.as_kilometres()).fold(0.0, f64::max);
///     assert!((top - 550.0).abs() < 30.0, "Tokyo said about 550 km: {top}");
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn paths(
    context: &ReconstructionContext<'_>,
    launch: &Launch,
    report: &Report,
) -> Result<Option<FlownPaths>, AnswerError> {
    let Ok((observation, inputs)) = flyable(context, launch, report)? else { return Ok(None) };
    FlownPaths::shared(observation, &inputs, context.setting.sampling)
}

/// The report that gives the bearing on which a report is flown: itself, or the first of the launch that gives one.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::reconstruct::with_bearing;
/// let facts = BuiltIn::at(date(2017, 12, 31))?;
/// let launch = &facts.catalogue.launches["2017-07-04"];
/// let seoul = launch.reports.iter().find(|report| report.id == "seoul").expect("it is on record");
/// // Seoul gave no bearing; a compilation did.
/// let (from, bearing) = with_bearing(launch, seoul).expect("somebody gave one");
/// assert_eq!((from.id.as_str(), bearing.central()), ("compilation", Some(86.0)));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn with_bearing<'a>(launch: &'a Launch, report: &'a Report) -> Option<(&'a Report, &'a Measured)> {
    std::iter::once(report).chain(&launch.reports).find_map(|one| Some((one, one.bearing.as_ref()?)))
}

fn reported<'a>(launch: &'a Launch, report: &'a Report, position: Option<Position>) -> Reported<'a> {
    let with_bearing = with_bearing(launch, report);
    Reported {
        event: launch.id.to_string(),
        of: format!("{}/{}", launch.id, report.id),
        reported_by: report.reported_by.words().to_owned(),
        range: report.range.as_ref(),
        apogee: report.apogee.as_ref(),
        flight_time: report.flight_time.as_ref(),
        bearing: with_bearing.map(|(_, bearing)| bearing),
        bearing_from: with_bearing.map_or_else(|| ANY_DIRECTION.to_owned(), |(one, _)| one.id.to_string()),
        launch: position,
    }
}

/// Why a missile that somebody says does not fly ballistically is not flown; `None` where nobody says so.
fn not_ballistic(missile: &Entry) -> Option<String> {
    let said = missile.courses.iter().find(|course| !course.ballistic_all_the_way)?;
    let day = said.said_on.map(|day| format!(", {day}")).unwrap_or_default();
    Some(format!(
        "not ballistic all the way, by {}{day}: no stage set is on record, and an arc would not be its course",
        said.said_by
    ))
}

/// Why figures that no flight has are none.
fn no_flight(given: Given<'_>, least: Time) -> String {
    let so = match (given.range, given.apogee) {
        (Some(range), Some(apogee)) => {
            format!("so far ({}) and so high ({})", fact_words::measured(range), fact_words::measured(apogee))
        }
        (Some(range), None) => format!("so far ({})", fact_words::measured(range)),
        (None, Some(apogee)) => format!("so high ({})", fact_words::measured(apogee)),
        (None, None) => "at all".to_owned(),
    };
    let reported = given.flight_time.map_or_else(|| "nothing".to_owned(), fact_words::measured);
    format!(
        "no flight is so short: {reported} were reported, and thrown {so} without air it takes at least {} s",
        fixed(least.as_seconds(), 0)
    )
}

fn of_figures<'i>(
    context: &ReconstructionContext<'i>,
    reported: &Reported<'_>,
    vehicle: &Vehicle<'_, 'i>,
    flown: &mut Vec<Flights<'i>>,
) -> Result<ReportReconstruction, AnswerError> {
    let Vehicle { missile, inputs, template } = *vehicle;
    let figure = |name: &str, measured: Option<&Measured>| -> Option<FigureReport> {
        Some(number(name.to_owned(), measured?))
    };
    let mut document = ReportReconstruction {
        of: reported.of.clone(),
        reported_by: reported.reported_by.clone(),
        range: figure("range", reported.range),
        apogee: figure("apogee", reported.apogee),
        flight_time: figure("flight time", reported.flight_time),
        bearing: figure("bearing", reported.bearing),
        bearing_from: reported.bearing_from.clone(),
        missile: missile.map(|missile| missile.id.to_string()),
        template: template.map(|template| template.id.to_string()),
        stage_set: None,
        assumed_vehicle: false,
        unverified_vehicle: false,
        solved_from: None,
        flown: None,
        not_reconstructed: None,
        bounds: None,
        energy_floor_km: None,
        farthest_path: None,
        alternatives: Vec::new(),
        profile: Vec::new(),
        track: Vec::new(),
    };
    let refused = |why: &str, document: ReportReconstruction| {
        Ok(ReportReconstruction { not_reconstructed: Some(why.to_owned()), ..document })
    };
    let id = format!("{}/{}", context.id_prefix, reported.of);
    let asked = Asked::of(reported.given());
    // A time beside range and apogee is judged; it does not make their flight none.
    let bounding = match asked {
        Some(asked) if asked.leaves_the_time() => Given { flight_time: None, ..reported.given() },
        _ => reported.given(),
    };
    match bounds(bounding, &id)? {
        None => return refused("no figure was reported", document),
        Some(Bounds::Of(bounds)) => document.bounds = Some(*bounds),
        Some(Bounds::NoFlight { least }) => {
            return refused(&no_flight(reported.given(), least), document);
        }
    }
    let Some(asked) = asked else {
        return refused("one figure alone bounds a flight and gives none", document);
    };
    if let Figures::RangeAndApogee { range, apogee } = asked.figures
        && asked.limited() == 0
    {
        let id = format!("{id}/energy_floor_km");
        document.energy_floor_km =
            Some(energy_floor(&reported.of, (range, apogee), id, context.setting.sampling)?);
    }
    if missile.is_none() && template.is_none() {
        return refused(UNNAMED, document);
    }
    let Some(inputs) = inputs else {
        let why = missile
            .and_then(not_ballistic)
            .unwrap_or_else(|| "of this missile no stage set is on record".to_owned());
        return refused(&why, document);
    };
    let Some(launch) = reported.launch else { return refused("no launch site is on record", document) };
    document.stage_set = template.is_none().then(|| inputs.set().set.id.to_string());
    document.assumed_vehicle = inputs.set().basis() == Basis::Assumed;
    let unverified = |figure: &Figure| {
        figure.basis != Basis::Assumed
            && context.setting.resolved.catalogue.access(&figure.source) == Access::Unverified
    };
    document.unverified_vehicle = inputs.set().figures().iter().any(|used| unverified(used.figure));
    document.solved_from = Some(asked.solved_from);
    let observation = reported.observation(launch, &asked);
    let known = flown.iter().position(|flights| flights.are_of(&observation));
    let index = match known {
        Some(index) => index,
        None => {
            let sampling = context.setting.sampling;
            let key = draws_key(&observation, inputs, sampling);
            let readings = if template.is_some() { Readings::FullBurn } else { Readings::All };
            let flights = Flights::fly(observation, inputs, sampling, readings, flown)?;
            // A template feeds nothing else.
            if let Some(kept) = sampling.kept.filter(|_| template.is_none()) {
                kept.keep(key, || flights.draws());
            }
            flown.push(flights);
            flown.len() - 1
        }
    };
    let compared = reported.flight_time.filter(|_| asked.leaves_the_time());
    let of_the_arc = document.bounds.as_ref().and_then(|bounds| bounds.least_flight_time_s.as_ref());
    let of_the_arc = of_the_arc.map(|least| Time::seconds(least.nominal));
    let spread = compared.and_then(Measured::time_spread);
    let flight_time = spread.map(|spread| ReportedTime { spread, of_the_arc });
    let found = flown[index].readings(flight_time, &id, asked.limits)?;
    let top = |wanted: Reading| -> Option<Flown> {
        found.readings.iter().find(|(reading, _)| *reading == wanted)?.1.as_ref().ok().cloned()
    };
    document.flown = top(Reading::FullBurn).or_else(|| top(Reading::EarlyCutoff));
    if document.flown.is_none() {
        let first = found.readings.iter().find_map(|(_, result)| result.as_ref().err());
        document.not_reconstructed = first.cloned();
    }
    document.alternatives = found
        .readings
        .into_iter()
        .map(|(reading, result)| match result {
            Ok(flown) => Alternative { reading, flown: Some(flown), not_reconstructed: None },
            Err(why) => Alternative { reading, flown: None, not_reconstructed: Some(why) },
        })
        .collect();
    document.farthest_path = flown[index].farthest_path();
    document.profile = found.profile;
    document.track = found.track;
    Ok(document)
}

/// The missiles that some reconstructions flew, each once, with the figures of their stage sets cited.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::reconstruct::{ReconstructionContext, of_launch, vehicles};
/// # use tpt_setting::sourcing::Citations;
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let context = ReconstructionContext { setting, id_prefix: String::new() };
///     let launch = &setting.resolved.catalogue.launches["2017-08-29"];
///     let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
///     let flown = vehicles(&context, &of_launch(&context, launch, None, None)?, &mut citations);
///     assert_eq!(flown[0].missile, "hwasong-12");
///     // Every figure of its stage set is cited.
///     assert!(!citations.finish().1.is_empty());
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn vehicles<'r>(
    context: &ReconstructionContext<'_>,
    reports: impl IntoIterator<Item = &'r ReportReconstruction>,
    citations: &mut Citations<'_>,
) -> Vec<VehicleReport> {
    let flown = reports.into_iter().filter(|report| report.flown.is_some());
    let ids: BTreeSet<&String> = flown.filter_map(|report| report.missile.as_ref()).collect();
    let entries =
        ids.into_iter().filter_map(|id| context.setting.resolved.catalogue.missiles.get(id.as_str()));
    entries.filter_map(|entry| vehicle_of(context, entry, citations)).collect()
}

/// A missile as it was flown: its stage set, or the template that stands for it.
pub(crate) fn vehicle_of(
    context: &ReconstructionContext<'_>,
    entry: &Entry,
    citations: &mut Citations<'_>,
) -> Option<VehicleReport> {
    if let Some(set) = context.setting.beliefs.stage_set(entry) {
        return Some(vehicle(entry, &set, citations));
    }
    let template = template_of(context.setting.beliefs, entry).ok().flatten()?;
    of_template(template, Some(entry), citations)
}

/// The figures of a stage set, each once.
fn figures_of<'a>(set: &'a ResolvedStageSet<'a>) -> Vec<&'a Figure> {
    let mut figures: Vec<&Figure> = Vec::new();
    for used in set.figures() {
        if !figures.iter().any(|known| known.id == used.figure.id) {
            figures.push(used.figure);
        }
    }
    figures
}

fn vehicle(entry: &Entry, set: &ResolvedStageSet<'_>, citations: &mut Citations<'_>) -> VehicleReport {
    let figures = figures_of(set).into_iter();
    let figures = figures.map(|figure| citations.figure(FigureRef { record: &entry.id, figure })).collect();
    let others = entry.stage_sets.iter().filter(|other| other.id != set.set.id);
    VehicleReport {
        missile: entry.id.to_string(),
        name: entry.name.clone(),
        stage_set: set.set.id.to_string(),
        stage_set_name: set.set.name.clone(),
        basis: set.basis().into(),
        figures,
        others: others.map(|other| other.id.to_string()).collect(),
        note: set.set.note.clone(),
    }
}

/// A template as a vehicle, for a missile that is built like it or for none.
fn of_template(
    template: &VehicleTemplate,
    entry: Option<&Entry>,
    citations: &mut Citations<'_>,
) -> Option<VehicleReport> {
    let set = template.resolved()?;
    // A template is no record of the catalogue: its figures have no ids there.
    let figure = |figure: &Figure| FigureReport {
        id: None,
        ..citations.figure(FigureRef { record: &template.id, figure })
    };
    Some(VehicleReport {
        missile: entry.map_or(&template.id, |entry| &entry.id).to_string(),
        name: entry.map_or(&template.name, |entry| &entry.name).clone(),
        stage_set: template.id.to_string(),
        stage_set_name: template.name.clone(),
        basis: set.basis().into(),
        figures: figures_of(&set).into_iter().map(figure).collect(),
        others: Vec::new(),
        note: Some(template.note.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use tpt_setting::{BuiltIn, Shared};

    #[test]
    fn draws_that_another_part_has_flown_are_those_that_are_flown_again() {
        let facts = BuiltIn::at(date(2017, 3, 20)).unwrap();
        let same = facts.ask(|setting| {
            let sampling = Sampling { samples: 3, ..setting.sampling };
            let launch = &setting.resolved.catalogue.launches["2017-03-06"];
            let report = launch.reports.iter().find(|report| report.id == "tokyo").unwrap();
            let of = |kept| ReconstructionContext {
                setting: setting.sampled(Sampling { kept, ..sampling }),
                id_prefix: String::new(),
            };
            let kept = Shared::default();
            of_launch(&of(Some(&kept)), launch, None, Some("tokyo"))?;
            let shared = draws_of(&of(Some(&kept)), launch, report)?.unwrap();
            let again = draws_of(&of(Some(&kept)), launch, report)?.unwrap();
            assert!(Arc::ptr_eq(&shared, &again));
            let flown = draws_of(&of(None), launch, report)?.unwrap();
            assert_eq!(format!("{shared:?}"), format!("{flown:?}"));
            Ok(())
        });
        same.unwrap();
    }
}
