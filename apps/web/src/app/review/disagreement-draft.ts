import { Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { FailedRequest } from '../ui/failed-request';
import { loadProblem } from '../ui/submission';
import { ObjectionList } from './objection-list';
import { ReviewClient } from './review-client';

/** The decision to disagree as the council reads it before the vote: the objections disputed, and the reasons (PL 47(6)). */
@Component({
  selector: 'vv-disagreement-draft',
  imports: [TranslocoPipe, FailedRequest, ObjectionList],
  template: `
    @if (problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="review.reload()" />
    } @else if (draft(); as draft) {
      <section class="measure" aria-labelledby="reasons-title">
        <h2 id="reasons-title">{{ 'review.disagreement.title' | transloco }}</h2>
        <p>
          {{ 'review.disagreement.with' | transloco }}:
          <strong>{{
            (draft.whole ? 'review.disagreement.whole' : 'review.disagreement.part') | transloco
          }}</strong>
        </p>
        <h3>{{ 'review.disagreement.reasons' | transloco }}</h3>
        <p class="reasons" lang="lv">{{ draft.reasons }}</p>
        <h3>{{ 'review.objection.title' | transloco }}</h3>
        <vv-objection-list [objections]="disputed()" [units]="units()" />
      </section>
    } @else {
      <p class="soft" role="status">{{ 'bylaws.loading' | transloco }}</p>
    }
  `,
  styles: `
    h2,
    h3 {
      margin-bottom: var(--gap-2);
    }

    .reasons {
      white-space: pre-line;
    }
  `,
})
export class DisagreementDraft {
  private readonly client = inject(ReviewClient);
  readonly dossierId = input.required<string>();
  protected readonly review = rxResource({
    params: () => this.dossierId(),
    stream: ({ params }) => this.client.ofDossier(params),
  });
  protected readonly problem = loadProblem(this.review);
  private readonly view = computed(() => (this.review.hasValue() ? this.review.value() : null));
  protected readonly draft = computed(() => this.view()?.disagreement ?? null);
  protected readonly units = computed(() => this.view()?.units ?? []);
  protected readonly disputed = computed(() => {
    const [view, draft] = [this.view(), this.draft()];
    const round = view?.rounds.find(({ id }) => id === draft?.roundId);
    const all = round?.opinion?.objections ?? [];
    return draft?.whole ? all : all.filter(({ id }) => draft?.objectionIds.includes(id));
  });
}
