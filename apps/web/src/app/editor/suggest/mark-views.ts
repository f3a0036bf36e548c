import type { Mark } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';

/** How many colours people's suggestions have. */
const COLOURS = 6;

/** Words about a suggestion in the language of the interface. */
export interface SuggestionTexts {
  /** `Ielikts`, `Svītrots`, `Sadalīts šeit`, `Savienots šeit`, `Pārcelts no šejienes`, `Pārcelts šurp` */
  inserted: string;
  deleted: string;
  split: string;
  joined: string;
  movedFrom: string;
  movedTo: string;
}

/** The number of the colour that a person's suggestions have, everywhere the same one. */
export function colourOf(author: string): number {
  let sum = 0;
  for (const sign of author) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum % COLOURS;
}

/** Shows suggestions by the style of a line, a sign and the colour of whoever made them. */
export function suggestionViews(texts: SuggestionTexts): Plugin {
  const view =
    (kind: 'insertion' | 'deletion') =>
    (mark: Mark, _view: unknown, inline: boolean): { dom: HTMLElement } => ({
      dom: shown(mark, kind, inline, texts),
    });
  return new Plugin({ props: { markViews: { insertion: view('insertion'), deletion: view('deletion') } } });
}

function shown(
  mark: Mark,
  kind: 'insertion' | 'deletion',
  inline: boolean,
  texts: SuggestionTexts,
): HTMLElement {
  const dom = document.createElement(kind === 'insertion' ? 'ins' : 'del');
  const { id, author, at, scope, move } = mark.attrs as Record<string, string | null>;
  dom.className = `suggestion colour-${colourOf(author ?? '')} ${inline ? 'words' : 'block'}`;
  dom.classList.toggle('break', scope === 'break');
  dom.classList.toggle('move', move !== null);
  dom.dataset['suggestion'] = id ?? '';
  const said = saidOf(kind, scope === 'break', move !== null, texts);
  dom.dataset['said'] = said;
  dom.title = `${said}: ${author ?? ''}${at ? `, ${at.slice(0, 10)}` : ''}`;
  return dom;
}

function saidOf(
  kind: 'insertion' | 'deletion',
  isBreak: boolean,
  moved: boolean,
  texts: SuggestionTexts,
): string {
  if (isBreak) return kind === 'insertion' ? texts.split : texts.joined;
  if (moved) return kind === 'insertion' ? texts.movedTo : texts.movedFrom;
  return kind === 'insertion' ? texts.inserted : texts.deleted;
}
