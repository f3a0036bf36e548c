import { Component, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ActRef } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { ControlClient } from './control-client';
import { controlTone } from './control-tone';

/** How the lawfulness of an act in force was controlled, for everybody; nothing where it never was. */
@Component({
  selector: 'vv-act-control',
  imports: [TranslocoPipe, LegalDayPipe, StatusBadge],
  template: `
    @if (cases.hasValue()) {
      @for (one of cases.value(); track $index) {
        <section class="notice" [attr.aria-label]="'control.public.title' | transloco">
          <p class="row">
            <strong>{{
              (one.norms.length ? 'control.about.norms' : 'control.about.act')
                | transloco: { numbers: one.norms.join(', ') }
            }}</strong>
            <vv-status-badge [tone]="tone(one.state)">{{
              'control.state.' + one.state | transloco
            }}</vv-status-badge>
          </p>
          <ul class="plain-list small">
            @for (step of one.steps; track step.event) {
              <li>
                <time [attr.datetime]="step.day">{{ step.day | legalDay: 'short' }}</time>
                {{ 'control.done.' + step.event | transloco }}
                @if (step.number; as number) {
                  @if (step.url; as url) {
                    <a [href]="url" rel="noopener" lang="lv">{{
                      'control.public.number' | transloco: { number }
                    }}</a>
                  } @else {
                    <span lang="lv">{{ 'control.public.number' | transloco: { number } }}</span>
                  }
                }
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
})
export class ActControl {
  private readonly client = inject(ControlClient);
  readonly place = input.required<string>();
  readonly act = input.required<Pick<ActRef, 'year' | 'slug'>>();
  protected readonly tone = controlTone;
  protected readonly cases = rxResource({
    params: () => ({ place: this.place(), year: this.act().year, slug: this.act().slug }),
    stream: ({ params }) => this.client.published(params.place, params.year, params.slug),
  });
}
