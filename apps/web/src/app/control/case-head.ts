import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ControlCaseView } from '#libs/contracts';
import { DeadlineChip } from '../ui/deadline-chip';
import { StatusBadge } from '../ui/status-badge';
import { controlTone } from './control-tone';

/** What a control is about, where it stands and by when something is due. */
@Component({
  selector: 'vv-control-case-head',
  imports: [TranslocoPipe, DeadlineChip, StatusBadge],
  template: `
    <h2 [id]="headingId()">
      {{
        (about().norms.length ? 'control.about.norms' : 'control.about.act')
          | transloco: { numbers: numbers() }
      }}
    </h2>
    <vv-status-badge [tone]="tone()">{{ 'control.state.' + about().state | transloco }}</vv-status-badge>
    @for (deadline of about().deadlines; track deadline.code) {
      <p>
        {{ 'procedure.deadline.' + deadline.code | transloco }}
        <vv-deadline-chip [day]="deadline.day" [article]="deadline.article" />
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--gap-2);
      justify-items: start;
    }

    h2 {
      margin-bottom: var(--gap-3);
    }
  `,
})
export class ControlCaseHead {
  readonly about = input.required<ControlCaseView>();
  /** By which the section around it is named. */
  readonly headingId = input.required<string>();
  protected readonly tone = computed(() => controlTone(this.about().state));
  protected readonly numbers = computed(() =>
    this.about()
      .norms.map(({ number }) => number)
      .join(', '),
  );
}
