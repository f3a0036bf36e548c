import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LegalDay, RestrictionView, Violation } from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';

/** What is only stored because of a request, since when and why; it is lifted after the person was told (GDPR 18(3)). */
@Component({
  selector: 'vv-restriction-list',
  imports: [TranslocoPipe, ArticleLink, Control, Field, LegalDayPipe, StatusBadge],
  template: `
    <section class="section" aria-labelledby="restrictions">
      <h2 id="restrictions">{{ 'records.restrict.list' | transloco }}</h2>
      @for (one of restrictions(); track one.id) {
        <article class="card">
          <h3>
            {{ 'records.holding.' + one.key | transloco }}
            <vv-status-badge [tone]="one.lifted ? 'idle' : 'warn'">{{
              (one.lifted ? 'records.restrict.lifted' : 'records.restrict.running') | transloco
            }}</vv-status-badge>
          </h3>
          <p>
            {{ 'records.restrict.since' | transloco: { day: (one.since | legalDay) } }}
            {{ 'records.restrict.grounds.' + one.ground | transloco }}.
            <vv-article-link [article]="one.article" />
          </p>
          @if (one.lifted; as lifted) {
            <p>
              {{ 'records.restrict.liftedOn' | transloco: { day: (lifted.on | legalDay) } }}
              {{ lifted.reason }}
              <span class="under small">{{
                'records.restrict.toldOn' | transloco: { day: (lifted.informedOn | legalDay) }
              }}</span>
            </p>
          } @else if (lifting() === one.id) {
            <form
              class="form"
              novalidate
              (submit)="$event.preventDefault(); send(one.id, reason.value, told.value)"
            >
              <vv-field
                name="reason"
                [label]="'records.restrict.reason' | transloco"
                [violations]="violations()"
              >
                <textarea #reason vvControl rows="2" lang="lv" maxlength="2000"></textarea>
              </vv-field>
              <vv-field
                name="informedOn"
                [label]="'records.restrict.informedOn' | transloco"
                [hint]="'records.restrict.informedHint' | transloco"
                [violations]="violations()"
              >
                <input #told vvControl type="date" [value]="session.legalToday() ?? ''" />
              </vv-field>
              <p class="row">
                <button class="button" type="submit" [attr.aria-disabled]="busy() || null">
                  {{ 'records.restrict.lift' | transloco }}
                </button>
                <button class="button secondary" type="button" (click)="lifting.set(null)">
                  {{ 'ui.cancel' | transloco }}
                </button>
              </p>
            </form>
          } @else if (handles()) {
            <button class="button secondary compact" type="button" (click)="lifting.set(one.id)">
              {{ 'records.restrict.lift' | transloco }}
            </button>
          }
        </article>
      }
    </section>
  `,
  styleUrl: './records.scss',
})
export class RestrictionList {
  protected readonly session = inject(Session);
  readonly restrictions = input.required<readonly RestrictionView[]>();
  readonly handles = input(false);
  readonly violations = input.required<readonly Violation[]>();
  readonly busy = input(false);
  readonly lifted = output<{ id: string; reason: string; informedOn: LegalDay }>();
  protected readonly lifting = signal<string | null>(null);

  protected send(id: string, reason: string, informedOn: LegalDay): void {
    this.lifted.emit({ id, reason, informedOn });
  }
}
