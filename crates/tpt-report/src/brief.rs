//! The brief as a document: `brief.json`.

use crate::Sentence;
use schemars::JsonSchema;
use serde::Serialize;
use tpt_catalogue::{
    Access, AgendaTreatment, AnswerState, ArticleTreatment, ClaimKind, Computable, DateBasis, ElementKind,
    ElementRole, EncounterFormat, EventKind, MapLabel, MeetingState, OutcomeBasis, PlaceKind, QuestionRole,
    Reporter, Standing, Status,
};
use tpt_earth::{Length, Position, Time};

use crate::degrees;

use crate::{
    BandReport, ClaimCard, Coded, Defend, FigureReport, Header, InWords, LimitedBand, MaybeInWords,
    PlaceVerdict, ReportReconstruction, Ring, SightSection, SinceSection, SourceReport, TradeoffSection,
    VehicleReport, Warning,
};

/// The paper on the eve of talks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Brief {
    /// What the document says of itself.
    #[serde(flatten)]
    pub header: Header,
    /// Its title.
    pub title: String,
    /// The question it answers.
    pub question: String,
    /// Five to seven sentences, each with a number, the most consequential first.
    pub findings: Vec<Finding>,
    /// The office-holders who meet.
    pub people: Vec<PersonReport>,
    /// The series of meetings, as far as known.
    pub meetings: Vec<MeetingReport>,
    /// What is on the table.
    pub agenda: Vec<AgendaRow>,
    /// The first day of the fourteen months that are shown.
    pub launches_from: String,
    /// The first day of the fortnight.
    pub fortnight_from: String,
    /// The launches of the fourteen months, by date.
    pub launches: Vec<LaunchReport>,
    /// Lines of equal launch speed, to read the launches against.
    pub contours: Vec<Contour>,
    /// The missiles as they were flown in the reconstructions.
    pub vehicles: Vec<VehicleReport>,
    /// The deployment.
    pub elements: Vec<ElementReport>,
    /// The published figures of the systems that the focus of the deployment consists of.
    pub systems: Vec<SystemReport>,
    /// The statements of the capitals, by date.
    pub claims: Vec<ClaimReport>,
    /// Claims of two sides that give different numbers.
    pub disputes: Vec<DisputeReport>,
    /// Distances that a claim turns on.
    pub distances: Vec<DistanceReport>,
    /// What the radars see; absent where none stands at a fixed site.
    pub sight: Option<SightSection>,
    /// What a limit on a radar would keep and spare; absent where the scenario asks for none, or it was not known yet.
    pub tradeoff: Option<TradeoffSection>,
    /// The claim that is tested; absent where it was not made yet.
    pub card: Option<ClaimCard>,
    /// The other claims that are tested, the weightiest of each capital first.
    pub cards: Vec<ClaimCard>,
    /// What is said of each coastal battery's reach, beside what it sees by itself.
    pub rings: Vec<Ring>,
    /// Who could know of each launch of the fortnight when.
    pub warnings: Vec<Warning>,
    /// What the scenario's battery reaches, where it was known.
    pub reach: Option<Defend>,
    /// Nuclear tests and military activity, as dated context.
    pub events: Vec<EventReport>,
    /// What became known since the date that the scenario looks back to; absent where it names none, or a later one.
    pub since: Option<SinceSection>,
    /// What a reader should know of the deployment as a whole.
    pub deployment_note: Option<String>,
    /// The capitals.
    pub viewpoints: Vec<ViewpointReport>,
    /// The places that the maps show.
    pub places: Vec<PlaceReport>,
    /// What is not computed yet, and what cannot be.
    pub not_computed: Vec<QuestionReport>,
    /// The rows of the source article and what became of them.
    pub article: Vec<ArticleReport>,
    /// The field's terms in plain words.
    pub terms: Vec<TermReport>,
    /// What was looked for and not found.
    pub known_gaps: Vec<GapReport>,
    /// The sources, numbered.
    pub sources: Vec<SourceReport>,
    /// How many of the cited figures and statements were read.
    pub read_counts: ReadCounts,
}

