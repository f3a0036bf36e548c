import type { MyProjectView, ProjectInput } from '#libs/contracts';

/** What of a project its author writes; the rest is the server's. */
export function inputOf(view: MyProjectView): ProjectInput {
  const { unitId, title, summary, description, benefit, upkeepCents, upkeepNote, costLines } = view;
  const { point, shape, placeNote, partAllowed, partNote, ownership, submitter, namePublic, phone, email } =
    view;
  return {
    ...{ unitId, title, summary, description, benefit, upkeepCents, upkeepNote, costLines },
    ...{ point, shape, placeNote, partAllowed, partNote, ownership, submitter, namePublic, phone, email },
  };
}

/**
 * The draft as the server keeps it: an organisation counts as one only once it has declared that the municipality takes
 * no part in it; until then the name stays in this browser and the project cannot be submitted.
 */
export function sendable(input: ProjectInput): ProjectInput {
  const { submitter } = input;
  const undeclared = submitter.kind === 'organisation' && !submitter.noMunicipalParticipation;
  return undeclared ? { ...input, submitter: { kind: 'person' } } : input;
}

/** Whether two drafts say the same. */
export function sameInput(a: ProjectInput, b: ProjectInput): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, inOrder(child)]));
}
