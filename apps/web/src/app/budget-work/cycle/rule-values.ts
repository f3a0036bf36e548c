import type { ChecklistItem, CycleRules, VotingPlace } from '#libs/contracts';
import { parseEuro, typedEuro } from '../../ui/money';

/** Hundredths of a per cent as typed in per cent: `2,5` is 250; 0 where it cannot be read, so that the rules name it. */
export function parseShare(text: string): number {
  return parseEuro(text.replace('%', '')) ?? 0;
}

/** The share as a form shows it, in per cent. */
export function typedShare(basisPoints: number | null): string {
  return typedEuro(basisPoints);
}

/** `null` for an empty field, 0 for what is no whole number. */
export function parseCount(text: string): number | null {
  const typed = text.replace(/\s/g, '');
  if (typed === '') return null;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

/** Groups of project numbers as typed: `1, 2; 5, 7`. */
export function parseGroups(text: string): number[][] {
  return text
    .split(/[;\n]/)
    .map((group) => (group.match(/\d+/g) ?? []).map(Number))
    .filter((group) => group.length > 0);
}

/** The groups as a form shows them. */
export function typedGroups(groups: CycleRules['exclusive']): string {
  return groups.map((group) => group.join(', ')).join('; ');
}

/** Places as typed, one in a line: name; address; hours. */
export function parsePlaces(text: string): VotingPlace[] {
  return lines(text).map((line) => {
    const [name = '', address = '', ...hours] = line.split(';').map((part) => part.trim());
    return { name, address, hours: hours.join('; ') };
  });
}

/** The places as a form shows them. */
export function typedPlaces(places: readonly VotingPlace[]): string {
  return places
    .map(({ name, address, hours }) => [name, address, hours].filter((part) => part !== '').join('; '))
    .join('\n');
}

/** Questions of the evaluation as typed, one in a line, the point of the nolikums before a bar: `12.3 | question`. */
export function parseChecklist(text: string): ChecklistItem[] {
  return lines(text).map((line) => {
    const [, point = '', question = line] = /^([\d.]+)\s*\|\s*(.*)$/.exec(line) ?? [];
    return { text: question, statutesPoint: point, article: null };
  });
}

/** The questions as a form shows them. */
export function typedChecklist(items: readonly ChecklistItem[]): string {
  return items
    .map(({ text, statutesPoint }) => (statutesPoint ? `${statutesPoint} | ${text}` : text))
    .join('\n');
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
