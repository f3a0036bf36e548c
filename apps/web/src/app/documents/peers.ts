import { computed, signal } from '@angular/core';
import type { EditorState, Transaction } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import { numberDocument } from '#libs/bylaw-document';
import type { EditingRight, PresenceNews, PresentPerson } from '#libs/contracts';
import { composingIn, PEER_COLOURS, peersIn, showPeers, type Peer } from '../editor';
import { nameAt } from './loss';
import type { PresenceListener, Scheduler } from './session-parts';
import { toConfirmed, VersionMaps } from './version-maps';

/** How often our own place is told at most. */
const TELL_MS = 120;

/** One open editor of somebody, as the list beside the text shows it. */
export interface Companion {
  clientId: string;
  name: string;
  right: EditingRight;
  colour: number;
  /** The unit that they are in, `5. punkts`; empty when that is not known. */
  unit: string;
  /** Where they are in this editor; `null` when that is not known. */
  at: number | null;
}

/** What the list of the others needs of the editor. */
export interface PeersHost {
  state(): EditorState;
  apply(tr: Transaction): void;
}

/** Who else has the text open and where: keeps their cursors in the editor and the list beside it. */
export class Peers implements PresenceListener {
  private readonly present = signal<readonly PresentPerson[]>([]);
  /** Grows whenever the list may show other units. */
  private readonly beat = signal(0);
  private readonly maps = new VersionMaps();
  /** Places at a version that has not come yet. */
  private readonly early = new Map<string, PresenceNews>();
  private cancelTell: (() => void) | null = null;
  private told = '';

  readonly companions = computed<readonly Companion[]>(() => {
    this.beat();
    const state = this.host.state();
    const others = this.present().filter(({ clientId }) => clientId !== this.own());
    if (others.length === 0) return [];
    const numbering = numberDocument(state.doc);
    const places = new Map(peersIn(state).map((peer) => [peer.clientId, peer.head]));
    return others.map(({ clientId, name, right, colour }) => {
      const at = places.get(clientId) ?? null;
      const unit =
        at === null ? '' : nameAt(state.doc.resolve(Math.min(at, state.doc.content.size)), numbering);
      return { clientId, name, right, colour: colour % PEER_COLOURS, unit, at };
    });
  });

  constructor(
    private readonly host: PeersHost,
    private readonly own: () => string,
    private readonly scheduler: Pick<Scheduler, 'after'>,
    private readonly tell: (anchor: number, head: number) => void,
  ) {}

  people(people: readonly PresentPerson[]): void {
    const before = this.present().length;
    this.present.set(people);
    const stay = new Set(people.map(({ clientId }) => clientId));
    const shown = peersIn(this.host.state());
    const kept = shown.filter(({ clientId }) => stay.has(clientId));
    if (kept.length < shown.length) this.show(kept);
    // Whoever comes wants to know where we are.
    if (people.length > before) {
      this.told = '';
      this.moved();
    }
  }

  presence(news: PresenceNews): void {
    const person = this.present().find(({ clientId }) => clientId === news.clientId);
    const others = peersIn(this.host.state()).filter(({ clientId }) => clientId !== news.clientId);
    this.early.delete(news.clientId);
    if (!person || news.clientId === this.own()) return;
    if (news.selection === null) {
      this.show(others);
      return;
    }
    const state = this.host.state();
    const anchor = this.maps.toEditor(state, news.version, news.selection.anchor);
    const head = this.maps.toEditor(state, news.version, news.selection.head);
    // Nothing is drawn into a line in which a letter is being put together.
    if (anchor === null || head === null || composingIn(state)) {
      this.early.set(news.clientId, news);
      return;
    }
    const before = peersIn(state).find(({ clientId }) => clientId === news.clientId);
    const still = before?.anchor === anchor && before.head === head;
    const moved = (before?.moved ?? 0) + (still ? 0 : 1);
    const { name, colour, clientId } = person;
    const peer: Peer = { clientId, name, colour: colour % PEER_COLOURS, anchor, head, moved };
    if (!still) this.show([...others, peer]);
  }

  confirmed(version: number, steps: readonly Step[]): void {
    this.maps.confirmed(version, steps);
    this.looked();
  }

  /** Our own selection may have moved. */
  moved(): void {
    if (this.present().length < 2) return;
    this.cancelTell ??= this.scheduler.after(TELL_MS, () => {
      this.cancelTell = null;
      const state = this.host.state();
      const { anchor, head } = state.selection;
      const place = [toConfirmed(state, anchor), toConfirmed(state, head)] as const;
      const said = place.join('-');
      if (said === this.told) return;
      this.told = said;
      this.tell(...place);
    });
  }

  /** The text or the places changed: the list looks anew. */
  looked(): void {
    for (const news of [...this.early.values()]) this.presence(news);
    this.beat.update((count) => count + 1);
  }

  close(): void {
    this.cancelTell?.();
  }

  private show(peers: readonly Peer[]): void {
    this.host.apply(showPeers(this.host.state(), peers));
    this.beat.update((count) => count + 1);
  }
}
