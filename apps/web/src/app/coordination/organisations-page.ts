import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { OrganisationClaimState, Violation } from '#libs/contracts';
import { registrationNumber } from '#libs/coordination-rules';
import { PageMeta } from '../shell/page-meta';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { loadProblem, Submission } from '../ui/submission';
import { OrganisationsClient } from './organisations-client';

/** Organisations that the reader speaks for: each is claimed once, by its registration number, for all municipalities. */
@Component({
  selector: 'vv-organisations-page',
  imports: [
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    PageHeader,
    StatusBadge,
    TranslocoPipe,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'coordination.organisations.title' | transloco">
        <p class="lead">{{ 'coordination.organisations.text' | transloco }}</p>
      </vv-page-header>
      @if (problem(); as problem) {
        <vv-failed-request [problem]="problem" (retry)="claims.reload()" />
      } @else if (claims.hasValue()) {
        @if (claims.value().length) {
          <ul class="plain-list">
            @for (one of claims.value(); track one.id) {
              <li>
                <strong lang="lv">{{ one.name }}</strong>
                <span class="figures soft">{{ one.registrationNo }}</span>
                <vv-status-badge [tone]="tone(one.state)">{{
                  'coordination.organisations.state.' + one.state | transloco
                }}</vv-status-badge>
                <span class="small soft">{{ one.decidedDay ?? one.claimedDay | legalDay: 'short' }}</span>
                @if (one.state === 'refused') {
                  <span lang="lv">{{ one.basis }}</span>
                }
              </li>
            }
          </ul>
        }
        <div role="status">
          @if (sent()) {
            <p class="notice good">{{ 'coordination.organisations.sent' | transloco }}</p>
          }
        </div>
        <section class="section" aria-labelledby="claim-title">
          <h2 id="claim-title">{{ 'coordination.organisations.claim' | transloco }}</h2>
          <form novalidate (submit)="$event.preventDefault(); send()">
            <vv-error-summary [violations]="submission.violations()" />
            @for (field of fields; track field.name) {
              <vv-field
                [name]="field.name"
                [label]="'coordination.organisations.' + field.name | transloco"
                [hint]="field.hint ? ('coordination.organisations.' + field.name + 'Hint' | transloco) : ''"
                [violations]="submission.violations()"
              >
                <input
                  vvControl
                  [type]="field.type"
                  [attr.inputmode]="field.name === 'registrationNo' ? 'numeric' : null"
                  lang="lv"
                  autocomplete="off"
                  [value]="values()[field.name]"
                  (input)="set(field.name, $event)"
                />
              </vv-field>
            }
            <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
              {{ 'coordination.organisations.send' | transloco }}
            </button>
          </form>
        </section>
      } @else {
        <p role="status" class="soft">{{ 'bylaws.loading' | transloco }}</p>
      }
    </div>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--gap-1) var(--gap-4);
      padding-block: var(--gap-3);
      border-top: 1px solid var(--line);
    }

    form {
      max-width: var(--measure);
    }
  `,
})
export class OrganisationsPage {
  private readonly client = inject(OrganisationsClient);
  protected readonly claims = rxResource({ stream: () => this.client.mine() });
  protected readonly problem = loadProblem(this.claims);
  protected readonly submission = new Submission();
  protected readonly sent = signal(false);
  protected readonly fields = [
    { name: 'registrationNo', type: 'text', hint: true },
    { name: 'name', type: 'text', hint: false },
    { name: 'email', type: 'email', hint: true },
    { name: 'authority', type: 'text', hint: true },
  ] as const;
  protected readonly values = signal({ registrationNo: '', name: '', email: '', authority: '' });
  protected readonly tone = (state: OrganisationClaimState): StatusTone => TONES[state];
  private readonly missing = computed(() => {
    const { registrationNo, name, email, authority } = this.values();
    const violations: Violation[] = [];
    if (registrationNumber(registrationNo) === null)
      violations.push({ code: 'organisation.number_wrong', where: 'registrationNo' });
    if (!name.trim()) violations.push({ code: 'organisation.name_missing', where: 'name' });
    if (!email.includes('@')) violations.push({ code: 'organisation.email_missing', where: 'email' });
    if (!authority.trim()) violations.push({ code: 'organisation.authority_missing', where: 'authority' });
    return violations;
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => meta.set({ title: transloco.translate('coordination.organisations.title'), hidden: true }));
  }

  protected set(name: keyof ReturnType<typeof this.values>, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.values.update((all) => ({ ...all, [name]: value }));
  }

  protected async send(): Promise<void> {
    this.sent.set(false);
    if (!this.submission.check(this.missing())) return;
    if (!(await this.submission.send(() => this.client.claim(this.values())))) return;
    this.values.set({ registrationNo: '', name: '', email: '', authority: '' });
    this.sent.set(true);
    this.claims.reload();
  }
}

const TONES: Record<OrganisationClaimState, StatusTone> = {
  pending: 'info',
  confirmed: 'good',
  refused: 'bad',
};
