import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { loadProblem, Submission } from '../ui/submission';
import { OrganisationsClient } from './organisations-client';

/** Claims of organisations that wait: an administrator checks each once, for all municipalities. */
@Component({
  selector: 'vv-organisation-decisions',
  imports: [Control, ErrorSummary, FailedRequest, Field, LegalDayPipe, TranslocoPipe],
  template: `
    <h2 id="organisation-decisions">{{ 'coordination.organisations.waiting' | transloco }}</h2>
    <p class="soft measure">{{ 'coordination.organisations.waitingText' | transloco }}</p>
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="claims.reload()" />
    } @else if (claims.hasValue()) {
      <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
      <ul class="plain-list">
        @for (one of pending(); track one.id) {
          <li>
            <p class="facts">
              <strong lang="lv">{{ one.name }}</strong>
              <span class="figures">{{ one.registrationNo }}</span>
              <span>{{ one.person }}</span>
              <span class="soft">{{ one.claimedDay | legalDay: 'short' }}</span>
            </p>
            <p class="small" lang="lv">{{ one.authority }} · {{ one.email }}</p>
            @if (one.known) {
              <p class="small soft">{{ 'coordination.organisations.known' | transloco }}</p>
            }
            <vv-field
              [name]="'basis-' + one.id"
              [where]="at() === one.id ? 'basis' : '-'"
              [label]="'coordination.organisations.basis' | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                lang="lv"
                maxlength="2000"
                [value]="basis()[one.id] ?? ''"
                (input)="write(one.id, $event)"
              />
            </vv-field>
            <div class="row">
              <button
                class="button compact"
                type="button"
                [attr.aria-label]="('coordination.organisations.confirm' | transloco) + ': ' + one.name"
                (click)="decide(one.id, true)"
              >
                {{ 'coordination.organisations.confirm' | transloco }}
              </button>
              <button
                class="button secondary compact"
                type="button"
                [attr.aria-label]="('coordination.organisations.refuse' | transloco) + ': ' + one.name"
                (click)="decide(one.id, false)"
              >
                {{ 'coordination.organisations.refuse' | transloco }}
              </button>
            </div>
          </li>
        } @empty {
          <li class="soft">{{ 'coordination.organisations.none' | transloco }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: var(--gap-6);
      padding-top: var(--gap-5);
      border-top: 1px solid var(--line);
    }

    li {
      max-width: var(--measure);
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--gap-1) var(--gap-4);
      margin: 0;
    }
  `,
})
export class OrganisationDecisions {
  private readonly client = inject(OrganisationsClient);
  protected readonly claims = rxResource({ stream: () => this.client.all() });
  protected readonly problem = loadProblem(this.claims);
  protected readonly submission = new Submission();
  protected readonly basis = signal<Readonly<Record<string, string>>>({});
  /** The claim that was decided last. */
  protected readonly at = signal('');
  protected readonly fields = computed(() => ({ basis: `basis-${this.at()}` }));
  protected readonly pending = computed(() =>
    this.claims.hasValue() ? this.claims.value().filter(({ state }) => state === 'pending') : [],
  );

  protected write(id: string, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.basis.update((all) => ({ ...all, [id]: value }));
  }

  protected async decide(id: string, confirmed: boolean): Promise<void> {
    this.at.set(id);
    const basis = (this.basis()[id] ?? '').trim();
    if (!this.submission.check(basis ? [] : [{ code: 'organisation.basis_missing', where: 'basis' }])) return;
    if (await this.submission.send(() => this.client.decide(id, { confirmed, basis }))) this.claims.reload();
  }
}
