import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DeliveryView, MilestoneView } from '#libs/contracts';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { formatDay, oneStop } from '../../ui/format';
import { EuroPipe, LegalDayPipe } from '../../ui/format-pipes';
import { Timeline, type TimelineStage } from '../../ui/timeline';
import { DeliveryFollow } from './delivery-follow';
import { DeliveryMore } from './delivery-more';
import { MoneyBar, type MoneyPart } from '../money-bar';

/** How a winning project is being built: milestones as a path, money spent as a bar, delays with their reasons. */
@Component({
  selector: 'vv-delivery-picture',
  imports: [TranslocoPipe, DeliveryFollow, DeliveryMore, EuroPipe, LegalDayPipe, MoneyBar, Timeline],
  template: `
    <vv-timeline [stages]="stages()" [label]="'budget.delivery.path' | transloco" [upright]="true" />
    @if (late().length) {
      <ul class="plain-list">
        @for (one of late(); track one.id) {
          <li class="notice warn">
            <strong [attr.lang]="one.kind === 'own' ? 'lv' : null">{{ name(one) }}</strong>:
            @if (one.doneOn) {
              {{ 'budget.delivery.doneLate' | transloco: { day: (one.doneOn | legalDay: 'short') } }}
            } @else {
              {{ overdue(one) }}
            }
            @if (one.delayReason) {
              <span lang="lv">{{ one.delayReason }}</span>
            }
          </li>
        }
      </ul>
    }
    <h3>{{ 'budget.delivery.money' | transloco }}</h3>
    @if (delivery().deliveredOn && delivery().spentCents === 0) {
      <p>{{ 'budget.delivery.spentUnknown' | transloco }}</p>
    } @else {
      <vv-money-bar [parts]="money()" />
    }
    @if (delivery().spentCents > costCents()) {
      <p class="small">
        {{ 'budget.delivery.over' | transloco: { sum: (delivery().spentCents - costCents() | euro) } }}
      </p>
    }
    <vv-delivery-more [delivery]="delivery()" [costCents]="costCents()" />
    @if (!ended()) {
      <vv-delivery-follow />
    }
  `,
  styles: `
    h3 {
      margin: var(--gap-5) 0 var(--gap-3);
      font-size: var(--size-m);
    }

    li {
      margin-top: var(--gap-3);
    }
  `,
})
export class DeliveryPicture {
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  readonly delivery = input.required<DeliveryView>();
  readonly costCents = input.required<number>();
  /** A correction of the result stopped it. */
  readonly stopped = input(false);
  /** It stands, or was stopped: what was not done by then is not waited for. */
  protected readonly ended = computed(() => this.stopped() || this.delivery().deliveredOn !== null);

  protected readonly stages = computed<TimelineStage[]>(() => {
    const milestones = [...this.delivery().milestones].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
    const now = this.ended() ? undefined : milestones.find(({ doneOn }) => doneOn === null);
    return milestones.map((one) => ({
      id: one.id,
      label: this.name(one),
      state: one.doneOn ? 'done' : this.ended() ? 'skipped' : one === now ? 'now' : 'next',
      day: one.doneOn ?? one.dueOn,
      dayMeans: one.doneOn ? 'on' : 'by',
      article: one.article,
      actor: one.note || null,
    }));
  });
  protected readonly late = computed(() => this.delivery().milestones.filter((one) => this.isLate(one)));
  protected readonly money = computed<MoneyPart[]>(() => {
    const { spentCents } = this.delivery();
    const left = Math.max(0, this.costCents() - spentCents);
    return [
      { label: this.transloco.translate('budget.delivery.spent'), cents: spentCents, look: 'taken' },
      { label: this.transloco.translate('budget.delivery.left'), cents: left, look: 'left' },
    ];
  });

  /** The law's own steps are named in the language of the reader. */
  protected name({ kind, title }: MilestoneView): string {
    return kind === 'own' ? title : this.transloco.translate(`budget.delivery.step.${kind}`);
  }

  protected overdue({ dueOn }: MilestoneView): string {
    const day = formatDay(dueOn, this.language.current(), 'short');
    return oneStop(this.transloco.translate('budget.delivery.overdue', { day }));
  }

  private isLate({ dueOn, doneOn, delayReason }: MilestoneView): boolean {
    const until = doneOn ?? (this.ended() ? this.delivery().deliveredOn : this.session.legalToday());
    return delayReason !== null || (until !== null && until > dueOn);
  }
}
