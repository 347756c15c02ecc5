// The six pages of the brief, opened from disk and printed: each is full, nothing on it touches, nothing is too small to read,
// and its words are those of a newspaper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { after, before, describe, test } from "node:test";

import { launch, program, seriousFaults } from "./harness.mjs";

/** Days of both scenarios: the talks, the first with a site, some with launches and without, today. */
const DAYS = [
  ["2017-03-20"],
  ["2016-07-13"],
  ["2016-09-10"],
  ["2017-09-20"],
  ["2018-02-01"],
  ["2022-11-20", "--scenario", "northeast-asia-2026"],
  ["2026-04-19", "--scenario", "northeast-asia-2026"],
];

/** A day on which the site of the battery was not announced yet. */
const BEFORE_THE_SITE = "2016-07-08";

const PAGES = 6;
/** The least share of a page between its upper margin and its foot that is used. */
const FULL = 0.85;
const MARGIN_MM = 16;
const LEAST_PT = 7;
const LEAST_FIGURE_MM = 120;
const MOST_WORDS = 25;
const MOST_WORDS_OF_A_CLAUSE = 9;
/** Each figure, its width and its height. */
const FIGURES_MM = [
  ["figure-a", 174, 110],
  ["figure-b", 174, 55],
  ["figure-c", 120, 120],
  ["figure-d", 174, 60],
  ["figure-e", 174, 70],
  ["figure-f", 174, 55],
  ["figure-g", 174, 80],
];
const MM = 96 / 25.4;
const PT = 96 / 72;

let folder;
let browser;

/** Writes the paper of a day, and says where it is. */
function write([day, ...more]) {
  const out = join(folder, [day, ...more].join("_").replaceAll(/[^\w-]/g, ""));
  if (!existsSync(out)) {
    execFileSync(program(), ["brief", day, ...more, "--samples", "64", "--quiet", "--out", out], { stdio: "pipe" });
  }
  return pathToFileURL(join(out, "index.html")).href;
}

async function open(day, options = {}, media = "print") {
  const context = await browser.newContext({ viewport: { width: 900, height: 1200 }, ...options });
  const page = await context.newPage();
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.emulateMedia({ media });
  const address = write(day);
  await page.goto(address, { waitUntil: "load" });
  return { page, address, requests, close: () => context.close() };
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "twoplustwo-paper-"));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/** In the browser: the sheets with where their content ends and where their foot begins, px from the top of each. */
function sheets() {
  return [...document.querySelectorAll(".page")].map((sheet) => {
    const top = sheet.getBoundingClientRect().top;
    const content = [...sheet.children].filter((child) => child.tagName !== "FOOTER");
    return {
      ends: Math.max(...content.map((child) => child.getBoundingClientRect().bottom)) - top,
      foot: sheet.querySelector("footer").getBoundingClientRect().top - top,
      wide: [...sheet.querySelectorAll("*")].filter((one) => {
        const [box, around] = [one.getBoundingClientRect(), sheet.getBoundingClientRect()];
        return box.width > 0 && (box.right > around.right + 1 || box.left < around.left - 1) && !one.closest("svg");
      }).length,
    };
  });
}

