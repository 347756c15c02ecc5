import { expect, test } from "vitest";

import { bandParts, writeClock, writeValue } from "../src/numbers";

test.each([
  ["700 (610–789)\u202fkm", "700", "610–789", "km"],
  ["−23 (−24 to −22)\u202fs", "−23", "−24 to −22", "s"],
  ["134\u202fs", "134", "", "s"],
  ["more than 13,000 (low 10,800)\u202fkm", "more than 13,000", "low 10,800", "km"],
  ["477 (374–543)\u202fthousand km²", "477", "374–543", "thousand km²"],
  ["87 (85–89)°", "87", "85–89", "°"],
  ["× 2.00 (1.00–3.00)", "× 2.00", "1.00–3.00", ""],
])("%s has its parts", (text, nominal, ends, unit) => {
  expect(bandParts(text)).toEqual({ nominal, ends, unit, text });
});

test.each([
  [0.00217, "1", "0.2\u202f%"],
  [477219, "km2", "477\u202fthousand km²"],
  [-12.53, "km", "−12.5\u202fkm"],
  [24.13, "deg", "24.1°"],
  [-0.0001, "s", "0\u202fs"],
])("%d %s is written %s", (value, unit, text) => {
  expect(writeValue(value, unit)).toBe(text);
});

test("a whole number has no decimals", () => {
  expect(writeValue(5, "m")).toBe("5\u202fm");
  expect(writeValue(22.25, "km")).toBe("22.3\u202fkm");
});

test("a clock counts minutes from the launch", () => {
  expect([0, 59.6, 599].map(writeClock)).toEqual(["0:00", "1:00", "9:59"]);
});
