//! What is asked, as one type: each question with the fields that it has, and no others.
//!
//! A field is read in one way, from the words of a command line, an address, a keyword or a file ([`crate::typed`]). The one-way
//! rule stands in the types: a question of `sight`, `warn` or `defend` has no field for a trajectory, a launch point, an azimuth
//! or a loft.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tpt_catalogue::Variable;

use crate::typed::{
    ApogeeKm, CrossSectionM2, Day, DayOrLonger, DirectionDeg, FlightTimeS, HeightKm, KeyValue, KindWord, LatLon,
    Move, RangeKm, Said, StepDeg, listed, repeated,
};

/// A question, with what it needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Question {
    /// The paper for the eve of talks.
    Brief(BriefQuestion),
    /// What was flown, if a report is true.
    Reconstruct(ReconstructQuestion),
    /// What a radar sees.
    Sight(SightQuestion),
    /// Who could know of a launch when.
    Warn(WarnQuestion),
    /// What a battery reaches of a class of missiles.
    Defend(DefendQuestion),
    /// How far coastal missiles are said to reach.
    Ring(RingQuestion),
    /// A claim card.
    Check(CheckQuestion),
    /// Published results computed again.
    Reproduce(ReproduceQuestion),
    /// What a limit on a radar keeps and what it spares.
    Tradeoff(TradeoffQuestion),
    /// Where a number comes from.
    Why(TraceQuestion),
    /// A ready citation.
    Cite(TraceQuestion),
    /// The records of a kind.
    CatalogueList(ListQuestion),
    /// One record with its sources.
    CatalogueShow(TraceQuestion),
}

/// What `brief` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct BriefQuestion {
    /// The day of the talks; what was known at its end is in, what was said at the talks is not.
    #[cfg_attr(feature = "clap", arg(value_name = "DATE", allow_negative_numbers = true))]
    pub date: Day,
}

/// What `warn` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct WarnQuestion {
    /// The launch: an id of `twoplustwo catalogue list launches`.
    #[cfg_attr(feature = "clap", arg(value_name = "LAUNCH_ID"))]
    pub launch: String,
    /// A place; may be repeated. Without it: the capitals of northern Japan's prefectures, Seoul, Busan, Guam, Honolulu.
    #[cfg_attr(feature = "clap", arg(long = "place", value_name = "NAME"))]
    #[serde(rename = "place", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
}

/// What `ring` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct RingQuestion {
    /// The battery: an id of `twoplustwo catalogue list elements`.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
}

/// What `check` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct CheckQuestion {
    /// The claim: an id of `twoplustwo catalogue list claims`.
    #[cfg_attr(feature = "clap", arg(value_name = "CLAIM_ID"))]
    pub claim: String,
    /// Two assumption sets: what each figure in which they differ explains of the gap between them.
    #[cfg_attr(feature = "clap", arg(long, num_args = 2, value_names = ["SET_A", "SET_B"]))]
    #[serde(default, deserialize_with = "listed", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "String")]
    pub between: Vec<String>,
}

/// What `reproduce` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ReproduceQuestion {
    /// One of them, by its id; all where there is none.
    #[cfg_attr(feature = "clap", arg(value_name = "CASE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

/// What `tradeoff` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct TradeoffQuestion {
    /// The radar: an id of `twoplustwo catalogue list elements`; of a battery, its radar is taken.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
    /// What is varied.
    #[cfg_attr(feature = "clap", arg(value_name = "VARIABLE"))]
    pub variable: VariableWord,
}

/// What `catalogue list` is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
pub struct ListQuestion {
    /// The kind of record.
    pub kind: KindWord,
    /// Which of them.
    #[cfg_attr(feature = "clap", command(flatten))]
    #[serde(flatten)]
    pub filter: FilterFields,
}

/// A variable of `tradeoff`, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
#[serde(rename_all = "kebab-case")]
pub enum VariableWord {
    /// Where the middle of the sector points.
    Heading,
    /// The mode in which the radar is used.
    Mode,
    /// Where it stands.
    Site,
}

impl From<VariableWord> for Variable {
    fn from(word: VariableWord) -> Self {
        match word {
            VariableWord::Heading => Self::Heading,
            VariableWord::Mode => Self::Mode,
            VariableWord::Site => Self::Site,
        }
    }
}

/// The heights of a view where none are asked for.
fn usual_heights() -> Vec<HeightKm> {
    [100.0, 200.0, 300.0, 500.0].map(HeightKm).to_vec()
}

