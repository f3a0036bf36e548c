import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SittingInitiator } from '#libs/contracts';

/** An extraordinary sitting that somebody asked for (PL 30). */
@Entity('sitting_request')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'sitting_request_municipality_fk' })
@Check('sitting_request_by_ck', `requested_by IN ('councillors', 'minister', 'cabinet')`)
@Check('sitting_request_agenda_ck', `agenda <> ''`)
@Check(
  'sitting_request_regular_ck',
  `regular_on IS NULL OR (requested_by = 'councillors' AND urgency IS NULL)`,
)
@Index('sitting_request_received_ix', ['municipalityId', 'receivedOn'])
export class SittingRequest {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'sitting_request_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sitting_request_pk' })
  id: string;
  @Column('text', { name: 'requested_by' })
  requestedBy: SittingInitiator;
  @Column('date', { name: 'received_on' })
  receivedOn: string;
  @Column('text')
  agenda: string;
  @Column('text', { nullable: true })
  urgency: string | null;
  /** When its matters were put on the next regular sitting instead (PL 30(3)). */
  @Column('date', { name: 'regular_on', nullable: true })
  regularOn: string | null;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
