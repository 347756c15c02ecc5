//! Figures typed by hand, with a missile or without one.

use std::collections::BTreeMap;

use tpt_catalogue::{Entry, Measured, VehicleTemplate, vehicle_templates};
use tpt_earth::Position;

use super::{
    ANY_DIRECTION, Asked, ReconstructionContext, Reported, Vehicle, drawn_of, entry, of_figures, of_template,
    template_inputs, template_of, vehicles,
};
use crate::reconstruction::able;
use tpt_report::{NumberId, TemplateReconstruction, TypedReconstruction};
use tpt_setting::sourcing::{Citations, header};
use tpt_setting::{AnswerError, Setting, fact_words};

/// Figures typed by hand: any of them, with as much beside them as is known.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Distance over the ground.
    pub range: Option<Measured>,
    /// Greatest height.
    pub apogee: Option<Measured>,
    /// Flight time: compared where range and apogee are there, else what the flight is solved from.
    pub flight_time: Option<Measured>,
    /// The missile record; without one, what follows for any missile.
    pub missile: Option<String>,
    /// Where it was launched; without it, from where most launches on record were.
    pub launch: Option<Position>,
    /// The direction of the impact from the launch; without it, any.
    pub bearing: Option<Measured>,
    /// Who says so; without it, that it was typed.
    pub source: Option<String>,
}

impl Typed {
    /// The figures in words: `range 933 km, apogee 2,802 km`.
    fn words(&self) -> String {
        let figures = [("range", &self.range), ("apogee", &self.apogee), ("flight time", &self.flight_time)];
        let words = |(name, figure): (&str, &Option<Measured>)| {
            Some(format!("{name} {}", fact_words::measured(figure.as_ref()?)))
        };
        figures.into_iter().filter_map(words).collect::<Vec<_>>().join(", ")
    }
}

/// Who says what nobody is named for.
const TYPED_HERE: &str = "typed here";

/// Figures typed by hand, reconstructed. Two of range, apogee and flight time give a flight; one bounds it.
///
/// # Errors
///
/// [`AnswerError`] if the missile is unknown or has no stage set, or cannot fly the figures; [`AnswerError::NoSuchFlight`] if no flight
/// has them.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_flown::{Typed, reconstruct_typed};
/// # use tpt_setting::AnswerError;
/// let facts = BuiltIn::at(date(2017, 12, 31))?;
/// let launch = &facts.catalogue.launches["2017-07-04"];
/// let report = launch.reports.iter().find(|report| report.id == "compilation").expect("it is on record");
/// let typed = |missile: &str| Typed {
///     range: report.range,
///     apogee: report.apogee,
///     missile: Some(missile.to_owned()),
///     launch: Some(facts.catalogue.places["panghyon"].position().expect("it is a place")),
///     bearing: report.bearing,
///     ..Typed::default()
/// };
/// // A Scud-C does not rise to 2,802 km.
/// let refused = facts.ask(|setting| reconstruct_typed(setting, &typed("scud-c")));
/// assert!(matches!(refused, Err(AnswerError::NotFlown { .. })));
/// assert!(facts.ask(|setting| reconstruct_typed(setting, &typed("hwasong-14")))?.report.flown.is_some());
/// // The range alone says how little it can have been.
/// let range_alone = Typed { range: report.range, ..Typed::default() };
/// let bounds = facts.ask(|setting| reconstruct_typed(setting, &range_alone))?.report.bounds;
/// assert!(bounds.expect("it is a figure").least_speed_m_s.is_some());
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn reconstruct_typed(setting: Setting<'_>, typed: &Typed) -> Result<TypedReconstruction, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    let missile = typed.missile.as_ref().map(|named| flyable_entry(setting, named)).transpose()?;
    let id_prefix = NumberId::prefix("reconstruct", setting.resolved.as_of, &setting.beliefs.key(), None);
    let context = ReconstructionContext { setting, id_prefix };
    let of = missile.map_or_else(|| "typed".to_owned(), |missile| format!("typed/{}", missile.id));
    let source = typed.source.clone().unwrap_or_else(|| TYPED_HERE.to_owned());
    let (launch, launch_assumed) = match typed.launch {
        Some(launch) => (launch, None),
        None => most_used(&context)?,
    };
    let reported = Reported {
        event: of.clone(),
        of,
        reported_by: source.clone(),
        range: typed.range.as_ref(),
        apogee: typed.apogee.as_ref(),
        flight_time: typed.flight_time.as_ref(),
        bearing: typed.bearing.as_ref(),
        bearing_from: if typed.bearing.is_some() { "typed".to_owned() } else { ANY_DIRECTION.to_owned() },
        launch: Some(launch),
    };
    let (template, inputs) = drawn_of(&context, missile)?;
    let vehicle = Vehicle { missile, inputs: inputs.as_ref(), template };
    let report = of_figures(&context, &reported, &vehicle, &mut Vec::new())?;
    let reason = || report.not_reconstructed.clone().unwrap_or_default();
    if report.bounds.is_none() {
        return Err(AnswerError::NoSuchFlight { figures: typed.words(), reason: reason() });
    }
    if let Some(missile) = missile.filter(|_| report.solved_from.is_some() && report.flown.is_none()) {
        let (figures, missile) = (typed.words(), missile.id.to_string());
        return Err(AnswerError::NotFlown { figures, missile, reason: reason() });
    }
    let mut citations = Citations::new(catalogue, setting.resolved.as_of);
    let mut vehicles = vehicles(&context, std::iter::once(&report), &mut citations);
    let templates = if missile.is_some() { Vec::new() } else { by_templates(&context, &reported)? };
    for (template, _) in templates.iter().filter(|(_, found)| found.flown.is_some()) {
        vehicles.extend(of_template(template, None, &mut citations));
    }
    let (_, sources) = citations.finish();
    Ok(TypedReconstruction {
        header: header("reconstruct", setting),
        source,
        launch_assumed,
        report,
        templates: templates.into_iter().map(|(_, found)| found).collect(),
        vehicles,
        sources,
    })
}

