/** Text without diacritics and capitals, so that "adazi" finds "Ādaži". */
export function foldForSearch(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
