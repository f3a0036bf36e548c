/** What a click on a project of the ballot makes of the choice. */
export interface Choosing {
  choices: readonly number[];
  /** It was one too many: nothing changed, and the voter is told. */
  full: boolean;
}

/**
 * A project chosen or taken back. Where one may be chosen the new one takes the place of the old; where more may, one too
 * many changes nothing.
 * @param most how many may be chosen; `null` = any number.
 */
export function choose(choices: readonly number[], nr: number, on: boolean, most: number | null): Choosing {
  const others = choices.filter((one) => one !== nr);
  if (!on) return { choices: others, full: false };
  if (most === 1) return { choices: [nr], full: false };
  if (most !== null && others.length >= most) return { choices, full: true };
  return { choices: [...others, nr], full: false };
}
