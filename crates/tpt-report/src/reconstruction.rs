//! What was flown, if a report is true: `reconstruct` as a document, and the rows of the brief.

use schemars::JsonSchema;
use serde::Serialize;

use tpt_catalogue::{Basis, RangeClass};

use crate::spoken::capital;
use crate::{
    BandReport, Coded, Driver, FigureReport, Header, LimitedBand, ProfilePoint, SourceReport, TrackPoint,
};

/// The reconstruction of a catalogued launch: `reconstruct LAUNCH_ID`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LaunchReconstruction {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The launch.
    pub launch: String,
    /// Its name.
    pub name: String,
    /// Each body's report, reconstructed by itself.
    pub reports: Vec<ReportReconstruction>,
    /// The missiles as they were flown.
    pub vehicles: Vec<VehicleReport>,
    /// The sources, numbered.
    pub sources: Vec<SourceReport>,
}

/// The reconstruction of figures typed on the command line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TypedReconstruction {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The source that was named for the typed figures.
    pub source: String,
    /// The figures and what was flown.
    #[serde(flatten)]
    pub report: ReportReconstruction,
    /// Where nobody gave the launch: what stands for it.
    pub launch_assumed: Option<String>,
    /// Where no missile was named: each vehicle template, and whether it can fly so.
    pub templates: Vec<TemplateReconstruction>,
    /// The missile as it was flown.
    pub vehicles: Vec<VehicleReport>,
    /// The sources of the missile's figures, numbered.
    pub sources: Vec<SourceReport>,
}

/// A vehicle template, an assumed vehicle, and what it flies if the typed figures are true.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TemplateReconstruction {
    /// The template.
    pub template: String,
    /// Its name.
    pub name: String,
    /// Always: no template is anybody's missile.
    pub assumed_vehicle: bool,
    /// What it flies, all propellant burnt.
    #[serde(flatten)]
    pub flown: Option<Flown>,
    /// Of one figure alone, from which no flight follows: the share of its draws that can do so much.
    pub able_share: Option<f64>,
    /// Why it cannot.
    pub not_reconstructed: Option<String>,
}

/// The two figures that a flight was solved from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SolvedFrom {
    /// Range and apogee: a flight time is compared.
    RangeAndApogee,
    /// Range and flight time.
    RangeAndTime,
    /// Apogee and flight time.
    ApogeeAndTime,
}

impl SolvedFrom {
    /// The words that a reader sees.
    ///
    /// ```
    /// use tpt_report::SolvedFrom;
    ///
    /// assert_eq!(SolvedFrom::RangeAndTime.words(), "range and flight time");
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            SolvedFrom::RangeAndApogee => "range and apogee",
            SolvedFrom::RangeAndTime => "range and flight time",
            SolvedFrom::ApogeeAndTime => "apogee and flight time",
        }
    }
}

/// What reported figures bound, whatever missile it was: by arcs thrown at once, without air, on an Earth that stands still. A
/// missile takes longer than such an arc, needs more speed, and carries farther at its best.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct FlightBounds {
    /// The farthest that it can have come down.
    pub most_range_km: Option<BandReport>,
    /// The highest that it can have risen.
    pub most_apogee_km: Option<BandReport>,
    /// The shortest time that it can have taken.
    pub least_flight_time_s: Option<BandReport>,
    /// The least speed that a throw needs.
    pub least_speed_m_s: Option<BandReport>,
    /// How far a throw of that speed carries at its best: the standard range is no less.
    #[schemars(with = "Option<LimitedBand<'_>>")]
    pub least_standard_range_km: Option<BandReport>,
}

impl FlightBounds {
    /// Every number of it.
    ///
    /// ```
    /// use tpt_report::{BandReport, FlightBounds, OpenEnd, ReportUnit};
    ///
    /// let time = BandReport::exact("a/least_flight_time_s".to_owned(), ReportUnit::S, 118.0).opened(OpenEnd::AtLeast);
    /// let bounds = FlightBounds { least_flight_time_s: Some(time), ..FlightBounds::default() };
    /// assert_eq!(bounds.bands().len(), 1);
    /// ```
    #[must_use]
    pub fn bands(&self) -> Vec<&BandReport> {
        let all = [
            &self.most_range_km,
            &self.most_apogee_km,
            &self.least_flight_time_s,
            &self.least_speed_m_s,
            &self.least_standard_range_km,
        ];
        all.into_iter().flatten().collect()
    }

