// What every program here needs: the browser, the built program, and a server of it.

import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

import { chromium } from "playwright-core";

export const ROOT = resolve(import.meta.dirname, "..");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
];

/** A browser that draws by software. CHROMIUM names another than Debian's. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** The program that TWOPLUSTWO_BIN names; without it, cargo builds the release. */
export function program() {
  const built = process.env.TWOPLUSTWO_BIN;
  if (built) return resolve(built);
  execFileSync("cargo", ["build", "--quiet", "--release", "--locked"], { cwd: ROOT, stdio: "inherit" });
  return resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target", "release/twoplustwo");
}

/** A new server on a free port, with more options. */
export async function serve(...options) {
  const child = spawn(program(), ["serve", "--listen", "127.0.0.1:0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise((ready, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`serve ended with ${code}`)));
    child.stdout.once("data", (line) => ready(/http:\/\/[^/]+/.exec(line)[0]));
  });
  return { origin, pid: child.pid, close: () => child.kill() };
}

/** How long nothing may happen before a wait gives up. */
const IDLE_MS = 60_000;

/** Processor time that a process has used, in the kernel's ticks; 0 where the system does not tell. */
function ticks(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ").slice(11, 13).map(Number);
    return user + system;
  } catch {
    return 0;
  }
}

/**
 * Waits of a page that end when the work behind them has ended, however busy the machine is: a wait gives up only after a
 * minute in which the page asked for nothing, drew nothing new in its panel, and the server did not compute.
 */
export function patience(page, pid) {
  let asked = 0;
  let answered = 0;
  page.on("request", () => (asked += 1));
  page.on("requestfinished", () => (answered += 1));
  page.on("requestfailed", () => (answered += 1));
  const state = async () => {
    const shown = page.evaluate(() => document.body.innerText).catch(() => "");
    return JSON.stringify([asked, answered, ticks(pid), await shown]);
  };
  return async (begin) => {
    let ended = false;
    const work = begin({ timeout: 0 }).finally(() => (ended = true));
    const watch = async () => {
      let before = "";
      let quiet = Date.now();
      while (!ended) {
        await new Promise((passed) => setTimeout(passed, 500));
        const now = await state();
        // A request that is still open is work, too.
        if (now !== before || asked > answered) quiet = Date.now();
        before = now;
        if (Date.now() - quiet > IDLE_MS) throw new Error(`nothing has happened for ${IDLE_MS / 1000} s while it was waited for`);
      }
    };
    await Promise.race([work, watch().then(() => work)]);
    return work;
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The serious faults of accessibility of what a page shows, in words. */
export async function seriousFaults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  return serious.map(({ id, help, nodes }) => `${id}: ${help}, ${nodes.length} times, such as ${nodes[0].html}`);
}
