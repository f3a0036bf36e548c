import type { LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';

type Language = 'lv' | 'en';
interface Words {
  subject: string;
  text: string;
}

/** The confirmation of an application, with the link that takes it back. */
export function applicationMail(
  language: Language,
  facts: { receipt: string; council: string; applyBy: LegalDay; link: string },
): Words {
  const { receipt, council, applyBy, link } = facts;
  return language === 'lv'
    ? {
        subject: `Jūsu pieteikums ir saņemts: ${receipt}`,
        text: `Paldies! Jūsu pieteikums dalībai padomē „${council}” ir saņemts, numurs ${receipt}. Pieteikties var līdz ${datePhrase(applyBy, 'dat')}; pēc tam Jums paziņos, kā ir izlemts.\n\nPieteikumu var atsaukt šeit:\n${link}`,
      }
    : {
        subject: `Your application has been received: ${receipt}`,
        text: `Thank you! Your application to take part in the council "${council}" has been received, number ${receipt}. Applications are taken until ${applyBy}; after that you will be told what was decided.\n\nYou can withdraw your application here:\n${link}`,
      };
}

/** Whether a candidate was included, why not, and how those who are not are heard (MK639 15.3). */
export function compositionMail(
  language: Language,
  facts: { council: string; included: boolean; reason: string; othersHeard: string; link: string },
): Words {
  const { council, included, othersHeard, link } = facts;
  const reason = facts.reason ? `\n\n${facts.reason}` : '';
  if (language === 'lv') {
    return included
      ? {
          subject: `Jūsu pieteikums padomei ir apstiprināts: ${council}`,
          text: `Jūsu pieteikums ir apstiprināts: Jūs esat padomes „${council}” sastāvā.${reason}\n\nPadomes sastāvs, sēdes un protokoli:\n${link}`,
        }
      : {
          subject: `Atbilde uz Jūsu pieteikumu: ${council}`,
          text: `Jūsu pieteikums nav apstiprināts: Jūs neesat padomes „${council}” sastāvā.${reason}\n\nKā Jūs uzklausīs: ${othersHeard}\n\nPadomes sastāvs, sēdes un protokoli:\n${link}`,
        };
  }
  return included
    ? {
        subject: `You are a member of the council: ${council}`,
        text: `Your application was approved: you are a member of the council "${council}".${reason}\n\nMembers, sittings and minutes:\n${link}`,
      }
    : {
        subject: `Answer to your application: ${council}`,
        text: `You were not included in the council "${council}".${reason}\n\nHow you will be heard: ${othersHeard}\n\nMembers, sittings and minutes:\n${link}`,
      };
}
