//! Rings of coastal missiles, and who could know of a launch when.

use schemars::JsonSchema;
use serde::Serialize;

use tpt_catalogue::{Access, Reporter, Status};

use crate::{BandReport, Header, InWords, MaybeInWords, SourceReport, TrackPoint, without_office};

/// `ring ELEMENT`: reported ranges, horizons, places.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Ring {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The element.
    pub element: String,
    /// Its name.
    pub name: String,
    /// The island.
    pub site: String,
    /// Where it is, to a tenth of a degree.
    pub lat_deg: f64,
    /// Where it is, to a tenth of a degree.
    pub lon_deg: f64,
    /// Its status.
    pub status: MaybeInWords<Status>,
    /// What every ring is: a reported maximum that needs target data from elsewhere.
    pub label: String,
    /// The reported ranges, the longest first.
    pub ranges_km: Vec<RingRange>,
    /// How far a sensor of the battery's own sees, by height of mast and target, over a 4/3 Earth.
    pub horizon_km: Vec<HorizonRow>,
    /// Places near the rings, the nearest first.
    pub places: Vec<RingPlace>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// A reported range.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RingRange {
    /// The whole id of the figure.
    pub figure: String,
    /// Its far end in kilometres.
    pub value: f64,
    /// As published.
    pub words: String,
    /// Under which condition.
    pub condition: Option<String>,
    /// Who says so.
    pub said_by: String,
    /// When it was first said.
    pub said_on: Option<String>,
    /// The source.
    pub source: String,
    /// read, cited by another or unverified.
    pub access: InWords<Access>,
    /// The circle of its far end as a GeoJSON geometry.
    pub geometry: serde_json::Value,
}

/// A horizon.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HorizonRow {
    /// Height of the antenna.
    pub mast_m: f64,
    /// Height of the target.
    pub target_m: f64,
    /// How far the one sees the other.
    pub km: f64,
}

/// A place near a ring.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RingPlace {
    /// The place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Its country.
    pub country: Option<String>,
    /// How far it is.
    pub distance_km: BandReport,
    /// The figures whose ring holds it, wherever the place lies within its rounding and the range within its span.
    pub inside_of: Vec<String>,
    /// The figures whose ring may hold it or not: the rounding of the place and the span of the range allow both.
    pub depends_on: Vec<String>,
}

/// The ranges that some figures give, each with who says so; "none" where there are none.
///
/// ```
/// use tpt_report::{Access, RingRange, ranges_in_words};
///
/// let range = |figure: &str, words: &str, said_by: &str| RingRange {
///     figure: figure.to_owned(),
///     words: words.to_owned(),
///     said_by: said_by.to_owned(),
///     // …
/// #     value: 0.0, condition: None, said_on: None, source: String::new(), access: Access::Read.into(),
/// #     geometry: serde_json::Value::Null,
/// };
/// let ranges = [range("a", "500 km", "CSIS"), range("b", "300 km", "Cabinet of Japan (answer)")];
/// assert_eq!(ranges_in_words(&ranges, &["b".to_owned()]), "300 km (Cabinet of Japan)");
/// assert_eq!(ranges_in_words(&ranges, &[]), "none");
/// ```
#[must_use]
pub fn ranges_in_words(ranges: &[RingRange], figures: &[String]) -> String {
    let said = ranges.iter().filter(|range| figures.contains(&range.figure));
    let said: Vec<String> =
        said.map(|range| format!("{} ({})", range.words, without_office(&range.said_by))).collect();
    if said.is_empty() { "none".to_owned() } else { said.join(", ") }
}