    /// What they bound, in sentences; `None` where nothing is bounded.
    ///
    /// ```
    /// use tpt_report::{BandReport, FlightBounds, OpenEnd, ReportUnit};
    ///
    /// let band = |unit, value, open| Some(BandReport::exact("a".to_owned(), unit, value).opened(open));
    /// let bounds = FlightBounds {
    ///     least_flight_time_s: band(ReportUnit::S, 118.0, OpenEnd::AtLeast),
    ///     most_apogee_km: band(ReportUnit::KM, 3_086.0, OpenEnd::AtMost),
    ///     least_standard_range_km: band(ReportUnit::KM, 930.0, OpenEnd::AtLeast),
    ///     ..FlightBounds::default()
    /// };
    /// assert_eq!(
    ///     bounds.spoken().as_deref(),
    ///     Some(
    ///         "Whatever missile it was, it flew for at least 118\u{202f}s. It rose to at most \
    ///          3,086\u{202f}km. Fired for distance, it would go at least 930\u{202f}km."
    ///     )
    /// );
    /// assert_eq!(FlightBounds::default().spoken(), None);
    /// ```
    #[must_use]
    pub fn spoken(&self) -> Option<String> {
        let words = |band: &Option<BandReport>| band.as_ref().map(BandReport::words);
        let did = [
            words(&self.least_flight_time_s).map(|time| format!("it flew for {time}.")),
            words(&self.most_range_km).map(|range| format!("it came down {range} away.")),
            words(&self.most_apogee_km).map(|height| format!("it rose to {height}.")),
            words(&self.least_speed_m_s).map(|speed| format!("its speed was {speed}.")),
        ];
        let would = words(&self.least_standard_range_km);
        let would = would.map(|range| format!("fired for distance, it would go {range}."));
        let all = did.into_iter().flatten().chain(would).enumerate();
        let sentences: Vec<String> = all
            .map(|(i, said)| if i == 0 { format!("Whatever missile it was, {said}") } else { capital(&said) })
            .collect();
        (!sentences.is_empty()).then(|| sentences.join(" "))
    }
}

/// One body's report and what was flown if it is true.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportReconstruction {
    /// `launch/report`.
    pub of: String,
    /// Who reported.
    pub reported_by: String,
    /// Distance over the ground, as reported.
    pub range: Option<FigureReport>,
    /// Greatest height, as reported.
    pub apogee: Option<FigureReport>,
    /// Flight time, as reported: compared where it is no input.
    pub flight_time: Option<FigureReport>,
    /// The direction of the impact from the launch.
    pub bearing: Option<FigureReport>,
    /// Where the direction is from: a report of the same launch, or "not reported: any direction".
    pub bearing_from: String,
    /// The missile record.
    pub missile: Option<String>,
    /// The vehicle template that was flown, where nobody published its stages.
    pub template: Option<String>,
    /// The stage set of it that was flown.
    pub stage_set: Option<String>,
    /// Whether a mass, a thrust, a specific impulse, a burn time or a fraction of it is assumed.
    pub assumed_vehicle: bool,
    /// Whether a figure of it that somebody published was not verified: from memory, or its text was not found.
    pub unverified_vehicle: bool,
    /// The figures that the flight was solved from.
    pub solved_from: Option<SolvedFrom>,
    /// What was flown: at full burn if that solves, else with an early cutoff.
    #[serde(flatten)]
    pub flown: Option<Flown>,
    /// Why nothing was.
    pub not_reconstructed: Option<String>,
    /// What the figures bound, whatever missile it was.
    pub bounds: Option<FlightBounds>,
    /// What the energy of the reported arc gives without any missile: how far an impulse of it carries on the least-energy arc.
    /// A missile that flew the report carries farther.
    pub energy_floor_km: Option<BandReport>,
    /// The farthest path of the middle missile at full burn.
    pub farthest_path: Option<FarthestPath>,
    /// The readings side by side, each with its own standard range.
    pub alternatives: Vec<Alternative>,
    /// Height over ground distance, at equal steps of time; of the middle of all inputs.
    pub profile: Vec<ProfilePoint>,
    /// The ground track, of the middle of all inputs.
    pub track: Vec<TrackPoint>,
}

