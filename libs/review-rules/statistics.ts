import type { ObjectionFate, RuleCount } from '#libs/contracts';
import { citedRules } from './cited-rules.js';

/** An objection of an opinion with what tells it apart when it is counted. */
export interface CountedObjection {
  id: string;
  /** The by-law: corrected and sent again it is still the same one. */
  bylaw: string;
  municipality: string;
  grounds: string;
  fate: ObjectionFate;
}

/** What is known of the by-law after an opinion with objections. */
export interface ObjectionHistory {
  /** The objections of an earlier round were answered by sending the corrected text again (PL 47(5)). */
  laterRound: boolean;
  /** The council's signed disagreement with this opinion (PL 47(6)); `null` where there is none. */
  disagreement: { whole: boolean; objectionIds: readonly string[] } | null;
  /** Publication is barred (PL 47(7)) or the by-law was withdrawn. */
  stopped: boolean;
}

/**
 * What became of an objection: the norm was corrected (PL 47(5)), the council disagreed (PL 47(6)), the by-law came no
 * further, or nothing yet.
 */
export function fateOf(id: string, { laterRound, disagreement, stopped }: ObjectionHistory): ObjectionFate {
  if (disagreement && (disagreement.whole || disagreement.objectionIds.includes(id))) return 'disagreed';
  if (laterRound) return 'corrected';
  return stopped ? 'stopped' : 'open';
}

/**
 * Objections by the rule that they cite, the most cited first, rules with as many by their name. An objection that cites
 * two rules counts under both, so the sum may exceed the number of objections.
 */
export function countByRule(objections: readonly CountedObjection[]): RuleCount[] {
  const rules = new Map<string, { label: string; of: CountedObjection[] }>();
  for (const objection of objections) {
    for (const { key, label } of citedRules(objection.grounds)) {
      const rule = rules.get(key) ?? { label, of: [] };
      rule.of.push(objection);
      rules.set(key, rule);
    }
  }
  const different = (values: string[]): number => new Set(values).size;
  return [...rules.values()]
    .map(({ label, of }): RuleCount => {
      const fate = (one: ObjectionFate): number => of.filter((objection) => objection.fate === one).length;
      return {
        rule: label,
        objections: of.length,
        bylaws: different(of.map(({ bylaw }) => bylaw)),
        municipalities: different(of.map(({ municipality }) => municipality)),
        corrected: fate('corrected'),
        disagreed: fate('disagreed'),
        stopped: fate('stopped'),
        open: fate('open'),
        objectionIds: of.map(({ id }) => id),
      };
    })
    .sort((a, b) => b.objections - a.objections || a.rule.localeCompare(b.rule, 'lv'));
}
