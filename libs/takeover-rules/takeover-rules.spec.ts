import fc from 'fast-check';
import {
  confirmProblems,
  drawOrder,
  guessTopic,
  itemProblems,
  lookReasons,
  mustBeLooked,
  publicationFacts,
  sampleProblems,
  sampleSize,
  type TakeoverItemFacts,
} from './index.js';

const TODAY = '2026-11-21';
const COUNCIL = 'Vidzāles novada dome';
const item = (change: Partial<TakeoverItemFacts> = {}): TakeoverItemFacts => ({
  id: 'a',
  state: 'read',
  number: '12/2024',
  adoptedDay: '2024-03-14',
  title: 'Par tirgiem',
  topic: 'trade',
  officialNumber: '2024/54.3',
  officialDay: '2024-03-19',
  fromDay: '2024-03-20',
  issuer: COUNCIL,
  repealed: false,
  unsure: 0,
  irregular: 0,
  wordsLost: 0,
  amended: 0,
  suggestions: 0,
  suggestionsSettled: false,
  known: false,
  repeated: false,
  drawn: false,
  looked: false,
  ...change,
});
const problems = (change: Partial<TakeoverItemFacts>) =>
  itemProblems(item(change), TODAY).map(({ code, where }) => [code, where]);
const reasons = (change: Partial<TakeoverItemFacts>) =>
  lookReasons(item(change), COUNCIL).map(({ code }) => code);

describe('what a source says of its publication', () => {
  it('reads the front matter of the mirrors of likumi.lv', () => {
    expect(
      publicationFacts([
        'entry_into_force: "10.04.2025."',
        'expiry_date: "01.07.2026."',
        'gazette_reference: "Latvijas Vēstnesis, 70, 09.04.2025."',
        'op_number: "2025/70.7"',
      ]),
    ).toEqual({
      officialNumber: '2025/70.7',
      officialDay: '2025-04-09',
      fromDay: '2025-04-10',
      expiredOn: '2026-07-01',
    });
  });

  it('reads the head of print pages, old and new', () => {
    expect(
      publicationFacts([
        'Publicēts:"Latvijas Vēstnesis", 180 (3338), 10.11.2005. Izdevējs: Ministru kabinets Stājas spēkā: 11.11.2005.',
      ]),
    ).toEqual({
      officialNumber: 'Latvijas Vēstnesis, 180 (3338)',
      officialDay: '2005-11-10',
      fromDay: '2005-11-11',
    });
    expect(
      publicationFacts(['Publicēts: Latvijas Vēstnesis, 244, 11.12.2018. OP numurs: 2018/244.18']),
    ).toEqual({ officialNumber: '2018/244.18', officialDay: '2018-12-11' });
  });

  it('takes no day that the calendar does not have, and finds nothing where nothing is', () => {
    expect(publicationFacts(['Stājas spēkā: 31.02.2020.', 'Publicēts kaut kur'])).toEqual({});
    fc.assert(fc.property(fc.array(fc.string()), (texts) => void publicationFacts(texts)));
  });
});

describe('the topic of a title', () => {
  it.each([
    ['Par sadzīves atkritumu apsaimniekošanu Ludzas novadā', 'waste'],
    ['Preiļu novada pašvaldības līdzdalības budžeta nolikums', 'participation'],
    ['Par nekustamā īpašuma nodokļa atvieglojumiem', 'fees_taxes'],
    ['Par mājdzīvnieku turēšanu', 'animals'],
    ['Ielu tirdzniecības kārtība', 'trade'],
    ['Par ko citu', null],
  ])('%s', (title, topic) => expect(guessTopic(title)).toBe(topic));
});

