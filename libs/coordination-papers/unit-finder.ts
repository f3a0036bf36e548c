import { fold } from '#libs/latvian-text';

/** A unit of the text as the text calls it: `7. punkts`, `5.2. apakšpunkts`, `5.¹ punkts`, `1. pielikums`. */
export interface NamedUnit {
  id: string;
  label: string;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Finds the unit that people mean: "7.", "7.punkts", "noteikumu 5.2. apakšp.", "1. pielikums". A name that plain text
 * has spoilt ("5.1" for 5.¹) is tried as sub-point first, then as point with a raised number. `null` where nothing is
 * named or the whole is meant, `undefined` where the text has no such unit.
 */
export function unitFinder(units: readonly NamedUnit[]): (named: string) => string | null | undefined {
  const byLabel = new Map(units.map(({ id, label }) => [plain(label), id]));
  const byNumber = new Map<string, string>();
  const byFlatNumber = new Map<string, string>();
  for (const { id, label } of units) {
    const number = /^(\S*\d\S*) (?:punkts|apakšpunkts)$/u.exec(label)?.[1];
    if (number === undefined) continue;
    const name = bare(number);
    if (!byNumber.has(name)) byNumber.set(name, id);
    const flat = flattened(name);
    if (flat !== name && !byFlatNumber.has(flat)) byFlatNumber.set(flat, id);
  }
  return (named) => {
    const text = plain(named);
    if (text === '' || /^(-|–|—|vis|projekts kopuma|kopuma|visparig)/.test(text)) return null;
    const exact = byLabel.get(text);
    if (exact !== undefined) return exact;
    const chaptered = /\bpielikum|\bnodal/.test(text);
    if (chaptered) return undefined;
    const number = /\d[\d.\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*/u.exec(named.normalize('NFC'))?.[0];
    if (number === undefined) return undefined;
    const name = bare(number);
    return byNumber.get(name) ?? byFlatNumber.get(name);
  };
}

/** `5.2.` as `5.2`; `5.¹` as `5¹`. */
function bare(number: string): string {
  return number.replace(/\.(?=[⁰¹²³⁴-⁹])/gu, '').replace(/\.+$/, '');
}

/** `5¹` as plain text has it: `5.1`. */
function flattened(number: string): string {
  return number.replace(/([\d.])([⁰¹²³⁴-⁹]+)/gu, (_whole, before: string, raised: string) => {
    const digits = [...raised].map((digit) => RAISED.indexOf(digit)).join('');
    return `${before}.${digits}`;
  });
}

function plain(text: string): string {
  return fold(text)
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
