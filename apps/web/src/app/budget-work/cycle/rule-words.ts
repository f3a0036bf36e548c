import type { BallotForm, CycleRules, OneWinnerRule, Threshold } from '#libs/contracts';
import { formatDay, formatEuro, formatShare } from '../../ui/format';
import type { Lang } from '../../shell/language';

/** Translates a key below `budget-work`. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

const CHOICES: readonly (keyof CycleRules)[] = [
  'submitters',
  'scope',
  'countRule',
  'whenNotFitting',
  'ties',
  'secrecy',
  'submissionVenue',
  'votingVenue',
];

/** The value of a rule in words, as a table shows it. */
export function ruleWords(rule: keyof CycleRules, value: unknown, say: Say, lang: Lang): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
    return say('words.none');
  }
  if (typeof value === 'boolean') return say(value ? 'words.yes' : 'words.no');
  if (typeof value === 'string') {
    return CHOICES.includes(rule) ? say(`choice.${rule}.${value}`) : formatDay(value, lang, 'short');
  }
  if (typeof value === 'number') {
    if (rule.endsWith('Cents')) return formatEuro(value, lang);
    return rule.endsWith('BasisPoints') ? formatShare(value, lang) : String(value);
  }
  return structured(rule, value, say, lang);
}

function structured(rule: keyof CycleRules, value: object, say: Say, lang: Lang): string {
  const share = (basisPoints: number): string => formatShare(basisPoints, lang);
  switch (rule) {
    case 'ballot':
      return ballot(value as BallotForm, say);
    case 'threshold': {
      const least = value as Threshold;
      return least.kind === 'votes'
        ? say('words.votes', { votes: least.votes })
        : say('words.share', { share: share(least.basisPoints) });
    }
    case 'partFunding':
      return say('words.part', {
        share: share((value as NonNullable<CycleRules['partFunding']>).leastBasisPoints),
      });
    case 'oneWinner':
      return oneWinner(value as OneWinnerRule, say, share);
    case 'ideas': {
      const { from, to } = value as NonNullable<CycleRules['ideas']>;
      return `${formatDay(from, lang, 'short')} – ${formatDay(to, lang, 'short')}`;
    }
    case 'inPersonPlaces':
      return (value as CycleRules['inPersonPlaces']).map(({ name }) => name).join(', ');
    case 'checklist':
      return (value as CycleRules['checklist']).map(({ text }) => text).join('; ');
    default:
      return JSON.stringify(value);
  }
}

function ballot(form: BallotForm, say: Say): string {
  const kind = say(`choice.ballot.${form.kind}`);
  if (form.kind === 'up_to' || form.kind === 'ranking') return `${kind} (${form.max})`;
  if (form.kind !== 'points') return kind;
  const each = form.maxPerProject === null ? '' : `, ${say('words.each', { max: form.maxPerProject })}`;
  return `${kind} (${form.points}${each})`;
}

function oneWinner(
  { mostBasisPoints: most, thenNext, large }: OneWinnerRule,
  say: Say,
  share: (of: number) => string,
): string {
  return [
    say('words.yes'),
    ...(most === null ? [] : [say('words.winnerMost', { share: share(most) })]),
    ...(thenNext ? [say('words.thenNext')] : []),
    ...(large
      ? [
          say('words.large', {
            from: share(large.fromBasisPoints),
            to: share(large.toBasisPoints),
            votes: large.minVotes,
          }),
        ]
      : []),
  ].join('; ');
}
