import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay, SubmissionExamination, SubmissionSettings } from '#libs/contracts';
import {
  checkSubmissionText,
  countedSignatures,
  examineSubmission,
  populationIsCurrent,
  type SubmissionFacts,
} from '#libs/collective-submission-rules';
import { Sittings, type ItemRow, type SittingRow } from '../council/index.js';
import { Clock } from '../platform/clock/clock.js';
import { countOf, SubmissionStore, type StepRow, type SubmissionRow } from './submission-store.js';

/** Everything that decides about the next steps of a submission. */
export interface GatheredFacts {
  facts: SubmissionFacts;
  examination: SubmissionExamination;
  steps: StepRow[];
  settings: SubmissionSettings;
  neededToday: number | null;
  item: { item: ItemRow; sitting: SittingRow } | null;
}

/** Gathers what the rules want to know of a submission. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly store: SubmissionStore,
    private readonly sittings: Sittings,
    private readonly clock: Clock,
  ) {}

  async of(manager: EntityManager, row: SubmissionRow): Promise<GatheredFacts> {
    const { municipalityId, representative } = row;
    const neededToday = await this.store.needed(manager, municipalityId);
    const { settings } = await this.store.settings(manager, municipalityId);
    const steps = await this.store.steps(manager, row);
    const count = countOf(row, neededToday);
    const examination = examineSubmission({
      origin: row.origin,
      count,
      registerAnswered: steps.some(({ event }) => event === 'recordRegisterAnswer'),
      populationCurrent: this.current(settings, row.receivedOn),
      answers: row.answers,
    });
    const item = await this.itemOf(manager, row);
    return {
      facts: {
        state: row.state,
        text: checkSubmissionText({
          ...row,
          address: representative?.address ?? '',
          email: representative?.email ?? null,
          phone: representative?.phone ?? null,
        }),
        bars: examination.bars,
        offered: countedSignatures(count) + row.paperClaimed,
        needed: count.needed,
        collectUntil: row.collectUntil,
        item: itemState(item?.item ?? null),
        lastDay: row.lastDay,
      },
      examination,
      steps,
      settings,
      neededToday,
      item,
    };
  }

  private current(settings: SubmissionSettings, receivedOn: LegalDay | null): boolean {
    return populationIsCurrent(settings, receivedOn ?? this.clock.legalToday());
  }

  private async itemOf(manager: EntityManager, row: SubmissionRow): Promise<GatheredFacts['item']> {
    if (row.agendaItemId === null) return null;
    const item = await this.sittings.item(manager, row.municipalityId, row.agendaItemId);
    return { item, sitting: await this.sittings.load(manager, row.municipalityId, item.sittingId) };
  }
}

function itemState(item: ItemRow | null): SubmissionFacts['item'] {
  if (item === null) return 'none';
  if (item.outcome === null) return 'open';
  return item.outcome === 'adopted' ? 'adopted' : 'gone';
}
