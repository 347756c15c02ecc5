// A canvas with Cesium's scene on it, without its widget: drawn only when something has changed.

import { type Camera, Cartesian3, Credit, CreditDisplay, JulianDate, PerspectiveFrustum, Scene } from "@cesium/engine";

/** What the types of Cesium leave out, though its own widget uses it. */
interface SceneBeneath {
  initializeFrame(): void;
  pixelRatio: number;
  context: { defaultEmissiveTexture: unknown; uniformState: { globeDepthTexture: unknown } };
  _view: { globeDepth: unknown };
}

/**
 * A day before the tables of the Earth's orientation begin: nothing here depends on the time, since the Sun does not
 * light the globe, and for a later day Cesium would fetch them.
 */
const ANY_TIME = JulianDate.fromIso8601("1950-01-01T00:00:00Z");

/** Whether a processor draws instead of a graphics card: smooth edges would take it several times as long. */
export function isDrawnBySoftware(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  const names = context?.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = names ? context?.getParameter(names.UNMASKED_RENDERER_WEBGL) : "";
  return /swiftshader|llvmpipe|software/i.test(String(renderer));
}

/** Nothing is drawn that is nearer to the camera than this share of its height. */
const NEAREST_SHARE = 0.05;

export class Stage {
  readonly scene: Scene & SceneBeneath;

  /** Throws where the browser gives no WebGL. */
  constructor(readonly canvas: HTMLCanvasElement, { isSmooth = true, isClear = false } = {}) {
    // Without this, Cesium asks for the logo of a service that the page does not use.
    CreditDisplay.cesiumCredit = new Credit("");
    this.scene = new Scene({
      canvas,
      creditContainer: document.createElement("div"),
      requestRenderMode: true,
      maximumRenderTimeChange: Infinity,
      scene3DOnly: true,
      // Few faces lie over each other: sorting them is enough, and takes fewer passes over the picture.
      orderIndependentTranslucency: false,
      contextOptions: { webgl: { alpha: isClear, antialias: isSmooth } },
    }) as Scene & SceneBeneath;
    // Cesium draws beside the canvas and copies, so that it can be asked how deep a pixel lies. Nothing here asks, and the
    // copies would take a processor longer than most pictures.
    this.scene.useDepthPicking = false;
    this.scene._view.globeDepth = undefined;
    const { context } = this.scene;
    context.uniformState.globeDepthTexture = context.defaultEmissiveTexture;
    this.scene.fog.enabled = false;
    // One span of depths, from a share of the camera's height on, is fine enough, and quicker than logarithms.
    this.scene.logarithmicDepthBuffer = false;
    this.scene.farToNearRatio = 1e9;
  }

  get isEmpty(): boolean {
    return this.canvas.width === 0 || this.canvas.height === 0;
  }

  /** Draws, where something has changed since. */
  render() {
    this.scene.camera.frustum.near = NEAREST_SHARE * this.scene.camera.positionCartographic.height;
    this.scene.initializeFrame();
    this.scene.render(ANY_TIME);
  }

  /** Looks from where another camera stands. */
  lookAs({ position, direction, up, right }: Camera) {
    const { camera } = this.scene;
    Cartesian3.clone(position, camera.position);
    Cartesian3.clone(direction, camera.direction);
    Cartesian3.clone(up, camera.up);
    Cartesian3.clone(right, camera.right);
  }

  /** Takes the size that the page gives to its canvas. */
  fit() {
    const scale = Math.min(devicePixelRatio || 1, 2);
    this.canvas.width = Math.round(this.canvas.clientWidth * scale);
    this.canvas.height = Math.round(this.canvas.clientHeight * scale);
    if (this.isEmpty) return;
    this.scene.pixelRatio = scale;
    (this.scene.camera.frustum as PerspectiveFrustum).aspectRatio = this.canvas.width / this.canvas.height;
    this.scene.requestRender();
  }
}