describe('an act of a takeover', () => {
  it('is complete with its number, title, topic, days and publication', () => {
    expect(problems({})).toEqual([]);
    for (const field of [
      'number',
      'adoptedDay',
      'title',
      'topic',
      'officialNumber',
      'officialDay',
      'fromDay',
    ] as const) {
      expect(problems({ [field]: null }).map(([, where]) => where)).toEqual([field]);
    }
    expect(problems({ number: '/' })).toEqual([['takeover.number_unusable', 'number']]);
  });

  it('has days that follow each other and has begun', () => {
    expect(problems({ adoptedDay: '2026-11-22' }).map(([code]) => code)).toContain('takeover.adopted_later');
    expect(problems({ officialDay: '2024-03-13' })).toEqual([
      ['takeover.published_before_adopted', 'officialDay'],
    ]);
    expect(problems({ fromDay: '2024-03-13' })).toEqual([['takeover.in_force_before_adopted', 'fromDay']]);
    expect(problems({ fromDay: '2026-11-22' })).toEqual([['takeover.not_in_force', 'fromDay']]);
    expect(problems({ fromDay: TODAY })).toEqual([]);
  });

  it('is in force, one, and settled', () => {
    expect(problems({ repealed: true })).toEqual([['takeover.repealed', undefined]]);
    expect(problems({ known: true })).toEqual([['takeover.known', 'number']]);
    expect(problems({ repeated: true })).toEqual([['takeover.repeated', 'number']]);
    expect(problems({ suggestions: 2 })).toEqual([['takeover.suggestions_open', 'suggestions']]);
    expect(problems({ suggestions: 2, suggestionsSettled: true })).toEqual([]);
  });

  it('is judged only when it was read', () => {
    expect(problems({ state: 'returned', number: null })).toEqual([]);
  });

  it('is looked at where the importer was unsure more than five times, or anything is unusual', () => {
    expect(reasons({ unsure: 3, irregular: 2 })).toEqual([]);
    expect(reasons({ unsure: 3, irregular: 3 })).toEqual(['takeover.many_findings']);
    expect(reasons({ wordsLost: 1 })).toEqual(['takeover.words_lost']);
    expect(reasons({ amended: 1 })).toEqual(['takeover.amended']);
    expect(reasons({ suggestions: 1 })).toEqual(['takeover.suggestions']);
    expect(reasons({ issuer: null })).toEqual(['takeover.issuer_unknown']);
    expect(reasons({ issuer: 'Rencēnu pagasta padome' })).toEqual(['takeover.other_issuer']);
    for (const issuer of ['Vidzāles novada pašvaldība', 'Vidzāles novada domes saistošie noteikumi Nr. 5']) {
      expect(reasons({ issuer })).toEqual([]);
    }
  });
});

describe('the sample', () => {
  it('is a tenth, at least five, never more than there are', () => {
    expect([0, 1, 5, 6, 50, 51, 300].map(sampleSize)).toEqual([0, 1, 5, 5, 5, 6, 30]);
  });

  it('follows from the seed alone, whatever the order, and takes everybody in the end', () => {
    const ids = fc.uniqueArray(fc.uuid(), { maxLength: 30 });
    fc.assert(
      fc.property(ids, fc.string(), (all, seed) => {
        const order = drawOrder(seed, all);
        expect(drawOrder(seed, [...all].reverse())).toEqual(order);
        expect([...order].sort()).toEqual([...all].sort());
      }),
    );
  });
});

describe('a takeover', () => {
  const batch = (state: 'open' | 'sampled' | 'confirmed', ...items: TakeoverItemFacts[]) => ({
    state,
    councilName: COUNCIL,
    items,
  });
  const before = (...args: Parameters<typeof batch>) => ({
    sample: sampleProblems(batch(...args), TODAY).map(({ code }) => code),
    confirm: confirmProblems(batch(...args), TODAY).map(({ code }) => code),
  });

  it('is sampled when everything is read and complete', () => {
    expect(before('open', item()).sample).toEqual([]);
    expect(before('open').sample).toEqual(['takeover.nothing_to_take']);
    expect(before('open', item(), item({ state: 'waiting' })).sample).toEqual(['takeover.still_reading']);
    expect(before('open', item({ number: null })).sample).toEqual(['takeover.items_incomplete']);
    expect(before('open', item(), item({ state: 'refused', number: null })).sample).toEqual([]);
    expect(before('sampled', item()).sample).toEqual(['takeover.sampled_already']);
  });

  it('is confirmed when the sample and everything unusual was looked at', () => {
    expect(before('open', item()).confirm).toEqual(['takeover.not_sampled']);
    expect(before('sampled', item()).confirm).toEqual([]);
    expect(before('sampled', item({ drawn: true })).confirm).toEqual(['takeover.sample_unseen']);
    expect(before('sampled', item({ drawn: true, looked: true })).confirm).toEqual([]);
    expect(before('sampled', item(), item({ wordsLost: 2 })).confirm).toEqual(['takeover.others_unseen']);
    expect(before('sampled', item({ wordsLost: 2, looked: true })).confirm).toEqual([]);
    expect(before('sampled', item({ state: 'returned', drawn: true })).confirm).toEqual([
      'takeover.nothing_to_take',
    ]);
    expect(before('confirmed', item()).confirm).toEqual(['takeover.confirmed_already']);
    expect(mustBeLooked(item({ drawn: true, looked: true }), COUNCIL)).toBe(false);
  });
});
