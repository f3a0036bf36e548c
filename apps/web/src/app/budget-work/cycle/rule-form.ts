import type { FormControl } from '@angular/forms';
import { RULE_DEFAULTS } from '#libs/contracts';
import type { BallotForm, CycleRules, LegalDay, OneWinnerRule, Threshold } from '#libs/contracts';
import { parseEuro, typedEuro } from '../../ui/money';
import {
  parseChecklist,
  parseCount,
  parseGroups,
  parsePlaces,
  parseShare,
  typedChecklist,
  typedGroups,
  typedPlaces,
  typedShare,
} from './rule-values';

/** The rules as typed: sums, shares and numbers are text. */
export interface RuleEntries {
  submitters: CycleRules['submitters'];
  submittersReason: string;
  maxPerSubmitter: string;
  projectMin: string;
  projectMax: string;
  upkeepMax: string;
  ballot: BallotForm['kind'];
  ballotMax: string;
  ballotPoints: string;
  ballotEach: string;
  scope: CycleRules['scope'];
  eligibilityDay: string;
  ageDay: string;
  countRule: CycleRules['countRule'];
  whenNotFitting: CycleRules['whenNotFitting'];
  ties: CycleRules['ties'];
  threshold: 'none' | Threshold['kind'];
  thresholdVotes: string;
  thresholdShare: string;
  partFunding: boolean;
  partLeast: string;
  exclusive: string;
  oneWinner: boolean;
  winnerMost: string;
  winnerNext: boolean;
  large: boolean;
  largeFrom: string;
  largeTo: string;
  largeVotes: string;
  weightedVotes: boolean;
  secrecy: CycleRules['secrecy'];
  annulsVotes: boolean;
  smallCell: string;
  submissionVenue: CycleRules['submissionVenue'];
  votingVenue: CycleRules['votingVenue'];
  places: string;
  correctionDays: string;
  checklist: string;
  listApproval: boolean;
  ideasFrom: string;
  ideasTo: string;
}

/** The controls of the rules. */
export type RuleControls = { [Name in keyof RuleEntries]: FormControl<RuleEntries[Name]> };

/** What stands in the form for the rules of a cycle; `null` for a new one. */
export function ruleEntries(rules: CycleRules | null, votingFrom: LegalDay): RuleEntries {
  const known: Partial<CycleRules> & typeof RULE_DEFAULTS = { ...RULE_DEFAULTS, ...rules };
  const ballot = known.ballot ?? { kind: 'one' };
  const { threshold, oneWinner } = known;
  return {
    submitters: known.submitters ?? 'law',
    submittersReason: known.submittersReason ?? '',
    maxPerSubmitter: known.maxPerSubmitter ? String(known.maxPerSubmitter) : '',
    projectMin: typedEuro(known.projectMinCents),
    projectMax: typedEuro(known.projectMaxCents ?? null),
    upkeepMax: typedShare(known.upkeepMaxBasisPoints),
    ballot: ballot.kind,
    ballotMax: String(ballot.kind === 'up_to' || ballot.kind === 'ranking' ? ballot.max : 3),
    ballotPoints: String(ballot.kind === 'points' ? ballot.points : 10),
    ballotEach: ballot.kind === 'points' && ballot.maxPerProject ? String(ballot.maxPerProject) : '',
    scope: known.scope,
    eligibilityDay: known.eligibilityDay ?? votingFrom,
    ageDay: known.ageDay ?? '',
    countRule: known.countRule,
    whenNotFitting: known.whenNotFitting ?? 'take_next',
    ties: known.ties ?? 'earlier_submission',
    threshold: threshold?.kind ?? 'none',
    thresholdVotes: threshold?.kind === 'votes' ? String(threshold.votes) : '',
    thresholdShare: threshold?.kind === 'share' ? typedShare(threshold.basisPoints) : '',
    partFunding: known.partFunding !== null,
    partLeast: typedShare(known.partFunding?.leastBasisPoints ?? 5000),
    exclusive: typedGroups(known.exclusive),
    oneWinner: oneWinner !== null,
    winnerMost: typedShare(oneWinner?.mostBasisPoints ?? null),
    winnerNext: oneWinner?.thenNext ?? false,
    large: !!oneWinner?.large,
    largeFrom: typedShare(oneWinner?.large?.fromBasisPoints ?? 5000),
    largeTo: typedShare(oneWinner?.large?.toBasisPoints ?? 7500),
    largeVotes: String(oneWinner?.large?.minVotes ?? 1000),
    weightedVotes: known.weightedVotes,
    secrecy: known.secrecy,
    annulsVotes: known.annulsVotes,
    smallCell: String(known.smallCell),
    submissionVenue: known.submissionVenue,
    votingVenue: known.votingVenue,
    places: typedPlaces(known.inPersonPlaces),
    correctionDays: String(known.correctionDays ?? 10),
    checklist: typedChecklist(known.checklist),
    listApproval: known.listApproval,
    ideasFrom: known.ideas?.from ?? '',
    ideasTo: known.ideas?.to ?? '',
  };
}

