import type { EntityManager } from 'typeorm';
import type { LegalDay } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';

/** The next number of the year, as `26-KI-VID-1`; nobody else takes one until the transaction ends. */
export async function nextCode(
  manager: EntityManager,
  place: PlaceRef,
  day: LegalDay,
): Promise<{ year: number; number: number; code: string }> {
  await manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('collective submissions of ' || $1, 0))`,
    [place.id],
  );
  const year = Number(day.slice(0, 4));
  const [row] = await manager.query<{ number: number }[]>(
    `SELECT coalesce(max(number), 0)::int + 1 AS number FROM collective_submission
      WHERE municipality_id = $1 AND year = $2`,
    [place.id, year],
  );
  const number = row?.number ?? 1;
  return { year, number, code: `${day.slice(2, 4)}-KI-${place.shortCode}-${number}` };
}
