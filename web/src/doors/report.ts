// The first sentence of the first door: what typed figures bound, in words. All numbers are the program's.

import type { TypedReconstruction } from "../generated/documents";
import { duration, km } from "../plain";
import { words } from "../words";

type Typed = Pick<TypedReconstruction, "bounds" | "flight_time" | "range" | "apogee">;

/** The longest that the reported time may mean, in seconds. */
function longest_s({ flight_time }: Typed): number | null {
  return flight_time === null ? null : (flight_time.high ?? flight_time.nominal);
}

/** Whether the figures fit together; null where there is nothing to compare. */
export function fits(typed: Typed): boolean | null {
  const [least, longest] = [typed.bounds?.least_flight_time_s?.nominal ?? null, longest_s(typed)];
  if (typed.range === null || typed.apogee === null || least === null || longest === null) return null;
  return longest >= least;
}

/** The answer first, its reason second. */
export function sentences(typed: Typed): string[] {
  const { bounds, range, apogee } = typed;
  if (!bounds) return [];
  const say = words.report;
  const least_s = bounds.least_flight_time_s?.nominal ?? null;
  const best_km = bounds.least_standard_range_km;
  const reach = best_km === null ? [] : [best_km.nominal === null ? say.bestBeyond(km(best_km.beyond_km ?? 0)) : say.best(km(best_km.nominal, "at least"))];
  const verdict = fits(typed);
  if (verdict === false && least_s !== null) {
    return [say.cannotBe, say.tooShort(duration(least_s - (longest_s(typed) ?? 0), "at least"))];
  }
  if (range !== null && apogee !== null && least_s !== null) {
    return [verdict === true ? say.fits : say.takes(duration(least_s, "at least")), ...reach];
  }
  const [most_km, highest_km] = [bounds.most_range_km?.nominal ?? null, bounds.most_apogee_km?.nominal ?? null];
  const limits = [...(most_km === null ? [] : [say.mostRange(km(most_km, "at most"))]), ...(highest_km === null ? [] : [say.mostApogee(km(highest_km, "at most"))])];
  if (range === null && apogee !== null) return [...reach, ...limits, say.giveRange];
  if (range !== null) return [...limits, ...reach, say.giveApogee];
  return [...limits, say.giveMore];
}
