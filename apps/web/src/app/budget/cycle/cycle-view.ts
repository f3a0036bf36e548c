import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PublicCycle } from '#libs/contracts';
import { CycleMoney } from './cycle-money';
import { CyclePicture } from './cycle-picture';
import { CycleStanding } from './cycle-standing';
import { TermExtensions } from './term-extensions';

/** One cycle: what to do now, its way and its money. */
@Component({
  selector: 'vv-cycle-view',
  imports: [TranslocoPipe, CycleMoney, CyclePicture, CycleStanding, TermExtensions],
  template: `
    <vv-cycle-standing [place]="place()" [cycle]="cycle()" />
    <vv-term-extensions [extensions]="cycle().extensions" />
    <section class="section" aria-labelledby="steps-title">
      <h2 id="steps-title">{{ 'budget.steps.title' | transloco }}</h2>
      <vv-cycle-picture [cycle]="cycle()" />
    </section>
    <section class="section money" aria-labelledby="money-title">
      <h2 id="money-title">{{ 'budget.money.title' | transloco }}</h2>
      <vv-cycle-money [cycle]="cycle()" />
    </section>
  `,
  styles: `
    .money {
      max-width: 46rem;
    }
  `,
})
export class CycleView {
  readonly place = input.required<string>();
  readonly cycle = input.required<PublicCycle>();
}
