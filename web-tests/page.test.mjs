// The page that `serve` gives, in a real browser, from a real server: it draws, plays, switches, remembers, and stays at home.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { launch, patience, serve } from "./harness.mjs";

const TABS = ["Radar", "Launch", "Defence", "Claims", "Trade-off", "Matrix", "Islands", "Brief"];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let server;
let origin;
let browser;

/** Opens an address of the page, and collects what it complains of and what it asks for elsewhere. */
async function open(path = "/", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  const foreign = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin) foreign.push(request.url());
  });
  // A click may wait long for a busy machine; whatever waits for work goes through `page.until`.
  page.setDefaultTimeout(300_000);
  page.until = patience(page, server.pid);
  await page.goto(new URL(path, origin).href);
  return { page, complaints, foreign, close: () => context.close() };
}

/** Waits until the panel shows a number. */
const numbers = (page) =>
  page.until((slow) =>
    page.waitForFunction(() => /\d\s*\([\d,.]+–/.test(document.querySelector("[role=tabpanel]")?.innerText ?? ""), null, slow));

/** What the globe looks like now. */
const globe = (page) => page.locator(".stage").screenshot();

/** Between two clicks for a file. */
const BETWEEN_FILES_MS = 500;

/** Clicks on what gives a file, and reads it. */
async function file(page, given) {
  const [download] = await Promise.all([page.until((slow) => page.waitForEvent("download", slow)), given.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Waits until nothing is being computed or asked for. */
async function settled(page) {
  await page.until((slow) => page.waitForLoadState("networkidle", slow));
  await page.until((slow) => page.getByRole("button", { name: "Cancel" }).first().waitFor({ state: "hidden", ...slow }));
}

/** What a file of each kind must be. */
const KINDS = {
  JSON: ({ bytes }) => assert.match(JSON.parse(bytes).command, /^[a-z]+/),
  GeoJSON({ bytes }) {
    const { type, features } = JSON.parse(bytes);
    assert.equal(type, "FeatureCollection");
    assert.ok(features.length > 0, "it holds something");
  },
  CZML({ bytes }) {
    const [first, ...packets] = JSON.parse(bytes);
    assert.deepEqual([first.id, first.version], ["document", "1.0"]);
    assert.ok(packets.length > 0, "it holds something");
  },
  CSV: ({ name, bytes }) => assert.ok(name.endsWith(".csv") && String(bytes).trim().split("\r\n").length > 1, `${name}: ${bytes}`),
  SVG: ({ name, bytes }) => assert.ok(name.endsWith(".svg") && /^<svg[^>]*xmlns=/.test(String(bytes)), name),
};

/** The shares of a picture's pixels that are not of its commonest colour, and how many colours there are. */
async function colours(page, png) {
  return page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const seen = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
      seen.set(colour, (seen.get(colour) ?? 0) + 1);
    }
    return { many: seen.size, commonest: Math.max(...seen.values()) / (data.length / 4) };
  }, [...png]);
}

/** Takes pictures until one has land, sea and a view: the globe draws when its imagery has come. */
async function earth(page, picture) {
  let drawn = { many: 0, commonest: 1 };
  const isEarth = () => drawn.many >= 500 && drawn.commonest < 0.5;
  for (let turn = 0; turn < 30 && !isEarth(); turn += 1) {
    await page.waitForTimeout(1_000);
    drawn = await colours(page, await picture());
  }
  assert.ok(isEarth(), `a globe has land, sea and a view: ${JSON.stringify(drawn)}`);
}

before(async () => {
  server = await serve();
  ({ origin } = server);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

describe("the page of the server", () => {
  test("draws a globe and a number, complains of nothing and asks nobody else", async () => {
    const { page, complaints, foreign, close } = await open();
    await numbers(page);
    const canvas = page.locator("canvas").first();
    await page.until((slow) => canvas.waitFor(slow));
    await earth(page, () => canvas.screenshot());
    assert.deepEqual(complaints, []);
    assert.deepEqual(foreign, []);
    await close();
  });

  test("believes a capital's figures when it looks with its eyes", async () => {
    const { page, close } = await open();
    await numbers(page);
    const range = () => page.getByRole("tabpanel").innerText();
    const before = await range();
    await page.getByRole("radio", { name: "Beijing" }).check();
    await page.waitForURL(/viewpoint=beijing/);
    assert.equal(await page.getByRole("combobox", { name: "Figures believed", exact: true }).inputValue(), "beijing");
    await page.until((slow) => page.waitForFunction((old) => document.querySelector("[role=tabpanel]").innerText !== old, before, slow));
    await close();
  });

  test("comes back from its address as it was", async () => {
    const asked = "/?tab=radar&viewpoint=seoul&figures=seoul&asof=2016-12-01";
    const first = await open(asked);
    await numbers(first.page);
    const heights = first.page.getByRole("slider", { name: "Height of the target" });
    await heights.focus();
    await heights.press("ArrowRight");
    await first.page.waitForTimeout(4_000);
    const address = first.page.url();
    const said = await first.page.getByRole("tabpanel").innerText();
    await first.close();
    const second = await open(address);
    await numbers(second.page);
    await second.page.until((slow) => second.page.waitForFunction((text) => document.querySelector("[role=tabpanel]").innerText === text, said, slow));
    assert.equal(await second.page.getByRole("radio", { name: "Seoul" }).isChecked(), true);
    await second.close();
  });

  for (const [tab, wanted] of [
    ["radar", ["JSON", "GeoJSON", "CZML", "CSV", "SVG"]],
    ["launch", ["JSON", "GeoJSON", "CZML", "CSV", "SVG"]],
    ["defence", ["JSON", "GeoJSON", "CZML", "CSV", "SVG"]],
    ["claims&viewpoint=beijing&claim=beijing-hua-chunying-2017-03-17-radar-over-2000-km", ["JSON", "GeoJSON", "CZML", "CSV", "SVG"]],
    ["tradeoff", ["JSON", "GeoJSON", "CZML", "CSV", "SVG"]],
    ["matrix", ["JSON", "GeoJSON", "CZML", "CSV"]],
    ["islands", ["JSON", "GeoJSON", "CZML", "CSV"]],
  ]) {
    test(`gives the data behind a view as files: ${tab.split("&")[0]}`, async () => {
      const { page, close } = await open(`/?tab=${tab}`);
      const panel = page.getByRole("tabpanel");
      await page.until((slow) => panel.getByText("JSON", { exact: true }).first().waitFor(slow));
      await settled(page);
      const had = [];
      for (const [kind, isSound] of Object.entries(KINDS)) {
        const all = await panel.getByText(kind, { exact: true }).all();
        for (const given of all) {
          if (!(await given.isVisible())) continue;
          // A browser holds back the eleventh file that a page gives within a second or so; nobody clicks so fast.
          await page.waitForTimeout(BETWEEN_FILES_MS);
          const found = await file(page, given);
          assert.doesNotThrow(() => isSound(found), `${tab}: ${kind} ${found.name}`);
          if (!had.includes(kind)) had.push(kind);
        }
      }
      assert.deepEqual(wanted.filter((kind) => !had.includes(kind)), [], `${tab} gives ${had}`);
      await close();
    });
  }

  test("gives the globe as a picture, with what the view shows on it", async () => {
    const { page, close } = await open();
    await numbers(page);
    await settled(page);
    const button = page.getByRole("button", { name: "PNG: picture of the globe" });
    await earth(page, async () => {
      const { name, bytes } = await file(page, button);
      assert.equal(name, "globe.png");
      return bytes;
    });
    await close();
  });

  test("turns a radar's view on the globe with its heading, also while it is dragged", async () => {
    const { page, complaints, close } = await open();
    await numbers(page);
    await settled(page);
    await page.waitForTimeout(4_000);
    const slider = page.getByRole("slider", { name: "Heading (middle of the sector)" });
    const before = await globe(page);
    await slider.focus();
    await slider.press("ArrowRight");
    await settled(page);
    assert.equal(await slider.inputValue(), "1");
    const turned = await globe(page);
    assert.ok(!turned.equals(before), "one degree changes the picture");
    // Moved on before anything can be computed to its end.
    const changes = await page.evaluate(async () => {
      const panel = document.querySelector("[role=tabpanel]");
      const input = [...panel.querySelectorAll("input[type=range]")].find(({ max }) => max === "359");
      const seen = new Set();
      for (let at = 0; at < 60; at += 1) {
        input.value = String(60 + at);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((passed) => setTimeout(passed, 50));
        seen.add(panel.querySelector("dl").innerText);
      }
      return seen.size;
    });
    assert.ok(changes > 3, `${changes} answers were shown while it moved`);
    assert.deepEqual(complaints, []);
    await close();
  });

  test("says that a mode changes nothing where the range believed is not of that mode", async () => {
    const { page, close } = await open();
    await numbers(page);
    await page.getByRole("combobox", { name: "Mode", exact: true }).selectOption("forward-based");
    await page.until((slow) => page.getByText("the view is the same").waitFor(slow));
    await page.getByRole("combobox", { name: "Published range believed" }).selectOption({ index: 1 });
    await page.until((slow) => page.waitForURL(/figure=radar-range/, slow));
    await close();
  });

  test("tells of a number by keys alone: its band, its sources, a copy, a link, a citation", async () => {
    const { page, complaints, close } = await open("/?altitude_km=200", { permissions: ["clipboard-read", "clipboard-write"] });
    await numbers(page);
    await settled(page);
    const number = page.locator(".number button").first();
    await number.focus();
    const bubble = page.getByRole("dialog");
    await page.until((slow) => bubble.getByText("95th percentile").waitFor(slow));
    assert.ok((await bubble.locator(".sources li").count()) > 0, "who says so");
    const copied = async (name) => {
      await bubble.getByRole("button", { name, exact: true }).first().focus();
      await page.keyboard.press("Enter");
      await page.until((slow) => bubble.getByText("Copied").waitFor(slow));
      return page.evaluate(() => navigator.clipboard.readText());
    };
    assert.match(await copied("Copy"), /^[\d,.]+ \([\d,.]+–[\d,.]+\)\s\S+/);
    assert.equal(await copied("Copy link"), `${origin}/?altitude_km=200`);
    await bubble.getByRole("button", { name: "Cite this number" }).focus();
    await page.keyboard.press("Enter");
    await page.until((slow) => bubble.locator("blockquote").waitFor(slow));
    assert.match(await bubble.locator("blockquote").innerText(), /twoplustwo/);
    await page.keyboard.press("Escape");
    await page.until((slow) => bubble.waitFor({ state: "hidden", ...slow }));
    assert.ok(await number.evaluate((one) => one === document.activeElement), "the focus is back on the number");
    assert.deepEqual(complaints, []);
    await close();
  });

  test("is walked by keys: the way to the panel, the tabs, the globe", async () => {
    const { page, close } = await open();
    await numbers(page);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#panel");
    await page.getByRole("tab", { name: "Radar" }).focus();
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.getByRole("tab", { name: "Launch" }).getAttribute("aria-selected"), "true");
    await page.keyboard.press("End");
    assert.equal(await page.getByRole("tab", { name: "Brief" }).getAttribute("aria-selected"), "true");
    await page.keyboard.press("Home");
    await numbers(page);
    await page.until((slow) => page.waitForFunction(() => document.querySelector(".stage canvas").width > 300, null, slow));
    await page.getByRole("application").focus();
    await page.waitForTimeout(4_000);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("+");
    await page.until((slow) => page.waitForURL(/camera=/, slow));
    await close();
  });

  test("plays a launch", async () => {
    const { page, close } = await open("/?tab=launch");
    const play = page.getByRole("button", { name: "Play" });
    await page.until((slow) => play.waitFor(slow));
    const time = page.getByRole("slider", { name: /time/i }).first();
    const began = Number(await time.inputValue());
    await play.click();
    await page.until((slow) => page.waitForFunction((from) => {
      const sliders = [...document.querySelectorAll("[role=tabpanel] input[type=range]")];
      return sliders.some((slider) => Number(slider.value) > from);
    }, began, slow));
    await close();
  });

  for (const [scheme, width] of [["light", 1280], ["dark", 360]]) {
    test(`can be read by everyone: ${scheme}, ${width} wide`, async () => {
      const { page, close } = await open("/", { colorScheme: scheme, viewport: { width, height: 800 } });
      for (const tab of TABS) {
        await page.getByRole("tab", { name: tab }).click();
        await page.waitForTimeout(1_500);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const serious = violations.filter((one) => ["serious", "critical"].includes(one.impact));
        assert.deepEqual(serious.map((one) => `${tab}: ${one.id} ${one.nodes[0].html}`), []);
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(beyond <= 0, `${tab} scrolls sideways by ${beyond}`);
      }
      await close();
    });
  }

  test("stands under the path of a proxy, and asks for nothing outside it", async () => {
    const under = await serve("--base-path", "/missile/defence");
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    page.until = patience(page, under.pid);
    const outside = [];
    const failed = [];
    page.on("request", (request) => {
      if (!/^(blob|data):/.test(request.url()) && !request.url().startsWith(`${under.origin}/missile/defence/`)) outside.push(request.url());
    });
    page.on("response", (response) => response.status() >= 400 && failed.push(response.url()));
    // The redirect to the path with its last stroke comes first.
    await page.goto(`${under.origin}/missile/defence?asof=2017-03-20`);
    assert.equal(page.url(), `${under.origin}/missile/defence/?asof=2017-03-20`);
    outside.length = 0;
    await numbers(page);
    await earth(page, () => page.locator("canvas").first().screenshot());
    assert.deepEqual([outside, failed], [[], []]);
    await page.close();
    under.close();
  });

  test("a stream of events that nobody closes is sent once", async () => {
    const { page, close } = await open();
    const heard = await page.evaluate(
      () =>
        new Promise((ended) => {
          const source = new EventSource("api/ring/etorofu-bastion?asof=2017-03-20");
          const names = [];
          for (const name of ["document", "done"]) source.addEventListener(name, () => names.push(name));
          source.addEventListener("error", () => source.readyState === EventSource.CLOSED && ended(names));
        }),
    );
    assert.deepEqual(heard, ["document", "done"]);
    await close();
  });
});
