//! What is wrong with a proposition: names without a term, terms that nothing names, records that are not there.

use crate::check::{Checker, Here};
use crate::claim::Claim;
use crate::proposition::{FlightNumber, Output, Over, Proposition, TurnsOn};
use crate::{Catalogue, Kind, RecordId, missile_classes, nearest, notional_arcs};

impl Checker<'_, '_> {
    pub(crate) fn proposition(&mut self, here: &Here<'_>, proposition: &Proposition, claim: &Claim) {
        let names = proposition.value.names();
        for name in names.iter().filter(|name| !proposition.terms.contains_key(*name)) {
            let known = proposition.terms.keys().map(String::as_str);
            let meant = nearest(name, known.clone()).map(str::to_owned);
            let allowed: Vec<&str> = known.collect();
            let problem = format!("the formula names `{name}`, which no term has");
            self.fault_meant(&here.key("value"), problem, &format!("a term: {}", allowed.join(", ")), meant);
        }
        for name in proposition.terms.keys().filter(|name| !names.contains(name)) {
            let problem = format!("the term `{name}` is in no part of the formula");
            self.fault(&here.key("terms").key(name), problem, "terms that the formula names");
        }
        match (proposition.at_least, proposition.at_most) {
            (None, None) => {
                let problem = "the formula is compared with nothing".to_owned();
                self.fault(here, problem, "at_least, at_most or both");
            }
            (Some(low), Some(high)) if low > high => {
                let problem = format!("at_most is {}, below at_least {}", high.get(), low.get());
                self.fault(&here.key("at_most"), problem, "at_least or more");
            }
            _ => {}
        }
        for (name, term) in &proposition.terms {
            self.output(&here.key("terms").key(name), term, claim);
        }
        match &proposition.over {
            Over::Reports(launch) => {
                let here = here.key("over").key("reports");
                self.exists(&here, launch, &self.shelves.launches, "launch", "data/launches/");
            }
            Over::Figures(of) => self.quantity_of(&here.key("over").key("figures"), of),
            Over::Sets | Over::One | Over::Readings => {}
        }
        if let Some(of) = &proposition.turns_on {
            self.quantity_of(&here.key("turns_on"), of);
        }
    }

    fn quantity_of(&mut self, here: &Here<'_>, of: &TurnsOn) {
        let quantities = &self.shelves.quantities;
        self.exists(&here.key("quantity"), &of.quantity, quantities, "quantity", "data/quantities.toml");
        self.holder(&here.key("of"), &of.of);
    }

    /// An element, a system or a missile.
    fn holder(&mut self, here: &Here<'_>, id: &RecordId) {
        let shelves = self.shelves;
        let known = shelves.elements.keys().chain(shelves.systems.keys()).chain(shelves.missiles.keys());
        if known.clone().any(|one| one == id) {
            return;
        }
        let meant = nearest(id.as_str(), known.map(RecordId::as_str)).map(str::to_owned);
        let problem = format!("`{id}` is not a known element, system or missile");
        let allowed = "an id of data/elements/, data/systems/ or data/missiles/";
        self.fault_meant(here, problem, allowed, meant);
    }

