import type { LegalDay, OpinionOutcome, RefusalCode } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { REFUSALS } from '../refusal-words.js';

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

/** The confirmation with the link that opens the view again. */
export function viewReceiptMail(
  language: Language,
  facts: { receipt: string; title: string; council: string; link: string; lastDay: LegalDay },
): Words {
  const { receipt, title, council, link, lastDay } = facts;
  return language === 'lv'
    ? {
        subject: `Jūsu viedoklis ir saņemts: ${receipt}`,
        text: `Paldies! Jūsu viedoklis par „${title}” ir saņemts (${council}), numurs ${receipt}.\n\nApskatīt un līdz ${datePhrase(lastDay, 'dat')} labot to var šeit:\n${link}\n\nSaite ir tikai Jums: kam tā ir, tas var labot viedokli.`,
      }
    : {
        subject: `Your view has been received: ${receipt}`,
        text: `Thank you! Your view on "${title}" has been received (${council}), number ${receipt}.\n\nYou can see it, and change it until ${lastDay}, here:\n${link}\n\nThe link is yours alone: whoever has it can change the view.`,
      };
}

/** The answer to a view about an event. */
export function viewAnswerMail(
  language: Language,
  facts: { receipt: string; title: string; outcome: OpinionOutcome; reason: string; link: string },
): Words {
  const { receipt, title, reason, link } = facts;
  const outcome = OUTCOMES[language][facts.outcome];
  return language === 'lv'
    ? {
        subject: `Atbilde uz Jūsu viedokli ${receipt}`,
        text: `Jūsu viedoklis par „${title}”: ${outcome}.\n\n${reason}\n\nVisi viedokļi un atbildes:\n${link}`,
      }
    : {
        subject: `Answer to your view ${receipt}`,
        text: `Your view on "${title}": ${outcome}.\n\n${reason}\n\nAll views and answers:\n${link}`,
      };
}

/** A view that is not considered (MK639 20), with the reason. */
export function viewRefusalMail(
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
        subject: `Your view ${receipt} is not considered`,
        text: `Your view on "${title}" is not considered because ${why} (Cabinet Regulation No. 639, point 20).\n\n${reason}\n\nUntil the end of the term you can change it by the link of the receipt.`,
      };
}

/** The summary was approved: told to everybody who took part (MK639 19.2, 22.4). */
export function eventSummaryMail(
  language: Language,
  facts: { title: string; approvedBy: string; link: string },
): Words {
  const { title, approvedBy, link } = facts;
  return language === 'lv'
    ? {
        subject: `Viedokļu kopsavilkums: ${title}`,
        text: `Paldies, ka piedalījāties: „${title}”. Kopsavilkumu apstiprināja ${approvedBy}. Visi viedokļi, atbildes un kas notiks tālāk:\n${link}`,
      }
    : {
        subject: `Summary of views: ${title}`,
        text: `Thank you for taking part in "${title}". The summary was approved by ${approvedBy}. All views, the answers and what comes next:\n${link}`,
      };
}

/** The confirmation of a registration, with the link that takes it back. */
export function registrationMail(
  language: Language,
  facts: { topic: string; when: string; where: string; link: string },
): Words {
  const { topic, when, where, link } = facts;
  return language === 'lv'
    ? {
        subject: `Jūsu pieteikums ir reģistrēts: ${topic}`,
        text: `Jūsu pieteikums ir saņemts.\n\n${topic}\n${when}\n${where}\n\nJa nevarēsiet piedalīties, pieteikumu var atsaukt šeit:\n${link}`,
      }
    : {
        subject: `You are registered: ${topic}`,
        text: `Your registration has been received.\n\n${topic}\n${when}\n${where}\n\nIf you cannot come, you can withdraw it here:\n${link}`,
      };
}

/** A gathering was called off. */
export function meetingCancelledMail(facts: { topic: string; when: string }): Words {
  const { topic, when } = facts;
  return {
    subject: `Nenotiks: ${topic}`,
    text: `${topic} (${when}) nenotiks.\n\nThis meeting has been called off.`,
  };
}
