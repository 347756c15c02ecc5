// What stands under every view: the Earth, its coasts and borders.

import {
  buildModuleUrl,
  Color,
  Ellipsoid,
  Globe,
  ImageryLayer,
  PrimitiveType,
  type Scene,
  TileMapServiceImageryProvider,
} from "@cesium/engine";

import { positions, primitive, shape } from "./solids";

/** Coasts and land borders, as lines of longitude and latitude. */
interface MapLines {
  coast: number[][][];
  borders: number[][][];
}

const COAST = Color.fromCssColorString("#e8eef4").withAlpha(0.7);
const BORDER = Color.fromCssColorString("#e8eef4").withAlpha(0.35);

/** Lines lie a little above the ground, or its curve would hide them. */
const LINES_KM = 1;

/** The Earth is waited for so long, where its imagery does not come. */
const LATEST_MS = 6000;

/** Lines are drawn by the piece of the Earth that they lie on, and what is out of sight is left out. */
const PIECE_DEG = 30;

async function addImagery(scene: Scene) {
  const provider = await TileMapServiceImageryProvider.fromUrl(buildModuleUrl("Assets/Textures/NaturalEarthII"));
  if (scene.isDestroyed()) return;
  // Muted, so that what is drawn on it stands out.
  scene.imageryLayers.add(new ImageryLayer(provider, { saturation: 0.5, brightness: 0.95, contrast: 1 }));
  scene.requestRender();
}

/** Adds the Earth with its imagery, and tells when it stands. */
export function addEarth(scene: Scene): Promise<void> {
  const globe = new Globe(Ellipsoid.WGS84);
  globe.showGroundAtmosphere = false;
  globe.baseColor = Color.fromCssColorString("#26435c");
  scene.globe = globe;
  return new Promise((stands) => {
    const latest = setTimeout(stands, LATEST_MS);
    const loaded = globe.tileLoadProgressEvent.addEventListener((waiting: number) => {
      if (waiting > 0 || scene.imageryLayers.length === 0) return;
      clearTimeout(latest);
      loaded();
      stands();
    });
    // Without imagery the Earth is one colour, and everything else is there.
    addImagery(scene).catch(() => stands());
  });
}

export async function addMapLines(scene: Scene) {
  const response = await fetch(__MAP_LINES__);
  if (!response.ok || scene.isDestroyed()) return;
  const { coast, borders } = (await response.json()) as MapLines;
  for (const [lines, color] of [[coast, COAST], [borders, BORDER]] as const) {
    for (const piece of pieces(lines)) scene.primitives.add(strokes(piece, color));
  }
  scene.requestRender();
}

/** The lines cut where they pass from one piece of the Earth to the next. */
function pieces(lines: number[][][]): number[][][][] {
  const found = new Map<string, number[][][]>();
  const pieceOf = ([lon = 0, lat = 0]: number[]) => `${Math.floor(lon / PIECE_DEG)}/${Math.floor(lat / PIECE_DEG)}`;
  for (const line of lines) {
    let run: number[][] = [];
    let within = "";
    for (const place of line) {
      const piece = pieceOf(place);
      if (piece !== within) {
        const last = run.at(-1);
        within = piece;
        run = last ? [last] : [];
        found.set(piece, [...(found.get(piece) ?? []), run]);
      }
      run.push(place);
    }
  }
  return [...found.values()];
}

/** Lines of one pixel, which cost a graphics card and a processor least. */
function strokes(lines: number[][][], color: Color) {
  const points = positions(lines.flat(), LINES_KM);
  const indices: number[] = [];
  let first = 0;
  for (const { length } of lines) {
    for (let at = first; at < first + length - 1; at += 1) indices.push(at, at + 1);
    first += length;
  }
  return primitive(shape(points, indices, PrimitiveType.LINES), color);
}
