import { Component, computed, inject, input, output } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { forkJoin } from 'rxjs';
import type { AddAgendaItem, SittingView } from '#libs/contracts';
import { BylawsClient } from '../bylaws/bylaws-client';
import { Place } from '../shell/place';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { emptyFields, loadProblem, type NeededField, Submission } from '../ui/submission';
import { CouncilClient } from './council-client';
import { WITHOUT_FIELD } from './open-sitting';
import type { AgendaQuestion } from './vote-desk';

/** A by-law that is ready for the council, or another matter by its title. */
@Component({
  selector: 'vv-add-item-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, FailedRequest, Field],
  templateUrl: './add-item-form.html',
  styleUrl: './fields.scss',
})
export class AddItemForm {
  private readonly client = inject(CouncilClient);
  private readonly bylaws = inject(BylawsClient);
  private readonly place = inject(Place);
  private readonly transloco = inject(TranslocoService);

  readonly sitting = input.required<SittingView>();
  /** The day of the sitting has come, so that an item can only be added by the sitting itself. */
  readonly votes = input(false);
  /** What the sitting votes on instead. */
  readonly proposed = output<AgendaQuestion>();
  readonly added = output<void>();
  readonly cancelled = output<void>();

  protected readonly submission = new Submission();
  protected readonly fields = WITHOUT_FIELD;
  protected readonly ready = rxResource({
    params: () => this.place.slug() ?? undefined,
    stream: () =>
      forkJoin({
        ready: this.bylaws.list({ state: 'council_ready', pageSize: '100' }),
        objected: this.bylaws.list({ state: 'review_objections', pageSize: '100' }),
      }),
  });
  protected readonly problem = loadProblem(this.ready);
  protected readonly dossiers = computed(() => (this.ready.hasValue() ? this.ready.value().ready.items : []));
  /** By-laws that a ministry objects to: what comes before the council is the decision to disagree (PL 47(6)). */
  protected readonly objected = computed(() =>
    this.ready.hasValue() ? this.ready.value().objected.items : [],
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    dossierId: '',
    title: '',
    rapporteur: '',
  });
  private readonly chosen = toSignal(this.form.controls.dossierId.valueChanges, { initialValue: '' });
  protected readonly plain = computed(() => this.chosen() === '');

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const needed: NeededField[] = [];
    if (!entered.dossierId) {
      needed.push({ where: 'title', label: 'council.add.itemTitle', value: entered.title });
    }
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const item: AddAgendaItem = {
      ...(entered.dossierId ? { dossierId: entered.dossierId } : { title: entered.title.trim() }),
      ...(this.objected().some(({ id }) => id === entered.dossierId)
        ? { purpose: 'disagreement' as const }
        : {}),
      rapporteur: entered.rapporteur.trim() || null,
      addedAtSitting: null,
    };
    if (this.votes()) {
      const { addedAtSitting: _none, aboutItemId: _about, ...asked } = item;
      this.proposed.emit({ change: 'add', ...asked });
      return;
    }
    if (await this.submission.send(() => this.client.addItem(this.sitting().id, item))) this.added.emit();
  }
}
