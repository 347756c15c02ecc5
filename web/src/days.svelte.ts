// The days of the page: the chosen one, and the newest of the catalogue, which is also the command line's.

import { request } from "./api";
import type { CatalogueList } from "./generated/documents";
import { list } from "./questions";
import { view } from "./state.svelte";

class Days {
  /** The newest day of the catalogue; empty until it is known. */
  newest = $state("");
  readonly chosen = $derived(view.asof ?? this.newest);

  /** Asks once which day is the newest: that of a list without a day. */
  learn() {
    request<CatalogueList>(list("viewpoints"), new AbortController().signal).then(
      ({ asof }) => (this.newest = asof),
      // Without it the slider ends at the chosen day; the answers tell when the program does not answer.
      () => {},
    );
  }
}

export const days = new Days();
