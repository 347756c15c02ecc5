import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

import { cesiumAssets, cesiumWithoutDebug } from "./scripts/cesium.mjs";
import { missileClasses } from "./scripts/classes.mjs";
import { mapLines } from "./scripts/map-lines.mjs";

export default defineConfig({
  // Relative: a proxy may show the page under a path of its own.
  base: "./",
  plugins: [cesiumWithoutDebug(), cesiumAssets(), mapLines(), missileClasses(), svelte()],
  build: {
    outDir: "dist/page",
    emptyOutDir: true,
    target: "es2022",
    // The globe is one piece that is loaded after the panel, and it is large.
    chunkSizeWarningLimit: 4000,
    // Small files must stay files: the page's policy lets no data address into a script or a font.
    assetsInlineLimit: 0,
  },
  test: { include: ["tests/**/*.test.ts"] },
});
