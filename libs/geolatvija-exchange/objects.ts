import { cleanCell, SHEET_LIMITS, UnreadableSheet, type Sheet, type SheetRow } from './sheet.js';

type Json = Record<string, unknown>;

/** How deep objects inside objects are followed; their names are joined by dots. */
const DEPTH = 4;

/**
 * Reads a list of JSON objects, an object with one such list, or the features of GeoJSON, whose point becomes the column
 * `geometry`. @throws UnreadableSheet for what is no JSON, or holds no list.
 */
export function readObjects(text: string): Sheet {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UnreadableSheet('geo_file_json_broken');
  }
  const list = listIn(value);
  if (!list) throw new UnreadableSheet('geo_file_json_broken');
  if (list.length > SHEET_LIMITS.rows) throw new UnreadableSheet('geo_file_too_large');
  const columns = new Set<string>();
  const rows: SheetRow[] = [];
  list.forEach((item, at) => {
    if (!isObject(item)) throw new UnreadableSheet('geo_file_json_broken', at + 1);
    const cells = new Map<string, string>();
    flatten(item['type'] === 'Feature' ? ofFeature(item) : item, '', DEPTH, cells);
    for (const name of cells.keys()) columns.add(name);
    if (columns.size > SHEET_LIMITS.columns) throw new UnreadableSheet('geo_file_too_large');
    rows.push({ line: at + 1, cells: Object.fromEntries(cells) });
  });
  return { columns: [...columns], rows };
}

function listIn(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return null;
  const lists = Object.values(value).filter(
    (one): one is unknown[] => Array.isArray(one) && one.some(isObject),
  );
  return lists.length === 1 ? (lists[0] ?? null) : null;
}

function ofFeature({ id, properties, geometry }: Json): Json {
  const known = isObject(properties) ? properties : {};
  return { ...(id === undefined ? {} : { id }), ...known, geometry };
}

function flatten(value: Json, prefix: string, depth: number, into: Map<string, string>): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = cleanCell(prefix ? `${prefix}.${key}` : key);
    const point = isObject(inner) ? coordinates(inner) : null;
    if (name === '') continue;
    if (point) into.set(name, `POINT (${point.join(' ')})`);
    else if (isObject(inner) && depth > 0) flatten(inner, name, depth - 1, into);
    else if (typeof inner === 'string') into.set(name, cleanCell(inner));
    else if (typeof inner === 'number' || typeof inner === 'boolean') into.set(name, String(inner));
  }
}

function coordinates({ type, coordinates: values }: Json): [number, number] | null {
  if (type !== 'Point' || !Array.isArray(values)) return null;
  const [x, y] = values as unknown[];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : null;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
