import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { acceptedText, plainText } from '#libs/bylaw-document';
import type { PublicSummary, SummaryView } from '#libs/contracts';
import { Dossiers, PublicDossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { AssistantSettings } from './assistant/assistant-settings.js';
import { SummaryStore } from './summary-store.js';

/** A dossier's summary, for those who write it and for the public. */
@Injectable()
export class Summaries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly dossiers: Dossiers,
    private readonly publicDossiers: PublicDossiers,
    private readonly texts: DocumentTexts,
    private readonly store: SummaryStore,
    private readonly assistant: AssistantSettings,
  ) {}

  /** @throws Refused 404 where the municipality has no such dossier. */
  async show(place: PlaceRef, dossierId: string): Promise<SummaryView> {
    const { manager } = this.dataSource;
    const { code } = await this.dossiers.load(manager, place.id, dossierId);
    const versions = await this.store.versions(manager, place.id, dossierId);
    const documents = await this.texts.ofDossier(manager, place.id, dossierId);
    const bylaw = documents.find(({ kind }) => kind === 'bylaw');
    const current =
      bylaw && (await this.texts.current(manager, { municipalityId: place.id, documentId: bylaw.id }));
    const address = await this.assistant.address(place);
    const [now] = versions;
    return {
      version: now?.version ?? 0,
      text: now?.text ?? '',
      assistedBy: now?.assistedBy ?? null,
      author: now?.author ?? null,
      at: now?.at.toISOString() ?? null,
      textChangedSince:
        now !== undefined && now.text !== '' && now.documentVersion !== (bylaw?.headVersion ?? 0),
      isPublic: (await this.publicDossiers.find(place.id, code)) !== null,
      bylawText: current ? plainText(acceptedText(current.doc)) : '',
      history: versions.map(({ version, author, at, assistedBy }) => ({
        version,
        author,
        at: at.toISOString(),
        assistedBy,
      })),
      drafts: await this.store.drafts(manager, place.id, dossierId),
      assistant: address && { model: address.model, host: new URL(address.baseUrl).host },
    };
  }

  /** What the public reads; `null` where nothing was written. The caller knows that the dossier is public. */
  async published(place: PlaceRef, dossierId: string): Promise<PublicSummary | null> {
    const [now] = await this.store.versions(this.dataSource.manager, place.id, dossierId);
    if (!now || now.text === '') return null;
    return { text: now.text, assistedBy: now.assistedBy, at: now.at.toISOString() };
  }
}
