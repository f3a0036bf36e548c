import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Municipality } from './municipality.entity.js';

/** A holiday or a moved working day; without a municipality it holds for the whole installation. */
@Entity('calendar_day')
@ForeignKey(() => Municipality, ['municipalityId'], ['id'], { name: 'calendar_day_municipality_fk' })
@Check('calendar_day_kind_ck', `kind IN ('holiday', 'moved_free', 'moved_working')`)
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
}
