import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { compareDocuments, headedChanges } from '#libs/bylaw-diff';
import { parseDocumentOfKind } from '#libs/bylaw-document';
import type { AnswerChange, PublicOpinion } from '#libs/contracts';
import { ActVotes } from '../acts/act-votes';
import { ActsClient } from '../acts/acts-client';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { EmptyState } from '../ui/empty-state';
import { FailedRequest } from '../ui/failed-request';
import { PluralPipe } from '../ui/format-pipes';
import { PageHeader } from '../ui/page-header';
import { StatusBadge } from '../ui/status-badge';
import { loadProblem } from '../ui/submission';
import { answersOf, type GivenAnswer } from './given-answers';
import { ParticipationClient } from './participation-client';
import { outcomeTone } from './words';
import { WordingDiff } from './wording-diff';

/** A place that differs between the text shown and the newest public one, with the opinions that led to it. */
interface ChangedPlace extends AnswerChange {
  answers: GivenAnswer[];
}

/** One page per act: what was said, what changed because of it, and how the councillors voted. */
@Component({
  selector: 'vv-outcome-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    ActVotes,
    EmptyState,
    FailedRequest,
    LocalLink,
    PageHeader,
    PluralPipe,
    StatusBadge,
    WordingDiff,
  ],
  templateUrl: './outcome-page.html',
  styleUrl: './outcome-page.scss',
})
export class OutcomePage {
  private readonly client = inject(ParticipationClient);
  private readonly acts = inject(ActsClient);
  private readonly language = inject(Language);
  readonly place = input.required<string>();
  readonly code = input.required<string>();

  private readonly where = () => ({ place: this.place(), code: this.code() });
  protected readonly act = rxResource({
    params: this.where,
    stream: ({ params }) => this.acts.page(params.place, params.code),
  });
  private readonly opinions = rxResource({
    params: this.where,
    stream: ({ params }) => this.client.opinions(params.place, params.code),
  });
  private readonly texts = rxResource({
    params: this.where,
    stream: ({ params }) => this.client.texts(params.place, params.code),
  });
  protected readonly problem = loadProblem(this.act);
  protected readonly here = computed(() =>
    this.language.link(`/${this.place()}/noteikumi/${encodeURIComponent(this.code())}/kas-mainijas`),
  );
  protected readonly tone = outcomeTone;

  private readonly items = computed((): PublicOpinion[] =>
    this.opinions.hasValue() ? this.opinions.value().items : [],
  );
  protected readonly answers = computed(() => answersOf(this.items()));
  protected readonly unanswered = computed(() => this.items().filter(({ answer }) => !answer).length);
  /** The text is the one that was shown: there is nothing to compare yet. */
  protected readonly sameText = computed(() => {
    const act = this.act.hasValue() ? this.act.value() : null;
    return act?.stage?.bylawVersionId === act?.text.id;
  });
  protected readonly changed = computed((): ChangedPlace[] => {
    const act = this.act.hasValue() ? this.act.value() : null;
    const shown = this.texts.hasValue() ? parseDocumentOfKind(this.texts.value().bylaw, 'bylaw') : null;
    const newest = act && !this.sameText() ? parseDocumentOfKind(act.text.content, 'bylaw') : null;
    if (!shown?.allowed || !newest?.allowed) return [];
    return headedChanges(compareDocuments(shown.doc, newest.doc)).map((change) => ({
      unitId: change.id,
      unit: change.heading,
      before: change.was,
      after: change.will,
      answers: this.answers().filter(({ answer }) =>
        answer.changes.some(({ unitId }) => unitId === change.id),
      ),
    }));
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() => {
      const act = this.act.hasValue() ? this.act.value() : null;
      const title = transloco.translate('opinions.outcome.title');
      const missing = this.problem()?.kind === 'notFound';
      meta.set({
        title: act ? `${title}: ${act.title}` : title,
        ...(act?.stage ? { description: act.stage.question } : {}),
        ...(missing ? { status: 404, hidden: true } : {}),
      });
    });
  }
}
