import { DOCUMENT, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { EditorState } from 'prosemirror-state';
import { memorandumPart } from '#libs/bylaw-document';
import { composingIn, editorSetup, type EditorSetup, type OpenEditor } from '../editor';
import { Language } from '../shell/language';
import { Place } from '../shell/place';
import { Session } from '../shell/session';
import { ImageAddress } from '../ui/image-address';
import { BesideNews } from './beside-news';
import { browserClaims, browserStorage } from './browser-keeps';
import { DocumentSession } from './document-session';
import { DocumentsClient } from './documents-client';
import { LiveTransport, type Identity } from './live-transport';
import { LossStore } from './loss-store';
import { Peers } from './peers';
import type { Scheduler } from './session-parts';
import { UnconfirmedStore } from './unconfirmed-store';

type SuggestionSaid = 'inserted' | 'deleted' | 'split' | 'joined' | 'movedFrom' | 'movedTo';

/** A document that is open for work. */
export interface OpenedDesk {
  documentId: string;
  session: DocumentSession;
  setup: EditorSetup;
  state: EditorState;
}

/** Opens documents with what a browser gives: time, storage, the connection, the person who is logged in. */
@Injectable({ providedIn: 'root' })
export class DeskOpener {
  private readonly client = inject(DocumentsClient);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly who = inject(Session);
  private readonly place = inject(Place);
  private readonly document = inject(DOCUMENT);
  private readonly images = inject(ImageAddress);
  private readonly beside = inject(BesideNews);
  private readonly scheduler: Scheduler = {
    after: (ms, task) => {
      const timer = setTimeout(task, ms);
      return () => clearTimeout(timer);
    },
    now: () => Date.now(),
    visible: () => this.document.visibilityState === 'visible',
  };

  async open(documentId: string): Promise<OpenedDesk> {
    const personId = this.who.person()?.id ?? '';
    const setup = editorSetup({
      dangling: this.transloco.translate('editor.reference.dangling'),
      formula: this.transloco.translate('editor.formula'),
      footnote: this.transloco.translate('editor.footnote'),
      image: (digest) => this.images.of(digest),
      figure: {
        describe: this.transloco.translate('editor.image.edit'),
        undescribed: this.transloco.translate('editor.image.undescribed'),
      },
      suggestion: this.suggestionTexts(),
      part: (number) => this.part(number),
    });
    const transport = new LiveTransport({
      place: this.place.slug() ?? '',
      documentId,
      http: this.client.requests(documentId),
      identity: () => this.identity(personId),
      token: () => this.who.state()?.csrfToken ?? '',
      comments: () => this.beside.comments.next(documentId),
    });
    const storage = browserStorage();
    const session = new DocumentSession({
      documentId,
      transport,
      scheduler: this.scheduler,
      store: new UnconfirmedStore(storage, personId, browserClaims()),
      losses: new LossStore(storage, personId),
      newClientId: () =>
        [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join(''),
      stateOf: (doc, plugins) => setup.stateOf(doc, plugins),
    });
    try {
      const { state } = await session.open();
      return { documentId, session, setup, state };
    } catch (error) {
      // What an earlier page left stays claimed otherwise, and the next attempt would not show it.
      session.close();
      throw error;
    }
  }

  private suggestionTexts(): Record<SuggestionSaid, string> {
    const text = (name: SuggestionSaid): string => this.transloco.translate(`editor.suggest.mark.${name}`);
    return {
      inserted: text('inserted'),
      deleted: text('deleted'),
      split: text('split'),
      joined: text('joined'),
      movedFrom: text('movedFrom'),
      movedTo: text('movedTo'),
    };
  }

  /** Connects the editor that shows an opened document. */
  attach({ session }: OpenedDesk, editor: OpenEditor): Peers {
    const peers = new Peers(
      editor,
      () => session.client,
      this.scheduler,
      (anchor, head) => session.tell(anchor, head),
    );
    const host = {
      state: () => editor.state(),
      apply: (tr: Parameters<OpenEditor['apply']>[0]) => editor.apply(tr),
      composing: () => composingIn(editor.state()),
    };
    session.attach(host, peers);
    return peers;
  }

  private async identity(personId: string): Promise<Identity> {
    await this.who.refresh();
    if (this.who.failed()) return 'unknown';
    const person = this.who.person();
    if (!person) return 'nobody';
    return person.id === personId ? 'same' : 'stranger';
  }

  private part(number: number): { title: string; guidance: string } {
    const part = memorandumPart(number);
    const lang = this.language.current();
    return { title: part?.lv ?? '', guidance: part?.guidance[lang] ?? '' };
  }
}
