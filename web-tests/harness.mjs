// What every program here needs: the browser, the built program, and a server of it.

import { execFileSync, spawn } from "node:child_process";
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

/** A new server on a free port. */
export async function serve() {
  const child = spawn(program(), ["serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise((ready, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`serve ended with ${code}`)));
    child.stdout.once("data", (line) => ready(/http:\/\/[^/]+/.exec(line)[0]));
  });
  return { origin, pid: child.pid, close: () => child.kill() };
}
