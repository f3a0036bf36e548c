import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { ReceiveSubmission as Input } from '#libs/contracts';
import { checkSubmissionText } from '#libs/collective-submission-rules';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { Pages } from '../platform/web/pages.js';
import { nextCode } from './next-code.js';
import { SubmissionStore } from './submission-store.js';
import { WriteStep } from './write-step.js';

/** Registers a submission that came complete: on paper, by e-mail, by e-address, from another platform. */
@Injectable()
export class ReceiveSubmission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly store: SubmissionStore,
    private readonly write: WriteStep,
    private readonly pages: Pages,
  ) {}

  /**
   * What it lacks is no reason not to register it: the examination finds that (PL 57(1)).
   *
   * @throws Refused 422 for a day ahead, or without a title.
   */
  async run(actor: Actor, place: PlaceRef, input: Input): Promise<{ code: string }> {
    const today = this.clock.legalToday();
    if (input.receivedOn > today)
      throw new Refused([{ code: 'collective.day_ahead', where: 'receivedOn' }], 422);
    const untitled = checkSubmissionText({ ...input, ...input.representative }).filter(
      ({ where }) => where === 'title',
    );
    if (untitled.length > 0) throw new Refused(untitled, 422);
    const code = await this.unitOfWork.run(actor, async (tx) => {
      const { year, number, code } = await nextCode(tx.manager, place, input.receivedOn);
      const { representative } = input;
      await tx.manager.query(
        `INSERT INTO collective_submission (municipality_id, id, year, number, code, state, origin, title, demand,
           grounds, representative_name, representative_address, representative_email, representative_phone,
           representative_shown, register_number, received_on, needed, created_at, version)
         VALUES ($1, $2, $3, $4, $5, 'submitted', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0)`,
        [
          place.id,
          randomUUID(),
          year,
          number,
          code,
          input.origin,
          input.title,
          input.demand,
          input.grounds,
          representative.name || null,
          representative.address,
          representative.email,
          representative.phone,
          representative.shown,
          input.registerNumber,
          input.receivedOn,
          await this.store.needed(tx.manager, place.id),
          this.clock.legalNow(),
        ],
      );
      const row = await this.store.load(tx.manager, place.id, code);
      await this.write.within(tx, place, row, {
        event: 'receive',
        day: input.receivedOn,
        to: null,
        words: { number: input.registerNumber },
        permission: 'collective.record',
      });
      return code;
    });
    this.pages.forget();
    return { code };
  }
}
