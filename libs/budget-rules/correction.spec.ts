import type { DeliveryCourse, ResultCorrection } from '#libs/contracts';
import { addCorrection, courseViolations, paperViolations, type BegunLoser } from './correction.js';

const LOSER: BegunLoser = { nr: 3, state: 'in_delivery' };
const COURSE: DeliveryCourse = {
  ...{
    nr: 3,
    course: 'stop',
    decisionNumber: '14',
    decisionDay: '2027-06-01',
    reason: 'Līgums vēl nav slēgts.',
  },
};

it.each<[string, BegunLoser[], DeliveryCourse[], string[]]>([
  ['nothing that is being built loses', [], [], []],
  ['the council has decided', [LOSER], [COURSE], []],
  ['what stands goes on standing', [{ nr: 3, state: 'delivered' }], [{ ...COURSE, course: 'go_on' }], []],
  ['nobody has decided', [LOSER, { nr: 5, state: 'delivered' }], [COURSE], ['correction_in_delivery']],
  ['a project that does not lose', [], [COURSE], ['correction_course_needless']],
  ['a project named twice', [LOSER], [COURSE, COURSE], ['correction_course_needless']],
  ['what stands cannot be stopped', [{ nr: 3, state: 'delivered' }], [COURSE], ['correction_stands_already']],
  ['no decision', [LOSER], [{ ...COURSE, decisionNumber: ' ' }], ['correction_decision_missing']],
  ['no reason', [LOSER], [{ ...COURSE, reason: '' }], ['correction_decision_missing']],
  ['a decision to come', [LOSER], [{ ...COURSE, decisionDay: '2027-06-03' }], ['allocation_in_future']],
])('%s', (_name, losers, given, expected) => {
  expect(courseViolations(losers, given, '2027-06-02').map(({ code }) => code)).toEqual(expected);
});

it('names the project and the article', () => {
  expect(courseViolations([LOSER], [], '2027-06-02')).toEqual([
    {
      ...{ code: 'correction_in_delivery', where: 'deliveries.3', params: { nr: 3 } },
      article: { act: 'PL', ref: '59(1)' },
    },
  ]);
});

it.each([
  ['a forgotten box whose voters are marked', 5, 5, []],
  ['fewer papers than marks', 4, 5, []],
  ['a paper without a mark', 6, 5, [6, 5]],
])('%s', (_name, papers, marked, expected) => {
  const found = paperViolations([
    { unit: 'Vidzāle', papers: 1, marked: 1 },
    { unit: 'Mežāle', papers, marked },
  ]);
  expect(found).toEqual(
    expected.length === 0
      ? []
      : [
          {
            ...{ code: 'correction_more_than_marked', where: 'added' },
            params: { unit: 'Mežāle', papers: expected[0], marked: expected[1] },
            article: { act: 'PL', ref: '60(4)' },
          },
        ],
  );
});

describe('a further correction', () => {
  const ballots = (choices: number[], times: number) => ({ unitId: 'a', choices, points: null, times });
  const first: ResultCorrection = {
    ...{ error: 'eligibility', reason: 'Nav pašvaldības zeme.', minutesRef: 'Nr. 1', leftOut: [7] },
    ...{ added: [ballots([1], 2)], removed: [] },
  };
  const next: ResultCorrection = {
    ...{ error: 'counting', reason: 'Kaste ievadīta divreiz.', minutesRef: 'Nr. 2', leftOut: [] },
    ...{ added: [ballots([3], 1)], removed: [ballots([1], 3)] },
  };

  it('keeps what was corrected before, and cancels what was added wrongly', () => {
    expect(addCorrection(first, next)).toEqual({
      ...{ error: 'counting', reason: 'Kaste ievadīta divreiz.', minutesRef: 'Nr. 2', leftOut: [7] },
      ...{ added: [ballots([3], 1)], removed: [ballots([1], 1)] },
    });
  });

  it('of a first count is itself', () => {
    expect(addCorrection(null, next)).toBe(next);
  });
});
