import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { ArticleRef, SittingView } from '#libs/contracts';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Checklist, type ChecklistItem } from '../ui/checklist';
import { Confirm } from '../ui/confirm-dialog';
import { DeadlineChip } from '../ui/deadline-chip';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { formatDay } from '../ui/format';
import { LegalDayPipe, MomentPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { PageHeader } from '../ui/page-header';
import { Submission } from '../ui/submission';
import { Language } from '../shell/language';
import { AddItemForm } from './add-item-form';
import { AgendaImport } from './agenda-import';
import { AgendaList } from './agenda-list';
import { AttendanceForm } from './attendance-form';
import { CallOffForm } from './call-off-form';
import { ChangeSittingForm } from './change-sitting-form';
import { CloseForm } from './close-form';
import { CouncilClient } from './council-client';
import { CouncilDepthClient } from './council-depth-client';
import { NoticeForm } from './notice-form';
import { openSitting, WITHOUT_FIELD } from './open-sitting';
import { SittingAgain } from './sitting-again';
import { SittingLine } from './sitting-line';
import { VoteDesk, type AgendaQuestion } from './vote-desk';

const pl = (ref: string): ArticleRef => ({ act: 'PL', ref });

/** One sitting: what it is about, what must happen before it, who is there, and its end. */
@Component({
  selector: 'vv-sitting-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    AddItemForm,
    AgendaImport,
    AgendaList,
    ArticleLink,
    AttendanceForm,
    CallOffForm,
    ChangeSittingForm,
    Checklist,
    CloseForm,
    DeadlineChip,
    ErrorSummary,
    FailedRequest,
    Icon,
    LegalDayPipe,
    LocalLink,
    MomentPipe,
    NoticeForm,
    PageHeader,
    SittingAgain,
    SittingLine,
    VoteDesk,
  ],
  templateUrl: './sitting-page.html',
  styleUrl: './sitting-page.scss',
})
export class SittingPage {
  private readonly client = inject(CouncilClient);
  private readonly depth = inject(CouncilDepthClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  /** From the address. */
  readonly id = input.required<string>();
  readonly place = input.required<string>();

  protected readonly sitting = openSitting(this.id);
  protected readonly submission = new Submission();
  protected readonly withoutField = WITHOUT_FIELD;
  protected readonly message = signal('');
  protected readonly adding = signal(false);
  protected readonly recording = signal(false);
  protected readonly changing = signal<'change' | 'cancel' | null>(null);
  /** A change of the agenda that is voted on now. */
  protected readonly asked = signal<AgendaQuestion | null>(null);

  protected readonly title = computed(() => {
    const view = this.sitting.view();
    if (!view) return this.transloco.translate<string>('council.sitting.title');
    const day = formatDay(view.day, this.language.current());
    return this.transloco.translate<string>('council.sitting.of', { day });
  });
  protected readonly edits = computed(
    () => this.sitting.manages() && this.sitting.view()?.state !== 'closed',
  );
  /** Attendance and votes belong to the day of the sitting and after. */
  protected readonly begun = computed(() => {
    const view = this.sitting.view();
    return !!view && view.day <= (this.session.legalToday() ?? '');
  });
  protected readonly unsent = computed(
    () => this.sitting.view()?.agenda.filter((item) => !item.materialsAt && !item.outcome).length ?? 0,
  );
  protected readonly sentAt = computed(() => {
    const times = this.sitting.view()?.agenda.flatMap((item) => item.materialsAt ?? []) ?? [];
    return times.sort().at(-1) ?? null;
  });
  /** Somebody's attendance is known. */
  protected readonly noted = computed(
    () => this.sitting.view()?.councillors.some((one) => one.presence !== null) ?? false,
  );
  protected readonly undecided = computed(
    () => this.sitting.view()?.agenda.filter((item) => !item.outcome).length ?? 0,
  );

  /** What the law asks before a sitting, each with its article. */
  protected readonly before = computed<ChecklistItem[]>(() => {
    const view = this.sitting.view();
    if (!view) return [];
    const extraordinary = view.kind === 'extraordinary';
    if (view.committee) {
      const notice = pl(extraordinary ? '42(3)' : '41(2)');
      return [
        {
          label: this.transloco.translate('council.before.agenda'),
          met: view.agenda.length > 0,
          article: pl('40(3)'),
        },
        {
          label: this.transloco.translate('council.before.notice'),
          met: view.notice !== null,
          article: notice,
        },
      ];
    }
    const label = (name: string) => this.transloco.translate<string>(`council.before.${name}`);
    return [
      { label: label('agenda'), met: view.agenda.length > 0, article: pl(extraordinary ? '29(1)' : '28(1)') },
      {
        label: label('materials'),
        met: view.agenda.length > 0 && this.unsent() === 0,
        article: pl(extraordinary ? '29(3)' : '28(2)'),
      },
      { label: label('notice'), met: view.notice !== null, article: pl(extraordinary ? '29(5)' : '28(3)') },
      { label: label('drafts'), met: view.drafts !== null, article: pl('28(4)') },
      ...(extraordinary
        ? [{ label: label('urgency'), met: (view.urgency ?? '') !== '', article: pl('29(2)') }]
        : []),
    ];
  });

  /** The council changes the agenda of its own sitting once it has begun (PL 34). */
  protected readonly votes = computed(
    () => this.begun() && this.noted() && this.sitting.view()?.committeeId === null,
  );

  constructor() {
    const meta = inject(PageMeta);
    effect(() => meta.set({ title: this.title(), hidden: true }));
  }

  /** The agenda and the results for other programs. */
  protected data(sittingId: string): { name: string; href: string; label: string }[] {
    const names = ['agenda.csv', 'votes.csv', 'results.json'] as const;
    return names.map((name) => ({
      name,
      href: this.depth.openData(sittingId, name),
      label: `council.data.${name.replace('.', '_')}`,
    }));
  }

  protected changed(message: string): void {
    this.message.set(message);
    this.adding.set(false);
    this.recording.set(false);
    this.changing.set(null);
    this.asked.set(null);
    this.sitting.reload();
  }

  protected propose(question: AgendaQuestion): void {
    this.message.set('');
    this.adding.set(false);
    this.asked.set(question);
    // The vote opens above what was pressed.
    afterNextRender(() => this.document.getElementById('question-title')?.focus(), {
      injector: this.injector,
    });
  }

  protected async send(view: SittingView): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.transloco.translate('council.materials.send'),
      text: this.transloco.translate('council.materials.sure', { count: this.unsent() }),
      action: this.transloco.translate('council.materials.send'),
    });
    if (!sure) return;
    if (await this.submission.send(() => this.client.sendMaterials(view.id)))
      this.changed('council.materials.sent');
  }
}
