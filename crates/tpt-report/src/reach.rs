//! The document of `defend`.

use schemars::JsonSchema;
use serde::Serialize;

use tpt_catalogue::{Basis, Status, Unit};

use crate::{
    BandReport, Coded, CountryArea, Header, MaybeInWords, SensorReport, SensorValue, SourceReport,
    WorkedReport, fixed,
};

/// `defend`: what a battery reaches of some classes of missiles, by its published envelope and its clock. Kinematically possible
/// is the strongest word that it has.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Defend {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The battery.
    pub element: String,
    /// Its name.
    pub element_name: String,
    /// Its status at the date, in words.
    pub status: MaybeInWords<Status>,
    /// Whether it works at that date: until then it defends nothing.
    pub works: bool,
    /// When it worked last, where it did once and does not any more.
    pub worked: Option<WorkedReport>,
    /// Latitude of its launchers; of ships that of the middle of their box.
    pub lat_deg: f64,
    /// Longitude of them.
    pub lon_deg: f64,
    /// Of ships: the box at sea in which they are taken to stand; absent for a battery at a site.
    pub generic_box: Option<BoxReport>,
    /// Its interceptor: envelope and speed, and the delays of an engagement.
    pub interceptor: Vec<SensorValue>,
    /// Where its envelope begins.
    pub floor_km: f64,
    /// Where it ends.
    pub ceiling_km: f64,
    /// The delays, and how the radar is assumed to search.
    pub delays: Vec<SensorValue>,
    /// The radar that guides, where one is on record.
    pub radar: Option<SensorReport>,
    /// The radar of another element that tells it of the target, as `--cue` names it; absent where its own radar does.
    pub cue: Option<SensorReport>,
    /// Why there is no clock, only the envelope; absent where there is one.
    pub envelope_only: Option<String>,
    /// What it defends at the date.
    pub classes: Vec<ClassReach>,
    /// What it would defend if it worked as planned; absent once it works.
    pub as_planned: Option<AsPlanned>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

impl Defend {
    /// The classes at the date, or as planned where it does not work yet.
    ///
    /// ```
    /// # let text = String::new;
    /// # let header = tpt_report::Header {
    /// #     command: text(), asof: text(), figures: text(), overrides: Vec::new(), version: text(),
    /// #     schema_version: tpt_report::SCHEMA_VERSION, scenario: text(), samples: 16, seed: 1, inputs_sha256: text(),
    /// # };
    /// # let (class, name, trajectory, source, region) = ("scud-c".to_owned(), text(), text(), text(), text());
    /// # let area_km2 = tpt_report::BandReport::exact(text(), tpt_report::ReportUnit::KM2, 96_000.0);
    /// # let scud = tpt_report::ClassReach {
    /// #     class, name, trajectory, source, region, regions: Vec::new(), launch_points: 1, area_km2, launch_point_share: 1.0,
    /// #     middle_km2: 96_000.0, geometry: serde_json::Value::Null, adds_km2: 0.0, others: Vec::new(), by_country: Vec::new(),
    /// #     constraints: Vec::new(), towns: Vec::new(), population: 0, places: Vec::new(),
    /// # };
    /// use tpt_report::{AsPlanned, Defend, MaybeInWords, Status};
    ///
    /// let planned = Defend {
    ///     works: false,
    ///     classes: Vec::new(),
    ///     as_planned: Some(AsPlanned { classes: vec![scud] }),
    ///     // …
    /// #     header, element: text(), element_name: text(), status: MaybeInWords(Some(Status::Arriving)), worked: None,
    /// #     lat_deg: 36.0, lon_deg: 128.2, generic_box: None, interceptor: Vec::new(), floor_km: 40.0, ceiling_km: 150.0, delays: Vec::new(),
    /// #     radar: None, cue: None, envelope_only: None, sources: Vec::new(),
    /// };
    /// assert_eq!(planned.shown()[0].class, "scud-c");
    /// assert!(Defend { as_planned: None, ..planned }.shown().is_empty());
    /// ```
    #[must_use]
    pub fn shown(&self) -> &[ClassReach] {
        self.as_planned.as_ref().map_or(&self.classes, |planned| &planned.classes)
    }
}

/// A part of the sea in which ships are taken to stand: a declaration, drawn all over in the bands, never a position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BoxReport {
    /// Its name.
    pub name: String,
    /// Its southern edge.
    pub south_deg: f64,
    /// Its northern edge.
    pub north_deg: f64,
    /// Its western edge.
    pub west_deg: f64,
    /// Its eastern edge.
    pub east_deg: f64,
    /// Published, derived or assumed.
    pub basis: Coded<Basis>,
    /// The source.
    pub source: String,
    /// Why there.
    pub note: String,
}

/// The same as if operational.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AsPlanned {
    /// Class by class.
    pub classes: Vec<ClassReach>,
}

