import {
  BASIS_ELEMENT,
  ENTRY,
  needed,
  OPINION_STAGE,
  pl,
  REPEAL,
  REVIEW,
  usual,
  type BylawTemplate,
} from '../template.js';

/** Municipal fees: no part 2 of the memorandum (PL 46(2)), track B for their rates (PL 47(2)). */
export const FEES: BylawTemplate = {
  id: 'fees',
  kind: 'normal',
  isFees: true,
  isStatutes: false,
  topic: 'fees_taxes',
  title: 'Par pašvaldības nodevu par [norādīt nodevas objektu] {placeLoc}',
  titlePattern: /^par\s.*nodev/iu,
  basis: '[norādīt likuma pantu, daļu un punktu, kas pilnvaro domi uzlikt šo nodevu]',
  authorises: [],
  subjects: [],
  track: { expected: 'B', article: pl('47(2)') },
  answers: { fee_rates: true, tax_rates: false },
  memorandum: [
    { part: 2, code: 'fees_no_budget', article: pl('46(2)') },
    { part: 3, code: 'fees_business', article: pl('46(1)') },
    { part: 7, code: 'fees_proportion', article: pl('46(1)') },
  ],
  rules: [{ code: 'no_part_2', article: pl('46(2)') }, OPINION_STAGE, REVIEW],
  elements: [
    BASIS_ELEMENT,
    needed('fee_rate', pl('47(2)'), [/nodev/iu, /likme\s+ir|apmērs\s+ir|euro/iu]),
    usual('fee_object', [/nodev\p{L}*\s+objekts\s+ir|nodev\p{L}*\s+uzliek\s+par/iu]),
    usual('fee_payer', [/nodevas\s+maksātāj\p{L}*\s+ir|maksā\s+person/iu]),
    usual('fee_payment', [/samaksā|ieskait|maksājum/iu, /nodev/iu]),
    usual('fee_relief', [/atbrīvo|atvieglojum\p{L}*\s+(?:piešķir|piemēro)/iu]),
    usual('fee_control', [/kontrol|uzraug/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text:
            'Saistošie noteikumi (turpmāk – noteikumi) nosaka kārtību, kādā {placeLoc} uzliek un iekasē pašvaldības nodevu ' +
            'par [norādīt nodevas objektu] (turpmāk – nodeva).',
        },
        {
          text: 'Nodevas objekts ir [norādīt darbību vai tiesību, par ko maksā nodevu].',
          carries: ['fee_object'],
        },
        { text: 'Nodevas maksātājs ir [norādīt personas].', carries: ['fee_payer'] },
      ],
    },
    {
      heading: 'Nodevas likmes un atvieglojumi',
      points: [
        {
          text: 'Nodevas likme ir [norādīt summu] *euro* par [norādīt vienību].',
          carries: ['fee_rate'],
        },
        { text: 'No nodevas atbrīvo [norādīt personas].', carries: ['fee_relief'] },
      ],
    },
    {
      heading: 'Nodevas samaksa',
      points: [
        {
          text: 'Nodevu samaksā [norādīt termiņu] pašvaldības norēķinu kontā vai [norādīt citu samaksas veidu].',
          carries: ['fee_payment'],
        },
        { text: 'Nodevas samaksu kontrolē [norādīt pašvaldības iestādi].', carries: ['fee_control'] },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};

/** Rates of the property tax and reliefs of it (track B for tax rates, PL 47(2)). */
export const PROPERTY_TAX: BylawTemplate = {
  id: 'property_tax',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: 'fees_taxes',
  title: 'Par nekustamā īpašuma nodokļa likmēm un atvieglojumiem {placeLoc}',
  titlePattern: /^par\s.*nekustamā\s+īpašuma\s+nodok/iu,
  basis: '[norādīt nodokļa likuma pantu un daļu, kas pilnvaro domi noteikt likmes vai atvieglojumus]',
  authorises: [],
  subjects: [],
  track: { expected: 'B', article: pl('47(2)') },
  answers: { tax_rates: true, fee_rates: false },
  memorandum: [
    { part: 2, code: 'tax_revenue', article: pl('46(1)') },
    { part: 3, code: 'tax_groups', article: pl('46(1)') },
  ],
  rules: [OPINION_STAGE, REVIEW],
  elements: [
    BASIS_ELEMENT,
    needed('tax_rate', pl('47(2)'), [/nodok/iu, /likm\p{L}*\s.*procent|atvieglojum\p{L}*\s+piešķir/iu]),
    usual('tax_relief_who', [/atvieglojum\p{L}*\s+piešķir/iu]),
    usual('tax_relief_application', [/iesniegum/iu, /atvieglojum/iu]),
    usual('appeal', [/apstrīdē?t/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text:
            'Saistošie noteikumi (turpmāk – noteikumi) nosaka nekustamā īpašuma nodokļa (turpmāk – nodoklis) likmes ' +
            '{placeLoc}, maksātāju kategorijas, kurām piešķir atvieglojumus, un to piešķiršanas kārtību.',
        },
      ],
    },
    {
      heading: 'Nodokļa likmes',
      points: [
        {
          text: 'Nodokļa likme [norādīt īpašuma veidu] ir [norādīt procentus] procenti no kadastrālās vērtības.',
          carries: ['tax_rate'],
        },
      ],
    },
    {
      heading: 'Nodokļa atvieglojumi',
      points: [
        {
          text: 'Atvieglojumus piešķir šādām maksātāju kategorijām:',
          items: [
            '[norādīt kategoriju] – [norādīt procentus] procentu apmērā;',
            '[norādīt kategoriju] – [norādīt procentus] procentu apmērā.',
          ],
          carries: ['tax_relief_who', 'tax_rate'],
        },
        {
          text:
            'Lai saņemtu atvieglojumu, maksātājs līdz [norādīt dienu] iesniedz iesniegumu [norādīt pašvaldības iestādi]. ' +
            'Iesniegums nav nepieciešams, ja vajadzīgās ziņas ir pašvaldības rīcībā.',
          carries: ['tax_relief_application'],
        },
        {
          text: 'Lēmumu par atteikumu piešķirt atvieglojumu var apstrīdēt [norādīt pašvaldības institūciju].',
          carries: ['appeal'],
        },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};
