import type { Decision, Submitter } from '#libs/contracts';
import { ASKED_OF_A_RESIDENT, is16On, maySubmit, mayVote, submissionTermViolations } from './people.js';
import { CYCLE } from './testing/example-cycle.js';
import { ballotViolations, mostChoices, votingTermViolations } from './voting.js';

const codes = (decision: Decision): string[] =>
  decision.allowed ? [] : decision.violations.map((violation) => violation.code);

it.each([
  ['2011-05-09', '2027-05-09', true],
  ['2011-05-10', '2027-05-09', false],
  ['2012-02-29', '2028-02-29', true],
  ['2012-02-29', '2028-02-28', false],
  ['2008-02-29', '2024-02-29', true],
  ['2012-02-29', '2029-02-28', true],
  ['1926-01-01', '2027-05-09', true],
])('born on %s, 16 on %s: %s', (bornOn, day, answer) => {
  expect(is16On(bornOn, day)).toBe(answer);
});

const ngo: Submitter = {
  kind: 'organisation',
  name: 'Vidzāles mantojuma biedrība',
  registrationNumber: '40008123456',
  noMunicipalParticipation: true,
};
const person = {
  submitter: { kind: 'person' } as Submitter,
  bornOn: '2000-01-01',
  declaredHere: null,
  alreadySubmitted: 0,
};
const narrow = { submitters: 'residents_only', maxPerSubmitter: 1 } as const;

it.each([
  ['a grown-up of any municipality', person, CYCLE.rules, []],
  ['a resident of another municipality', { ...person, declaredHere: false }, CYCLE.rules, []],
  ['somebody of 15', { ...person, bornOn: '2011-03-02' }, CYCLE.rules, ['submitter_too_young']],
  ['somebody who turns 16 today', { ...person, bornOn: '2011-03-01' }, CYCLE.rules, []],
  ['somebody without a date of birth', { ...person, bornOn: null }, CYCLE.rules, ['submitter_age_unknown']],
  ['an organisation', { ...person, submitter: ngo, bornOn: null }, CYCLE.rules, []],
  ['a third application', { ...person, alreadySubmitted: 2 }, CYCLE.rules, ['submitter_limit_reached']],
  ['the last application allowed', { ...person, alreadySubmitted: 1 }, CYCLE.rules, []],
  ['residents only: a resident', { ...person, declaredHere: true }, narrow, []],
  ['residents only: a stranger', { ...person, declaredHere: false }, narrow, ['submitter_not_declared_here']],
  [
    'residents only: an organisation for which a stranger writes',
    { ...person, submitter: ngo, bornOn: null, declaredHere: false },
    narrow,
    [],
  ],
  ['residents only: no register', person, narrow, ['submitter_not_declared_here']],
])('may submit: %s', (_, facts, rules, expected) => {
  expect(codes(maySubmit(facts, rules, '2027-03-01'))).toEqual(expected);
});

it('names what a resident is asked and no organisation', () => {
  const facts = [
    { ...person, bornOn: null, declaredHere: false },
    { ...person, bornOn: '2020-01-01', declaredHere: false },
  ];
  const asked = (submitter: Submitter) =>
    facts.flatMap((one) => codes(maySubmit({ ...one, submitter }, narrow, '2027-03-01')));
  expect(new Set(asked({ kind: 'person' }))).toEqual(new Set(ASKED_OF_A_RESIDENT));
  expect(asked(ngo)).toEqual([]);
});

it('an organisation names itself, its number, and that the municipality takes no part', () => {
  const submitter = {
    ...ngo,
    name: ' ',
    registrationNumber: '4000812345',
    noMunicipalParticipation: false as true,
  };
  expect(codes(maySubmit({ ...person, submitter }, CYCLE.rules, '2027-03-01'))).toEqual([
    'organisation_name_missing',
    'organisation_number_unreadable',
    'organisation_declaration_missing',
  ]);
});

it.each([
  ['declared and of age', { bornOn: '2011-05-10', declared: true }, []],
  ['a day too young', { bornOn: '2011-05-11', declared: true }, ['voter_too_young']],
  ['declared elsewhere', { bornOn: '1980-01-01', declared: false }, ['voter_not_declared_here']],
  ['no register', { bornOn: '1980-01-01', declared: null }, ['voter_register_missing']],
  ['no date of birth', { bornOn: null, declared: true }, ['voter_age_unknown']],
])('may vote: %s', (_, facts, expected) => {
  const decision = mayVote(facts, CYCLE.rules);
  expect(codes(decision)).toEqual(expected);
  if (!decision.allowed) expect(decision.violations[0]?.article).toEqual({ act: 'PL', ref: '60(4)' });
});

it.each([
  ['preparing', '2027-03-01', ['submission_not_open']],
  ['submission', '2027-02-28', ['submission_not_open']],
  ['submission', '2027-03-01', []],
  ['submission', '2027-03-31', []],
  ['submission', '2027-04-01', ['submission_over']],
  ['evaluation', '2027-03-15', ['submission_over']],
  ['cancelled', '2027-03-15', ['cycle_cancelled']],
] as const)('submits in state %s on %s: %j', (state, day, expected) => {
  expect(submissionTermViolations(state, CYCLE.submission, day).map((one) => one.code)).toEqual(expected);
});

it.each([
  ['ballot_ready', '2027-05-10', ['voting_not_open']],
  ['voting', '2027-05-09', ['voting_not_open']],
  ['voting', '2027-05-10', []],
  ['voting', '2027-05-24', []],
  ['voting', '2027-05-25', ['voting_over']],
  ['voting_ended', '2027-05-24', ['voting_over']],
  ['closed', '2027-05-24', ['voting_over']],
  ['cancelled', '2027-05-24', ['cycle_cancelled']],
] as const)('votes in state %s on %s: %j', (state, day, expected) => {
  expect(votingTermViolations(state, CYCLE.voting, day).map((one) => one.code)).toEqual(expected);
});

const onBallot = [
  { nr: 1, unitId: 'pilseta' },
  { nr: 2, unitId: 'pilseta' },
  { nr: 3, unitId: 'pagasts' },
];

it.each([
  ['two of two', 'pilseta', [2, 1], { kind: 'up_to', max: 2 }, []],
  ['as many as wished', 'pilseta', [1, 2], { kind: 'unlimited' }, []],
  ['one of one', 'pagasts', [3], { kind: 'one' }, []],
  ['two where one is allowed', 'pilseta', [1, 2], { kind: 'one' }, ['ballot_too_many_choices']],
  ['one twice', 'pilseta', [1, 1], { kind: 'unlimited' }, ['ballot_choice_twice']],
  ['none', 'pilseta', [], { kind: 'unlimited' }, ['ballot_without_choice']],
  ['a project of another unit', 'pilseta', [3], { kind: 'unlimited' }, ['ballot_project_unknown']],
  ['an unknown unit', 'sala', [1], { kind: 'unlimited' }, ['ballot_unit_unknown']],
] as const)('a ballot with %s', (_, unitId, choices, form, expected) => {
  expect(ballotViolations({ unitId, choices: [...choices] }, form, onBallot).map((one) => one.code)).toEqual(
    expected,
  );
});

it('knows how many may be chosen', () => {
  expect([
    mostChoices({ kind: 'one' }),
    mostChoices({ kind: 'up_to', max: 4 }),
    mostChoices({ kind: 'unlimited' }),
  ]).toEqual([1, 4, null]);
});
