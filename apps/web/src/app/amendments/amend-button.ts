import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { Language } from '../shell/language';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { Submission } from '../ui/submission';
import { AmendmentsClient } from './amendments-client';

/** Begins to amend an act in force; only for those who may start a dossier. */
@Component({
  selector: 'vv-amend-button',
  imports: [TranslocoPipe, ErrorSummary],
  template: `
    @if (may()) {
      <vv-error-summary [violations]="submission.violations()" />
      <button
        class="button secondary"
        [class.compact]="compact()"
        type="button"
        [attr.aria-disabled]="submission.busy() || null"
        [attr.aria-label]="('amendments.start' | transloco) + ': ' + title()"
        (click)="start()"
      >
        {{ 'amendments.start' | transloco }}
      </button>
    }
  `,
})
export class AmendButton {
  private readonly client = inject(AmendmentsClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly place = inject(Place);
  readonly year = input.required<number>();
  readonly slug = input.required<string>();
  readonly title = input.required<string>();
  readonly compact = input(false);

  protected readonly submission = new Submission();
  protected readonly may = computed(() => this.session.may('dossier.start', this.place.slug()));

  protected async start(): Promise<void> {
    let code = '';
    const started = await this.submission.send(() =>
      this.client.start(this.year(), this.slug()).pipe(tap((made) => (code = made.code))),
    );
    if (!started) return;
    const page = `/darbs/${this.place.slug() ?? ''}/akti/${encodeURIComponent(code)}/grozijumi`;
    await this.router.navigateByUrl(this.language.link(page));
  }
}
