import { articleText, type ArticleRef, type LegalDay } from '#libs/contracts';
import { datePhrase } from '#libs/latvian-text';

type Language = 'lv' | 'en';

/** What a refusal rests on, and how the author may object. */
interface Refusal {
  article: ArticleRef | null;
  statutesPoint: string;
  appeal: string;
}

/** What an author is told about a project. */
export type AuthorNews =
  | { kind: 'submitted' }
  | { kind: 'returned'; reason: string; until: LegalDay }
  | { kind: 'compliant'; reason: string }
  | ({ kind: 'not_compliant'; reason: string } & Refusal)
  | { kind: 'question' | 'mergeAsked' | 'merged' | 'mergeRefused'; reason: string }
  | { kind: 'won' | 'lost' };

const SUBJECTS: Record<Language, Record<AuthorNews['kind'], string>> = {
  lv: {
    submitted: 'Projekts iesniegts',
    returned: 'Projekts jāizlabo',
    compliant: 'Projekts atbilst prasībām',
    not_compliant: 'Projekts neatbilst prasībām',
    question: 'Jautājums par projektu',
    mergeAsked: 'Priekšlikums apvienot projektus',
    merged: 'Projekti apvienoti',
    mergeRefused: 'Projekti netiek apvienoti',
    won: 'Projekts uzvarēja balsojumā',
    lost: 'Projekts balsojumā neuzvarēja',
  },
  en: {
    submitted: 'Project submitted',
    returned: 'Project to be corrected',
    compliant: 'Project keeps to the requirements',
    not_compliant: 'Project does not keep to the requirements',
    question: 'A question about your project',
    mergeAsked: 'Proposal to join projects',
    merged: 'Projects joined',
    mergeRefused: 'Projects are not joined',
    won: 'Project won the vote',
    lost: 'Project did not win the vote',
  },
};

const BY_AUTHOR: Record<Language, string> = {
  lv: 'Labot varat arī Jūs; iesniegt var projekta autors.',
  en: 'You can correct it too; its author submits it.',
};

/** The e-mail in the language of the author, or of whoever writes the project with the author. */
export function authorMail(
  language: Language,
  news: AuthorNews,
  project: { nr: number; title: string; council: string; link: string; role: 'author' | 'coAuthor' },
): { subject: string; text: string } {
  const { nr, title, council, link, role } = project;
  const what = SUBJECTS[language][news.kind];
  const byAuthor = role === 'coAuthor' && news.kind === 'returned' ? [BY_AUTHOR[language]] : [];
  const body = language === 'lv' ? latvian(news) : english(news);
  const [about, more] =
    language === 'lv'
      ? [`Projekts Nr. ${nr} "${title}" (${council}).`, 'Projekta lapa:']
      : [`Project no. ${nr} "${title}" (${council}).`, 'The page of the project:'];
  return {
    subject: `${what}: Nr. ${nr}`,
    text: [about, ...(body ? [body] : []), ...byAuthor, `${more}\n${link}`].join('\n\n'),
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
    case 'question':
      return `Iedzīvotājs jautā:\n\n${news.reason}\n\nAtbildēt var sadaļā "Mani projekti".`;
    case 'mergeAsked':
      return `${news.reason}\n\nProjektus apvieno tikai tad, ja piekrīt abu autori. Atbildēt var sadaļā "Mani projekti".`;
    case 'not_compliant':
      return `${news.reason}\n\nNav ievērots: ${basis(news, 'lv')}.\n\nKā iebilst: ${news.appeal}`;
    case 'merged':
    case 'mergeRefused':
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
    case 'question':
      return `A resident asks:\n\n${news.reason}\n\nYou can answer under "My projects".`;
    case 'mergeAsked':
      return `${news.reason}\n\nProjects are joined only if the authors of both agree. You can answer under "My projects".`;
    case 'not_compliant':
      return `${news.reason}\n\nNot kept: ${basis(news, 'en')}.\n\nHow to object: ${news.appeal}`;
    case 'merged':
    case 'mergeRefused':
      return news.reason;
    default:
      return 'The page of the project shows why the result is what it is.';
  }
}

/** The article and the point of the nolikums, whichever there are. */
function basis({ article, statutesPoint }: Refusal, language: Language): string {
  const point = statutesPoint.trim().replace(/\.$/, '');
  const named = language === 'lv' ? `nolikuma ${point}. punkts` : `item ${point} of the by-law`;
  return [article && articleText(article, language), point && named].filter(Boolean).join(', ');
}

/** Asks somebody to write a project together; in the language of the one who asks. */
export function invitationMail(
  language: Language,
  about: { title: string; inviter: string; council: string; link: string },
): { subject: string; text: string } {
  const { title, inviter, council, link } = about;
  return language === 'lv'
    ? {
        subject: 'Aicinājums kļūt par projekta līdzautoru',
        text: [
          `${inviter} aicina Jūs kopā rakstīt līdzdalības budžeta projektu "${title || 'bez nosaukuma'}" (${council}).`,
          `Aicinājumu var pieņemt vai noraidīt šeit:\n${link}`,
          'Ja šo cilvēku nepazīstat, vēstuli neņemiet vērā.',
        ].join('\n\n'),
      }
    : {
        subject: 'Invitation to write a project together',
        text: [
          `${inviter} asks you to write the participatory budget project "${title || 'untitled'}" together (${council}).`,
          `You can accept or decline here:\n${link}`,
          'If you do not know this person, please ignore this e-mail.',
        ].join('\n\n'),
      };
}