    fn output(&mut self, here: &Here<'_>, term: &Output, claim: &Claim) {
        let shelves = self.shelves;
        for (kind, id) in term.records() {
            match kind {
                Kind::Elements => {
                    self.exists(&here.key("element"), id, &shelves.elements, "element", "data/elements/")
                }
                Kind::Launches => self.exists(here, id, &shelves.launches, "launch", "data/launches/"),
                Kind::Places => self.exists(here, id, &shelves.places, "place", "data/places.toml"),
                Kind::Missiles => {
                    self.exists(&here.key("missile"), id, &shelves.missiles, "missile", "data/missiles/");
                }
                _ => self.exists(&here.key("claim"), id, &shelves.claims, "claim", "data/claims/"),
            }
        }
        if let Some(of) = term.figure_of() {
            self.holder(&here.key("of"), of);
        }
        match term {
            Output::Figure { of, quantity, figure: Some(figure) } => {
                let entry = shelves
                    .systems
                    .get(of)
                    .or_else(|| shelves.missiles.get(of))
                    .map(|one| &one.record.figures);
                let figures = entry.or_else(|| shelves.elements.get(of).map(|one| &one.record.figures));
                let known: Vec<&str> = figures
                    .into_iter()
                    .flatten()
                    .filter(|one| one.quantity == *quantity)
                    .map(|one| one.id.as_str())
                    .collect();
                self.fixed(&here.key("figure"), figure, "figure of that quantity", &known);
            }
            Output::InView { target, .. }
                if !term.records().iter().any(|(kind, _)| *kind == Kind::Launches) =>
            {
                let arcs = notional_arcs().unwrap_or_default();
                let known: Vec<&str> = arcs.iter().map(|arc| arc.arc.id.as_str()).collect();
                self.fixed(&here.key("target"), target, "launch or notional arc", &known);
            }
            Output::ShareReached { class, .. }
            | Output::AreaReached { class, .. }
            | Output::Margin { class, .. }
            | Output::ClassFlight { class, .. } => {
                let classes = missile_classes().unwrap_or_default();
                let known: Vec<&str> = classes.iter().map(|one| one.class.id.as_str()).collect();
                self.fixed(&here.key("class"), class, "class of missiles", &known);
            }
            Output::Claimed { claim: other, quantity, nth } => {
                let of = other
                    .as_ref()
                    .map_or(Some(claim), |id| shelves.claims.get(id).map(|loaded| &loaded.record));
                let given =
                    of.map_or(0, |of| of.figures.iter().filter(|one| one.quantity == *quantity).count());
                if *nth == 0 || *nth > given {
                    let problem = format!("the statement asserts `{quantity}` {given} times, not {nth}");
                    self.fault(&here.key("quantity"), problem, "a figure of the statement");
                }
            }
            Output::Flight { towards: Some(_), number, .. }
                if *number != FlightNumber::StandardRangeRotating =>
            {
                let problem = "only the standard range with rotation is flown towards a place".to_owned();
                self.fault(
                    &here.key("towards"),
                    problem,
                    "no `towards`, or `number = \"standard-range-rotating\"`",
                );
            }
            Output::Reported { launch, report: Some(report), .. }
            | Output::Flight { launch, report: Some(report), .. }
            | Output::Track { launch, report: Some(report), .. }
            | Output::ImpactToCountry { launch, report: Some(report), .. } => {
                let launch = shelves.launches.get(launch).map(|loaded| &loaded.record);
                let known: Vec<&str> = launch
                    .iter()
                    .flat_map(|launch| &launch.reports)
                    .map(|report| report.id.as_str())
                    .collect();
                if !known.contains(&report.as_str()) {
                    let problem = format!("`{report}` is not a report of the launch");
                    self.fault(&here.key("report"), problem, &known.join(", "));
                }
            }
            _ => {}
        }
    }

    /// One of the ids that the program carries and no file adds to.
    fn fixed(&mut self, here: &Here<'_>, id: &RecordId, what: &str, known: &[&str]) {
        if !known.contains(&id.as_str()) {
            let meant = nearest(id.as_str(), known.iter().copied()).map(str::to_owned);
            self.fault_meant(here, format!("`{id}` is not a known {what}"), &known.join(", "), meant);
        }
    }
}

impl Catalogue {
    /// Whether everything that a proposition names is in the catalogue: one cut to an as-of date may lack it.
    pub(crate) fn knows(&self, proposition: &Proposition) -> bool {
        let holds = |id: &RecordId| {
            self.elements.contains_key(id) || self.systems.contains_key(id) || self.missiles.contains_key(id)
        };
        let named = |of: &TurnsOn| holds(&of.of);
        let term = |term: &Output| {
            let records = term.records().into_iter().all(|(kind, id)| match kind {
                // One without a place yet can be tested on nothing.
                Kind::Elements => self
                    .elements
                    .get(id)
                    .is_some_and(|element| element.site.is_some() || element.generic_box.is_some()),
                Kind::Launches => self.launches.contains_key(id),
                Kind::Places => self.places.contains_key(id),
                Kind::Missiles => self.missiles.contains_key(id),
                _ => self.claims.contains_key(id),
            });
            let report = match term {
                Output::Reported { launch, report: Some(report), .. }
                | Output::Flight { launch, report: Some(report), .. }
                | Output::Track { launch, report: Some(report), .. }
                | Output::ImpactToCountry { launch, report: Some(report), .. } => self
                    .launches
                    .get(launch)
                    .is_some_and(|launch| launch.reports.iter().any(|one| one.id == report.as_str())),
                _ => true,
            };
            records && report && term.figure_of().is_none_or(holds)
        };
        let over = match &proposition.over {
            Over::Reports(launch) => self.launches.contains_key(launch),
            Over::Figures(of) => named(of),
            Over::Sets | Over::One | Over::Readings => true,
        };
        over && proposition.turns_on.as_ref().is_none_or(named) && proposition.terms.values().all(term)
    }
}
