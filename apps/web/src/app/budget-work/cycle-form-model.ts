import { type FormArray, type FormControl, type FormGroup, NonNullableFormBuilder } from '@angular/forms';
import { RULE_DEFAULTS } from '#libs/contracts';
import type { BallotForm, CycleInput, LegalDay } from '#libs/contracts';
import { addUnits, isLegalDay } from '#libs/legal-calendar';
import { parseEuro, typedEuro } from '../ui/money';

/** Years whose revenue the law's minimum is computed from (PL 59(2)). */
export const REVENUE_YEARS = 3;

type Text = FormControl<string>;
type RevenueGroup = FormGroup<{ incomeTax: Text; propertyTax: Text }>;
type UnitGroup = FormGroup<{ id: Text; name: Text; amount: Text }>;

/** The controls of the set-up; sums are as typed. */
export type CycleForm = FormGroup<{
  year: FormControl<number>;
  title: Text;
  statutesNumber: Text;
  statutesTitle: Text;
  statutesUrl: Text;
  programmeRef: Text;
  budgetLine: Text;
  revenues: FormArray<RevenueGroup>;
  amount: Text;
  units: FormArray<UnitGroup>;
  submissionFrom: Text;
  submissionTo: Text;
  evaluationUntil: Text;
  votingFrom: Text;
  votingTo: Text;
  submitters: FormControl<CycleInput['rules']['submitters']>;
  submittersReason: Text;
  maxPerSubmitter: Text;
  projectMax: Text;
  ballot: FormControl<BallotForm['kind']>;
  ballotMax: FormControl<number>;
  eligibilityDay: Text;
  whenNotFitting: FormControl<CycleInput['rules']['whenNotFitting']>;
  correctionDays: FormControl<number>;
}>;

/** Terms that keep to the law, as a proposal: days from today to each. */
const PROPOSED = {
  submissionFrom: 14,
  submissionTo: 49,
  evaluationUntil: 95,
  votingFrom: 102,
  votingTo: 123,
};

/** The proposed title names the year that is typed, until somebody writes a title. */
function followYear({ controls }: CycleForm, named: (year: number) => string): void {
  controls.year.valueChanges.subscribe((year) => {
    if (controls.title.pristine) controls.title.setValue(named(year));
  });
}

/**
 * The form for a cycle; for a new one (`null`) the next year and terms that keep to the law are proposed.
 *
 * @param today the legal day.
 */
export function cycleForm(
  build: NonNullableFormBuilder,
  cycle: CycleInput | null,
  today: LegalDay,
): CycleForm {
  const year = Number(today.slice(0, 4)) + 1;
  const proposed = (day: keyof typeof PROPOSED): LegalDay => addUnits(today, PROPOSED[day], 'day');
  const rules = cycle?.rules;
  const ballot = rules?.ballot ?? { kind: 'one' };
  const first = (cycle?.year ?? year) - REVENUE_YEARS;
  const named = (of: number): string => `Līdzdalības budžets ${of}`;
  const form = build.group({
    year: cycle?.year ?? year,
    title: cycle?.title ?? named(year),
    statutesNumber: cycle?.statutes.number ?? '',
    statutesTitle: cycle?.statutes.title ?? '',
    statutesUrl: cycle?.statutes.url ?? '',
    programmeRef: cycle?.programmeRef ?? '',
    budgetLine: cycle?.budgetLine ?? '',
    revenues: build.array(
      Array.from({ length: REVENUE_YEARS }, (_, index) => {
        const known = cycle?.revenues.find((one) => one.year === first + index);
        return build.group({
          incomeTax: typedEuro(known?.incomeTaxCents ?? null),
          propertyTax: typedEuro(known?.propertyTaxCents ?? null),
        });
      }),
    ),
    amount: typedEuro(cycle?.amountCents ?? null),
    units: build.array((cycle?.units ?? [null]).map((unit) => unitGroup(build, unit))),
    submissionFrom: cycle?.submission.from ?? proposed('submissionFrom'),
    submissionTo: cycle?.submission.to ?? proposed('submissionTo'),
    evaluationUntil: cycle?.evaluationUntil ?? proposed('evaluationUntil'),
    votingFrom: cycle?.voting.from ?? proposed('votingFrom'),
    votingTo: cycle?.voting.to ?? proposed('votingTo'),
    submitters: rules?.submitters ?? 'law',
    submittersReason: rules?.submittersReason ?? '',
    maxPerSubmitter: rules?.maxPerSubmitter ? String(rules.maxPerSubmitter) : '',
    projectMax: typedEuro(rules?.projectMaxCents ?? null),
    ballot: ballot.kind,
    ballotMax: ballot.kind === 'up_to' ? ballot.max : 3,
    eligibilityDay: rules?.eligibilityDay ?? proposed('votingFrom'),
    whenNotFitting: rules?.whenNotFitting ?? 'take_next',
    correctionDays: rules?.correctionDays ?? 10,
  }) as CycleForm;
  if (!cycle) followYear(form, named);
  return form;
}

