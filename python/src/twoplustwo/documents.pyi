# Made by `cargo run -p xtask -- generate`; do not edit.
"""What comes back: one class a document and a record of it, with the fields of the JSON documents. Units stand in the names."""

from typing import Any, Literal

from .records import Band as Band, Document as Document, Record as Record

class AbovePlace(Record):
    """What each radar has in view above a place."""
    lat_deg: float
    """Where it lies."""
    lon_deg: float
    """Where it lies."""
    name: str
    """Its name."""
    place: str
    """The place."""
    radars: list[RadarAbove]
    """The radar that was asked about, then the others of the scenario in their own order."""

class Adds(Record):
    """What an element adds to the others."""
    area_km2: float
    """The area that only it has in view."""
    by_country: list[CountryArea]
    """The same over each country."""

class AgendaRow(Record):
    """An item on the table."""
    id: str
    """The item's short id."""
    item: str
    """What it is."""
    note: str | None
    """What a reader should know."""
    source: str
    """The source."""
    treatment: Literal["computed", "recorded", "not-modelled"]
    """computed, recorded or not-modelled."""

class Alternative(Record):
    """One reading of a report."""
    apogee_km: Band | None
    """How high it rises, where that was no input."""
    burnout_altitude_km: Band
    """How high that was."""
    burnout_speed_m_s: Band
    """How fast, against the ground."""
    burnout_time_s: Band
    """The end of the last burn."""
    burnt_share: Band
    """How much of the last stage's propellant was burnt."""
    carries_at_least_km: float | None
    """How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
    rotation: then it carries at least so far."""
    consistency: Consistency
    """The reported flight time against the computed one."""
    drivers: list[Driver]
    """What drives the flight time, largest first."""
    figures_reading: Literal["full-burn"] | Literal["early-cutoff"] | Literal["heavier-payload"]
    """The reading."""
    flight_time_s: Band
    """From launch to impact."""
    flown_share: float
    """The share of the draws of missile and report that can fly; the bands are of those."""
    launch_azimuth_deg: Band
    """The direction of the pitch-over: not that of the impact, because the Earth turns."""
    not_flown: str | None
    """Why the first draw that cannot fly cannot."""
    not_reconstructed: str | None
    """Why nothing was."""
    payload_kg: Band
    """The payload."""
    range_km: Band | None
    """How far it comes down, where that was no input."""
    reading: Literal["full-burn"] | Literal["early-cutoff"] | Literal["heavier-payload"]
    """Which."""
    standard_burnout_altitude_km: Band | None
    """How high it is there."""
    standard_burnout_angle_deg: Band | None
    """How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height."""
    standard_burnout_speed_m_s: Band | None
    """On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc."""
    standard_range_km: LimitedBand
    """How far the same missile carries on the least-energy arc, the Earth's rotation left out."""
    standard_range_rotating_km: LimitedBand
    """The same towards the reported bearing, with the Earth's rotation."""

class ArcReport(Record):
    """The vacuum arc through one body's range and apogee: an oracle, not a reconstruction."""
    bearing_from: str | None
    """The report whose bearing the track uses."""
    flight_time_s: Band
    """Flight time of the arc."""
    launch_speed_m_s: Band
    """Speed at the surface."""
    of: str
    """`launch/report`."""
    profile: list[ProfilePoint]
    """Height over ground distance, at equal steps."""
    reported_by: Literal["Seoul", "Tokyo", "Washington", "Pyongyang", "Beijing", "Moscow", "expert", "compilation"]
    """Who reported."""
    same_speed_range_km: Band
    """Longest range of an impulse of the same speed: understates what the missile can do by 3 to 30 %."""
    track: list[TrackPoint]
    """Where the arc runs over the ground, where launch site and bearing are reported."""
    verdict: ArcVerdict
    """What the arc alone says of the reported flight time."""

class ArcVerdict(Record):
    """What the vacuum arc alone says of a reported flight time."""
    excess_s: Band | None
    """How much longer the reported flight is than the arc; negative is impossible."""
    reported_s: Band | None
    """The reported flight time, as far as its rounding allows."""
    verdict: Literal["impossible"] | Literal["not-contradicted"] | Literal["not-enough-reported"]
    """The verdict."""

class ArticleReport(Record):
    """A row of the source article."""
    id: str
    """The row."""
    text: str
    """What it says or asks."""
    treatment: Literal["computed", "recorded", "planned", "out-of-scope"]
    """computed, recorded, planned or out of scope."""
    where: str
    """Where the reader finds it."""

class AsPlanned(Record):
    """The same as if operational."""
    classes: list[ClassReach]
    """Class by class."""

class BoxReport(Record):
    """A part of the sea in which ships are taken to stand: a declaration, drawn all over in the bands, never a position."""
    basis: Literal["published", "unsourced", "derived", "assumed"]
    """Published, derived or assumed."""
    east_deg: float
    """Its eastern edge."""
    name: str
    """Its name."""
    north_deg: float
    """Its northern edge."""
    note: str
    """Why there."""
    source: str
    """The source."""
    south_deg: float
    """Its southern edge."""
    west_deg: float
    """Its western edge."""

class CardResult(Record):
    """The value of a proposition on one side's figures."""
    figure: str | None
    """The figure."""
    figures: str
    """The assumption set with its overrides, and the reading where rows are readings."""
    holds: bool | None
    """Whether the claim holds over the whole band; absent where the band lies on both sides."""
    name: str
    """Its name."""
    turns_on: str | None
    """What this side gives for the quantity that it turns on."""
    value: Band
    """The value."""

class ClaimCard(Record):
    """`check CLAIM`: what of a claim can be computed, and what came of it."""
    altitude_km: float | None
    """The height at which it is tested, where it is about a view."""
    as_planned: list[str]
    """Elements that do not work at the as-of date: what is computed of them holds as planned."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    at_least: float | None
    """The claim holds from this value on."""
    at_most: float | None
    """The claim holds up to this value."""
    between: list[str]
    """The two assumption sets."""
    claim: str
    """The claim."""
    command: str
    """The command that made it."""
    country: str | None
    """The country that it is about, by the map's name, where it is about a view over one."""
    crossover: Crossover | None
    """Where it turns, within the span of what is published."""
    does_not_say: str | None
    """What the card does not say."""
    element_name: str | None
    """The radar that it is about, where it is about a view."""
    figures: str
    """Whose figures are believed: the assumption set."""
    gap: Band
    """From the first side to the second; its nominal is the one at nominal inputs."""
    heights: list[HeightRow]
    """The same at other heights, where it is about a view."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    mixtures: list[Mixture]
    """The number at nominal inputs for every mixture of the two sides' figures."""
    names: list[str]
    """Their names."""
    outcome: Literal["supported"] | Literal["contradicted"] | Literal["depends"] | Literal["not-computable"] | Literal["no-proposition"]
    """What came of it."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    paraphrase: str
    """What was said, in our words."""
    proposition: str | None
    """What is computed, as a formula over named quantities."""
    reason: str | None
    """Why this formula; or why there is none."""
    rests_on: list[SensorValue]
    """The published figures that it rests on, each once."""
    results: list[CardResult]
    """Its value on each side's figures."""
    said_by: str
    """Who said it."""
    said_on: str
    """When."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scale: Literal["linear", "log"]
    """`linear`: differences; `log`: differences of natural logarithms, so that a share is a factor."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    shares: list[GapShare]
    """What each figure that differs explains of the gap; their nominals sum to the gap's."""
    source: str
    """The source that says so."""
    sources: list[SourceReport]
    """The sources."""
    unit: Literal["m", "km", "cm", "mm", "nmi", "mi", "ft", "s", "min", "h", "kg", "t", "lb", "N", "kN", "tf", "deg", "m/s", "km/s", "mach", "m2", "km2", "W", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "K", "1", "percent", "dB", "N-units", "kg/m2"] | None
    """The unit of the tested number."""
    unmoved: list[str]
    """Figures that differ and move nothing here."""
    values: list[Band]
    """The number on each side's figures."""
    version: str
    """The version of the program."""
    viewpoint: str
    """The capital that it belongs to."""
    without_value: list[str]
    """Sides on whose figures it has no value, with the reason."""

class ClaimReport(Record):
    """A statement."""
    about: str
    """What it is about."""
    access: Literal["read", "cited by another", "unverified"]
    """read, cited by another or unverified."""
    asserts: list[FigureReport]
    """The numbers it asserts."""
    computable: Literal["yes", "partly", "no"]
    """yes, partly or no."""
    id: str
    """The id."""
    in_short: str | None
    """The same in at most fifteen words."""
    kind: Literal["capability", "status", "objection", "intent", "forecast", "history", "judgement"]
    """What kind of statement."""
    language: str
    """The language that was read."""
    note: str | None
    """What a reader should know."""
    paraphrase: str
    """What was said, in our words."""
    quote: str | None
    """A few words of the original."""
    reason: str | None
    """Why not, or what would be computed."""
    said_by: str
    """Who said it."""
    said_on: str
    """When."""
    source: str
    """The source."""
    speaks_as: Literal["official", "expert", "press"] | None
    """For whom the speaker speaks; null where nobody has said."""
    translated: bool
    """Whether the paraphrase is a translation."""
    viewpoint: str
    """The capital."""

class ClassReach(Record):
    """What a battery reaches of a class."""
    adds_km2: float
    """What of that no other battery of the scenario that works and stands at a fixed site reaches."""
    area_km2: Band
    """The area that is reached from every launch point that counts, sea included."""
    by_country: list[CountryArea]
    """The land of it, by country, in the middle of every spread."""
    # ["class"]: str
    constraints: list[Constraint]
    """What binds elsewhere."""
    geometry: Any
    """That area as GeoJSON, in the middle of every spread; null where there is none."""
    launch_point_share: float
    """Of the launch points that count, the share from which a place is reached, over the cells within reach of the launchers."""
    launch_points: int
    """How many launch points of the region are looked at."""
    middle_km2: float
    """The area of the geometry: that in the middle of every spread, which is not the middle of the band."""
    name: str
    """Its name."""
    others: list[str]
    """Those others that come near enough to be asked."""
    places: list[PlaceReach]
    """The places that were asked for."""
    population: int
    """Those who live in them."""
    region: str
    """From where it is launched, in words."""
    regions: list[RegionReport]
    """The same by region, with the source of each."""
    source: str
    """Where the trajectory was published."""
    towns: list[Town]
    """Towns inside, in the middle of every spread, the largest first."""
    trajectory: str
    """The one trajectory, in words."""

class ClockEvent(Record):
    """A moment of an engagement."""
    event: str
    """What happens."""
    height_km: float
    """How high the target is."""
    t_s: float
    """When, from launch."""

class ClockPoint(Record):
    """A point of a flight."""
    height_km: float
    """How high."""
    t_s: float
    """When, from launch."""

