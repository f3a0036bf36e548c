import { randomBytes } from 'node:crypto';
import type {
  BallotReceipt,
  CountingKeyView,
  IssuedCredential,
  SignedBallot,
  VotingKeys,
} from '#libs/contracts';
import {
  beginCredential,
  finishCredential,
  newRecoveryCode,
  sealBackup,
  signBallot,
  type HeldCredential,
  type PendingCredential,
} from '#libs/verifiable-ballot';
import { EndEpoch } from '../../../apps/api/src/budget/voting/verifiable/end-epoch.js';
import { IssueCredential } from '../../../apps/api/src/budget/voting/verifiable/issue-credential.js';
import type { TestApp } from '../../support/app.js';
import type { Answer, TestClient } from '../../support/client.js';
import { advance, PLACE, placeId, readyCycle, type CyclePlan, type TestCycle } from './voting-support.js';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
export const PHRASES = { first: 'zils zirgs lec pāri', second: 'sarkana saule riet' };

/** Where the vote of the cycle is. */
export const votePath = (cycle: TestCycle): string => `/api/m/${PLACE}/budget/${cycle.year}/vote`;

/** A cycle that votes secretly and verifiably, before its opening. */
export async function readyVerifiable(test: TestApp, plan: CyclePlan): Promise<TestCycle> {
  const cycle = await readyCycle(test, plan);
  await test.dataSource.query(
    `UPDATE budget_cycle SET rules = rules || '{"secrecy": "verifiable", "smallCell": 3}' WHERE id = $1`,
    [cycle.id],
  );
  return cycle;
}

/** Becomes a holder of the counting key, or gives the passphrase after the end of voting. */
export function countingKey(
  client: TestClient,
  cycle: TestCycle,
  step: 'hold' | 'unlock',
  passphrase: string,
): Promise<Answer<CountingKeyView>> {
  return client.post(`/api/m/${PLACE}/budget/cycles/${cycle.id}/counting-key/${step}`, { passphrase });
}

/** Opens such a vote with two holders. */
export async function openVerifiable(
  test: TestApp,
  team: { coordinator: TestClient; secretary: TestClient },
  plan: CyclePlan,
): Promise<TestCycle> {
  const cycle = await readyVerifiable(test, plan);
  await countingKey(team.coordinator, cycle, 'hold', PHRASES.first);
  await countingKey(team.secretary, cycle, 'hold', PHRASES.second);
  const opened = await advance(team.coordinator, cycle, 'openVoting');
  if (opened.status !== 200) throw new Error(`Opening answered ${opened.status}: ${opened.text}`);
  return cycle;
}

export async function keysOf(client: TestClient, cycle: TestCycle): Promise<VotingKeys> {
  const { body, status, text } = await client.get<VotingKeys>(`${votePath(cycle)}/keys`);
  if (status !== 200) throw new Error(`The keys answered ${status}: ${text}`);
  return body;
}

/** Asks for a credential over HTTP. */
export function askCredential(
  client: TestClient,
  cycle: TestCycle,
  keys: VotingKeys,
  pending: Pick<PendingCredential, 'unitId' | 'blinded'>,
  backup = 'AAAA',
): Promise<Answer<IssuedCredential>> {
  return client.post(`${votePath(cycle)}/credential`, {
    unitId: pending.unitId,
    blinded: pending.blinded,
    rulesDigest: keys.rulesDigest,
    backup,
  });
}

/** What a browser does up to the credential. */
export async function credentialOf(
  client: TestClient,
  cycle: TestCycle,
  unit = 0,
): Promise<{ keys: VotingKeys; held: HeldCredential; pending: PendingCredential; code: string }> {
  const keys = await keysOf(client, cycle);
  const pending = await beginCredential(keys, cycle.units[unit] ?? '', random);
  const code = newRecoveryCode(random);
  const answer = await askCredential(client, cycle, keys, pending, sealBackup(pending, code, random));
  if (answer.status !== 200) throw new Error(`The credential answered ${answer.status}: ${answer.text}`);
  return { keys, pending, code, held: await finishCredential(keys, pending, answer.body.signature) };
}

/** A signed ballot of the credential. */
export const ballotBy = (
  { held, keys }: { held: HeldCredential; keys: VotingKeys },
  choices: number[],
  sequence = 1,
): SignedBallot =>
  signBallot(held, { rulesDigest: keys.rulesDigest, choices, points: null }, { sequence, ranked: false });

/** Sends a ballot as a browser does: nothing of a session goes along. */
export async function sendBallot(
  test: TestApp,
  cycle: TestCycle,
  ballot: SignedBallot,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: BallotReceipt; headers: Headers; codes: string[]; text: string }> {
  const response = await fetch(`${test.url}${votePath(cycle)}/ballots`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(ballot),
  });
  const text = await response.text();
  const body = JSON.parse(text) as BallotReceipt & { violations?: { code: string }[] };
  const codes = body.violations?.map(({ code }) => code) ?? [];
  return { status: response.status, body, headers: response.headers, codes, text };
}

/** Ends the epoch as time does: the last one ended more than a day ago. */
export async function endEpoch(test: TestApp, cycle: TestCycle): Promise<void> {
  await test.dataSource.query(
    `UPDATE vote_log SET epoch_since = now() - interval '25 hours' WHERE cycle_id = $1`,
    [cycle.id],
  );
  await test.app.get(EndEpoch, { strict: false }).endDue();
  await test.settled();
}

/** A credential for somebody without a browser. */
export async function credentialAs(
  test: TestApp,
  keys: VotingKeys,
  cycle: TestCycle,
  personId: string,
): Promise<{ held: HeldCredential; keys: VotingKeys }> {
  const pending = await beginCredential(keys, cycle.units[0], random);
  const place = { id: await placeId(test), slug: PLACE, shortCode: 'VID' };
  const { signature } = await test.app
    .get(IssueCredential, { strict: false })
    .run({ kind: 'person', personId, assignments: [] }, place, cycle.year, {
      unitId: pending.unitId,
      blinded: pending.blinded,
      rulesDigest: keys.rulesDigest,
      backup: 'AAAA',
    });
  return { keys, held: await finishCredential(keys, pending, signature) };
}

/** Two people count; the result is announced. */
export async function countAndAnnounce(
  team: { coordinator: TestClient; secretary: TestClient },
  cycle: TestCycle,
): Promise<void> {
  const desk = `/api/m/${PLACE}/budget/cycles/${cycle.id}`;
  const minutes = new FormData();
  minutes.set('minutesRef', 'Komisijas protokols Nr. 3');
  const answers = [
    await team.coordinator.post(`${desk}/count/start`, { word: 'ozols pie upes' }),
    await team.secretary.post(`${desk}/count`, { word: 'bērzs kalnā' }),
    await team.coordinator.upload(`${desk}/announce`, minutes),
  ];
  const wrong = answers.find(({ status }) => status >= 300);
  if (wrong) throw new Error(`Counting answered ${wrong.status}: ${wrong.text}`);
}
