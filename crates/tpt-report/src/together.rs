//! All flights of one missile weighed together: `reconstruct --all-reports`.

use schemars::JsonSchema;
use serde::Serialize;

use tpt_catalogue::Reporter;

use crate::{BandReport, Coded, FigureReport, Header, LimitedBand, SourceReport, VehicleReport};

/// All flights of a missile together: which of its drawn vehicles the reports make likely.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AllReports {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// The missile.
    pub missile: String,
    /// Its name.
    pub name: String,
    /// The template that stands for it, where nobody published its stages.
    pub template: Option<String>,
    /// The vehicle before any report.
    pub before: VehicleBands,
    /// The same, weighed by one report of each launch: the one that is believed.
    pub after: Weighed,
    /// Those reports, by date.
    pub launches: Vec<WeighedLaunch>,
    /// The launch whose report says most, where any says anything.
    pub says_most: Option<String>,
    /// Each speaker's reports alone; those of two speakers are never joined.
    pub speakers: Vec<SpeakerWeighed>,
    /// The missile as it was flown.
    pub vehicles: Vec<VehicleReport>,
    /// The sources, numbered.
    pub sources: Vec<SourceReport>,
}

/// What a vehicle can do, as far as it is known.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VehicleBands {
    /// All burns together, the pauses between stages left out.
    pub burn_time_s: BandReport,
    /// By payload, how far it carries that.
    pub payloads: Vec<PayloadRange>,
}

/// How far a vehicle carries a payload at its best.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PayloadRange {
    /// The payload.
    pub payload_kg: f64,
    /// The share of the vehicles that carry so much.
    pub able_share: f64,
    /// The standard range of those.
    #[schemars(with = "LimitedBand<'_>")]
    pub standard_range_km: BandReport,
    /// The speed at burnout on the least-energy arc of those that have one.
    pub burnout_speed_m_s: Option<BandReport>,
}

/// The vehicle weighed by some reports.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Weighed {
    /// How many equal draws say as much as the weighted ones.
    pub effective_draws: f64,
    /// What it can do; nothing where too few draws are left.
    pub vehicle: Option<VehicleBands>,
    /// Why nothing is given.
    pub refused: Option<String>,
}

/// The report of one launch beside those of the others.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WeighedLaunch {
    /// The launch.
    pub launch: String,
    /// Its name.
    pub name: String,
    /// The report that is believed.
    pub report: String,
    /// Who reported.
    pub reported_by: Coded<Reporter>,
    /// Distance over the ground.
    pub range: Option<FigureReport>,
    /// Greatest height.
    pub apogee: Option<FigureReport>,
    /// From launch to impact; nothing where the report gives none.
    pub flight_time: Option<FigureReport>,
    /// The share of the vehicles that can fly so, as the other launches weigh them.
    pub able_share: f64,
    /// The flight time that the other launches predict, the model's own error left out.
    pub predicted_flight_time_s: Option<BandReport>,
    /// Of true reports the share that miss the prediction by so much or more.
    pub miss_share: Option<f64>,
    /// What the report says of the vehicle beyond the others, in bits: one where it rules out half of the draws.
    pub says_bits: Option<f64>,
    /// Whether it contradicts the others.
    pub contradicts: bool,
}

/// One speaker's reports alone.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SpeakerWeighed {
    /// Who reported.
    pub reported_by: Coded<Reporter>,
    /// The reports, a launch each.
    pub reports: Vec<String>,
    /// The vehicle, weighed by them.
    #[serde(flatten)]
    pub weighed: Weighed,
}
