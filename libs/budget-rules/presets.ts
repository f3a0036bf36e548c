import type { CycleInput, CycleRules, MoneyDivision } from '#libs/contracts';
import { RULE_DEFAULTS } from '#libs/contracts';

/** Rules after a by-law of a Latvian municipality; its name is the translation `budget-work.presets.<key>`. */
export interface RulePreset {
  key: 'riga' | 'liepaja' | 'preili' | 'talsi' | 'rezeknes_novads' | 'dobele';
  /** Rules that the by-law says; the others keep what the law or nobody says. */
  rules: Partial<CycleRules>;
  division: MoneyDivision;
  /** Points of that by-law which say so, where they are known. */
  points: Partial<Record<keyof CycleRules, string>>;
}

const WHOLE = { kind: 'fixed' } as const;

/** Rule sets to begin with. Every municipality has its own nolikums: what it says is checked point by point. */
export const RULE_PRESETS: readonly RulePreset[] = [
  {
    key: 'riga',
    division: WHOLE,
    rules: {
      submitters: 'residents_only',
      maxPerSubmitter: 1,
      projectMaxCents: 10_000_000,
      scope: 'whole',
      ballot: { kind: 'one' },
    },
    points: {},
  },
  {
    key: 'liepaja',
    division: WHOLE,
    rules: {
      maxPerSubmitter: 1,
      upkeepMaxBasisPoints: 1000,
      scope: 'whole',
      votingVenue: 'geolatvija',
      annulsVotes: true,
      ties: 'earlier_submission',
      partFunding: { leastBasisPoints: 1 },
      correctionDays: 14,
    },
    points: {},
  },
  {
    key: 'preili',
    division: WHOLE,
    rules: {
      maxPerSubmitter: null,
      scope: 'whole',
      ballot: { kind: 'one' },
      votingVenue: 'geolatvija',
      ties: 'earlier_submission',
      oneWinner: { mostBasisPoints: null, thenNext: false, large: null },
    },
    points: { ballot: '35.2', votingVenue: '35.3', oneWinner: '36', ties: '38' },
  },
  {
    key: 'talsi',
    division: WHOLE,
    rules: {
      scope: 'unit',
      ballot: { kind: 'unlimited' },
      votingVenue: 'geolatvija',
      oneWinner: { mostBasisPoints: null, thenNext: true, large: null },
    },
    points: {},
  },
  {
    key: 'rezeknes_novads',
    division: { kind: 'per_capita', centsPerInhabitant: 300 },
    rules: { scope: 'unit', projectMaxCents: 300_000 },
    points: {},
  },
  {
    key: 'dobele',
    division: WHOLE,
    rules: {
      upkeepMaxBasisPoints: 1000,
      scope: 'whole',
      ballot: { kind: 'unlimited' },
      submissionVenue: 'geolatvija',
      votingVenue: 'geolatvija',
      ties: 'earlier_submission',
      oneWinner: {
        mostBasisPoints: 2500,
        thenNext: false,
        large: { fromBasisPoints: 5000, toBasisPoints: 7500, minVotes: 1000 },
      },
    },
    points: {
      oneWinner: '6–9',
      submissionVenue: '17',
      upkeepMaxBasisPoints: '28.7.4',
      votingVenue: '32–33',
      ballot: '35',
      ties: '38',
    },
  },
];

/** The cycle with the rules of a preset; days, places, checklist and reasons of the cycle's own stay. */
export function applyPreset(cycle: CycleInput, { rules, division }: RulePreset): CycleInput {
  const {
    eligibilityDay,
    ageDay,
    ideas,
    inPersonPlaces,
    checklist,
    exclusive,
    submittersReason,
    correctionDays,
  } = cycle.rules;
  return {
    ...cycle,
    division,
    rules: {
      ...RULE_DEFAULTS,
      submitters: 'law',
      maxPerSubmitter: null,
      projectMaxCents: null,
      ballot: { kind: 'one' },
      whenNotFitting: 'take_next',
      ties: 'earlier_submission',
      eligibilityDay,
      ageDay,
      ideas,
      inPersonPlaces,
      checklist,
      exclusive,
      submittersReason,
      correctionDays,
      ...rules,
    },
  };
}
