// Takes the pictures that stand in docs/images: of the page, from a real server in a real browser, and of the six pages of the brief.
// node pictures.mjs [FOLDER]. TWOPLUSTWO_BIN names a built program. A font with Japanese writes the names of the islands.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { launch, program, ROOT, serve } from "./harness.mjs";

const DAY = "asof=2017-03-20";
const CLAIM = "beijing-hua-chunying-2017-03-17-radar-over-2000-km";
const WIDE = { viewport: { width: 1280, height: 800 } };
const VIEWS = {
  ask: [`tab=ask`, WIDE],
  report: ["door=report&range_km=600&apogee_km=1200", WIDE],
  claim: [`door=claim&claim=${CLAIM}&${DAY}`, WIDE],
  place: [`door=place&above=seoul-city&${DAY}`, WIDE],
  radar: [`tab=radar&${DAY}`, WIDE],
  launch: ["tab=launch&asof=2017-10-01&viewpoint=tokyo&launch=2017-08-29&t_s=300&globe=true", WIDE],
  defence: ["tab=defence&asof=2017-06-01&battery=seongju", { ...WIDE, colorScheme: "dark" }],
  islands: [`tab=islands&${DAY}&viewpoint=moscow`, WIDE],
  phone: ["door=report&range_km=600&apogee_km=1200", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
};

const folder = resolve(process.argv[2] ?? join(ROOT, "docs/images"));
const server = await serve();
const browser = await launch();
try {
  for (const [name, [query, look]] of Object.entries(VIEWS)) {
    const page = await browser.newPage(look);
    await page.goto(`${server.origin}/?${query}`);
    // Until nothing is asked any more and nothing is being computed; then a globe has its imagery a little later.
    await page.waitForLoadState("networkidle", { timeout: 120_000 });
    await page.getByRole("button", { name: "Cancel" }).first().waitFor({ state: "hidden", timeout: 120_000 });
    await page.waitForTimeout(8_000);
    // The answer, where a question stands above it.
    if (query.startsWith("door=")) await page.locator("#answer").evaluate((answer) => answer.scrollIntoView());
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
