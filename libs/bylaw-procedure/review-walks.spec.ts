import { addUnits, isWorkingDay } from '#libs/legal-calendar';
import fc from 'fast-check';
import { runs } from '../../tests/support/runs.js';
import type { DossierFacts, ReviewSlice } from './facts.js';
import { transitionsFrom } from './lookup.js';
import { decide } from './procedure.js';
import { EVENTS } from './table.js';
import type { EventName } from './table.js';
import {
  CALENDAR,
  COUNCIL,
  DISAGREEMENT,
  PROMULGATION,
  REVIEW,
  reviewedFacts,
} from './testing/example-facts.js';

/** One attempt: how many days pass, which event is tried, and with what days and contents. */
interface Step {
  pass: number;
  pick: number;
  /** Days before today on which what the event records is said to have happened. */
  ago: number;
  outcome: 'no_objections' | 'objections_whole' | 'objections_partial';
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    pass: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 2 }) },
      { weight: 3, arbitrary: fc.integer({ min: 3, max: 35 }) },
      { weight: 1, arbitrary: fc.integer({ min: 36, max: 70 }) },
    ),
    pick: fc.oneof(
      { weight: 12, arbitrary: fc.nat({ max: 5 }) },
      { weight: 1, arbitrary: fc.integer({ min: 6, max: 60 }) },
    ),
    ago: fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: -2, max: 6 }) },
    ),
    outcome: fc.constantFrom('no_objections', 'objections_whole', 'objections_partial'),
  }),
  { minLength: 20, maxLength: 60 },
);

/** What happened, with the facts as they were decided on. */
interface Passage {
  event: EventName;
  now: string;
  facts: DossierFacts;
}

/** What the features would have written before they ask for the event. */
function written(event: EventName, facts: DossierFacts, now: string, step: Step, text: string): DossierFacts {
  const day = addUnits(now, -step.ago, 'day');
  const review = (change: Partial<ReviewSlice>): DossierFacts => ({
    ...facts,
    review: facts.review && { ...facts.review, ...change },
  });
  switch (event) {
    case 'sendForReview':
      return { ...facts, review: { ...REVIEW, bylawDigest: text, sentOn: day, receivedOn: null } };
    case 'recordReviewReceipt':
      return review({ receivedOn: day });
    case 'recordNoObjections':
    case 'recordObjections': {
      const objections = step.outcome === 'no_objections' ? 0 : 1;
      return review({ opinion: { outcome: step.outcome, issuedOn: day, receivedOn: now, objections } });
    }
    case 'recordSilentConsent':
      return review({ silenceCheckedOn: day });
    case 'recordDisagreement': {
      const decision = { number: '9', date: day };
      return review({ disagreement: { ...DISAGREEMENT, decision, signedOn: now } });
    }
    case 'sendForPromulgation': {
      const disagreement = facts.review?.disagreement;
      const sent = disagreement && { ...disagreement, sentToMinistryOn: day, sentToVaramOn: day };
      const promulgation = { ...PROMULGATION, packageDigest: text, sentOn: day, official: null };
      return { ...review(sent ? { disagreement: sent } : {}), promulgation };
    }
    default:
      return facts;
  }
}

function walk(path: Step[], lateCorrectionAllowed: boolean): Passage[] {
  const passed: Passage[] = [];
  let facts = reviewedFacts('review_required', null);
  facts.municipality = { ...facts.municipality, lateCorrectionAllowed };
  let now = '2026-03-30';
  let text = 1;
  for (const step of path) {
    now = addUnits(now, step.pass, 'day');
    const own = transitionsFrom(facts.dossier.state).map((row) => row.event);
    const event = (step.pick < 6 && own[step.pick % own.length]) || EVENTS[step.pick % EVENTS.length];
    if (!event) continue;
    const tried = written(event, facts, now, step, `text-${text}`);
    const decision = decide(event, tried, now, CALENDAR);
    if (!decision.allowed) continue;
    passed.push({ event, now, facts: tried });
    facts = { ...tried, dossier: { ...tried.dossier, state: decision.to } };
    if (event === 'startCorrection') {
      text += 1;
      const digest = `text-${text}`;
      facts.document = { ...facts.document, currentDigest: digest };
      facts.endorsements = facts.endorsements.map((one) => ({ ...one, digest }));
    }
    if (event === 'submitCorrection') {
      // The council's way is walked in the other property; here it adopts and signs at once.
      facts.dossier = { ...facts.dossier, state: 'review_required' };
      facts.council = { ...COUNCIL, adoptedDigest: `text-${text}`, decision: { number: '2', date: now } };
      facts.signature = facts.signature && { ...facts.signature, day: now };
    }
  }
  return passed;
}

