//! Turning records into report rows, and keeping count of what they cite.

use std::collections::BTreeSet;

use jiff::civil::Date;
use tpt_catalogue::{
    Access, Basis, Catalogue, Claim, ClaimedFigure, FigureRef, Measured, Place, Quantity, RecordId, Said,
    Unit, Value,
};

use crate::Setting;
use tpt_report::{FigureReport, Header, InWords, Override, PlaceReport, ReadCounts, SourceReport};
use tpt_report::{SCHEMA_VERSION, VERSION};

/// Collects the sources that a document cites, in the order of their ids, and counts what was read.
#[derive(Debug)]
pub struct Citations<'a> {
    catalogue: &'a Catalogue,
    as_of: Date,
    cited: BTreeSet<RecordId>,
    /// Figures that were counted by their whole id.
    counted: BTreeSet<String>,
    counts: ReadCounts,
}

impl<'a> Citations<'a> {
    /// Nothing cited yet, of the catalogue at a date.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_report::ReadCounts;
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let (counts, sources) = Citations::new(&catalogue, date(2017, 3, 20)).finish();
    /// assert!(counts == ReadCounts::default() && sources.is_empty());
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn new(catalogue: &'a Catalogue, as_of: Date) -> Self {
        Self {
            catalogue,
            as_of,
            cited: BTreeSet::new(),
            counted: BTreeSet::new(),
            counts: ReadCounts::default(),
        }
    }

    /// Cites a source for setting (an office, a place): its id.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_report::ReadCounts;
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let mut citations = Citations::new(&catalogue, date(2017, 3, 20));
    /// assert_eq!(citations.cite(&catalogue.places["tokyo-city"].source), "geonames");
    /// let (counts, sources) = citations.finish();
    /// assert_eq!((counts, sources[0].id.as_str()), (ReadCounts::default(), "geonames"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn cite(&mut self, id: &RecordId) -> String {
        self.cited.insert(id.clone());
        id.to_string()
    }

    /// Cites a source for a figure or a statement, which counts: its id and whether it was read.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_catalogue::Access;
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let mut citations = Citations::new(&catalogue, date(2017, 3, 20));
    /// let report = &catalogue.launches["2017-03-06"].reports[0];
    /// let (id, access) = citations.count(&report.source);
    /// assert_eq!((id.as_str(), access.0), ("kyonggi-maeil-2017-03-06-four-about", Access::Read));
    /// assert_eq!(citations.finish().0.read, 1);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn count(&mut self, id: &RecordId) -> (String, InWords<Access>) {
        let access = self.catalogue.access(id);
        self.counts.add(Some(access));
        (self.cite(id), access.into())
    }

    /// A catalogued figure as a report row.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let mut citations = Citations::new(&catalogue, date(2017, 3, 20));
    /// let found = catalogue.figures().find(|one| one.whole_id() == "an-tpy-2/radar-range/wu-2016");
    /// let row = citations.figure(found.expect("it is on record"));
    /// assert_eq!((row.quantity.as_str(), row.words.as_str()), ("radar range", "870–1,500\u{202f}km"));
    /// assert_eq!(row.said_by.as_deref(), Some("Wu Riqiang"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn figure(&mut self, found: FigureRef<'_>) -> FigureReport {
        let figure = found.figure;
        // What this project assumed, nobody could read.
        let (source, access) = if figure.basis == Basis::Assumed {
            self.counts.add(None);
            (self.cite(&figure.source), self.catalogue.access(&figure.source).into())
        } else {
            self.count(&figure.source)
        };
        let mut row = self.measured(&figure.quantity, &figure.measured());
        row.id = Some(found.whole_id());
        row.condition.clone_from(&figure.condition);
        row.said_by = Some(figure.said_by.clone());
        row.said_on = figure.said_on.map(|date| date.to_string());
        row.basis = Some(figure.basis.into());
        row.source = Some(source);
        row.access = Some(access);
        row.note.clone_from(&figure.note);
        row
    }

    /// Counts the figures of whole ids, each once however many parts of a document show it.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let counts = |ids: &[&str]| {
    ///     let mut citations = Citations::new(&catalogue, date(2017, 3, 20));
    ///     citations.figures_of(ids.iter().copied());
    ///     citations.finish().0
    /// };
    /// let id = "an-tpy-2/radar-range/wu-2016";
    /// assert_eq!(counts(&[id, id]), counts(&[id]), "shown twice and counted once");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn figures_of<'i>(&mut self, ids: impl IntoIterator<Item = &'i str>) {
        let catalogue = self.catalogue;
        for fact in ids.into_iter().filter_map(|id| catalogue.fact(id)) {
            if let Said::Figure(figure) = fact.said {
                let found = FigureRef { record: fact.record, figure };
                if self.counted.insert(found.whole_id()) {
                    self.figure(found);
                }
            }
        }
    }

    /// A figure that a claim asserts as a report row.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let mut citations = Citations::new(&catalogue, date(2017, 3, 20));
    /// let claim = &catalogue.claims["beijing-hua-chunying-2017-03-17-radar-over-2000-km"];
    /// let row = citations.claimed(claim, &claim.figures[0]);
    /// assert_eq!((row.low, row.high), (Some(2_000.0), None));
    /// assert_eq!(row.said_on.as_deref(), Some("2017-03-17"));
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn claimed(&mut self, claim: &Claim, figure: &ClaimedFigure) -> FigureReport {
        let mut row = self.measured(&figure.quantity, &figure.measured());
        row.condition.clone_from(&figure.condition);
        row.said_by = Some(claim.said_by.words());
        row.said_on = Some(claim.said_on.to_string());
        row.source = Some(self.cite(&claim.source));
        row.access = Some(self.catalogue.access(&claim.source).into());
        row
    }

    /// A published number of a catalogued quantity.
    pub(crate) fn measured(&self, quantity: &RecordId, measured: &Measured) -> FigureReport {
        let known: Option<&Quantity> = self.catalogue.quantities.get(quantity);
        let name = known.map_or_else(|| quantity.to_string(), |quantity| quantity.name.clone());
        number(name, measured)
    }

    /// A place as a report row.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let mut citations = Citations::new(&catalogue, date(2017, 3, 20));
    /// let row = citations.place(&catalogue.places["etorofu"]);
    /// assert_eq!(row.administered_by.as_deref(), Some("Russia"));
    /// assert_eq!(row.claimed_by, ["Japan", "Russia"]);
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn place(&mut self, place: &Place) -> PlaceReport {
        PlaceReport {
            id: place.id.to_string(),
            name: place.name.clone(),
            kind: place.kind.into(),
            lat_deg: place.lat_deg.get(),
            lon_deg: place.lon_deg.get(),
            width_km: place.width_km.map(tpt_catalogue::StraitWidth::get),
            names: place.names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
            administered_by: place.administered_by.clone(),
            claimed_by: place.claimed_by.clone(),
            labels: place.labels.clone(),
            source: self.cite(&place.source),
        }
    }

    /// What was read, and the sources that were cited, numbered from 1.
    ///
    /// ```
    /// # use jiff::civil::date;
    /// # use tpt_catalogue::{Catalogue, embedded};
    /// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
    /// use tpt_setting::sourcing::Citations;
    ///
    /// let mut citations = Citations::new(&catalogue, date(2017, 3, 20));
    /// let claim = &catalogue.claims["beijing-hua-chunying-2017-03-17-radar-over-2000-km"];
    /// citations.cite(&catalogue.places["tokyo-city"].source);
    /// citations.cite(&claim.source);
    /// let (_, sources) = citations.finish();
    /// assert!(sources.iter().map(|one| one.number).eq([1, 2]));
    /// assert!(sources[0].id < sources[1].id, "in the order of their ids");
    /// # Ok::<(), tpt_setting::AnswerError>(())
    /// ```
    pub fn finish(self) -> (ReadCounts, Vec<SourceReport>) {
        let sources = self.cited.iter().filter_map(|id| Some((id, self.catalogue.source(id)?)));
        let rows = sources.enumerate().map(|(i, (id, source))| {
            let later = |date: &tpt_catalogue::PartialDate| !date.known_by(self.as_of);
            let compiled = source.compiled.or(source.date).filter(later);
            SourceReport {
                id: id.to_string(),
                number: i + 1,
                publisher: source.publisher.clone(),
                title: source.title.clone(),
                date: source.date.map(|date| date.to_string()),
                language: source.language.clone(),
                grade: source.grade.into(),
                access: source.access.into(),
                url: source.url.clone(),
                compiled: compiled.map(|date| format!("compiled {date}")),
                note: source.note.clone(),
                reopened: source
                    .reopened
                    .iter()
                    .map(|again| format!("{}: {}", again.on, again.outcome.words()))
                    .collect(),
            }
        });
        (self.counts, rows.collect())
    }
}