/// One sentence with its number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Its id, a link target.
    pub id: String,
    /// The sentence.
    pub sentence: Sentence,
    /// The computed number in it, where it is one with a band.
    #[schemars(with = "Option<LimitedBand<'_>>")]
    pub band: Option<BandReport>,
    /// Every computed number in it, in its order.
    pub numbers: Vec<NumberIn>,
    /// How the number came about, in words and an equation.
    pub method: String,
    /// The parts of the document it rests on.
    pub see: Vec<String>,
    /// The sources it rests on.
    pub sources: Vec<String>,
}

/// A computed number as it stands in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NumberIn {
    /// The words of the sentence that give it.
    pub words: String,
    /// The number's id.
    pub id: String,
}

impl NumberIn {
    /// The numbers of a sentence, in its order.
    pub fn all_of(sentence: &Sentence) -> Vec<Self> {
        let numbers = sentence.numbers();
        numbers.map(|(words, id)| Self { words: words.to_owned(), id: id.to_owned() }).collect()
    }
}

/// An office-holder.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PersonReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The office held at the as-of date.
    pub office: String,
    /// The state.
    pub of: String,
    /// The source.
    pub source: String,
}

/// A meeting.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MeetingReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The series.
    pub series: Option<String>,
    /// The date, where it was known.
    pub date: Option<String>,
    /// stated or inferred.
    pub date_basis: Coded<DateBasis>,
    /// planned, held or cancelled, on the eve.
    pub status: InWords<MeetingState>,
    /// The date as then known, in words.
    pub when: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who meets whom.
    pub encounters: Vec<EncounterReport>,
    /// The source of the status.
    pub source: String,
}

/// Who meets whom.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EncounterReport {
    /// Which round.
    pub format: InWords<EncounterFormat>,
    /// The ids of those who sit there.
    pub participants: Vec<String>,
    /// The source.
    pub source: String,
}

/// An item on the table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgendaRow {
    /// The item's short id.
    pub id: String,
    /// What it is.
    pub item: String,
    /// computed, recorded or not-modelled.
    pub treatment: Coded<AgendaTreatment>,
    /// What a reader should know.
    pub note: Option<String>,
    /// The source.
    pub source: String,
}

/// One launch event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LaunchReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The day in Korea and Japan.
    pub date: String,
    /// The civil time in Korea and Japan (UTC+9), as one report gives it.
    pub time_utc_plus_9: Option<String>,
    /// Whether it lies in the fortnight before the as-of date.
    pub in_fortnight: bool,
    /// The launch site.
    pub site: Option<PlaceReport>,
    /// Whether some body that judged it called it a failure, and none a success.
    pub failed: bool,
    /// What each body reported.
    pub reports: Vec<ReportRow>,
    /// The report whose arc is drawn under these figures.
    pub believed: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// What one body reported.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ReportRow {
    /// The report's id.
    pub id: String,
    /// The capital or kind of body.
    pub reported_by: InWords<Reporter>,
    /// The ministry, expert or database.
    pub body: Option<String>,
    /// The missile as reported.
    pub missile: Option<String>,
    /// How many.
    pub rounds: Option<f64>,
    /// success, partial, failure or unknown.
    pub outcome: Coded<tpt_catalogue::Outcome>,
    /// stated or inferred.
    pub outcome_basis: Coded<OutcomeBasis>,
    /// Distance over the ground.
    pub range: Option<FigureReport>,
    /// Greatest height.
    pub apogee: Option<FigureReport>,
    /// From launch to impact.
    pub flight_time: Option<FigureReport>,
    /// Direction of flight at launch.
    pub bearing: Option<FigureReport>,
    /// Where it came down.
    pub impact_region: Option<String>,
    /// When it was first said.
    pub said_on: Option<String>,
    /// "first publication unknown" where nobody knows.
    pub first_publication: Option<String>,
    /// The source.
    pub source: String,
    /// read, cited by another or unverified.
    pub access: InWords<Access>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What was flown if this body's range and apogee are true; absent where it gives no such pair.
    pub reconstruction: Option<ReportReconstruction>,
    /// The vacuum arc through them, only where no missile is on record that could be flown.
    pub vacuum_arc: Option<ArcReport>,
}

/// A flight as the drawings and files show it.
#[derive(Clone, Copy, Debug)]
pub struct Path<'r> {
    /// `launch/report`.
    pub of: &'r str,
    /// Who reported.
    pub reported_by: InWords<Reporter>,
    /// What it is: "reconstructed flight", "reconstructed flight, assumed vehicle" or "vacuum arc".
    pub label: &'static str,
    /// The computed flight time.
    pub flight_time_s: &'r BandReport,
    /// Height over ground distance.
    pub profile: &'r [ProfilePoint],
    /// The ground track.
    pub track: &'r [TrackPoint],
}