/// A missile that can be flown: with a stage set, or built like a template.
pub(crate) fn flyable_entry<'a>(setting: Setting<'a>, named: &str) -> Result<&'a Entry, AnswerError> {
    let catalogue = setting.resolved.catalogue;
    let found = catalogue.missile_named(named)?;
    match template_of(setting.beliefs, found)? {
        Some(_) => Ok(found),
        None => entry(catalogue, setting.beliefs, named),
    }
}

/// What each vehicle template flies, if the figures are true.
fn by_templates(
    context: &ReconstructionContext<'_>,
    reported: &Reported<'_>,
) -> Result<Vec<(&'static VehicleTemplate, TemplateReconstruction)>, AnswerError> {
    let catalogue = context.setting.resolved.catalogue;
    let mut all = Vec::new();
    for template in vehicle_templates()? {
        let Some(inputs) = template_inputs(catalogue, template)? else { continue };
        let of = format!("typed/{}", template.id);
        let (reported_by, bearing_from) = (reported.reported_by.clone(), reported.bearing_from.clone());
        let reported = Reported { event: of.clone(), of, reported_by, bearing_from, ..*reported };
        let vehicle = Vehicle { missile: None, inputs: Some(&inputs), template: Some(template) };
        let found = of_figures(context, &reported, &vehicle, &mut Vec::new())?;
        let able = match (Asked::of(reported.given()), reported.launch) {
            (None, Some(launch)) => able(&inputs, reported.given(), launch, context.setting.sampling)?,
            _ => None,
        };
        let why = match able {
            // What none of the draws can do is a reason.
            Some(share) if share <= 0.0 => {
                Some("with the payload of the template none of its samples can".to_owned())
            }
            Some(_) => None,
            None => found.not_reconstructed,
        };
        let of_template = TemplateReconstruction {
            template: template.id.to_string(),
            name: template.name.clone(),
            assumed_vehicle: true,
            flown: found.flown,
            able_share: able,
            not_reconstructed: why,
        };
        all.push((template, of_template));
    }
    Ok(all)
}

/// The site that most launches on record are from, and what is said of it.
fn most_used(context: &ReconstructionContext<'_>) -> Result<(Position, Option<String>), AnswerError> {
    let catalogue = context.setting.resolved.catalogue;
    let mut launches = BTreeMap::new();
    for site in catalogue.launches.values().filter_map(|launch| launch.site.as_ref()) {
        *launches.entry(site).or_insert(0_usize) += 1;
    }
    // Of equally many the first by its id.
    let most = launches.iter().max_by_key(|(site, count)| (**count, std::cmp::Reverse(**site)));
    let Some((place, count)) = most.and_then(|(site, count)| Some((catalogue.places.get(*site)?, count)))
    else {
        return Err(AnswerError::NoAnswer {
            what: "the launch site".to_owned(),
            reason: "none is given, and no launch with a site is on record at this date".to_owned(),
        });
    };
    let of = catalogue.launches.len();
    let said =
        format!("not given: {}, from which most launches on record were ({count} of {of})", place.name);
    Ok((place.position()?, Some(said)))
}
