import {
  BASIS_ELEMENT,
  ENTRY,
  needed,
  OPINION_STAGE,
  pl,
  REPEAL,
  STRAIGHT,
  usual,
  type BylawTemplate,
} from '../template.js';

/** The rules of the participatory budget: what PL 61 asks for, item by item. */
export const PARTICIPATORY_BUDGET: BylawTemplate = {
  id: 'participatory_budget',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: 'participation',
  title: '{place} līdzdalības budžeta nolikums',
  titlePattern: /līdzdalības\s+budžet/iu,
  basis: 'Pašvaldību likuma 61. pantu',
  authorises: [{ likumi: 336956, refs: ['61'] }],
  subjects: [],
  track: { expected: 'A', article: pl('47(1)') },
  answers: { fee_rates: false, tax_rates: false, social_security: false, childrens_rights: false },
  memorandum: [
    { part: 2, code: 'pb_money', article: pl('59(2)') },
    { part: 5, code: 'pb_staff', article: pl('46(1)') },
  ],
  rules: [
    OPINION_STAGE,
    STRAIGHT,
    { code: 'pb_residents_decide', article: pl('59(1)') },
    { code: 'pb_submitters', article: pl('60(3)1') },
    { code: 'pb_voters', article: pl('60(4)') },
  ],
  elements: [
    BASIS_ELEMENT,
    needed('pb_institution', pl('61.1'), [/projektu\s+atlas/iu, /uzraug/iu]),
    needed('pb_form', pl('61.2'), [/piete?ikuma\s+paraug/iu, /iesniedzēj/iu]),
    needed('pb_submission_term', pl('61.3'), [
      /(?:piete?ikum|projekt|idej)\p{L}*\s+iesniedz/iu,
      /dien|nedēļ|mēne/iu,
    ]),
    needed('pb_criteria', pl('61.4'), [/kritērij/iu, /atbilst|nepārsniedz|:/iu]),
    needed('pb_voting_manner', pl('61.5'), [/bals[oou]/iu, /klātien|elektronisk/iu]),
    needed('pb_voting_term', pl('61.6'), [/balsošan\p{L}*\s+(?:ilg|notiek|termiņ)/iu]),
    needed('pb_counting', pl('61.7'), [
      /saskait\p{L}*\s+(?:\p{L}+\s+){0,3}bals|bals\p{L}*\s+(?:\p{L}+\s+){0,3}(?:saskait|skaitīšan)/iu,
    ]),
    needed('pb_choice', pl('61.7'), [/īsteno/iu, /visvairāk|lielāk\p{L}+\s+balsu/iu]),
    usual('pb_units', [
      /plānošanas\s+vienīb\p{L}*\s+(?:ir|nosaka)|dal\p{L}+\s+(?:\p{L}+\s+){0,3}plānošanas\s+vienīb/iu,
    ]),
    usual('pb_tie', [/vienād\p{L}+\s+balsu/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        { text: 'Nolikums nosaka kārtību, kādā {placeLoc} izlieto līdzdalības budžetu.' },
        {
          text:
            'Projektu atlasi nodrošina un līdzdalības budžeta izlietošanu uzrauga [norādīt pašvaldības institūciju] ' +
            '(turpmāk – institūcija).',
          carries: ['pb_institution'],
        },
        {
          text: 'Līdzdalības budžeta plānošanas vienības ir [norādīt teritorijas, kas noteiktas attīstības programmā].',
          carries: ['pb_units'],
        },
      ],
    },
    {
      heading: 'Projektu iesniegšana',
      points: [
        {
          text:
            'Projekta pieteikumu var iesniegt Pašvaldību likuma 60. panta trešās daļas 1. punktā minētā persona. ' +
            'Pieteikumu sagatavo atbilstoši {@form:dat}.',
        },
        {
          text:
            'Projektus iesniedz [norādīt termiņu, kas nav īsāks par 30 dienām] no dienas, kad pašvaldība par to paziņojusi ' +
            'savā oficiālajā tīmekļvietnē.',
          carries: ['pb_submission_term'],
        },
        {
          text: 'Pieteikumu iesniedz:',
          items: ['elektroniski – [norādīt vietni];', 'klātienē – [norādīt vietas].'],
        },
      ],
    },
    {
      heading: 'Projektu vērtēšana',
      points: [
        {
          text: 'Institūcija [norādīt termiņu] pārbauda, vai pieteikums atbilst šādiem atlases kritērijiem:',
          items: [
            'projekts atbilst Pašvaldību likuma 60. panta trešās daļas 2. un 3. punktam;',
            'projekta izmaksas nepārsniedz [norādīt summu] *euro*;',
            '[norādīt citu kritēriju].',
          ],
          carries: ['pb_criteria'],
        },
        {
          text: 'Ja pieteikumā ir novēršami trūkumi, institūcija to precizēšanai dod [norādīt skaitu] darbdienas.',
        },
        {
          text: 'Par pieteikuma noraidīšanu institūcija paziņo iesniedzējam, norādot iemeslus.',
        },
      ],
    },
    {
      heading: 'Balsošana',
      points: [
        {
          text: 'Balsot var elektroniski [norādīt vietni] un klātienē [norādīt vietas un laiku].',
          carries: ['pb_voting_manner'],
        },
        { text: 'Persona var atbalstīt [norādīt skaitu] projektus.' },
        {
          text: 'Balsošana ilgst [norādīt termiņu, kas nav īsāks par 14 dienām].',
          carries: ['pb_voting_term'],
        },
      ],
    },
    {
      heading: 'Rezultātu noteikšana',
      points: [
        {
          text: 'Institūcija balsis saskaita [norādīt termiņu] pēc balsošanas beigām.',
          carries: ['pb_counting'],
        },
        {
          text:
            'Katrā plānošanas vienībā īsteno projektus, par kuriem nobalsots visvairāk, ciktāl to izmaksas nepārsniedz ' +
            'plānošanas vienībai paredzēto finansējumu.',
          carries: ['pb_choice'],
        },
        {
          text: 'Ja projekti saņēmuši vienādu balsu daudzumu, [norādīt, kuram dod priekšroku].',
          carries: ['pb_tie'],
        },
        { text: 'Pašvaldība rezultātus un projektu īstenošanas gaitu publicē savā oficiālajā tīmekļvietnē.' },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [
    {
      heading: 'Projekta pieteikuma paraugs',
      key: 'form',
      carries: ['pb_form'],
      rows: [
        ['Iesniedzēja vārds un uzvārds vai nosaukums', ''],
        ['Iesniedzēja kontaktinformācija', ''],
        ['Projekta nosaukums', ''],
        ['Plānošanas vienība un īstenošanas vieta', ''],
        ['Projekta apraksts un ieguvums iedzīvotājiem', ''],
        ['Izmaksu aprēķins un uzturēšanas izmaksas', ''],
        ['Zemes vai būves īpašnieka saskaņojums, ja īpašums nepieder pašvaldībai', ''],
      ],
    },
  ],
};