/** The rules that the form says. */
export function readRules(entered: RuleEntries): CycleRules {
  return {
    submitters: entered.submitters,
    submittersReason: entered.submittersReason.trim() || null,
    maxPerSubmitter: parseCount(entered.maxPerSubmitter),
    projectMinCents: typedSum(entered.projectMin),
    projectMaxCents: typedSum(entered.projectMax),
    upkeepMaxBasisPoints: entered.upkeepMax.trim() === '' ? null : parseShare(entered.upkeepMax),
    ballot: ballotForm(entered),
    scope: entered.scope,
    eligibilityDay: entered.eligibilityDay,
    ageDay: entered.ageDay || null,
    countRule: entered.countRule,
    whenNotFitting: entered.whenNotFitting,
    ties: entered.ties,
    threshold: threshold(entered),
    partFunding: entered.partFunding ? { leastBasisPoints: parseShare(entered.partLeast) } : null,
    exclusive: parseGroups(entered.exclusive),
    oneWinner: entered.oneWinner ? oneWinner(entered) : null,
    weightedVotes: entered.weightedVotes,
    secrecy: entered.secrecy,
    annulsVotes: entered.annulsVotes,
    smallCell: parseCount(entered.smallCell) ?? 0,
    submissionVenue: entered.submissionVenue,
    votingVenue: entered.votingVenue,
    inPersonPlaces: parsePlaces(entered.places),
    correctionDays: parseCount(entered.correctionDays) ?? 0,
    checklist: parseChecklist(entered.checklist),
    listApproval: entered.listApproval,
    ideas: entered.ideasFrom && entered.ideasTo ? { from: entered.ideasFrom, to: entered.ideasTo } : null,
  };
}

/** `null` for an empty field, 0 for what cannot be read, so that the rules name it. */
function typedSum(text: string): number | null {
  return text.trim() === '' ? null : (parseEuro(text) ?? 0);
}

function ballotForm({ ballot: kind, ballotMax, ballotPoints, ballotEach }: RuleEntries): BallotForm {
  switch (kind) {
    case 'up_to':
    case 'ranking':
      return { kind, max: parseCount(ballotMax) ?? 0 };
    case 'points':
      return { kind, points: parseCount(ballotPoints) ?? 0, maxPerProject: parseCount(ballotEach) };
    default:
      return { kind };
  }
}

function threshold(entered: RuleEntries): Threshold | null {
  switch (entered.threshold) {
    case 'votes':
      return { kind: 'votes', votes: parseCount(entered.thresholdVotes) ?? 0 };
    case 'share':
      return { kind: 'share', basisPoints: parseShare(entered.thresholdShare) };
    default:
      return null;
  }
}

function oneWinner(entered: RuleEntries): OneWinnerRule {
  const large = {
    fromBasisPoints: parseShare(entered.largeFrom),
    toBasisPoints: parseShare(entered.largeTo),
    minVotes: parseCount(entered.largeVotes) ?? 0,
  };
  return {
    mostBasisPoints: entered.winnerMost.trim() === '' ? null : parseShare(entered.winnerMost),
    thenNext: entered.winnerNext,
    large: entered.large ? large : null,
  };
}
