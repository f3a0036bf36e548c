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

/** What is written together, and the label of its field. */
const PARTS: readonly { label: string; keys: readonly (keyof ProjectInput)[] }[] = [
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

/**
 * What this browser kept of a writing. Before it also kept what the server held, it kept the input alone: that counts as
 * begun with what the server holds now.
 */
export function keptWriting(kept: unknown, server: ProjectInput): Writing | null {
  if (typeof kept !== 'object' || kept === null) return null;
  if ('base' in kept && 'mine' in kept) return kept as Writing;
  return 'title' in kept ? { base: server, mine: { ...server, ...(kept as Partial<ProjectInput>) } } : null;
}

/**
 * What is typed, over what the server holds by now: each part as whoever changed it left it. What both changed stays as it
 * is typed, and `clash` names its labels.
 */
export function rebased(
  { base, mine }: Writing,
  theirs: ProjectInput,
): { input: ProjectInput; clash: string[] } {
  const of = (input: ProjectInput, keys: readonly (keyof ProjectInput)[]) =>
    JSON.stringify(inOrder(keys.map((key) => input[key])));
  const changed = PARTS.filter(({ keys }) => of(mine, keys) !== of(base, keys));
  const clash = changed.filter(
    ({ keys }) => of(theirs, keys) !== of(base, keys) && of(theirs, keys) !== of(mine, keys),
  );
  const own = changed.flatMap(({ keys }) => keys.map((key) => [key, mine[key]]));
  return {
    input: { ...theirs, ...(Object.fromEntries(own) as Partial<ProjectInput>) },
    clash: clash.map(({ label }) => label),
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
