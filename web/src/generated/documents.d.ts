/* Made by `npm run generate` from ../schemas; do not edit. */

/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "AccessInWordsOrEmpty".
 */
export type AccessInWordsOrEmpty = "read" | "cited by another" | "unverified" | "";
/**
 * Where a number comes from that a radar is made of.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ValueBasis".
 */
export type ValueBasis = "published" | "unsourced" | "derived" | "assumed" | "typed";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "StatusInWordsOrEmpty".
 */
export type StatusInWordsOrEmpty =
  "announced" | "agreed" | "arriving" | "partly operational" | "operational" | "withdrawn" | "cancelled" | "";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "AccessInWords".
 */
export type AccessInWords = "read" | "cited by another" | "unverified";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "AgendaTreatmentCode".
 */
export type AgendaTreatmentCode = "computed" | "recorded" | "not-modelled";
/**
 * On which side a number is open that follows from a limit alone, such as "more than 930 km".
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "OpenEnd".
 */
export type OpenEnd = "at-least" | "at-most" | "unbounded";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "UnitCode".
 */
export type UnitCode =
  | "m"
  | "km"
  | "cm"
  | "mm"
  | "nmi"
  | "mi"
  | "ft"
  | "s"
  | "min"
  | "h"
  | "kg"
  | "t"
  | "lb"
  | "N"
  | "kN"
  | "tf"
  | "deg"
  | "m/s"
  | "km/s"
  | "mach"
  | "m2"
  | "km2"
  | "W"
  | "kW"
  | "MW"
  | "Hz"
  | "kHz"
  | "MHz"
  | "GHz"
  | "K"
  | "1"
  | "percent"
  | "dB"
  | "N-units"
  | "kg/m2";
/**
 * The class of a missile, by how far it carries.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "RangeClass".
 */
export type RangeClass = "short-range" | "medium-range" | "intermediate-range" | "intercontinental";
/**
 * The verdict on a reported flight time.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ConsistencyWord".
 */
export type ConsistencyWord = "consistent" | "within-model-error" | "inconsistent" | "not-enough-reported";
/**
 * A reading of a flight that fell short of what the missile can do, or did not.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Reading".
 */
export type Reading = "full-burn" | "early-cutoff" | "heavier-payload";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "AnswerStateCode".
 */
export type AnswerStateCode = "computed" | "planned" | "partly" | "not-computable";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ReporterInWords".
 */
export type ReporterInWords =
  "Seoul" | "Tokyo" | "Washington" | "Pyongyang" | "Beijing" | "Moscow" | "expert" | "compilation";
/**
 * The verdict of the vacuum arc.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "VerdictWord".
 */
export type VerdictWord = "impossible" | "not-contradicted" | "not-enough-reported";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ArticleTreatmentCode".
 */
export type ArticleTreatmentCode = "computed" | "recorded" | "planned" | "out-of-scope";
/**
 * What prevents an intercept.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Binding".
 */
export type Binding = "sector" | "too-late" | "floor" | "ceiling" | "reach" | "not-operational";
/**
 * Whether a place is reached from every launch point that counts.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "PlaceVerdict".
 */
export type PlaceVerdict = "inside" | "outside" | "depends" | "not-counted";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "BasisCode".
 */
export type BasisCode = "published" | "unsourced" | "derived" | "assumed";
/**
 * What is new of a fact between two dates.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Change".
 */
export type Change = "new record" | "new" | "changed";
/**
 * What came of a claim.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Outcome".
 */
export type Outcome = "supported" | "contradicted" | "depends" | "not-computable" | "no-proposition";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ScaleCode".
 */
export type ScaleCode = "linear" | "log";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "GradeInWords".
 */
export type GradeInWords = "on record" | "peer-reviewed" | "expert" | "press" | "anonymous official" | "inferred";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ClaimKindCode".
 */
export type ClaimKindCode = "capability" | "status" | "objection" | "intent" | "forecast" | "history" | "judgement";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ComputableCode".
 */
export type ComputableCode = "yes" | "partly" | "no";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SpeaksAsCode".
 */
export type SpeaksAsCode = "official" | "expert" | "press";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "DateBasisCode".
 */
export type DateBasisCode = "stated" | "inferred";
/**
 * Whether the ground hides anything from a radar.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Terrain".
 */
export type Terrain = "applied" | "not applied";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "KindCode".
 */
export type KindCode =
  | "launches"
  | "events"
  | "elements"
  | "systems"
  | "missiles"
  | "claims"
  | "places"
  | "sources"
  | "people"
  | "meetings"
  | "sets"
  | "viewpoints"
  | "quantities"
  | "drag-tables"
  | "terms"
  | "gaps";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "PlaceKindCode".
 */
export type PlaceKindCode = "city" | "base" | "site" | "launch-site" | "island" | "strait" | "reference";
/**
 * A map that names places.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "MapName".
 */
export type MapName = "pacific" | "region" | "islands" | "globe";
/**
 * The side of a mark on which its label stands.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "LabelSide".
 */
export type LabelSide = "right" | "left" | "above" | "below";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Value".
 */
export type Value = number;
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ElementKindCode".
 */
export type ElementKindCode =
  "battery" | "radar" | "launchers" | "ships" | "satellites" | "interceptors" | "coastal-battery";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "StatusInWords".
 */
export type StatusInWords =
  "announced" | "agreed" | "arriving" | "partly operational" | "operational" | "withdrawn" | "cancelled";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ElementRoleCode".
 */
export type ElementRoleCode = "element" | "context" | "neighbour";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "EncounterFormatInWords".
 */
export type EncounterFormatInWords = "foreign ministers" | "defence ministers" | "the four together" | "leaders";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "EventKindCode".
 */
export type EventKindCode = "nuclear-test" | "military-activity" | "deployment";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "StandingInWords".
 */
export type StandingInWords = "confirmed by" | "observed by" | "reported by" | "denied by";
/**
 * What a radar looks at.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TargetKind".
 */
export type TargetKind = "launch" | "notional arc";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "OutcomeCode".
 */
export type OutcomeCode = "success" | "partial" | "failure" | "unknown";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "OutcomeBasisCode".
 */
export type OutcomeBasisCode = "stated" | "inferred";
/**
 * The two figures that a flight was solved from.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SolvedFrom".
 */
export type SolvedFrom = "range-and-apogee" | "range-and-time" | "apogee-and-time";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "MeetingStateInWords".
 */
export type MeetingStateInWords = "planned" | "held" | "cancelled";
/**
 * What a capital's question asks for, where this program computes an answer.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "QuestionRole".
 */
export type QuestionRole =
  "defends" | "sees-country" | "seen-by-radars" | "hypothetical" | "warning" | "limit" | "ring" | "reach-grown";
/**
 * Whether a radar has something above a place in view.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SeenFrom".
 */
export type SeenFrom = "height" | "too-far" | "outside-sector" | "hidden";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "VariableCode".
 */
export type VariableCode = "heading" | "mode" | "site";
/**
 * Whose moment something on a timeline is.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "WarningKind".
 */
export type WarningKind = "flight" | "infrared" | "radar" | "alert";
/**
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "WhyKind".
 */
export type WhyKind = string;

export interface Documents {}
/**
 * What each radar has in view above a place.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "AbovePlace".
 */
export interface AbovePlace {
  /**
   * Where it lies.
   */
  lat_deg: number;
  /**
   * Where it lies.
   */
  lon_deg: number;
  /**
   * Its name.
   */
  name: string;
  /**
   * The place.
   */
  place: string;
  /**
   * The radar that was asked about, then the others of the scenario in their own order.
   */
  radars: RadarAbove[];
}
/**
 * The heights above a place that a radar has in view, in the middle of every spread.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "RadarAbove".
 */
export interface RadarAbove {
  /**
   * How far the place is over the ground.
   */
  distance_km: number;
  /**
   * The radar.
   */
  element: string;
  /**
   * The lowest height in view; absent where nothing is.
   */
  from_km: number | null;
  /**
   * What hides all that is above the place.
   */
  hidden_by: string | null;
  /**
   * Its name.
   */
  name: string;
  /**
   * The published range that is believed; absent where none is: then the heights are those of geometry alone.
   */
  range: SensorValue | null;
  /**
   * The share of the draws in which something above the place is in view.
   */
  seen_share: number;
  status: StatusInWordsOrEmpty;
  /**
   * The greatest height in view; absent where there is no upper end.
   */
  to_km: number | null;
  /**
   * Whether it works at the as-of date; of one that does not, all holds as planned.
   */
  works: boolean;
}
/**
 * A number that a radar is made of.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SensorValue".
 */
export interface SensorValue {
  access: AccessInWordsOrEmpty;
  basis: ValueBasis;
  /**
   * Under which condition it holds.
   */
  condition: string | null;
  /**
   * The cross-section that its source states for it.
   */
  cross_section_m2: number | null;
  /**
   * The whole id of the figure.
   */
  figure: string | null;
  /**
   * What it is.
   */
  quantity: string;
  /**
   * Who says so, where somebody does.
   */
  said_by: string | null;
  /**
   * The source.
   */
  source: string | null;
  /**
   * Whether it is assumed or not verified.
   */
  weak: boolean;
  /**
   * As published, with its unit.
   */
  words: string;
}
/**
 * What an element adds to the others.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Adds".
 */
export interface Adds {
  /**
   * The area that only it has in view.
   */
  area_km2: number;
  /**
   * The same over each country.
   */
  by_country: CountryArea[];
}
/**
 * An area over a country.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "CountryArea".
 */
export interface CountryArea {
  /**
   * The area.
   */
  area_km2: number;
  /**
   * The country, by the map's name.
   */
  name: string;
  /**
   * Its share of the whole country as the map has it.
   */
  share: number;
}
/**
 * An item on the table.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "AgendaRow".
 */
export interface AgendaRow {
  /**
   * The item's short id.
   */
  id: string;
  /**
   * What it is.
   */
  item: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * The source.
   */
  source: string;
  treatment: AgendaTreatmentCode;
}
/**
 * One reading of a report.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Alternative".
 */
