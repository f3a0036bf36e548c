import { Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { CoordinationRoundKind } from '#libs/contracts';
import { startViolations, termOf } from '#libs/coordination-rules';
import { Confirm } from '../ui/confirm-dialog';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe, PluralPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';
import { partiesOf, type PartiesDraft, PartyPicker, partyKeys } from './party-picker';

/** Sends the draft: to whom, with which of the municipality's terms. A later round asks those who objected again. */
@Component({
  selector: 'vv-start-round-form',
  imports: [
    TranslocoPipe,
    Control,
    ErrorSummary,
    Field,
    LegalDayPipe,
    PartyPicker,
    PluralPipe,
    ViolationText,
  ],
  templateUrl: './start-round-form.html',
  styles: `
    form {
      max-width: var(--measure);
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
  protected readonly parties = linkedSignal({
    source: this.proposed,
    computation: (): PartiesDraft => {
      const again = untracked(this.again);
      const outside = new Map(
        again.filter(({ institutionId }) => institutionId === null).map((party) => [party.name, party]),
      );
      return {
        chosen: [...new Set(again.flatMap(({ institutionId }) => institutionId ?? []))],
        outsiders: [...outside.values()].map(({ name, email, eAddress }, key) => ({
          key,
          name,
          email: email ?? '',
          eAddress: eAddress ?? '',
        })),
      };
    },
  });
  protected readonly workingDays = (kind: CoordinationRoundKind): number => {
    const settings = this.desk.view()?.settings;
    return settings ? termOf(kind, settings) : 0;
  };

  protected wrong(where: string) {
    return this.submission.violations().find((one) => one.where === where);
  }

  protected write(event: Event): void {
    this.reason.set((event.target as HTMLTextAreaElement).value);
  }

  protected async send(): Promise<void> {
    const view = this.desk.view();
    if (!view) return;
    const parties = partiesOf(this.parties());
    const kind = this.kind();
    const reason = kind === 'urgent' ? this.reason().trim() || null : null;
    const openRound = view.rounds.some(({ state }) => state === 'open');
    const start = { kind, reason, earlierRounds: this.earlier(), openRound, parties: partyKeys(parties) };
    if (!this.submission.check(startViolations(start))) return;
    const action = this.transloco.translate<string>('coordination.start.send');
    const text = this.transloco.translate<string>('coordination.start.sure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const { version } = view.dossier;
    const body = { kind, reason, parties, version };
    if (await this.submission.send(() => this.client.start(this.desk.dossierId(), body))) this.desk.reload();
  }
}
