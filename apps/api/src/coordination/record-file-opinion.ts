import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { CoordinationFileOpinionInput, Violation } from '#libs/contracts';
import { Dossiers } from '../bylaws/index.js';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { MediaType } from '../platform/files/media-type.js';
import { StoredFiles } from '../platform/files/stored-files.js';
import { Refused } from '../platform/http/refused.js';
import { CoordinationStore } from './coordination-store.js';
import { OpinionWriter } from './opinion-writer.js';

/** Larger files are refused. */
export const MAX_OPINION_FILE_BYTES = 20 * 1024 * 1024;

const LETTERS: readonly MediaType[] = [
  'application/pdf',
  'application/vnd.etsi.asic-e+zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'image/jpeg',
  'image/png',
  'text/plain',
];

/** Records the opinion of a party that answered by a file; the lawyer has split it into items. */
@Injectable()
export class RecordFileOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly store: CoordinationStore,
    private readonly files: StoredFiles,
    private readonly writer: OpinionWriter,
  ) {}

  /** @throws Refused 404, 409 when the party has answered or the round is over, 415 for the file, 422 for the opinion. */
  async run(
    actor: Actor,
    place: PlaceRef,
    { dossierId, roundId, partyId }: { dossierId: string; roundId: string; partyId: string },
    { receivedDay, means, documentNo, documentDay, ...opinion }: CoordinationFileOpinionInput,
    file: { name: string; content: Buffer },
  ): Promise<{ id: string; late: boolean }> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      const round = await this.store.round(tx.manager, place.id, dossierId, roundId);
      const party = round.parties.find(({ id }) => id === partyId);
      if (!party) throw Refused.notFound('party');
      const violations: Violation[] = [];
      if (receivedDay > this.clock.legalToday()) {
        violations.push({ code: 'coordination.received_in_future', where: 'receivedDay' });
      }
      if (receivedDay < round.sentDay) {
        violations.push({ code: 'coordination.received_before_sending', where: 'receivedDay' });
      }
      if (violations.length > 0) throw new Refused(violations, 422);
      const { id: fileId } = await this.files.add(tx, {
        municipalityId: place.id,
        name: file.name,
        content: file.content,
        visibility: 'staff',
        allowed: LETTERS,
        maxBytes: MAX_OPINION_FILE_BYTES,
      });
      return this.writer.within(tx, round, party, opinion, {
        channel: 'file',
        fileId,
        receivedDay,
        means,
        documentNo,
        documentDay,
        givenBy: null,
        permission: 'coordination.manage',
      });
    });
  }
}

/** Gives back the file that an opinion came as. */
@Injectable()
export class OpinionFile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: CoordinationStore,
    private readonly files: StoredFiles,
  ) {}

  /** @throws Refused 404 when no opinion on the draft came as this file. */
  async send(place: PlaceRef, dossierId: string, fileId: string, response: Response): Promise<void> {
    const { manager } = this.dataSource;
    const rounds = await this.store.rounds(manager, place.id, dossierId);
    const known = rounds.some(({ parties }) => parties.some(({ opinion }) => opinion?.fileId === fileId));
    if (!known) throw Refused.notFound('file');
    await this.files.download(await this.files.find(manager, place.id, fileId), response);
  }
}
