/** Moments that are known to lie within a band. */

/** The ends of a band of seconds. */
export interface Within {
  low: number;
  high: number;
}

/** Whether a moment has come at a time: where its band holds the time, the figures do not say. */
export function hasCome(moment: Within | null | undefined, now_s: number): "no" | "yes" | "perhaps" {
  if (!moment || moment.low > now_s) return "no";
  return moment.high <= now_s ? "yes" : "perhaps";
}
