import { afterNextRender, Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { GiveView, OpinionFormStart, PublicParticipation, ViewReceipt } from '#libs/contracts';
import { checkView } from '#libs/participation-rules';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { DraftStore } from '../../ui/draft-store';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Scripted } from '../../ui/scripted';
import { Submission } from '../../ui/submission';
import { EventsClient } from './events-client';

/** "Izteikt viedokli": anybody, without an account, named only by choice. What is typed stays until it is accepted. */
@Component({
  selector: 'vv-view-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, LegalDayPipe, Scripted],
  templateUrl: './view-form.html',
  styleUrl: './events.scss',
})
export class ViewForm {
  private readonly client = inject(EventsClient);
  private readonly drafts = inject(DraftStore);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly event = input.required<PublicParticipation>();
  protected readonly submission = new Submission();
  protected readonly receipt = signal<ViewReceipt | null>(null);
  protected readonly start = signal<OpinionFormStart | null>(null);
  protected readonly scripted = signal(false);
  protected readonly signedAs = computed(() => this.session.person()?.name ?? null);
  protected readonly plainForm = computed(() => {
    const path = `/forma/${this.place()}/lidzdaliba/${encodeURIComponent(this.event().code)}`;
    return this.language.current() === 'en' ? `${path}?valoda=en` : path;
  });
  /** The key stands behind the `#`, which no server sees. */
  protected readonly link = computed(() => {
    const kept = this.receipt();
    const path = `/${this.place()}/lidzdaliba/${this.event().code}/viedoklis/${kept?.receipt ?? ''}`;
    return kept ? `${this.language.link(path)}#${kept.key}` : '';
  });
  protected readonly form = inject(NonNullableFormBuilder).group({
    text: '',
    groupId: '',
    name: '',
    organisation: '',
    email: '',
    named: false,
    adult: false,
    website: '',
  });

  constructor() {
    this.form.valueChanges
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.drafts.keep(this.key(), this.form.getRawValue()));
    afterNextRender(() => {
      this.scripted.set(true);
      const kept = this.drafts.read<Partial<ReturnType<typeof this.form.getRawValue>>>(this.key());
      if (kept) this.form.patchValue(kept, { emitEvent: false });
      this.client.form(this.place(), this.event().code).subscribe({
        next: (start) => this.start.set(start),
        error: () => this.submission.check([{ code: 'request.failed' }]),
      });
    });
  }

  protected async send(): Promise<void> {
    const start = this.start();
    const view = this.view();
    const signedAs = this.signedAs();
    const known = {
      ...view,
      ...(start?.adult ? { adult: true } : {}),
      ...(signedAs ? { name: signedAs } : {}),
    };
    if (!this.submission.check(checkView(known)) || !start) return;
    const { website } = this.form.getRawValue();
    const body = { ...view, token: start.token, website };
    const sent = await this.submission.send(() =>
      this.client
        .give(this.place(), this.event().code, body)
        .pipe(tap((receipt) => this.receipt.set(receipt))),
    );
    if (sent) this.drafts.drop(this.key());
  }

  /** What is empty is left out. */
  private view(): GiveView {
    const { text, named, adult, ...others } = this.form.getRawValue();
    const filled = (['groupId', 'name', 'organisation', 'email'] as const)
      .map((key) => [key, others[key].trim()] as const)
      .filter(([, value]) => value !== '');
    return {
      text,
      named,
      ...(adult ? { adult: true } : {}),
      language: this.language.current(),
      ...Object.fromEntries(filled),
    };
  }

  private key(): string {
    return `view:${this.place()}:${this.event().code}`;
  }
}
