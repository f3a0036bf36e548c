import type { LegalDay } from './decision.js';

/** An idea that a resident gave before projects are written. */
export interface IdeaView {
  id: string;
  title: string;
  description: string;
  /** Where it is thought of, in words; empty for anywhere. */
  placeNote: string;
  /** The name where the person agreed and is of age. */
  name: string | null;
  /** What ideas about the same thing stand under; `null` while nobody has grouped it. */
  theme: string | null;
  supporters: number;
  givenOn: LegalDay;
  /** Why the municipality took the words off the page. */
  hidden: string | null;
  /** Submitted projects that grew out of it. */
  projects: { nr: number; title: string }[];
}

/** An idea as the origin of a project; `title` is empty where the municipality took its words off the page. */
export interface ProjectIdeaView {
  id: string;
  title: string;
  /** Who gave it, where the person agreed and is of age. */
  name: string | null;
}

/** Ideas of a cycle, the most supported first; `term` is `null` where the nolikums has no such stage. */
export interface IdeasView {
  year: number;
  title: string;
  term: { from: LegalDay; to: LegalDay } | null;
  open: boolean;
  /** Whether projects may be begun. */
  begin: boolean;
  ideas: IdeaView[];
}
