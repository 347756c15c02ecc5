//! A scenario joined with the facts of a date.

use jiff::civil::Date;
use tpt_catalogue::{
    Catalogue, CatalogueError, Claim, Diagnostic, Element, FieldPath, RecordId, Viewpoint, fault_at, nearest,
    read_record,
};

use crate::scenario::Scenario;

/// A scenario with the records it names, as far as they were known at the as-of date.
#[derive(Clone, Debug)]
pub struct Resolved<'a> {
    /// The choices.
    pub scenario: &'a Scenario,
    /// The facts, cut to the as-of date.
    pub catalogue: &'a Catalogue,
    /// The as-of date.
    pub as_of: Date,
    /// The elements of the deployment that were known.
    pub elements: Vec<&'a Element>,
    /// The capitals.
    pub viewpoints: Vec<&'a Viewpoint>,
}

/// Why a scenario cannot be used: the faults of its file.
pub type ScenarioError = CatalogueError;

impl Scenario {
    /// Reads a scenario and checks every id in it against the whole catalogue (not cut to a date).
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the text, and every id that no record has.
    pub fn read(file: &str, bytes: &[u8], catalogue: &Catalogue) -> Result<Self, ScenarioError> {
        let scenario: Self = read_record(file, bytes)?;
        let text = String::from_utf8_lossy(bytes);
        let mut diagnostics = dangling(&scenario, file, &text, catalogue);
        diagnostics.extend(repeated(&scenario, file, &text));
        if diagnostics.is_empty() { Ok(scenario) } else { Err(CatalogueError { diagnostics }) }
    }
}

