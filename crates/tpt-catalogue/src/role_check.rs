//! What the program needs of the catalogue is there, once, and of the right kind.

use std::collections::BTreeMap;

use crate::check::{Checker, Here, here};
use crate::context::{AnswerState, Viewpoint};
use crate::entry::{Element, ElementKind};
use crate::{Figure, FigureRole, Unit};

impl<'s, 'a> Checker<'s, 'a> {
    /// Each role has one figure, of what the role measures and with a spread. Only figures of systems have one.
    pub(crate) fn roles(&mut self) {
        let shelves = self.shelves;
        let mut held: BTreeMap<FigureRole, String> = BTreeMap::new();
        for loaded in shelves.systems.values() {
            for (i, figure) in loaded.record.figures.iter().enumerate() {
                let Some(role) = figure.role else { continue };
                let at = here(loaded).key("figures").index(i).key("role");
                let id = format!("{}/{}/{}", loaded.record.id, figure.quantity, figure.id);
                if let Some(first) = held.get(&role) {
                    let problem = format!("the role `{}` is taken by {first}", role.word());
                    self.fault(&at, problem, "one figure a role");
                }
                if !figure.unit.fits(role.dimension()) {
                    let problem = format!("the role `{}` in `{}`", role.word(), figure.unit.symbol());
                    self.fault(
                        &at,
                        problem,
                        &format!("a unit among {}", Unit::allowed_for(role.dimension())),
                    );
                }
                if figure.measured().spread().is_none() {
                    let problem = format!("the role `{}` of a figure that is a limit alone", role.word());
                    self.fault(&at, problem, "a figure with `nominal`, or with `low` and `high`");
                }
                held.entry(role).or_insert(id);
            }
        }
        for (role, document, path) in &shelves.roles_lost {
            if !held.contains_key(role) {
                let at = Here { document: *document, path: path.key("figures") };
                let problem = format!(
                    "no figure has `role = \"{}\"`, and the record that this one replaces has it",
                    role.word()
                );
                self.fault(&at, problem, "a figure with that role, here or in another system");
            }
        }
        for (kind, figures) in self.figures_without_roles() {
            for (i, figure) in figures.1.iter().enumerate() {
                if let Some(role) = figure.role {
                    let at = figures.0.key("figures").index(i).key("role");
                    let problem = format!("the role `{}` of a figure of {kind}", role.word());
                    self.fault(&at, problem, "a role only in the folder systems");
                }
            }
        }
    }

    /// The figures of records that no role is looked for in.
    fn figures_without_roles(&self) -> Vec<(&'static str, (Here<'a>, &'s [Figure]))> {
        let shelves = self.shelves;
        let missiles =
            shelves.missiles.values().map(|l| ("a missile", (here(l), l.record.figures.as_slice())));
        let elements =
            shelves.elements.values().map(|l| ("an element", (here(l), l.record.figures.as_slice())));
        missiles.chain(elements).collect()
    }

    /// A question says what it asks for where its answer is computed, and only there.
    pub(crate) fn asks(&mut self, here: &Here<'_>, viewpoint: &Viewpoint) {
        for (i, question) in viewpoint.questions.iter().enumerate() {
            let at = here.key("questions").index(i).key("asks");
            let answered = matches!(question.answer, AnswerState::Computed | AnswerState::Partly);
            match question.asks {
                None if question.answer == AnswerState::Computed => {
                    let problem = "a question that is answered, and nothing says what it asks for".to_owned();
                    self.fault(&at, problem, "`asks` wherever `answer` is computed");
                }
                Some(_) if !answered => {
                    let problem = "a question that is not answered asks for a computed number".to_owned();
                    self.fault(&at, problem, "no `asks` where `answer` is planned or not-computable");
                }
                _ => {}
            }
        }
    }

    /// Places are asked of batteries alone, and exist.
    pub(crate) fn asked(&mut self, here: &Here<'_>, element: &Element) {
        let can = matches!(element.kind, ElementKind::Battery | ElementKind::Ships);
        if !element.asked.is_empty() && !can {
            let problem = "places are asked of something that has no interceptors".to_owned();
            self.fault(&here.key("asked"), problem, "no `asked`, or a battery or ships");
        }
        for (i, place) in element.asked.iter().enumerate() {
            self.place_id(&here.key("asked").index(i), place);
        }
    }
}
