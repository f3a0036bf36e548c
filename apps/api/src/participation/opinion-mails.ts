import type { LegalDay, OpinionOutcome } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';

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
  facts: { receipt: string; link: string; council: string; lastDay: LegalDay },
): Words {
  const { receipt, link, council, lastDay } = facts;
  return language === 'lv'
    ? {
        subject: `Jūsu viedoklis ir saņemts: ${receipt}`,
        text: `Paldies! Jūsu viedoklis ir saņemts (${council}), numurs ${receipt}.\n\nApskatīt un līdz ${datePhrase(lastDay, 'dat')} labot to var šeit:\n${link}\n\nSaite ir tikai Jums: kam tā ir, tas var labot viedokli.`,
      }
    : {
        subject: `Your opinion has been received: ${receipt}`,
        text: `Thank you! Your opinion has been received (${council}), number ${receipt}.\n\nYou can see it, and change it until ${lastDay}, here:\n${link}\n\nThe link is yours alone: whoever has it can change the opinion.`,
      };
}

/** The answer, with what became of the opinion. */
export function answerMail(
  language: Language,
  facts: { receipt: string; title: string; outcome: OpinionOutcome; reason: string; link: string },
): Words {
  const { receipt, title, reason, link } = facts;
  const outcome = OUTCOMES[language][facts.outcome];
  return language === 'lv'
    ? {
        subject: `Atbilde uz Jūsu viedokli ${receipt}`,
        text: `Jūsu viedoklis par projektu "${title}": ${outcome}.\n\n${reason}\n\nVisi viedokļi un atbildes:\n${link}`,
      }
    : {
        subject: `Answer to your opinion ${receipt}`,
        text: `Your opinion on the draft "${title}": ${outcome}.\n\n${reason}\n\nAll opinions and answers:\n${link}`,
      };
}
