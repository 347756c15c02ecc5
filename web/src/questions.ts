// What a view asks the program: the addresses of documents. Launches, arcs and classes go by their ids, and radars are
// turned, set and moved only as their owner could.

import type { View } from "./address";
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
export function asFormat(address: string, format: "geojson" | "czml"): string {
  return `${address}${address.includes("?") ? "&" : "?"}format=${format}`;
}

type Facts = Pick<View, "asof" | "figures" | "figure">;

/** The date and whose figures are believed. */
function facts({ asof, figures, figure }: Facts) {
  return { asof, figures, figure };
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
export function sightBelieving({ asof }: View, radar: string, figures: string, altitude_km: number): string {
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

export function claims(view: View): string {
  const { asof, viewpoint } = view;
  const where = viewpoint === "none" ? ["computable=yes"] : [`viewpoint=${viewpoint}`];
  return ask("catalogue list", { kind: "claims", asof, where });
}

export function tradeoff(view: View): string {
  return ask("tradeoff", { element: view.radar, variable: view.variable, ...facts(view) });
}

export function ring(view: View): string {
  return ask("ring", { element: view.ring, ...facts(view) });
}

export function brief(view: View): string {
  const { asof, figures, figure } = view;
  return ask("brief", { date: asof, figures, figure });
}

export function list(kind: Questions["catalogue list"]["kind"], options: Omit<Questions["catalogue list"] & Choices, "kind"> = {}): string {
  return ask("catalogue list", { kind, ...options });
}

export function show(id: string, options: Omit<Questions["catalogue show"] & Choices, "id"> = {}): string {
  return ask("catalogue show", { id, ...options });
}

/** Where a number comes from, on the figures that it was computed with. */
export function why(view: Facts, id: string): string {
  return ask("why", { id, ...facts(view) });
}

/** A ready citation of a number. */
export function cite(view: Facts, id: string): string {
  return ask("cite", { id, ...facts(view) });
}
