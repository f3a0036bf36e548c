import type { AnswerChange, LegalDay, OpinionOutcome, RefusalCode } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { REFUSALS } from './refusal-words.js';

type Language = 'lv' | 'en';
interface Words {
  subject: string;
  text: string;
}

const OUTCOMES: Record<Language, Record<OpinionOutcome, string>> = {
  lv: { accepted: 'ņemts vērā', partly: 'ņemts vērā daļēji', declined: 'nav ņemts vērā' },
  en: {
    accepted: 'taken into account',
    partly: 'partly taken into account',
    declined: 'not taken into account',
  },
};

/** The confirmation with the link that opens the opinion again. */
export function receiptMail(
  language: Language,
  facts: { receipt: string; title: string; link: string; council: string; lastDay: LegalDay },
): Words {
  const { receipt, title, link, council, lastDay } = facts;
  return language === 'lv'
    ? {
        subject: `Jūsu viedoklis ir saņemts: ${receipt}`,
        text: `Paldies! Jūsu viedoklis par „${title}” ir saņemts (${council}), numurs ${receipt}.\n\nApskatīt un līdz ${datePhrase(lastDay, 'dat')} labot to var šeit:\n${link}\n\nSaite ir tikai Jums: kam tā ir, tas var labot viedokli.`,
      }
    : {
        subject: `Your opinion has been received: ${receipt}`,
        text: `Thank you! Your opinion on "${title}" has been received (${council}), number ${receipt}.\n\nYou can see it, and change it until ${lastDay}, here:\n${link}\n\nThe link is yours alone: whoever has it can change the opinion.`,
      };
}

/** What the answer's e-mail tells. */
export interface AnswerFacts {
  receipt: string;
  title: string;
  outcome: OpinionOutcome;
  reason: string;
  /** The words that were changed because of the opinion. */
  changes: readonly AnswerChange[];
  link: string;
}

/** The answer, with what became of the opinion and the words that were changed. */
export function answerMail(language: Language, facts: AnswerFacts): Words {
  const { receipt, title, link } = facts;
  const outcome = OUTCOMES[language][facts.outcome];
  const reason = facts.reason + changesText(language, facts.changes);
  return language === 'lv'
    ? {
        subject: `Atbilde uz Jūsu viedokli ${receipt}`,
        text: `Jūsu viedoklis par „${title}”: ${outcome}.\n\n${reason}\n\nVisi viedokļi un atbildes:\n${link}`,
      }
    : {
        subject: `Answer to your opinion ${receipt}`,
        text: `Your opinion on "${title}": ${outcome}.\n\n${reason}\n\nAll opinions and answers:\n${link}`,
      };
}

function changesText(language: Language, changes: readonly AnswerChange[]): string {
  const words =
    language === 'lv'
      ? { title: 'Kas mainīts tekstā', before: 'bija', after: 'tagad', none: 'nav' }
      : { title: 'What was changed in the text', before: 'before', after: 'now', none: 'none' };
  if (changes.length === 0) return '';
  const lines = changes.map(
    ({ unit, before, after }) =>
      `${unit}\n  ${words.before}: ${before ?? words.none}\n  ${words.after}: ${after ?? words.none}`,
  );
  return `\n\n${words.title}:\n${lines.join('\n')}`;
}

/** An opinion that is not considered (MK639 20), with the reason; it can be put right until the last day. */
export function refusalMail(
  language: Language,
  facts: { receipt: string; title: string; code: RefusalCode; reason: string },
): Words {
  const { receipt, title, code, reason } = facts;
  const why = REFUSALS[language][code];
  return language === 'lv'
    ? {
        subject: `Jūsu viedoklis ${receipt} netiek izskatīts`,
        text: `Jūsu viedokli par „${title}” neizskata, jo ${why} (MK noteikumu Nr. 639 20. punkts).\n\n${reason}\n\nLīdz termiņa beigām viedokli var labot ar apliecinājuma saiti.`,
      }
    : {
        subject: `Your opinion ${receipt} is not considered`,
        text: `Your opinion on "${title}" is not considered because ${why} (Cabinet Regulation No. 639, point 20).\n\n${reason}\n\nUntil the end of the term you can change it by the link of the receipt.`,
      };
}

/** The collation of opinions is public (MK639 19.2: it is sent to those who took part). */
export function collationMail(language: Language, facts: { title: string; link: string }): Words {
  const { title, link } = facts;
  return language === 'lv'
    ? {
        subject: `Viedokļu apkopojums: ${title}`,
        text: `Jūs sniedzāt viedokli par projektu "${title}". Visi viedokļi un atbildes ir apkopoti:\n${link}\n\nTurpmākā projekta virzība, arī domes sēde, kurā to skatīs, redzama projekta lapā.`,
      }
    : {
        subject: `Collation of opinions: ${title}`,
        text: `You gave an opinion on the draft "${title}". All opinions and answers have been collated:\n${link}\n\nWhat happens to the draft next, the council sitting included, is shown on its page.`,
      };
}
