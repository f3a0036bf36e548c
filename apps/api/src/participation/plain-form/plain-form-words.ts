import type { PageLanguage } from '../../platform/http/plain-page.js';

/** The words of the form without scripts. */
export interface PlainWords {
  title: string;
  about: string;
  back: Record<'draft' | 'event' | 'council', string>;
  closed: string;
  group: string;
  noGroup: string;
  unit: string;
  whole: string;
  kind: string;
  kinds: Record<'support' | 'proposal' | 'objection' | 'question', string>;
  text: string;
  wording: string;
  wordingHint: string;
  named: string;
  namedNo: string;
  namedYes: string;
  adult: string;
  name: string;
  email: string;
  emailHint: string;
  organisation: string;
  registrationNo: string;
  files: string;
  filesHint: string;
  privacy: string;
  empty: string;
  send: string;
  wrong: string;
  done: string;
  receipt: string;
  pending: string;
  keep: string;
  own: string;
  unsent: string;
  violations: Record<string, string>;
  otherwise: string;
}

/** In both languages of the interface. */
export const PLAIN_WORDS: Record<PageLanguage, PlainWords> = {
  lv: {
    title: 'Sniegt viedokli',
    about: 'Vienkāršā veidlapa, kas darbojas bez skriptiem.',
    back: {
      draft: 'Atpakaļ uz projektu',
      event: 'Atpakaļ uz līdzdalības lapu',
      council: 'Atpakaļ uz padomes lapu',
    },
    closed: 'Viedokļu termiņš ir beidzies.',
    group: 'Kura grupa Jūs esat?',
    noGroup: 'Neviena no šīm',
    unit: 'Par ko ir viedoklis?',
    whole: 'Par visu projektu',
    kind: 'Kāds tas ir?',
    kinds: { support: 'Atbalsts', proposal: 'Priekšlikums', objection: 'Iebildums', question: 'Jautājums' },
    text: 'Viedoklis',
    wording: 'Kā tekstam vajadzētu skanēt? (nav obligāti)',
    wordingHint: 'Tagadējais teksts:',
    named: 'Vai publicēt Jūsu vārdu?',
    namedNo: 'Nē, publicēt bez vārda',
    namedYes: 'Jā, publicēt vārdu pie viedokļa',
    adult: 'Man ir vismaz 18 gadu (nepilngadīgu autoru vārdus nepublicē)',
    name: 'Vārds, uzvārds',
    email: 'E-pasts (nav obligāti)',
    emailHint: 'Uz to nosūtīsim saņemšanas apliecinājumu un atbildi. To nepublicē.',
    organisation: 'Organizācija (nav obligāti)',
    registrationNo: 'Organizācijas reģistrācijas numurs',
    files: 'Datnes (nav obligāti)',
    filesHint: 'Līdz 5 datnēm, katra līdz 10 MB. Tās redz tikai pašvaldība, līdz jurists kādu publisko.',
    privacy:
      'Iesniegto tekstu glabā pašvaldība. Publicē tikai viedokļa tekstu un, ja izvēlējāties, vārdu. E-pastu un oriģinālu redz tikai tie, kas ar to strādā.',
    empty: 'Atstājiet šo lauku tukšu',
    send: 'Iesniegt viedokli',
    wrong: 'Ir radusies problēma',
    done: 'Viedoklis ir saņemts',
    receipt: 'Jūsu viedokļa numurs:',
    pending: 'Jurists apskatīs viedokli un to publicēs. Pēc termiņa beigām pašvaldība uz to atbildēs.',
    keep: 'Saglabājiet šo saiti: ar to var redzēt atbildi un līdz termiņa beigām labot viedokli. Lai to atvērtu, pārlūkā vajadzīgi skripti.',
    own: 'Mans viedoklis',
    unsent: 'Šīs datnes neizdevās pievienot:',
    violations: {
      'opinion.text_missing': 'Ierakstiet viedokli.',
      'opinion.too_long': 'Teksts ir par garu. Garākais ir 20 000 zīmju.',
      'opinion.name_missing': 'Ierakstiet vārdu vai organizāciju, vai izvēlieties publicēt bez vārda.',
      'opinion.adult_unconfirmed':
        'Vārdu publicē tikai pilngadīgām personām. Apstipriniet, ka Jums ir 18 gadu, vai izvēlieties publicēt bez vārda.',
      'opinion.email_unreadable': 'E-pasta adrese nav derīga.',
      'opinion.registration_no_unreadable': 'Reģistrācijas numurā jābūt 11 cipariem.',
      'opinion.organisation_missing': 'Ierakstiet organizācijas nosaukumu.',
      'opinion.unit_unknown': 'Tekstā nav šāda punkta. Izvēlieties citu.',
      'opinion.sent_too_fast':
        'Veidlapa iesniegta pārāk ātri. Uzgaidiet dažas sekundes un iesniedziet vēlreiz.',
      'opinion.sent_by_program': 'Aizpildīts lauks, kuram jāpaliek tukšam. Iztukšojiet to.',
      'stage.not_open': 'Viedokļu termiņš ir beidzies.',
      'event.not_open': 'Viedokļu termiņš ir beidzies.',
      'event.group_unknown': 'Izvēlieties grupu no saraksta.',
      'meeting.name_missing': 'Ierakstiet vārdu.',
      'advisory.motivation_missing': 'Ierakstiet, kāpēc vēlaties piedalīties.',
      'advisory.closed': 'Pieteikšanās ir beigusies.',
    },
    otherwise: 'Iesniedziet vēlreiz: veidlapa bija novecojusi.',
  },
  en: {
    title: 'Give an opinion',
    about: 'A simple form that works without scripts.',
    back: {
      draft: 'Back to the draft',
      event: 'Back to the page of the event',
      council: 'Back to the page of the council',
    },
    closed: 'The term for opinions is over.',
    group: 'Which group are you?',
    noGroup: 'None of these',
    unit: 'What is the opinion about?',
    whole: 'The whole draft',
    kind: 'What is it?',
    kinds: { support: 'Support', proposal: 'Proposal', objection: 'Objection', question: 'Question' },
    text: 'Opinion (in Latvian)',
    wording: 'How should the text read? (optional)',
    wordingHint: 'The present text:',
    named: 'Shall your name be published?',
    namedNo: 'No, publish without my name',
    namedYes: 'Yes, publish my name with the opinion',
    adult: 'I am at least 18 years old (names of minors are not published)',
    name: 'Name and surname',
    email: 'E-mail (optional)',
    emailHint: 'We send the confirmation and the answer to it. It is not published.',
    organisation: 'Organisation (optional)',
    registrationNo: 'Registration number of the organisation',
    files: 'Files (optional)',
    filesHint:
      'Up to 5 files, each up to 10 MB. Only the municipality sees them until a lawyer releases one.',
    privacy:
      'The municipality keeps what you submit. Only the text of the opinion is published and, if you chose so, the name. The e-mail address and the original are seen only by those who work on it.',
    empty: 'Leave this field empty',
    send: 'Submit the opinion',
    wrong: 'There is a problem',
    done: 'The opinion has been received',
    receipt: 'The number of your opinion:',
    pending: 'A lawyer will look at the opinion and publish it. After the term the municipality answers it.',
    keep: 'Keep this link: with it you see the answer and, until the end of the term, can change the opinion. Opening it needs scripts in the browser.',
    own: 'My opinion',
    unsent: 'These files could not be added:',
    violations: {
      'opinion.text_missing': 'Write the opinion.',
      'opinion.too_long': 'The text is too long. The longest is 20,000 characters.',
      'opinion.name_missing': 'Give a name or an organisation, or choose to publish without a name.',
      'opinion.adult_unconfirmed':
        'Names are published of adults only. Confirm that you are 18, or choose to publish without your name.',
      'opinion.email_unreadable': 'The e-mail address is not valid.',
      'opinion.registration_no_unreadable': 'A registration number has 11 digits.',
      'opinion.organisation_missing': 'Give the name of the organisation.',
      'opinion.unit_unknown': 'The text has no such point. Choose another.',
      'opinion.sent_too_fast': 'The form was sent too fast. Wait a few seconds and send it again.',
      'opinion.sent_by_program': 'A field that must stay empty was filled in. Empty it.',
      'stage.not_open': 'The term for opinions is over.',
      'event.not_open': 'The term for opinions is over.',
      'event.group_unknown': 'Choose a group from the list.',
      'meeting.name_missing': 'Give your name.',
      'advisory.motivation_missing': 'Say why you want to take part.',
      'advisory.closed': 'Applications are not taken any more.',
    },
    otherwise: 'Send it again: the form was too old.',
  },
};
