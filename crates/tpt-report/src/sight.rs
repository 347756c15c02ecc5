//! What a radar sees: views by height, passes of flights and of notional arcs.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_earth::Unit;

use tpt_catalogue::{Access, Basis, Status};

use crate::{BandReport, Header, MaybeInWords, SourceReport, TrackPoint};

/// What differs from the deployment as declared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct SightSettings {
    /// Another heading.
    pub heading_deg: Option<f64>,
    /// Another mode.
    pub mode: Option<String>,
    /// The cross-section that the reach is for.
    pub rcs_m2: Option<f64>,
    /// An element somewhere else: `ELEMENT to PLACE`.
    pub moved: Option<String>,
    /// An element that is not there.
    pub without: Option<String>,
    /// Whether any of it makes the deployment a hypothetical one.
    pub hypothetical: bool,
}

/// Where a number comes from that a radar is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ValueBasis {
    /// A source says it.
    Published,
    /// No source that publishes says it.
    Unsourced,
    /// It follows from others.
    Derived,
    /// This project assumes it.
    Assumed,
    /// Whoever asks typed it.
    Typed,
}

impl From<Basis> for ValueBasis {
    fn from(basis: Basis) -> Self {
        match basis {
            Basis::Published => Self::Published,
            Basis::Unsourced => Self::Unsourced,
            Basis::Derived => Self::Derived,
            Basis::Assumed => Self::Assumed,
        }
    }
}

/// Whether the ground hides anything from a radar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum Terrain {
    /// Its horizon is that of the ground around it.
    #[serde(rename = "applied")]
    Applied,
    /// Its horizon is the sea's.
    #[serde(rename = "not applied")]
    NotApplied,
}

/// What a radar looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum TargetKind {
    /// A reported flight.
    #[serde(rename = "launch")]
    Launch,
    /// A notional path between two regions.
    #[serde(rename = "notional arc")]
    NotionalArc,
}

/// A number that a radar is made of.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SensorValue {
    /// What it is.
    pub quantity: String,
    /// As published, with its unit.
    pub words: String,
    /// The whole id of the figure.
    pub figure: Option<String>,
    /// Under which condition it holds.
    pub condition: Option<String>,
    /// Who says so, where somebody does.
    pub said_by: Option<String>,
    /// published, derived, assumed, or typed at the command line.
    pub basis: ValueBasis,
    /// The source.
    pub source: Option<String>,
    /// read, cited by another or unverified.
    pub access: MaybeInWords<Access>,
    /// Whether it is assumed or not verified.
    pub weak: bool,
    /// The cross-section that its source states for it.
    pub cross_section_m2: Option<f64>,
}

impl SensorValue {
    /// A number that was typed, or that stands for itself: an angle in radians, anything else in its unit.
    ///
    /// ```
    /// use tpt_earth::Unit;
    /// use tpt_report::{SensorValue, ValueBasis};
    ///
    /// let area = SensorValue::typed("cross-section", 0.1, Unit::SquareMetre);
    /// assert_eq!((area.words.as_str(), area.basis), ("0.1\u{202f}m2", ValueBasis::Typed));
    /// let sector = SensorValue::typed("sector", std::f64::consts::PI, Unit::Degree);
    /// assert_eq!(sector.words, "180\u{202f}deg");
    /// ```
    pub fn typed(quantity: &str, number: f64, unit: Unit) -> Self {
        let shown = if unit == Unit::Degree { number.to_degrees() } else { number };
        let shown = if (shown - number).abs() < f64::EPSILON { number } else { (shown * 1e6).round() / 1e6 };
        Self {
            quantity: quantity.to_owned(),
            words: format!("{}\u{202f}{}", tpt_catalogue::group_digits(shown), unit.symbol()),
            figure: None,
            condition: None,
            said_by: None,
            basis: ValueBasis::Typed,
            source: None,
            access: MaybeInWords(None),
            weak: false,
            cross_section_m2: None,
        }
    }
}

/// A radar as it was taken.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SensorReport {
    /// The element.
    pub element: String,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub lat_deg: f64,
    /// Where it stands.
    pub lon_deg: f64,
    /// The height of its antenna above the sea.
    pub antenna_m: f64,
    /// The mode.
    pub mode: Option<String>,
    /// Where it was moved to.
    pub moved_to: Option<String>,
    /// Whether it works at the as-of date; what is said of one that does not holds as planned.
    pub works: bool,
    /// Its status.
    pub status: MaybeInWords<Status>,
    /// "applied" or "not applied".
    pub terrain: Terrain,
    /// What it is made of.
    pub values: Vec<SensorValue>,
}

