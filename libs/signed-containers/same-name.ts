/**
 * Whether a certificate's name and a person's are the same words, whatever their case and order: certificates write names
 * in capitals, some with the surname first. People change names, so that a difference is told and not refused.
 */
export function sameName(one: string, other: string): boolean {
  const words = (name: string): string[] =>
    name
      .normalize('NFC')
      .toLocaleLowerCase('lv')
      .split(/[\s\-–,]+/)
      .filter((word) => word !== '')
      .sort();
  const [first, second] = [words(one), words(other)];
  return first.length > 0 && first.length === second.length && first.every((word, at) => word === second[at]);
}
