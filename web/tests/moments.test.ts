import { expect, test } from "vitest";

import { hasCome } from "../src/moments";

const band = { low: 60, high: 90 };

test.each([
  [band, 59.9, "no"],
  [band, 60, "perhaps"],
  [band, 75, "perhaps"],
  [band, 90, "yes"],
  [{ low: 0, high: 0 }, 0, "yes"],
  [null, 1e9, "no"],
  [undefined, 1e9, "no"],
] as const)("a moment within %j at %d s has come: %s", (moment, now_s, said) => {
  expect(hasCome(moment, now_s)).toBe(said);
});
