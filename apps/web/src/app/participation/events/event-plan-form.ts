import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { tap } from 'rxjs';
import {
  DISCUSSION_INITIATORS,
  EVENT_BASES,
  EVENT_METHODS,
  EVENT_STAGES,
  EVENT_SUBJECTS,
  EXCLUDED_SUBJECTS,
  type CouncilDecisionChoice,
  type EventBasis,
  type EventMethod,
  type ExcludedSubject,
} from '#libs/contracts';
import { Language } from '../../shell/language';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe } from '../../ui/format-pipes';
import { Submission } from '../../ui/submission';
import { emptyPlan, formOf, planFrom } from './event-plan';
import { EventsClient } from './events-client';
import { OpenEvent } from './open-event';

const TEXTS = [
  { name: 'question', rows: 2 },
  { name: 'grounds', rows: 3 },
  { name: 'aim', rows: 3 },
  { name: 'problem', rows: 3 },
  { name: 'information', rows: 3 },
  { name: 'groups', rows: 3 },
  { name: 'places', rows: 2 },
] as const;

const BASIS_ARTICLE = {
  opinion_stage: { act: 'PL', ref: '46(3)' },
  public_discussion: { act: 'PL', ref: '54(1)' },
  participation: { act: 'MK639', ref: '4' },
} as const;

/** What an event is about, written down once for the notice, the page and the forms. */
@Component({
  selector: 'vv-event-plan-form',
  imports: [ReactiveFormsModule, TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, LegalDayPipe],
  templateUrl: './event-plan-form.html',
  styleUrl: './events.scss',
})
export class EventPlanForm {
  private readonly client = inject(EventsClient);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly open = inject(OpenEvent);
  readonly dossierId = input('');

  protected readonly bases = EVENT_BASES;
  protected readonly methods = EVENT_METHODS;
  protected readonly stages = EVENT_STAGES;
  protected readonly subjects = EVENT_SUBJECTS;
  protected readonly initiators = DISCUSSION_INITIATORS;
  protected readonly excludable = EXCLUDED_SUBJECTS;
  protected readonly texts = TEXTS;
  protected readonly people = ['responsibleName', 'responsiblePhone', 'responsibleEmail'] as const;
  protected readonly articles = BASIS_ARTICLE;
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly chosenBases = signal<readonly EventBasis[]>(['participation']);
  protected readonly chosenMethods = signal<readonly EventMethod[]>(['public_discussion']);
  /** `null` until somebody has said that none of the excluded matters is touched. */
  protected readonly excluded = signal<readonly ExcludedSubject[] | null>(null);
  protected readonly form = inject(NonNullableFormBuilder).group(
    emptyPlan(inject(Session).person()?.name ?? ''),
  );
  protected readonly discussed = computed(() => this.chosenBases().includes('public_discussion'));
  private readonly decisions = rxResource({
    params: () => (this.discussed() && this.open.place() ? { place: this.open.place() } : undefined),
    stream: ({ params }) => this.client.decisions(params.place),
  });
  /** Decisions taken in this system; one from before is typed. */
  protected readonly choices = computed(() => (this.decisions.hasValue() ? this.decisions.value() : []));

  constructor() {
    let filled = 0;
    effect(() => {
      const view = this.open.view();
      if (!view || view.version === filled) return;
      filled = view.version;
      this.form.setValue(formOf(view));
      this.chosenBases.set(view.bases);
      this.chosenMethods.set(view.methods);
      this.excluded.set(view.discussion?.excluded ?? null);
    });
  }

  protected isChosen({ number, day }: CouncilDecisionChoice): boolean {
    const { decisionNo, decisionDay } = this.form.getRawValue();
    return decisionNo === number && decisionDay === day;
  }

  protected chooseDecision(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const choice = value === '' ? undefined : this.choices()[Number(value)];
    if (choice) this.form.patchValue({ decisionNo: choice.number, decisionDay: choice.day });
  }

  protected toggleBasis(basis: EventBasis, event: Event): void {
    this.chosenBases.set(toggled(EVENT_BASES, this.chosenBases(), basis, event));
  }

  protected toggleMethod(method: EventMethod, event: Event): void {
    this.chosenMethods.set(toggled(EVENT_METHODS, this.chosenMethods(), method, event));
  }

  protected toggleExcluded(subject: ExcludedSubject, event: Event): void {
    this.excluded.set(toggled(EXCLUDED_SUBJECTS, this.excluded() ?? [], subject, event));
  }

  protected denyExcluded(event: Event): void {
    this.excluded.set((event.target as HTMLInputElement).checked ? [] : null);
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    const view = this.open.view();
    const chosen = { bases: [...this.chosenBases()], methods: [...this.chosenMethods()] };
    const excluded = this.excluded();
    const plan = planFrom(this.form.getRawValue(), chosen, excluded ? [...excluded] : null, view);
    const place = this.open.place();
    if (view) {
      const body = { ...plan, version: view.version };
      if (!(await this.submission.send(() => this.client.change(place, view.id, body)))) return;
      this.saved.set(true);
      this.open.reload();
      return;
    }
    let code = '';
    const dossierId = this.dossierId();
    const started = await this.submission.send(() =>
      this.client
        .start(place, { ...plan, ...(dossierId ? { dossierId } : {}) })
        .pipe(tap((made) => (code = made.code))),
    );
    if (started) await this.router.navigateByUrl(this.language.link(`/darbs/${place}/lidzdaliba/${code}`));
  }
}

/** The chosen ones with one more or one less, in the order of all. */
function toggled<T>(all: readonly T[], chosen: readonly T[], one: T, event: Event): T[] {
  const { checked } = event.target as HTMLInputElement;
  return all.filter((each) => (each === one ? checked : chosen.includes(each)));
}
