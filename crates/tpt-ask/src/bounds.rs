//! What typed figures bound, whatever missile it was: for who types and waits for nothing.

use tpt_catalogue::{Launch, Outcome, OutcomeBasis, PartialDate, RecordId, Report, Reporter};
use tpt_flown::Typed;
use tpt_flown::arcs::{ArcContext, arc_report};
use tpt_flown::reconstruct::{ReconstructionContext, of_launch};
use tpt_report::{NumberId, TypedReconstruction};
use tpt_setting::sourcing::header;
use tpt_setting::{AnswerError, Setting, fact_words};

/// Who says what nobody is named for.
const TYPED_HERE: &str = "typed here";

/// What the figures bound. They are taken as the one report of a launch whose missile nobody named: such a report is bounded, and no vehicle
/// is flown for it.
pub(crate) fn of_typed(setting: Setting<'_>, typed: &Typed) -> Result<TypedReconstruction, AnswerError> {
    let id_prefix = NumberId::prefix("reconstruct", setting.resolved.as_of, &setting.beliefs.key(), None);
    let source = typed.source.clone().unwrap_or_else(|| TYPED_HERE.to_owned());
    let context = ReconstructionContext { setting, id_prefix };
    let launch = launch_of(setting, typed)?;
    let mut reports = of_launch(&context, &launch, None, None)?;
    let Some(mut report) = reports.pop() else {
        return Err(AnswerError::NoSuchFlight { figures: words(typed), reason: String::new() });
    };
    report.reported_by.clone_from(&source);
    if report.bounds.is_none() {
        let reason = report.not_reconstructed.unwrap_or_default();
        return Err(AnswerError::NoSuchFlight { figures: words(typed), reason });
    }
    // The path is that of the arc that the bounds are made of: thrown without air.
    let arcs = ArcContext {
        catalogue: setting.resolved.catalogue,
        id_prefix: context.id_prefix.clone(),
        sampling: setting.sampling,
    };
    for figures in &launch.reports {
        if let Some(arc) = arc_report(&arcs, &launch, figures)? {
            report.profile = arc.profile;
        }
    }
    Ok(TypedReconstruction {
        header: header("reconstruct", setting),
        source,
        launch_assumed: None,
        report,
        templates: Vec::new(),
        vehicles: Vec::new(),
        sources: Vec::new(),
    })
}

/// The figures in words: `range 933 km, apogee 2,802 km`.
fn words(typed: &Typed) -> String {
    let figures = [("range", &typed.range), ("apogee", &typed.apogee), ("flight time", &typed.flight_time)];
    let words = |(name, figure): (&str, &Option<tpt_catalogue::Measured>)| {
        Some(format!("{name} {}", fact_words::measured(figure.as_ref()?)))
    };
    figures.into_iter().filter_map(words).collect::<Vec<_>>().join(", ")
}

/// A launch of which these figures are the one report.
fn launch_of(setting: Setting<'_>, typed: &Typed) -> Result<Launch, AnswerError> {
    let id = |text: &str| {
        RecordId::try_from(text.to_owned()).map_err(|error| AnswerError::NoAnswer {
            what: "the typed figures".to_owned(),
            reason: error.to_string(),
        })
    };
    let report = Report {
        id: id("figures")?,
        reported_by: Reporter::Compilation,
        body: None,
        missile: None,
        launch_place: None,
        launched_at: None,
        rounds: None,
        outcome: Outcome::Unknown,
        outcome_basis: OutcomeBasis::Inferred,
        range: typed.range,
        apogee: typed.apogee,
        flight_time: typed.flight_time,
        bearing: typed.bearing,
        impact_region: None,
        said_on: None,
        source: id("typed")?,
        note: None,
    };
    Ok(Launch {
        id: id("typed")?,
        name: TYPED_HERE.to_owned(),
        date: PartialDate::day(setting.resolved.as_of),
        launched_at: None,
        launched_at_from: None,
        country: String::new(),
        site: None,
        missile: None,
        note: None,
        reports: vec![report],
        alerts: Vec::new(),
    })
}
