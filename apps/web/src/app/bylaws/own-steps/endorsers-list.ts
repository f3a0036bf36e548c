import { Component, computed, input, model, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EndorserStepView, Violation } from '#libs/contracts';
import { Icon } from '../../ui/icon';
import { ViolationText } from '../../ui/violation-text';
import { moved, stepCode } from './step-code';

const BUILT_IN = ['legal', 'head'];

/** Who endorses a draft, in their order: the two built-in steps and the municipality's own with their people. */
@Component({
  selector: 'vv-endorsers-list',
  imports: [TranslocoPipe, Icon, ViolationText],
  templateUrl: './endorsers-list.html',
  styleUrl: './steps-list.scss',
})
export class EndorsersList {
  readonly steps = model.required<EndorserStepView[]>();
  readonly candidates = input.required<readonly { id: string; name: string }[]>();
  readonly violations = input<readonly Violation[]>([]);
  /** Said aloud after a step has moved, since nothing else tells where it is now. */
  protected readonly said = signal<{ name: string; place: number } | null>(null);
  protected readonly withoutHead = computed(() => !this.steps().some(({ code }) => code === 'head'));

  protected builtIn(step: EndorserStepView): boolean {
    return BUILT_IN.includes(step.code);
  }

  protected wrong(index: number): Violation | null {
    return this.violations().find(({ where }) => where === `endorsers.${index}`) ?? null;
  }

  protected move(index: number, by: number, name: string): void {
    this.steps.set(moved(this.steps(), index, by));
    this.said.set({ name, place: index + by + 1 });
  }

  protected remove(index: number): void {
    this.steps.set(this.steps().filter((_, other) => other !== index));
  }

  protected addHead(): void {
    this.steps.set([...this.steps(), { code: 'head', name: '', people: [] }]);
  }

  protected add(field: HTMLInputElement): void {
    const name = field.value.trim();
    if (!name) {
      field.focus();
      return;
    }
    const code = stepCode(name, [...BUILT_IN, ...this.steps().map((step) => step.code)]);
    this.steps.set([...this.steps(), { code, name, people: [] }]);
    field.value = '';
  }

  protected rename(index: number, event: Event): void {
    const name = (event.target as HTMLInputElement).value;
    this.change(index, (step) => ({ ...step, name }));
  }

  protected choose(index: number, id: string, event: Event): void {
    const chosen = (event.target as HTMLInputElement).checked;
    this.change(index, (step) => ({
      ...step,
      people: chosen ? [...step.people, id] : step.people.filter((one) => one !== id),
    }));
  }

  private change(index: number, to: (step: EndorserStepView) => EndorserStepView): void {
    this.steps.set(this.steps().map((step, other) => (other === index ? to(step) : step)));
  }
}
