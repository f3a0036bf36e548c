import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SurveyListItem, SurveyQuestion } from '#libs/contracts';

/** A survey with its questions as they are asked. */
@Entity('survey')
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'survey_event_fk',
})
@Check('survey_state_ck', `state IN ('draft', 'open', 'closed')`)
@Check('survey_title_ck', `title <> ''`)
@Check('survey_term_ck', `state = 'draft' OR (opens IS NOT NULL AND closes >= opens)`)
@Index('survey_event_ix', ['municipalityId', 'eventId'])
export class SurveyRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'survey_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'survey_pk' })
  id: string;
  @Column('uuid', { name: 'event_id' })
  eventId: string;
  @Column('text')
  title: string;
  @Column('text', { default: '' })
  intro: string;
  @Column('jsonb')
  questions: SurveyQuestion[];
  @Column('text')
  state: SurveyListItem['state'];
  @Column('date', { nullable: true })
  opens: string | null;
  @Column('date', { nullable: true })
  closes: string | null;
  @Column('integer', { default: 1 })
  version: number;
}
