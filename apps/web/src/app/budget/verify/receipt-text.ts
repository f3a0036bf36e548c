/** Its parts have fixed lengths, so that its end is known also where blanks and lines run on. */
const RECEIPT = /VV1\.[0-9a-f-]{36}\.\d+\.\d+\.[\w-]{43}\.[\w-]{86}/;

/** The receipt in a text that says more, as a saved file does, or that breaks it into lines, as a letter does. */
export function receiptIn(text: string): string {
  return RECEIPT.exec(text.replace(/\s+/g, ''))?.[0] ?? text;
}
