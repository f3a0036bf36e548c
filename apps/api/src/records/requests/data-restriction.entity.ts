import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { HoldingKey, RestrictionGround } from '#libs/contracts';
import { DataRequest } from './data-request.entity.js';

/** Something held on a person that may only be stored (GDPR 18). */
@Entity('data_restriction')
@ForeignKey(() => DataRequest, ['municipalityId', 'requestId'], ['municipalityId', 'id'], {
  name: 'data_restriction_request_fk',
})
@Check('data_restriction_ground_ck', `ground IN ('accuracy', 'unlawful', 'claims', 'objection')`)
@Check(
  'data_restriction_lifted_ck',
  `(lifted_on IS NULL) = (lifted_reason IS NULL) AND (lifted_on IS NULL) = (informed_on IS NULL)`,
)
@Index('data_restriction_item_uq', ['municipalityId', 'kind', 'itemId'], {
  unique: true,
  where: 'lifted_on IS NULL',
})
@Index('data_restriction_request_ix', ['municipalityId', 'requestId'])
export class DataRestriction {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'data_restriction_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'data_restriction_pk' })
  id: string;
  @Column('uuid', { name: 'request_id' })
  requestId: string;
  @Column('text')
  kind: HoldingKey;
  @Column('text', { name: 'item_id' })
  itemId: string;
  @Column('text')
  ground: RestrictionGround;
  @Column('date')
  since: string;
  /** What was taken out of use, to be put back. */
  @Column('jsonb', { default: {} })
  withheld: Record<string, unknown>;
  @Column('date', { name: 'informed_on', nullable: true })
  informedOn: string | null;
  @Column('date', { name: 'lifted_on', nullable: true })
  liftedOn: string | null;
  @Column('text', { name: 'lifted_reason', nullable: true })
  liftedReason: string | null;
}
