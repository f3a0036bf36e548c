import { numberDocument } from '#libs/bylaw-document';
import type { LegalDay } from '#libs/contracts';
import { readDatePhrase } from '#libs/latvian-text';
import type { Node } from 'prosemirror-model';
import { LineWriter } from './lines.js';

/** Another act that a by-law declares to have lost force. */
export interface RepealedAct {
  /** Its number as printed: `12/2021`. */
  number: string;
  /** The day it was adopted; `null` where the words name none. */
  adopted: LegalDay | null;
  /** The words that name it. */
  text: string;
}

const REPEAL = /(?<!\p{L})atzīt par spēku zaudējuš\p{L}+/iu;
const NUMBERED = /saistošo\p{L}* noteikum\p{L}+\s+Nr\.\s*(?<number>[\p{L}\d]+(?:[/-][\p{L}\d]+)*)/giu;

/**
 * The acts that a by-law repeals as a whole: `Atzīt par spēku zaudējušiem Priežu novada domes 2021. gada 5. maija saistošos
 * noteikumus Nr. 12/2021 "…"`, also several in one provision or in a list below it. Words in quotation marks name titles
 * and repeal nothing.
 */
export function readRepeals(doc: Node): RepealedAct[] {
  const writer = new LineWriter(numberDocument(doc));
  const found: RepealedAct[] = [];
  doc.descendants((node) => {
    if (node.type.name !== 'point' && node.type.name !== 'subpoint') return !node.isTextblock;
    const [first] = node.children;
    const text = first ? writer.block(first).join(' ') : '';
    const at = REPEAL.exec(withoutQuotes(text));
    if (!at) return true;
    for (const line of writer.lines(node)) found.push(...named(withoutQuotes(line)));
    return false;
  });
  return found;
}

function named(line: string): RepealedAct[] {
  let from = 0;
  return [...line.matchAll(NUMBERED)].map((match) => {
    const before = line.slice(from, match.index);
    from = match.index + match[0].length;
    return {
      number: match.groups?.['number'] ?? '',
      adopted: readDatePhrase(before)?.day ?? null,
      text: line.slice(Math.max(0, match.index - before.length), from).trim(),
    };
  });
}

/** Titles are left out, so that an act which is only named in another's title is not taken for a repealed one. */
function withoutQuotes(text: string): string {
  return text.replace(/["„“”«»][^"„“”«»]*["„“”«»]/g, '"…"');
}
