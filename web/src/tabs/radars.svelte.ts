// The radars that stand at a place on record: the others have no view to draw.

import { request } from "../api";
import type { CatalogueList, CatalogueRecord, EntryRow } from "../generated/documents";
import { list, show } from "../questions";

class Radars {
  entries = $state.raw<EntryRow[]>([]);
}

export const radars = new Radars();

async function sited(asof: string, signal: AbortSignal): Promise<EntryRow[]> {
  const all = await request<CatalogueList>(list("elements", { asof, where: "kind=radar" }), signal);
  const records = await Promise.all(
    all.entries.map(({ id }) => request<CatalogueRecord>(show(id, { asof, kind: "elements" }), signal)),
  );
  return all.entries.filter((_, i) => "site" in (records[i]?.record ?? {}));
}

/** Keeps the list in step with the as-of date. */
export function followRadars(asof: () => string) {
  $effect(() => {
    const asking = new AbortController();
    sited(asof(), asking.signal).then(
      (entries) => (radars.entries = entries),
      // The choice then holds the one radar that is in view, and the tab tells what went wrong.
      () => {},
    );
    return () => asking.abort();
  });
}
