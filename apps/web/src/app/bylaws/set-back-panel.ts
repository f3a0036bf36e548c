import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DossierView } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { BylawsClient } from './bylaws-client';
import { OpenDossier } from './open-dossier';
import { Words } from './words';

/** Steps that lead back or end the drafting, away from the main button: return to drafting, withdraw with a reason. */
@Component({
  selector: 'vv-set-back-panel',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    @if (dossier.view(); as view) {
      @if (returns() || withdraws()) {
        <details class="other">
          <summary>{{ 'bylaws.back.title' | transloco }}</summary>
          <div class="body">
            <vv-error-summary [violations]="submission.violations()" [fields]="{ reason: 'reason' }" />
            @if (returns()) {
              <section>
                <h3>{{ 'procedure.event.returnToDraft' | transloco }}</h3>
                <p>{{ 'bylaws.back.returnText' | transloco }}</p>
                <button
                  class="button secondary"
                  type="button"
                  [attr.aria-disabled]="submission.busy() || null"
                  (click)="back(view)"
                >
                  {{ 'procedure.event.returnToDraft' | transloco }}
                </button>
              </section>
            }
            @if (withdraws()) {
              <section>
                <h3>{{ 'procedure.event.withdraw' | transloco }}</h3>
                <p>{{ 'bylaws.back.withdrawText' | transloco }}</p>
                <vv-field
                  name="reason"
                  [label]="'bylaws.back.reason' | transloco"
                  [hint]="'bylaws.back.reasonHint' | transloco"
                  [violations]="submission.violations()"
                >
                  <textarea
                    vvControl
                    lang="lv"
                    rows="3"
                    maxlength="4000"
                    [value]="reason()"
                    (input)="type($event)"
                  ></textarea>
                </vv-field>
                <button
                  class="button danger"
                  type="button"
                  [attr.aria-disabled]="submission.busy() || null"
                  (click)="withdraw(view)"
                >
                  {{ 'procedure.event.withdraw' | transloco }}
                </button>
              </section>
            }
          </div>
        </details>
      }
    }
  `,
  styles: `
    .other {
      border-top: 1px solid var(--line);
      padding-top: var(--gap-4);
    }

    summary {
      color: var(--ink-soft);
      cursor: pointer;
      font-weight: 600;
    }

    .body {
      display: grid;
      gap: var(--gap-6);
      max-width: var(--measure);
      margin-top: var(--gap-4);
    }

    h3 {
      margin-bottom: var(--gap-2);
    }
  `,
})
export class SetBackPanel {
  private readonly client = inject(BylawsClient);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);
  private readonly words = inject(Words);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly reason = signal(this.drafts.read<string>(this.key()) ?? '');

  protected readonly returns = computed(() => this.offered('returnToDraft'));
  protected readonly withdraws = computed(() => this.offered('withdraw'));

  protected type(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
    this.drafts.keep(this.key(), this.reason());
  }

  protected async back(view: DossierView): Promise<void> {
    const action = this.words.event('returnToDraft');
    const text = this.transloco.translate('bylaws.back.returnText');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const body = { event: 'returnToDraft', version: view.version };
    if (await this.submission.send(() => this.client.advance(view.id, body))) this.dossier.reload();
  }

  protected async withdraw(view: DossierView): Promise<void> {
    const reason = this.reason().trim();
    if (!this.submission.check(reason ? [] : [{ code: 'reason_missing', where: 'reason' }])) return;
    const action = this.words.event('withdraw');
    const text = this.transloco.translate('bylaws.back.withdrawSure', { code: view.code });
    if (!(await this.confirm.ask({ title: action, text, action, dangerous: true }))) return;
    const body = { version: view.version, reason };
    if (!(await this.submission.send(() => this.client.withdraw(view.id, body)))) return;
    this.drafts.drop(this.key());
    this.dossier.reload();
  }

  private key(): string {
    return `withdraw:${this.dossier.place()}:${this.dossier.code()}`;
  }

  private offered(event: string): boolean {
    return this.dossier.view()?.availableEvents.some((one) => one.event === event && one.permitted) ?? false;
  }
}
