type Language = 'lv' | 'en';
interface Words {
  subject: string;
  text: string;
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
