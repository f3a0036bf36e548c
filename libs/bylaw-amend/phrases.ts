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

/** The instruction of one operation without its end mark, beginning with a small letter; quoted lines apart. */
export function instructionOf(change: Change): { text: string; lines: readonly string[] } {
  const plain = (text: string) => ({ text, lines: [] });
  switch (change.kind) {
    case 'delete':
      return plain(`svītrot ${targetPhrase(change.target, 'acc')}`);
    case 'restate':
      return {
        text: `izteikt ${targetPhrase(change.target, 'acc').replace(/,$/, '')}${endsInBasis(change.target)} šādā redakcijā:`,
        lines: change.lines,
      };
    case 'add': {
      const owner = change.target.length === 0 ? 'noteikumus' : targetPhrase(change.target, 'acc');
      const units = change.units.map((step) => stepPhrase(step, 'acc')).join(' un ');
      return { text: `papildināt ${owner} ar ${units} šādā redakcijā:`, lines: change.lines };
    }
    case 'deleteWords': {
      const [words = ''] = change.words;
      return plain(`svītrot ${targetPhrase(change.target, 'loc')} ${wordsNoun(words, 'acc')} "${words}"`);
    }
    case 'replaceWords': {
      const [{ from, to } = { from: '', to: '' }] = change.pairs;
      return plain(
        `aizstāt ${targetPhrase(change.target, 'loc')} ${wordsNoun(from, 'acc')} "${from}" ar ${wordsNoun(to, 'dat')} "${to}"`,
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

function endsInBasis(target: Target): string {
  return target.at(-1)?.kind === 'basis' ? ',' : '';
}
