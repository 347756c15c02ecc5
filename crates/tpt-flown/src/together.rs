//! All flights of one missile together: the reports of its launches weigh the vehicles that its figures allow.
//!
//! The rule stands in `docs/models/reconstruction.md`, "All flights of one missile".

mod weigh;

use std::collections::BTreeMap;
use std::sync::Arc;

use tpt_catalogue::{Entry, Launch, Measured, RangeClass, Report, Reporter, VehicleTemplate};
use tpt_earth::{Mass, OutOfDomain, Sampled, Spread, Time};
use tpt_flight::Standard;
use tpt_report::{
    AllReports, BandReport, NumberId, PayloadRange, ReportUnit, SpeakerWeighed, VehicleBands, Weighed,
    WeighedLaunch, fixed, spelling_of,
};
use tpt_scenario::PairedReport;
use tpt_setting::sourcing::{Citations, header, number};
use tpt_setting::{AnswerError, Sampling, Setting};

use crate::model_error::{ModelError, RARE_SHARE};
use crate::reconstruct::{ReconstructionContext, drawn_of, flyable_entry, observation_of, vehicle_of};
use crate::reconstruction::{
    Carried, FlownTimes, Observation, SharedVehicle, is_cut_off, standard_ranges, times, vehicles,
};
use crate::vehicle::VehicleInputs;

pub use weigh::{Evidence, FEWEST_EFFECTIVE, effective_draws, weights};

/// The payloads for which ranges are given.
const PAYLOADS: [Mass; 4] =
    [Mass::kilograms(250.0), Mass::kilograms(500.0), Mass::kilograms(1000.0), Mass::kilograms(2000.0)];

/// A report of a launch, flown with every drawn vehicle.
#[derive(Clone, Debug)]
pub struct FlownReport<'a> {
    /// The launch.
    pub launch: &'a Launch,
    /// The report.
    pub report: &'a Report,
    /// By draw, with all propellant burnt and cut off early.
    pub times: Arc<FlownTimes>,
    /// How far a computed time may be off, by the other launches; `None` where too few are on record.
    pub error: Option<ModelError>,
}

impl FlownReport<'_> {
    fn reported(&self) -> Option<Spread<Time>> {
        self.report.flight_time.as_ref().and_then(Measured::time_spread)
    }
}

/// The drawn vehicles of a missile, and what they do in each flight that was reported.
#[derive(Clone, Debug)]
pub struct FlownTogether<'a> {
    /// The template that stands for the missile, where nobody published its stages.
    pub template: Option<&'static VehicleTemplate>,
    /// In how many readings it may fly: with all propellant burnt and, where it can be, cut off early.
    pub readings: usize,
    /// By draw; `None` where its figures are no vehicle.
    pub vehicles: Vec<Option<SharedVehicle>>,
    /// The believed report of each launch, by date.
    pub believed: Vec<FlownReport<'a>>,
    /// One report of each launch and speaker, by speaker.
    pub of_speakers: BTreeMap<Reporter, Vec<FlownReport<'a>>>,
}

impl FlownTogether<'_> {
    /// Which draws are vehicles.
    ///
    /// ```
    /// use std::collections::BTreeMap;
    /// use tpt_flown::together::FlownTogether;
    ///
    /// let vehicles = vec![None, None];
    /// let (believed, of_speakers) = (Vec::new(), BTreeMap::new());
    /// let none = FlownTogether { template: None, readings: 1, vehicles, believed, of_speakers };
    /// assert_eq!(none.drawn(), [false, false]);
    /// ```
    #[must_use]
    pub fn drawn(&self) -> Vec<bool> {
        self.vehicles.iter().map(Option::is_some).collect()
    }

    fn evidence<'f>(&self, of: &'f FlownReport<'_>) -> Evidence<'f> {
        Evidence { flown: &of.times, readings: self.readings, time: of.reported().zip(of.error.as_ref()) }
    }
}