class Consistency(Record):
    """A reported flight time against the computed one."""
    excess_km: Band | None
    """The same as a height: how far the reported apogee would have to be off to explain it."""
    excess_s: Band | None
    """Reported less computed, as far as rounding and band allow."""
    model_error: TimeError | None
    """The model's own error beside it; absent where too few other flights measure it, or no time was reported."""
    rounding_s: Band | None
    """How far the true time may lie from the reported one by its rounding alone."""
    shorter_than_any: bool
    """Whether the reported time is shorter than the vacuum arc through the reported range and apogee by more than 1 %: no missile flies so."""
    verdict: Literal["consistent"] | Literal["within-model-error"] | Literal["inconsistent"] | Literal["not-enough-reported"]
    """The verdict."""

class Constraint(Record):
    """Where something prevents an intercept."""
    area_km2: float
    """How much ground, out to where the grid ends."""
    binding: Literal["sector"] | Literal["too-late"] | Literal["floor"] | Literal["ceiling"] | Literal["reach"] | Literal["not-operational"]
    """What."""
    geometry: Any
    """Where, as GeoJSON."""

class Contour(Record):
    """A line of equal launch speed over range and apogee."""
    points: list[ProfilePoint]
    """Range and apogee of arcs of that speed, from flat to steep."""
    same_speed_range_km: float
    """How far an impulse of that speed carries at its best angle."""

class CountryArea(Record):
    """An area over a country."""
    area_km2: float
    """The area."""
    name: str
    """The country, by the map's name."""
    share: float
    """Its share of the whole country as the map has it."""

class Crossover(Record):
    """Where a proposition turns."""
    cross_section_factor: float | None
    """Of a radar's range: how many times the cross-section it takes, against the range of the figures in force: the fourth power."""
    found_in: float
    """In how many of the draws it turns within that span."""
    holds_above: bool
    """Whether the claim holds above that value; otherwise it holds below it."""
    of: str
    """The record whose quantity it is."""
    published_high: float
    """The greatest published value: nothing is looked for above it."""
    published_low: float
    """The least published value: nothing is looked for below it."""
    quantity: str
    """The quantity."""
    unit: Literal["m", "km", "cm", "mm", "nmi", "mi", "ft", "s", "min", "h", "kg", "t", "lb", "N", "kN", "tf", "deg", "m/s", "km/s", "mach", "m2", "km2", "W", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "K", "1", "percent", "dB", "N-units", "kg/m2"]
    """The unit."""
    value: Band
    """The value at which it turns."""

class Defend(Record):
    """`defend`: what a battery reaches of some classes of missiles, by its published envelope and its clock. Kinematically possible
    is the strongest word that it has."""
    as_planned: AsPlanned | None
    """What it would defend if it worked as planned; absent once it works."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    ceiling_km: float
    """Where it ends."""
    classes: list[ClassReach]
    """What it defends at the date."""
    command: str
    """The command that made it."""
    cue: SensorReport | None
    """The radar of another element that tells it of the target, as `--cue` names it; absent where its own radar does."""
    delays: list[SensorValue]
    """The delays, and how the radar is assumed to search."""
    element: str
    """The battery."""
    element_name: str
    """Its name."""
    envelope_only: str | None
    """Why there is no clock, only the envelope; absent where there is one."""
    figures: str
    """Whose figures are believed: the assumption set."""
    floor_km: float
    """Where its envelope begins."""
    generic_box: BoxReport | None
    """Of ships: the box at sea in which they are taken to stand; absent for a battery at a site."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    interceptor: list[SensorValue]
    """Its interceptor: envelope and speed, and the delays of an engagement."""
    lat_deg: float
    """Latitude of its launchers; of ships that of the middle of their box."""
    lon_deg: float
    """Longitude of them."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    radar: SensorReport | None
    """The radar that guides, where one is on record."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sources: list[SourceReport]
    """The sources."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled", ""]
    """Its status at the date, in words."""
    version: str
    """The version of the program."""
    worked: WorkedReport | None
    """When it worked last, where it did once and does not any more."""
    works: bool
    """Whether it works at that date: until then it defends nothing."""

class DiffRow(Record):
    """One fact that became known."""
    access: Literal["read", "cited by another", "unverified"]
    """read, cited by another or unverified."""
    change: Literal["new record"] | Literal["new"] | Literal["changed"]
    """What is new of it."""
    happened: str | None
    """When it happened, where that is a date of its own."""
    id: str
    """Its id, which `why` takes."""
    kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"]
    """The kind of its record."""
    name: str
    """The record's name."""
    record: str
    """The record it belongs to."""
    said_on: str | None
    """When it was first said; absent where nobody knows."""
    source: str
    """The source."""
    words: str
    """What it says."""

class DisputeReport(Record):
    """Claims of two sides that give different numbers for one quantity."""
    about: str
    """What is disputed."""
    id: str
    """The id."""
    least_factor: float | None
    """For a radar range: the least factor in cross-section, dwell or power that the ratio needs (its 4th power)."""
    least_ratio: float
    """The larger over the smaller, at the ends that lie nearest to each other."""
    one: str
    """The one claim."""
    one_figure: FigureReport
    """Its number."""
    other: str
    """The other claim."""
    other_figure: FigureReport
    """Its number."""

class DistanceReport(Record):
    """How far places are, against a reach that a claim gives."""
    about: str
    """What reaches."""
    claim: str
    """The claim."""
    distance_km: Band
    """The distance along the ground; the band is the rounding of both positions."""
    # ["from"]: PlaceReport
    id: str
    """The id."""
    reach: FigureReport
    """The reach that the claim gives."""
    to: PlaceReport
    """To where."""
    verdict: Literal["inside"] | Literal["outside"] | Literal["depends"] | Literal["not-counted"]
    """inside, outside or depends."""

class Driver(Record):
    """An input that drives a band."""
    input: str
    """The input."""
    swing: float
    """How far the result moves when the input goes from its low to its high end: of an arc with the other inputs at
    their middle, of a reconstruction along a straight line through all draws."""

class ElementReport(Record):
    """A deployed element."""
    area: str | None
    """A generic box or a home port."""
    history: list[StatusReport]
    """Every status so far, by date."""
    id: str
    """The id."""
    kind: Literal["battery", "radar", "launchers", "ships", "satellites", "interceptors", "coastal-battery"]
    """What it is."""
    labels: list[MapLabel]
    """The maps that name it."""
    name: str
    """The name."""
    note: str | None
    """What a reader should know."""
    own_figures: list[FigureReport]
    """Figures of the element itself."""
    ownership: OwnershipReport | None
    """Whose it is, where, and for whom."""
    part_of: str | None
    """The whole of which it is a part."""
    role: Literal["element", "context", "neighbour"]
    """element, context or neighbour."""
    site: PlaceReport | None
    """Where it stands."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled", ""]
    """The status at the as-of date."""
    systems: list[str]
    """The systems it consists of."""
    worked: WorkedReport | None
    """When it worked last, where it did once and does not any more."""
    works: bool
    """Whether it can do anything at the as-of date."""

class EncounterReport(Record):
    """Who meets whom."""
    format: Literal["foreign ministers", "defence ministers", "the four together", "leaders"]
    """Which round."""
    participants: list[str]
    """The ids of those who sit there."""
    source: str
    """The source."""

class EngagementClock(Record):
    """An engagement against one flight from the middle of a launch region, in the middle of every spread."""
    apogee_km: float
    """How high it rises."""
    binding: Literal["sector"] | Literal["too-late"] | Literal["floor"] | Literal["ceiling"] | Literal["reach"] | Literal["not-operational"] | None
    """What prevents an intercept; null if nothing does."""
    events: list[ClockEvent]
    """Events in order."""
    heights: list[ClockPoint]
    """Heights over time, every few seconds."""
    opportunities: int
    """How often a launch is possible."""
    range_km: float
    """From the middle of the region to the place."""

class EntryRow(Record):
    """One record of a list."""
    date: str | None
    """The date that it is known by."""
    detail: str
    """One line more."""
    id: str
    """Its id."""
    name: str
    """Its name."""

class EventReport(Record):
    """A nuclear test or military activity: nothing is computed from it."""
    date: str
    """When it happened or began."""
    id: str
    """The id."""
    kind: Literal["nuclear-test", "military-activity", "deployment"]
    """nuclear-test, military-activity or deployment."""
    name: str
    """The name."""
    note: str | None
    """What a reader should know."""
    places: list[str]
    """Where."""
    reports: list[EventRow]
    """What each body said of it."""

class EventRow(Record):
    """What one body said of an event."""
    access: Literal["read", "cited by another", "unverified"]
    """read, cited by another or unverified."""
    body: str | None
    """The body."""
    figures: list[str]
    """The numbers given, in words."""
    id: str
    """The report's id."""
    note: str | None
    """What a reader should know."""
    paraphrase: str
    """What was said, in our words."""
    reported_by: Literal["Seoul", "Tokyo", "Washington", "Pyongyang", "Beijing", "Moscow", "expert", "compilation"]
    """The capital, or the kind of body."""
    said_on: str
    """When it was first said."""
    source: str
    """The source."""
    standing: Literal["confirmed by", "observed by", "reported by", "denied by"]
    """"confirmed by", "observed by", "reported by" or "denied by"."""

class FarthestPath(Record):
    """The farthest path of the middle missile at full burn, the Earth's rotation left out: flatter than the least-energy arc."""
    km: float | None
    """How far it carries; null where that is more than a tenth beyond the least-energy arc."""
    note: str
    """What to make of it."""

class FigureReport(Record):
    """A published number in its own terms."""
    access: Literal["read", "cited by another", "unverified"] | None
    """read, cited by another or unverified."""
    basis: Literal["published", "unsourced", "derived", "assumed"] | None
    """published, derived or assumed."""
    condition: str | None
    """Under which condition it holds."""
    high: float | None
    """The high end as published."""
    id: str | None
    """The whole id of the figure, where it has one."""
    low: float | None
    """The low end as published."""
    nominal: float | None
    """The single value as published."""
    note: str | None
    """What a reader should know."""
    quantity: str
    """What it measures."""
    said_by: str | None
    """Who asserts it."""
    said_on: str | None
    """When it was first made public; absent where unknown."""
    source: str | None
    """The source's id."""
    unit: Literal["m", "km", "cm", "mm", "nmi", "mi", "ft", "s", "min", "h", "kg", "t", "lb", "N", "kN", "tf", "deg", "m/s", "km/s", "mach", "m2", "km2", "W", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "K", "1", "percent", "dB", "N-units", "kg/m2"]
    """The unit as published."""
    words: str
    """As published, with its unit."""

class Finding(Record):
    """One sentence with its number."""
    band: LimitedBand | None
    """The computed number in it, where it is one with a band."""
    id: str
    """Its id, a link target."""
    method: str
    """How the number came about, in words and an equation."""
    numbers: list[NumberIn]
    """Every computed number in it, in its order."""
    see: list[str]
    """The parts of the document it rests on."""
    sentence: str
    """The sentence."""
    sources: list[str]
    """The sources it rests on."""