/** In the browser: every two labels of one drawing that touch. */
function touching() {
  const found = [];
  for (const drawing of document.querySelectorAll("svg")) {
    const labels = [...drawing.querySelectorAll("text")].map((label) => [label.textContent, label.getBoundingClientRect()]);
    for (const [i, [one, a]] of labels.entries()) {
      for (const [other, b] of labels.slice(i + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // A line of text has room above and below its letters: a pixel and a half of it may be shared.
        if (across > 1 && down > 1.5) found.push(`${drawing.id}: ${one} / ${other}`);
      }
    }
  }
  return found;
}

/** In the browser: each text with its size, px on paper; a drawing's own unit is the millimetre. */
function sizes() {
  const own = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  return [...document.querySelectorAll("main *")].filter(own).map((one) => {
    const drawing = one.closest("svg");
    const scale = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
    return [one.textContent.slice(0, 40), Number.parseFloat(getComputedStyle(one).fontSize) * scale];
  });
}

describe("the six pages", () => {
  for (const day of DAYS) {
    test(`of ${day.join(" ")} are full, and nothing on them touches`, async () => {
      const { page, close } = await open(day);
      const found = await page.evaluate(sheets);
      assert.equal(found.length, PAGES);
      for (const [i, { ends, foot, wide }] of found.entries()) {
        assert.ok(ends <= foot, `page ${i + 1} ends at ${ends / MM} mm, its foot begins at ${foot / MM} mm`);
        const share = (ends - MARGIN_MM * MM) / (foot - MARGIN_MM * MM);
        assert.ok(share >= FULL, `page ${i + 1} is ${(100 * share).toFixed(0)} % full`);
        assert.equal(wide, 0, `page ${i + 1} has something wider than the sheet`);
      }
      assert.deepEqual(await page.evaluate(touching), []);
      const small = (await page.evaluate(sizes)).filter(([, px]) => px < LEAST_PT * PT - 0.01);
      assert.deepEqual(small, []);
      await close();
    });
  }

  for (const day of DAYS) {
    test(`of ${day[0]} open with findings of a short clause and at most ${MOST_WORDS} words more`, async () => {
      const { page, close } = await open(day);
      const findings = await page.locator("#page-1 ol.findings > li").evaluateAll((all) =>
        all.map((one) => {
          const copy = one.cloneNode(true);
          for (const mark of copy.querySelectorAll("a.mark")) mark.remove();
          const clause = copy.querySelector("strong");
          clause.remove();
          return [clause.textContent, copy.textContent];
        }),
      );
      assert.ok(findings.length >= 3, `${findings.length} findings`);
      const words = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      for (const [clause, rest] of findings) {
        assert.ok(words(clause) <= MOST_WORDS_OF_A_CLAUSE, clause);
        assert.ok(words(rest) <= MOST_WORDS, rest);
      }
      await close();
    });
  }

  test("say in one line what did not exist yet, before the battery had a site", async () => {
    const { page, close } = await open([BEFORE_THE_SITE]);
    assert.match(await page.locator("#page-3 h2").innerText(), /no announced site yet/);
    assert.ok((await page.evaluate(sheets)).every(({ ends, foot }) => ends <= foot));
    await close();
  });

  test("ask for nothing but themselves, without a script", async () => {
    const { page, address, requests, close } = await open(DAYS[0]);
    assert.deepEqual(requests, [address]);
    assert.equal(await page.locator("script").count(), 0);
    assert.equal(await page.title(), "Missile defence in Northeast Asia, as of 2017-03-20");
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await close();
  });

  test("draw each figure at its printed size", async () => {
    const { page, close } = await open(DAYS[0]);
    const drawings = await page.locator("figure svg").all();
    assert.equal(drawings.length, 7);
    const sizes = await page.evaluate(() =>
      [...document.querySelectorAll("figure svg")].map(({ id, viewBox }) => [id, viewBox.baseVal.width, viewBox.baseVal.height]),
    );
    assert.deepEqual(sizes, FIGURES_MM);
    for (const drawing of drawings) {
      const [mm, drawn] = await drawing.evaluate((svg) => [svg.viewBox.baseVal.width, svg.getBoundingClientRect().width]);
      assert.ok(mm >= LEAST_FIGURE_MM, `${mm} mm`);
      assert.ok(Math.abs(drawn / MM - mm) < 0.2, `drawn ${drawn / MM} mm wide instead of ${mm}`);
      assert.equal(await drawing.getAttribute("role"), "img");
    }
    await close();
  });

  test("link to places that exist", async () => {
    const { page, address, close } = await open(DAYS[0]);
    const targets = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")));
    const annexes = readFileSync(join(dirname(fileURLToPath(address)), "annexes.html"), "utf8");
    assert.ok(targets.some((target) => target.startsWith("annexes.html#")));
    for (const target of new Set(targets)) {
      if (target.startsWith("#")) assert.equal(await page.locator(`[id="${target.slice(1)}"]`).count(), 1, target);
      if (target.startsWith("annexes.html#")) assert.ok(annexes.includes(`id="${target.split("#")[1]}"`), target);
    }
    await close();
  });

  for (const day of [DAYS[0], DAYS.at(-1)]) {
    test(`of ${day[0]} keep the words of a newspaper`, async () => {
      const { page, close } = await open(day);
      const texts = await page.evaluate(() =>
        [...document.querySelectorAll("#page-1, #page-2, #page-3, #page-4, #page-5")].flatMap((sheet) =>
          [...sheet.querySelectorAll("h1, h2, h3, p, li, figcaption, figure > strong, .lead")].map((one) => {
            const copy = one.cloneNode(true);
            for (const mark of copy.querySelectorAll("a.mark, q, svg")) mark.remove();
            return copy.textContent.trim().replaceAll(/\s+/g, " ");
          }),
        ),
      );
      for (const text of texts) {
        assert.doesNotMatch(text, /\[\d+\]|\w@\d{4}-|[0-9a-f]{32}|\bundefined\b|\bNaN\b/, text);
        // A band in brackets after its number, as tables have it.
        assert.doesNotMatch(text, /\d \(\d[\d.,\s]*[–-]\d/, text);
        for (const sentence of text.split(/(?<=[.?!])\s+(?=[A-Z“])/)) {
          const words = sentence.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
          assert.ok(words <= MOST_WORDS, `${words} words: ${sentence}`);
        }
      }
      const whole = await page.locator("#page-6").innerText();
      assert.match(whole, /inputs [0-9a-f]{64}/, "the hash of the inputs stands on page 6");
      await close();
    });
  }

  test("give each capital a block of equal height, in the order of the alphabet", async () => {
    const { page, close } = await open(DAYS[0]);
    const blocks = await page.locator(".block").evaluateAll((all) =>
      all.map((one) => [one.querySelector("h3 span").textContent, one.getBoundingClientRect().height]),
    );
    const names = blocks.map(([name]) => name);
    assert.deepEqual(names, ["Beijing", "Moscow", "Pyongyang", "Seoul", "Tokyo", "Washington"]);
    const mean = blocks.reduce((sum, [, height]) => sum + height, 0) / blocks.length;
    for (const [name, height] of blocks) assert.ok(Math.abs(height / mean - 1) < 0.1, `${name}: ${height} of ${mean} px`);
    await close();
  });

  test("name both straits of Etorofu with their widths", async () => {
    const { page, close } = await open(DAYS[0]);
    const labels = (await page.locator("#figure-g text").allTextContents()).map((label) => label.replaceAll(/\s/g, " "));
    for (const [strait, width] of [["Kunashiri Channel / Yekaterina Strait", 22], ["Etorofu Channel / Friza Strait", 42]]) {
      assert.ok(labels.includes(`${strait}${width} km wide`), labels.join("; "));
    }
    await close();
  });

  test("name both numbers of every limit that fails for Seoul, the worse one first", async () => {
    const { page, close } = await open(DAYS[0]);
    const row = page.locator("#page-3 tr", { hasText: "Seoul" }).first();
    assert.match(await row.innerText(), /30 km, 40 km\s+201 km, 200 km/);
    assert.match(await page.locator("#page-1 ol.findings").innerText(), /rises to 30 km, and the interceptor works above 40 km/);
    await close();
  });

  test("fit a telephone, and turn dark with the system", async () => {
    const options = { viewport: { width: 390, height: 844 }, colorScheme: "dark" };
    const { page, close } = await open(DAYS[0], options, "screen");
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(inner <= outer, `the page is ${inner} px wide on a screen of ${outer} px`);
    const colour = await page.locator("#page-1").evaluate((one) => getComputedStyle(one).backgroundColor);
    assert.ok(colour.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 60), colour);
    await close();
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`have no serious fault of accessibility (${colorScheme})`, async () => {
      const { page, close } = await open(DAYS[0], { colorScheme }, "screen");
      assert.deepEqual(await seriousFaults(page), []);
      await close();
    });
  }

  test("print as a tagged PDF of six pages in English", () => {
    const out = join(folder, "printed");
    const environment = { ...process.env, TWOPLUSTWO_BROWSER: process.env.CHROMIUM ?? "/usr/bin/chromium" };
    const args = ["brief", "2017-03-20", "--samples", "64", "--quiet", "--pdf", "--out", out];
    execFileSync(program(), args, { stdio: "pipe", env: environment });
    const file = join(out, "brief.pdf");
    const told = execFileSync("pdfinfo", [file]).toString();
    assert.match(told, /Pages:\s+6\n/);
    assert.match(told, /Tagged:\s+yes/);
    assert.match(told, /Page size:\s+59[45]\.\d* x 84[12]\.?\d* pts \(A4\)/);
    assert.match(readFileSync(file, "latin1"), /\/Lang \(en\)/);
    assert.match(execFileSync("pdffonts", [file]).toString(), /Source\s?Serif/i);
  });
});
