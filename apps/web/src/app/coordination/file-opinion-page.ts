import { Component, computed, effect, inject, input, signal, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  RECORDED_MEANS,
  type CoordinationAnswerFound,
  type RecordedMeans,
  type Violation,
} from '#libs/contracts';
import { unitChoices } from '../participation/unit-names';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Session } from '../shell/session';
import { Confirm } from '../ui/confirm-dialog';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { Control, Field } from '../ui/field';
import { LawText } from '../ui/law-text';
import { loadProblem, Submission } from '../ui/submission';
import { AnswerFile } from './answer-file';
import { CoordinationClient } from './coordination-client';
import { CoordinationDeskData } from './coordination-desk';
import {
  draftViolations,
  EMPTY_OPINION,
  fromFile,
  opinionFields,
  type OpinionDraft,
  toOpinion,
  withItems,
} from './opinion-draft';
import { CoordinationOpinionFields } from './opinion-fields';
import { UnitButton } from './unit-button';

/** The opinion that came as a file: the lawyer uploads it and splits it into items, the frozen text beside. */
@Component({
  selector: 'vv-file-opinion-page',
  imports: [
    AnswerFile,
    RouterLink,
    TranslocoPipe,
    Control,
    CoordinationOpinionFields,
    ErrorSummary,
    FailedRequest,
    Field,
    LawText,
    LocalLink,
  ],
  providers: [CoordinationDeskData],
  template: `
    @if (desk.problem() ?? problem(); as problem) {
      <vv-failed-request [problem]="problem" (retry)="desk.reload()" />
    } @else if (found(); as found) {
      <p class="above">
        <a [routerLink]="desk.dossier.path('saskanosana') | localLink">{{
          'bylaws.tab.saskanosana' | transloco
        }}</a>
      </p>
      <h2>
        {{ 'coordination.file.title' | transloco }}: <span lang="lv">{{ found.party.name }}</span>
      </h2>
      <div class="desk">
        <div class="papers">
          @if (text.hasValue()) {
            <vv-law-text
              [document]="text.value().content"
              [level]="3"
              [action]="action"
              [intercept]="true"
              (acted)="comment($event)"
            />
          }
        </div>
        <form class="opinion" novalidate (submit)="$event.preventDefault(); save()">
          <vv-error-summary [violations]="submission.violations()" [fields]="fields()" />
          <vv-answer-file
            [label]="'coordination.file.file' | transloco"
            [hint]="'coordination.file.fileHint' | transloco"
            accept=".edoc,.asice,.pdf,.docx,.odt,.txt,.jpg,.jpeg,.png"
            [violations]="submission.violations()"
            [read]="read"
            (picked)="file.set($event)"
            (answered)="fill($event)"
            (item)="addText($event)"
          />
          <div class="pair">
            <vv-field
              class="short"
              name="documentNo"
              [label]="'coordination.file.documentNo' | transloco"
              [hint]="'coordination.file.documentNoHint' | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                lang="lv"
                autocomplete="off"
                maxlength="100"
                [value]="documentNo()"
                (input)="documentNo.set(valueOf($event))"
              />
            </vv-field>
            <vv-field
              class="short"
              name="documentDay"
              [label]="'coordination.file.documentDay' | transloco"
              [violations]="submission.violations()"
            >
              <input
                vvControl
                type="date"
                [max]="today"
                [value]="documentDay()"
                (input)="documentDay.set(valueOf($event))"
              />
            </vv-field>
          </div>
          <vv-field
            class="short"
            name="means"
            [label]="'coordination.file.means' | transloco"
            [violations]="submission.violations()"
          >
            <select vvControl (change)="setMeans($event)">
              @for (one of ways; track one) {
                <option [value]="one" [selected]="one === means()">
                  {{ 'coordination.means.' + one | transloco }}
                </option>
              }
            </select>
          </vv-field>
          <vv-field
            class="short"
            name="receivedDay"
            [label]="'coordination.file.receivedDay' | transloco"
            [hint]="'coordination.file.receivedHint' | transloco"
            [violations]="submission.violations()"
          >
            <input
              vvControl
              type="date"
              [min]="found.round.sentDay"
              [max]="today"
              [value]="receivedDay()"
              (input)="setDay($event)"
            />
          </vv-field>
          <p class="soft">{{ 'coordination.file.split' | transloco }}</p>
          <vv-coordination-opinion-fields
            [draft]="draft()"
            [units]="units()"
            [violations]="submission.violations()"
            (draftChange)="keep($event)"
          />
          <button class="button" type="submit" [attr.aria-disabled]="submission.busy() || null">
            {{ 'coordination.file.save' | transloco }}
          </button>
        </form>
      </div>
    } @else {
      <p role="status" class="soft">{{ 'bylaws.loading' | transloco }}</p>
    }
  `,
  styleUrl: './desk-columns.scss',
})
export class FileOpinionPage {
  private readonly client = inject(CoordinationClient);
  private readonly confirm = inject(Confirm);
  private readonly drafts = inject(DraftStore);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  protected readonly desk = inject(CoordinationDeskData);
  protected readonly action = inject(UnitButton).action;
  protected readonly today = inject(Session).legalToday() ?? '';
  /** From the address. */
  readonly round = input.required<string>();
  readonly party = input.required<string>();

