// The globe: Cesium's scene without its widget, drawn only when something has changed, fed from this origin alone.

import {
  buildModuleUrl,
  Cartesian3,
  Color,
  Credit,
  CreditDisplay,
  Ellipsoid,
  Globe,
  ImageryLayer,
  JulianDate,
  Math as CesiumMath,
  PerspectiveFrustum,
  Scene,
  TileMapServiceImageryProvider,
} from "@cesium/engine";

import type { SceneItem } from "../scene.svelte";
import { Layers, mapLines, type MapLines } from "./layers";

/** What the types of Cesium leave out, though its own widget uses it. */
interface SceneBeneath {
  initializeFrame(): void;
  pixelRatio: number;
}

/**
 * A day before the tables of the Earth's orientation begin: nothing here depends on the time, since the Sun does not
 * light the globe, and for a later day Cesium would fetch them.
 */
const ANY_TIME = JulianDate.fromIso8601("1950-01-01T00:00:00Z");

/** Longitude, latitude, height (km), heading, pitch (degrees). */
export type CameraPose = number[];

/** The northern Pacific with Korea near its middle. */
export const HOME: CameraPose = [135, 27, 3300, 0, -71];

/** Whether a processor draws instead of a graphics card: smooth edges would take it several times as long. */
function isDrawnBySoftware(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  const names = context?.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = names ? context?.getParameter(names.UNMASKED_RENDERER_WEBGL) : "";
  return /swiftshader|llvmpipe|software/i.test(String(renderer));
}

export class GlobeView {
  readonly #scene: Scene & SceneBeneath;
  /** What stands under every view, and what the view shows: the one stays when the other changes. */
  readonly #ground: Layers;
  readonly #shown: Layers;
  readonly #watcher: ResizeObserver;
  #frame = 0;

  /** Throws where the browser gives no WebGL. */
  constructor(canvas: HTMLCanvasElement, dark: boolean) {
    (buildModuleUrl as unknown as { setBaseUrl(folder: string): void }).setBaseUrl(__CESIUM_FOLDER__);
    // Without this, Cesium asks for the logo of a service that the page does not use.
    CreditDisplay.cesiumCredit = new Credit("");
    this.#scene = new Scene({
      canvas,
      creditContainer: document.createElement("div"),
      requestRenderMode: true,
      maximumRenderTimeChange: Infinity,
      // Few faces lie over each other: sorting them is enough, and takes fewer passes over the picture.
      orderIndependentTranslucency: false,
      msaaSamples: isDrawnBySoftware() ? 1 : 4,
      contextOptions: { webgl: { alpha: false } },
    }) as Scene & SceneBeneath;
    const globe = new Globe(Ellipsoid.WGS84);
    globe.showGroundAtmosphere = false;
    this.#scene.fog.enabled = false;
    globe.baseColor = Color.fromCssColorString("#26435c");
    this.#scene.globe = globe;
    this.#scene.screenSpaceCameraController.minimumZoomDistance = 40_000;
    this.#scene.screenSpaceCameraController.maximumZoomDistance = 40_000_000;
    this.setDark(dark);
    this.#ground = new Layers(this.#scene);
    this.#shown = new Layers(this.#scene);
    void this.#addImagery();
    void this.#addMapLines();

    this.#watcher = new ResizeObserver(() => this.#fit(canvas));
    this.#watcher.observe(canvas);
    this.#fit(canvas);
    const turn = () => {
      this.#frame = requestAnimationFrame(turn);
      if (canvas.width === 0 || canvas.height === 0) return;
      this.#scene.initializeFrame();
      this.#scene.render(ANY_TIME);
    };
    turn();
  }

  draw(places: SceneItem[], items: SceneItem[]) {
    const isChanged = [this.#ground.draw(places), this.#shown.draw(items)];
    if (isChanged.includes(true)) this.#scene.requestRender();
  }

  /** The sky takes the ground of the page. */
  setDark(dark: boolean) {
    this.#scene.backgroundColor = Color.fromCssColorString(dark ? "#0b1016" : "#dfe7ee");
    this.#scene.requestRender();
  }

  get camera(): CameraPose {
    const { positionCartographic: at, heading, pitch } = this.#scene.camera;
    const round = (value: number, digits: number) => Number(value.toFixed(digits));
    return [
      round(CesiumMath.toDegrees(at.longitude), 2),
      round(CesiumMath.toDegrees(at.latitude), 2),
      round(at.height / 1000, 0),
      round(CesiumMath.toDegrees(heading), 1),
      round(CesiumMath.toDegrees(pitch), 1),
    ];
  }

  set camera(pose: CameraPose) {
    const [lon = 0, lat = 0, height_km = 1000, heading = 0, pitch = -90] = pose;
    this.#scene.camera.setView({
      destination: Cartesian3.fromDegrees(lon, lat, height_km * 1000),
      orientation: { heading: CesiumMath.toRadians(heading), pitch: CesiumMath.toRadians(pitch), roll: 0 },
    });
    this.#scene.requestRender();
  }

  /** Tells of each rest of the camera after a move. */
  onMoved(tell: (pose: CameraPose) => void) {
    this.#scene.camera.moveEnd.addEventListener(() => tell(this.camera));
  }

  /** Turns by degrees, or comes nearer by a factor: what the keys and buttons do. */
  move({ east = 0, north = 0, nearer = 1 }) {
    const [lon = 0, lat = 0, height_km = 1000, heading = 0, pitch = -90] = this.camera;
    const height = Math.min(40_000, Math.max(60, height_km / nearer));
    const step = Math.min(1, height_km / 8000);
    this.camera = [lon + east * step, Math.max(-85, Math.min(85, lat + north * step)), height, heading, pitch];
  }

  /** The picture of now. */
  png(): Promise<Blob | null> {
    return new Promise((resolve) => {
      const remove = this.#scene.postRender.addEventListener(() => {
        remove();
        this.#scene.canvas.toBlob(resolve);
      });
      this.#scene.requestRender();
    });
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    this.#watcher.disconnect();
    this.#scene.destroy();
  }

  async #addImagery() {
    const provider = await TileMapServiceImageryProvider.fromUrl(buildModuleUrl("Assets/Textures/NaturalEarthII"));
    if (this.#scene.isDestroyed()) return;
    // Muted, so that what is drawn on it stands out.
    this.#scene.imageryLayers.add(new ImageryLayer(provider, { saturation: 0.5, brightness: 0.95, contrast: 1 }));
    this.#scene.requestRender();
  }

  async #addMapLines() {
    const response = await fetch(__MAP_LINES__);
    if (!response.ok || this.#scene.isDestroyed()) return;
    this.#scene.primitives.add(mapLines((await response.json()) as MapLines));
    this.#scene.requestRender();
  }

  #fit(canvas: HTMLCanvasElement) {
    const scale = Math.min(devicePixelRatio || 1, 2);
    canvas.width = Math.round(canvas.clientWidth * scale);
    canvas.height = Math.round(canvas.clientHeight * scale);
    if (canvas.width === 0 || canvas.height === 0) return;
    this.#scene.pixelRatio = scale;
    (this.#scene.camera.frustum as PerspectiveFrustum).aspectRatio = canvas.width / canvas.height;
    this.#scene.requestRender();
  }
}
