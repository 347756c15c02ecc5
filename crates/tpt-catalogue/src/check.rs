//! What no single file can show: ids that dangle, units that do not fit, dates that contradict each other.

use std::collections::BTreeSet;

use crate::bounds::{Rounds, Value};
use crate::claim::{Claim, Computable, QUOTE_CHARACTERS, QUOTE_WORDS, SHORT_WORDS};
use crate::context::{AssumptionSet, Meeting, Office, Person, Place, PlaceKind, Term, Viewpoint};
use crate::diagnostic::{Diagnostic, FieldPath};
use crate::document::Document;
use crate::entry::{Course, Element, ElementKind, Entry, GenericBox};
use crate::event::Event;
use crate::figure::{Allowed, Figure, Measured, Quantity};
use crate::launch::{Launch, Report};
use crate::shelves::{Loaded, Shelf, Shelves};
use crate::{Dimension, PartialDate, RecordId, Unit, group_digits, nearest};

/// Those whose statements are recorded and who have no viewpoint, an agency in its own words among them: nothing is computed on their behalf.
const PARTIES_WITHOUT_VIEWPOINT: [&str; 2] = ["pyongyang", "press"];

/// Half the circumference of the Earth along the equator, in kilometres: no flight over the ground is longer.
pub const LONGEST_RANGE_KM: f64 = 20_037.508;

/// No reported ballistic flight has gone above a fraction of this height, in kilometres.
pub const HIGHEST_APOGEE_KM: f64 = 10_000.0;

/// No reported ballistic flight lasted longer, in seconds.
pub const LONGEST_FLIGHT_S: f64 = 10_000.0;

/// Walks over every record and collects what is wrong.
pub(crate) struct Checker<'s, 'a> {
    pub(crate) shelves: &'s Shelves<'a>,
    faults: Vec<Diagnostic>,
}

/// Where a check is looking: a document and the record's place in it.
#[derive(Clone)]
pub(crate) struct Here<'a> {
    pub(crate) document: Document<'a>,
    pub(crate) path: FieldPath,
}

impl Here<'_> {
    pub(crate) fn key(&self, key: &str) -> Self {
        Self { document: self.document, path: self.path.key(key) }
    }

    pub(crate) fn index(&self, index: usize) -> Self {
        Self { document: self.document, path: self.path.index(index) }
    }
}

pub(crate) fn here<'a, T>(loaded: &Loaded<'a, T>) -> Here<'a> {
    Here { document: loaded.document, path: loaded.path.clone() }
}

impl<'s, 'a> Checker<'s, 'a> {
    pub(crate) fn new(shelves: &'s Shelves<'a>) -> Self {
        Self { shelves, faults: Vec::new() }
    }

    pub(crate) fn check(mut self) -> Vec<Diagnostic> {
        let shelves = self.shelves;
        for loaded in shelves.systems.values() {
            self.figures(&here(loaded), &loaded.record.figures);
            self.courses(&here(loaded), &loaded.record.courses);
            self.modes(&here(loaded), &loaded.record);
            self.family(&here(loaded), &loaded.record);
            self.no_stage_sets(&here(loaded), &loaded.record);
            self.not_built_as(&here(loaded), &loaded.record);
        }
        for loaded in shelves.missiles.values() {
            self.figures(&here(loaded), &loaded.record.figures);
            self.courses(&here(loaded), &loaded.record.courses);
            self.stage_sets(&here(loaded), &loaded.record);
            self.built_as(&here(loaded), &loaded.record);
        }
        for loaded in shelves.drag_tables.values() {
            self.drag_table(&here(loaded), &loaded.record);
        }
        for loaded in shelves.elements.values() {
            self.element(&here(loaded), &loaded.record);
            self.asked(&here(loaded), &loaded.record);
        }
        for loaded in shelves.launches.values() {
            self.launch(&here(loaded), &loaded.record);
        }
        for loaded in shelves.events.values() {
            self.event(&here(loaded), &loaded.record);
        }
        for loaded in shelves.claims.values() {
            self.claim(&here(loaded), &loaded.record);
        }
        for loaded in shelves.people.values() {
            self.person(&here(loaded), &loaded.record);
        }
        for loaded in shelves.meetings.values() {
            self.meeting(&here(loaded), &loaded.record);
        }
        for loaded in shelves.places.values() {
            self.place(&here(loaded), &loaded.record);
        }
        for loaded in shelves.viewpoints.values() {
            self.viewpoint(&here(loaded), &loaded.record);
        }
        for loaded in shelves.sets.values() {
            self.set(&here(loaded), &loaded.record);
        }
        for loaded in shelves.quantities.values() {
            self.bounds(&here(loaded), &loaded.record);
        }
        for loaded in shelves.terms.values() {
            self.term(&here(loaded), &loaded.record);
        }
        self.roles();
        for loaded in shelves.sources.values() {
            self.url(&here(loaded), loaded.record.url.as_deref());
            self.source_record(&here(loaded), &loaded.record);
        }
        self.faults()
    }

