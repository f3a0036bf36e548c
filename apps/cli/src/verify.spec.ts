import { headBytes } from '#libs/verifiable-ballot';
import { pretendVote, type PretendVote } from '../../../libs/verifiable-ballot/testing/pretend-vote.js';
import { runCli } from './run.js';
import { changed, findings, json, lines, report, verify, type Changes } from './testing/checked-vote.js';
import { desk } from './testing/desk.js';

let vote: PretendVote;

beforeAll(async () => {
  vote = await pretendVote();
}, 60_000);

describe('vietvara verify', () => {
  it('finds nothing against a vote that is whole, and counts winners again also from sums', async () => {
    const { code, io } = await verify(vote.files, ['--json']);
    expect([code, io.errors]).toEqual([0, '']);
    expect(report(io)).toMatchObject({
      ...{ intact: true, leaves: 8, replaced: 1, epochs: 2, boxes: 4 },
      units: [
        { unitId: 'pilseta', online: 5, paper: 8, inRoll: 13, withheld: null },
        { unitId: 'pagasts', online: 2, paper: 1, inRoll: 4, withheld: 'all' },
      ],
      counts: [{ number: 1, winners: [1, 2, 4] }],
      withheld: { ballots: 3, checked: false },
    });
    const told = await verify(vote.files);
    expect(told.io.output).toContain('unit pagasts: 2 on line, 1 on paper (sums only), 4 people in the roll');
    expect(told.io.output).toContain('winners: 1, 2, 4');
    expect(told.io.output).toContain('withheld: 3 ballots, left to the auditor');
    expect(told.io.output).toContain('Nothing stands against this vote.');
  });

  const ballots = (change: (ballot: Record<string, never>) => unknown) =>
    lines((line, at) => (line['ballot'] && at < 3 ? { ...line, ballot: change(line['ballot']) } : line));

  it.each<[string, Changes, string]>([
    ['another rule', { 'rules.json': (text) => text.replace('2900000', '1900000') }, 'rules_differ'],
    [
      'a head that somebody else signed',
      { 'heads.ndjson': (text) => text.replace('2027-05-24', '2027-05-23') },
      'head_forged',
    ],
    ['a missing head', { 'heads.ndjson': (text) => `${text.split('\n')[1]}\n` }, 'head_order'],
    ['a missing last head', { 'heads.ndjson': (text) => `${text.split('\n')[0]}\n` }, 'log_not_covered'],
    ['a missing entry', { 'log.ndjson': (text) => text.slice(text.indexOf('\n') + 1) }, 'root_differs'],
    [
      'a missing last entry',
      { 'log.ndjson': (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1) },
      'log_not_covered',
    ],
    [
      'two entries that changed places',
      {
        'log.ndjson': (text) =>
          text
            .split('\n')
            .map((_, at, all) => all[at < 2 ? 1 - at : at])
            .join('\n'),
      },
      'leaf_order',
    ],
    [
      'an entry of another epoch',
      { 'log.ndjson': lines((line) => ({ ...line, epoch: 1 })) },
      'epoch_differs',
    ],
    [
      'another choice',
      { 'log.ndjson': ballots((ballot) => ({ ...ballot, choices: [3, 1] })) },
      'leaf_differs',
    ],
    [
      'a choice as text',
      { 'log.ndjson': ballots((ballot) => ({ ...ballot, choices: ['1'] })) },
      'file_broken',
    ],
    ['another number', { 'log.ndjson': ballots((ballot) => ({ ...ballot, sequence: 9 })) }, 'ballot_forged'],
    [
      'another key',
      {
        'log.ndjson': ballots((ballot) => ({
          ...ballot,
          credential: { ...(ballot['credential'] ?? {}), key: 'A'.repeat(43) },
        })),
      },
      'credential_forged',
    ],
    [
      'a ballot of another cycle',
      { 'log.ndjson': ballots((ballot) => ({ ...ballot, cycleId: 'other' })) },
      'ballot_elsewhere',
    ],
    [
      'a ballot against the rules',
      { 'log.ndjson': ballots((ballot) => ({ ...ballot, choices: [4] })) },
      'ballot_unlawful',
    ],
    [
      'a unit that does not vote',
      { 'log.ndjson': (text) => text.replaceAll('"pagasts"', '"ciems"') },
      'unit_unknown',
    ],
    ['a hidden ballot', { 'log.ndjson': lines((line) => ({ ...line, ballot: null })) }, 'ballot_hidden'],
    [
      'sums for many',
      { 'sums.json': (text) => text.replace('pagasts', 'pilseta').replace('"ballots": 3', '"ballots": 13') },
      'withheld_too_many',
    ],
    [
      'sums of more ballots than there are',
      { 'sums.json': (text) => text.replace('"ballots": 3', '"ballots": 4') },
      'sums_differ',
    ],
    [
      'sums of other votes',
      { 'sums.json': (text) => text.replace('"votes": 2', '"votes": 1') },
      'sum_differs',
    ],
    ['a paper of a box, changed', { 'boxes.json': (text) => text.replace('[1,2]', '[1,3]') }, 'box_differs'],
    [
      'a box that nobody signed',
      { 'boxes.json': (text) => text.replace(/"signature": ".{9}/, '"signature": "AAAAAAAAA') },
      'box_forged',
    ],
    [
      'a box under another name',
      { 'boxes.json': (text) => text.replaceAll('"Bibliotēka"', '"Skola"') },
      'box_differs',
    ],
    [
      'a box twice',
      {
        'boxes.json': json(({ key, batches }: { key: string; batches: object[] }) => ({
          key,
          batches: [batches[0], ...batches],
        })),
      },
      'box_order',
    ],
    [
      'a box that is gone',
      {
        'boxes.json': json(({ key, batches }: { key: string; batches: object[] }) => ({
          key,
          batches: batches.slice(1),
        })),
      },
      'paper_differs',
    ],
    ['a paper that is gone', { 'paper.json': json((papers: object[]) => papers.slice(1)) }, 'paper_differs'],
    [
      'a paper that is another',
      { 'paper.json': (text) => text.replace(/"choices": \[\s*1,\s*2\s*\]/, '"choices": [2]') },
      'paper_differs',
    ],
    [
      'a paper against the rules',
      { 'paper.json': (text) => text.replace(/"choices": \[\s*1\s*\]/, '"choices": [5]') },
      'paper_unlawful',
    ],
    [
      'fewer people in the roll',
      { 'roll.json': (text) => text.replace('"online": 5', '"online": 4') },
      'more_ballots_than_voters',
    ],
    [
      'more papers than people',
      { 'roll.json': (text) => text.replace('"inPerson": 8', '"inPerson": 7') },
      'more_ballots_than_voters',
    ],
    [
      'another winner',
      { 'result.json': (text) => text.replace('"won": true', '"won": false') },
      'result_differs',
    ],
    [
      'another winner where only sums are shown',
      { 'result.json': (text) => text.replace(/"won": true(?![\s\S]*"won": true)/, '"won": false') },
      'result_differs',
    ],
    [
      'more votes',
      { 'result.json': (text) => text.replace(/"votes": \d+/, '"votes": 99') },
      'result_differs',
    ],
    ['no result', { 'result.json': () => '{"counts": []}' }, 'result_missing'],
    ['a truncated log', { 'log.ndjson': (text) => text.slice(0, -40) }, 'file_broken'],
    ['something else', { 'result.json': () => '[1]' }, 'file_broken'],
    ['keys that are none', { 'vote.json': json((value: object) => ({ ...value, units: 7 })) }, 'file_broken'],
    ['a line that does not end', { 'heads.ndjson': () => `"${'x'.repeat(300_000)}"` }, 'file_broken'],
    ['rules without units', { 'rules.json': () => '{"rules": {}}' }, 'file_broken'],
  ])('finds %s', async (_, changes, code) => {
    const { code: exit, io } = await verify(changed(vote, changes));
    expect(exit).toBe(1);
    expect(
      findings(io)
        .filter(({ harmless }) => !harmless)
        .map((one) => one.code),
    ).toContain(code);
    expect(io.output).toContain('This vote does not stand');
  });

  it.each<[string, string, (text: string) => string, string]>([
    ['a title', 'vote.json', (text) => text.replace('budžets', 'budžats'), 'file_differs'],
    ['a key of boxes', 'boxes.json', (text) => text.replace(/"key": "./, '"key": "_'), 'file_differs'],
    [
      'more people in a roll',
      'roll.json',
      (text) => text.replace('"online": 5', '"online": 6'),
      'file_differs',
    ],
    [
      'an explanation',
      'result.json',
      (text) => text.replace(/"leftBeforeCents": ./, '"leftBeforeCents": 9'),
      'file_differs',
    ],
    ['a blank', 'sums.json', (text) => `${text} `, 'file_differs'],
    [
      'the digest of a file',
      'files.json',
      (text) => text.replace(/"sha256": "./, '"sha256": "x'),
      'list_forged',
    ],
    [
      'the signature',
      'files.json',
      (text) => text.replace(/"signature": "./, '"signature": "_'),
      'list_forged',
    ],
    [
      'the unused bits of a signature',
      'files.json',
      (text) => text.replace(/[AQgw]"\n}/, (end) => `${'BRhx'.charAt('AQgw'.indexOf(end.charAt(0)))}"\n}`),
      'list_forged',
    ],
    ['a list without a file', 'files.json', (text) => text.replace('boxes.json', 'box.json'), 'file_differs'],
    ['a blank in the list', 'files.json', (text) => `${text} `, 'file_differs'],
    ['a list of another format', 'files.json', (text) => text.replace('files 1', 'files 0'), 'file_broken'],
  ])('finds %s that was changed behind the list', async (_, name, change, code) => {
    const { code: exit, io } = await verify({
      ...vote.files,
      [name]: change(vote.files[name as 'roll.json']),
    });
    expect([exit, findings(io).map((one) => one.code)]).toEqual([1, expect.arrayContaining([code])]);
  });

  it('tells of a file that is wrong throughout only the beginning', async () => {
    const many = changed(vote, {
      'heads.ndjson': (text) => text.replaceAll('"size":', '"size":1').repeat(20),
    });
    const found = findings((await verify(many)).io);
    expect(found.filter(({ code }) => code === 'head_forged')).toHaveLength(20);
    expect(found).toContainEqual({ code: 'more_findings', params: { of: 'head_forged', more: 20 } });
  });

  it('refuses a folder without a file, and calls that it does not know', async () => {
    const { 'paper.json': _paper, ...rest } = vote.files;
    const { code, io } = await verify(rest);
    expect([code, JSON.parse(io.errors)]).toEqual([
      1,
      [{ code: 'fileUnusable', params: { reason: 'ENOENT', file: 'vote/paper.json' } }],
    ]);
    expect((await verify(vote.files, ['--key', 'key.json'])).code).toBe(2);
    expect(await runCli(['verify'], desk({}))).toBe(2);
  });
});

it('notices a head that only the operator could have signed, over a log that lost an entry', async () => {
  const last = JSON.parse(vote.files['heads.ndjson'].split('\n')[1] ?? '') as Parameters<typeof headBytes>[0];
  const head = {
    cycleId: last.cycleId,
    epoch: last.epoch,
    size: last.size - 1,
    root: last.root,
    day: last.day,
  };
  const { io } = await verify(
    changed(vote, {
      'heads.ndjson': (text) =>
        `${text.split('\n')[0]}\n${JSON.stringify({ ...head, signature: vote.asLog(headBytes(head)) })}\n`,
      'log.ndjson': (text) => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1),
    }),
  );
  expect(findings(io).map(({ code }) => code)).toContain('root_differs');
});
