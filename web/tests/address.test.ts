import { describe, expect, test } from "vitest";

import { DEFAULTS, formatAddress, isDay, parseAddress, type View } from "../src/address";

describe("the address of a view", () => {
  test("is empty for the view by default", () => {
    expect(formatAddress({ ...DEFAULTS })).toBe("");
    expect(parseAddress("")).toEqual(DEFAULTS);
  });

  test("comes back as the view that made it", () => {
    const view: View = {
      tab: "defence",
      door: "claim",
      range_km: "600",
      apogee_km: "1200",
      time_min: "20.5",
      above: "seoul-city",
      viewpoint: "beijing",
      asof: "2016-08-05",
      figures: "beijing",
      figure: ["radar-range=an-tpy-2/radar-range/lewis-postol-2012", "radar-heading=seongju-radar/radar-heading/x"],
      radar: "shariki",
      altitude_km: 150,
      heading_deg: 0,
      mode: "forward-based",
      site: "etorofu",
      rcs_m2: 0.01,
      without: "kyogamisaki",
      lowest: true,
      launch: "2017-02-12",
      report: "2017-02-12-b",
      t_s: 240,
      battery: "guam-thaad",
      class: "nodong",
      place: "Hagatna",
      claim: "beijing-hua-chunying-2017-03-17-radar-over-2000-km",
      between: "seoul,beijing",
      variable: "site",
      option: "terminal:an-tpy-2:chosun-2015-maximum",
      arc: "okhotsk-north-america",
      ring: "kunashiri-bal",
      cell: "shariki/2017-03-06",
      globe: true,
      camera: [147.8, 40.25, 900, 0, -66],
    };
    expect(parseAddress(formatAddress(view))).toEqual(view);
  });

  test.each([
    ["tab=attack", "tab"],
    ["door=back", "door"],
    ["range_km=far", "range_km"],
    ["apogee_km=-3", "apogee_km"],
    ["time_min=1e9", "time_min"],
    ["globe=maybe", "globe"],
    ["altitude_km=-5", "altitude_km"],
    ["heading_deg=360", "heading_deg"],
    ["rcs_m2=much", "rcs_m2"],
    ["asof=2017-02-30x", "asof"],
    ["asof=2017-02-30", "asof"],
    ["camera=1,2,three,4,5", "camera"],
    ["variable=launch-point", "variable"],
  ] as const)("leaves %s as by default", (query, key) => {
    expect(parseAddress(query)[key]).toEqual(DEFAULTS[key]);
  });

  test.each(["azimuth_deg=80", "launch_lat=40", "loft=2", "missile=hwasong-12", "launch_region=x"])("has no room for %s", (query) => {
    expect(parseAddress(query)).toEqual(DEFAULTS);
  });

  test("that was given before the doors were there is still answered", () => {
    expect(parseAddress("altitude_km=200")).toMatchObject({ tab: "radar", altitude_km: 200, asof: "2017-03-20" });
    expect(parseAddress("tab=claims&claim=x")).toMatchObject({ tab: "ask", door: "claim", claim: "x" });
    for (const tab of ["tradeoff", "matrix", "brief", "islands"]) expect(parseAddress(`tab=${tab}`).tab).toBe(tab);
  });
});

test("a day is a day of the calendar, of any year", () => {
  expect(["1998-08-31", "2016-02-29", "2017-03-20", "2022-04-01"].every(isDay)).toBe(true);
  expect(["2017-02-29", "2017-02-30", "today", "2017-13-01"].some(isDay)).toBe(false);
});
