#!/usr/bin/env bash
# CesiumJS 1.140.0, KmlDataSource: a KML in which two placemarks each declare `xmlns:gx` on their own gx:Track.
#
# Guess, written down before the run: both tracks load, for each declaration holds in its own element (Namespaces in XML 1.0,
# section 6.1), and GDAL, fastkml and GPSBabel read both.
#
# Seen on 30 November 2026, Chromium 156 from Debian: the first track loads, the second does not, no error is raised, and the
# clock of the source ends with the first track. The loader takes every later declaration of a prefix out of the text before
# it parses it, wherever it stands; the second gx:Track then has no namespace, the parser stops there, and what was read so far
# is shown. Declared once, on the document, both load.
#
# Needs Node 20 and Chromium (CHROMIUM names another than /usr/bin/chromium).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "type": "module" }' > package.json
npm install --silent --no-audit --no-fund cesium@1.140.0 playwright-core@1.65.1

cat > run.mjs <<'JS'
import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";

const GX = 'xmlns:gx="http://www.google.com/kml/ext/2.2"';
const track = (name, minutes, declared) => `<Placemark><name>${name}</name><gx:Track ${declared}>
  <when>2020-01-01T00:00:00Z</when><when>2020-01-01T00:${minutes}:00Z</when>
  <gx:coord>130 40 0</gx:coord><gx:coord>131 41 100000</gx:coord></gx:Track></Placemark>`;
const kml = (above, each) => `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document ${above}>
  ${track("one", 10, each)}${track("two", 20, each)}</Document></kml>`;

const build = join(process.cwd(), "node_modules/cesium/Build/Cesium");
const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (path === "/") return response.setHeader("content-type", "text/html").end('<!doctype html><canvas></canvas><script src="/Cesium.js"></script>');
  const file = join(build, path);
  if (!file.startsWith(build) || !existsSync(file)) return response.writeHead(404).end();
  createReadStream(file).pipe(response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const load = (text) => page.evaluate(async (text) => {
    const { KmlDataSource, JulianDate } = window.Cesium;
    const errors = [];
    const source = new KmlDataSource({ canvas: document.querySelector("canvas") });
    source.errorEvent.addEventListener((_, error) => errors.push(String(error)));
    await source.load(new Blob([text]));
    const tracks = source.entities.values.filter((entity) => entity.availability).map((entity) => entity.name);
    return { tracks, errors, ends: JulianDate.toIso8601(source.clock.stopTime, 0) };
  }, text);
  assert.deepEqual(await load(kml(GX, "")), { tracks: ["one", "two"], errors: [], ends: "2020-01-01T00:20:00Z" });
  const twice = await load(kml("", GX));
  console.log("declared on each track:", JSON.stringify(twice));
  assert.deepEqual(twice, { tracks: ["one"], errors: [], ends: "2020-01-01T00:10:00Z" });
} finally {
  await browser.close();
  server.close();
}
JS
node run.mjs
