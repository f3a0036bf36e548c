import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { NamedVersionView, Violation } from '#libs/contracts';
import { OpenDossier } from '../bylaws/open-dossier';
import { Language } from '../shell/language';
import { LocalLink } from '../shell/local-link';
import { PageMeta } from '../shell/page-meta';
import { Confirm } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { ErrorSummary } from '../ui/error-summary';
import { FailedRequest } from '../ui/failed-request';
import { formatMoment } from '../ui/format';
import { PluralPipe } from '../ui/format-pipes';
import { Icon } from '../ui/icon';
import { readProblem } from '../ui/problem';
import { authorColours } from './author-colours';
import { DocumentsClient } from './documents-client';
import { HistoryClient } from './history-client';
import { HistoryPlayer } from './history-player';
import { HistorySessions } from './history-sessions';
import { HistoryText } from './history-text';
import { pageWith, Player, sessionOf } from './player';
import { restoreWords } from './restore-words';

/** Every moment of a text: looked up in the sessions, played step by step, compared, named, restored. */
@Component({
  selector: 'vv-text-history-page',
  imports: [
    RouterLink,
    TranslocoPipe,
    EmptyState,
    ErrorSummary,
    FailedRequest,
    HistoryPlayer,
    HistorySessions,
    HistoryText,
    Icon,
    LocalLink,
    PluralPipe,
  ],
  providers: [Player],
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
})
export class TextHistoryPage {
  private readonly client = inject(HistoryClient);
  private readonly documents = inject(DocumentsClient);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly confirm = inject(Confirm);
  private readonly plural = new PluralPipe();
  protected readonly dossier = inject(OpenDossier);
  protected readonly player = inject(Player);

  /** From the address: which of the two texts, and the version to begin with. */
  readonly dokuments = input<string>();
  readonly brids = input<string>();

  protected readonly kinds = computed(() => (this.dossier.view()?.documents ?? []).map(({ kind }) => kind));
  protected readonly kind = linkedSignal(() => (this.dokuments() === 'memorandum' ? 'memorandum' : 'bylaw'));
  protected readonly documentId = computed(
    () => this.dossier.view()?.documents.find((one) => one.kind === this.kind())?.id ?? null,
  );
  private readonly page = linkedSignal<string | null, number | null>({
    source: this.documentId,
    computation: () => null,
  });
  protected readonly history = rxResource({
    params: () => {
      const id = this.documentId();
      return id ? { id, upTo: this.page() } : undefined;
    },
    stream: ({ params }) => this.client.history(params.id, params.upTo),
  });
  /** What was read last stays on the page while another part is read. */
  protected readonly view = linkedSignal<ReturnType<typeof this.read>, ReturnType<typeof this.read>>({
    source: () => this.read(),
    computation: (now, before) =>
      now ?? (before?.value?.documentId === this.documentId() ? before.value : null),
  });
  protected readonly newest = computed(() => this.view()?.version ?? 0);
  protected readonly wanted = linkedSignal<string | null, number | null>({
    source: this.documentId,
    computation: () => (/^\d{1,9}$/.test(this.brids() ?? '') ? Number(this.brids()) : null),
  });
  protected readonly version = computed(() => Math.min(this.wanted() ?? this.newest(), this.newest()));
  protected readonly session = computed(() => sessionOf(this.view()?.sessions ?? [], this.version()));
  protected readonly colours = computed(() =>
    authorColours(
      [...(this.view()?.sessions ?? [])].reverse().flatMap(({ authors }) => authors.map(({ name }) => name)),
    ),
  );
  protected readonly mayEdit = computed(() => this.dossier.may('document.edit'));
  protected readonly isNow = computed(() => this.version() === this.newest());
  /** The moment that others are compared with. */
  protected readonly base = linkedSignal<string | null, number | null>({
    source: this.documentId,
    computation: () => null,
  });
  protected readonly naming = signal(false);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly violations = signal<readonly Violation[]>([]);
  protected readonly problem = computed(() => {
    const error = this.history.error() ?? this.player.failed();
    return error ? readProblem(error) : null;
  });
  /** Who made a step of the session that is shown. */
  protected readonly by = computed(() => {
    const steps = new Map((this.player.moment()?.steps ?? []).map((step) => [step.version, step]));
    return (version: number) => {
      const step = steps.get(version);
      return { author: step?.author ?? null, at: step?.at ?? '' };
    };
  });

