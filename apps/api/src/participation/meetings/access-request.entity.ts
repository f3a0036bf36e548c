import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AccessRequest } from '#libs/contracts';

/** A request for an accessible form (MK639 17.3, 18.4). */
@Entity('access_request')
@ForeignKey('participation_event', ['municipalityId', 'eventId'], ['municipalityId', 'id'], {
  name: 'access_request_event_fk',
})
@Check('access_request_state_ck', `state IN ('open', 'provided', 'not_possible')`)
@Check('access_request_answer_ck', `(state = 'open') = (answered_day IS NULL)`)
@Index('access_request_event_ix', ['municipalityId', 'eventId', 'requestedDay'])
export class AccessRequestRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'access_request_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'access_request_pk' })
  id: string;
  @Column('uuid', { name: 'event_id' })
  eventId: string;
  @Column('text')
  text: string;
  @Column('text', { default: '' })
  contact: string;
  @Column('date', { name: 'requested_day' })
  requestedDay: string;
  @Column('text', { default: 'open' })
  state: AccessRequest['state'];
  @Column('text', { default: '' })
  answer: string;
  @Column('date', { name: 'answered_day', nullable: true })
  answeredDay: string | null;
}
