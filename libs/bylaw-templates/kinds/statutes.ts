import {
  BASIS_ELEMENT,
  ENTRY,
  needed,
  OPINION_STAGE,
  pl,
  REPEAL,
  STRAIGHT,
  type BylawTemplate,
} from '../template.js';

/** The municipality's own statutes: what PL 49(1) asks for, item by item; sent to the ministry for information (49(2)). */
export const STATUTES: BylawTemplate = {
  id: 'statutes',
  kind: 'normal',
  isFees: false,
  isStatutes: true,
  topic: 'governance',
  title: '{place} pašvaldības nolikums',
  titlePattern: /pašvaldības\s+nolikums$/iu,
  basis: 'Pašvaldību likuma 10. panta pirmās daļas 1. punktu un 49. panta pirmo daļu',
  authorises: [{ likumi: 336956, refs: ['10(1)1', '49', '49(1)'] }],
  subjects: [],
  track: { expected: 'A', article: pl('47(1)') },
  answers: { fee_rates: false, tax_rates: false, social_security: false, childrens_rights: false },
  memorandum: [{ part: 5, code: 'statutes_structure', article: pl('46(1)') }],
  rules: [OPINION_STAGE, STRAIGHT, { code: 'for_information', article: pl('49(2)') }],
  elements: [
    BASIS_ELEMENT,
    needed('statutes_structure', pl('49(1)1'), [/administrācij/iu, /struktūr|veido|iestādes\s*:/iu]),
    needed('statutes_contracts', pl('49(1)2'), [/publisko\s+tiesību\s+līgum/iu]),
    needed('statutes_appeal', pl('49(1)3'), [/administratīv\p{L}+\s+akt/iu, /apstrīd/iu]),
    needed('statutes_visitors', pl('49(1)4'), [/apmeklētāj/iu, /pieņem/iu]),
    needed('statutes_submissions', pl('49(1)4'), [/iesniegum/iu, /izskata/iu]),
    needed('statutes_property', pl('49(1)5'), [/mant/iu, /finanš|līdzekļ/iu]),
    needed('statutes_organisations', pl('49(1)6'), [/biedrīb|nodibinājum|pilsonisk/iu, /sadarb|iesaist/iu]),
    needed('statutes_discussion', pl('49(1)7'), [/publisk\p{L}+\s+apspriešan/iu]),
    needed('statutes_sittings', pl('49(1)8'), [/iedzīvotāj/iu, /sēd/iu]),
    needed('statutes_publication', pl('46(3)'), [/saistoš\p{L}+\s+noteikum\p{L}+\s+projekt/iu, /publicē/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text: 'Nolikums nosaka {place} pašvaldības (turpmāk – pašvaldība) institucionālo sistēmu un darba organizāciju.',
        },
      ],
    },
    {
      heading: 'Pašvaldības administrācija',
      points: [
        {
          text: 'Pašvaldības administrācijas struktūru veido:',
          items: ['[norādīt iestādi];', '[norādīt iestādi].'],
          carries: ['statutes_structure'],
        },
        {
          text: 'Pašvaldības administrācijas izdotu administratīvo aktu var apstrīdēt [norādīt amatpersonu vai institūciju].',
          carries: ['statutes_appeal'],
        },
      ],
    },
    {
      heading: 'Līgumi un pašvaldības manta',
      points: [
        {
          text: 'Publisko tiesību līgumu pašvaldības vārdā slēdz [norādīt amatpersonu] pēc [norādīt lēmuma pieņemšanas kārtību].',
          carries: ['statutes_contracts'],
        },
        {
          text: 'Ar pašvaldības mantu un finanšu resursiem [norādīt amatpersonas] rīkojas [norādīt kārtību].',
          carries: ['statutes_property'],
        },
      ],
    },
    {
      heading: 'Apmeklētāji un iesniegumi',
      points: [
        {
          text: 'Domes deputāti un pašvaldības administrācija pieņem apmeklētājus [norādīt laiku un vietu].',
          carries: ['statutes_visitors'],
        },
        {
          text: 'Saņemto iesniegumu izskata [norādīt iestādi] [norādīt kārtību].',
          carries: ['statutes_submissions'],
        },
      ],
    },
    {
      heading: 'Sabiedrības līdzdalība',
      points: [
        {
          text: 'Pašvaldība sadarbojas ar biedrībām un nodibinājumiem un iesaista sabiedrību savā darbā, [norādīt kārtību].',
          carries: ['statutes_organisations'],
        },
        {
          text:
            'Saistošo noteikumu projektu un tā paskaidrojuma rakstu publicē pašvaldības oficiālajā tīmekļvietnē [norādīt ' +
            'sadaļu un kārtību, kādā saņem viedokļus].',
          carries: ['statutes_publication'],
        },
        {
          text: 'Publisko apspriešanu organizē [norādīt institūciju un kārtību].',
          carries: ['statutes_discussion'],
        },
        {
          text: 'Iedzīvotājs var piedalīties domes un komiteju sēdēs, [norādīt pieteikšanās un uzstāšanās kārtību].',
          carries: ['statutes_sittings'],
        },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};
