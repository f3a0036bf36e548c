import { Component, computed, effect, ElementRef, inject, signal, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { DeskVoter } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { DeskState } from './desk-state';
import { InPersonClient } from './in-person-client';
import { NetworkAway } from './network-away';
import { UndoForm } from './undo-form';

/** The clerk at the desk: code of the document, answer of the roll, mark, paper. */
@Component({
  selector: 'vv-voter-desk',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    NetworkAway,
    UndoForm,
    ViolationText,
  ],
  templateUrl: './voter-desk.html',
  styleUrl: './in-person.scss',
})
export class VoterDesk {
  private readonly client = inject(InPersonClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(DeskState);
  private readonly session = inject(Session);
  private readonly codeField = viewChild<ElementRef<HTMLInputElement>>('code');
  protected readonly submission = new Submission();
  protected readonly voter = signal<DeskVoter | null>(null);
  /** Whether a colleague was asked to undo a mark just now. */
  protected readonly undoAsked = signal(false);
  /** Marked in person today: only then a mistake can be undone. */
  protected readonly undoable = computed(() => {
    const found = this.voter();
    return found?.votedBy === 'in_person' && found.votedOn === this.session.legalToday();
  });
  /** The roll could not be reached just now. */
  protected readonly away = computed(() =>
    this.submission.violations().some(({ code }) => ['request.offline', 'request.failed'].includes(code)),
  );
  /** The unit whose paper the clerk hands out now; null before anybody was marked. */
  protected readonly handOut = signal<string | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    pollingPlace: '',
    personalCode: '',
    unitId: '',
  });
  protected readonly places = computed(() => this.desk.view()?.places ?? []);

  constructor() {
    effect(() => {
      const [place] = this.places();
      const units = this.desk.units();
      const { pollingPlace, unitId } = this.form.controls;
      if (pollingPlace.value === '' && place) pollingPlace.setValue(place);
      if (unitId.value === '' && units.length === 1) unitId.setValue(units[0]?.id ?? '');
    });
  }

  protected async look(): Promise<void> {
    this.handOut.set(null);
    this.undoAsked.set(false);
    this.voter.set(null);
    const { personalCode } = this.form.getRawValue();
    const needed = [{ where: 'personalCode', label: 'in-person.desk.code', value: personalCode }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    await this.submission.send(() =>
      this.client.look(personalCode.trim()).pipe(tap((found) => this.voter.set(found))),
    );
  }

  protected async mark(): Promise<void> {
    const { personalCode, pollingPlace, unitId } = this.form.getRawValue();
    const needed = [
      { where: 'pollingPlace', label: 'in-person.place', value: pollingPlace },
      { where: 'unitId', label: 'in-person.unit', value: unitId },
    ];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const voter = { personalCode: personalCode.trim(), pollingPlace, unitId };
    if (!(await this.submission.send(() => this.client.mark(voter)))) return;
    this.handOut.set(unitId);
    this.next();
  }

  protected undoIsAsked(): void {
    this.next();
    this.undoAsked.set(true);
    this.desk.reload();
  }

  /** The code of the person before leaves the screen at once. */
  protected next(): void {
    this.voter.set(null);
    this.form.controls.personalCode.setValue('');
    if (this.desk.units().length > 1) this.form.controls.unitId.setValue('');
    this.codeField()?.nativeElement.focus();
  }
}