impl ReportReconstruction {
    /// Whose figures fly, in a word or two.
    ///
    /// ```
    /// # let (range, apogee, flight_time, bearing, bearing_from) = (None, None, None, None, String::new());
    /// use tpt_report::ReportReconstruction;
    ///
    /// let found = ReportReconstruction {
    ///     assumed_vehicle: false,
    ///     unverified_vehicle: false,
    ///     // …
    /// #     solved_from: None, bounds: None, template: None,
    /// #     of: "2017-03-06/tokyo".to_owned(), reported_by: "tokyo".to_owned(), range, apogee, flight_time, bearing, bearing_from,
    /// #     missile: None, stage_set: None, flown: None, not_reconstructed: None, energy_floor_km: None, farthest_path: None,
    /// #     alternatives: Vec::new(), profile: Vec::new(), track: Vec::new(),
    /// };
    /// assert_eq!(found.vehicle_words(), "published figures");
    /// let assumed = ReportReconstruction { assumed_vehicle: true, ..found };
    /// assert_eq!(assumed.vehicle_words(), "assumed vehicle");
    /// ```
    #[must_use]
    pub const fn vehicle_words(&self) -> &'static str {
        match (self.assumed_vehicle, self.unverified_vehicle) {
            (true, _) => "assumed vehicle",
            (false, true) => "unverified figures",
            (false, false) => "published figures",
        }
    }
}

/// A reading of a flight that fell short of what the missile can do, or did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// All propellant was burnt, and the payload was what the report needs: the standard range is that of the missile as it
    /// flew.
    FullBurn,
    /// The engine was cut off early, with the published payload: the standard range is that at full burn.
    EarlyCutoff,
    /// All propellant was burnt under a payload heavier than the published one: the standard range is that with the
    /// published payload.
    HeavierPayload,
}

impl Reading {
    /// Every reading.
    pub const ALL: [Self; 3] = [Self::FullBurn, Self::EarlyCutoff, Self::HeavierPayload];

    /// The id, as documents and files spell it.
    ///
    /// ```
    /// use tpt_report::Reading;
    ///
    /// assert_eq!(Reading::ALL.map(Reading::id), ["full-burn", "early-cutoff", "heavier-payload"]);
    /// ```
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Reading::FullBurn => "full-burn",
            Reading::EarlyCutoff => "early-cutoff",
            Reading::HeavierPayload => "heavier-payload",
        }
    }

    /// The words that a reader sees.
    ///
    /// ```
    /// use tpt_report::Reading;
    ///
    /// assert_eq!(Reading::EarlyCutoff.words(), "early cutoff");
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Reading::FullBurn => "full burn",
            Reading::EarlyCutoff => "early cutoff",
            Reading::HeavierPayload => "heavier payload",
        }
    }
}

/// One reading of a report.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Alternative {
    /// Which.
    pub reading: Reading,
    /// What was flown under it.
    #[serde(flatten)]
    pub flown: Option<Flown>,
    /// Why nothing was.
    pub not_reconstructed: Option<String>,
}

/// The farthest path of the middle missile at full burn, the Earth's rotation left out: flatter than the least-energy arc.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FarthestPath {
    /// How far it carries; null where that is more than a tenth beyond the least-energy arc.
    pub km: Option<f64>,
    /// What to make of it.
    pub note: String,
}