export interface Alternative {
  /**
   * How high it rises, where that was no input.
   */
  apogee_km?: BandReport | null;
  burnout_altitude_km?: BandReport;
  burnout_speed_m_s?: BandReport;
  burnout_time_s?: BandReport;
  burnt_share?: BandReport;
  /**
   * How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
   * rotation: then it carries at least so far.
   */
  carries_at_least_km?: number | null;
  consistency?: Consistency;
  /**
   * What drives the flight time, largest first.
   */
  drivers?: Driver[];
  figures_reading?: Reading;
  flight_time_s?: BandReport;
  /**
   * The share of the draws of missile and report that can fly; the bands are of those.
   */
  flown_share?: number;
  launch_azimuth_deg?: BandReport;
  /**
   * Why the first draw that cannot fly cannot.
   */
  not_flown?: string | null;
  /**
   * Why nothing was.
   */
  not_reconstructed: string | null;
  payload_kg?: BandReport;
  /**
   * How far it comes down, where that was no input.
   */
  range_km?: BandReport | null;
  reading: Reading;
  /**
   * How high it is there.
   */
  standard_burnout_altitude_km?: BandReport | null;
  /**
   * How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height.
   */
  standard_burnout_angle_deg?: BandReport | null;
  /**
   * On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc.
   */
  standard_burnout_speed_m_s?: BandReport | null;
  standard_range_km?: LimitedBand;
  standard_range_rotating_km?: LimitedBand;
}
/**
 * The 5th, 50th and 95th percentile of a computed number.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "BandReport".
 */
export interface BandReport {
  /**
   * What drives the band, largest first.
   */
  drivers: Driver[];
  /**
   * The 95th percentile.
   */
  high: number;
  /**
   * The number's own id: command, as-of date, figures and field.
   */
  id: string;
  /**
   * The 5th percentile.
   */
  low: number;
  /**
   * The 50th percentile.
   */
  nominal: number;
  /**
   * On which side it is open: only where a limit alone was reported.
   */
  open?: OpenEnd | null;
  unit: UnitCode;
  /**
   * The band as it is written everywhere, with the digits that are known.
   */
  words: string;
}
/**
 * An input that drives a band.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Driver".
 */
export interface Driver {
  /**
   * The input.
   */
  input: string;
  /**
   * How far the result moves when the input goes from its low to its high end: of an arc with the other inputs at
   * their middle, of a reconstruction along a straight line through all draws.
   */
  swing: number;
}
/**
 * A reported flight time against the computed one.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Consistency".
 */
export interface Consistency {
  /**
   * The same as a height: how far the reported apogee would have to be off to explain it.
   */
  excess_km: BandReport | null;
  /**
   * Reported less computed, as far as rounding and band allow.
   */
  excess_s: BandReport | null;
  /**
   * The model's own error beside it; absent where too few other flights measure it, or no time was reported.
   */
  model_error: TimeError | null;
  /**
   * How far the true time may lie from the reported one by its rounding alone.
   */
  rounding_s: BandReport | null;
  /**
   * Whether the reported time is shorter than the vacuum arc through the reported range and apogee by more than 1 %: no missile flies so.
   */
  shorter_than_any: boolean;
  verdict: ConsistencyWord;
}
/**
 * How far a computed flight time may be off beyond its band, by what other flights say.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TimeError".
 */
export interface TimeError {
  /**
   * Their class, where one class of missiles measures it; absent where all classes do together.
   */
  class: RangeClass | null;
  /**
   * The year of the first of them. They are all on record, whatever the as-of date says.
   */
  first_year: number;
  /**
   * How many flights measure it; the launch that is judged is not one of them.
   */
  flights: number;
  /**
   * The year of the last.
   */
  last_year: number;
  miss_share: BandReport;
  standard_deviation_s: BandReport;
}
/**
 * A band whose ends may lie beyond the limit of its model: null there, and the limit beside it. A band of any other number
 * has all of its ends.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "LimitedBand".
 */
export interface LimitedBand {
  /**
   * The limit of the model, km; there only where an end lies beyond it.
   */
  beyond_km?: number | null;
  /**
   * What drives the band, largest first.
   */
  drivers: Driver[];
  /**
   * The 95th percentile; null where it lies beyond the limit of the model.
   */
  high: number | null;
  /**
   * The number's own id: command, as-of date, figures and field.
   */
  id: string;
  /**
   * The 5th percentile; null where it lies beyond the limit of the model.
   */
  low: number | null;
  /**
   * The 50th percentile; null where it lies beyond the limit of the model.
   */
  nominal: number | null;
  /**
   * On which side it is open: only where a limit alone was reported.
   */
  open?: OpenEnd | null;
  unit: UnitCode;
  /**
   * The band as it is written everywhere, with the digits that are known.
   */
  words: string;
}
/**
 * The vacuum arc through one body's range and apogee: an oracle, not a reconstruction.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ArcReport".
 */
export interface ArcReport {
  /**
   * The report whose bearing the track uses.
   */
  bearing_from: string | null;
  flight_time_s: BandReport;
  launch_speed_m_s: BandReport;
  /**
   * `launch/report`.
   */
  of: string;
  /**
   * Height over ground distance, at equal steps.
   */
  profile: ProfilePoint[];
  reported_by: ReporterInWords;
  same_speed_range_km: BandReport;
  /**
   * Where the arc runs over the ground, where launch site and bearing are reported.
   */
  track: TrackPoint[];
  verdict: ArcVerdict;
}
/**
 * A point of an arc's profile.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ProfilePoint".
 */
export interface ProfilePoint {
  /**
   * Distance over the ground from the launch.
   */
  ground_km: number;
  /**
   * Height.
   */
  height_km: number;
}
/**
 * A point of a flight: when it is where.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TrackPoint".
 */
export interface TrackPoint {
  /**
   * Height.
   */
  height_km: number;
  /**
   * Latitude.
   */
  lat_deg: number;
  /**
   * Longitude.
   */
  lon_deg: number;
  /**
   * Time since launch.
   */
  t_s: number;
}
/**
 * What the vacuum arc alone says of a reported flight time.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ArcVerdict".
 */
export interface ArcVerdict {
  /**
   * How much longer the reported flight is than the arc; negative is impossible.
   */
  excess_s: BandReport | null;
  /**
   * The reported flight time, as far as its rounding allows.
   */
  reported_s: BandReport | null;
  verdict: VerdictWord;
}
/**
 * A row of the source article.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ArticleReport".
 */
export interface ArticleReport {
  /**
   * The row.
   */
  id: string;
  /**
   * What it says or asks.
   */
  text: string;
  treatment: ArticleTreatmentCode;
  /**
   * Where the reader finds it.
   */
  where: string;
}
/**
 * The same as if operational.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "AsPlanned".
 */
export interface AsPlanned {
  /**
   * Class by class.
   */
  classes: ClassReach[];
}
/**
 * What a battery reaches of a class.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ClassReach".
 */
export interface ClassReach {
  /**
   * What of that no other battery of the scenario that works and stands at a fixed site reaches.
   */
  adds_km2: number;
  area_km2: BandReport;
  /**
   * The land of it, by country, in the middle of every spread.
   */
  by_country: CountryArea[];
  /**
   * The class.
   */
  class: string;
  /**
   * What binds elsewhere.
   */
  constraints: Constraint[];
  /**
   * That area as GeoJSON, in the middle of every spread; null where there is none.
   */
  geometry: {
    [k: string]: unknown;
  };
  /**
   * Of the launch points that count, the share from which a place is reached, over the cells within reach of the launchers.
   */
  launch_point_share: number;
  /**
   * How many launch points of the region are looked at.
   */
  launch_points: number;
  /**
   * The area of the geometry: that in the middle of every spread, which is not the middle of the band.
   */
  middle_km2: number;
  /**
   * Its name.
   */
  name: string;
  /**
   * Those others that come near enough to be asked.
   */
  others: string[];
  /**
   * The places that were asked for.
   */
  places: PlaceReach[];
  /**
   * Those who live in them.
   */
  population: number;
  /**
   * From where it is launched, in words.
   */
  region: string;
  /**
   * The same by region, with the source of each.
   */
  regions: RegionReport[];
  /**
   * Where the trajectory was published.
   */
  source: string;
  /**
   * Towns inside, in the middle of every spread, the largest first.
   */
  towns: Town[];
  /**
   * The one trajectory, in words.
   */
  trajectory: string;
}
/**
 * Where something prevents an intercept.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Constraint".
 */
export interface Constraint {
  /**
   * How much ground, out to where the grid ends.
   */
  area_km2: number;
  binding: Binding;
  /**
   * Where, as GeoJSON.
   */
  geometry: {
    [k: string]: unknown;
  };
}
/**
 * A place against a class.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "PlaceReach".
 */
export interface PlaceReach {
  /**
   * What binds in the middle of every spread; null when inside.
   */
  binding: Binding | null;
  /**
   * The clock from the middle of the region, where it was asked for.
   */
  clock: EngagementClock | null;
  /**
   * From the launchers.
   */
  distance_km: number;
  /**
   * Figures of sources, and of the defender's delays, each of which by itself would turn it.
   */
  flips_with: Flip[];
  /**
   * In which share of the draws it is reached from every launch point that counts.
   */
  in_draws: number;
  /**
   * Its latitude.
   */
  lat_deg: number;
  /**
   * The share of the launch points that count from which it is reached.
   */
  launch_point_share: number;
  /**
   * Its longitude.
   */
  lon_deg: number;
  /**
   * By how far the best moment lies inside the reach, from the worst launch point that counts: below zero it falls short.
   */
  margin_km: BandReport | null;
  /**
   * By how long the first interceptor would be early at the best moment; below zero it is late.
   */
  margin_s: BandReport | null;
  /**
   * Every limit that the flight from the middle of the launch region does not meet, the worst missed first; empty where it can be met.
   */
  missed: LimitMissed[];
  /**
   * Its name.
   */
  name: string;
  /**
   * How often a launch is possible, each after a look at the one before; from the worst launch point that counts.
   */
  opportunities: number;
  /**
   * Where its position is from.
   */
  source: string;
  verdict: PlaceVerdict;
}
/**
 * An engagement against one flight from the middle of a launch region, in the middle of every spread.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "EngagementClock".
 */
export interface EngagementClock {
  /**
   * How high it rises.
   */
  apogee_km: number;
  /**
   * What prevents an intercept; null if nothing does.
   */
  binding: Binding | null;
  /**
   * Events in order.
   */
  events: ClockEvent[];
  /**
   * Heights over time, every few seconds.
   */
  heights: ClockPoint[];
  /**
   * How often a launch is possible.
   */
  opportunities: number;
  /**
   * From the middle of the region to the place.
   */
  range_km: number;
}
/**
 * A moment of an engagement.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ClockEvent".
 */
export interface ClockEvent {
  /**
   * What happens.
   */
  event: string;
  /**
   * How high the target is.
   */
  height_km: number;
  /**
   * When, from launch.
   */
  t_s: number;
}
/**
 * A point of a flight.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ClockPoint".
 */
export interface ClockPoint {
  /**
   * How high.
   */
  height_km: number;
  /**
   * When, from launch.
   */
  t_s: number;
}
/**
 * A figure that turns a verdict.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Flip".
 */
