// Faces of the solids on the globe.

import {
  BoundingSphere,
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  ComponentDatatype,
  Ellipsoid,
  EllipsoidGeometry,
  Geometry,
  GeometryAttribute,
  GeometryAttributes,
  GeometryInstance,
  Math as CesiumMath,
  PerInstanceColorAppearance,
  PolygonGeometry,
  PolygonHierarchy,
  Primitive,
  PrimitiveType,
} from "@cesium/engine";

import type { Point, Polygon } from "../scene.svelte";
import { isSeam } from "./seams";

/** Places of longitude and latitude at one height. */
export function positions(ring: readonly (readonly number[])[], height_km: number): Cartesian3[] {
  return ring.map(([lon = 0, lat = 0]) => Cartesian3.fromDegrees(lon, lat, height_km * 1000));
}

const SEEN_THROUGH = { flat: true, translucent: true, closed: false };

/** Built at once rather than in a worker: the pieces are few and small. */
export function primitive(geometry: Geometry | PolygonGeometry | EllipsoidGeometry, color: Color, look: object = SEEN_THROUGH): Primitive {
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry,
      attributes: { color: ColorGeometryInstanceAttribute.fromColor(color) },
    }),
    appearance: new PerInstanceColorAppearance(look),
    asynchronous: false,
  });
}

/** A geometry of points alone, drawn as lines or triangles between them. */
export function shape(points: Cartesian3[], indices: number[], primitiveType: PrimitiveType): Geometry {
  const attributes = new GeometryAttributes();
  attributes.position = new GeometryAttribute({
    componentDatatype: ComponentDatatype.DOUBLE,
    componentsPerAttribute: 3,
    values: new Float64Array(points.flatMap(({ x, y, z }) => [x, y, z])),
  });
  return new Geometry({
    attributes,
    indices: new Uint16Array(indices),
    primitiveType,
    boundingSphere: BoundingSphere.fromPoints(points),
  });
}

/** The polygon at one height, like a sheet. */
export function sheet(polygon: Polygon, height_km: number, color: Color): Primitive {
  const [outer = [], ...holes] = polygon;
  const geometry = new PolygonGeometry({
    polygonHierarchy: new PolygonHierarchy(
      positions(outer, 0),
      holes.map((hole) => new PolygonHierarchy(positions(hole, 0))),
    ),
    height: height_km * 1000,
    // Pieces of two degrees bend a kilometre off the sphere, which no eye sees on a globe.
    granularity: CesiumMath.toRadians(2),
    vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
  });
  return primitive(geometry, color);
}

/** Straight faces from a radar to the edge of its view at a height: a ray to the edge lies in them. */
export function fan(apex: Point, polygon: Polygon, height_km: number, color: Color): Primitive {
  const ring = polygon[0] ?? [];
  const edge = positions(ring, height_km);
  const points = [Cartesian3.fromDegrees(apex.lon_deg, apex.lat_deg, apex.height_km * 1000), ...edge];
  const seam = (i: number) => isSeam(ring[i] ?? [], ring[i + 1] ?? []);
  const indices = edge.slice(1).flatMap((_, i) => (seam(i) ? [] : [0, i + 1, i + 2]));
  return primitive(shape(points, indices, PrimitiveType.TRIANGLES), color);
}

/** How far below the ground the body lies that hides what is behind the Earth: nothing in sight dips so deep. */
const BODY_SHARE = 0.995;

/** The body of the Earth, which is not drawn and hides what is behind it. */
export function body(): Primitive {
  const geometry = new EllipsoidGeometry({
    radii: Cartesian3.multiplyByScalar(Ellipsoid.WGS84.radii, BODY_SHARE, new Cartesian3()),
    slicePartitions: 64,
    stackPartitions: 32,
    vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
  });
  const colorMask = { red: false, green: false, blue: false, alpha: false };
  return primitive(geometry, Color.BLACK, { flat: true, translucent: false, closed: true, renderState: { colorMask } });
}