/// What was flown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Flown {
    /// The reading.
    pub figures_reading: Reading,
    /// How far it comes down, where that was no input.
    pub range_km: Option<BandReport>,
    /// How high it rises, where that was no input.
    pub apogee_km: Option<BandReport>,
    /// From launch to impact.
    pub flight_time_s: BandReport,
    /// The end of the last burn.
    pub burnout_time_s: BandReport,
    /// How high that was.
    pub burnout_altitude_km: BandReport,
    /// How fast, against the ground.
    pub burnout_speed_m_s: BandReport,
    /// The payload.
    pub payload_kg: BandReport,
    /// How much of the last stage's propellant was burnt.
    pub burnt_share: BandReport,
    /// The direction of the pitch-over: not that of the impact, because the Earth turns.
    pub launch_azimuth_deg: BandReport,
    /// How far the same missile carries on the least-energy arc, the Earth's rotation left out.
    #[schemars(with = "LimitedBand<'_>")]
    pub standard_range_km: BandReport,
    /// The same towards the reported bearing, with the Earth's rotation.
    #[schemars(with = "LimitedBand<'_>")]
    pub standard_range_rotating_km: BandReport,
    /// On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc.
    pub standard_burnout_speed_m_s: Option<BandReport>,
    /// How high it is there.
    pub standard_burnout_altitude_km: Option<BandReport>,
    /// How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height.
    pub standard_burnout_angle_deg: Option<BandReport>,
    /// How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
    /// rotation: then it carries at least so far.
    pub carries_at_least_km: Option<f64>,
    /// The share of the draws of missile and report that can fly; the bands are of those.
    pub flown_share: f64,
    /// Why the first draw that cannot fly cannot.
    pub not_flown: Option<String>,
    /// The reported flight time against the computed one.
    pub consistency: Consistency,
    /// What drives the flight time, largest first.
    pub drivers: Vec<Driver>,
}

impl Flown {
    /// Every number of it.
    ///
    /// ```
    /// # use tpt_report::{BandReport, Consistency, Reading, ReportUnit};
    /// # let band = |name: &str| BandReport::exact(format!("2017-03-06/tokyo/{name}"), ReportUnit::S, 600.0);
    /// # let (flight_time_s, burnout_time_s) = (band("flight_time_s"), band("burnout_time_s"));
    /// # let (burnout_altitude_km, burnout_speed_m_s) = (band("burnout_altitude_km"), band("burnout_speed_m_s"));
    /// # let (payload_kg, burnt_share, launch_azimuth_deg) = (band("payload_kg"), band("burnt_share"), band("launch_azimuth_deg"));
    /// # let [standard_range_km, standard_range_rotating_km] = ["standard_range_km", "standard_range_rotating_km"].map(band);
    /// use tpt_report::Flown;
    ///
    /// let flown = Flown {
    ///     flight_time_s,
    ///     standard_burnout_angle_deg: None,
    ///     // …
    /// #     figures_reading: Reading::FullBurn, range_km: None, apogee_km: None, burnout_time_s, burnout_altitude_km, burnout_speed_m_s, payload_kg, burnt_share,
    /// #     launch_azimuth_deg, standard_range_km, standard_range_rotating_km, standard_burnout_speed_m_s: None,
    /// #     standard_burnout_altitude_km: None, carries_at_least_km: None, flown_share: 1.0, not_flown: None,
    /// #     consistency: Consistency::UNREPORTED, drivers: Vec::new(),
    /// };
    /// assert_eq!(flown.bands().len(), 9, "numbers that no draw gave are left out");
    /// let angle = Some(band("standard_burnout_angle_deg"));
    /// assert_eq!(Flown { standard_burnout_angle_deg: angle, ..flown }.bands().len(), 10);
    /// ```
    #[must_use]
    pub fn bands(&self) -> Vec<&BandReport> {
        let own = [
            &self.flight_time_s,
            &self.burnout_time_s,
            &self.burnout_altitude_km,
            &self.burnout_speed_m_s,
            &self.payload_kg,
            &self.burnt_share,
            &self.launch_azimuth_deg,
            &self.standard_range_km,
            &self.standard_range_rotating_km,
        ];
        let some = [
            &self.range_km,
            &self.apogee_km,
            &self.standard_burnout_speed_m_s,
            &self.standard_burnout_altitude_km,
            &self.standard_burnout_angle_deg,
        ];
        let own = own.into_iter().chain(some.into_iter().flatten());
        own.chain(self.consistency.bands()).collect()
    }
}

