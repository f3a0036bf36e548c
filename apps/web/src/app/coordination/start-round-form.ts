import { Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CoordinationPartyInput, CoordinationRoundKind } from '#libs/contracts';
import { startViolations, termOf } from '#libs/coordination-rules';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';

/** Somebody without an account here, while being typed. */
interface OutsiderDraft {
  key: number;
  name: string;
  email: string;
  eAddress: string;
}

/** Sends the draft: to whom, with which of the municipality's terms. A later round asks those who objected again. */
@Component({
  selector: 'vv-start-round-form',
  imports: [
    ArticleLink,
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    Icon,
    LegalDayPipe,
    PluralPipe,
    ViolationText,
  ],
  templateUrl: './start-round-form.html',
  styles: `
    form {
      max-width: var(--measure);
    }

    .outsider {
      min-width: 0;
      margin: 0 0 var(--gap-4);
      padding: var(--gap-4);
      border: 1px solid var(--line);
      border-radius: var(--radius);
    }

    .pair {
      display: grid;
      gap: 0 var(--gap-4);
    }

    @media (min-width: 40rem) {
      .pair {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
    }
  `,
})
export class StartRoundForm {
  private readonly client = inject(CoordinationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(CoordinationDeskData);
  protected readonly submission = new Submission();
  protected readonly reason = signal('');

  private readonly running = computed(() => {
    const coordination = this.desk.view()?.coordination;
    return !!coordination && coordination.closed === null;
  });
  protected readonly earlier = computed(() => (this.running() ? this.desk.current().length : 0));
  protected readonly kinds = computed<CoordinationRoundKind[]>(() =>
    this.earlier() > 0 ? ['repeat', 'urgent'] : ['normal', 'urgent'],
  );
  protected readonly kind = linkedSignal({
    source: () => this.kinds().join(),
    computation: (): CoordinationRoundKind => untracked(this.kinds)[0] ?? 'normal',
  });
  /** Those whose objections are not settled are asked again. */
  private readonly again = computed(() => {
    const standing = this.running() ? this.desk.view()?.standing : null;
    const names = new Set([...(standing?.toConfirm ?? []), ...(standing?.disputed ?? [])]);
    const parties = this.desk.current().flatMap((round) => round.parties);
    return parties.filter(({ name }) => names.has(name));
  });
  /** What is typed stays while the page is read again, as long as the same are asked. */
  private readonly proposed = computed(() =>
    this.again()
      .map(({ name }) => name)
      .join('\n'),
  );
  protected readonly chosen = linkedSignal({
    source: this.proposed,
    computation: (): readonly string[] => [
      ...new Set(untracked(this.again).flatMap(({ institutionId }) => institutionId ?? [])),
    ],
  });
  protected readonly outsiders = linkedSignal({
    source: this.proposed,
    computation: (): readonly OutsiderDraft[] => {
      const known = new Map(untracked(this.again).map((party) => [party.name, party]));
      return [...known.values()]
        .filter(({ institutionId }) => institutionId === null)
        .map(({ name, email, eAddress }, key) => ({
          key,
          name,
          email: email ?? '',
          eAddress: eAddress ?? '',
        }));
    },
  });
  protected readonly workingDays = (kind: CoordinationRoundKind): number => {
    const settings = this.desk.view()?.settings;
    return settings ? termOf(kind, settings) : 0;
  };

  protected wrong(where: string) {
    return this.submission.violations().find((one) => one.where === where);
  }

  protected toggle(institutionId: string, event: Event): void {
    const others = this.chosen().filter((one) => one !== institutionId);
    this.chosen.set((event.target as HTMLInputElement).checked ? [...others, institutionId] : others);
  }

  protected addOutsider(): void {
    const key = Math.max(-1, ...this.outsiders().map((one) => one.key)) + 1;
    this.outsiders.update((all) => [...all, { key, name: '', email: '', eAddress: '' }]);
  }

  protected set(key: number, name: 'name' | 'email' | 'eAddress', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.outsiders.update((all) => all.map((one) => (one.key === key ? { ...one, [name]: value } : one)));
  }

  protected removeOutsider(key: number): void {
    this.outsiders.update((all) => all.filter((one) => one.key !== key));
  }

  protected write(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
  }

  protected async send(): Promise<void> {
    const view = this.desk.view();
    if (!view) return;
    const outsiders = this.outsiders().filter(({ name }) => name.trim() !== '');
    const parties: CoordinationPartyInput[] = [
      ...this.chosen().map((institutionId) => ({ institutionId })),
      ...outsiders.map(({ name, email, eAddress }) => ({
        name: name.trim(),
        email: email.trim() || null,
        eAddress: eAddress.trim() || null,
      })),
    ];
    const kind = this.kind();
    const reason = kind === 'urgent' ? this.reason().trim() || null : null;
    const keys = parties.map((party) => ('institutionId' in party ? party.institutionId : party.name));
    const openRound = view.rounds.some(({ state }) => state === 'open');
    const start = { kind, reason, earlierRounds: this.earlier(), openRound, parties: keys };
    if (!this.submission.check(startViolations(start))) return;
    const action = this.transloco.translate<string>('coordination.start.send');
    const text = this.transloco.translate<string>('coordination.start.sure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const { version } = view.dossier;
    const body = { kind, reason, parties, version };
    if (await this.submission.send(() => this.client.start(this.desk.dossierId(), body))) this.desk.reload();
  }
}
