import { expect, test } from "vitest";

import { writeBand, writeClock, writeValue } from "../src/numbers";

test.each([
  [{ low: 610.4, nominal: 699.9, high: 789.4, unit: "km" }, "700 (610–789)\u202fkm"],
  [{ low: 374222, nominal: 477219, high: 542578, unit: "km2" }, "477 (374–543)\u202fthousand km²"],
  [{ low: 0, nominal: 0.00217, high: 0.00999, unit: "1" }, "0.2 (0.0–1.0)\u202f%"],
  [{ low: 0.0886, nominal: 0.1173, high: 0.1455, unit: "1" }, "11.7 (8.9–14.5)\u202f%"],
  [{ low: -17.17, nominal: -12.53, high: -8.02, unit: "km" }, "−12.5 (−17.2 to −8.0)\u202fkm"],
  [{ low: 0, nominal: 0, high: 0, unit: "s" }, "0\u202fs"],
  [{ low: 24.13, nominal: 24.13, high: 24.13, unit: "deg" }, "24.1°"],
  [{ low: -0.0001, nominal: 0, high: 3.2, unit: "s" }, "0.00 (0.00 to 3.20)\u202fs"],
])("%o is written %s", (band, text) => {
  expect(writeBand(band).text).toBe(text);
});

test("a whole number has no decimals", () => {
  expect(writeValue(5, "m")).toBe("5\u202fm");
  expect(writeValue(22.25, "km")).toBe("22.3\u202fkm");
});

test("a clock counts minutes from the launch", () => {
  expect([0, 59.6, 599].map(writeClock)).toEqual(["0:00", "1:00", "9:59"]);
});
