import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Colleague, LegalDay, RoleView, SubstitutionView, TermState } from '#libs/contracts';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge, type StatusTone } from '../ui/status-badge';
import { DirectoryClient, type SubstituteInput } from './directory-client';
import { Submission } from '../ui/submission';
import { SubstituteForm } from './substitute-form';
import { TermForm } from './term-form';

const tones: Record<TermState, StatusTone> = { coming: 'info', current: 'good', past: 'idle' };

/** A role of one person with its term and substitutes, and what can be done about them. */
@Component({
  selector: 'vv-role-item',
  imports: [TranslocoPipe, LegalDayPipe, StatusBadge, SubstituteForm, TermForm],
  templateUrl: './role-item.html',
  styleUrl: './role-item.scss',
})
export class RoleItem {
  private readonly client = inject(DirectoryClient);

  readonly role = input.required<RoleView>();
  readonly colleagues = input.required<readonly Colleague[]>();
  /** One's own role: only substitutes can be named. */
  readonly own = input(false);
  /** A change was taken; the text to say so. */
  readonly changed = output<string>();

  protected readonly submission = new Submission();
  /** Which form is open: the role's end, a new substitute, or a substitution's end by its id. */
  protected readonly open = signal<string | null>(null);
  protected readonly tone = computed(() => tones[this.role().state]);
  protected readonly substitutions = computed(() =>
    this.role().substitutions.filter((one) => one.state !== 'past'),
  );

  protected toneOf(one: SubstitutionView): StatusTone {
    return tones[one.state];
  }

  protected show(form: string): void {
    this.submission.clear();
    this.open.set(form);
  }

  protected async end(lastDay: LegalDay | null): Promise<void> {
    const { id, version } = this.role();
    await this.finish('directory.people.ended', () => this.client.endRole(id, { version, lastDay }));
  }

  protected async substitute(input: SubstituteInput): Promise<void> {
    await this.finish('directory.people.substituteNamed', () =>
      this.client.nameSubstitute(this.role().id, input, this.own()),
    );
  }

  protected async endSubstitution(one: SubstitutionView, lastDay: LegalDay | null): Promise<void> {
    await this.finish('directory.people.substitutionEnded', () =>
      this.client.endSubstitution(one.id, { version: one.version, lastDay }, this.own()),
    );
  }

  private async finish(message: string, request: Parameters<Submission['send']>[0]): Promise<void> {
    if (!(await this.submission.send(request))) return;
    this.open.set(null);
    this.changed.emit(message);
  }
}
