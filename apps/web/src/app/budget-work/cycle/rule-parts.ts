import { COUNT_RULES } from '#libs/contracts';
import type { CycleInput } from '#libs/contracts';
import type { RuleEntries } from './rule-form';

/** A field of the rule set: its control, what is said about it at which place, and when it is asked for. */
export interface RuleFieldSpec {
  /** Name of the control; its label is `budget-work.form.<name>`. */
  name: keyof RuleEntries;
  /** The place of findings; empty where another field shows them. */
  where: string;
  kind: 'choice' | 'text' | 'number' | 'money' | 'day' | 'check' | 'lines';
  /** Values of a choice; their texts are `budget-work.choice.<name>.<value>`. */
  options?: readonly string[];
  /** Key of the hint below `budget-work.form`. */
  hint?: string;
  /** Shown only then; always, where it is left out. */
  when?: (cycle: CycleInput) => boolean;
}

/** A part of the rule set; its heading is `budget-work.part.<name>`. */
export interface RulePart {
  name: 'who' | 'projects' | 'ballot' | 'count' | 'winners' | 'where' | 'secrecy';
  fields: readonly RuleFieldSpec[];
}

const VENUES = ['here', 'geolatvija', 'paper'];
const greedy = ({ rules }: CycleInput): boolean => rules.countRule.startsWith('greedy:');
const oneWinner = ({ rules }: CycleInput): boolean => rules.oneWinner !== null;
const large = (cycle: CycleInput): boolean => oneWinner(cycle) && !!cycle.rules.oneWinner?.large;

/** The rule set in the order in which a nolikums has it. */
export const RULE_PARTS: readonly RulePart[] = [
  {
    name: 'who',
    fields: [
      { name: 'submitters', where: 'rules.submitters', kind: 'choice', options: ['law', 'residents_only'] },
      { name: 'maxPerSubmitter', where: 'rules.maxPerSubmitter', kind: 'number', hint: 'noLimitHint' },
      {
        name: 'submittersReason',
        where: 'rules.submittersReason',
        kind: 'lines',
        when: ({ rules }) => rules.submitters === 'residents_only',
      },
      { name: 'ideasFrom', where: '', kind: 'day', hint: 'ideasHint' },
      { name: 'ideasTo', where: 'rules.ideas', kind: 'day' },
    ],
  },
  {
    name: 'projects',
    fields: [
      { name: 'projectMin', where: 'rules.projectMinCents', kind: 'money', hint: 'noLimitHint' },
      { name: 'projectMax', where: 'rules.projectMaxCents', kind: 'money', hint: 'projectMaxHint' },
      { name: 'upkeepMax', where: 'rules.upkeepMaxBasisPoints', kind: 'number', hint: 'noLimitHint' },
      { name: 'correctionDays', where: 'rules.correctionDays', kind: 'number', hint: 'ownTerm' },
      { name: 'checklist', where: 'rules.checklist', kind: 'lines', hint: 'checklistHint' },
      { name: 'listApproval', where: '', kind: 'check', hint: 'listApprovalHint' },
    ],
  },
  {
    name: 'ballot',
    fields: [
      { name: 'scope', where: 'rules.scope', kind: 'choice', options: ['unit', 'whole'] },
      {
        name: 'ballot',
        where: 'rules.ballot',
        kind: 'choice',
        options: ['one', 'up_to', 'unlimited', 'knapsack', 'points', 'ranking'],
      },
      {
        name: 'ballotMax',
        where: '',
        kind: 'number',
        when: ({ rules }) => rules.ballot.kind === 'up_to' || rules.ballot.kind === 'ranking',
      },
      {
        name: 'ballotPoints',
        where: '',
        kind: 'number',
        when: ({ rules }) => rules.ballot.kind === 'points',
      },
      {
        name: 'ballotEach',
        where: '',
        kind: 'number',
        hint: 'noLimitHint',
        when: ({ rules }) => rules.ballot.kind === 'points',
      },
      { name: 'eligibilityDay', where: 'rules.eligibilityDay', kind: 'day', hint: 'eligibilityHint' },
      { name: 'ageDay', where: 'rules.ageDay', kind: 'day', hint: 'ageHint' },
    ],
  },
  {
    name: 'count',
    fields: [
      {
        name: 'countRule',
        where: 'rules.countRule',
        kind: 'choice',
        options: COUNT_RULES,
        hint: 'countRuleHint',
      },
      {
        name: 'whenNotFitting',
        where: 'rules.whenNotFitting',
        kind: 'choice',
        options: ['take_next', 'stop'],
        when: (cycle) => greedy(cycle) || cycle.rules.whenNotFitting === 'stop',
      },
      { name: 'ties', where: '', kind: 'choice', options: ['earlier_submission', 'lower_cost', 'lot'] },
      { name: 'threshold', where: 'rules.threshold', kind: 'choice', options: ['none', 'votes', 'share'] },
      {
        name: 'thresholdVotes',
        where: '',
        kind: 'number',
        when: ({ rules }) => rules.threshold?.kind === 'votes',
      },
      {
        name: 'thresholdShare',
        where: '',
        kind: 'number',
        when: ({ rules }) => rules.threshold?.kind === 'share',
      },
      { name: 'exclusive', where: 'rules.exclusive', kind: 'text', hint: 'exclusiveHint' },
    ],
  },
  {
    name: 'winners',
    fields: [
      { name: 'partFunding', where: 'rules.partFunding', kind: 'check', hint: 'partFundingHint' },
      { name: 'partLeast', where: '', kind: 'number', when: ({ rules }) => rules.partFunding !== null },
      { name: 'oneWinner', where: 'rules.oneWinner', kind: 'check' },
      { name: 'winnerMost', where: '', kind: 'number', hint: 'noLimitHint', when: oneWinner },
      { name: 'winnerNext', where: '', kind: 'check', when: oneWinner },
      { name: 'large', where: '', kind: 'check', hint: 'largeHint', when: oneWinner },
      { name: 'largeFrom', where: '', kind: 'number', when: large },
      { name: 'largeTo', where: '', kind: 'number', when: large },
      { name: 'largeVotes', where: '', kind: 'number', when: large },
      { name: 'weightedVotes', where: 'rules.weightedVotes', kind: 'check', hint: 'weightedHint' },
    ],
  },
  {
    name: 'where',
    fields: [
      { name: 'submissionVenue', where: 'rules.submissionVenue', kind: 'choice', options: VENUES },
      { name: 'votingVenue', where: 'rules.votingVenue', kind: 'choice', options: VENUES },
      { name: 'places', where: 'rules.inPersonPlaces', kind: 'lines', hint: 'placesHint' },
    ],
  },
  {
    name: 'secrecy',
    fields: [
      {
        name: 'secrecy',
        where: 'rules.secrecy',
        kind: 'choice',
        options: ['verifiable', 'apart'],
        hint: 'secrecyHint',
      },
      { name: 'smallCell', where: 'rules.smallCell', kind: 'number', hint: 'smallCellHint' },
      { name: 'annulsVotes', where: 'rules.annulsVotes', kind: 'check' },
    ],
  },
];
