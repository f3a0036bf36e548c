import { readPabulib } from './pabulib-reader.js';

const FILE = `META
key;value
description;A town, "the one"; by the river
budget;1000.50
vote_type;approval
max_length;2
num_projects;2
num_votes;3
odd key;kept
country;Latvia
unit;Town
instance;2026
rule;greedy
date_begin;01.05.2026
date_end;15.05.2026
PROJECTS
project_id;cost;name;colour
7;600;"Bench; by the ""old"" oak
in two lines";green
A-1;400,25;Swing;
VOTES
voter_id;vote;age
1;7,A-1;30
2;A-1;
3;;70
`;

const read = (text: string): ReturnType<typeof readPabulib> => readPabulib(text);
const refusals = (text: string): string[] => {
  const found = read(text);
  if (!('violations' in found)) return [];
  return found.violations.map(({ code, params }) => `${code} ${JSON.stringify(params)}`);
};

it('reads sections, quotes over several lines, sums with decimals and empty ballots; keeps what it does not know', () => {
  const found = read(FILE);
  if (!('instance' in found)) throw new Error(JSON.stringify(found));
  const { meta, projects, votes, election } = found.instance;
  expect(found.findings).toEqual([]);
  expect(meta.get('odd key')).toBe('kept');
  expect(meta.get('description')).toBe('A town, "the one"; by the river');
  expect(projects.columns).toEqual(['project_id', 'cost', 'name', 'colour']);
  expect(projects.rows[0]).toEqual({
    cells: ['7', '600', 'Bench; by the "old" oak\nin two lines', 'green'],
    line: 18,
  });
  expect(votes.rows[0]?.line).toBe(23);
  expect(election).toMatchObject({
    budget: 100_050,
    unit: 100,
    ballots: 3,
    projects: [
      { id: '7', cost: 60_000 },
      { id: 'A-1', cost: 40_025 },
    ],
  });
  expect([...election.total]).toEqual([1, 2]);
});

it.each([['\r\n'], ['\n']])(
  'reads lines that end with %j and a file that begins with a byte order mark',
  (end) => {
    expect(read(`\uFEFF${FILE.replaceAll('\n', end)}`)).toHaveProperty('instance');
  },
);

const ranked = (votes: string, meta = 'max_length;3'): string =>
  `META\nkey;value\nbudget;10\nvote_type;ordinal\n${meta}\nPROJECTS\nproject_id;cost\na;1\nb;1\nc;1\nVOTES\nvoter_id;vote\n${votes}`;
const pointed = (votes: string, type = 'cumulative', meta = 'x;y'): string =>
  `META\nkey;value\nbudget;10\nvote_type;${type}\n${meta}\nPROJECTS\nproject_id;cost\na;1\nb;1\nVOTES\nvoter_id;vote;points\n${votes}`;

it.each([
  ['places', ranked('1;a,b,c\n2;c'), [3, 2, 4]],
  ['places, scored by the longest ballot', ranked('1;a,b\n2;c', 'x;y'), [2, 1, 2]],
  ['points', pointed('1;a,b;7,3\n2;b;0'), [7, 3]],
  ['points with decimals', pointed('1;a,b;0.5,3'), [5, 30]],
  ['points for what is not named', pointed('1;a;3\n2;;', 'scoring', 'default_score;1'), [4, 2]],
])('adds up %s', (_, text, total) => {
  const found = read(text);
  if (!('instance' in found)) throw new Error(JSON.stringify(found));
  expect([...found.instance.election.total]).toEqual(total);
});

const change = (from: string, to: string): string => {
  expect(FILE).toContain(from);
  return FILE.replace(from, to);
};