impl Path<'_> {
    /// How high the drawn flight rises, km.
    #[must_use]
    pub fn peak_km(&self) -> f64 {
        self.profile.iter().map(|point| point.height_km).fold(0.0, f64::max)
    }

    /// How far it comes over the ground, km.
    #[must_use]
    pub fn end_km(&self) -> f64 {
        self.profile.last().map_or(0.0, |point| point.ground_km)
    }
}

impl ReportRow {
    /// The flight to draw, if there is one.
    #[must_use]
    pub fn path(&self) -> Option<Path<'_>> {
        if let Some((one, flown)) =
            self.reconstruction.as_ref().and_then(|one| Some((one, one.flown.as_ref()?)))
        {
            return Some(Path {
                of: &one.of,
                reported_by: self.reported_by,
                label: if one.assumed_vehicle {
                    "reconstructed flight, assumed vehicle"
                } else {
                    "reconstructed flight"
                },
                flight_time_s: &flown.flight_time_s,
                profile: &one.profile,
                track: &one.track,
            });
        }
        let arc = self.vacuum_arc.as_ref()?;
        Some(Path {
            of: &arc.of,
            reported_by: self.reported_by,
            label: "vacuum arc",
            flight_time_s: &arc.flight_time_s,
            profile: &arc.profile,
            track: &arc.track,
        })
    }

    /// The verdict on the reported flight time, in words.
    #[must_use]
    pub fn verdict(&self) -> Option<String> {
        let flown = self.reconstruction.as_ref().and_then(|one| one.flown.as_ref());
        flown
            .map(|flown| flown.consistency.words())
            .or_else(|| Some(self.vacuum_arc.as_ref()?.verdict.verdict.words().to_owned()))
    }
}

/// The vacuum arc through one body's range and apogee: an oracle, not a reconstruction.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArcReport {
    /// `launch/report`.
    pub of: String,
    /// Who reported.
    pub reported_by: InWords<Reporter>,
    /// Flight time of the arc.
    pub flight_time_s: BandReport,
    /// Speed at the surface.
    pub launch_speed_m_s: BandReport,
    /// Longest range of an impulse of the same speed: understates what the missile can do by 3 to 30 %.
    pub same_speed_range_km: BandReport,
    /// What the arc alone says of the reported flight time.
    pub verdict: ArcVerdict,
    /// Height over ground distance, at equal steps.
    pub profile: Vec<ProfilePoint>,
    /// Where the arc runs over the ground, where launch site and bearing are reported.
    pub track: Vec<TrackPoint>,
    /// The report whose bearing the track uses.
    pub bearing_from: Option<String>,
}

/// What the vacuum arc alone says of a reported flight time.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArcVerdict {
    /// The verdict.
    pub verdict: VerdictWord,
    /// The reported flight time, as far as its rounding allows.
    pub reported_s: Option<BandReport>,
    /// How much longer the reported flight is than the arc; negative is impossible.
    pub excess_s: Option<BandReport>,
}

/// The verdict of the vacuum arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictWord {
    /// The reported time is shorter than the arc's at every end of both bands: it cannot be true.
    Impossible,
    /// The arc alone does not contradict the report.
    NotContradicted,
    /// No flight time was reported.
    NotEnoughReported,
}

impl VerdictWord {
    /// The words that a reader sees.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            VerdictWord::Impossible => "cannot be true",
            VerdictWord::NotContradicted => "not contradicted",
            VerdictWord::NotEnoughReported => "not enough reported",
        }
    }
}

/// A point of an arc's profile.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct ProfilePoint {
    /// Distance over the ground from the launch.
    pub ground_km: f64,
    /// Height.
    pub height_km: f64,
}

/// A line of equal launch speed over range and apogee.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Contour {
    /// How far an impulse of that speed carries at its best angle.
    pub same_speed_range_km: f64,
    /// Range and apogee of arcs of that speed, from flat to steep.
    pub points: Vec<ProfilePoint>,
}