class FlightBounds(Record):
    """What reported figures bound, whatever missile it was: by arcs thrown at once, without air, on an Earth that stands still. A
    missile takes longer than such an arc, needs more speed, and carries farther at its best."""
    least_flight_time_s: Band | None
    """The shortest time that it can have taken."""
    least_speed_m_s: Band | None
    """The least speed that a throw needs."""
    least_standard_range_km: LimitedBand | None
    """How far a throw of that speed carries at its best: the standard range is no less."""
    most_apogee_km: Band | None
    """The highest that it can have risen."""
    most_range_km: Band | None
    """The farthest that it can have come down."""

class Flip(Record):
    """A figure that turns a verdict."""
    binding: Literal["sector"] | Literal["too-late"] | Literal["floor"] | Literal["ceiling"] | Literal["reach"] | Literal["not-operational"] | None
    """What binds then."""
    figure: str
    """The figure of the catalogue."""
    quantity: str
    """The quantity, with the record."""
    verdict: Literal["inside"] | Literal["outside"] | Literal["depends"] | Literal["not-counted"]
    """The verdict with it, in the middle of every other spread: `inside` or `outside`."""
    words: str
    """Its value in words."""

class FlownReport(Record):
    """A launch and the report of it that is flown."""
    launch: str
    """The launch."""
    reported_by: Literal["Seoul", "Tokyo", "Washington", "Pyongyang", "Beijing", "Moscow", "expert", "compilation"]
    """Whose report is flown."""
    source: str
    """Its source."""

class GapReport(Record):
    """What was looked for and not found."""
    found: str
    """What was found instead."""
    id: str
    """The id."""
    looked_in: list[str]
    """Where."""
    sought: str
    """What was looked for."""

class GapShare(Record):
    """What one figure explains of a gap."""
    first_order: float
    """The share of the variance over all mixtures that this figure explains by itself: its first-order index."""
    one: str
    """What the first side takes."""
    other: str
    """What the second side takes."""
    quantity: str
    """The quantity, or whose report of which launch."""
    share: Band
    """Its part of the gap."""

class HeightRow(Record):
    """The value at another height."""
    altitude_km: float
    """The height."""
    figures: str
    """The assumption set."""
    share: Band
    """The share in view."""

class HorizonRow(Record):
    """A horizon."""
    km: float
    """How far the one sees the other."""
    mast_m: float
    """Height of the antenna."""
    target_m: float
    """Height of the target."""

class HypotheticalSight(Record):
    """What a radar would see from somewhere else."""
    element: str
    """The radar."""
    here: list[SightCell]
    """What it has of each from where it stands."""
    name: str
    """Its name."""
    reason: str
    """Why this is asked."""
    there: list[SightCell]
    """What it would have of each target from there, what it then adds to the others included."""
    to: str
    """The place it is put at."""

class LaunchReport(Record):
    """One launch event."""
    believed: str | None
    """The report whose arc is drawn under these figures."""
    date: str
    """The day in Korea and Japan."""
    failed: bool
    """Whether some body that judged it called it a failure, and none a success."""
    id: str
    """The id."""
    in_fortnight: bool
    """Whether it lies in the fortnight before the as-of date."""
    name: str
    """The name."""
    note: str | None
    """What a reader should know."""
    reports: list[ReportRow]
    """What each body reported."""
    site: PlaceReport | None
    """The launch site."""
    time_utc_plus_9: str | None
    """The civil time in Korea and Japan (UTC+9), as one report gives it."""

class LimitMissed(Record):
    """A limit that a flight does not meet, in the middle of every spread."""
    all_of_it: bool
    """Whether the whole flight stays below the floor, or beyond the reach."""
    has: float | None
    """What the flight has: its height where the interceptor reaches, its distance where the interceptor works, or the first launch
    that the clock allows. Null for the radar's view, and where no interceptor is fast enough."""
    limit: Literal["sector"] | Literal["too-late"] | Literal["floor"] | Literal["ceiling"] | Literal["reach"] | Literal["not-operational"]
    """Which limit."""
    needed: float | None
    """What the limit is: floor, ceiling or reach, or the last launch that meets the flight."""
    unit: Literal["m", "km", "cm", "mm", "nmi", "mi", "ft", "s", "min", "h", "kg", "t", "lb", "N", "kN", "tf", "deg", "m/s", "km/s", "mach", "m2", "km2", "W", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "K", "1", "percent", "dB", "N-units", "kg/m2"] | None
    """The unit of both."""

class LimitedBand(Record):
    """A band whose ends may lie beyond the limit of its model: null there, and the limit beside it. A band of any other number
    has all of its ends."""
    beyond_km: float | None
    """The limit of the model, km; there only where an end lies beyond it."""
    drivers: list[Driver]
    """What drives the band, largest first."""
    high: float | None
    """The 95th percentile; null where it lies beyond the limit of the model."""
    id: str
    """The number's own id: command, as-of date, figures and field."""
    low: float | None
    """The 5th percentile; null where it lies beyond the limit of the model."""
    nominal: float | None
    """The 50th percentile; null where it lies beyond the limit of the model."""
    open: Literal["at-least"] | Literal["at-most"] | Literal["unbounded"] | None
    """On which side it is open: only where a limit alone was reported."""
    unit: Literal["m", "km", "cm", "mm", "nmi", "mi", "ft", "s", "min", "h", "kg", "t", "lb", "N", "kN", "tf", "deg", "m/s", "km/s", "mach", "m2", "km2", "W", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "K", "1", "percent", "dB", "N-units", "kg/m2"]
    """The unit."""
    words: str
    """The band as it is written everywhere, with the digits that are known."""

class LowestVisible(Record):
    """The lowest height at which the radar sees anything over each place of a grid, in the middle of every spread. Its range and the
    upper limit of elevation are left out."""
    altitude_km: list[list[float | None]]
    """Row by row; null outside the sector, and where nothing is in view however high."""
    lat_deg: list[float]
    """The latitudes of the rows."""
    lon_deg: list[float]
    """The longitudes of the columns; they may go beyond 180."""

class MapLabel(Record):
    """The name of a place or an element on a map."""
    map: Literal["pacific"] | Literal["region"] | Literal["islands"] | Literal["globe"]
    """The map."""
    name: str | None
    """The words, where the record's own name is too long."""
    side: Literal["right"] | Literal["left"] | Literal["above"] | Literal["below"]
    """On which side of the mark it stands."""
    south_deg: float | None
    """How far south of the mark it stands, in degrees."""

class MeetingReport(Record):
    """A meeting."""
    date: str | None
    """The date, where it was known."""
    date_basis: Literal["stated", "inferred"]
    """stated or inferred."""
    encounters: list[EncounterReport]
    """Who meets whom."""
    id: str
    """The id."""
    name: str
    """The name."""
    place: str | None
    """Where."""
    series: str | None
    """The series."""
    source: str
    """The source of the status."""
    status: Literal["planned", "held", "cancelled"]
    """planned, held or cancelled, on the eve."""
    when: str | None
    """The date as then known, in words."""

class Mixture(Record):
    """A mixture of two sides' figures."""
    taken: list[str]
    """The figures that are taken from the second side."""
    value: float
    """The number."""

class NeighbourView(Record):
    """What is in view of a notional arc."""
    arc: str
    """The notional arc."""
    in_view_share: float
    """The share of those arcs that is in view, in the middle of the radar's spreads."""
    name: str
    """Its name."""
    of: str
    """Whose strategic force it stands for."""
    s: Band
    """Seconds in view: the mean over arcs that are drawn all over its two regions, those that are never in view counted with none."""

class NumberIn(Record):
    """A computed number as it stands in a sentence."""
    id: str
    """The number's id."""
    words: str
    """The words of the sentence that give it."""

class OptionView(Record):
    """The view of an option at one height."""
    altitude_km: float
    """The height above the ground's sphere."""
    geometry: Any
    """The view as a GeoJSON geometry; null where nothing is in view."""
    option: str
    """The option."""

class Override(Record):
    """A single figure or report believed instead of the set's."""
    believed: str
    """The figure or report."""
    of: str
    """The quantity or launch."""

class OwnershipReport(Record):
    """Owner, host, operator and whom it is meant to defend."""
    defends: list[str]
    """Whom it is meant to defend."""
    host: str | None
    """The host."""
    operator: str | None
    """The operator."""
    owner: str
    """The owner."""
    source: str
    """The source."""

class PayloadRange(Record):
    """How far a vehicle carries a payload at its best."""
    able_share: float
    """The share of the vehicles that carry so much."""
    burnout_speed_m_s: Band | None
    """The speed at burnout on the least-energy arc of those that have one."""
    payload_kg: float
    """The payload."""
    standard_range_km: LimitedBand
    """The standard range of those."""

class PersonReport(Record):
    """An office-holder."""
    id: str
    """The id."""
    name: str
    """The name."""
    of: str
    """The state."""
    office: str
    """The office held at the as-of date."""
    source: str
    """The source."""

class PlaceReach(Record):
    """A place against a class."""
    binding: Literal["sector"] | Literal["too-late"] | Literal["floor"] | Literal["ceiling"] | Literal["reach"] | Literal["not-operational"] | None
    """What binds in the middle of every spread; null when inside."""
    clock: EngagementClock | None
    """The clock from the middle of the region, where it was asked for."""
    distance_km: float
    """From the launchers."""
    flips_with: list[Flip]
    """Figures of sources, and of the defender's delays, each of which by itself would turn it."""
    in_draws: float
    """In which share of the draws it is reached from every launch point that counts."""
    lat_deg: float
    """Its latitude."""
    launch_point_share: float
    """The share of the launch points that count from which it is reached."""
    lon_deg: float
    """Its longitude."""
    margin_km: Band | None
    """By how far the best moment lies inside the reach, from the worst launch point that counts: below zero it falls short."""
    margin_s: Band | None
    """By how long the first interceptor would be early at the best moment; below zero it is late."""
    missed: list[LimitMissed]
    """Every limit that the flight from the middle of the launch region does not meet, the worst missed first; empty where it can be met."""
    name: str
    """Its name."""
    opportunities: int
    """How often a launch is possible, each after a look at the one before; from the worst launch point that counts."""
    source: str
    """Where its position is from."""
    verdict: Literal["inside"] | Literal["outside"] | Literal["depends"] | Literal["not-counted"]
    """Whether it is reached."""

class PlaceReport(Record):
    """A place."""
    administered_by: str | None
    """Who administers it, where that is disputed."""
    claimed_by: list[str]
    """Who claims it, where that is disputed."""
    id: str
    """The id."""
    kind: Literal["city", "base", "site", "launch-site", "island", "strait", "reference"]
    """What it is."""
    labels: list[MapLabel]
    """The maps that name it."""
    lat_deg: float
    """Latitude."""
    lon_deg: float
    """Longitude."""
    name: str
    """The name."""
    names: Record
    """The other names it has, by viewpoint."""
    source: str
    """The source of the position."""
    width_km: float | None
    """The least width, of a strait."""

