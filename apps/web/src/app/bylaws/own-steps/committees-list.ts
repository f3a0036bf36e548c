import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CommitteeStepView, Violation } from '#libs/contracts';
import { Icon } from '../../ui/icon';
import { ViolationText } from '../../ui/violation-text';
import { stepCode } from './step-code';

/** The committees of the council whose opinion every draft needs. */
@Component({
  selector: 'vv-committees-list',
  imports: [TranslocoPipe, Icon, ViolationText],
  template: `
    @if (committees().length) {
      <ul class="plain-list steps">
        @for (committee of committees(); track committee.code; let index = $index) {
          <li [class.wrong]="wrong(index)">
            <div class="head">
              <input
                class="input name"
                lang="lv"
                maxlength="200"
                [id]="'committees.' + index"
                [value]="committee.name"
                [attr.aria-label]="'bylaws.steps.committeeName' | transloco: { place: index + 1 }"
                (input)="rename(index, $event)"
              />
              <button
                class="icon-button"
                type="button"
                [attr.aria-label]="'bylaws.steps.remove' | transloco: { name: committee.name }"
                (click)="remove(index)"
              >
                <vv-icon name="delete" />
              </button>
            </div>
            @if (wrong(index); as violation) {
              <p class="error">{{ violation | violationText }}</p>
            }
          </li>
        }
      </ul>
    } @else {
      <p class="soft">{{ 'bylaws.steps.noCommittees' | transloco }}</p>
    }
    <div class="field adding">
      <label for="new-committee">{{ 'bylaws.steps.newCommittee' | transloco }}</label>
      <div class="row">
        <input
          #field
          class="input"
          id="new-committee"
          lang="lv"
          maxlength="200"
          (keydown.enter)="$event.preventDefault(); add(field)"
        />
        <button class="button secondary" type="button" (click)="add(field)">
          {{ 'bylaws.steps.addCommittee' | transloco }}
        </button>
      </div>
    </div>
  `,
  styleUrl: './steps-list.scss',
})
export class CommitteesList {
  readonly committees = model.required<CommitteeStepView[]>();
  /** Codes of the other steps, which a committee's must differ from. */
  readonly taken = input<readonly string[]>([]);
  readonly violations = input<readonly Violation[]>([]);

  protected wrong(index: number): Violation | null {
    return this.violations().find(({ where }) => where === `committees.${index}`) ?? null;
  }

  protected add(field: HTMLInputElement): void {
    const name = field.value.trim();
    if (!name) {
      field.focus();
      return;
    }
    const taken = [...this.taken(), ...this.committees().map(({ code }) => code)];
    this.committees.set([...this.committees(), { code: stepCode(name, taken), name }]);
    field.value = '';
  }

  protected rename(index: number, event: Event): void {
    const name = (event.target as HTMLInputElement).value;
    this.committees.set(this.committees().map((one, other) => (other === index ? { ...one, name } : one)));
  }

  protected remove(index: number): void {
    this.committees.set(this.committees().filter((_, other) => other !== index));
  }
}
