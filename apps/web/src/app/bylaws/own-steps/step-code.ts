/** Longest code of a step. */
const LENGTH = 40;

/**
 * A code for a step that the municipality named: its name in plain letters, different from the codes that are taken.
 * The code stays when the step is renamed, so that what was given under it still counts.
 */
export function stepCode(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, LENGTH - 4)
    .replace(/_+$/, '');
  const base = plain.length > 1 ? plain : 'step';
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(code)) return code;
  }
}

/** The list with the entry at `from` moved by `by` places; unchanged where there is no such place. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  if (to < 0 || to >= list.length) return [...list];
  const entry = list[from];
  if (entry === undefined) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), entry, ...rest.slice(to)];
}
