import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { LegalDayPipe } from '../ui/format-pipes';
import { loadProblem } from '../ui/submission';
import { Trap } from '../ui/trap';
import { AuthorFields } from './author-fields';
import { FilePicker } from './file-picker';
import type { OpinionDraft } from './opinion-draft';
import { OpinionFields } from './opinion-fields';
import { OpinionGiving } from './opinion-giving';
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
    Trap,
    WordingDiff,
  ],
  templateUrl: './opinion-form-page.html',
  styleUrl: './opinion-form-page.scss',
})
export class OpinionFormPage {
  private readonly client = inject(ParticipationClient);
  private readonly language = inject(Language);
  private readonly injector = inject(Injector);
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
  private readonly unit = computed(() => this.units().find(({ id }) => id === this.giving.draft().unitId));
  protected readonly chosen = computed(() => this.unit()?.about ?? '');
  protected readonly shownWording = computed(() => this.unit()?.wording ?? '');

  protected readonly step = signal(1);
  protected readonly giving = new OpinionGiving(
    () => this.place(),
    () => `opinion:${this.place()}:${this.code()}`,
  );
  /** Without scripts the form is another one, which a link leads to. */
  protected readonly scripted = signal(false);
  protected readonly plainForm = computed(() => {
    const unit = this.punkts();
    const query = [...(unit ? [`punkts=${encodeURIComponent(unit)}`] : [])];
    if (this.language.current() === 'en') query.push('valoda=en');
    const path = `/forma/${this.place()}/${encodeURIComponent(this.code())}`;
    return query.length > 0 ? `${path}?${query.join('&')}` : path;
  });
  constructor() {
    effect(() => {
      const unit = this.punkts();
      this.code();
      untracked(() => this.giving.draft.set(this.kept(unit)));
    });
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const stage = this.stage.hasValue() ? this.stage.value() : null;
      const name = transloco.translate(
        this.giving.receipt() ? 'participation.form.done' : 'participation.form.title',
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

  protected next(): void {
    const violations = this.giving.mistakes();
    const now = this.step() === 1 ? violations.filter(({ where }) => FIRST.has(where ?? '')) : violations;
    if (this.giving.submission.check(now)) this.go(this.step() + 1);
  }

  protected go(step: number): void {
    this.giving.submission.clear();
    this.step.set(step);
    afterNextRender(() => this.heading()?.nativeElement.focus(), { injector: this.injector });
  }

  protected async send(stageId: string): Promise<void> {
    const sent = await this.giving.send((opinion) => this.client.submit(this.place(), stageId, opinion));
    if (sent) this.go(4);
  }

  private open(): void {
    const stage = this.stage.hasValue() ? this.stage.value() : null;
    if (!stage?.acceptsOpinions || this.giving.start()) return;
    this.giving.open(this.client.startForm(this.place(), stage.id));
  }

  private kept(unit: string | undefined): OpinionDraft {
    const draft = this.giving.kept();
    // A wording for another place is not one for this.
    return unit && unit !== draft.unitId ? { ...draft, unitId: unit, wording: '' } : draft;
  }
}