/// A catalogued launch, or the figures of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct ReconstructQuestion {
    /// The launch: an id of `twoplustwo catalogue list launches`.
    #[cfg_attr(feature = "clap", arg(value_name = "LAUNCH_ID", required_unless_present = "range_km",
          conflicts_with_all = ["range_km", "apogee_km", "flight_time_s", "launch", "azimuth_deg", "source"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch_id: Option<String>,
    /// Distance over the ground; as many digits as are meant.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM", allow_negative_numbers = true,
          requires_all = ["apogee_km", "missile", "launch", "azimuth_deg", "source"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range_km: Option<RangeKm>,
    /// Greatest height.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM", allow_negative_numbers = true, requires = "range_km"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apogee_km: Option<ApogeeKm>,
    /// Flight time, compared with the computed one.
    #[cfg_attr(feature = "clap", arg(long, value_name = "S", allow_negative_numbers = true, requires = "range_km"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flight_time_s: Option<FlightTimeS>,
    /// The missile: an id of `twoplustwo catalogue list missiles`; with LAUNCH_ID, instead of the launch's own.
    #[cfg_attr(feature = "clap", arg(long, value_name = "MISSILE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missile: Option<String>,
    /// Where it was launched, in degrees north and east.
    #[cfg_attr(feature = "clap", arg(long, value_name = "LAT,LON", allow_hyphen_values = true, requires = "range_km"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<LatLon>,
    /// The direction of the impact from the launch, from north, clockwise.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true, requires = "range_km"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub azimuth_deg: Option<DirectionDeg>,
    /// Who says so, and where.
    #[cfg_attr(feature = "clap", arg(long, value_name = "TEXT", requires = "range_km"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Said>,
    /// Add the path: height over ground distance, and the ground track.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub track: bool,
}

/// What `sight` looks with, and at what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct SightQuestion {
    /// The radar: an id of `twoplustwo catalogue list elements`; of a battery, its radar is taken.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT", required_unless_present = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// Heights above the ground, in kilometres.
    #[cfg_attr(feature = "clap", arg(long, value_name = "KM,KM", value_delimiter = ',', default_value = "100,200,300,500",
          allow_negative_numbers = true))]
    #[serde(default = "usual_heights", deserialize_with = "listed")]
    #[schemars(with = "String", regex(pattern = r"^-?\d+(\.\d+)?(,-?\d+(\.\d+)?)*$"))]
    pub altitude_km: Vec<HeightKm>,
    /// Add to the JSON document the lowest height in view over a grid of this step, 20° north and south and 30° east and west.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true, conflicts_with_all = ["launch", "arc", "matrix"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid_deg: Option<StepDeg>,
    /// A launch of the catalogue, as the figures in force have it.
    #[cfg_attr(feature = "clap", arg(long, value_name = "LAUNCH_ID", conflicts_with_all = ["arc", "matrix"]))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub launch: Option<String>,
    /// A notional arc: china-north-america, west-russia-north-america, baikal-north-america, okhotsk-north-america.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ARC_ID", conflicts_with = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arc: Option<String>,
    /// Every radar of the scenario against every launch and every notional arc.
    #[cfg_attr(feature = "clap", arg(long, conflicts_with = "element"))]
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub matrix: bool,
    /// Turn the radar: the middle of its sector, from north, clockwise.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DEG", allow_negative_numbers = true, conflicts_with = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading_deg: Option<DirectionDeg>,
    /// Set the radar to another of its modes.
    #[cfg_attr(feature = "clap", arg(long, value_name = "MODE", conflicts_with = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// Draw views for a target of this cross-section instead of the one that the claimed range holds for.
    #[cfg_attr(feature = "clap", arg(long, value_name = "M2", allow_negative_numbers = true, conflicts_with = "matrix"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rcs_m2: Option<CrossSectionM2>,
    /// Put an element somewhere else: a place of the catalogue, or degrees north and east.
    #[cfg_attr(feature = "clap", arg(long = "move", value_name = "ELEMENT=SITE|LAT,LON", allow_hyphen_values = true))]
    #[serde(rename = "move", skip_serializing_if = "Option::is_none")]
    pub moved: Option<Move>,
    /// Take an element away, one at a time: what the others add to each other without it.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ELEMENT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<String>,
}

/// Arguments of `defend`: ids alone; no trajectory, launch point or height can be given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct DefendQuestion {
    /// The battery: an id of `twoplustwo catalogue list elements`.
    #[cfg_attr(feature = "clap", arg(value_name = "ELEMENT"))]
    pub element: String,
    /// Classes of missiles, separated by commas. Without it: every class whose trajectory was public.
    #[cfg_attr(feature = "clap", arg(long, value_name = "CLASS", value_delimiter = ','))]
    #[serde(default, deserialize_with = "listed", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "String")]
    pub against: Vec<String>,
    /// A place; may be repeated.
    #[cfg_attr(feature = "clap", arg(long = "place", value_name = "NAME"))]
    #[serde(rename = "place", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// A place whose engagement clock is wanted; may be repeated.
    #[cfg_attr(feature = "clap", arg(long, value_name = "NAME"))]
    #[serde(default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
    /// Another element of the scenario whose radar tells the battery of the target, if it sees it earlier than the battery's own.
    /// The numbers then hold for that deployment, and their ids cannot be traced.
    #[cfg_attr(feature = "clap", arg(long, value_name = "ELEMENT"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
}

/// What `why` and `cite` trace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct TraceQuestion {
    /// A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number.
    #[cfg_attr(feature = "clap", arg(value_name = "ID"))]
    pub id: String,
    /// The kind of record, where two kinds share an id.
    #[cfg_attr(feature = "clap", arg(long))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindWord>,
}

/// Which records of a list are wanted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "clap", derive(clap::Args))]
#[serde(deny_unknown_fields)]
pub struct FilterFields {
    /// Only records of this day, month or year, or later.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DATE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<DayOrLonger>,
    /// Only records of this day, month or year, or earlier.
    #[cfg_attr(feature = "clap", arg(long, value_name = "DATE"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<DayOrLonger>,
    /// Only records with these words in one of their texts.
    #[cfg_attr(feature = "clap", arg(long, value_name = "WORDS"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
    /// Only records in which some key has this value, or any where it is `*`; `access` and `grade` are those of the sources.
    /// May be repeated.
    #[cfg_attr(feature = "clap", arg(long = "where", value_name = "KEY=VALUE"))]
    #[serde(rename = "where", default, deserialize_with = "repeated", skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<KeyValue>,
}
