import type { ArticleRef, CycleRules } from '#libs/contracts';

/** A rule in plain words; its text is `budget.rules.<key>`, with plural forms where it has a count. */
export interface PlainRule {
  key: string;
  /** The article of the law; `null` = the municipality's own nolikums. */
  article: ArticleRef | null;
  count?: number;
}

/** Rules about one thing; the heading is `budget.rules.<key>Title`. */
export interface RuleGroup {
  key: 'who' | 'what' | 'choose' | 'win' | 'after';
  rules: PlainRule[];
}

const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

/** The rules of a cycle as residents read them. */
export function plainRules(rules: CycleRules): RuleGroup[] {
  return [
    { key: 'who', rules: submitters(rules) },
    {
      key: 'what',
      rules: [
        { key: 'own', article: pl('60(3)2a') },
        { key: 'action', article: pl('60(3)2b') },
        { key: 'useful', article: pl('60(3)3') },
        ...(rules.projectMaxCents === null ? [] : [{ key: 'most', article: null }]),
      ],
    },
    { key: 'choose', rules: [{ key: 'voters', article: pl('60(4)') }, ballot(rules)] },
    {
      key: 'win',
      rules: [
        { key: 'all', article: pl('60(4)') },
        { key: rules.whenNotFitting === 'take_next' ? 'takeNext' : 'stop', article: pl('61.7') },
        { key: 'ties', article: pl('61.7') },
      ],
    },
    {
      key: 'after',
      rules: [
        { key: 'municipality', article: pl('62(1)') },
        { key: 'terms', article: pl('62(2)') },
      ],
    },
  ];
}

function submitters(rules: CycleRules): PlainRule[] {
  const who: PlainRule[] =
    rules.submitters === 'law'
      ? [{ key: 'anybody', article: pl('60(3)1') }]
      : [
          { key: 'residentsOnly', article: null },
          { key: 'residentsOnlyLaw', article: pl('60(3)1') },
        ];
  if (rules.maxPerSubmitter === null) return who;
  return [...who, { key: 'perSubmitter', article: null, count: rules.maxPerSubmitter }];
}

function ballot({ ballot }: CycleRules): PlainRule {
  switch (ballot.kind) {
    case 'one':
      return { key: 'chooseOne', article: null };
    case 'up_to':
      return { key: 'chooseUpTo', article: null, count: ballot.max };
    default:
      return { key: 'chooseAny', article: null };
  }
}
