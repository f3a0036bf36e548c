import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Comparison } from '#libs/bylaw-diff';
import type { UnitNumber } from '#libs/bylaw-document';
import type { CoordinationRequestView } from '#libs/contracts';
import { MemorandumText } from '../bylaws/memorandum-text';
import { CompareView } from '../ui/compare-view';
import type { UnitAction } from '../ui/law-html';
import { LawText } from '../ui/law-text';

/** What of the draft stands on the desk. */
type Shown = 'text' | 'changes' | 'memorandum';

/** The papers of a round as a party reads them: the text with a button at every unit, what changed, the memorandum. */
@Component({
  selector: 'vv-round-papers',
  imports: [TranslocoPipe, CompareView, LawText, MemorandumText],
  template: `
    @let view = papers();
    <div class="modes no-print" role="group" [attr.aria-label]="'coordination.request.papers' | transloco">
      @for (one of choices(); track one) {
        <button type="button" [attr.aria-pressed]="shown() === one" (click)="shown.set(one)">
          {{ 'coordination.request.show.' + one | transloco }}
        </button>
      }
    </div>
    @switch (shown()) {
      @case ('text') {
        <section [attr.aria-label]="'coordination.request.show.text' | transloco">
          <vv-law-text
            [document]="view.bylaw.content"
            [level]="2"
            [action]="action()"
            [intercept]="true"
            (acted)="acted.emit($event)"
          />
        </section>
      }
      @case ('changes') {
        <section aria-labelledby="changes-title">
          <h2 id="changes-title">{{ 'coordination.request.show.changes' | transloco }}</h2>
          <vv-compare-view
            [comparison]="view.comparison!"
            [before]="'coordination.request.was' | transloco"
            [after]="'coordination.request.is' | transloco"
          />
        </section>
      }
      @case ('memorandum') {
        <section class="measure" aria-labelledby="memorandum-title">
          <h2 id="memorandum-title">{{ 'coordination.request.show.memorandum' | transloco }}</h2>
          <vv-memorandum-text [document]="view.memorandum!.content" [level]="3" />
        </section>
      }
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }

    h2 {
      margin-bottom: var(--gap-3);
    }

    .modes {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1);
      margin-bottom: var(--gap-5);
    }

    .modes button {
      min-height: 2.25rem;
      padding: 0.25rem 0.9rem;
      border: 2px solid var(--line-strong);
      border-radius: var(--radius);
      background: var(--paper);
      color: var(--ink);
      font: inherit;
      font-size: var(--size-s);
      cursor: pointer;
    }

    .modes button[aria-pressed='true'] {
      border-color: var(--accent);
      background: var(--accent);
      color: var(--on-accent);
      font-weight: 600;
    }
  `,
})
export class RoundPapers {
  readonly papers =
    input.required<Pick<CoordinationRequestView<Comparison>, 'bylaw' | 'memorandum' | 'comparison'>>();
  /** The button at a unit; none where nothing can be said. */
  readonly action = input.required<(unit: UnitNumber) => UnitAction | null>();
  /** The unit whose button was pressed. */
  readonly acted = output<string>();

  protected readonly choices = computed<Shown[]>(() => {
    const { comparison, memorandum } = this.papers();
    return [
      ...(comparison ? (['changes'] as const) : []),
      'text',
      ...(memorandum ? (['memorandum'] as const) : []),
    ];
  });
  /** Whoever has seen an earlier text wants to see first what changed in it. */
  protected readonly shown = linkedSignal<Shown | null>(() => this.choices()[0] ?? null);
}
