import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../../ui/icon';

/** Points for one project: typed, or one more and one less by buttons. */
@Component({
  selector: 'vv-points-stepper',
  imports: [TranslocoPipe, Icon],
  template: `
    <div class="stepper" role="group" [attr.aria-label]="title()">
      <button
        class="button secondary"
        type="button"
        [attr.aria-label]="'budget.vote.pointLess' | transloco: { title: title() }"
        [attr.aria-disabled]="points() === 0 ? true : null"
        (click)="by(-1, number)"
      >
        <span aria-hidden="true">−</span>
      </button>
      <label [for]="id()">{{ 'budget.vote.points' | transloco }}</label>
      <input
        #number
        class="input figures"
        type="number"
        inputmode="numeric"
        min="0"
        step="1"
        [id]="id()"
        [attr.max]="most()"
        [attr.aria-label]="'budget.vote.pointsFor' | transloco: { title: title() }"
        [value]="points()"
        (change)="typed(number)"
      />
      <button
        class="button secondary"
        type="button"
        [attr.aria-label]="'budget.vote.pointMore' | transloco: { title: title() }"
        [attr.aria-disabled]="full() ? true : null"
        (click)="by(1, number)"
      >
        <vv-icon name="add" />
      </button>
    </div>
  `,
  styles: `
    .stepper {
      display: flex;
      gap: var(--gap-2);
      align-items: center;
      padding: 0 var(--gap-4) var(--gap-2);
    }

    label {
      font-weight: 600;
    }

    .input {
      width: 4.5rem;
      height: 2.75rem;
      text-align: center;
      scroll-margin-bottom: 7rem;
    }

    .button {
      min-width: 2.75rem;
      min-height: 2.75rem;
      padding: 0;
      justify-content: center;
      scroll-margin-bottom: 7rem;
    }
  `,
})
export class PointsStepper {
  readonly id = input.required<string>();
  readonly title = input.required<string>();
  readonly points = input.required<number>();
  /** Most points of one project. */
  readonly most = input.required<number>();
  /** Takes the new number; false when it is too many, which whoever gave it tells. */
  readonly give = input.required<(points: number) => boolean>();
  protected readonly full = computed(() => this.points() >= this.most());

  protected by(step: number, field: HTMLInputElement): void {
    const points = this.points() + step;
    if (points < 0 || (step > 0 && this.full())) return;
    this.hand(points, field);
  }

  protected typed(field: HTMLInputElement): void {
    const points = Math.trunc(Number(field.value));
    this.hand(Number.isFinite(points) ? Math.max(0, points) : 0, field);
  }

  /** What was refused does not stay in the field. */
  private hand(points: number, field: HTMLInputElement): void {
    field.value = String(this.give()(points) ? points : this.points());
  }
}
