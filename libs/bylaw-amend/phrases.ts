import { toSuperscript } from '#libs/bylaw-document';
import { inflectUnit, type GrammaticalCase, type UnitNoun } from '#libs/latvian-text';
import { printNumber } from './labels.js';
import type { Change, Step, Target } from './operations.js';

const NOUNS: Partial<Record<Step['kind'], UnitNoun>> = {
  point: 'punkts',
  subpoint: 'apakšpunkts',
  chapter: 'nodaļa',
  annex: 'pielikums',
  introduction: 'ievaddaļa',
  heading: 'nosaukums',
  sentence: 'teikums',
};

/** A target in words and in a case: `2. pielikuma 5.¹ punktā`, `II nodaļas nosaukumu`. */
export function targetPhrase(target: Target, inflection: GrammaticalCase): string {
  return target.map((step, at) => stepPhrase(step, at === target.length - 1 ? inflection : 'gen')).join(' ');
}

/** One step in words: `7.2. apakšpunktu`, `nodaļu "Noslēguma jautājums"`. */
export function stepPhrase(step: Step, inflection: GrammaticalCase): string {
  if (step.kind === 'title') return `noteikumu ${inflectUnit('nosaukums', inflection)}`;
  if (step.kind === 'basis')
    return `${inflection === 'loc' ? 'norādē' : 'norādi'}, uz kāda likuma pamata noteikumi izdoti,`;
  const noun = inflectUnit(NOUNS[step.kind] ?? 'punkts', inflection);
  if (step.title !== undefined && step.segments.length === 0) return `${noun} "${step.title}"`;
  const [own] = step.segments;
  if (!own) return noun;
  const number =
    step.kind === 'chapter' && !/\d/.test(own.base)
      ? own.base + toSuperscript(own.sup)
      : printNumber(step.segments);
  return `${number} ${noun}`;
}

type WordCase = 'acc' | 'dat' | 'gen';

/** What words are called in an instruction: `vārdu`, `vārdus`, `skaitli un vārdu`; plural `dat` after `ar`. */
export function wordsNoun(text: string, inflection: WordCase): string {
  const tokens = text.split(/\s+/).filter((token) => /[\p{L}\d]/u.test(token));
  const figures = tokens.filter((token) => !/\p{L}/u.test(token));
  const worded = tokens.length - figures.length;
  if (tokens.length === 0) return inflection === 'gen' ? 'zīmes' : 'zīmi';
  const word = nounForm(
    worded,
    { acc: ['vārdu', 'vārdus'], dat: ['vārdu', 'vārdiem'], gen: ['vārda', 'vārdiem'] }[inflection],
  );
  const figure = nounForm(
    figures.length,
    {
      acc: ['skaitli', 'skaitļus'],
      dat: ['skaitli', 'skaitļiem'],
      gen: ['skaitļa', 'skaitļiem'],
    }[inflection],
  );
  if (figures.length === 0) return word;
  if (worded === 0) return figure;
  return tokens[0] === figures[0] ? `${figure} un ${word}` : `${word} un ${figure}`;
}

function nounForm(count: number, forms: readonly string[]): string {
  return forms[count === 1 ? 0 : 1] ?? '';
}

/**
 * Several targets in words: `4., 6. un 8. punktu`, `3., 5. punktā un 7.2. apakšpunktā`. Numbers of units of one kind in
 * one place share their noun.
 */
function placesPhrase(targets: readonly Target[], inflection: GrammaticalCase): string {
  const runs: Target[][] = [];
  for (const target of targets) {
    const last = runs.at(-1);
    if (last?.[0] && shareNoun(last[0], target)) last.push(target);
    else runs.push([target]);
  }
  return listed(
    runs.map((run, at) => {
      const whole = targetPhrase(run.at(-1) ?? [], inflection);
      if (run.length === 1) return whole;
      const before = targetPhrase((run[0] ?? []).slice(0, -1), 'gen');
      const steps = run.map((target) =>
        stepPhrase(target.at(-1) ?? { kind: 'text', segments: [] }, inflection),
      );
      const numbers = steps.map((step) => step.slice(0, step.lastIndexOf(' ')));
      const noun = (steps[0] ?? '').slice((steps[0] ?? '').lastIndexOf(' ') + 1);
      const joined = at === runs.length - 1 ? listed(numbers) : numbers.join(', ');
      return [before, joined, noun].filter((part) => part !== '').join(' ');
    }),
  );
}

function shareNoun(one: Target, other: Target): boolean {
  const [a, b] = [one.at(-1), other.at(-1)];
  return (
    a?.kind === b?.kind &&
    (a?.kind === 'point' || a?.kind === 'subpoint' || a?.kind === 'annex') &&
    a.segments.length > 0 &&
    b?.segments.length !== 0 &&
    JSON.stringify(one.slice(0, -1)) === JSON.stringify(other.slice(0, -1))
  );
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} un ${parts.at(-1) ?? ''}`;
}

/** The instruction of changes that go together, without its end mark, beginning with a small letter; quoted lines apart. */
export function instructionOf(group: readonly Change[]): { text: string; lines: readonly string[] } {
  const plain = (text: string) => ({ text, lines: [] });
  const [change] = group;
  if (!change) return plain('');
  const targets = group.flatMap((one) => ('target' in one ? [one.target] : []));
  switch (change.kind) {
    case 'delete':
      return plain(`svītrot ${placesPhrase(targets, 'acc')}`);
    case 'restate':
      return {
        text: `izteikt ${placesPhrase(targets, 'acc').replace(/,$/, '')}${endsInBasis(change.target)} šādā redakcijā:`,
        lines: group.flatMap((one) => (one.kind === 'restate' ? one.lines : [])),
      };
    case 'add': {
      const owner = change.target.length === 0 ? 'noteikumus' : targetPhrase(change.target, 'acc');
      const units = group.flatMap((one) => (one.kind === 'add' ? one.units.map((unit) => [unit]) : []));
      return {
        text: `papildināt ${owner} ar ${placesPhrase(units, 'acc')} šādā redakcijā:`,
        lines: group.flatMap((one) => (one.kind === 'add' ? one.lines : [])),
      };
    }
    case 'deleteWords': {
      const [words = ''] = change.words;
      return plain(
        `svītrot ${where(targets)} ${wordsNoun(words, 'acc')} "${words}"${forms(change.inflected)}`,
      );
    }
    case 'replaceWords': {
      const [{ from, to } = { from: '', to: '' }] = change.pairs;
      const inflected = forms(change.inflected);
      return plain(
        `aizstāt ${where(targets)} ${wordsNoun(from, 'acc')} "${from}"${inflected} ar ${wordsNoun(to, 'dat')} "${to}"${inflected}`,
      );
    }
    case 'addWords':
      return plain(
        `papildināt ${targetPhrase(change.target, 'acc')} ${change.where === 'before' ? 'pirms' : 'aiz'} ${wordsNoun(change.anchor, 'gen')} "${change.anchor}" ar ${wordsNoun(change.words, 'dat')} "${change.words}"`,
      );
    case 'repeal':
    case 'own':
      return plain(change.text.replace(/[.;]$/, ''));
  }
}

function where(targets: readonly Target[]): string {
  return targets.some((target) => target.length === 0) ? 'visā tekstā' : placesPhrase(targets, 'loc');
}

function forms(inflected: boolean): string {
  return inflected ? ' (attiecīgajā locījumā)' : '';
}

function endsInBasis(target: Target): string {
  return target.at(-1)?.kind === 'basis' ? ',' : '';
}
