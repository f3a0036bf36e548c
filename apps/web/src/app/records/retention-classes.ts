import { Component, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RetentionClassInput, RetentionClassView, Violation } from '#libs/contracts';
import { Column, DataTable } from '../ui/data-table';
import { Control, Field } from '../ui/field';

/** The municipality's classes: how long, on what basis; one can be added or changed. */
@Component({
  selector: 'vv-retention-classes',
  imports: [ReactiveFormsModule, TranslocoPipe, Column, Control, DataTable, Field],
  template: `
    <section class="section" aria-labelledby="classes">
      <h2 id="classes">{{ 'records.retention.classes' | transloco }}</h2>
      <vv-data-table
        [rows]="classes()"
        [caption]="'records.retention.classes' | transloco"
        [captionHidden]="true"
      >
        <ng-template [vvColumn]="'records.retention.code' | transloco" let-item>{{
          row(item).code
        }}</ng-template>
        <ng-template [vvColumn]="'records.retention.classTitle' | transloco" let-item
          ><span lang="lv">{{ row(item).title }}</span></ng-template
        >
        <ng-template [vvColumn]="'records.retention.years' | transloco" let-item>{{
          row(item).years ?? ('records.retention.forGood' | transloco)
        }}</ng-template>
        <ng-template [vvColumn]="'records.retention.basis' | transloco" let-item
          ><span lang="lv">{{ row(item).basis }}</span></ng-template
        >
        @if (manage()) {
          <ng-template [vvColumn]="'records.retention.action' | transloco" let-item>
            <button class="button quiet compact" type="button" (click)="edit(row(item))">
              {{ 'records.retention.edit' | transloco
              }}<span class="visually-hidden">: {{ row(item).code }}</span>
            </button>
          </ng-template>
        }
      </vv-data-table>
      @if (manage()) {
        <form class="card form" [formGroup]="form" novalidate (ngSubmit)="send()">
          <h3>{{ (version() ? 'records.retention.change' : 'records.retention.add') | transloco }}</h3>
          <vv-field name="code" [label]="'records.retention.code' | transloco" [violations]="violations()">
            <input vvControl formControlName="code" autocomplete="off" [readonly]="version() > 0" />
          </vv-field>
          <vv-field
            name="title"
            [label]="'records.retention.classTitle' | transloco"
            [violations]="violations()"
          >
            <input vvControl formControlName="title" autocomplete="off" />
          </vv-field>
          <vv-field
            name="years"
            [label]="'records.retention.years' | transloco"
            [hint]="'records.retention.yearsHint' | transloco"
            [violations]="violations()"
          >
            <input vvControl inputmode="numeric" formControlName="years" />
          </vv-field>
          <vv-field name="basis" [label]="'records.retention.basis' | transloco" [violations]="violations()">
            <input vvControl formControlName="basis" autocomplete="off" />
          </vv-field>
          <p class="row">
            <button class="button secondary" type="submit" [attr.aria-disabled]="busy() || null">
              {{ 'records.save' | transloco }}
            </button>
            @if (version()) {
              <button class="button quiet" type="button" (click)="clear()">
                {{ 'ui.cancel' | transloco }}
              </button>
            }
          </p>
        </form>
      }
    </section>
  `,
  styleUrl: './records.scss',
})
export class RetentionClasses {
  readonly classes = input.required<readonly RetentionClassView[]>();
  readonly manage = input(false);
  readonly violations = input.required<readonly Violation[]>();
  readonly busy = input(false);
  readonly saved = output<RetentionClassInput & { version: number }>();
  /** Version of the class that is being changed; 0 for a new one. */
  protected readonly version = signal(0);
  protected readonly form = inject(NonNullableFormBuilder).group({
    code: '',
    title: '',
    years: '',
    basis: '',
  });

  /** The table's rows come untyped. */
  protected row(value: unknown): RetentionClassView {
    return value as RetentionClassView;
  }

  protected edit({ code, title, years, basis, version }: RetentionClassView): void {
    this.version.set(Math.max(version, 1));
    this.form.setValue({ code, title, years: years === null ? '' : String(years), basis });
  }

  protected clear(): void {
    this.version.set(0);
    this.form.reset();
  }

  protected send(): void {
    const { years, ...body } = this.form.getRawValue();
    // What is no number is refused by the rule, with its sentence.
    const term = years.trim() === '' ? null : Math.trunc(Number(years)) || 0;
    this.saved.emit({ ...body, years: term, version: this.version() });
    this.clear();
  }
}
