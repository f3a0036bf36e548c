import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ProjectInput, Submitter, Violation } from '#libs/contracts';
import { Session } from '../../shell/session';
import { ArticleLink } from '../../ui/article-link';
import { Control, Field } from '../../ui/field';
import { ViolationText } from '../../ui/violation-text';

/** Who submits: the person logged in, or an association or foundation that the person represents. */
@Component({
  selector: 'vv-applicant-fields',
  imports: [TranslocoPipe, ArticleLink, Control, Field, ViolationText],
  templateUrl: './applicant-fields.html',
  styleUrl: './form-part.scss',
})
export class ApplicantFields {
  private readonly session = inject(Session);
  readonly draft = input.required<ProjectInput>();
  readonly violations = input.required<readonly Violation[]>();
  readonly changed = output<Partial<ProjectInput>>();

  protected readonly name = computed(() => this.session.person()?.name ?? '');
  protected readonly article = { act: 'PL', ref: '60(3)1' } as const;
  protected readonly organisation = computed(() => {
    const { submitter } = this.draft();
    return submitter.kind === 'organisation' ? submitter : null;
  });
  protected readonly undeclared = computed(() =>
    this.violations().find(({ where }) => where === 'submitter.noMunicipalParticipation'),
  );

  protected choose(kind: Submitter['kind']): void {
    const submitter: Submitter =
      kind === 'person'
        ? { kind }
        : { kind, name: '', registrationNumber: '', noMunicipalParticipation: false as unknown as true };
    this.changed.emit({ submitter });
  }

  protected set(field: 'phone' | 'email', event: Event): void {
    this.changed.emit({ [field]: (event.target as HTMLInputElement).value });
  }

  protected describe(part: Partial<Extract<Submitter, { kind: 'organisation' }>>): void {
    const submitter = this.organisation();
    if (submitter) this.changed.emit({ submitter: { ...submitter, ...part } });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected checked(event: Event): boolean {
    return (event.target as HTMLInputElement).checked;
  }
}
