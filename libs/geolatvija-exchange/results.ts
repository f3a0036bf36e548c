import { mostChoices, type VotingUnit } from '#libs/budget-rules';
import type { BallotForm, GeolatvijaFinding, GeolatvijaMapping, GeolatvijaState } from '#libs/contracts';
import { plainName, readState } from './fields.js';
import { bar, warn } from './finding.js';
import { cellOf, type Sheet } from './sheet.js';
import { readCount } from './values.js';

/** A project that was voted on. */
export interface VotedProject {
  nr: number;
  /** As GeoLatvija.lv knows it; `null` where it was submitted another way. */
  externalId: string | null;
  title: string;
  unitId: string;
}

/** A row of results. */
export interface ReadResult {
  line: number;
  externalId: string;
  title: string;
  nr: number | null;
  votes: number | null;
  state: GeolatvijaState | null;
  findings: GeolatvijaFinding[];
}

/** What the votes are held against. */
export interface ResultsContext {
  /** Projects on the ballot. */
  projects: readonly VotedProject[];
  units: readonly VotingUnit[];
  ballot: BallotForm;
  /** People who voted, by unit of voting; a unit that is absent has not been told yet. */
  voters: Readonly<Record<string, number>>;
}

/** Reads the rows of a sheet as votes; findings about the file bar counting, as do those of a row. */
export function readResults(
  sheet: Sheet,
  mapping: GeolatvijaMapping,
  context: ResultsContext,
): { results: ReadResult[]; findings: GeolatvijaFinding[] } {
  const findings: GeolatvijaFinding[] = [];
  if (!mapping.id && !mapping.title) findings.push(bar('geo_title_column_missing'));
  if (!mapping.votes) findings.push(bar('geo_votes_column_missing'));
  const lines = new Map<number, number>();
  const results = sheet.rows.map((row): ReadResult => {
    const cell = (field: keyof GeolatvijaMapping): string => cellOf(row, mapping[field]);
    const state = readState(cell('state'));
    const project = find(context.projects, cell('id'), cell('title'));
    const votes = readCount(cell('votes'));
    const own: GeolatvijaFinding[] = [];
    if (!project) own.push(...unknown(state, votes));
    else if (votes === null)
      own.push(bar('geo_votes_unreadable', { params: { text: cell('votes').slice(0, 40) } }));
    const twice = project && lines.get(project.nr);
    if (twice !== undefined) own.push(bar('geo_row_twice', { params: { line: twice } }));
    else if (project) lines.set(project.nr, row.line);
    return {
      ...{ line: row.line, externalId: cell('id'), nr: project?.nr ?? null, votes, state },
      title: project?.title ?? cell('title').slice(0, 200),
      findings: own,
    };
  });
  for (const { nr, title } of context.projects) {
    if (!lines.has(nr)) findings.push(bar('geo_votes_missing', { params: { nr, title } }));
  }
  return { results, findings: [...findings, ...voterFindings(results, context)] };
}

/** Votes for the projects of each unit of voting. */
export function votesByUnit(results: readonly ReadResult[], context: ResultsContext): Map<string, number> {
  const sums = new Map(context.units.map(({ id }) => [id, 0]));
  for (const { nr, votes } of results) {
    const unit = unitOf(nr, context);
    if (unit) sums.set(unit.id, (sums.get(unit.id) ?? 0) + (votes ?? 0));
  }
  return sums;
}

function voterFindings(results: readonly ReadResult[], context: ResultsContext): GeolatvijaFinding[] {
  const found: GeolatvijaFinding[] = [];
  const sums = votesByUnit(results, context);
  const most = mostChoices(context.ballot);
  for (const { id, name } of context.units) {
    const voters = context.voters[id];
    const [where, votes] = [`voters.${id}`, sums.get(id) ?? 0];
    const unit = name ?? '';
    if (voters === undefined) {
      found.push(bar('geo_voters_missing', { where, params: { unit } }));
      continue;
    }
    const largest = Math.max(
      0,
      ...results.filter(({ nr }) => unitOf(nr, context)?.id === id).map((one) => one.votes ?? 0),
    );
    if (largest > voters || (most !== null && votes > voters * most)) {
      found.push(bar('geo_more_votes_than_voters', { where, params: { unit, votes, voters } }));
    } else if (votes < voters) {
      found.push(warn('geo_fewer_votes_than_voters', { where, params: { unit, votes, voters } }));
    }
  }
  return found;
}

function unitOf(nr: number | null, { projects, units }: ResultsContext): VotingUnit | undefined {
  const project = projects.find((one) => one.nr === nr);
  return project && units.find(({ unitIds }) => unitIds.includes(project.unitId));
}

/** By number; by name where the file has no numbers, and one project alone is called so. */
function find(projects: readonly VotedProject[], id: string, title: string): VotedProject | undefined {
  const byId = id === '' ? undefined : projects.find(({ externalId }) => externalId === id);
  if (byId) return byId;
  const plain = plainName(title);
  const same = projects.filter((one) => plain !== '' && plainName(one.title) === plain);
  return same.length === 1 ? same[0] : undefined;
}

/** A project that never came to the vote has no votes; one that has them is missing here. */
function unknown(state: GeolatvijaState | null, votes: number | null): GeolatvijaFinding[] {
  const never = state === 'did_not_qualify' || state === 'submitted';
  return never && !votes ? [warn('geo_not_voted_on')] : [bar('geo_project_unknown')];
}
