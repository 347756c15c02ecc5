import { expect, test } from "vitest";

import { DEFAULTS as OF_THE_PAGE, type View } from "../src/address";
import { distanceKm, ellipseAround } from "../src/globe/sphere";
import { at } from "../src/tabs/track";
import { sentenceParts } from "../src/parts/sentence";
import {
  asFormat, cite, defend, factsOf, matrix, reconstruct, reportedBounds, reportedFlights, sight, sightAbove, sightOption, sightQuick, tradeoff, warn,
} from "../src/questions";

/** One capital's figures on one day. */
const DEFAULTS: View = { ...OF_THE_PAGE, asof: "2017-03-20", figures: "nominal" };

test("a radar is asked for quickly while a control moves, and in full when it rests", () => {
  const view = { ...DEFAULTS, heading_deg: 200 };
  expect(sightQuick(view)).toBe("api/sight/seongju-radar?asof=2017-03-20&figures=nominal&heading_deg=200&altitude_km=300&samples=64");
  expect(sight(view)).toContain("altitude_km=100%2C200%2C300%2C500");
});

test("an address stands beside the page, whatever path the page is under", () => {
  const { href } = new URL(sightQuick(DEFAULTS), "https://maps.example.org/twoplustwo/?tab=radar");
  expect(href).toMatch(/^https:\/\/maps\.example\.org\/twoplustwo\/api\/sight\/seongju-radar\?/);
});

test("a radar is not taken away from beside itself", () => {
  expect(sight({ ...DEFAULTS, without: "seongju-radar" })).not.toContain("without");
  expect(sight({ ...DEFAULTS, without: "shariki" })).toContain("without=shariki");
});

test("an id with strokes is one operand", () => {
  const address = cite(DEFAULTS, "sight@2017-03-20/nominal/seongju-radar/range_km");
  expect(address.split("?")[0]).toBe("api/cite/sight%402017-03-20%2Fnominal%2Fseongju-radar%2Frange_km");
});

test("a battery whose record names no place is asked about none", () => {
  expect(defend({ ...DEFAULTS, battery: "one-of-my-own" }, [])).not.toMatch(/place|why/);
});

test("the clock's place is one of those that the battery is asked about", () => {
  const asked = ["busan", "seoul-city"];
  expect(defend({ ...DEFAULTS, place: "osan" }, asked)).toMatch(/place=busan&place=seoul-city&place=osan&why=osan$/);
  expect(defend({ ...DEFAULTS, place: "seoul-city" }, asked).match(/place=seoul-city/g)).toHaveLength(1);
  expect(defend(DEFAULTS, ["hagatna"])).toMatch(/place=hagatna&why=hagatna$/);
});

test("an option of the trade-off sets the one variable that is traded", () => {
  const option = { declared: false, heading_deg: 90, setting: "90", figure: null };
  expect(sightOption({ ...DEFAULTS, variable: "heading" }, option)).toContain("heading_deg=90");
  expect(sightOption({ ...DEFAULTS, variable: "site" }, { ...option, setting: "daegu" })).toContain("move=seongju-radar%3Ddaegu");
  expect(sightOption({ ...DEFAULTS, variable: "heading" }, { ...option, declared: true })).not.toContain("heading_deg");
});

test("a file of another kind has the same address", () => {
  expect(asFormat("api/ring/x?asof=1", "geojson")).toBe("api/ring/x?asof=1&format=geojson");
  expect(asFormat("api/ring/x", "czml")).toBe("api/ring/x?format=czml");
});

test("a flight is where its times say", () => {
  const track = [
    { t_s: 0, lon_deg: 179, lat_deg: 40, height_km: 0 },
    { t_s: 100, lon_deg: -179, lat_deg: 42, height_km: 100 },
    { t_s: 400, lon_deg: -177, lat_deg: 44, height_km: 0 },
  ];
  expect(at(track, 50)).toEqual({ lon_deg: 180, lat_deg: 41, height_km: 50 });
  expect(at(track, 250)).toEqual({ lon_deg: -178, lat_deg: 43, height_km: 50 });
  expect(at(track, -1)).toEqual({ lon_deg: 179, lat_deg: 40, height_km: 0 });
  expect(at(track, 900)).toEqual({ lon_deg: -177, lat_deg: 44, height_km: 0 });
});

test("an ellipse lies along its direction", () => {
  expect(distanceKm({ lon_deg: 0, lat_deg: 0 }, { lon_deg: 0, lat_deg: 1 })).toBeCloseTo(111.19, 2);
  const places = ellipseAround({ lon_deg: 0, lat_deg: 0 }, 111.19, 55.6, 90);
  const [east, , , , , , , , , , , , , , , , , , south] = places;
  expect(east?.lon_deg).toBeCloseTo(1, 3);
  expect(east?.lat_deg).toBeCloseTo(0, 6);
  expect(south?.lat_deg).toBeCloseTo(-0.5, 3);
  expect(places.at(-1)?.lon_deg).toBeCloseTo(1, 3);
});

test("a sentence is cut at the numbers that it holds", () => {
  const parts = sentenceParts("It is 258 km away.", [
    { words: "258 km", id: "n" },
    { words: "9 s", id: "m" },
  ]);
  expect(parts).toEqual([
    { text: "It is ", id: null },
    { text: "258 km", id: "n" },
    { text: " away.", id: null },
  ]);
});

test("what is typed of a flight is asked of the reconstruction and of nothing else", () => {
  const typed = { ...DEFAULTS, range_km: "600", apogee_km: "1200", time_min: "20" };
  for (const asked of [sight, sightQuick, matrix, reconstruct, warn, tradeoff, (view: View) => defend(view, []), (view: View) => sightAbove(view, "seoul-city", "seoul")]) {
    expect(asked(typed)).toBe(asked(DEFAULTS));
  }
  expect(reportedBounds(typed)).toContain("range_km=600&apogee_km=1200&flight_time_s=1170..1230&bounds_alone=true");
  expect(reportedFlights({ ...typed, time_min: "20.5", apogee_km: "" }, 16)).toContain("range_km=600&flight_time_s=1227..1233&samples=16");
});

test("where all figures are compared no set is asked for by a name that is none", () => {
  expect(warn(OF_THE_PAGE)).not.toContain("figures");
  expect(sight({ ...OF_THE_PAGE, figures: "seoul" })).toContain("figures=seoul");
});

test("a number is cited on the figures that its id names", () => {
  expect(factsOf("check@2026-08-20/seoul/some-claim/value")).toEqual({ asof: "2026-08-20", figures: "seoul", figure: [] });
  const other = "sight@2017-03-20/beijing+radar-range=seongju-radar:radar-range:x/seongju-radar/range_km";
  expect(factsOf(other)).toEqual({ asof: "2017-03-20", figures: "beijing", figure: ["radar-range=seongju-radar/radar-range/x"] });
  expect(factsOf("seongju-radar/radar-range/x")).toBeNull();
  expect(cite(OF_THE_PAGE, "check@2026-08-20/seoul/some-claim/value")).toContain("asof=2026-08-20&figures=seoul");
});
