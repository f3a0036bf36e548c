import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { EnvelopeView } from '#libs/contracts';
import { Session } from '../../shell/session';
import { Column, DataTable } from '../../ui/data-table';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../../ui/status-badge';
import { emptyFields, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { DeskState } from './desk-state';
import { InPersonClient } from './in-person-client';
import { PlaceUnitFields } from './place-unit-fields';

/** Envelopes given while the roll could not be reached, and what the roll says of them. */
@Component({
  selector: 'vv-envelope-desk',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    Column,
    Control,
    DataTable,
    ErrorSummary,
    Field,
    LegalDayPipe,
    PlaceUnitFields,
    PluralPipe,
    StatusBadge,
    ViolationText,
  ],
  templateUrl: './envelope-desk.html',
  styleUrl: './in-person.scss',
})
export class EnvelopeDesk {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly desk = inject(DeskState);
  /** Whether envelopes may still come. */
  readonly takes = input.required<boolean>();
  protected readonly receiving = new Submission();
  protected readonly reconciling = new Submission();
  /** Number to write on the envelope that was just recorded. */
  protected readonly given = signal<number | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    envelopeCode: '',
    envelopePlace: '',
    envelopeUnit: '',
    receivedOn: '',
  });
  protected readonly waiting = computed(
    () => this.desk.view()?.envelopes.filter(({ state }) => state === 'waiting').length ?? 0,
  );

  constructor() {
    effect(() => {
      const { receivedOn } = this.form.controls;
      if (receivedOn.value === '') receivedOn.setValue(this.session.legalToday() ?? '');
    });
  }

  protected tone({ state }: EnvelopeView): StatusTone {
    return ({ waiting: 'warn', accepted: 'good', set_aside: 'idle', refused: 'bad' } as const)[state];
  }

  protected async receive(): Promise<void> {
    this.given.set(null);
    const { envelopeCode, envelopePlace, envelopeUnit, receivedOn } = this.form.getRawValue();
    const needed = [
      { where: 'personalCode', label: 'in-person.desk.code', value: envelopeCode },
      { where: 'receivedOn', label: 'in-person.envelopes.receivedOn', value: receivedOn },
    ];
    if (!this.receiving.check(emptyFields(needed, this.transloco))) return;
    const sent = await this.receiving.send(() =>
      this.client
        .receive({
          personalCode: envelopeCode.trim(),
          pollingPlace: envelopePlace,
          unitId: envelopeUnit,
          receivedOn,
        })
        .pipe(tap(({ number }) => this.given.set(number))),
    );
    if (!sent) return;
    this.form.controls.envelopeCode.setValue('');
    this.desk.reload();
  }

  protected async reconcile(): Promise<void> {
    if (await this.reconciling.send(() => this.client.reconcile())) this.desk.reload();
  }
}
