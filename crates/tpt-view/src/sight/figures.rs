//! From the figures of records to what is believed of them, with the spread of each.

use tpt_catalogue::{Access, Basis, Element, Figure, FigureRef, FigureRole, PartialDate, RecordId, Value};
use tpt_earth::Spread;
use tpt_report::{MaybeInWords, SensorValue};
use tpt_scenario::{Beliefs, Resolved};
use tpt_setting::{AnswerError, fact_words};

/// A value that is drawn, with the figure that it comes from.
#[derive(Clone, Debug)]
pub(super) struct Published {
    pub(super) name: &'static str,
    pub(super) spread: Spread,
    /// Half of the last digit of a single published value, in the unit of the spread; nothing of a span or of what is typed.
    pub(super) rounding: f64,
    pub(super) value: SensorValue,
}

/// The figures of an element that a radar is made of: its own first, then those of its systems, in the order of their files.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::sight::{figures, radar_of};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let radar = radar_of(setting.resolved, "seongju")?;
/// let found = figures(setting.resolved, radar);
/// // The figures of the element come before those of its systems.
/// assert!(found.is_sorted_by_key(|one| *one.record != radar.id));
/// assert!(found.iter().any(|one| *one.record == "an-tpy-2"));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn figures<'a>(resolved: &Resolved<'a>, element: &'a Element) -> Vec<FigureRef<'a>> {
    let own = element.figures.iter().map(|figure| FigureRef { record: &element.id, figure });
    let systems = element.systems.iter().filter_map(|id| resolved.catalogue.systems.get(id));
    let theirs = systems
        .flat_map(|system| system.figures.iter().map(|figure| FigureRef { record: &system.id, figure }));
    own.chain(theirs).collect()
}

/// Whether a figure holds for a mode: those without one hold for any.
fn holds_for(figure: &Figure, mode: Option<&str>) -> bool {
    figure.mode.as_ref().is_none_or(|own| mode.is_some_and(|mode| own == mode))
}

/// The believed figure of a quantity: the one that the set or an override chooses, if it holds for the mode; else the first
/// that is published for the mode, of those last said first; else the first that holds for any; else one that is assumed.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_scenario::Beliefs;
/// # use tpt_view::sight::{believed, figures, radar_of};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let catalogue = setting.resolved.catalogue;
/// let found = figures(setting.resolved, radar_of(setting.resolved, "seongju")?);
/// let range = |set: &str| {
///     let beliefs = Beliefs::new(catalogue, set, &[])?;
///     Ok::<_, tpt_setting::AnswerError>(believed(&found, &beliefs, "radar-range", Some("terminal")))
/// };
/// let said_by = |set: &str| Ok::<_, tpt_setting::AnswerError>(range(set)?.map(|one| one.whole_id()));
/// assert_eq!(said_by("beijing")?.as_deref(), Some("seongju-radar/radar-range/hua-chunying-2017-03-17"));
/// assert_ne!(said_by("beijing")?, said_by("seoul")?);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn believed<'a>(
    found: &[FigureRef<'a>],
    beliefs: &Beliefs,
    quantity: &str,
    mode: Option<&str>,
) -> Option<FigureRef<'a>> {
    let mut fit: Vec<FigureRef<'a>> = found
        .iter()
        .copied()
        .filter(|one| one.figure.quantity == quantity && spread(one.figure).is_some())
        .collect();
    let chosen = |one: &&FigureRef<'a>| {
        beliefs.believed(one.record.as_str(), quantity).is_some_and(|id| id == one.whole_id())
    };
    if let Some(one) = fit.iter().find(chosen).filter(|one| holds_for(one.figure, mode)) {
        return Some(*one);
    }
    fit.retain(|one| holds_for(one.figure, mode));
    let own = |one: &FigureRef<'a>| found.first().is_some_and(|first| first.record == one.record);
    // The element's own before its system's, of its mode before any, published before unsourced before derived before
    // assumed, and of equals the last said.
    let rank = |one: &FigureRef<'a>| {
        (
            !own(one),
            one.figure.mode.is_none(),
            one.figure.measured().central().is_none(),
            one.figure.basis,
            // A year is as late as its last day; an undated one comes last.
            std::cmp::Reverse(one.figure.said_on.map(PartialDate::latest_day)),
        )
    };
    fit.sort_by_key(rank);
    fit.first().copied()
}

