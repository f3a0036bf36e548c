import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ActAtDate, LegalDay } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { MunicipalityProfiles } from '../directory/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Acts, type ActTextRow } from '../promulgation/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { Refused } from '../platform/http/refused.js';

/** The wording of an act that was, is or will be in force on a day. */
@Injectable()
export class ActAtDateQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
    private readonly municipalities: MunicipalityProfiles,
    private readonly clock: Clock,
  ) {}

  /** Today when no day is given. @throws Refused 404 when there is no such act. */
  async read(place: PlaceRef, year: number, slug: string, asked: LegalDay | null): Promise<ActAtDate> {
    const today = this.clock.legalToday();
    const act = await this.acts.bySlug(place.id, today, year, slug);
    if (!act) throw Refused.notFound('act');
    const day = asked ?? today;
    const { texts, ...rest } = act;
    const current = texts.findLast((text) => text.from <= day);
    const { councilName } = await this.municipalities.byId(place.id);
    return {
      ...rest,
      issuer: councilName,
      day,
      texts: texts.map((text, index) => toTerm(text, texts[index + 1])),
      content: current
        ? (await this.texts.named(this.dataSource.manager, place.id, current.bylawVersionId)).content
        : null,
    };
  }
}

function toTerm(text: ActTextRow, next: ActTextRow | undefined): ActAtDate['texts'][number] {
  return { from: text.from, to: next ? addUnits(next.from, -1, 'day') : null, digest: text.digest };
}
