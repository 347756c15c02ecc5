//! What a fact says, in one line.

use tpt_catalogue::{Catalogue, ClaimedFigure, Fact, Measured, RecordId, Report, Said};

use crate::sourcing::number;
use tpt_report::spelling_of;

/// A published number with its unit.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let claim = &catalogue.claims["beijing-hua-chunying-2017-03-17-radar-over-2000-km"];
/// assert_eq!(fact_words::measured(&claim.figures[0].measured()), "at least 2,000\u{202f}km");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn measured(measured: &Measured) -> String {
    number(String::new(), measured).words
}

/// A quantity by the name that readers see.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let claim = &catalogue.claims["beijing-hua-chunying-2017-03-17-radar-over-2000-km"];
/// assert_eq!(claim.figures[0].quantity, "radar-range");
/// assert_eq!(fact_words::quantity(&catalogue, &claim.figures[0].quantity), "radar range");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn quantity(catalogue: &Catalogue, id: &RecordId) -> String {
    catalogue.quantities.get(id).map_or_else(|| id.to_string(), |quantity| quantity.name.clone())
}

/// A number that a statement gives: `radar range 2,000 km (forward-based mode)`.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let claim = &catalogue.claims["beijing-hua-chunying-2017-03-17-radar-over-2000-km"];
/// let words = fact_words::claimed(&catalogue, &claim.figures[0]);
/// assert_eq!(words, "radar range at least 2,000\u{202f}km");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn claimed(catalogue: &Catalogue, figure: &ClaimedFigure) -> String {
    let condition = figure.condition.as_ref().map(|condition| format!(" ({condition})")).unwrap_or_default();
    format!("{} {}{condition}", quantity(catalogue, &figure.quantity), measured(&figure.measured()))
}

/// The figures of a report of a launch, by the key that holds each.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let [seoul, tokyo, ..] = &catalogue.launches["2017-03-06"].reports[..] else { panic!("both reported") };
/// assert!(fact_words::of_report(seoul).map(|(key, _)| key).eq(["range", "apogee"]));
/// assert!(fact_words::of_report(tokyo).map(|(key, _)| key).eq(["range", "apogee", "flight time"]));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn of_report(report: &Report) -> impl Iterator<Item = (&'static str, &Measured)> {
    let figures = [
        ("range", &report.range),
        ("apogee", &report.apogee),
        ("flight time", &report.flight_time),
        ("bearing", &report.bearing),
    ];
    figures.into_iter().filter_map(|(name, figure)| Some((name, figure.as_ref()?)))
}

/// What a fact says.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let fact = catalogue.fact("an-tpy-2/radar-range/wu-2016").expect("it is on record");
/// let words = fact_words::fact(&catalogue, &fact);
/// assert_eq!(words, "radar range 870–1,500\u{202f}km (warhead, span of estimates)");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn fact(catalogue: &Catalogue, fact: &Fact<'_>) -> String {
    match fact.said {
        Said::Figure(figure) => {
            let condition =
                figure.condition.as_ref().map(|condition| format!(" ({condition})")).unwrap_or_default();
            format!("{} {}{condition}", quantity(catalogue, &figure.quantity), measured(&figure.measured()))
        }
        Said::Course(course) => course.paraphrase.clone(),
        Said::BuiltAs(built) => built.paraphrase.clone(),
        Said::Status(status) => format!("{} from {}", status.status.words(), status.from),
        Said::Report(_, report) => {
            let mut parts = vec![spelling_of(&report.outcome)];
            parts.extend(of_report(report).map(|(name, figure)| format!("{name} {}", measured(figure))));
            parts.extend(report.impact_region.clone());
            parts.join(", ")
        }
        Said::Alert(_, alert) => {
            let to = alert.sent_to.as_ref().map(|to| format!(", to {to}")).unwrap_or_default();
            format!("{}{to}, at {}", alert.event, alert.at)
        }
        Said::EventReport(_, report) => {
            let figures: String =
                report.figures.iter().map(|figure| format!("; {}", claimed(catalogue, figure))).collect();
            format!("{}{figures}", report.paraphrase)
        }
        Said::Claim(claim) => claim.paraphrase.clone(),
        Said::Office(office) => {
            let until = office.to.map(|to| format!(" until {to}")).unwrap_or_default();
            format!("{}, {}{until}", office.office, office.of)
        }
        Said::Meeting(status) => {
            let when = status.when.as_ref().map(|when| format!(" for {when}")).unwrap_or_default();
            format!("{}{when}", status.status.words())
        }
    }
}

