import type { LegalDay } from '#libs/contracts';
import { isLegalDay } from '#libs/legal-calendar';

/** What a source says about the publication of an act, beside its text. */
export interface PublicationFacts {
  /** Official publication number (`2025/70.7`), else the name and number of the issue. */
  officialNumber?: string;
  officialDay?: LegalDay;
  fromDay?: LegalDay;
  /** The day it went out of force. */
  expiredOn?: LegalDay;
}

const DAY = String.raw`(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})`;
const OP_NUMBER =
  /(?:op_number|OP numurs|OP Nr\.?|Oficiālās publikācijas Nr\.?)["':\s]{1,5}(\d{4}\/\d{1,3}[A-Z]?\.\d{1,4})/iu;
const ISSUE = new RegExp(
  String.raw`["„“]?Latvijas Vēstnesis["”“]?,\s?(\d{1,4}(?:\s?[A-Z])?(?:\/\d{1,4})?(?:\s?\(\d{1,6}(?:\/\d{1,6})?\))?),\s?${DAY}`,
  'u',
);
const FROM = new RegExp(String.raw`(?:entry_into_force|Stājas spēkā)["':\s]{1,5}${DAY}`, 'iu');
const EXPIRED = new RegExp(String.raw`(?:expiry_date|Zaudē spēku)["':\s]{1,5}${DAY}`, 'iu');
/** The head of a page is short; a file of something else is not searched through. */
const MOST_TEXT = 20_000;

/**
 * Reads number and day of the official publication and the day of entry into force out of the texts around an act: the head
 * of a page of likumi.lv or the front matter of its mirrors. What is not there, or is no day, is left out.
 */
export function publicationFacts(texts: readonly string[]): PublicationFacts {
  const text = texts.join('\n').slice(0, MOST_TEXT);
  const op = OP_NUMBER.exec(text)?.[1];
  const issue = ISSUE.exec(text);
  const officialDay = issue ? day(issue.slice(2)) : null;
  const officialNumber = op ?? (issue?.[1] ? `Latvijas Vēstnesis, ${issue[1].trim()}` : undefined);
  const fromDay = day(FROM.exec(text)?.slice(1));
  const expiredOn = day(EXPIRED.exec(text)?.slice(1));
  return {
    ...(officialNumber ? { officialNumber } : {}),
    ...(officialDay ? { officialDay } : {}),
    ...(fromDay ? { fromDay } : {}),
    ...(expiredOn ? { expiredOn } : {}),
  };
}

/** `["9", "04", "2025"]` as `2025-04-09`; `null` for what the calendar does not have. */
function day(parts: readonly (string | undefined)[] | undefined): LegalDay | null {
  const [date, month, year] = parts ?? [];
  if (!date || !month || !year) return null;
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isLegalDay(text) ? text : null;
}
