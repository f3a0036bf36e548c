import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActAtDate, DocumentJson, LegalDay } from '#libs/contracts';
import { ActValidity, Consolidations } from '../amendments/index.js';
import { MunicipalityProfiles } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Acts } from '../promulgation/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';
import { momentsOf } from './act-moments.js';
import { wordingsOf } from './act-wordings.js';

/** The wording of an act that was, is or will be in force on a day. */
@Injectable()
export class ActAtDateQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
    private readonly municipalities: MunicipalityProfiles,
    private readonly clock: Clock,
    private readonly validity: ActValidity,
    private readonly consolidations: Consolidations,
  ) {}

  /** Today when no day is given. @throws Refused 404 when there is no such act. */
  async read(place: PlaceRef, year: number, slug: string, asked: LegalDay | null): Promise<ActAtDate> {
    const today = this.clock.legalToday();
    const act = await this.acts.bySlug(place.id, today, year, slug);
    if (!act) throw Refused.notFound('act');
    const day = asked ?? today;
    const { texts, id, ...rest } = act;
    const current = texts.findLast((text) => text.from <= day);
    const { councilName } = await this.municipalities.byId(place.id);
    const content = await this.content(place, current?.bylawVersionId ?? null);
    return {
      ...rest,
      issuer: councilName,
      day,
      texts: wordingsOf(texts),
      norms: current && content ? await this.validity.on(place, id, { ...current, content }, day) : [],
      moments: momentsOf(texts, act.repealed?.from ?? null, await this.validity.turns(place, id)),
      preparing: await this.consolidations.preparing(place.id, id),
      content,
      memorandum: await this.content(place, current?.memorandumVersionId ?? null),
    };
  }

  private async content(place: PlaceRef, versionId: string | null): Promise<DocumentJson | null> {
    if (versionId === null) return null;
    return (await this.texts.named(this.dataSource.manager, place.id, versionId)).content;
  }
}
