import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EventDesk, ReachedGroup } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { planOfView } from './event-plan';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

/** Target groups: how each was invited, and how many of those invited took part (MK639 22.1). */
@Component({
  selector: 'vv-groups-panel',
  imports: [TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe],
  template: `
    @if (open.view(); as view) {
      @if (view.groups.length) {
        <section class="section" aria-labelledby="groups-reach">
          <h2 id="groups-reach">{{ 'events.groups.title' | transloco }}</h2>
          <vv-error-summary [violations]="submission.violations()" />
          <ul class="plain-list stack">
            @for (group of view.groups; track group.id) {
              <li class="card">
                <h3 lang="lv">{{ group.name }}</h3>
                @if (group.invitedDay) {
                  <p>
                    {{ 'events.groups.invited' | transloco }}
                    <time [attr.datetime]="group.invitedDay">{{
                      group.invitedDay | legalDay: 'short'
                    }}</time><span lang="lv">{{ group.invitedBy ? ', ' + group.invitedBy : '' }}</span>
                  </p>
                } @else {
                  <p class="soft">{{ 'events.groups.notInvited' | transloco }}</p>
                }
                <p class="figures">
                  {{
                    'events.groups.reach'
                      | transloco
                        : {
                            invited: group.invitedCount ?? '–',
                            registered: group.registered,
                            contributed: group.contributed,
                          }
                  }}
                </p>
                @if (editing() === group.id) {
                  <form class="measure" novalidate (submit)="$event.preventDefault(); save(view, group)">
                    <div class="pair">
                      <vv-field name="invitedDay" [label]="'events.groups.day' | transloco">
                        <input vvControl type="date" [value]="day()" (input)="day.set(value($event))" />
                      </vv-field>
                      <vv-field name="invitedCount" [label]="'events.groups.count' | transloco">
                        <input
                          vvControl
                          inputmode="numeric"
                          autocomplete="off"
                          [value]="count()"
                          (input)="count.set(value($event))"
                        />
                      </vv-field>
                    </div>
                    <vv-field name="invitedBy" [label]="'events.groups.by' | transloco">
                      <input
                        vvControl
                        lang="lv"
                        autocomplete="off"
                        [value]="by()"
                        (input)="by.set(value($event))"
                      />
                    </vv-field>
                    <button class="button compact" type="submit">
                      {{ 'events.groups.save' | transloco }}
                    </button>
                  </form>
                } @else if (open.may('participation.manage')) {
                  <button class="button secondary compact" type="button" (click)="edit(group)">
                    {{ 'events.groups.edit' | transloco
                    }}<span class="visually-hidden" lang="lv">: {{ group.name }}</span>
                  </button>
                }
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styleUrl: './events.scss',
})
export class GroupsPanel {
  private readonly client = inject(EventsClient);
  private readonly today = inject(Session).legalToday;
  protected readonly open = inject(OpenEvent);
  protected readonly submission = new Submission();
  protected readonly editing = signal('');
  protected readonly day = signal('');
  protected readonly count = signal('');
  protected readonly by = signal('');

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value.trim();
  }

  protected edit(group: ReachedGroup): void {
    this.editing.set(group.id);
    this.day.set(group.invitedDay ?? this.today() ?? '');
    this.count.set(group.invitedCount === null ? '' : String(group.invitedCount));
    this.by.set(group.invitedBy);
  }

  protected async save(view: EventDesk, group: ReachedGroup): Promise<void> {
    const plan = planOfView(view);
    const count = this.count();
    const groups = plan.groups.map((one) =>
      one.id === group.id
        ? {
            ...one,
            invitedDay: this.day() || null,
            invitedBy: this.by(),
            invitedCount: /^\d+$/.test(count) ? Number(count) : null,
          }
        : one,
    );
    const body = { ...plan, groups, version: view.version };
    if (!(await this.submission.send(() => this.client.change(this.open.place(), view.id, body)))) return;
    this.editing.set('');
    this.open.reload();
  }
}
