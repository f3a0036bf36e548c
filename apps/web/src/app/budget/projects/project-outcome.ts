import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProjectOutcome } from '#libs/contracts';
import { outcomeSentences } from '../results/outcome-sentences';
import { Speech } from '../speech';

/** Why a project won or lost, and what it lacked. */
@Component({
  selector: 'vv-project-outcome',
  imports: [TranslocoPipe],
  template: `
    <div class="notice" [class.good]="outcome().won">
      <p class="title">
        <strong>{{
          (outcome().won ? 'budget.outcome.titleWon' : 'budget.outcome.titleLost') | transloco
        }}</strong>
      </p>
      @for (sentence of sentences(); track $index) {
        <p>{{ sentence }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }

    p {
      margin: 0;
      max-width: var(--measure);
    }

    .title {
      margin-bottom: var(--gap-1);
    }
  `,
})
export class ProjectOutcomeText {
  private readonly speech = inject(Speech);
  readonly outcome = input.required<ProjectOutcome>();
  protected readonly sentences = computed(() => outcomeSentences(this.outcome(), this.speech));
}
