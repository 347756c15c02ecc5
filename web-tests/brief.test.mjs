// The annexes of the brief on the eve of 20 March 2017, opened from disk: they need no network and no script, it draws,
// it fits a telephone, it prints, and a screen reader can follow it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";

import { launch, program, seriousFaults } from "./harness.mjs";

const WIDE = { width: 1280, height: 900 };
const TELEPHONE = { width: 360, height: 740 };

/** The most printed pages before the annexes. */
const PAGES = 6;

let folder;
let address;
let browser;

function writeBrief(out) {
  execFileSync(program(), ["brief", "2017-03-20", "--quiet", "--out", out], { stdio: "pipe" });
}

/** Opens the page, and collects what it complains of and what it asks for. */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(address, { waitUntil: "load" });
  return { page, complaints, requests, close: () => context.close() };
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "twoplustwo-web-"));
  const out = join(folder, "brief");
  writeBrief(out);
  address = pathToFileURL(join(out, "annexes.html")).href;
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe("the annexes of the brief", () => {
  test("opens without a complaint and asks for nothing but itself", async () => {
    const { page, complaints, requests, close } = await open();
    assert.deepEqual(complaints, []);
    assert.deepEqual(requests, [address]);
    assert.equal(await page.title(), "Missile defence in Northeast Asia, as of 2017-03-20");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    assert.equal(await page.locator("script").count(), 0);
    await close();
  });

  test("reads the same with scripts switched off", async () => {
    const [on, off] = [await open(), await open({ javaScriptEnabled: false })];
    const words = (opened) => opened.page.locator("body").innerText();
    assert.equal(await words(off), await words(on));
    await on.close();
    await off.close();
  });

  test("begins with seven findings, each with its way to the number", async () => {
    const { page, close } = await open();
    const findings = page.locator("#findings ol.findings > li");
    assert.equal(await findings.count(), 7);
    assert.match(await findings.first().innerText(), /protects nothing/);
    for (const finding of await findings.all()) {
      const link = finding.locator("small a");
      const target = await link.getAttribute("href");
      assert.equal(await page.locator(`[id="${target.slice(1)}"]`).count(), 1, target);
    }
    const [first, launches] = await Promise.all(
      ["#findings", "#launches"].map(async (id) => (await page.locator(id).boundingBox()).y),
    );
    assert.ok(first < launches, "the findings stand above the first table");
    await close();
  });

  test("has drawings that are named for a screen reader", async () => {
    const { page, close } = await open();
    const drawings = await page.locator("svg").all();
    assert.ok(drawings.length >= 5, `${drawings.length} drawings`);
    for (const drawing of drawings) {
      assert.equal(await drawing.getAttribute("role"), "img");
      assert.ok((await drawing.locator(":scope > title").textContent()).length > 10);
      const labels = (await drawing.getAttribute("aria-labelledby")).split(" ");
      for (const label of labels) assert.equal(await page.locator(`[id="${label}"]`).count(), 1, label);
    }
    await close();
  });

  test("draws its maps: sea, land, coast and marks", async () => {
    const { page, close } = await open();
    const maps = await page.locator("figure.map svg").all();
    assert.ok(maps.length >= 3, `${maps.length} maps`);
    for (const map of maps) {
      const shot = (await map.screenshot()).toString("base64");
      const { colours, commonest } = await page.evaluate(countColours, shot);
      const name = await map.getAttribute("id");
      assert.ok(colours >= 12, `${name} has ${colours} colours`);
      assert.ok(commonest < 0.9, `${name}: one colour covers ${commonest}`);
    }
    await close();
  });

  test("fits a telephone without scrolling sideways", async () => {
    const { page, close } = await open({ viewport: TELEPHONE });
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(inner <= outer, `the page is ${inner} px wide on a screen of ${outer} px`);
    const [bodyInner, bodyOuter] = await page.evaluate(() => [document.body.scrollWidth, document.body.clientWidth]);
    assert.ok(bodyInner <= bodyOuter, `the body holds ${bodyInner} px in ${bodyOuter} px`);
    await close();
  });

  test("turns dark with the system", async () => {
    const brightness = async (colorScheme) => {
      const { page, close } = await open({ colorScheme });
      const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const text = await page.evaluate(() => getComputedStyle(document.documentElement).color);
      await close();
      return [colour, text].map((value) => value.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0));
    };
    const [light, lightText] = await brightness("light");
    const [dark, darkText] = await brightness("dark");
    assert.ok(light > 700 && lightText < 200, `light: ${light} under ${lightText}`);
    assert.ok(dark < 120 && darkText > 600, `dark: ${dark} under ${darkText}`);
  });

  test(`prints on at most ${PAGES} pages before the annexes`, async () => {
    const { page, close } = await open();
    const file = join(folder, "brief.pdf");
    await page.pdf({ path: file, format: "A4", preferCSSPageSize: true, printBackground: true });
    const pages = execFileSync("pdftotext", ["-layout", file, "-"], { maxBuffer: 1 << 28 }).toString().split("\f");
    const annex = pages.findIndex((text) => text.includes("Annex A."));
    assert.ok(annex > 0, "the annexes follow the paper");
    assert.ok(annex <= PAGES, `Annex A begins on page ${annex + 1}`);
    assert.match(pages[0], /protects nothing/);
    // Each page has its running foot, with the date and its own number.
    for (const [i, text] of pages.slice(0, annex).entries()) {
      assert.match(text, /as of 2017-03-20/, `page ${i + 1}`);
    }
    await close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`has no serious fault of accessibility (${colorScheme})`, async () => {
      const { page, close } = await open({ colorScheme });
      assert.deepEqual(await seriousFaults(page), []);
      await close();
    });
  }
});

/** In the browser: how many colours a picture has, and what share of it the commonest covers. */
async function countColours(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const painter = canvas.getContext("2d");
  painter.drawImage(bitmap, 0, 0);
  const pixels = new Uint32Array(painter.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return { colours: counts.size, commonest: Math.max(...counts.values()) / pixels.length };
}
