import type { Paper } from '#libs/bylaw-exchange';
import type { LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';

/** What a request for a sector ministry's view is made of. */
export interface SectorRequestFacts {
  /** Who asks. */
  reviewer: string;
  ministry: string;
  council: string;
  title: string;
  number: string | null;
  askedOn: LegalDay;
  answerBy: LegalDay;
  question: string;
  /** Where a signed view can be sent instead. */
  replyTo: string;
}

/** Names of the lines that the ministry fills in. */
export const SECTOR_FORM_LABELS = {
  number: 'Viedokļa numurs',
  day: 'Viedokļa datums',
  text: 'Viedoklis',
  givenBy: 'Viedokli sniedza (vārds, uzvārds, amats)',
} as const;

/** The letter that asks a sector ministry for its view, with the lines for the answer (PL 47(3)). */
export function sectorRequestPaper(facts: SectorRequestFacts): Paper {
  return {
    title: 'Pieprasījums sniegt nozares ministrijas viedokli',
    blocks: [
      {
        kind: 'table',
        widths: [3, 7],
        rows: [
          ['Pieprasītājs', facts.reviewer],
          ['Adresāts', facts.ministry],
          ['Datums', datePhrase(facts.askedOn, 'nom')],
          [
            'Saistošie noteikumi',
            `${facts.council}${facts.number ? `, Nr. ${facts.number}` : ''}, "${facts.title}"`,
          ],
          ['Termiņš', `līdz ${datePhrase(facts.answerBy, 'dat')} (ieskaitot)`],
          ['Tiesiskais pamats', 'Pašvaldību likuma 47. panta trešā daļa'],
        ],
      },
      ...(facts.question ? [{ kind: 'paragraph' as const, text: facts.question }] : []),
      {
        kind: 'paragraph',
        text: `Nozares ministrija viedokli sniedz divu nedēļu laikā. Parakstītu viedokli var sūtīt arī uz ${facts.replyTo}.`,
      },
      { kind: 'heading', text: 'Atbilde' },
      { kind: 'table', widths: [3, 7], rows: Object.values(SECTOR_FORM_LABELS).map((label) => [label, '']) },
    ],
  };
}