/** A row for one planning unit. */
export function unitGroup(
  build: NonNullableFormBuilder,
  unit: CycleInput['units'][number] | null,
): UnitGroup {
  return build.group({
    id: unit?.id ?? '',
    name: unit?.name ?? '',
    amount: typedEuro(unit?.amountCents ?? null),
  });
}

/** What the form says, with 0 for a sum that cannot be read: the rules then name the field. */
export function readCycle(form: CycleForm): CycleInput {
  const entered = form.getRawValue();
  const most = Number.parseInt(entered.maxPerSubmitter, 10);
  const ballot: BallotForm =
    entered.ballot === 'up_to' ? { kind: 'up_to', max: entered.ballotMax } : { kind: entered.ballot };
  return {
    year: entered.year,
    title: entered.title.trim(),
    statutes: {
      number: entered.statutesNumber.trim(),
      title: entered.statutesTitle.trim(),
      url: entered.statutesUrl.trim() || null,
    },
    programmeRef: entered.programmeRef.trim(),
    budgetLine: entered.budgetLine.trim(),
    revenues: entered.revenues.map((one, index) => ({
      year: entered.year - REVENUE_YEARS + index,
      incomeTaxCents: parseEuro(one.incomeTax) ?? 0,
      propertyTaxCents: parseEuro(one.propertyTax) ?? 0,
    })),
    amountCents: parseEuro(entered.amount) ?? 0,
    units: entered.units.map((unit) => ({
      id: unit.id || null,
      name: unit.name.trim(),
      amountCents: parseEuro(unit.amount) ?? 0,
    })),
    submission: { from: entered.submissionFrom, to: entered.submissionTo },
    evaluationUntil: entered.evaluationUntil,
    voting: { from: entered.votingFrom, to: entered.votingTo },
    rules: {
      ...RULE_DEFAULTS,
      submitters: entered.submitters,
      submittersReason: entered.submittersReason.trim() || null,
      maxPerSubmitter: Number.isInteger(most) && most > 0 ? most : null,
      projectMaxCents: parseEuro(entered.projectMax),
      ballot,
      eligibilityDay: entered.eligibilityDay,
      whenNotFitting: entered.whenNotFitting,
      ties: 'earlier_submission',
      correctionDays: entered.correctionDays,
    },
  };
}

/** Whether the server can say anything about it: every day is a day, every number one. */
export function isReadable(cycle: CycleInput): boolean {
  const { submission, voting, rules, evaluationUntil } = cycle;
  const days = [
    submission.from,
    submission.to,
    evaluationUntil,
    voting.from,
    voting.to,
    rules.eligibilityDay,
  ];
  const most = rules.ballot.kind === 'up_to' ? rules.ballot.max : 1;
  return days.every(isLegalDay) && [cycle.year, rules.correctionDays, most].every(Number.isInteger);
}

/** Moves an untouched year on to the first that has no cycle yet. */
export function proposeYear({ controls: { year } }: CycleForm, taken: readonly number[]): void {
  let free = year.value;
  while (taken.includes(free)) free += 1;
  if (year.pristine && free !== year.value) year.setValue(free);
}
