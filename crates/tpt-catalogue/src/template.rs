//! Vehicle templates: what a missile of a class may be like, for reports of a missile that nobody published.
//!
//! A fixed file, compiled in: a layer of one's own cannot add or change a template. No template is a missile of the catalogue or a
//! class of the reach code: only a reconstruction flies one.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::check::{Checker, Here};
use crate::diagnostic::{CatalogueError, Diagnostic, FieldPath};
use crate::document::Document;
use crate::load::support_of_templates;
use crate::{Basis, BuiltAs, Entry, Figure, RecordId, ResolvedStageSet, StageSet, nearest};

/// The file, compiled in: no layer can replace it.
const FILE: (&str, &str) = (
    "data/fixed/templates.toml",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/fixed/templates.toml")),
);

/// Who assumes every span of a template.
const SOURCE: &str = "project-assumed-vehicles";

/// `data/fixed/templates.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    /// One table for each template.
    #[serde(rename = "template")]
    templates: Vec<VehicleTemplate>,
}

/// What a missile of a class may be like: spans with their reasons, written down before any flight was fitted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VehicleTemplate {
    /// The template's id, that of no missile and of no class.
    pub id: RecordId,
    /// The name that readers see.
    pub name: String,
    /// Which missiles it is for, and which are left out.
    pub note: String,
    /// The spans, all of them assumed, each with its reason in its note.
    pub figures: Vec<Figure>,
    /// Its stages by references to its figures.
    pub stage_set: StageSet,
}

impl VehicleTemplate {
    /// Its stages with their figures; never `None` for a template of [`vehicle_templates`], whose references are checked.
    ///
    /// ```
    /// let templates = tpt_catalogue::vehicle_templates()?;
    /// let solid = templates.iter().find(|one| one.id == "three-stage-solid").expect("it is one of them");
    /// assert_eq!(solid.resolved().expect("its references are checked").stages.len(), 3);
    /// # Ok::<(), tpt_catalogue::CatalogueError>(())
    /// ```
    #[must_use]
    pub fn resolved(&self) -> Option<ResolvedStageSet<'_>> {
        self.stage_set.resolve(&self.figures)
    }
}

/// Every vehicle template that the program carries; there are no others.
///
/// # Errors
///
/// [`CatalogueError`] if the file of this program is faulty, which a test of it excludes.
///
/// ```
/// let ids: Vec<&str> = tpt_catalogue::vehicle_templates()?.iter().map(|one| one.id.as_str()).collect();
/// assert!(ids.contains(&"two-stage-liquid") && !ids.contains(&"hwasong-14"));
/// # Ok::<(), tpt_catalogue::CatalogueError>(())
/// ```
pub fn vehicle_templates() -> Result<&'static [VehicleTemplate], CatalogueError> {
    static TEMPLATES: LazyLock<Result<Vec<VehicleTemplate>, CatalogueError>> =
        LazyLock::new(|| read(FILE.0, FILE.1));
    TEMPLATES.as_deref().map_err(Clone::clone)
}

/// Reads and checks a file of templates against the quantities and drag tables that the program carries.
fn read(file: &str, text: &str) -> Result<Vec<VehicleTemplate>, CatalogueError> {
    let wrong = |diagnostics: Vec<Diagnostic>| CatalogueError { diagnostics };
    let document = Document { file, text };
    let TemplateFile { templates } = document.read().map_err(wrong)?;
    let shelves = support_of_templates().map_err(wrong)?;
    let mut checker = Checker::new(&shelves);
    for (i, template) in templates.iter().enumerate() {
        checker.template(&Here { document, path: FieldPath::top().key("template").index(i) }, template);
    }
    let top = Here { document, path: FieldPath::top() };
    checker.unique(&top, "template", templates.iter().map(|template| template.id.as_str()));
    let mut faults = checker.faults();
    if faults.is_empty() {
        return Ok(templates);
    }
    faults.sort_by_key(|fault| fault.position);
    Err(wrong(faults))
}

impl Checker<'_, '_> {
    fn template(&mut self, here: &Here<'_>, template: &VehicleTemplate) {
        for (i, figure) in template.figures.iter().enumerate() {
            let at = here.key("figures").index(i);
            self.quantity(&at, &figure.quantity, &figure.measured());
            if figure.basis != Basis::Assumed {
                let problem = "a template has nothing but assumed figures".to_owned();
                self.fault(&at.key("basis"), problem, "assumed");
            }
            if figure.source != SOURCE {
                let problem = format!("`{}` is not where a template's spans are assumed", figure.source);
                self.fault(&at.key("source"), problem, SOURCE);
            }
            if figure.note.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
                self.fault(
                    &at.key("note"),
                    format!("`{}` has no reason", figure.id),
                    "the reason of the span",
                );
            }
            if !template.stage_set.references().any(|mention| *mention.id == figure.id) {
                let problem = format!("the stage set does not use `{}`", figure.id);
                self.fault(&at.key("id"), problem, "a figure that the stage set mentions");
            }
        }
        self.unique(here, "figures", template.figures.iter().map(|figure| figure.id.as_str()));
        let (figures, set) = (&template.figures, std::slice::from_ref(&template.stage_set));
        self.stage_set(&here.key("stage_set"), figures, set, &template.stage_set);
    }

    /// What is said of how a missile is built names a template and cites a source.
    pub(crate) fn built_as(&mut self, here: &Here<'_>, entry: &Entry) {
        for (i, built) in entry.built_as.iter().enumerate() {
            let at = here.key("built_as").index(i);
            self.cited(&at, built.said_on, &built.source);
            self.template_id(&at.key("template"), built);
        }
        if template_ids().contains(&entry.id.as_str()) {
            let problem = format!("`{}` is the id of a vehicle template", entry.id);
            self.fault(&here.key("id"), problem, "an id that no vehicle template has");
        }
        self.unique(here, "built_as", entry.built_as.iter().map(|built| built.id.as_str()));
    }

    fn template_id(&mut self, here: &Here<'_>, built: &BuiltAs) {
        let ids = template_ids();
        if !ids.contains(&built.template.as_str()) {
            let meant = nearest(built.template.as_str(), ids.iter().copied()).map(str::to_owned);
            let problem = format!("`{}` is not a vehicle template", built.template);
            self.fault_meant(here, problem, &ids.join(", "), meant);
        }
    }

    /// A system is no missile, so it is built like none.
    pub(crate) fn not_built_as(&mut self, here: &Here<'_>, entry: &Entry) {
        if !entry.built_as.is_empty() {
            let problem = "a system is built like no missile".to_owned();
            self.fault(&here.key("built_as"), problem, "built_as in a file of data/missiles/");
        }
    }
}

