import { Component, inject, input, type OnInit, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AgendaItemView, ClosedGroundCode, MatterView, SubmitterCode } from '#libs/contracts';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { CouncilDepthClient } from './council-depth-client';

const SUBMITTERS: readonly SubmitterCode[] = [
  'chair',
  'committee',
  'councillor',
  'initiator',
  'executive_director',
  'residents_council',
  'minister',
  'cabinet',
];
const GROUNDS: readonly ClosedGroundCode[] = [
  'private_life',
  'children',
  'adoption',
  'trade_secret',
  'other_restricted',
];

/** What the secretary keeps about an item: where it is registered, who submitted it, its draft, whether it is closed. */
@Component({
  selector: 'vv-matter-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form [formGroup]="form" novalidate (ngSubmit)="save()">
      <vv-error-summary [violations]="submission.violations()" />
      @if (!item().dossier) {
        <vv-field
          name="title"
          [label]="'council.add.itemTitle' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="title" lang="lv" maxlength="500" autocomplete="off" />
        </vv-field>
      }
      <div class="columns-2">
        <vv-field
          name="rapporteur"
          [label]="'council.add.rapporteur' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="rapporteur" lang="lv" maxlength="200" autocomplete="off" />
        </vv-field>
        <vv-field
          name="registerNumber"
          [label]="'council.matter.registerNumber' | transloco"
          [violations]="submission.violations()"
        >
          <input vvControl formControlName="registerNumber" maxlength="60" autocomplete="off" />
        </vv-field>
      </div>
      <vv-field
        name="submitter"
        [label]="'council.matter.submitter' | transloco"
        [violations]="submission.violations()"
      >
        <select vvControl formControlName="submitter">
          <option value=""></option>
          @for (one of submitters; track one) {
            <option [value]="one">{{ 'council.submitter.' + one | transloco }}</option>
          }
        </select>
      </vv-field>
      @if (!item().dossier) {
        <vv-field
          name="draftText"
          [label]="'council.matter.draftText' | transloco"
          [violations]="submission.violations()"
        >
          <textarea vvControl formControlName="draftText" rows="8" lang="lv" maxlength="50000"></textarea>
        </vv-field>
        <vv-field
          name="closedGround"
          [label]="'council.matter.closedGround' | transloco"
          [hint]="'council.matter.closedHint' | transloco"
          [violations]="submission.violations()"
        >
          <select vvControl formControlName="closedGround">
            <option value="">{{ 'council.matter.openMatter' | transloco }}</option>
            @for (one of grounds; track one) {
              <option [value]="one">{{ 'council.ground.' + one | transloco }}</option>
            }
          </select>
        </vv-field>
        @if (closed()) {
          <vv-field
            name="essence"
            [label]="'council.matter.essence' | transloco"
            [hint]="'council.matter.essenceHint' | transloco"
            [violations]="submission.violations()"
          >
            <input vvControl formControlName="essence" lang="lv" maxlength="500" autocomplete="off" />
          </vv-field>
        }
      }
      <label class="check">
        <input type="checkbox" formControlName="unbudgeted" />
        {{ 'council.matter.unbudgeted' | transloco }}
      </label>
      <div class="row">
        <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
          {{ 'council.matter.save' | transloco }}
        </button>
        <button class="button secondary" type="button" (click)="cancelled.emit()">
          {{ 'ui.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
  styleUrl: './fields.scss',
})
export class MatterForm implements OnInit {
  private readonly client = inject(CouncilDepthClient);
  readonly item = input.required<AgendaItemView>();
  readonly matter = input.required<MatterView>();
  readonly saved = output<void>();
  readonly cancelled = output<void>();

  protected readonly submitters = SUBMITTERS;
  protected readonly grounds = GROUNDS;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    title: '',
    rapporteur: '',
    registerNumber: '',
    submitter: '' as SubmitterCode | '',
    draftText: '',
    closedGround: '' as ClosedGroundCode | '',
    essence: '',
    unbudgeted: false,
  });
  protected readonly closed = toSignal(this.form.controls.closedGround.valueChanges, {
    initialValue: '' as ClosedGroundCode | '',
  });

  ngOnInit(): void {
    const { title, rapporteur, registerNumber, submitter, draftText, closedGround, essence, unbudgeted } =
      this.matter();
    this.form.setValue({
      title: title ?? '',
      rapporteur: rapporteur ?? '',
      registerNumber: registerNumber ?? '',
      submitter: submitter ?? '',
      draftText: draftText ?? '',
      closedGround: closedGround ?? '',
      essence: essence ?? '',
      unbudgeted,
    });
  }

  protected async save(): Promise<void> {
    const entered = this.form.getRawValue();
    const matter = {
      title: entered.title.trim() || null,
      rapporteur: entered.rapporteur.trim() || null,
      registerNumber: entered.registerNumber.trim() || null,
      submitter: entered.submitter || null,
      draftText: entered.draftText.trim() || null,
      closedGround: entered.closedGround || null,
      essence: entered.closedGround ? entered.essence.trim() || null : null,
      unbudgeted: entered.unbudgeted,
    };
    if (await this.submission.send(() => this.client.describe(this.item().id, matter))) this.saved.emit();
  }
}
