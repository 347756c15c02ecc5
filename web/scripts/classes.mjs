// The classes of missiles that the program carries; it takes no other, and the page offers no other.

import { readFileSync } from "node:fs";

import { parse } from "smol-toml";

const CLASSES = new URL("../../data/fixed/classes.toml", import.meta.url);

/** Tells the code their ids and names. */
export function missileClasses() {
  const classes = parse(readFileSync(CLASSES, "utf8")).class.map(({ id, name }) => ({ id, name }));
  return { name: "missile-classes", config: () => ({ define: { __CLASSES__: JSON.stringify(classes) } }) };
}