class PlaceWarning(Record):
    """What a flight and the warning of it mean for a place."""
    alerted_s: float | None
    """When the public there was told, from launch, where a recorded message covered it."""
    known_before_s: Band | None
    """From the first sensor that has the flight to the nearest moment."""
    name: str
    """Its name."""
    nearest_km: Band
    """How near the ground track comes."""
    nearest_s: Band
    """When, from launch."""
    overflight_altitude_km: Band | None
    """How high it passes, where it comes within a hundred kilometres."""
    place: str
    """The place."""
    warning_s: Band | None
    """From that message to the nearest moment."""

class PowerRange(Record):
    """How far a radar reaches by its power and antenna."""
    range_km: Band
    """The range, for the cross-section that the claimed range holds for."""
    values: list[SensorValue]
    """The figures of its power, antenna, noise and losses."""

class ProfilePoint(Record):
    """A point of an arc's profile."""
    ground_km: float
    """Distance over the ground from the launch."""
    height_km: float
    """Height."""

class QuestionReport(Record):
    """A question and whether this version answers it."""
    answer: Literal["computed", "planned", "partly", "not-computable"]
    """computed, planned, partly or not-computable."""
    asks: Literal["defends"] | Literal["sees-country"] | Literal["seen-by-radars"] | Literal["hypothetical"] | Literal["warning"] | Literal["limit"] | Literal["ring"] | Literal["reach-grown"] | None
    """What it asks for, where this version answers it."""
    id: str
    """The row of the article's analysis."""
    note: str | None
    """What a reader should know."""
    numbers: list[NumberIn]
    """Every computed number in the answer, in its order."""
    said: str | None
    """The answer in a sentence, where this paper computes one at its date."""
    text: str
    """The question."""

class RadarAbove(Record):
    """The heights above a place that a radar has in view, in the middle of every spread."""
    distance_km: float
    """How far the place is over the ground."""
    element: str
    """The radar."""
    from_km: float | None
    """The lowest height in view; absent where nothing is."""
    hidden_by: str | None
    """What hides all that is above the place."""
    name: str
    """Its name."""
    range: SensorValue | None
    """The published range that is believed; absent where none is: then the heights are those of geometry alone."""
    seen_share: float
    """The share of the draws in which something above the place is in view."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled", ""]
    """Its status."""
    to_km: float | None
    """The greatest height in view; absent where there is no upper end."""
    works: bool
    """Whether it works at the as-of date; of one that does not, all holds as planned."""

class ReadCounts(Record):
    """How many of the cited figures and statements were read."""
    assumed: int
    """Ranges that this project assumed, with their reasons."""
    cited_by_another: int
    """Another text says that their source says them."""
    read: int
    """Their source was opened and says them."""
    unverified: int
    """From memory, or nobody has found the text yet."""

class RegionReport(Record):
    """A launch region."""
    name: str
    """Its name."""
    said_by: str
    """Who says where it is."""
    source: str
    """The source."""

class ReportReconstruction(Record):
    """One body's report and what was flown if it is true."""
    alternatives: list[Alternative]
    """The readings side by side, each with its own standard range."""
    apogee: FigureReport | None
    """Greatest height, as reported."""
    apogee_km: Band | None
    """How high it rises, where that was no input."""
    assumed_vehicle: bool
    """Whether a mass, a thrust, a specific impulse, a burn time or a fraction of it is assumed."""
    bearing: FigureReport | None
    """The direction of the impact from the launch."""
    bearing_from: str
    """Where the direction is from: a report of the same launch, or "not reported: any direction"."""
    bounds: FlightBounds | None
    """What the figures bound, whatever missile it was."""
    burnout_altitude_km: Band
    """How high that was."""
    burnout_speed_m_s: Band
    """How fast, against the ground."""
    burnout_time_s: Band
    """The end of the last burn."""
    burnt_share: Band
    """How much of the last stage's propellant was burnt."""
    carries_at_least_km: float | None
    """How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
    rotation: then it carries at least so far."""
    consistency: Consistency
    """The reported flight time against the computed one."""
    drivers: list[Driver]
    """What drives the flight time, largest first."""
    energy_floor_km: Band | None
    """What the energy of the reported arc gives without any missile: how far an impulse of it carries on the least-energy arc.
    A missile that flew the report carries farther."""
    farthest_path: FarthestPath | None
    """The farthest path of the middle missile at full burn."""
    figures_reading: Literal["full-burn"] | Literal["early-cutoff"] | Literal["heavier-payload"]
    """The reading."""
    flight_time: FigureReport | None
    """Flight time, as reported: compared where it is no input."""
    flight_time_s: Band
    """From launch to impact."""
    flown_share: float
    """The share of the draws of missile and report that can fly; the bands are of those."""
    launch_azimuth_deg: Band
    """The direction of the pitch-over: not that of the impact, because the Earth turns."""
    missile: str | None
    """The missile record."""
    not_flown: str | None
    """Why the first draw that cannot fly cannot."""
    not_reconstructed: str | None
    """Why nothing was."""
    of: str
    """`launch/report`."""
    payload_kg: Band
    """The payload."""
    profile: list[ProfilePoint]
    """Height over ground distance, at equal steps of time; of the middle of all inputs."""
    range: FigureReport | None
    """Distance over the ground, as reported."""
    range_km: Band | None
    """How far it comes down, where that was no input."""
    reported_by: str
    """Who reported."""
    solved_from: Literal["range-and-apogee"] | Literal["range-and-time"] | Literal["apogee-and-time"] | None
    """The figures that the flight was solved from."""
    stage_set: str | None
    """The stage set of it that was flown."""
    standard_burnout_altitude_km: Band | None
    """How high it is there."""
    standard_burnout_angle_deg: Band | None
    """How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height."""
    standard_burnout_speed_m_s: Band | None
    """On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc."""
    standard_range_km: LimitedBand
    """How far the same missile carries on the least-energy arc, the Earth's rotation left out."""
    standard_range_rotating_km: LimitedBand
    """The same towards the reported bearing, with the Earth's rotation."""
    template: str | None
    """The vehicle template that was flown, where nobody published its stages."""
    track: list[TrackPoint]
    """The ground track, of the middle of all inputs."""
    unverified_vehicle: bool
    """Whether a figure of it that somebody published was not verified: from memory, or its text was not found."""

class ReportRow(Record):
    """What one body reported."""
    access: Literal["read", "cited by another", "unverified"]
    """read, cited by another or unverified."""
    apogee: FigureReport | None
    """Greatest height."""
    bearing: FigureReport | None
    """Direction of flight at launch."""
    body: str | None
    """The ministry, expert or database."""
    first_publication: str | None
    """"first publication unknown" where nobody knows."""
    flight_time: FigureReport | None
    """From launch to impact."""
    id: str
    """The report's id."""
    impact_region: str | None
    """Where it came down."""
    missile: str | None
    """The missile as reported."""
    note: str | None
    """What a reader should know."""
    outcome: Literal["success", "partial", "failure", "unknown"]
    """success, partial, failure or unknown."""
    outcome_basis: Literal["stated", "inferred"]
    """stated or inferred."""
    range: FigureReport | None
    """Distance over the ground."""
    reconstruction: ReportReconstruction | None
    """What was flown if this body's range and apogee are true; absent where it gives no such pair."""
    reported_by: Literal["Seoul", "Tokyo", "Washington", "Pyongyang", "Beijing", "Moscow", "expert", "compilation"]
    """The capital or kind of body."""
    rounds: float | None
    """How many."""
    said_on: str | None
    """When it was first said."""
    source: str
    """The source."""
    vacuum_arc: ArcReport | None
    """The vacuum arc through them, only where no missile is on record that could be flown."""

class ReproducedCase(Record):
    """A published result computed again."""
    computed: LimitedBand
    """The number as computed."""
    difference: float
    """The middle of the computed number less the published one."""
    formula: str
    """What it is computed by."""
    id: str
    """Its id."""
    meant: str
    """`near`, `at-least` or `at-most`: how it is meant."""
    published: float
    """The published number, in the unit of the case; its rounding is not in it."""
    published_sources: list[str]
    """The sources of the published number."""
    question: str
    """What was published."""
    reason: str | None
    """Why it is missed, where it is."""
    said_by: str
    """Who published it."""
    status: Literal["inside"] | Literal["explained"] | Literal["unexplained"]
    """What came of it."""
    tolerance: float
    """How near is near enough, in the unit of the case."""
    tolerance_reason: str
    """Why so near is near enough."""
    unit: Literal["m", "km", "cm", "mm", "nmi", "mi", "ft", "s", "min", "h", "kg", "t", "lb", "N", "kN", "tf", "deg", "m/s", "km/s", "mach", "m2", "km2", "W", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "K", "1", "percent", "dB", "N-units", "kg/m2"]
    """The unit."""

class Ring(Record):
    """`ring ELEMENT`: reported ranges, horizons, places."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    element: str
    """The element."""
    figures: str
    """Whose figures are believed: the assumption set."""
    horizon_km: list[HorizonRow]
    """How far a sensor of the battery's own sees, by height of mast and target, over a 4/3 Earth."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    label: str
    """What every ring is: a reported maximum that needs target data from elsewhere."""
    lat_deg: float
    """Where it is, to a tenth of a degree."""
    lon_deg: float
    """Where it is, to a tenth of a degree."""
    name: str
    """Its name."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    places: list[RingPlace]
    """Places near the rings, the nearest first."""
    ranges_km: list[RingRange]
    """The reported ranges, the longest first."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    site: str
    """The island."""
    sources: list[SourceReport]
    """The sources."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled", ""]
    """Its status."""
    version: str
    """The version of the program."""

class RingPlace(Record):
    """A place near a ring."""
    country: str | None
    """Its country."""
    depends_on: list[str]
    """The figures whose ring may hold it or not: the rounding of the place and the span of the range allow both."""
    distance_km: Band
    """How far it is."""
    inside_of: list[str]
    """The figures whose ring holds it, wherever the place lies within its rounding and the range within its span."""
    name: str
    """Its name."""
    place: str
    """The place."""

class RingRange(Record):
    """A reported range."""
    access: Literal["read", "cited by another", "unverified"]
    """read, cited by another or unverified."""
    condition: str | None
    """Under which condition."""
    figure: str
    """The whole id of the figure."""
    geometry: Any
    """The circle of its far end as a GeoJSON geometry."""
    said_by: str
    """Who says so."""
    said_on: str | None
    """When it was first said."""
    source: str
    """The source."""
    value: float
    """Its far end in kilometres."""
    words: str
    """As published."""

class SecondsByCrossSection(Record):
    """How long a target of a cross-section is in reach."""
    rcs_m2: float
    """The cross-section."""
    s: Band
    """The time."""

class SecondsByPart(Record):
    """How long a part of a target is in reach."""
    cross_section: str
    """Its cross-section, as published."""
    figure: str | None
    """The figure of the catalogue."""
    part: str
    """The part, and how it lies."""
    s: Band
    """The time."""
    weak: bool
    """Whether that figure is assumed, or nobody could check it."""

class SeenAbove(Record):
    """What a radar sees above a place, in the middle of every spread."""
    from_km: float | None
    """From this height on; null where nothing is in view."""
    name: str
    """Its name."""
    outside_by_deg: float | None
    """By how much the place lies outside the radar's sector; null where it lies inside."""
    place: str
    """The place."""
    seen: Literal["height"] | Literal["too-far"] | Literal["outside-sector"] | Literal["hidden"]
    """Whether something above it is in view, or why nothing is."""

