const EARTH_RADIUS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** Great-circle distances in metres from one point, computed on the device: the point goes nowhere. */
export function metresFrom(lat: number, lon: number): (otherLat: number, otherLon: number) => number {
  const cosine = Math.cos(lat * RADIANS);
  return (otherLat, otherLon) => {
    const sinLat = Math.sin(((otherLat - lat) * RADIANS) / 2);
    const sinLon = Math.sin(((otherLon - lon) * RADIANS) / 2);
    const a = sinLat * sinLat + cosine * Math.cos(otherLat * RADIANS) * sinLon * sinLon;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
  };
}