/// Flies the reports of every launch of a missile: the believed ones, and each speaker's where `speakers` asks for them.
///
/// # Errors
///
/// [`AnswerError::NoAnswer`] if no launch of it was reported with a range and an apogee; what a flight may say.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::{BuiltIn, Sampling};
/// use tpt_flown::reconstruct::ReconstructionContext;
/// use tpt_flown::together::fly_together;
///
/// BuiltIn::at(date(2017, 12, 31))?.ask(|setting| {
///     let setting = setting.sampled(Sampling { samples: 4, ..setting.sampling });
///     let context = ReconstructionContext { setting, id_prefix: String::new() };
///     let missile = &setting.resolved.catalogue.missiles["hwasong-14"];
///     let flown = fly_together(&context, missile, false)?;
///     assert_eq!((flown.believed.len(), flown.drawn().len()), (2, 4));
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn fly_together<'a>(
    context: &ReconstructionContext<'a>,
    missile: &'a Entry,
    speakers: bool,
) -> Result<FlownTogether<'a>, AnswerError> {
    let setting = context.setting;
    let (template, inputs) = drawn_of(context, Some(missile))?;
    let no_answer = |reason: &str| AnswerError::NoAnswer {
        what: format!("all reports of {}", missile.id),
        reason: reason.to_owned(),
    };
    let Some(inputs) = inputs else { return Err(no_answer("of this missile no stage set is on record")) };
    let may_be_cut_off = is_cut_off(&inputs, template.is_none());
    let class = class_of(&inputs, setting.sampling)?;
    let mut launches: Vec<&Launch> = setting.resolved.catalogue.launches.values().collect();
    launches.retain(|launch| launch.missile.as_ref() == Some(&missile.id));
    launches.sort_by_key(|launch| (launch.date, launch.launched_at, &launch.id));
    // The same figures are flown once.
    let mut flown: Vec<(Observation, Arc<FlownTimes>)> = Vec::new();
    let mut fly = |launch: &'a Launch, report: &'a Report| -> Result<Option<FlownReport<'a>>, AnswerError> {
        let Some(observation) = observation_of(context, launch, report)? else { return Ok(None) };
        let times = match flown.iter().find(|(known, _)| *known == observation) {
            Some((_, times)) => Arc::clone(times),
            None => {
                let times =
                    Arc::new(times(observation.clone(), &inputs, (may_be_cut_off, setting.sampling))?);
                flown.push((observation, Arc::clone(&times)));
                times
            }
        };
        let error = ModelError::measured(launch.id.as_str(), class)?;
        Ok(Some(FlownReport { launch, report, times, error }))
    };
    let mut believed = Vec::new();
    let mut of_speakers: BTreeMap<Reporter, Vec<FlownReport<'a>>> = BTreeMap::new();
    for launch in launches {
        if let Some(PairedReport(report)) = setting.beliefs.paired_report(launch) {
            believed.extend(fly(launch, report)?);
        }
        for speaker in Reporter::ALL.into_iter().filter(|_| speakers) {
            let own = |report: &&Report| report.reported_by == speaker && report.gives_range_and_apogee();
            let Some(report) = launch.reports.iter().find(own) else { continue };
            if let Some(found) = fly(launch, report)? {
                of_speakers.entry(speaker).or_default().push(found);
            }
        }
    }
    if believed.is_empty() {
        return Err(no_answer("no launch of it is on record whose range and apogee these figures believe"));
    }
    Ok(FlownTogether {
        template,
        readings: if may_be_cut_off { 2 } else { 1 },
        vehicles: vehicles(&inputs, &PAYLOADS, setting.sampling)?,
        believed,
        of_speakers,
    })
}

/// The class of a missile, by what it carries as its figures say in their middle.
fn class_of(inputs: &VehicleInputs<'_>, sampling: Sampling<'_>) -> Result<RangeClass, AnswerError> {
    let middle_km = standard_ranges(inputs, &[], sampling)?.middle_km;
    // Of a middle that is no vehicle nothing is known: it is compared with all flights.
    Ok(RangeClass::of_km(middle_km.unwrap_or(f64::INFINITY)))
}

