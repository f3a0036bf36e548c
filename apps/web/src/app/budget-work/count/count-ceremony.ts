import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { catchError, EMPTY, exhaustMap, type Subscription, timer } from 'rxjs';
import type { CountState, OfferedCycleEvent } from '#libs/contracts';
import { ArticleLink } from '../../ui/article-link';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { emptyFields, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { CountClient } from './count-client';

/** How often a count that runs is asked how far it is, in milliseconds. */
const ASK_EVERY = 700;

/** Two people count: one begins, another carries it out; both give a word where the rules draw lots. */
@Component({
  selector: 'vv-count-ceremony',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    ArticleLink,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    ViolationText,
  ],
  template: `
    <p>
      {{ 'budget-work.count.two' | transloco }}
      <span class="soft small"><vv-article-link [article]="{ act: 'PL', ref: '61.7' }" /></span>
    </p>
    @for (violation of bars(); track $index) {
      <p class="notice warn">
        {{ violation | violationText }}
        @if (violation.article; as article) {
          <span class="soft small"><vv-article-link [article]="article" /></span>
        }
      </p>
    }
    @for (violation of step()?.warnings; track $index) {
      <p class="notice">{{ violation | violationText }}</p>
    }
    @if (state.hasValue() && state.value(); as now) {
      <p role="status">
        @if (now.started; as started) {
          {{
            (started.mine ? 'budget-work.count.begunByMe' : 'budget-work.count.begunBy')
              | transloco: { name: started.name, day: (started.day | legalDay: 'short') }
          }}
        } @else {
          {{ 'budget-work.count.notBegun' | transloco }}
        }
      </p>
      <form [formGroup]="form" novalidate (ngSubmit)="go(now)">
        <vv-error-summary [violations]="sending.violations()" />
        @if (now.lot && !now.started?.mine && bars().length === 0) {
          <vv-field
            name="word"
            [label]="'budget-work.count.word' | transloco"
            [hint]="'budget-work.count.wordHint' | transloco"
            [violations]="sending.violations()"
          >
            <input vvControl formControlName="word" maxlength="200" autocomplete="off" />
          </vv-field>
        }
        @if (!now.started?.mine && bars().length === 0) {
          <button class="button" type="submit" [attr.aria-disabled]="sending.busy() || null">
            {{ (now.started ? 'budget-work.count.count' : 'budget-work.count.begin') | transloco }}
          </button>
        }
      </form>
      @if (counting()) {
        <p role="status">
          <label for="count-progress">{{ 'budget-work.count.running' | transloco }}</label>
          <progress id="count-progress" [attr.max]="1" [attr.value]="share()"></progress>
          @if (progress(); as far) {
            <span class="soft small">{{
              'budget-work.count.runs' | transloco: { runs: far.runs, explained: far.explained }
            }}</span>
          }
        </p>
      }
    }
  `,
  styles: `
    progress {
      display: block;
      width: 100%;
      max-width: 24rem;
    }
  `,
})
export class CountCeremony {
  private readonly client = inject(CountClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly cycleId = input.required<string>();
  /** The step as the cycle offers it, with all that stands against it. */
  readonly step = input.required<OfferedCycleEvent | null>();
  readonly counted = output();
  protected readonly bars = computed(() => this.step()?.violations ?? []);
  protected readonly sending = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ word: '' });
  protected readonly counting = signal(false);
  protected readonly progress = signal<CountState['progress']>(null);
  protected readonly state = rxResource({
    params: () => this.cycleId() || undefined,
    stream: ({ params }) => this.client.state(params),
  });
  /** Elections that are counted; nothing is known of the length of one. */
  protected readonly share = computed(() => {
    const far = this.progress();
    return far && far.elections > 1 ? far.election / far.elections : null;
  });

  protected async go({ lot, started }: CountState): Promise<void> {
    const { word } = this.form.getRawValue();
    const needed = lot ? [{ where: 'word', label: 'budget-work.count.word', value: word }] : [];
    if (!this.sending.check(emptyFields(needed, this.transloco))) return;
    if (!started) {
      if (await this.sending.send(() => this.client.start(this.cycleId(), word))) this.state.reload();
      return;
    }
    const sure = await this.confirm.ask({
      title: this.transloco.translate('budget-work.count.count'),
      text: this.transloco.translate('budget-work.count.countSure'),
      action: this.transloco.translate('budget-work.count.count'),
    });
    if (!sure) return;
    const watching = this.watch();
    const done = await this.sending.send(() => this.client.carryOut(this.cycleId(), word));
    watching.unsubscribe();
    this.counting.set(false);
    if (done) this.counted.emit();
  }

  private watch(): Subscription {
    this.counting.set(true);
    this.progress.set(null);
    return timer(ASK_EVERY, ASK_EVERY)
      .pipe(exhaustMap(() => this.client.state(this.cycleId()).pipe(catchError(() => EMPTY))))
      .subscribe(({ progress }) => this.progress.set(progress));
  }
}
