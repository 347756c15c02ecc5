// How fast the page and the server are: the three doors, the globe against bare Cesium, a heading that moves, fifty clients at once.
//
//     node speed.mjs [doors|first-view|heading|clients]... [--turns N] [--seconds S]
//
// It measures, and tests nothing: a missed target is printed, and only what could not be measured ends it with an error.
// TWOPLUSTWO_BIN names a built program, CHROMIUM a browser; the first view needs what `npm ci` puts into web/node_modules.
// What else the machine does shows in every figure, so the load stands beside them.

import { readFileSync } from "node:fs";
import { Agent, createServer, get } from "node:http";
import { cpus, loadavg } from "node:os";
import { extname, resolve } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

import { launch, ROOT, serve } from "./harness.mjs";

const WATCH = resolve(import.meta.dirname, "speed/watch.js");
const VIEWPORT = { width: 1280, height: 900 };
const SLOW = { timeout: 180_000 };

const TARGET = { doors_ms: 1_500, typing_ms: 100, first_view_ratio: 0.9, heading_ms: 200 };

/** Heights that are typed one after the other beside a distance of 600 km: each has another first sentence. */
const TYPED = { range_km: "600", heights: 60, pause_ms: 120 };

/** The radar at Seongju on the globe, on one capital's figures. */
const RADAR = "/?tab=radar&radar=seongju-radar&asof=2017-03-20&figures=seoul&globe=true";
const HEADING = "Heading (middle of the sector)";
const HEADINGS = 60;
/** Headings that are set when nothing else is under way any more. */
const RESTED = 10;
/** A radar whose modes have ranges of their own, and how often its mode is changed, each time at another heading. */
const OF_MODES = "/?tab=radar&radar=shariki&asof=2017-03-20&altitude_km=150&mode=forward-based&figures=seoul&globe=true";
const MODES = 20;
/** An answer that has not been drawn after this long looks as the one before. */
const UNCHANGED_MS = 5_000;
/** How fast a hand moves the slider that waits for nothing. */
const DRAG = { values: 60, every_ms: 33 };

const CLIENTS = 50;
/** Of so many questions of a client, one is new. */
const NEW_EVERY = 50;
/** The server has settled after so many seconds; memory that it takes later is growth. */
const SETTLED_S = 10;
/** Less growth cannot be told from the pages that an allocator keeps or gives back. */
const GROWTH_PERCENT = 2;

/** The value below which that share of the values lies. */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

function median(values) {
  return (quantile(values, 0.5) - quantile(values.map((value) => -value), 0.5)) / 2;
}

const verdict = (isMet) => (isMet ? "met" : "missed");

/** Prints rows of words and numbers, the numbers to the right. */
function table(rows) {
  const texts = rows.map((row) => row.map((cell) => (typeof cell === "number" ? String(Math.round(cell)) : cell)));
  const widths = texts[0].map((_, column) => Math.max(...texts.map((row) => row[column].length)));
  for (const row of texts) {
    console.log(`  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ")}`);
  }
}

/** A page in a new browser that has stored nothing, watched from its beginning. */
async function open(address, viewport = VIEWPORT) {
  const browser = await launch();
  const page = await browser.newPage({ viewport });
  await page.addInitScript({ path: WATCH });
  await page.goto(address, { waitUntil: "commit" });
  return { browser, page };
}

