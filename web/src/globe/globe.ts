// The globe, fed from this origin alone. What a view shows lies on a canvas of its own, over that of the Earth: so a radar
// that is turned is drawn anew, and the Earth under it is not.

import { buildModuleUrl, Cartesian3, Color, Math as CesiumMath } from "@cesium/engine";

import type { SceneItem } from "../scene.svelte";
import { addEarth, addMapLines } from "./ground";
import { Layers } from "./layers";
import { body } from "./solids";
import { isDrawnBySoftware, Stage } from "./stage";

/** Longitude, latitude, height (km), heading, pitch (degrees). */
export type CameraPose = number[];

/** The northern Pacific with Korea near its middle. */
export const HOME: CameraPose = [135, 27, 3300, 0, -71];

/** So long after something was drawn or touched every frame is looked at; afterwards, now and then. */
const AWAKE_MS = 1000;
const LOOK_MS = 100;

export class GlobeView {
  readonly #ground: Stage;
  readonly #shown: Stage;
  readonly #places: Layers;
  readonly #items: Layers;
  readonly #watcher: ResizeObserver;
  /** The next turn: a frame while something moves, else a look now and then. */
  #frame = 0;
  #look: ReturnType<typeof setTimeout> | undefined;
  #restsAt = 0;
  /** Whether the Earth stands: until then nothing else is drawn, which would only keep it waiting. */
  #isFurnished = false;
  #wanted: { places: SceneItem[]; items: SceneItem[] } = { places: [], items: [] };

  /** The canvas of the Earth, and the one that lies over it. Throws where the browser gives no WebGL. */
  constructor(ground: HTMLCanvasElement, shown: HTMLCanvasElement, dark: boolean) {
    (buildModuleUrl as unknown as { setBaseUrl(folder: string): void }).setBaseUrl(
      // Workers of the globe have no page that an address could be relative to.
      new URL(__CESIUM_FOLDER__, document.baseURI).href,
    );
    const isSmooth = !isDrawnBySoftware();
    this.#ground = new Stage(ground, { isSmooth });
    this.#shown = new Stage(shown, { isSmooth, isClear: true });
    void addEarth(this.#ground.scene).then(() => this.#furnish());
    const { screenSpaceCameraController: hand } = this.#ground.scene;
    hand.minimumZoomDistance = 40_000;
    hand.maximumZoomDistance = 40_000_000;
    this.setDark(dark);
    // The camera is moved on the ground, and the other follows.
    this.#shown.scene.screenSpaceCameraController.enableInputs = false;
    this.#shown.scene.backgroundColor = Color.TRANSPARENT;
    this.#shown.scene.primitives.add(body());
    this.#places = new Layers(this.#ground.scene);
    this.#items = new Layers(this.#shown.scene);

    for (const { scene } of this.#stages) scene.postRender.addEventListener(() => this.#wake());
    for (const kind of ["pointerdown", "pointermove", "wheel"]) ground.addEventListener(kind, () => this.#wake(), { passive: true });
    this.#watcher = new ResizeObserver(() => this.#fit());
    this.#watcher.observe(ground);
    this.#fit();
  }

  draw(places: SceneItem[], items: SceneItem[]) {
    this.#wanted = { places, items };
    if (!this.#isFurnished) return;
    if (this.#places.draw(places)) this.#change(this.#ground);
    if (this.#items.draw(items)) this.#change(this.#shown);
  }

  /** The sky takes the ground of the page. */
  setDark(dark: boolean) {
    this.#ground.scene.backgroundColor = Color.fromCssColorString(dark ? "#0b1016" : "#dfe7ee");
    this.#change(this.#ground);
  }

  get camera(): CameraPose {
    const { positionCartographic: at, heading, pitch } = this.#ground.scene.camera;
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
    this.#ground.scene.camera.setView({
      destination: Cartesian3.fromDegrees(lon, lat, height_km * 1000),
      orientation: { heading: CesiumMath.toRadians(heading), pitch: CesiumMath.toRadians(pitch), roll: 0 },
    });
    this.#change(this.#ground);
  }

  /** Tells of each rest of the camera after a move. */
  onMoved(tell: (pose: CameraPose) => void) {
    this.#ground.scene.camera.moveEnd.addEventListener(() => tell(this.camera));
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
    for (const { scene } of this.#stages) scene.requestRender();
    this.#render();
    const picture = document.createElement("canvas");
    ({ width: picture.width, height: picture.height } = this.#ground.canvas);
    for (const { canvas } of this.#stages) picture.getContext("2d")?.drawImage(canvas, 0, 0);
    return new Promise((resolve) => picture.toBlob(resolve));
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#look);
    this.#watcher.disconnect();
    for (const { scene } of this.#stages) scene.destroy();
  }

  get #stages(): Stage[] {
    return [this.#ground, this.#shown];
  }

  get #isDestroyed(): boolean {
    return this.#ground.scene.isDestroyed();
  }

  #furnish() {
    if (this.#isDestroyed) return;
    this.#isFurnished = true;
    void addMapLines(this.#ground.scene);
    this.draw(this.#wanted.places, this.#wanted.items);
    this.#change(this.#shown);
  }

  #change({ scene }: Stage) {
    scene.requestRender();
    this.#wake();
  }

  /** Looks at every frame whether something is to be drawn, until nothing has been for a while. */
  #wake() {
    if (this.#isDestroyed) return;
    this.#restsAt = performance.now() + AWAKE_MS;
    clearTimeout(this.#look);
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#turn());
  }

  #turn() {
    this.#frame = 0;
    this.#render();
    if (performance.now() < this.#restsAt) this.#frame ||= requestAnimationFrame(() => this.#turn());
    else this.#look = setTimeout(() => this.#turn(), LOOK_MS);
  }

  #render() {
    if (this.#ground.isEmpty) return;
    this.#ground.render();
    if (!this.#isFurnished) return;
    this.#shown.lookAs(this.#ground.scene.camera);
    this.#shown.render();
  }

  #fit() {
    for (const stage of this.#stages) stage.fit();
    this.#wake();
  }
}
