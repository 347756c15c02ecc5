// Made by `cargo run -p xtask -- generate`; do not edit.

/** What every question may choose. */
export interface Choices {
  /** Hide what happened or was first said after this day, which ends at 24:00 in Tokyo. */
  asof?: string | null;
  /** Believe one figure instead of the set's. May be repeated. QUANTITY=FIGURE_ID, such as `reports=2017-03-06/tokyo` for the report of a launch. */
  figure?: string | string[] | null;
  /** Whose figures are believed: the id of an assumption set (`twoplustwo catalogue list sets`). */
  figures?: string | null;
  /** Samples of each band. */
  samples?: number | null;
  /** The deployment: a scenario file, or the id of one that the program carries. */
  scenario?: string | null;
  /** The seed of the samples. */
  seed?: number | null;
}

/** The fields of each question. */
export interface Questions {
  /** Write the paper for the eve of talks: HTML, JSON, GeoJSON, KML, CSV and a MANIFEST. */
  "brief": {
    /** The day of the talks. The brief holds what was public at its end, without what was said at the talks. */
    date: string;
  };
  /** What a reported flight means: its time, its burnout, and how far the same missile would go. */
  "reconstruct": {
    /** Weigh the missile by one report of each of its launches, and by each speaker's alone. */
    all_reports?: boolean | null;
    /** Greatest height, likewise. */
    apogee_km?: number | string | null;
    /** The direction of the impact from the launch, clockwise from north. Without it, any. */
    azimuth_deg?: number | null;
    /** Only what the typed figures bound, whatever missile it was: no vehicle is flown. */
    bounds_alone?: boolean | null;
    /** Flight time, likewise. Beside range and apogee it is compared with the computed one. */
    flight_time_s?: number | string | null;
    /** Where it was launched, in degrees north and east. Without it, where most launches on record were. */
    launch?: string | null;
    /** The launch: an id of `twoplustwo catalogue list launches`. */
    launch_id?: string | null;
    /** The missile: an id of `twoplustwo catalogue list missiles`. Without it, the answer holds for any missile. With LAUNCH_ID it stands for the launch's own. */
    missile?: string | null;
    /** Distance over the ground: 930, 900..1000, >930, <930 or ~930, with as many digits as are meant. */
    range_km?: number | string | null;
    /** Who says so, and where. Without it, "typed here". */
    source?: string | null;
    /** Add the path: height over ground distance, and the ground track. */
    track?: boolean | null;
  };
  /** What a radar sees at each height, of a launch or of a notional arc; or every radar of all of them. */
  "sight": {
    /** Heights above the ground, in kilometres. */
    altitude_km?: number | string | null;
    /** A notional arc: china-north-america, west-russia-north-america, baikal-north-america, okhotsk-north-america. */
    arc?: string | null;
    /** The radar: an id of `twoplustwo catalogue list elements`. For a battery, its radar is taken. */
    element?: string | null;
    /** Add to the JSON document the lowest height in view over a grid of this step, 20° north and south and 30° east and west. */
    grid_deg?: number | null;
    /** Turn the radar: the middle of its sector, from north, clockwise. */
    heading_deg?: number | null;
    /** A launch of the catalogue, as the figures in force have it. */
    launch?: string | null;
    /** Every radar of the scenario against every launch and every notional arc. */
    matrix?: boolean | null;
    /** Set the radar to another of its modes. */
    mode?: string | null;
    /** Put an element somewhere else: a place of the catalogue, or degrees north and east. */
    move?: string | null;
    /** A place, by any of its names: from which height on this radar and each other of the scenario sees what is above it. */
    place?: string | null;
    /** Draw views for a target of this cross-section instead of the one that the claimed range holds for. */
    rcs_m2?: number | null;
    /** Take an element away, one at a time: what the others add to each other without it. */
    without?: string | null;
  };
  /** Who could know of a launch when, when the public was told, and when it passed a place. */
  "warn": {
    /** The launch: an id of `twoplustwo catalogue list launches`. */
    launch: string;
    /** A place. May be repeated. Without it: the capitals of northern Japan's prefectures, Seoul, Busan, Guam, Honolulu. */
    place?: string | string[] | null;
  };
  /** What a battery could protect from a class of missiles, and why not the rest. */
  "defend": {
    /** Classes of missiles, separated by commas. Without it: every class whose trajectory was public. */
    against?: string | null;
    /** Another element of the scenario whose radar tells the battery of the target, if it sees it earlier than the battery's own. The numbers then hold for that deployment, and their ids cannot be traced. */
    cue?: string | null;
    /** The battery: an id of `twoplustwo catalogue list elements`. */
    element: string;
    /** A place. May be repeated. */
    place?: string | string[] | null;
    /** A place whose engagement clock is wanted. May be repeated. */
    why?: string | string[] | null;
  };
  /** How far coastal missiles are said to reach, how far their own sensors see, and which towns lie inside. */
  "ring": {
    /** The battery: an id of `twoplustwo catalogue list elements`. */
    element: string;
  };
  /** Whether a claim is true: its value on each side's figures, where it turns, and what separates two sides. */
  "check": {
    /** Two assumption sets: what each figure in which they differ explains of the gap between them. */
    between?: string | null;
    /** The claim: an id of `twoplustwo catalogue list claims`. */
    claim: string;
  };
  /** Compute published results again, and say why where one is missed. */
  "reproduce": {
    /** One of them, by its id. Without it, all. */
    case?: string | null;
  };
  /** What a limit on a radar would cost and spare: launches it still sees, neighbours' notional arcs it no longer sees. */
  "tradeoff": {
    /** The radar: an id of `twoplustwo catalogue list elements`. For a battery, its radar is taken. */
    element: string;
    /** What is varied: where the middle of its sector points, the mode in which it is used, or where it stands. */
    variable: "heading" | "mode" | "site";
  };
  /** Where a number comes from: the tree from a figure, a record or a computed number to its sources. */
  "why": {
    /** A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number. */
    id: string;
    /** The kind of record, where two kinds share an id. */
    kind?: "launches" | "events" | "elements" | "systems" | "missiles" | "claims" | "places" | "sources" | "people" | "meetings" | "sets" | "viewpoints" | "quantities" | "drag-tables" | "terms" | "gaps" | null;
  };
  /** A ready citation of a number or a statement, with version, date and sources. */
  "cite": {
    /** A record, a fact of one (record/quantity/figure, launch/report), or the id of a computed number. */
    id: string;
    /** The kind of record, where two kinds share an id. */
    kind?: "launches" | "events" | "elements" | "systems" | "missiles" | "claims" | "places" | "sources" | "people" | "meetings" | "sets" | "viewpoints" | "quantities" | "drag-tables" | "terms" | "gaps" | null;
  };
  /** What became known between two dates: `diff --asof FROM TO`. */
  "diff": {
    /** The earlier day: what was known at its end is left out. */
    asof?: string | null;
    /** The later day. The earlier one is that of --asof. */
    to: string;
  };
  /** List the records of a kind, all of them or those that every filter wants. */
  "catalogue list": {
    /** Only records with these words in one of their texts. */
    contains?: string | null;
    /** The kind of record. */
    kind: "launches" | "events" | "elements" | "systems" | "missiles" | "claims" | "places" | "sources" | "people" | "meetings" | "sets" | "viewpoints" | "quantities" | "drag-tables" | "terms" | "gaps";
    /** Only records of this day, month or year, or later. */
    since?: string | null;
    /** Only records of this day, month or year, or earlier. */
    until?: string | null;
    /** Only records in which some key has this value, or any where it is `*`; `access` and `grade` are those of the sources. May be repeated. */
    where?: string | string[] | null;
  };
  /** Show one record with its sources. A launch comes with the vacuum arc through each report. */
  "catalogue show": {
    /** The record's id. */
    id: string;
    /** The kind of record, where two kinds share an id. */
    kind?: "launches" | "events" | "elements" | "systems" | "missiles" | "claims" | "places" | "sources" | "people" | "meetings" | "sets" | "viewpoints" | "quantities" | "drag-tables" | "terms" | "gaps" | null;
  };
  /** Print the JSON Schema of a document or a kind of file, or of all of them. */
  "schema": {
    /** The document or kind: brief, catalogue-list, catalogue-show, question, scenario, launch, claim, … */
    name?: string | null;
  };
}

/** The fields that stand in the path of an address, in their order. */
export const OPERANDS: Readonly<Record<keyof Questions, readonly string[]>> = {
  "brief": ["date"],
  "reconstruct": ["launch_id"],
  "sight": ["element"],
  "warn": ["launch"],
  "defend": ["element"],
  "ring": ["element"],
  "check": ["claim"],
  "reproduce": ["case"],
  "tradeoff": ["element", "variable"],
  "why": ["id"],
  "cite": ["id"],
  "diff": ["to"],
  "catalogue list": ["kind"],
  "catalogue show": ["id"],
  "schema": ["name"],
};
