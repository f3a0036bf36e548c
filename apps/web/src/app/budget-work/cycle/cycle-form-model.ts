import { type FormArray, type FormControl, type FormGroup, NonNullableFormBuilder } from '@angular/forms';
import type { CycleInput, LegalDay, MoneyDivision, StatutesPoint } from '#libs/contracts';
import { addUnits, isLegalDay } from '#libs/legal-calendar';
import { parseEuro, typedEuro } from '../../ui/money';
import { type RuleControls, readRules, ruleEntries } from './rule-form';
import { parseCount, parseShare, typedShare } from './rule-values';

/** Years whose revenue the law's minimum is computed from (PL 59(2)). */
export const REVENUE_YEARS = 3;

type Text = FormControl<string>;
type RevenueGroup = FormGroup<{ incomeTax: Text; propertyTax: Text }>;
type UnitGroup = FormGroup<{ id: Text; name: Text; amount: Text; inhabitants: Text; coefficient: Text }>;

interface CycleControls extends RuleControls {
  year: FormControl<number>;
  title: Text;
  statutesNumber: Text;
  statutesTitle: Text;
  statutesUrl: Text;
  programmeRef: Text;
  budgetLine: Text;
  revenues: FormArray<RevenueGroup>;
  amount: Text;
  carryOver: Text;
  division: FormControl<MoneyDivision['kind']>;
  perCapita: Text;
  points: FormControl<readonly StatutesPoint[]>;
  units: FormArray<UnitGroup>;
  submissionFrom: Text;
  submissionTo: Text;
  evaluationUntil: Text;
  votingFrom: Text;
  votingTo: Text;
}

/** The controls of the set-up; sums are as typed. */
export type CycleForm = FormGroup<CycleControls>;

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
 * The form for a cycle; for a new one (`null`) the first free year from the next on and terms that keep to the law are
 * proposed.
 *
 * @param today the legal day.
 * @param taken years that have a cycle.
 */
export function cycleForm(
  build: NonNullableFormBuilder,
  cycle: CycleInput | null,
  today: LegalDay,
  taken: readonly number[] = [],
): CycleForm {
  let year = Number(today.slice(0, 4)) + 1;
  while (taken.includes(year)) year += 1;
  const proposed = (day: keyof typeof PROPOSED): LegalDay => addUnits(today, PROPOSED[day], 'day');
  const division = cycle?.division ?? { kind: 'fixed' };
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
    carryOver: typedEuro(cycle?.carryOverCents || null),
    division: division.kind,
    perCapita: division.kind === 'per_capita' ? typedEuro(division.centsPerInhabitant) : '',
    points: build.control<readonly StatutesPoint[]>(cycle?.statutes.points ?? []),
    units: build.array((cycle?.units ?? [null]).map((unit) => unitGroup(build, unit))),
    submissionFrom: cycle?.submission.from ?? proposed('submissionFrom'),
    submissionTo: cycle?.submission.to ?? proposed('submissionTo'),
    evaluationUntil: cycle?.evaluationUntil ?? proposed('evaluationUntil'),
    votingFrom: cycle?.voting.from ?? proposed('votingFrom'),
    votingTo: cycle?.voting.to ?? proposed('votingTo'),
    ...ruleEntries(cycle?.rules ?? null, proposed('votingFrom')),
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
    inhabitants: unit?.inhabitants ? String(unit.inhabitants) : '',
    coefficient: typedShare(unit?.coefficient ?? null),
  });
}

/** What the form says, with 0 for a sum that cannot be read: the rules then name the field. */
export function readCycle(form: CycleForm): CycleInput {
  const entered = form.getRawValue();
  return {
    year: entered.year,
    title: entered.title.trim(),
    statutes: {
      number: entered.statutesNumber.trim(),
      title: entered.statutesTitle.trim(),
      url: entered.statutesUrl.trim() || null,
      points: [...entered.points],
    },
    programmeRef: entered.programmeRef.trim(),
    budgetLine: entered.budgetLine.trim(),
    revenues: entered.revenues.map((one, index) => ({
      year: entered.year - REVENUE_YEARS + index,
      incomeTaxCents: parseEuro(one.incomeTax) ?? 0,
      propertyTaxCents: parseEuro(one.propertyTax) ?? 0,
    })),
    amountCents: parseEuro(entered.amount) ?? 0,
    carryOverCents: parseEuro(entered.carryOver) ?? 0,
    division:
      entered.division === 'per_capita'
        ? { kind: 'per_capita', centsPerInhabitant: parseEuro(entered.perCapita) ?? 0 }
        : { kind: entered.division },
    units: entered.units.map((unit) => ({
      id: unit.id || null,
      name: unit.name.trim(),
      amountCents: parseEuro(unit.amount) ?? 0,
      inhabitants: parseCount(unit.inhabitants),
      coefficient: unit.coefficient.trim() === '' ? null : parseShare(unit.coefficient),
    })),
    submission: { from: entered.submissionFrom, to: entered.submissionTo },
    evaluationUntil: entered.evaluationUntil,
    voting: { from: entered.votingFrom, to: entered.votingTo },
    rules: readRules(entered),
  };
}

/** Whether the server can say anything about it: every day is a day. */
export function isReadable(cycle: CycleInput): boolean {
  const { submission, voting, rules, evaluationUntil } = cycle;
  const days = [
    submission.from,
    submission.to,
    evaluationUntil,
    voting.from,
    voting.to,
    rules.eligibilityDay,
    ...(rules.ageDay ? [rules.ageDay] : []),
  ];
  return days.every(isLegalDay) && Number.isInteger(cycle.year);
}
