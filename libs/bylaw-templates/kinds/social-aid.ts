import {
  BASIS_ELEMENT,
  ENTRY,
  needed,
  OPINION_STAGE,
  pl,
  PURPOSE_ELEMENT,
  REPEAL,
  REVIEW,
  spspl,
  usual,
  type BylawTemplate,
} from '../template.js';

/** Social assistance and social services (track B as social security, PL 47(2)). */
export const SOCIAL_AID: BylawTemplate = {
  id: 'social_aid',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: 'social_support',
  title: 'Par sociālo palīdzību {placeLoc}',
  titlePattern: /^par\s.*sociāl/iu,
  basis: 'Sociālo pakalpojumu un sociālās palīdzības likuma 3. panta trešo daļu un 36. panta sesto daļu',
  authorises: [{ likumi: 68488, refs: ['3(3)', '9(1²)', '36(5)', '36(6)'] }],
  subjects: [],
  track: { expected: 'B', article: pl('47(2)') },
  answers: { social_security: true, fee_rates: false, tax_rates: false },
  memorandum: [
    { part: 2, code: 'social_cost', article: pl('46(1)') },
    { part: 3, code: 'social_groups', article: pl('46(1)') },
    { part: 4, code: 'social_application', article: pl('46(1)') },
  ],
  rules: [OPINION_STAGE, REVIEW, { code: 'personal_data', article: { act: 'OPL', ref: '11(1)' } }],
  elements: [
    BASIS_ELEMENT,
    needed('benefit_amount', spspl('36(6)'), [/pabalst/iu, /euro|apmēr\p{L}*\s+(?:ir|līdz)|līdz\s+\d/iu]),
    needed('benefit_award', spspl('36(6)'), [/pabalst\p{L}*.*piešķi/iu, /iesniegum|lēmum/iu]),
    needed('benefit_payment', spspl('36(6)'), [/izmaks[āa]/iu]),
    needed('service_procedure', spspl('3(3)'), [/pakalpojum/iu, /saņem|piešķir|iesnie/iu]),
    PURPOSE_ELEMENT,
    usual('appeal', [/apstrīdē?t/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text:
            'Saistošie noteikumi (turpmāk – noteikumi) nosaka pašvaldības sociālās palīdzības pabalstu veidus, to apmēru, ' +
            'piešķiršanas un izmaksas kārtību, kā arī kārtību, kādā saņemami pašvaldības sociālie pakalpojumi.',
          carries: ['purpose'],
        },
        {
          text: 'Palīdzību var saņemt persona, kura savu dzīvesvietu deklarējusi {placeLoc} un [norādīt citus nosacījumus].',
        },
        { text: 'Noteikumu izpildi nodrošina {place} sociālais dienests (turpmāk – sociālais dienests).' },
      ],
    },
    {
      heading: 'Sociālās palīdzības pabalsti',
      points: [
        {
          text: 'Pašvaldība piešķir šādus pabalstus:',
          items: [
            'pabalstu atsevišķu izdevumu apmaksai – līdz [norādīt summu] *euro* [norādīt laikposmu];',
            'pabalstu krīzes situācijā – līdz [norādīt summu] *euro*.',
          ],
          carries: ['benefit_amount'],
        },
        {
          text:
            'Pabalsta saņemšanai persona sociālajā dienestā klātienē vai elektroniski iesniedz iesniegumu un [norādīt ' +
            'dokumentus, kuru nav pašvaldības rīcībā]. Sociālais dienests lēmumu par pabalsta piešķiršanu vai atteikumu ' +
            'pieņem [norādīt termiņu].',
          carries: ['benefit_award'],
        },
        {
          text: 'Sociālais dienests piešķirto summu izmaksā [norādīt termiņu un veidu].',
          carries: ['benefit_payment'],
        },
      ],
    },
    {
      heading: 'Sociālie pakalpojumi',
      points: [
        {
          text:
            'Lai saņemtu [norādīt sociālo pakalpojumu], persona vēršas sociālajā dienestā. Sociālais dienests izvērtē tās ' +
            'vajadzības un [norādīt termiņu] lemj par pakalpojuma piešķiršanu.',
          carries: ['service_procedure'],
        },
      ],
    },
    {
      heading: 'Lēmumu apstrīdēšana',
      points: [
        {
          text: 'Sociālā dienesta lēmumu var apstrīdēt [norādīt pašvaldības institūciju].',
          carries: ['appeal'],
        },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};
