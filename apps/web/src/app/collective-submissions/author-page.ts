import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom, tap } from 'rxjs';
import type { SubmissionEvent, Violation } from '#libs/contracts';
import { SUBMISSION_LIMITS } from '#libs/collective-submission-rules';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { emptyFields, loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CollectiveClient } from './collective-client';
import { SignatureBar } from './signature-bar';
import { STATE_TONES } from './standing';

const NEW = 'jauns';

/** A submission of one's own: written down, opened for signing, submitted (PL 56(3)). */
@Component({
  selector: 'vv-author-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    ArticleLink,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    LocalLink,
    PageHeader,
    SignatureBar,
    StatusBadge,
    ViolationText,
  ],
  templateUrl: './author-page.html',
})
export class AuthorPage {
  private readonly client = inject(CollectiveClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  protected readonly isNew = computed(() => this.code() === NEW);
  protected readonly tones = STATE_TONES;
  protected readonly limits = SUBMISSION_LIMITS;
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  private readonly which = () => (this.isNew() ? undefined : { place: this.place(), code: this.code() });
  protected readonly draft = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.draft(params.place, params.code),
  });
  protected readonly own = rxResource({
    params: this.which,
    stream: ({ params }) => this.client.own(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.draft);
  protected readonly form = inject(NonNullableFormBuilder).group({
    title: '',
    demand: '',
    grounds: '',
    address: '',
    email: '',
    phone: '',
    shown: false,
    collectUntil: '',
  });
  protected readonly paper = inject(NonNullableFormBuilder).control('0');
  protected readonly editable = computed(
    () => this.isNew() || (this.draft.hasValue() && this.draft.value().state === 'draft'),
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const title = this.draft.hasValue() ? this.draft.value().title : '';
      meta.set({ title: title || this.transloco.translate('collective.start'), hidden: true });
    });
    effect(() => {
      if (!this.draft.hasValue() || !this.own.hasValue()) return;
      const { title, demand, grounds, collectUntil } = this.draft.value();
      const { address, email, phone, shown } = this.own.value().author?.representative ?? {};
      this.form.setValue({
        title,
        demand,
        grounds,
        address: address ?? '',
        email: email ?? '',
        phone: phone ?? '',
        shown: shown ?? false,
        collectUntil: collectUntil ?? '',
      });
    });
  }

  protected next(event: SubmissionEvent): readonly Violation[] | null {
    return (this.own.hasValue() ? this.own.value().author?.next[event] : null) ?? null;
  }

  protected async save(): Promise<void> {
    const typed = this.form.getRawValue();
    const words = { ...typed, collectUntil: typed.collectUntil || null };
    const title = [{ where: 'title', label: 'collective.field.title', value: typed.title }];
    this.saved.set(false);
    if (!this.submission.check(emptyFields(title, this.transloco))) return;
    if (this.isNew()) {
      let code = '';
      const started = await this.submission.send(() =>
        this.client.start(this.place(), words).pipe(tap((answer) => (code = answer.code))),
      );
      if (started)
        await this.router.navigateByUrl(this.language.link(`/mans/kolektivie/${this.place()}/${code}`));
      return;
    }
    const version = this.version();
    if (
      !(await this.submission.send(() => this.client.save(this.place(), this.code(), { ...words, version })))
    )
      return;
    this.saved.set(true);
    this.reload();
  }

  protected async step(step: 'open' | 'withdraw'): Promise<void> {
    const action = this.transloco.translate(`collective.author.${step}`);
    const text = this.transloco.translate(`collective.author.${step}Sure`);
    if (!(await this.confirm.ask({ title: action, text, action, dangerous: step === 'withdraw' }))) return;
    // What was typed last is what is signed.
    if (step === 'open' && this.form.dirty) {
      await this.save();
      if (this.submission.violations().length > 0) return;
      const fresh = await firstValueFrom(this.client.own(this.place(), this.code()));
      await this.send(() => this.client.step(this.place(), this.code(), step, fresh.author?.version ?? 0));
      return;
    }
    await this.send(() => this.client.step(this.place(), this.code(), step, this.version()));
  }

  protected async submit(): Promise<void> {
    const action = this.transloco.translate('collective.author.submit');
    const text = this.transloco.translate('collective.author.submitSure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const claimed = Math.max(0, Math.trunc(Number(this.paper.value) || 0));
    await this.send(() => this.client.submit(this.place(), this.code(), this.version(), claimed));
  }

  private async send(request: Parameters<Submission['send']>[0]): Promise<void> {
    this.saved.set(false);
    if (await this.submission.send(request)) this.reload();
  }

  private version(): number {
    return this.own.hasValue() ? (this.own.value().author?.version ?? 0) : 0;
  }

  private reload(): void {
    this.form.markAsPristine();
    this.draft.reload();
    this.own.reload();
  }
}
