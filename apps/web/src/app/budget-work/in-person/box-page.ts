import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { LocalLink } from '../../shell/local-link';
import { PageMeta } from '../../shell/page-meta';
import { Confirm } from '../../ui/confirm-dialog';
import { ErrorSummary } from '../../ui/error-summary';
import { FailedRequest } from '../../ui/failed-request';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { loadProblem, Submission } from '../../ui/submission';
import { ViolationText } from '../../ui/violation-text';
import { BudgetWorkClient } from '../budget-work-client';
import { BoxDifferenceCard } from './box-difference-card';
import { BoxSurplus } from './box-surplus';
import { DeskState } from './desk-state';
import { InPersonClient } from './in-person-client';
import { PaperTyping } from './paper-typing';
import { ReadingTextPipe } from './reading-text';

/** A box of paper ballots: typed by one person and by another, compared, decided, signed by two. */
@Component({
  selector: 'vv-box-page',
  imports: [
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    BoxDifferenceCard,
    BoxSurplus,
    Control,
    ErrorSummary,
    FailedRequest,
    Field,
    LegalDayPipe,
    LocalLink,
    PaperTyping,
    PluralPipe,
    ReadingTextPipe,
    ViolationText,
  ],
  providers: [InPersonClient, DeskState],
  templateUrl: './box-page.html',
  styleUrl: './in-person.scss',
})
export class BoxPage {
  private readonly client = inject(InPersonClient);
  private readonly work = inject(BudgetWorkClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(DeskState);
  readonly boxId = input.required<string>();

  protected readonly box = rxResource({
    params: () => (this.desk.cycle.id() ? this.boxId() : undefined),
    stream: ({ params }) => this.client.box(params),
  });
  protected readonly problem = loadProblem(this.box);
  private readonly all = rxResource({
    params: () => this.desk.cycle.id() || undefined,
    stream: ({ params }) => this.work.projects(params),
  });
  protected readonly projects = computed(() => {
    if (!this.all.hasValue() || !this.box.hasValue()) return [];
    const { unitId } = this.box.value();
    const unit = this.desk.units().find(({ id }) => id === unitId);
    return this.all
      .value()
      .filter((one) => one.state === 'on_ballot' && unit?.unitIds.includes(one.unit.id))
      .map(({ nr, title }) => ({ nr, title }))
      .sort((a, b) => a.nr - b.nr);
  });
  protected readonly ballot = computed(() => this.desk.cycle.view()?.rules.ballot ?? null);
  /** Whether the reader may type now: theirs is not done, or a place is free. */
  protected readonly types = computed(() => {
    if (!this.box.hasValue()) return false;
    const { first, second, signedOn, pass } = this.box.value();
    if (signedOn) return false;
    const mine = pass === 1 ? first : pass === 2 ? second : null;
    return mine ? !mine.done : first === null || second === null;
  });
  /** Numbers differ: why is asked before it is signed. */
  protected readonly asksWhy = computed(() =>
    this.box.hasValue()
      ? this.box.value().violations.some(({ where }) => where === 'note') && !this.open()
      : false,
  );
  /** Papers and marks do not fit, which is settled before the box is signed. */
  protected readonly unsettled = computed(
    () => this.box.hasValue() && this.box.value().violations.some(({ where }) => where === 'aside'),
  );
  protected readonly surplus = computed(
    () => this.unsettled() || (this.box.hasValue() && this.box.value().setAside.length > 0),
  );
  protected readonly open = computed(
    () =>
      (this.box.hasValue() ? (this.box.value().differences ?? []) : []).filter((one) => !one.decided).length,
  );
  protected readonly ready = computed(
    () =>
      this.box.hasValue() &&
      this.box.value().differences !== null &&
      !this.box.value().signedOn &&
      this.open() === 0,
  );
  protected readonly note = new FormControl('', { nonNullable: true });
  protected readonly acting = new Submission();

  constructor() {
    const meta = inject(PageMeta);
    effect(() => {
      const number = this.box.hasValue() ? this.box.value().number : '';
      meta.set({ title: this.transloco.translate('in-person.boxes.name', { number }), hidden: true });
    });
  }

  protected async remove(number: string): Promise<void> {
    if (await this.acting.send(() => this.client.remove(this.boxId(), number))) this.box.reload();
  }

  /** A box opened by mistake, or of which nothing is typed, ends too: else it would hold up the count for ever. */
  protected async done(): Promise<void> {
    if (!this.box.hasValue()) return;
    const { counted, typed } = this.box.value();
    const fits = counted === typed.length;
    if (!(await this.sure('done', fits ? 'doneSure' : 'doneDiffers', { counted, typed: typed.length })))
      return;
    if (await this.acting.send(() => this.client.done(this.boxId()))) this.box.reload();
  }

  protected async sign(): Promise<void> {
    if (!(await this.sure('sign', 'signSure'))) return;
    if (await this.acting.send(() => this.client.sign(this.boxId(), this.note.value.trim())))
      this.box.reload();
  }

  private sure(what: 'done' | 'sign', text: string, params: Record<string, number> = {}): Promise<boolean> {
    return this.confirm.ask({
      title: this.transloco.translate(`in-person.box.${what}`),
      text: this.transloco.translate(`in-person.box.${text}`, params),
      action: this.transloco.translate(`in-person.box.${what}`),
    });
  }
}
