import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ContactForm, ContactOutcome } from '#libs/contracts';

/** A contact with a lobbyist on a draft. */
@Entity('lobby_contact')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'lobby_contact_dossier_fk',
})
@ForeignKey('person', ['recordedBy'], ['id'], { name: 'lobby_contact_recorded_by_fk' })
@Check('lobby_contact_lobbyist_ck', `lobbyist IN ('organisation', 'person')`)
@Check('lobby_contact_name_ck', `name <> ''`)
@Check('lobby_contact_subject_ck', `subject <> ''`)
@Check(
  'lobby_contact_form_ck',
  `form IN ('meeting', 'video_call', 'phone', 'email', 'letter', 'event', 'other')`,
)
@Check(
  'lobby_contact_outcome_ck',
  `outcome IN ('accepted', 'partly', 'declined', 'undecided', 'no_proposal')`,
)
@Check('lobby_contact_proposal_ck', `(outcome = 'no_proposal') = (proposal = '')`)
@Index('lobby_contact_dossier_ix', ['municipalityId', 'dossierId', 'day'])
export class LobbyContact {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'lobby_contact_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'lobby_contact_pk' })
  id: string;
  @Column('uuid', { name: 'dossier_id' })
  dossierId: string;
  @Column('date')
  day: string;
  @Column('text')
  lobbyist: 'organisation' | 'person';
  @Column('text')
  name: string;
  @Column('text', { name: 'on_behalf_of' })
  onBehalfOf: string;
  @Column('text')
  form: ContactForm;
  @Column('text')
  subject: string;
  @Column('text')
  proposal: string;
  @Column('text')
  outcome: ContactOutcome;
  @Column('text')
  reason: string;
  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}

/** Whether somebody stated that there were no contacts. */
@Entity('lobby_statement')
@ForeignKey('dossier', ['municipalityId', 'dossierId'], ['municipalityId', 'id'], {
  name: 'lobby_statement_dossier_fk',
})
@ForeignKey('person', ['statedBy'], ['id'], { name: 'lobby_statement_stated_by_fk' })
export class LobbyStatement {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'lobby_statement_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'dossier_id', primaryKeyConstraintName: 'lobby_statement_pk' })
  dossierId: string;
  @Column('boolean')
  none: boolean;
  @Column('uuid', { name: 'stated_by' })
  statedBy: string;
  @Column('timestamptz', { name: 'stated_at' })
  statedAt: Date;
  @Column('integer', { default: 1 })
  version: number;
}