    /// What was found so far.
    pub(crate) fn faults(self) -> Vec<Diagnostic> {
        self.faults
    }

    pub(crate) fn fault(&mut self, here: &Here<'_>, problem: String, allowed: &str) {
        self.fault_meant(here, problem, allowed, None);
    }

    /// A fault with what was probably meant.
    pub(crate) fn fault_meant(
        &mut self,
        here: &Here<'_>,
        problem: String,
        allowed: &str,
        meant: Option<String>,
    ) {
        let mut fault = here.document.at_field(here.path.clone(), problem);
        fault.allowed = Some(allowed.to_owned());
        fault.did_you_mean = meant;
        self.faults.push(fault);
    }

    /// How many faults have been found so far.
    pub(crate) fn count(&self) -> usize {
        self.faults.len()
    }

    /// Refuses an id that no record on the shelf has.
    pub(crate) fn exists<T>(
        &mut self,
        here: &Here<'_>,
        id: &RecordId,
        shelf: &Shelf<'_, T>,
        what: &str,
        file: &str,
    ) {
        if shelf.contains_key(id) {
            return;
        }
        let meant = nearest(id.as_str(), shelf.keys().map(RecordId::as_str)).map(str::to_owned);
        self.fault_meant(here, format!("`{id}` is not a known {what}"), &format!("an id of {file}"), meant);
    }

    pub(crate) fn source(&mut self, here: &Here<'_>, id: &RecordId) {
        self.exists(&here.key("source"), id, &self.shelves.sources, "source", "data/sources.toml");
    }

    pub(crate) fn place_id(&mut self, here: &Here<'_>, id: &RecordId) {
        self.exists(here, id, &self.shelves.places, "place", "data/places.toml");
    }

    pub(crate) fn drag_id(&mut self, here: &Here<'_>, id: &RecordId) {
        self.exists(here, id, &self.shelves.drag_tables, "drag table", "data/drag-tables.toml");
    }

