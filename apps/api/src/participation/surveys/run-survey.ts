import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#libs/access-policy';
import type { LegalDay, PublicSurvey, SurveyAnswers, SurveyQuestion } from '#libs/contracts';
import { checkAnswers, checkQuestions } from '#libs/participation-rules';
import type { PlaceRef } from '../../platform/access/request-context.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Transaction } from '../../platform/database/unit-of-work.js';
import { Refused } from '../../platform/http/refused.js';
import { EventStore } from '../events/event-store.js';
import { FormTokens } from '../form-tokens.js';
import { SurveyStore, takesAnswers, type SurveyData } from './survey-store.js';

const PERMISSION = 'participation.manage';

/** What a survey is made of. */
export interface SurveyPlan {
  title: string;
  intro: string;
  questions: SurveyQuestion[];
}

/** Makes surveys, opens and closes them, takes answers. */
@Injectable()
export class RunSurvey {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: EventStore,
    private readonly surveys: SurveyStore,
    private readonly tokens: FormTokens,
  ) {}

  /** Makes a survey, or changes one that is not open yet. @throws Refused 409. */
  async save(
    actor: Actor,
    place: PlaceRef,
    eventId: string,
    plan: SurveyPlan,
    old: { id: string; version: number } | null,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const event = await this.events.load(tx.manager, place.id, eventId, true);
      if (event.state !== 'preparing' && event.state !== 'announced') {
        throw new Refused([{ code: 'event.wrong_state', params: { state: event.state } }], 409);
      }
      if (plan.title.trim() === '')
        throw new Refused([{ code: 'survey.title_missing', where: 'title' }], 422);
      const id = old?.id ?? randomUUID();
      if (old) await this.lock(tx, place.id, old.id, old.version, event.id);
      await tx.manager.query(
        `INSERT INTO survey (municipality_id, id, event_id, title, intro, questions, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'draft')
         ON CONFLICT ON CONSTRAINT survey_pk DO UPDATE SET title = EXCLUDED.title, intro = EXCLUDED.intro,
           questions = EXCLUDED.questions, version = survey.version + 1`,
        [place.id, id, event.id, plan.title, plan.intro, JSON.stringify(plan.questions)],
      );
      this.audit(tx, place.id, id, 'survey.save');
      return { id };
    });
  }

  /** @throws Refused 409 with what is wrong with the questions; `event.not_announced` before the notice is public. */
  async open(
    actor: Actor,
    place: PlaceRef,
    id: string,
    body: { version: number; opens: LegalDay; closes: LegalDay },
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const survey = await this.lock(tx, place.id, id, body.version);
      const event = await this.events.load(tx.manager, place.id, survey.eventId);
      const found = checkQuestions(survey.questions);
      if (event.state !== 'announced') found.push({ code: 'event.not_announced' });
      if (body.closes < body.opens || body.closes < this.clock.legalToday()) {
        found.push({ code: 'event.term_turned', where: 'closes' });
      }
      if (found.length > 0) throw new Refused(found, 409);
      await tx.manager.query(
        `UPDATE survey SET state = 'open', opens = $3, closes = $4, version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, body.opens, body.closes],
      );
      this.audit(tx, place.id, id, 'survey.open');
    });
  }

  /** Ends a survey; its counts are public from now on. */
  async close(actor: Actor, place: PlaceRef, id: string, version: number): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const survey = await this.surveys.load(tx.manager, place.id, id, true);
      if (survey.version !== version) throw Refused.stale('survey');
      if (survey.state !== 'open') throw new Refused([{ code: 'survey.not_open' }], 409);
      await tx.manager.query(
        `UPDATE survey SET state = 'closed', closes = greatest(opens, least(closes, $3::date)), version = version + 1
          WHERE municipality_id = $1 AND id = $2`,
        [place.id, id, this.clock.legalToday()],
      );
      this.audit(tx, place.id, id, 'survey.close');
    });
  }

  /** Takes the answers of anybody. @throws Refused 409 `survey.not_open`, 422 with the questions. */
  async answer(
    actor: Actor,
    place: PlaceRef,
    id: string,
    answers: SurveyAnswers,
    marks: { token: string; website?: string },
  ): Promise<void> {
    if (marks.website) throw new Refused([{ code: 'opinion.sent_by_program', where: 'website' }], 422);
    const wrong = this.tokens.check(id, marks.token);
    if (wrong.length > 0) throw new Refused(wrong, 422);
    await this.keep(actor, place, id, answers, 'web', this.clock.legalToday());
  }

  /**
   * Types in a survey that was filled on paper, on the day it was handed in: one that came in time counts, though it is
   * typed in after the term.
   *
   * @throws Refused as {@link answer}; 422 `event.day_in_future`.
   */
  async record(
    actor: Actor,
    place: PlaceRef,
    id: string,
    answers: SurveyAnswers,
    receivedDay: LegalDay = this.clock.legalToday(),
  ): Promise<void> {
    if (receivedDay > this.clock.legalToday()) {
      throw new Refused([{ code: 'event.day_in_future', where: 'receivedDay' }], 422);
    }
    await this.keep(actor, place, id, answers, 'in_person', receivedDay);
  }

  /** A survey as everybody sees it; counts once it is over. @throws Refused 404 for a draft. */
  async read(place: PlaceRef, id: string): Promise<PublicSurvey & { token: string; takesAnswers: boolean }> {
    const { manager } = this.dataSource;
    const { eventId, version: _version, ...survey } = await this.surveys.load(manager, place.id, id);
    if (survey.state === 'draft') throw Refused.notFound('survey');
    const { code, title } = await this.events.load(manager, place.id, eventId);
    const today = this.clock.legalToday();
    const over = survey.state === 'closed' || today > (survey.closes ?? '');
    const results = over
      ? await this.surveys.results(manager, place.id, { ...survey, eventId, version: 0 })
      : null;
    return {
      ...survey,
      event: { code, title },
      results,
      token: this.tokens.issue(id),
      takesAnswers: takesAnswers(survey, today),
    };
  }

  private async keep(
    actor: Actor,
    place: PlaceRef,
    id: string,
    answers: SurveyAnswers,
    channel: 'web' | 'in_person',
    day: LegalDay,
  ): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const survey = await this.surveys.load(tx.manager, place.id, id, true);
      if (survey.state === 'draft') throw Refused.notFound('survey');
      if (!takesAnswers(survey, day)) throw new Refused([{ code: 'survey.not_open' }], 409);
      const wrong = checkAnswers(survey.questions, answers);
      if (wrong.length > 0) throw new Refused(wrong, 422);
      await tx.manager.query(
        `INSERT INTO survey_answer (municipality_id, id, survey_id, answers, channel, day)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, $5)`,
        [place.id, id, JSON.stringify(answers), channel, day],
      );
    });
  }

  private async lock(
    tx: Transaction,
    municipalityId: string,
    id: string,
    version: number,
    eventId?: string,
  ): Promise<SurveyData> {
    const survey = await this.surveys.load(tx.manager, municipalityId, id, true);
    if (eventId && survey.eventId !== eventId) throw Refused.notFound('survey');
    if (survey.version !== version) throw Refused.stale('survey');
    if (survey.state !== 'draft') throw new Refused([{ code: 'survey.open_already' }], 409);
    return survey;
  }

  private audit(tx: Transaction, municipalityId: string, id: string, action: string): void {
    tx.audit({ municipalityId, action, subjectType: 'survey', subjectId: id, permission: PERMISSION });
  }
}