export interface Flip {
  /**
   * What binds then.
   */
  binding: Binding | null;
  /**
   * The figure of the catalogue.
   */
  figure: string;
  /**
   * The quantity, with the record.
   */
  quantity: string;
  verdict: PlaceVerdict;
  /**
   * Its value in words.
   */
  words: string;
}
/**
 * A limit that a flight does not meet, in the middle of every spread.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "LimitMissed".
 */
export interface LimitMissed {
  /**
   * Whether the whole flight stays below the floor, or beyond the reach.
   */
  all_of_it: boolean;
  /**
   * What the flight has: its height where the interceptor reaches, its distance where the interceptor works, or the first launch
   * that the clock allows. Null for the radar's view, and where no interceptor is fast enough.
   */
  has: number | null;
  limit: Binding;
  /**
   * What the limit is: floor, ceiling or reach, or the last launch that meets the flight.
   */
  needed: number | null;
  /**
   * The unit of both.
   */
  unit: UnitCode | null;
}
/**
 * A launch region.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "RegionReport".
 */
export interface RegionReport {
  /**
   * Its name.
   */
  name: string;
  /**
   * Who says where it is.
   */
  said_by: string;
  /**
   * The source.
   */
  source: string;
}
/**
 * A town inside.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Town".
 */
export interface Town {
  /**
   * Its country.
   */
  country: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Who lives there.
   */
  population: number;
}
/**
 * A part of the sea in which ships are taken to stand: a declaration, drawn all over in the bands, never a position.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "BoxReport".
 */
export interface BoxReport {
  basis: BasisCode;
  /**
   * Its eastern edge.
   */
  east_deg: number;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its northern edge.
   */
  north_deg: number;
  /**
   * Why there.
   */
  note: string;
  /**
   * The source.
   */
  source: string;
  /**
   * Its southern edge.
   */
  south_deg: number;
  /**
   * Its western edge.
   */
  west_deg: number;
}
/**
 * The value of a proposition on one side's figures.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "CardResult".
 */
export interface CardResult {
  /**
   * The figure.
   */
  figure: string | null;
  /**
   * The assumption set with its overrides, and the reading where rows are readings.
   */
  figures: string;
  /**
   * Whether the claim holds over the whole band; absent where the band lies on both sides.
   */
  holds: boolean | null;
  /**
   * Its name.
   */
  name: string;
  /**
   * What this side gives for the quantity that it turns on.
   */
  turns_on: string | null;
  value: BandReport;
}
/**
 * `check CLAIM`: what of a claim can be computed, and what came of it.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ClaimCard".
 */
export interface ClaimCard {
  /**
   * The height at which it is tested, where it is about a view.
   */
  altitude_km: number | null;
  /**
   * Elements that do not work at the as-of date: what is computed of them holds as planned.
   */
  as_planned: string[];
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The claim holds from this value on.
   */
  at_least: number | null;
  /**
   * The claim holds up to this value.
   */
  at_most: number | null;
  /**
   * The two assumption sets.
   *
   * @minItems 2
   * @maxItems 2
   */
  between?: [string, string];
  /**
   * The claim.
   */
  claim: string;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * The country that it is about, by the map's name, where it is about a view over one.
   */
  country: string | null;
  /**
   * Where it turns, within the span of what is published.
   */
  crossover: Crossover | null;
  /**
   * What the card does not say.
   */
  does_not_say: string | null;
  /**
   * The radar that it is about, where it is about a view.
   */
  element_name: string | null;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  gap?: BandReport;
  /**
   * The same at other heights, where it is about a view.
   */
  heights: HeightRow[];
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * The number at nominal inputs for every mixture of the two sides' figures.
   */
  mixtures?: Mixture[];
  /**
   * Their names.
   *
   * @minItems 2
   * @maxItems 2
   */
  names?: [string, string];
  outcome: Outcome;
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * What was said, in our words.
   */
  paraphrase: string;
  /**
   * What is computed, as a formula over named quantities.
   */
  proposition: string | null;
  /**
   * Why this formula; or why there is none.
   */
  reason: string | null;
  /**
   * The published figures that it rests on, each once.
   */
  rests_on: SensorValue[];
  /**
   * Its value on each side's figures.
   */
  results: CardResult[];
  /**
   * Who said it.
   */
  said_by: string;
  /**
   * When.
   */
  said_on: string;
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  scale?: ScaleCode;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  /**
   * What each figure that differs explains of the gap; their nominals sum to the gap's.
   */
  shares?: GapShare[];
  /**
   * The source that says so.
   */
  source: string;
  /**
   * The sources.
   */
  sources: SourceReport[];
  /**
   * The unit of the tested number.
   */
  unit: UnitCode | null;
  /**
   * Figures that differ and move nothing here.
   */
  unmoved?: string[];
  /**
   * The number on each side's figures.
   *
   * @minItems 2
   * @maxItems 2
   */
  values?: [BandReport, BandReport];
  /**
   * The version of the program.
   */
  version: string;
  /**
   * The capital that it belongs to.
   */
  viewpoint: string;
  /**
   * Sides on whose figures it has no value, with the reason.
   */
  without_value: string[];
}
/**
 * Where a proposition turns.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Crossover".
 */
export interface Crossover {
  /**
   * Of a radar's range: how many times the cross-section it takes, against the range of the figures in force: the fourth power.
   */
  cross_section_factor: number | null;
  /**
   * In how many of the draws it turns within that span.
   */
  found_in: number;
  /**
   * Whether the claim holds above that value; otherwise it holds below it.
   */
  holds_above: boolean;
  /**
   * The record whose quantity it is.
   */
  of: string;
  /**
   * The greatest published value: nothing is looked for above it.
   */
  published_high: number;
  /**
   * The least published value: nothing is looked for below it.
   */
  published_low: number;
  /**
   * The quantity.
   */
  quantity: string;
  unit: UnitCode;
  value: BandReport;
}
/**
 * The value at another height.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "HeightRow".
 */
export interface HeightRow {
  /**
   * The height.
   */
  altitude_km: number;
  /**
   * The assumption set.
   */
  figures: string;
  share: BandReport;
}
/**
 * A mixture of two sides' figures.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Mixture".
 */
export interface Mixture {
  /**
   * The figures that are taken from the second side.
   */
  taken: string[];
  /**
   * The number.
   */
  value: number;
}
/**
 * A single figure or report believed instead of the set's.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Override".
 */
export interface Override {
  /**
   * The figure or report.
   */
  believed: string;
  /**
   * The quantity or launch.
   */
  of: string;
}
/**
 * What one figure explains of a gap.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "GapShare".
 */
export interface GapShare {
  /**
   * The share of the variance over all mixtures that this figure explains by itself: its first-order index.
   */
  first_order: number;
  /**
   * What the first side takes.
   */
  one: string;
  /**
   * What the second side takes.
   */
  other: string;
  /**
   * The quantity, or whose report of which launch.
   */
  quantity: string;
  share: BandReport;
}
/**
 * A source that the document cites.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SourceReport".
 */
export interface SourceReport {
  access: AccessInWords;
  /**
   * "compiled …" where the text is later than the as-of date.
   */
  compiled: string | null;
  /**
   * When it was published.
   */
  date: string | null;
  grade: GradeInWords;
  /**
   * Its id.
   */
  id: string;
  /**
   * Its language.
   */
  language: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * Its number in this document, from 1.
   */
  number: number;
  /**
   * Who published it.
   */
  publisher: string;
  /**
   * When it was opened again, and whether it says what is taken from it: "2026-11-24: says it".
   */
  reopened: string[];
  /**
   * Its title.
   */
  title: string;
  /**
   * Where it can be opened.
   */
  url: string | null;
}
/**
 * A statement.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ClaimReport".
 */
export interface ClaimReport {
  /**
   * What it is about.
   */
  about: string;
  access: AccessInWords;
  /**
   * The numbers it asserts.
   */
  asserts: FigureReport[];
  computable: ComputableCode;
  /**
   * The id.
   */
  id: string;
  /**
   * The same in at most fifteen words.
   */
  in_short: string | null;
  kind: ClaimKindCode;
  /**
   * The language that was read.
   */
  language: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * What was said, in our words.
   */
  paraphrase: string;
  /**
   * A few words of the original.
   */
  quote: string | null;
  /**
   * Why not, or what would be computed.
   */
  reason: string | null;
  /**
   * Who said it.
   */
  said_by: string;
  /**
   * When.
   */
  said_on: string;
  /**
   * The source.
   */
  source: string;
  /**
   * For whom the speaker speaks; null where nobody has said.
   */
  speaks_as: SpeaksAsCode | null;
  /**
   * Whether the paraphrase is a translation.
   */
  translated: boolean;
  /**
   * The capital.
   */
  viewpoint: string;
}
/**
 * A published number in its own terms.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "FigureReport".
 */
export interface FigureReport {
  /**
   * read, cited by another or unverified.
   */
  access: AccessInWords | null;
  /**
   * published, derived or assumed.
   */
  basis: BasisCode | null;
  /**
   * Under which condition it holds.
   */
  condition: string | null;
  /**
   * The high end as published.
   */
  high: number | null;
  /**
   * The whole id of the figure, where it has one.
   */
  id: string | null;
  /**
   * The low end as published.
   */
  low: number | null;
  /**
   * The single value as published.
   */
  nominal: number | null;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * What it measures.
   */
  quantity: string;
  /**
   * Who asserts it.
   */
  said_by: string | null;
  /**
   * When it was first made public; absent where unknown.
   */
  said_on: string | null;
  /**
   * The source's id.
   */
  source: string | null;
  unit: UnitCode;
  /**
   * As published, with its unit.
   */
  words: string;
}
/**
 * A line of equal launch speed over range and apogee.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Contour".
 */
export interface Contour {
  /**
   * Range and apogee of arcs of that speed, from flat to steep.
   */
  points: ProfilePoint[];
  /**
   * How far an impulse of that speed carries at its best angle.
   */
  same_speed_range_km: number;
}
/**
 * `defend`: what a battery reaches of some classes of missiles, by its published envelope and its clock. Kinematically possible
 * is the strongest word that it has.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Defend".
 */
