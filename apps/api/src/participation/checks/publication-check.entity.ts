import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { PublicationCheckView } from '#libs/contracts';

/** How the address of a publication was found on a day of its term. */
@Entity('publication_check')
@ForeignKey('publication_record', ['municipalityId', 'publicationId'], ['municipalityId', 'id'], {
  name: 'publication_check_record_fk',
})
@Check('publication_check_outcome_ck', `outcome IN ('reached', 'refused', 'unreachable')`)
@Index('publication_check_record_ix', ['municipalityId', 'publicationId', 'day'])
export class PublicationCheckRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'publication_check_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'publication_check_pk' })
  id: string;
  @Column('uuid', { name: 'publication_id' })
  publicationId: string;
  @Column('date')
  day: string;
  @Column('timestamptz', { name: 'checked_at' })
  checkedAt: Date;
  @Column('text')
  outcome: PublicationCheckView['outcome'];
  @Column('integer', { nullable: true })
  status: number | null;
}