/// What a battery reaches of a class.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClassReach {
    /// The class.
    pub class: String,
    /// Its name.
    pub name: String,
    /// The one trajectory, in words.
    pub trajectory: String,
    /// Where the trajectory was published.
    pub source: String,
    /// From where it is launched, in words.
    pub region: String,
    /// The same by region, with the source of each.
    pub regions: Vec<RegionReport>,
    /// How many launch points of the region are looked at.
    pub launch_points: u32,
    /// The area that is reached from every launch point that counts, sea included.
    pub area_km2: BandReport,
    /// Of the launch points that count, the share from which a place is reached, over the cells within reach of the launchers.
    pub launch_point_share: f64,
    /// The area of the geometry: that in the middle of every spread, which is not the middle of the band.
    pub middle_km2: f64,
    /// That area as GeoJSON, in the middle of every spread; null where there is none.
    pub geometry: serde_json::Value,
    /// What of that no other battery of the scenario that works and stands at a fixed site reaches.
    pub adds_km2: f64,
    /// Those others that come near enough to be asked.
    pub others: Vec<String>,
    /// The land of it, by country, in the middle of every spread.
    pub by_country: Vec<CountryArea>,
    /// What binds elsewhere.
    pub constraints: Vec<Constraint>,
    /// Towns inside, in the middle of every spread, the largest first.
    pub towns: Vec<Town>,
    /// Those who live in them.
    pub population: u64,
    /// The places that were asked for.
    pub places: Vec<PlaceReach>,
}

/// A launch region.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RegionReport {
    /// Its name.
    pub name: String,
    /// Who says where it is.
    pub said_by: String,
    /// The source.
    pub source: String,
}

/// Whether a place is reached from every launch point that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceVerdict {
    /// In nearly every draw.
    Inside,
    /// In hardly any.
    Outside,
    /// In some.
    Depends,
    /// The class's trajectory comes there from no launch point.
    NotCounted,
}

impl PlaceVerdict {
    /// The word that documents use.
    ///
    /// ```
    /// assert_eq!(tpt_report::PlaceVerdict::NotCounted.word(), "not-counted");
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            PlaceVerdict::Inside => "inside",
            PlaceVerdict::Outside => "outside",
            PlaceVerdict::Depends => "depends",
            PlaceVerdict::NotCounted => "not-counted",
        }
    }
}

/// What prevents an intercept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Binding {
    /// The guiding radar does not see it.
    Sector,
    /// There is no time left.
    TooLate,
    /// The target stays below the envelope.
    Floor,
    /// The target stays above the envelope.
    Ceiling,
    /// The target comes no nearer than the reach.
    Reach,
    /// The battery does not work.
    NotOperational,
}

impl Binding {
    /// Every one.
    pub const ALL: [Self; 6] =
        [Self::Sector, Self::TooLate, Self::Floor, Self::Ceiling, Self::Reach, Self::NotOperational];

    /// The one of that word.
    ///
    /// ```
    /// use tpt_report::Binding;
    ///
    /// assert_eq!(Binding::of_word("too-late"), Some(Binding::TooLate));
    /// assert_eq!(Binding::of_word("late"), None);
    /// ```
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// The word that documents use.
    ///
    /// ```
    /// use tpt_report::Binding;
    ///
    /// assert!(Binding::ALL.into_iter().all(|one| Binding::of_word(one.word()) == Some(one)));
    /// ```
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Binding::Sector => "sector",
            Binding::TooLate => "too-late",
            Binding::Floor => "floor",
            Binding::Ceiling => "ceiling",
            Binding::Reach => "reach",
            Binding::NotOperational => "not-operational",
        }
    }

    /// What binds, as a reader sees it.
    ///
    /// ```
    /// use tpt_report::Binding;
    ///
    /// assert_eq!((Binding::Floor.word(), Binding::Floor.words()), ("floor", "below the floor"));
    /// ```
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Binding::Sector => "outside the radar's view",
            Binding::TooLate => "too late",
            Binding::Floor => "below the floor",
            Binding::Ceiling => "above the ceiling",
            Binding::Reach => "out of reach",
            Binding::NotOperational => "does not work",
        }
    }
}

/// Where something prevents an intercept.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Constraint {
    /// What.
    pub binding: Binding,
    /// How much ground, out to where the grid ends.
    pub area_km2: f64,
    /// Where, as GeoJSON.
    pub geometry: serde_json::Value,
}

/// A town inside.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Town {
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Who lives there.
    pub population: u64,
}

