import { randomUUID } from 'node:crypto';
import { RULE_DEFAULTS } from '#libs/contracts';
import type { BallotForm, CastVote, CycleRules, CycleView } from '#libs/contracts';
import { addUnits, rigaDayEnd } from '#libs/legal-calendar';
import { BudgetCycles, type CycleRow } from '../../../apps/api/src/budget/cycles/budget-cycles.js';
import { CastVoteCase } from '../../../apps/api/src/budget/voting/cast-vote.js';
import { Clock } from '../../../apps/api/src/platform/clock/clock.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import {
  hashPersonalCode,
  parsePersonalCode,
} from '../../../apps/api/src/platform/identity/personal-code.js';
import { CONFIG, type Config } from '../../../apps/api/src/platform/config/config.js';
import type { TestApp } from '../../support/app.js';
import { TestClient, type Answer } from '../../support/client.js';

export const PLACE = 'vidzale';

/** A project on the ballot of {@link readyCycle}: its number, and the position of its unit. */
interface BallotProject {
  nr: number;
  unit: number;
  cents: number;
}

const PROJECTS: readonly BallotProject[] = [
  { nr: 1, unit: 0, cents: 3_000_000 },
  { nr: 2, unit: 0, cents: 2_000_000 },
  { nr: 3, unit: 0, cents: 4_000_000 },
  { nr: 4, unit: 1, cents: 2_500_000 },
  { nr: 5, unit: 1, cents: 3_500_000 },
];
const MONEY = [6_000_000, 4_000_000];

/** A cycle as tests refer to it. */
export interface TestCycle {
  id: string;
  year: number;
  units: [string, string];
  voting: { from: string; to: string };
}

/** What a cycle of a test differs in. */
export interface CyclePlan {
  year: number;
  ballot?: BallotForm;
  eligibilityDay?: string;
  whenNotFitting?: CycleRules['whenNotFitting'];
  /** Other rules than the usual ones. */
  rules?: Partial<CycleRules>;
  /** Numbers of projects that may be built in part. */
  inPart?: number[];
  /** The number of the first project; the others follow. */
  firstNr?: number;
}

const clockOf = (test: TestApp): Clock => test.app.get(Clock, { strict: false });

/** Legal today. */
export const today = (test: TestApp): string => clockOf(test).legalToday();

/** The municipality's id. */
export async function placeId(test: TestApp, slug = PLACE): Promise<string> {
  const [row] = await test.dataSource.query<{ id: string }[]>(`SELECT id FROM municipality WHERE slug = $1`, [
    slug,
  ]);
  if (!row) throw new Error(`No municipality ${slug}.`);
  return row.id;
}

/** A lawful cycle whose projects are all evaluated: five compliant ones in two units. */
export async function readyCycle(test: TestApp, plan: CyclePlan): Promise<TestCycle> {
  const now = today(test);
  const municipalityId = await placeId(test);
  const id = randomUUID();
  const units: [string, string] = [randomUUID(), randomUUID()];
  const from = now;
  const voting = { from, to: addUnits(from, 16, 'day') };
  const rules: CycleRules = {
    ...RULE_DEFAULTS,
    submitters: 'law',
    submittersReason: null,
    maxPerSubmitter: null,
    projectMaxCents: null,
    ballot: plan.ballot ?? { kind: 'unlimited' },
    eligibilityDay: plan.eligibilityDay ?? from,
    whenNotFitting: plan.whenNotFitting ?? 'take_next',
    ties: 'earlier_submission',
    correctionDays: 5,
    ...plan.rules,
  };
  const revenues = [3, 2, 1].map((back) => ({
    year: plan.year - back,
    incomeTaxCents: 900_000_000,
    propertyTaxCents: 100_000_000,
  }));
  await test.dataSource.query(
    `INSERT INTO budget_cycle (municipality_id, id, year, title, state, state_since, statutes_number, statutes_title,
       programme_ref, budget_line, revenues, amount_cents, submission_from, submission_to, evaluation_until,
       voting_from, voting_to, rules, next_nr)
     VALUES ($1, $2, $3, 'Līdzdalības budžets', 'ballot_ready', $4, '12/2025', 'Līdzdalības budžeta nolikums',
       'Attīstības programma, 5. nodaļa', '08.600', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      municipalityId,
      id,
      plan.year,
      now,
      JSON.stringify(revenues),
      MONEY[0]! + MONEY[1]!,
      addUnits(from, -100, 'day'),
      addUnits(from, -60, 'day'),
      addUnits(from, -10, 'day'),
      voting.from,
      voting.to,
      JSON.stringify(rules),
      PROJECTS.length + (plan.firstNr ?? 1),
    ],
  );
  for (const [at, unit] of units.entries()) {
    await test.dataSource.query(
      `INSERT INTO budget_unit (municipality_id, id, cycle_id, position, name, amount_cents)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [municipalityId, unit, id, at, ['Vidzāle', 'Pagasti'][at], MONEY[at]],
    );
  }
  for (const { nr: place, unit, cents } of PROJECTS) {
    const nr = place - 1 + (plan.firstNr ?? 1);
    await test.dataSource.query(
      `INSERT INTO budget_project (municipality_id, id, cycle_id, nr, author_id, state, unit_id, title, summary,
         total_cents, verified_cents, ownership, submitted_on)
       SELECT $1, $2, $3, $4, p.id, 'compliant', $5, $6, 'Īsi', $7, $7, 'municipal', $8
         FROM person p WHERE p.name = 'Anna Zariņa'`,
      [
        municipalityId,
        randomUUID(),
        id,
        nr,
        units[unit],
        `Projekts ${nr}`,
        cents,
        addUnits(from, -70, 'day'),
      ],
    );
  }
  if (plan.inPart) {
    await test.dataSource.query(
      `UPDATE budget_project SET part_allowed = true WHERE cycle_id = $1 AND nr = ANY ($2)`,
      [id, plan.inPart],
    );
  }
  return { id, year: plan.year, units, voting };
}

