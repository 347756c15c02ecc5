//! The fields of a question that a refusal may be about.

/// A field of a question. A library names it so; a shell spells it as its users typed it.
///
/// ```
/// use tpt_scenario::QuestionField;
///
/// assert_eq!(QuestionField::Mode.name(), "mode");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuestionField {
    /// All reports of a missile together.
    AllReports,
    /// The greatest height of a flight.
    ApogeeKm,
    /// A notional arc.
    Arc,
    /// The day.
    AsOf,
    /// The direction of the impact from the launch.
    AzimuthDeg,
    /// Two assumption sets.
    Between,
    /// Another element that tells the battery.
    Cue,
    /// An element of the scenario.
    Element,
    /// A figure that is believed instead of the set's.
    Figure,
    /// The time from launch to impact.
    FlightTimeS,
    /// Only what figures bound.
    BoundsAlone,
    /// The step of a grid.
    GridDeg,
    /// A launch, or where it was.
    Launch,
    /// A launch of the catalogue.
    LaunchId,
    /// A skyline around the radar.
    Mask,
    /// Every radar.
    Matrix,
    /// A missile.
    Missile,
    /// The mode of a radar.
    Mode,
    /// An element that is put somewhere else.
    Move,
    /// A place.
    Place,
    /// The distance of a flight over the ground.
    RangeKm,
    /// Who says something.
    Source,
    /// The path of a flight.
    Track,
    /// An element that is taken away.
    Without,
}

impl QuestionField {
    /// Its name, as an address and a keyword have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AllReports => "all_reports",
            Self::ApogeeKm => "apogee_km",
            Self::Arc => "arc",
            Self::AsOf => "asof",
            Self::AzimuthDeg => "azimuth_deg",
            Self::Between => "between",
            Self::BoundsAlone => "bounds_alone",
            Self::Cue => "cue",
            Self::Element => "element",
            Self::Figure => "figure",
            Self::FlightTimeS => "flight_time_s",
            Self::GridDeg => "grid_deg",
            Self::Launch => "launch",
            Self::LaunchId => "launch_id",
            Self::Mask => "mask",
            Self::Matrix => "matrix",
            Self::Missile => "missile",
            Self::Mode => "mode",
            Self::Move => "move",
            Self::Place => "place",
            Self::RangeKm => "range_km",
            Self::Source => "source",
            Self::Track => "track",
            Self::Without => "without",
        }
    }
}

/// How a shell spells a field.
pub type Spelling<'s> = &'s dyn Fn(QuestionField) -> String;

/// A field by its plain name.
#[must_use]
pub fn plainly(field: QuestionField) -> String {
    field.name().to_owned()
}
