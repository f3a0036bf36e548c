import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DossierState } from '#libs/bylaw-procedure';
import type {
  ContactStatement,
  LobbyContactsView,
  LobbyContactView,
  PublicLobbyContacts,
  Violation,
} from '#libs/contracts';
import { contactsOpen, publicContact } from '#libs/memorandum-rules';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';

const COLUMNS = `c.id, c.day::text, c.lobbyist, c.name, c.on_behalf_of AS "onBehalfOf", c.form, c.subject, c.proposal,
  c.outcome, c.reason, c.version, p.name AS "recordedBy", c.recorded_at AS "recordedAt"`;

interface Statement {
  none: boolean;
  statedBy: string;
  statedAt: Date;
  version: number;
}

/** Contacts with lobbyists on a draft, and whether anything is stated about them. */
@Injectable()
export class LobbyContacts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
  ) {}

  /** Everything that was recorded, for the people of the municipality. */
  async show(place: PlaceRef, dossierId: string): Promise<LobbyContactsView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const { state } = await this.dossiers.load(manager, place.id, dossierId);
      const contacts = await this.all(manager, place.id, dossierId);
      const stated = await this.stated(manager, place.id, dossierId);
      const none = contacts.length === 0 && stated?.none === true;
      return {
        statement: statementOf(contacts, stated),
        statedBy: none ? stated.statedBy : null,
        statedAt: none ? stated.statedAt.toISOString() : null,
        version: stated?.version ?? 0,
        contacts,
        locked: lockedIn(state),
      };
    });
  }

  /** What everybody may read: organisations by name, natural persons without; `null` while nothing is stated. */
  async published(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<PublicLobbyContacts | null> {
    const contacts = await this.all(manager, municipalityId, dossierId);
    const statement = statementOf(contacts, await this.stated(manager, municipalityId, dossierId));
    return statement === 'unstated' ? null : { statement, contacts: contacts.map(published) };
  }

  /** What is stated. */
  async statement(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<ContactStatement> {
    const contacts = await this.all(manager, municipalityId, dossierId);
    return statementOf(contacts, await this.stated(manager, municipalityId, dossierId));
  }

  /** Names of the natural persons among the lobbyists, which must not get into a text. Restricted. */
  async persons(manager: EntityManager, municipalityId: string, dossierId: string): Promise<string[]> {
    const contacts = await this.all(manager, municipalityId, dossierId);
    return contacts.filter(({ lobbyist }) => lobbyist === 'person').map(({ name }) => name);
  }

  /** Every contact with all that is known of it. Restricted. */
  async all(manager: EntityManager, municipalityId: string, dossierId: string): Promise<LobbyContactView[]> {
    const rows = await manager.query<(Omit<LobbyContactView, 'recordedAt'> & { recordedAt: Date })[]>(
      `SELECT ${COLUMNS} FROM lobby_contact c JOIN person p ON p.id = c.recorded_by
        WHERE c.municipality_id = $1 AND c.dossier_id = $2 ORDER BY c.day, c.recorded_at, c.id`,
      [municipalityId, dossierId],
    );
    return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
  }

  private async stated(
    manager: EntityManager,
    municipalityId: string,
    dossierId: string,
  ): Promise<Statement | undefined> {
    const [row] = await manager.query<Statement[]>(
      `SELECT s.none, p.name AS "statedBy", s.stated_at AS "statedAt", s.version
         FROM lobby_statement s JOIN person p ON p.id = s.stated_by
        WHERE s.municipality_id = $1 AND s.dossier_id = $2`,
      [municipalityId, dossierId],
    );
    return row;
  }
}

/** Why contacts cannot be changed in a state. */
export function lockedIn(state: DossierState): Violation[] {
  return contactsOpen(state) ? [] : [{ code: 'contact.locked', params: { state } }];
}

function statementOf(contacts: readonly unknown[], stated: Statement | undefined): ContactStatement {
  if (contacts.length > 0) return 'listed';
  return stated?.none ? 'none' : 'unstated';
}

function published(contact: LobbyContactView) {
  const { id: _id, version: _version, recordedBy: _by, recordedAt: _at, ...input } = contact;
  return publicContact(input);
}