/// All flights of a missile together.
///
/// # Errors
///
/// [`AnswerError`] if the missile is unknown or cannot be flown, or no launch of it was reported with a range and an apogee.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::{BuiltIn, Sampling};
/// let facts = BuiltIn::at(date(2017, 12, 31))?;
/// let found = facts.ask(|setting| {
///     let few = Sampling { samples: 16, ..setting.sampling };
///     tpt_flown::reconstruct_together(setting.sampled(few), "hwasong-14")
/// })?;
/// assert_eq!(found.launches.len(), 2);
/// // Sixteen draws are too few to weigh.
/// assert!(found.after.vehicle.is_none() && found.after.refused.is_some());
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn reconstruct_together(setting: Setting<'_>, missile: &str) -> Result<AllReports, AnswerError> {
    let entry = flyable_entry(setting, missile)?;
    let id_prefix = NumberId::prefix(
        "reconstruct",
        setting.resolved.as_of,
        &setting.beliefs.key(),
        Some(entry.id.as_str()),
    );
    let id = format!("{id_prefix}/{ALL_REPORTS}");
    let context = ReconstructionContext { setting, id_prefix };
    let flown = fly_together(&context, entry, true)?;
    let drawn = flown.drawn();
    let Some(prior) = weights(&drawn, std::iter::empty()) else {
        return Err(AnswerError::NotAVehicle(format!("no draw of {} is a vehicle", entry.id)));
    };
    let likelihoods: Vec<Vec<f64>> =
        flown.believed.iter().map(|one| flown.evidence(one).likelihoods()).collect();
    let after = weights(&drawn, &likelihoods);
    let mut launches = Vec::with_capacity(flown.believed.len());
    for (index, one) in flown.believed.iter().enumerate() {
        let others = likelihoods.iter().enumerate().filter(|(other, _)| *other != index);
        let others = weights(&drawn, others.map(|(_, one)| one)).unwrap_or_else(|| prior.clone());
        launches.push(weighed_launch(
            &format!("{id}/{}", one.launch.id),
            &flown,
            one,
            &others,
            after.as_deref(),
        )?);
    }
    let most = launches.iter().filter_map(|one| Some((one.says_bits?, &one.launch)));
    let most = most.filter(|(bits, _)| *bits > 0.0).max_by(|a, b| a.0.total_cmp(&b.0));
    let says_most = most.map(|(_, launch)| launch.clone());
    let mut speakers = Vec::new();
    for (speaker, reports) in &flown.of_speakers {
        let likelihoods: Vec<Vec<f64>> =
            reports.iter().map(|one| flown.evidence(one).likelihoods()).collect();
        let id = format!("{id}/{}", spelling_of(speaker));
        speakers.push(SpeakerWeighed {
            reported_by: (*speaker).into(),
            reports: reports.iter().map(|one| format!("{}/{}", one.launch.id, one.report.id)).collect(),
            weighed: weighed(&id, &flown.vehicles, weights(&drawn, &likelihoods).as_deref())?,
        });
    }
    let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
    for one in flown.believed.iter().chain(flown.of_speakers.values().flatten()) {
        citations.cite(&one.report.source);
    }
    let vehicles = vehicle_of(&context, entry, &mut citations).into_iter().collect();
    let (_, sources) = citations.finish();
    Ok(AllReports {
        header: header("reconstruct", setting),
        missile: entry.id.to_string(),
        name: entry.name.clone(),
        template: flown.template.map(|template| template.id.to_string()),
        before: bands(&format!("{id}/before"), &flown.vehicles, &prior)?,
        after: weighed(&format!("{id}/after"), &flown.vehicles, after.as_deref())?,
        launches,
        says_most,
        speakers,
        vehicles,
        sources,
    })
}

/// The first part of the path of each number.
pub const ALL_REPORTS: &str = "all-reports";

