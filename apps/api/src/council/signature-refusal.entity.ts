import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { SignatureMeans } from '#libs/contracts';
import type { RefusedDecision, SittingChairOffice } from '#libs/council-rules';

/** The chair of the sitting refused to sign (PL 37(6)). */
@Entity('signature_refusal')
@ForeignKey('agenda_item', ['municipalityId', 'itemId'], ['municipalityId', 'id'], {
  name: 'signature_refusal_item_fk',
})
@ForeignKey('person', ['refusedBy'], ['id'], { name: 'signature_refusal_refused_by_fk' })
@Check('signature_refusal_form_ck', `form IN ('container', 'paper')`)
@Check('signature_refusal_reason_ck', `reason <> ''`)
@Check(
  'signature_refusal_decision_ck',
  `decision IN ('other', 'chairs_order_repealed', 'chair_appointed_or_dismissed')`,
)
@Check('signature_refusal_office_ck', `office IN ('council_chair', 'deputy_chair', 'councillor')`)
@Check('signature_refusal_barred_ck', `decision = 'other' OR office = 'councillor'`)
export class SignatureRefusal {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'signature_refusal_pk' })
  municipalityId: string;
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'signature_refusal_pk' })
  itemId: string;
  @Column('uuid', { name: 'refused_by' })
  refusedBy: string;
  @Column('date')
  day: string;
  @Column('text')
  form: SignatureMeans;
  @Column('text')
  reason: string;
  @Column('text')
  decision: RefusedDecision;
  /** In which office the person chaired; `null` for refusals from before it was asked. */
  @Column('text', { nullable: true })
  office: SittingChairOffice | null;
  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;
}
