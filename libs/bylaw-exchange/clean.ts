/** Control characters other than tabs and line ends; `parseDocument` refuses text that holds them. */
const CONTROL = /(?![\t\n\r])\p{Cc}/gu;

/**
 * A text without what a document cannot hold: halves of surrogate pairs become the replacement character, control
 * characters other than tabs and line ends become spaces.
 */
export function cleanText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(CONTROL, ' ');
}

/** How many characters of a text suggest that it is no text: control characters and undecodable bytes. */
export function strangeness(text: string): number {
  return (text.match(CONTROL)?.length ?? 0) + (text.match(/\ufffd/g)?.length ?? 0);
}