export interface Defend {
  /**
   * What it would defend if it worked as planned; absent once it works.
   */
  as_planned: AsPlanned | null;
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * Where it ends.
   */
  ceiling_km: number;
  /**
   * What it defends at the date.
   */
  classes: ClassReach[];
  /**
   * The command that made it.
   */
  command: string;
  /**
   * The radar of another element that tells it of the target, as `--cue` names it; absent where its own radar does.
   */
  cue: SensorReport | null;
  /**
   * The delays, and how the radar is assumed to search.
   */
  delays: SensorValue[];
  /**
   * The battery.
   */
  element: string;
  /**
   * Its name.
   */
  element_name: string;
  /**
   * Why there is no clock, only the envelope; absent where there is one.
   */
  envelope_only: string | null;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * Where its envelope begins.
   */
  floor_km: number;
  /**
   * Of ships: the box at sea in which they are taken to stand; absent for a battery at a site.
   */
  generic_box: BoxReport | null;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * Its interceptor: envelope and speed, and the delays of an engagement.
   */
  interceptor: SensorValue[];
  /**
   * Latitude of its launchers; of ships that of the middle of their box.
   */
  lat_deg: number;
  /**
   * Longitude of them.
   */
  lon_deg: number;
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * The radar that guides, where one is on record.
   */
  radar: SensorReport | null;
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  /**
   * The sources.
   */
  sources: SourceReport[];
  status: StatusInWordsOrEmpty;
  /**
   * The version of the program.
   */
  version: string;
  /**
   * When it worked last, where it did once and does not any more.
   */
  worked: WorkedReport | null;
  /**
   * Whether it works at that date: until then it defends nothing.
   */
  works: boolean;
}
/**
 * A radar as it was taken.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SensorReport".
 */
export interface SensorReport {
  /**
   * The height of its antenna above the sea.
   */
  antenna_m: number;
  /**
   * The element.
   */
  element: string;
  /**
   * Where it stands.
   */
  lat_deg: number;
  /**
   * Where it stands.
   */
  lon_deg: number;
  /**
   * The mode.
   */
  mode: string | null;
  /**
   * Where it was moved to.
   */
  moved_to: string | null;
  /**
   * Its name.
   */
  name: string;
  status: StatusInWordsOrEmpty;
  terrain: Terrain;
  /**
   * What it is made of.
   */
  values: SensorValue[];
  /**
   * Whether it works at the as-of date; what is said of one that does not holds as planned.
   */
  works: boolean;
}
/**
 * From when until when an element worked that does not any more.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "WorkedReport".
 */
export interface WorkedReport {
  /**
   * The first day.
   */
  from: string;
  /**
   * The day on which that ended.
   */
  until: string;
}
/**
 * One fact that became known.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "DiffRow".
 */
export interface DiffRow {
  access: AccessInWords;
  change: Change;
  /**
   * When it happened, where that is a date of its own.
   */
  happened: string | null;
  /**
   * Its id, which `why` takes.
   */
  id: string;
  kind: KindCode;
  /**
   * The record's name.
   */
  name: string;
  /**
   * The record it belongs to.
   */
  record: string;
  /**
   * When it was first said; absent where nobody knows.
   */
  said_on: string | null;
  /**
   * The source.
   */
  source: string;
  /**
   * What it says.
   */
  words: string;
}
/**
 * Claims of two sides that give different numbers for one quantity.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "DisputeReport".
 */
export interface DisputeReport {
  /**
   * What is disputed.
   */
  about: string;
  /**
   * The id.
   */
  id: string;
  /**
   * For a radar range: the least factor in cross-section, dwell or power that the ratio needs (its 4th power).
   */
  least_factor: number | null;
  /**
   * The larger over the smaller, at the ends that lie nearest to each other.
   */
  least_ratio: number;
  /**
   * The one claim.
   */
  one: string;
  one_figure: FigureReport;
  /**
   * The other claim.
   */
  other: string;
  other_figure: FigureReport;
}
/**
 * How far places are, against a reach that a claim gives.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "DistanceReport".
 */
export interface DistanceReport {
  /**
   * What reaches.
   */
  about: string;
  /**
   * The claim.
   */
  claim: string;
  distance_km: BandReport;
  from: PlaceReport;
  /**
   * The id.
   */
  id: string;
  reach: FigureReport;
  to: PlaceReport;
  verdict: PlaceVerdict;
}
/**
 * A place.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "PlaceReport".
 */
export interface PlaceReport {
  /**
   * Who administers it, where that is disputed.
   */
  administered_by: string | null;
  /**
   * Who claims it, where that is disputed.
   */
  claimed_by: string[];
  /**
   * The id.
   */
  id: string;
  kind: PlaceKindCode;
  /**
   * The maps that name it.
   */
  labels: MapLabel[];
  /**
   * Latitude.
   */
  lat_deg: number;
  /**
   * Longitude.
   */
  lon_deg: number;
  /**
   * The name.
   */
  name: string;
  /**
   * The other names it has, by viewpoint.
   */
  names: {
    [k: string]: string;
  };
  /**
   * The source of the position.
   */
  source: string;
  /**
   * The least width, of a strait.
   */
  width_km: number | null;
}
/**
 * The name of a place or an element on a map.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "MapLabel".
 */
export interface MapLabel {
  map: MapName;
  /**
   * The words, where the record's own name is too long.
   */
  name: string | null;
  side: LabelSide;
  /**
   * How far south of the mark it stands, in degrees.
   */
  south_deg: Value | null;
}
/**
 * A deployed element.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ElementReport".
 */
export interface ElementReport {
  /**
   * A generic box or a home port.
   */
  area: string | null;
  /**
   * Every status so far, by date.
   */
  history: StatusReport[];
  /**
   * The id.
   */
  id: string;
  kind: ElementKindCode;
  /**
   * The maps that name it.
   */
  labels: MapLabel[];
  /**
   * The name.
   */
  name: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * Figures of the element itself.
   */
  own_figures: FigureReport[];
  /**
   * Whose it is, where, and for whom.
   */
  ownership: OwnershipReport | null;
  /**
   * The whole of which it is a part.
   */
  part_of: string | null;
  role: ElementRoleCode;
  /**
   * Where it stands.
   */
  site: PlaceReport | null;
  status: StatusInWordsOrEmpty;
  /**
   * The systems it consists of.
   */
  systems: string[];
  /**
   * When it worked last, where it did once and does not any more.
   */
  worked: WorkedReport | null;
  /**
   * Whether it can do anything at the as-of date.
   */
  works: boolean;
}
/**
 * A status from a date on.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "StatusReport".
 */
export interface StatusReport {
  /**
   * From when on.
   */
  from: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * Who said so.
   */
  said_by: string;
  /**
   * The source.
   */
  source: string;
  status: StatusInWords;
}
/**
 * Owner, host, operator and whom it is meant to defend.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "OwnershipReport".
 */
export interface OwnershipReport {
  /**
   * Whom it is meant to defend.
   */
  defends: string[];
  /**
   * The host.
   */
  host: string | null;
  /**
   * The operator.
   */
  operator: string | null;
  /**
   * The owner.
   */
  owner: string;
  /**
   * The source.
   */
  source: string;
}
/**
 * Who meets whom.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "EncounterReport".
 */
export interface EncounterReport {
  format: EncounterFormatInWords;
  /**
   * The ids of those who sit there.
   */
  participants: string[];
  /**
   * The source.
   */
  source: string;
}
/**
 * A nuclear test or military activity: nothing is computed from it.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "EventReport".
 */
export interface EventReport {
  /**
   * When it happened or began.
   */
  date: string;
  /**
   * The id.
   */
  id: string;
  kind: EventKindCode;
  /**
   * The name.
   */
  name: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * Where.
   */
  places: string[];
  /**
   * What each body said of it.
   */
  reports: EventRow[];
}
/**
 * What one body said of an event.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "EventRow".
 */
export interface EventRow {
  access: AccessInWords;
  /**
   * The body.
   */
  body: string | null;
  /**
   * The numbers given, in words.
   */
  figures: string[];
  /**
   * The report's id.
   */
  id: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * What was said, in our words.
   */
  paraphrase: string;
  reported_by: ReporterInWords;
  /**
   * When it was first said.
   */
  said_on: string;
  /**
   * The source.
   */
  source: string;
  standing: StandingInWords;
}
/**
 * The farthest path of the middle missile at full burn, the Earth's rotation left out: flatter than the least-energy arc.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "FarthestPath".
 */
export interface FarthestPath {
  /**
   * How far it carries; null where that is more than a tenth beyond the least-energy arc.
   */
  km: number | null;
  /**
   * What to make of it.
   */
  note: string;
}
/**
 * One sentence with its number.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Finding".
 */
export interface Finding {
  /**
   * The computed number in it, where it is one with a band.
   */
  band: LimitedBand | null;
  /**
   * Its id, a link target.
   */
  id: string;
  /**
   * How the number came about, in words and an equation.
   */
  method: string;
  /**
   * Every computed number in it, in its order.
   */
  numbers: NumberIn[];
  /**
   * The parts of the document it rests on.
   */
  see: string[];
  /**
   * The sentence.
   */
  sentence: string;
  /**
   * The sources it rests on.
   */
  sources: string[];
}
/**
 * A computed number as it stands in a sentence.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "NumberIn".
 */
export interface NumberIn {
  /**
   * The number's id.
   */
  id: string;
  /**
   * The words of the sentence that give it.
   */
  words: string;
}
/**
 * What reported figures bound, whatever missile it was: by arcs thrown at once, without air, on an Earth that stands still. A
 * missile takes longer than such an arc, needs more speed, and carries farther at its best.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "FlightBounds".
 */
export interface FlightBounds {
  /**
   * The shortest time that it can have taken.
   */
  least_flight_time_s: BandReport | null;
  /**
   * The least speed that a throw needs.
   */
  least_speed_m_s: BandReport | null;
  /**
   * How far a throw of that speed carries at its best: the standard range is no less.
   */
  least_standard_range_km: LimitedBand | null;
  /**
   * The highest that it can have risen.
   */
  most_apogee_km: BandReport | null;
  /**
   * The farthest that it can have come down.
   */
  most_range_km: BandReport | null;
}
/**
 * A launch and the report of it that is flown.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "FlownReport".
 */
export interface FlownReport {
  /**
   * The launch.
   */
  launch: string;
  reported_by: ReporterInWords;
  /**
   * Its source.
   */
  source: string;
}
/**
 * What was looked for and not found.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "GapReport".
 */
export interface GapReport {
  /**
   * What was found instead.
   */
  found: string;
  /**
   * The id.
   */
  id: string;
  /**
   * Where.
   */
  looked_in: string[];
  /**
   * What was looked for.
   */
  sought: string;
}
/**
 * A horizon.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "HorizonRow".
 */
export interface HorizonRow {
  /**
   * How far the one sees the other.
   */
  km: number;
  /**
   * Height of the antenna.
   */
  mast_m: number;
  /**
   * Height of the target.
   */
  target_m: number;
}
/**
 * What a radar would see from somewhere else.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "HypotheticalSight".
 */
