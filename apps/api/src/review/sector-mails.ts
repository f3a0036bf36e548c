import type { LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';
import { mailBody } from '../platform/mail/mail-template.js';

/** To a sector ministry that is asked for its view; in Latvian, the language of the state's correspondence. */
export function sectorMail(facts: {
  title: string;
  reviewer: string;
  ministry: string;
  question: string;
  answerBy: LegalDay;
  url: string;
  /** The reader has an account; else the link alone opens the request. */
  account: boolean;
}): { subject: string; text: string; html: string } {
  const { title, reviewer, ministry, question, answerBy, url, account } = facts;
  return {
    subject: `Lūgts nozares ministrijas viedoklis: ${title}`,
    ...mailBody({
      language: 'lv',
      paragraphs: [
        `${reviewer} saskaņā ar Pašvaldību likuma 47. panta trešo daļu lūdz iestādes "${ministry}" viedokli par saistošajiem noteikumiem "${title}".`,
        ...(question ? [question] : []),
        `Viedokli sniedz divu nedēļu laikā, līdz ${datePhrase(answerBy, 'dat')} (ieskaitot).`,
        ...(account
          ? []
          : [
              'Viedokli var sniegt bez konta, atverot saiti zemāk. Saite der tikai šim pieprasījumam, lūdzam to nodot tikai tam, kurš gatavo viedokli.',
            ]),
      ],
      action: { label: 'Lasīt noteikumus un sniegt viedokli', url },
      reason: account
        ? `Jūs saņemat šo vēstuli, jo strādājat iestādē "${ministry}".`
        : `Jūs saņemat šo vēstuli, jo ${reviewer} norādījusi šo adresi kā iestādes "${ministry}" saziņas adresi.`,
    }),
  };
}