/// Who says a fact.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let figure = catalogue.fact("an-tpy-2/radar-range/wu-2016").expect("it is on record");
/// assert_eq!(fact_words::said_by(&figure).as_deref(), Some("Wu Riqiang"));
/// let report = catalogue.fact("2017-03-06/tokyo").expect("it is on record");
/// assert_eq!(fact_words::said_by(&report).as_deref(), Some("Tokyo, Ministry of Defense"));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn said_by(fact: &Fact<'_>) -> Option<String> {
    let body = |capital: &str, body: &Option<String>| {
        body.as_ref().map_or_else(|| capital.to_owned(), |body| format!("{capital}, {body}"))
    };
    match fact.said {
        Said::Figure(figure) => Some(figure.said_by.clone()),
        Said::Course(course) => Some(course.said_by.clone()),
        Said::BuiltAs(built) => Some(built.said_by.clone()),
        Said::Status(status) => Some(status.said_by.clone()),
        Said::Report(_, report) => Some(body(report.reported_by.words(), &report.body)),
        Said::EventReport(_, report) => {
            let body = body(report.reported_by.words(), &report.body);
            Some(format!("{} {body}", report.standing.words()))
        }
        Said::Claim(claim) => Some(claim.said_by.words()),
        Said::Alert(..) | Said::Office(_) | Said::Meeting(_) => None,
    }
}

/// What a reader should know of a fact.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let report = catalogue.fact("2017-03-06/tokyo").expect("it is on record");
/// assert_eq!(fact_words::note(&report).as_deref(), Some("altitude and time of flight from ministry sources"));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn note(fact: &Fact<'_>) -> Option<String> {
    match fact.said {
        Said::Figure(figure) => figure.note.clone(),
        Said::Course(course) => course.note.clone(),
        Said::BuiltAs(built) => built.note.clone(),
        Said::Status(status) => status.note.clone(),
        Said::Report(_, report) => report.note.clone(),
        Said::Alert(_, alert) => alert.note.clone(),
        Said::EventReport(_, report) => report.note.clone(),
        Said::Claim(claim) => claim.note.clone(),
        Said::Office(_) | Said::Meeting(_) => None,
    }
}

/// The name of the record that holds a fact.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::fact_words;
///
/// let figure = catalogue.fact("an-tpy-2/radar-range/wu-2016").expect("it is on record");
/// assert_eq!(fact_words::record_name(&catalogue, &figure), "AN/TPY-2");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn record_name(catalogue: &Catalogue, fact: &Fact<'_>) -> String {
    match fact.said {
        Said::Report(launch, _) | Said::Alert(launch, _) => launch.name.clone(),
        Said::EventReport(event, _) => event.name.clone(),
        Said::Claim(claim) => claim.about.clone(),
        Said::Office(_) => name_of(fact.record, catalogue.people.get(fact.record).map(|one| &one.name)),
        Said::Meeting(_) => name_of(fact.record, catalogue.meetings.get(fact.record).map(|one| &one.name)),
        Said::Status(_) | Said::Figure(_) | Said::Course(_) | Said::BuiltAs(_) => {
            let element = catalogue.elements.get(fact.record).map(|one| &one.name);
            let entry = || catalogue.systems.get(fact.record).map(|one| &one.name);
            let missile = || catalogue.missiles.get(fact.record).map(|one| &one.name);
            name_of(fact.record, element.or_else(entry).or_else(missile))
        }
    }
}

fn name_of(id: &RecordId, name: Option<&String>) -> String {
    name.cloned().unwrap_or_else(|| id.to_string())
}
