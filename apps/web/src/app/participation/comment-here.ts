import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { OpinionFormStart, OpinionReceipt } from '#libs/contracts';
import { checkOpinion } from '#libs/participation-rules';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { unitAnchor } from '../ui/law-html';
import { Submission } from '../ui/submission';
import { AuthorFields } from './author-fields';
import { emptyDraft, toSubmission, type OpinionDraft } from './opinion-draft';
import { OpinionFields } from './opinion-fields';
import { ParticipationClient } from './participation-client';
import { unitChoices } from './unit-names';

/**
 * The opinion form right below the point it is about. It moves to the point inside the written text; whoever has no
 * scripts follows the link of the point to the form's own page instead.
 */
@Component({
  selector: 'vv-comment-here',
  imports: [TranslocoPipe, AuthorFields, ErrorSummary, OpinionFields],
  templateUrl: './comment-here.html',
  styleUrl: './comment-here.scss',
  host: { '(keydown.escape)': 'close()' },
})
export class CommentHere {
  private readonly client = inject(ParticipationClient);
  private readonly drafts = inject(DraftStore);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  readonly stageId = input.required<string>();
  readonly unitId = input.required<string>();
  readonly closed = output();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  private readonly texts = rxResource({
    params: () => ({ place: this.place(), code: this.code() }),
    stream: ({ params }) => this.client.texts(params.place, params.code),
  });
  protected readonly units = computed(() => unitChoices(this.texts.hasValue() ? this.texts.value() : null));
  protected readonly about = computed(() => this.units().find(({ id }) => id === this.unitId())?.about ?? '');
  protected readonly draft = signal<OpinionDraft>(emptyDraft());
  protected readonly start = signal<OpinionFormStart | null>(null);
  protected readonly receipt = signal<OpinionReceipt | null>(null);
  protected readonly website = signal('');
  protected readonly submission = new Submission();
  protected readonly signedAs = computed(() => this.session.person()?.name ?? null);
  protected readonly link = computed(() => {
    const receipt = this.receipt();
    return receipt
      ? `${this.language.link(`/${this.place()}/viedoklis/${receipt.receipt}`)}#${receipt.key}`
      : '';
  });

  constructor() {
    effect(() => {
      const unit = this.unitId();
      const stageId = this.stageId();
      untracked(() => this.begin(unit, stageId));
    });
  }

  protected type(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  protected trap(event: Event): void {
    this.website.set((event.target as HTMLInputElement).value);
  }

  protected async send(): Promise<void> {
    const start = this.start();
    const opinion = toSubmission(this.draft(), this.language.current());
    const signedAs = this.signedAs();
    const known = start?.adult ? { ...opinion, adult: true } : opinion;
    const decision = checkOpinion(signedAs ? { ...known, authorName: signedAs } : known);
    if (!this.submission.check(decision.allowed ? [] : decision.violations) || !start) return;
    const website = this.website();
    const body = { ...opinion, token: start.token, ...(website ? { website } : {}) };
    const sent = await this.submission.send(() =>
      this.client
        .submit(this.place(), this.stageId(), body)
        .pipe(tap((receipt) => this.receipt.set(receipt))),
    );
    if (!sent) return;
    this.drafts.drop(this.key());
    this.focus();
  }

  protected close(): void {
    const unit = this.unitId();
    this.closed.emit();
    this.document.querySelector<HTMLElement>(`.unit-action[data-unit="${unit}"]`)?.focus();
  }

  private begin(unit: string, stageId: string): void {
    const kept = this.drafts.read<OpinionDraft>(this.key());
    this.draft.set({ ...emptyDraft(), ...kept, unitId: unit });
    this.receipt.set(null);
    this.submission.clear();
    this.client.startForm(this.place(), stageId).subscribe({
      next: (start) => this.start.set(start),
      error: () => this.submission.check([{ code: 'request.failed' }]),
    });
    const at = this.document.getElementById(unitAnchor(unit));
    (at?.querySelector(':scope > .text') ?? at?.firstElementChild)?.after(this.host.nativeElement);
    this.focus();
  }

  private focus(): void {
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }

  private key(): string {
    return `opinion:${this.place()}:${this.code()}:${this.unitId()}`;
  }
}