class SensorReport(Record):
    """A radar as it was taken."""
    antenna_m: float
    """The height of its antenna above the sea."""
    element: str
    """The element."""
    lat_deg: float
    """Where it stands."""
    lon_deg: float
    """Where it stands."""
    mode: str | None
    """The mode."""
    moved_to: str | None
    """Where it was moved to."""
    name: str
    """Its name."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled", ""]
    """Its status."""
    terrain: Literal["applied"] | Literal["not applied"]
    """"applied" or "not applied"."""
    values: list[SensorValue]
    """What it is made of."""
    works: bool
    """Whether it works at the as-of date; what is said of one that does not holds as planned."""

class SensorValue(Record):
    """A number that a radar is made of."""
    access: Literal["read", "cited by another", "unverified", ""]
    """read, cited by another or unverified."""
    basis: Literal["published"] | Literal["unsourced"] | Literal["derived"] | Literal["assumed"] | Literal["typed"]
    """published, derived, assumed, or typed at the command line."""
    condition: str | None
    """Under which condition it holds."""
    cross_section_m2: float | None
    """The cross-section that its source states for it."""
    figure: str | None
    """The whole id of the figure."""
    quantity: str
    """What it is."""
    said_by: str | None
    """Who says so, where somebody does."""
    source: str | None
    """The source."""
    weak: bool
    """Whether it is assumed or not verified."""
    words: str
    """As published, with its unit."""

class SideAbove(Record):
    """From which height a radar sees what is above some places, on one side's figures."""
    figures: str
    """The assumption set."""
    places: list[SeenAbove]
    """The places, in the order of the scenario."""

class Sight(Record):
    """`sight ELEMENT`: what is in view, height by height."""
    above: AbovePlace | None
    """What the radars have in view above a place; absent where none was asked about."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    by_power: PowerRange | None
    """How far it would reach by its power and antenna, where every number of them is on record: beside the claimed range, and
    not used for any view."""
    command: str
    """The command that made it."""
    element: str
    """The element."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    lowest_visible: LowestVisible | None
    """The lowest height in view over a grid of places; absent where none was asked for."""
    not_counted: list[str]
    """Those that are left out of it: not working, or without a published range."""
    others: list[str]
    """The other radars of the scenario, against which `adds` is taken: those that work and whose range is published."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    range_km: Band | None
    """How far it reaches: the claimed range, or that for the cross-section asked for; absent where none is published."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sensor: SensorReport
    """Its radar."""
    settings: SightSettings
    """What differs from the deployment as declared."""
    sources: list[SourceReport]
    """The sources."""
    version: str
    """The version of the program."""
    views: list[View]
    """What is in view at each height."""

class SightCell(Record):
    """What a radar has of a target."""
    adds_s: float
    """How long it is in view of this radar and of no other that works and whose range is published, in the middle of every spread."""
    earlier_by_s: float | None
    """By how much it is first in view before every other, in the middle of every spread; absent where another is earlier."""
    element: str
    """The element."""
    firm_track_s: Band | None
    """When the radar then holds it firmly."""
    first_s: Band | None
    """The first moment in view, from launch; bands are over the draws that have it in view."""
    geometric_share: float
    """The same with no limit of range: what geometry alone allows."""
    hidden_by: str | None
    """What hides it in the middle of every spread, where it is not in view."""
    in_view: bool
    """Whether it is in view in half of the draws or more, range included."""
    in_view_share: float
    """In how many of the draws it is."""
    kind: Literal["launch"] | Literal["notional arc"]
    """"launch" or "notional arc"."""
    last_s: Band | None
    """The last."""
    max_elevation_deg: Band | None
    """The greatest elevation."""
    min_slant_km: Band | None
    """The shortest slant range."""
    noticed_s: Band | None
    """When a search has noticed it with a probability of 0.9; how the radar searches is assumed."""
    reported_by: str | None
    """Whose figures a launch is flown on."""
    seconds_above_threshold: list[SecondsByCrossSection]
    """How long it is in reach, by cross-section."""
    seconds_by_part: list[SecondsByPart]
    """How long each part of it is in reach, in the part of the flight in which it is there, over its cross-section."""
    target: str
    """The launch or the notional arc."""
    target_name: str
    """Its name."""

class SightMatrix(Record):
    """`sight --matrix`: every radar of the scenario against every launch and every notional arc."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    cells: list[SightCell]
    """The cells, radar by radar."""
    command: str
    """The command that made it."""
    elements: list[SensorReport]
    """The radars."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    looking: list[SensorValue]
    """What of a target they look at, and how they are assumed to search."""
    not_flown: list[str]
    """Launches that no report of can be flown, and why."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    settings: SightSettings
    """What differs from the deployment as declared."""
    sources: list[SourceReport]
    """The sources."""
    targets: list[TargetReport]
    """The launches and notional arcs."""
    version: str
    """The version of the program."""

class SightSection(Record):
    """What the paper says of sight."""
    above: list[SideAbove]
    """The same radar on each side's figures: from which height it sees what is above the scenario's places."""
    elements: list[Sight]
    """Every radar on the figures in force."""
    hypothetical: HypotheticalSight | None
    """A radar put somewhere else, against the same: labelled hypothetical wherever it is shown."""
    matrix: SightMatrix
    """Every radar against the notional arcs and the launches of the fortnight."""
    sides: list[Sight]
    """The radar of the focus on the figures of each side that the scenario sets beside each other."""
    silent: list[str]
    """The capitals of which no figure of their own for that radar is on record."""

class SightSettings(Record):
    """What differs from the deployment as declared."""
    heading_deg: float | None
    """Another heading."""
    hypothetical: bool
    """Whether any of it makes the deployment a hypothetical one."""
    mode: str | None
    """Another mode."""
    moved: str | None
    """An element somewhere else: `ELEMENT to PLACE`."""
    rcs_m2: float | None
    """The cross-section that the reach is for."""
    without: str | None
    """An element that is not there."""

class SinceCount(Record):
    """How many facts of one kind became known."""
    changed: int
    """How many facts say something else than before."""
    facts: int
    """How many facts are new, those of new records among them."""
    kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"]
    """The kind of record."""
    records: int
    """How many records are new."""

class SinceElement(Record):
    """An element of the deployment whose status is not what it was."""
    # ["from"]: str
    id: str
    """The element."""
    name: str
    """Its name."""
    now: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled"]
    """Its status now."""
    source: str
    """The source of the newest status."""
    then: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled"] | None
    """Its status then; absent where it was not known."""

class SinceSection(Record):
    """What became known since an earlier date."""
    counts: list[SinceCount]
    """How many facts of each kind."""
    elements: list[SinceElement]
    """The elements of the deployment whose status is another one, in the scenario's order."""
    entries: list[DiffRow]
    """Every fact, as `diff` gives them."""
    # ["from"]: str

class SourceReport(Record):
    """A source that the document cites."""
    access: Literal["read", "cited by another", "unverified"]
    """read, cited by another or unverified."""
    compiled: str | None
    """"compiled …" where the text is later than the as-of date."""
    date: str | None
    """When it was published."""
    grade: Literal["on record", "peer-reviewed", "expert", "press", "anonymous official", "inferred"]
    """What kind of text it is."""
    id: str
    """Its id."""
    language: str
    """Its language."""
    note: str | None
    """What a reader should know."""
    number: int
    """Its number in this document, from 1."""
    publisher: str
    """Who published it."""
    reopened: list[str]
    """When it was opened again, and whether it says what is taken from it: "2026-11-24: says it"."""
    title: str
    """Its title."""
    url: str | None
    """Where it can be opened."""

class SpeakerWeighed(Record):
    """One speaker's reports alone."""
    effective_draws: float
    """How many equal draws say as much as the weighted ones."""
    refused: str | None
    """Why nothing is given."""
    reported_by: Literal["seoul", "tokyo", "washington", "pyongyang", "beijing", "moscow", "expert", "compilation"]
    """Who reported."""
    reports: list[str]
    """The reports, a launch each."""
    vehicle: VehicleBands | None
    """What it can do; nothing where too few draws are left."""

class StatementRow(Record):
    """A statement on record."""
    claim: str
    """The claim."""
    paraphrase: str
    """What, in our words."""
    said_by: str
    """Who said it."""
    said_on: str
    """When."""
    source: str
    """The source."""

class StatusReport(Record):
    """A status from a date on."""
    # ["from"]: str
    note: str | None
    """What a reader should know."""
    said_by: str
    """Who said so."""
    source: str
    """The source."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled"]
    """The status."""

class SweepPart(Record):
    """A file of results."""
    chunk: int
    """Which part, from 0."""
    file: str
    """The file, beside the manifest."""
    rows: int
    """Its rows."""
    sha256: str
    """Its SHA-256."""

class SystemReport(Record):
    """A system with its competing figures."""
    competing_figures: list[FigureReport]
    """The figures, those of one quantity side by side."""
    id: str
    """The id."""
    name: str
    """The name."""

class TargetReport(Record):
    """What a matrix looks at."""
    kind: Literal["launch"] | Literal["notional arc"]
    """"launch" or "notional arc"."""
    name: str
    """Its name."""
    target: str
    """The id of the launch or the notional arc."""
    track: list[TrackPoint]
    """Its path, from launch to impact in equal steps of time; of a notional arc, between the middles of its regions."""

class TemplateReconstruction(Record):
    """A vehicle template, an assumed vehicle, and what it flies if the typed figures are true."""
    able_share: float | None
    """Of one figure alone, from which no flight follows: the share of its draws that can do so much."""
    apogee_km: Band | None
    """How high it rises, where that was no input."""
    assumed_vehicle: bool
    """Always: no template is anybody's missile."""
    burnout_altitude_km: Band
    """How high that was."""
    burnout_speed_m_s: Band
    """How fast, against the ground."""
    burnout_time_s: Band
    """The end of the last burn."""
    burnt_share: Band
    """How much of the last stage's propellant was burnt."""
    carries_at_least_km: float | None
    """How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
    rotation: then it carries at least so far."""
    consistency: Consistency
    """The reported flight time against the computed one."""
    drivers: list[Driver]
    """What drives the flight time, largest first."""
    figures_reading: Literal["full-burn"] | Literal["early-cutoff"] | Literal["heavier-payload"]
    """The reading."""
    flight_time_s: Band
    """From launch to impact."""
    flown_share: float
    """The share of the draws of missile and report that can fly; the bands are of those."""
    launch_azimuth_deg: Band
    """The direction of the pitch-over: not that of the impact, because the Earth turns."""
    name: str
    """Its name."""
    not_flown: str | None
    """Why the first draw that cannot fly cannot."""
    not_reconstructed: str | None
    """Why it cannot."""
    payload_kg: Band
    """The payload."""
    range_km: Band | None
    """How far it comes down, where that was no input."""
    standard_burnout_altitude_km: Band | None
    """How high it is there."""
    standard_burnout_angle_deg: Band | None
    """How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height."""
    standard_burnout_speed_m_s: Band | None
    """On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc."""
    standard_range_km: LimitedBand
    """How far the same missile carries on the least-energy arc, the Earth's rotation left out."""
    standard_range_rotating_km: LimitedBand
    """The same towards the reported bearing, with the Earth's rotation."""
    template: str
    """The template."""

