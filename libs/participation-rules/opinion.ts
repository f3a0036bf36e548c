import type { Decision, SubmitOpinion, Violation } from '#libs/contracts';

/** Most characters of an opinion and of a suggested wording. */
export const MAX_OPINION_CHARS = 20_000;

/** Least seconds between seeing the form and sending it; nobody reads and writes faster. */
export const MIN_FILL_SECONDS = 3;

/** A registration number of the Latvian register of enterprises: eleven digits that begin with 4, 5 or 9. */
export function isRegistrationNo(text: string): boolean {
  return /^[459]\d{10}$/.test(text.trim());
}

/**
 * Checks what somebody wants to submit, in the browser and on the server alike. Only what the form itself can ask for:
 * a text, a name where the author wants to be named and is of age, readable contact data. Opinions need no identity
 * (MK639 19); minors are never named.
 */
export function checkOpinion(opinion: SubmitOpinion): Decision {
  const violations: Violation[] = [];
  const add = (code: string, where: string, params?: Violation['params']): void => {
    violations.push({ code, where, ...(params ? { params } : {}) });
  };
  if (isBlank(opinion.text)) add('opinion.text_missing', 'text');
  for (const field of ['text', 'wording'] as const) {
    if ((opinion[field]?.length ?? 0) > MAX_OPINION_CHARS) {
      add('opinion.too_long', field, { limit: MAX_OPINION_CHARS });
    }
  }
  if (opinion.named && isBlank(opinion.authorName) && isBlank(opinion.organisation)) {
    add('opinion.name_missing', 'authorName');
  }
  if (opinion.named && isBlank(opinion.organisation) && opinion.adult !== true) {
    add('opinion.adult_unconfirmed', 'adult');
  }
  if (!isBlank(opinion.authorEmail) && !isEmail(opinion.authorEmail ?? '')) {
    add('opinion.email_unreadable', 'authorEmail');
  }
  if (!isBlank(opinion.registrationNo) && !isRegistrationNo(opinion.registrationNo ?? '')) {
    add('opinion.registration_no_unreadable', 'registrationNo');
  }
  if (!isBlank(opinion.registrationNo) && isBlank(opinion.organisation)) {
    add('opinion.organisation_missing', 'organisation');
  }
  if (!isBlank(opinion.lobbyistNo) && isBlank(opinion.organisation) && isBlank(opinion.authorName)) {
    add('opinion.lobbyist_unnamed', 'authorName');
  }
  return violations.length > 0 ? { allowed: false, violations } : { allowed: true };
}

function isBlank(text: string | undefined): boolean {
  return !text || text.trim() === '';
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim()) && text.trim().length <= 254;
}
