import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ControlEventName, Violation } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { FailedRequest } from '../ui/failed-request';
import { LawText } from '../ui/law-text';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { ControlCaseHead } from './case-head';
import { ControlClient } from './control-client';
import { ControlStepForm } from './step-form';
import { ControlSteps } from './step-list';
import { ControlOffers } from './step-offers';

/** An act in force on a ministry's desk: its text, the ministry's controls of it, an opinion to give (PL 65). */
@Component({
  selector: 'vv-control-desk-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ControlCaseHead,
    ControlOffers,
    ControlStepForm,
    ControlSteps,
    FailedRequest,
    LawText,
    LocalLink,
    PageHeader,
    ViolationText,
  ],
  templateUrl: './control-desk-page.html',
  styleUrl: './control-page.scss',
  styles: `
    .desk {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--gap-6);
    }

    @media (min-width: 75rem) {
      .desk {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        align-items: start;
      }
    }
  `,
})
export class ControlDeskPage {
  private readonly client = inject(ControlClient);
  /** From the address. */
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly slug = input.required<string>();

  protected readonly desk = rxResource({
    params: () => ({ place: this.place(), year: this.year(), slug: this.slug() }),
    stream: ({ params }) => this.client.desk(params.place, params.year, params.slug),
  });
  protected readonly problem = loadProblem(this.desk);
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  /** The step whose form is open, and of which control; one that only begins has none. */
  protected readonly open = signal<{ id: string | null; event: ControlEventName } | null>(null);
  protected readonly warnings = signal<readonly Violation[]>([]);
  protected readonly sent = signal(false);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const act = this.view()?.act;
      meta.set({
        title: `${transloco.translate('control.title')}${act ? `: Nr. ${act.number}` : ''}`,
        hidden: true,
      });
    });
  }

  protected begin(id: string | null, event: ControlEventName): void {
    this.warnings.set([]);
    this.sent.set(false);
    this.open.set({ id, event });
  }

  protected taken(warnings: readonly Violation[]): void {
    this.open.set(null);
    this.warnings.set(warnings);
    this.sent.set(true);
    this.desk.reload();
  }
}
