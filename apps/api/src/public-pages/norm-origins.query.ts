import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { normHistories } from '#libs/bylaw-blame';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import type { ActRef, LegalDay, NormBringer, PublicNorms, PublicNormWording } from '#libs/contracts';
import { addUnits } from '#libs/legal-calendar';
import { PublicDossiers } from '../bylaws/index.js';
import { PublicSittings } from '../council/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { Acts, type ActRow, type ActTextRow } from '../promulgation/index.js';

const MOST_KEPT = 100;

/** Which act brought each norm of the text that is in force on a day, and what the norm said before. */
@Injectable()
export class NormOrigins {
  /** What was counted last, the least wanted first: texts are frozen, so the answer is a function of their ids. */
  private readonly kept = new Map<string, PublicNorms['norms']>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
    private readonly texts: DocumentTexts,
    private readonly dossiers: PublicDossiers,
    private readonly sittings: PublicSittings,
    private readonly clock: Clock,
  ) {}

  /** Today when no day is given. @throws Refused 404 when there is no such act. */
  async read(place: PlaceRef, year: number, slug: string, asked: LegalDay | null): Promise<PublicNorms> {
    const today = this.clock.legalToday();
    const act = await this.acts.bySlug(place.id, today, year, slug);
    if (!act) throw Refused.notFound('act');
    const inForce = act.texts.filter(({ from }) => from <= (asked ?? today));
    // Before it is in force its first text is read, and that came with the act itself.
    const texts = inForce.length > 0 ? inForce : act.texts.slice(0, 1);
    const refs = [refOf(act), ...texts.flatMap(({ amendedBy }) => amendedBy)];
    const bringers = refs.filter((ref, at) => refs.findIndex((one) => isSame(one, ref)) === at);
    const key = texts.map(({ bylawVersionId }) => bylawVersionId).join(' ');
    const norms = this.kept.get(key) ?? (await this.count(place, texts, bringers));
    this.kept.delete(key);
    this.kept.set(key, norms);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return { bringers: await Promise.all(bringers.map((ref) => this.bringer(place, ref))), norms };
  }

  private async count(
    place: PlaceRef,
    texts: readonly ActTextRow[],
    bringers: readonly ActRef[],
  ): Promise<PublicNorms['norms']> {
    const docs = await Promise.all(
      texts.map(async ({ bylawVersionId }) => {
        const { content } = await this.texts.named(this.dataSource.manager, place.id, bylawVersionId);
        const parsed = parseDocumentOfKind(content, 'bylaw');
        ensureAllowed(parsed);
        return parsed.doc;
      }),
    );
    return normHistories(docs).map(({ unitId, number, wordings }) => ({
      unitId,
      number,
      wordings: wordings.map(({ kind, text, words }, at): PublicNormWording => {
        const row = texts[text];
        const later = wordings[at - 1];
        const next = later && texts[later.text]?.from;
        const by = kind === 'original' ? [0] : (row?.amendedBy ?? []).map((ref) => placeOf(bringers, ref));
        return {
          kind,
          from: row?.from ?? '',
          until: next ? addUnits(next, -1, 'day') : null,
          by,
          words: at === 0 ? null : words,
        };
      }),
    }));
  }

  private async bringer(place: PlaceRef, act: ActRef): Promise<NormBringer> {
    const dossier = act.code === null ? null : await this.dossiers.find(place.id, act.code);
    const items = dossier ? await this.sittings.ofDossier(place, dossier.id) : [];
    const adopted = items.find(({ item }) => item.purpose === 'adoption' && item.outcome === 'adopted');
    return { act, sitting: adopted?.sitting.day ?? null };
  }
}

function refOf({ code, year, number, slug, title, adoptedDay }: ActRow): ActRef {
  return { code, year, number, slug, title, adoptedDay };
}

function isSame(one: ActRef, other: ActRef): boolean {
  return one.year === other.year && one.slug === other.slug;
}

function placeOf(list: readonly ActRef[], ref: ActRef): number {
  return list.findIndex((one) => isSame(one, ref));
}
