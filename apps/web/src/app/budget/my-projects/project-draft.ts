import { WITHDRAWABLE } from '#libs/budget-rules';
import type { CycleState, MyProjectView, ProjectInput, ProjectState } from '#libs/contracts';

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

/** Whether two drafts say the same. The server keeps texts without spaces around them. */
export function sameInput(a: ProjectInput, b: ProjectInput): boolean {
  return sameText(a, b);
}

function sameText(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, inOrder(child)]));
}

/** What is written together, and the label of its field. */
export interface DraftPart {
  label: string;
  keys: readonly (keyof ProjectInput)[];
}

const PARTS: readonly DraftPart[] = [
  { label: 'budget.form.unit', keys: ['unitId'] },
  { label: 'budget.form.titleLabel', keys: ['title'] },
  { label: 'budget.form.summary', keys: ['summary'] },
  { label: 'budget.form.description', keys: ['description'] },
  { label: 'budget.form.benefit', keys: ['benefit'] },
  { label: 'budget.form.cost', keys: ['costLines'] },
  { label: 'budget.form.upkeepYear', keys: ['upkeepCents'] },
  { label: 'budget.form.upkeepNote', keys: ['upkeepNote'] },
  { label: 'budget-projects.part.title', keys: ['partAllowed', 'partNote'] },
  { label: 'budget.form.ownership', keys: ['ownership'] },
  { label: 'budget.form.point', keys: ['point', 'shape'] },
  { label: 'budget.form.placeNote', keys: ['placeNote'] },
  { label: 'budget.form.who', keys: ['submitter', 'namePublic'] },
  { label: 'budget.form.phone', keys: ['phone'] },
  { label: 'budget.form.email', keys: ['email'] },
];

/** Somebody's writing, and what the server held when it began. */
export interface Writing {
  base: ProjectInput;
  mine: ProjectInput;
}

/** What this browser kept of a writing. */
export function keptWriting(kept: unknown): Writing | null {
  return typeof kept === 'object' && kept !== null && 'base' in kept && 'mine' in kept
    ? (kept as Writing)
    : null;
}

/** The input with these parts of another one. */
export function withParts(input: ProjectInput, parts: readonly DraftPart[], of: ProjectInput): ProjectInput {
  const taken = parts.flatMap(({ keys }) => keys.map((key) => [key, of[key]]));
  return { ...input, ...(Object.fromEntries(taken) as Partial<ProjectInput>) };
}

/**
 * What is typed, over what the server holds by now: each part as whoever changed it left it. What both changed stays as it
 * is typed, and `clash` tells which parts these are.
 */
export function rebased(
  { base, mine }: Writing,
  theirs: ProjectInput,
): { input: ProjectInput; clash: DraftPart[] } {
  const same = (a: ProjectInput, b: ProjectInput, { keys }: DraftPart) =>
    sameText(
      keys.map((key) => a[key]),
      keys.map((key) => b[key]),
    );
  const changed = PARTS.filter((part) => !same(mine, base, part));
  // What says the same stays as it stands on the screen: the server's text lacks the space that is being typed.
  const own = PARTS.filter((part) => changed.includes(part) || same(mine, theirs, part));
  return {
    input: withParts(theirs, own, mine),
    clash: changed.filter((part) => !same(theirs, base, part) && !same(theirs, mine, part)),
  };
}

/** What is still written is taken back from its form. */
const IN_THE_FORM: ReadonlySet<ProjectState> = new Set(['draft', 'returned']);
const BEFORE_THE_VOTE: ReadonlySet<CycleState> = new Set(['submission', 'evaluation', 'ballot_ready']);

/** Whether this person may take a submitted project back: its author may until the vote opens. */
export function withdrawable({
  role,
  state,
  cycle,
}: {
  role: MyProjectView['role'];
  state: ProjectState;
  cycle: { state: CycleState };
}): boolean {
  const mayBe = WITHDRAWABLE.includes(state) && !IN_THE_FORM.has(state);
  return role === 'author' && mayBe && BEFORE_THE_VOTE.has(cycle.state);
}
