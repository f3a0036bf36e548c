import type { LegalDay, RecordCoordinationDelivery, Violation } from '#libs/contracts';

/** What is wrong in the record of a sending: it lies within the round, and nothing arrives before it is sent. */
export function deliveryViolations(
  delivery: RecordCoordinationDelivery,
  round: { sentDay: LegalDay; ended: boolean },
  today: LegalDay,
): Violation[] {
  const { sentOn, receivedOn } = delivery;
  const violations: Violation[] = [];
  if (round.ended) violations.push({ code: 'coordination.round_ended' });
  if (sentOn < round.sentDay)
    violations.push({
      code: 'coordination.sent_before_round',
      where: 'sentOn',
      params: { day: round.sentDay },
    });
  if (sentOn > today) violations.push({ code: 'coordination.sent_in_future', where: 'sentOn' });
  if (receivedOn !== null && receivedOn < sentOn)
    violations.push({ code: 'coordination.received_before_sending', where: 'receivedOn' });
  if (receivedOn !== null && receivedOn > today)
    violations.push({ code: 'coordination.received_in_future', where: 'receivedOn' });
  return violations;
}
