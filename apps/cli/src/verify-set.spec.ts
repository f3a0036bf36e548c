import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  PUBLISHED_FILES,
  sealAuditorSet,
  verifyVote,
  type AuditorSet,
  type PublishedFileName,
} from '#libs/verifiable-ballot';
import { pretendVote, type PretendVote } from '../../../libs/verifiable-ballot/testing/pretend-vote.js';
import { runCli } from './run.js';
import {
  changed,
  findings,
  json,
  PASSPHRASE,
  report,
  verify,
  type Changes,
  type Files,
} from './testing/checked-vote.js';
import { desk } from './testing/desk.js';
import { opensslChecks } from './vote-folder.js';

let vote: PretendVote;
let corrected: PretendVote;

beforeAll(async () => {
  vote = await pretendVote();
  corrected = await pretendVote({ corrected: true });
}, 60_000);

describe('a corrected result', () => {
  it('is counted again beside the first one, as far as its ballots are shown', async () => {
    const { code, io } = await verify(corrected.files, ['--json']);
    expect(code).toBe(0);
    expect(findings(io)).toEqual([
      { code: 'result_corrected', params: { number: 2 }, harmless: true },
      { code: 'correction_withheld', params: { unitId: 'pagasts', number: 2 }, harmless: true },
    ]);
    expect(report(io).counts).toEqual([
      { number: 1, winners: [1, 2, 4] },
      { number: 2, winners: null },
    ]);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'ballots that were never cast',
      (text) => text.replace(/("removed": \[\s*\{\s*"unitId": "pilseta",\s*"choices": \[\s*)1/, '$13'),
      'correction_unfounded',
    ],
    ['another number of ballots', (text) => text.replace('"times": 3', '"times": 2'), 'result_differs'],
    [
      'a correction without an error',
      json(({ counts }: { counts: object[] }) => ({
        counts: counts.map((one) => ({ ...one, correction: null })),
      })),
      'result_missing',
    ],
    [
      'a first result that is gone',
      json(({ counts }: { counts: object[] }) => ({ counts: counts.slice(1) })),
      'result_missing',
    ],
  ])('does not stand with %s', async (_, change, code) => {
    const { code: exit, io } = await verify(changed(corrected, { 'result.json': change }));
    expect([exit, findings(io).map((one) => one.code)]).toEqual([1, expect.arrayContaining([code])]);
  });

  it('does not stand with more papers than people in the roll, or with papers against the rules', async () => {
    const told = async (changes: Changes): Promise<unknown> => {
      const { io } = await verify(changed(corrected, changes));
      return findings(io).filter(({ code }) => ['more_ballots_than_voters', 'paper_unlawful'].includes(code));
    };
    const of = { unitId: 'pilseta', number: 2 };
    expect(await told({ 'result.json': (text) => text.replace('"times": 3', '"times": 4') })).toEqual([
      { code: 'more_ballots_than_voters', params: { ...of, online: 5, paper: 9 } },
    ]);
    expect(await told({ 'roll.json': (text) => text.replace('"inPerson": 2', '"inPerson": 1') })).toEqual([
      { code: 'more_ballots_than_voters', params: { ...of, unitId: 'pagasts', online: 2, paper: 2 } },
    ]);
    const elsewhere = (text: string): string => text.replace(/("added": \[[^\]]*"choices": \[\s*)2/, '$14');
    expect(await told({ 'result.json': elsewhere })).toEqual([{ code: 'paper_unlawful', params: of }]);
  });
});

describe("the auditor's set", () => {
  let key: string;
  let publicKey: string;
  const args = ['--auditor-set', 'set.json', '--key', 'key.json', '--json'];

  beforeAll(async () => {
    const io = desk({});
    io.ask = async () => PASSPHRASE;
    expect(await runCli(['verify', 'new-key', '--key', 'key.json'], io)).toBe(0);
    key = io.files['key.json'] ?? '';
    publicKey = io.output.trim();
    expect(key).toContain(publicKey);
  });

  const sealed = async (set: AuditorSet): Promise<Files> => ({
    'key.json': key,
    'set.json': JSON.stringify(await sealAuditorSet(set, { name: 'SIA Revidents', key: publicKey })),
  });

  it('completes the check: every ballot, every box, every count', async () => {
    const { code, io } = await verify(corrected.files, args, await sealed(corrected.set));
    expect(findings(io)).toEqual([{ code: 'result_corrected', params: { number: 2 }, harmless: true }]);
    expect([code, report(io).withheld]).toEqual([0, { ballots: 3, checked: true }]);
    expect(report(io).counts[1]).toEqual({ number: 2, winners: [2, 1, 5] });
    expect(io.output).not.toContain(corrected.set.ballots[0]?.credential.key);
  });

  it.each<[string, (set: AuditorSet) => AuditorSet, string]>([
    ['a ballot less', (set) => ({ ...set, ballots: set.ballots.slice(1) }), 'withheld_missing'],
    [
      'a ballot of nobody',
      (set) => ({ ...set, ballots: set.ballots.map((one) => ({ ...one, choices: [5] })) }),
      'withheld_surplus',
    ],
    [
      'another paper',
      (set) => ({ ...set, paper: set.paper.map((one) => ({ ...one, choices: [4] })) }),
      'sums_differ',
    ],
    [
      'a box that says something else',
      (set) => ({
        ...set,
        boxes: set.boxes.map(({ number, text }) => ({ number, text: text.replace('[2,3]', '[1,3]') })),
      }),
      'box_differs',
    ],
    ['no correction', (set) => ({ ...set, corrections: [] }), 'result_differs'],
    [
      'more papers added than people in the roll',
      (set) => ({
        ...set,
        corrections: set.corrections.map(({ added, ...one }) => ({ ...one, added: [...added, ...added] })),
      }),
      'more_ballots_than_voters',
    ],
    ['another cycle', (set) => ({ ...set, cycleId: 'other' }), 'withheld_elsewhere'],
  ])('does not stand with %s', async (_, change, code) => {
    const folder = async function* (name: string): AsyncIterable<Uint8Array> {
      yield Buffer.from(corrected.files[name as PublishedFileName]);
    };
    const auditorSet = change(corrected.set);
    const { intact, findings: found } = await verifyVote(folder, opensslChecks(), { auditorSet });
    expect([intact, found.map((one) => one.code)]).toEqual([false, expect.arrayContaining([code])]);
  });

  it('of another vote checks nothing, and says no more than that', async () => {
    const { code, io } = await verify(vote.files, args, await sealed({ ...vote.set, cycleId: 'other' }));
    expect([code, findings(io)]).toEqual([1, [{ code: 'withheld_elsewhere' }]]);
    expect(report(io).withheld).toEqual({ ballots: 3, checked: false });
  });

  it('opens for nobody else', async () => {
    const files = await sealed(vote.set);
    const opened = async (more: Files, passphrase = PASSPHRASE): Promise<unknown> => {
      const io = desk({ ...files, ...more });
      io.ask = async () => null;
      io.readInput = async () => `${passphrase}\n`;
      expect(await runCli(['verify', 'vote', ...args], io)).toBe(1);
      return JSON.parse(io.errors);
    };
    expect(await opened({}, 'not this passphrase')).toEqual([{ code: 'passphrase_wrong' }]);
    const set = JSON.parse(files['set.json'] ?? '') as { sealed: string; auditor: { key: string } };
    const other = { ...set, auditor: { name: 'X', key: 'A'.repeat(43) } };
    expect(await opened({ 'set.json': JSON.stringify(other) })).toEqual([{ code: 'auditor_set_foreign' }]);
    const cut = { ...set, sealed: set.sealed.slice(0, -8) };
    expect(await opened({ 'set.json': JSON.stringify(cut) })).toEqual([{ code: 'auditor_set_unreadable' }]);
    expect(await opened({ 'key.json': 'not JSON' })).toEqual([{ code: 'auditor_key_unreadable' }]);
    const short = desk({});
    short.ask = async () => 'short';
    expect(await runCli(['verify', 'new-key', '--key', 'key.json'], short)).toBe(2);
    expect(short.files).toEqual({});
  });
});

describe('a vote at its address', () => {
  let server: Server;
  let address = '';
  /** What is served in the place of a file. */
  const served = new Map<string, (text: string) => string | null>();

  beforeAll(async () => {
    const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
    const list = PUBLISHED_FILES.map((name) => {
      const text = vote.files[name];
      return { name, bytes: Buffer.byteLength(text), sha256: digest(text) };
    });
    server = createServer((request, response) => {
      const name = (request.url ?? '').slice('/published'.length + 1);
      const text = name === '' ? JSON.stringify({ files: list }) : vote.files[name as PublishedFileName];
      const told = text === undefined ? null : (served.get(name)?.(text) ?? text);
      if (served.get(name)?.(text ?? '') === null || told === null) response.writeHead(404).end();
      else response.end(told);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/published/`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  afterEach(() => served.clear());

  const fetched = async (where = address): Promise<[number, unknown]> => {
    const io = desk({});
    const code = await runCli(['verify', where], io);
    return [code, io.errors ? JSON.parse(io.errors) : io.output];
  };

  it('is checked like one in a folder', async () => {
    expect(await fetched()).toEqual([0, expect.stringContaining('Nothing stands against this vote.')]);
  });

  it.each<[string, string, (text: string) => string | null, string]>([
    ['a file that is not the listed one', 'roll.json', (text) => text.replace('5', '6'), 'file_differs'],
    [
      'a shorter file',
      'log.ndjson',
      (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1),
      'file_differs',
    ],
    ['a longer file', 'paper.json', (text) => text + ' '.repeat(5_000_000), 'file_differs'],
    ['a file that is not there', 'sums.json', () => null, 'no_answer'],
    ['a list that is none', '', () => '<html>', 'list_broken'],
    ['a list of a gigabyte', '', (text) => text + ' '.repeat(400_000), 'list_broken'],
    ['a list without a file', '', (text) => text.replace('boxes.json', 'box.json'), 'file_missing'],
  ])('is refused with %s', async (_, name, change, code) => {
    served.set(name, change);
    expect(await fetched()).toEqual([1, [expect.objectContaining({ code })]]);
  });

  it('is refused where nobody answers', async () => {
    expect(await fetched('http://127.0.0.1:1/published')).toEqual([
      1,
      [{ code: 'no_answer', params: { address: 'http://127.0.0.1:1/published', status: 0 } }],
    ]);
  });
});
