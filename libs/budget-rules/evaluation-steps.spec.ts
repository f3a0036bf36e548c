import type {
  ChecklistAnswer,
  CommissionCounts,
  CommissionSittingInput,
  MinutesDecision,
} from '#libs/contracts';
import {
  commissionSittingViolations,
  commissionVoteViolations,
  evaluationStepViolations,
  minutesViolations,
  type EvaluationSteps,
} from './evaluation-steps.js';

const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);

describe('what goes before a verdict', () => {
  const steps: EvaluationSteps = {
    checklist: [{ text: 'Kalpos piecus gadus', statutesPoint: '9.2', article: null }],
    answers: [{ answer: 'yes', note: '' }],
    appeal: 'Mēneša laikā pašvaldībā.',
    noInterest: true,
    interested: false,
    waiting: 0,
    commission: null,
  };
  const no: ChecklistAnswer = { answer: 'no', note: 'Tikai divus gadus' };

  it.each<[string, 'compliant' | 'not_compliant', Partial<EvaluationSteps>, string[]]>([
    ['all is there', 'compliant', {}, []],
    ['a refusal that tells how to object', 'not_compliant', { answers: [no] }, []],
    ['a refusal that does not', 'not_compliant', { appeal: ' ' }, ['evaluation_appeal_missing']],
    ['nothing to object to', 'compliant', { appeal: '' }, []],
    ['no declaration', 'compliant', { noInterest: false }, ['evaluation_interest_undeclared']],
    ['an interest declared before', 'compliant', { interested: true }, ['evaluation_interest']],
    ['an item without an answer', 'compliant', { answers: [] }, ['evaluation_checklist_open']],
    ['a "no" beside "compliant"', 'compliant', { answers: [no] }, ['evaluation_checklist_against']],
    ['specialists who have not answered', 'compliant', { waiting: 2 }, ['evaluation_specialists_waiting']],
    [
      'another vote of the commission',
      'compliant',
      { commission: 'not_compliant' },
      ['evaluation_against_commission'],
    ],
  ])('%s', (_name, verdict, changes, expected) => {
    expect(codes(evaluationStepViolations(verdict, { ...steps, ...changes }))).toEqual(expected);
  });
});

describe('a sitting of the commission', () => {
  const sitting: CommissionSittingInput = {
    day: '2027-03-01',
    minutesRef: 'Nr. 2',
    chair: 'Aija Kalna',
    keeper: 'Dina Zīle',
    present: ['Aija Kalna', 'Uldis Krauklis', 'Ivo Bite'],
    absent: ['Rasa Meža'],
  };

  it.each<[string, Partial<CommissionSittingInput>, string[]]>([
    ['is complete', {}, []],
    ['is to come', { day: '2027-03-03' }, ['commission_day_to_come']],
    ['has no minutes', { minutesRef: ' ' }, ['commission_minutes_missing']],
    ['has nobody', { present: [] }, ['commission_nobody_present']],
    ['has somebody twice', { absent: ['Ivo Bite'] }, ['commission_member_twice']],
    ['is chaired from outside', { chair: 'Rasa Meža' }, ['commission_chair_absent']],
    ['has nobody who keeps minutes', { keeper: '' }, ['commission_keeper_missing']],
  ])('%s', (_name, changes, expected) => {
    expect(codes(commissionSittingViolations({ ...sitting, ...changes }, '2027-03-02'))).toEqual(expected);
  });

  it.each<[string, object | null, boolean, string[]]>([
    ['lack a decision', null, false, ['commission_decision_missing']],
    ['go without one that was voted on again', null, true, []],
    ['have the decision', { verdict: 'compliant' }, false, []],
  ])('its minutes %s', (_name, decision, votedAgain, expected) => {
    const decisions = [{ nr: 4, decision, votedAgain }] as MinutesDecision[];
    expect(codes(minutesViolations({ present: sitting.present, decisions }))).toEqual(expected);
  });

  it('publishes no minutes of nobody about nothing', () => {
    expect(codes(minutesViolations({ present: [], decisions: [] }))).toEqual([
      'commission_no_votes',
      'commission_nobody_present',
    ]);
  });

  const vote: CommissionCounts = { votesFor: 2, votesAgainst: 0, abstained: 1, steppedAside: [] };
  const aside = [{ name: 'Ivo Bite', why: 'Projekta autora brālis' }];

  it.each<[string, Partial<CommissionCounts>, string[]]>([
    ['counts everybody who was there', {}, []],
    ['counts fewer when somebody stood aside', { abstained: 0, steppedAside: aside }, []],
    ['decides nothing by a tie', { votesFor: 1, votesAgainst: 1 }, ['commission_tie']],
    ['has more votes than people', { votesFor: 3 }, ['commission_votes_wrong']],
    ['misses a vote', { abstained: 0 }, ['commission_votes_wrong']],
    [
      'sets somebody aside who was not there',
      { steppedAside: [{ name: 'Rasa Meža', why: 'Radiniece' }], abstained: 0 },
      ['commission_aside_unknown'],
    ],
    [
      'sets somebody aside without a reason',
      { steppedAside: [{ name: 'Ivo Bite', why: ' ' }], abstained: 0 },
      ['commission_aside_why'],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(codes(commissionVoteViolations({ ...vote, ...changes }, sitting.present))).toEqual(expected);
  });
});
