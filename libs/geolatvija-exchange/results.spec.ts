import * as fc from 'fast-check';
import { strToU8 } from 'fflate';
import { ballotsOfSums } from './ballots.js';
import { guessMapping, saysWon } from './fields.js';
import { readSheet } from './read-sheet.js';
import { readResults, votesByUnit, type ResultsContext } from './results.js';

const CONTEXT: ResultsContext = {
  projects: [
    { nr: 1, externalId: '17', title: 'Soliņi', unitId: 'a' },
    { nr: 2, externalId: '18', title: 'Taka', unitId: 'b' },
  ],
  units: [{ id: 'a', name: null, amountCents: 1, unitIds: ['a', 'b'] }],
  ballot: { kind: 'one' },
  voters: { a: 30 },
};

function read(lines: string[], context: Partial<ResultsContext> = {}): ReturnType<typeof readResults> {
  const sheet = readSheet(strToU8(['id;nosaukums;balsis;statuss', ...lines].join('\n')));
  return readResults(sheet, guessMapping(sheet.columns), { ...CONTEXT, ...context });
}

const barsOf = ({ results, findings }: ReturnType<typeof readResults>): string[] =>
  [...findings, ...results.flatMap((one) => one.findings)]
    .filter(({ severity }) => severity === 'bar')
    .map(({ code }) => code);

describe('readResults', () => {
  it('finds projects by number and by name', () => {
    const read1 = read(['17;Cits nosaukums;20;Atbalstīts', ';taka;10;Neatbalstīts']);
    expect(barsOf(read1)).toEqual([]);
    expect(read1.results.map(({ nr, votes, state }) => [nr, votes, state])).toEqual([
      [1, 20, 'supported'],
      [2, 10, 'unsupported'],
    ]);
    expect([...votesByUnit(read1.results, CONTEXT)]).toEqual([['a', 30]]);
  });

  it.each<[string, string[], Partial<ResultsContext>, string[]]>([
    [
      'a project that is not on the ballot',
      ['17;;20;', '18;;10;', '99;Cits;3;'],
      {},
      ['geo_project_unknown'],
    ],
    ['a project left out', ['17;;20;'], {}, ['geo_votes_missing']],
    ['a project twice', ['17;;10;', '18;;10;', '17;;10;'], {}, ['geo_row_twice']],
    ['votes that are no number', ['17;;daudz;', '18;;10;'], {}, ['geo_votes_unreadable']],
    ['more votes than choices', ['17;;25;', '18;;10;'], {}, ['geo_more_votes_than_voters']],
    [
      'more votes for one project than voters',
      ['17;;31;', '18;;0;'],
      { ballot: { kind: 'unlimited' } },
      ['geo_more_votes_than_voters'],
    ],
    ['voters that nobody told', ['17;;20;', '18;;10;'], { voters: {} }, ['geo_voters_missing']],
  ])('bars %s', (_what, lines, context, codes) => expect(barsOf(read(lines, context))).toEqual(codes));

  it('passes over what never came to the vote', () => {
    expect(barsOf(read(['17;;20;', '18;;10;', '5;Neder;0;Nekvalificējas']))).toEqual([]);
  });

  it('knows what a state says of winning', () => {
    expect(
      ['supported', 'realized', 'unsupported', 'voting_ended', null].map((state) => saysWon(state as null)),
    ).toEqual([true, true, false, null, null]);
  });
});

describe('ballotsOfSums', () => {
  it('has the same sums, names nothing twice, and spreads choices evenly', () => {
    const sums = fc.integer({ min: 1, max: 60 }).chain((voters) =>
      fc.record({
        voters: fc.constant(voters),
        votes: fc.array(fc.integer({ min: 0, max: voters }), { maxLength: 12 }),
      }),
    );
    fc.assert(
      fc.property(sums, ({ voters, votes }) => {
        const ballots = ballotsOfSums({
          unitId: 'a',
          voters,
          votes: votes.map((given, nr) => ({ nr, votes: given })),
        });
        expect(ballots).toHaveLength(voters);
        votes.forEach((given, nr) =>
          expect(ballots.filter(({ choices }) => choices.includes(nr))).toHaveLength(given),
        );
        const lengths = ballots.map(({ choices }) => choices.length);
        expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
        for (const { choices } of ballots) expect(new Set(choices).size).toBe(choices.length);
      }),
    );
  });

  it('refuses more votes than voters', () => {
    expect(() => ballotsOfSums({ unitId: 'a', voters: 1, votes: [{ nr: 1, votes: 2 }] })).toThrow(RangeError);
  });
});
