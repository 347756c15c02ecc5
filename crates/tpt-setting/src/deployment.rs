//! The elements of a deployment with their status at a date, and the figures of their systems.

use tpt_catalogue::{Element, FigureRef, Status, StatusEntry};
use tpt_scenario::Resolved;

use crate::sourcing::Citations;
use tpt_report::{ElementReport, MaybeInWords, OwnershipReport, StatusReport, SystemReport, WorkedReport};

/// The newest status of an element. A cut catalogue holds no element without one.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_catalogue::Status;
/// use tpt_setting::deployment::current;
///
/// let now = current(&catalogue.elements["seongju"]).expect("it was announced");
/// assert_eq!((now.status, now.from.to_string().as_str()), (Status::Arriving, "2017-03-06"));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn current(element: &Element) -> Option<&StatusEntry> {
    element.status.last()
}

/// Its newest status, as documents give it.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::deployment::status;
///
/// assert_eq!(status(&catalogue.elements["seongju"]).to_string(), "arriving");
/// assert_eq!(status(&catalogue.elements["etorofu-bastion"]).to_string(), "operational");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn status(element: &Element) -> MaybeInWords<Status> {
    MaybeInWords(current(element).map(|entry| entry.status))
}

/// The entry from which a status holds: it may be repeated as more of it arrives, so the first of the last unbroken run.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// use tpt_setting::deployment::{current, since};
///
/// let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2016, 9, 1));
/// let battery = &catalogue.elements["etorofu-bastion"];
/// let now = current(battery).expect("it was announced");
/// // It was announced once more in August.
/// assert_eq!(now.from.to_string(), "2016-08-02");
/// assert_eq!(since(battery, now).from.to_string(), "2016-03-25");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn since<'e>(element: &'e Element, now: &'e StatusEntry) -> &'e StatusEntry {
    element.status.iter().rev().take_while(|entry| entry.status == now.status).last().unwrap_or(now)
}

/// From when until when an element worked that works no more.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// use tpt_setting::deployment::worked;
///
/// let whole = Catalogue::load(&[embedded()])?;
/// assert!(worked(&whole.as_of(date(2017, 12, 31)).elements["seongju"]).is_none(), "it still works");
/// let gone = worked(&whole.as_of(date(2026, 3, 11)).elements["seongju"]).expect("it was withdrawn");
/// assert_eq!((gone.from.as_str(), gone.until.as_str()), ("2017-05-01", "2026-03-03"));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn worked(element: &Element) -> Option<WorkedReport> {
    let (from, until) = element.worked()?;
    Some(WorkedReport { from: from.to_string(), until: until.to_string() })
}

/// The elements of the scenario as report rows, in its order.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # use tpt_scenario::{Resolved, Scenario, embedded_scenarios};
/// # let whole = Catalogue::load(&[embedded()])?;
/// # let (file, text) = embedded_scenarios()[0];
/// # let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
/// # let catalogue = whole.as_of(date(2017, 3, 20));
/// # let resolved = Resolved::new(&scenario, &catalogue, date(2017, 3, 20));
/// use tpt_setting::{deployment::elements, sourcing::Citations};
///
/// let mut citations = Citations::new(&catalogue, resolved.as_of);
/// let rows = elements(&resolved, &mut citations);
/// assert_eq!((rows[0].id.as_str(), rows[0].works), ("seongju", false));
/// assert!(!citations.finish().1.is_empty(), "every status has a source");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn elements(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Vec<ElementReport> {
    resolved.elements.iter().map(|element| element_report(resolved, element, citations)).collect()
}

fn element_report(
    resolved: &Resolved<'_>,
    element: &Element,
    citations: &mut Citations<'_>,
) -> ElementReport {
    let site = element.site.as_ref().and_then(|id| resolved.catalogue.places.get(id));
    let history = element.status.iter().map(|entry| StatusReport {
        status: entry.status.into(),
        from: entry.from.to_string(),
        said_by: entry.said_by.clone(),
        source: citations.count(&entry.source).0,
        note: entry.note.clone(),
    });
    let history: Vec<_> = history.collect();
    ElementReport {
        id: element.id.to_string(),
        name: element.name.clone(),
        kind: element.kind.into(),
        role: element.role.into(),
        systems: element.systems.iter().map(ToString::to_string).collect(),
        part_of: element.part_of.as_ref().map(ToString::to_string),
        site: site.map(|place| citations.place(place)),
        area: element.area.clone(),
        ownership: element.ownership.as_ref().map(|ownership| OwnershipReport {
            owner: ownership.owner.clone(),
            host: ownership.host.clone(),
            operator: ownership.operator.clone(),
            defends: ownership.defends.clone(),
            source: citations.cite(&ownership.source),
        }),
        status: status(element),
        works: element.works(),
        worked: worked(element),
        history,
        labels: element.labels.clone(),
        own_figures: element
            .figures
            .iter()
            .map(|figure| citations.figure(FigureRef { record: &element.id, figure }))
            .collect(),
        note: element.note.clone(),
    }
}

/// The published figures of the systems of the scenario's focus, those of one quantity side by side.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # use tpt_scenario::{Resolved, Scenario, embedded_scenarios};
/// # let whole = Catalogue::load(&[embedded()])?;
/// # let (file, text) = embedded_scenarios()[0];
/// # let scenario = Scenario::read(file, text.as_bytes(), &whole)?;
/// # let catalogue = whole.as_of(date(2017, 3, 20));
/// # let resolved = Resolved::new(&scenario, &catalogue, date(2017, 3, 20));
/// use tpt_setting::{deployment::focus_systems, sourcing::Citations};
///
/// let mut citations = Citations::new(&catalogue, resolved.as_of);
/// let systems = focus_systems(&resolved, &mut citations);
/// assert!(systems.iter().map(|system| system.id.as_str()).eq(["thaad", "an-tpy-2"]));
/// assert!(systems[1].competing_figures.len() > 1);
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn focus_systems(resolved: &Resolved<'_>, citations: &mut Citations<'_>) -> Vec<SystemReport> {
    let focus = resolved.catalogue.elements.get(&resolved.scenario.focus);
    let ids = focus.map(|element| element.systems.as_slice()).unwrap_or_default();
    let systems = ids.iter().filter_map(|id| resolved.catalogue.systems.get(id));
    let report = |system: &tpt_catalogue::Entry| {
        let mut figures: Vec<_> = system.figures.iter().collect();
        figures.sort_by(|a, b| (&a.quantity, a.said_on, &a.id).cmp(&(&b.quantity, b.said_on, &b.id)));
        SystemReport {
            id: system.id.to_string(),
            name: system.name.clone(),
            competing_figures: figures
                .into_iter()
                .map(|figure| citations.figure(FigureRef { record: &system.id, figure }))
                .collect(),
        }
    };
    systems.map(report).collect()
}