/** Bare Cesium, built as the page is, from the same engine, and served from memory. */
async function serveBare() {
  const { build } = await import(pathToFileURL(resolve(ROOT, "web/node_modules/vite/dist/node/index.js")));
  const { cesiumAssets, cesiumWithoutDebug } = await import(pathToFileURL(resolve(ROOT, "web/scripts/cesium.mjs")));
  const engineOfThePage = {
    name: "engine-of-the-page",
    enforce: "pre",
    resolveId(name) {
      return name.startsWith("@cesium/") ? this.resolve(name, resolve(ROOT, "web/index.html"), { skipSelf: true }) : null;
    },
  };
  const { output } = await build({
    configFile: false,
    logLevel: "error",
    root: resolve(import.meta.dirname, "speed"),
    publicDir: false,
    plugins: [engineOfThePage, cesiumWithoutDebug(), cesiumAssets()],
    build: { write: false, target: "es2022", assetsInlineLimit: 0 },
  });
  const types = { ".html": "text/html", ".js": "text/javascript", ".jpg": "image/jpeg", ".xml": "application/xml" };
  const files = new Map(output.map((file) => [`/${file.fileName}`, Buffer.from(file.code ?? file.source)]));
  const server = createServer(({ url }, response) => {
    const path = url === "/" ? "/index.html" : url;
    response.writeHead(files.has(path) ? 200 : 404, { "content-type": types[extname(path)] ?? "application/octet-stream" });
    response.end(files.get(path));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** When a page first showed the globe, and, if it is to, a number beside it. */
async function firstView(address, { number, viewport }) {
  const { browser, page } = await open(address, viewport);
  try {
    const isThere = (number) => watched.globe_ms !== null && (!number || watched.number_ms !== null);
    await page.waitForFunction(isThere, number, SLOW);
    return await page.evaluate(() => {
      const { width, height } = document.querySelector("canvas");
      return { globe_ms: watched.globe_ms, number_ms: watched.number_ms, canvas: { width, height } };
    });
  } finally {
    await browser.close();
  }
}

/** Types a distance as soon as there is a field for it. Gives when the field and the first sentence were there, in ms. */
async function firstAnswer(address) {
  const { browser, page } = await open(address);
  try {
    return await page.evaluate(async (range_km) => {
      const until = (found) =>
        new Promise((there) => {
          const look = () => {
            const one = found();
            if (one) there(one);
            else setTimeout(look, 2);
          };
          look();
        });
      const field = await until(() => document.querySelector("#report-range_km"));
      const field_ms = performance.now();
      field.value = range_km;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await until(() => document.querySelector("#report-said b"));
      return { field_ms, answer_ms: performance.now() };
    }, TYPED.range_km);
  } finally {
    await browser.close();
  }
}

/** Types heights one after the other. Gives how long each first sentence took, in ms. */
async function typing(address) {
  const { browser, page } = await open(`${address}?door=report&range_km=${TYPED.range_km}&apogee_km=1200`);
  try {
    await page.locator("#report-said b").first().waitFor(SLOW);
    return await page.evaluate(async ({ heights, pause_ms }) => {
      const input = document.querySelector("#report-apogee_km");
      const told = document.querySelector("#report-said");
      const waits = [];
      for (let at = 0; at < heights; at += 1) {
        const before = told.innerText;
        const began = performance.now();
        input.value = String(700 + 150 * ((at * 7) % 31));
        input.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((changed) => {
          const look = () => (told.innerText !== before && /at least/.test(told.innerText) ? changed() : setTimeout(look, 2));
          look();
        });
        waits.push(performance.now() - began);
        await new Promise((passed) => setTimeout(passed, pause_ms));
      }
      return waits;
    }, TYPED);
  } finally {
    await browser.close();
  }
}

/** How soon the first door can be asked, and how soon it answers: each turn with a new server and a new browser. */
async function measureDoors({ turns }) {
  console.log(`\nthe doors: ${turns} turns, ms from the navigation's beginning; then ${TYPED.heights} heights, ms from the input`);
  const views = [];
  let typed = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const server = await serve();
    try {
      views.push(await firstAnswer(`${server.origin}/`));
      if (turn === turns - 1) typed = await typing(`${server.origin}/`);
    } finally {
      server.close();
    }
  }
  const row = (name, times) => [name, median(times), quantile(times, 0.95), Math.max(...times)];
  const answers = views.map(({ answer_ms }) => answer_ms);
  table([
    ["", "median", "p95", "most"],
    row("the first field", views.map(({ field_ms }) => field_ms)),
    row("the first answer", answers),
    row("from typing to the sentence", typed),
  ]);
  const p95 = quantile(typed, 0.95);
  console.log(`  first answer: ${median(answers).toFixed(0)} ms; target under ${TARGET.doors_ms}: ${verdict(median(answers) < TARGET.doors_ms)}`);
  console.log(`  p95 of typing: ${p95.toFixed(0)} ms; target under ${TARGET.typing_ms}: ${verdict(p95 < TARGET.typing_ms)}`);
}

/**
 * The first view of the page and of bare Cesium, in turns. Everything is new in every turn but the files of the disk. The
 * page's globe leaves room for its panel, and software draws by the pixel: so bare Cesium is there in both sizes.
 */
async function measureFirstView({ turns }) {
  const bare = await serveBare();
  const [wide, pages, equal] = [[], [], []];
  console.log(`\nfirst view: ${turns} turns, ms from the navigation's beginning`);
  try {
    for (let turn = 0; turn < turns; turn += 1) {
      wide.push(await firstView(`${bare.origin}/`, { number: false }));
      const server = await serve();
      try {
        pages.push(await firstView(`${server.origin}${RADAR}`, { number: true }));
      } finally {
        server.close();
      }
      equal.push(await firstView(`${bare.origin}/`, { number: false, viewport: pages.at(-1).canvas }));
    }
  } finally {
    bare.close();
  }
  const globe = (views) => views.map(({ globe_ms }) => globe_ms);
  const whole = pages.map(({ globe_ms, number_ms }) => Math.max(globe_ms, number_ms));
  const size = ([{ canvas }]) => `${canvas.width} × ${canvas.height}`;
  const row = (name, times) => [name, median(times), Math.min(...times), Math.max(...times)];
  table([
    ["", "median", "least", "most"],
    row(`bare Cesium, ${size(wide)}: the globe`, globe(wide)),
    row(`bare Cesium, ${size(equal)}: the globe`, globe(equal)),
    row(`the page, ${size(pages)}: the globe`, globe(pages)),
    row("the page: the first number", pages.map(({ number_ms }) => number_ms)),
    row("the page: both", whole),
  ]);
  for (const [name, rival] of [["as wide as the window", wide], ["as large as the page's globe", equal]]) {
    const ratio = median(whole) / median(globe(rival));
    const isMet = ratio <= TARGET.first_view_ratio;
    console.log(`  the page / bare Cesium ${name}: ${ratio.toFixed(2)}; target at most ${TARGET.first_view_ratio}: ${verdict(isMet)}`);
  }
}

/** Waits until the globe and the first number are there. */
function stands(page) {
  return page.waitForFunction(() => watched.globe_ms !== null && watched.number_ms !== null, null, SLOW);
}

/** Waits until the globe has not been drawn for a second. */
function calm(page) {
  return page.waitForFunction(() => {
    const last = watched.frames.at(-1);
    return last !== undefined && last.drawn_ms !== null && performance.now() - last.drawn_ms > 1_000;
  }, null, SLOW);
}

/**
 * Moves a control, and waits until the quick answer with that option is on the globe. Gives the times between, in ms; or
 * that nothing was drawn, for an answer that looks as the one before.
 */
async function move(page, act, option) {
  await page.evaluate(() => (watched.answers.length = 0));
  await act();
  const found = await page.waitForFunction(([name, value, unchanged_ms]) => {
    const answer = watched.answers.find(({ url }) => {
      const { pathname, searchParams: asked } = new URL(url);
      return pathname.startsWith("/api/sight/") && asked.get("samples") === "64" && asked.get(name) === value;
    });
    if (answer === undefined) return null;
    const frame = watched.frames.find(({ began_ms }) => began_ms > answer.parsed_ms);
    if (frame === undefined) return performance.now() - answer.parsed_ms > unchanged_ms ? { isDrawn: false } : null;
    const request = performance.getEntriesByName(answer.url).at(-1);
    if (!request || frame.drawn_ms === null) return null;
    return {
      isDrawn: true,
      whole: frame.drawn_ms - watched.input_ms,
      asking: request.startTime - watched.input_ms,
      server: request.responseEnd - request.startTime,
      script: frame.called_ms - request.responseEnd,
      drawing: frame.drawn_ms - frame.called_ms,
    };
  }, [...option, UNCHANGED_MS], SLOW);
  return found.jsonValue();
}

/** Moves a slider without waiting for anything. Gives how many quick answers came in the meantime. */
function drag(slider) {
  return slider.evaluate(async (input, { values, every_ms }) => {
    watched.answers.length = 0;
    for (let at = 0; at < values; at += 1) {
      input.value = String(Number(input.value) + 1);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((passed) => setTimeout(passed, every_ms));
    }
    return watched.answers.filter(({ url }) => url.includes("samples=64")).length;
  }, DRAG);
}

/** The mode of a radar set otherwise, at one heading after the other: no answer is one that the page remembers. */
async function measureModes(page, origin) {
  await page.goto(`${origin}${OF_MODES}`, { waitUntil: "commit" });
  await stands(page);
  await page.locator("article details.more > summary").click();
  const heading = page.getByRole("slider", { name: HEADING });
  const select = page.getByRole("combobox", { name: "Mode", exact: true });
  await select.waitFor(SLOW);
  const names = (await select.locator("option").evaluateAll((all) => all.map(({ value }) => value))).filter((name) => name !== "");
  const modes = [];
  for (let at = 0; at < MODES; at += 1) {
    await heading.press("ArrowRight");
    await calm(page);
    const mode = names[(at + 1) % names.length];
    const times = await move(page, () => select.selectOption(mode), ["mode", mode]);
    if (!times.isDrawn) throw new Error(`the mode ${mode} was not drawn`);
    modes.push(times);
  }
  return modes;
}

/** A heading, and a mode, that are set otherwise, until the globe shows what the radar then sees. */
async function measureHeading() {
  const server = await serve();
  const { browser, page } = await open(`${server.origin}${RADAR}`);
  try {
    await stands(page);
    await calm(page);
    console.log("\nmoving the heading: ms from the input to the new picture");
    await page.locator("article details.more > summary").click();
    const slider = page.getByRole("slider", { name: HEADING });
    let now = Number(await slider.inputValue());
    const step = async () => {
      now += 1;
      const times = await move(page, () => slider.press("ArrowRight"), ["heading_deg", String(now)]);
      if (!times.isDrawn) throw new Error(`the heading of ${now}° was not drawn`);
      return times;
    };

    const moved = [];
    for (let at = 0; at < HEADINGS; at += 1) moved.push(await step());
    const rested = [];
    for (let at = 0; at < RESTED; at += 1) {
      await calm(page);
      rested.push(await step());
    }
    await calm(page);
    const answered = await drag(slider);
    const modes = await measureModes(page, server.origin);

    const row = (name, all) => {
      const of = (part) => all.map((times) => times[part]);
      const whole = [0.5, 0.95, 1].map((share) => quantile(of("whole"), share));
      return [name, ...whole, ...["asking", "server", "script", "drawing"].map((part) => median(of(part))), quantile(of("server"), 0.95)];
    };
    table([
      ["", "p50", "p95", "max", "of it asking", "server", "script", "drawing", "server p95"],
      row(`${HEADINGS} headings, one upon the other`, moved),
      row(`${RESTED} headings, each after a rest`, rested),
      row(`${MODES} modes, each after a rest`, modes),
    ]);
    console.log("  asking: until the request leaves; script: from the answer's last byte to the last call to draw;");
    console.log("  drawing: until the picture is ready, by software. The parts are medians, each for itself.");
    console.log(`  Dragged without waiting, a value each ${DRAG.every_ms} ms: ${answered} answers came while ${DRAG.values} values were set.`);
    for (const [name, all] of [["headings", moved], ["modes", modes]]) {
      const p95 = quantile(all.map(({ whole }) => whole), 0.95);
      console.log(`  p95 of the ${name}: ${p95.toFixed(0)} ms; target under ${TARGET.heading_ms} ms: ${verdict(p95 < TARGET.heading_ms)}`);
    }
  } finally {
    await browser.close();
    server.close();
  }
}

/** Asks for an address and reads the answer to its end. */
function ask(agent, address) {
  const began = performance.now();
  return new Promise((settled) => {
    const end = (outcome, bytes) => settled({ outcome, bytes, took_ms: performance.now() - began });
    const request = get(address, { agent }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => (bytes += chunk.length));
      response.on("end", () => end(response.statusCode, bytes));
      response.on("error", (error) => end(error.code, bytes));
    });
    request.on("error", (error) => end(error.code, 0));
    request.setTimeout(60_000, () => request.destroy(Object.assign(new Error(), { code: "no answer" })));
  });
}

