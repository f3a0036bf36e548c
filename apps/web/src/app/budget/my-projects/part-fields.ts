import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProjectInput, Violation } from '#libs/contracts';
import { Control, Field } from '../../ui/field';

/** Whether a part of the project may be built where money is left for no more, and which part. */
@Component({
  selector: 'vv-part-fields',
  imports: [TranslocoPipe, Control, Field],
  template: `
    <h2 id="part-title">{{ 'budget-projects.part.title' | transloco }}</h2>
    <label class="choice">
      <input type="checkbox" [checked]="draft().partAllowed" (change)="allow($event)" />
      <span>{{ 'budget-projects.part.allow' | transloco }}</span>
    </label>
    @if (draft().partAllowed) {
      <vv-field
        name="partNote"
        [label]="'budget-projects.part.note' | transloco"
        [hint]="'budget-projects.part.noteHint' | transloco"
        [violations]="violations()"
      >
        <textarea vvControl rows="2" [value]="draft().partNote" (input)="note($event)"></textarea>
      </vv-field>
    }
  `,
  styleUrl: './form-part.scss',
})
export class PartFields {
  readonly draft = input.required<ProjectInput>();
  readonly violations = input.required<readonly Violation[]>();
  readonly changed = output<Partial<ProjectInput>>();

  protected allow(event: Event): void {
    const partAllowed = (event.target as HTMLInputElement).checked;
    this.changed.emit(partAllowed ? { partAllowed } : { partAllowed, partNote: '' });
  }

  protected note(event: Event): void {
    this.changed.emit({ partNote: (event.target as HTMLTextAreaElement).value });
  }
}
