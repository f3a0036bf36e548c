import type { ArticleRef, Cents, CycleRules, LegalDay } from '#libs/contracts';

/** What a sentence names: a sum, a share in hundredths of a per cent, a day on which something is, a date, or a text or number as it stands. */
export type RuleParam =
  { cents: Cents } | { share: number } | { day: LegalDay } | { date: LegalDay } | string | number;

/** A rule in plain words; its text is `budget.rules.<key>`, with plural forms where it has a count. */
export interface PlainRule {
  key: string;
  /** The article of the law; `null` = the municipality's own nolikums. */
  article: ArticleRef | null;
  count?: number;
  params?: Record<string, RuleParam>;
}

/** Rules about one thing; the heading is `budget.rules.<key>Title`. */
export interface RuleGroup {
  key: 'who' | 'what' | 'choose' | 'win' | 'after';
  rules: PlainRule[];
}

const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });
const own = (key: string, params?: PlainRule['params']): PlainRule => ({
  key,
  article: null,
  ...(params ? { params } : {}),
});

/** The rules of a cycle as residents read them. */
export function plainRules(rules: CycleRules): RuleGroup[] {
  return [
    { key: 'who', rules: submitters(rules) },
    { key: 'what', rules: projects(rules) },
    { key: 'choose', rules: voting(rules) },
    { key: 'win', rules: winning(rules) },
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
  const { ideas, maxPerSubmitter, submissionVenue: venue } = rules;
  const who: PlainRule[] =
    rules.submitters === 'law'
      ? [{ key: 'anybody', article: pl('60(3)1') }]
      : [
          own('residentsOnly', { reason: rules.submittersReason ?? '' }),
          { key: 'residentsOnlyLaw', article: pl('60(3)1') },
        ];
  if (maxPerSubmitter !== null) who.push({ key: 'perSubmitter', article: null, count: maxPerSubmitter });
  if (ideas) who.push(own('ideas', { from: { date: ideas.from }, to: { date: ideas.to } }));
  if (venue !== 'here') who.push(own(venue === 'paper' ? 'submitPaper' : 'submitElsewhere'));
  return who;
}

function projects({ projectMinCents, projectMaxCents, upkeepMaxBasisPoints }: CycleRules): PlainRule[] {
  const what: PlainRule[] = [
    { key: 'own', article: pl('60(3)2a') },
    { key: 'action', article: pl('60(3)2b') },
    { key: 'useful', article: pl('60(3)3') },
  ];
  if (projectMinCents !== null) what.push(own('least', { sum: { cents: projectMinCents } }));
  if (projectMaxCents !== null) what.push(own('most', { sum: { cents: projectMaxCents } }));
  if (upkeepMaxBasisPoints !== null) what.push(own('upkeep', { share: { share: upkeepMaxBasisPoints } }));
  return what;
}

function voting(rules: CycleRules): PlainRule[] {
  const { eligibilityDay, ageDay, votingVenue: venue, inPersonPlaces, scope } = rules;
  const day = { day: eligibilityDay };
  const voters: Pick<PlainRule, 'key' | 'params'> =
    ageDay === null || ageDay === eligibilityDay
      ? { key: 'voters', params: { day } }
      : { key: 'votersAge', params: { day, age: { day: ageDay } } };
  const how: PlainRule[] = [{ ...voters, article: pl('60(4)') }, ballot(rules)];
  if (scope === 'whole') how.push(own('wholeVote'));
  if (venue !== 'here') how.push(own(venue === 'paper' ? 'votePaper' : 'voteElsewhere'));
  if (inPersonPlaces.length > 0) {
    const places = inPersonPlaces.map((place) =>
      [place.name, place.address, place.hours].filter(Boolean).join(', '),
    );
    how.push({ key: 'inPerson', article: pl('61.5'), params: { places: places.join('; ') } });
  }
  if (venue === 'here') how.push(own(rules.secrecy === 'verifiable' ? 'verifiable' : 'secret'));
  return how;
}

function ballot({ ballot: form }: CycleRules): PlainRule {
  switch (form.kind) {
    case 'one':
      return own('chooseOne');
    case 'up_to':
      return { key: 'chooseUpTo', article: null, count: form.max };
    case 'knapsack':
      return own('chooseMoney');
    case 'points':
      return form.maxPerProject === null
        ? own('choosePoints', { points: form.points })
        : own('choosePointsEach', { points: form.points, most: form.maxPerProject });
    case 'ranking':
      return { key: 'chooseRanking', article: null, count: form.max };
    default:
      return own('chooseAny');
  }
}

function winning(rules: CycleRules): PlainRule[] {
  const article = pl('61.7');
  const { threshold, partFunding, exclusive } = rules;
  const win: PlainRule[] = [
    { key: 'all', article: pl('60(4)') },
    { key: countKey(rules), article },
  ];
  if (threshold?.kind === 'votes') win.push({ key: 'thresholdVotes', article, count: threshold.votes });
  if (threshold?.kind === 'share') {
    win.push({ key: 'thresholdShare', article, params: { share: { share: threshold.basisPoints } } });
  }
  win.push(...oneWinner(rules));
  if (partFunding) {
    win.push({ key: 'part', article, params: { share: { share: partFunding.leastBasisPoints } } });
  }
  if (exclusive.length > 0) {
    const groups = exclusive.map((group) => group.map((nr) => `Nr. ${nr}`).join(', ')).join('; ');
    win.push({ key: 'exclusive', article, params: { groups } });
  }
  if (rules.weightedVotes) win.push({ key: 'weighted', article });
  const ties = { earlier_submission: 'ties', lower_cost: 'tiesCost', lot: 'tiesLot' } as const;
  return [...win, { key: ties[rules.ties], article }];
}

function countKey({ countRule, whenNotFitting, scope }: CycleRules): string {
  if (countRule === 'phragmen') return 'phragmen';
  if (countRule.startsWith('mes:')) return 'equalShares';
  if (countRule === 'greedy:cardinality') return whenNotFitting === 'stop' ? 'perEuroStop' : 'perEuro';
  const key = whenNotFitting === 'take_next' ? 'takeNext' : 'stop';
  return scope === 'whole' ? `${key}Whole` : key;
}

function oneWinner({ oneWinner: rule }: CycleRules): PlainRule[] {
  if (!rule) return [];
  const article = pl('61.7');
  const { mostBasisPoints: most, thenNext, large } = rule;
  return [
    most === null
      ? { key: 'oneWinner', article }
      : { key: 'oneWinnerMost', article, params: { share: { share: most } } },
    ...(thenNext ? [{ key: 'thenNext', article }] : []),
    ...(large
      ? [
          {
            key: 'large',
            article,
            params: {
              from: { share: large.fromBasisPoints },
              to: { share: large.toBasisPoints },
              votes: large.minVotes,
            },
          },
        ]
      : []),
  ];
}