/// One launch beside the others, which weigh the draws.
fn weighed_launch(
    id: &str,
    flown: &FlownTogether<'_>,
    one: &FlownReport<'_>,
    others: &[f64],
    after: Option<&[f64]>,
) -> Result<WeighedLaunch, AnswerError> {
    let evidence = flown.evidence(one);
    let figure = |name: &str, measured: &Option<Measured>| {
        measured.as_ref().map(|measured| number(name.to_owned(), measured))
    };
    let able_share = evidence.able_share(others);
    let predicted: Vec<(f64, f64)> = evidence
        .times(others)
        .into_iter()
        .map(|(flown, weight)| (flown.flight.as_seconds(), weight))
        .collect();
    let predicted = (able_share > 0.0)
        .then(|| weighted(format!("{id}/predicted_flight_time_s"), ReportUnit::S, &predicted))
        .transpose()?;
    let miss_share = evidence.miss_share(others);
    let contradicts = able_share <= RARE_SHARE || miss_share.is_some_and(|share| share <= RARE_SHARE);
    Ok(WeighedLaunch {
        launch: one.launch.id.to_string(),
        name: one.launch.name.clone(),
        report: one.report.id.to_string(),
        reported_by: one.report.reported_by.into(),
        range: figure("range", &one.report.range),
        apogee: figure("apogee", &one.report.apogee),
        flight_time: figure("flight time", &one.report.flight_time),
        able_share,
        predicted_flight_time_s: predicted,
        miss_share,
        says_bits: after.map(|after| weigh::bits(after, others)),
        contradicts,
    })
}

/// What draws with these weights can do, if enough of them count.
fn weighed(
    id: &str,
    vehicles: &[Option<SharedVehicle>],
    weights: Option<&[f64]>,
) -> Result<Weighed, AnswerError> {
    let Some(weights) = weights else {
        let why = "no drawn vehicle flies all of them".to_owned();
        return Ok(Weighed { effective_draws: 0.0, vehicle: None, refused: Some(why) });
    };
    let effective = effective_draws(weights);
    if effective < FEWEST_EFFECTIVE {
        let (left, fewest) = (fixed(effective, 0), fixed(FEWEST_EFFECTIVE, 0));
        let why =
            format!("the samples that fit count as {left}, and {fewest} are needed: ask for more samples");
        return Ok(Weighed { effective_draws: effective, vehicle: None, refused: Some(why) });
    }
    Ok(Weighed { effective_draws: effective, vehicle: Some(bands(id, vehicles, weights)?), refused: None })
}

fn bands(id: &str, vehicles: &[Option<SharedVehicle>], weights: &[f64]) -> Result<VehicleBands, AnswerError> {
    let all = || vehicles.iter().zip(weights).filter_map(|(one, weight)| Some((one.as_ref()?, *weight)));
    let burn: Vec<(f64, f64)> =
        all().map(|(vehicle, weight)| (vehicle.burn_time.as_seconds(), weight)).collect();
    let mut payloads = Vec::new();
    for (index, payload) in PAYLOADS.iter().enumerate() {
        let carried: Vec<(Carried, f64)> =
            all().filter_map(|(vehicle, weight)| Some((vehicle.carried[index]?, weight))).collect();
        let able_share: f64 = carried.iter().map(|(_, weight)| weight).sum();
        if able_share <= 0.0 {
            continue;
        }
        let payload_kg = payload.as_kilograms();
        let named = |field: &str| format!("{id}/{}-kg/{field}", fixed(payload_kg, 0));
        let range: Vec<(f64, f64)> = carried.iter().map(|(one, weight)| (one.range_km, *weight)).collect();
        let speed: Vec<(f64, f64)> =
            carried.iter().filter_map(|(one, weight)| Some((one.burnout_speed_m_s?, *weight))).collect();
        let has_arcs = speed.iter().any(|(_, weight)| *weight > 0.0);
        let speed =
            has_arcs.then(|| weighted(named("burnout_speed_m_s"), ReportUnit::M_S, &speed)).transpose()?;
        payloads.push(PayloadRange {
            payload_kg,
            able_share,
            standard_range_km: weighted(named("standard_range_km"), ReportUnit::KM, &range)?
                .limited_to(Standard::BEYOND.as_kilometres()),
            burnout_speed_m_s: speed,
        });
    }
    Ok(VehicleBands { burn_time_s: weighted(format!("{id}/burn_time_s"), ReportUnit::S, &burn)?, payloads })
}

/// A band of weighted draws; what drives it are the reports, each in a row of its own.
fn weighted(id: String, unit: ReportUnit, samples: &[(f64, f64)]) -> Result<BandReport, OutOfDomain> {
    Ok(BandReport::sampled(id, unit, Sampled::weighted(samples)?, Vec::new()))
}
