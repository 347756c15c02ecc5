/// <reference types="svelte" />
/// <reference types="vite/client" />

/** Where the build has put Cesium's assets, beside the page. */
declare const __CESIUM_FOLDER__: string;

/** Where the build has put the coasts and borders, beside the page. */
declare const __MAP_LINES__: string;

/** Where the build has put the land and the borders of the flat map, beside the page. */
declare const __MAP_LAND__: string;

/** The classes of missiles that the program carries. */
declare const __CLASSES__: { id: string; name: string }[];