describe('refuses', () => {
  it.each<[string, () => string, string]>([
    ['an empty file', () => '', 'pabulib.sectionMissing {"line":1,"section":"META"}'],
    ['text that is no such file', () => 'Hello', 'pabulib.outsideSections {"line":1}'],
    ['a missing section', () => change('VOTES\n', ''), 'pabulib.sectionMissing {"line":1,"section":"VOTES"}'],
    ['a section twice', () => `${FILE}META\n`, 'pabulib.sectionTwice {"line":26,"section":"META"}'],
    [
      'a missing column',
      () => change('project_id;cost', 'project_id;price'),
      'pabulib.columnMissing {"line":17,"column":"cost"}',
    ],
    [
      'letters in another encoding',
      () => Buffer.from(change('Swing', '\xd8ri'), 'latin1').toString('utf8'),
      'pabulib.notUtf8 {"line":20}',
    ],
    [
      'a row with more cells than columns',
      () => change('2;A-1;', '2;A-1;;9'),
      'pabulib.rowTooLong {"line":24,"section":"VOTES"}',
    ],
    ['a quote that is not closed', () => change('lines";', 'lines;'), 'pabulib.quoteNotClosed {"line":18}'],
    ['quotes inside a cell', () => change('Swing', '"Sw"in"g'), 'pabulib.quotesBroken {"line":20}'],
    [
      'an unknown kind of ballots',
      () => change('approval', 'guess'),
      'pabulib.voteTypeUnknown {"line":5,"value":"guess"}',
    ],
    [
      'no budget',
      () => change('budget;1000.50\n', ''),
      'pabulib.sumNotAboveZero {"line":1,"field":"budget","value":""}',
    ],
    [
      'a cost of nothing',
      () => change(';600;', ';0;'),
      'pabulib.sumNotAboveZero {"line":18,"field":"cost","value":"0"}',
    ],
    [
      'a cost below nothing',
      () => change('400,25', '-4'),
      'pabulib.sumNotAboveZero {"line":20,"field":"cost","value":"-4"}',
    ],
    [
      'a cost that is no number',
      () => change(';600;', ';6e2;'),
      'pabulib.sumNotAboveZero {"line":18,"field":"cost","value":"6e2"}',
    ],
    ['a project without a name', () => change('A-1;400', ';400'), 'pabulib.projectUnnamed {"line":20}'],
    ['a project twice', () => change('A-1;400', '7;400'), 'pabulib.projectTwice {"line":20,"project":"7"}'],
    [
      'an unknown project',
      () => change('2;A-1;', '2;A-2;'),
      'pabulib.projectUnknown {"line":24,"project":"A-2"}',
    ],
    [
      'a project twice on a ballot',
      () => change('7,A-1;30', '7,7;30'),
      'pabulib.projectTwiceOnBallot {"line":23,"project":"7"}',
    ],
    [
      'fewer ballots than the file says',
      () => change('2;A-1;\n', ''),
      'pabulib.numberDiffers {"line":8,"key":"num_votes","said":"3","found":2}',
    ],
    [
      'more choices than one',
      () => change('approval', 'choose-1'),
      'pabulib.ballotTooLong {"line":23,"most":1,"has":2}',
    ],
    [
      'a ranking that is too long',
      () => ranked('1;a,b,c', 'max_length;2'),
      'pabulib.ballotTooLong {"line":13,"most":2,"has":3}',
    ],
    [
      'points without projects',
      () => pointed('1;a;1,2'),
      'pabulib.pointsDoNotMatch {"line":12,"projects":1,"points":2}',
    ],
    ['points below nothing', () => pointed('1;a;-1'), 'pabulib.pointsNotANumber {"line":12,"value":"-1"}'],
    [
      'a row that was cut off',
      () => change('2;A-1;\n', '2\n'),
      'pabulib.rowTooShort {"line":24,"section":"VOTES"}',
    ],
    [
      'a key without a value',
      () => change('vote_type;approval', 'vote_type'),
      'pabulib.rowTooShort {"line":5,"section":"META"}',
    ],
    ['a key twice', () => change('num_votes;3', 'budget;9'), 'pabulib.keyTwice {"line":8,"key":"budget"}'],
    [
      'META without its header',
      () => change('key;value\n', ''),
      'pabulib.columnMissing {"line":2,"column":"key"}',
    ],
    [
      'a column twice',
      () => change('name;colour', 'name;cost'),
      'pabulib.columnTwice {"line":17,"column":"cost"}',
    ],
    [
      'a sum that no number holds exactly',
      () => change('1000.50', '90071992547410'),
      'pabulib.sumTooLarge {"line":4,"field":"budget","value":"90071992547410"}',
    ],
    [
      'a limit that is no number',
      () => change('max_length;2', 'max_length;two'),
      'pabulib.numberUnreadable {"line":6,"key":"max_length","value":"two"}',
    ],
    [
      'points whose sum no number holds exactly',
      () => pointed(Array.from({ length: 10 }, (_, at) => `${at};a;${'9'.repeat(15)}`).join('\n')),
      'pabulib.pointsTooLarge {"line":21}',
    ],
    ['points that are no number', () => pointed('1;a;x'), 'pabulib.pointsNotANumber {"line":12,"value":"x"}'],
  ])('%s', (_, text, violation) => {
    expect(refusals(text())).toContain(violation);
  });

  it('with at most fifty reasons', () => {
    expect(refusals(FILE.replace('3;;70\n', '9;nobody;\n'.repeat(900))).length).toBe(50);
  });
});

it.each([
  [
    'a ballot longer than allowed',
    change('2;A-1;', '2;A-1,7;').replace('max_length;2', 'max_length;1'),
    'pabulib.ballotOutsideLimits',
  ],
  [
    'a knapsack over the money',
    change('max_length;2', 'max_sum_cost;1000.24'),
    'pabulib.ballotOutsideLimits',
  ],
  ['too many points', pointed('1;a,b;7,4', 'cumulative', 'max_sum_points;10'), 'pabulib.ballotOutsideLimits'],
  ['too many for one', pointed('1;a,b;7,3', 'cumulative', 'max_points;6'), 'pabulib.ballotOutsideLimits'],
  ['too few choices', change('max_length;2', 'min_length;1'), 'pabulib.ballotOutsideLimits'],
  ['a field that the format asks for', change('unit;Town', 'city;Town'), 'pabulib.fieldsMissing'],
  ['a voter who stands twice', change('2;A-1;', '1;A-1;'), 'pabulib.voterTwice'],
  ['a sum that is not the sum', change('colour', 'votes').replace(';green', ';9'), 'pabulib.totalDiffers'],
])('counts and mentions %s', (_, text, code) => {
  const found = read(text);
  expect(found).toHaveProperty('instance');
  expect('findings' in found && found.findings.map((finding) => finding.code)).toContain(code);
});