export interface HypotheticalSight {
  /**
   * The radar.
   */
  element: string;
  /**
   * What it has of each from where it stands.
   */
  here: SightCell[];
  /**
   * Its name.
   */
  name: string;
  /**
   * Why this is asked.
   */
  reason: string;
  /**
   * What it would have of each target from there, what it then adds to the others included.
   */
  there: SightCell[];
  /**
   * The place it is put at.
   */
  to: string;
}
/**
 * What a radar has of a target.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SightCell".
 */
export interface SightCell {
  /**
   * How long it is in view of this radar and of no other that works and whose range is published, in the middle of every spread.
   */
  adds_s: number;
  /**
   * By how much it is first in view before every other, in the middle of every spread; absent where another is earlier.
   */
  earlier_by_s: number | null;
  /**
   * The element.
   */
  element: string;
  /**
   * When the radar then holds it firmly.
   */
  firm_track_s: BandReport | null;
  /**
   * The first moment in view, from launch; bands are over the draws that have it in view.
   */
  first_s: BandReport | null;
  /**
   * The same with no limit of range: what geometry alone allows.
   */
  geometric_share: number;
  /**
   * What hides it in the middle of every spread, where it is not in view.
   */
  hidden_by: string | null;
  /**
   * Whether it is in view in half of the draws or more, range included.
   */
  in_view: boolean;
  /**
   * In how many of the draws it is.
   */
  in_view_share: number;
  kind: TargetKind;
  /**
   * The last.
   */
  last_s: BandReport | null;
  /**
   * The greatest elevation.
   */
  max_elevation_deg: BandReport | null;
  /**
   * The shortest slant range.
   */
  min_slant_km: BandReport | null;
  /**
   * When a search has noticed it with a probability of 0.9; how the radar searches is assumed.
   */
  noticed_s: BandReport | null;
  /**
   * Whose figures a launch is flown on.
   */
  reported_by: string | null;
  /**
   * How long it is in reach, by cross-section.
   */
  seconds_above_threshold: SecondsByCrossSection[];
  /**
   * How long each part of it is in reach, in the part of the flight in which it is there, over its cross-section.
   */
  seconds_by_part: SecondsByPart[];
  /**
   * The launch or the notional arc.
   */
  target: string;
  /**
   * Its name.
   */
  target_name: string;
}
/**
 * How long a target of a cross-section is in reach.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SecondsByCrossSection".
 */
export interface SecondsByCrossSection {
  /**
   * The cross-section.
   */
  rcs_m2: number;
  s: BandReport;
}
/**
 * How long a part of a target is in reach.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SecondsByPart".
 */
export interface SecondsByPart {
  /**
   * Its cross-section, as published.
   */
  cross_section: string;
  /**
   * The figure of the catalogue.
   */
  figure: string | null;
  /**
   * The part, and how it lies.
   */
  part: string;
  s: BandReport;
  /**
   * Whether that figure is assumed, or nobody could check it.
   */
  weak: boolean;
}
/**
 * One launch event.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "LaunchReport".
 */
export interface LaunchReport {
  /**
   * The report whose arc is drawn under these figures.
   */
  believed: string | null;
  /**
   * The day in Korea and Japan.
   */
  date: string;
  /**
   * Whether some body that judged it called it a failure, and none a success.
   */
  failed: boolean;
  /**
   * The id.
   */
  id: string;
  /**
   * Whether it lies in the fortnight before the as-of date.
   */
  in_fortnight: boolean;
  /**
   * The name.
   */
  name: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * What each body reported.
   */
  reports: ReportRow[];
  /**
   * The launch site.
   */
  site: PlaceReport | null;
  /**
   * The civil time in Korea and Japan (UTC+9), as one report gives it.
   */
  time_utc_plus_9: string | null;
}
/**
 * What one body reported.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ReportRow".
 */
export interface ReportRow {
  access: AccessInWords;
  /**
   * Greatest height.
   */
  apogee: FigureReport | null;
  /**
   * Direction of flight at launch.
   */
  bearing: FigureReport | null;
  /**
   * The ministry, expert or database.
   */
  body: string | null;
  /**
   * "first publication unknown" where nobody knows.
   */
  first_publication: string | null;
  /**
   * From launch to impact.
   */
  flight_time: FigureReport | null;
  /**
   * The report's id.
   */
  id: string;
  /**
   * Where it came down.
   */
  impact_region: string | null;
  /**
   * The missile as reported.
   */
  missile: string | null;
  /**
   * What a reader should know.
   */
  note: string | null;
  outcome: OutcomeCode;
  outcome_basis: OutcomeBasisCode;
  /**
   * Distance over the ground.
   */
  range: FigureReport | null;
  /**
   * What was flown if this body's range and apogee are true; absent where it gives no such pair.
   */
  reconstruction: ReportReconstruction | null;
  reported_by: ReporterInWords;
  /**
   * How many.
   */
  rounds: number | null;
  /**
   * When it was first said.
   */
  said_on: string | null;
  /**
   * The source.
   */
  source: string;
  /**
   * The vacuum arc through them, only where no missile is on record that could be flown.
   */
  vacuum_arc: ArcReport | null;
}
/**
 * One body's report and what was flown if it is true.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ReportReconstruction".
 */
export interface ReportReconstruction {
  /**
   * The readings side by side, each with its own standard range.
   */
  alternatives: Alternative[];
  /**
   * Greatest height, as reported.
   */
  apogee: FigureReport | null;
  /**
   * How high it rises, where that was no input.
   */
  apogee_km?: BandReport | null;
  /**
   * Whether a mass, a thrust, a specific impulse, a burn time or a fraction of it is assumed.
   */
  assumed_vehicle: boolean;
  /**
   * The direction of the impact from the launch.
   */
  bearing: FigureReport | null;
  /**
   * Where the direction is from: a report of the same launch, or "not reported: any direction".
   */
  bearing_from: string;
  /**
   * What the figures bound, whatever missile it was.
   */
  bounds: FlightBounds | null;
  burnout_altitude_km?: BandReport;
  burnout_speed_m_s?: BandReport;
  burnout_time_s?: BandReport;
  burnt_share?: BandReport;
  /**
   * How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
   * rotation: then it carries at least so far.
   */
  carries_at_least_km?: number | null;
  consistency?: Consistency;
  /**
   * What drives the flight time, largest first.
   */
  drivers?: Driver[];
  /**
   * What the energy of the reported arc gives without any missile: how far an impulse of it carries on the least-energy arc.
   * A missile that flew the report carries farther.
   */
  energy_floor_km: BandReport | null;
  /**
   * The farthest path of the middle missile at full burn.
   */
  farthest_path: FarthestPath | null;
  figures_reading?: Reading;
  /**
   * Flight time, as reported: compared where it is no input.
   */
  flight_time: FigureReport | null;
  flight_time_s?: BandReport;
  /**
   * The share of the draws of missile and report that can fly; the bands are of those.
   */
  flown_share?: number;
  launch_azimuth_deg?: BandReport;
  /**
   * The missile record.
   */
  missile: string | null;
  /**
   * Why the first draw that cannot fly cannot.
   */
  not_flown?: string | null;
  /**
   * Why nothing was.
   */
  not_reconstructed: string | null;
  /**
   * `launch/report`.
   */
  of: string;
  payload_kg?: BandReport;
  /**
   * Height over ground distance, at equal steps of time; of the middle of all inputs.
   */
  profile: ProfilePoint[];
  /**
   * Distance over the ground, as reported.
   */
  range: FigureReport | null;
  /**
   * How far it comes down, where that was no input.
   */
  range_km?: BandReport | null;
  /**
   * Who reported.
   */
  reported_by: string;
  /**
   * The figures that the flight was solved from.
   */
  solved_from: SolvedFrom | null;
  /**
   * The stage set of it that was flown.
   */
  stage_set: string | null;
  /**
   * How high it is there.
   */
  standard_burnout_altitude_km?: BandReport | null;
  /**
   * How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height.
   */
  standard_burnout_angle_deg?: BandReport | null;
  /**
   * On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc.
   */
  standard_burnout_speed_m_s?: BandReport | null;
  standard_range_km?: LimitedBand;
  standard_range_rotating_km?: LimitedBand;
  /**
   * The vehicle template that was flown, where nobody published its stages.
   */
  template: string | null;
  /**
   * The ground track, of the middle of all inputs.
   */
  track: TrackPoint[];
  /**
   * Whether a figure of it that somebody published was not verified: from memory, or its text was not found.
   */
  unverified_vehicle: boolean;
}
/**
 * The lowest height at which the radar sees anything over each place of a grid, in the middle of every spread. Its range and the
 * upper limit of elevation are left out.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "LowestVisible".
 */
export interface LowestVisible {
  /**
   * Row by row; null outside the sector, and where nothing is in view however high.
   */
  altitude_km: (number | null)[][];
  /**
   * The latitudes of the rows.
   */
  lat_deg: number[];
  /**
   * The longitudes of the columns; they may go beyond 180.
   */
  lon_deg: number[];
}
/**
 * A meeting.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "MeetingReport".
 */
export interface MeetingReport {
  /**
   * The date, where it was known.
   */
  date: string | null;
  date_basis: DateBasisCode;
  /**
   * Who meets whom.
   */
  encounters: EncounterReport[];
  /**
   * The id.
   */
  id: string;
  /**
   * The name.
   */
  name: string;
  /**
   * Where.
   */
  place: string | null;
  /**
   * The series.
   */
  series: string | null;
  /**
   * The source of the status.
   */
  source: string;
  status: MeetingStateInWords;
  /**
   * The date as then known, in words.
   */
  when: string | null;
}
/**
 * What is in view of a notional arc.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "NeighbourView".
 */
export interface NeighbourView {
  /**
   * The notional arc.
   */
  arc: string;
  /**
   * The share of those arcs that is in view, in the middle of the radar's spreads.
   */
  in_view_share: number;
  /**
   * Its name.
   */
  name: string;
  /**
   * Whose strategic force it stands for.
   */
  of: string;
  s: BandReport;
}
/**
 * The view of an option at one height.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "OptionView".
 */
export interface OptionView {
  /**
   * The height above the ground's sphere.
   */
  altitude_km: number;
  /**
   * The view as a GeoJSON geometry; null where nothing is in view.
   */
  geometry: {
    [k: string]: unknown;
  };
  /**
   * The option.
   */
  option: string;
}
/**
 * An office-holder.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "PersonReport".
 */
export interface PersonReport {
  /**
   * The id.
   */
  id: string;
  /**
   * The name.
   */
  name: string;
  /**
   * The state.
   */
  of: string;
  /**
   * The office held at the as-of date.
   */
  office: string;
  /**
   * The source.
   */
  source: string;
}
/**
 * What a flight and the warning of it mean for a place.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "PlaceWarning".
 */
