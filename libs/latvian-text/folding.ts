/** Lower case without diacritics, for comparing and searching: `fold('Ādažu')` is `adazu`. Keeps the word count. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
}

/**
 * One form of white space and quotation marks: runs of any spaces (no-break ones and line ends too) become one space,
 * all double quotation marks become `"`, soft hyphens and other zero-width characters go.
 */
export function normalizeText(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/''|[„“”«»‟〞″]/g, '"')
    .replace(/[’‘‚]/g, "'")
    .replace(/[\s\u00a0\u202f\u2007]+/g, ' ')
    .trim();
}

/** The words of a text in order: runs of letters and digits, with inner hyphens, dots and slashes kept out. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}
