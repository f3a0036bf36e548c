import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import {
  decideTrack,
  TRACK_QUESTIONS,
  unansweredQuestions,
  type DossierState,
  type TrackAnswers,
  type TrackQuestionCode,
} from '#libs/bylaw-procedure';
import type { Violation } from '#libs/contracts';
import type { PlaceRef } from '../platform/access/request-context.js';
import { Clock } from '../platform/clock/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Refused } from '../platform/http/refused.js';
import { DocumentTexts } from '../documents/index.js';
import { Dossiers } from './dossiers.js';
import { RecordDossierEvent } from './record-dossier-event.js';

/** Once a track was taken, its answers are what the step rested on. */
const OPEN_STATES: readonly DossierState[] = [
  'draft',
  'endorsement',
  'opinion_stage',
  'opinion_summary',
  'council_ready',
  'on_agenda',
  'adopted',
  'signed',
];

/** Body of the route. */
export interface QuestionnaireBody {
  version: number;
  answers: Record<string, unknown>;
  namedMinistry?: { name: string; law: string };
}

/** Keeps the answers to the questions that decide the track (PL 47(2)), with the text they were given about. */
@Injectable()
export class AnswerQuestionnaire {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly dossiers: Dossiers,
    private readonly texts: DocumentTexts,
    private readonly timeline: RecordDossierEvent,
  ) {}

  /** Some answers may be missing; the track is decided when none is. */
  async run(
    actor: Actor,
    place: PlaceRef,
    dossierId: string,
    body: QuestionnaireBody,
  ): Promise<{ version: number; track: 'A' | 'B' | null }> {
    const answers = readAnswers(body);
    const complete = unansweredQuestions(answers).length === 0;
    const track = complete ? decideTrack(answers).track : null;
    return this.unitOfWork.run(actor, async (tx) => {
      const dossier = await this.dossiers.load(tx.manager, place.id, dossierId, { lock: true });
      if (!OPEN_STATES.includes(dossier.state)) {
        const params = { event: 'answerQuestionnaire', state: dossier.state };
        throw new Refused([{ code: 'wrong_state', params }], 409);
      }
      const bylaw = await this.bylaw(tx.manager, place.id, dossierId);
      const [, changed] = await tx.manager.query<[unknown, number]>(
        `UPDATE dossier SET answers = $4, answers_digest = $5, answered_at = $6, answered_by = $7, track = $8,
                version = version + 1
          WHERE municipality_id = $1 AND id = $2 AND version = $3`,
        [
          place.id,
          dossierId,
          body.version,
          JSON.stringify(answers),
          bylaw.digest,
          this.clock.legalNow(),
          actor.kind === 'person' ? actor.personId : null,
          track,
        ],
      );
      if (changed !== 1) throw Refused.stale('dossier');
      await this.timeline.within(tx, {
        municipalityId: place.id,
        dossierId,
        event: 'answerQuestionnaire',
        permission: 'dossier.edit',
        article: { act: 'PL', ref: '47(2)' },
        details: { track, yes: TRACK_QUESTIONS.filter((q) => answers.answers[q.code]).map((q) => q.code) },
      });
      return { version: body.version + 1, track };
    });
  }

  private async bylaw(
    manager: Parameters<DocumentTexts['current']>[0],
    municipalityId: string,
    dossierId: string,
  ) {
    const documents = await this.texts.ofDossier(manager, municipalityId, dossierId);
    const bylaw = documents.find((document) => document.kind === 'bylaw');
    if (!bylaw) throw Refused.notFound('document');
    return this.texts.current(manager, { municipalityId, documentId: bylaw.id });
  }
}

/** @throws Refused naming every answer that is not one of the questions or not yes or no. */
function readAnswers(body: QuestionnaireBody): TrackAnswers {
  const known = new Set<string>(TRACK_QUESTIONS.map((question) => question.code));
  const violations: Violation[] = Object.entries(body.answers).flatMap(([code, answer]): Violation[] => {
    const where = `answers.${code.slice(0, 60)}`;
    if (!known.has(code)) return [{ code: 'questionnaire.unknown_question', where }];
    return typeof answer === 'boolean' ? [] : [{ code: 'field.isBoolean', where }];
  });
  if (violations.length > 0) throw new Refused(violations, 422);
  return {
    answers: body.answers as Partial<Record<TrackQuestionCode, boolean>>,
    namedMinistry: body.namedMinistry ?? null,
  };
}
