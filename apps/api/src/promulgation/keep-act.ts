import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { numberSlug, type BylawTopic, type LegalDay } from '#libs/contracts';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { AddActText } from './add-act-text.js';

/** An act with its first text. */
export interface NewAct {
  municipalityId: string;
  /** `null` for an act that was made without a dossier. */
  dossierId: string | null;
  number: string;
  title: string;
  topic: BylawTopic;
  adoptedDay: LegalDay;
  official: { number: string; day: LegalDay };
  /** The day the text is in force from. */
  fromDay: LegalDay;
  bylawVersionId: string;
  memorandumVersionId: string | null;
  /** The day it was taken over, for acts that were made elsewhere. */
  takenOverOn: LegalDay | null;
}

/** Keeps an act and its first text: from then on it is found, read and amended like every other. */
@Injectable()
export class KeepAct {
  constructor(private readonly addText: AddActText) {}

  /** @returns the act's id. @throws Refused 409 `act_number_taken` where the year has an act of this number. */
  async within(tx: Transaction, act: NewAct): Promise<string> {
    const year = Number(act.adoptedDay.slice(0, 4));
    const id = randomUUID();
    const kept = await tx.manager.query<unknown[]>(
      `INSERT INTO act (municipality_id, id, dossier_id, year, number, number_slug, title, topic, adopted_day,
         official_number, official_day, taken_over_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT ON CONSTRAINT act_number_uq DO NOTHING RETURNING id`,
      [
        act.municipalityId,
        id,
        act.dossierId,
        year,
        act.number,
        numberSlug(act.number),
        act.title,
        act.topic,
        act.adoptedDay,
        act.official.number,
        act.official.day,
        act.takenOverOn,
      ],
    );
    if (kept.length === 0) {
      throw new Refused([{ code: 'act_number_taken', params: { number: act.number } }], 409);
    }
    await this.addText.within(tx, {
      municipalityId: act.municipalityId,
      actId: id,
      from: act.fromDay,
      versionId: act.bylawVersionId,
      memorandumVersionId: act.memorandumVersionId,
      amendingActId: null,
    });
    return id;
  }
}
