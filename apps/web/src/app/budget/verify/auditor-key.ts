import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { from, tap } from 'rxjs';
import type { AuditorKeyFile } from '#libs/verifiable-ballot';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { saveFile } from '../../ui/save-file';
import { Submission } from '../../ui/submission';
import { VoteCheck } from './vote-check';

const LEAST_PASSPHRASE = 12;

/** Makes an auditor's key on the auditor's own device: a file to keep, and a public key to give to the municipality. */
@Component({
  selector: 'vv-auditor-key',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, Icon],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="make()">
      <vv-error-summary [violations]="submission.violations()" />
      <vv-field
        name="newPassphrase"
        [label]="'budget.verify.auditor.passphrase' | transloco"
        [hint]="'budget.verify.auditor.newHint' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl type="password" formControlName="newPassphrase" maxlength="200" autocomplete="off" />
      </vv-field>
      <button class="button secondary" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'budget.verify.auditor.make' | transloco }}
      </button>
    </form>
    <div role="status">
      @if (key(); as made) {
        <p>{{ 'budget.verify.auditor.made' | transloco }}</p>
        <p class="code" translate="no">{{ made.publicKey }}</p>
        <p>
          <button class="button" type="button" (click)="save(made)">
            <vv-icon name="download" />{{ 'budget.verify.auditor.save' | transloco }}
          </button>
        </p>
      }
    </div>
  `,
  styleUrl: './findings.scss',
})
export class AuditorKey {
  private readonly checks = inject(VoteCheck);
  private readonly document = inject(DOCUMENT);
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({ newPassphrase: '' });
  protected readonly key = signal<AuditorKeyFile | null>(null);

  protected async make(): Promise<void> {
    const { newPassphrase } = this.form.getRawValue();
    if (newPassphrase.length < LEAST_PASSPHRASE) {
      this.submission.check([{ code: 'auditor_passphrase_short', where: 'newPassphrase' }]);
      return;
    }
    this.key.set(null);
    try {
      await this.submission.send(() =>
        from(this.checks.newKey(newPassphrase)).pipe(tap((made) => this.key.set(made))),
      );
    } finally {
      if (!this.key()) this.submission.check([{ code: 'auditor_key_failed' }]);
    }
  }

  protected save(made: AuditorKeyFile): void {
    const text = `${JSON.stringify(made, null, 1)}\n`;
    saveFile(this.document, new Blob([text], { type: 'application/json' }), 'revidenta-atslega.json');
  }
}