class TermReport(Record):
    """A term of the field in plain words."""
    forms: list[str]
    """The other forms in which it is written."""
    id: str
    """The id."""
    meaning: str
    """What it means."""
    term: str
    """The term."""

class TimeError(Record):
    """How far a computed flight time may be off beyond its band, by what other flights say."""
    # ["class"]: Literal["short-range"] | Literal["medium-range"] | Literal["intermediate-range"] | Literal["intercontinental"] | None
    first_year: int
    """The year of the first of them. They are all on record, whatever the as-of date says."""
    flights: int
    """How many flights measure it; the launch that is judged is not one of them."""
    last_year: int
    """The year of the last."""
    miss_share: Band
    """Of true reports the share that miss by as much as this one or more, to either side: by rounding, band and the model's
    error together."""
    standard_deviation_s: Band
    """The standard deviation of the model's own error, for this flight."""

class Town(Record):
    """A town inside."""
    country: str
    """Its country."""
    name: str
    """Its name."""
    population: int
    """Who lives there."""

class TrackPoint(Record):
    """A point of a flight: when it is where."""
    height_km: float
    """Height."""
    lat_deg: float
    """Latitude."""
    lon_deg: float
    """Longitude."""
    t_s: float
    """Time since launch."""

class Tradeoff(Record):
    """`tradeoff ELEMENT heading|mode|site`.
    
    Totals by option, and nothing else: no launch and no arc is ranked, and no option is sought for what it misses."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    dominance: str
    """How options are held against each other."""
    element: str
    """The element."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    launches: list[FlownReport]
    """The reported launches that were flown, over which `kept_share` and `kept_s` are taken."""
    not_flown: list[str]
    """Launches that no report of can be flown, and why."""
    notes: list[str]
    """What a reader should know of the whole."""
    options: list[TradeoffOption]
    """Every option."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sensor: SensorReport
    """Its radar as declared."""
    sources: list[SourceReport]
    """The sources."""
    variable: Literal["heading", "mode", "site"]
    """What is varied: heading, mode or site."""
    verification: list[Verification]
    """How an outsider could verify a limit on the variable."""
    version: str
    """The version of the program."""

class TradeoffOption(Record):
    """One setting of the variable."""
    declared: bool
    """Whether it is the deployment as declared, on the figures in force."""
    dominated: bool
    """Whether another setting keeps at least as much and sees no more of every neighbour's arc, and differs in one of them,
    whichever of that setting's published figures is believed."""
    dominated_by: list[str]
    """The settings that do."""
    figure: SensorValue | None
    """The figure of the catalogue that is taken, where one is."""
    heading_deg: float | None
    """The middle of the heading, from north, clockwise, where headings are varied."""
    id: str
    """Its id in this document."""
    kept_s: Band
    """Seconds in view of a reported launch, those that are never in view counted with none: the mean over the launches."""
    kept_share: Band
    """The share of the reported launches that is in view."""
    named_by: StatementRow | None
    """The statement that names it, where a site is."""
    neighbours: list[NeighbourView]
    """What is in view of each notional arc of the neighbours."""
    note: str | None
    """What a reader should know of it."""
    setting: str
    """What those who deploy the element would choose. Options of one setting differ in whose figure is believed, which nobody can
    choose: they are never held against each other."""
    value: str
    """The setting as a reader sees it, with whose figure it is where one is taken."""
    view: OptionView | None
    """What its radar has in view at one height, in the middle of every spread: for a map. A brief leaves it out."""

class TradeoffSection(Record):
    """What the paper says of a trade-off."""
    sides: list[Tradeoff]
    """The trade-off on the figures in force, then on those of each side that the scenario sets beside each other."""

class VehicleBands(Record):
    """What a vehicle can do, as far as it is known."""
    burn_time_s: Band
    """All burns together, the pauses between stages left out."""
    payloads: list[PayloadRange]
    """By payload, how far it carries that."""

class VehicleReport(Record):
    """A missile as it was flown: a stage set with its figures."""
    basis: Literal["published", "unsourced", "derived", "assumed"]
    """published or assumed."""
    figures: list[FigureReport]
    """Every figure of it."""
    missile: str
    """The missile record."""
    name: str
    """Its name."""
    note: str | None
    """What a reader should know."""
    others: list[str]
    """The other stage sets of the record, which were not flown."""
    stage_set: str
    """The stage set."""
    stage_set_name: str
    """Whose figures they are."""

class Verification(Record):
    """How an outsider could verify a limit."""
    claim: str | None
    """The statement that says how."""
    method: str
    """How, as a source on record says it; "no published method" where none does."""
    said: list[StatementRow]
    """What is on record on whether and how fast the limit could be changed."""
    source: str | None
    """Its source."""
    variable: Literal["heading", "mode", "site"]
    """What would be limited."""

class View(Record):
    """What is in view at a height."""
    adds: Adds
    """What no other radar that counts has in view at this height."""
    altitude_km: float
    """The height above the ground's sphere."""
    area_km2: Band
    """The area in view."""
    by_country: list[CountryArea]
    """How much of it lies over each country, in the middle of every spread."""
    farthest_km: Band
    """The farthest ground distance in view."""
    geometry: Any
    """The view in the middle of every spread, as a GeoJSON geometry; null where nothing is in view."""

class ViewpointReport(Record):
    """A capital."""
    claim_count: int
    """How many claims it made by the as-of date."""
    claims: list[str]
    """The ids of its claims, the weightiest first."""
    computable_count: int
    """How many of them numbers can test, in whole or in part."""
    id: str
    """The id."""
    name: str
    """The name."""
    place_names: Record
    """The names that it uses for disputed places and for those that it names in its own way, by place id."""
    questions: list[QuestionReport]
    """Its own questions, its first worry first."""
    state: str
    """The state."""

class Warning(Record):
    """`warn LAUNCH --place NAME`."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    launch: str
    """The launch."""
    launch_name: str
    """Its name."""
    overflight_altitude_km: Band | None
    """How high the flight passes over it; null where it does not."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    place: str | None
    """The first place asked for."""
    places: list[PlaceWarning]
    """Every place asked for."""
    reported_by: Literal["Seoul", "Tokyo", "Washington", "Pyongyang", "Beijing", "Moscow", "expert", "compilation"]
    """On whose figures it is flown."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sources: list[SourceReport]
    """The sources."""
    timeline: list[WarningEvent]
    """What happens when, from launch."""
    track: list[TrackPoint]
    """Where the missile is when, in the middle of every spread."""
    version: str
    """The version of the program."""

class WarningEvent(Record):
    """Something on a timeline."""
    event: str
    """What happens."""
    kind: Literal["flight"] | Literal["infrared"] | Literal["radar"] | Literal["alert"]
    """flight, infrared, radar or alert."""
    note: str | None
    """What a reader should know."""
    radar: Watcher | None
    """The radar that it is in view of."""
    source: str | None
    """The source, of what somebody published."""
    t_s: Band
    """When, from launch."""

class Watcher(Record):
    """A radar that has a flight in view."""
    antenna_m: float
    """The height of its antenna above the sea."""
    element: str
    """The element."""
    in_view_s: list[float] | None
    """The first and the last moment in view in the middle of every spread, from launch; absent where it is not in view there."""
    lat_deg: float
    """Latitude of the radar."""
    lon_deg: float
    """Longitude of the radar."""
    name: str
    """Its name."""

class Weighed(Record):
    """The vehicle weighed by some reports."""
    effective_draws: float
    """How many equal draws say as much as the weighted ones."""
    refused: str | None
    """Why nothing is given."""
    vehicle: VehicleBands | None
    """What it can do; nothing where too few draws are left."""

class WeighedLaunch(Record):
    """The report of one launch beside those of the others."""
    able_share: float
    """The share of the vehicles that can fly so, as the other launches weigh them."""
    apogee: FigureReport | None
    """Greatest height."""
    contradicts: bool
    """Whether it contradicts the others."""
    flight_time: FigureReport | None
    """From launch to impact; nothing where the report gives none."""
    launch: str
    """The launch."""
    miss_share: float | None
    """Of true reports the share that miss the prediction by so much or more."""
    name: str
    """Its name."""
    predicted_flight_time_s: Band | None
    """The flight time that the other launches predict, the model's own error left out."""
    range: FigureReport | None
    """Distance over the ground."""
    report: str
    """The report that is believed."""
    reported_by: Literal["seoul", "tokyo", "washington", "pyongyang", "beijing", "moscow", "expert", "compilation"]
    """Who reported."""
    says_bits: float | None
    """What the report says of the vehicle beyond the others, in bits: one where it rules out half of the draws."""

class WhyNode(Record):
    """One step of the way from a number to its sources."""
    basis: Literal["published", "unsourced", "derived", "assumed"] | None
    """published, derived or assumed."""
    condition: str | None
    """Under which condition it holds."""
    drivers: list[Driver]
    """What drives it, largest first."""
    # ["from"]: list[WhyNode]
    how: str | None
    """How it came about: the model and the page that describes it."""
    id: str | None
    """The id that `why` takes, where it has one."""
    kind: str
    """What it is: result, figure, report, statement, status, element, vehicle, place, …"""
    name: str
    """Its name."""
    note: str | None
    """What a reader should know."""
    said_by: str | None
    """Who says it."""
    said_on: str | None
    """When it was first said; "first publication unknown" where nobody knows."""
    source: str | None
    """The source's id, one of `sources`."""
    value: str | None
    """What it says, in words with its unit."""
    where: str | None
    """The place in the source."""

class WorkedReport(Record):
    """From when until when an element worked that does not any more."""
    # ["from"]: str
    until: str
    """The day on which that ended."""

