import type { LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { mailBody } from '../platform/mail/mail-template.js';

type Language = 'lv' | 'en';

interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** What the mails tell. */
export interface RequestFacts {
  title: string;
  institution: string;
  council: string;
  dueDay: LegalDay;
}

/** To somebody who may answer for an institution here. */
export function requestMail(language: Language, facts: RequestFacts & { url: string }): Mail {
  const { title, institution, council, dueDay, url } = facts;
  return language === 'lv'
    ? {
        subject: `Saskaņošanai: ${title}`,
        ...mailBody({
          language,
          paragraphs: [
            `${council} lūdz atzinumu par saistošo noteikumu projektu "${title}". Atzinumu sniedz ${institution}.`,
            `Pašvaldības noteiktais termiņš ir līdz ${datePhrase(dueDay, 'dat')} (ieskaitot). Ja līdz tam atzinuma nav, projekts uzskatāms par saskaņotu.`,
          ],
          action: { label: 'Lasīt projektu un sniegt atzinumu', url },
          reason: `Jūs saņemat šo vēstuli, jo varat sniegt atzinumu iestādes "${institution}" vārdā.`,
        }),
      }
    : {
        subject: `For coordination: ${title}`,
        ...mailBody({
          language,
          paragraphs: [
            `${council} asks for an opinion on the draft by-law "${title}". The opinion is given by ${institution}.`,
            `The municipality's term ends on ${dueDay} (included). Without an opinion by then, the draft counts as agreed.`,
          ],
          action: { label: 'Read the draft and give the opinion', url },
          reason: `You receive this message because you can give the opinion of "${institution}".`,
        }),
      };
}

/** To somebody outside, with the texts themselves: there is no account to read them in. */
export function outsideMail(facts: RequestFacts & { texts: string; replyTo: string }): Mail {
  const { title, institution, council, dueDay, texts, replyTo } = facts;
  return {
    subject: `Saskaņošanai: ${title}`,
    ...mailBody({
      language: 'lv',
      paragraphs: [
        `${council} lūdz iestādes "${institution}" atzinumu par saistošo noteikumu projektu "${title}".`,
        `Pašvaldības noteiktais termiņš ir līdz ${datePhrase(dueDay, 'dat')} (ieskaitot). Ja līdz tam atzinuma nav, projekts uzskatāms par saskaņotu.`,
        `Parakstītu atzinumu lūdzam sūtīt uz pašvaldības e-adresi vai uz ${replyTo}. Iebildumam lūdzam norādīt projekta punktu, pamatojumu un, ja iespējams, piedāvāto redakciju.`,
        `Projekta teksts:\n\n${texts}`,
      ],
      reason: `Jūs saņemat šo vēstuli, jo ${council} norādījusi šo adresi kā iestādes "${institution}" saziņas adresi.`,
    }),
  };
}
