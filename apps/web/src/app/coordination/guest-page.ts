import { afterNextRender, Component, computed, DOCUMENT, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { UnitNumber } from '#libs/bylaw-document';
import type { CoordinationAnswerFound, Violation } from '#libs/contracts';
import { LobbyContactsList } from '../memorandum/lobby-contacts';
import { unitChoices } from '../participation/unit-names';
import { PageMeta } from '../shell/page-meta';
import { Confirm } from '../ui/confirm-dialog';
import { DeadlineChip } from '../ui/deadline-chip';
import { DraftStore } from '../ui/draft-store';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import type { UnitAction } from '../ui/law-html';
import { PageHeader } from '../ui/page-header';
import { loadProblem, Submission } from '../ui/submission';
import { ViolationText } from '../ui/violation-text';
import { AnswerFile } from './answer-file';
import { GuestClient } from './guest-client';
import { OpinionCard } from './opinion-card';
import {
  draftViolations,
  EMPTY_OPINION,
  fromFile,
  opinionFields,
  type OpinionDraft,
  toOpinion,
  withItem,
  withItems,
} from './opinion-draft';
import { CoordinationOpinionFields } from './opinion-fields';
import { PartyStrip } from './party-strip';
import { RoundPapers } from './round-papers';
import { UnitButton } from './unit-button';

/** The desk of a party without an account, behind the link of its letter: one draft, one opinion. */
@Component({
  selector: 'vv-coordination-guest-page',
  imports: [
    AnswerFile,
    Control,
    CoordinationOpinionFields,
    DeadlineChip,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    Field,
    Icon,
    LegalDayPipe,
    LobbyContactsList,
    OpinionCard,
    PageHeader,
    PartyStrip,
    RoundPapers,
    TranslocoPipe,
    ViolationText,
  ],
  templateUrl: './guest-page.html',
  styleUrl: './desk-columns.scss',
})
export class GuestPage {
  private readonly client = inject(GuestClient);
  private readonly confirm = inject(Confirm);
  private readonly document = inject(DOCUMENT);
  private readonly drafts = inject(DraftStore);
  private readonly transloco = inject(TranslocoService);
  private readonly unitButton = inject(UnitButton);

  /** The key of the link, which stands behind `#`; `null` until the browser has read it. */
  protected readonly secret = signal<string | null>(null);
  protected readonly desk = rxResource({
    params: () => this.secret() || undefined,
    stream: ({ params }) => this.client.open(params),
  });
  protected readonly problem = loadProblem(this.desk);
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  protected readonly gives = computed(() => this.view()?.toAnswer.length === 0);
  protected readonly units = computed(() => {
    const bylaw = this.view()?.bylaw.content;
    return bylaw ? unitChoices({ bylaw, memorandum: null }) : [];
  });
  protected readonly action = computed((): ((unit: UnitNumber) => UnitAction | null) =>
    this.gives() ? this.unitButton.action : () => null,
  );
  protected readonly submission = new Submission();
  protected readonly sent = signal(false);
  protected readonly draft = signal<OpinionDraft>(EMPTY_OPINION);
  protected readonly givenBy = signal('');
  protected readonly fields = computed(() => ({ ...opinionFields(this.draft()), givenBy: 'givenBy' }));
  /** Drafts of different links lie apart; the key itself is not written down. */
  private readonly key = computed(() => `coordination-guest:${this.view()?.request.id ?? ''}`);

  constructor() {
    const meta = inject(PageMeta);
    effect(() => meta.set({ title: this.transloco.translate('coordination.guest.title'), hidden: true }));
    effect(() => {
      if (this.view()) this.draft.set(this.drafts.read<OpinionDraft>(this.key()) ?? EMPTY_OPINION);
    });
    afterNextRender(() => {
      const view = this.document.defaultView;
      const follow = (): void => this.secret.set(view?.location.hash.slice(1) ?? '');
      follow();
      view?.addEventListener('hashchange', follow);
    });
  }

  protected readonly read = (file: File) => this.client.readAnswer(this.secret() ?? '', file);

  protected comment(unitId: string): void {
    this.keep(withItem(this.draft(), unitId));
    const key = this.draft().items.at(-1)?.key;
    this.document.defaultView?.requestAnimationFrame(() => {
      const field = this.document.getElementById(`item-${key}-text`);
      field?.scrollIntoView({ block: 'center' });
      field?.focus({ preventScroll: true });
    });
  }

  protected keep(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  protected fill(found: CoordinationAnswerFound): void {
    this.keep(fromFile(this.draft(), found));
  }

  protected addText(text: string): void {
    const kind = this.draft().verdict === 'proposals' ? 'proposal' : 'objection';
    this.keep(withItems(this.draft(), [{ kind, unitId: null, text, grounds: '', proposedWording: null }]));
  }

  protected write(event: Event): void {
    this.givenBy.set((event.target as HTMLInputElement).value);
  }

  /** A link of the page could not send the key, so the file is fetched and handed to the browser. */
  protected async save(): Promise<void> {
    const content = await firstValueFrom(this.client.package(this.secret() ?? ''));
    const url = URL.createObjectURL(content);
    const link = this.document.createElement('a');
    link.href = url;
    link.download = `${this.view()?.request.code ?? 'projekts'}.zip`;
    link.click();
    URL.revokeObjectURL(url);
  }

  protected async give(): Promise<void> {
    const missing: Violation[] =
      this.givenBy().trim() === '' ? [{ code: 'coordination.giver_missing', where: 'givenBy' }] : [];
    if (!this.submission.check([...draftViolations(this.draft()), ...missing])) return;
    const opinion = toOpinion(this.draft());
    const institution = this.view()?.request.institution ?? '';
    const sure = await this.confirm.ask({
      title: this.transloco.translate(`coordination.verdict.${opinion.verdict}`),
      text: this.transloco.translate('coordination.request.sure', { institution }),
      action: this.transloco.translate('coordination.request.give'),
    });
    if (!sure) return;
    const body = { ...opinion, givenBy: this.givenBy().trim() };
    if (!(await this.submission.send(() => this.client.give(this.secret() ?? '', body)))) return;
    this.drafts.drop(this.key());
    this.sent.set(true);
    this.desk.reload();
  }
}
