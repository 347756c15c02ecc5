// One question on each capital's figures: the answers side by side.

import { untrack } from "svelte";

import { Asking } from "./asking.svelte";
import type { SourceReport } from "./generated/documents";
import type { FigureSet } from "./sets.svelte";

export interface Side<T> extends FigureSet {
  document: T;
  address: string;
}

/** The sources of several documents, each once. */
export function sourcesOf(documents: { sources: SourceReport[] }[]): SourceReport[] {
  return [...new Map(documents.flatMap(({ sources }) => sources).map((source) => [source.id, source])).values()];
}

export class Sides<T> {
  #of = $state.raw<{ set: FigureSet; asking: Asking<T> }[]>([]);

  /** The answers that are there, in the order of the capitals. */
  readonly found = $derived.by(() =>
    this.#of.flatMap(({ set, asking }): Side<T>[] =>
      asking.document !== null && asking.answered !== null ? [{ ...set, document: asking.document, address: asking.answered }] : [],
    ),
  );
  readonly busy = $derived.by(() => this.#of.some(({ asking }) => asking.busy));
  readonly problem = $derived.by(() => this.#of.map(({ asking }) => asking.problem).find((problem) => problem !== null) ?? null);

  /** Asks on each set's figures; a moving control asks patiently, and is followed as fast as there are answers. */
  ask(sets: FigureSet[], address: (set: string) => string, options: { rest_ms?: number; patient?: boolean } = {}) {
    const asked = sets.map((set) => ({ set, address: address(set.id) }));
    untrack(() => {
      const had = new Map(this.#of.map(({ set, asking }) => [set.id, asking]));
      const isSame = asked.length === this.#of.length && asked.every(({ set }, i) => set.id === this.#of[i]?.set.id && set.name === this.#of[i]?.set.name);
      if (!isSame) {
        for (const { set, asking } of this.#of) if (!asked.some((one) => one.set.id === set.id)) asking.clear();
        this.#of = asked.map(({ set }) => ({ set, asking: had.get(set.id) ?? new Asking<T>() }));
      }
      this.#of.forEach(({ asking }, i) => asking.ask(asked[i]!.address, options));
    });
  }

  clear() {
    for (const { asking } of this.#of) asking.clear();
    this.#of = [];
  }
}
