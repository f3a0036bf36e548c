import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Comparison } from '#libs/bylaw-diff';
import type { PublicComparison, PublicText, PublicVersion } from '#libs/contracts';
import { PUBLISHING_EVENTS, PublicDossiers, type PublicTimelineEntry } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Acts } from '../promulgation/index.js';
import { Refused } from '../platform/http/refused.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { TextWork } from '../platform/workers/text-work.js';

const MOST_COMPARISONS = 60;

const PUBLISHING: ReadonlySet<string> = new Set(PUBLISHING_EVENTS);

/** The frozen texts that became public: every other version of a document does not exist here. */
@Injectable()
export class ActTexts {
  /** The latest comparisons, the least wanted first. */
  private readonly comparisons = new Map<string, Promise<Comparison>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: PublicDossiers,
    private readonly texts: DocumentTexts,
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly work: TextWork,
  ) {}

  /** Oldest first; a text that was published again unchanged appears once. */
  async versions(place: PlaceRef, dossierId: string): Promise<PublicVersion[]> {
    const timeline = await this.dossiers.timeline(place.id, dossierId);
    return (await this.published(place, dossierId, timeline)).versions;
  }

  /** The same from a timeline that is at hand, with the version that stands for each id that occurs in it. */
  async published(
    place: PlaceRef,
    dossierId: string,
    timeline: readonly PublicTimelineEntry[],
  ): Promise<{ versions: PublicVersion[]; byId: Map<string, PublicVersion> }> {
    const frozen = await this.texts.namedOf(this.dataSource.manager, place.id, { dossierId });
    const digests = new Map(frozen.map((version) => [version.id, version.digest]));
    const byDigest = new Map<string, PublicVersion>();
    const byId = new Map<string, PublicVersion>();
    for (const { event, day, documents } of timeline) {
      if (!PUBLISHING.has(event)) continue;
      for (const { versionId: id, kind } of documents) {
        const digest = digests.get(id);
        if (!digest) continue;
        const key = `${kind} ${digest}`;
        const known = byDigest.get(key) ?? { id, kind, digest, event, day, lastEvent: event, lastDay: day };
        byDigest.set(key, known);
        byId.set(id, known);
        // A signature makes no other text of it than the adoption did.
        if (event !== 'recordSignature') Object.assign(known, { lastEvent: event, lastDay: day });
      }
    }
    for (const version of await this.consolidated(place, dossierId)) {
      const key = `bylaw ${version.digest}`;
      const known = byDigest.get(key) ?? version;
      byDigest.set(key, known);
      byId.set(version.id, known);
    }
    return { versions: [...byDigest.values()], byId };
  }

  /** What the act became by amendments: no event of its own dossier tells of these texts. */
  private async consolidated(place: PlaceRef, dossierId: string): Promise<PublicVersion[]> {
    const act = await this.acts.ofDossier(place.id, this.clock.legalToday(), dossierId);
    return (act?.texts ?? []).map(({ from, digest, bylawVersionId }) => ({
      id: bylawVersionId,
      kind: 'bylaw',
      digest,
      event: 'consolidate',
      day: from,
      lastEvent: 'consolidate',
      lastDay: from,
    }));
  }

  /** A public text with its content. @throws Refused 404 for every version that is not public. */
  async text(place: PlaceRef, dossierId: string, versionId: string): Promise<PublicText> {
    const timeline = await this.dossiers.timeline(place.id, dossierId);
    const version = (await this.published(place, dossierId, timeline)).byId.get(versionId);
    if (!version) throw Refused.notFound('version');
    return this.withContent(place, version);
  }

  /** The content of a version that is known to be public. */
  async withContent(place: PlaceRef, version: PublicVersion): Promise<PublicText> {
    const { content } = await this.texts.named(this.dataSource.manager, place.id, version.id);
    return { ...version, content };
  }

  /** Two public texts of one document. @throws Refused 404 where one is not public or they are of different kinds. */
  async compare(
    place: PlaceRef,
    dossierId: string,
    from: string,
    to: string,
  ): Promise<PublicComparison<Comparison>> {
    const [before, after] = [await this.text(place, dossierId, from), await this.text(place, dossierId, to)];
    if (before.kind !== after.kind) throw Refused.notFound('version');
    const { content: _before, ...fromVersion } = before;
    const { content: _after, ...toVersion } = after;
    return {
      from: fromVersion,
      to: toVersion,
      comparison: await this.compared(before, after),
    };
  }

  /** Anybody may ask, and public texts never change: a comparison is made once. */
  private compared(before: PublicText, after: PublicText): Promise<Comparison> {
    const key = `${before.id} ${after.id}`;
    const known = this.comparisons.get(key) ?? this.work.compare(before.content, after.content);
    this.comparisons.delete(key);
    this.comparisons.set(key, known);
    const [oldest] = this.comparisons.keys();
    if (this.comparisons.size > MOST_COMPARISONS && oldest !== undefined) this.comparisons.delete(oldest);
    // What could not be done now may be asked for again.
    known.catch(() => this.comparisons.delete(key));
    return known;
  }
}
