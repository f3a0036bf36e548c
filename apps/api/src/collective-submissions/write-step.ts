import { Inject, Injectable } from '@nestjs/common';
import type { Permission } from '#libs/access-policy';
import type { LegalDay, SubmissionEvent, SubmissionState } from '#libs/contracts';
import {
  FINAL_SUBMISSION_STATES,
  HIDDEN_SUBMISSION_STATES,
  type StepWords,
} from '#libs/collective-submission-rules';
import { addUnits, rigaDayStart } from '#libs/legal-calendar';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Mailer } from '../platform/mail/mailer.js';
import { mailBody } from '../platform/mail/mail-template.js';
import { SubmissionStore, type SubmissionRow } from './submission-store.js';
import { stepMail } from './submission-mails.js';

/** When nothing more happens to a submission, its signers are erased after the municipality's own time. */
export const ERASE_TOPIC = 'collective.erase-signers';

/** Steps that subscribers are told of. */
const NEWS: readonly SubmissionEvent[] = ['accept', 'recordDecision', 'publishStatus', 'conclude'];

/** What is recorded with a step. */
export interface StepRecord {
  event: SubmissionEvent;
  day: LegalDay;
  to: SubmissionState | null;
  words?: Partial<StepWords>;
  /** `null` for a step of the author. */
  permission: Permission | null;
}

/** Writes a step of a submission with everything that follows from it: state, audit, e-mail, news, the day of erasure. */
@Injectable()
export class WriteStep {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly store: SubmissionStore,
    private readonly mailer: Mailer,
  ) {}

  async within(tx: Transaction, place: PlaceRef, row: SubmissionRow, step: StepRecord): Promise<void> {
    const { event, day, to, words = {}, permission } = step;
    const recordedBy = permission !== null && tx.actor.kind === 'person' ? tx.actor.personId : null;
    const [written] = await tx.manager.query<{ seq: number }[]>(
      `INSERT INTO collective_step (municipality_id, submission_id, seq, event, day, input, recorded_by, recorded_at)
       SELECT $1, $2, coalesce(max(seq), 0) + 1, $3, $4, $5, $6, $7
         FROM collective_step WHERE municipality_id = $1 AND submission_id = $2 RETURNING seq`,
      [place.id, row.id, event, day, words, recordedBy, this.clock.legalNow()],
    );
    const seq = written?.seq ?? 0;
    await tx.manager.query(
      `UPDATE collective_submission SET state = coalesce($3, state), version = version + 1
        WHERE municipality_id = $1 AND id = $2`,
      [place.id, row.id, to],
    );
    tx.audit({
      municipalityId: place.id,
      action: `collective.${event}`,
      subjectType: 'collective_submission',
      subjectId: row.id,
      ...(permission ? { permission } : {}),
      details: { day, ...(to ? { to } : {}) },
    });
    if (to !== null && FINAL_SUBMISSION_STATES.includes(to)) await this.eraseLater(tx, place, row);
    await this.tell(tx, place, row, step, seq);
  }

  private async eraseLater(tx: Transaction, place: PlaceRef, row: SubmissionRow): Promise<void> {
    const { settings } = await this.store.settings(tx.manager, place.id);
    const day = addUnits(this.clock.legalToday(), settings.keepMonths, 'month');
    await tx.manager.query(
      `UPDATE collective_submission SET erase_on = $3 WHERE municipality_id = $1 AND id = $2`,
      [place.id, row.id, day],
    );
    await tx.due({
      municipalityId: place.id,
      topic: ERASE_TOPIC,
      subjectId: row.id,
      dueAt: new Date(rigaDayStart(day)),
    });
  }

  /** The representative is told of every step of the municipality (PL 57(1), 57(5)); subscribers of the main ones. */
  private async tell(
    tx: Transaction,
    place: PlaceRef,
    row: SubmissionRow,
    step: StepRecord,
    seq: number,
  ): Promise<void> {
    const path = `${place.slug}/kolektivie-iesniegumi/${row.code}`;
    const email = row.representative?.email;
    const words = stepMail(step.event, row, step);
    if (email && words) {
      await this.mailer.queue(tx, {
        to: email,
        subject: words.subject,
        ...mailBody({
          language: 'lv',
          paragraphs: words.paragraphs,
          reason: 'Jūs esat kolektīvā iesnieguma pārstāvis.',
          ...(step.event === 'stop'
            ? {}
            : { action: { label: 'Iesnieguma lapa', url: new URL(path, this.config.publicUrl).href } }),
        }),
        municipalityId: place.id,
        dedupeKey: `collective:${row.id}:${seq}`,
      });
    }
    if (!NEWS.includes(step.event) || HIDDEN_SUBMISSION_STATES.includes(step.to ?? row.state)) return;
    const key = `collective:${row.id}:${seq}`;
    tx.emit('news.publish', { municipalityId: place.id, key, title: row.title, path, day: step.day });
  }
}
