import { authorMail, type AuthorNews } from './author-mails.js';

const PROJECT = {
  role: 'author' as const,
  nr: 5,
  title: 'Soliņi',
  council: 'Vidzāles novada dome',
  link: 'https://vietvara.example/5',
};
const REFUSAL: Extract<AuthorNews, { kind: 'not_compliant' }> = {
  kind: 'not_compliant',
  reason: 'Nav īpašnieka paraksta.',
  appeal: 'Mēneša laikā domei.',
  article: { act: 'PL', ref: '60(3)2a' },
  statutesPoint: '9.2.',
};

describe('the letter about a refusal', () => {
  it('names the reason, the article, the point and how to object', () => {
    const { text } = authorMail('lv', REFUSAL, PROJECT);
    expect(text).toContain('Nav īpašnieka paraksta.');
    expect(text).toContain(
      'Nav ievērots: Pašvaldību likuma 60. panta trešās daļas 2. punkta "a" apakšpunkts, nolikuma 9.2. punkts.',
    );
    expect(text).toContain('Kā iebilst: Mēneša laikā domei.');
  });

  it('names the point alone where no article is', () => {
    const { text } = authorMail('en', { ...REFUSAL, article: null }, PROJECT);
    expect(text).toContain('Not kept: item 9.2 of the by-law.');
    expect(text).toContain('How to object: Mēneša laikā domei.');
  });
});

it('tells a co-author of a returned project who submits it', () => {
  const news: AuthorNews = { kind: 'returned', reason: 'Trūkst tāmes.', until: '2027-05-04' };
  const text = (role: 'author' | 'coAuthor') => authorMail('lv', news, { ...PROJECT, role }).text;
  expect(text('coAuthor')).toContain('iesniegt var projekta autors');
  expect(text('author')).not.toContain('iesniegt var projekta autors');
});
