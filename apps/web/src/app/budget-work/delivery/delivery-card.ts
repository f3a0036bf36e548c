import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeskProject, MilestoneView } from '#libs/contracts';
import { Session } from '../../shell/session';
import { DeadlineChip } from '../../ui/deadline-chip';
import { ErrorSummary } from '../../ui/error-summary';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { parseEuro, typedEuro } from '../../ui/money';
import { StatusBadge } from '../../ui/status-badge';
import { emptyFields, Submission } from '../../ui/submission';
import { BudgetWorkClient, type DeliveryInput } from '../budget-work-client';
import { projectTone } from '../cycle-tone';
import { CorrectDay } from './correct-day';
import { DeliveryDetailsForm } from './delivery-details';
import { MilestoneForm } from './milestone-form';

/** One winning project on its way: its deadlines, its milestones, what was spent. */
@Component({
  selector: 'vv-delivery-card',
  imports: [
    TranslocoPipe,
    CorrectDay,
    DeadlineChip,
    DeliveryDetailsForm,
    ErrorSummary,
    EuroPipe,
    Icon,
    LegalDayPipe,
    MilestoneForm,
    NgTemplateOutlet,
    StatusBadge,
  ],
  templateUrl: './delivery-card.html',
  styleUrl: './delivery-card.scss',
})
export class DeliveryCard {
  private readonly client = inject(BudgetWorkClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly session = inject(Session);
  readonly project = input.required<DeskProject>();
  readonly editable = input(false);
  /** Once the cycle is closed its days stay as they are. */
  readonly closed = input(false);
  readonly changed = output<void>();

  private readonly head = viewChild<ElementRef<HTMLElement>>('head');
  private readonly steps = viewChild<ElementRef<HTMLElement>>('steps');
  protected readonly tone = projectTone;
  /** What has just been recorded. */
  protected readonly said = signal('');
  protected readonly submission = new Submission();
  /** The milestone that is being changed; `new` while one is added. */
  protected readonly open = signal<string | null>(null);
  protected readonly typed = typedEuro;
  /** What there is for it: less than its cost where it is funded in part. */
  protected readonly limit = computed(
    () => this.project().delivery?.grantedCents ?? this.project().costCents,
  );
  protected readonly spentShare = computed(() => {
    const { delivery } = this.project();
    return delivery && this.limit() > 0 ? Math.min(100, (delivery.spentCents / this.limit()) * 100) : 0;
  });
  protected readonly milestones = computed(() =>
    [...(this.project().delivery?.milestones ?? [])].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
  );

  /** Reasons that were missing: each is asked for until what it belongs to has been taken, whatever else is refused. */
  protected readonly asked = signal<readonly string[]>([]);

  /** The law's own steps are named by the interface. */
  protected nameOf({ kind, title }: MilestoneView): string {
    return kind === 'own' ? title : this.transloco.translate(`budget.delivery.step.${kind}`);
  }

  protected late(milestone: MilestoneView): boolean {
    return !milestone.doneOn && milestone.dueOn < (this.session.legalToday() ?? '');
  }

  protected async day(field: 'startedOn' | 'deliveredOn', event: Event): Promise<void> {
    event.preventDefault();
    const entered = new FormData(event.target as HTMLFormElement);
    const value = String(entered.get(field) ?? '');
    const delayReason = String(entered.get('delayReason') ?? '').trim();
    const needed = [{ where: field, label: `budget-work.delivery.${field}`, value }];
    if (this.submission.check(emptyFields(needed, this.transloco)))
      await this.record({ [field]: value, ...(delayReason ? { delayReason } : {}) }, 'delay_reason_missing');
  }

  protected async spent(event: Event): Promise<void> {
    event.preventDefault();
    const spentCents = parseEuro(String(new FormData(event.target as HTMLFormElement).get('spent') ?? ''));
    if (spentCents === null) {
      this.submission.check([{ code: 'sumUnreadable', where: 'spentCents' }]);
      return;
    }
    const said = new FormData(event.target as HTMLFormElement).get('overrunReason');
    const overrunReason = typeof said === 'string' ? said.trim() : '';
    await this.record({ spentCents, ...(overrunReason ? { overrunReason } : {}) }, 'spent_over_cost');
  }

  protected left(saved: boolean): void {
    this.open.set(null);
    // The form that had the focus goes.
    this.steps()?.nativeElement.focus();
    if (!saved) return;
    this.said.set('budget-work.delivery.stepSaved');
    this.changed.emit();
  }

  protected recorded(): void {
    this.said.set('budget-work.delivery.recorded');
    this.head()?.nativeElement.focus();
    this.changed.emit();
  }

  /** @param reason the violation that asks for the reason of what is recorded. */
  private async record(
    delivery: DeliveryInput,
    reason: 'spent_over_cost' | 'delay_reason_missing',
  ): Promise<void> {
    const id = this.project().id;
    this.said.set('');
    const taken = await this.submission.send(() => this.client.recordDelivery(id, delivery));
    if (this.submission.violations().some(({ code }) => code === reason))
      this.asked.update((before) => [...before, reason]);
    if (!taken) return;
    this.asked.update((before) => before.filter((code) => code !== reason));
    this.recorded();
  }
}
