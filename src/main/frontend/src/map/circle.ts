// Ground around a point.
const METRES_PER_DEGREE = 111_195;

/** A circle on the ground as a polygon of 64 corners. */
export function circle([lon, lat]: [number, number], metres: number): GeoJSON.Feature<GeoJSON.Polygon> {
  const north = metres / METRES_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: 65 }, (_, i) => {
    const angle = (2 * Math.PI * (i % 64)) / 64;
    return [lon + east * Math.cos(angle), lat + north * Math.sin(angle)];
  });
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}
