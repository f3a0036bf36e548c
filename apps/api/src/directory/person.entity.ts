import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('person')
@Check('person_language_ck', `preferred_language IN ('lv', 'en')`)
export class Person {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'person_pk' })
  id: string;
  @Column('text')
  name: string;
  @Column('text', { nullable: true })
  email: string | null;
  @Column('text', { name: 'preferred_language', default: 'lv' })
  preferredLanguage: 'lv' | 'en';
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}

/** A keyed hash of a personal code, current or historical; the code itself is never stored. */
@Entity('person_code')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'person_code_person_fk' })
@Index('person_code_person_ix', ['personId'])
export class PersonCode {
  @PrimaryColumn('bytea', { name: 'code_hash', primaryKeyConstraintName: 'person_code_pk' })
  codeHash: Buffer;
  @Column('uuid', { name: 'person_id' })
  personId: string;
  @Column('boolean', { default: true })
  current: boolean;
}

/** A login at an identity provider. */
@Entity('person_identity')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'person_identity_person_fk' })
@Index('person_identity_person_ix', ['personId'])
export class PersonIdentity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'person_identity_pk' })
  issuer: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'person_identity_pk' })
  subject: string;
  @Column('uuid', { name: 'person_id' })
  personId: string;
}
