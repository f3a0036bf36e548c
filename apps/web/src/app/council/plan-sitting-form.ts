import { Component, computed, effect, inject, output } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, tap } from 'rxjs';
import type { SittingKind, SittingMode } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { CouncilDepthClient } from './council-depth-client';

/** A new sitting: regular or extraordinary, when, where, who chairs it. */
@Component({
  selector: 'vv-plan-sitting-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field],
  templateUrl: './plan-sitting-form.html',
  styleUrl: './fields.scss',
})
export class PlanSittingForm {
  private readonly client = inject(CouncilClient);
  private readonly depth = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly planned = output<string>();
  readonly cancelled = output<void>();

  protected readonly kinds: readonly SittingKind[] = ['regular', 'extraordinary'];
  protected readonly submission = new Submission();
  protected readonly members = rxResource({ stream: () => this.client.members() });
  protected readonly problem = loadProblem(this.members);
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: 'regular' as SittingKind,
    repeatLevel: '0' as '0' | '1' | '2',
    day: '',
    time: '10:00',
    place: '',
    streamUrl: '',
    chairId: '',
    committeeId: '',
    mode: 'in_person' as SittingMode,
    urgency: '',
  });
  protected readonly modes: readonly SittingMode[] = ['in_person', 'mixed', 'remote'];
  protected readonly committees = rxResource({ stream: () => this.depth.committees() });
  private readonly committeeId = toSignal(this.form.controls.committeeId.valueChanges, { initialValue: '' });
  /** Who may lead: chairs of the council's sittings, or the members of the committee. */
  protected readonly leaders = computed(() => {
    const committee = this.committees.hasValue()
      ? this.committees.value().find(({ id }) => id === this.committeeId())
      : undefined;
    if (!committee) return this.members.hasValue() ? this.members.value().chairs : [];
    return [...committee.members].sort(
      (a, b) => Number(b.personId === committee.chairId) - Number(a.personId === committee.chairId),
    );
  });
  protected readonly kind = toSignal(this.form.controls.kind.valueChanges, { initialValue: 'regular' });
  /** A second repetition exists for regular sittings only (PL 32(3)). */
  protected readonly repeats = computed(() => (this.kind() === 'regular' ? ['0', '1', '2'] : ['0', '1']));

  constructor() {
    effect(() => {
      const leaders = this.leaders();
      const known = leaders.some(({ personId }) => personId === this.form.controls.chairId.value);
      if (leaders[0] && !known) this.form.patchValue({ chairId: leaders[0].personId });
    });
    effect(() => {
      if (!this.repeats().includes(this.form.controls.repeatLevel.value))
        this.form.patchValue({ repeatLevel: '0' });
    });
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed = (['day', 'time', 'place', 'chairId'] as const).map((where) => ({
      where,
      label: `council.plan.${where}`,
      value: entered[where],
    }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const repeatLevel = Number(entered.repeatLevel) as 0 | 1 | 2;
    let id = '';
    const { committeeId, ...facts } = entered;
    const sitting = {
      ...facts,
      ...(committeeId ? { committeeId } : {}),
      urgency: entered.urgency.trim() || null,
      repeatLevel,
      place: entered.place.trim(),
      streamUrl: entered.streamUrl.trim() || null,
    };
    const request = () =>
      this.client.plan(sitting).pipe(
        tap((made) => (id = made.id)),
        map(() => null),
      );
    if (await this.submission.send(request)) this.planned.emit(id);
  }
}
