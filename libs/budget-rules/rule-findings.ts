import type { BallotForm, CycleInput, CycleRules } from '#libs/contracts';
import { isLegalDay } from '#libs/legal-calendar';
import { bar, blank, isSum, pl, warn } from './finding.js';
import type { CycleFinding } from './finding.js';

/** Hundredths of a per cent in a whole. */
const WHOLE = 10_000;
/** With fewer than two people in a cell of a table there is nobody to hide among. */
const LEAST_CELL = 2;

/** Ballots of which GeoLatvija.lv tells votes for each project, and nothing else is needed to count them. */
const SUMS_ENOUGH: readonly BallotForm['kind'][] = ['one', 'up_to', 'unlimited'];

/** What the law, or plain sense, has against the cycle's own rules. */
export function ruleFindings(rules: CycleRules, cycle: CycleInput): CycleFinding[] {
  return [
    ...submitters(rules),
    ...projectLimits(rules, cycle),
    ...ballot(rules),
    ...counting(rules, cycle),
    ...secrecy(rules),
    ...venues(rules),
    ...stages(rules, cycle),
  ];
}

function submitters(rules: CycleRules): CycleFinding[] {
  const found: CycleFinding[] = [];
  if (rules.submitters === 'residents_only') {
    const where = 'rules.submitters';
    found.push(warn('submitters_narrower_than_law', { where, article: pl('60(3)1') }));
    if (blank(rules.submittersReason)) {
      found.push(
        bar('submitters_reason_missing', { where: 'rules.submittersReason', article: pl('60(3)1') }),
      );
    }
  }
  if (rules.maxPerSubmitter !== null && !isCount(rules.maxPerSubmitter)) {
    found.push(bar('max_per_submitter_wrong', { where: 'rules.maxPerSubmitter' }));
  }
  return found;
}

function projectLimits(rules: CycleRules, cycle: CycleInput): CycleFinding[] {
  const found: CycleFinding[] = [];
  const { projectMinCents: least, projectMaxCents: most, upkeepMaxBasisPoints: upkeep } = rules;
  const money = cycle.units.map((unit) => unit.amountCents);
  // Nothing is compared with money that nobody has entered yet.
  const largest = rules.scope === 'whole' ? cycle.amountCents : Math.max(0, ...money);
  if (most !== null) {
    const where = 'rules.projectMaxCents';
    if (!isSum(most)) found.push(bar('project_max_wrong', { where }));
    else if (largest > 0 && most > largest)
      found.push(warn('project_max_above_units', { where, params: { amountCents: largest } }));
  }
  if (least !== null && (!isSum(least) || (most !== null && isSum(most) && least > most))) {
    found.push(bar('project_min_wrong', { where: 'rules.projectMinCents' }));
  } else if (least !== null && largest > 0 && least > largest) {
    const details = { where: 'rules.projectMinCents', params: { amountCents: largest } };
    found.push(bar('project_min_above_units', details));
  }
  if (upkeep !== null && !isShare(upkeep)) {
    found.push(bar('upkeep_max_wrong', { where: 'rules.upkeepMaxBasisPoints' }));
  }
  return found;
}

function ballot({ ballot: form }: CycleRules): CycleFinding[] {
  const where = 'rules.ballot';
  if ((form.kind === 'up_to' || form.kind === 'ranking') && !isCount(form.max)) {
    return [bar('ballot_max_wrong', { where })];
  }
  if (form.kind !== 'points') return [];
  const { points, maxPerProject } = form;
  if (!isCount(points)) return [bar('ballot_points_sum_wrong', { where })];
  if (maxPerProject !== null && !(isCount(maxPerProject) && maxPerProject <= points)) {
    return [bar('ballot_points_each_wrong', { where, params: { points } })];
  }
  return [];
}

function counting(rules: CycleRules, cycle: CycleInput): CycleFinding[] {
  const found: CycleFinding[] = [];
  const article = pl('61.7');
  const { threshold, partFunding, exclusive, oneWinner, scope, weightedVotes } = rules;
  if (!rules.countRule.startsWith('greedy:')) {
    const onlyGreedy: [string, boolean][] = [
      ['rules.whenNotFitting', rules.whenNotFitting === 'stop'],
      ['rules.partFunding', partFunding !== null],
      ['rules.oneWinner', oneWinner !== null && (oneWinner.thenNext || oneWinner.large !== null)],
    ];
    for (const [where, used] of onlyGreedy) {
      if (used) found.push(bar('count_rule_greedy_only', { where, article }));
    }
  }
  // It knows only whether a ballot names a project, so points, places and coefficients would change nothing.
  if (rules.countRule === 'phragmen') {
    const unheard: [string, boolean][] = [
      ['rules.ballot', rules.ballot.kind === 'points' || rules.ballot.kind === 'ranking'],
      ['rules.weightedVotes', weightedVotes],
    ];
    for (const [where, used] of unheard) {
      if (used) found.push(bar('phragmen_choices_only', { where, article }));
    }
  }
  if (threshold?.kind === 'votes' && !isCount(threshold.votes)) {
    found.push(bar('threshold_wrong', { where: 'rules.threshold' }));
  }
  if (threshold?.kind === 'share' && !isShare(threshold.basisPoints)) {
    found.push(bar('threshold_wrong', { where: 'rules.threshold' }));
  }
  if (partFunding !== null && !isShare(partFunding.leastBasisPoints)) {
    found.push(bar('part_funding_wrong', { where: 'rules.partFunding' }));
  }
  exclusive.forEach((group, at) => {
    if (group.length < 2 || new Set(group).size < group.length || !group.every(isCount)) {
      found.push(
        bar('exclusive_group_wrong', { where: `rules.exclusive.${at}`, params: { number: at + 1 } }),
      );
    }
  });
  if (weightedVotes && (scope !== 'whole' || cycle.units.length < 2)) {
    found.push(bar('weighted_votes_need_whole', { where: 'rules.weightedVotes', article }));
  }
  if (scope === 'whole' && cycle.units.length > 1 && oneWinner === null) {
    found.push(warn('scope_whole_beside_units', { where: 'rules.scope', article: pl('60(2)') }));
  }
  return [...found, ...oneWinnerFindings(rules)];
}