/// A place against a class.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlaceReach {
    /// Its name.
    pub name: String,
    /// Where its position is from.
    pub source: String,
    /// Its latitude.
    pub lat_deg: f64,
    /// Its longitude.
    pub lon_deg: f64,
    /// From the launchers.
    pub distance_km: f64,
    /// Whether it is reached.
    pub verdict: PlaceVerdict,
    /// In which share of the draws it is reached from every launch point that counts.
    pub in_draws: f64,
    /// By how far the best moment lies inside the reach, from the worst launch point that counts: below zero it falls short.
    pub margin_km: Option<BandReport>,
    /// By how long the first interceptor would be early at the best moment; below zero it is late.
    pub margin_s: Option<BandReport>,
    /// What binds in the middle of every spread; null when inside.
    pub binding: Option<Binding>,
    /// How often a launch is possible, each after a look at the one before; from the worst launch point that counts.
    pub opportunities: u32,
    /// The share of the launch points that count from which it is reached.
    pub launch_point_share: f64,
    /// Figures of sources, and of the defender's delays, each of which by itself would turn it.
    pub flips_with: Vec<Flip>,
    /// Every limit that the flight from the middle of the launch region does not meet, the worst missed first; empty where it can be met.
    pub missed: Vec<LimitMissed>,
    /// The clock from the middle of the region, where it was asked for.
    pub clock: Option<EngagementClock>,
}

/// A limit that a flight does not meet, in the middle of every spread.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LimitMissed {
    /// Which limit.
    pub limit: Binding,
    /// What the flight has: its height where the interceptor reaches, its distance where the interceptor works, or the first launch
    /// that the clock allows. Null for the radar's view, and where no interceptor is fast enough.
    pub has: Option<f64>,
    /// What the limit is: floor, ceiling or reach, or the last launch that meets the flight.
    pub needed: Option<f64>,
    /// The unit of both.
    pub unit: Option<Coded<Unit>>,
    /// Whether the whole flight stays below the floor, or beyond the reach.
    pub all_of_it: bool,
}

impl LimitMissed {
    /// Both numbers in a sentence without its full stop.
    ///
    /// ```
    /// use tpt_catalogue::Unit;
    /// use tpt_report::{Binding, Coded, LimitMissed};
    ///
    /// let (has, needed) = (Some(30.0), Some(40.0));
    /// let low = LimitMissed { limit: Binding::Floor, has, needed, unit: Some(Coded(Unit::Kilometre)), all_of_it: true };
    /// assert_eq!(low.words(), "it rises to 30 km, and the interceptor works above 40 km");
    /// ```
    #[must_use]
    pub fn words(&self) -> String {
        let km = |value: f64| fixed(value, 0);
        // Two numbers that differ are never printed as the same one.
        let pair = |has: f64, needed: f64| {
            if km(has) == km(needed) { (fixed(has, 1), fixed(needed, 1)) } else { (km(has), km(needed)) }
        };
        match (self.limit, self.has.zip(self.needed)) {
            (Binding::Floor, Some((has, needed))) => {
                let (has, needed) = pair(has, needed);
                let when = if self.all_of_it { "it rises to" } else { "within reach it rises to" };
                format!("{when} {has} km, and the interceptor works above {needed} km")
            }
            (Binding::Ceiling, Some((has, needed))) => {
                let (has, needed) = pair(has, needed);
                format!(
                    "within reach it passes at {has} km or higher, and the interceptor works below {needed} km"
                )
            }
            (Binding::Reach, Some((has, needed))) => {
                let (has, needed) = pair(has, needed);
                let when = if self.all_of_it { "" } else { "where it is high enough, " };
                format!("{when}it comes no nearer than {has} km, and the interceptor reaches {needed} km")
            }
            (Binding::TooLate, Some((has, needed))) => {
                let (has, needed) = pair(has, needed);
                format!(
                    "the first interceptor can leave {has} s after the launch, and would have to after {needed} s"
                )
            }
            (Binding::Sector, _) => "the radar does not see it where it could be met".to_owned(),
            (Binding::Reach, None) => "the interceptor is too slow to get there".to_owned(),
            (limit, _) => limit.to_string(),
        }
    }
}

/// A figure that turns a verdict.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Flip {
    /// The quantity, with the record.
    pub quantity: String,
    /// The figure of the catalogue.
    pub figure: String,
    /// Its value in words.
    pub words: String,
    /// The verdict with it, in the middle of every other spread: `inside` or `outside`.
    pub verdict: PlaceVerdict,
    /// What binds then.
    pub binding: Option<Binding>,
}

/// An engagement against one flight from the middle of a launch region, in the middle of every spread.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EngagementClock {
    /// From the middle of the region to the place.
    pub range_km: f64,
    /// How high it rises.
    pub apogee_km: f64,
    /// Events in order.
    pub events: Vec<ClockEvent>,
    /// Heights over time, every few seconds.
    pub heights: Vec<ClockPoint>,
    /// What prevents an intercept; null if nothing does.
    pub binding: Option<Binding>,
    /// How often a launch is possible.
    pub opportunities: u32,
}

/// A moment of an engagement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClockEvent {
    /// What happens.
    pub event: String,
    /// When, from launch.
    pub t_s: f64,
    /// How high the target is.
    pub height_km: f64,
}

/// A point of a flight.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ClockPoint {
    /// When, from launch.
    pub t_s: f64,
    /// How high.
    pub height_km: f64,
}
