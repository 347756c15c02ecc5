import { afterEach, expect, test, vi } from "vitest";

import { Asking } from "../src/asking.svelte";

/** Every address that is asked for, and what answers the newest. */
function listen() {
  const asked: string[] = [];
  const answers: ((document: unknown) => void)[] = [];
  vi.stubGlobal("fetch", (address: string, { signal }: RequestInit) => {
    asked.push(address);
    return new Promise((resolve, reject) => {
      answers.push((document) => resolve(Response.json(document)));
      signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
    });
  });
  return { asked, answer: (document: unknown) => answers.at(-1)?.(document) };
}

/** Long enough for whatever is under way. */
const later = () => new Promise((passed) => setTimeout(passed, 50));

afterEach(() => vi.unstubAllGlobals());

test("a patient question takes the answer on its way, then asks for the newest alone", async () => {
  const { asked, answer } = listen();
  const asking = new Asking<number>();
  for (const address of ["/api/p1", "/api/p2", "/api/p3"]) {
    asking.ask(address, { patient: true });
    await vi.waitFor(() => expect(asked).toEqual(["/api/p1"]));
  }
  answer(1);
  await vi.waitFor(() => expect(asked).toEqual(["/api/p1", "/api/p3"]));
  expect([asking.document, asking.answered, asking.busy]).toEqual([1, "/api/p1", true]);
  answer(3);
  await vi.waitFor(() => expect([asking.document, asking.busy]).toEqual([3, false]));
  expect(asked).toHaveLength(2);
});

test("a question that is not patient breaks off the one before", async () => {
  const { asked, answer } = listen();
  const asking = new Asking<number>();
  asking.ask("/api/q1");
  await vi.waitFor(() => expect(asked).toEqual(["/api/q1"]));
  asking.ask("/api/q2");
  await vi.waitFor(() => expect(asked).toEqual(["/api/q1", "/api/q2"]));
  answer(2);
  await vi.waitFor(() => expect([asking.document, asking.answered, asking.problem]).toEqual([2, "/api/q2", null]));
});

test("what is cancelled asks nothing more", async () => {
  const { asked, answer } = listen();
  const asking = new Asking<number>();
  asking.ask("/api/r1", { patient: true });
  await vi.waitFor(() => expect(asked).toEqual(["/api/r1"]));
  asking.ask("/api/r2", { patient: true });
  asking.cancel();
  answer(1);
  await later();
  expect(asked).toEqual(["/api/r1"]);
  expect([asking.document, asking.cancelled]).toEqual([null, true]);
});
