//! What the program needs of the catalogue, as roles and labels that records declare: code names a role, never a record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Catalogue, Dimension, Entry, Figure, FigureRef, Value};

macro_rules! figure_roles {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $dimension:ident;)+) => {
        /// What the program needs a figure for. One figure of the systems has each role.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum FigureRole {
            $($(#[$doc])* #[serde(rename = $word)] $name,)+
        }

        impl FigureRole {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The word that a file uses.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What a figure of this role measures.
            #[must_use]
            pub const fn dimension(self) -> Dimension {
                match self { $(Self::$name => Dimension::$dimension,)+ }
            }
        }
    };
}

figure_roles! {
    /// The time between two looks of a radar at one place of its sector.
    SearchPeriod = "search-period", Time;
    /// The chance that one look takes noise for a target.
    FalseAlarm = "false-alarm", Ratio;
    /// The signal over the noise of one look at the published range.
    SearchSignal = "search-signal", Ratio;
    /// The looks after the first detection until a track counts as firm.
    FirmTrackLooks = "firm-track-looks", Count;
    /// The cross-section of a missile with its engine burning.
    BurningMissile = "cross-section-of-burning-missile", Area;
    /// The cross-section of a spent stage that tumbles.
    TumblingStage = "cross-section-of-tumbling-stage", Area;
    /// The cross-section of a spent stage, broadside.
    BroadsideStage = "cross-section-of-broadside-stage", Area;
    /// The cross-section of a warhead with its nose towards the radar; also that of a claimed range whose source gives none.
    Warhead = "cross-section-of-warhead", Area;
    /// The cross-section of a warhead at waves as long as itself.
    WarheadAtLongWaves = "cross-section-of-warhead-at-long-waves", Area;
    /// The time from a firm track to the first launch.
    TimeToDecide = "time-to-decide", Time;
    /// The time from an intercept point to the next launch.
    TimeToAssess = "time-to-assess", Time;
    /// The time between two launches of one battery.
    TimeBetweenLaunches = "time-between-launches", Time;
    /// The height above which satellites see a rocket's heat.
    InfraredCloudTop = "infrared-cloud-top", Length;
    /// The time between two looks of a satellite.
    InfraredRevisit = "infrared-revisit", Time;
    /// The time from detection by a satellite to the word at its users.
    InfraredDelay = "infrared-delay", Time;
    /// The refractivity of the air at the ground below 22° of latitude, from winter to summer.
    GroundRefractivityLow = "ground-refractivity-of-low-latitudes", Ratio;
    /// How much less it is 1 km up.
    RefractivityFallLow = "refractivity-fall-of-low-latitudes", Ratio;
    /// The refractivity of the air at the ground from 22 to 45° of latitude, from winter to summer.
    GroundRefractivityMid = "ground-refractivity-of-mid-latitudes", Ratio;
    /// How much less it is 1 km up.
    RefractivityFallMid = "refractivity-fall-of-mid-latitudes", Ratio;
    /// The refractivity of the air at the ground from 45° of latitude on, from winter to summer.
    GroundRefractivityHigh = "ground-refractivity-of-high-latitudes", Ratio;
    /// How much less it is 1 km up.
    RefractivityFallHigh = "refractivity-fall-of-high-latitudes", Ratio;
}

/// What a capital's question asks for, where this program computes an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionRole {
    /// What the battery in focus defends.
    Defends,
    /// How much of a country the radar in focus has in view: that of the scenario's claim card.
    SeesCountry,
    /// Which radars have the capital's own state in view.
    SeenByRadars,
    /// What a hypothetical radar would have in view.
    Hypothetical,
    /// Who is warned of a launch, and when.
    Warning,
    /// What a limit on the radar keeps and spares.
    Limit,
    /// Which places a coastal battery reaches.
    Ring,
    /// Whether the reach of missiles has grown.
    ReachGrown,
}

/// The name of a place or an element on a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MapLabel {
    /// The map.
    pub map: MapName,
    /// On which side of the mark it stands.
    #[serde(default)]
    pub side: LabelSide,
    /// The words, where the record's own name is too long.
    pub name: Option<String>,
    /// How far south of the mark it stands, in degrees.
    pub south_deg: Option<Value>,
}

/// A map that names places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MapName {
    /// The brief's map of the Pacific.
    Pacific,
    /// The brief's map of Korea and Japan.
    Region,
    /// The brief's map of the four island groups.
    Islands,
    /// The globe of the page.
    Globe,
}

/// The side of a mark on which its label stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LabelSide {
    /// To the right of it.
    #[default]
    Right,
    /// To the left of it.
    Left,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

impl Entry {
    /// The figures of it that have a role.
    pub fn in_roles(&self) -> impl Iterator<Item = (FigureRole, &Figure)> {
        self.figures.iter().filter_map(|figure| Some((figure.role?, figure)))
    }
}

impl Catalogue {
    /// The figure of a role; `None` if it was not known at the date that this catalogue is cut to.
    #[must_use]
    pub fn in_role(&self, role: FigureRole) -> Option<FigureRef<'_>> {
        let figures = self.systems.values().flat_map(|entry| {
            entry.in_roles().map(move |(own, figure)| (own, FigureRef { record: &entry.id, figure }))
        });
        figures.into_iter().find_map(|(own, figure)| (own == role).then_some(figure))
    }
}
