import { afterNextRender, Component, computed, DOCUMENT, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import { Language } from '../../shell/language';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { PageHeader } from '../../ui/page-header';
import { Scripted } from '../../ui/scripted';
import { StatusBadge } from '../../ui/status-badge';
import { loadProblem, Submission } from '../../ui/submission';
import { Trap } from '../../ui/trap';
import { AdvisoryClient } from './advisory-client';

/**
 * An advisory council as everybody sees it: the call, the application without an account, then members, sittings and
 * minutes (MK639 15). The link of the confirmation brings the key after `#`, which no server sees.
 */
@Component({
  selector: 'vv-advisory-page',
  imports: [
    Scripted,
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    PageHeader,
    PluralPipe,
    StatusBadge,
    Trap,
  ],
  templateUrl: './advisory-page.html',
  styleUrl: './events.scss',
})
export class AdvisoryPage {
  private readonly client = inject(AdvisoryClient);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  readonly place = input.required<string>();
  readonly id = input.required<string>();
  /** Number of an application, from the link of its confirmation. */
  readonly pieteikums = input<string>();
  protected readonly page = rxResource({
    params: () => ({ place: this.place(), id: this.id() }),
    stream: ({ params }) => this.client.read(params.place, params.id),
  });
  protected readonly problem = loadProblem(this.page);
  protected readonly submission = new Submission();
  protected readonly withdrawal = new Submission();
  protected readonly done = signal<{ receipt: string; key: string } | null>(null);
  protected readonly withdrawn = signal(false);
  /** Without scripts the form is another one, which a link leads to. */
  protected readonly scripted = signal(false);
  protected readonly plainForm = computed(() => {
    const path = `/forma/${this.place()}/padomes/${this.id()}`;
    return this.language.current() === 'en' ? `${path}?valoda=en` : path;
  });
  private readonly key = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: '',
    organisation: '',
    email: '',
    motivation: '',
    adult: false,
    website: '',
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const title = this.page.hasValue()
        ? this.page.value().name
        : transloco.translate('events.advisory.title');
      const missing = this.problem()?.kind === 'notFound';
      meta.set({ title, ...(missing ? { hidden: true, status: 404 } : {}) });
    });
    afterNextRender(() => {
      this.scripted.set(true);
      this.key.set(this.document.location.hash.slice(1));
    });
  }

  protected async send(token: string): Promise<void> {
    const body = { ...this.form.getRawValue(), token, language: this.language.current() };
    await this.submission.send(() =>
      this.client.apply(this.place(), this.id(), body).pipe(tap((done) => this.done.set(done))),
    );
  }

  protected async withdraw(): Promise<void> {
    const done = this.done();
    const [receipt, key] = done ? [done.receipt, done.key] : [this.pieteikums() ?? '', this.key()];
    const taken = await this.withdrawal.send(() => this.client.withdraw(this.place(), receipt, key));
    this.withdrawn.set(taken);
    if (taken) this.page.reload();
  }
}
