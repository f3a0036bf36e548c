import type { LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';

type Language = 'lv' | 'en';

/** What an author is told about a project. */
export type AuthorNews =
  | { kind: 'submitted' }
  | { kind: 'returned'; reason: string; until: LegalDay }
  | { kind: 'compliant' | 'not_compliant'; reason: string }
  | { kind: 'won' | 'lost' };

const SUBJECTS: Record<Language, Record<AuthorNews['kind'], string>> = {
  lv: {
    submitted: 'Projekts iesniegts',
    returned: 'Projekts jāizlabo',
    compliant: 'Projekts atbilst prasībām',
    not_compliant: 'Projekts neatbilst prasībām',
    won: 'Projekts uzvarēja balsojumā',
    lost: 'Projekts balsojumā neuzvarēja',
  },
  en: {
    submitted: 'Project submitted',
    returned: 'Project to be corrected',
    compliant: 'Project keeps to the requirements',
    not_compliant: 'Project does not keep to the requirements',
    won: 'Project won the vote',
    lost: 'Project did not win the vote',
  },
};

/** The e-mail in the author's language. */
export function authorMail(
  language: Language,
  news: AuthorNews,
  project: { nr: number; title: string; council: string; link: string },
): { subject: string; text: string } {
  const { nr, title, council, link } = project;
  const what = SUBJECTS[language][news.kind];
  const body = language === 'lv' ? latvian(news) : english(news);
  const [about, more] =
    language === 'lv'
      ? [`Projekts Nr. ${nr} "${title}" (${council}).`, 'Projekta lapa:']
      : [`Project no. ${nr} "${title}" (${council}).`, 'The page of the project:'];
  return {
    subject: `${what}: Nr. ${nr}`,
    text: [about, ...(body ? [body] : []), `${more}\n${link}`].join('\n\n'),
  };
}

function latvian(news: AuthorNews): string {
  switch (news.kind) {
    case 'submitted':
      return 'Paldies! Projekts ir saņemts. Par izvērtēšanas rezultātu paziņosim.';
    case 'returned':
      return `Lūdzam projektu izlabot un iesniegt vēlreiz līdz ${datePhrase(news.until, 'dat')}. Pēc tam to izvērtēs tādu, kāds tas ir.\n\n${news.reason}`;
    case 'compliant':
      return `Projekts būs balsojumā.\n\n${news.reason}`;
    case 'not_compliant':
      return news.reason;
    default:
      return 'Projekta lapā redzams, kāpēc rezultāts ir tāds.';
  }
}

function english(news: AuthorNews): string {
  switch (news.kind) {
    case 'submitted':
      return 'Thank you! The project has been received. We will tell you how it was evaluated.';
    case 'returned':
      return `Please correct the project and submit it again by ${news.until}. After that it is evaluated as it stands.\n\n${news.reason}`;
    case 'compliant':
      return `The project will be voted on.\n\n${news.reason}`;
    case 'not_compliant':
      return news.reason;
    default:
      return 'The page of the project shows why the result is what it is.';
  }
}
