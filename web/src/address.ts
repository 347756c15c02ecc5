// The address of a view: all that a link must carry, in the query, and nothing that is as it is by default.
//
// The defender's variables and the sources' are here, and no others: launches, arcs and classes are ids of the catalogue.

/** The views that the page offers: the first screen with its three doors, and those behind them. */
export const TABS = ["ask", "radar", "launch", "defence", "islands"] as const;
/** Views that no tab offers and whose addresses still answer. */
export const FORMER_TABS = ["tradeoff", "matrix", "brief"] as const;
export type Tab = (typeof TABS)[number] | (typeof FORMER_TABS)[number];

/** The doors of the first screen: a launch was reported, somebody claimed, a place. */
export const DOORS = ["report", "claim", "place"] as const;
export type Door = (typeof DOORS)[number];

export const VARIABLES = ["heading", "mode", "site"] as const;
export type Variable = (typeof VARIABLES)[number];

/** Where the slider of the day begins: the year of the first flight over Japan. A link or the field takes any day. */
export const FIRST_DAY = "1998-01-01";

/** Stands for the figures of every capital, side by side. */
export const COMPARE = "compare";

/** The day that addresses meant which named a radar and no view, when that was the first screen. */
const FORMER_DAY = "2017-03-20";

export interface View {
  tab: Tab;
  /** The door of the first screen that is answered. */
  door: Door | null;
  /** What was reported of a launch, as typed: its distance, its height (km) and its time (min). They are asked of `reconstruct` alone. */
  range_km: string;
  apogee_km: string;
  time_min: string;
  /** The place that the third door is asked about. */
  above: string | null;
  /** A capital, or "none". */
  viewpoint: string;
  /** The day; null is the newest of the catalogue. */
  asof: string | null;
  /** The assumption set that is believed, or all of them side by side. */
  figures: string;
  /** Single figures believed instead of the set's: QUANTITY=FIGURE_ID. */
  figure: string[];
  radar: string;
  altitude_km: number;
  heading_deg: number | null;
  mode: string | null;
  /** The place that the radar is moved to. */
  site: string | null;
  rcs_m2: number | null;
  /** The one element that is taken away. */
  without: string | null;
  lowest: boolean;
  launch: string;
  /** The report of it that is played, where it is not the one that the warning is told of. */
  report: string | null;
  t_s: number;
  battery: string;
  class: string;
  /** The place whose clock is shown; none is the first of the battery's. */
  place: string | null;
  claim: string | null;
  /** Two assumption sets whose difference is taken apart. */
  between: string | null;
  variable: Variable;
  option: string | null;
  arc: string;
  ring: string;
  /** Element and target, with a stroke between them. */
  cell: string | null;
  /** Whether the picture is the globe instead of the flat map. */
  globe: boolean;
  /** Longitude, latitude, height (km), heading, pitch (degrees). */
  camera: number[] | null;
}

export const DEFAULTS: Readonly<View> = {
  tab: "ask",
  door: null,
  range_km: "",
  apogee_km: "",
  time_min: "",
  above: null,
  viewpoint: "none",
  asof: null,
  figures: COMPARE,
  figure: [],
  radar: "seongju-radar",
  altitude_km: 300,
  heading_deg: null,
  mode: null,
  site: null,
  rcs_m2: null,
  without: null,
  lowest: false,
  launch: "2017-08-29",
  report: null,
  t_s: 0,
  battery: "seongju",
  class: "scud-c",
  place: null,
  claim: null,
  between: null,
  variable: "heading",
  option: null,
  arc: "china-north-america",
  ring: "etorofu-bastion",
  cell: null,
  globe: false,
  camera: null,
};

const BOUNDS: Partial<Record<keyof View, [number, number]>> = {
  altitude_km: [20, 2000],
  heading_deg: [0, 359],
  rcs_m2: [0.0001, 1000],
  t_s: [0, 6000],
};

/** A number inside its bounds, or null where the text is none. */
function bounded(key: keyof View, text: string): number | null {
  const value = Number(text);
  const [low, high] = BOUNDS[key] ?? [-Infinity, Infinity];
  return text !== "" && Number.isFinite(value) && value >= low && value <= high ? value : null;
}

/** A day of the calendar, of any year: a reader of dates that takes the 30th of February for the 2nd of March is not asked. */
export function isDay(text: string): boolean {
  const found = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(found) && new Date(found).toISOString().startsWith(text);
}

function camera(text: string): number[] | null {
  const numbers = text.split(",").map(Number);
  return numbers.length === 5 && numbers.every(Number.isFinite) ? numbers : null;
}

/** A number as somebody types it, or nothing. */
function typed(text: string): string | null {
  return /^\d{1,6}([.,]\d{1,3})?$/.test(text) ? text.replace(",", ".") : null;
}

/** What an address that names no view has of a radar's: once that was the first screen. */
const OF_A_RADAR = ["radar", "altitude_km", "heading_deg", "mode", "site", "rcs_m2", "without", "lowest", "camera"];

/** The view that an address names; what it does not name, or names wrongly, is as by default. */
export function parseAddress(query: string): View {
  const asked = new URLSearchParams(query);
  const view: View = { ...DEFAULTS, figure: asked.getAll("figure") };
  const put = <K extends keyof View>(key: K, value: View[K] | null) => {
    if (value !== null) view[key] = value as View[K];
  };
  if (!asked.has("tab") && OF_A_RADAR.some((key) => asked.has(key))) Object.assign(view, { tab: "radar", asof: FORMER_DAY });
  for (const [key, text] of asked) {
    switch (key) {
      case "tab":
        if (text === "claims") Object.assign(view, { tab: "ask", door: "claim" });
        else put("tab", [...TABS, ...FORMER_TABS].find((tab) => tab === text) ?? null);
        break;
      case "door":
        put("door", DOORS.find((door) => door === text) ?? null);
        break;
      case "range_km":
      case "apogee_km":
      case "time_min":
        put(key, typed(text));
        break;
      case "variable":
        put("variable", VARIABLES.find((variable) => variable === text) ?? null);
        break;
      case "asof":
        put("asof", isDay(text) ? text : null);
        break;
      case "altitude_km":
      case "heading_deg":
      case "rcs_m2":
      case "t_s":
        put(key, bounded(key, text));
        break;
      case "lowest":
      case "globe":
        view[key] = text === "true";
        break;
      case "camera":
        view.camera = camera(text);
        view.globe ||= view.camera !== null;
        break;
      case "above":
      case "viewpoint":
      case "figures":
      case "radar":
      case "mode":
      case "site":
      case "without":
      case "launch":
      case "report":
      case "battery":
      case "class":
      case "place":
      case "claim":
      case "between":
      case "option":
      case "arc":
      case "ring":
      case "cell":
        put(key, text === "" ? null : text);
        break;
    }
  }
  return view;
}

/** The query that names a view. */
export function formatAddress(view: View): string {
  const query = new URLSearchParams();
  for (const key of Object.keys(DEFAULTS) as (keyof View)[]) {
    const value = view[key];
    if (key === "figure") {
      for (const figure of view.figure) query.append("figure", figure);
    } else if (value !== null && value !== DEFAULTS[key]) {
      query.set(key, Array.isArray(value) ? value.join(",") : String(value));
    }
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
