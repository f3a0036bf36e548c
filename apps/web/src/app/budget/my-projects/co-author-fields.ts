import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { MyProjectView } from '#libs/contracts';
import { ErrorSummary } from '../../ui/error-summary';
import { Control, Field } from '../../ui/field';
import { emptyFields, Submission } from '../../ui/submission';
import { ProjectsClient } from '../projects-client';

/** Who writes the project together with its author, and the invitation of one more. */
@Component({
  selector: 'vv-co-author-fields',
  imports: [TranslocoPipe, Control, ErrorSummary, Field],
  template: `
    <h2 id="co-authors-title">{{ 'budget-projects.coAuthors.title' | transloco }}</h2>
    <p class="soft">{{ 'budget-projects.coAuthors.about' | transloco }}</p>
    @if (project().coAuthors.length) {
      <ul class="plain-list">
        @for (one of project().coAuthors; track one.id) {
          <li class="row">
            <span>{{ one.name }}</span>
            <span class="small soft">{{ 'budget-projects.coAuthors.' + one.state | transloco }}</span>
            @if (project().role === 'author' || one.me) {
              <button class="button quiet compact" type="button" (click)="remove(one.id)">
                {{
                  (one.me ? 'budget-projects.coAuthors.leave' : 'budget-projects.coAuthors.remove')
                    | transloco
                }}
                <span class="visually-hidden">{{ one.name }}</span>
              </button>
            }
          </li>
        }
      </ul>
    }
    <vv-error-summary [violations]="submission.violations()" [fields]="fields" />
    @if (project().role === 'author' && project().editable) {
      <vv-field
        name="coAuthorEmail"
        where="email"
        [label]="'budget-projects.coAuthors.email' | transloco"
        [violations]="submission.violations()"
      >
        <input vvControl type="email" autocomplete="off" [value]="email()" (input)="type($event)" />
      </vv-field>
      <button class="button secondary" type="button" (click)="invite()">
        {{ 'budget-projects.coAuthors.invite' | transloco }}
      </button>
    }
  `,
  styleUrl: './form-part.scss',
})
export class CoAuthorFields {
  private readonly client = inject(ProjectsClient);
  private readonly transloco = inject(TranslocoService);
  readonly place = input.required<string>();
  readonly project = input.required<MyProjectView>();
  /** Saves what is typed before anybody is asked. */
  readonly settle = input.required<() => Promise<boolean>>();
  readonly done = output<void>();

  protected readonly submission = new Submission();
  protected readonly email = signal('');
  protected readonly fields = { email: 'coAuthorEmail' };

  protected type(event: Event): void {
    this.email.set((event.target as HTMLInputElement).value);
  }

  protected async invite(): Promise<void> {
    const email = this.email().trim();
    const needed = [{ where: 'email', label: 'budget-projects.coAuthors.email', value: email }];
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    await this.settle()();
    const sent = await this.submission.send(() => this.client.invite(this.place(), this.project().id, email));
    if (!sent) return;
    this.email.set('');
    this.done.emit();
  }

  protected async remove(id: string): Promise<void> {
    await this.settle()();
    const gone = await this.submission.send(() =>
      this.client.removeCoAuthor(this.place(), this.project().id, id),
    );
    if (gone) this.done.emit();
  }
}
