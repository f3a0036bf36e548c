import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type {
  DeskSurvey,
  LegalDay,
  QuestionResult,
  SurveyAnswers,
  SurveyListItem,
  SurveyQuestion,
} from '#libs/contracts';
import { checkQuestions, surveyResults } from '#libs/participation-rules';
import { Refused } from '../../platform/http/refused.js';

/** A survey's row. */
export interface SurveyData extends SurveyListItem {
  eventId: string;
  intro: string;
  questions: SurveyQuestion[];
  version: number;
}

const COLUMNS = `s.id, s.event_id AS "eventId", s.title, s.intro, s.questions, s.state, s.opens::text, s.closes::text,
  s.version, (SELECT count(*)::int FROM survey_answer a
    WHERE a.municipality_id = s.municipality_id AND a.survey_id = s.id) AS answers`;

/** Surveys and what was answered. */
@Injectable()
export class SurveyStore {
  /** @throws Refused 404. */
  async load(manager: EntityManager, municipalityId: string, id: string, lock = false): Promise<SurveyData> {
    const [row] = await manager.query<SurveyData[]>(
      `SELECT ${COLUMNS} FROM survey s
        WHERE s.municipality_id = $1 AND s.id = $2 ${lock ? 'FOR NO KEY UPDATE OF s' : ''}`,
      [municipalityId, id],
    );
    if (!row) throw Refused.notFound('survey');
    return row;
  }

  /** Surveys of an event; drafts only for those who make them. */
  async of(
    manager: EntityManager,
    municipalityId: string,
    eventId: string,
    drafts: boolean,
  ): Promise<SurveyData[]> {
    return manager.query<SurveyData[]>(
      `SELECT ${COLUMNS} FROM survey s
        WHERE s.municipality_id = $1 AND s.event_id = $2 AND ($3 OR s.state <> 'draft') ORDER BY s.opens, s.title`,
      [municipalityId, eventId, drafts],
    );
  }

  /** Counts of every question. */
  async results(
    manager: EntityManager,
    municipalityId: string,
    survey: SurveyData,
  ): Promise<QuestionResult[]> {
    return surveyResults(survey.questions, await this.answersOf(manager, municipalityId, survey.id));
  }

  /** With what people wrote in words, in no order that would tell who. */
  async desk(manager: EntityManager, municipalityId: string, eventId: string): Promise<DeskSurvey[]> {
    const surveys = await this.of(manager, municipalityId, eventId, true);
    return Promise.all(
      surveys.map(async ({ eventId: _event, ...survey }) => {
        const all = await this.answersOf(manager, municipalityId, survey.id);
        const texts: Record<string, string[]> = {};
        for (const { id, kind } of survey.questions) {
          if (kind !== 'text') continue;
          texts[id] = all
            .map((answers) => answers[id])
            .filter((text): text is string => typeof text === 'string' && text.trim() !== '')
            .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        }
        return {
          ...survey,
          findings: checkQuestions(survey.questions),
          results: surveyResults(survey.questions, all),
          texts,
        };
      }),
    );
  }

  private async answersOf(
    manager: EntityManager,
    municipalityId: string,
    surveyId: string,
  ): Promise<SurveyAnswers[]> {
    const rows = await manager.query<{ answers: SurveyAnswers }[]>(
      `SELECT answers FROM survey_answer WHERE municipality_id = $1 AND survey_id = $2`,
      [municipalityId, surveyId],
    );
    return rows.map(({ answers }) => answers);
  }
}

/** Whether the survey can be filled in on the day. */
export function takesAnswers(survey: SurveyListItem, today: LegalDay): boolean {
  return survey.state === 'open' && (survey.opens ?? '') <= today && today <= (survey.closes ?? '');
}
