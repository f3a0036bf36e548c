import type {
  CountingKeyView,
  CredentialBackup,
  LogEpoch,
  SignedBallot,
  SignedHead,
  VoteAuditorView,
} from '#libs/contracts';
import {
  beginCredential,
  browserChecks,
  finishCredential,
  fromBase64Url,
  grown,
  headBytes,
  isReceiptOf,
  isSigned,
  newAuditorKey,
  openAuditorSet,
  openBackup,
  PUBLISHED_FILES,
  provesConsistency,
  rootOf,
  toBase64Url,
  verifyVote,
  wholeFile,
  type AuditorSet,
  type SealedAuditorSet,
  type VoteReport,
} from '#libs/verifiable-ballot';
import { opensslChecks, remoteFolder } from '../../../apps/cli/src/vote-folder.js';
import { BallotBox } from '../../../apps/api/src/budget/voting/ballot-box.js';
import { VoteRolls } from '../../../apps/api/src/budget/voting/vote-rolls.js';
import { Voters } from '../../../apps/api/src/budget/voting/voters.js';
import { UnitOfWork } from '../../../apps/api/src/platform/database/unit-of-work.js';
import { BallotIntakeQueue } from '../../../apps/api/src/budget/voting/verifiable/ballot-intake.queue.js';
import { TakeBallot } from '../../../apps/api/src/budget/voting/verifiable/take-ballot.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { waitingFor } from '../../support/budget.js';
import { TestClient } from '../../support/client.js';
import {
  askCredential,
  ballotBy,
  countAndAnnounce,
  countingKey,
  credentialAs,
  credentialOf,
  endEpoch,
  keysOf,
  openVerifiable,
  PHRASES,
  random,
  readyVerifiable,
  sendBallot,
  votePath,
} from './verifiable-support.js';
import {
  advance,
  atTheEnd,
  ballotOf,
  closeCycle,
  codesOf,
  cycleRow,
  logInVoters,
  PLACE,
  placeId,
  registerPeople,
  vote,
  type TestCycle,
  type VotingTeam,
} from './voting-support.js';

// Every cycle makes keys of 3072 bits.

let test: TestApp;
let team: VotingTeam & { secretary: TestClient };
let year = 2040;

beforeAll(async () => {
  test = await startTestApp({ env: { VIETVARA_EPOCH_BALLOTS: '1000', VIETVARA_EPOCH_MINUTES: '1440' } });
  team = { ...(await logInVoters(test)), secretary: await TestClient.loggedIn(test.url, 'Kristīne Liepa') };
}, 120_000);
afterAll(() => test?.close());

