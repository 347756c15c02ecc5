// What a view asks the program: the addresses of documents. Launches, arcs and classes go by their ids, and radars are
// turned, set and moved only as their owner could.

import { COMPARE, type View } from "./address";
import type { TradeoffOption } from "./generated/documents";
import { OPERANDS, type Choices, type Questions } from "./generated/questions";

/** The address of a document, beside the page: a proxy may show both under a path of its own. */
export function ask<C extends keyof Questions>(command: C, question: Questions[C] & Choices): string {
  const fields: Record<string, unknown> = { ...question };
  const path = command.split(" ");
  for (const operand of OPERANDS[command]) {
    const value = fields[operand];
    delete fields[operand];
    if (value !== null && value !== undefined) path.push(String(value));
  }
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) {
    if (value === null || value === undefined || value === false) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(key, String(one));
  }
  const text = query.toString();
  return `api/${path.map(encodeURIComponent).join("/")}${text === "" ? "" : `?${text}`}`;
}

/** The same document as a file of another kind. */
export function asFormat(address: string, format: "geojson" | "czml" | "html"): string {
  return `${address}${address.includes("?") ? "&" : "?"}format=${format}`;
}

type Facts = Pick<View, "asof" | "figures" | "figure">;

/** The date and whose figures are believed; where all are compared, the program's own choice, whose speakers an answer names. */
function facts({ asof, figures, figure }: Facts) {
  return { asof, figures: figures === COMPARE ? null : figures, figure };
}

/** The same view on one capital's figures. */
export function onFiguresOf(view: View, set: string): View {
  return { ...view, figures: set, figure: [] };
}

/** The heights that the table of a radar's view shows beside the chosen one. */
const TABLE_HEIGHTS_KM = [100, 200, 300, 500];

/** A radar as its owner has set it. */
function setting(view: View) {
  const { radar, site, heading_deg, mode, rcs_m2, without } = view;
  const move = site === null ? null : `${radar}=${site}`;
  // One element is taken away from beside the radar, never the radar itself.
  return { heading_deg, mode, rcs_m2, move, without: without === radar ? null : without };
}

/** What a radar sees at the chosen height; quick for a control that is being moved. */
export function sightQuick(view: View): string {
  const options = { element: view.radar, ...facts(view), ...setting(view), altitude_km: String(view.altitude_km), samples: 64 };
  return ask("sight", options);
}

/** What a radar sees at the chosen height and at the usual ones. */
export function sight(view: View): string {
  const heights = [...new Set([view.altitude_km, ...TABLE_HEIGHTS_KM])].sort((a, b) => a - b).join(",");
  const grid_deg = view.lowest ? 2 : null;
  return ask("sight", { element: view.radar, ...facts(view), ...setting(view), altitude_km: heights, grid_deg });
}

/** A radar as declared, on the figures of another set, at one height. */
export function sightBelieving({ asof }: Pick<View, "asof">, radar: string, figures: string, altitude_km: number): string {
  return ask("sight", { element: radar, asof, figures, altitude_km: String(altitude_km), samples: 64 });
}

/** The radar of the trade-off with one of its options. */
export function sightOption(view: View, option: Pick<TradeoffOption, "declared" | "heading_deg" | "setting" | "figure">): string {
  const { radar, variable, altitude_km } = view;
  const believed = option.figure?.figure?.split("/") ?? [];
  const quantity = believed.at(-2);
  const figure = quantity === undefined ? view.figure : [...view.figure.filter((one) => !one.startsWith(`${quantity}=`)), `${quantity}=${believed.join("/")}`];
  return ask("sight", {
    element: radar,
    ...facts({ ...view, figure: variable === "mode" && !option.declared ? figure : view.figure }),
    heading_deg: variable === "heading" && !option.declared ? option.heading_deg : null,
    mode: variable === "mode" && !option.declared ? option.setting : null,
    move: variable === "site" && !option.declared ? `${radar}=${option.setting}` : null,
    altitude_km: String(altitude_km),
    samples: 64,
  });
}

/** What each radar has above a place, on one capital's figures: asked through one of them, for it tells of the others as well. */
export function sightAbove({ asof }: Pick<View, "asof">, place: string, figures: string): string {
  return ask("sight", { element: ASKED_RADAR, asof, figures, altitude_km: "300", place, samples: 64 });
}

/** Through which radar a place is asked about. */
const ASKED_RADAR = "seongju-radar";

/** Whether a battery reaches what flies to a place, of every class that is public. */
export function defendPlace({ asof }: Pick<View, "asof">, battery: string, place: string): string {
  return ask("defend", { element: battery, asof, place, why: place, samples: 64 });
}

/** Whether a battery reaches one class of missile that flies to a place, on one capital's figures. */
export function defendOn({ asof, battery, class: against }: Pick<View, "asof" | "battery" | "class">, place: string, figures: string): string {
  return ask("defend", { element: battery, asof, figures, against, place, why: place, samples: 64 });
}

