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

const ROLES = [
  { role: 'legal', permission: 'bylaw.endorse.legal', actor: 'legal_endorser', event: 'endorseLegal' },
  { role: 'head', permission: 'bylaw.endorse.head', actor: 'head_of_department', event: 'endorseHead' },
] as const;

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

  /** Both endorsements with the last one given for each. */
  protected readonly roles = computed(() =>
    ROLES.map((one) => {
      const given = this.given(one.role);
      return { ...one, given, state: given ? (given.current ? 'current' : 'stale') : 'missing' };
    }),
  );

  /** The roles in which the reader can endorse the offered text now. */
  protected readonly mine = computed(() => {
    const permissions = this.dossier.view()?.permissions ?? [];
    if (!this.offer()?.current) return [];
    return this.roles().filter((one) => one.state !== 'current' && permissions.includes(one.permission));
  });

  /** What was endorsed before in the reader's roles, by the reader where they did, to compare with. */
  protected readonly before = computed(() => {
    const name = this.session.person()?.name;
    const roles = this.mine().map((one): string => one.role);
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

  protected async endorse(view: DossierView, role: 'legal' | 'head'): Promise<void> {
    const offer = view.toEndorse;
    const name = ROLES.find((one) => one.role === role)?.event;
    const event = view.availableEvents.find((one) => one.event === name);
    if (!offer || !this.submission.check(event?.violations ?? [])) return;
    const action = this.transloco.translate(`bylaws.endorse.as.${role}`);
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

  private given(role: 'legal' | 'head'): EndorsementView | null {
    const all = this.dossier.view()?.endorsements.filter((one) => one.role === role) ?? [];
    return all.find((one) => one.current) ?? all.at(-1) ?? null;
  }

  private key(): string {
    return `endorse:${this.dossier.place()}:${this.dossier.code()}`;
  }
}
