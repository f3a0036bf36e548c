import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { UNVERIFIED_RULES } from '#libs/bylaw-lint';
import { checkNumberPattern, formatNumber } from '#libs/bylaw-procedure';
import {
  colourViolations,
  contrastRatio,
  hostViolations,
  type SettingsView,
  type Violation,
} from '#libs/contracts';
import { MemorandumSettingsForm } from '../memorandum/memorandum-settings';
import { CoordinationSettingsForm } from '../coordination/coordination-settings';
import { OrganisationDecisions } from '../coordination/organisation-decisions';
import { AssistantSettingsForm } from '../summaries/assistant-settings';
import { Language } from '../shell/language';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { PageHeader } from '../ui/page-header';
import { DirectoryClient } from './directory-client';
import { Control, Field } from '../ui/field';
import { emptyFields, loadProblem, Submission } from '../ui/submission';

const HEX = /^#[0-9a-f]{6}$/;
/** What no municipality can be without; the server checks the same and more. */
const needed = ['name', 'nameGenitive', 'councilName', 'seat', 'contactEmail', 'address'] as const;

/** What the municipality tells about itself: names, official website, colour, number pattern. */
@Component({
  selector: 'vv-settings-page',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    AssistantSettingsForm,
    Control,
    CoordinationSettingsForm,
    OrganisationDecisions,
    MemorandumSettingsForm,
    ErrorSummary,
    FailedRequest,
    Field,
    PageHeader,
  ],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export class SettingsPage {
  private readonly client = inject(DirectoryClient);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly meta = inject(PageMeta);
  private readonly transloco = inject(TranslocoService);

  protected readonly settings = rxResource({ stream: () => this.client.settings() });
  protected readonly problem = loadProblem(this.settings);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: '',
    nameGenitive: '',
    councilName: '',
    councilSize: 1,
    seat: '',
    population: null as number | null,
    officialDomain: '',
    contactEmail: '',
    address: '',
    colour: '#000000',
    numberPattern: '',
    lateCorrectionAllowed: false,
    receiptPresumptionWorkingDays: null as number | null,
    deliveryTermFrom: 'results' as 'results' | 'start',
    lintRules: [[] as readonly string[]],
  });
  /** Rules of the linter whose source nobody has read, with the keys of their names. */
  protected readonly lintRules = UNVERIFIED_RULES.map((code) => ({
    code,
    name: `directory.settings.lintRule.${code.slice('lint.'.length)}`,
  }));
  private readonly typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });

  protected readonly year = computed(() => Number(this.session.legalToday()?.slice(0, 4) ?? '2026'));
  /** The first, the next and a three-digit number by the pattern that is being typed. */
  protected readonly numbers = computed(() => {
    const pattern = this.typed().numberPattern ?? '';
    if (checkNumberPattern(pattern).length > 0) return [];
    return [1, 2, 127].map((seq) => formatNumber(pattern, { seq, year: this.year() }));
  });
  protected readonly contrast = computed(() => {
    const colour = this.typed().colour ?? '';
    if (!HEX.test(colour)) return null;
    const ratio = (Math.floor(contrastRatio(colour, '#ffffff') * 100) / 100).toFixed(2);
    return this.language.current() === 'lv' ? ratio.replace('.', ',') : ratio;
  });
  protected readonly readable = computed(() => colourViolations(this.typed().colour ?? '').length === 0);
  protected readonly swatch = computed(() =>
    HEX.test(this.typed().colour ?? '') ? this.typed().colour : null,
  );

  constructor() {
    this.meta.set({ title: this.transloco.translate('directory.settings.title'), hidden: true });
    effect(() => {
      const settings = this.settings.hasValue() ? this.settings.value() : null;
      if (settings) this.fill(settings);
    });
  }

  protected async save(version: number): Promise<void> {
    this.saved.set(false);
    const entered = this.form.getRawValue();
    if (!this.submission.check(this.mistakes())) return;
    if (!(await this.submission.send(() => this.client.saveSettings({ ...entered, version })))) return;
    this.saved.set(true);
    this.settings.reload();
    await this.session.refresh();
  }

  protected switchRule(code: string, event: Event): void {
    const { lintRules } = this.form.controls;
    const others = lintRules.value.filter((one) => one !== code);
    lintRules.setValue((event.target as HTMLInputElement).checked ? [...others, code] : others);
  }

  protected pick(event: Event): void {
    this.form.controls.colour.setValue((event.target as HTMLInputElement).value);
  }

  private mistakes(): Violation[] {
    const entered = this.form.getRawValue();
    return [
      ...emptyFields(
        needed.map((where) => ({ where, label: `directory.settings.${where}`, value: entered[where] })),
        this.transloco,
      ),
      ...hostViolations(entered.officialDomain.trim().toLowerCase()),
      ...colourViolations(entered.colour),
      ...checkNumberPattern(entered.numberPattern.trim()),
    ];
  }

  private fill(settings: SettingsView): void {
    const keys = Object.keys(this.form.controls) as (keyof typeof this.form.controls)[];
    this.form.patchValue(Object.fromEntries(keys.map((key) => [key, settings[key]])));
  }
}