/** Working days after `from` up to `to`, counted anew. */
function workingDays(from: string, to: string): number {
  let count = 0;
  for (let day = addUnits(from, 1, 'day'); day <= to; day = addUnits(day, 1, 'day'))
    if (isWorkingDay(day, CALENDAR)) count += 1;
  return count;
}

/** Whether `day` is later than so many months after `from`; a term that ends on free days runs through them. */
function afterMonths(from: string, months: number, day: string): boolean {
  let end = addUnits(from, months, 'month');
  while (!isWorkingDay(end, CALENDAR)) end = addUnits(end, 1, 'day');
  return day > end;
}

/** Article 47 read once more, from scratch, over everything before the by-law went to the gazette. */
function lawfulToSend(passed: Passage[]): string[] {
  const sending = passed.at(-1);
  const from = passed.findLastIndex((passage) => passage.event === 'sendForReview');
  const sent = passed[from];
  const end = passed
    .slice(from + 1)
    .findLast(({ event }) =>
      ['recordNoObjections', 'recordSilentConsent', 'recordDisagreement'].includes(event),
    );
  if (!sending || !sent) return ['never sent to the ministry'];
  if (!end) return ['no opinion, no silence, no disagreement'];
  const wrong: string[] = [];
  const { facts } = sending;
  const barred = passed.findLastIndex((passage) => passage.event === 'barPublication');
  if (barred > from) wrong.push('barred');
  if (facts.council?.adoptedDigest !== sent.facts.review?.bylawDigest) wrong.push('another text');
  const { review } = end.facts;
  const sentOn = facts.promulgation?.sentOn ?? '';
  if (end.event === 'recordNoObjections' && review?.opinion?.outcome !== 'no_objections')
    wrong.push('objections');
  if (end.event === 'recordNoObjections' && sentOn < (review?.opinion?.receivedOn ?? ''))
    wrong.push('too early');
  if (end.event === 'recordSilentConsent') {
    const received = review?.receivedOn ?? addUnits(sent.facts.review?.sentOn ?? '', 1, 'day');
    if (!afterMonths(received, 1, sentOn)) wrong.push('too early');
    if (!afterMonths(received, 1, end.now)) wrong.push('the month was running');
    if (review?.opinion && !afterMonths(received, 1, review.opinion.issuedOn))
      wrong.push('an opinion in time');
  }
  if (end.event === 'recordDisagreement') {
    const decided = review?.disagreement?.decision?.date ?? '9999-12-31';
    if (afterMonths(review?.opinion?.receivedOn ?? '', 2, decided)) wrong.push('decided too late');
    const signed = review?.disagreement?.signedOn ?? '';
    const days = [
      facts.promulgation?.sentOn,
      facts.review?.disagreement?.sentToMinistryOn,
      facts.review?.disagreement?.sentToVaramOn,
    ];
    if (days.some((day) => !day || workingDays(signed, day) > 3)) wrong.push('sent too late');
  }
  return wrong;
}

it('no walk reaches promulgation without an opinion, silence after its month, or a disagreement in time', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (path, late) => {
      const passed = walk(path, late);
      const sent = passed.findIndex((passage) => passage.event === 'sendForPromulgation');
      if (sent >= 0) expect(lawfulToSend(passed.slice(0, sent + 1))).toEqual([]);
    }),
    runs(250),
  );
});

it('nothing leads from barred publication to promulgation but a correction that is reviewed again', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (path, late) => {
      const events = walk(path, late).map((passage) => passage.event);
      const barred = events.indexOf('barPublication');
      const after = barred < 0 ? [] : events.slice(barred + 1);
      const sent = after.indexOf('sendForPromulgation');
      if (!late) expect(sent).toBe(-1);
      if (sent >= 0) {
        const between = after.slice(0, sent);
        expect(between).toEqual(
          expect.arrayContaining(['startCorrection', 'submitCorrection', 'sendForReview']),
        );
      }
    }),
    runs(250),
  );
});

