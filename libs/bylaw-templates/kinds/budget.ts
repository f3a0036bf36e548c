import { BASIS_ELEMENT, needed, pl, usual, type BylawTemplate } from '../template.js';

/**
 * The budget of a year. Article 46 does not apply to it (PL 46(4)); its making is regulated by the law "Par pašvaldību
 * budžetiem" (PL 48(1)), and it has explanations of its own, sent to the ministry for information (PL 48(2)).
 */
export const BUDGET: BylawTemplate = {
  id: 'budget',
  kind: 'budget',
  isFees: false,
  isStatutes: false,
  topic: 'budget',
  title: 'Par {place} pašvaldības [norādīt gadu]. gada budžetu',
  titlePattern: /budžet/iu,
  basis:
    'Pašvaldību likuma 10. panta pirmās daļas 1. punktu un likuma "Par pašvaldību budžetiem" [norādīt pantu un daļu]',
  authorises: [{ likumi: 336956, refs: ['10(1)1', '48', '48(1)'] }],
  subjects: [],
  track: { expected: 'A', article: pl('47(1)') },
  answers: { fee_rates: false, tax_rates: false },
  memorandum: [],
  rules: [
    { code: 'no_article_46', article: pl('46(4)') },
    { code: 'budget_publication', article: pl('46(4)') },
    { code: 'no_extraordinary', article: pl('29(2)') },
    { code: 'for_information', article: pl('48(2)') },
    { code: 'pb_share', article: pl('59(2)') },
  ],
  elements: [
    BASIS_ELEMENT,
    needed('budget_participatory', pl('59(2)'), [/līdzdalības\s+budžet/iu]),
    usual('budget_revenue', [/ieņēmum/iu, /euro|pielikum/iu]),
    usual('budget_expenditure', [/izdevum/iu, /euro|pielikum/iu]),
    usual('budget_liabilities', [/saistīb|aizņēmum|galvojum/iu]),
    usual('budget_execution', [/izpild/iu, /atbild|nodrošina/iu]),
  ],
  chapters: [
    {
      heading: '',
      points: [
        {
          text: 'Apstiprināt {place} pašvaldības [norādīt gadu]. gada budžeta ieņēmumus [norādīt summu] *euro* apmērā ({@revenue:nom}).',
          carries: ['budget_revenue'],
        },
        {
          text: 'Apstiprināt pašvaldības [norādīt gadu]. gada budžeta izdevumus [norādīt summu] *euro* apmērā ({@expenditure:nom}).',
          carries: ['budget_expenditure'],
        },
        {
          text: 'Apstiprināt pašvaldības saistību apmēru [norādīt summu] *euro*, tai skaitā aizņēmumus un galvojumus.',
          carries: ['budget_liabilities'],
        },
        {
          text: 'Līdzdalības budžetam paredzēt [norādīt summu] *euro*.',
          carries: ['budget_participatory'],
        },
        {
          text: 'Par apstiprināto līdzekļu izlietojumu atbild [norādīt iestāžu vadītājus vai amatpersonas], kas nodrošina budžeta izpildi.',
          carries: ['budget_execution'],
        },
      ],
    },
  ],
  closing: [],
  annexes: [
    {
      heading: 'Pašvaldības budžeta ieņēmumi',
      key: 'revenue',
      carries: ['budget_revenue'],
      rows: [
        ['Ieņēmumu veids', 'Summa, euro'],
        ['[norādīt veidu]', '[norādīt summu]'],
      ],
    },
    {
      heading: 'Pašvaldības budžeta izdevumi',
      key: 'expenditure',
      carries: ['budget_expenditure'],
      rows: [
        ['Izdevumu veids', 'Summa, euro'],
        ['[norādīt veidu]', '[norādīt summu]'],
      ],
    },
  ],
};
