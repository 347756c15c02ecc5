// Colours that eyes with any kind of colour vision tell apart (Okabe and Ito, 2008), by what a thing is.

import type { Role } from "./scene.svelte";

const OKABE_ITO = {
  orange: "#E69F00",
  sky: "#56B4E9",
  green: "#009E73",
  yellow: "#F0E442",
  blue: "#0072B2",
  vermilion: "#D55E00",
  purple: "#CC79A7",
};

export const PALETTE: Record<Role, string> = {
  view: OKABE_ITO.orange,
  planned: OKABE_ITO.sky,
  launch: OKABE_ITO.yellow,
  seen: OKABE_ITO.sky,
  ring: OKABE_ITO.purple,
  other: OKABE_ITO.green,
  place: "#FFFFFF",
  radar: OKABE_ITO.vermilion,
};

/** Colours of the lines of a chart, which must hold on light and on dark ground. */
export const LINES = [OKABE_ITO.blue, OKABE_ITO.vermilion, OKABE_ITO.green, OKABE_ITO.purple, OKABE_ITO.orange, OKABE_ITO.sky];
