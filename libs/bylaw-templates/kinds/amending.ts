import { BASIS_ELEMENT, needed, OPINION_STAGE, pl, type BylawTemplate } from '../template.js';

/**
 * Amendments to a by-law whose text is not in the system; where it is, the amending by-law is written from the edited
 * text (`libs/bylaw-amend`).
 */
export const AMENDING: BylawTemplate = {
  id: 'amending',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: null,
  title:
    'Grozījumi {councilGen} [norādīt datumu] saistošajos noteikumos Nr. [norādīt numuru] "[norādīt nosaukumu]"',
  titlePattern: /^grozījum(?:s|i)\s.+\ssaistošajos\snoteikumos\sNr\./iu,
  basis: '[norādīt to pašu pamatu, ar ko izdoti grozāmie noteikumi, ja tas ir spēkā]',
  authorises: [],
  subjects: [],
  track: { expected: 'A', article: pl('47(1)') },
  answers: {},
  memorandum: [{ part: 1, code: 'amending_need', article: pl('46(1)') }],
  rules: [
    OPINION_STAGE,
    { code: 'half_of_norms', article: { act: 'MK108', ref: '140' } },
    { code: 'track_follows_content', article: pl('47(2)') },
  ],
  elements: [
    BASIS_ELEMENT,
    needed('amending_instruction', { act: 'MK108', ref: '2' }, [/izdarīt\s.+\sgrozījum(?:u|us)/iu]),
  ],
  chapters: [
    {
      heading: '',
      points: [
        {
          text:
            'Izdarīt {councilGen} [norādīt datumu] saistošajos noteikumos Nr. [norādīt numuru] "[norādīt nosaukumu]" ' +
            '(Latvijas Vēstnesis, [norādīt gadu un numuru]) šādus grozījumus:',
          items: ['[rakstīt pirmo grozījumu];', '[rakstīt otro grozījumu].'],
          carries: ['amending_instruction'],
        },
      ],
    },
  ],
  closing: [],
  annexes: [],
};