fn dangling(scenario: &Scenario, file: &str, text: &str, catalogue: &Catalogue) -> Vec<Diagnostic> {
    let top = FieldPath::top;
    let mut named: Vec<(FieldPath, &RecordId, &'static str, Vec<&RecordId>)> = Vec::new();
    let elements: Vec<_> = catalogue.elements.keys().collect();
    let viewpoints: Vec<_> = catalogue.viewpoints.keys().collect();
    let claims: Vec<_> = catalogue.claims.keys().collect();
    let places: Vec<_> = catalogue.places.keys().collect();
    let quantities: Vec<_> = catalogue.quantities.keys().collect();
    let sets: Vec<_> = catalogue.sets.keys().collect();
    named.push((top().key("figures"), &scenario.figures, "assumption set", sets.clone()));
    named.push((top().key("focus"), &scenario.focus, "element", elements.clone()));
    for (i, id) in scenario.elements.iter().enumerate() {
        named.push((top().key("elements").index(i), id, "element", elements.clone()));
    }
    for (i, id) in scenario.viewpoints.iter().enumerate() {
        named.push((top().key("viewpoints").index(i), id, "viewpoint", viewpoints.clone()));
    }
    for (i, id) in scenario.warned.iter().enumerate() {
        named.push((top().key("warned").index(i), id, "place", places.clone()));
    }
    for (i, id) in scenario.seen.iter().enumerate() {
        named.push((top().key("seen").index(i), id, "place", places.clone()));
    }
    for (i, id) in scenario.compared.iter().enumerate() {
        named.push((top().key("compared").index(i), id, "assumption set", sets.clone()));
    }
    if let Some(one) = &scenario.hypothetical {
        named.push((top().key("hypothetical").key("element"), &one.element, "element", elements.clone()));
        named.push((top().key("hypothetical").key("to"), &one.to, "place", places.clone()));
    }
    if let Some(id) = &scenario.card {
        named.push((top().key("card"), id, "claim", claims.clone()));
    }
    for (i, id) in scenario.cards.iter().enumerate() {
        named.push((top().key("cards").index(i), id, "claim", claims.clone()));
    }
    if let Some(gap) = &scenario.gap {
        named.push((top().key("gap").key("one"), &gap.one, "assumption set", sets.clone()));
        named.push((top().key("gap").key("other"), &gap.other, "assumption set", sets.clone()));
    }
    if let Some(asked) = &scenario.tradeoff {
        named.push((top().key("tradeoff").key("element"), &asked.element, "element", elements.clone()));
    }
    for (i, one) in scenario.alternatives.iter().enumerate() {
        let at = top().key("alternatives").index(i);
        named.push((at.key("element"), &one.element, "element", elements.clone()));
        named.push((at.key("site"), &one.site, "place", places.clone()));
        named.push((at.key("claim"), &one.claim, "claim", claims.clone()));
    }
    for (i, limit) in scenario.limits.iter().enumerate() {
        let at = top().key("limits").index(i);
        named.push((at.key("element"), &limit.element, "element", elements.clone()));
        for (key, ids) in [("verified_by", &limit.verified_by), ("said", &limit.said)] {
            for (j, id) in ids.iter().enumerate() {
                named.push((at.key(key).index(j), id, "claim", claims.clone()));
            }
        }
    }
    for (i, dispute) in scenario.disputes.iter().enumerate() {
        let at = top().key("disputes").index(i);
        named.push((at.key("quantity"), &dispute.quantity, "quantity", quantities.clone()));
        named.push((at.key("one"), &dispute.one, "claim", claims.clone()));
        named.push((at.key("other"), &dispute.other, "claim", claims.clone()));
    }
    for (i, question) in scenario.distances.iter().enumerate() {
        let at = top().key("distances").index(i);
        named.push((at.key("from"), &question.from, "place", places.clone()));
        for (j, id) in question.to.iter().enumerate() {
            named.push((at.key("to").index(j), id, "place", places.clone()));
        }
        named.push((at.key("claim"), &question.claim, "claim", claims.clone()));
        named.push((at.key("quantity"), &question.quantity, "quantity", quantities.clone()));
    }
    named
        .into_iter()
        .filter(|(_, id, _, known)| !known.contains(id))
        .map(|(field, id, what, known)| {
            let allowed = format!("the id of a catalogued {what}");
            let mut fault =
                fault_at(file, text, field, format!("`{id}` is not a known {what}"), Some(allowed));
            fault.did_you_mean = nearest(id.as_str(), known.iter().map(|id| id.as_str())).map(str::to_owned);
            fault
        })
        .collect()
}

/// The ids that stand in a list a second time: an element would be taken twice, a place asked twice.
fn repeated(scenario: &Scenario, file: &str, text: &str) -> Vec<Diagnostic> {
    let top = FieldPath::top;
    let mut lists: Vec<(FieldPath, Vec<&RecordId>)> = vec![
        (top().key("elements"), scenario.elements.iter().collect()),
        (top().key("viewpoints"), scenario.viewpoints.iter().collect()),
        (top().key("warned"), scenario.warned.iter().collect()),
        (top().key("seen"), scenario.seen.iter().collect()),
        (top().key("compared"), scenario.compared.iter().collect()),
        (top().key("cards"), scenario.cards.iter().collect()),
    ];
    if let Some(defends) = &scenario.defends {
        lists.push((top().key("defends").key("against"), defends.against.iter().collect()));
        lists.push((top().key("defends").key("places"), defends.places.iter().collect()));
    }
    for (i, limit) in scenario.limits.iter().enumerate() {
        let at = top().key("limits").index(i);
        lists.push((at.key("verified_by"), limit.verified_by.iter().collect()));
        lists.push((at.key("said"), limit.said.iter().collect()));
    }
    for (i, question) in scenario.distances.iter().enumerate() {
        lists.push((top().key("distances").index(i).key("to"), question.to.iter().collect()));
    }
    let mut faults = Vec::new();
    let mut again = |field: FieldPath, id: &RecordId| {
        let problem = format!("`{id}` stands in the list already");
        faults.push(fault_at(file, text, field, problem, Some("each id once".to_owned())));
    };
    for (field, ids) in lists {
        for (i, id) in ids.iter().enumerate().filter(|(i, id)| ids[..*i].contains(id)) {
            again(field.index(i), id);
        }
    }
    let tables: [(&str, Vec<&RecordId>); 2] = [
        ("disputes", scenario.disputes.iter().map(|one| &one.id).collect()),
        ("distances", scenario.distances.iter().map(|one| &one.id).collect()),
    ];
    for (key, ids) in tables {
        for (i, id) in ids.iter().enumerate().filter(|(i, id)| ids[..*i].contains(id)) {
            again(top().key(key).index(i).key("id"), id);
        }
    }
    faults
}

impl<'a> Resolved<'a> {
    /// Joins a scenario with a catalogue that is cut to `as_of`. What was not known yet is left out.
    #[must_use]
    pub fn new(scenario: &'a Scenario, catalogue: &'a Catalogue, as_of: Date) -> Self {
        Self {
            scenario,
            catalogue,
            as_of,
            elements: scenario.elements.iter().filter_map(|id| catalogue.elements.get(id)).collect(),
            viewpoints: scenario.viewpoints.iter().filter_map(|id| catalogue.viewpoints.get(id)).collect(),
        }
    }

    /// The claim of that id, if it had been made.
    #[must_use]
    pub fn claim(&self, id: &RecordId) -> Option<&'a Claim> {
        self.catalogue.claims.get(id)
    }
}
