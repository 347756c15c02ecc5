// Takes the pictures of the page that stand in docs/images, from a real server in a real browser:
// node pictures.mjs [FOLDER]. TWOPLUSTWO_BIN names a built program. A font with Japanese writes the names of the islands.

import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
const DAY = "asof=2017-03-20";
const VIEWS = {
  radar: `tab=radar&${DAY}&viewpoint=seoul`,
  launch: "tab=launch&asof=2017-10-01&viewpoint=tokyo&launch=2017-08-29&t_s=300",
  defence: "tab=defence&asof=2017-06-01&viewpoint=seoul&battery=seongju",
  claims: `tab=claims&${DAY}&viewpoint=beijing&claim=beijing-hua-chunying-2017-03-17-radar-over-2000-km`,
  tradeoff: `tab=tradeoff&${DAY}`,
  matrix: `tab=matrix&${DAY}`,
  islands: `tab=islands&${DAY}&viewpoint=moscow`,
  brief: `tab=brief&${DAY}`,
};

const program = resolve(process.env.TWOPLUSTWO_BIN ?? join(import.meta.dirname, "../target/release/twoplustwo"));
const folder = resolve(process.argv[2] ?? join(import.meta.dirname, "../docs/images"));
const server = spawn(program, ["serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
const origin = await new Promise((ready) => server.stdout.once("data", (line) => ready(/http:\/\/[^/]+/.exec(line)[0])));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  for (const [name, query] of Object.entries(VIEWS)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${origin}/?${query}`);
    await page.locator("canvas").waitFor({ timeout: 60_000 });
    if (name === "brief") await page.getByRole("button", { name: "Compute the brief" }).click();
    // Until nothing is asked any more and nothing is being computed; then the globe has its imagery a little later.
    await page.waitForLoadState("networkidle", { timeout: 120_000 });
    await page.getByText("Computing…").waitFor({ state: "hidden", timeout: 120_000 });
    await page.waitForTimeout(4_000);
    await page.screenshot({ path: join(folder, `page-${name}.jpg`), type: "jpeg", quality: 82 });
    await page.close();
  }
} finally {
  await browser.close();
  server.kill();
}
