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
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { MEMORANDUM_PARTS } from '#libs/bylaw-document';
import { lintCode } from '#libs/bylaw-lint';
import type { DossierView, EditingRight } from '#libs/contracts';
import { BylawEditor, editorSetup, type EditorSetup, type OpenEditor } from '../editor';
import { Language } from '../shell/language';
import { Session } from '../shell/session';
import { Place } from '../shell/place';
import { FailedRequest } from '../ui/failed-request';
import { ImageAddress } from '../ui/image-address';
import { MomentPipe } from '../ui/format-pipes';
import { type Problem, readProblem } from '../ui/problem';
import { ViolationText } from '../ui/violation-text';
import { DocumentSession } from './document-session';
import { DocumentsClient } from './documents-client';
import { DeskMargin } from './desk-margin';
import { LostTray } from './lost-tray';
import { MarginTabs } from './margin-tabs';
import type { LostText } from './rebase-losses';
import { SaveState } from './save-state';
import { UnconfirmedStore } from './unconfirmed-store';

interface Opened {
  documentId: string;
  session: DocumentSession;
  setup: EditorSetup;
  state: EditorState;
}

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
    SaveState,
    ViolationText,
  ],
  templateUrl: './document-desk.html',
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

  protected readonly open = signal<Opened | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly editable = computed(() => {
    const session = this.open()?.session;
    return this.mayEdit() && session?.locked().length === 0 && session.status().kind !== 'refused';
  });
  protected readonly editor = signal<OpenEditor | null>(null);
  /** What the person may do with the text at present. */
  protected readonly right = computed<EditingRight>(() => (this.editable() ? 'edit' : 'read'));
  protected readonly exempt = computed(() => (this.dossier().isFees ? [2] : []));

  private readonly client = inject(DocumentsClient);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly who = inject(Session);
  private readonly place = inject(Place);
  private readonly document = inject(DOCUMENT);
  private readonly images = inject(ImageAddress);
  /** Rules of the linter that the municipality switched on; a code that is no rule any more says nothing. */
  protected readonly alsoRules = computed(() =>
    (this.who.municipality(this.place.slug())?.lintRules ?? []).flatMap((code) => lintCode(code) ?? []),
  );
  private readonly mayEdit = computed(() => this.who.may('document.edit', this.place.slug()));

  constructor() {
    effect((onCleanup) => {
      const found = this.found();
      if (!found) return;
      untracked(() => void this.load(found));
      onCleanup(() => untracked(() => this.leave()));
    });
    const window = this.document.defaultView;
    const online = (): void => this.open()?.session.retry();
    const hidden = (): void => void this.open()?.session.flush();
    const guard = (event: BeforeUnloadEvent): void => {
      if (!this.open()?.session.unsaved()) return;
      hidden();
      event.preventDefault();
    };
    window?.addEventListener('online', online);
    window?.addEventListener('pagehide', hidden);
    window?.addEventListener('beforeunload', guard);
    inject(DestroyRef).onDestroy(() => {
      window?.removeEventListener('online', online);
      window?.removeEventListener('pagehide', hidden);
      window?.removeEventListener('beforeunload', guard);
    });
  }

  /** Resolves when everything is saved, or when it cannot be now and is kept in this browser. */
  flush(): Promise<void> {
    return this.open()?.session.flush() ?? Promise.resolve();
  }

  protected async load(documentId: string): Promise<void> {
    this.problem.set(null);
    const setup = editorSetup({
      dangling: this.transloco.translate('editor.reference.dangling'),
      formula: this.transloco.translate('editor.formula'),
      image: (digest) => this.images.of(digest),
      part: (number) => this.part(number),
    });
    const session = new DocumentSession({
      documentId,
      transport: this.client.transport(documentId),
      scheduler: {
        after: (ms, task) => {
          const timer = setTimeout(task, ms);
          return () => clearTimeout(timer);
        },
        now: () => Date.now(),
        visible: () => this.document.visibilityState === 'visible',
      },
      store: new UnconfirmedStore(storage(), this.who.person()?.id ?? ''),
      newClientId: () =>
        [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join(''),
      stateOf: (doc, plugins) => setup.stateOf(doc, plugins),
    });
    try {
      const { state } = await session.open();
      this.open.set({ documentId, session, setup, state });
    } catch (error) {
      this.problem.set(readProblem(error));
    }
  }

  protected attach(editor: OpenEditor): void {
    this.editor.set(editor);
    this.open()?.session.attach(editor);
  }

  protected again(): void {
    const found = this.found();
    if (found) void this.load(found);
  }

  protected discard(): void {
    this.open()?.session.discard();
    this.open.set(null);
    this.editor.set(null);
    this.again();
  }

  protected restore(lost: LostText): void {
    const editor = this.editor();
    if (!editor) return;
    editor.apply(editor.state().tr.insertText(lost.text.replaceAll('\n', ' ')).scrollIntoView());
    this.open()?.session.forget(lost);
    editor.focus();
  }

  private found(): string | undefined {
    return this.documentId() ?? this.dossier().documents.find((one) => one.kind === this.kind())?.id;
  }

  private leave(): void {
    const session = this.open()?.session;
    // What is not saved in time stays in this browser and is sent when the document is opened again.
    void session?.flush().then(() => session.close());
    this.open.set(null);
    this.editor.set(null);
  }

  private part(number: number): { title: string; guidance: string } {
    const part = MEMORANDUM_PARTS.find((one) => one.part === number);
    const lang = this.language.current();
    return { title: part?.lv ?? '', guidance: part?.guidance[lang] ?? '' };
  }
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