/// `sight ELEMENT`: what is in view, height by height.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sight {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The element.
    pub element: String,
    /// Its radar.
    pub sensor: SensorReport,
    /// What differs from the deployment as declared.
    pub settings: SightSettings,
    /// How far it reaches: the claimed range, or that for the cross-section asked for; absent where none is published.
    pub range_km: Option<BandReport>,
    /// How far it would reach by its power and antenna, where every number of them is on record: beside the claimed range, and
    /// not used for any view.
    pub by_power: Option<PowerRange>,
    /// What is in view at each height.
    pub views: Vec<View>,
    /// The lowest height in view over a grid of places; absent where none was asked for.
    pub lowest_visible: Option<LowestVisible>,
    /// What the radars have in view above a place; absent where none was asked about.
    pub above: Option<AbovePlace>,
    /// The other radars of the scenario, against which `adds` is taken: those that work and whose range is published.
    pub others: Vec<String>,
    /// Those that are left out of it: not working, or without a published range.
    pub not_counted: Vec<String>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// The lowest height at which the radar sees anything over each place of a grid, in the middle of every spread. Its range and the
/// upper limit of elevation are left out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LowestVisible {
    /// The latitudes of the rows.
    pub lat_deg: Vec<f64>,
    /// The longitudes of the columns; they may go beyond 180.
    pub lon_deg: Vec<f64>,
    /// Row by row; null outside the sector, and where nothing is in view however high.
    pub altitude_km: Vec<Vec<Option<f64>>>,
}

/// What each radar has in view above a place.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AbovePlace {
    /// The place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Where it lies.
    pub lat_deg: f64,
    /// Where it lies.
    pub lon_deg: f64,
    /// The radar that was asked about, then the others of the scenario in their own order.
    pub radars: Vec<RadarAbove>,
}

/// The heights above a place that a radar has in view, in the middle of every spread.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RadarAbove {
    /// The radar.
    pub element: String,
    /// Its name.
    pub name: String,
    /// Whether it works at the as-of date; of one that does not, all holds as planned.
    pub works: bool,
    /// Its status.
    pub status: MaybeInWords<Status>,
    /// The published range that is believed; absent where none is: then the heights are those of geometry alone.
    pub range: Option<SensorValue>,
    /// How far the place is over the ground.
    pub distance_km: f64,
    /// The lowest height in view; absent where nothing is.
    pub from_km: Option<f64>,
    /// The greatest height in view; absent where there is no upper end.
    pub to_km: Option<f64>,
    /// The share of the draws in which something above the place is in view.
    pub seen_share: f64,
    /// What hides all that is above the place.
    pub hidden_by: Option<String>,
}

/// What is in view at a height.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct View {
    /// The height above the ground's sphere.
    pub altitude_km: f64,
    /// The area in view.
    pub area_km2: BandReport,
    /// The farthest ground distance in view.
    pub farthest_km: BandReport,
    /// How much of it lies over each country, in the middle of every spread.
    pub by_country: Vec<CountryArea>,
    /// The view in the middle of every spread, as a GeoJSON geometry; null where nothing is in view.
    pub geometry: serde_json::Value,
    /// What no other radar that counts has in view at this height.
    pub adds: Adds,
}

/// An area over a country.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CountryArea {
    /// The country, by the map's name.
    pub name: String,
    /// The area.
    pub area_km2: f64,
    /// Its share of the whole country as the map has it.
    pub share: f64,
}

/// What an element adds to the others.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Adds {
    /// The area that only it has in view.
    pub area_km2: f64,
    /// The same over each country.
    pub by_country: Vec<CountryArea>,
}

/// `sight ELEMENT --launch ID` or `--arc ID`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SightTarget {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The radar.
    pub sensor: SensorReport,
    /// What differs from the deployment as declared.
    pub settings: SightSettings,
    /// What it has of the target.
    #[serde(flatten)]
    pub cell: SightCell,
    /// The path of the target, from launch to impact in equal steps of time; of a notional arc, between the middles of its regions.
    pub track: Vec<TrackPoint>,
    /// What of it the radar looks at, and how it is assumed to search.
    pub looking: Vec<SensorValue>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// What a radar has of a target.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SightCell {
    /// The element.
    pub element: String,
    /// The launch or the notional arc.
    pub target: String,
    /// Its name.
    pub target_name: String,
    /// "launch" or "notional arc".
    pub kind: TargetKind,
    /// Whose figures a launch is flown on.
    pub reported_by: Option<String>,
    /// Whether it is in view in half of the draws or more, range included.
    pub in_view: bool,
    /// In how many of the draws it is.
    pub in_view_share: f64,
    /// The same with no limit of range: what geometry alone allows.
    pub geometric_share: f64,
    /// What hides it in the middle of every spread, where it is not in view.
    pub hidden_by: Option<String>,
    /// The first moment in view, from launch; bands are over the draws that have it in view.
    pub first_s: Option<BandReport>,
    /// The last.
    pub last_s: Option<BandReport>,
    /// The shortest slant range.
    pub min_slant_km: Option<BandReport>,
    /// The greatest elevation.
    pub max_elevation_deg: Option<BandReport>,
    /// How long it is in reach, by cross-section.
    pub seconds_above_threshold: Vec<SecondsByCrossSection>,
    /// How long each part of it is in reach, in the part of the flight in which it is there, over its cross-section.
    pub seconds_by_part: Vec<SecondsByPart>,
    /// When a search has noticed it with a probability of 0.9; how the radar searches is assumed.
    pub noticed_s: Option<BandReport>,
    /// When the radar then holds it firmly.
    pub firm_track_s: Option<BandReport>,
    /// How long it is in view of this radar and of no other that works and whose range is published, in the middle of every spread.
    pub adds_s: f64,
    /// By how much it is first in view before every other, in the middle of every spread; absent where another is earlier.
    pub earlier_by_s: Option<f64>,
}

