// Takes the pictures that stand in docs/images: of the page, from a real server in a real browser, and of the six pages of the brief.
// node pictures.mjs [FOLDER]. TWOPLUSTWO_BIN names a built program. A font with Japanese writes the names of the islands.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { launch, program, ROOT, serve } from "./harness.mjs";

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

const folder = resolve(process.argv[2] ?? join(ROOT, "docs/images"));
const server = await serve();
const browser = await launch();
try {
  for (const [name, query] of Object.entries(VIEWS)) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${server.origin}/?${query}`);
    await page.locator("canvas").first().waitFor({ timeout: 60_000 });
    if (name === "brief") await page.getByRole("button", { name: "Compute the brief" }).click();
    // Until nothing is asked any more and nothing is being computed; then the globe has its imagery a little later.
    await page.waitForLoadState("networkidle", { timeout: 120_000 });
    await page.getByRole("button", { name: "Cancel" }).first().waitFor({ state: "hidden", timeout: 120_000 });
    await page.waitForTimeout(6_000);
    await page.screenshot({ path: join(folder, `page-${name}.jpg`), type: "jpeg", quality: 82 });
    await page.close();
  }
  const out = join(mkdtempSync(join(tmpdir(), "twoplustwo-pictures-")), "brief");
  execFileSync(program(), ["brief", "2017-03-20", "--quiet", "--out", out], { stdio: "pipe" });
  const page = await browser.newPage({ viewport: { width: 800, height: 1130 }, deviceScaleFactor: 1.5 });
  await page.emulateMedia({ media: "print" });
  await page.goto(pathToFileURL(join(out, "index.html")).href);
  for (const [i, sheet] of (await page.locator(".page").all()).entries()) {
    await sheet.screenshot({ path: join(folder, `paper-${i + 1}.png`) });
  }
  rmSync(join(out, ".."), { recursive: true });
} finally {
  await browser.close();
  server.close();
}
