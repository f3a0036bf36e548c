import {
  BASIS_ELEMENT,
  ENTRY,
  needed,
  OPINION_STAGE,
  pl,
  PURPOSE_ELEMENT,
  REPEAL,
  REVIEW,
  usual,
  type BylawTemplate,
} from '../template.js';

/** Protection of children's rights (track B, PL 47(2)), within the autonomous function of PL 4(1)11. */
export const CHILDRENS_RIGHTS: BylawTemplate = {
  id: 'childrens_rights',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: 'social_support',
  title: 'Par [norādīt atbalstu vai kārtību] bērniem {placeLoc}',
  titlePattern: /^par\s/iu,
  basis: 'Pašvaldību likuma 4. panta pirmās daļas 11. punktu un 44. panta otro daļu',
  authorises: [{ likumi: 336956, refs: ['4(1)11', '44(1)', '44(2)'] }],
  subjects: [],
  track: { expected: 'B', article: pl('47(2)') },
  answers: { childrens_rights: true },
  memorandum: [
    { part: 3, code: 'children_effect', article: pl('46(1)') },
    { part: 8, code: 'children_heard', article: pl('46(1)') },
  ],
  rules: [OPINION_STAGE, REVIEW],
  elements: [
    BASIS_ELEMENT,
    needed('children_group', pl('4(1)11'), [/bērn|nepilngadīg/iu, /attiecas|saņem|ir\s+tiesīb/iu]),
    PURPOSE_ELEMENT,
    usual('application', [/iesniegum/iu, /iesniedz/iu]),
    usual('decision', [/lēmum/iu, /pieņem/iu]),
    usual('appeal', [/apstrīdē?t/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text: 'Saistošie noteikumi (turpmāk – noteikumi) nosaka [norādīt atbalstu vai kārtību] bērnu tiesību un interešu aizsardzībai {placeLoc}.',
          carries: ['purpose'],
        },
        {
          text: 'Noteikumi attiecas uz bērniem, [norādīt vecumu, dzīvesvietu vai citu pazīmi].',
          carries: ['children_group'],
        },
      ],
    },
    {
      heading: 'Atbalsta piešķiršana',
      points: [
        {
          text: 'Bērna likumiskais pārstāvis [norādīt pašvaldības iestādē] klātienē vai elektroniski iesniedz iesniegumu.',
          carries: ['application'],
        },
        {
          text: 'Iestāde lēmumu pieņem [norādīt termiņu] pēc visu ziņu saņemšanas.',
          carries: ['decision'],
        },
        {
          text: 'Iestādes lēmumu var apstrīdēt [norādīt pašvaldības institūciju].',
          carries: ['appeal'],
        },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};
