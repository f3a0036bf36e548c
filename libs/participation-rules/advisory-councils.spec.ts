import { checkApplication, checkCall, checkComposition } from './index.js';

describe('an advisory council', () => {
  const call = {
    kind: 'advisory',
    name: 'Parka padome',
    purpose: 'Ieteikt, kā parku veidot.',
    criteria: 'Dzīvo parka apkaimē.',
    noCriteriaReason: '',
    othersHeard: 'Divas atklātas sēdes gadā.',
    seats: 2,
    applyBy: '2027-03-20',
  } as const;
  const decided = (id: string, included: boolean, reason = '') => ({ id, included, reason });
  const codes = (found: { code: string }[]): string[] => found.map(({ code }) => code);

  it('is called for with its purpose, criteria or why there are none, and how the others are heard', () => {
    expect(checkCall(call, '2027-03-19')).toEqual([]);
    expect(checkCall({ ...call, criteria: '', noCriteriaReason: 'Tēma skar visus.' }, '2027-03-19')).toEqual(
      [],
    );
    const empty = { ...call, name: ' ', purpose: '', criteria: '', othersHeard: '' };
    expect(checkCall(empty, '2027-03-20').map(({ code, article }) => [code, article?.ref])).toEqual([
      ['advisory.name_missing', '15.1'],
      ['advisory.purpose_missing', '15.1'],
      ['advisory.no_time_to_apply', '15.1'],
      ['advisory.criteria_missing', '15.2'],
      ['advisory.others_unheard', '15.3'],
    ]);
    expect(codes(checkCall({ ...call, noCriteriaReason: 'Abi.' }, '2027-03-01'))).toEqual([
      'advisory.criteria_missing',
    ]);
  });

  it('takes applications with a name and a reason', () => {
    expect(checkApplication({ name: 'Anna', motivation: 'Dzīvoju blakus.', adult: true })).toEqual([]);
    expect(codes(checkApplication({ name: '', motivation: ' ', email: 'anna@', adult: true }))).toEqual([
      'meeting.name_missing',
      'advisory.motivation_missing',
      'opinion.email_unreadable',
    ]);
  });

  it.each([
    [
      'while one may apply',
      '2027-03-20',
      [decided('a', true), decided('b', true)],
      ['advisory.still_applying'],
    ],
    ['all decided', '2027-03-21', [decided('a', true), decided('b', false, 'Nedzīvo apkaimē.')], []],
    ['one left out', '2027-03-21', [decided('a', true)], ['advisory.candidates_undecided']],
    ['one twice', '2027-03-21', [decided('a', true), decided('a', true)], ['advisory.candidates_undecided']],
    ['a stranger', '2027-03-21', [decided('a', true), decided('x', true)], ['advisory.candidates_undecided']],
    ['no reason', '2027-03-21', [decided('a', true), decided('b', false)], ['advisory.reason_missing']],
    [
      'nobody',
      '2027-03-21',
      [decided('a', false, 'Nē.'), decided('b', false, 'Nē.')],
      ['advisory.nobody_included'],
    ],
  ])('is chosen: %s', (_what, today, decisions, expected) => {
    expect(codes(checkComposition(call, ['a', 'b'], decisions, today))).toEqual(expected);
  });

  it('has no more members than seats', () => {
    const found = checkComposition(
      { ...call, seats: 1 },
      ['a', 'b'],
      [decided('a', true), decided('b', true)],
      '2027-04-01',
    );
    expect(found).toEqual([{ code: 'advisory.too_many', params: { seats: 1, included: 2 } }]);
  });
});
