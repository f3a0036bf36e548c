import { printNumber, readNumber, sameNumber } from './labels.js';
import type { Segment, Step } from './operations.js';

/** An annex of the amending act itself, which may hold the new text of one of the amended act. */
export interface OwnAnnex {
  segments: readonly Segment[];
  lines: string[];
}

const HEAD = /^(?:#+ )?(\d+\.[⁰¹²³⁴-⁹]*)?\s*pielikums\.?$/i;
/** Lines under the number that say whose annex it is. */
const WHOSE =
  /(?:saistošajiem )?noteikumiem Nr\.|^\S+ (?:novada|pilsētas|valstspilsētas) (?:pašvaldības|domes|dome)|^(?:19|20)\d\d\. ?gada \d{1,2}\. ?\p{Ll}+$/u;

/** The annexes behind the signature of an amending act. */
export function ownAnnexes(text: string): OwnAnnex[] {
  const annexes: OwnAnnex[] = [];
  let quoted = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    const head = quoted % 2 === 0 ? HEAD.exec(line) : null;
    if (annexes.length === 0) quoted += line.match(/["„“”«»]|''/g)?.length ?? 0;
    const last = annexes.at(-1);
    if (head) annexes.push({ segments: readNumber(head[1] ?? '').segments, lines: [] });
    else if (last && line !== '' && !(last.lines.length === 0 && WHOSE.test(line))) last.lines.push(line);
  }
  return annexes.filter(({ lines }) => lines.length > 0);
}

/**
 * The text of an annex that an instruction takes from an annex of the amending act (`šādā redakcijā (1. pielikums)`), with
 * the number that it gets; `null` where the instruction names none or it is not there.
 */
export function annexByReference(
  instruction: string,
  step: Step,
  annexes: readonly OwnAnnex[],
): string[] | null {
  const named =
    /\((?:šo noteikumu )?((?:\d+\.\s*)?)pielikums\)|(?:saskaņā ar|atbilstoši) šo (?:saistošo )?noteikumu ((?:\d+\.\s*)?)pielikum/.exec(
      instruction,
    );
  if (!named) return null;
  const number = readNumber(named[1] ?? named[2] ?? '').segments;
  const own =
    annexes.length === 1
      ? annexes[0]
      : annexes.find(({ segments }) => sameNumber(segments, number.length > 0 ? number : step.segments));
  if (!own) return null;
  const head = step.segments.length > 0 ? `${printNumber(step.segments)} pielikums` : 'Pielikums';
  return [head, ...own.lines];
}