/// A reported flight time against the computed one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Consistency {
    /// The verdict.
    pub verdict: ConsistencyWord,
    /// Reported less computed, as far as rounding and band allow.
    pub excess_s: Option<BandReport>,
    /// The same as a height: how far the reported apogee would have to be off to explain it.
    pub excess_km: Option<BandReport>,
    /// How far the true time may lie from the reported one by its rounding alone.
    pub rounding_s: Option<BandReport>,
    /// The model's own error beside it; absent where too few other flights measure it, or no time was reported.
    pub model_error: Option<TimeError>,
    /// Whether the reported time is shorter than the vacuum arc through the reported range and apogee by more than 1 %: no missile flies so.
    pub shorter_than_any: bool,
}

/// How far a computed flight time may be off beyond its band, by what other flights say.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TimeError {
    /// The standard deviation of the model's own error, for this flight.
    pub standard_deviation_s: BandReport,
    /// Of true reports the share that miss by as much as this one or more, to either side: by rounding, band and the model's
    /// error together.
    pub miss_share: BandReport,
    /// How many flights measure it; the launch that is judged is not one of them.
    pub flights: u32,
    /// Their class, where one class of missiles measures it; absent where all classes do together.
    pub class: Option<RangeClass>,
    /// The year of the first of them. They are all on record, whatever the as-of date says.
    pub first_year: i16,
    /// The year of the last.
    pub last_year: i16,
}

/// The verdict on a reported flight time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ConsistencyWord {
    /// The reported time, as far as its rounding goes, meets the computed band.
    Consistent,
    /// It does not, but the model's own error explains the rest: more than 1 in 20 true reports miss by so much.
    WithinModelError,
    /// It does not, and at most 1 in 20 true reports miss by so much; or no missile flies so; or too few flights measure the model's
    /// error.
    Inconsistent,
    /// No flight time was reported.
    NotEnoughReported,
}

impl Consistency {
    /// Where there is nothing to compare.
    pub const UNREPORTED: Self = Self {
        verdict: ConsistencyWord::NotEnoughReported,
        excess_s: None,
        excess_km: None,
        rounding_s: None,
        model_error: None,
        shorter_than_any: false,
    };

    /// Every number of it.
    fn bands(&self) -> impl Iterator<Item = &BandReport> {
        let own = [&self.excess_s, &self.excess_km, &self.rounding_s].into_iter().flatten();
        own.chain(self.model_error.iter().flat_map(|error| [&error.standard_deviation_s, &error.miss_share]))
    }

    /// The words that a reader sees: `inconsistent: at least 23 s too long`, with the odds.
    ///
    /// ```
    /// use tpt_report::{BandReport, Consistency, ConsistencyWord, ReportUnit, TimeError};
    ///
    /// let late = BandReport::between("a/excess_s".to_owned(), ReportUnit::S, [23.0, 28.0, 33.0], Vec::new());
    /// let error = |miss_share: f64| TimeError {
    ///     standard_deviation_s: BandReport::exact("a/standard_deviation_s".to_owned(), ReportUnit::S, 9.0),
    ///     miss_share: BandReport::exact("a/miss_share".to_owned(), ReportUnit::Share, miss_share),
    ///     flights: 11, class: None, first_year: 2017, last_year: 2023,
    /// };
    /// let found = Consistency {
    ///     verdict: ConsistencyWord::Inconsistent,
    ///     excess_s: Some(late),
    ///     model_error: Some(error(0.025)),
    ///     ..Consistency::UNREPORTED
    /// };
    /// assert_eq!(found.words(), "inconsistent: at least 23 s too long; a true report misses by so much about once in 40 flights");
    /// let within = Consistency { verdict: ConsistencyWord::WithinModelError, model_error: Some(error(0.18)), ..found.clone() };
    /// assert_eq!(
    ///     within.words(),
    ///     "within the model's error: at least 23 s too long; a true report misses by so much about once in 6 flights"
    /// );
    /// let unmeasured = Consistency { model_error: None, ..found };
    /// assert_eq!(
    ///     unmeasured.words(),
    ///     "inconsistent: at least 23 s too long; too few flights measure the model's own error"
    /// );
    /// let short = BandReport::between("a/excess_s".to_owned(), ReportUnit::S, [-400.0, -380.0, -360.0], Vec::new());
    /// let impossible = Consistency { excess_s: Some(short), shorter_than_any: true, ..unmeasured };
    /// assert_eq!(impossible.words(), "inconsistent: at least 360 s too short; shorter than any flight so far and so high");
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        let verdict = match self.verdict {
            ConsistencyWord::Consistent => return "consistent".to_owned(),
            ConsistencyWord::NotEnoughReported => return "not enough reported".to_owned(),
            ConsistencyWord::WithinModelError => "within the model's error",
            ConsistencyWord::Inconsistent => "inconsistent",
        };
        let Some(excess) = &self.excess_s else { return verdict.to_owned() };
        let (least, way) =
            if excess.low > 0.0 { (excess.low, "too long") } else { (-excess.high, "too short") };
        let odds = match &self.model_error {
            _ if self.shorter_than_any => "shorter than any flight so far and so high".to_owned(),
            Some(error) => error.odds(),
            None => "too few flights measure the model's own error".to_owned(),
        };
        format!("{verdict}: at least {} s {way}; {odds}", crate::fixed(least, 0))
    }
}

