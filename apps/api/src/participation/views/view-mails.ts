import type { OpinionOutcome } from '#libs/contracts';

type Language = 'lv' | 'en';

const OUTCOMES: Record<Language, Record<OpinionOutcome, string>> = {
  lv: { accepted: 'ņemts vērā', partly: 'ņemts vērā daļēji', declined: 'nav ņemts vērā' },
  en: {
    accepted: 'taken into account',
    partly: 'partly taken into account',
    declined: 'not taken into account',
  },
};

/** The answer to a view about an event. */
export function viewAnswerMail(
  language: Language,
  facts: { receipt: string; title: string; outcome: OpinionOutcome; reason: string },
): { language: Language; subject: string; text: string } {
  const { receipt, title, reason } = facts;
  const outcome = OUTCOMES[language][facts.outcome];
  return language === 'lv'
    ? {
        language,
        subject: `Atbilde uz Jūsu viedokli ${receipt}`,
        text: `Jūsu viedoklis par „${title}”: ${outcome}.\n\n${reason}`,
      }
    : {
        language,
        subject: `Answer to your view ${receipt}`,
        text: `Your view on "${title}": ${outcome}.\n\n${reason}`,
      };
}

/** The confirmation of a registration, with the link that takes it back. */
export function registrationMail(
  language: Language,
  facts: { topic: string; when: string; where: string; link: string },
): { subject: string; text: string } {
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
export function meetingCancelledMail(facts: { topic: string; when: string }): {
  subject: string;
  text: string;
} {
  const { topic, when } = facts;
  return {
    subject: `Nenotiks: ${topic}`,
    text: `${topic} (${when}) nenotiks.\n\nThis meeting has been called off.`,
  };
}