const opened = (): Promise<TestCycle> => openVerifiable(test, team, { year: year++ });
const count = async (table: string, cycle: TestCycle): Promise<number> => {
  const [row] = await test.dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM ${table} WHERE cycle_id = $1`,
    [cycle.id],
  );
  return row?.n ?? -1;
};

describe('the counting key', () => {
  it('needs two holders before the vote opens, and takes none after it', async () => {
    const cycle = await readyVerifiable(test, { year: year++ });
    const open = () => advance(team.coordinator, cycle, 'openVoting');
    expect(codesOf(await open())).toEqual(['counting_key_holders_missing']);
    expect(await waitingFor(team.secretary, cycle.id)).toEqual(['holdCountingKey']);
    expect((await countingKey(team.coordinator, cycle, 'hold', 'short')).status).toBe(422);
    expect((await countingKey(team.anna, cycle, 'hold', PHRASES.first)).status).toBe(403);
    expect((await countingKey(team.coordinator, cycle, 'hold', PHRASES.first)).status).toBe(200);
    expect(codesOf(await open())).toEqual(['counting_key_holders_missing']);
    expect(await waitingFor(team.coordinator, cycle.id)).not.toContain('holdCountingKey');
    const { body } = await countingKey(team.secretary, cycle, 'hold', PHRASES.second);
    expect(await waitingFor(team.secretary, cycle.id)).toEqual([]);
    expect([body.state, body.mine, body.holders.map(({ name }) => name).sort()]).toEqual([
      'gathering',
      true,
      ['Kristīne Liepa', 'Sanita Lapsa'],
    ]);
    expect((await open()).status).toBe(200);
    const late = await countingKey(team.coordinator, cycle, 'hold', PHRASES.first);
    expect([late.status, codesOf(late)]).toEqual([409, ['counting_key_made']]);
    const early = await countingKey(team.coordinator, cycle, 'unlock', PHRASES.first);
    expect([early.status, codesOf(early)]).toEqual([409, ['counting_key_not_now']]);
  });

  it('asks a third holder for nothing once two have opened the ballots', async () => {
    await test.dataSource.query(
      `INSERT INTO role_assignment (id, municipality_id, institution_id, person_id, role, valid_from)
       SELECT gen_random_uuid(), a.municipality_id, a.institution_id, p.id, a.role, a.valid_from
         FROM role_assignment a JOIN municipality m ON m.id = a.municipality_id, person p
        WHERE m.slug = $1 AND a.role = 'council_secretary' AND p.name = 'Mārtiņš Egle' LIMIT 1`,
      [PLACE],
    );
    const third = await TestClient.loggedIn(test.url, 'Mārtiņš Egle');
    const cycle = await readyVerifiable(test, { year: year++ });
    const phrases = [PHRASES.first, PHRASES.second, 'trešā atslēga guļ'];
    const holders = [team.coordinator, team.secretary, third];
    for (const [at, holder] of holders.entries()) {
      await countingKey(holder, cycle, 'hold', phrases[at] ?? '');
    }
    expect((await advance(team.coordinator, cycle, 'openVoting')).status).toBe(200);
    await closeCycle(test, cycle);
    for (const holder of holders) expect(await waitingFor(holder, cycle.id)).toContain('openBallots');
    await countingKey(team.coordinator, cycle, 'unlock', PHRASES.first);
    expect(await waitingFor(third, cycle.id)).toContain('openBallots');
    expect((await countingKey(team.secretary, cycle, 'unlock', PHRASES.second)).body.state).toBe('open');
    expect(await waitingFor(third, cycle.id)).toEqual(['startCount']);
    // Their page may be older.
    const late = await countingKey(third, cycle, 'unlock', phrases[2] ?? '');
    expect([late.status, late.body.state]).toEqual([200, 'open']);
    const kept = await test.dataSource.query<{ unlocked: boolean; kept: boolean }[]>(
      `SELECT unlocked, given_share IS NOT NULL AS kept FROM counting_key_holder WHERE cycle_id = $1 ORDER BY unlocked`,
      [cycle.id],
    );
    expect(kept.map(({ unlocked, kept: share }) => [unlocked, share])).toEqual([
      [false, false],
      [true, false],
      [true, false],
    ]);
    const desk = `/api/m/${PLACE}/budget/cycles/${cycle.id}`;
    const started = await team.coordinator.post(`${desk}/count/start`, { word: 'ozols pie upes' });
    expect(started.status).toBeLessThan(300);
    expect(await waitingFor(third, cycle.id)).toEqual(['count']);
  });
});

describe('a secret and verifiable vote', () => {
  it('goes from the credential to the count, changed once, and everything on the way can be checked', async () => {
    const cycle = await opened();
    const anna = await credentialOf(team.anna, cycle);
    const velta = await credentialOf(team.velta, cycle);
    const first = ballotBy(anna, [3, 1]);
    const sent = await sendBallot(test, cycle, first);
    expect(sent.status).toBe(200);
    expect(isReceiptOf(sent.body, first, anna.keys)).toBe(true);
    expect(isReceiptOf(sent.body, ballotBy(anna, [1]), anna.keys)).toBe(false);
    expect(sent.headers.get('set-cookie')).toBeNull();
    // The answer was lost.
    expect((await sendBallot(test, cycle, first)).body).toEqual(sent.body);

    await endEpoch(test, cycle);
    const changed = ballotBy(anna, [2], 2);
    expect((await sendBallot(test, cycle, changed)).body.epoch).toBe(2);
    expect((await sendBallot(test, cycle, ballotBy(velta, [1]))).status).toBe(200);
    // Sent again after its epoch.
    expect((await sendBallot(test, cycle, first)).body).toEqual(sent.body);
    await endEpoch(test, cycle);

    const anybody = new TestClient(test.url);
    const { body: heads } = await anybody.get<SignedHead[]>(`${votePath(cycle)}/heads`);
    expect(heads.map(({ epoch, size }) => [epoch, size])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    for (const { signature, ...head } of heads) {
      expect(isSigned(anna.keys.logKey, headBytes(head), signature)).toBe(true);
    }
    const { body: epoch } = await anybody.get<LogEpoch>(`${votePath(cycle)}/epochs/2`);
    const before = { size: epoch.before, roots: epoch.subtrees.map(fromBase64Url) };
    const after = grown(before, epoch.leaves.map(fromBase64Url));
    expect(toBase64Url(rootOf(after))).toBe(epoch.head.root);
    expect([...epoch.leaves].map((leaf) => Buffer.from(leaf, 'base64url').toString('hex'))).toEqual(
      epoch.leaves.map((leaf) => Buffer.from(leaf, 'base64url').toString('hex')).sort(),
    );
    const { body: proof } = await anybody.get<{ proof: string[] }>(`${votePath(cycle)}/consistency/1/2`);
    const [one, two] = heads.map(({ size, root }) => ({ size, root: fromBase64Url(root) }));
    expect(provesConsistency(one!, two!, proof.proof.map(fromBase64Url))).toBe(true);

    await closeCycle(test, cycle);
    expect((await anybody.get(`${votePath(cycle)}/published`)).status).toBe(404);
    const wrong = await countingKey(team.coordinator, cycle, 'unlock', 'this is another phrase');
    expect([wrong.status, codesOf(wrong)]).toEqual([422, ['passphrase_wrong']]);
    const half = await countingKey(team.coordinator, cycle, 'unlock', PHRASES.first);
    expect([half.status, half.body.state]).toEqual([200, 'waiting']);
    expect((await countingKey(team.coordinator, cycle, 'unlock', PHRASES.first)).body.state).toBe('waiting');
    const box = test.app.get(BallotBox, { strict: false });
    const read = async () => box.opened(test.dataSource.manager, await cycleRow(test, cycle));
    await expect(read()).rejects.toMatchObject({ violations: [{ code: 'ballots_sealed' }] });
    expect(await count('ballot', cycle)).toBe(0);
    expect(await waitingFor(team.secretary, cycle.id)).toEqual(['openBallots']);
    expect(await waitingFor(team.coordinator, cycle.id)).toEqual(['startCount']);
    const whole = await countingKey(team.secretary, cycle, 'unlock', PHRASES.second);
    expect([whole.status, whole.body.state]).toEqual([200, 'open']);
    expect((await read()).map(({ choices }) => choices).sort()).toEqual([[1], [2]]);
    const { body: view } = await team.coordinator.get<CountingKeyView>(
      `/api/m/${PLACE}/budget/cycles/${cycle.id}/counting-key`,
    );
    expect(view.holders.map(({ unlocked }) => unlocked)).toEqual([true, true]);
  });

  it('is repaired after a lost connection, and on another device by the recovery code', async () => {
    const cycle = await opened();
    const keys = await keysOf(team.anna, cycle);
    const pending = await beginCredential(keys, cycle.units[0], random);
    const lost = await askCredential(team.anna, cycle, keys, pending);
    const again = await askCredential(team.anna, cycle, keys, pending);
    expect([lost.status, again.status, again.body]).toEqual([200, 200, lost.body]);
    const other = await beginCredential(keys, cycle.units[0], random);
    const refused = await askCredential(team.anna, cycle, keys, other);
    expect([refused.status, codesOf(refused)]).toEqual([409, ['credential_issued']]);
    // Smaller than the modulus of every key: what is blinded for one unit may be too large for another.
    const small = random(384).fill(0, 0, 1);
    const elsewhere = await askCredential(team.anna, cycle, keys, {
      unitId: cycle.units[1],
      blinded: toBase64Url(small),
    });
    expect(codesOf(elsewhere)).toEqual(['credential_issued']);

    const velta = await credentialOf(team.velta, cycle);
    await sendBallot(test, cycle, ballotBy(velta, [1]));
    const { body } = await team.velta.get<CredentialBackup>(`${votePath(cycle)}/credential`);
    const found = openBackup(body.backup, velta.code, cycle.id);
    expect(found).toEqual(velta.pending);
    const signed = await askCredential(team.velta, cycle, keys, found!);
    const held = await finishCredential(keys, found!, signed.body.signature);
    const stale = await sendBallot(test, cycle, ballotBy({ held, keys }, [2]));
    expect([stale.status, stale.codes, stale.text.includes('"last":1')]).toEqual([
      409,
      ['ballot_sequence_used'],
      true,
    ]);
    expect((await sendBallot(test, cycle, ballotBy({ held, keys }, [2], 2))).status).toBe(200);
    expect((await team.coordinator.get(`${votePath(cycle)}/credential`)).status).toBe(404);
  });

  it('gives one credential to 200 attempts at once', async () => {
    const cycle = await opened();
    const keys = await keysOf(team.anna, cycle);
    await team.anna.token();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => {
        const blinded = random(384);
        blinded[0] = 0;
        return askCredential(team.anna, cycle, keys, {
          unitId: cycle.units[0],
          blinded: toBase64Url(blinded),
        });
      }),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      answers.filter((one) => one.status === 409 && codesOf(one)[0] === 'credential_issued'),
    ).toHaveLength(199);
    expect([await count('vote_roll', cycle), await count('credential_request', cycle)]).toEqual([1, 1]);
  }, 60_000);

  it('lets either the clerk or the browser mark the roll when they come at once', async () => {
    const cycle = await opened();
    const keys = await keysOf(team.velta, cycle);
    const [row] = await test.dataSource.query<{ id: string }[]>(
      `SELECT id FROM person WHERE name = 'Velta Krastiņa'`,
    );
    const held = await cycleRow(test, cycle);
    const voter = await test.app.get(Voters, { strict: false }).of(row?.id ?? '', held);
    const rolls = test.app.get(VoteRolls, { strict: false });
    const blinded = random(384);
    blinded[0] = 0;
    const pending = { unitId: cycle.units[0], blinded: toBase64Url(blinded) };
    await team.velta.token();
    const [marked, asked] = await Promise.all([
      test.app.get(UnitOfWork, { strict: false }).run({ kind: 'system' }, ({ manager }) =>
        rolls.enter(manager, held, voter, {
          unitId: cycle.units[1],
          channel: 'in_person',
          day: cycle.voting.from,
        }),
      ),
      askCredential(team.velta, cycle, keys, pending),
    ]);
    expect([asked.status, codesOf(asked)]).toEqual(marked ? [409, ['already_voted']] : [200, []]);
    expect([await count('vote_roll', cycle), await count('credential_request', cycle)]).toEqual([
      1,
      marked ? 0 : 1,
    ]);
  });

  it('takes a double click once, and of two devices the later number', async () => {
    const cycle = await opened();
    const anna = await credentialOf(team.anna, cycle);
    const clicked = await Promise.all(
      Array.from({ length: 20 }, () => sendBallot(test, cycle, ballotBy(anna, [1]))),
    );
    expect(new Set(clicked.map(({ status, body }) => `${status} ${body.signature}`)).size).toBe(1);
    expect(await count('sealed_ballot', cycle)).toBe(1);
    const devices = await Promise.all([
      sendBallot(test, cycle, ballotBy(anna, [1, 2], 2)),
      sendBallot(test, cycle, ballotBy(anna, [3], 2)),
    ]);
    expect(devices.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await count('sealed_ballot', cycle)).toBe(2);
  });

  it('writes ballots that come together in one transaction, and not in the order in which they came', async () => {
    const cycle = await opened();
    const queue = test.app.get(BallotIntakeQueue, { strict: false });
    const municipalityId = await placeId(test);
    const ballots = Array.from({ length: 12 }, (_, at) => ({
      ...{ municipalityId, cycleId: cycle.id, unitId: cycle.units[0], today: cycle.voting.from },
      ...{ leafHash: Buffer.from(random(32)), sequence: 1, sealed: Buffer.of(0) },
      credentialHash: Buffer.alloc(32, 12 - at),
    }));
    const taken = await Promise.all(ballots.map((ballot) => queue.put(ballot)));
    expect(new Set(taken.map(({ epoch }) => epoch))).toEqual(new Set([1]));
    const rows = await test.dataSource.query<{ credential: number; xmin: string }[]>(
      `SELECT get_byte(credential_hash, 0) AS credential, xmin::text FROM sealed_ballot WHERE cycle_id = $1 ORDER BY ctid`,
      [cycle.id],
    );
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
    expect(rows.map(({ credential }) => credential)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('refuses forged, changed and unlawful ballots, and keeps nothing of them', async () => {
    const cycle = await opened();
    const other = await opened();
    const anna = await credentialOf(team.anna, cycle);
    const velta = await credentialOf(team.velta, cycle, 1);
    const ballot = ballotBy(anna, [1]);
    const forged = { ...ballot, credential: { ...ballot.credential, key: velta.held.credential.key } };
    const unit = { ...velta.held, unitId: cycle.units[0] };
    const cases: [unknown, number, string][] = [
      [{ ...ballot, choices: [2] }, 403, 'ballot_forged'],
      [{ ...ballot, sequence: 2 }, 403, 'ballot_forged'],
      [forged, 403, 'credential_forged'],
      [ballotBy({ held: unit, keys: anna.keys }, [1]), 403, 'credential_forged'],
      [{ ...ballot, signature: `${ballot.signature.slice(0, -1)}_` }, 403, 'ballot_forged'],
      [ballotBy(anna, [1, 1]), 422, 'ballot_choice_twice'],
      [ballotBy(anna, []), 422, 'ballot_without_choice'],
      [ballotBy(anna, [4]), 422, 'ballot_project_unknown'],
      [{ ...ballot, cycleId: other.id }, 409, 'ballot_rules_changed'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await sendBallot(test, cycle, body as typeof ballot);
      expect([answer.status, answer.codes]).toEqual([status, [code]]);
    }
    expect(await count('sealed_ballot', cycle)).toBe(0);
    const apart = await vote(team.anna, cycle, await ballotOf(test, cycle, [1]));
    expect([apart.status, codesOf(apart)]).toEqual([409, ['vote_needs_credential']]);
  });

  it('takes ballots in the last millisecond and none after it', async () => {
    const cycle = await opened();
    const anna = await credentialOf(team.anna, cycle);
    const taking = test.app.get(TakeBallot, { strict: false });
    const place = { id: await placeId(test), slug: PLACE, shortCode: 'VID' };
    const send = (ballot: SignedBallot, before: number) =>
      atTheEnd(test, cycle, before, () => taking.run(place, cycle.year, ballot));
    expect(await send(ballotBy(anna, [1]), 1)).toMatchObject({ epoch: 1 });
    await expect(send(ballotBy(anna, [2], 2), 0)).rejects.toMatchObject({
      violations: [{ code: 'voting_over' }],
    });
    await closeCycle(test, cycle);
    const closed = await sendBallot(test, cycle, ballotBy(anna, [2], 2));
    expect([closed.status, closed.codes]).toEqual([409, ['voting_over']]);
    expect([await count('vote_leaf', cycle), await count('sealed_ballot', cycle)]).toEqual([1, 0]);
  });

  it('loses no ballot that was in flight when voting closed', async () => {
    const cycle = await opened();
    const keys = await keysOf(team.anna, cycle);
    const people = await registerPeople(
      test,
      Array.from({ length: 12 }, () => '1975-05-05'),
    );
    const credentials = [];
    for (const id of people) credentials.push(await credentialAs(test, keys, cycle, id));
    const sending = credentials.map((one) => sendBallot(test, cycle, ballotBy(one, [1])));
    await Promise.race(sending);
    await closeCycle(test, cycle);
    const taken = (await Promise.all(sending)).filter(({ status }) => status === 200).length;
    expect(taken).toBeGreaterThan(0);
    expect([await count('vote_leaf', cycle), await count('sealed_ballot', cycle)]).toEqual([taken, 0]);
  });
});

describe('whoever attacks the database after an epoch', () => {
  it('joins people and ballots no better than by chance, by order, transactions, notices, queues and mails', async () => {
    const cycle = await opened();
    const keys = await keysOf(team.anna, cycle);
    const people = await registerPeople(
      test,
      Array.from({ length: 24 }, () => '1966-06-06'),
    );
    for (const id of people) {
      await test.dataSource.query(`UPDATE person SET email = $2 WHERE id = $1`, [id, `${id}@balso.example`]);
    }
    const truth: { person: string; leaf: string }[] = [];
    for (const id of people) {
      const one = await credentialAs(test, keys, cycle, id);
      const { body } = await sendBallot(test, cycle, ballotBy(one, [1]));
      const rolled = await ordered(`SELECT encode(person_hash, 'hex') AS key FROM vote_roll`, cycle);
      const person = rolled.find((hash) => truth.every((known) => known.person !== hash)) ?? '';
      truth.push({ person, leaf: Buffer.from(body.leafHash, 'base64url').toString('hex') });
    }
    const inRoll = `SELECT encode(person_hash, 'hex') AS key FROM vote_roll`;
    const inIntake = `SELECT encode(leaf_hash, 'hex') AS key FROM sealed_ballot`;
    const inLog = `SELECT encode(leaf_hash, 'hex') AS key FROM vote_leaf`;
    // The attack is a real one: while they wait, transaction numbers join everybody, which the documentation says.
    const live = 'xmin::text::bigint';
    const waiting = await ordered(inIntake, cycle, live);
    expect(joined(truth, await ordered(inRoll, cycle, live), waiting)).toBe(24);
    // Deleted rows lie in the file of a table until it is written anew.
    const files = async (): Promise<Record<string, string>> => {
      const [row] = await test.dataSource.query<Record<string, string>[]>(
        `SELECT pg_relation_filenode('sealed_ballot') AS sealed_ballot, pg_relation_filenode('vote_roll') AS vote_roll,
                pg_relation_filenode('vote_notice') AS vote_notice`,
      );
      return row ?? {};
    };
    const filesBefore = await files();
    expect(Object.keys(filesBefore)).toHaveLength(3);
    await endEpoch(test, cycle);

    // One of them is right by chance; more than eight happens once in a million runs.
    const requests = `SELECT encode(person_hash, 'hex') AS key FROM credential_request`;
    for (const by of ['ctid', 'xmin::text::bigint, ctid', 'cmin::text::bigint, ctid']) {
      const leaves = await ordered(inLog, cycle, by);
      expect(joined(truth, await ordered(inRoll, cycle, by), leaves)).toBeLessThanOrEqual(8);
      expect(joined(truth, await ordered(requests, cycle, by), leaves)).toBeLessThanOrEqual(8);
    }
    for (const table of ['vote_roll', 'vote_leaf']) {
      const rows = await test.dataSource.query<{ xmin: string }[]>(
        `SELECT DISTINCT xmin::text FROM ${table} WHERE cycle_id = $1`,
        [cycle.id],
      );
      expect(rows).toHaveLength(1);
    }
    const filesAfter = await files();
    for (const [table, file] of Object.entries(filesBefore)) expect(filesAfter[table]).not.toBe(file);
    expect([await count('sealed_ballot', cycle), await count('vote_notice', cycle)]).toEqual([0, 0]);
    const mailed = await test.dataSource.query<{ recipient: string | null; body: string | null }[]>(
      `SELECT recipient, body FROM mail_message WHERE recipient LIKE '%@balso.example' ORDER BY ctid`,
    );
    const order = mailed.map(({ recipient }) => recipient?.slice(0, 36));
    const right = people.filter((id, at) => order[at] === id).length;
    expect(right).toBeLessThanOrEqual(8);
    const queues = await test.dataSource.query<{ row: string }[]>(
      `SELECT row_to_json(o)::text AS row FROM outbox_message o
        UNION ALL SELECT row_to_json(a)::text FROM audit_record a
        UNION ALL SELECT row_to_json(m)::text FROM mail_message m
        UNION ALL SELECT row_to_json(j)::text FROM pgboss.job j`,
    );
    const everything = queues.map(({ row }) => row).join('\n');
    for (const { person, leaf } of truth) {
      const receipt = Buffer.from(leaf, 'hex').toString('base64url');
      for (const secret of [person, leaf, receipt]) expect(everything).not.toContain(secret);
    }
  });
});

/** Keys of rows as they lie in the table, or in another order. */
async function ordered(select: string, cycle: TestCycle, by = 'ctid'): Promise<string[]> {
  const rows = await test.dataSource.query<{ key: string }[]>(
    `${select} WHERE cycle_id = $1 ORDER BY ${by}`,
    [cycle.id],
  );
  return rows.map(({ key }) => key);
}

/** How many people an attacker joins with their ballot who lays two orders side by side. */
function joined(truth: { person: string; leaf: string }[], people: string[], leaves: string[]): number {
  return people.filter((person, at) =>
    truth.some((known) => known.person === person && known.leaf === leaves[at]),
  ).length;
}

describe('a published vote', () => {
  it('stands by its files alone, and no changed file does', async () => {
    const cycle = await opened();
    const keys = await keysOf(team.anna, cycle);
    const people = await registerPeople(
      test,
      Array.from({ length: 5 }, () => '1980-01-01'),
    );
    const choices = [[1], [1, 2], [2], [1], [3, 1]];
    for (const [at, id] of people.entries()) {
      const one = await credentialAs(test, keys, cycle, id);
      await sendBallot(test, cycle, ballotBy(one, choices[at] ?? []));
      if (at === 0) await sendBallot(test, cycle, ballotBy(one, [2], 2));
      if (at === 2) await endEpoch(test, cycle);
    }
    // So few that only sums are published.
    const few = await credentialOf(team.velta, cycle, 1);
    await sendBallot(test, cycle, ballotBy(few, [4]));
    await closeCycle(test, cycle);
    await countingKey(team.coordinator, cycle, 'unlock', PHRASES.first);
    await countingKey(team.secretary, cycle, 'unlock', PHRASES.second);
    await countAndAnnounce(team, cycle);

    const address = `${test.url}${votePath(cycle)}/published`;
    const remote = await remoteFolder(address);
    const files = new Map<string, Uint8Array>();
    for (const name of PUBLISHED_FILES) files.set(name, await wholeFile(remote, name));
    const check = (changed: Record<string, (text: string) => string> = {}, auditorSet?: AuditorSet) =>
      verifyVote(
        async function* (name) {
          const text = Buffer.from(files.get(name) ?? []).toString();
          yield Buffer.from(changed[name]?.(text) ?? text);
        },
        opensslChecks(),
        auditorSet ? { auditorSet } : {},
      );
    const report = await check();
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ intact: true, leaves: 7, replaced: 1, epochs: 2 });
    const byUnit = cycle.units.map((id) => report.units.find(({ unitId }) => unitId === id));
    expect(byUnit).toMatchObject([
      { online: 5, paper: 0, inRoll: 5, withheld: null },
      { online: 1, paper: 0, inRoll: 1, withheld: 'all' },
    ]);
    expect(report.withheld).toEqual({ ballots: 1, checked: false });
    expect(await browserReport(files)).toEqual(report);

    const log = Buffer.from(files.get('log.ndjson') ?? []).toString();
    expect(log).not.toContain(few.held.credential.key);

    const cases: [Record<string, (text: string) => string>, string][] = [
      [{ 'rules.json': (text) => text.replace('Projekts 1', 'Projekts I') }, 'rules_differ'],
      [{ 'log.ndjson': (text) => text.replace('"choices":[1,2]', '"choices":[1,3]') }, 'leaf_differs'],
      [{ 'log.ndjson': (text) => text.split('\n').slice(1).join('\n') }, 'epoch_differs'],
      [{ 'log.ndjson': (text) => text.replace(/"sequence":\d+/, '"sequence":9') }, 'ballot_forged'],
      [{ 'heads.ndjson': (text) => text.replace('"size":', '"size":1') }, 'head_forged'],
      [{ 'roll.json': (text) => text.replace('"online": 5', '"online": 4') }, 'more_ballots_than_voters'],
      [{ 'result.json': (text) => text.replace('"won": true', '"won": false') }, 'result_differs'],
      [{ 'sums.json': (text) => text.replace('"votes": 1', '"votes": 2') }, 'sums_differ'],
      [{ 'vote.json': (text) => text.replace('"year": 2', '"year": 3') }, 'file_differs'],
      [{ 'files.json': (text) => text.replace('"bytes": ', '"bytes": 1') }, 'list_forged'],
    ];
    for (const [changed, code] of cases) {
      const { intact, findings } = await check(changed);
      expect([intact, findings.map((finding) => finding.code)]).toEqual([
        false,
        expect.arrayContaining([code]),
      ]);
    }

    // What is withheld goes to the auditor alone, whoever carries it.
    const desk = `/api/m/${PLACE}/budget/cycles/${cycle.id}/auditor`;
    const nobody = await team.coordinator.post(`${desk}/set`, {});
    expect([nobody.status, codesOf(nobody)]).toEqual([409, ['auditor_missing']]);
    const key = await newAuditorKey(PHRASES.first, random);
    const auditor = { name: 'SIA Revidents', key: key.publicKey };
    expect((await team.secretary.put(desk, auditor)).status).toBe(403);
    // Nothing can be sealed to the last one.
    for (const wrong of ['AAAA', 'A'.repeat(43)]) {
      const answer = await team.coordinator.put(desk, { ...auditor, key: wrong });
      expect(codesOf(answer)).toEqual(['auditor_key_wrong']);
    }
    expect((await team.coordinator.put<VoteAuditorView>(desk, auditor)).body).toEqual({
      ...{ secrecy: 'verifiable', auditor, changeable: false, set: { ballots: 1 } },
    });
    expect(codesOf(await team.coordinator.put(desk, auditor))).toEqual(['auditor_settled']);
    for (const stranger of [team.anna, team.secretary, new TestClient(test.url)]) {
      expect([401, 403]).toContain((await stranger.post(`${desk}/set`, {})).status);
    }
    const sealed = await team.coordinator.post<SealedAuditorSet>(`${desk}/set`, {});
    expect(sealed.text).not.toContain(few.held.credential.key);
    const set = await openAuditorSet(sealed.body, key, PHRASES.first);
    // Who is named stands in the vote, and so the list of its files is another.
    expect((await check({}, set)).intact).toBe(true);
    const named = await remoteFolder(address);
    for (const name of PUBLISHED_FILES) files.set(name, await wholeFile(named, name));
    expect(await check({}, set)).toMatchObject({
      intact: true,
      auditor,
      withheld: { ballots: 1, checked: true },
    });
    const one = { ...set, ballots: set.ballots.map((ballot) => ({ ...ballot, choices: [5] })) };
    expect((await check({}, one)).findings.map(({ code }) => code)).toContain('withheld_missing');
    const audited = await test.dataSource.query<{ action: string }[]>(
      `SELECT action FROM audit_record WHERE subject_id = $1 AND action LIKE 'budget.auditor%' ORDER BY seq`,
      [cycle.id],
    );
    expect(audited.map(({ action }) => action)).toEqual(['budget.auditorNamed', 'budget.auditorSet']);
  });
});

/** The same by what a browser has. */
function browserReport(files: Map<string, Uint8Array>): Promise<VoteReport> {
  return verifyVote(async function* (name) {
    yield files.get(name) ?? new Uint8Array();
  }, browserChecks());
}