class BriefDocument(Document):
    """The paper on the eve of talks."""
    agenda: list[AgendaRow]
    """What is on the table."""
    article: list[ArticleReport]
    """The rows of the source article and what became of them."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    card: ClaimCard | None
    """The claim that is tested; absent where it was not made yet."""
    cards: list[ClaimCard]
    """The other claims that are tested, the weightiest of each capital first."""
    claims: list[ClaimReport]
    """The statements of the capitals, by date."""
    command: str
    """The command that made it."""
    contours: list[Contour]
    """Lines of equal launch speed, to read the launches against."""
    deployment_note: str | None
    """What a reader should know of the deployment as a whole."""
    disputes: list[DisputeReport]
    """Claims of two sides that give different numbers."""
    distances: list[DistanceReport]
    """Distances that a claim turns on."""
    elements: list[ElementReport]
    """The deployment."""
    events: list[EventReport]
    """Nuclear tests and military activity, as dated context."""
    figures: str
    """Whose figures are believed: the assumption set."""
    findings: list[Finding]
    """Five to seven sentences, each with a number, the most consequential first."""
    fortnight_from: str
    """The first day of the fortnight."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    known_gaps: list[GapReport]
    """What was looked for and not found."""
    launches: list[LaunchReport]
    """The launches of the fourteen months, by date."""
    launches_from: str
    """The first day of the fourteen months that are shown."""
    meetings: list[MeetingReport]
    """The series of meetings, as far as known."""
    not_computed: list[QuestionReport]
    """What is not computed yet, and what cannot be."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    people: list[PersonReport]
    """The office-holders who meet."""
    places: list[PlaceReport]
    """The places that the maps show."""
    question: str
    """The question it answers."""
    reach: Defend | None
    """What the scenario's battery reaches, where it was known."""
    read_counts: ReadCounts
    """How many of the cited figures and statements were read."""
    rings: list[Ring]
    """What is said of each coastal battery's reach, beside what it sees by itself."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sight: SightSection | None
    """What the radars see; absent where none stands at a fixed site."""
    since: SinceSection | None
    """What became known since the date that the scenario looks back to; absent where it names none, or a later one."""
    sources: list[SourceReport]
    """The sources, numbered."""
    systems: list[SystemReport]
    """The published figures of the systems that the focus of the deployment consists of."""
    terms: list[TermReport]
    """The field's terms in plain words."""
    title: str
    """Its title."""
    tradeoff: TradeoffSection | None
    """What a limit on a radar would keep and spare; absent where the scenario asks for none, or it was not known yet."""
    vehicles: list[VehicleReport]
    """The missiles as they were flown in the reconstructions."""
    version: str
    """The version of the program."""
    viewpoints: list[ViewpointReport]
    """The capitals."""
    warnings: list[Warning]
    """Who could know of each launch of the fortnight when."""

class CatalogueListDocument(Document):
    """`catalogue list KIND`."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    entries: list[EntryRow]
    """The records, by id."""
    figures: str
    """The assumption set in force; listing does not depend on it."""
    kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"]
    """The kind that is listed."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    sources: list[str]
    """The sources that the records cite."""
    version: str
    """The version of the program."""

class CatalogueShowDocument(Document):
    """`catalogue show ID`."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    figures: str
    """The assumption set in force."""
    id: str
    """Its id."""
    kind: Literal["launches", "events", "elements", "systems", "missiles", "claims", "places", "sources", "people", "meetings", "sets", "viewpoints", "quantities", "drag-tables", "terms", "gaps"]
    """The kind of record."""
    record: Any
    """The record, as its file says it, cut to the as-of date."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    sources: list[SourceReport]
    """The sources that it cites."""
    vacuum_arcs: list[ArcReport]
    """For a launch: what the vacuum arc through each report says."""
    version: str
    """The version of the program."""

class CheckDocument(Document):
    """`check CLAIM`: what of a claim can be computed, and what came of it."""
    altitude_km: float | None
    """The height at which it is tested, where it is about a view."""
    as_planned: list[str]
    """Elements that do not work at the as-of date: what is computed of them holds as planned."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    at_least: float | None
    """The claim holds from this value on."""
    at_most: float | None
    """The claim holds up to this value."""
    between: list[str]
    """The two assumption sets."""
    claim: str
    """The claim."""
    command: str
    """The command that made it."""
    country: str | None
    """The country that it is about, by the map's name, where it is about a view over one."""
    crossover: Crossover | None
    """Where it turns, within the span of what is published."""
    does_not_say: str | None
    """What the card does not say."""
    element_name: str | None
    """The radar that it is about, where it is about a view."""
    figures: str
    """Whose figures are believed: the assumption set."""
    gap: Band
    """From the first side to the second; its nominal is the one at nominal inputs."""
    heights: list[HeightRow]
    """The same at other heights, where it is about a view."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    mixtures: list[Mixture]
    """The number at nominal inputs for every mixture of the two sides' figures."""
    names: list[str]
    """Their names."""
    outcome: Literal["supported"] | Literal["contradicted"] | Literal["depends"] | Literal["not-computable"] | Literal["no-proposition"]
    """What came of it."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    paraphrase: str
    """What was said, in our words."""
    proposition: str | None
    """What is computed, as a formula over named quantities."""
    reason: str | None
    """Why this formula; or why there is none."""
    rests_on: list[SensorValue]
    """The published figures that it rests on, each once."""
    results: list[CardResult]
    """Its value on each side's figures."""
    said_by: str
    """Who said it."""
    said_on: str
    """When."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scale: Literal["linear", "log"]
    """`linear`: differences; `log`: differences of natural logarithms, so that a share is a factor."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    shares: list[GapShare]
    """What each figure that differs explains of the gap; their nominals sum to the gap's."""
    source: str
    """The source that says so."""
    sources: list[SourceReport]
    """The sources."""
    unit: Literal["m", "km", "cm", "mm", "nmi", "mi", "ft", "s", "min", "h", "kg", "t", "lb", "N", "kN", "tf", "deg", "m/s", "km/s", "mach", "m2", "km2", "W", "kW", "MW", "Hz", "kHz", "MHz", "GHz", "K", "1", "percent", "dB", "N-units", "kg/m2"] | None
    """The unit of the tested number."""
    unmoved: list[str]
    """Figures that differ and move nothing here."""
    values: list[Band]
    """The number on each side's figures."""
    version: str
    """The version of the program."""
    viewpoint: str
    """The capital that it belongs to."""
    without_value: list[str]
    """Sides on whose figures it has no value, with the reason."""

class CiteDocument(Document):
    """`cite ID`: a ready citation of a number."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    citation: str
    """The citation, in one paragraph."""
    figures: str
    """The assumption set in force."""
    id: str
    """The id that was asked for."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    name: str
    """What is cited."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    sources: list[SourceReport]
    """Its sources."""
    value: str | None
    """The number or the statement, in words."""
    version: str
    """The version of the program."""

class DefendDocument(Document):
    """`defend`: what a battery reaches of some classes of missiles, by its published envelope and its clock. Kinematically possible
    is the strongest word that it has."""
    as_planned: AsPlanned | None
    """What it would defend if it worked as planned; absent once it works."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    ceiling_km: float
    """Where it ends."""
    classes: list[ClassReach]
    """What it defends at the date."""
    command: str
    """The command that made it."""
    cue: SensorReport | None
    """The radar of another element that tells it of the target, as `--cue` names it; absent where its own radar does."""
    delays: list[SensorValue]
    """The delays, and how the radar is assumed to search."""
    element: str
    """The battery."""
    element_name: str
    """Its name."""
    envelope_only: str | None
    """Why there is no clock, only the envelope; absent where there is one."""
    figures: str
    """Whose figures are believed: the assumption set."""
    floor_km: float
    """Where its envelope begins."""
    generic_box: BoxReport | None
    """Of ships: the box at sea in which they are taken to stand; absent for a battery at a site."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    interceptor: list[SensorValue]
    """Its interceptor: envelope and speed, and the delays of an engagement."""
    lat_deg: float
    """Latitude of its launchers; of ships that of the middle of their box."""
    lon_deg: float
    """Longitude of them."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    radar: SensorReport | None
    """The radar that guides, where one is on record."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sources: list[SourceReport]
    """The sources."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled", ""]
    """Its status at the date, in words."""
    version: str
    """The version of the program."""
    worked: WorkedReport | None
    """When it worked last, where it did once and does not any more."""
    works: bool
    """Whether it works at that date: until then it defends nothing."""

class DiffDocument(Document):
    """`diff --asof A B`: what became known between two dates."""
    asof: str
    """The later date."""
    asof_from: str
    """The earlier date: what was known at its end is left out."""
    entries: list[DiffRow]
    """What became known, kind by kind, by date."""
    figures: str
    """The assumption set in force; the difference does not depend on it."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    sources: list[SourceReport]
    """The sources."""
    version: str
    """The version of the program."""

class ReconstructAllDocument(Document):
    """All flights of a missile together: which of its drawn vehicles the reports make likely."""
    after: Weighed
    """The same, weighed by one report of each launch: the one that is believed."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    before: VehicleBands
    """The vehicle before any report."""
    command: str
    """The command that made it."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    launches: list[WeighedLaunch]
    """Those reports, by date."""
    missile: str
    """The missile."""
    name: str
    """Its name."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    says_most: str | None
    """The launch whose report says most, where any says anything."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sources: list[SourceReport]
    """The sources, numbered."""
    speakers: list[SpeakerWeighed]
    """Each speaker's reports alone; those of two speakers are never joined."""
    template: str | None
    """The template that stands for it, where nobody published its stages."""
    vehicles: list[VehicleReport]
    """The missile as it was flown."""
    version: str
    """The version of the program."""

