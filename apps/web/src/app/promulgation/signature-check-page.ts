import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { ReactiveFormsModule, FormGroup } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { ContainerCheck } from '#libs/contracts';
import { PageMeta } from '../shell/page-meta';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { PageHeader } from '../ui/page-header';
import { emptyFields, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { ContainerReport } from './container-report';

/** Tells what any signed container holds, or everything that is wrong with it; nothing is kept. */
@Component({
  selector: 'vv-signature-check-page',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    ContainerReport,
    Control,
    ErrorSummary,
    Field,
    PageHeader,
    ViolationText,
  ],
  template: `
    <div class="page">
      <vv-page-header [title]="'promulgation.check.title' | transloco">
        <p class="measure">{{ 'promulgation.check.lead' | transloco }}</p>
      </vv-page-header>
      <form class="measure" [formGroup]="form" novalidate (ngSubmit)="check()">
        <vv-error-summary [violations]="submission.violations()" />
        <vv-field
          name="file"
          [label]="'promulgation.check.file' | transloco"
          [hint]="'promulgation.check.fileHint' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl type="file" accept=".edoc,.asice,.sce" (change)="pick($event)" />
        </vv-field>
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'promulgation.check.run' | transloco }}
        </button>
      </form>
      <div role="status">
        @if (result(); as found) {
          <section class="result" aria-labelledby="result-title">
            <h2 id="result-title" translate="no">{{ found.name }}</h2>
            @if (found.valid) {
              <p class="notice good">{{ 'promulgation.check.good' | transloco }}</p>
              <vv-container-report [report]="found.report" />
            } @else {
              <div class="notice bad">
                <p>
                  <strong>{{ 'promulgation.check.bad' | transloco }}</strong>
                </p>
                <ul>
                  @for (violation of found.violations; track $index) {
                    <li>{{ violation | violationText }}</li>
                  }
                </ul>
              </div>
            }
            <p class="small soft digest">{{ 'promulgation.signed.digest' | transloco }} {{ found.digest }}</p>
          </section>
        }
      </div>
    </div>
  `,
  styles: `
    .result {
      margin-top: var(--gap-6);
    }

    h2,
    .digest {
      overflow-wrap: anywhere;
    }
  `,
})
export class SignatureCheckPage {
  private readonly http = inject(HttpClient);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();

  protected readonly form = new FormGroup({});
  protected readonly submission = new Submission();
  protected readonly result = signal<ContainerCheck | null>(null);
  private readonly file = signal<File | null>(null);

  constructor() {
    inject(PageMeta).set({ title: this.transloco.translate('promulgation.check.title'), hidden: true });
  }

  protected pick(event: Event): void {
    this.file.set((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected async check(): Promise<void> {
    this.result.set(null);
    const file = this.file();
    const needed = [{ where: 'file', label: 'promulgation.check.file', value: file?.name ?? '' }];
    if (!this.submission.check(emptyFields(needed, this.transloco)) || !file) return;
    const form = new FormData();
    form.set('file', file);
    const url = `/api/m/${encodeURIComponent(this.place())}/signatures/check`;
    await this.submission.send(() =>
      this.http.post<ContainerCheck>(url, form).pipe(tap((found) => this.result.set(found))),
    );
  }
}
