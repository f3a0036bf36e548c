import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { tap } from 'rxjs';
import type { OpinionFormStart, OpinionReceipt } from '#libs/contracts';
import { checkOpinion } from '#libs/participation-rules';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { DraftStore } from '../ui/draft-store';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { loadProblem, Submission } from '../ui/submission';
import { AuthorFields } from './author-fields';
import { FilePicker } from './file-picker';
import { emptyDraft, toSubmission, type OpinionDraft } from './opinion-draft';
import { OpinionFields } from './opinion-fields';
import { ParticipationClient } from './participation-client';
import { StageBanner } from './stage-banner';
import { unitChoices } from './unit-names';
import { WordingDiff } from './wording-diff';

/** Fields of the first step; what is wrong with others is told in the second. */
const FIRST = new Set(['text', 'wording', 'unitId', 'kind']);

/** Giving an opinion: what, who, check, done. What is typed stays in this browser until the server has it. */
@Component({
  selector: 'vv-opinion-form-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AuthorFields,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    FilePicker,
    LegalDayPipe,
    LocalLink,
    OpinionFields,
    StageBanner,
    WordingDiff,
  ],
  templateUrl: './opinion-form-page.html',
  styleUrl: './opinion-form-page.scss',
})
export class OpinionFormPage {
  private readonly client = inject(ParticipationClient);
  private readonly drafts = inject(DraftStore);
  private readonly language = inject(Language);
  private readonly injector = inject(Injector);
  private readonly session = inject(Session);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  /** From the address: the unit that the reader wants to comment on. */
  readonly punkts = input<string>();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  private readonly where = () => ({ place: this.place(), code: this.code() });
  protected readonly stage = rxResource({
    params: this.where,
    stream: ({ params }) => this.client.stage(params.place, params.code),
  });
  private readonly texts = rxResource({
    params: this.where,
    stream: ({ params }) => this.client.texts(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.stage);
  protected readonly units = computed(() => unitChoices(this.texts.hasValue() ? this.texts.value() : null));
  private readonly unit = computed(() => this.units().find(({ id }) => id === this.draft().unitId));
  protected readonly chosen = computed(() => this.unit()?.about ?? '');
  protected readonly shownWording = computed(() => this.unit()?.wording ?? '');

  protected readonly step = signal(1);
  protected readonly draft = linkedSignal<OpinionDraft>(() => this.kept());
  /** The field that only programs fill in. */
  protected readonly website = signal('');
  protected readonly submission = new Submission();
  protected readonly receipt = signal<OpinionReceipt | null>(null);
  protected readonly start = signal<OpinionFormStart | null>(null);
  /** Chosen files stay in the page only: a browser does not let them be kept. */
  protected readonly files = signal<readonly File[]>([]);
  /** Without scripts the form is another one, which a link leads to. */
  protected readonly scripted = signal(false);
  protected readonly plainForm = computed(() => {
    const unit = this.punkts();
    const query = [...(unit ? [`punkts=${encodeURIComponent(unit)}`] : [])];
    if (this.language.current() === 'en') query.push('valoda=en');
    const path = `/forma/${this.place()}/${encodeURIComponent(this.code())}`;
    return query.length > 0 ? `${path}?${query.join('&')}` : path;
  });
  protected readonly unsent = signal<readonly string[]>([]);
  protected readonly signedAs = computed(() => this.session.person()?.name ?? null);
  protected readonly link = computed(() => {
    const receipt = this.receipt();
    return receipt
      ? `${this.language.link(`/${this.place()}/viedoklis/${receipt.receipt}`)}#${receipt.key}`
      : '';
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const stage = this.stage.hasValue() ? this.stage.value() : null;
      const name = transloco.translate(
        this.receipt() ? 'participation.form.done' : 'participation.form.title',
      );
      const missing = this.problem()?.kind === 'notFound';
      meta.set({
        title: stage ? `${name}: ${stage.dossier.title}` : name,
        ...(missing ? { status: 404, hidden: true } : {}),
      });
    });
    // The token says when the form was opened, so only the browser asks for it.
    afterNextRender(() => {
      this.scripted.set(true);
      effect(() => this.open(), { injector: this.injector });
    });
  }

  protected type(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  protected next(): void {
    const violations = this.mistakes();
    const now = this.step() === 1 ? violations.filter(({ where }) => FIRST.has(where ?? '')) : violations;
    if (this.submission.check(now)) this.go(this.step() + 1);
  }

  protected go(step: number): void {
    this.submission.clear();
    this.step.set(step);
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async send(stageId: string): Promise<void> {
    const start = this.start();
    if (!this.submission.check(this.mistakes()) || !start) return;
    const website = this.website();
    const body = {
      ...toSubmission(this.draft(), this.language.current()),
      token: start.token,
      ...(website ? { website } : {}),
    };
    const sent = await this.submission.send(() =>
      this.client.submit(this.place(), stageId, body).pipe(tap((receipt) => this.receipt.set(receipt))),
    );
    if (!sent) return;
    this.drafts.drop(this.key());
    await this.sendFiles();
    this.go(4);
  }

  /** The opinion is kept already; a file that is refused is named and can be added at the opinion itself. */
  private async sendFiles(): Promise<void> {
    const receipt = this.receipt();
    if (!receipt) return;
    for (const file of this.files()) {
      const upload = new Submission();
      const taken = await upload.send(() =>
        this.client.attach(this.place(), receipt.receipt, receipt.key, file),
      );
      if (!taken) this.unsent.update((names) => [...names, file.name]);
    }
  }

  protected trap(event: Event): void {
    this.website.set((event.target as HTMLInputElement).value);
  }

  private open(): void {
    const stage = this.stage.hasValue() ? this.stage.value() : null;
    if (!stage?.acceptsOpinions || this.start()) return;
    this.client.startForm(this.place(), stage.id).subscribe({
      next: (start) => this.start.set(start),
      error: () => this.submission.check([{ code: 'request.failed' }]),
    });
  }

  private mistakes() {
    const opinion = toSubmission(this.draft(), this.language.current());
    const signedAs = this.signedAs();
    const known = this.start()?.adult ? { ...opinion, adult: true } : opinion;
    const decision = checkOpinion(signedAs ? { ...known, authorName: signedAs } : known);
    return decision.allowed ? [] : decision.violations;
  }

  private kept(): OpinionDraft {
    const kept = this.drafts.read<OpinionDraft>(this.key());
    const unit = this.punkts();
    const draft = { ...emptyDraft(), ...kept };
    // A wording for another place is not one for this.
    return unit && unit !== draft.unitId ? { ...draft, unitId: unit, wording: '' } : draft;
  }

  private key(): string {
    return `opinion:${this.place()}:${this.code()}`;
  }
}