/** The people of a vote. */
export interface VotingTeam {
  coordinator: TestClient;
  anna: TestClient;
  velta: TestClient;
}

/** Logs them in. */
export async function logInVoters(test: TestApp): Promise<VotingTeam> {
  const login = (name: string): Promise<TestClient> => TestClient.loggedIn(test.url, name);
  return {
    coordinator: await login('Sanita Lapsa'),
    anna: await login('Anna Zariņa'),
    velta: await login('Velta Krastiņa'),
  };
}

/** The cycle as the coordinator sees it. */
export async function cycleView(coordinator: TestClient, cycle: TestCycle): Promise<CycleView> {
  const { body, status, text } = await coordinator.get<CycleView>(
    `/api/m/${PLACE}/budget/cycles/${cycle.id}`,
  );
  if (status !== 200) throw new Error(`The cycle answered ${status}: ${text.slice(0, 500)}`);
  return body;
}

/** Takes a plain event as the coordinator. */
export async function advance(
  coordinator: TestClient,
  cycle: TestCycle,
  event: string,
): Promise<Answer<unknown>> {
  const { version } = await cycleView(coordinator, cycle);
  return coordinator.post(`/api/m/${PLACE}/budget/cycles/${cycle.id}/advance`, { event, version });
}

/** A cycle that is being voted on. */
export async function openCycle(test: TestApp, coordinator: TestClient, plan: CyclePlan): Promise<TestCycle> {
  const cycle = await readyCycle(test, plan);
  const opened = await advance(coordinator, cycle, 'openVoting');
  if (opened.status !== 200) throw new Error(`Opening answered ${opened.status}: ${opened.text}`);
  return cycle;
}

/** The cycle's row. */
export async function cycleRow(test: TestApp, cycle: TestCycle): Promise<CycleRow> {
  return test.app
    .get(BudgetCycles, { strict: false })
    .load(test.dataSource.manager, await placeId(test), cycle.id);
}

/** A vote for projects of the first unit under the rules in force. */
export async function ballotOf(
  test: TestApp,
  cycle: TestCycle,
  choices: number[],
  unit = 0,
): Promise<CastVote> {
  const { rulesDigest } = await cycleRow(test, cycle);
  return { unitId: cycle.units[unit] ?? '', choices, rulesDigest: rulesDigest ?? '0'.repeat(64) };
}

/** Votes over HTTP. */
export function vote(client: TestClient, cycle: TestCycle, ballot: CastVote): Promise<Answer<unknown>> {
  return client.post(`/api/m/${PLACE}/budget/${cycle.year}/vote`, ballot);
}

/** People with an entry in the register, who have never logged in; returns their ids. */
export async function registerPeople(
  test: TestApp,
  born: readonly string[],
  slug = PLACE,
): Promise<string[]> {
  const { personalCodeKey } = test.app.get<Config>(CONFIG, { strict: false });
  const municipalityId = await placeId(test, slug);
  const [counted] = await test.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM person`);
  const ids: string[] = [];
  for (const [at, bornOn] of born.entries()) {
    const id = randomUUID();
    const code = parsePersonalCode(`380000-${String((counted?.n ?? 0) + at).padStart(5, '0')}`);
    if (!code) throw new Error('No personal code.');
    const hash = hashPersonalCode(code, personalCodeKey);
    await test.dataSource.query(`INSERT INTO person (id, name) VALUES ($1, $2)`, [id, `Balsotājs ${at}`]);
    await test.dataSource.query(`INSERT INTO person_code (code_hash, person_id) VALUES ($1, $2)`, [hash, id]);
    await test.dataSource.query(
      `INSERT INTO register_entry (municipality_id, code_hash, born_on) VALUES ($1, $2, $3)`,
      [municipalityId, hash, bornOn],
    );
    ids.push(id);
  }
  return ids;
}

/** Votes as somebody without a browser; rejects with the refusal. */
export async function voteAs(
  test: TestApp,
  personId: string,
  cycle: TestCycle,
  ballot: CastVote,
): Promise<void> {
  const place = { id: await placeId(test), slug: PLACE, shortCode: 'VID' };
  await test.app
    .get(CastVoteCase, { strict: false })
    .run({ kind: 'person', personId, assignments: [] }, place, cycle.year, ballot);
}

/** Runs `work` with legal time standing still, so many milliseconds before the end of the last day of voting. */
export function atTheEnd<T>(
  test: TestApp,
  cycle: TestCycle,
  milliseconds: number,
  work: () => Promise<T>,
): Promise<T> {
  return clockOf(test).at(new Date(rigaDayEnd(cycle.voting.to) - milliseconds), work);
}

/** Ends voting as the passage of time does. */
export async function closeCycle(test: TestApp, cycle: TestCycle): Promise<void> {
  const { MoveCycle } = await import('../../../apps/api/src/budget/cycles/move-cycle.js');
  const moves = test.app.get(MoveCycle, { strict: false });
  const cycles = test.app.get(BudgetCycles, { strict: false });
  const municipalityId = await placeId(test);
  await atTheEnd(test, cycle, 0, () =>
    test.app.get(UnitOfWork, { strict: false }).run({ kind: 'system' }, async (tx) => {
      await moves.within(tx, await cycles.load(tx.manager, municipalityId, cycle.id, true), 'closeVoting');
    }),
  );
  await test.settled();
}

/** Codes of a refusal. */
export function codesOf(answer: Answer<unknown>): string[] {
  return (answer.body as { violations?: { code: string }[] }).violations?.map(({ code }) => code) ?? [];
}
