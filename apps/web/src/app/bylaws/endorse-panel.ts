import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { DossierView, EndorsementView, Endorse } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { LocalLink } from '../shell/local-link';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { LegalDayPipe } from '../ui/format-pipes';
import { StatusBadge } from '../ui/status-badge';
import { BylawsClient } from './bylaws-client';
import { EndorsedTexts } from './endorsed-texts';
import { OpenDossier } from './open-dossier';
import { Words } from './words';

/** The steps that are held by a role; all others are the municipality's own and held by people. */
const BUILT_IN: Record<string, { permission: string; actor: string; event: string }> = {
  legal: { permission: 'bylaw.endorse.legal', actor: 'legal_endorser', event: 'endorseLegal' },
  head: { permission: 'bylaw.endorse.head', actor: 'head_of_department', event: 'endorseHead' },
};

/** Who has endorsed which text; for an endorser, the text as it was frozen, what changed since, and the act itself. */
@Component({
  selector: 'vv-endorse-panel',
  imports: [
    RouterLink,
    TranslocoPipe,
    Control,
    EndorsedTexts,
    ErrorSummary,
    Field,
    LegalDayPipe,
    LocalLink,
    StatusBadge,
  ],
  templateUrl: './endorse-panel.html',
  styleUrl: './endorse-panel.scss',
})
export class EndorsePanel {
  private readonly client = inject(BylawsClient);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly session = inject(Session);
  private readonly transloco = inject(TranslocoService);
  protected readonly words = inject(Words);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly comment = signal(this.drafts.read<string>(this.key()) ?? '');
  protected readonly offer = computed(() => this.dossier.view()?.toEndorse ?? null);

  /** Every step of endorsement in its order, with the last endorsement given for it. */
  protected readonly roles = computed(() => {
    const view = this.dossier.view();
    if (!view) return [];
    const steps = view.life.steps.endorsers.map(({ code, name, mine }) => {
      const given = this.given(code);
      const builtIn = BUILT_IN[code];
      return {
        role: code,
        name: builtIn ? this.words.role(builtIn.actor) : name,
        event: builtIn?.event ?? 'endorseOwn',
        holds: builtIn ? view.permissions.includes(builtIn.permission) : mine,
        action: builtIn
          ? this.transloco.translate<string>(`bylaws.endorse.as.${code}`)
          : this.transloco.translate<string>('bylaws.endorse.asStep', { name }),
        given,
        state: given ? (given.current ? 'current' : 'stale') : 'missing',
      };
    });
    const first = steps.findIndex((step) => step.state !== 'current');
    const ordered = view.life.steps.endorseInOrder;
    return steps.map((step, index) => ({
      ...step,
      waits: ordered && step.state !== 'current' && index > first,
    }));
  });
  protected readonly ordered = computed(() => this.dossier.view()?.life.steps.endorseInOrder ?? false);

  /** The steps in which the reader can endorse the offered text now. */
  protected readonly mine = computed(() => {
    if (!this.offer()?.current) return [];
    return this.roles().filter((one) => one.state !== 'current' && one.holds && !one.waits);
  });

  /** What was endorsed before in the reader's roles, by the reader where they did, to compare with. */
  protected readonly before = computed(() => {
    const name = this.session.person()?.name;
    const roles = this.mine().map((one) => one.role);
    const given = this.dossier.view()?.endorsements.filter((one) => roles.includes(one.role)) ?? [];
    return given.filter((one) => one.by.name === name).at(-1) ?? given.at(-1) ?? null;
  });
  protected readonly mayOffer = computed(
    () => this.dossier.may('dossier.edit') && this.offer()?.current === false,
  );

  protected type(event: Event): void {
    this.comment.set((event.target as HTMLTextAreaElement).value);
    this.drafts.keep(this.key(), this.comment());
  }

  protected async endorse(
    view: DossierView,
    { role, event: name, action }: { role: string; event: string; action: string },
  ): Promise<void> {
    const offer = view.toEndorse;
    const event = view.availableEvents.find((one) => one.event === name);
    if (!offer || !this.submission.check(event?.violations ?? [])) return;
    const text = this.transloco.translate('bylaws.endorse.sure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    const comment = this.comment().trim();
    const body: Endorse = {
      role,
      bylawVersionId: offer.bylawVersionId,
      ...(offer.memorandumVersionId ? { memorandumVersionId: offer.memorandumVersionId } : {}),
      ...(comment ? { comment } : {}),
    };
    const taken = await this.submission.send(() => this.client.endorse(view.id, body));
    if (taken) {
      this.drafts.drop(this.key());
      this.comment.set('');
    }
    this.dossier.reload();
  }

  protected async offerAgain(view: DossierView): Promise<void> {
    if (await this.submission.send(() => this.client.offer(view.id))) this.dossier.reload();
  }

  private given(role: string): EndorsementView | null {
    const all = this.dossier.view()?.endorsements.filter((one) => one.role === role) ?? [];
    return all.find((one) => one.current) ?? all.at(-1) ?? null;
  }

  private key(): string {
    return `endorse:${this.dossier.place()}:${this.dossier.code()}`;
  }
}
