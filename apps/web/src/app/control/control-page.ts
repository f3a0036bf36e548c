import { Component, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ControlEventName, Violation } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { ControlCaseHead } from './case-head';
import { ControlClient } from './control-client';
import { ControlStepForm } from './step-form';
import { ControlSteps } from './step-list';
import { ControlOffers } from './step-offers';

/** The control of an act in force: what came, what the council answers by when, what the minister and the court decide. */
@Component({
  selector: 'vv-control-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ControlCaseHead,
    ControlOffers,
    ControlStepForm,
    ControlSteps,
    FailedRequest,
    LocalLink,
    PageHeader,
    ViolationText,
  ],
  templateUrl: './control-page.html',
  styleUrl: './control-page.scss',
})
export class ControlPage {
  private readonly client = inject(ControlClient);
  readonly place = input.required<string>();
  readonly year = input.required<string>();
  readonly slug = input.required<string>();

  protected readonly control = rxResource({
    params: () => ({ year: this.year(), slug: this.slug() }),
    stream: ({ params }) => this.client.read(params.year, params.slug),
  });
  protected readonly problem = loadProblem(this.control);
  /** The step whose form is open, and of which control; one that only begins has none. */
  protected readonly open = signal<{ id: string | null; event: ControlEventName } | null>(null);
  protected readonly warnings = signal<readonly Violation[]>([]);

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const act = this.control.hasValue() ? `: Nr. ${this.control.value().act.number}` : '';
      meta.set({ title: `${transloco.translate('control.title')}${act}`, hidden: true });
    });
  }

  protected begin(id: string | null, event: ControlEventName): void {
    this.warnings.set([]);
    this.open.set({ id, event });
  }

  protected taken(warnings: readonly Violation[]): void {
    this.open.set(null);
    this.warnings.set(warnings);
    this.control.reload();
  }
}
