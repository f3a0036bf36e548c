import { afterNextRender, Component, DOCUMENT, effect, inject, input, signal } from '@angular/core';
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
import { loadProblem, Submission } from '../../ui/submission';
import { Trap } from '../../ui/trap';
import { EventsClient } from './events-client';

/**
 * A gathering and its registration, without an account. The link of the confirmation brings the key after `#`, which
 * no server sees; with it the registration can be taken back.
 */
@Component({
  selector: 'vv-meeting-page',
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
    Trap,
  ],
  templateUrl: './meeting-page.html',
  styleUrl: './events.scss',
})
export class MeetingPage {
  private readonly client = inject(EventsClient);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  readonly place = input.required<string>();
  readonly id = input.required<string>();
  /** Number of a registration, from the link of its confirmation. */
  readonly pieteikums = input<string>();
  protected readonly page = rxResource({
    params: () => ({ place: this.place(), id: this.id() }),
    stream: ({ params }) => this.client.meeting(params.place, params.id),
  });
  protected readonly problem = loadProblem(this.page);
  protected readonly submission = new Submission();
  protected readonly withdrawal = new Submission();
  protected readonly done = signal<{ receipt: string; key: string; link: string } | null>(null);
  protected readonly withdrawn = signal(false);
  private readonly key = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: '',
    email: '',
    organisation: '',
    groupId: '',
    needs: '',
    named: false,
    website: '',
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const title = this.page.hasValue()
        ? this.page.value().meeting.topic
        : transloco.translate('events.meetings');
      const missing = this.problem()?.kind === 'notFound';
      meta.set({ title, ...(missing ? { hidden: true, status: 404 } : {}) });
    });
    afterNextRender(() => this.key.set(this.document.location.hash.slice(1)));
  }

  protected async send(token: string): Promise<void> {
    const { groupId, ...typed } = this.form.getRawValue();
    const body = { ...typed, ...(groupId ? { groupId } : {}), token, language: this.language.current() };
    await this.submission.send(() =>
      this.client.register(this.place(), this.id(), body).pipe(tap((done) => this.done.set(done))),
    );
  }

  protected async withdraw(): Promise<void> {
    const done = this.done();
    const [receipt, key] = done ? [done.receipt, done.key] : [this.pieteikums() ?? '', this.key()];
    const taken = await this.withdrawal.send(() => this.client.unregister(this.place(), receipt, key));
    this.withdrawn.set(taken);
    if (taken) this.page.reload();
  }
}
