// Faces of the solids on the globe.

import {
  BoundingSphere,
  Cartesian3,
  type Color,
  ColorGeometryInstanceAttribute,
  ComponentDatatype,
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

function positions(ring: number[][], height_km: number): Cartesian3[] {
  return ring.map(([lon = 0, lat = 0]) => Cartesian3.fromDegrees(lon, lat, height_km * 1000));
}

/** Built at once rather than in a worker: the pieces are few and small. */
function primitive(geometry: Geometry | PolygonGeometry, color: Color): Primitive {
  return new Primitive({
    geometryInstances: new GeometryInstance({
      geometry,
      attributes: { color: ColorGeometryInstanceAttribute.fromColor(color) },
    }),
    appearance: new PerInstanceColorAppearance({ flat: true, translucent: true, closed: false }),
    asynchronous: false,
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
  const edge = positions(polygon[0] ?? [], height_km);
  const points = [Cartesian3.fromDegrees(apex.lon_deg, apex.lat_deg, apex.height_km * 1000), ...edge];
  const values = new Float64Array(points.flatMap(({ x, y, z }) => [x, y, z]));
  const indices = new Uint16Array(edge.slice(1).flatMap((_, i) => [0, i + 1, i + 2]));
  const attributes = new GeometryAttributes();
  attributes.position = new GeometryAttribute({
    componentDatatype: ComponentDatatype.DOUBLE,
    componentsPerAttribute: 3,
    values,
  });
  const geometry = new Geometry({
    attributes,
    indices,
    primitiveType: PrimitiveType.TRIANGLES,
    boundingSphere: BoundingSphere.fromPoints(points),
  });
  return primitive(geometry, color);
}