  protected readonly submission = new Submission();
  protected readonly draft = signal<OpinionDraft>(EMPTY_OPINION);
  protected readonly receivedDay = signal(this.today);
  protected readonly fields = computed(() => ({
    ...opinionFields(this.draft()),
    file: 'file',
    receivedDay: 'receivedDay',
  }));
  protected readonly found = computed(() => {
    const round = this.desk.view()?.rounds.find((one) => one.id === this.round());
    const party = round?.parties.find((one) => one.id === this.party());
    return round && party ? { round, party } : null;
  });
  protected readonly text = rxResource({
    params: () => this.found()?.round,
    stream: ({ params }) => this.client.text(params.bylawDocumentId, params.bylawVersionId),
  });
  protected readonly problem = loadProblem(this.text);
  protected readonly units = computed(() =>
    this.text.hasValue() ? unitChoices({ bylaw: this.text.value().content, memorandum: null }) : [],
  );
  protected readonly file = signal<File | null>(null);
  protected readonly ways = RECORDED_MEANS;
  protected readonly means = signal<RecordedMeans>('e_address');
  protected readonly documentNo = signal('');
  protected readonly documentDay = signal('');
  private readonly opinion = viewChild(CoordinationOpinionFields);
  private readonly key = computed(() => `coordination-file:${this.party()}`);

  constructor() {
    const meta = inject(PageMeta);
    effect(() => this.draft.set(this.drafts.read<OpinionDraft>(this.key()) ?? EMPTY_OPINION));
    effect(() =>
      meta.set({
        title: `${this.transloco.translate('coordination.file.title')} – ${this.desk.dossier.code()}`,
        hidden: true,
      }),
    );
  }

  protected comment(unitId: string): void {
    this.opinion()?.add(unitId);
  }

  protected keep(draft: OpinionDraft): void {
    this.draft.set(draft);
    this.drafts.keep(this.key(), draft);
  }

  protected readonly read = (file: File) =>
    this.client.readAnswer(this.desk.dossierId(), { roundId: this.round(), partyId: this.party() }, file);

  protected fill(found: CoordinationAnswerFound): void {
    this.keep(fromFile(this.draft(), found));
    if (found.documentNo) this.documentNo.set(found.documentNo);
  }

  protected addText(text: string): void {
    const kind = this.draft().verdict === 'proposals' ? 'proposal' : 'objection';
    this.keep(withItems(this.draft(), [{ kind, unitId: null, text, grounds: '', proposedWording: null }]));
  }

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected setMeans(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.means.set(RECORDED_MEANS.find((one) => one === value) ?? 'email');
  }

  protected setDay(event: Event): void {
    this.receivedDay.set((event.target as HTMLInputElement).value);
  }

  protected async save(): Promise<void> {
    const file = this.file();
    const missing: Violation[] = file ? [] : [{ code: 'fileMissing', where: 'file' }];
    if (!this.submission.check([...missing, ...draftViolations(this.draft())]) || !file) return;
    const opinion = {
      ...toOpinion(this.draft()),
      receivedDay: this.receivedDay(),
      means: this.means(),
      documentNo: this.documentNo().trim(),
      documentDay: this.documentDay() || null,
    };
    const sure = await this.confirm.ask({
      title: this.transloco.translate(`coordination.verdict.${opinion.verdict}`),
      text: this.transloco.translate('coordination.file.sure'),
      action: this.transloco.translate('coordination.file.save'),
    });
    if (!sure) return;
    const where = { roundId: this.round(), partyId: this.party() };
    const request = () => this.client.fileOpinion(this.desk.dossierId(), where, opinion, file);
    if (!(await this.submission.send(request))) return;
    this.drafts.drop(this.key());
    await this.router.navigateByUrl(this.language.link(this.desk.dossier.path('saskanosana')));
  }
}
