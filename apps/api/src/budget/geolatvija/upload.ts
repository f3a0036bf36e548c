import { createHash } from 'node:crypto';
import { GEOLATVIJA_FIELDS, type GeolatvijaMapping, type GeolatvijaOptions } from '#libs/contracts';
import {
  fittingMapping,
  guessMapping,
  readSheet,
  UnreadableSheet,
  type Sheet,
} from '#libs/geolatvija-exchange';
import type { Upload } from '../../platform/files/upload.js';
import { Refused } from '../../platform/http/refused.js';

/** Larger files are refused; a municipality's projects of a year take some hundred kilobytes. */
export const MAX_IMPORT_BYTES = 5 * 1024 * 1024;

const OWNERSHIPS: readonly GeolatvijaOptions['ownership'][] = [
  'municipal',
  'other_public',
  'private',
  'no_place',
];
/** More people than any municipality has: every one of them becomes a ballot when the sums are counted. */
const MOST_VOTERS = 1_000_000;

/** A file with how it is to be read. */
export interface SheetUpload {
  name: string;
  digest: string;
  sheet: Sheet;
  mapping: GeolatvijaMapping;
  options: GeolatvijaOptions;
}

/** Reads an upload. @throws Refused 422 for an unreadable file, or options that are none. */
export function readUpload({ name, content }: Upload, optionsText: string): SheetUpload {
  const options = readOptions(optionsText);
  const sheet = sheetOf(content);
  return {
    name,
    digest: createHash('sha256').update(content).digest('hex'),
    sheet,
    mapping: options.mapping ? fittingMapping(options.mapping, sheet.columns) : guessMapping(sheet.columns),
    options,
  };
}

/** Columns that become nothing. */
export function leftOut({ sheet, mapping }: SheetUpload): string[] {
  const used = new Set(Object.values(mapping));
  return sheet.columns.filter((column) => !used.has(column));
}

function sheetOf(content: Buffer): Sheet {
  try {
    return readSheet(content);
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    const { code, line } = error;
    throw new Refused([{ code, where: 'file', ...(line === null ? {} : { params: { line } }) }], 422);
  }
}

function readOptions(text: string): GeolatvijaOptions {
  const known = parsed(text);
  const { ownership, takeVerdicts, voters } = known;
  const owned = OWNERSHIPS.find((one) => one === ownership);
  const told = Array.isArray(voters) ? voters.flatMap(votersOf) : [];
  if (told.reduce((sum, one) => sum + one.voters, 0) > MOST_VOTERS)
    throw new Refused([{ code: 'geo_options_unreadable', where: 'voters' }], 422);
  const mapping =
    known['mapping'] === null || known['mapping'] === undefined ? null : texts(known['mapping']);
  return {
    mapping:
      mapping &&
      Object.fromEntries(
        GEOLATVIJA_FIELDS.flatMap((field) => (mapping[field] ? [[field, mapping[field]] as const] : [])),
      ),
    units: texts(known['units']),
    ownership: owned ?? 'municipal',
    takeVerdicts: takeVerdicts === true,
    voters: told,
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (isObject(value)) return value;
  } catch {
    // Answered below like every other text that is no object.
  }
  throw new Refused([{ code: 'geo_options_unreadable' }], 422);
}

function texts(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function votersOf(value: unknown): GeolatvijaOptions['voters'] {
  if (!isObject(value)) return [];
  const { unitId, voters } = value;
  const whole =
    typeof voters === 'number' && Number.isInteger(voters) && voters >= 0 && voters <= MOST_VOTERS;
  return typeof unitId === 'string' && whole ? [{ unitId, voters }] : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