/// A point of a flight: when it is where.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct TrackPoint {
    /// Time since launch.
    pub t_s: f64,
    /// Latitude.
    pub lat_deg: f64,
    /// Longitude.
    pub lon_deg: f64,
    /// Height.
    pub height_km: f64,
}

impl TrackPoint {
    /// A flight at a moment, to milliseconds and tenths of a metre; rounding errors below the ground are left out.
    pub fn new(time: Time, place: Position, height: Length) -> Self {
        Self {
            t_s: (time.as_seconds() * 1e3).round() / 1e3,
            lat_deg: degrees(place.latitude()),
            lon_deg: degrees(place.longitude()),
            height_km: (height.as_metres().max(0.0) * 10.0).round() / 1e4,
        }
    }
}

/// A deployed element.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ElementReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: Coded<ElementKind>,
    /// element, context or neighbour.
    pub role: Coded<ElementRole>,
    /// The systems it consists of.
    pub systems: Vec<String>,
    /// The whole of which it is a part.
    pub part_of: Option<String>,
    /// Where it stands.
    pub site: Option<PlaceReport>,
    /// A generic box or a home port.
    pub area: Option<String>,
    /// Whose it is, where, and for whom.
    pub ownership: Option<OwnershipReport>,
    /// The status at the as-of date.
    pub status: MaybeInWords<Status>,
    /// Whether it can do anything at the as-of date.
    pub works: bool,
    /// When it worked last, where it did once and does not any more.
    pub worked: Option<WorkedReport>,
    /// Every status so far, by date.
    pub history: Vec<StatusReport>,
    /// The maps that name it.
    pub labels: Vec<MapLabel>,
    /// Figures of the element itself.
    pub own_figures: Vec<FigureReport>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// From when until when an element worked that does not any more.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WorkedReport {
    /// The first day.
    pub from: String,
    /// The day on which that ended.
    pub until: String,
}

/// Owner, host, operator and whom it is meant to defend.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OwnershipReport {
    /// The owner.
    pub owner: String,
    /// The host.
    pub host: Option<String>,
    /// The operator.
    pub operator: Option<String>,
    /// Whom it is meant to defend.
    pub defends: Vec<String>,
    /// The source.
    pub source: String,
}

/// A status from a date on.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StatusReport {
    /// The status.
    pub status: InWords<Status>,
    /// From when on.
    pub from: String,
    /// Who said so.
    pub said_by: String,
    /// The source.
    pub source: String,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A system with its competing figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SystemReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The figures, those of one quantity side by side.
    pub competing_figures: Vec<FigureReport>,
}

/// A statement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimReport {
    /// The id.
    pub id: String,
    /// The capital.
    pub viewpoint: String,
    /// Who said it.
    pub said_by: String,
    /// When.
    pub said_on: String,
    /// What it is about.
    pub about: String,
    /// What was said, in our words.
    pub paraphrase: String,
    /// A few words of the original.
    pub quote: Option<String>,
    /// The language that was read.
    pub language: String,
    /// Whether the paraphrase is a translation.
    pub translated: bool,
    /// What kind of statement.
    pub kind: Coded<ClaimKind>,
    /// yes, partly or no.
    pub computable: Coded<Computable>,
    /// Why not, or what would be computed.
    pub reason: Option<String>,
    /// The numbers it asserts.
    pub asserts: Vec<FigureReport>,
    /// The source.
    pub source: String,
    /// read, cited by another or unverified.
    pub access: InWords<Access>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Claims of two sides that give different numbers for one quantity.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DisputeReport {
    /// The id.
    pub id: String,
    /// What is disputed.
    pub about: String,
    /// The one claim.
    pub one: String,
    /// Its number.
    pub one_figure: FigureReport,
    /// The other claim.
    pub other: String,
    /// Its number.
    pub other_figure: FigureReport,
    /// The larger over the smaller, at the ends that lie nearest to each other.
    pub least_ratio: f64,
    /// For a radar range: the least factor in cross-section, dwell or power that the ratio needs (its 4th power).
    pub least_factor: Option<f64>,
}

/// How far places are, against a reach that a claim gives.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DistanceReport {
    /// The id.
    pub id: String,
    /// What reaches.
    pub about: String,
    /// From where.
    pub from: PlaceReport,
    /// To where.
    pub to: PlaceReport,
    /// The distance along the ground; the band is the rounding of both positions.
    pub distance_km: BandReport,
    /// The reach that the claim gives.
    pub reach: FigureReport,
    /// The claim.
    pub claim: String,
    /// inside, outside or depends.
    pub verdict: PlaceVerdict,
}