class ReconstructLaunchDocument(Document):
    """The reconstruction of a catalogued launch: `reconstruct LAUNCH_ID`."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    launch: str
    """The launch."""
    name: str
    """Its name."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    reports: list[ReportReconstruction]
    """Each body's report, reconstructed by itself."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sources: list[SourceReport]
    """The sources, numbered."""
    vehicles: list[VehicleReport]
    """The missiles as they were flown."""
    version: str
    """The version of the program."""

class ReconstructTypedDocument(Document):
    """The reconstruction of figures typed on the command line."""
    alternatives: list[Alternative]
    """The readings side by side, each with its own standard range."""
    apogee: FigureReport | None
    """Greatest height, as reported."""
    apogee_km: Band | None
    """How high it rises, where that was no input."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    assumed_vehicle: bool
    """Whether a mass, a thrust, a specific impulse, a burn time or a fraction of it is assumed."""
    bearing: FigureReport | None
    """The direction of the impact from the launch."""
    bearing_from: str
    """Where the direction is from: a report of the same launch, or "not reported: any direction"."""
    bounds: FlightBounds | None
    """What the figures bound, whatever missile it was."""
    burnout_altitude_km: Band
    """How high that was."""
    burnout_speed_m_s: Band
    """How fast, against the ground."""
    burnout_time_s: Band
    """The end of the last burn."""
    burnt_share: Band
    """How much of the last stage's propellant was burnt."""
    carries_at_least_km: float | None
    """How far the missile flew, where that is more than its least-energy arc towards the same bearing with the Earth's
    rotation: then it carries at least so far."""
    command: str
    """The command that made it."""
    consistency: Consistency
    """The reported flight time against the computed one."""
    drivers: list[Driver]
    """What drives the flight time, largest first."""
    energy_floor_km: Band | None
    """What the energy of the reported arc gives without any missile: how far an impulse of it carries on the least-energy arc.
    A missile that flew the report carries farther."""
    farthest_path: FarthestPath | None
    """The farthest path of the middle missile at full burn."""
    figures: str
    """Whose figures are believed: the assumption set."""
    figures_reading: Literal["full-burn"] | Literal["early-cutoff"] | Literal["heavier-payload"]
    """The reading."""
    flight_time: FigureReport | None
    """Flight time, as reported: compared where it is no input."""
    flight_time_s: Band
    """From launch to impact."""
    flown_share: float
    """The share of the draws of missile and report that can fly; the bands are of those."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    launch_assumed: str | None
    """Where nobody gave the launch: what stands for it."""
    launch_azimuth_deg: Band
    """The direction of the pitch-over: not that of the impact, because the Earth turns."""
    missile: str | None
    """The missile record."""
    not_flown: str | None
    """Why the first draw that cannot fly cannot."""
    not_reconstructed: str | None
    """Why nothing was."""
    of: str
    """`launch/report`."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    payload_kg: Band
    """The payload."""
    profile: list[ProfilePoint]
    """Height over ground distance, at equal steps of time; of the middle of all inputs."""
    range: FigureReport | None
    """Distance over the ground, as reported."""
    range_km: Band | None
    """How far it comes down, where that was no input."""
    reported_by: str
    """Who reported."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    solved_from: Literal["range-and-apogee"] | Literal["range-and-time"] | Literal["apogee-and-time"] | None
    """The figures that the flight was solved from."""
    source: str
    """The source that was named for the typed figures."""
    sources: list[SourceReport]
    """The sources of the missile's figures, numbered."""
    stage_set: str | None
    """The stage set of it that was flown."""
    standard_burnout_altitude_km: Band | None
    """How high it is there."""
    standard_burnout_angle_deg: Band | None
    """How far its velocity points above the horizontal there: the angle that carries farthest at this speed and height."""
    standard_burnout_speed_m_s: Band | None
    """On that arc, the Earth's rotation left out: how fast it is at its last burnout. Absent where no draw has such an arc."""
    standard_range_km: LimitedBand
    """How far the same missile carries on the least-energy arc, the Earth's rotation left out."""
    standard_range_rotating_km: LimitedBand
    """The same towards the reported bearing, with the Earth's rotation."""
    template: str | None
    """The vehicle template that was flown, where nobody published its stages."""
    templates: list[TemplateReconstruction]
    """Where no missile was named: each vehicle template, and whether it can fly so."""
    track: list[TrackPoint]
    """The ground track, of the middle of all inputs."""
    unverified_vehicle: bool
    """Whether a figure of it that somebody published was not verified: from memory, or its text was not found."""
    vehicles: list[VehicleReport]
    """The missile as it was flown."""
    version: str
    """The version of the program."""

class ReproduceDocument(Document):
    """`reproduce`: published against computed."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    cases: list[ReproducedCase]
    """The published results, in the order of their file."""
    command: str
    """The command that made it."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    not_known: list[str]
    """Cases that are not known at the as-of date, or need what is not."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sources: list[SourceReport]
    """The sources."""
    version: str
    """The version of the program."""

class RingDocument(Document):
    """`ring ELEMENT`: reported ranges, horizons, places."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    element: str
    """The element."""
    figures: str
    """Whose figures are believed: the assumption set."""
    horizon_km: list[HorizonRow]
    """How far a sensor of the battery's own sees, by height of mast and target, over a 4/3 Earth."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    label: str
    """What every ring is: a reported maximum that needs target data from elsewhere."""
    lat_deg: float
    """Where it is, to a tenth of a degree."""
    lon_deg: float
    """Where it is, to a tenth of a degree."""
    name: str
    """Its name."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    places: list[RingPlace]
    """Places near the rings, the nearest first."""
    ranges_km: list[RingRange]
    """The reported ranges, the longest first."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    site: str
    """The island."""
    sources: list[SourceReport]
    """The sources."""
    status: Literal["announced", "agreed", "arriving", "partly operational", "operational", "withdrawn", "cancelled", ""]
    """Its status."""
    version: str
    """The version of the program."""

class SightDocument(Document):
    """`sight ELEMENT`: what is in view, height by height."""
    above: AbovePlace | None
    """What the radars have in view above a place; absent where none was asked about."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    by_power: PowerRange | None
    """How far it would reach by its power and antenna, where every number of them is on record: beside the claimed range, and
    not used for any view."""
    command: str
    """The command that made it."""
    element: str
    """The element."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    lowest_visible: LowestVisible | None
    """The lowest height in view over a grid of places; absent where none was asked for."""
    not_counted: list[str]
    """Those that are left out of it: not working, or without a published range."""
    others: list[str]
    """The other radars of the scenario, against which `adds` is taken: those that work and whose range is published."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    range_km: Band | None
    """How far it reaches: the claimed range, or that for the cross-section asked for; absent where none is published."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sensor: SensorReport
    """Its radar."""
    settings: SightSettings
    """What differs from the deployment as declared."""
    sources: list[SourceReport]
    """The sources."""
    version: str
    """The version of the program."""
    views: list[View]
    """What is in view at each height."""

class SightMatrixDocument(Document):
    """`sight --matrix`: every radar of the scenario against every launch and every notional arc."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    cells: list[SightCell]
    """The cells, radar by radar."""
    command: str
    """The command that made it."""
    elements: list[SensorReport]
    """The radars."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    looking: list[SensorValue]
    """What of a target they look at, and how they are assumed to search."""
    not_flown: list[str]
    """Launches that no report of can be flown, and why."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    settings: SightSettings
    """What differs from the deployment as declared."""
    sources: list[SourceReport]
    """The sources."""
    targets: list[TargetReport]
    """The launches and notional arcs."""
    version: str
    """The version of the program."""

class SightTargetDocument(Document):
    """`sight ELEMENT --launch ID` or `--arc ID`."""
    adds_s: float
    """How long it is in view of this radar and of no other that works and whose range is published, in the middle of every spread."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    earlier_by_s: float | None
    """By how much it is first in view before every other, in the middle of every spread; absent where another is earlier."""
    element: str
    """The element."""
    figures: str
    """Whose figures are believed: the assumption set."""
    firm_track_s: Band | None
    """When the radar then holds it firmly."""
    first_s: Band | None
    """The first moment in view, from launch; bands are over the draws that have it in view."""
    geometric_share: float
    """The same with no limit of range: what geometry alone allows."""
    hidden_by: str | None
    """What hides it in the middle of every spread, where it is not in view."""
    in_view: bool
    """Whether it is in view in half of the draws or more, range included."""
    in_view_share: float
    """In how many of the draws it is."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    kind: Literal["launch"] | Literal["notional arc"]
    """"launch" or "notional arc"."""
    last_s: Band | None
    """The last."""
    looking: list[SensorValue]
    """What of it the radar looks at, and how it is assumed to search."""
    max_elevation_deg: Band | None
    """The greatest elevation."""
    min_slant_km: Band | None
    """The shortest slant range."""
    noticed_s: Band | None
    """When a search has noticed it with a probability of 0.9; how the radar searches is assumed."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    reported_by: str | None
    """Whose figures a launch is flown on."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seconds_above_threshold: list[SecondsByCrossSection]
    """How long it is in reach, by cross-section."""
    seconds_by_part: list[SecondsByPart]
    """How long each part of it is in reach, in the part of the flight in which it is there, over its cross-section."""
    seed: int
    """The seed of every stream."""
    sensor: SensorReport
    """The radar."""
    settings: SightSettings
    """What differs from the deployment as declared."""
    sources: list[SourceReport]
    """The sources."""
    target: str
    """The launch or the notional arc."""
    target_name: str
    """Its name."""
    track: list[TrackPoint]
    """The path of the target, from launch to impact in equal steps of time; of a notional arc, between the middles of its regions."""
    version: str
    """The version of the program."""

class SweepDocument(Document):
    """`sweep`: the manifest of a folder of results."""
    chunk: int
    """Points of a part."""
    chunks: int
    """Parts."""
    command: str
    """The command that was asked at every point."""
    complete: bool
    """Whether every part is there."""
    done: list[SweepPart]
    """The parts that are there, in their order."""
    identity: str
    """SHA-256 of study, catalogue and scenario: what every part must share."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    kept_table: str
    """The table of its document that is kept; of `reconstruct`, `flights`."""
    points: int
    """Points."""
    question: str
    """The question of the study."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    study: str
    """The study file, as it was read."""
    version: str
    """The version of the program."""

class TradeoffDocument(Document):
    """`tradeoff ELEMENT heading|mode|site`.
    
    Totals by option, and nothing else: no launch and no arc is ranked, and no option is sought for what it misses."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    dominance: str
    """How options are held against each other."""
    element: str
    """The element."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    launches: list[FlownReport]
    """The reported launches that were flown, over which `kept_share` and `kept_s` are taken."""
    not_flown: list[str]
    """Launches that no report of can be flown, and why."""
    notes: list[str]
    """What a reader should know of the whole."""
    options: list[TradeoffOption]
    """Every option."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sensor: SensorReport
    """Its radar as declared."""
    sources: list[SourceReport]
    """The sources."""
    variable: Literal["heading", "mode", "site"]
    """What is varied: heading, mode or site."""
    verification: list[Verification]
    """How an outsider could verify a limit on the variable."""
    version: str
    """The version of the program."""

class WarnDocument(Document):
    """`warn LAUNCH --place NAME`."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    command: str
    """The command that made it."""
    figures: str
    """Whose figures are believed: the assumption set."""
    inputs_sha256: str
    """SHA-256 of the catalogue and the scenario that were used."""
    launch: str
    """The launch."""
    launch_name: str
    """Its name."""
    overflight_altitude_km: Band | None
    """How high the flight passes over it; null where it does not."""
    overrides: list[Override]
    """Single figures and reports believed instead of the set's."""
    place: str | None
    """The first place asked for."""
    places: list[PlaceWarning]
    """Every place asked for."""
    reported_by: Literal["Seoul", "Tokyo", "Washington", "Pyongyang", "Beijing", "Moscow", "expert", "compilation"]
    """On whose figures it is flown."""
    samples: int
    """Samples of each band; the reconstructions of a brief take the first 256 of them."""
    scenario: str
    """The scenario."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    seed: int
    """The seed of every stream."""
    sources: list[SourceReport]
    """The sources."""
    timeline: list[WarningEvent]
    """What happens when, from launch."""
    track: list[TrackPoint]
    """Where the missile is when, in the middle of every spread."""
    version: str
    """The version of the program."""

class WhyDocument(Document):
    """`why ID`: the tree from a figure, a record or a result down to its sources."""
    asof: str
    """What was known at the end of this day in Tokyo."""
    figures: str
    """The assumption set in force."""
    id: str
    """The id that was asked for."""
    schema_version: int
    """The version of the shape of documents (`docs/stability.md`)."""
    sources: list[SourceReport]
    """The sources that it ends in."""
    tree: WhyNode
    """The tree."""
    version: str
    """The version of the program."""
