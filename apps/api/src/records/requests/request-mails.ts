/** The answer to a request about one's data; requests come in Latvian, so the letter is in Latvian and English. */
export function answeredMail(code: string, text: string): { subject: string; text: string } {
  return {
    subject: `Atbilde uz Jūsu pieprasījumu ${code} / Answer to your request ${code}`,
    text: `${text}\n\nJa atbildei nepiekrītat, Jums ir tiesības iesniegt sūdzību Datu valsts inspekcijā vai vērsties tiesā.\nIf you do not agree, you may lodge a complaint with the Data State Inspectorate or go to court.`,
  };
}