  constructor() {
    const meta = inject(PageMeta);
    effect(() =>
      meta.set({
        title: `${this.transloco.translate('history.title')} ${this.dossier.code()}`,
        hidden: true,
      }),
    );
    effect(() => {
      const id = this.documentId();
      if (id) untracked(() => this.player.open(this.client.source(id)));
    });
    effect(() => {
      const view = this.view();
      const version = this.version();
      if (!view || view.documentId !== this.documentId() || view.version === 0) return;
      const session = this.session();
      untracked(() => {
        if (session) void this.player.show(version, session);
        else if (!this.history.isLoading()) this.page.set(pageWith(view, version));
      });
    });
  }

  protected titleOf = ({ name, purpose }: NamedVersionView): string =>
    name === purpose ? this.transloco.translate(`documents.purpose.${purpose}`) : name;

  protected choose(kind: 'bylaw' | 'memorandum'): void {
    this.kind.set(kind);
  }

  /** Shows a version; resolves when it is seen. */
  protected go = async (version: number): Promise<void> => {
    this.wanted.set(version);
    const session = this.session();
    if (session) await this.player.show(version, session);
    else this.player.pause();
  };

  /** Another part of the list, from its newest session on. */
  protected turn(upTo: number | null): void {
    this.player.pause();
    this.page.set(upTo);
    this.wanted.set(upTo);
  }

  protected retry(): void {
    this.player.failed.set(null);
    this.history.reload();
  }

  protected async name(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const id = this.documentId();
    const name = field.value.trim();
    if (!id || this.busy()) return;
    if (name === '') return this.violations.set([{ code: 'version.nameMissing', where: 'moment-name' }]);
    await this.change(async () => {
      await firstValueFrom(this.client.nameMoment(id, name, this.version()));
      field.value = '';
      this.naming.set(false);
      return this.transloco.translate<string>('documents.versions.created', { name });
    });
  }

  protected async restore(): Promise<void> {
    const id = this.documentId();
    if (!id || this.busy()) return;
    this.player.pause();
    const [version, known] = [this.version(), this.newest()];
    await this.change(async () => {
      const { comparison } = await firstValueFrom(this.documents.compare(id, String(known), String(version)));
      const text = restoreWords(comparison, (key, count, params) =>
        count === null
          ? this.transloco.translate<string>(key, params)
          : this.plural.transform(key, count, params),
      );
      const at = this.player.moment()?.step?.at;
      const sure = await this.confirm.ask({
        title: this.transloco.translate('history.restore.title', {
          at: at
            ? formatMoment(at, this.language.current())
            : this.transloco.translate<string>('history.first'),
        }),
        text,
        action: this.transloco.translate('history.restore.action'),
      });
      if (!sure) return '';
      const restored = await firstValueFrom(this.client.restore(id, { version, known }));
      this.page.set(null);
      this.wanted.set(null);
      return restored.version === known
        ? this.transloco.translate<string>('history.restore.same')
        : this.transloco.translate<string>('history.restore.done');
    });
  }

  private read() {
    return this.history.hasValue() ? this.history.value() : null;
  }

  /** Does something that changes the history, tells what came of it, and reads it again. */
  private async change(work: () => Promise<string>): Promise<void> {
    this.busy.set(true);
    this.violations.set([]);
    try {
      const said = await work();
      this.said.set(said);
      if (said) this.history.reload();
    } catch (error) {
      const { violations, kind } = readProblem(error);
      this.violations.set(violations.length > 0 ? violations : [{ code: `request.${kind}` }]);
    } finally {
      this.busy.set(false);
    }
  }
}
