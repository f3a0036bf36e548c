import type { CommentNotice } from '#libs/contracts';
import { mailBody } from '../platform/mail/mail-template.js';

type Language = 'lv' | 'en';

/** What the mail tells. */
export interface CommentFacts {
  kind: CommentNotice;
  author: string;
  /** Code and title of the dossier. */
  dossier: string;
  quote: string;
  text: string;
  url: string;
}

/** Longest piece of the commented words in a mail. */
const QUOTED = 300;

/** To somebody who is called in a comment, or in whose thread somebody went on. */
export function commentMail(
  language: Language,
  facts: CommentFacts,
): { subject: string; text: string; html: string } {
  const { kind, author, dossier, text, url } = facts;
  const quote = facts.quote.length > QUOTED ? `${facts.quote.slice(0, QUOTED)}…` : facts.quote;
  const called = kind === 'mention';
  if (language === 'lv') {
    const what = called ? `${author} komentārā vēršas pie Jums` : `${author} atbildēja komentāru pavedienā`;
    return {
      subject: `${what}: ${dossier}`,
      ...mailBody({
        language,
        paragraphs: [`${what} par projektu ${dossier}.`, ...(quote ? [`Par vārdiem: „${quote}”`] : []), text],
        action: { label: 'Skatīt un atbildēt', url },
        reason: called
          ? 'Jūs saņemat šo vēstuli, jo komentārā ir minēts Jūsu vārds.'
          : 'Jūs saņemat šo vēstuli, jo esat rakstījis šajā komentāru pavedienā.',
      }),
    };
  }
  const what = called ? `${author} mentioned you in a comment` : `${author} replied in a comment thread`;
  return {
    subject: `${what}: ${dossier}`,
    ...mailBody({
      language,
      paragraphs: [
        `${what} on the draft ${dossier}.`,
        ...(quote ? [`About the words: “${quote}”`] : []),
        text,
      ],
      action: { label: 'Read and reply', url },
      reason: called
        ? 'You receive this message because your name is mentioned in the comment.'
        : 'You receive this message because you have written in this comment thread.',
    }),
  };
}
