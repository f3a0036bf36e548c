import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { can, type Actor } from '#libs/access-policy';
import type { DestructionActView, DossierRetentionView, RetentionView } from '#libs/contracts';
import { PeopleNames } from '../../directory/index.js';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { DestructionActs, type ActRow } from './destruction-acts.js';
import { DueRecords } from './due-records.query.js';
import { RetentionScheme } from './retention-scheme.js';

/** How a municipality keeps its records: the scheme, what is due, what was done. */
@Injectable()
export class Retention {
  constructor(
    private readonly dataSource: DataSource,
    private readonly names: PeopleNames,
    private readonly scheme: RetentionScheme,
    private readonly due: DueRecords,
    private readonly acts: DestructionActs,
  ) {}

  async view(actor: Actor, place: PlaceRef): Promise<RetentionView> {
    const subject = { municipalityId: place.id };
    const acts = await this.acts.list(place.id);
    const names = await this.names.of(
      acts.flatMap(({ drawnBy, approvedBy }) => (approvedBy ? [drawnBy, approvedBy] : [drawnBy])),
    );
    return {
      classes: await this.scheme.classes(place.id),
      series: await this.scheme.series(place.id),
      ...(await this.due.of(place.id)),
      dossiers: await this.dossiers(place.id),
      acts: await Promise.all(acts.map((act) => this.act(actor, place, act, names))),
      permissions: {
        manage: can(actor, 'records.manage', subject),
        approve: can(actor, 'records.approve', subject),
      },
    };
  }

  private async act(
    actor: Actor,
    place: PlaceRef,
    act: ActRow,
    names: ReadonlyMap<string, string>,
  ): Promise<DestructionActView> {
    const { agreedOn, agreedReference, approvedBy, drawnBy, ...rest } = act;
    const open = act.state === 'drawn' || act.state === 'agreed';
    const reader = actor.kind === 'person' ? actor.personId : '';
    return {
      ...rest,
      drawnBy: names.get(drawnBy) ?? '',
      agreed: agreedOn && agreedReference !== null ? { on: agreedOn, reference: agreedReference } : null,
      approvedBy: approvedBy ? (names.get(approvedBy) ?? '') : null,
      against: open ? await this.acts.against(place.id, act, reader) : [],
    };
  }

  /** All dossiers, the latest first: the class of their own and the handing over, where there is one. */
  private dossiers(municipalityId: string): Promise<DossierRetentionView[]> {
    return this.dataSource.query<DossierRetentionView[]>(
      `SELECT d.id AS "dossierId", d.code, d.title,
              CASE WHEN c.id IS NOT NULL THEN json_build_object('code', c.code, 'reason', r.reason) END AS "ownClass",
              CASE WHEN t.day IS NOT NULL
                THEN json_build_object('day', t.day::text, 'reference', t.reference) END AS transferred
         FROM dossier d
         LEFT JOIN dossier_retention r ON r.municipality_id = d.municipality_id AND r.dossier_id = d.id
         LEFT JOIN retention_class c ON c.municipality_id = r.municipality_id AND c.id = r.class_id
         LEFT JOIN archive_transfer t ON t.municipality_id = d.municipality_id AND t.dossier_id = d.id
        WHERE d.municipality_id = $1 ORDER BY d.year DESC, d.number DESC LIMIT 500`,
      [municipalityId],
    );
  }
}
