import { Component, computed, effect, inject, input, type OnInit, output, signal } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { map, tap } from 'rxjs';
import type { LegalDay, SittingKind, SittingMode, SittingRequestView, SittingView } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { loadProblem, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { CouncilDepthClient } from './council-depth-client';
import { enteredSitting, missingOfSitting, SittingFields } from './sitting-fields';

/** A sitting that has to follow another one, with the items it takes over. */
export interface PlanAgain extends Pick<
  SittingView,
  'place' | 'streamUrl' | 'chairId' | 'mode' | 'time' | 'committeeId'
> {
  /** Which sitting it is, a key of its title. */
  title: 'repeat' | 'instead' | 'reexamine';
  kind: SittingKind;
  repeatLevel: 0 | 1 | 2;
  repeatsId: string | null;
  earliest: LegalDay | null;
  latest: LegalDay | null;
  items: { id: string; title: string }[];
}

/** A new sitting: regular or extraordinary, when, where, who chairs it. */
@Component({
  selector: 'vv-plan-sitting-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field, SittingFields],
  templateUrl: './plan-sitting-form.html',
  styleUrl: './fields.scss',
})
export class PlanSittingForm implements OnInit {
  private readonly client = inject(CouncilClient);
  private readonly depth = inject(CouncilDepthClient);
  private readonly transloco = inject(TranslocoService);
  /** What it follows; a sitting of its own when left out. */
  readonly again = input<PlanAgain | null>(null);
  /** The request that the sitting answers (PL 30). */
  readonly request = input<SittingRequestView | null>(null);
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
  /** Items that are not taken over. */
  protected readonly left = signal<ReadonlySet<string>>(new Set());
  protected readonly committees = rxResource({ stream: () => this.depth.committees() });
  protected readonly committeeId = toSignal(this.form.controls.committeeId.valueChanges, {
    initialValue: '',
  });
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

  ngOnInit(): void {
    const request = this.request();
    if (request) this.form.patchValue({ kind: 'extraordinary', urgency: request.urgency ?? '' });
    const again = this.again();
    if (!again) return;
    const { kind, place, mode, time, chairId } = again;
    this.form.patchValue({
      ...{ kind, place, mode, time, chairId },
      repeatLevel: `${again.repeatLevel}`,
      day: again.earliest ?? '',
      streamUrl: again.streamUrl ?? '',
      committeeId: again.committeeId ?? '',
    });
  }

  protected take(id: string, taken: boolean): void {
    const left = new Set(this.left());
    if (taken) left.delete(id);
    else left.add(id);
    this.left.set(left);
  }

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
    if (!this.submission.check(missingOfSitting(entered, this.transloco))) return;
    const repeatLevel = Number(entered.repeatLevel) as 0 | 1 | 2;
    let id = '';
    const { committeeId, ...facts } = enteredSitting(entered);
    const again = this.again();
    const asked = this.request();
    const sitting = {
      ...facts,
      ...(committeeId ? { committeeId } : {}),
      repeatLevel,
      ...(asked ? { requestId: asked.id } : {}),
      ...(again?.repeatsId ? { repeatsId: again.repeatsId } : {}),
      ...(again ? { carry: again.items.map(({ id }) => id).filter((id) => !this.left().has(id)) } : {}),
    };
    const request = () =>
      this.client.plan(sitting).pipe(
        tap((made) => (id = made.id)),
        map(() => null),
      );
    if (await this.submission.send(request)) this.planned.emit(id);
  }
}
