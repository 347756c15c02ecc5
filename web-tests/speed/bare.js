// The rival of the first view: Cesium's scene and globe with its own imagery, and nothing else, looking where the page
// looks. It is drawn when something changes, as on the page; how smoothly it is drawn is left to Cesium.

import {
  buildModuleUrl,
  Cartesian3,
  Credit,
  CreditDisplay,
  Ellipsoid,
  Globe,
  ImageryLayer,
  JulianDate,
  Math as CesiumMath,
  Scene,
  TileMapServiceImageryProvider,
} from "@cesium/engine";

buildModuleUrl.setBaseUrl(__CESIUM_FOLDER__);
CreditDisplay.cesiumCredit = new Credit("");

const canvas = document.querySelector("canvas");
canvas.width = canvas.clientWidth;
canvas.height = canvas.clientHeight;
const scene = new Scene({
  canvas,
  creditContainer: document.createElement("div"),
  requestRenderMode: true,
  maximumRenderTimeChange: Infinity,
  contextOptions: { webgl: { alpha: false } },
});
scene.globe = new Globe(Ellipsoid.WGS84);
scene.globe.showGroundAtmosphere = false;
scene.camera.frustum.aspectRatio = canvas.width / canvas.height;
scene.camera.setView({
  destination: Cartesian3.fromDegrees(135, 27, 3_300_000),
  orientation: { heading: 0, pitch: CesiumMath.toRadians(-71), roll: 0 },
});

// As on the page, a day for which Cesium fetches no tables of the Earth's orientation.
const time = JulianDate.fromIso8601("1950-01-01T00:00:00Z");
const turn = () => {
  requestAnimationFrame(turn);
  scene.initializeFrame();
  scene.render(time);
};
turn();

const imagery = await TileMapServiceImageryProvider.fromUrl(buildModuleUrl("Assets/Textures/NaturalEarthII"));
scene.imageryLayers.add(new ImageryLayer(imagery));
scene.requestRender();