/// A capital.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ViewpointReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// The state.
    pub state: String,
    /// Its own questions, its first worry first.
    pub questions: Vec<QuestionReport>,
    /// The ids of its claims, the weightiest first.
    pub claims: Vec<String>,
    /// How many claims it made by the as-of date.
    pub claim_count: usize,
    /// How many of them numbers can test, in whole or in part.
    pub computable_count: usize,
    /// The names that it uses for disputed places and for those that it names in its own way, by place id.
    pub place_names: std::collections::BTreeMap<String, String>,
}

/// A question and whether this version answers it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct QuestionReport {
    /// The row of the article's analysis.
    pub id: String,
    /// The question.
    pub text: String,
    /// computed, planned, partly or not-computable.
    pub answer: Coded<AnswerState>,
    /// What it asks for, where this version answers it.
    pub asks: Option<QuestionRole>,
    /// The answer in a sentence, where this paper computes one at its date.
    pub said: Option<Sentence>,
    /// Every computed number in the answer, in its order.
    pub numbers: Vec<NumberIn>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A place.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlaceReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: Coded<PlaceKind>,
    /// Latitude.
    pub lat_deg: f64,
    /// Longitude.
    pub lon_deg: f64,
    /// The other names it has, by viewpoint.
    pub names: std::collections::BTreeMap<String, String>,
    /// Who administers it, where that is disputed.
    pub administered_by: Option<String>,
    /// Who claims it, where that is disputed.
    pub claimed_by: Vec<String>,
    /// The maps that name it.
    pub labels: Vec<MapLabel>,
    /// The source of the position.
    pub source: String,
}

/// A row of the source article.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ArticleReport {
    /// The row.
    pub id: String,
    /// What it says or asks.
    pub text: String,
    /// computed, recorded, planned or out of scope.
    pub treatment: Coded<ArticleTreatment>,
    /// Where the reader finds it.
    #[serde(rename = "where")]
    pub location: String,
}

/// What was looked for and not found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GapReport {
    /// The id.
    pub id: String,
    /// What was looked for.
    pub sought: String,
    /// Where.
    pub looked_in: Vec<String>,
    /// What was found instead.
    pub found: String,
}

/// A nuclear test or military activity: nothing is computed from it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventReport {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// nuclear-test, military-activity or deployment.
    pub kind: Coded<EventKind>,
    /// When it happened or began.
    pub date: String,
    /// Where.
    pub places: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// What each body said of it.
    pub reports: Vec<EventRow>,
}

/// What one body said of an event.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EventRow {
    /// The report's id.
    pub id: String,
    /// The capital, or the kind of body.
    pub reported_by: InWords<Reporter>,
    /// The body.
    pub body: Option<String>,
    /// "confirmed by", "observed by", "reported by" or "denied by".
    pub standing: InWords<Standing>,
    /// What was said, in our words.
    pub paraphrase: String,
    /// The numbers given, in words.
    pub figures: Vec<String>,
    /// When it was first said.
    pub said_on: String,
    /// The source.
    pub source: String,
    /// read, cited by another or unverified.
    pub access: InWords<Access>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// A term of the field in plain words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TermReport {
    /// The id.
    pub id: String,
    /// The term.
    pub term: String,
    /// The other forms in which it is written.
    pub forms: Vec<String>,
    /// What it means.
    pub meaning: String,
}

/// How many of the cited figures and statements were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadCounts {
    /// Their source was opened and says them.
    pub read: usize,
    /// Another text says that their source says them.
    pub cited_by_another: usize,
    /// From memory, or nobody has found the text yet.
    pub unverified: usize,
    /// Ranges that this project assumed, with their reasons.
    pub assumed: usize,
}

impl ReadCounts {
    /// Counts one more: by how its source was read, or, without one, as assumed by this project.
    pub fn add(&mut self, access: Option<Access>) {
        let count = match access {
            Some(Access::Read) => &mut self.read,
            Some(Access::CitedByAnother) => &mut self.cited_by_another,
            Some(Access::Unverified) => &mut self.unverified,
            None => &mut self.assumed,
        };
        *count += 1;
    }
}
