import {
  BASIS_ELEMENT,
  ENTRY,
  OPINION_STAGE,
  pl,
  PURPOSE_ELEMENT,
  REPEAL,
  STRAIGHT,
  type BylawTemplate,
  usual,
} from '../template.js';

/** A new by-law on any matter of the council's competence (PL 44). */
export const GENERAL: BylawTemplate = {
  id: 'general',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: null,
  title: 'Par [norādīt noteikumu priekšmetu] {placeLoc}',
  titlePattern: /^(?:par\s|.*(?:noteikumi|kārtība|nolikums)$)/iu,
  basis: '[norādīt likuma vai Ministru kabineta noteikumu vienību, kas pilnvaro domi]',
  authorises: [],
  subjects: [],
  track: { expected: 'A', article: pl('47(1)') },
  answers: {},
  memorandum: [{ part: 1, code: 'general_need', article: pl('46(1)') }],
  rules: [OPINION_STAGE, STRAIGHT],
  elements: [
    BASIS_ELEMENT,
    PURPOSE_ELEMENT,
    usual('responsible', [/(?:kontrol|uzraug|nodrošina|atbild)\p{L}*/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text: 'Saistošie noteikumi (turpmāk – noteikumi) nosaka [norādīt, ko noteikumi regulē] {placeLoc}.',
          carries: ['purpose'],
        },
        { text: 'Noteikumi attiecas uz [norādīt personas vai teritoriju].' },
      ],
    },
    {
      heading: '[Norādīt nodaļas nosaukumu]',
      points: [{ text: '[Norādīt prasību un to, kurš to izpilda.]' }],
    },
    {
      heading: 'Noteikumu izpilde',
      points: [
        { text: 'Noteikumu ievērošanu kontrolē [norādīt pašvaldības iestādi].', carries: ['responsible'] },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};
