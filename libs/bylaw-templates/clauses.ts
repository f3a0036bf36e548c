import type { Clause } from './clause.js';
import { pl } from './template.js';

/** Clauses that by-laws of many municipalities need, in the words of practice; nobody's text is copied. */
export const CLAUSES: readonly Clause[] = [
  {
    id: 'definition',
    group: 'definitions',
    kinds: null,
    article: null,
    points: [
      {
        text: '[Norādīt pilnu nosaukumu] (turpmāk – [norādīt saīsinātu nosaukumu]) [norādīt, kas uz to attiecas].',
      },
    ],
  },
  {
    id: 'terms',
    group: 'definitions',
    kinds: null,
    article: null,
    points: [
      {
        text: 'Noteikumos lietoti šādi termini:',
        items: [
          { text: '[norādīt terminu] – [norādīt skaidrojumu];' },
          { text: '[norādīt terminu] – [norādīt skaidrojumu].' },
        ],
      },
    ],
  },
  {
    id: 'application',
    group: 'application',
    kinds: null,
    article: null,
    points: [
      {
        text: 'Lai saņemtu [norādīt, ko persona var saņemt], persona iesniedz iesniegumu [norādīt pašvaldības iestādi].',
      },
      {
        text: 'Iesniegumā norāda:',
        items: [
          { text: 'iesniedzēja vārdu, uzvārdu vai nosaukumu un saziņas līdzekli;' },
          { text: 'iesnieguma mērķi un pamatojumu;' },
          { text: '[norādīt citas nepieciešamās ziņas].' },
        ],
      },
      { text: 'Ziņas, kuras ir pašvaldības rīcībā vai kuras tā var iegūt pati, iesniedzējam nepieprasa.' },
    ],
  },
  {
    id: 'ways_to_submit',
    group: 'application',
    kinds: null,
    article: null,
    points: [
      {
        text: 'Iesniegumu iesniedz:',
        items: [
          { text: 'klātienē [norādīt vietu];' },
          { text: 'pa pastu uz [norādīt adresi];' },
          { text: 'elektroniski [norādīt elektronisko adresi vai vietni].' },
        ],
      },
    ],
  },
  {
    id: 'corrections',
    group: 'application',
    kinds: null,
    article: null,
    points: [
      {
        text:
          'Ja iesniegumā trūkst nepieciešamo ziņu, iestāde [norādīt skaitu] darbdienu laikā par to paziņo iesniedzējam un ' +
          'dod [norādīt skaitu] darbdienas trūkumu novēršanai.',
      },
    ],
  },
  {
    id: 'decision_term',
    group: 'decision',
    kinds: null,
    article: pl('44(3)'),
    points: [
      {
        text:
          'Lēmumu par [norādīt, ko piešķir vai uzdod] [norādīt iestādi vai amatpersonu] pieņem [norādīt skaitu] dienu ' +
          'laikā pēc visu nepieciešamo ziņu saņemšanas un paziņo to iesniedzējam.',
      },
    ],
  },
  {
    id: 'refusal',
    group: 'decision',
    kinds: null,
    article: null,
    points: [
      {
        text: 'Iestāde atsaka [norādīt, ko atsaka], ja:',
        items: [
          { text: 'iesniedzējs neatbilst šo noteikumu nosacījumiem;' },
          { text: 'trūkumi noteiktajā termiņā nav novērsti;' },
          { text: '[norādīt citu pamatu].' },
        ],
      },
    ],
  },
  {
    id: 'appeal',
    group: 'decision',
    kinds: null,
    article: pl('49(1)3'),
    points: [
      {
        text: '[Norādīt iestādi vai amatpersonu, kas pieņem lēmumu] lēmumu var apstrīdēt [norādīt institūciju pēc pašvaldības nolikuma].',
      },
    ],
  },
  {
    id: 'personal_data',
    group: 'data',
    kinds: null,
    article: null,
    points: [
      {
        text:
          'Personas datus, kas iegūti, piemērojot šos noteikumus, [norādīt iestādi] apstrādā tikai [norādīt nolūku] un glabā ' +
          '[norādīt termiņu].',
      },
    ],
  },
  {
    id: 'publication_without_names',
    group: 'data',
    kinds: null,
    article: { act: 'OPL', ref: '11(1)' },
    points: [
      {
        text:
          'Apkopoto informāciju par [norādīt jautājumu] pašvaldība publicē savā oficiālajā tīmekļvietnē, nenorādot fizisko ' +
          'personu datus.',
      },
    ],
  },
  {
    id: 'supervision',
    group: 'supervision',
    kinds: null,
    article: null,
    points: [{ text: 'Noteikumu ievērošanu kontrolē [norādīt pašvaldības iestādi].' }],
  },
  {
    id: 'inspection',
    group: 'supervision',
    kinds: ['penalties', 'general', 'fees'],
    article: pl('44(3)'),
    points: [
      {
        text:
          'Konstatējot neatbilstību, [norādīt amatpersonu] var uzdot to novērst [norādīt termiņu], norādot veicamos ' +
          'pasākumus.',
      },
    ],
  },
  {
    id: 'liability',
    group: 'liability',
    kinds: ['penalties'],
    article: pl('45(1)'),
    points: [
      {
        text:
          'Par [norādīt noteikumu vienību] pārkāpšanu piemēro brīdinājumu vai naudas sodu fiziskajai personai no [norādīt ' +
          'mazāko skaitu] līdz [norādīt lielāko skaitu] naudas soda vienībām.',
      },
    ],
  },
  {
    id: 'liability_procedure',
    group: 'liability',
    kinds: ['penalties'],
    article: pl('45(1)'),
    points: [
      { text: 'Administratīvā pārkāpuma procesu līdz lietas izskatīšanai veic [norādīt amatpersonas].' },
      { text: 'Administratīvā pārkāpuma lietu izskata [norādīt institūciju vai amatpersonu].' },
    ],
  },
  {
    id: 'voting_place',
    group: 'participation',
    kinds: ['participatory_budget'],
    article: pl('61.5'),
    points: [
      {
        text: 'Balsot var:',
        items: [
          { text: 'elektroniski – [norādīt vietni];' },
          { text: 'klātienē – [norādīt vietas un darba laiku].' },
        ],
      },
    ],
  },
  {
    id: 'partial_funding',
    group: 'participation',
    kinds: ['participatory_budget'],
    article: pl('61.7'),
    points: [
      {
        text:
          'Ja atlikušais finansējums nav pietiekams nākamajam projektam, to īsteno daļēji, ja iesniedzējs tam pieteikumā ' +
          'piekritis; pretējā gadījumā finansējumu piešķir nākamajam projektam, kura izmaksas to nepārsniedz.',
      },
    ],
  },
  {
    id: 'entry_into_force',
    group: 'closing',
    kinds: null,
    article: pl('47(1)'),
    points: [{ text: 'Noteikumi stājas spēkā [norādīt gadu]. gada [norādīt dienu un mēnesi].' }],
  },
  {
    id: 'staggered_entry',
    group: 'closing',
    kinds: null,
    article: pl('47(1)'),
    points: [{ text: '[Norādīt noteikumu vienību] stājas spēkā [norādīt dienu].' }],
  },
  {
    id: 'repeal',
    group: 'closing',
    kinds: null,
    article: null,
    points: [
      {
        text:
          'Atzīt par spēku zaudējušiem [norādīt domi un datumu] saistošos noteikumus Nr. [norādīt numuru] "[norādīt ' +
          'nosaukumu]" (Latvijas Vēstnesis, [norādīt gadu un numuru]).',
      },
    ],
  },
  {
    id: 'transition',
    group: 'closing',
    kinds: null,
    article: { act: 'OPL', ref: '9(4)' },
    points: [
      {
        text:
          'Iesniegumus, kas saņemti līdz šo noteikumu spēkā stāšanās dienai, izskata atbilstoši kārtībai, kas bija spēkā ' +
          'iesnieguma saņemšanas dienā.',
      },
    ],
  },
  {
    id: 'temporary',
    group: 'closing',
    kinds: null,
    article: null,
    points: [{ text: 'Noteikumi ir spēkā līdz [norādīt dienu].' }],
  },
];
