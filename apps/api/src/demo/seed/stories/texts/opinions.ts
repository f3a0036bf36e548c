import type { OpinionKind, OpinionOutcome } from '#libs/contracts';

/** An opinion of the demo; who wrote it and what became of it. All are invented. */
export interface OpinionPlan {
  /** Name of a demo person who is logged in; others come from the form without login. */
  person?: string;
  name?: string;
  organisation?: string;
  email?: string;
  named?: boolean;
  kind: OpinionKind;
  /** Number of the point it is about, as the text shows it, for example `5`. */
  unit?: string;
  text: string;
  wording?: string;
  /** Nobody has looked at it yet. */
  pending?: boolean;
  /** How many others support it. */
  supporters?: number;
  answer?: { outcome: OpinionOutcome; gist: string; reason: string };
}

/** What residents say about waste. */
export const ON_WASTE: readonly OpinionPlan[] = [
  {
    person: 'Anna Zariņa',
    kind: 'proposal',
    unit: '5',
    supporters: 7,
    text: 'Mūsu ciemā pensionāriem 800 metri ziemā ir par tālu. Lūdzu nosakiet 500 metrus.',
    wording:
      'Dalīti vākto atkritumu konteinera atrašanās vieta no dzīvojamās mājas pilsētā nav tālāk par 300 metriem, ciemā – par 500 metriem.',
  },
  {
    name: 'Valdis Ozoliņš',
    named: true,
    email: 'valdis.ozolins@pasts.example',
    kind: 'objection',
    unit: '8.3',
    supporters: 12,
    text: 'Reizi mēnesī no viensētām ir par reti: vasarā konteiners smako.',
  },
  {
    organisation: 'biedrība "Zaļais Vidzāles ceļš"',
    name: 'Ilona Mača',
    named: true,
    kind: 'proposal',
    unit: '4.5',
    supporters: 3,
    text: 'Tekstilu vajadzētu pieņemt arī bibliotēkās, tur cilvēki iegriežas biežāk.',
  },
  {
    person: 'Roberts Zariņš',
    kind: 'question',
    text: 'Vai skolās arī būs dalītie konteineri? Pie mums tagad viss iet vienā.',
  },
  {
    kind: 'support',
    text: 'Beidzot! Jau sen šķirojam, bet konteiners vienmēr pilns.',
    pending: true,
  },
  {
    name: 'Gatis',
    kind: 'objection',
    unit: '9',
    text: 'Septiņi no rīta nav reāli tiem, kas strādā naktsmaiņā. Lai izlieku iepriekšējā vakarā.',
    pending: true,
  },
];

/** What they said about scholarships. */
export const ON_SCHOLARSHIPS: readonly OpinionPlan[] = [
  {
    person: 'Anna Zariņa',
    kind: 'proposal',
    unit: '5',
    text: 'Divus gadus vajadzētu ļaut nostrādāt piecu gadu laikā, ne uzreiz.',
    answer: {
      outcome: 'partly',
      gist: 'Nostrādāšanas termiņu noteikt elastīgāk.',
      reason:
        'Termiņu paredzēts skaitīt trīs gadu laikā pēc studiju beigām, jo ilgāks laiks neatrisinātu speciālistu trūkumu.',
    },
  },
  {
    name: 'Elza Kalve',
    kind: 'support',
    text: 'Atbalstu, meita mācās par medmāsu un gribētu atgriezties.',
  },
  {
    organisation: 'Vidzāles novada jauniešu dome',
    name: 'Toms Ziemelis',
    named: true,
    kind: 'proposal',
    unit: '3',
    text: 'Stipendijai jāseko minimālajai algai, citādi pēc diviem gadiem tā būs simboliska.',
  },
];

/** What they said about courtyards; every opinion is answered. */
export const ON_COURTYARDS: readonly OpinionPlan[] = [
  {
    person: 'Anna Zariņa',
    kind: 'proposal',
    unit: '4.3',
    supporters: 9,
    text: 'Lūdzu palielināt atbalstu vides pieejamībai – ar ratiem un ratiņkrēslu līdz durvīm nevar tikt.',
    answer: {
      outcome: 'accepted',
      gist: 'Palielināt līdzfinansējumu vides pieejamībai.',
      reason:
        'Atbalsts vides pieejamībai un apgaismojumam palielināts no 80 % līdz 90 %, un vērtēšanā šiem projektiem dota priekšroka.',
    },
  },
  {
    name: 'Andrejs Lūsis',
    kind: 'objection',
    unit: '5',
    text: 'Trīs gadi ir par daudz, mūsu pagalms ir liels un jādara pa daļām.',
    answer: {
      outcome: 'declined',
      gist: 'Piešķirt līdzfinansējumu biežāk nekā reizi trijos gados.',
      reason:
        'Nauda pietiek desmit pagalmiem gadā; biežāks atbalsts vienai mājai atliktu citu māju projektus.',
    },
  },
  {
    organisation: 'SIA "Vidzāles nami"',
    name: 'Rita Saulīte',
    named: true,
    kind: 'proposal',
    unit: '7',
    supporters: 4,
    text: 'Pieteikšanās termiņu vajadzētu pagarināt līdz marta beigām, jo kopības lēmumu ziemā grūti pieņemt.',
    answer: {
      outcome: 'accepted',
      gist: 'Pagarināt pieteikšanās termiņu.',
      reason: 'Termiņš pagarināts no 28. februāra līdz 31. martam.',
    },
  },
];

/** What people of Ezerkrasti say about bicycles. */
export const ON_BICYCLES: readonly OpinionPlan[] = [
  {
    person: 'Marta Upīte',
    kind: 'support',
    text: 'Pie stacijas novietnes trūkst visvairāk, tur riteņus sien pie kokiem.',
  },
  {
    organisation: 'Ezerkrastu Neredzīgo biedrība',
    name: 'Jānis Avotiņš',
    named: true,
    kind: 'proposal',
    unit: '4.1',
    text: 'Brīvajai joslai jābūt vismaz 1,8 metri, lai ar suni pavadoni var paiet garām.',
    wording: 'uz taktilajām joslām un ietves, ja gājējam paliek mazāk nekā 1,8 metri;',
  },
];
