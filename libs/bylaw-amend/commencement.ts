import type { LegalDay } from '#libs/contracts';
import { readDatePhrase } from '#libs/latvian-text';
import { addUnits } from '#libs/legal-calendar';
import type { Target } from './operations.js';
import { readPlaces } from './places.js';

/** When something in an act begins or ends to hold, as the act itself says. */
export interface CommencementRule {
  /** What the provision speaks of; the empty target is the whole act. */
  targets: readonly Target[];
  /** `from` this day on it is in force, `after` this day it is not any more. */
  kind: 'from' | 'after';
  day: LegalDay;
  /** The words speak of this very act (`šo noteikumu`, `šie noteikumi`) and not of the one it amends. */
  ownAct: boolean;
}

const VERB =
  /(?<!\p{L})(?<verb>stāj(?:a|u)s spēkā|stāsies spēkā|zaudē spēku|ir spēkā(?= (?:līdz|no|ar))|ir piemērojam\p{L}+(?= līdz))/u;

/**
 * Reads commencement provisions: `Noteikumi stājas spēkā 2026. gada 1. jūlijā, izņemot 1.3. apakšpunktu, kas stājas spēkā
 * 2027. gada 1. janvārī.` gives two rules. `null` where the text speaks of coming into force in a way that is not
 * understood; an empty list where it names no day of its own (`nākamajā dienā pēc izsludināšanas`).
 */
export function readCommencement(text: string): CommencementRule[] | null {
  const rules: CommencementRule[] = [];
  let rest = text.replace(/\s+/g, ' ').trim();
  let unclear = false;
  for (let match = VERB.exec(rest); match; match = VERB.exec(rest)) {
    const subject = rest.slice(0, match.index);
    const after = rest.slice(match.index + match[0].length);
    const next = VERB.exec(after)?.index ?? after.length;
    const date = readDatePhrase(after.slice(0, next));
    rest = after;
    if (!date) continue;
    const targets = subjectOf(subject);
    const between = after.slice(0, date.index);
    const ends = match.groups?.['verb'] !== 'zaudē spēku' && /līdz\s*$/.test(between);
    if (targets)
      rules.push({
        targets,
        kind: ends || match.groups?.['verb'] === 'zaudē spēku' ? 'after' : 'from',
        day: match.groups?.['verb'] === 'zaudē spēku' ? addUnits(date.day, -1, 'day') : date.day,
        ownAct: /(?:^|\s)(?:šo|šie|šajos)\s(?:saistoš\p{L}+ )?noteikum/iu.test(subject),
      });
    else unclear = true;
    rest = after.slice(date.index + date.length);
  }
  return unclear ? null : rules;
}

/** The units that the words before the verb name: the longest end of them that reads as places. */
function subjectOf(words: string): readonly Target[] | null {
  const subject = words
    .replace(/^.*[.;]\s+(?=\p{Lu})/u, '')
    .replace(/,?\s+k(?:as|ura|uri|uras|urš)\s*$/, '')
    .replace(/\s+paredzēt\p{L}+ (?:grozījum\p{L}+|norm\p{L}+)\s*$/u, '')
    .trim();
  for (const start of subject.matchAll(/(?<![\p{L}\d.])[\p{L}\d]/gu)) {
    const phrase = subject.slice(start.index);
    const places = readPlaces(phrase);
    const named = places?.targets.filter((target) => target.length > 0) ?? [];
    if (named.length > 0) return named;
    if (places && /noteikum(?:i|us)\s*$/i.test(phrase)) return [[]];
  }
  return subject === '' || /noteikumi$/i.test(subject) ? [[]] : null;
}
