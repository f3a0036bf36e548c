import type { SubscriptionFilter } from '#libs/contracts';
import { addressViolations, cleanAddress, maskedAddress } from './address.js';
import { nextDigest } from './digest.js';
import { matches, type NewsSubject } from './matching.js';
import { endsAfterRefusals } from './refusals.js';

const ALL: SubscriptionFilter = { topic: null, territory: null, act: null, author: null, project: null };
const news: NewsSubject = {
  topic: 'waste',
  territory: null,
  act: '27-SN-VID-1',
  author: { id: 'a1', name: 'Attīstības nodaļa' },
  project: null,
};

describe('what was subscribed to', () => {
  it.each<[Partial<SubscriptionFilter>, Partial<NewsSubject>, boolean]>([
    [{}, {}, true],
    [{ topic: 'waste' }, {}, true],
    [{ topic: 'animals' }, {}, false],
    [{ topic: 'waste' }, { topic: null }, false],
    [{ act: '27-SN-VID-1' }, {}, true],
    [{ act: '27-SN-VID-2' }, {}, false],
    [{ author: 'a1' }, {}, true],
    [{ author: 'a2' }, {}, false],
    [{ author: 'a1' }, { author: null }, false],
    [{ territory: 'Priežkalne' }, {}, true],
    [{ territory: 'Priežkalne' }, { territory: 'priezkalne' }, true],
    [{ territory: 'Priežkalne' }, { territory: 'Upmale' }, false],
    [{ topic: 'waste', territory: 'Upmale' }, { territory: 'Upmale' }, true],
    [{ topic: 'animals', territory: 'Upmale' }, { territory: 'Upmale' }, false],
    [{ project: '2026/3' }, { project: '2026/3', topic: null, act: null }, true],
    [{ project: '2026/3' }, { project: '2026/4' }, false],
    [{ project: '2026/3' }, {}, false],
    [{}, { project: '2026/3' }, false],
  ])('%p and news with %p: %p', (filter, own, fits) => {
    expect(matches({ ...ALL, ...filter }, { ...news, ...own })).toBe(fits);
  });
});

describe('gathered news', () => {
  const at = (iso: string): number => Date.parse(iso);
  it.each([
    ['immediate', '2027-03-10T10:00:00Z', null],
    ['daily', '2027-03-10T04:59:59Z', '2027-03-10T05:00:00.000Z'],
    ['daily', '2027-03-10T05:00:00Z', '2027-03-11T05:00:00.000Z'],
    // Over the change to summer time on 28 March 2027 it stays seven in the morning.
    ['daily', '2027-03-27T10:00:00Z', '2027-03-28T04:00:00.000Z'],
    // And back on 31 October.
    ['daily', '2027-10-30T10:00:00Z', '2027-10-31T05:00:00.000Z'],
    ['weekly', '2027-03-10T10:00:00Z', '2027-03-15T05:00:00.000Z'],
    ['weekly', '2027-03-15T05:00:00Z', '2027-03-22T05:00:00.000Z'],
    ['weekly', '2027-03-22T05:00:00Z', '2027-03-29T04:00:00.000Z'],
  ] as const)('%s after %s go at %s', (frequency, now, expected) => {
    const next = nextDigest(frequency, at(now));
    expect(next === null ? null : new Date(next).toISOString()).toBe(expected);
  });
});

describe('addresses', () => {
  it.each(['anna@pasts.example', 'a.b+c@sub.pasts.example', 'ņina@pāsts.example'])('%s is one', (text) => {
    expect(addressViolations('email', cleanAddress('email', ` ${text} `))).toEqual([]);
  });

  it.each([
    '',
    'anna',
    'anna@',
    '@x.lv',
    'a@b',
    'a@x.lv, b@x.lv',
    'A <a@x.lv>',
    'a@x.lv\nBcc: b@x.lv',
    `${'a'.repeat(65)}@x.lv`,
  ])('%p is none', (text) => {
    expect(addressViolations('email', cleanAddress('email', text)).map(({ code }) => code)).toEqual([
      'subscription.emailInvalid',
    ]);
  });

  it('of official delivery are registration numbers, never personal codes', () => {
    expect(addressViolations('e_address', cleanAddress('e_address', '4000-000 0000'))).toEqual([]);
    expect(addressViolations('e_address', cleanAddress('e_address', '120180-12345'))).toHaveLength(1);
    expect(addressViolations('e_address', '32018012345')).toHaveLength(1);
  });

  it('are shown with most letters hidden', () => {
    expect(maskedAddress('email', 'anna.zarina@pasts.example')).toBe('a…@pasts.example');
    expect(maskedAddress('e_address', '40000000000')).toBe('400…00');
  });
});

describe('an address that refuses letters', () => {
  it.each([
    ['pending', 0, false],
    ['pending', 1, true],
    ['active', 2, false],
    ['active', 3, true],
    ['ended', 9, false],
  ] as const)('of a subscription that is %s, %i in a row: ends %p', (state, inARow, ends) => {
    expect(endsAfterRefusals(state, inARow)).toBe(ends);
  });
});