it('random walks do reach every end, so the properties above say something', () => {
  const sample = fc.sample(fc.tuple(steps, fc.boolean()), { numRuns: 400, seed: 11 });
  const walks = sample.map(([path, late]) => walk(path, late).map((passage) => passage.event));
  const count = (event: EventName, then?: EventName): number =>
    walks.filter((events) => {
      const at = events.indexOf(event);
      return at >= 0 && (!then || events.slice(at).includes(then));
    }).length;
  expect(count('recordNoObjections', 'sendForPromulgation')).toBeGreaterThan(8);
  expect(count('recordSilentConsent', 'sendForPromulgation')).toBeGreaterThan(8);
  expect(count('recordDisagreement', 'sendForPromulgation')).toBeGreaterThan(2);
  expect(count('submitCorrection', 'sendForPromulgation')).toBeGreaterThan(8);
  expect(count('barPublication')).toBeGreaterThan(8);
  expect(count('barPublication', 'sendForReview')).toBeGreaterThan(0);
});

it('the second reading of article 47 notices each slip', () => {
  const passage = (event: EventName, now: string, change: Partial<ReviewSlice>): Passage => {
    const facts = reviewedFacts('in_review', change);
    return { event, now, facts: { ...facts, promulgation: { ...PROMULGATION, sentOn: now } } };
  };
  const opinion = {
    outcome: 'objections_whole',
    issuedOn: '2026-04-20',
    receivedOn: '2026-04-20',
    objections: 1,
  } as const;
  const fine = { ...opinion, outcome: 'no_objections', objections: 0 } as const;
  const first = passage('sendForReview', '2026-03-30', {});
  const read = (...rest: Passage[]): string[] => lawfulToSend([first, ...rest]);
  const send = (now: string, change: Partial<ReviewSlice>): Passage =>
    passage('sendForPromulgation', now, change);
  const disagreed = { opinion, disagreement: DISAGREEMENT };

  expect(
    read(
      passage('recordNoObjections', '2026-04-20', { opinion: fine }),
      send('2026-04-21', { opinion: fine }),
    ),
  ).toEqual([]);
  expect(read(send('2026-04-21', {}))).toEqual(['no opinion, no silence, no disagreement']);
  expect(lawfulToSend([send('2026-04-21', {})])).toEqual(['never sent to the ministry']);
  expect(
    read(passage('recordNoObjections', '2026-04-20', { opinion }), send('2026-04-21', { opinion })),
  ).toEqual(['objections']);
  expect(read(passage('recordSilentConsent', '2026-04-30', {}), send('2026-05-05', {}))).toEqual([
    'the month was running',
  ]);
  expect(read(passage('recordSilentConsent', '2026-05-02', { opinion }), send('2026-05-05', {}))).toEqual([
    'an opinion in time',
  ]);
  expect(read(passage('recordDisagreement', '2026-06-01', disagreed), send('2026-06-03', disagreed))).toEqual(
    [],
  );
  expect(read(passage('recordDisagreement', '2026-06-01', disagreed), send('2026-06-04', disagreed))).toEqual(
    ['sent too late'],
  );
  const late = { opinion, disagreement: { ...DISAGREEMENT, decision: { number: '1', date: '2026-06-25' } } };
  expect(read(passage('recordDisagreement', '2026-06-25', late), send('2026-06-03', late))).toEqual([
    'decided too late',
  ]);
  const other = { ...send('2026-04-21', { opinion: fine }) };
  other.facts = { ...other.facts, council: { ...COUNCIL, adoptedDigest: 'text-9' } };
  expect(read(passage('recordNoObjections', '2026-04-20', { opinion: fine }), other)).toEqual([
    'another text',
  ]);
  expect(
    read(
      passage('barPublication', '2026-06-23', { opinion }),
      passage('recordNoObjections', '2026-06-24', { opinion: fine }),
      send('2026-06-25', { opinion: fine }),
    ),
  ).toEqual(['barred']);
});
