import { PROJECT_LIMITS, projectLimit } from '#libs/budget-rules';
import type {
  BudgetUnit,
  Cents,
  CycleRules,
  GeolatvijaAction,
  GeolatvijaFinding,
  GeolatvijaMapping,
  GeolatvijaOptions,
  GeolatvijaProjectRow,
  GeolatvijaState,
  LegalDay,
  ProjectState,
} from '#libs/contracts';
import { plainName, readState } from './fields.js';
import { bar, warn } from './finding.js';
import { pointNumbers, readPoint } from './point.js';
import { cellOf, cutAt, type Sheet, type SheetRow } from './sheet.js';
import { readCents, readDay, readYes } from './values.js';

/** A project as the file describes it, with what is needed to keep it. */
export interface ReadProject {
  row: GeolatvijaProjectRow;
  content: ProjectContentRead;
  /** By it the rows sort as they were submitted. */
  order: string;
}

/** What is kept of a project: no name, telephone number or address of a person. */
export interface ProjectContentRead {
  title: string;
  summary: string;
  description: string;
  unitId: string | null;
  costCents: Cents | null;
  point: [number, number] | null;
  partAllowed: boolean;
  organisation: string | null;
  registrationNo: string | null;
  url: string | null;
  state: GeolatvijaState | null;
}

/** A project that came from GeoLatvija.lv before. */
export interface KnownProject {
  externalId: string;
  nr: number;
  state: ProjectState;
  content: ProjectContentRead;
}

/** What the rows are held against. */
export interface ProjectsContext {
  units: readonly BudgetUnit[];
  rules: Pick<CycleRules, 'projectMinCents' | 'projectMaxCents' | 'scope'>;
  submission: { from: LegalDay; to: LegalDay };
  known: readonly KnownProject[];
  /** Titles of the projects of the cycle that came another way. */
  otherTitles: readonly string[];
}

/** States in which the text of a project may still change. */
const OPEN: readonly ProjectState[] = ['submitted', 'returned'];
const COMPARED = [
  'title',
  'description',
  'unitId',
  'costCents',
  'point',
  'partAllowed',
  'organisation',
  'registrationNo',
  'url',
  'state',
] as const;

/** Reads the rows of a sheet as projects of the cycle, each with all that speaks against taking it over. */
export function readProjects(
  sheet: Sheet,
  mapping: GeolatvijaMapping,
  options: Pick<GeolatvijaOptions, 'units'>,
  context: ProjectsContext,
): { projects: ReadProject[]; findings: GeolatvijaFinding[]; unknownUnits: string[] } {
  const findings: GeolatvijaFinding[] = [];
  if (!mapping.title) findings.push(bar('geo_title_column_missing'));
  if (!mapping.costs) findings.push(bar('geo_costs_column_missing'));
  if (!mapping.id) findings.push(warn('geo_no_ids'));
  const projects = sheet.rows.map((row) => readProject(row, mapping, options, context));
  markTwice(projects, context);
  const unknown = projects.filter(({ row }) => row.unitId === null).map(({ row }) => row.unit);
  return { projects, findings, unknownUnits: [...new Set(unknown)] };
}

/** Projects that came before and are in the file no more; perhaps their authors withdrew them. */
export function missingProjects(
  projects: readonly ReadProject[],
  known: readonly KnownProject[],
): { nr: number; title: string }[] {
  const ids = new Set(projects.map(({ row }) => row.externalId));
  return known
    .filter(({ externalId, state }) => !ids.has(externalId) && state !== 'withdrawn' && state !== 'merged')
    .map(({ nr, content }) => ({ nr, title: content.title }));
}

function readProject(
  source: SheetRow,
  mapping: GeolatvijaMapping,
  { units: named }: Pick<GeolatvijaOptions, 'units'>,
  context: ProjectsContext,
): ReadProject {
  const cell = (field: keyof GeolatvijaMapping): string => cellOf(source, mapping[field]);
  const findings: GeolatvijaFinding[] = [];
  const fullTitle = cell('title').replaceAll(/\s+/g, ' ');
  const title = shortened(fullTitle, PROJECT_LIMITS.title);
  if (title === '') findings.push(bar('geo_title_missing'));
  else if (title !== fullTitle)
    findings.push(warn('geo_title_cut', { params: { limit: PROJECT_LIMITS.title } }));
  const unit = cell('unit');
  const unitId = unitOf(unit, named, context.units);
  if (unitId === null) findings.push(bar('geo_unit_unknown', { params: { unit } }));
  const costCents = costOf(cell('costs'), unitId, context, findings);
  const point = pointOf(cell, findings);
  const submitted = readDay(cell('submitted'));
  if (mapping.submitted && !submitted) findings.push(warn('geo_day_unreadable'));
  else if (submitted && (submitted.day < context.submission.from || submitted.day > context.submission.to))
    findings.push(warn('geo_outside_term', { params: { day: submitted.day } }));
  const state = readState(cell('state'));
  if (state === null && cell('state') !== '')
    findings.push(warn('geo_state_unknown', { params: { state: cell('state').slice(0, 60) } }));
  const text = title === fullTitle ? cell('description') : `${fullTitle}\n\n${cell('description')}`.trim();
  const isOrganisation =
    cell('organisation') !== '' && (!mapping.submitterKind || readYes(cell('submitterKind')));
  const content: ProjectContentRead = {
    title,
    summary: shortened(text.replaceAll(/\s+/g, ' '), PROJECT_LIMITS.summary),
    description: cutAt(text, PROJECT_LIMITS.description),
    ...{ unitId, costCents, point, state },
    partAllowed: readYes(cell('partAllowed')),
    organisation: isOrganisation ? cutAt(cell('organisation'), 200) : null,
    registrationNo: isOrganisation && /^\d{11}$/.test(cell('registrationNo')) ? cell('registrationNo') : null,
    url: addressOf(cell('url')),
  };
  const externalId = idOf(cell('id'), title);
  const known = context.known.find((one) => one.externalId === externalId);
  const changes = known ? COMPARED.filter((field) => differ(known.content[field], content[field])) : [];
  return {
    row: {
      ...{ line: source.line, externalId, title, unit, unitId, costCents, point, state },
      submittedOn: submitted?.day ?? null,
      action: actionOf(findings, known, changes),
      nr: known?.nr ?? null,
      changes: [...changes],
      findings,
    },
    content,
    order: submitted?.order ?? '9999',
  };
}

