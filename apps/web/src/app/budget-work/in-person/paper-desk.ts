import { Component, effect, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { LegalDayPipe, PluralPipe } from '../../ui/format-pipes';
import { Icon } from '../../ui/icon';
import { emptyFields, Submission } from '../../ui/submission';
import { DeskState } from './desk-state';
import { InPersonClient } from './in-person-client';

/** Numbered papers: ordered, printed, spoiled ones told. */
@Component({
  selector: 'vv-paper-desk',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field, Icon, LegalDayPipe, PluralPipe],
  templateUrl: './paper-desk.html',
  styleUrl: './in-person.scss',
})
export class PaperDesk {
  private readonly transloco = inject(TranslocoService);
  protected readonly client = inject(InPersonClient);
  protected readonly desk = inject(DeskState);
  protected readonly ordering = new Submission();
  protected readonly spoiling = new Submission();
  protected readonly spoiled = signal(false);
  private readonly build = inject(NonNullableFormBuilder);
  protected readonly order = this.build.group({ paperUnit: '', papers: '50' });
  protected readonly spoilt = this.build.group({ number: '' });

  constructor() {
    effect(() => {
      const [unit] = this.desk.units();
      const { paperUnit } = this.order.controls;
      if (paperUnit.value === '' && unit) paperUnit.setValue(unit.id);
    });
  }

  protected async print(): Promise<void> {
    const { paperUnit, papers } = this.order.getRawValue();
    const needed = [{ where: 'papers', label: 'in-person.papers.count', value: papers }];
    if (!this.ordering.check(emptyFields(needed, this.transloco))) return;
    if (await this.ordering.send(() => this.client.orderPapers(paperUnit, Number(papers))))
      this.desk.reload();
  }

  protected async spoil(): Promise<void> {
    this.spoiled.set(false);
    const { number } = this.spoilt.getRawValue();
    const needed = [{ where: 'number', label: 'in-person.papers.number', value: number }];
    if (!this.spoiling.check(emptyFields(needed, this.transloco))) return;
    if (!(await this.spoiling.send(() => this.client.spoil(number.trim())))) return;
    this.spoilt.reset();
    this.spoiled.set(true);
    this.desk.reload();
  }
}
