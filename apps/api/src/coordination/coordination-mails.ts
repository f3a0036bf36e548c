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
export function outsideMail(facts: RequestFacts & { texts: string; replyTo: string; url: string }): Mail {
  const { title, institution, council, dueDay, texts, replyTo, url } = facts;
  return {
    subject: `Saskaņošanai: ${title}`,
    ...mailBody({
      language: 'lv',
      paragraphs: [
        `${council} lūdz iestādes "${institution}" atzinumu par saistošo noteikumu projektu "${title}".`,
        `Pašvaldības noteiktais termiņš ir līdz ${datePhrase(dueDay, 'dat')} (ieskaitot). Ja līdz tam atzinuma nav, projekts uzskatāms par saskaņotu.`,
        'Atzinumu var sniegt bez konta, atverot saiti zemāk. Tur var arī lejupielādēt projektu un atzinuma veidlapu Word formātā. Saite der tikai šim projektam, lūdzam to nodot tikai tam, kurš gatavo atzinumu.',
        `Parakstītu atzinumu var sūtīt arī uz pašvaldības e-adresi vai uz ${replyTo}. Iebildumam lūdzam norādīt projekta punktu, pamatojumu un, ja iespējams, piedāvāto redakciju.`,
        `Projekta teksts:\n\n${texts}`,
      ],
      action: { label: 'Atvērt projektu un sniegt atzinumu', url },
      reason: `Jūs saņemat šo vēstuli, jo ${council} norādījusi šo adresi kā iestādes "${institution}" saziņas adresi.`,
    }),
  };
}

/** To a colleague of somebody who answers for an institution. */
export function expertMail(
  language: Language,
  { title, institution, council, dueDay, question, url }: RequestFacts & { question: string; url: string },
): Mail {
  return language === 'lv'
    ? {
        subject: `Lūgts Jūsu viedoklis: ${title}`,
        ...mailBody({
          language,
          paragraphs: [
            `${council} lūdz iestādes "${institution}" atzinumu par saistošo noteikumu projektu "${title}". Kolēģis lūdz Jūsu viedokli, uz kuru balstīt atzinumu.`,
            ...(question ? [question] : []),
            `Atzinuma termiņš ir līdz ${datePhrase(dueDay, 'dat')} (ieskaitot).`,
          ],
          action: { label: 'Lasīt projektu un rakstīt viedokli', url },
          reason: `Jūs saņemat šo vēstuli, jo strādājat iestādē "${institution}".`,
        }),
      }
    : {
        subject: `Your view is asked for: ${title}`,
        ...mailBody({
          language,
          paragraphs: [
            `${council} asks "${institution}" for an opinion on the draft by-law "${title}". A colleague asks for your view to base the opinion on.`,
            ...(question ? [question] : []),
            `The opinion is due on ${dueDay} (included).`,
          ],
          action: { label: 'Read the draft and write your view', url },
          reason: `You receive this message because you work at "${institution}".`,
        }),
      };
}

/** To everybody who is called to an agreement meeting. */
export function meetingMail(facts: {
  title: string;
  party: string;
  council: string;
  day: LegalDay;
  time: string;
  place: string;
  note: string;
  objections: readonly string[];
}): Mail {
  const { title, party, council, day, time, place, note, objections } = facts;
  return {
    subject: `Saskaņošanas sanāksme: ${title}`,
    ...mailBody({
      language: 'lv',
      paragraphs: [
        `${council} aicina iestādi "${party}" uz saskaņošanas sanāksmi par saistošo noteikumu projektu "${title}": ${datePhrase(day, 'loc')} plkst. ${time}, ${place}.`,
        `Sanāksmē izskatīs Jūsu iebildumus:\n${objections.map((text) => `– ${text}`).join('\n')}`,
        'Ja iestāde sanāksmē nepiedalās, tās iebildumi uzskatāmi par atsauktiem.',
        ...(note ? [note] : []),
      ],
      reason: `Jūs saņemat šo vēstuli, jo iestāde "${party}" par projektu izteikusi iebildumus.`,
    }),
  };
}
