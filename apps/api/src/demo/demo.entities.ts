import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../directory/person.entity.js';

/** Somebody the demo's identity provider offers to log in as; empty in production. */
@Entity('demo_person')
@ForeignKey(() => Person, ['personId'], ['id'], { name: 'demo_person_person_fk' })
export class DemoPerson {
  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'demo_person_pk' })
  personId: string;
  @Column('integer')
  position: number;
  @Column('text', { name: 'heading_lv' })
  headingLv: string;
  @Column('text', { name: 'heading_en' })
  headingEn: string;
  @Column('text', { name: 'about_lv' })
  aboutLv: string;
  @Column('text', { name: 'about_en' })
  aboutEn: string;
  /** Invented, from a range that the register does not issue. */
  @Column('text', { name: 'personal_code' })
  personalCode: string;
}

/** A message that the demo's mail server took; empty in production. */
@Entity('demo_mail')
@Index('demo_mail_received_ix', ['receivedAt'])
export class DemoMail {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'demo_mail_pk' })
  id: string;
  @Column('timestamptz', { name: 'received_at', default: () => 'now()' })
  receivedAt: Date;
  /** Legal time when it arrived: what the mailbox shows. */
  @Column('timestamptz', { name: 'legal_at' })
  legalAt: Date;
  @Column('text')
  sender: string;
  @Column('text', { array: true })
  recipients: string[];
  @Column('text')
  subject: string;
  @Column('text')
  body: string;
  @Column('text', { name: 'html', nullable: true })
  html: string | null;
}
