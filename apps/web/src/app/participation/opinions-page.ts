import { afterNextRender, Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { OPINION_OUTCOMES } from '#libs/contracts';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PluralPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { loadProblem } from '../ui/submission';
import { OpinionCard } from './opinion-card';
import { ParticipationClient } from './participation-client';
import { unitChoices, unitsById } from './unit-names';

/** Every opinion about a draft and what became of it. The filters are in the address and work without JavaScript. */
@Component({
  selector: 'vv-opinions-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    FailedRequest,
    LocalLink,
    OpinionCard,
    PageHeader,
    PluralPipe,
  ],
  templateUrl: './opinions-page.html',
  styleUrl: './opinions-page.scss',
})
export class OpinionsPage {
  private readonly client = inject(ParticipationClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly code = input.required<string>();
  /** From the address: `?atbilde=accepted&punkts=<id>&seciba=supports`. */
  readonly atbilde = input<string>();
  readonly punkts = input<string>();
  readonly seciba = input<string>();

  private readonly where = () => ({ place: this.place(), code: this.code() });
  protected readonly opinions = rxResource({
    params: this.where,
    stream: ({ params }) => this.client.opinions(params.place, params.code),
  });
  protected readonly stage = rxResource({
    params: this.where,
    stream: ({ params }) => this.client.stage(params.place, params.code),
  });
  private readonly texts = rxResource({
    params: this.where,
    stream: ({ params }) => this.client.texts(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.opinions);
  protected readonly outcomes = [...OPINION_OUTCOMES, 'none'] as const;

  private readonly choices = computed(() => unitChoices(this.texts.hasValue() ? this.texts.value() : null));
  private readonly names = computed(() => unitsById(this.choices()));
  protected readonly all = computed(() => (this.opinions.hasValue() ? this.opinions.value().items : []));
  /** Only units that somebody wrote about. */
  protected readonly units = computed(() => {
    const used = new Set(this.all().map(({ unitId }) => unitId));
    return this.choices().filter(({ id }) => used.has(id));
  });
  protected readonly orders = ['received', 'supports'] as const;
  protected readonly shown = computed(() => {
    const matching = this.all().filter(
      ({ answer, unitId }) =>
        (!this.atbilde() || (answer?.outcome ?? 'none') === this.atbilde()) &&
        (!this.punkts() || unitId === this.punkts()),
    );
    return this.seciba() === 'supports' ? matching.sort((a, b) => b.supports - a.supports) : matching;
  });
  protected readonly accepts = computed(() =>
    this.stage.hasValue() ? (this.stage.value()?.acceptsOpinions ?? false) : false,
  );
  /** What this person or browser supports is known in the browser only: the page itself is the same for everybody. */
  private readonly inBrowser = signal(false);
  private readonly mySupport = rxResource({
    params: () => (this.inBrowser() && this.accepts() ? this.where() : undefined),
    stream: ({ params }) => this.client.supported(params.place, params.code),
  });
  protected readonly supported = computed(
    () => new Set(this.mySupport.hasValue() ? this.mySupport.value() : []),
  );
  protected readonly action = computed(() =>
    this.language.link(`/${this.place()}/noteikumi/${this.code()}/viedokli`),
  );

  constructor() {
    afterNextRender(() => this.inBrowser.set(true));
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const stage = this.stage.hasValue() ? this.stage.value() : null;
      const title = transloco.translate('participation.list.title');
      const missing = this.problem()?.kind === 'notFound';
      meta.set({
        title: stage ? `${title}: ${stage.dossier.title}` : title,
        ...(stage ? { description: stage.question } : {}),
        ...(missing ? { status: 404, hidden: true } : {}),
      });
    });
  }

  protected shownWording(unitId: string | null): string {
    return this.choices().find(({ id }) => id === unitId)?.wording ?? '';
  }

  protected about(unitId: string | null): string {
    return unitId ? (this.names().get(unitId) ?? '') : '';
  }
}
