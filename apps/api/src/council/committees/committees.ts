import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CommitteeView, SaveCommittee, Violation } from '#libs/contracts';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { Sittings } from '../sittings.js';

/** Committees of the council and who sits in them (PL 39–40). */
@Injectable()
export class Committees {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly sittings: Sittings,
    private readonly clock: Clock,
  ) {}

  /** The finance committee first, then by name. */
  list(place: PlaceRef): Promise<CommitteeView[]> {
    return this.dataSource.query(
      `SELECT c.id, c.name, c.finance, c.chair_id AS "chairId", h.name AS chair,
              coalesce((SELECT json_agg(json_build_object('personId', p.id, 'name', p.name) ORDER BY p.name, p.id)
                 FROM committee_member m JOIN person p ON p.id = m.person_id
                WHERE m.municipality_id = c.municipality_id AND m.committee_id = c.id), '[]') AS members,
              coalesce((SELECT json_agg(json_build_object('id', s.id, 'day', s.day, 'kind', s.kind) ORDER BY s.day DESC)
                 FROM sitting s WHERE s.municipality_id = c.municipality_id AND s.committee_id = c.id), '[]') AS sittings
         FROM committee c JOIN person h ON h.id = c.chair_id
        WHERE c.municipality_id = $1 AND c.dissolved_on IS NULL ORDER BY c.finance DESC, c.name, c.id`,
      [place.id],
    );
  }

  /** @throws Refused 422 for members who are no councillors, a chair outside of it, or a second finance committee. */
  create(actor: Actor, place: PlaceRef, input: SaveCommittee): Promise<{ id: string }> {
    const id = randomUUID();
    return this.unitOfWork.run(actor, async (tx) => {
      await this.refuseImpossible(tx, place, id, input);
      await tx.manager.query(
        `INSERT INTO committee (municipality_id, id, name, finance, chair_id) VALUES ($1, $2, $3, $4, $5)`,
        [place.id, id, input.name, input.finance, input.chairId],
      );
      await this.seat(tx, place, id, input.memberIds);
      this.record(tx, place, 'committee.create', id);
      return { id };
    });
  }

  /** The same for a committee that exists. */
  change(actor: Actor, place: PlaceRef, id: string, input: SaveCommittee): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.refuseImpossible(tx, place, id, input);
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE committee SET name = $3, finance = $4, chair_id = $5
          WHERE municipality_id = $1 AND id = $2 AND dissolved_on IS NULL`,
        [place.id, id, input.name, input.finance, input.chairId],
      );
      if (changed !== 1) throw Refused.notFound('committee');
      await tx.manager.query(
        `DELETE FROM committee_member WHERE municipality_id = $1 AND committee_id = $2`,
        [place.id, id],
      );
      await this.seat(tx, place, id, input.memberIds);
      this.record(tx, place, 'committee.change', id);
    });
  }

  /** A committee that the council does not keep any more; its sittings stay. */
  dissolve(actor: Actor, place: PlaceRef, id: string): Promise<void> {
    return this.unitOfWork.run(actor, async (tx) => {
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE committee SET dissolved_on = $3 WHERE municipality_id = $1 AND id = $2 AND dissolved_on IS NULL`,
        [place.id, id, this.clock.legalToday()],
      );
      if (changed !== 1) throw Refused.notFound('committee');
      this.record(tx, place, 'committee.dissolve', id);
    });
  }

  private async refuseImpossible(
    tx: Transaction,
    place: PlaceRef,
    id: string,
    { finance, chairId, memberIds }: SaveCommittee,
  ): Promise<void> {
    const councillors = await this.sittings.councillors(tx.manager, place.id, this.clock.legalToday());
    const known = new Set(councillors.map(({ personId }) => personId));
    const found: Violation[] = [];
    if (memberIds.some((member) => !known.has(member)))
      found.push({
        code: 'committee_of_councillors',
        article: { act: 'PL', ref: '40(1)' },
        where: 'memberIds',
      });
    if (!memberIds.includes(chairId))
      found.push({
        code: 'committee_chair_is_member',
        article: { act: 'PL', ref: '40(1)' },
        where: 'chairId',
      });
    const others = await tx.manager.query<{ finance: boolean; chairs: boolean }[]>(
      `SELECT finance, chair_id = $3 AS chairs FROM committee
        WHERE municipality_id = $1 AND id <> $2 AND dissolved_on IS NULL`,
      [place.id, id, chairId],
    );
    if (finance && others.some((other) => other.finance))
      found.push({
        code: 'finance_committee_exists',
        article: { act: 'PL', ref: '39(2)' },
        where: 'finance',
      });
    if (others.filter((other) => other.chairs).length >= 2)
      found.push({ code: 'chair_of_two_committees', article: { act: 'PL', ref: '40(1)' }, where: 'chairId' });
    if (found.length > 0) throw new Refused(found, 422);
  }

  private async seat(
    tx: Transaction,
    place: PlaceRef,
    id: string,
    members: readonly string[],
  ): Promise<void> {
    await tx.manager.query(
      `INSERT INTO committee_member (municipality_id, committee_id, person_id) SELECT $1, $2, unnest($3::uuid[])`,
      [place.id, id, [...new Set(members)]],
    );
  }

  private record(tx: Transaction, place: PlaceRef, action: string, subjectId: string): void {
    const permission = 'council.manage' as const;
    tx.audit({ municipalityId: place.id, action, subjectType: 'committee', subjectId, permission });
  }
}
