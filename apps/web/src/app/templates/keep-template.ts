import { Component, inject, input, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Control, Field } from '../ui/field';
import { ErrorSummary } from '../ui/error-summary';
import { emptyFields, Submission } from '../ui/submission';
import { TemplatesClient } from './templates-client';

/** Keeps the text of the dossier as a template of the municipality's own. */
@Component({
  selector: 'vv-keep-template',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <form novalidate (submit)="$event.preventDefault(); save()">
      <vv-error-summary [violations]="submission.violations()" [fields]="{ name: 'keep-name' }" />
      <vv-field
        name="keep-name"
        where="name"
        [label]="'templates.panel.keepName' | transloco"
        [violations]="submission.violations()"
      >
        <input
          vvControl
          lang="lv"
          maxlength="200"
          autocomplete="off"
          [value]="name()"
          (input)="name.set($any($event.target).value)"
        />
      </vv-field>
      <vv-field
        name="keep-about"
        where="about"
        [label]="'templates.panel.keepAbout' | transloco"
        [violations]="submission.violations()"
      >
        <textarea
          vvControl
          lang="lv"
          rows="2"
          maxlength="2000"
          [value]="about()"
          (input)="about.set($any($event.target).value)"
        ></textarea>
      </vv-field>
      <button class="button secondary compact" type="submit" [attr.aria-disabled]="submission.busy() || null">
        {{ 'templates.panel.keepDo' | transloco }}
      </button>
      <p role="status" class="small soft">
        @if (saved()) {
          {{ 'templates.panel.kept' | transloco }}
        }
      </p>
    </form>
  `,
})
export class KeepTemplate {
  readonly dossierId = input.required<string>();

  private readonly client = inject(TemplatesClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly submission = new Submission();
  protected readonly name = signal('');
  protected readonly about = signal('');
  protected readonly saved = signal(false);

  protected async save(): Promise<void> {
    this.saved.set(false);
    const empty = emptyFields(
      [{ where: 'name', label: 'templates.panel.keepName', value: this.name() }],
      this.transloco,
    );
    if (!this.submission.check(empty)) return;
    const body = { dossierId: this.dossierId(), name: this.name().trim(), about: this.about().trim() };
    if (!(await this.submission.send(() => this.client.keep(body)))) return;
    this.saved.set(true);
    this.name.set('');
    this.about.set('');
  }
}
