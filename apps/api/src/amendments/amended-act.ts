import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AmendedAct } from '#libs/bylaw-amend';
import type { ActRef, DocumentJson, LegalDay } from '#libs/contracts';
import { DocumentTexts } from '../documents/index.js';
import { Refused } from '../platform/http/refused.js';
import { Acts, type ActRow, type ActTextRow } from '../promulgation/index.js';

/** An act with the wording that amendments start from. */
export interface Base {
  act: ActRow;
  text: ActTextRow;
  content: DocumentJson;
  /** How the amending by-law names it. */
  named: AmendedAct;
}

/** Acts in force, as they are amended. */
@Injectable()
export class AmendedActs {
  constructor(
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
  ) {}

  /** The wording in force today. @throws Refused 404 without such an act, 409 where it is not in force. */
  async inForce(
    manager: EntityManager,
    municipalityId: string,
    today: LegalDay,
    ref: { year: number; slug: string },
  ): Promise<Base> {
    const act = await this.acts.bySlug(municipalityId, today, ref.year, ref.slug);
    if (!act) throw Refused.notFound('act');
    const text = act.texts.findLast(({ from }) => from <= today);
    if (!act.inForce || !text)
      throw new Refused([{ code: 'amend.act-not-in-force', params: { number: act.number } }], 409);
    await this.refusePreparing(manager, municipalityId, act, today);
    const { content } = await this.texts.named(manager, municipalityId, text.bylawVersionId);
    const named: AmendedAct = {
      issuer: issuerGenitive(await this.issuer(manager, municipalityId)),
      day: act.adoptedDay,
      number: act.number,
      title: act.title,
    };
    return { act, text, content, named };
  }

  /** How the council is called in the genitive: notes and introductions name it so. */
  async issuerGenitive(manager: EntityManager, municipalityId: string): Promise<string> {
    return issuerGenitive(await this.issuer(manager, municipalityId));
  }

  private async issuer(manager: EntityManager, municipalityId: string): Promise<string> {
    const [row] = await manager.query<{ name: string }[]>(
      `SELECT council_name AS name FROM municipality WHERE id = $1`,
      [municipalityId],
    );
    return row?.name ?? '';
  }

  /** The text in force is not known while earlier amendments are still being consolidated by hand. */
  private async refusePreparing(
    manager: EntityManager,
    municipalityId: string,
    act: ActRow,
    today: LegalDay,
  ): Promise<void> {
    const open = await manager.query<unknown[]>(
      `SELECT 1 FROM consolidation
        WHERE municipality_id = $1 AND act_id = $2 AND state <> 'done' AND from_day <= $3 LIMIT 1`,
      [municipalityId, act.id, today],
    );
    if (open.length > 0)
      throw new Refused([{ code: 'amend.consolidation-open', params: { number: act.number } }], 409);
  }
}

/** An act as others refer to it. */
export function toRef({ code, year, number, slug, title, adoptedDay }: ActRow): ActRef {
  return { code, year, number, slug, title, adoptedDay };
}

function issuerGenitive(name: string): string {
  return name.replace(/dome$/u, 'domes');
}
