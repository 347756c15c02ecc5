import { expect, test } from "vitest";

import { edgeOf, isSeam } from "../src/globe/seams";

test("an area that nothing cuts has its whole edge in one piece", () => {
  const ring = [[10, 10], [20, 10], [20, 20], [10, 10]];
  expect(edgeOf(ring)).toEqual([ring]);
});

test("the cut at 180 degrees and the way round a pole are no edge", () => {
  const east = [[170, 10], [180, 12], [180, 18], [170, 20], [170, 10]];
  expect(edgeOf(east)).toEqual([[[170, 10], [180, 12]], [[180, 18], [170, 20], [170, 10]]]);
  const cap = [[-180, 60], [0, 60], [180, 60], [180, 90], [-180, 90], [-180, 60]];
  expect(edgeOf(cap)).toEqual([[[-180, 60], [0, 60], [180, 60]]]);
  expect(isSeam([180, 60], [180, 90])).toBe(true);
  expect(isSeam([179.9, 60], [180, 60])).toBe(false);
});
