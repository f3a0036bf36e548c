import type { SubmissionEvent, SubmissionState } from '#libs/contracts';
import { createCalendar, proposeHolidays } from '#libs/legal-calendar';
import { openTerms, submissionTerms } from './index.js';

const CALENDAR = createCalendar([2026, 2027].flatMap(proposeHolidays));

describe('terms (PL 57)', () => {
  const received = { receivedOn: '2026-11-12', answerDays: null };
  const days = (state: SubmissionState, steps: [SubmissionEvent, string][], over = {}) =>
    submissionTerms(
      { ...received, state, steps: steps.map(([event, day]) => ({ event, day })), ...over },
      CALENDAR,
      '2027-02-01',
    ).map(({ code, day, doneOn, late }) => [code, day, doneOn, late]);

  it('counts seven and three working days from receipt, over weekends and the holiday of 18 November', () => {
    expect(days('submitted', [])).toEqual([
      ['KI.CHECK', '2026-11-24', null, true],
      ['KI.REGISTER', '2026-11-17', null, true],
    ]);
  });

  it('asks for a report in three months and for news every three months after acceptance', () => {
    const steps: [SubmissionEvent, string][] = [
      ['receive', '2026-11-12'],
      ['accept', '2026-11-20'],
      ['recordDecision', '2026-11-26'],
    ];
    expect(days('decided', steps)).toEqual([
      ['KI.CHECK', '2026-11-24', '2026-11-20', false],
      ['KI.REPORT', '2027-02-26', null, false],
      ['KI.STATUS', '2027-02-22', null, false],
    ]);
    expect(days('decided', [...steps, ['publishStatus', '2027-01-15']]).at(-1)).toEqual([
      'KI.STATUS',
      '2027-04-15',
      null,
      false,
    ]);
  });

  it('counts the answer to what does not conform by the table or by the municipality’s own term', () => {
    const steps: [SubmissionEvent, string][] = [['refuse', '2026-11-20']];
    expect(days('refused', steps).at(-1)).toEqual(['KI.ANSWER', '2026-12-14', null, true]);
    expect(days('refused', steps, { answerDays: 15 }).at(-1)).toEqual([
      'KI.ANSWER',
      '2026-11-27',
      null,
      true,
    ]);
    const terms = submissionTerms(
      { ...received, state: 'refused', steps: [{ event: 'refuse', day: '2026-11-20' }] },
      CALENDAR,
      '2026-11-21',
    );
    expect(terms.find(({ code }) => code === 'KI.ANSWER')?.verified).toBe(false);
    expect(openTerms(terms).map(({ code }) => code)).toEqual(['KI.ANSWER']);
  });

  it('has none before the municipality has received anything', () => {
    expect(days('collecting', [['openSigning', '2026-11-01']], { receivedOn: null })).toEqual([]);
  });
});
