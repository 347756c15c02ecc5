// The elements that stand at a place on record, or in a box at sea: the others have no view and no footprint to draw.

import { request } from "../api";
import type { CatalogueList, EntryRow } from "../generated/documents";
import { list } from "../questions";
import { view } from "../state.svelte";

class Elements {
  entries = $state.raw<EntryRow[]>([]);

  readonly #filters: string[][];

  /** What of the catalogue they are: one list of filters for each part. */
  constructor(...filters: string[][]) {
    this.#filters = filters;
  }

  /** Keeps the list in step with the as-of date, for as long as the component that calls it stands. */
  follow() {
    $effect(() => {
      const asking = new AbortController();
      const { asof } = view;
      const lists = this.#filters.map((where) => request<CatalogueList>(list("elements", { asof, where }), asking.signal));
      Promise.all(lists).then(
        (found) => (this.entries = found.flatMap(({ entries }) => entries)),
        // The choice then holds the one element that is in view, and the tab tells what went wrong.
        () => {},
      );
      return () => asking.abort();
    });
  }
}

export const radars = new Elements(["kind=radar", "site=*"]);
export const batteries = new Elements(["kind=battery", "site=*"], ["kind=ships", "generic_box=*"]);