    pub(crate) fn unique<'i>(&mut self, here: &Here<'_>, key: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for (i, id) in ids.enumerate() {
            if !seen.insert(id) {
                let at = here.key(key).index(i);
                self.fault(&at, format!("`{id}` stands here twice"), "each id once in a record");
            }
        }
    }

    fn url(&mut self, here: &Here<'_>, url: Option<&str>) {
        if let Some(url) = url
            && !url.starts_with("http://")
            && !url.starts_with("https://")
        {
            self.fault(&here.key("url"), format!("`{url}` is not an address"), "http:// or https://");
        }
    }

    /// Checks a number against its quantity and itself.
    fn number(&mut self, here: &Here<'_>, measured: &Measured, dimension: Dimension) {
        if !measured.unit.fits(dimension) {
            let allowed = Unit::allowed_for(dimension);
            let problem = format!("`{}` does not measure this quantity", measured.unit.symbol());
            self.fault(&here.key("unit"), problem, &allowed);
        }
        let values: Vec<f64> =
            [measured.low, measured.nominal, measured.high].into_iter().flatten().map(Value::get).collect();
        if values.is_empty() {
            self.fault(here, "there is no number".to_owned(), "at least one of low, nominal, high");
        }
        if !values.is_sorted() {
            let problem = format!("{} are not in order", measured.words());
            self.fault(here, problem, "low ≤ nominal ≤ high");
        }
        if let Some(digit) = measured.last_digit
            && digit.get() <= 0.0
        {
            self.fault(
                &here.key("last_digit"),
                format!("{} is not a place value", digit.get()),
                "more than 0",
            );
        }
    }

    /// The bounds of a quantity measure what it measures, and are in order.
    fn bounds(&mut self, here: &Here<'_>, quantity: &Quantity) {
        let Some(allowed) = quantity.allowed else { return };
        let ends = Measured {
            low: Some(allowed.low),
            nominal: None,
            high: Some(allowed.high),
            last_digit: None,
            unit: allowed.unit,
        };
        self.number(&here.key("allowed"), &ends, quantity.dimension);
    }

    /// Refuses a number that its quantity cannot have.
    fn possible(&mut self, here: &Here<'_>, measured: &Measured, name: &str, allowed: Allowed) {
        for (key, value) in [("low", measured.low), ("nominal", measured.nominal), ("high", measured.high)] {
            let Some(value) = value.map(Value::get).filter(|value| !allowed.holds(*value, measured.unit))
            else {
                continue;
            };
            let problem = format!("{} {} is no {name}", group_digits(value), measured.unit.symbol());
            self.fault(&here.key(key), problem, &allowed.words());
        }
    }

    pub(crate) fn quantity(&mut self, here: &Here<'_>, id: &RecordId, measured: &Measured) {
        let shelves = self.shelves;
        match shelves.quantities.get(id) {
            Some(quantity) => {
                self.number(here, measured, quantity.record.dimension);
                let dimension = quantity.record.dimension;
                if let Some(allowed) = quantity.record.allowed.filter(|allowed| allowed.unit.fits(dimension))
                {
                    self.possible(here, measured, &quantity.record.name, allowed);
                }
            }
            None => self.exists(
                &here.key("quantity"),
                id,
                &self.shelves.quantities,
                "quantity",
                "data/quantities.toml",
            ),
        }
    }

    fn courses(&mut self, here: &Here<'_>, courses: &[Course]) {
        for (i, course) in courses.iter().enumerate() {
            self.cited(&here.key("courses").index(i), course.said_on, &course.source);
        }
        self.unique(here, "courses", courses.iter().map(|course| course.id.as_str()));
    }

    fn figures(&mut self, here: &Here<'_>, figures: &[Figure]) {
        for (i, figure) in figures.iter().enumerate() {
            let here = here.key("figures").index(i);
            self.quantity(&here, &figure.quantity, &figure.measured());
            self.cited(&here, figure.said_on, &figure.source);
            self.published(&here, figure);
        }
        let ids: Vec<String> = figures.iter().map(|f| format!("{}/{}", f.quantity, f.id)).collect();
        self.unique(here, "figures", ids.iter().map(String::as_str));
    }

    /// A figure holds for a mode of its record or for none.
    fn modes(&mut self, here: &Here<'_>, entry: &Entry) {
        let modes: Vec<&str> = entry.modes.iter().map(|mode| mode.id.as_str()).collect();
        self.unique(here, "modes", modes.iter().copied());
        for (i, figure) in entry.figures.iter().enumerate() {
            let here = here.key("figures").index(i);
            if let Some(mode) = figure.mode.as_ref().filter(|mode| !modes.contains(&mode.as_str())) {
                let meant = nearest(mode.as_str(), modes.iter().copied()).map(str::to_owned);
                let problem = format!("`{mode}` is not a mode of this record");
                self.fault_meant(&here.key("mode"), problem, "an id of its modes", meant);
            }
            if figure.cross_section_m2.is_some_and(|area| area.get() <= 0.0) {
                let problem = "a cross-section that is not positive".to_owned();
                self.fault(&here.key("cross_section_m2"), problem, "more than 0");
            }
        }
    }

    /// Earlier names and sites: their places and sources are there, and each ends before the next.
    fn earlier_sites(&mut self, here: &Here<'_>, element: &Element) {
        for (i, earlier) in element.earlier.iter().enumerate() {
            let here = here.key("earlier").index(i);
            self.source(&here, &earlier.source);
            if let Some(site) = &earlier.site {
                self.place_id(&here.key("site"), site);
            }
            if let Some(before) = i.checked_sub(1).map(|before| &element.earlier[before])
                && before.until >= earlier.until
            {
                let problem = format!("it ends on {}, not after {}", earlier.until, before.until);
                self.fault(&here.key("until"), problem, "earlier names in the order of dates");
            }
        }
    }

    fn element(&mut self, here: &Here<'_>, element: &Element) {
        if let Some(mode) = &element.mode {
            let systems = element.systems.iter().filter_map(|id| self.shelves.systems.get(id));
            let modes: Vec<&str> =
                systems.flat_map(|system| system.record.modes.iter().map(|mode| mode.id.as_str())).collect();
            if !modes.contains(&mode.as_str()) {
                let meant = nearest(mode.as_str(), modes.iter().copied()).map(str::to_owned);
                let problem = format!("`{mode}` is not a mode of its systems");
                self.fault_meant(&here.key("mode"), problem, "an id of a mode of one of its systems", meant);
            }
        }
        self.figures(here, &element.figures);
        for (i, id) in element.systems.iter().enumerate() {
            let at = here.key("systems").index(i);
            self.exists(&at, id, &self.shelves.systems, "system", "data/systems/");
        }
        if let Some(whole) = &element.part_of {
            let at = here.key("part_of");
            self.exists(&at, whole, &self.shelves.elements, "element", "data/elements/");
            if *whole == element.id {
                self.fault(&at, format!("`{whole}` is not a part of itself"), "the id of the whole");
            }
        }
        if let Some(site) = &element.site {
            let at = here.key("site");
            self.place_id(&at, site);
            if let Some(place) = self.shelves.places.get(site)
                && element.kind == ElementKind::CoastalBattery
                && !(on_grid(place.record.lat_deg.get(), 10.0) && on_grid(place.record.lon_deg.get(), 10.0))
            {
                let problem = format!("the site `{site}` is finer than a coastal battery may be");
                self.fault(&at, problem, "positions of coastal batteries to 0.1 degree, the island");
            }
        }
        self.earlier_sites(here, element);
        if let Some(declared) = &element.generic_box {
            self.generic_box(&here.key("generic_box"), element, declared);
        }
        if let Some(ownership) = &element.ownership {
            self.source(&here.key("ownership"), &ownership.source);
        }
        if element.status.is_empty() {
            self.fault(&here.key("status"), "there is no status".to_owned(), "at least one status");
        }
        for (i, entry) in element.status.iter().enumerate() {
            let here = here.key("status").index(i);
            self.cited(&here, entry.said_on, &entry.source);
        }
        let twins =
            element.status.iter().map(|s| format!("{} from {} ({})", s.status.words(), s.from, s.source));
        self.unique(here, "status", twins.collect::<Vec<_>>().iter().map(String::as_str));
        for (i, pair) in element.status.windows(2).enumerate() {
            if pair[1].from.earliest_day() < pair[0].from.earliest_day() {
                let at = here.key("status").index(i + 1).key("from");
                self.fault(&at, format!("{} comes after {}", pair[1].from, pair[0].from), "statuses by date");
            }
        }
    }

    fn family(&mut self, here: &Here<'_>, entry: &Entry) {
        if let Some(family) = &entry.family {
            let at = here.key("family");
            self.exists(&at, family, &self.shelves.systems, "system", "data/systems/");
            if *family == entry.id {
                self.fault(&at, format!("`{family}` is not its own family"), "the id of another system");
            }
        }
    }

    /// Ships stand in a coarse part of the sea: whole degrees, of one to five degrees a side.
    fn generic_box(&mut self, here: &Here<'_>, element: &Element, declared: &GenericBox) {
        self.source(here, &declared.source);
        if element.kind != ElementKind::Ships || element.site.is_some() {
            let problem = format!("`{}` is no group of ships without a site", element.id);
            self.fault(here, problem, "a generic box for ships that have no site");
        }
        let edges = [
            ("south_deg", declared.south_deg.get()),
            ("north_deg", declared.north_deg.get()),
            ("west_deg", declared.west_deg.get()),
            ("east_deg", declared.east_deg.get()),
        ];
        for (key, degrees) in edges {
            if !on_grid(degrees, 1.0) {
                let problem = format!("{degrees} is finer than the place of a ship may be");
                self.fault(&here.key(key), problem, "a whole degree");
            }
        }
        let [south, north, west, east] = edges.map(|(_, degrees)| degrees);
        for (key, side) in [("north_deg", north - south), ("east_deg", east - west)] {
            if !(1.0..=5.0).contains(&side) {
                let problem = format!("the box is {side} degrees across");
                self.fault(&here.key(key), problem, "1 to 5 degrees beyond the other edge");
            }
        }
    }

    fn launch(&mut self, here: &Here<'_>, launch: &Launch) {
        if !launch.id.as_str().starts_with(&launch.date.to_string()) {
            let problem = format!("the id `{}` does not begin with the date {}", launch.id, launch.date);
            self.fault(&here.key("id"), problem, "the date in Korea, with -1, -2 where a day had several");
        }
        if let Some(site) = &launch.site {
            self.place_id(&here.key("site"), site);
        }
        if let Some(missile) = &launch.missile {
            let at = here.key("missile");
            self.exists(&at, missile, &self.shelves.missiles, "missile", "data/missiles/");
        }
        if let Some(instant) = launch.launched_at
            && Some(instant.tokyo_day()) != launch.date.exact()
        {
            let problem = format!("{instant} is not on {} in Korea (UTC+9)", launch.date);
            self.fault(&here.key("launched_at"), problem, "an instant on the day of the launch");
        }
        let named = launch.launched_at_from.as_ref();
        let basis = named.and_then(|id| launch.reports.iter().find(|report| report.id == *id));
        if launch.launched_at.is_some() != named.is_some()
            || (named.is_some() && basis.and_then(|report| report.launched_at) != launch.launched_at)
        {
            let problem = "the instant is not that of the report named here".to_owned();
            let allowed = "launched_at and launched_at_from together, equal to that report's launched_at";
            self.fault(&here.key("launched_at_from"), problem, allowed);
        }
        if launch.reports.is_empty() {
            self.fault(&here.key("reports"), "there is no report".to_owned(), "at least one report");
        }
        for (i, report) in launch.reports.iter().enumerate() {
            let here = here.key("reports").index(i);
            self.report(&here, report);
            self.dates_of_report(&here, report, launch);
        }
        self.unique(here, "reports", launch.reports.iter().map(|report| report.id.as_str()));
        self.unique(here, "alerts", launch.alerts.iter().map(|alert| alert.id.as_str()));
        for (i, alert) in launch.alerts.iter().enumerate() {
            let here = here.key("alerts").index(i);
            self.cited(&here, Some(alert.said_on), &alert.source);
            self.not_before(&here.key("said_on"), Some(alert.said_on), launch);
            // Both are facts of the launch, told apart by their ids.
            if launch.reports.iter().any(|report| report.id == alert.id) {
                let problem = format!("`{}` is the id of a report of this launch", alert.id);
                self.fault(&here.key("id"), problem, "an id that no report of the launch has");
            }
            for (j, place) in alert.places.iter().enumerate() {
                self.place_id(&here.key("places").index(j), place);
            }
            if launch.launched_at.is_some_and(|at| alert.at < at) {
                let problem = format!("{} is before the launch", alert.at);
                self.fault(&here.key("at"), problem, "an instant at or after launched_at");
            }
        }
        self.reported_after_the_fact(here, launch);
    }

    /// Nothing is said of a launch before it, by the days of Tokyo.
    fn not_before(&mut self, here: &Here<'_>, said_on: Option<PartialDate>, launch: &Launch) {
        if let Some(said_on) = said_on.filter(|said_on| said_on.latest_day() < launch.date.earliest_day()) {
            let problem = format!("{said_on} is before the launch on {} in Tokyo", launch.date);
            let allowed = "the day of the launch, or later; a day counted elsewhere with its zone, as \"2017-03-05 UTC-05:00\"";
            self.fault(here, problem, allowed);
        }
    }

    /// What a report says of when and how many: an instant on the day of the launch, told on that day or later.
    fn dates_of_report(&mut self, here: &Here<'_>, report: &Report, launch: &Launch) {
        self.not_before(&here.key("said_on"), report.said_on, launch);
        if let Some(instant) = report.launched_at {
            let day = instant.tokyo_day();
            if day < launch.date.earliest_day() || day > launch.date.latest_day() {
                let problem = format!("{instant} is not on {} in Korea (UTC+9)", launch.date);
                self.fault(&here.key("launched_at"), problem, "an instant on the day of the launch");
            }
        }
        if let Some(rounds) = report.rounds.map(Rounds::get).filter(|rounds| rounds.fract() != 0.0) {
            let problem = format!("{rounds} is no number of missiles");
            self.fault(&here.key("rounds"), problem, "a whole number from 1 to 100");
        }
    }

    /// A launch is past when a source that is dated reports it. No clock is asked: the sources' own dates are.
    fn reported_after_the_fact(&mut self, here: &Here<'_>, launch: &Launch) {
        // A newspaper in Washington may be of the day before the day in Korea.
        let earliest = launch.date.earliest_day().yesterday().unwrap_or(jiff::civil::Date::MIN);
        let mut dated = false;
        for (i, report) in launch.reports.iter().enumerate() {
            let source = self.shelves.sources.get(&report.source).map(|loaded| &loaded.record);
            let Some(told) = source.and_then(|source| source.compiled.max(source.date)) else { continue };
            dated = true;
            if told.latest_day() < earliest {
                let problem =
                    format!("`{}` is of {told}, before the launch on {}", report.source, launch.date);
                let at = here.key("reports").index(i).key("source");
                self.fault(&at, problem, "a source published on or after the day of the launch");
            }
        }
        let known = |report: &Report| self.shelves.sources.contains_key(&report.source);
        if !dated && !launch.reports.is_empty() && launch.reports.iter().all(known) {
            let problem =
                "no report has a source with a date, so the launch cannot be told to be past".to_owned();
            self.fault(&here.key("reports"), problem, "at least one report whose source has a date");
        }
    }

    fn report(&mut self, here: &Here<'_>, report: &Report) {
        self.cited(here, report.said_on, &report.source);
        self.reported(here, report.reported_by, &report.source);
        let lengths =
            [("range", &report.range, LONGEST_RANGE_KM), ("apogee", &report.apogee, HIGHEST_APOGEE_KM)];
        for (key, measured, most) in lengths {
            if let Some(measured) = measured {
                self.number(&here.key(key), measured, Dimension::Length);
                let in_kilometres = |value: f64| measured.unit.length(value).map(|l| l.as_kilometres());
                self.within(&here.key(key), measured, in_kilometres, most, "km");
            }
        }
        if let Some(measured) = &report.flight_time {
            self.number(&here.key("flight_time"), measured, Dimension::Time);
            let in_seconds = |value: f64| measured.unit.time(value).map(|t| t.as_seconds());
            self.within(&here.key("flight_time"), measured, in_seconds, LONGEST_FLIGHT_S, "s");
        }
        if let Some(measured) = &report.bearing {
            self.bearing(&here.key("bearing"), measured);
        }
    }

    fn bearing(&mut self, here: &Here<'_>, measured: &Measured) {
        self.number(here, measured, Dimension::Angle);
        let ends = [measured.low, measured.nominal, measured.high].into_iter().flatten();
        if ends.map(Value::get).any(|degrees| !(0.0..360.0).contains(&degrees)) {
            let problem = format!("{} is not a direction", measured.words());
            self.fault(here, problem, "0 to below 360 deg, from north, clockwise");
        }
    }

    fn within(
        &mut self,
        here: &Here<'_>,
        measured: &Measured,
        in_unit: impl Fn(f64) -> Option<f64>,
        most: f64,
        unit: &str,
    ) {
        let ends = [measured.low, measured.nominal, measured.high].into_iter().flatten();
        let outside = ends.filter_map(|value| in_unit(value.get())).any(|value| value <= 0.0 || value > most);
        if outside {
            let problem = format!("{} {} cannot be", measured.words(), measured.unit.symbol());
            let allowed = format!("more than 0 and at most {} {unit}", group_digits(most));
            self.fault(here, problem, &allowed);
        }
    }

    fn event(&mut self, here: &Here<'_>, event: &Event) {
        if !event.id.as_str().starts_with(&event.date.to_string()) {
            let problem = format!("the id `{}` does not begin with the date {}", event.id, event.date);
            self.fault(&here.key("id"), problem, "the date, and what it is");
        }
        for (i, place) in event.places.iter().enumerate() {
            self.place_id(&here.key("places").index(i), place);
        }
        if event.reports.is_empty() {
            self.fault(&here.key("reports"), "there is no report".to_owned(), "at least one report");
        }
        for (i, report) in event.reports.iter().enumerate() {
            let here = here.key("reports").index(i);
            self.cited(&here, Some(report.said_on), &report.source);
            self.reported(&here, report.reported_by, &report.source);
            // What is only announced is an event of the day on which it was announced.
            if report.said_on.latest_day() < event.date.earliest_day() {
                let problem = format!("{} is before the event on {}", report.said_on, event.date);
                self.fault(&here.key("said_on"), problem, "the day of the event, or later");
            }
            for (j, figure) in report.figures.iter().enumerate() {
                self.quantity(&here.key("figures").index(j), &figure.quantity, &figure.measured());
            }
        }
        self.unique(here, "reports", event.reports.iter().map(|report| report.id.as_str()));
    }

    fn claim(&mut self, here: &Here<'_>, claim: &Claim) {
        self.cited(here, Some(claim.said_on), &claim.source);
        self.claimed(here, &claim.viewpoint, &claim.source);
        if PARTIES_WITHOUT_VIEWPOINT.iter().all(|party| claim.viewpoint != *party) {
            let at = here.key("viewpoint");
            self.exists(&at, &claim.viewpoint, &self.shelves.viewpoints, "viewpoint", "data/viewpoints/");
        }
        if let Some(id) = &claim.launch {
            let at = here.key("launch");
            self.exists(&at, id, &self.shelves.launches, "launch", "data/launches/");
            if let Some(launch) = self.shelves.launches.get(id).map(|loaded| &loaded.record) {
                self.not_before(&here.key("said_on"), Some(claim.said_on), launch);
            }
        }
        if let Some(occasion) = &claim.occasion {
            let at = here.key("occasion");
            self.exists(&at, occasion, &self.shelves.meetings, "meeting", "data/meetings/");
        }
        if let Some(quote) = &claim.quote {
            let words = quote.split_whitespace().count();
            let unspaced = ["zh", "ja"].iter().any(|tag| claim.language.starts_with(tag));
            if words > QUOTE_WORDS || (unspaced && quote.chars().count() > QUOTE_CHARACTERS) {
                let problem =
                    format!("the quotation has {words} words, {} characters", quote.chars().count());
                self.fault(
                    &here.key("quote"),
                    problem,
                    "twelve words, or 40 characters of Chinese or Japanese",
                );
            }
        }
        if let Some(words) = claim.in_short.as_ref().map(|short| short.split_whitespace().count())
            && words > SHORT_WORDS
        {
            let problem = format!("the short form has {words} words");
            self.fault(&here.key("in_short"), problem, "at most fifteen words");
        }
        if claim.in_short.is_some() != claim.speaks_as.is_some() {
            let problem = "of a short form and for whom the speaker speaks, one is missing".to_owned();
            self.fault(&here.key("speaks_as"), problem, "both, or neither");
        }
        if let Some(proposition) = &claim.proposition {
            let here = here.key("proposition");
            self.proposition(&here, proposition, claim);
            if claim.computable == Computable::No {
                self.fault(&here, "a claim that is not computable has a proposition".to_owned(), "none");
            }
        }
        if claim.computable != Computable::Yes && claim.reason.is_none() {
            let problem = format!("a claim that is {} has no reason", claim.computable.words());
            self.fault(&here.key("reason"), problem, "why numbers cannot test it");
        }
        for (i, figure) in claim.figures.iter().enumerate() {
            self.quantity(&here.key("figures").index(i), &figure.quantity, &figure.measured());
        }
    }

    fn person(&mut self, here: &Here<'_>, person: &Person) {
        self.successors(here, person);
        let since =
            |office: &Office| office.from.map_or_else(|| "no day".to_owned(), |from| from.to_string());
        let twins =
            person.offices.iter().map(|office| format!("office since {} ({})", since(office), office.source));
        self.unique(here, "offices", twins.collect::<Vec<_>>().iter().map(String::as_str));
        for (i, office) in person.offices.iter().enumerate() {
            let here = here.key("offices").index(i);
            self.source(&here, &office.source);
            if let (Some(from), Some(to)) = (office.from, office.to)
                && to.latest_day() < from.earliest_day()
            {
                self.fault(&here.key("to"), format!("{to} is before {from}"), "an end after the beginning");
            }
        }
    }

    fn meeting(&mut self, here: &Here<'_>, meeting: &Meeting) {
        if let Some(place) = &meeting.place {
            self.place_id(&here.key("place"), place);
        }
        for (i, encounter) in meeting.encounters.iter().enumerate() {
            let here = here.key("encounters").index(i);
            self.source(&here, &encounter.source);
            for (j, id) in encounter.participants.iter().enumerate() {
                let at = here.key("participants").index(j);
                self.exists(&at, id, &self.shelves.people, "person", "data/people/");
            }
        }
        for (i, status) in meeting.status.iter().enumerate() {
            let here = here.key("status").index(i);
            self.cited(&here, Some(status.said_on), &status.source);
        }
        let twins =
            meeting.status.iter().map(|s| format!("{} on {} ({})", s.status.words(), s.said_on, s.source));
        self.unique(here, "status", twins.collect::<Vec<_>>().iter().map(String::as_str));
        for (i, item) in meeting.agenda.iter().enumerate() {
            self.source(&here.key("agenda").index(i), &item.source);
        }
        self.unique(here, "agenda", meeting.agenda.iter().map(|item| item.id.as_str()));
    }

    fn place(&mut self, here: &Here<'_>, place: &Place) {
        self.source(here, &place.source);
        match (place.kind, place.width_km) {
            (PlaceKind::Strait, None) => {
                self.fault(here, "a strait without `width_km`".to_owned(), "its least width in km");
            }
            (PlaceKind::Strait, Some(_)) | (_, None) => {}
            (_, Some(width)) => {
                let said = format!("{} km, of what is no strait", width.get());
                self.fault(&here.key("width_km"), said, "a width of a place of kind strait alone");
            }
        }
        for (key, value) in [("lat_deg", place.lat_deg.get()), ("lon_deg", place.lon_deg.get())] {
            if !on_grid(value, 100.0) {
                self.fault(&here.key(key), format!("{value} is too fine"), "degrees rounded to 0.01");
            }
        }
        for viewpoint in place.names.keys() {
            let at = here.key("names").key(viewpoint.as_str());
            self.exists(&at, viewpoint, &self.shelves.viewpoints, "viewpoint", "data/viewpoints/");
        }
    }

    fn viewpoint(&mut self, here: &Here<'_>, viewpoint: &Viewpoint) {
        let at = here.key("capital");
        self.place_id(&at, &viewpoint.capital);
        if let Some(place) = self.shelves.places.get(&viewpoint.capital)
            && place.record.kind != PlaceKind::City
        {
            self.fault(&at, format!("`{}` is not a city", viewpoint.capital), "a place of kind city");
        }
        self.unique(here, "questions", viewpoint.questions.iter().map(|question| question.id.as_str()));
        self.asks(here, viewpoint);
    }

    fn term(&mut self, here: &Here<'_>, term: &Term) {
        for (i, id) in term.see.iter().enumerate() {
            let at = here.key("see").index(i);
            self.exists(&at, id, &self.shelves.terms, "term", "data/glossary.toml");
        }
    }

    fn set(&mut self, here: &Here<'_>, set: &AssumptionSet) {
        if set.reports.is_empty() {
            self.fault(&here.key("reports"), "nobody is believed".to_owned(), "at least one reporter");
        }
        self.unique(here, "reports", set.reports.iter().map(|reporter| reporter.words()));
        for (i, choice) in set.choices.iter().enumerate() {
            if !self.figure_exists(&choice.figure) {
                let at = here.key("choices").index(i).key("figure");
                self.fault(
                    &at,
                    format!("`{}` is not a known figure", choice.figure),
                    "record/quantity/figure",
                );
            }
        }
    }

    fn figure_exists(&self, whole_id: &str) -> bool {
        let mut parts = whole_id.splitn(3, '/');
        let (Some(record), Some(quantity), Some(figure)) = (parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        let has = |figures: &[Figure]| figures.iter().any(|f| f.quantity == quantity && f.id == figure);
        let Shelves { systems, missiles, elements, .. } = self.shelves;
        systems.get(record).is_some_and(|e| has(&e.record.figures))
            || missiles.get(record).is_some_and(|e| has(&e.record.figures))
            || elements.get(record).is_some_and(|e| has(&e.record.figures))
    }
}

/// Whether a number is a whole multiple of 1/`per_unit`, within the rounding of decimal text.
fn on_grid(value: f64, per_unit: f64) -> bool {
    let scaled = value * per_unit;
    (scaled - scaled.round()).abs() < 1e-6
}
