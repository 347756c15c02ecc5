// What is said of a place: who sees what is above it on whose figures, and why a battery does not protect it. All numbers are the
// program's.

import type { Defend, LimitMissed, PlaceReach, RadarAbove, Sight, SourceReport } from "../generated/documents";
import type { Side } from "../sides.svelte";
import { duration, inARow, km, spoken } from "../plain";
import { words } from "../words";

/** What one radar has above the place, on the figures of those capitals that agree on it. */
export interface Above {
  radar: RadarAbove;
  capitals: string[];
  /** Who published the range that is believed. */
  publisher: string | null;
}

function publisherOf(radar: RadarAbove, sources: SourceReport[]): string | null {
  return sources.find(({ id }) => id === radar.range?.source)?.publisher ?? null;
}

/** The radars in the program's order, each once for every answer that some capitals share. */
export function aboveRows(sides: Side<Sight>[]): Above[] {
  const rows = new Map<string, Above>();
  const order = new Map<string, number>();
  for (const { name, document } of sides) {
    for (const radar of document.above?.radars ?? []) {
      if (!order.has(radar.element)) order.set(radar.element, order.size);
      const key = JSON.stringify([radar.element, radar.from_km, radar.to_km, radar.hidden_by, radar.range?.figure]);
      const row = rows.get(key);
      if (row) row.capitals.push(name);
      else rows.set(key, { radar, capitals: [name], publisher: publisherOf(radar, document.sources) });
    }
  }
  return [...rows.values()].sort((one, other) => (order.get(one.radar.element) ?? 0) - (order.get(other.radar.element) ?? 0));
}

/** From which height on it sees, up to which, or why it does not. */
export function seen({ radar }: Above): string {
  if (radar.from_km === null) return words.place.nothing(radar.hidden_by ?? "");
  return radar.to_km === null ? words.place.from(km(radar.from_km)) : words.place.fromTo(km(radar.from_km), km(radar.to_km));
}

/** The first sentence: who sees what is above the place, among radars whose range somebody published. */
export function seeing(place: string, rows: Above[]): string[] {
  const say = words.place;
  const counted = rows.filter(({ radar }) => radar.works && radar.range !== null);
  const see = [...new Set(counted.filter(({ radar }) => radar.from_km !== null).map(({ radar }) => spoken(radar.name)))];
  const [first] = rows;
  if (!first) return [];
  const head = see.length > 0 ? say.seenBy(place, inARow(see), see.length) : say.seenByNone(place);
  const own = rows.filter(({ radar }) => radar.element === first.radar.element);
  const [yes, no] = [own.filter(({ radar }) => radar.from_km !== null), own.filter(({ radar }) => radar.from_km === null)];
  const name = first.radar.name;
  if (yes.length === 0) return [head, say.ownNever(name, own[0]?.radar.hidden_by ?? "")];
  // Heights that are the same in words are told once.
  const byHeight = new Map<string, string[]>();
  for (const { radar, capitals } of yes) {
    const height = km(radar.from_km ?? 0);
    byHeight.set(height, [...(byHeight.get(height) ?? []), ...capitals]);
  }
  const isAll = no.length === 0 && byHeight.size === 1;
  const heights = [...byHeight].map(([height, capitals]) => (isAll ? say.ownFromAll(height) : say.ownFrom(height, inARow(capitals))));
  return [head, say.own(name, inARow(heights)), ...no.map((row) => say.ownNot(inARow(row.capitals), row.radar.hidden_by ?? ""))];
}

/** What a battery does against one class of missile that flies to the place. */
export interface Protection {
  battery: string;
  status: string;
  class: string;
  verdict: string;
  reasons: string[];
}

/** Two lengths in as few digits as keep them apart. */
function apart(has: number, needed: number): [string, string] {
  if (km(has) !== km(needed)) return [km(has), km(needed)];
  const digits = [0, 1, 2, 3].find((count) => has.toFixed(count) !== needed.toFixed(count)) ?? 3;
  return [`${has.toFixed(digits)}\u202fkm`, `${needed.toFixed(digits)}\u202fkm`];
}

/** A limit that the flight does not meet, with what it has and what it would need. */
function missed({ limit, has, needed, all_of_it }: LimitMissed): string {
  const say = words.place;
  if (has === null || needed === null) return limit === "reach" ? say.tooSlow : (words.defence.bindings[limit] ?? limit);
  if (limit === "too-late") return say.tooLate(duration(has), duration(needed));
  const [own, limits] = apart(has, needed);
  switch (limit) {
    case "floor":
      return say.tooLow(own, limits, all_of_it);
    case "ceiling":
      return say.tooHigh(own, limits);
    case "reach":
      return say.tooFar(own, limits, all_of_it);
    default:
      return words.defence.bindings[limit] ?? limit;
  }
}

/** Why a battery does not meet what flies to the place: every limit, the worst missed first. */
export function reasonsOf(found: Defend, at: PlaceReach): string[] {
  const reasons = found.works ? [] : [words.place.notWorking(found.status)];
  if (at.verdict === "not-counted") return [...reasons, words.place.notCounted];
  return [...reasons, ...at.missed.filter(({ limit }) => limit !== "not-operational").map(missed)];
}

/** What a battery does for the place, class by class; as planned where it does not work. */
export function protections(found: Defend): Protection[] {
  const classes = (!found.works ? found.as_planned?.classes : null) ?? found.classes;
  const rows = classes.flatMap((reach): Protection[] => {
    const [at] = reach.places;
    if (!at) return [];
    const isInside = at.verdict === "inside";
    const verdict = isInside && !found.works ? words.place.wouldBe : (words.place.verdicts[at.verdict] ?? at.verdict);
    return [{ battery: found.element_name, status: found.status, class: reach.name, verdict, reasons: reasonsOf(found, at) }];
  });
  // Classes of which the same is true stand in one row.
  const together = new Map<string, Protection>();
  for (const row of rows) {
    const key = JSON.stringify([row.verdict, row.reasons]);
    const had = together.get(key);
    if (had) had.class += `, ${row.class}`;
    else together.set(key, row);
  }
  return [...together.values()];
}

/** Whether any battery that works protects the place. */
export function protectedBy(found: Defend[]): string[] {
  return found.filter(({ works, classes }) => works && classes.some(({ places: [at] }) => at?.verdict === "inside")).map(({ element_name }) => element_name);
}