/// `warn LAUNCH --place NAME`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Warning {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The launch.
    pub launch: String,
    /// Its name.
    pub launch_name: String,
    /// On whose figures it is flown.
    pub reported_by: InWords<Reporter>,
    /// The first place asked for.
    pub place: Option<String>,
    /// How high the flight passes over it; null where it does not.
    pub overflight_altitude_km: Option<BandReport>,
    /// Where the missile is when, in the middle of every spread.
    pub track: Vec<TrackPoint>,
    /// What happens when, from launch.
    pub timeline: Vec<WarningEvent>,
    /// Every place asked for.
    pub places: Vec<PlaceWarning>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// Whose moment something on a timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// The flight's own.
    Flight,
    /// Of the satellites that see its heat.
    Infrared,
    /// Of a radar.
    Radar,
    /// A message to the public.
    Alert,
}

/// An end of a flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlightEnd {
    /// Where it begins.
    Launch,
    /// Where it comes down.
    Impact,
}

impl Warning {
    /// When it comes down; absent of what goes into orbit.
    ///
    /// ```
    /// # let text = String::new;
    /// # let header = tpt_report::Header {
    /// #     command: text(), asof: text(), figures: text(), overrides: Vec::new(), version: text(),
    /// #     schema_version: tpt_report::SCHEMA_VERSION, scenario: text(), samples: 16, seed: 1, inputs_sha256: text(),
    /// # };
    /// # let (launch, launch_name, reported_by) = (text(), text(), tpt_report::Reporter::Tokyo.into());
    /// use tpt_report::{BandReport, FlightEnd, ReportUnit, Warning, WarningEvent, WarningKind};
    ///
    /// let event = |event: &str, end, t_s: f64| WarningEvent {
    ///     event: event.to_owned(),
    ///     end: Some(end),
    ///     t_s: BandReport::exact(format!("warn/{event}"), ReportUnit::S, t_s),
    ///     // …
    /// #     kind: WarningKind::Flight, source: None, note: None, radar: None,
    /// };
    /// let timeline = vec![event("launch", FlightEnd::Launch, 0.0), event("impact", FlightEnd::Impact, 600.0)];
    /// let warning = Warning {
    ///     timeline,
    ///     // …
    /// #     header, launch, launch_name, reported_by, place: None, overflight_altitude_km: None, track: Vec::new(),
    /// #     places: Vec::new(), sources: Vec::new(),
    /// };
    /// assert_eq!(warning.impact().map(|event| event.t_s.nominal), Some(600.0));
    /// ```
    #[must_use]
    pub fn impact(&self) -> Option<&WarningEvent> {
        self.timeline.iter().find(|event| event.end == Some(FlightEnd::Impact))
    }
}

/// Something on a timeline.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WarningEvent {
    /// What happens.
    pub event: String,
    /// flight, infrared, radar or alert.
    pub kind: WarningKind,
    /// Of the flight's own: which end of it.
    #[serde(skip)]
    pub end: Option<FlightEnd>,
    /// When, from launch.
    pub t_s: BandReport,
    /// The source, of what somebody published.
    pub source: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// The radar that it is in view of.
    pub radar: Option<Watcher>,
}

/// A radar that has a flight in view.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Watcher {
    /// The element.
    pub element: String,
    /// Its name.
    pub name: String,
    /// Latitude of the radar.
    pub lat_deg: f64,
    /// Longitude of the radar.
    pub lon_deg: f64,
    /// The height of its antenna above the sea.
    pub antenna_m: f64,
    /// The first and the last moment in view in the middle of every spread, from launch; absent where it is not in view there.
    pub in_view_s: Option<[f64; 2]>,
}

/// What a flight and the warning of it mean for a place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PlaceWarning {
    /// The place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// How near the ground track comes.
    pub nearest_km: BandReport,
    /// When, from launch.
    pub nearest_s: BandReport,
    /// How high it passes, where it comes within a hundred kilometres.
    pub overflight_altitude_km: Option<BandReport>,
    /// When the public there was told, from launch, where a recorded message covered it.
    pub alerted_s: Option<f64>,
    /// From that message to the nearest moment.
    pub warning_s: Option<BandReport>,
    /// From the first sensor that has the flight to the nearest moment.
    pub known_before_s: Option<BandReport>,
}
