import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ClauseVersionView, OwnClauseView, OwnTemplateView, StartOffer } from '#libs/contracts';
import { OwnTemplateTexts, type OwnTemplateText } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';

type Dated<T extends { at: string }> = Omit<T, 'at'> & { at: Date };
const dated = <T extends { at: Date }>(row: T) => ({ ...row, at: row.at.toISOString() });

/** The clauses and templates that a municipality keeps beside the built-in ones. */
@Injectable()
export class Templates implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly texts: OwnTemplateTexts,
  ) {}

  onModuleInit(): void {
    this.texts.register(async (manager, municipalityId, id) => {
      const [row] = await manager.query<OwnTemplateText[]>(
        `SELECT content, template FROM own_template
          WHERE municipality_id = $1 AND id = $2 AND retired_at IS NULL`,
        [municipalityId, id],
      );
      return row ?? null;
    });
  }

  /** All of them, retired ones too: the page shows these apart, the editor leaves them out. */
  async clauses(place: PlaceRef): Promise<OwnClauseView[]> {
    const rows = await this.dataSource.query<Dated<OwnClauseView>[]>(
      `SELECT c.id, c.version, w.title, w.clause_group AS "group", w.kinds, w.about, w.points, p.name AS author, w.at,
              c.retired_at IS NOT NULL AS retired
         FROM own_clause c
         JOIN own_clause_wording w
           ON w.municipality_id = c.municipality_id AND w.clause_id = c.id AND w.version = c.version
         JOIN person p ON p.id = w.author_id
        WHERE c.municipality_id = $1 ORDER BY w.title, c.id`,
      [place.id],
    );
    return rows.map(dated);
  }

  /** Every wording of a clause, the latest first; empty where the municipality has no such clause. */
  async wordings(place: PlaceRef, id: string): Promise<ClauseVersionView[]> {
    const rows = await this.dataSource.query<Dated<ClauseVersionView>[]>(
      `SELECT w.version, w.title, w.points, p.name AS author, w.at
         FROM own_clause_wording w JOIN person p ON p.id = w.author_id
        WHERE w.municipality_id = $1 AND w.clause_id = $2 ORDER BY w.version DESC`,
      [place.id, id],
    );
    return rows.map(dated);
  }

  /** What a dossier can be started from, beside the built-in templates. */
  async offer(place: PlaceRef): Promise<StartOffer> {
    const [row] = await this.dataSource.query<{ council: string }[]>(
      `SELECT council_name AS council FROM municipality WHERE id = $1`,
      [place.id],
    );
    const own = await this.own(place);
    return { council: row?.council ?? '', own: own.filter(({ retired }) => !retired) };
  }

  /** All templates of the municipality, without their texts. */
  async own(place: PlaceRef): Promise<OwnTemplateView[]> {
    const rows = await this.dataSource.query<Dated<OwnTemplateView>[]>(
      `SELECT t.id, t.version, t.name, t.about, t.kind, t.topic, t.is_fees AS "isFees", t.is_statutes AS "isStatutes",
              t.template, p.name AS author, t.at, t.retired_at IS NOT NULL AS retired
         FROM own_template t JOIN person p ON p.id = t.author_id
        WHERE t.municipality_id = $1 ORDER BY t.name, t.id`,
      [place.id],
    );
    return rows.map(dated);
  }
}
