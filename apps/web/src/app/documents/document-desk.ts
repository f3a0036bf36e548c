import {
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { lintCode } from '#libs/bylaw-lint';
import type { DossierView, EditingRight } from '#libs/contracts';
import { BylawEditor, type OpenEditor, type KeepImage } from '../editor';
import { Session } from '../shell/session';
import { Place } from '../shell/place';
import { FailedRequest } from '../ui/failed-request';
import { MomentPipe } from '../ui/format-pipes';
import { type Problem, readProblem } from '../ui/problem';
import { ViolationText } from '../ui/violation-text';
import { DeskMargin } from './desk-margin';
import { DocumentsClient } from './documents-client';
import type { Loss } from './loss';
import { LostTray } from './lost-tray';
import { MarginTabs } from './margin-tabs';
import { DeskOpener, type OpenedDesk } from './open-desk';
import type { Companion, Peers } from './peers';
import { PeopleBar } from './people-bar';
import { SaveState } from './save-state';

/** One document of a dossier, open for work: the editor, how it is saved, what lost its place. */
@Component({
  selector: 'vv-document-desk',
  imports: [
    TranslocoPipe,
    BylawEditor,
    DeskMargin,
    FailedRequest,
    LostTray,
    MomentPipe,
    PeopleBar,
    SaveState,
    ViolationText,
  ],
  templateUrl: './document-desk.html',
  styles: `
    [status] {
      min-width: 0;
    }
  `,
  providers: [MarginTabs],
})
export class DocumentDesk {
  readonly dossier = input.required<DossierView>();
  readonly kind = input.required<'bylaw' | 'memorandum'>();
  /** The document itself, where it is none of the two of the procedure. */
  readonly documentId = input<string | null>(null);
  /** Key of the editor's name. */
  readonly label = input<string | null>(null);
  /** The state after a pause in typing. */
  readonly settled = output<EditorState>();

  protected readonly open = signal<OpenedDesk | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly editor = signal<OpenEditor | null>(null);
  protected readonly peers = signal<Peers | null>(null);
  /** What the person may do with the text at present: as the server says, before that as the roles say. */
  protected readonly right = computed<EditingRight>(() => {
    const session = this.open()?.session;
    const stopped = /^(refused|stale|stranger)$/u.test(session?.status().kind ?? 'refused');
    return !session || stopped || session.locked().length > 0 ? 'read' : (session.right() ?? this.granted());
  });
  protected readonly editable = computed(() => this.right() !== 'read');
  /** Under which name the person suggests; whoever may not write the text itself does nothing else. */
  protected readonly suggests = computed(() => {
    const author = this.who.person()?.name;
    if (author === undefined || this.right() === 'read') return null;
    return { author, forced: this.right() === 'suggest' };
  });
  /** Pictures are kept for whoever may write the text itself. */
  protected readonly keepImage = computed<KeepImage | null>(() => {
    const documentId = this.open()?.documentId;
    if (documentId === undefined || this.right() !== 'edit') return null;
    return (file) => this.client.keepImage(documentId, file);
  });
  protected readonly exempt = computed(() => (this.dossier().isFees ? [2] : []));
  /** By its id: a dossier that is read again must not take away the editor that somebody types in. */
  private readonly found = computed(
    () => this.documentId() ?? this.dossier().documents.find((one) => one.kind === this.kind())?.id,
  );
  /** Counts what was asked for, so that an answer which comes late opens nothing. */
  private turn = 0;

  private readonly opener = inject(DeskOpener);
  private readonly client = inject(DocumentsClient);
  private readonly who = inject(Session);
  private readonly place = inject(Place);
  private readonly document = inject(DOCUMENT);
  /** Rules of the linter that the municipality switched on; a code that is no rule any more says nothing. */
  protected readonly alsoRules = computed(() =>
    (this.who.municipality(this.place.slug())?.lintRules ?? []).flatMap((code) => lintCode(code) ?? []),
  );
  private readonly granted = computed<EditingRight>(() => {
    if (this.who.may('document.edit', this.place.slug())) return 'edit';
    return this.who.may('document.suggest', this.place.slug()) ? 'suggest' : 'read';
  });

  constructor() {
    effect((onCleanup) => {
      const found = this.found();
      if (!found) return;
      untracked(() => void this.load(found));
      onCleanup(() => untracked(() => this.leave()));
    });
    const window = this.document.defaultView;
    const online = (): void => this.open()?.session.retry();
    const offline = (): void => this.open()?.session.offline();
    const hidden = (): void => void this.open()?.session.flush();
    const guard = (event: BeforeUnloadEvent): void => {
      if (!this.open()?.session.unsaved()) return;
      hidden();
      event.preventDefault();
    };
    window?.addEventListener('online', online);
    window?.addEventListener('offline', offline);
    window?.addEventListener('pagehide', hidden);
    window?.addEventListener('beforeunload', guard);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('online', online);
      window?.removeEventListener('offline', offline);
      window?.removeEventListener('pagehide', hidden);
      window?.removeEventListener('beforeunload', guard);
    });
  }

  /** Brings a block of the text into view, with the cursor in it. */
  jump(nodeId: string): void {
    this.editor()?.jump(nodeId);
  }

  /** Resolves when everything is saved, or when it cannot be now and is kept in this browser. */
  flush(): Promise<void> {
    return this.open()?.session.flush() ?? Promise.resolve();
  }

  protected async load(documentId: string): Promise<void> {
    this.problem.set(null);
    const turn = (this.turn += 1);
    try {
      const opened = await this.opener.open(documentId);
      if (turn === this.turn) this.open.set(opened);
      else opened.session.close();
    } catch (error) {
      if (turn === this.turn) this.problem.set(readProblem(error));
    }
  }

  protected attach(editor: OpenEditor): void {
    const open = this.open();
    this.editor.set(editor);
    if (open) this.peers.set(this.opener.attach(open, editor));
  }

  /** After every pause, and after every move of the cursor. */
  protected calmed(state: EditorState): void {
    this.peers()?.moved();
    this.peers()?.looked();
    this.settled.emit(state);
  }

  protected goTo({ at }: Companion): void {
    if (at !== null) this.editor()?.jumpTo(at, at);
  }

  protected reload(): void {
    this.document.location.reload();
  }

  protected again(): void {
    const found = this.found();
    if (found) void this.load(found);
  }

  protected discard(): void {
    this.open()?.session.discard();
    this.gone();
    this.again();
  }

  protected restore(loss: Loss): void {
    const editor = this.editor();
    const done = this.open()?.session.restore(loss) ?? false;
    editor?.say(done ? 'documents.lost.restored' : 'documents.lost.notRestored');
    if (done) editor?.focus();
  }

  private leave(): void {
    this.turn += 1;
    const session = this.open()?.session;
    // What is not saved in time stays in this browser and is sent when the document is opened again.
    void session?.flush().then(() => session.close());
    this.gone();
  }

  private gone(): void {
    this.peers()?.close();
    this.peers.set(null);
    this.open.set(null);
    this.editor.set(null);
  }
}
