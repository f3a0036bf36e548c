import { Component, computed, effect, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Observable } from 'rxjs';
import { OPINION_CHANNELS, type LegalDay, type OpinionChannel, type OpinionDesk } from '#libs/contracts';
import { Session } from '../shell/session';
import { ArticleLink } from '../ui/article-link';
import { Confirm } from '../ui/confirm-dialog';
import { DownloadMenu } from '../ui/download-menu';
import { ErrorSummary } from '../ui/error-summary';
import { Control, Field } from '../ui/field';
import { LegalDayPipe } from '../ui/format-pipes';
import { Submission } from '../ui/submission';
import { OpinionDeskData } from './opinion-desk';
import { ParticipationClient } from './participation-client';
import { PublicationRecords, type RecordedPublication } from './publication-records';
import { ReadinessList } from './readiness-list';

const TEXTS = [
  { name: 'question', rows: 2, lang: 'lv' },
  { name: 'summary', rows: 4, lang: 'lv' },
  { name: 'groups', rows: 3, lang: 'lv' },
] as const;

/** Announcing the stage: the words for the public, the publication on the official site, and what is still missing. */
@Component({
  selector: 'vv-stage-setup',
  imports: [
    ReactiveFormsModule,
    TranslocoPipe,
    ArticleLink,
    Control,
    DownloadMenu,
    ErrorSummary,
    Field,
    LegalDayPipe,
    PublicationRecords,
    ReadinessList,
  ],
  templateUrl: './stage-setup.html',
  styleUrl: './stage-setup.scss',
})
export class StageSetup {
  private readonly client = inject(ParticipationClient);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(OpinionDeskData);
  protected readonly texts = TEXTS;
  protected readonly people = ['responsibleName', 'responsiblePhone', 'responsibleEmail'] as const;
  protected readonly channels = OPINION_CHANNELS;
  protected readonly submission = new Submission();
  protected readonly opening = new Submission();
  protected readonly saved = signal(false);
  protected readonly chosen = signal<readonly OpinionChannel[]>([
    'web',
    'email',
    'e_address',
    'post',
    'in_person',
  ]);

  protected readonly form = inject(NonNullableFormBuilder).group({
    question: '',
    summary: '',
    groups: '',
    territory: '',
    responsibleName: inject(Session).person()?.name ?? '',
    responsiblePhone: '',
    responsibleEmail: '',
  });
  protected readonly from = signal<LegalDay>(inject(Session).legalToday() ?? '');
  protected readonly to = signal<LegalDay | ''>('');

  protected readonly term = rxResource({
    params: () => (this.from() ? { from: this.from(), to: this.to() || null } : undefined),
    stream: ({ params }) =>
      this.client.term(this.desk.place(), this.desk.dossierId(), params.from, params.to),
  });
  /** Places that people can subscribe to the news of. */
  private readonly options = rxResource({
    params: () => this.desk.place() || undefined,
    stream: ({ params }) => this.client.places(params),
  });
  protected readonly territories = computed(() => (this.options.hasValue() ? this.options.value() : []));
  protected readonly notice = computed(() =>
    ['docx', 'pdf', 'html'].map((format) => ({
      format,
      href: `/api/m/${this.desk.place()}/dossiers/${this.desk.dossierId()}/opinion-stage/notice.${format}`,
    })),
  );
  protected readonly stage = computed(() => {
    const stage = this.desk.view()?.stage;
    return stage?.state === 'preparing' ? stage : null;
  });
  constructor() {
    let filled = 0;
    effect(() => {
      const stage = this.stage();
      if (!stage || stage.version === filled) return;
      filled = stage.version;
      this.form.setValue({
        question: stage.question,
        summary: stage.summary,
        groups: stage.targetGroups.join('\n'),
        territory: stage.territory ?? '',
        responsibleName: stage.responsible.name,
        responsiblePhone: stage.responsible.phone,
        responsibleEmail: stage.responsible.email,
      });
      this.chosen.set(stage.channels);
    });
  }

  protected toggle(channel: OpinionChannel, event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    const others = this.chosen().filter((one) => one !== channel);
    this.chosen.set(checked ? [...others, channel] : others);
  }

  protected async save(): Promise<void> {
    this.saved.set(false);
    const entered = this.form.getRawValue();
    const version = this.stage()?.version;
    const taken = await this.submission.send(() =>
      this.client.prepare(this.desk.place(), this.desk.dossierId(), {
        question: entered.question,
        summary: entered.summary,
        responsible: {
          name: entered.responsibleName,
          phone: entered.responsiblePhone,
          email: entered.responsibleEmail,
        },
        targetGroups: entered.groups
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        territory: entered.territory,
        channels: [...this.chosen()],
        ...(version === undefined ? {} : { version }),
      }),
    );
    if (!taken) return;
    this.saved.set(true);
    this.desk.reload();
  }

  protected readonly record = ({ url, from, to, means }: RecordedPublication): Observable<unknown> =>
    this.client.publish(this.desk.place(), this.desk.dossierId(), {
      article: 'PL 46(3)',
      url,
      from,
      to,
      means,
    });

  protected readonly withdraw = (id: string, reason: string): Observable<unknown> =>
    this.client.withdraw(this.desk.place(), this.desk.dossierId(), id, reason);

  protected async open(view: OpinionDesk): Promise<void> {
    const version = this.stage()?.version;
    if (!this.opening.check(view.toOpen?.violations ?? []) || version === undefined) return;
    const action = this.transloco.translate('participation.desk.open');
    const text = this.transloco.translate('participation.desk.openSure');
    if (!(await this.confirm.ask({ title: action, text, action }))) return;
    await this.opening.send(() => this.client.openStage(this.desk.place(), this.desk.dossierId(), version));
    this.desk.reload();
  }
}
