// The state of the page: one view, which the address names and which names the address.

import { formatAddress, parseAddress, type Door, type View } from "./address";

export const view: View = $state(parseAddress(location.search));

/** Keeps the address in step with the view. */
export function followView() {
  $effect(() => {
    const link = permalink();
    // Browsers refuse more than a few changes a second, and a slider makes many.
    const later = setTimeout(() => history.replaceState(null, "", link), 250);
    return () => clearTimeout(later);
  });
}

/** The link that restores the whole view. */
export function permalink(): string {
  return `${location.origin}${location.pathname}${formatAddress(view)}`;
}

/** Takes the view that the address names, after a step back or forward. */
export function takeAddress() {
  Object.assign(view, parseAddress(location.search));
}

/** Takes a capital's names for places; whose figures are believed is another choice. */
export function takeViewpoint(capital: string) {
  view.viewpoint = capital;
}

/** The door that is answered, and nothing of the others. */
export function openDoor(door: Door | null, asked: Partial<View> = {}) {
  const empty = { range_km: "", apogee_km: "", time_min: "", claim: null, above: null };
  Object.assign(view, { ...empty, camera: null, globe: false, ...asked, tab: "ask", door });
}
