import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import {
  decideTrack,
  TRACK_QUESTIONS,
  type TrackAnswers,
  type TrackQuestion,
  type TrackQuestionCode,
  unansweredQuestions,
} from '#libs/bylaw-procedure';
import { TEMPLATES } from '#libs/bylaw-templates';
import type { Violation } from '#libs/contracts';
import { Control, Field } from '../ui/field';
import { Submission } from '../ui/submission';
import { PageMeta } from '../shell/page-meta';
import { ArticleLink } from '../ui/article-link';
import { DraftStore } from '../ui/draft-store';
import { ErrorSummary } from '../ui/error-summary';
import { MomentPipe } from '../ui/format-pipes';
import { ViolationText } from '../ui/violation-text';
import { BylawsClient } from './bylaws-client';
import { OpenDossier } from './open-dossier';

/** Once a track was taken, the answers are what it rested on. */
const OPEN_STATES = [
  'draft',
  'endorsement',
  'opinion_stage',
  'opinion_summary',
  'council_ready',
  'on_agenda',
  'adopted',
  'signed',
];

interface Draft {
  answers: TrackAnswers['answers'];
  ministry: { name: string; law: string };
}

/** The questions about the content of the by-law, with the track they lead to while they are answered. */
@Component({
  selector: 'vv-questionnaire-page',
  imports: [TranslocoPipe, ArticleLink, Control, ErrorSummary, Field, MomentPipe, ViolationText],
  templateUrl: './questionnaire-page.html',
  styleUrl: './questionnaire-page.scss',
})
export class QuestionnairePage {
  private readonly client = inject(BylawsClient);
  private readonly drafts = inject(DraftStore);
  protected readonly dossier = inject(OpenDossier);
  protected readonly submission = new Submission();
  protected readonly saved = signal(false);

  protected readonly answers = signal<TrackAnswers['answers']>({});
  protected readonly ministry = signal({ name: '', law: '' });
  private loaded = '';

  protected readonly groups = groupsOf(TRACK_QUESTIONS);
  protected readonly editable = computed(() => {
    const state = this.dossier.view()?.state;
    return !!state && OPEN_STATES.includes(state) && this.dossier.may('dossier.edit');
  });
  private readonly given = computed<TrackAnswers>(() => ({
    answers: this.answers(),
    namedMinistry: this.named()
      ? { name: this.ministry().name.trim(), law: this.ministry().law.trim() }
      : null,
  }));
  /** What the template of the start proposes; never an answer until somebody takes and saves it. */
  protected readonly proposed = computed<TrackAnswers['answers']>(() => {
    const view = this.dossier.view();
    if (!view?.template) return {};
    const { answers, subjects } = TEMPLATES[view.template];
    const chosen = subjects.find(({ code }) => code === view.templateSubject);
    return { ...answers, ...(chosen ? { [chosen.code]: true } : {}) };
  });
  /** Proposals for questions that nobody has answered yet. */
  protected readonly openProposals = computed(
    () => Object.entries(this.proposed()).filter(([code]) => this.answerOf(code) === undefined).length,
  );
  protected readonly taken = signal(false);
  protected readonly named = computed(() => this.answers().law_names_ministry === true);
  protected readonly left = computed(() => unansweredQuestions(this.given()).length);
  protected readonly decision = computed(() => decideTrack(this.given()));
  /** One "yes" is enough for track B; track A needs every answer. */
  protected readonly track = computed(() => {
    const { track } = this.decision();
    return track === 'B' || this.left() === 0 ? track : null;
  });

  /** Who reviews; nobody while the ministry that a law names is not written down. */
  protected readonly reviewer = computed(() => {
    const { reviewer } = this.decision();
    if (!reviewer || reviewer.kind === 'varam') return reviewer && { name: null };
    return reviewer.name ? { name: reviewer.name } : null;
  });

  constructor() {
    const meta = inject(PageMeta);
    const transloco = inject(TranslocoService);
    effect(() =>
      meta.set({
        title: `${transloco.translate('bylaws.questions.title')} – ${this.dossier.code()}`,
        hidden: true,
      }),
    );
    effect(() => {
      const view = this.dossier.view();
      if (!view || this.loaded === view.id) return;
      this.loaded = view.id;
      const kept = this.drafts.read<Draft>(this.key());
      const { answers, namedMinistry } = view.questionnaire;
      untracked(() => {
        this.answers.set(kept?.answers ?? answers);
        this.ministry.set(kept?.ministry ?? namedMinistry ?? { name: '', law: '' });
      });
    });
  }

  protected answer(code: string, yes: boolean): void {
    this.answers.update((all) => ({ ...all, [code]: yes }));
    this.keep();
  }

  protected take(): void {
    this.answers.update((all) => ({ ...this.proposed(), ...all }));
    this.taken.set(true);
    this.keep();
  }

  protected proposalOf(code: string): boolean | undefined {
    return this.proposed()[code as TrackQuestionCode];
  }

  protected write(field: 'name' | 'law', event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.ministry.update((all) => ({ ...all, [field]: value }));
    this.keep();
  }

  protected answerOf(code: string): boolean | undefined {
    return this.answers()[code as TrackQuestionCode];
  }

  protected async save(): Promise<void> {
    const view = this.dossier.view();
    if (!view || !this.submission.check(this.wrong())) return;
    const { answers, namedMinistry } = this.given();
    const body = { version: view.version, answers, ...(namedMinistry ? { namedMinistry } : {}) };
    this.saved.set(false);
    if (!(await this.submission.send(() => this.client.answer(view.id, body)))) {
      this.dossier.reload();
      return;
    }
    this.drafts.drop(this.key());
    this.saved.set(true);
    this.dossier.reload();
  }

  private wrong(): Violation[] {
    const named = this.given().namedMinistry;
    if (!named) return [];
    const missing = (['name', 'law'] as const).find((field) => !named[field]);
    return missing ? [{ code: 'named_ministry_missing', where: `ministry-${missing}` }] : [];
  }

  private keep(): void {
    this.saved.set(false);
    this.drafts.keep(this.key(), { answers: this.answers(), ministry: this.ministry() } satisfies Draft);
  }

  private key(): string {
    return `questionnaire:${this.dossier.place()}:${this.dossier.code()}`;
  }
}

function groupsOf(questions: readonly TrackQuestion[]) {
  const codes = [...new Set(questions.map((one) => one.group))];
  return codes.map((group) => ({ group, questions: questions.filter((one) => one.group === group) }));
}
