import fc from 'fast-check';
import { articleText, DATA_RIGHTS, HOLDINGS, type DataRight } from '#libs/contracts';
import { addUnits, createCalendar } from '#libs/legal-calendar';
import {
  answerDeadline,
  answerViolations,
  dayViolations,
  REFUSAL_GROUNDS,
  requestOffers,
  RIGHT_ARTICLES,
  type DataRequestFacts,
} from './data-requests.js';
import { decideErasure } from './erasure.js';

const calendar = createCalendar([
  { day: '2026-12-24', kind: 'holiday', name: 'Ziemassvētku vakars' },
  { day: '2026-12-25', kind: 'holiday', name: 'Ziemassvētki' },
]);
const request = (over: Partial<DataRequestFacts> = {}): DataRequestFacts => ({
  state: 'identified',
  rights: ['access', 'erasure'],
  receivedOn: '2026-11-02',
  identifiedOn: '2026-11-03',
  extendedOn: null,
  ...over,
});
const offered = (facts: DataRequestFacts, today: string): Record<string, string[]> =>
  Object.fromEntries(
    requestOffers(facts, today, calendar).map(({ event, violations }) => [
      event,
      violations.map(({ code }) => code),
    ]),
  );

it.each([
  ['2026-11-02', null, '2026-12-02'],
  ['2026-01-31', null, '2026-03-02'],
  ['2026-11-24', null, '2026-12-28'],
  ['2026-11-02', '2026-11-30', '2027-02-02'],
])('a request of %s, extended %s, is answered by %s', (receivedOn, extendedOn, day) => {
  expect(answerDeadline({ receivedOn, extendedOn }, calendar)).toMatchObject({
    day,
    article: { act: 'GDPR', ref: '12.3' },
  });
});

it('cites every right and ground in both languages', () => {
  const articles = [...Object.values(RIGHT_ARTICLES), ...REFUSAL_GROUNDS];
  for (const article of articles) {
    expect(articleText(article, 'lv')).toMatch(/^(Vispārīgās datu|Fizisko personu datu)/);
    expect(articleText(article, 'en')).toMatch(/Article \d|section \d/);
  }
  expect(articleText({ act: 'GDPR', ref: '17.3b' }, 'lv')).toBe(
    'Vispārīgās datu aizsardzības regulas 17. panta 3. punkta "b" apakšpunkts',
  );
  expect(articleText({ act: 'GDPR', ref: '17.3b' }, 'en')).toBe(
    'General Data Protection Regulation, Article 17(3)(b)',
  );
});

it('gives nothing out before it is known who asks', () => {
  expect(offered(request({ state: 'received', identifiedOn: null }), '2026-11-10')).toEqual({
    identify: [],
    restrict: ['data_request.identity_needed', 'data_request.not_asked'],
    search: ['data_request.identity_needed'],
    correct: ['data_request.identity_needed', 'data_request.not_asked'],
    erase: ['data_request.identity_needed'],
    answer: [],
    withdraw: [],
    extend: [],
  });
});

it('extends within the first month only, and once', () => {
  expect(offered(request(), '2026-12-02')['extend']).toEqual([]);
  expect(offered(request(), '2026-12-03')['extend']).toEqual(['data_request.extension_late']);
  expect(offered(request({ extendedOn: '2026-12-01' }), '2026-12-01')).not.toHaveProperty('extend');
});

it('is over when it is answered or withdrawn', () => {
  expect(requestOffers(request({ state: 'answered' }), '2026-12-01', calendar)).toEqual([]);
  expect(requestOffers(request({ state: 'withdrawn' }), '2026-12-01', calendar)).toEqual([]);
});

it.each([
  ['granted', 'Dati nosūtīti.', null, true, []],
  ['granted', ' ', null, true, ['data_request.answer_missing']],
  ['partly', 'Daļa saglabāta.', null, true, ['data_request.ground_missing']],
  ['refused', 'Neatpazinām.', { act: 'GDPR', ref: '12.6' }, false, []],
  ['granted', 'Dati nosūtīti.', null, false, ['data_request.identity_needed']],
] as const)('an answer "%s" with "%s"', (outcome, text, ground, identified, codes) => {
  const facts = request(identified ? {} : { identifiedOn: null });
  const found = answerViolations(facts, { outcome, text, ground, on: '2026-11-20' }, '2026-11-20');
  expect(found.map(({ code }) => code)).toEqual(codes);
});

it('knows no day before the receipt and none to come', () => {
  const codes = (day: string) => dayViolations('2026-11-02', day, '2026-11-20', 'on').map(({ code }) => code);
  expect([codes('2026-11-01'), codes('2026-11-02'), codes('2026-11-20'), codes('2026-11-21')]).toEqual([
    ['data_request.day_before_receipt'],
    [],
    [],
    ['data_request.day_to_come'],
  ]);
});

it('never ends the term before a month, and never later than a week after it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), fc.subarray([...DATA_RIGHTS]), (offset, rights) => {
      const receivedOn = addUnits('2026-01-01', offset, 'day');
      const { day } = answerDeadline({ receivedOn, extendedOn: null }, calendar);
      const month = addUnits(receivedOn, 1, 'month');
      expect(day >= month && day <= addUnits(month, 7, 'day')).toBe(true);
      const facts = request({ receivedOn, rights: rights as DataRight[] });
      const open = requestOffers(facts, receivedOn, calendar);
      expect(open.filter(({ event }) => event === 'extend')).toEqual([{ event: 'extend', violations: [] }]);
    }),
  );
});

describe('erasure', () => {
  it.each(HOLDINGS)('of %s gives a ground with its article whenever something is kept', (key) => {
    for (const over of [true, false]) {
      const { outcome, ground } = decideErasure(key, over);
      expect((outcome === 'keep') === (ground !== null)).toBe(true);
      if (ground) expect(articleText(ground.article, 'lv')).toContain('17. panta 3. punkta');
    }
  });

  it('waits for the end of the procedure, and takes at once what serves the requester alone', () => {
    expect(decideErasure('opinions', false)).toMatchObject({ outcome: 'keep', ground: { code: 'running' } });
    expect(decideErasure('opinions', true)).toEqual({ outcome: 'anonymise', ground: null });
    expect(decideErasure('subscriptions', false)).toEqual({ outcome: 'delete', ground: null });
    expect(decideErasure('council_votes', true)).toMatchObject({ outcome: 'keep' });
  });
});
