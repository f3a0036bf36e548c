import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Municipality } from './municipality.entity.js';

/** A holiday or a moved working day; without a municipality it holds for the whole installation. */
@Entity('calendar_day')
@ForeignKey(() => Municipality, ['municipalityId'], ['id'], { name: 'calendar_day_municipality_fk' })
@Check('calendar_day_kind_ck', `kind IN ('holiday', 'moved_free', 'moved_working')`)
@Check('calendar_day_pair_ck', `pair_id IS NULL OR kind IN ('moved_free', 'moved_working')`)
@Index('calendar_day_uq', { synchronize: false })
export class CalendarDay {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'calendar_day_pk' })
  id: string;
  @Column('uuid', { name: 'municipality_id', nullable: true })
  municipalityId: string | null;
  @Column('date')
  day: string;
  @Column('text')
  kind: 'holiday' | 'moved_free' | 'moved_working';
  @Column('text')
  name: string;
  /** Where the day comes from: the law, an order of the Cabinet, or the municipality's own decision. */
  @Column('text')
  source: string;
  /** Shared by a moved free day and the day it is worked off on. */
  @Column('uuid', { name: 'pair_id', nullable: true })
  pairId: string | null;
  @Column('integer', { default: 1 })
  version: number;
}

/** Changes with every change of a calendar's days; the zero uuid stands for those of the installation. */
@Entity('calendar_revision')
export class CalendarRevision {
  @PrimaryColumn('uuid', { name: 'municipality_id', primaryKeyConstraintName: 'calendar_revision_pk' })
  municipalityId: string;
  @Column('uuid')
  revision: string;
}
