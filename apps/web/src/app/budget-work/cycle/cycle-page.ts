import { Component, computed, effect, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { FROZEN_STATES } from '#libs/budget-rules';
import type { CycleInput } from '#libs/contracts';
import { PageMeta } from '../../shell/page-meta';
import { Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';
import { CycleEditor } from './cycle-editor';
import { CycleExtension } from './cycle-extension';
import { CycleSteps } from './cycle-steps';
import { OpenCycle } from '../open-cycle';

/** Set-up of a cycle with the law's answer beside each field, and the step that comes next. */
@Component({
  selector: 'vv-cycle-page',
  imports: [TranslocoPipe, CycleEditor, CycleExtension, CycleSteps],
  template: `
    @if (cycle.view(); as view) {
      <vv-cycle-steps />
      <vv-cycle-extension />
      @if (!editable()) {
        <p class="notice measure">
          {{ 'budget-work.setup.' + why() | transloco }}
        </p>
      }
      <div role="status">
        @if (saved()) {
          <p class="notice good">{{ 'budget-work.setup.saved' | transloco }}</p>
        }
      </div>
      <vv-cycle-editor
        [cycle]="view"
        [editable]="editable()"
        [submission]="submission"
        (saved)="save($event)"
      />
    }
  `,
  styles: `
    .notice {
      margin-top: var(--gap-4);
    }
  `,
})
export class CyclePage {
  private readonly client = inject(BudgetWorkClient);
  protected readonly cycle = inject(OpenCycle);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly frozen = computed(() => {
    const state = this.cycle.view()?.state;
    return !!state && FROZEN_STATES.includes(state);
  });
  protected readonly editable = computed(() => this.cycle.manages() && !this.frozen());
  /** Why nothing can be changed here: text below `budget-work.setup`. */
  protected readonly why = computed(() => {
    if (this.cycle.view()?.state === 'cancelled') return 'cancelled';
    return this.frozen() ? 'frozen' : 'notYours';
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const title = this.cycle.view()?.title ?? transloco.translate<string>('budget-work.cycles.title');
      meta.set({ title, hidden: true });
    });
  }

  protected async save(entered: CycleInput): Promise<void> {
    const view = this.cycle.view();
    if (!view) return;
    this.saved.set(false);
    if (!(await this.submission.send(() => this.client.change(view.id, view.version, entered)))) return;
    this.saved.set(true);
    this.cycle.reload();
  }
}
