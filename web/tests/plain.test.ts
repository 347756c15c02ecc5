import { describe, expect, test } from "vitest";

import type { Defend, LimitMissed, PlaceReach, TypedReconstruction } from "../src/generated/documents";
import { reasonsOf } from "../src/doors/place";
import { fits, sentences } from "../src/doors/report";
import { place } from "../src/map/labels";
import { around, frameOf } from "../src/map/projection";
import { day, duration, inARow, km, twoFigures } from "../src/plain";
import { distanceKm } from "../src/globe/sphere";

describe("numbers in sentences", () => {
  test("have two figures, and a limit stays one", () => {
    expect([twoFigures(2448.9), twoFigures(2448.9, "at least"), twoFigures(2448.9, "at most")]).toEqual([2400, 2400, 2500]);
    expect([twoFigures(2400, "at least"), twoFigures(2400, "at most"), twoFigures(0.4)]).toEqual([2400, 2400, 0]);
    expect(km(1386)).toBe("1,400\u202fkm");
  });

  test("are minutes from two minutes on", () => {
    expect([duration(119), duration(1143.5, "at least"), duration(275), duration(1)]).toEqual(["120 seconds", "19 minutes", "5 minutes", "1 second"]);
  });

  test("names and days are written as in a newspaper", () => {
    expect([inARow(["A"]), inARow(["A", "B"]), inARow(["A", "B", "C"])]).toEqual(["A", "A and B", "A, B and C"]);
    expect([day("2017-08-29"), day("2016-02"), day("2016-02-07 UTC-04:00")]).toEqual(["29 August 2017", "February 2016", "7 February 2016"]);
  });
});

describe("the first sentence of the first door", () => {
  const band = (nominal: number) => ({ nominal, low: nominal, high: nominal, unit: "s", words: "", id: "x", drivers: [] });
  const typed = (time_s: number | null, { range = true, apogee = true } = {}) => {
    const figure = { nominal: 1, low: null, high: null };
    const bounds = { least_flight_time_s: band(1143.5), least_speed_m_s: null, least_standard_range_km: band(2448.9), most_range_km: null, most_apogee_km: null };
    const flight_time = time_s === null ? null : { nominal: null, low: time_s - 30, high: time_s + 30 };
    return { bounds, flight_time, range: range ? figure : null, apogee: apogee ? figure : null } as unknown as TypedReconstruction;
  };

  test("says how long such a flight takes and how far the missile would go", () => {
    expect(sentences(typed(null))).toEqual(["Such a flight takes at least 19 minutes.", "Fired for distance, the same missile would go at least 2,400\u202fkm."]);
  });

  test("says whether the reported time fits, as widely as it was given", () => {
    expect([fits(typed(1300)), fits(typed(1115)), fits(typed(600)), fits(typed(null))]).toEqual([true, true, false, null]);
    expect(sentences(typed(600))).toEqual(["These figures cannot all be right.", "Such a flight takes at least 8 minutes longer."]);
    expect(sentences(typed(1300))[0]).toBe("The figures fit each other.");
  });

  test("asks for what is missing", () => {
    expect(sentences(typed(null, { range: false })).at(-1)).toBe("The distance would say more.");
    expect(sentences(typed(null, { apogee: false })).at(-1)).toBe("The height would say more.");
  });
});

describe("the flat map", () => {
  const seoul = { lon_deg: 126.98, lat_deg: 37.57 };
  const tokyo = { lon_deg: 139.69, lat_deg: 35.69 };

  test("keeps distances and directions from its middle", () => {
    const [east, north] = around(seoul)(tokyo.lon_deg, tokyo.lat_deg);
    expect(Math.hypot(east, north)).toBeCloseTo(distanceKm(seoul, tokyo), 6);
    expect(east).toBeGreaterThan(1000);
    expect(around(seoul)(seoul.lon_deg, seoul.lat_deg)).toEqual([0, 0]);
  });

  test("frames what is to be shown, also across the line of dates", () => {
    const frame = frameOf([{ lon_deg: 170, lat_deg: 40 }, { lon_deg: -170, lat_deg: 40 }]);
    expect(Math.abs(frame?.middle.lon_deg ?? 0)).toBeCloseTo(180, 6);
    expect(frame?.east_km).toBeGreaterThan(800);
    expect(frameOf([])).toBeNull();
  });

  test("keeps every needed name, and none over another", () => {
    const names = Array.from({ length: 6 }, (_, i) => ({ id: String(i), text: "on the figures of Seoul", x: 300, y: 200 + i, needed: true }));
    const placed = place([...names, { id: "city", text: "Seoul", x: 301, y: 201, needed: false }], 800, 500);
    const needed = placed.filter((one) => one.needed);
    expect(needed).toHaveLength(6);
    for (const one of needed) for (const other of needed) if (one !== other && Math.abs(one.left - other.left) < 100) expect(Math.abs(one.top - other.top)).toBeGreaterThanOrEqual(15);
  });
});

describe("why a battery does not protect a place", () => {
  const found = { works: false, status: "planned" } as unknown as Defend;
  const at = (missed: LimitMissed[], verdict = "outside") => ({ verdict, missed }) as unknown as PlaceReach;
  const limit = (limit: LimitMissed["limit"], has: number | null, needed: number | null, all_of_it = true): LimitMissed => ({ limit, has, needed, unit: "km", all_of_it });

  test("names every limit with both numbers, in the program's order, and never as the same number", () => {
    const reasons = reasonsOf(found, at([limit("floor", 30.1, 40), limit("reach", 200.75, 200, false)]));
    expect(reasons).toEqual([
      "it does not work (planned)",
      "too low: such a flight rises to about 30\u202fkm, and the interceptor works only above 40\u202fkm",
      "too far: where it is high enough, it comes no nearer than 201\u202fkm, and the interceptor reaches 200\u202fkm",
    ]);
    expect(reasonsOf(found, at([limit("floor", 39.98, 40)]))[1]).toContain("39.98\u202fkm");
  });

  test("says it in words where there is no number, and counts time in minutes and seconds", () => {
    expect(reasonsOf({ ...found, works: true }, at([limit("reach", null, null), limit("sector", null, null)]))).toEqual([
      "too far: the interceptor is too slow to get there",
      "outside the radar's sector",
    ]);
    expect(reasonsOf(found, at([{ ...limit("too-late", 150, 110), unit: "s" }]))[1]).toContain("after 3 minutes at the earliest");
    expect(reasonsOf(found, at([limit("floor", 1, 2)], "not-counted"))).toEqual(["it does not work (planned)", "outside the distances that this class is said to fly"]);
  });
});
