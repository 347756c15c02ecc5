// Opens a brief's scene.czml, arcs.kml and map.geojson in a CesiumJS viewer in headless Chromium, and compares what the
// viewer holds with what the files say.
//
//     node view.mjs FOLDER-OF-THE-BRIEF [PICTURE.png]
import assert from "node:assert/strict";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { chromium } from "playwright-core";

const [folder, picture] = process.argv.slice(2);
assert(folder, "node view.mjs FOLDER-OF-THE-BRIEF [PICTURE.png]");
const cesium = resolve(import.meta.dirname, "node_modules/cesium/Build/Cesium");
const types = { ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".xml": "text/xml", ".jpg": "image/jpeg", ".png": "image/png", ".kml": "application/vnd.google-earth.kml+xml" };
const page_text = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/cesium/Widgets/widgets.css">
<style>html,body,#v{margin:0;height:100%}</style><div id="v"></div>
<script>window.CESIUM_BASE_URL="/cesium/"</script><script src="/cesium/Cesium.js"></script>`;

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  if (path === "/") return response.setHeader("content-type", "text/html").end(page_text);
  const [root, rest] = path.startsWith("/cesium/") ? [cesium, path.slice(8)] : [resolve(folder), path.slice(1)];
  const file = join(root, rest);
  if (!file.startsWith(root + sep) || !existsSync(file)) return response.writeHead(404).end();
  response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const address = `http://127.0.0.1:${server.address().port}/`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(address);
  const found = await page.evaluate(async () => {
    const C = window.Cesium;
    const viewer = new C.Viewer("v", {
      baseLayer: C.ImageryLayer.fromProviderAsync(C.TileMapServiceImageryProvider.fromUrl("/cesium/Assets/Textures/NaturalEarthII")),
      baseLayerPicker: false, navigationHelpButton: false, geocoder: false, requestRenderMode: false,
    });
    window.viewer = viewer;
    const errors = [];
    const load = async (of, options) => {
      const source = await of.load(options.url, options);
      source.errorEvent?.addEventListener((_, error) => errors.push(String(error)));
      await viewer.dataSources.add(source);
      return source;
    };
    const czml = await load(C.CzmlDataSource, { url: "/scene.czml" });
    const kml = await load(C.KmlDataSource, { url: "/arcs.kml", camera: viewer.scene.camera, canvas: viewer.scene.canvas });
    const geojson = await load(C.GeoJsonDataSource, { url: "/map.geojson" });
    const iso = (time) => C.JulianDate.toIso8601(time, 3);
    // The viewer's own clock is that of the source that came last.
    const clock = czml.clock;
    const ends = { kml: [iso(kml.clock.startTime), iso(kml.clock.stopTime)] };
    const told = { ends, errors, start: iso(clock.startTime), stop: iso(clock.stopTime), at: iso(clock.currentTime), multiplier: clock.multiplier };
    // A flight at each second of the clock.
    const whole = C.JulianDate.secondsDifference(clock.stopTime, clock.startTime);
    const place = (entity, seconds) => {
      const time = C.JulianDate.addSeconds(clock.startTime, seconds, new C.JulianDate());
      const at = entity.position?.getValue(time);
      if (!at) return null;
      const { longitude, latitude, height } = C.Cartographic.fromCartesian(at);
      return [C.Math.toDegrees(longitude), C.Math.toDegrees(latitude), height];
    };
    const colour = (property) => property?.getValue(clock.startTime)?.toBytes?.() ?? null;
    const entities = czml.entities.values.map((entity) => ({
      id: entity.id, name: entity.name, available: entity.availability ? [iso(entity.availability.start), iso(entity.availability.stop)] : null,
      point: colour(entity.point?.color), fill: colour(entity.polygon?.material?.color), line: colour(entity.polyline?.material?.color),
      corners: entity.polygon?.hierarchy?.getValue(clock.startTime)?.positions?.length ?? 0,
      path: entity.polyline?.positions?.getValue(clock.startTime)?.length ?? 0,
      seconds: entity.availability ? Array.from({ length: Math.floor(whole) + 1 }, (_, second) => place(entity, second)) : [],
      nodes: [],
    }));
    window.place = (id, seconds) => place(czml.entities.getById(id), seconds);
    const kmlNames = kml.entities.values.filter((entity) => entity.name).map((entity) => entity.name);
    const tracks = kml.entities.values.filter((e) => e.availability && e.position && !e.position.isConstant).map((e) => ({ name: e.name, first: place(e, 0), middle: place(e, 300) }));
    viewer.clockTrackedDataSource = czml;
    return { ...told, whole, entities, kmlNames, tracks, geojson: geojson.entities.values.length };
  });
  assert.deepEqual([found.errors, faults], [[], []]);

  const packets = JSON.parse(readFileSync(join(folder, "scene.czml"), "utf8"));
  const [head, ...rest] = packets;
  const same = (one, other) => assert.equal(Date.parse(one), Date.parse(other));
  const [start, stop] = head.clock.interval.split("/");
  same(found.start, start); same(found.stop, stop); same(found.at, head.clock.currentTime);
  assert.equal(found.multiplier, head.clock.multiplier);
  same(found.ends.kml[0], start); same(found.ends.kml[1], stop);
  assert.equal(found.entities.length, rest.length);
  let positions = 0;
  for (const packet of rest) {
    const entity = found.entities.find((one) => one.id === packet.id);
    assert(entity && entity.name === packet.name, packet.id);
    if (packet.point) assert.deepEqual(entity.point, packet.point.color.rgba, packet.id);
    if (packet.polygon) {
      assert.deepEqual(entity.fill, packet.polygon.material.solidColor.color.rgba, packet.id);
      assert(entity.corners >= 3, packet.id);
    }
    if (packet.polyline) {
      assert.deepEqual(entity.line, packet.polyline.material.solidColor.color.rgba, packet.id);
      assert.equal(entity.path, packet.polyline.positions.cartographicDegrees.length / 3, packet.id);
    }
    if (!packet.availability) continue;
    const numbers = packet.position.cartographicDegrees;
    // At each of its own moments the viewer stands where the file says, to a centimetre in height and 1e-7 degrees.
    for (let i = 0; i < numbers.length; i += 4) {
      const [second, ...there] = numbers.slice(i, i + 4);
      const here = await page.evaluate(([id, second]) => window.place(id, second), [packet.id, second]);
      assert(here, `${packet.id}: nowhere at ${second} s`);
      assert(Math.abs(here[0] - there[0]) < 1e-7 && Math.abs(here[1] - there[1]) < 1e-7 && Math.abs(here[2] - there[2]) < 0.01, `${packet.id} at ${second} s: ${here}, not ${there}`);
      positions += 1;
    }
    // At every second it is somewhere, never far below the ground, and never beyond its apogee.
    const apogee = Math.max(...numbers.filter((_, i) => i % 4 === 3));
    entity.seconds.forEach((at, second) => {
      assert(at, `${packet.id}: nowhere at ${second} s`);
      assert(at[2] > -50 && at[2] < apogee + 1, `${packet.id} at ${second} s: ${at[2]} m high`);
    });
  }
  assert(positions > 200, `${positions} positions`);
  const flights = rest.filter((packet) => packet.availability);
  assert.equal(found.tracks.length, flights.length, "tracks of the KML");
  assert(found.kmlNames.length >= flights.length && found.geojson > 50);
  console.log(`CesiumJS: ${found.entities.length} entities of CZML, ${flights.length} flights, ${positions} moments; KML with ${found.tracks.length} tracks; ${found.geojson} entities of GeoJSON`);
  if (picture) {
    await page.evaluate(() => {
      const C = window.Cesium, viewer = window.viewer;
      viewer.dataSources.get(1).show = false;
      viewer.dataSources.get(2).show = false;
      viewer.clock.currentTime = C.JulianDate.addSeconds(viewer.clock.startTime, 300, new C.JulianDate());
      viewer.clock.shouldAnimate = false;
      viewer.camera.setView({ destination: C.Cartesian3.fromDegrees(131, 22, 2_600_000), orientation: { heading: 0, pitch: C.Math.toRadians(-55), roll: 0 } });
    });
    await page.waitForTimeout(15_000);
    await page.screenshot({ path: picture });
  }
} finally {
  await browser.close();
  server.close();
}