/// The ids of all templates.
fn template_ids() -> Vec<&'static str> {
    // A fault of the fixed templates shows where one is flown, and a test excludes it.
    vehicle_templates().unwrap_or_default().iter().map(|template| template.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Catalogue, Part, missile_classes};

    /// The file with one text replaced, and what is wrong with it then.
    fn faults_with(old: &str, new: &str) -> String {
        assert!(FILE.1.contains(old), "the file has no `{old}`");
        let text = FILE.1.replacen(old, new, 1);
        let faults = read("templates.toml", &text).expect_err("the text is faulty").diagnostics;
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_template_resolves_and_gives_spans_with_reasons() {
        let templates = vehicle_templates().expect("the file is sound");
        let ids: Vec<&str> = templates.iter().map(|template| template.id.as_str()).collect();
        let wanted = [
            "short-range-liquid",
            "one-stage-medium",
            "two-stage-liquid",
            "three-stage-liquid",
            "two-stage-solid",
            "three-stage-solid",
        ];
        assert_eq!(ids, wanted);
        for template in templates {
            let set = template.resolved().expect("its references are checked");
            assert_eq!(set.basis(), Basis::Assumed, "{}", template.id);
            assert!(set.stages.iter().all(|stage| matches!(stage.form, crate::StageForm::Template { .. })));
            for figure in &template.figures {
                assert!(figure.low.is_some() && figure.high.is_some() && figure.nominal.is_none());
                assert!(figure.low < figure.high, "{}: {}", template.id, figure.id);
                let reason = figure.note.as_deref().expect("each figure has a reason");
                assert!(reason.ends_with('.') && reason.len() > 40, "{}: {reason}", figure.id);
            }
            assert!(set.figures().iter().any(|used| used.part == Part::LaunchMass), "{}", template.id);
        }
    }

    #[test]
    fn a_template_has_the_id_of_no_record_and_of_no_class() {
        let catalogue = Catalogue::load(&[crate::embedded()]).expect("the catalogue is sound");
        assert!(catalogue.source(&RecordId::try_from(SOURCE.to_owned()).expect("an id")).is_some());
        let classes = missile_classes().expect("the file is sound");
        for template in vehicle_templates().expect("the file is sound") {
            assert!(crate::Kind::ALL.iter().all(|kind| !catalogue.ids(*kind).contains(&&template.id)));
            assert!(classes.iter().all(|launched| launched.class.id != template.id), "{}", template.id);
            assert!(catalogue.drag_tables.contains_key(&template.stage_set.drag), "{}", template.id);
        }
    }

    #[test]
    fn a_faulty_template_is_refused_with_line_and_field() {
        let said = faults_with("burn_time = \"burn-time\"", "burn_time = \"burn-tine\"");
        assert!(said.starts_with("templates.toml:"), "{said}");
        assert!(said.contains("template[0].stage_set.stages[0].burn_time"), "{said}");
        assert!(said.contains("did you mean `burn-time`"), "{said}");
        let said = faults_with("drag = \"v-2-sutton\"", "drag = \"v-2-suton\"");
        assert!(said.contains("template[0].stage_set.drag") && said.contains("v-2-sutton"), "{said}");
        let said = faults_with("unit = \"kg\"", "unit = \"s\"");
        assert!(said.contains("template[0].figures[0].unit"), "{said}");
        let said = faults_with("basis = \"assumed\"", "basis = \"published\"");
        assert!(said.contains("template[0].figures[0].basis") && said.contains("allowed: assumed"), "{said}");
        let said = faults_with("source = \"project-assumed-vehicles\"", "source = \"scud\"");
        assert!(said.contains("template[0].figures[0].source"), "{said}");
        let said = faults_with("id = \"one-stage-medium\"", "id = \"short-range-liquid\"");
        assert!(said.contains("stands here twice"), "{said}");
        let said = faults_with("low = 5400", "low = 54000");
        assert!(said.contains("not in order"), "{said}");
        let said = faults_with("propellant = \"liquid\"", "propellant = \"water\"");
        assert!(said.contains("template[0].stage_set.propellant") && said.contains("solid"), "{said}");
        let (note, _) = FILE.1.split_once("low = 5400").expect("it is there");
        let line = note.lines().count() + 1;
        let said = faults_with("low = 5400", "low = \"5400\"");
        assert!(said.starts_with(&format!("templates.toml:{line}:")), "{said}");
    }

    #[test]
    fn a_span_without_a_reason_is_refused() {
        let (_, after) = FILE.1.split_once("\nnote = \"The Scud-B weighs").expect("it is there");
        let (reason, _) = after.split_once('\n').expect("a line");
        let said = faults_with(&format!("\nnote = \"The Scud-B weighs{reason}"), "");
        assert!(said.contains("`launch-mass` has no reason"), "{said}");
    }
}