const newAgent = () => new Agent({ keepAlive: true, maxSockets: 1 });

/** The addresses that clients ask for again and again. */
async function usual(origin) {
  const index = await (await fetch(`${origin}/`)).text();
  return [
    "/",
    ...[...index.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path),
    ...[0, 60, 120, 180, 240, 300].map((heading_deg) => `/api/sight/seongju?asof=2017-03-20&heading_deg=${heading_deg}&samples=64`),
    "/api/warn/2017-03-06?asof=2017-03-20&samples=64",
    "/api/ring/etorofu-bastion?asof=2017-03-20",
    "/api/catalogue/list/places",
    "/api/catalogue/list/launches?asof=2017-03-20",
  ];
}

function resident_kib(pid) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]);
}

/** Fifty clients against a new server; every so many questions of each one is new, or none. */
async function crowd({ seconds, newEvery }) {
  const server = await serve();
  try {
    const paths = await usual(server.origin);
    const first = newAgent();
    for (const path of paths) {
      const { outcome } = await ask(first, `${server.origin}${path}`);
      if (outcome !== 200) throw new Error(`${path} gives ${outcome}`);
    }
    first.destroy();

    const began = performance.now();
    const passed_s = () => (performance.now() - began) / 1000;
    const answers = [];
    let asked = 0;
    const client = async (number) => {
      const agent = newAgent();
      for (let turn = number; passed_s() < seconds; turn += 1) {
        const isNew = newEvery !== null && turn % newEvery === newEvery - 1;
        // No usual question has a broken heading.
        const heading_deg = ((asked++ + 0.5) / 1_000) % 360;
        const path = isNew ? `/api/sight/seongju?asof=2017-03-20&heading_deg=${heading_deg}&samples=64` : paths[turn % paths.length];
        answers.push({ isNew, at_s: passed_s(), ...(await ask(agent, `${server.origin}${path}`)) });
      }
      agent.destroy();
    };
    const memory = [];
    const sample = async () => {
      while (passed_s() < seconds) {
        await rest(1_000);
        memory.push({ at_s: passed_s(), kib: resident_kib(server.pid) });
      }
    };
    await Promise.all([sample(), ...Array.from({ length: CLIENTS }, (_, number) => client(number))]);
    return { answers, memory };
  } finally {
    server.close();
  }
}

