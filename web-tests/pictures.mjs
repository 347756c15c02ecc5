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
/** How wide and how light: each view is taken in all four, and the first has no name of its own. */
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };
const LOOKS = {
  "": { viewport: WIDE, colorScheme: "light" },
  "-dark": { viewport: WIDE, colorScheme: "dark" },
  "-phone": { viewport: NARROW, colorScheme: "light" },
  "-phone-dark": { viewport: NARROW, colorScheme: "dark" },
};
const VIEWS = {
  ask: "tab=ask",
  report: "door=report&range_km=600&apogee_km=1200",
  claim: `door=claim&claim=${CLAIM}&${DAY}`,
  place: `door=place&above=seoul-city&${DAY}`,
  radar: `tab=radar&${DAY}`,
  launch: "tab=launch&asof=2017-10-01&viewpoint=tokyo&launch=2017-08-29&t_s=300&globe=true",
  defence: "tab=defence&asof=2017-06-01&battery=seongju",
  islands: `tab=islands&${DAY}&viewpoint=moscow`,
};

const folder = resolve(process.argv[2] ?? join(ROOT, "docs/images"));
const server = await serve();
const browser = await launch();
try {
  for (const [name, query] of Object.entries(VIEWS)) {
    for (const [look, options] of Object.entries(LOOKS)) {
      const page = await browser.newPage(options);
      await page.goto(`${server.origin}/?${query}`);
      // Until nothing is asked any more and nothing is being computed; then a globe has its imagery a little later.
      await page.waitForLoadState("networkidle", { timeout: 120_000 });
      await page.getByRole("button", { name: "Cancel" }).first().waitFor({ state: "hidden", timeout: 120_000 });
      await page.waitForTimeout(query.includes("globe=true") ? 8_000 : 3_000);
      // The answer, where a question stands above it.
      if (query.startsWith("door=")) await page.locator("#answer").evaluate((answer) => answer.scrollIntoView());
      await page.screenshot({ path: join(folder, `page-${name}${look}.jpg`), type: "jpeg", quality: 75 });
      await page.close();
    }
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