/// How far a radar reaches by its power and antenna.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PowerRange {
    /// The range, for the cross-section that the claimed range holds for.
    pub range_km: BandReport,
    /// The figures of its power, antenna, noise and losses.
    pub values: Vec<SensorValue>,
}

/// How long a part of a target is in reach.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SecondsByPart {
    /// The part, and how it lies.
    pub part: String,
    /// Its cross-section, as published.
    pub cross_section: String,
    /// The figure of the catalogue.
    pub figure: Option<String>,
    /// Whether that figure is assumed, or nobody could check it.
    pub weak: bool,
    /// The time.
    pub s: BandReport,
}

/// How long a target of a cross-section is in reach.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SecondsByCrossSection {
    /// The cross-section.
    pub rcs_m2: f64,
    /// The time.
    pub s: BandReport,
}

/// `sight --matrix`: every radar of the scenario against every launch and every notional arc.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SightMatrix {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// What differs from the deployment as declared.
    pub settings: SightSettings,
    /// The radars.
    pub elements: Vec<SensorReport>,
    /// The launches and notional arcs.
    pub targets: Vec<TargetReport>,
    /// What of a target they look at, and how they are assumed to search.
    pub looking: Vec<SensorValue>,
    /// The cells, radar by radar.
    pub cells: Vec<SightCell>,
    /// Launches that no report of can be flown, and why.
    pub not_flown: Vec<String>,
    /// The sources.
    pub sources: Vec<SourceReport>,
}

/// What a matrix looks at.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TargetReport {
    /// The id of the launch or the notional arc.
    pub target: String,
    /// Its name.
    pub name: String,
    /// "launch" or "notional arc".
    pub kind: TargetKind,
    /// Its path, from launch to impact in equal steps of time; of a notional arc, between the middles of its regions.
    pub track: Vec<TrackPoint>,
}

/// What the paper says of sight.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SightSection {
    /// The radar of the focus on the figures of each side that the scenario sets beside each other.
    pub sides: Vec<Sight>,
    /// The same radar on each side's figures: from which height it sees what is above the scenario's places.
    pub above: Vec<SideAbove>,
    /// The capitals of which no figure of their own for that radar is on record.
    pub silent: Vec<String>,
    /// Every radar on the figures in force.
    pub elements: Vec<Sight>,
    /// Every radar against the notional arcs and the launches of the fortnight.
    pub matrix: SightMatrix,
    /// A radar put somewhere else, against the same: labelled hypothetical wherever it is shown.
    pub hypothetical: Option<HypotheticalSight>,
}

/// What a radar would see from somewhere else.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HypotheticalSight {
    /// The radar.
    pub element: String,
    /// Its name.
    pub name: String,
    /// The place it is put at.
    pub to: String,
    /// Why this is asked.
    pub reason: String,
    /// What it would have of each target from there, what it then adds to the others included.
    pub there: Vec<SightCell>,
    /// What it has of each from where it stands.
    pub here: Vec<SightCell>,
}

/// From which height a radar sees what is above some places, on one side's figures.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SideAbove {
    /// The assumption set.
    pub figures: String,
    /// The places, in the order of the scenario.
    pub places: Vec<SeenAbove>,
}

/// What a radar sees above a place, in the middle of every spread.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SeenAbove {
    /// The place.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Whether something above it is in view, or why nothing is.
    pub seen: SeenFrom,
    /// From this height on; null where nothing is in view.
    pub from_km: Option<f64>,
    /// By how much the place lies outside the radar's sector; null where it lies inside.
    pub outside_by_deg: Option<f64>,
}

/// Whether a radar has something above a place in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeenFrom {
    /// From a height on.
    Height,
    /// At no height: what stands above the horizon there is beyond the radar's range.
    TooFar,
    /// At no height: the place lies outside the radar's sector.
    OutsideSector,
    /// At no height: the ground or the radar's own elevations hide it.
    Hidden,
}