export interface PlaceWarning {
  /**
   * When the public there was told, from launch, where a recorded message covered it.
   */
  alerted_s: number | null;
  /**
   * From the first sensor that has the flight to the nearest moment.
   */
  known_before_s: BandReport | null;
  /**
   * Its name.
   */
  name: string;
  nearest_km: BandReport;
  nearest_s: BandReport;
  /**
   * How high it passes, where it comes within a hundred kilometres.
   */
  overflight_altitude_km: BandReport | null;
  /**
   * The place.
   */
  place: string;
  /**
   * From that message to the nearest moment.
   */
  warning_s: BandReport | null;
}
/**
 * How far a radar reaches by its power and antenna.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "PowerRange".
 */
export interface PowerRange {
  range_km: BandReport;
  /**
   * The figures of its power, antenna, noise and losses.
   */
  values: SensorValue[];
}
/**
 * A question and whether this version answers it.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "QuestionReport".
 */
export interface QuestionReport {
  answer: AnswerStateCode;
  /**
   * What it asks for, where this version answers it.
   */
  asks: QuestionRole | null;
  /**
   * The row of the article's analysis.
   */
  id: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * Every computed number in the answer, in its order.
   */
  numbers: NumberIn[];
  /**
   * The answer in a sentence, where this paper computes one at its date.
   */
  said: string | null;
  /**
   * The question.
   */
  text: string;
}
/**
 * How many of the cited figures and statements were read.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ReadCounts".
 */
export interface ReadCounts {
  /**
   * Ranges that this project assumed, with their reasons.
   */
  assumed: number;
  /**
   * Another text says that their source says them.
   */
  cited_by_another: number;
  /**
   * Their source was opened and says them.
   */
  read: number;
  /**
   * From memory, or nobody has found the text yet.
   */
  unverified: number;
}
/**
 * `ring ELEMENT`: reported ranges, horizons, places.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Ring".
 */