/** Fifty clients that ask for what they have asked before, and fifty that now and then ask something new. */
async function measureClients({ seconds }) {
  console.log(`\nfifty clients: ${seconds} s with and ${seconds} s without new questions, each with a new server`);
  const settled_s = Math.min(SETTLED_S, seconds / 3);
  const runs = [];
  for (const [name, newEvery] of [["the same questions", null], [`one in ${NEW_EVERY} is new`, NEW_EVERY]]) {
    const { answers, memory } = await crowd({ seconds, newEvery });
    const settled = memory.find(({ at_s }) => at_s >= settled_s).kib;
    const later = memory.filter(({ at_s }) => at_s >= settled_s).map(({ kib }) => kib);
    const fresh = answers.filter(({ isNew, outcome }) => isNew && outcome === 200);
    runs.push({
      name,
      answers,
      fresh,
      failed: answers.filter(({ outcome }) => outcome !== 200).map(({ outcome }) => outcome),
      settled_mib: settled / 1024,
      end_mib: later.at(-1) / 1024,
      growth_percent: 100 * (Math.max(...later) / settled - 1),
      kept_mib: (3 * fresh.filter(({ at_s }) => at_s >= settled_s).reduce((sum, { bytes }) => sum + bytes, 0)) / 2 ** 20,
    });
  }
  const times = (all) => [0.5, 0.95].map((share) => quantile(all.map(({ took_ms }) => took_ms), share).toFixed(1));
  table([
    ["", "answers", "a second", "errors", "p50 ms", "p95 ms", `MiB at ${settled_s.toFixed(0)} s`, "at the end", "greatest growth"],
    ...runs.flatMap(({ name, answers, fresh, failed, settled_mib, end_mib, growth_percent }) => [
      [name, answers.length, answers.length / seconds, failed.length, ...times(answers), settled_mib, end_mib, `${growth_percent.toFixed(1)} %`],
      ...(fresh.length > 0 ? [["  of them new", fresh.length, fresh.length / seconds, "", ...times(fresh), "", "", ""]] : []),
    ]),
  ]);
  const [same, mixed] = runs;
  const failed = [...same.failed, ...mixed.failed];
  if (failed.length > 0) console.log(`  errors: ${[...new Set(failed)].join(", ")}`);
  console.log("  The clients share one process and the processors with the server: their times hold their own waiting too.");
  console.log(`  Memory is the server's resident set. New documents are kept, up to 128 MiB; those since ${settled_s.toFixed(0)} s count as ${mixed.kept_mib.toFixed(0)} MiB`);
  console.log(`  (three times their bytes, as the server counts them). So growth is judged where nothing new is asked: above ${GROWTH_PERCENT} % it counts.`);
  console.log(`  target no error: ${verdict(failed.length === 0)}; no growth after ${settled_s.toFixed(0)} s: ${verdict(same.growth_percent <= GROWTH_PERCENT)}`);
}

const MEASURES = { doors: measureDoors, "first-view": measureFirstView, heading: measureHeading, clients: measureClients };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { turns: { type: "string", default: "7" }, seconds: { type: "string", default: "60" } },
});
const options = { turns: Number(values.turns), seconds: Number(values.seconds) };
const wanted = positionals.length > 0 ? positionals : Object.keys(MEASURES);
if (!wanted.every((name) => name in MEASURES) || !(options.turns >= 1) || !(options.seconds >= 3)) {
  console.error("node speed.mjs [doors|first-view|heading|clients]... [--turns N, at least 1] [--seconds S, at least 3]");
  process.exit(2);
}
for (const name of wanted) {
  const [before] = loadavg();
  try {
    await MEASURES[name](options);
    console.log(`  load of the machine: ${before.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after, on ${cpus().length} processors`);
  } catch (error) {
    console.error(`${name} could not be measured: ${error.stack}`);
    process.exitCode = 1;
  }
}
