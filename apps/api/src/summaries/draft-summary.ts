import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import { acceptedText, plainText } from '#libs/bylaw-document';
import { MOST_SUMMARY_CHARS, type SummaryDraft } from '#libs/contracts';
import { summaryPrompt } from '#libs/plain-language';
import { Dossiers } from '../bylaws/index.js';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ensureAllowed, Refused } from '../platform/http/refused.js';
import { AssistantSettings } from './assistant/assistant-settings.js';
import { chatCompletion } from './assistant/chat-completion.js';

/** Lets the municipality's language model draft a summary; the draft changes nothing until a person takes it over. */
@Injectable()
export class DraftSummary {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly settings: AssistantSettings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refused 409 where no model is switched on, or where it does not answer as it should. */
  async run(actor: Actor, place: PlaceRef, dossierId: string): Promise<SummaryDraft> {
    if (actor.kind !== 'person') throw new Refused([{ code: 'loginNeeded' }], 401);
    const { title, bylaw, memorandum } = await this.source(place, dossierId);
    const address = await this.settings.address(place);
    if (!address) throw new Refused([{ code: 'assistant.off' }], 409);
    // No transaction waits for a machine elsewhere.
    const prompt = summaryPrompt({ title, bylaw, memorandum });
    const answer = await chatCompletion(address, prompt, this.config.assistantHosts);
    ensureAllowed(answer, 409);
    const text = cleaned(answer.text);
    if (text === '') throw new Refused([{ code: 'assistant.unreadable' }], 409);
    const id = randomUUID();
    const at = this.clock.legalNow();
    await this.unitOfWork.run(actor, async (tx) => {
      await tx.manager.query(
        `INSERT INTO summary_draft (municipality_id, id, dossier_id, model, text, requested_by, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [place.id, id, dossierId, address.model, text, actor.personId, at],
      );
      tx.audit({
        municipalityId: place.id,
        action: 'summary.drafted',
        subjectType: 'dossier',
        subjectId: dossierId,
        permission: 'document.edit',
        details: { draftId: id, model: address.model },
      });
    });
    return { id, model: address.model, text, requestedBy: null, at: at.toISOString() };
  }

  private async source(
    place: PlaceRef,
    dossierId: string,
  ): Promise<{ title: string; bylaw: string; memorandum: string }> {
    const { manager } = this.dataSource;
    const { title } = await this.dossiers.load(manager, place.id, dossierId);
    const texts = { bylaw: '', memorandum: '' };
    for (const { id, kind } of await this.texts.ofDossier(manager, place.id, dossierId)) {
      const { doc } = await this.texts.current(manager, { municipalityId: place.id, documentId: id });
      texts[kind] = plainText(acceptedText(doc));
    }
    return { title, ...texts };
  }
}

/** Plain text of a summary's length: models like headings, bold and quotes around it all. */
function cleaned(text: string): string {
  return text
    .replace(/^#+\s*/gm, '')
    .replaceAll('**', '')
    .replace(/[\p{Cc}\p{Co}]/gu, (sign) => (sign === '\n' ? sign : ' '))
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, MOST_SUMMARY_CHARS)
    .trim();
}
