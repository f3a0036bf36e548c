import type { Collation, CollationRow } from '#libs/contracts';
import {
  IN_THE_LIST,
  LEGAL_PERSONS,
  NATURAL_PERSONS,
  excerptOf,
  personsCounted,
  type CollatedOpinion,
} from './form2.js';
import { authorsIn, type KnownAuthor } from './names.js';

/** What is known today about the opinions that a published collation speaks of; restricted. */
export interface Redactions {
  /** The opinions as they are published today. */
  opinions: readonly CollatedOpinion[];
  authors: readonly KnownAuthor[];
  /** What was left out of opinions or not published at all: the text as it came, and what is shown of it. */
  redacted: readonly { original: string; shown: string | null }[];
}

/** What stands where a name of a published collation was redacted later. */
export const REDACTED_CELL = '[Teksts aizklāts: tajā bija personas dati.]';

const NAME = /\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)+/gu;
const COUNTED = /^(?:(\d+) )?(juridisk|fizisk)(?:a persona|as personas|u personu)$/u;

/**
 * A published collation (form 2 of MK639) as everybody may read it today. The record itself stays as it was frozen; a
 * name that is no longer shown at any opinion, and a text from which a name was left out since, are not shown here
 * either (GDPR 5(1)(c)).
 */
export function followRedactions(frozen: Collation, known: Redactions): Collation {
  const shown = new Set(known.opinions.flatMap(({ shownName }) => shownName ?? []));
  const excerpts = new Set([
    IN_THE_LIST,
    ...known.opinions.map(({ text }) => excerptOf(text ?? '', known.authors)),
  ]);
  const hidden = [...known.authors, ...known.redacted.flatMap(namesLeftOut)];
  const plain = (text: string): string => (authorsIn(text, hidden).length > 0 ? REDACTED_CELL : text);
  const rows = frozen.rows.map((row): CollationRow => {
    const quoted = row.outcome === null && !excerpts.has(row.substance);
    return {
      ...row,
      submitters: submittersToday(row.submitters, shown),
      substance: quoted ? REDACTED_CELL : plain(row.substance),
      reason: plain(row.reason),
    };
  });
  return { ...frozen, rows };
}

/** Names of two words that stand in the text as it came and no longer in what is shown; a sentence may begin before one. */
function namesLeftOut({ original, shown }: Redactions['redacted'][number]): KnownAuthor[] {
  return [...original.matchAll(NAME)]
    .flatMap(([found]) => {
      const parts = found.split(/[ -]/);
      return parts.slice(1).map((part, at) => ({ name: `${parts[at] ?? ''} ${part}`, email: null }));
    })
    .filter((one) => authorsIn(shown ?? '', [one]).length === 0);
}

/** Organisations that are no longer named are counted among the unnamed ones. */
function submittersToday(cell: string, shown: ReadonlySet<string>): string {
  const named: string[] = [];
  let legal = 0;
  let natural = 0;
  for (const part of cell.split('; ')) {
    const [, count = '1', kind] = COUNTED.exec(part) ?? [];
    if (kind === 'fizisk') natural += Number(count);
    else if (kind === 'juridisk') legal += Number(count);
    else if (shown.has(part.replace(/ \(interešu pārstāvja Nr\. [^()]*\)$/, ''))) named.push(part);
    else legal += 1;
  }
  return [...named, personsCounted(legal, LEGAL_PERSONS), personsCounted(natural, NATURAL_PERSONS)]
    .filter(Boolean)
    .join('; ');
}
