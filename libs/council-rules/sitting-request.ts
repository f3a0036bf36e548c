import type { ArticleRef, LegalDay, SittingInitiator, Violation } from '#libs/contracts';

const CALLED: ArticleRef = { act: 'PL', ref: '30(1)' };
const CONTENTS: ArticleRef = { act: 'PL', ref: '30(2)' };
const TO_REGULAR: ArticleRef = { act: 'PL', ref: '30(3)' };

/** A request for an extraordinary sitting as far as the rules depend on it. */
export interface SittingRequestFacts {
  by: SittingInitiator;
  receivedOn: LegalDay;
  agenda: string;
  /** Why it is urgent; councillors state it (PL 30(2)). */
  urgency: string | null;
}

/** Why a request cannot be kept so. Councillors who name no urgency are not refused: the law says what follows. */
export function sittingRequestViolations(
  { receivedOn, agenda }: SittingRequestFacts,
  today: LegalDay,
): Violation[] {
  const found: Violation[] = [];
  if (receivedOn > today) found.push({ code: 'day_in_future', article: CALLED, where: 'receivedOn' });
  if (agenda.trim() === '')
    found.push({ code: 'request_without_agenda', article: CONTENTS, where: 'agenda' });
  return found;
}

/** Why its matters cannot go to the next regular sitting instead: only where councillors named no urgency (PL 30(3)). */
export function toRegularViolations({
  by,
  urgency,
}: Pick<SittingRequestFacts, 'by' | 'urgency'>): Violation[] {
  return by === 'councillors' && (urgency ?? '').trim() === ''
    ? []
    : [{ code: 'request_must_be_called', article: TO_REGULAR }];
}
