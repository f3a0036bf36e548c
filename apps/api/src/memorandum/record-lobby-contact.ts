import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { LobbyContactInput, LobbyContactView, Violation } from '#libs/contracts';
import { checkContact, CONTACTS_ARTICLE, MAX_CONTACTS } from '#libs/memorandum-rules';
import { authorsIn, hasEmail } from '#libs/participation-rules';
import { Dossiers, RecordDossierEvent } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Pages } from '../platform/web/pages.js';
import { LobbyContacts, lockedIn } from './lobby-contacts.query.js';

/** What everybody may read of a contact beside its form and outcome. */
const PUBLIC_TEXTS = [
  'onBehalfOf',
  'subject',
  'proposal',
  'reason',
] as const satisfies (keyof LobbyContactView)[];

type Work<T> = (tx: Transaction, personId: string) => Promise<T>;

/** Writes the contacts with lobbyists down (IPAL 6(3)): each one, or that there were none. */
@Injectable()
export class RecordLobbyContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly contacts: LobbyContacts,
    private readonly timeline: RecordDossierEvent,
    private readonly pages: Pages,
  ) {}

  /** @throws Refused 422 for a contact that cannot be, 409 when they cannot be changed any more. */
  async add(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    contact: LobbyContactInput,
  ): Promise<{ id: string }> {
    ensureAllowed(checkContact(contact, this.clock.legalToday()), 422);
    return this.write(actor, place, dossierId, 'recordLobbyContact', async (tx, personId) => {
      const [count] = await tx.manager.query<{ all: number }[]>(
        `SELECT count(*)::int AS "all" FROM lobby_contact WHERE municipality_id = $1 AND dossier_id = $2`,
        [place.id, dossierId],
      );
      if ((count?.all ?? 0) >= MAX_CONTACTS)
        throw new Refused([{ code: 'contact.too_many', params: { most: MAX_CONTACTS } }], 409);
      const id = randomUUID();
      await tx.manager.query(
        `INSERT INTO lobby_contact (municipality_id, id, dossier_id, day, lobbyist, name, on_behalf_of, form, subject,
           proposal, outcome, reason, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [place.id, id, dossierId, ...columns(contact), personId, this.clock.legalNow()],
      );
      await this.ensureNameless(tx, place.id, dossierId, id);
      await this.state(tx, place.id, dossierId, personId, false);
      return { id };
    });
  }

  /** @throws Refused 404, 422, 409 when somebody changed it meanwhile. */
  async change(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    contactId: string,
    { version, ...contact }: LobbyContactInput & { version: number },
  ): Promise<{ version: number }> {
    ensureAllowed(checkContact(contact, this.clock.legalToday()), 422);
    return this.write(actor, place, dossierId, 'changeLobbyContact', async (tx) => {
      await this.known(tx, place.id, dossierId, contactId);
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE lobby_contact SET day = $5, lobbyist = $6, name = $7, on_behalf_of = $8, form = $9, subject = $10,
                proposal = $11, outcome = $12, reason = $13, version = version + 1
          WHERE municipality_id = $1 AND dossier_id = $2 AND id = $3 AND version = $4`,
        [place.id, dossierId, contactId, version, ...columns(contact)],
      );
      if (changed !== 1) throw Refused.stale('contact');
      await this.ensureNameless(tx, place.id, dossierId, contactId);
      return { version: version + 1 };
    });
  }

  /** Takes out a contact that was written down by mistake. @throws Refused 404, 409. */
  async remove(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    contactId: string,
    version: number,
  ): Promise<void> {
    await this.write(actor, place, dossierId, 'removeLobbyContact', async (tx) => {
      await this.known(tx, place.id, dossierId, contactId);
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `DELETE FROM lobby_contact WHERE municipality_id = $1 AND dossier_id = $2 AND id = $3 AND version = $4`,
        [place.id, dossierId, contactId, version],
      );
      if (changed !== 1) throw Refused.stale('contact');
    });
  }

  /** States that there were no contacts, or takes that back. @throws Refused 409 while contacts are listed. */
  async none(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    { none, version }: { none: boolean; version: number },
  ): Promise<{ version: number }> {
    return this.write(actor, place, dossierId, 'stateNoLobbyContacts', async (tx, personId) => {
      const statement = await this.contacts.statement(tx.manager, place.id, dossierId);
      if (none && statement === 'listed') throw new Refused([{ code: 'contact.listed', where: 'none' }], 409);
      return this.state(tx, place.id, dossierId, personId, none, version);
    });
  }

  /** The dossier's lock orders all writers; each leaves its mark in the timeline, and public pages are drawn anew. */
  private async write<T>(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    event: string,
    work: Work<T>,
  ): Promise<T> {
    const done = await this.unitOfWork.run(actor, async (tx) => {
      if (tx.actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
      const { state } = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const locked = lockedIn(state);
      if (locked.length > 0) throw new Refused(locked, 409);
      const result = await work(tx, tx.actor.personId);
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event,
        permission: 'dossier.edit',
        article: CONTACTS_ARTICLE,
      });
      return result;
    });
    this.pages.forget();
    return done;
  }

  /**
   * Everybody reads what contacts were about, so no natural person who lobbied may be named there: not by this contact, and
   * this one's lobbyist by no other.
   */
  private async ensureNameless(
    { manager }: Transaction,
    municipalityId: string,
    dossierId: string,
    id: string,
  ): Promise<void> {
    const persons = await this.contacts.persons(manager, municipalityId, dossierId);
    const authors = persons.map((name) => ({ name, email: null }));
    const listed = await this.contacts.all(manager, municipalityId, dossierId);
    const violations = PUBLIC_TEXTS.flatMap((where): Violation[] => {
      const told = listed.filter(
        (one) => (one.id === id && hasEmail(one[where])) || authorsIn(one[where], authors).length > 0,
      );
      const own = told.some((one) => one.id === id);
      return told.length > 0
        ? [
            {
              code: 'contact.names_a_person',
              where: own ? where : 'name',
              article: { act: 'OPL', ref: '11(1)' },
            },
          ]
        : [];
    });
    if (violations.length > 0) throw new Refused(violations, 422);
  }

  private async known({ manager }: Transaction, municipalityId: string, dossierId: string, id: string) {
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM lobby_contact WHERE municipality_id = $1 AND dossier_id = $2 AND id = $3`,
      [municipalityId, dossierId, id],
    );
    if (rows.length === 0) throw Refused.notFound('contact');
  }

  private async state(
    { manager }: Transaction,
    municipalityId: string,
    dossierId: string,
    personId: string,
    none: boolean,
    version?: number,
  ): Promise<{ version: number }> {
    const rows = await manager.query<{ version: number }[]>(
      `INSERT INTO lobby_statement AS s (municipality_id, dossier_id, none, stated_by, stated_at)
       SELECT $1, $2, $3, $4, $5 WHERE coalesce($6::integer, 0) = 0 OR EXISTS (
         SELECT 1 FROM lobby_statement WHERE municipality_id = $1 AND dossier_id = $2)
       ON CONFLICT (municipality_id, dossier_id) DO UPDATE
         SET none = EXCLUDED.none, stated_by = EXCLUDED.stated_by, stated_at = EXCLUDED.stated_at,
             version = s.version + 1
       WHERE $6::integer IS NULL OR s.version = $6::integer
       RETURNING version`,
      [municipalityId, dossierId, none, personId, this.clock.legalNow(), version ?? null],
    );
    const [row] = rows;
    if (!row) throw Refused.stale('lobbyStatement');
    return row;
  }
}

function columns(contact: LobbyContactInput): string[] {
  const { day, lobbyist, name, onBehalfOf, form, subject, proposal, outcome, reason } = contact;
  return [day, lobbyist, name, onBehalfOf, form, subject, proposal, outcome, reason];
}
