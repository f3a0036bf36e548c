import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { compareDocuments, type Comparison } from '#libs/bylaw-diff';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import { exportHtml, exportMemorandumHtml, exportText } from '#libs/bylaw-exchange';
import type { PublicComparison, PublicText, PublicVersion } from '#libs/contracts';
import { PUBLISHING_EVENTS, PublicDossiers, type PublicTimelineEntry } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import type { PlaceRef } from '../platform/access/request-context.js';

/** A text as a file. */
export interface TextFile {
  name: string;
  mediaType: string;
  content: string;
}

const PUBLISHING: ReadonlySet<string> = new Set(PUBLISHING_EVENTS);

/** The frozen texts that became public: every other version of a document does not exist here. */
@Injectable()
export class ActTexts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: PublicDossiers,
    private readonly texts: DocumentTexts,
  ) {}

  /** Oldest first; a text that was published again unchanged appears once, with its first event. */
  async versions(
    place: PlaceRef,
    dossierId: string,
    timeline?: readonly PublicTimelineEntry[],
  ): Promise<PublicVersion[]> {
    const entries = timeline ?? (await this.dossiers.timeline(place.id, dossierId));
    const frozen = await this.texts.namedOf(this.dataSource.manager, place.id, { dossierId });
    const digests = new Map(frozen.map((version) => [version.id, version.digest]));
    const found = new Map<string, PublicVersion>();
    for (const { event, day, documents } of entries) {
      if (!PUBLISHING.has(event)) continue;
      for (const { versionId, kind } of documents) {
        const digest = digests.get(versionId);
        const key = `${kind} ${digest}`;
        if (digest && !found.has(key)) found.set(key, { id: versionId, kind, digest, event, day });
      }
    }
    return [...found.values()];
  }

  /** A public text with its content. @throws Refused 404 for every version that is not public. */
  async text(place: PlaceRef, dossierId: string, versionId: string): Promise<PublicText> {
    const version = (await this.versions(place, dossierId)).find((one) => one.id === versionId);
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
      comparison: compareDocuments(parsed(before), parsed(after)),
    };
  }

  /** A public text as a file to keep. @throws Refused 404. */
  async file(
    place: PlaceRef,
    dossier: { id: string; code: string; title: string },
    versionId: string,
    format: 'html' | 'txt',
  ): Promise<TextFile> {
    const text = await this.text(place, dossier.id, versionId);
    const name = `${dossier.code}${text.kind === 'memorandum' ? '-paskaidrojuma-raksts' : ''}.${format}`;
    const doc = parsed(text);
    if (format === 'txt') return { name, mediaType: 'text/plain; charset=utf-8', content: exportText(doc) };
    const content =
      text.kind === 'memorandum'
        ? exportMemorandumHtml(doc, dossier.title)
        : exportHtml(doc, { lang: 'lv', page: true });
    return { name, mediaType: 'text/html; charset=utf-8', content };
  }
}

function parsed(text: PublicText) {
  const result = parseDocumentOfKind(text.content, text.kind);
  ensureAllowed(result);
  return result.doc;
}
