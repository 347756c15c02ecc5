// The capitals whose figures can be believed.

import { COMPARE } from "./address";
import { request } from "./api";
import type { CatalogueList } from "./generated/documents";
import { list } from "./questions";

export interface FigureSet {
  id: string;
  name: string;
}

/** The program's own choice among the capitals: it is nobody's, so that the page does not offer it as if it were. */
export const OWN_CHOICE = "nominal";

class Sets {
  all = $state.raw<FigureSet[]>([]);
  #asked = false;

  learn() {
    if (this.#asked) return;
    this.#asked = true;
    request<CatalogueList>(list("sets"), new AbortController().signal).then(
      ({ entries }) => (this.all = entries.filter(({ id }) => id !== OWN_CHOICE).map(({ id, name }) => ({ id, name }))),
      () => (this.#asked = false),
    );
  }
}

export const sets = new Sets();

/** Those that an answer stands on: the chosen one, or all. */
export function inForce(figures: string): FigureSet[] {
  if (figures === COMPARE) return sets.all;
  return [sets.all.find(({ id }) => id === figures) ?? { id: figures, name: figures }];
}

