import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CoordinationAnswerFound } from '#libs/contracts';
import { readAnswer } from '#libs/coordination-papers';
import { DocumentTexts } from '../documents/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Refused } from '../platform/http/refused.js';
import { TextWork } from '../platform/workers/text-work.js';
import type { PartyRecord, RoundRecord } from './coordination-records.js';
import { CoordinationStore } from './coordination-store.js';
import { GuestDeskQuery } from './guest-desk.query.js';
import { Links } from './links.js';
import { unitLabels } from './unit-labels.js';

/** Reads the Word file of an answer, also inside of a signed container; nothing is kept, somebody looks at it first. */
@Injectable()
export class ReadAnswerFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CoordinationStore,
    private readonly texts: DocumentTexts,
    private readonly links: Links,
    private readonly guests: GuestDeskQuery,
    private readonly work: TextWork,
  ) {}

  /** For the lawyer. @throws Refused 404, 422 for a file without anything that can be read. */
  async forParty(
    place: PlaceRef,
    { dossierId, roundId, partyId }: { dossierId: string; roundId: string; partyId: string },
    content: Buffer,
  ): Promise<CoordinationAnswerFound> {
    const { manager } = this.dataSource;
    const round = await this.store.round(manager, place.id, dossierId, roundId);
    const party = round.parties.find(({ id }) => id === partyId);
    if (!party) throw Refused.notFound('party');
    return this.read(manager, round, party, content);
  }

  /** For whoever has the party's link. @throws Refused 404 or 403 for the link, 422 for the file. */
  async forGuest(secret: string, content: Buffer): Promise<CoordinationAnswerFound> {
    const { manager } = this.dataSource;
    const { round, party } = await this.guests.load(manager, await this.links.find(manager, secret));
    return this.read(manager, round, party, content);
  }

  private async read(
    manager: EntityManager,
    round: RoundRecord,
    party: PartyRecord,
    content: Buffer,
  ): Promise<CoordinationAnswerFound> {
    const file = await this.work.readWords(content);
    if (!file) throw new Refused([{ code: 'coordination.answer_unreadable', where: 'file' }], 422);
    const text = await this.texts.named(manager, round.municipalityId, round.bylawVersionId);
    const units = [...unitLabels(text.content)].map(([id, label]) => ({ id, label }));
    const { formNumber, verdict, text: whole, approvedBy, items, ...rest } = readAnswer(file, units);
    return {
      form: formNumber !== null,
      foreign: formNumber !== null && formNumber !== party.id,
      opinion: { verdict, text: whole, approvedBy, items },
      documentNo: rest.documentNo,
      unplaced: rest.unplaced,
      paragraphs: rest.paragraphs,
    };
  }
}
