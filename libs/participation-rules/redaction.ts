import type { RedactionCode, Violation } from '#libs/contracts';

/** What an author wrote, or what is published of it; `null` and blank are the same. */
export interface RedactedWords {
  text: string;
  /** Suggested wording of a unit. */
  wording: string | null;
}

/** Whether what is published differs from what was given. */
export function isRedacted(given: RedactedWords, published: RedactedWords): boolean {
  const same = (one: string | null, other: string | null): boolean =>
    (one ?? '').trim() === (other ?? '').trim();
  return !same(given.text, published.text) || !same(given.wording, published.wording);
}

/**
 * What is missing before a text may be published that differs from what was given: why something was left out, by its
 * kind and in words. Nothing where the texts are the same.
 */
export function checkRedaction(
  given: RedactedWords,
  published: RedactedWords,
  reason: { code?: RedactionCode | undefined; words?: string | undefined },
): Violation[] {
  if (!isRedacted(given, published)) return [];
  const missing = (where: string): Violation => ({ code: 'opinion.redaction_reason_missing', where });
  return [
    ...(reason.code ? [] : [missing('redactionCode')]),
    ...(reason.words?.trim() ? [] : [missing('redactionReason')]),
  ];
}
