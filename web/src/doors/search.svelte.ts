// What is looked for among the claims: kept while another view is open.

export const VERDICTS = ["supported", "contradicted", "depends", "not-computable", "no-proposition"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a claim reached us, by the grades of its source. */
export const KINDS = {
  official: ["on-record", "anonymous-official"],
  expert: ["expert", "peer-reviewed"],
  press: ["press", "inferred"],
} as const;
export type SourceKind = keyof typeof KINDS;

class Search {
  words = $state("");
  capital = $state("");
  kind = $state<SourceKind | "">("");
  verdict = $state<Verdict | "">("");
}

export const search = new Search();
