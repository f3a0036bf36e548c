import type { ArticleRef } from '#libs/contracts';
import type { CycleContext } from './cycle-facts.js';
import { cycleFindings, submissionTermFindings, votingTermFindings } from './cycle-findings.js';
import { exclusiveFindings } from './exclusive-findings.js';
import { bar, blank, pl, warn } from './finding.js';
import type { CycleFinding } from './finding.js';

/** Holders of the counting key who can open the ballots together. */
export const KEY_HOLDERS_NEEDED = 2;

/** A condition of the cycle. Its label is the translation `budget-work.guard.<name>` where one is shown. */
export interface CycleGuard {
  /** The article it rests on; none for the product's own orderliness. */
  article?: ArticleRef;
  /** Everything that speaks against the event; empty when the condition is met. */
  check(context: CycleContext): CycleFinding[];
}

/** The conditions by name. */
export const CYCLE_GUARDS = {
  /** The nolikums, units, money and terms are what the law wants (PL 59–61). */
  setUpLawful: {
    article: pl('61'),
    check: ({ facts, calendar, now }) => cycleFindings(facts.cycle, calendar, now),
  },
  /** The nolikums cited is in force (PL 61); what the portal knows of it may be an earlier one of that number, so it warns. */
  statutesInForce: {
    article: pl('61'),
    check: ({ facts }) =>
      facts.statutesInForce === false
        ? [
            warn('statutes_not_in_force', {
              where: 'statutes.number',
              article: pl('61'),
              params: { number: facts.cycle.statutes.number },
            }),
          ]
        : [],
  },
  /** A cycle opened later than announced has a shorter term: 30 days count from the opening. */
  submissionNotBegun: {
    article: pl('61.3'),
    check: ({ facts, now, calendar }) => {
      const { from, to } = facts.cycle.submission;
      return from >= now ? [] : submissionTermFindings({ from: now, to }, calendar);
    },
  },
  /** The last day for projects has passed. */
  submissionOver: {
    article: pl('61.3'),
    check: ({ facts, now }) =>
      now > facts.cycle.submission.to
        ? []
        : [bar('submission_running', { article: pl('61.3'), params: { day: facts.cycle.submission.to } })],
  },
  /** Every submitted project has a verdict. */
  everyProjectDecided: {
    article: pl('60(3)'),
    check: ({ facts }) =>
      facts.projects.waiting === 0
        ? []
        : [bar('projects_undecided', { article: pl('60(3)'), params: { count: facts.projects.waiting } })],
  },
  /** There is something to vote on. */
  somethingToVoteOn: {
    article: pl('60(4)'),
    check: ({ facts }) =>
      facts.projects.compliant > 0 ? [] : [bar('ballot_empty', { article: pl('60(4)') })],
  },
  /** Where the nolikums has the list of projects approved, it is. */
  listApproved: {
    check: ({ facts }) =>
      !facts.cycle.rules.listApproval || facts.listApproved ? [] : [bar('ballot_list_not_approved')],
  },
  /** Verifiable ballots are sealed to a key that no one person can use. */
  keyHeldByTwo: {
    check: ({ facts }) =>
      facts.cycle.rules.secrecy !== 'verifiable' || facts.keyHolders >= KEY_HOLDERS_NEEDED
        ? []
        : [bar('counting_key_holders_missing', { params: { needed: KEY_HOLDERS_NEEDED } })],
  },
  /** Projects that rule each other out are on the ballot, and are counted together. */
  exclusiveOnBallot: {
    article: pl('61.7'),
    check: ({ facts }) => exclusiveFindings(facts),
  },
  /** The first day of voting has come. */
  votingDayReached: {
    article: pl('61.6'),
    check: ({ facts, now }) =>
      now >= facts.cycle.voting.from
        ? []
        : [bar('voting_not_begun', { article: pl('61.6'), params: { day: facts.cycle.voting.from } })],
  },
  /** Opened late, the vote still lasts 14 days. */
  votingTermLeft: {
    article: pl('61.6'),
    check: ({ facts, now, calendar }) => {
      const { from, to } = facts.cycle.voting;
      return votingTermFindings({ from: now > from ? now : from, to }, calendar);
    },
  },
  /** The last day of voting has passed. */
  votingOver: {
    article: pl('61.6'),
    check: ({ facts, now }) =>
      now > facts.cycle.voting.to
        ? []
        : [bar('voting_running', { article: pl('61.6'), params: { day: facts.cycle.voting.to } })],
  },
  /** Boxes of paper are typed twice and signed, and the roll was asked about every envelope. */
  paperSettled: {
    article: pl('61.7'),
    check: ({ facts: { paper } }) => {
      const found: CycleFinding[] = [];
      const article = pl('61.7');
      const { openBoxes, waitingEnvelopes, marked, inBoxes } = paper;
      if (openBoxes > 0) found.push(bar('paper_boxes_open', { article, params: { count: openBoxes } }));
      if (waitingEnvelopes > 0)
        found.push(bar('paper_envelopes_waiting', { article, params: { count: waitingEnvelopes } }));
      if (inBoxes < marked) found.push(warn('papers_missing_in_boxes', { params: { marked, inBoxes } }));
      return found;
    },
  },
  /** Rules, units and projects are those that people voted under. */
  rulesAsFrozen: {
    article: pl('61.7'),
    check: ({ facts }) =>
      facts.frozenDigest !== null && facts.frozenDigest === facts.currentDigest
        ? []
        : [bar('rules_changed_since_opening', { article: pl('61.7') })],
  },
  /** What people voted at GeoLatvija.lv has been taken over, where they vote there. */
  resultsTakenOver: {
    article: pl('61.7'),
    check: ({ facts }) =>
      facts.cycle.rules.votingVenue !== 'geolatvija' || facts.resultsTakenOver
        ? []
        : [bar('geo_results_missing', { article: pl('61.7') })],
  },
  /** The ballots are counted. */
  ballotsCounted: {
    article: pl('61.7'),
    check: ({ facts }) => (facts.counted ? [] : [bar('count_missing', { article: pl('61.7') })]),
  },
  /** There are minutes of the count. */
  minutesGiven: {
    check: ({ facts }) => (blank(facts.minutesRef) ? [bar('minutes_missing', { where: 'minutesRef' })] : []),
  },
  /** The council's decision is named; it is no older than the announcement could be and not of the future. */
  allocationGiven: {
    check: ({ facts, now }) => {
      const { allocation, cycle } = facts;
      if (!allocation || blank(allocation.decisionNumber)) {
        return [bar('allocation_missing', { where: 'decisionNumber' })];
      }
      if (allocation.decisionDay > now) {
        return [
          bar('allocation_in_future', { where: 'decisionDay', params: { day: allocation.decisionDay } }),
        ];
      }
      if (allocation.decisionDay <= cycle.voting.to) {
        return [
          bar('allocation_before_vote_ended', { where: 'decisionDay', params: { day: cycle.voting.to } }),
        ];
      }
      return [];
    },
  },
  /** The council has decided on the money, where anything was won. */
  allocationRecorded: {
    check: ({ facts }) =>
      facts.delivery.winners === 0 || facts.allocation
        ? []
        : [bar('allocation_missing', { where: 'allocation' })],
  },
  /** Everything that won stands. */
  winnersDelivered: {
    article: pl('62(2)'),
    check: ({ facts: { delivery } }) =>
      delivery.delivered >= delivery.winners
        ? []
        : [
            bar('winners_undelivered', {
              article: pl('62(2)'),
              params: { count: delivery.winners - delivery.delivered },
            }),
          ],
  },
  /** Why the cycle is called off. */
  reasonGiven: {
    check: ({ facts }) => (blank(facts.reason) ? [bar('cancel_reason_missing', { where: 'reason' })] : []),
  },
} as const satisfies Record<string, CycleGuard>;

/** Name of a guard. */
export type CycleGuardName = keyof typeof CYCLE_GUARDS;
