import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { ActControlView, ControlCaseView, ControlEventName, Violation } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';
import { ControlClient } from './control-client';
import { NormChoice } from './norm-choice';
import { emptyStep, STEP_FIELDS, stepBody, type StepDraft } from './step-fields';

/** Records one step of a control: its fields stand in a table, so that every step looks the same. */
@Component({
  selector: 'vv-control-step-form',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, NormChoice],
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <h3>{{ 'control.take.' + event() | transloco }}</h3>
      <p class="small soft">{{ 'control.explain.' + event() | transloco }}</p>
      <vv-error-summary [violations]="submission.violations()" />
      @for (one of fields(); track one.name) {
        @if (one.kind === 'units') {
          <vv-norm-choice [units]="act().units" [(chosen)]="chosen" />
        } @else {
          <vv-field
            [class.short]="one.kind === 'day' || one.kind === 'optionalDay'"
            [name]="one.name"
            [label]="'control.field.' + one.name | transloco"
            [violations]="submission.violations()"
          >
            @switch (one.kind) {
              @case ('long') {
                <textarea
                  vvControl
                  rows="5"
                  lang="lv"
                  [value]="draft()[one.name]"
                  (input)="type(one.name, $event)"
                ></textarea>
              }
              @case ('by') {
                <select vvControl [value]="draft()[one.name]" (change)="type(one.name, $event)">
                  <option value="varam">{{ 'control.by.varam' | transloco }}</option>
                  <option value="other">{{ 'control.by.other' | transloco }}</option>
                </select>
              }
              @case ('whole') {
                <select vvControl [value]="draft()[one.name]" (change)="type(one.name, $event)">
                  <option value="yes">{{ 'control.whole.yes' | transloco }}</option>
                  <option value="no">{{ 'control.whole.no' | transloco }}</option>
                </select>
              }
              @default {
                <input
                  vvControl
                  autocomplete="off"
                  [type]="one.kind === 'url' ? 'url' : one.kind === 'text' ? 'text' : 'date'"
                  [value]="draft()[one.name]"
                  (input)="type(one.name, $event)"
                />
              }
            }
          </vv-field>
        }
      }
      <p class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'control.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="closed.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </p>
    </form>
  `,
  styles: `
    form {
      max-width: 44rem;
      margin-block: var(--gap-4);
      padding: var(--gap-5);
      border: 1px solid var(--line);
    }

    select {
      max-width: 100%;
    }
  `,
})
export class ControlStepForm {
  private readonly client = inject(ControlClient);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  readonly act = input.required<ActControlView>();
  /** The control that goes on; none where the step begins one. */
  readonly about = input<ControlCaseView | null>(null);
  readonly event = input.required<ControlEventName>();
  /** Recorded, with what was found but stopped nothing. */
  readonly done = output<readonly Violation[]>();
  readonly closed = output<void>();

  protected readonly submission = new Submission();
  protected readonly fields = computed(() => STEP_FIELDS[this.event()]);
  protected readonly draft = linkedSignal((): StepDraft => {
    const today = this.session.legalToday();
    return Object.fromEntries(
      Object.entries(emptyStep(this.event())).map(([name, value]) => [
        name,
        value || !TODAY.includes(name) ? value : (today ?? ''),
      ]),
    );
  });
  /** The norms of the opinion are those that an order most likely names. */
  protected readonly chosen = linkedSignal((): readonly string[] =>
    (this.about()?.norms ?? []).map(({ unitId }) => unitId),
  );

  protected type(name: string, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.draft.update((draft) => ({ ...draft, [name]: value }));
  }

  protected async save(): Promise<void> {
    const event = this.event();
    const needed = this.fields()
      .filter(({ kind }) => kind !== 'optionalDay' && kind !== 'units')
      .map(({ name }) => ({
        where: name,
        label: `control.field.${name}`,
        value: this.draft()[name] ?? '',
      }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const body = stepBody(event, this.draft(), this.chosen());
    const about = this.about();
    const { year, slug } = this.act().act;
    let warnings: readonly Violation[] = [];
    const sent = await this.submission.send(() =>
      (about
        ? this.client.go(about.id, event, { ...body, version: about.version })
        : this.client.begin(String(year), slug, event, body)
      ).pipe(tap((taken) => (warnings = taken.warnings))),
    );
    if (sent) this.done.emit(warnings);
  }
}

/** Days that are most often today's. */
const TODAY = ['receivedOn', 'sentOn', 'calledOn', 'on'];
