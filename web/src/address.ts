// The address of a view: all that a link must carry, in the query, and nothing that is as it is by default.
//
// The defender's variables and the sources' are here, and no others: launches, arcs and classes are ids of the catalogue.

export const TABS = ["radar", "launch", "defence", "claims", "tradeoff", "matrix", "islands", "brief"] as const;
export type Tab = (typeof TABS)[number];

export const VARIABLES = ["heading", "mode", "site"] as const;
export type Variable = (typeof VARIABLES)[number];

/** Where the slider of the as-of date begins. It ends at the newest day of the catalogue; a link or the field takes any day. */
export const FIRST_DAY = "2016-01-01";

export interface View {
  tab: Tab;
  /** A capital, or "none". */
  viewpoint: string;
  asof: string;
  /** The assumption set that is believed. */
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
  /** Longitude, latitude, height (km), heading, pitch (degrees). */
  camera: number[] | null;
}

export const DEFAULTS: Readonly<View> = {
  tab: "radar",
  viewpoint: "none",
  asof: "2017-03-20",
  figures: "nominal",
  figure: [],
  radar: "seongju-radar",
  altitude_km: 300,
  heading_deg: null,
  mode: null,
  site: null,
  rcs_m2: null,
  without: null,
  lowest: false,
  launch: "2017-03-06",
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

/** The view that an address names; what it does not name, or names wrongly, is as by default. */
export function parseAddress(query: string): View {
  const asked = new URLSearchParams(query);
  const view: View = { ...DEFAULTS, figure: asked.getAll("figure") };
  const put = <K extends keyof View>(key: K, value: View[K] | null) => {
    if (value !== null) view[key] = value as View[K];
  };
  for (const [key, text] of asked) {
    switch (key) {
      case "tab":
        put("tab", TABS.find((tab) => tab === text) ?? null);
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
        view.lowest = text === "true";
        break;
      case "camera":
        view.camera = camera(text);
        break;
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
