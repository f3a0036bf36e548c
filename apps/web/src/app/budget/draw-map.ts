import type * as Leaflet from 'leaflet';
import { boundsOf, type BudgetMap, type LngLat } from './map-data';

/** The map library, which only a browser can load. */
export type MapLibrary = typeof Leaflet;

/** A map on the page. */
export interface DrawnMap {
  library: MapLibrary;
  map: Leaflet.Map;
  /** Shows everything again. */
  fit(): void;
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
      layer.bindTooltip(properties.name, {
        permanent: true,
        direction: 'center',
        className: 'unit-name',
        interactive: false,
      });
    }
  }
  const bounds = boundsOf(data.features.map(({ geometry }) => geometry)) ?? LATVIA;
  const fit = () => map.fitBounds(bounds, { padding: [16, 16], animate: false });
  fit();
  return { library, map, fit };
}