impl TimeError {
    /// Its size, and what measures it.
    ///
    /// ```
    /// # use tpt_report::{BandReport, ReportUnit};
    /// use tpt_report::TimeError;
    ///
    /// let error = TimeError {
    ///     standard_deviation_s: BandReport::between("a/s".to_owned(), ReportUnit::S, [10.0, 20.0, 40.0], Vec::new()),
    ///     flights: 11,
    ///     first_year: 2017,
    ///     last_year: 2023,
    ///     // …
    /// #     miss_share: BandReport::exact("a/miss_share".to_owned(), ReportUnit::Share, 0.5), class: None,
    /// };
    /// assert_eq!(error.words(), "20 (10–40)\u{202f}s by 11 flights from 2017 to 2023");
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        let Self { standard_deviation_s, flights, class, first_year, last_year, .. } = self;
        let class = class.map(|class| format!("{} ", class.words())).unwrap_or_default();
        format!(
            "{} by {flights} {class}flights from {first_year} to {last_year}",
            standard_deviation_s.words()
        )
    }

    /// How rare a miss as large is, in words.
    ///
    /// ```
    /// # use tpt_report::{BandReport, ReportUnit};
    /// use tpt_report::TimeError;
    ///
    /// let odds = |share: f64| {
    ///     TimeError {
    ///         miss_share: BandReport::exact("a/miss_share".to_owned(), ReportUnit::Share, share),
    ///         // …
    /// #         standard_deviation_s: BandReport::exact("a/standard_deviation_s".to_owned(), ReportUnit::S, 9.0),
    /// #         flights: 11, class: None, first_year: 2017, last_year: 2023,
    ///     }
    ///     .odds()
    /// };
    /// assert_eq!(odds(0.6), "most true reports miss by so much");
    /// assert_eq!(odds(0.0313), "a true report misses by so much about once in 32 flights");
    /// assert_eq!(odds(0.0043), "a true report misses by so much about once in 230 flights");
    /// assert_eq!(odds(0.0001), "a true report misses by so much less than once in 1,000 flights");
    /// ```
    #[must_use]
    pub fn odds(&self) -> String {
        let share = self.miss_share.nominal;
        if share > 0.5 {
            return "most true reports miss by so much".to_owned();
        }
        let misses = "a true report misses by so much";
        if share < 0.001 {
            return format!("{misses} less than once in 1,000 flights");
        }
        // Two digits: more are not known.
        let one_in = 1.0 / share;
        let one_in = if one_in < 100.0 { one_in } else { 10.0 * (one_in / 10.0).round() };
        format!("{misses} about once in {} flights", crate::fixed(one_in, 0))
    }
}

/// A missile as it was flown: a stage set with its figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VehicleReport {
    /// The missile record.
    pub missile: String,
    /// Its name.
    pub name: String,
    /// The stage set.
    pub stage_set: String,
    /// Whose figures they are.
    pub stage_set_name: String,
    /// published or assumed.
    pub basis: Coded<Basis>,
    /// Every figure of it.
    pub figures: Vec<FigureReport>,
    /// The other stage sets of the record, which were not flown.
    pub others: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}
