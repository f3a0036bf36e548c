import { citationPhrase, recogniseCitations, type Citation } from '#libs/citations';

/** A rule that grounds of an objection cite, as far as objections are counted by it: an act and one section or point of it. */
export interface CitedRule {
  /** Tells rules apart, however the grounds word them. */
  key: string;
  /** As it is printed: `Pašvaldību likuma 45. pants`. */
  label: string;
}

/** Grounds that name no act are counted under their own words; so much of them tells them apart. */
const OWN_WORDS = 120;

/**
 * The rules that the grounds of an objection cite, each once: parts and points of a section count as the section, so that
 * objections under the same section stand together. Grounds without a recognised act are a rule of their own words.
 */
export function citedRules(grounds: string): CitedRule[] {
  const found = new Map<string, CitedRule>();
  for (const citation of recogniseCitations(grounds).citations) {
    const rule = ruleOf(citation);
    found.set(rule.key, rule);
  }
  if (found.size > 0) return [...found.values()];
  const words = grounds.trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '').slice(0, OWN_WORDS);
  return words === '' ? [] : [{ key: `words ${words.toLocaleLowerCase('lv')}`, label: words }];
}

function ruleOf({ act, steps }: Citation): CitedRule {
  const first = steps.slice(0, 1);
  const label = citationPhrase([{ act, places: first.length > 0 ? [first] : [] }], 'nom');
  return { key: `${act.form} ${label.toLocaleLowerCase('lv')}`, label };
}
