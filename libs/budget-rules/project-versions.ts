import type { ProjectContent, ProjectFieldChange } from '#libs/contracts';

/** Fields of a project in the order in which its page shows them. */
export const VERSION_FIELDS = [
  'title',
  'unitId',
  'summary',
  'description',
  'benefit',
  'costLines',
  'upkeepCents',
  'upkeepNote',
  'partAllowed',
  'partNote',
  'ownership',
  'placeNote',
  'point',
  'shape',
] as const satisfies readonly (keyof ProjectContent)[];

/** What a later version of a project says otherwise than an earlier one, field by field. */
export function projectChanges(before: ProjectContent, after: ProjectContent): ProjectFieldChange[] {
  return VERSION_FIELDS.filter((field) => text(before[field]) !== text(after[field])).map((field) => ({
    field,
    before: before[field] ?? null,
    after: after[field] ?? null,
  }));
}

/** JSON whose keys stand in order, as a database may return them in another. */
function text(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