function actionOf(
  findings: readonly GeolatvijaFinding[],
  known: KnownProject | undefined,
  changes: readonly string[],
): GeolatvijaAction {
  if (findings.some(({ severity }) => severity === 'bar')) return 'refused';
  if (!known) return 'new';
  if (changes.length === 0) return 'unchanged';
  return OPEN.includes(known.state) || changes.every((field) => field === 'state' || field === 'url')
    ? 'update'
    : 'decided';
}

/** Two rows of one project: the second is refused. Equal names only make one look twice. */
function markTwice(projects: readonly ReadProject[], { known, otherTitles }: ProjectsContext): void {
  const [ids, titles] = [new Map<string, number>(), new Map<string, number>()];
  const others = new Set(otherTitles.map(plainName));
  for (const { row } of projects) {
    const first = ids.get(row.externalId);
    if (first !== undefined) {
      row.findings.push(bar('geo_row_twice', { params: { line: first } }));
      row.action = 'refused';
    } else ids.set(row.externalId, row.line);
    const plain = plainName(row.title);
    const same = titles.get(plain);
    if (plain === '') continue;
    if (same !== undefined && first === undefined)
      row.findings.push(warn('geo_title_twice', { params: { line: same } }));
    if (others.has(plain)) row.findings.push(warn('geo_title_here'));
    if (same === undefined) titles.set(plain, row.line);
    const elsewhere = known.find(
      (one) => one.externalId !== row.externalId && plainName(one.content.title) === plain,
    );
    if (elsewhere) row.findings.push(warn('geo_title_before', { params: { nr: elsewhere.nr } }));
  }
}

/** The unit of that name, with or without what kind of place it is; the only one where there is one. */
function unitOf(name: string, named: Record<string, string>, units: readonly BudgetUnit[]): string | null {
  const chosen = Object.hasOwn(named, name) ? named[name] : undefined;
  if (chosen !== undefined && units.some(({ id }) => id === chosen)) return chosen;
  if (name === '') return units.length === 1 ? (units[0]?.id ?? null) : null;
  const called = bareName(name);
  const exact = units.filter((unit) => plainName(unit.name) === plainName(name));
  const same = exact.length > 0 ? exact : units.filter((unit) => bareName(unit.name) === called);
  return same.length === 1 ? (same[0]?.id ?? null) : null;
}

/** `Taurenes pagasts` and `Taurene` stay two names; `Taurenes pag.` and `Taurenes pagasts` are one. */
function bareName(name: string): string {
  return plainName(name).replace(/ (?:pagasts|pag|pilseta|pils|ciems|novads|nov)$/, '');
}

function costOf(
  text: string,
  unitId: string | null,
  { units, rules }: ProjectsContext,
  findings: GeolatvijaFinding[],
): Cents | null {
  const cents = readCents(text);
  if (text === '') findings.push(bar('geo_cost_missing'));
  else if (cents === null || cents === 0)
    findings.push(bar('geo_cost_unreadable', { params: { text: text.slice(0, 40) } }));
  if (cents === null || cents === 0) return null;
  const limit = projectLimit(unitId, units, rules);
  if (limit !== null && cents > limit) {
    const params = { totalCents: cents, limitCents: limit, overCents: cents - limit };
    findings.push(warn('project_too_expensive', { params }));
  }
  if (rules.projectMinCents !== null && cents < rules.projectMinCents) {
    const params = { totalCents: cents, limitCents: rules.projectMinCents };
    findings.push(warn('project_below_minimum', { params }));
  }
  return cents;
}

function pointOf(
  cell: (field: 'point' | 'east' | 'north') => string,
  findings: GeolatvijaFinding[],
): [number, number] | null {
  const said = [cell('point'), `${cell('east')} ${cell('north')}`.trim()].find((text) => text !== '');
  if (said === undefined) {
    findings.push(warn('geo_point_missing'));
    return null;
  }
  const numbers = pointNumbers(said);
  const read = numbers && readPoint(...numbers);
  if (!read) findings.push(warn('geo_point_outside', { params: { text: said.slice(0, 60) } }));
  else if (read.swapped) findings.push(warn('geo_point_swapped'));
  return read?.point ?? null;
}

/** Only an address of GeoLatvija.lv itself is shown as one. */
function addressOf(text: string): string | null {
  return /^https:\/\/(?:[\w-]{1,40}\.)?geolatvija\.lv(?:[/?#][^\s"'<>\\]{0,400})?$/i.test(text) ? text : null;
}

/** Without numbers of its own, a project is known by its name. */
function idOf(text: string, title: string): string {
  return cutAt(text === '' ? `nosaukums:${plainName(title)}` : text, 200);
}

function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${cutAt(cut, Math.max(cut.lastIndexOf(' '), limit / 2)).trimEnd()}…`;
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
