import type { CycleRules, CycleState, LegalDay, ProjectInput, Violation } from '#libs/contracts';
import { PROJECT_LIMITS } from './project.js';

/** Most characters of an idea's texts, and most ideas that become one project together. */
export const IDEA_LIMITS = {
  title: 120,
  description: 2_000,
  placeNote: 300,
  theme: 80,
  together: 10,
} as const;

/** What stands against giving or supporting an idea on the day: no such stage, or not its days. */
export function ideaViolations(
  rules: Pick<CycleRules, 'ideas'>,
  state: CycleState,
  day: LegalDay,
): Violation[] {
  if (rules.ideas === null) return [{ code: 'ideas_none' }];
  const { from, to } = rules.ideas;
  if (state !== 'submission' || day < from) return [{ code: 'ideas_not_open', params: { day: from } }];
  return day > to ? [{ code: 'ideas_over', params: { day: to } }] : [];
}

/** An idea as far as a project can begin with it. */
export interface IdeaSeed {
  title: string;
  description: string;
  placeNote: string;
  theme: string | null;
}

/**
 * What a draft begins with that grows out of ideas: one gives its words; several give the theme they share (else the
 * first one's title), and all that they say and name as places, each once.
 */
export function draftOfIdeas(
  ideas: readonly IdeaSeed[],
): Pick<ProjectInput, 'title' | 'description' | 'placeNote'> {
  const [first] = ideas;
  if (!first) return { title: '', description: '', placeNote: '' };
  const themes = new Set(ideas.map(({ theme }) => theme));
  const shared = themes.size === 1 ? first.theme : null;
  const single = ideas.length === 1;
  const places = new Set(ideas.map(({ placeNote }) => placeNote).filter((note) => note !== ''));
  const placeNote = [...places].reduce((all, one) => {
    const longer = all === '' ? one : `${all}; ${one}`;
    return longer.length > PROJECT_LIMITS.placeNote ? all : longer;
  }, '');
  return {
    title: (single ? first.title : (shared ?? first.title)).slice(0, PROJECT_LIMITS.title),
    description: (single
      ? first.description
      : ideas.map(({ title, description }) => `${title}\n${description}`).join('\n\n')
    ).slice(0, PROJECT_LIMITS.description),
    placeNote,
  };
}
