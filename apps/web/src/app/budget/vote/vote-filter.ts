import type { PublicProject } from '#libs/contracts';

/** What a voter narrows the ballot to. */
export interface VoteFilter {
  /** Every word of it stands somewhere in the project, with or without its diacritics. */
  words: string;
  /** Only what still fits into the money that is left. */
  affordable: boolean;
  /** Only what is chosen. */
  chosen: boolean;
}

/** Nothing narrowed. */
export const EVERYTHING: VoteFilter = { words: '', affordable: false, chosen: false };

/** What the filter needs to know of the choice. */
export interface FilterFacts {
  chosen: ReadonlySet<number>;
  /** Money left in cents; `null` = the ballot does not limit it. */
  leftCents: number | null;
}

/** The projects that pass, in the order they came. */
export function narrowed(
  projects: readonly PublicProject[],
  filter: VoteFilter,
  { chosen, leftCents }: FilterFacts,
): PublicProject[] {
  const words = fold(filter.words).split(/\s+/).filter(Boolean);
  return projects.filter((project) => {
    const own = chosen.has(project.nr);
    if (filter.chosen && !own) return false;
    if (filter.affordable && !own && leftCents !== null && project.costCents > leftCents) return false;
    const text = fold(`${project.nr} ${project.title} ${project.summary} ${project.placeNote}`);
    return words.every((word) => text.includes(word));
  });
}

/** Small letters without marks: people type "celins" for "celiņš". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
