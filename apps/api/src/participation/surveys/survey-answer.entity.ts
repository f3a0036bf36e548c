import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SurveyAnswers } from '#libs/contracts';

/** One filled survey; nothing says whose. */
@Entity('survey_answer')
@ForeignKey('survey', ['municipalityId', 'surveyId'], ['municipalityId', 'id'], {
  name: 'survey_answer_survey_fk',
})
@Check('survey_answer_channel_ck', `channel IN ('web', 'in_person')`)
@Index('survey_answer_survey_ix', ['municipalityId', 'surveyId'])
export class SurveyAnswerRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'survey_answer_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'survey_answer_pk' })
  id: string;
  @Column('uuid', { name: 'survey_id' })
  surveyId: string;
  @Column('jsonb')
  answers: SurveyAnswers;
  @Column('text')
  channel: 'web' | 'in_person';
  @Column('date')
  day: string;
}
