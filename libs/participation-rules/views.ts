import type { GiveView, RedactionCode, Violation } from '#libs/contracts';
import { checkOpinion } from './opinion.js';

/** Names of the fields of the shorter form. */
const FIELDS: Record<string, string> = { authorName: 'name', authorEmail: 'email' };

/**
 * What a view about an event must say, in the browser and on the server alike: the same as an opinion about a by-law
 * (MK639 19: no identity is needed; minors are never named).
 */
export function checkView(view: GiveView): Violation[] {
  const decision = checkOpinion({
    kind: 'proposal',
    text: view.text,
    named: view.named,
    ...(view.adult === undefined ? {} : { adult: view.adult }),
    ...(view.name === undefined ? {} : { authorName: view.name }),
    ...(view.email === undefined ? {} : { authorEmail: view.email }),
    ...(view.organisation === undefined ? {} : { organisation: view.organisation }),
  });
  if (decision.allowed) return [];
  return decision.violations.map(({ where, ...found }) =>
    where === undefined ? found : { ...found, where: FIELDS[where] ?? where },
  );
}

/**
 * What is missing before a text may be published that differs from what was given: why something was left out, by its
 * kind and in words. Nothing where the texts are the same.
 */
export function checkRedaction(
  given: string,
  published: string,
  reason: { code?: RedactionCode | undefined; words?: string | undefined },
): Violation[] {
  if (published.trim() === given.trim()) return [];
  const missing = (where: string): Violation => ({ code: 'opinion.redaction_reason_missing', where });
  return [
    ...(reason.code ? [] : [missing('redactionCode')]),
    ...(reason.words?.trim() ? [] : [missing('redactionReason')]),
  ];
}
