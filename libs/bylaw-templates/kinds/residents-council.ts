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

/** The rules of a residents' council: what PL 58(6) asks for, item by item. */
export const RESIDENTS_COUNCIL: BylawTemplate = {
  id: 'residents_council',
  kind: 'normal',
  isFees: false,
  isStatutes: false,
  topic: 'participation',
  title: '{place} iedzīvotāju padomes nolikums',
  titlePattern: /iedzīvotāju\s+padom/iu,
  basis: 'Pašvaldību likuma 58. panta sesto daļu',
  authorises: [{ likumi: 336956, refs: ['58(6)'] }],
  subjects: [],
  track: { expected: 'A', article: pl('47(1)') },
  answers: { fee_rates: false, tax_rates: false, social_security: false, childrens_rights: false },
  memorandum: [
    { part: 1, code: 'council_need', article: pl('58(1)') },
    { part: 5, code: 'council_staff', article: pl('46(1)') },
  ],
  rules: [
    OPINION_STAGE,
    STRAIGHT,
    { code: 'council_members', article: pl('58(3)') },
    { code: 'council_voters', article: pl('58(5)') },
  ],
  elements: [
    BASIS_ELEMENT,
    needed('council_competence', pl('58(6)1'), [/papildus|kompetenc/iu, /viedokl|ierosin|lemj|izvērtē/iu]),
    needed('council_territory', pl('58(6)2'), [/darbības\s+teritorija\s+ir/iu]),
    needed('council_number', pl('58(6)3'), [/padomē\s+ir|locekļu\s+skait/iu, /locek/iu]),
    needed('council_nomination', pl('58(6)3'), [/kandidāt/iu, /izvirza|izvirzī/iu]),
    needed('council_election', pl('58(6)4'), [/balso/iu, /tieš|kandidāt/iu, /ievēl/iu]),
    needed('council_term', pl('58(6)5'), [/darbības\s+termiņ/iu]),
    needed('council_work', pl('58(6)6'), [/sēd/iu, /sasauc|vada|protokol/iu]),
    needed('council_submissions', pl('58(6)7'), [/iesniegum/iu, /izskata/iu]),
  ],
  chapters: [
    {
      heading: 'Vispārīgie jautājumi',
      points: [
        {
          text: 'Nolikums nosaka [norādīt padomes nosaukumu] iedzīvotāju padomes (turpmāk – padome) izveidošanas un darba nosacījumus.',
        },
        { text: 'Padomes darbības teritorija ir [norādīt teritoriju].', carries: ['council_territory'] },
        {
          text: 'Papildus Pašvaldību likumā noteiktajam padome:',
          items: [
            'sniedz viedokli par [norādīt vietējās kopienas jautājumus];',
            'ierosina [norādīt vietējās kopienas jautājumus].',
          ],
          carries: ['council_competence'],
        },
      ],
    },
    {
      heading: 'Padomes izveidošana',
      points: [
        { text: 'Padomē ir [norādīt skaitu] locekļi.', carries: ['council_number'] },
        {
          text:
            'Kandidātus līdz [norādīt termiņu] var izvirzīt ikviens darbības teritorijas iedzīvotājs, iesniedzot [norādīt, ' +
            'kas iesniedzams un kur].',
          carries: ['council_nomination'],
        },
        {
          text:
            'Padomi ievēlē, iedzīvotājiem tieši balsojot [norādīt balsošanas veidu, vietu un laiku]. Ievēlēti ir kandidāti, ' +
            'kuri saņēmuši visvairāk balsu.',
          carries: ['council_election'],
        },
        { text: 'Padomes darbības termiņš ir [norādīt skaitu] gadi.', carries: ['council_term'] },
      ],
    },
    {
      heading: 'Padomes darbs',
      points: [
        {
          text: 'Padomes sēdes sasauc un vada tās priekšsēdētājs ne retāk kā [norādīt biežumu]. Sēdes norisi un lēmumus protokolē.',
          carries: ['council_work'],
        },
        { text: 'Padome ir lemttiesīga, ja piedalās vairāk nekā puse tās locekļu.' },
        {
          text: 'Padomes iesniegumu pašvaldības institūcija izskata [norādīt termiņu] un par rezultātu rakstveidā paziņo padomei.',
          carries: ['council_submissions'],
        },
      ],
    },
  ],
  closing: [REPEAL, ENTRY],
  annexes: [],
};