export interface Ring {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * The element.
   */
  element: string;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * How far a sensor of the battery's own sees, by height of mast and target, over a 4/3 Earth.
   */
  horizon_km: HorizonRow[];
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * What every ring is: a reported maximum that needs target data from elsewhere.
   */
  label: string;
  /**
   * Where it is, to a tenth of a degree.
   */
  lat_deg: number;
  /**
   * Where it is, to a tenth of a degree.
   */
  lon_deg: number;
  /**
   * Its name.
   */
  name: string;
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * Places near the rings, the nearest first.
   */
  places: RingPlace[];
  /**
   * The reported ranges, the longest first.
   */
  ranges_km: RingRange[];
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  /**
   * The island.
   */
  site: string;
  /**
   * The sources.
   */
  sources: SourceReport[];
  status: StatusInWordsOrEmpty;
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * A place near a ring.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "RingPlace".
 */
export interface RingPlace {
  /**
   * Its country.
   */
  country: string | null;
  /**
   * The figures whose ring may hold it or not: the rounding of the place and the span of the range allow both.
   */
  depends_on: string[];
  distance_km: BandReport;
  /**
   * The figures whose ring holds it, wherever the place lies within its rounding and the range within its span.
   */
  inside_of: string[];
  /**
   * Its name.
   */
  name: string;
  /**
   * The place.
   */
  place: string;
}
/**
 * A reported range.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "RingRange".
 */
export interface RingRange {
  access: AccessInWords;
  /**
   * Under which condition.
   */
  condition: string | null;
  /**
   * The whole id of the figure.
   */
  figure: string;
  /**
   * The circle of its far end as a GeoJSON geometry.
   */
  geometry: {
    [k: string]: unknown;
  };
  /**
   * Who says so.
   */
  said_by: string;
  /**
   * When it was first said.
   */
  said_on: string | null;
  /**
   * The source.
   */
  source: string;
  /**
   * Its far end in kilometres.
   */
  value: number;
  /**
   * As published.
   */
  words: string;
}
/**
 * What a radar sees above a place, in the middle of every spread.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SeenAbove".
 */
export interface SeenAbove {
  /**
   * From this height on; null where nothing is in view.
   */
  from_km: number | null;
  /**
   * Its name.
   */
  name: string;
  /**
   * By how much the place lies outside the radar's sector; null where it lies inside.
   */
  outside_by_deg: number | null;
  /**
   * The place.
   */
  place: string;
  seen: SeenFrom;
}
/**
 * From which height a radar sees what is above some places, on one side's figures.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SideAbove".
 */
export interface SideAbove {
  /**
   * The assumption set.
   */
  figures: string;
  /**
   * The places, in the order of the scenario.
   */
  places: SeenAbove[];
}
/**
 * `sight ELEMENT`: what is in view, height by height.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Sight".
 */
export interface Sight {
  /**
   * What the radars have in view above a place; absent where none was asked about.
   */
  above: AbovePlace | null;
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * How far it would reach by its power and antenna, where every number of them is on record: beside the claimed range, and
   * not used for any view.
   */
  by_power: PowerRange | null;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * The element.
   */
  element: string;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * The lowest height in view over a grid of places; absent where none was asked for.
   */
  lowest_visible: LowestVisible | null;
  /**
   * Those that are left out of it: not working, or without a published range.
   */
  not_counted: string[];
  /**
   * The other radars of the scenario, against which `adds` is taken: those that work and whose range is published.
   */
  others: string[];
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * How far it reaches: the claimed range, or that for the cross-section asked for; absent where none is published.
   */
  range_km: BandReport | null;
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  sensor: SensorReport;
  settings: SightSettings;
  /**
   * The sources.
   */
  sources: SourceReport[];
  /**
   * The version of the program.
   */
  version: string;
  /**
   * What is in view at each height.
   */
  views: View[];
}
/**
 * What differs from the deployment as declared.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SightSettings".
 */
export interface SightSettings {
  /**
   * Another heading.
   */
  heading_deg: number | null;
  /**
   * Whether any of it makes the deployment a hypothetical one.
   */
  hypothetical: boolean;
  /**
   * Another mode.
   */
  mode: string | null;
  /**
   * An element somewhere else: `ELEMENT to PLACE`.
   */
  moved: string | null;
  /**
   * The cross-section that the reach is for.
   */
  rcs_m2: number | null;
  /**
   * An element that is not there.
   */
  without: string | null;
}
/**
 * What is in view at a height.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "View".
 */
export interface View {
  adds: Adds;
  /**
   * The height above the ground's sphere.
   */
  altitude_km: number;
  area_km2: BandReport;
  /**
   * How much of it lies over each country, in the middle of every spread.
   */
  by_country: CountryArea[];
  farthest_km: BandReport;
  /**
   * The view in the middle of every spread, as a GeoJSON geometry; null where nothing is in view.
   */
  geometry: {
    [k: string]: unknown;
  };
}
/**
 * `sight --matrix`: every radar of the scenario against every launch and every notional arc.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SightMatrix".
 */
export interface SightMatrix {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The cells, radar by radar.
   */
  cells: SightCell[];
  /**
   * The command that made it.
   */
  command: string;
  /**
   * The radars.
   */
  elements: SensorReport[];
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * What of a target they look at, and how they are assumed to search.
   */
  looking: SensorValue[];
  /**
   * Launches that no report of can be flown, and why.
   */
  not_flown: string[];
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  settings: SightSettings;
  /**
   * The sources.
   */
  sources: SourceReport[];
  /**
   * The launches and notional arcs.
   */
  targets: TargetReport[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * What a matrix looks at.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TargetReport".
 */
export interface TargetReport {
  kind: TargetKind;
  /**
   * Its name.
   */
  name: string;
  /**
   * The id of the launch or the notional arc.
   */
  target: string;
  /**
   * Its path, from launch to impact in equal steps of time; of a notional arc, between the middles of its regions.
   */
  track: TrackPoint[];
}
/**
 * What the paper says of sight.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SightSection".
 */
export interface SightSection {
  /**
   * The same radar on each side's figures: from which height it sees what is above the scenario's places.
   */
  above: SideAbove[];
  /**
   * Every radar on the figures in force.
   */
  elements: Sight[];
  /**
   * A radar put somewhere else, against the same: labelled hypothetical wherever it is shown.
   */
  hypothetical: HypotheticalSight | null;
  matrix: SightMatrix;
  /**
   * The radar of the focus on the figures of each side that the scenario sets beside each other.
   */
  sides: Sight[];
  /**
   * The capitals of which no figure of their own for that radar is on record.
   */
  silent: string[];
}
/**
 * How many facts of one kind became known.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SinceCount".
 */
export interface SinceCount {
  /**
   * How many facts say something else than before.
   */
  changed: number;
  /**
   * How many facts are new, those of new records among them.
   */
  facts: number;
  kind: KindCode;
  /**
   * How many records are new.
   */
  records: number;
}
/**
 * An element of the deployment whose status is not what it was.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SinceElement".
 */
export interface SinceElement {
  /**
   * The day from which it holds.
   */
  from: string;
  /**
   * The element.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
  now: StatusInWords;
  /**
   * The source of the newest status.
   */
  source: string;
  /**
   * Its status then; absent where it was not known.
   */
  then: StatusInWords | null;
}
/**
 * What became known since an earlier date.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SinceSection".
 */
export interface SinceSection {
  /**
   * How many facts of each kind.
   */
  counts: SinceCount[];
  /**
   * The elements of the deployment whose status is another one, in the scenario's order.
   */
  elements: SinceElement[];
  /**
   * Every fact, as `diff` gives them.
   */
  entries: DiffRow[];
  /**
   * The earlier date.
   */
  from: string;
}
/**
 * A statement on record.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "StatementRow".
 */
export interface StatementRow {
  /**
   * The claim.
   */
  claim: string;
  /**
   * What, in our words.
   */
  paraphrase: string;
  /**
   * Who said it.
   */
  said_by: string;
  /**
   * When.
   */
  said_on: string;
  /**
   * The source.
   */
  source: string;
}
/**
 * A system with its competing figures.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SystemReport".
 */
export interface SystemReport {
  /**
   * The figures, those of one quantity side by side.
   */
  competing_figures: FigureReport[];
  /**
   * The id.
   */
  id: string;
  /**
   * The name.
   */
  name: string;
}
/**
 * A term of the field in plain words.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TermReport".
 */
export interface TermReport {
  /**
   * The other forms in which it is written.
   */
  forms: string[];
  /**
   * The id.
   */
  id: string;
  /**
   * What it means.
   */
  meaning: string;
  /**
   * The term.
   */
  term: string;
}
/**
 * `tradeoff ELEMENT heading|mode|site`.
 *
 * Totals by option, and nothing else: no launch and no arc is ranked, and no option is sought for what it misses.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Tradeoff".
 */
export interface Tradeoff {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * How options are held against each other.
   */
  dominance: string;
  /**
   * The element.
   */
  element: string;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * The reported launches that were flown, over which `kept_share` and `kept_s` are taken.
   */
  launches: FlownReport[];
  /**
   * Launches that no report of can be flown, and why.
   */
  not_flown: string[];
  /**
   * What a reader should know of the whole.
   */
  notes: string[];
  /**
   * Every option.
   */
  options: TradeoffOption[];
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  sensor: SensorReport;
  /**
   * The sources.
   */
  sources: SourceReport[];
  variable: VariableCode;
  /**
   * How an outsider could verify a limit on the variable.
   */
  verification: Verification[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * One setting of the variable.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TradeoffOption".
 */
export interface TradeoffOption {
  /**
   * Whether it is the deployment as declared, on the figures in force.
   */
  declared: boolean;
  /**
   * Whether another setting keeps at least as much and sees no more of every neighbour's arc, and differs in one of them,
   * whichever of that setting's published figures is believed.
   */
  dominated: boolean;
  /**
   * The settings that do.
   */
  dominated_by: string[];
  /**
   * The figure of the catalogue that is taken, where one is.
   */
  figure: SensorValue | null;
  /**
   * The middle of the heading, from north, clockwise, where headings are varied.
   */
  heading_deg: number | null;
  /**
   * Its id in this document.
   */
  id: string;
  kept_s: BandReport;
  kept_share: BandReport;
  /**
   * The statement that names it, where a site is.
   */
  named_by: StatementRow | null;
  /**
   * What is in view of each notional arc of the neighbours.
   */
  neighbours: NeighbourView[];
  /**
   * What a reader should know of it.
   */
  note: string | null;
  /**
   * What those who deploy the element would choose. Options of one setting differ in whose figure is believed, which nobody can
   * choose: they are never held against each other.
   */
  setting: string;
  /**
   * The setting as a reader sees it, with whose figure it is where one is taken.
   */
  value: string;
  /**
   * What its radar has in view at one height, in the middle of every spread: for a map. A brief leaves it out.
   */
  view?: OptionView | null;
}
/**
 * How an outsider could verify a limit.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Verification".
 */
export interface Verification {
  /**
   * The statement that says how.
   */
  claim: string | null;
  /**
   * How, as a source on record says it; "no published method" where none does.
   */
  method: string;
  /**
   * What is on record on whether and how fast the limit could be changed.
   */
  said: StatementRow[];
  /**
   * Its source.
   */
  source: string | null;
  variable: VariableCode;
}
/**
 * What the paper says of a trade-off.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TradeoffSection".
 */
export interface TradeoffSection {
  /**
   * The trade-off on the figures in force, then on those of each side that the scenario sets beside each other.
   */
  sides: Tradeoff[];
}
/**
 * A missile as it was flown: a stage set with its figures.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "VehicleReport".
 */
export interface VehicleReport {
  basis: BasisCode;
  /**
   * Every figure of it.
   */
  figures: FigureReport[];
  /**
   * The missile record.
   */
  missile: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * The other stage sets of the record, which were not flown.
   */
  others: string[];
  /**
   * The stage set.
   */
  stage_set: string;
  /**
   * Whose figures they are.
   */
  stage_set_name: string;
}
/**
 * A capital.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "ViewpointReport".
 */
export interface ViewpointReport {
  /**
   * How many claims it made by the as-of date.
   */
  claim_count: number;
  /**
   * The ids of its claims, the weightiest first.
   */
  claims: string[];
  /**
   * How many of them numbers can test, in whole or in part.
   */
  computable_count: number;
  /**
   * The id.
   */
  id: string;
  /**
   * The name.
   */
  name: string;
  /**
   * The names that it uses for disputed places and for those that it names in its own way, by place id.
   */
  place_names: {
    [k: string]: string;
  };
  /**
   * Its own questions, its first worry first.
   */
  questions: QuestionReport[];
  /**
   * The state.
   */
  state: string;
}
/**
 * `warn LAUNCH --place NAME`.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Warning".
 */
export interface Warning {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * The launch.
   */
  launch: string;
  /**
   * Its name.
   */
  launch_name: string;
  /**
   * How high the flight passes over it; null where it does not.
   */
  overflight_altitude_km: BandReport | null;
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * The first place asked for.
   */
  place: string | null;
  /**
   * Every place asked for.
   */
  places: PlaceWarning[];
  reported_by: ReporterInWords;
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  /**
   * The sources.
   */
  sources: SourceReport[];
  /**
   * What happens when, from launch.
   */
  timeline: WarningEvent[];
  /**
   * Where the missile is when, in the middle of every spread.
   */
  track: TrackPoint[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * Something on a timeline.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "WarningEvent".
 */
export interface WarningEvent {
  /**
   * What happens.
   */
  event: string;
  kind: WarningKind;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * The radar that it is in view of.
   */
  radar: Watcher | null;
  /**
   * The source, of what somebody published.
   */
  source: string | null;
  t_s: BandReport;
}
/**
 * A radar that has a flight in view.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Watcher".
 */
export interface Watcher {
  /**
   * The height of its antenna above the sea.
   */
  antenna_m: number;
  /**
   * The element.
   */
  element: string;
  /**
   * The first and the last moment in view in the middle of every spread, from launch; absent where it is not in view there.
   *
   * @minItems 2
   * @maxItems 2
   */
  in_view_s: [number, number] | null;
  /**
   * Latitude of the radar.
   */
  lat_deg: number;
  /**
   * Longitude of the radar.
   */
  lon_deg: number;
  /**
   * Its name.
   */
  name: string;
}
/**
 * The paper on the eve of talks.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Brief".
 */
export interface Brief {
  /**
   * What is on the table.
   */
  agenda: AgendaRow[];
  /**
   * The rows of the source article and what became of them.
   */
  article: ArticleReport[];
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The claim that is tested; absent where it was not made yet.
   */
  card: ClaimCard | null;
  /**
   * The other claims that are tested, the weightiest of each capital first.
   */
  cards: ClaimCard[];
  /**
   * The statements of the capitals, by date.
   */
  claims: ClaimReport[];
  /**
   * The command that made it.
   */
  command: string;
  /**
   * Lines of equal launch speed, to read the launches against.
   */
  contours: Contour[];
  /**
   * What a reader should know of the deployment as a whole.
   */
  deployment_note: string | null;
  /**
   * Claims of two sides that give different numbers.
   */
  disputes: DisputeReport[];
  /**
   * Distances that a claim turns on.
   */
  distances: DistanceReport[];
  /**
   * The deployment.
   */
  elements: ElementReport[];
  /**
   * Nuclear tests and military activity, as dated context.
   */
  events: EventReport[];
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * Five to seven sentences, each with a number, the most consequential first.
   */
  findings: Finding[];
  /**
   * The first day of the fortnight.
   */
  fortnight_from: string;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * What was looked for and not found.
   */
  known_gaps: GapReport[];
  /**
   * The launches of the fourteen months, by date.
   */
  launches: LaunchReport[];
  /**
   * The first day of the fourteen months that are shown.
   */
  launches_from: string;
  /**
   * The series of meetings, as far as known.
   */
  meetings: MeetingReport[];
  /**
   * What is not computed yet, and what cannot be.
   */
  not_computed: QuestionReport[];
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * The office-holders who meet.
   */
  people: PersonReport[];
  /**
   * The places that the maps show.
   */
  places: PlaceReport[];
  /**
   * The question it answers.
   */
  question: string;
  /**
   * What the scenario's battery reaches, where it was known.
   */
  reach: Defend | null;
  read_counts: ReadCounts;
  /**
   * What is said of each coastal battery's reach, beside what it sees by itself.
   */
  rings: Ring[];
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  /**
   * What the radars see; absent where none stands at a fixed site.
   */
  sight: SightSection | null;
  /**
   * What became known since the date that the scenario looks back to; absent where it names none, or a later one.
   */
  since: SinceSection | null;
  /**
   * The sources, numbered.
   */
  sources: SourceReport[];
  /**
   * The published figures of the systems that the focus of the deployment consists of.
   */
  systems: SystemReport[];
  /**
   * The field's terms in plain words.
   */
  terms: TermReport[];
  /**
   * Its title.
   */
  title: string;
  /**
   * What a limit on a radar would keep and spare; absent where the scenario asks for none, or it was not known yet.
   */
  tradeoff: TradeoffSection | null;
  /**
   * The missiles as they were flown in the reconstructions.
   */
  vehicles: VehicleReport[];
  /**
   * The version of the program.
   */
  version: string;
  /**
   * The capitals.
   */
  viewpoints: ViewpointReport[];
  /**
   * Who could know of each launch of the fortnight when.
   */
  warnings: Warning[];
}
/**
 * One record of a list.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "EntryRow".
 */
export interface EntryRow {
  /**
   * The date that it is known by.
   */
  date: string | null;
  /**
   * One line more.
   */
  detail: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name: string;
}
/**
 * `catalogue list KIND`.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "CatalogueList".
 */
export interface CatalogueList {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The records, by id.
   */
  entries: EntryRow[];
  /**
   * The assumption set in force; listing does not depend on it.
   */
  figures: string;
  kind: KindCode;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The sources that the records cite.
   */
  sources: string[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * `catalogue show ID`.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "CatalogueRecord".
 */
export interface CatalogueRecord {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The assumption set in force.
   */
  figures: string;
  /**
   * Its id.
   */
  id: string;
  kind: KindCode;
  /**
   * The record, as its file says it, cut to the as-of date.
   */
  record: {
    [k: string]: unknown;
  };
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The sources that it cites.
   */
  sources: SourceReport[];
  /**
   * For a launch: what the vacuum arc through each report says.
   */
  vacuum_arcs: ArcReport[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * `cite ID`: a ready citation of a number.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Citation".
 */
export interface Citation {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The citation, in one paragraph.
   */
  citation: string;
  /**
   * The assumption set in force.
   */
  figures: string;
  /**
   * The id that was asked for.
   */
  id: string;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * What is cited.
   */
  name: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * Its sources.
   */
  sources: SourceReport[];
  /**
   * The number or the statement, in words.
   */
  value: string | null;
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * The reconstruction of a catalogued launch: `reconstruct LAUNCH_ID`.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "LaunchReconstruction".
 */
export interface LaunchReconstruction {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * The launch.
   */
  launch: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * Each body's report, reconstructed by itself.
   */
  reports: ReportReconstruction[];
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  /**
   * The sources, numbered.
   */
  sources: SourceReport[];
  /**
   * The missiles as they were flown.
   */
  vehicles: VehicleReport[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * A vehicle template, an assumed vehicle, and what it flies if the typed figures are true.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TemplateReconstruction".
 */
export interface TemplateReconstruction {
  /**
   * Of one figure alone, from which no flight follows: the share of its draws that can do so much.
   */
  able_share: number | null;
  /**
   * How high it rises, where that was no input.
   */
  apogee_km?: BandReport | null;
  /**
   * Always: no template is anybody's missile.
   */
  assumed_vehicle: boolean;
  burnout_altitude_km?: BandReport;
  burnout_speed_m_s?: BandReport;
  burnout_time_s?: BandReport;
  burnt_share?: BandReport;
  /**
   * How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
   * rotation: then it carries at least so far.
   */
  carries_at_least_km?: number | null;
  consistency?: Consistency;
  /**
   * What drives the flight time, largest first.
   */
  drivers?: Driver[];
  figures_reading?: Reading;
  flight_time_s?: BandReport;
  /**
   * The share of the draws of missile and report that can fly; the bands are of those.
   */
  flown_share?: number;
  launch_azimuth_deg?: BandReport;
  /**
   * Its name.
   */
  name: string;
  /**
   * Why the first draw that cannot fly cannot.
   */
  not_flown?: string | null;
  /**
   * Why it cannot.
   */
  not_reconstructed: string | null;
  payload_kg?: BandReport;
  /**
   * How far it comes down, where that was no input.
   */
  range_km?: BandReport | null;
  /**
   * How high it is there.
   */
  standard_burnout_altitude_km?: BandReport | null;
  /**
   * How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height.
   */
  standard_burnout_angle_deg?: BandReport | null;
  /**
   * On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc.
   */
  standard_burnout_speed_m_s?: BandReport | null;
  standard_range_km?: LimitedBand;
  standard_range_rotating_km?: LimitedBand;
  /**
   * The template.
   */
  template: string;
}
/**
 * The reconstruction of figures typed on the command line.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "TypedReconstruction".
 */
export interface TypedReconstruction {
  /**
   * The readings side by side, each with its own standard range.
   */
  alternatives: Alternative[];
  /**
   * Greatest height, as reported.
   */
  apogee: FigureReport | null;
  /**
   * How high it rises, where that was no input.
   */
  apogee_km?: BandReport | null;
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * Whether a mass, a thrust, a specific impulse, a burn time or a fraction of it is assumed.
   */
  assumed_vehicle: boolean;
  /**
   * The direction of the impact from the launch.
   */
  bearing: FigureReport | null;
  /**
   * Where the direction is from: a report of the same launch, or "not reported: any direction".
   */
  bearing_from: string;
  /**
   * What the figures bound, whatever missile it was.
   */
  bounds: FlightBounds | null;
  burnout_altitude_km?: BandReport;
  burnout_speed_m_s?: BandReport;
  burnout_time_s?: BandReport;
  burnt_share?: BandReport;
  /**
   * How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
   * rotation: then it carries at least so far.
   */
  carries_at_least_km?: number | null;
  /**
   * The command that made it.
   */
  command: string;
  consistency?: Consistency;
  /**
   * What drives the flight time, largest first.
   */
  drivers?: Driver[];
  /**
   * What the energy of the reported arc gives without any missile: how far an impulse of it carries on the least-energy arc.
   * A missile that flew the report carries farther.
   */
  energy_floor_km: BandReport | null;
  /**
   * The farthest path of the middle missile at full burn.
   */
  farthest_path: FarthestPath | null;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  figures_reading?: Reading;
  /**
   * Flight time, as reported: compared where it is no input.
   */
  flight_time: FigureReport | null;
  flight_time_s?: BandReport;
  /**
   * The share of the draws of missile and report that can fly; the bands are of those.
   */
  flown_share?: number;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  /**
   * Where nobody gave the launch: what stands for it.
   */
  launch_assumed: string | null;
  launch_azimuth_deg?: BandReport;
  /**
   * The missile record.
   */
  missile: string | null;
  /**
   * Why the first draw that cannot fly cannot.
   */
  not_flown?: string | null;
  /**
   * Why nothing was.
   */
  not_reconstructed: string | null;
  /**
   * `launch/report`.
   */
  of: string;
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  payload_kg?: BandReport;
  /**
   * Height over ground distance, at equal steps of time; of the middle of all inputs.
   */
  profile: ProfilePoint[];
  /**
   * Distance over the ground, as reported.
   */
  range: FigureReport | null;
  /**
   * How far it comes down, where that was no input.
   */
  range_km?: BandReport | null;
  /**
   * Who reported.
   */
  reported_by: string;
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The seed of every stream.
   */
  seed: number;
  /**
   * The figures that the flight was solved from.
   */
  solved_from: SolvedFrom | null;
  /**
   * The source that was named for the typed figures.
   */
  source: string;
  /**
   * The sources of the missile's figures, numbered.
   */
  sources: SourceReport[];
  /**
   * The stage set of it that was flown.
   */
  stage_set: string | null;
  /**
   * How high it is there.
   */
  standard_burnout_altitude_km?: BandReport | null;
  /**
   * How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height.
   */
  standard_burnout_angle_deg?: BandReport | null;
  /**
   * On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc.
   */
  standard_burnout_speed_m_s?: BandReport | null;
  standard_range_km?: LimitedBand;
  standard_range_rotating_km?: LimitedBand;
  /**
   * The vehicle template that was flown, where nobody published its stages.
   */
  template: string | null;
  /**
   * Where no missile was named: each vehicle template, and whether it can fly so.
   */
  templates: TemplateReconstruction[];
  /**
   * The ground track, of the middle of all inputs.
   */
  track: TrackPoint[];
  /**
   * Whether a figure of it that somebody published was not verified: from memory, or its text was not found.
   */
  unverified_vehicle: boolean;
  /**
   * The missile as it was flown.
   */
  vehicles: VehicleReport[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * `diff --asof A B`: what became known between two dates.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Diff".
 */
export interface Diff {
  /**
   * The later date.
   */
  asof: string;
  /**
   * The earlier date: what was known at its end is left out.
   */
  asof_from: string;
  /**
   * What became known, kind by kind, by date.
   */
  entries: DiffRow[];
  /**
   * The assumption set in force; the difference does not depend on it.
   */
  figures: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The sources.
   */
  sources: SourceReport[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * `sight ELEMENT --launch ID` or `--arc ID`.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "SightTarget".
 */
export interface SightTarget {
  /**
   * How long it is in view of this radar and of no other that works and whose range is published, in the middle of every spread.
   */
  adds_s: number;
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The command that made it.
   */
  command: string;
  /**
   * By how much it is first in view before every other, in the middle of every spread; absent where another is earlier.
   */
  earlier_by_s: number | null;
  /**
   * The element.
   */
  element: string;
  /**
   * Whose figures are believed: the assumption set.
   */
  figures: string;
  /**
   * When the radar then holds it firmly.
   */
  firm_track_s: BandReport | null;
  /**
   * The first moment in view, from launch; bands are over the draws that have it in view.
   */
  first_s: BandReport | null;
  /**
   * The same with no limit of range: what geometry alone allows.
   */
  geometric_share: number;
  /**
   * What hides it in the middle of every spread, where it is not in view.
   */
  hidden_by: string | null;
  /**
   * Whether it is in view in half of the draws or more, range included.
   */
  in_view: boolean;
  /**
   * In how many of the draws it is.
   */
  in_view_share: number;
  /**
   * SHA-256 of the catalogue and the scenario that were used.
   */
  inputs_sha256: string;
  kind: TargetKind;
  /**
   * The last.
   */
  last_s: BandReport | null;
  /**
   * What of it the radar looks at, and how it is assumed to search.
   */
  looking: SensorValue[];
  /**
   * The greatest elevation.
   */
  max_elevation_deg: BandReport | null;
  /**
   * The shortest slant range.
   */
  min_slant_km: BandReport | null;
  /**
   * When a search has noticed it with a probability of 0.9; how the radar searches is assumed.
   */
  noticed_s: BandReport | null;
  /**
   * Single figures and reports believed instead of the set's.
   */
  overrides: Override[];
  /**
   * Whose figures a launch is flown on.
   */
  reported_by: string | null;
  /**
   * Samples of each band; the reconstructions of a brief take the first 256 of them.
   */
  samples: number;
  /**
   * The scenario.
   */
  scenario: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * How long it is in reach, by cross-section.
   */
  seconds_above_threshold: SecondsByCrossSection[];
  /**
   * How long each part of it is in reach, in the part of the flight in which it is there, over its cross-section.
   */
  seconds_by_part: SecondsByPart[];
  /**
   * The seed of every stream.
   */
  seed: number;
  sensor: SensorReport;
  settings: SightSettings;
  /**
   * The sources.
   */
  sources: SourceReport[];
  /**
   * The launch or the notional arc.
   */
  target: string;
  /**
   * Its name.
   */
  target_name: string;
  /**
   * The path of the target, from launch to impact in equal steps of time; of a notional arc, between the middles of its regions.
   */
  track: TrackPoint[];
  /**
   * The version of the program.
   */
  version: string;
}
/**
 * One step of the way from a number to its sources.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "WhyNode".
 */
export interface WhyNode {
  /**
   * published, derived or assumed.
   */
  basis: BasisCode | null;
  /**
   * Under which condition it holds.
   */
  condition: string | null;
  /**
   * What drives it, largest first.
   */
  drivers: Driver[];
  /**
   * What it rests on.
   */
  from: WhyNode[];
  /**
   * How it came about: the model and the page that describes it.
   */
  how: string | null;
  /**
   * The id that `why` takes, where it has one.
   */
  id: string | null;
  kind: WhyKind;
  /**
   * Its name.
   */
  name: string;
  /**
   * What a reader should know.
   */
  note: string | null;
  /**
   * Who says it.
   */
  said_by: string | null;
  /**
   * When it was first said; "first publication unknown" where nobody knows.
   */
  said_on: string | null;
  /**
   * The source's id, one of `sources`.
   */
  source: string | null;
  /**
   * What it says, in words with its unit.
   */
  value: string | null;
  /**
   * The place in the source.
   */
  where: string | null;
}
/**
 * `why ID`: the tree from a figure, a record or a result down to its sources.
 *
 * This interface was referenced by `Documents`'s JSON-Schema
 * via the `definition` "Why".
 */
export interface Why {
  /**
   * What was known at the end of this day in Tokyo.
   */
  asof: string;
  /**
   * The assumption set in force.
   */
  figures: string;
  /**
   * The id that was asked for.
   */
  id: string;
  /**
   * The version of the shape of documents (`docs/stability.md`).
   */
  schema_version: number;
  /**
   * The sources that it ends in.
   */
  sources: SourceReport[];
  tree: WhyNode;
  /**
   * The version of the program.
   */
  version: string;
}