/// The exact number that is supposed for a quantity of an element or one of its systems.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_catalogue::RecordId;
/// # use tpt_view::sight::{radar_of, supposed};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let radar = radar_of(setting.resolved, "seongju")?;
/// let range = RecordId::try_from("radar-range".to_owned()).expect("it is an id");
/// assert!(supposed(setting.beliefs, [&radar.id], "radar-range").is_none());
/// let beliefs = setting.beliefs.supposing(&radar.id, &range, 1.0e6);
/// let spread = supposed(&beliefs, [&radar.id], "radar-range").expect("it is supposed");
/// assert_eq!((spread.low(), spread.high()), (1.0e6, 1.0e6));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn supposed<'r>(
    beliefs: &Beliefs,
    records: impl IntoIterator<Item = &'r RecordId>,
    quantity: &str,
) -> Option<Spread> {
    beliefs.supposed(records, quantity).map(|si| Spread::Uniform { low: si, high: si })
}

/// A figure's spread in SI units; "at least" and "at most" are taken at their end.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::sight::spread;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let radar = &setting.resolved.catalogue.elements["seongju-radar"];
/// let said = radar.figures.iter().find(|figure| figure.id == "hua-chunying-2017-03-17");
/// // "More than 2,000 km" has no spread of its own; it is taken at its end.
/// let said = said.expect("it is on record");
/// assert!(said.measured().spread_si().is_none());
/// assert_eq!(spread(said).map(|spread| spread.at(0.5)), Some(2.0e6));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn spread(figure: &Figure) -> Option<Spread> {
    let measured = figure.measured();
    let open = || {
        let end = measured.unit.si(published_number(measured.low.or(measured.high))?)?;
        Some(Spread::Uniform { low: end, high: end })
    };
    measured.spread_si().or_else(open)
}

/// Half of the last digit of a single published value, in SI units; nothing of a span.
pub(super) fn rounding(figure: &Figure) -> f64 {
    let measured = figure.measured();
    let single = measured.low.is_none() && measured.high.is_none();
    let half = single.then(|| measured.unit.si(0.5 * measured.last_digit())).flatten();
    half.unwrap_or_default()
}

/// A figure as a document shows it among the values of a sensor.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::sight::{figures, radar_of, value};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let found = figures(setting.resolved, radar_of(setting.resolved, "seongju")?);
/// let range = found.iter().find(|one| one.figure.id == "nrc-2012").expect("it is on record");
/// let shown = value(setting.resolved, *range);
/// assert_eq!(shown.figure.as_deref(), Some("an-tpy-2/radar-range/nrc-2012"));
/// assert!(shown.words.contains("1,500"));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn value(resolved: &Resolved<'_>, found: FigureRef<'_>) -> SensorValue {
    let figure = found.figure;
    let access = resolved.catalogue.access(&figure.source);
    SensorValue {
        quantity: fact_words::quantity(resolved.catalogue, &figure.quantity),
        words: fact_words::measured(&figure.measured()),
        figure: Some(found.whole_id()),
        condition: figure.condition.clone(),
        said_by: (!figure.said_by.is_empty()).then(|| figure.said_by.clone()),
        basis: figure.basis.into(),
        source: Some(figure.source.to_string()),
        access: MaybeInWords(Some(access)),
        weak: figure.basis == Basis::Assumed || access == Access::Unverified,
        cross_section_m2: published_number(figure.cross_section_m2),
    }
}

/// The figure of a role.
///
/// # Errors
///
/// [`AnswerError::NoAnswer`] if it was not on record at the date.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_catalogue::FigureRole;
/// # use tpt_view::sight::{in_role, spread};
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let warhead = spread(in_role(setting.resolved, FigureRole::Warhead)?.figure).expect("it has a value");
/// let stage = spread(in_role(setting.resolved, FigureRole::BroadsideStage)?.figure).expect("it has a value");
/// // A warhead from ahead echoes less than a spent stage from the side.
/// assert!(warhead.at(0.5) < stage.at(0.5));
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn in_role<'a>(resolved: &Resolved<'a>, role: FigureRole) -> Result<FigureRef<'a>, AnswerError> {
    resolved.catalogue.in_role(role).ok_or_else(|| not_known(resolved, role))
}

/// The refusal where what the program needs was not known at the date.
pub(super) fn not_known(resolved: &Resolved<'_>, role: FigureRole) -> AnswerError {
    AnswerError::NoAnswer {
        what: format!("a figure with the role `{}`", role.word()),
        reason: format!("none was known on {}", resolved.as_of),
    }
}

/// A published value as it stands.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_setting::BuiltIn;
/// # use tpt_view::sight::published_number;
/// # BuiltIn::at(date(2017, 3, 20))?.ask(|setting| {
/// let system = &setting.resolved.catalogue.systems["an-tpy-2"];
/// let range = system.figures.iter().find(|figure| figure.id == "nrc-2012").expect("it is on record");
/// assert_eq!(published_number(range.measured().nominal), Some(1500.0));
/// assert_eq!(published_number(None), None);
/// #     Ok(())
/// # })?;
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn published_number(value: Option<Value>) -> Option<f64> {
    value.map(Value::get)
}
