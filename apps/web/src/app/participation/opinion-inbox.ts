import { Component, computed, ElementRef, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { DeskOpinion } from '#libs/contracts';
import { answerFindings, differingPlaces, groupAlike } from '#libs/participation-rules';
import { ArticleLink } from '../ui/article-link';
import { EmptyState } from '../ui/empty-state';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { ErrorSummary } from '../ui/error-summary';
import { StatusBadge } from '../ui/status-badge';
import { Submission } from '../ui/submission';
import { AnswerForm } from './answer-form';
import { ModerationPanel } from './moderation-panel';
import { examinedAnswers } from './given-answers';
import { OpinionWork } from './opinion-work';
import { ParticipationClient } from './participation-client';
import { outcomeTone, stateTone } from './words';

type Filter = 'all' | 'pending' | 'unanswered' | 'answered' | 'formal';

/** Opinions as a list with the chosen one beside it; j and k walk the list, x takes an opinion into the answer. */
@Component({
  selector: 'vv-opinion-inbox',
  imports: [
    TranslocoPipe,
    AnswerForm,
    ArticleLink,
    EmptyState,
    ErrorSummary,
    LegalDayPipe,
    ModerationPanel,
    PluralPipe,
    StatusBadge,
  ],
  templateUrl: './opinion-inbox.html',
  styleUrl: './opinion-inbox.scss',
  host: { '(keydown)': 'key($event)' },
})
export class OpinionInbox {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly client = inject(ParticipationClient);
  protected readonly desk = inject(OpinionWork);
  protected readonly submission = new Submission();
  protected readonly filters: readonly Filter[] = ['all', 'pending', 'unanswered', 'answered', 'formal'];
  protected readonly filter = signal<Filter>('all');
  private readonly openId = signal<string | null>(null);
  protected readonly included = signal<ReadonlySet<string>>(new Set());
  protected readonly stateTone = stateTone;
  protected readonly outcomeTone = outcomeTone;

  /** Places that many are for and many against. */
  protected readonly differing = computed(() =>
    differingPlaces(this.desk.opinions()).map((place) => ({
      ...place,
      name: place.unitId ? (this.desk.unitNames().get(place.unitId) ?? '') : '',
    })),
  );
  protected readonly grouped = signal(false);
  /** Ids of the answers that look formal. */
  private readonly formal = computed(() => {
    const answers = examinedAnswers(this.desk.opinions());
    return new Set(
      answers.filter((answer) => answerFindings(answer, answers).length > 0).map(({ id }) => id),
    );
  });
  /** Opinions that say the same, by the id of each of them. */
  protected readonly groups = computed(() => {
    const comparable = this.desk.opinions().map((one) => ({
      id: one.id,
      kind: one.kind,
      unitId: one.unitId,
      text: one.publishedText ?? one.original?.text ?? '',
      wording: one.wording ?? one.original?.wording ?? null,
    }));
    const byId = new Map<string, readonly string[]>();
    for (const group of groupAlike(comparable)) for (const id of group) byId.set(id, group);
    return byId;
  });
  protected readonly shown = computed(() => {
    const all = this.desk
      .opinions()
      .filter((one) => (this.filter() === 'formal' ? this.isFormal(one) : matches(one, this.filter())));
    if (!this.grouped()) return all;
    const groups = this.groups();
    const firstOf = (one: DeskOpinion): string => groups.get(one.id)?.[0] ?? one.id;
    const sizes = new Map<string, number>();
    for (const one of all) sizes.set(firstOf(one), (sizes.get(firstOf(one)) ?? 0) + 1);
    const order = new Map(all.map((one, at) => [one.id, at]));
    return [...all].sort(
      (a, b) =>
        (sizes.get(firstOf(b)) ?? 0) - (sizes.get(firstOf(a)) ?? 0) ||
        (order.get(firstOf(a)) ?? 0) - (order.get(firstOf(b)) ?? 0) ||
        (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
    );
  });
  /** The opinions like the open one that can be answered with it. */
  protected readonly alike = computed(() => {
    const group = new Set(this.groups().get(this.open()?.id ?? '') ?? []);
    return this.desk.opinions().filter((one) => group.has(one.id) && !one.answer && this.choosable(one));
  });
  protected readonly open = computed(
    () => this.shown().find(({ id }) => id === this.openId()) ?? this.shown()[0] ?? null,
  );
  protected readonly chosen = computed(() =>
    this.desk.opinions().filter(({ id, state }) => this.included().has(id) && state === 'published'),
  );

  protected pick(filter: string): void {
    this.filter.set(this.filters.find((one) => one === filter) ?? 'all');
  }

  protected select(one: DeskOpinion): void {
    this.openId.set(one.id);
  }

  protected include(one: DeskOpinion): void {
    const next = new Set(this.included());
    if (!next.delete(one.id)) next.add(one.id);
    this.included.set(next);
  }

  /** Chosen ones that nobody has decided on yet: they can be published as submitted, together. */
  protected readonly waiting = computed(() =>
    this.desk.opinions().filter(({ id, state }) => this.included().has(id) && state === 'pending'),
  );

  protected choosable({ state }: DeskOpinion): boolean {
    return state === 'published'
      ? this.desk.may('participation.answer')
      : state === 'pending' && this.desk.may('participation.manage');
  }

  protected async publishWaiting(): Promise<void> {
    const opinions = this.waiting().map(({ id, version }) => ({ id, version }));
    const published = await this.submission.send(() => this.client.publishMany(this.desk.place(), opinions));
    if (published) this.desk.reload();
  }

  protected includeAlike(): void {
    this.included.set(new Set([...this.included(), ...this.alike().map(({ id }) => id)]));
  }

  protected isFormal({ answer }: DeskOpinion): boolean {
    return answer !== null && this.formal().has(answer.id);
  }

  protected groupSize(one: DeskOpinion): number {
    return this.groups().get(one.id)?.length ?? 1;
  }

  protected answered(): void {
    this.included.set(new Set());
  }

  protected about(one: DeskOpinion): string {
    return one.unitId ? (this.desk.unitNames().get(one.unitId) ?? '') : '';
  }

  protected filterOf(event: Event): string {
    return (event.target as HTMLSelectElement).value;
  }

  /** Letters typed into fields stay letters. */
  protected key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (target.closest('input:not([type=checkbox]), textarea, select') || event.ctrlKey || event.metaKey)
      return;
    const list = this.shown();
    const at = list.findIndex((one) => one === this.open());
    if (event.key === 'x' && list[at]) this.include(list[at]);
    const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
    const next = step === 0 ? undefined : list[at + step];
    if (!next) return;
    event.preventDefault();
    this.select(next);
    this.element.nativeElement.querySelector<HTMLElement>(`#row-${next.id}`)?.focus();
  }
}

function matches({ state, answer }: DeskOpinion, filter: Filter): boolean {
  switch (filter) {
    case 'pending':
      return state === 'pending';
    case 'unanswered':
      return state === 'published' && !answer;
    case 'answered':
      return answer !== null;
    default:
      return true;
  }
}
