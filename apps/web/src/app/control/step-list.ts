import { Component, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ControlStep } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { ControlClient } from './control-client';
import { STEP_FIELDS, type StepField } from './step-fields';

/** The steps of a control as they were recorded, with everything that was typed in. */
@Component({
  selector: 'vv-control-steps',
  imports: [TranslocoPipe, LegalDayPipe],
  template: `
    <ol class="plain-list">
      @for (step of steps(); track step.event) {
        <li>
          <h4>{{ 'control.done.' + step.event | transloco }}</h4>
          <dl>
            @for (field of shown(step); track field.name) {
              <div>
                <dt>{{ 'control.field.' + field.name | transloco }}</dt>
                <dd>
                  @switch (field.kind) {
                    @case ('day') {
                      {{ text(step, field) | legalDay: 'short' }}
                    }
                    @case ('optionalDay') {
                      {{ text(step, field) | legalDay: 'short' }}
                    }
                    @case ('url') {
                      <a [href]="text(step, field)" rel="noopener">{{ text(step, field) }}</a>
                    }
                    @case ('by') {
                      {{ 'control.by.' + text(step, field) | transloco }}
                    }
                    @case ('whole') {
                      {{ 'control.whole.' + (text(step, field) === 'true' ? 'yes' : 'no') | transloco }}
                    }
                    @default {
                      <span lang="lv">{{ text(step, field) }}</span>
                    }
                  }
                </dd>
              </div>
            }
          </dl>
          @if (step.file; as file) {
            <p class="small">
              @if (caseId()) {
                <a [href]="client.fileUrl(caseId(), step.event)" download>{{ file.name }}</a>
              } @else {
                {{ file.name }}
              }
            </p>
          }
          <p class="small soft" translate="no">{{ step.recordedBy }}</p>
        </li>
      }
    </ol>
  `,
  styles: `
    li {
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    h4 {
      margin: 0 0 var(--gap-2);
    }

    dl {
      display: grid;
      gap: var(--gap-2) var(--gap-5);
      margin: 0;
    }

    dt {
      color: var(--ink-soft);
      font-size: var(--size-s);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    @media (min-width: 40rem) {
      dl {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class ControlSteps {
  protected readonly client = inject(ControlClient);
  readonly steps = input.required<readonly ControlStep[]>();
  /** Whose documents the reader may have; empty where only their names are shown. */
  readonly caseId = input('');

  /** Fields that were filled in; the norms stand above the steps. */
  protected shown(step: ControlStep): StepField[] {
    return STEP_FIELDS[step.event].filter(
      (field) => !['units', 'sitting'].includes(field.kind) && this.text(step, field) !== '',
    );
  }

  protected text(step: ControlStep, { name }: StepField): string {
    const value = (step.input as unknown as Record<string, unknown>)[name];
    return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
  }
}