/** How long before a launch passed a place its people were told. */
export function warnPlace({ asof }: Pick<View, "asof">, launch: string, place: string): string {
  return ask("warn", { launch, asof, place, samples: 256 });
}

/** The launches that the public was told of while they flew. */
export function alerted({ asof }: Pick<View, "asof">): string {
  return list("launches", { asof, where: "sent_to=*" });
}

type Reported = Pick<View, "asof" | "range_km" | "apogee_km" | "time_min">;

/** Half of the last digit of a number as typed. */
function halfDigit(text: string): number {
  return 0.5 * 10 ** -(text.split(".")[1]?.length ?? 0);
}

/** Minutes as typed, in seconds, as wide as their last digit. */
function timeOf(time_min: string): string | null {
  if (time_min === "") return null;
  const [middle, half] = [Number(time_min), halfDigit(time_min)];
  return `${60 * Math.max(0, middle - half)}..${60 * (middle + half)}`;
}

function reported({ asof, range_km, apogee_km, time_min }: Reported) {
  return { asof, range_km: range_km || null, apogee_km: apogee_km || null, flight_time_s: timeOf(time_min) };
}

/** Whether anything of a flight is typed. */
export function isReported({ range_km, apogee_km, time_min }: Reported): boolean {
  return range_km !== "" || apogee_km !== "" || time_min !== "";
}

/** What typed figures bound, whatever missile it was: for the first sentence, while somebody types. */
export function reportedBounds(view: Reported): string {
  return ask("reconstruct", { ...reported(view), bounds_alone: true, track: true, samples: 16 });
}

/** What each class of missile would fly: quickly, or as exactly as the command line does. */
export function reportedFlights(view: Reported, samples: number | null): string {
  return ask("reconstruct", { ...reported(view), samples });
}

/** What became known between two days. */
export function since(from: string, to: string): string {
  return ask("diff", { to, asof: from });
}

/** Every radar of the scenario against every launch and arc. */
export function matrix(view: View): string {
  return ask("sight", { ...facts(view), matrix: true, without: view.without });
}

export function reconstruct(view: View): string {
  return ask("reconstruct", { launch_id: view.launch, ...facts(view), track: true });
}

export function warn(view: View): string {
  return ask("warn", { launch: view.launch, ...facts(view) });
}

/** The place whose engagement clock is shown: the chosen one, or the first that the battery's record asks of; null where neither is. */
export function clockPlace({ place }: Pick<View, "place">, asked: string[]): string | null {
  return place ?? asked[0] ?? null;
}

/** What a battery defends; a verdict is asked for on each place that its record names, and on the one whose clock is shown. */
export function defend(view: View, asked: string[]): string {
  const why = clockPlace(view, asked);
  const place = [...new Set([...asked, ...(why === null ? [] : [why])])];
  return ask("defend", { element: view.battery, ...facts(view), against: view.class, place, why });
}

export function check(view: View, claim: string): string {
  return ask("check", { claim, ...facts(view), between: view.between });
}

/** Claims in which words stand, of one capital and one kind of source, or of any. */
export function claims({ asof }: Pick<View, "asof">, contains: string, capital: string, grade: string | null): string {
  const where = [...(capital === "" ? [] : [`viewpoint=${capital}`]), ...(grade === null ? [] : [`grade=${grade}`])];
  return list("claims", { asof, contains: contains || null, where });
}

export function tradeoff(view: View): string {
  return ask("tradeoff", { element: view.radar, variable: view.variable, ...facts(view) });
}

export function ring(view: View): string {
  return ask("ring", { element: view.ring, ...facts(view) });
}

/** The paper of a day; the newest is that of today's deployment. */
export function brief(view: View, newest: string): string {
  const { asof, ...believed } = facts(view);
  return ask("brief", { date: asof ?? newest, ...believed, scenario: asof === null ? TODAY : null });
}

/** The deployment of today. */
const TODAY = "northeast-asia-2026";

export function list(kind: Questions["catalogue list"]["kind"], options: Omit<Questions["catalogue list"] & Choices, "kind"> = {}): string {
  return ask("catalogue list", { kind, ...options });
}

export function show(id: string, options: Omit<Questions["catalogue show"] & Choices, "id"> = {}): string {
  return ask("catalogue show", { id, ...options });
}

/** The day and the figures that a number was computed with, as its id names them; null where it names none. */
export function factsOf(id: string): Facts | null {
  const found = /^[a-z]+@(\d{4}-\d{2}-\d{2})\/([^/+]+)((?:\+[^/]+)*)\//.exec(id);
  if (!found) return null;
  const [, asof = "", figures = "", others = ""] = found;
  return { asof, figures, figure: others.split("+").filter(Boolean).map((one) => one.replaceAll(":", "/")) };
}

/** Where a number comes from, on the figures that it was computed with. */
export function why(view: Facts, id: string): string {
  return ask("why", { id, ...facts(factsOf(id) ?? view) });
}

/** A ready citation of a number. */
export function cite(view: Facts, id: string): string {
  return ask("cite", { id, ...facts(factsOf(id) ?? view) });
}
