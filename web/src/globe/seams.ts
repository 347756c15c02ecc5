// Where an area is cut at 180° or closed along a pole (RFC 7946, section 3.1.9), there is no edge of it.

type Place = readonly number[];

const isCut = ([lon_deg = 0, lat_deg = 0]: Place) => Math.abs(lon_deg) === 180 || Math.abs(lat_deg) === 90;

/** Whether the side of a ring between two of its corners is a cut. */
export function isSeam(from: Place, to: Place): boolean {
  return isCut(from) && isCut(to);
}

/** The edge of an area in pieces: a ring without its cuts. */
export function edgeOf(ring: readonly Place[]): Place[][] {
  const pieces: Place[][] = [];
  ring.forEach((to, i) => {
    const from = ring[i - 1];
    if (from && !isSeam(from, to)) {
      const last = pieces.at(-1);
      if (last?.at(-1) === from) last.push(to);
      else pieces.push([from, to]);
    }
  });
  return pieces;
}
