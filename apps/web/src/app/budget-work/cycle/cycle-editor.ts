import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import { rxResource, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { debounceTime } from 'rxjs';
import { applyPreset, type RulePreset } from '#libs/budget-rules';
import type { ArticleRef, CycleInput, CycleView, StatutesPoint } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { typedEuro } from '../../ui/money';
import { emptyFields, Submission } from '../../ui/submission';
import { BudgetWorkClient } from '../budget-work-client';
import { cycleForm, isReadable, readCycle } from './cycle-form-model';
import { CycleMoney } from './cycle-money';
import { CyclePresets } from './cycle-presets';
import { CycleStatutes } from './cycle-statutes';
import { FieldCheck } from './field-check';
import { ruleEntries } from './rule-form';
import { RuleField } from './rule-field';
import { RULE_PARTS } from './rule-parts';

/** How long typing has to pause before the law is asked again. */
const PAUSE_MS = 400;

const TERMS: readonly {
  name: string;
  at: string;
  article: ArticleRef | null;
  fields: { name: string; where: string; label: string }[];
}[] = [
  {
    name: 'submission',
    at: 'submission',
    article: { act: 'PL', ref: '61.3' },
    fields: [
      { name: 'submissionFrom', where: 'submission.from', label: 'from' },
      { name: 'submissionTo', where: 'submission.to', label: 'to' },
    ],
  },
  {
    name: 'evaluation',
    at: 'evaluationUntil',
    article: null,
    fields: [{ name: 'evaluationUntil', where: 'evaluationUntil', label: 'until' }],
  },
  {
    name: 'voting',
    at: 'voting',
    article: { act: 'PL', ref: '61.6' },
    fields: [
      { name: 'votingFrom', where: 'voting.from', label: 'from' },
      { name: 'votingTo', where: 'voting.to', label: 'to' },
    ],
  },
];

/** The control to which the error summary leads, where its name differs from the place. */
const FIELDS: Record<string, string> = {
  'statutes.number': 'statutesNumber',
  'statutes.title': 'statutesTitle',
  'statutes.url': 'statutesUrl',
  amountCents: 'amount',
  units: 'unit-name-0',
  'submission.from': 'submissionFrom',
  'submission.to': 'submissionTo',
  'voting.from': 'votingFrom',
  'voting.to': 'votingTo',
  'rules.submitters': 'submitters',
  'rules.submittersReason': 'submittersReason',
  'rules.maxPerSubmitter': 'maxPerSubmitter',
  'rules.projectMinCents': 'projectMin',
  'rules.projectMaxCents': 'projectMax',
  'rules.ideas': 'ideasTo',
  'rules.inPersonPlaces': 'places',
  carryOverCents: 'carryOver',
  'rules.ballot': 'ballot',
  'rules.eligibilityDay': 'eligibilityDay',
  'rules.whenNotFitting': 'whenNotFitting',
  'rules.correctionDays': 'correctionDays',
};

/** The set-up of a cycle with the law's answer beside each field; frozen once voting is open. */
@Component({
  selector: 'vv-cycle-editor',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    ArticleLink,
    Control,
    CycleMoney,
    CyclePresets,
    CycleStatutes,
    ErrorSummary,
    Field,
    FieldCheck,
    Icon,
    RuleField,
  ],
  templateUrl: './cycle-editor.html',
  styleUrl: './cycle-editor.scss',
})
export class CycleEditor {
  private readonly client = inject(BudgetWorkClient);
  private readonly build = inject(NonNullableFormBuilder);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  /** `null` for a new one. */
  readonly cycle = input<CycleView | null>(null);
  /** Years that have a cycle, known before the form is shown; a new one is proposed for the first that has none. */
  readonly takenYears = input<readonly number[]>([]);
  readonly submission = input.required<Submission>();
  readonly editable = input(true);
  readonly saved = output<CycleInput>();

  private readonly version = computed(() => {
    const cycle = this.cycle();
    return cycle && `${cycle.id} ${cycle.version}`;
  });
  /** One form for each version of a cycle: what is typed stays when the same one is read again. */
  protected readonly form = computed(() => {
    this.version();
    return untracked(() => {
      const today = this.session.legalToday() ?? '2025-01-01';
      return cycleForm(this.build, this.cycle(), today, this.takenYears());
    });
  });
  protected readonly entered = linkedSignal<CycleInput>(() => readCycle(this.form()));
  private readonly settled = toSignal(toObservable(this.entered).pipe(debounceTime(PAUSE_MS)));
  protected readonly check = rxResource({
    params: () => {
      const settled = this.settled();
      return this.editable() && settled && isReadable(settled) ? settled : undefined;
    },
    stream: ({ params }) => this.client.check(params),
  });
  protected readonly findings = computed(() => {
    if (!this.editable()) return this.cycle()?.findings ?? [];
    return this.check.hasValue() ? this.check.value().findings : [];
  });
  protected readonly minimum = computed(() => {
    if (!this.editable()) return this.cycle()?.minimum ?? null;
    return this.check.hasValue() ? this.check.value().minimum : null;
  });
  protected readonly parts = RULE_PARTS;
  protected readonly terms = TERMS;
  protected readonly fields = FIELDS;

  constructor() {
    effect((cleanUp) => {
      const form = this.form();
      if (this.editable()) form.enable({ emitEvent: false });
      else form.disable({ emitEvent: false });
      const listening = form.valueChanges.subscribe(() => this.entered.set(readCycle(form)));
      cleanUp(() => listening.unsubscribe());
    });
  }

  /** The rules of a by-law; what the cycle says of its own days and places stays. */
  protected usePreset(preset: RulePreset): void {
    const cycle = applyPreset(this.entered(), preset);
    const form = this.form();
    form.patchValue(ruleEntries(cycle.rules, cycle.voting.from));
    const { division } = preset;
    form.controls.division.setValue(division.kind);
    if (division.kind === 'per_capita') {
      form.controls.perCapita.setValue(typedEuro(division.centsPerInhabitant));
    }
  }

  protected setPoints(points: readonly StatutesPoint[]): void {
    this.form().controls.points.setValue(points);
  }

  protected save(): void {
    if (this.submission().busy()) return;
    const missing = TERMS.flatMap((term) => term.fields)
      .concat({ name: 'eligibilityDay', where: 'rules.eligibilityDay', label: 'eligibilityDay' })
      .map(({ name, where, label }) => ({
        where,
        label: `budget-work.form.${label}`,
        value: String(this.form().get(name)?.value ?? ''),
      }));
    if (this.submission().check(emptyFields(missing, this.transloco)))
      this.saved.emit(readCycle(this.form()));
  }
}
