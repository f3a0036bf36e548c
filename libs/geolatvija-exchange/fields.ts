import { GEOLATVIJA_FIELDS, GEOLATVIJA_STATES } from '#libs/contracts';
import type { GeolatvijaField, GeolatvijaMapping, GeolatvijaState } from '#libs/contracts';
import { fold } from '#libs/latvian-text';

/** What columns may be called; the export of GeoLatvija.lv is not known for certain, so the mapping can be changed. */
const NAMES: Readonly<Record<GeolatvijaField, readonly string[]>> = {
  id: [
    'id',
    'projekta id',
    'identifikators',
    'project id',
    'uuid',
    'nr',
    'numurs',
    'projekta numurs',
    'number',
  ],
  title: ['nosaukums', 'projekta nosaukums', 'name', 'title', 'projekts'],
  description: ['apraksts', 'projekta apraksts', 'description'],
  unit: ['planosanas vieniba', 'teritorija', 'vieniba', 'pagasts', 'unit', 'planning unit', 'territory'],
  costs: [
    'indikativas izmaksas',
    'indicative costs',
    'izmaksas',
    'costs',
    'cost',
    'summa',
    'indikativas izmaksas eur',
  ],
  submitted: [
    'iesniegts',
    'iesniegsanas datums',
    'iesniegts datums',
    'submitted at',
    'submitted',
    'created at',
  ],
  submitterKind: ['iesniedzeja veids', 'ir organizacija', 'is organisation', 'is organization'],
  organisation: ['organizacija', 'organizacijas nosaukums', 'organisation name', 'organization name'],
  registrationNo: [
    'registracijas numurs',
    'registracijas nr',
    'reg nr',
    'registration number',
    'organisation reg nr',
  ],
  partAllowed: [
    'piekritu ka projekts var tikt istenots nepilna apmera',
    'nepilna apmera',
    'var istenot dalu',
    'partial implementation',
    'can be partially implemented',
  ],
  east: ['e', 'x', 'austrumi', 'garums', 'lng', 'lon', 'longitude', 'geografiskais garums', 'easting'],
  north: ['n', 'y', 'ziemeli', 'platums', 'lat', 'latitude', 'geografiskais platums', 'northing'],
  point: ['geometry', 'geometrija', 'geom', 'wkt', 'punkts', 'koordinatas', 'coordinates', 'point'],
  state: ['statuss', 'stavoklis', 'status', 'state'],
  votes: ['balsis', 'balsu skaits', 'votes', 'vote count', 'sanemtas balsis'],
  url: ['saite', 'url', 'link', 'adrese internets'],
};

const STATE_NAMES: Readonly<Record<GeolatvijaState, readonly string[]>> = {
  submitted: ['iesniegts'],
  did_not_qualify: ['nekvalificejas'],
  ready_to_vote: ['gatavs balsosanai'],
  in_voting: ['balsosana'],
  voting_ended: ['balsosana noslegusies'],
  supported: ['atbalstits'],
  unsupported: ['neatbalstits'],
  being_implemented: ['tiek istenots', 'in progress'],
  realized: ['realizets'],
};

/** States from which on the municipality had found the project fit for the vote. */
const FIT: readonly GeolatvijaState[] = GEOLATVIJA_STATES.filter(
  (state) => state !== 'submitted' && state !== 'did_not_qualify',
);

/** The mapping that the names of the columns suggest; each column becomes one field at most, exact names first. */
export function guessMapping(columns: readonly string[]): GeolatvijaMapping {
  const mapping: GeolatvijaMapping = {};
  const free = new Map(columns.map((column) => [column, plainName(column)]));
  for (const field of GEOLATVIJA_FIELDS) {
    for (const name of NAMES[field]) {
      const column = [...free].find(([, plain]) => plain === name)?.[0];
      if (column === undefined) continue;
      mapping[field] = column;
      free.delete(column);
      break;
    }
  }
  return mapping;
}

/** A mapping without fields that there are not and columns that the file does not have. */
export function fittingMapping(mapping: GeolatvijaMapping, columns: readonly string[]): GeolatvijaMapping {
  const fits = GEOLATVIJA_FIELDS.flatMap((field) => {
    const column = mapping[field];
    return column !== undefined && columns.includes(column) ? [[field, column] as const] : [];
  });
  return Object.fromEntries(fits);
}

/** The state that a word of the file means, in Latvian or as GeoLatvija.lv calls it inside; `null` for any other. */
export function readState(text: string): GeolatvijaState | null {
  const plain = plainName(text);
  return (
    GEOLATVIJA_STATES.find((state) => plainName(state) === plain || STATE_NAMES[state].includes(plain)) ??
    null
  );
}

/** Whether GeoLatvija.lv says that the municipality found the project fit for the vote. */
export function foundFit(state: GeolatvijaState | null): boolean {
  return state !== null && FIT.includes(state);
}

/** Whether GeoLatvija.lv says that the project won; `null` where its state says nothing of it. */
export function saysWon(state: GeolatvijaState | null): boolean | null {
  if (state === 'unsupported') return false;
  return state === 'supported' || state === 'being_implemented' || state === 'realized' ? true : null;
}

/** Letters and digits alone, folded, parted by single blanks. */
export function plainName(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
