import type { Completion } from './completions.js';
import type { Utility } from './equal-shares.js';

/** A counting rule, as it can be named in one word. */
export type CountRule =
  | { method: 'greedy'; utility: Utility }
  | { method: 'equal_shares'; utility: Utility; completion: Completion; thenGreedy: boolean }
  | { method: 'phragmen' };

const UTILITIES: readonly string[] = ['cost', 'cardinality'] satisfies Utility[];
const COMPLETIONS: Readonly<Record<string, { completion: Completion; thenGreedy: boolean }>> = {
  add1: { completion: 'add1', thenGreedy: false },
  add1f: { completion: 'add1f', thenGreedy: false },
  add1u: { completion: 'add1', thenGreedy: true },
  add1fu: { completion: 'add1f', thenGreedy: true },
  u: { completion: 'none', thenGreedy: true },
};

/** Every name that `parseRule` knows. */
export const RULE_NAMES: readonly string[] = [
  ...UTILITIES.map((utility) => `greedy:${utility}`),
  'phragmen',
  ...UTILITIES.flatMap((utility) =>
    ['', ...Object.keys(COMPLETIONS).map((name) => `:${name}`)].map((rest) => `mes:${utility}${rest}`),
  ),
];

/**
 * Reads `greedy:UTILITY`, `phragmen` or `mes:UTILITY[:COMPLETION]`, where the utility is `cost` or `cardinality` and
 * the completion `add1`, `add1f`, or one of these followed by `u`: the money left is then spent greedily.
 * @returns null for any other name.
 */
export function parseRule(name: string): CountRule | null {
  if (!RULE_NAMES.includes(name)) return null;
  const [method, by, completion] = name.split(':');
  const utility: Utility = by === 'cost' ? 'cost' : 'cardinality';
  if (method === 'phragmen') return { method };
  if (method === 'greedy') return { method, utility };
  const completed = COMPLETIONS[completion ?? ''] ?? { completion: 'none', thenGreedy: false };
  return { method: 'equal_shares', utility, ...completed };
}
