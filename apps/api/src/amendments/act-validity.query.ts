import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUnit, numberDocument, parseDocumentOfKind, plainText } from '#libs/bylaw-document';
import {
  NORM_CAUSE_ARTICLES,
  type ActValidityView,
  type DocumentJson,
  type LegalDay,
  type NormStatus,
  type NormValidityView,
} from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import { Acts, type ActRow } from '../promulgation/index.js';
import { toRef } from './amended-act.js';
import { NormValidities, toGivenState, type NormValidityRow } from './norm-validities.js';

const MOST_KEPT = 200;
/** So much of a unit's text tells it from others in a list. */
const EXCERPT = 90;

/** Which norms of an act do not hold on a day, and why. */
@Injectable()
export class ActValidity {
  /** What was counted last, the least wanted first: anybody may ask, and the answer is a function of its key. */
  private readonly kept = new Map<string, NormStatus[]>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
    private readonly records: NormValidities,
    private readonly work: TextWork,
  ) {}

  /** Norms of a text of the act that do not hold on the day although they stand in it. */
  async on(
    place: PlaceRef,
    actId: string,
    text: { digest: string; from: LegalDay; content: DocumentJson },
    day: LegalDay,
  ): Promise<NormStatus[]> {
    const rows = (await this.records.ofAct(place.id, actId)).filter(
      ({ withdrawnAt }) => withdrawnAt === null,
    );
    const key = JSON.stringify([text.digest, text.from, day, rows.map(({ id, version }) => [id, version])]);
    const known = this.kept.get(key) ?? (await this.count(text, day, rows));
    this.kept.delete(key);
    this.kept.set(key, known);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return known;
  }

  /** Days on which norms of the act stop to hold and hold again, in no order; an empty number is the whole act. */
  async turns(place: PlaceRef, actId: string): Promise<{ day: LegalDay; number: string; holds: boolean }[]> {
    const rows = await this.records.ofAct(place.id, actId);
    return rows
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .flatMap(({ from, until, unitNumber: number }) => [
        { day: from, number, holds: false },
        ...(until === null ? [] : [{ day: addUnits(until, 1, 'day'), number, holds: true }]),
      ]);
  }

  /** As the workspace records it. @throws Refused 404 without such an act. */
  async view(place: PlaceRef, year: number, slug: string): Promise<ActValidityView> {
    const { act, content } = await this.inForce(place, year, slug);
    return {
      act: toRef(act),
      fromDay: act.fromDay,
      units: unitsOf(content),
      records: (await this.records.ofAct(place.id, act.id)).map(toView),
      end: act.repealed && { from: act.repealed.from, cause: act.repealed.cause },
      endsHere: act.code === null,
    };
  }

  /** The act with the text that is in force today, or the first one to come. @throws Refused 404. */
  async inForce(
    place: PlaceRef,
    year: number,
    slug: string,
  ): Promise<{ act: ActRow; content: DocumentJson }> {
    const today = this.clock.legalToday();
    const act = await this.acts.bySlug(place.id, today, year, slug);
    const text = act?.texts.findLast(({ from }) => from <= today) ?? act?.texts[0];
    if (!act || !text) throw Refused.notFound('act');
    const { content } = await this.texts.named(this.dataSource.manager, place.id, text.bylawVersionId);
    return { act, content };
  }

  private async count(
    text: { from: LegalDay; content: DocumentJson },
    day: LegalDay,
    rows: readonly NormValidityRow[],
  ): Promise<NormStatus[]> {
    const norms = await this.work.validity({
      document: text.content,
      inForceFrom: text.from,
      day,
      states: rows.map(toGivenState),
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return norms.flatMap(({ unitId, number, state, from, until, source }) => {
      if (state === 'in-force' || state === 'deleted') return [];
      const row = byId.get(source.key ?? '');
      return {
        unitId,
        number,
        whole: row?.unitId === null,
        state,
        from: row?.from ?? from,
        until: row ? row.until : until,
        source: source.text,
        url: row?.documentUrl ?? null,
        article: row ? NORM_CAUSE_ARTICLES[row.cause] : null,
      };
    });
  }
}

/** The units of a text that a record can be about. */
export function unitsOf(content: DocumentJson): ActValidityView['units'] {
  const parsed = parseDocumentOfKind(content, 'bylaw');
  ensureAllowed(parsed);
  const numbering = numberDocument(parsed.doc);
  const units: ActValidityView['units'] = [];
  parsed.doc.descendants((node) => {
    const number = isUnit(node) ? numbering.get(String(node.attrs['id'])) : undefined;
    if (number && node.attrs['deleted'] !== true) {
      const [first] = node.children;
      const text = first ? plainText(first).trim() : '';
      units.push({
        id: String(node.attrs['id']),
        number: number.text,
        text: text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text,
      });
    }
    return !node.isTextblock;
  });
  return units;
}

function toView({
  withdrawnAt,
  withdrawnWhy,
  actId: _actId,
  controlId,
  ...row
}: NormValidityRow): NormValidityView {
  return {
    ...row,
    ofControl: controlId !== null,
    recordedAt: row.recordedAt.toISOString(),
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), why: withdrawnWhy ?? '' },
  };
}
