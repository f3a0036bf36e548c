/** How many colours of people there are (`editor/_peer-colours.scss`). */
const COLOURS = 8;

/** A colour for everybody who is named, in the order of the names; whoever has no name has none. */
export function authorColours(names: readonly (string | null)[]): ReadonlyMap<string, number> {
  const colours = new Map<string, number>();
  for (const name of names)
    if (name !== null && !colours.has(name)) colours.set(name, colours.size % COLOURS);
  return colours;
}
