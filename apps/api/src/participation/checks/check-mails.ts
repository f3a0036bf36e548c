/** An address that the law wants to be public did not answer today. */
export function publicationGoneMail(
  language: 'lv' | 'en',
  url: string,
  status: number | null,
): { subject: string; text: string } {
  const answer = status === null ? '–' : String(status);
  return language === 'lv'
    ? {
        subject: 'Publikācija tīmekļvietnē šodien nav atrasta',
        text: `Šodien, pārbaudot likumā noteikto publikāciju, lapa nebija pieejama.\n\n${url}\nAtbilde: ${answer}\n\nLūdzu, pārbaudiet pašvaldības tīmekļvietni. Pārbaude ir ierakstīta.`,
      }
    : {
        subject: 'A publication was not found on the website today',
        text: `Today the page of a publication that the law asks for was not available.\n\n${url}\nAnswer: ${answer}\n\nPlease look at the municipality's website. The check has been recorded.`,
      };
}
