import type { PlaceRef } from '../platform/access/request-context.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import type { PromulgationRow, Promulgations } from './promulgations.js';

/** The prepared package. @throws Refused 409 `package_missing` while there is none. */
export async function requirePrepared(
  promulgations: Promulgations,
  tx: Transaction,
  place: PlaceRef,
  dossierId: string,
): Promise<PromulgationRow> {
  const row = await promulgations.find(tx.manager, place.id, dossierId);
  if (row) return row;
  throw new Refused(
    [{ code: 'package_missing', article: { act: 'PL', ref: '47(1)' }, where: 'promulgation.package' }],
    409,
  );
}
