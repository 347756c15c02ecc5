// What the page ships of Cesium besides its code: the imagery, and the workers that the globe starts.

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

const engine = dirname(createRequire(import.meta.url).resolve("@cesium/engine/package.json"));
const { version } = JSON.parse(readFileSync(join(engine, "package.json"), "utf8"));

/** The folder of the assets; with the version in its name it may be cached for good. */
const FOLDER = `cesium-${version}`;

const WORKERS = ["createVerticesFromHeightmap.js", "incrementallyBuildTerrainPicker.js", "transferTypedArrayTest.js"];
const IMAGERY = "Source/Assets/Textures/NaturalEarthII";

/** The files of a folder, with those of its folders. */
function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

/** Worker scripts, with all that they import. */
function withImports(names) {
  const found = new Set();
  const open = [...names];
  for (let name = open.pop(); name; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const text = readFileSync(join(engine, "Build/Workers", name), "utf8");
    for (const match of text.matchAll(/["']\.\/([\w.-]+\.js)["']/g)) open.push(match[1]);
  }
  return [...found];
}

/** Puts the assets into the build, and tells the code where they are. */
export function cesiumAssets() {
  return {
    name: "cesium-assets",
    config: () => ({ define: { __CESIUM_FOLDER__: JSON.stringify(`${FOLDER}/`) } }),
    generateBundle() {
      const put = (file, fileName) => this.emitFile({ type: "asset", fileName, source: readFileSync(file) });
      for (const file of filesIn(join(engine, IMAGERY))) {
        put(file, `${FOLDER}/${relative(join(engine, "Source"), file)}`);
      }
      for (const name of withImports(WORKERS)) {
        put(join(engine, "Build/Workers", name), `${FOLDER}/Workers/${name}`);
      }
    },
  };
}

/** Leaves out what Cesium marks as checks for development. */
export function cesiumWithoutDebug() {
  const debug = /\/\/>>includeStart\('debug'[\s\S]*?\/\/>>includeEnd\('debug'\);?/g;
  return {
    name: "cesium-without-debug",
    transform(code, id) {
      if (!id.includes("@cesium/engine/Source") || !code.includes("includeStart('debug'")) return null;
      return { code: code.replace(debug, ""), map: null };
    },
  };
}