/// What a document says of itself.
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
/// # let beliefs = tpt_scenario::Beliefs::new(&catalogue, "nominal", &[])?;
/// use tpt_setting::{Sampling, Setting, sourcing::header};
///
/// let said = header("ring", Setting::new(&resolved, &beliefs, Sampling::new(16, 1)));
/// assert_eq!((said.asof.as_str(), said.figures.as_str()), ("2017-03-20", "nominal"));
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn header(command: &str, setting: Setting<'_>) -> Header {
    Header {
        command: command.to_owned(),
        asof: setting.resolved.as_of.to_string(),
        figures: setting.beliefs.set_id().to_string(),
        overrides: setting.beliefs.chosen().map(|(of, believed)| Override { of, believed }).collect(),
        version: VERSION.to_owned(),
        schema_version: SCHEMA_VERSION,
        scenario: setting.resolved.scenario.id.to_string(),
        samples: setting.sampling.samples,
        seed: setting.sampling.seed,
        inputs_sha256: setting.inputs_sha256.to_owned(),
    }
}

/// A published number under a name of ours.
///
/// ```
/// # use jiff::civil::date;
/// # use tpt_catalogue::{Catalogue, embedded};
/// # let catalogue = Catalogue::load(&[embedded()])?.as_of(date(2017, 3, 20));
/// use tpt_setting::sourcing::number;
///
/// let report = &catalogue.launches["2017-03-06"].reports[0];
/// let range = report.range.as_ref().expect("Seoul gave one");
/// assert_eq!(number("reported range".to_owned(), range).words, "1,000\u{202f}km");
/// # Ok::<(), tpt_setting::AnswerError>(())
/// ```
pub fn number(quantity: String, measured: &Measured) -> FigureReport {
    let shown_unit = match measured.unit {
        Unit::One => String::new(),
        unit => format!("\u{202f}{}", unit.symbol()),
    };
    FigureReport {
        id: None,
        quantity,
        words: format!("{}{shown_unit}", measured.words()),
        low: measured.low.map(Value::get),
        nominal: measured.nominal.map(Value::get),
        high: measured.high.map(Value::get),
        unit: measured.unit.into(),
        condition: None,
        said_by: None,
        said_on: None,
        basis: None,
        source: None,
        access: None,
        note: None,
    }
}
