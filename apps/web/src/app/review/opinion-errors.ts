import type { OpinionDraft } from './objection-draft';

/** The server's names of an opinion's fields as the form has them: `objections.0.text` is a field of the first objection. */
export function opinionFields(draft: OpinionDraft): Record<string, string> {
  const names = { unitId: 'unit', text: 'text', grounds: 'grounds', proposedWording: 'wording' };
  const fields = draft.objections.flatMap(({ key }, index) =>
    Object.entries(names).map(([name, field]) => [
      `objections.${index}.${name}`,
      `objection-${key}-${field}`,
    ]),
  );
  return {
    ...(Object.fromEntries(fields) as Record<string, string>),
    objections: 'objections',
    'review.opinion': 'objections',
  };
}
