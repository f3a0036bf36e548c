import type * as Leaflet from 'leaflet';
import type { ProjectShape } from '#libs/contracts';
import { boundsOf, type BudgetMap, type LngLat } from './map-data';

/** The map library, which only a browser can load. */
export type MapLibrary = typeof Leaflet;

/** A map on the page. */
export interface DrawnMap {
  library: MapLibrary;
  map: Leaflet.Map;
  /** Shows everything again, and a point that lies outside as well. */
  fit(point?: LngLat): void;
}

/** What the buttons of the map are called. */
export interface MapWords {
  zoomIn: string;
  zoomOut: string;
}

/** The middle of Latvia, for a municipality whose outline nobody has loaded. */
const LATVIA: [LngLat, LngLat] = [
  [55.6, 20.9],
  [58.1, 28.3],
];

/** The library is CommonJS: a build hands it over as the default export. */
async function loadLibrary(): Promise<MapLibrary> {
  const loaded: MapLibrary & { default?: MapLibrary } = await import('leaflet');
  return loaded.default ?? loaded;
}

/**
 * Draws outline and units of a municipality; background pictures only where the installation names them. The wheel and
 * one finger scroll the page, not the map.
 */
export async function drawMap(element: HTMLElement, data: BudgetMap, words: MapWords): Promise<DrawnMap> {
  const library = await loadLibrary();
  const map = library.map(element, {
    scrollWheelZoom: false,
    dragging: !library.Browser.mobile,
    attributionControl: false,
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: 6,
    maxZoom: 18,
  });
  library.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  if (data.tiles) {
    library.control.attribution({ prefix: false }).addTo(map);
    library.tileLayer(data.tiles.url, { attribution: data.tiles.attribution }).addTo(map);
  }
  for (const { geometry, properties } of data.features) {
    if (properties.kind === 'project') continue;
    const layer = library
      .geoJSON(geometry, { style: { className: properties.kind }, interactive: false })
      .addTo(map);
    if (properties.kind === 'unit' && properties.name) {
      const bounds = layer.getBounds();
      library
        .tooltip({ permanent: true, direction: 'bottom', className: 'unit-name', interactive: false })
        .setLatLng([bounds.getSouth(), bounds.getCenter().lng])
        .setContent(escapeText(properties.name))
        .addTo(map);
    }
  }
  const areas = data.features.filter(({ properties }) => properties.kind !== 'project');
  const shapes = (areas.length > 0 ? areas : data.features).map(({ geometry }) => geometry);
  const bounds = boundsOf(shapes) ?? LATVIA;
  const fit = (point?: LngLat) => {
    const shown = library.latLngBounds(bounds);
    if (point) shown.extend([point[1], point[0]]);
    map.fitBounds(shown, { padding: [16, 16], animate: false });
  };
  fit();
  refitWhenResized(map, fit);
  return { library, map, fit };
}

/** A map drawn before its place had its size, or turned with the phone, is fitted anew unless somebody moved it. */
function refitWhenResized(map: Leaflet.Map, fit: () => void): void {
  const view = () => `${map.getZoom()} ${map.getCenter().toString()}`;
  let fitted = view();
  const watch = new ResizeObserver(() => {
    const untouched = view() === fitted;
    map.invalidateSize({ animate: false, pan: untouched });
    if (!untouched) return;
    fit();
    fitted = view();
  });
  watch.observe(map.getContainer());
  map.on('unload', () => watch.disconnect());
}

/** A project's line or area, for the eye alone: its point and the list tell the rest. */
export function drawShape({ library }: DrawnMap, shape: ProjectShape): Leaflet.GeoJSON {
  return library.geoJSON(shape, {
    style: { className: `project-shape ${shape.type === 'Polygon' ? 'area' : 'line'}` },
    interactive: false,
  });
}

/** What the library shows is read as HTML, and names come from people. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
