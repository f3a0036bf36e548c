import { Component, computed, effect, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ROLES, STATE_ROLES } from '#libs/access-policy';
import type { Colleague, InstitutionView, PersonInput } from '#libs/contracts';
import { Session } from '../shell/session';
import { ErrorSummary } from '../ui/error-summary';
import { DirectoryClient } from './directory-client';
import { Control, Field } from '../ui/field';
import { emptyFields, Submission } from '../ui/submission';

const labels = {
  who: 'directory.people.who',
  role: 'directory.people.role',
  institutionId: 'directory.people.institution',
  validFrom: 'directory.people.validFrom',
  personalCode: 'directory.people.personalCode',
  name: 'directory.people.name',
};

/** Gives a role to somebody who is known here, or to somebody new by personal code. */
@Component({
  selector: 'vv-grant-role-form',
  imports: [ReactiveFormsModule, TranslocoPipe, Control, ErrorSummary, Field],
  templateUrl: './grant-role-form.html',
  styles: `
    h2 {
      margin-bottom: var(--gap-4);
    }
  `,
})
export class GrantRoleForm {
  private readonly client = inject(DirectoryClient);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);

  readonly people = input.required<readonly Colleague[]>();
  readonly institutions = input.required<readonly InstitutionView[]>();
  readonly granted = output<void>();
  readonly cancelled = output<void>();

  protected readonly roles = ROLES.filter((role) => !STATE_ROLES.includes(role));
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    who: '',
    personalCode: '',
    name: '',
    email: '',
    role: '',
    institutionId: '',
    validFrom: '',
    validTo: '',
  });
  private readonly typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly isNew = computed(() => this.typed().who === 'new');

  constructor() {
    effect(() => {
      const today = this.session.legalToday();
      if (today && !this.form.controls.validFrom.dirty) this.form.controls.validFrom.setValue(today);
    });
  }

  protected async send(): Promise<void> {
    const entered = this.form.getRawValue();
    const always = ['who', 'role', 'institutionId', 'validFrom'] as const;
    const wanted = this.isNew() ? ([...always, 'personalCode', 'name'] as const) : always;
    const needed = wanted.map((key) => ({ where: whereOf(key), label: labels[key], value: entered[key] }));
    if (!this.submission.check(emptyFields(needed, this.transloco))) return;
    const person: PersonInput = this.isNew()
      ? { personalCode: entered.personalCode, name: entered.name, email: entered.email.trim() || null }
      : { id: entered.who };
    const { role, institutionId, validFrom } = entered;
    const input = { person, role, institutionId, validFrom, validTo: entered.validTo || null };
    if (await this.submission.send(() => this.client.grantRole(input))) this.granted.emit();
  }
}

function whereOf(key: string): string {
  return key === 'personalCode' || key === 'name' ? `person.${key}` : key;
}
