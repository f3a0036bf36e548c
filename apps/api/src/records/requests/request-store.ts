import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ArticleRef, DataRequestState, DataRight, LegalDay } from '#libs/contracts';
import type { DataRequestFacts } from '#libs/records-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';

/** A request as its use cases load it. */
export interface RequestRow {
  id: string;
  code: string;
  rights: DataRight[];
  state: DataRequestState;
  personId: string | null;
  requesterName: string;
  contact: string;
  terms: string[];
  confirmed: string[];
  receivedOn: LegalDay;
  identityOn: LegalDay | null;
  extendedOn: LegalDay | null;
  version: number;
}

const COLUMNS = `id, code, rights, state, person_id AS "personId", requester_name AS "requesterName", contact, terms,
  confirmed, received_on::text AS "receivedOn", identity_on::text AS "identityOn", extended_on::text AS "extendedOn",
  version`;

/** Rows of requests and of what was done about them. */
@Injectable()
export class RequestStore {
  constructor(private readonly clock: Clock) {}

  /** @throws Refused 404 */
  async load(manager: EntityManager, municipalityId: string, id: string): Promise<RequestRow> {
    const [row] = await manager.query<RequestRow[]>(
      `SELECT ${COLUMNS} FROM data_request WHERE municipality_id = $1 AND id = $2`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('dataRequest');
    return row;
  }

  /** Held until the end of the transaction. @throws Refused 404, 409 for a stale version. */
  async lock(tx: Transaction, place: PlaceRef, id: string, version: number): Promise<RequestRow> {
    const [row] = await tx.manager.query<RequestRow[]>(
      `SELECT ${COLUMNS} FROM data_request WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
      [place.id, id],
    );
    if (!row) throw Refused.notFound('dataRequest');
    if (row.version !== version) throw Refused.stale('dataRequest');
    return row;
  }

  /** Sets columns and counts the version up. Names of columns come from the code, never from a request. */
  async set(
    tx: Transaction,
    place: PlaceRef,
    row: RequestRow,
    values: Readonly<Record<string, unknown>>,
  ): Promise<{ version: number }> {
    const names = Object.keys(values);
    await tx.manager.query(
      `UPDATE data_request SET version = version + 1${names.map((name, i) => `, ${name} = $${i + 3}`).join('')}
        WHERE municipality_id = $1 AND id = $2`,
      [place.id, row.id, ...Object.values(values)],
    );
    return { version: row.version + 1 };
  }

  /** Keeps what was done, in the request's own list and in the audit record; `details` hold no data of the person. */
  async step(
    tx: Transaction,
    place: PlaceRef,
    id: string,
    event: string,
    day: LegalDay,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    await tx.manager.query(
      `INSERT INTO data_request_step (municipality_id, request_id, seq, event, day, at, person_id, details)
       SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7
         FROM data_request_step WHERE municipality_id = $1 AND request_id = $2`,
      [
        place.id,
        id,
        event,
        day,
        this.clock.legalNow(),
        tx.actor.kind === 'person' ? tx.actor.personId : null,
        details,
      ],
    );
    tx.audit({
      municipalityId: place.id,
      action: `dataRequest.${event}`,
      subjectType: 'data_request',
      subjectId: id,
      ...(event === 'registered' ? {} : { permission: 'privacy.manage' as const }),
      details,
    });
  }
}

/** What the rules need to know of a request. */
export function factsOf(row: RequestRow): DataRequestFacts {
  const { state, rights, receivedOn, identityOn, extendedOn } = row;
  return { state, rights, receivedOn, identifiedOn: identityOn, extendedOn };
}

/** Two columns as one place in the law. */
export function articleOf(act: string | null, ref: string | null): ArticleRef | null {
  return act !== null && ref !== null ? ({ act, ref } as ArticleRef) : null;
}
