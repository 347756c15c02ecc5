// The elements that stand at a place on record, or in a box at sea: the others have no view and no footprint to draw.

import { request } from "../api";
import type { CatalogueList, CatalogueRecord, EntryRow } from "../generated/documents";
import { list, show } from "../questions";
import { view } from "../state.svelte";

class Elements {
  entries = $state.raw<EntryRow[]>([]);

  readonly #kinds: string[];

  constructor(kinds: string[]) {
    this.#kinds = kinds;
  }

  /** Keeps the list in step with the as-of date, for as long as the component that calls it stands. */
  follow() {
    $effect(() => {
      const asking = new AbortController();
      const { asof } = view;
      // These are many small questions: the one that the tab is about goes first.
      const later = setTimeout(() => {
        this.#placed(asof, asking.signal).then(
          (entries) => (this.entries = entries),
          // The choice then holds the one element that is in view, and the tab tells what went wrong.
          () => {},
        );
      }, 400);
      return () => {
        clearTimeout(later);
        asking.abort();
      };
    });
  }

  async #placed(asof: string, signal: AbortSignal): Promise<EntryRow[]> {
    const lists = await Promise.all(
      this.#kinds.map((kind) => request<CatalogueList>(list("elements", { asof, where: `kind=${kind}` }), signal)),
    );
    const entries = lists.flatMap((one) => one.entries);
    const records = await Promise.all(
      entries.map(({ id }) => request<CatalogueRecord>(show(id, { asof, kind: "elements" }), signal)),
    );
    return entries.filter((_, i) => {
      const record = records[i]?.record ?? {};
      return "site" in record || "generic_box" in record;
    });
  }
}

export const radars = new Elements(["radar"]);
export const batteries = new Elements(["battery", "ships"]);
