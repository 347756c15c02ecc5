//! The brief as a document: `brief.json`.

use schemars::JsonSchema;
use serde::Serialize;
use tpt_catalogue::{
    Access, AgendaTreatment, AnswerState, ArticleTreatment, ClaimKind, Computable, DateBasis, ElementKind,
    ElementRole, EncounterFormat, EventKind, MapLabel, MeetingState, PlaceKind, QuestionRole, Reporter,
    SpeaksAs, Standing, Status,
};

use crate::{
    BandReport, ClaimCard, Coded, Contour, Defend, FigureReport, Header, InWords, LaunchReport, LimitedBand,
    MaybeInWords, PlaceVerdict, Ring, Sentence, SightSection, SinceSection, SourceReport, TradeoffSection,
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
    ///
    /// ```
    /// use tpt_report::{BandReport, NumberIn, ReportUnit, Sentence, sentence};
    ///
    /// let range = BandReport::exact("ring/range_km".to_owned(), ReportUnit::KM, 300.0);
    /// let numbers = NumberIn::all_of(&sentence!("It reaches {}.", Sentence::number(&range)));
    /// assert_eq!((numbers[0].words.as_str(), numbers[0].id.as_str()), ("300\u{202f}km", "ring/range_km"));
    /// ```
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
    /// The same in at most fifteen words.
    pub in_short: Option<String>,
    /// For whom the speaker speaks; null where nobody has said.
    pub speaks_as: Option<Coded<SpeaksAs>>,
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
    /// The least width, of a strait.
    pub width_km: Option<f64>,
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
    ///
    /// ```
    /// use tpt_report::{Access, ReadCounts};
    ///
    /// let mut counts = ReadCounts::default();
    /// counts.add(Some(Access::Read));
    /// counts.add(None);
    /// assert_eq!((counts.read, counts.unverified, counts.assumed), (1, 0, 1));
    /// ```
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
