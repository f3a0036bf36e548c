import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

/** What was said about an item: who had the floor, proposals, motives (PL 38(3)7–8, 11–12); the secretary writes it. */
@Component({
  selector: 'vv-debate-form',
  imports: [TranslocoPipe, ErrorSummary],
  template: `
    @if (text()) {
      <p class="said">{{ text() }}</p>
    }
    @if (manages() && !signed()) {
      @if (editing()) {
        <form class="no-print" novalidate (submit)="save($event)">
          <vv-error-summary [violations]="submission.violations()" />
          <label [for]="'debate-' + itemId()">{{ 'council.debate.label' | transloco }}</label>
          <textarea
            [id]="'debate-' + itemId()"
            rows="4"
            lang="lv"
            maxlength="20000"
            [value]="text() ?? ''"
            (input)="typed.set($any($event.target).value)"
          ></textarea>
          <div class="row">
            <button class="button compact" type="submit">{{ 'council.debate.save' | transloco }}</button>
            <button class="button secondary compact" type="button" (click)="editing.set(false)">
              {{ 'ui.cancel' | transloco }}
            </button>
          </div>
        </form>
      } @else {
        <p class="no-print">
          <button class="button quiet compact" type="button" (click)="editing.set(true)">
            {{ 'council.debate.write' | transloco }}<span class="visually-hidden">: {{ title() }}</span>
          </button>
        </p>
      }
    }
  `,
  styles: `
    .said {
      white-space: pre-line;
    }

    textarea {
      width: 100%;
      font: inherit;
    }
  `,
})
export class DebateForm {
  private readonly client = inject(CouncilDepthClient);
  private readonly place = inject(Place);
  private readonly session = inject(Session);
  readonly itemId = input.required<string>();
  readonly title = input.required<string>();
  readonly signed = input(false);
  protected readonly submission = new Submission();
  protected readonly editing = signal(false);
  protected readonly manages = computed(() => this.session.may('council.manage', this.place.slug()));
  private readonly matter = rxResource({
    params: () => this.itemId(),
    stream: ({ params }) => this.client.matter(params),
  });
  protected readonly text = computed(() => (this.matter.hasValue() ? this.matter.value().debate : null));
  protected readonly typed = linkedSignal(() => this.text() ?? '');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.typed().trim() || null;
    if (!(await this.submission.send(() => this.client.debate(this.itemId(), text)))) return;
    this.editing.set(false);
    this.matter.reload();
  }
}
