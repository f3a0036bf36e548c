import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ContainerReport } from '#libs/contracts';

/** What was found in a signed container when it was taken; the container itself is kept with the files. */
@Entity('signed_container')
@ForeignKey('municipality', ['municipalityId'], ['id'], { name: 'signed_container_municipality_fk' })
@Check('signed_container_digest_ck', `digest ~ '^[0-9a-f]{64}$'`)
export class SignedContainerRow {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'signed_container_pk' })
  municipalityId: string;
  /** SHA-256 of the container, hexadecimal. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'signed_container_pk' })
  digest: string;
  @Column('jsonb')
  report: ContainerReport;
  @Column('timestamptz', { name: 'checked_at' })
  checkedAt: Date;
}