function oneWinnerFindings({ oneWinner, scope }: CycleRules): CycleFinding[] {
  if (oneWinner === null) return [];
  const where = 'rules.oneWinner';
  const { mostBasisPoints: most, large } = oneWinner;
  if (most !== null && !isShare(most)) return [bar('one_winner_share_wrong', { where })];
  if (large === null) return [];
  if (scope !== 'whole') return [bar('large_needs_whole', { where, article: pl('61.7') })];
  const { fromBasisPoints: from, toBasisPoints: to, minVotes } = large;
  const readable = isShare(from) && isShare(to) && from <= to && isCount(minVotes);
  return readable && (most === null || from > most) ? [] : [bar('large_project_wrong', { where })];
}

function secrecy({ secrecy: kept, annulsVotes, smallCell, votingVenue }: CycleRules): CycleFinding[] {
  const found: CycleFinding[] = [];
  const article = pl('61.5');
  if (annulsVotes) {
    found.push(
      kept === 'verifiable'
        ? bar('verifiable_but_annulled', { where: 'rules.secrecy', article })
        : warn('annulled_but_secret', { where: 'rules.annulsVotes', article }),
    );
  }
  if (kept === 'verifiable' && votingVenue !== 'here') {
    found.push(bar('verifiable_elsewhere', { where: 'rules.secrecy', article }));
  }
  if (!Number.isInteger(smallCell) || smallCell < LEAST_CELL || smallCell > 1000) {
    found.push(bar('small_cell_wrong', { where: 'rules.smallCell', params: { least: LEAST_CELL } }));
  }
  return found;
}

function venues({ votingVenue, inPersonPlaces, countRule, ballot: form }: CycleRules): CycleFinding[] {
  const found: CycleFinding[] = [];
  if (votingVenue === 'geolatvija') {
    if (!countRule.startsWith('greedy:')) {
      found.push(bar('geolatvija_rule_needs_ballots', { where: 'rules.countRule', article: pl('61.7') }));
    }
    if (!SUMS_ENOUGH.includes(form.kind)) {
      found.push(bar('geolatvija_ballot_form', { where: 'rules.ballot', article: pl('61.5') }));
    }
  }
  inPersonPlaces.forEach(({ name, address }, at) => {
    if (blank(name) || blank(address)) {
      found.push(
        bar('voting_place_incomplete', { where: `rules.inPersonPlaces.${at}`, article: pl('61.5') }),
      );
    }
  });
  if (votingVenue === 'paper' && inPersonPlaces.length === 0) {
    found.push(bar('voting_places_missing', { where: 'rules.inPersonPlaces', article: pl('61.5') }));
  }
  return found;
}

function stages(rules: CycleRules, { voting, submission }: CycleInput): CycleFinding[] {
  const found: CycleFinding[] = [];
  if (!isCount(rules.correctionDays)) {
    found.push(bar('correction_days_wrong', { where: 'rules.correctionDays' }));
  }
  rules.checklist.forEach(({ text }, at) => {
    if (blank(text)) found.push(bar('checklist_item_blank', { where: `rules.checklist.${at}` }));
  });
  const { ageDay, ideas } = rules;
  if (ageDay !== null) {
    const details = { where: 'rules.ageDay', article: pl('60(4)') };
    if (!isLegalDay(ageDay)) found.push(bar('cycle_day_missing', { where: 'rules.ageDay' }));
    else if (ageDay > voting.to)
      found.push(bar('age_day_after_voting', { ...details, params: { day: voting.to } }));
    else if (ageDay < voting.from)
      found.push(warn('age_day_before_voting', { ...details, params: { day: voting.from } }));
  }
  if (ideas !== null) {
    if (!isLegalDay(ideas.from) || !isLegalDay(ideas.to)) {
      found.push(bar('cycle_day_missing', { where: 'rules.ideas' }));
    } else if (ideas.from > ideas.to || ideas.to >= submission.from) {
      found.push(
        bar('ideas_not_before_projects', { where: 'rules.ideas', params: { day: submission.from } }),
      );
    }
  }
  return found;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

function isShare(basisPoints: number): boolean {
  return Number.isInteger(basisPoints) && basisPoints > 0 && basisPoints <= WHOLE;
}
