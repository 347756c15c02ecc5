// The page that `serve` gives, in a real browser, from a real server: it draws, plays, switches, remembers, and stays at home.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { launch, serve } from "./harness.mjs";

const TABS = ["Radar", "Launch", "Defence", "Claims", "Trade-off", "Matrix", "Islands", "Brief"];
const SLOW = { timeout: 60_000 };

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
  await page.goto(new URL(path, origin).href);
  return { page, complaints, foreign, close: () => context.close() };
}

/** Waits until the panel shows a number. */
const numbers = (page) =>
  page.waitForFunction(() => /\d\s*\([\d,.]+–/.test(document.querySelector("[role=tabpanel]")?.innerText ?? ""), null, SLOW);

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
    await canvas.waitFor(SLOW);
    // The globe draws when its imagery has come.
    let drawn = { many: 0, commonest: 1 };
    for (let turn = 0; turn < 30 && drawn.many < 500; turn += 1) {
      await page.waitForTimeout(1_000);
      drawn = await colours(page, await canvas.screenshot());
    }
    assert.ok(drawn.many >= 500 && drawn.commonest < 0.5, `a globe has land, sea and a view: ${JSON.stringify(drawn)}`);
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
    await page.waitForFunction((old) => document.querySelector("[role=tabpanel]").innerText !== old, before, SLOW);
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
    await second.page.waitForFunction((text) => document.querySelector("[role=tabpanel]").innerText === text, said, SLOW);
    assert.equal(await second.page.getByRole("radio", { name: "Seoul" }).isChecked(), true);
    await second.close();
  });

  test("gives the data behind a view as a file", async () => {
    const { page, close } = await open();
    await numbers(page);
    const [download] = await Promise.all([
      page.waitForEvent("download", SLOW),
      page.getByRole("tabpanel").getByText("CSV", { exact: true }).first().click(),
    ]);
    const text = readFileSync(await download.path(), "utf8");
    assert.ok(text.trim().split("\n").length > 1, text);
    await close();
  });

  test("plays a launch", async () => {
    const { page, close } = await open("/?tab=launch");
    const play = page.getByRole("button", { name: "Play" });
    await play.waitFor(SLOW);
    const time = page.getByRole("slider", { name: /time/i }).first();
    const began = Number(await time.inputValue());
    await play.click();
    await page.waitForFunction((from) => {
      const sliders = [...document.querySelectorAll("[role=tabpanel] input[type=range]")];
      return sliders.some((slider) => Number(slider.value) > from);
    }, began, SLOW);
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
});
