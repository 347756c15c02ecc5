//! The launches of a period, each body's report in a row of its own.

use jiff::civil::Date;
use tpt_catalogue::{Launch, Outcome, Report, Reporter};
use tpt_scenario::Resolved;

use crate::arcs::{ArcContext, arc_report};
use crate::reconstruct::{ReconstructionContext, of_launch};
use tpt_report::{LaunchReport, ReportRow};
use tpt_setting::AnswerError;
use tpt_setting::sourcing::{Citations, number};

/// The launches of the scenario's state from a day on.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::launches::wanted;
/// BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
///     let ids: Vec<&str> = wanted(setting.resolved, date(2017, 1, 1)).map(|launch| launch.id.as_str()).collect();
///     // Later launches were not known on that day.
///     assert_eq!(ids, ["2017-02-12", "2017-03-06"]);
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn wanted<'r>(resolved: &'r Resolved<'_>, from: Date) -> impl Iterator<Item = &'r Launch> {
    resolved.catalogue.launches.values().filter(move |launch| {
        launch.country == resolved.scenario.launches_of && launch.date.earliest_day() >= from
    })
}

/// The same by date, each with its reports.
///
/// # Errors
///
/// What a reconstruction may say, and what `progress` says to break off.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::{launches::launches, reconstruct::ReconstructionContext};
/// # use tpt_setting::sourcing::Citations;
/// BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
///     let context = ReconstructionContext { setting, id_prefix: "example".to_owned() };
///     let mut citations = Citations::new(setting.resolved.catalogue, setting.resolved.as_of);
///     let days = (date(2017, 1, 1), date(2017, 3, 6));
///     let shown = launches(setting.resolved, &context, days, &|_| Ok(()), &mut citations)?;
///     assert_eq!(shown.iter().map(|one| one.in_fortnight).collect::<Vec<_>>(), [false, true]);
///     Ok(())
/// })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn launches(
    resolved: &Resolved<'_>,
    context: &ReconstructionContext<'_>,
    (from, fortnight_from): (Date, Date),
    progress: &dyn Fn(&str) -> Result<(), AnswerError>,
    citations: &mut Citations<'_>,
) -> Result<Vec<LaunchReport>, AnswerError> {
    let mut shown: Vec<&Launch> = wanted(resolved, from).collect();
    shown.sort_by_key(|launch| (launch.date, launch.launched_at, &launch.id));
    let report = |launch: &Launch| {
        progress(&launch.name)?;
        let in_fortnight = launch.date.earliest_day() >= fortnight_from;
        Ok(LaunchReport { in_fortnight, ..launch_report(context, launch, citations)? })
    };
    shown.into_iter().map(report).collect()
}

fn launch_report(
    context: &ReconstructionContext<'_>,
    launch: &Launch,
    citations: &mut Citations<'_>,
) -> Result<LaunchReport, AnswerError> {
    let arcs = ArcContext {
        catalogue: context.setting.resolved.catalogue,
        id_prefix: context.id_prefix.clone(),
        sampling: context.setting.sampling,
    };
    let reconstructions = of_launch(context, launch, None, None)?;
    let reports = launch.reports.iter().zip(reconstructions).map(|(report, reconstruction)| {
        let told = reconstruction.range.is_some()
            || reconstruction.apogee.is_some()
            || reconstruction.flight_time.is_some();
        let vacuum_arc = match &reconstruction.flown {
            Some(_) => None,
            None => arc_report(&arcs, launch, report)?,
        };
        let reconstruction = told.then_some(reconstruction);
        Ok(ReportRow { reconstruction, vacuum_arc, ..report_row(report, citations) })
    });
    let reports = reports.collect::<Result<Vec<_>, AnswerError>>()?;
    let site = launch.site.as_ref().and_then(|id| context.setting.resolved.catalogue.places.get(id));
    Ok(LaunchReport {
        id: launch.id.to_string(),
        name: launch.name.clone(),
        date: launch.date.to_string(),
        time_utc_plus_9: launch.launched_at.map(|at| at.tokyo_clock().strftime("%H:%M").to_string()),
        in_fortnight: false,
        site: site.map(|place| citations.place(place)),
        failed: failed(launch),
        reports,
        believed: context.setting.beliefs.paired_report(launch).map(|paired| paired.0.id.to_string()),
        note: launch.note.clone(),
    })
}

/// Whether the bodies that judged a launch called it a failure: at least one did, and no government, Pyongyang's
/// apart, called it a success. A compilation that repeats them does not count where a government spoke.
fn failed(launch: &Launch) -> bool {
    let judged = |report: &&Report| {
        !matches!(report.reported_by, Reporter::Pyongyang | Reporter::Compilation | Reporter::Expert)
            && report.outcome != Outcome::Unknown
    };
    let mut outcomes = launch.reports.iter().filter(judged).map(|report| report.outcome).peekable();
    outcomes.peek().is_some() && outcomes.all(|outcome| outcome == Outcome::Failure)
}

fn report_row(report: &Report, citations: &mut Citations<'_>) -> ReportRow {
    let (source, access) = citations.count(&report.source);
    let figure = |name: &str, measured: &Option<tpt_catalogue::Measured>| {
        measured.as_ref().map(|measured| number(name.to_owned(), measured))
    };
    ReportRow {
        id: report.id.to_string(),
        reported_by: report.reported_by.into(),
        body: report.body.clone(),
        missile: report.missile.clone(),
        rounds: report.rounds.map(|rounds| rounds.get()),
        outcome: report.outcome.into(),
        outcome_basis: report.outcome_basis.into(),
        range: figure("range", &report.range),
        apogee: figure("apogee", &report.apogee),
        flight_time: figure("flight time", &report.flight_time),
        bearing: figure("bearing", &report.bearing),
        impact_region: report.impact_region.clone(),
        said_on: report.said_on.map(|date| date.to_string()),
        first_publication: report.said_on.is_none().then(|| "first publication unknown".to_owned()),
        source,
        access,
        note: report.note.clone(),
        reconstruction: None,
        vacuum_arc: None,
    }
}
