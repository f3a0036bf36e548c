import type { Namespace, Socket } from 'socket.io';
import { COLLAB_NEWS, type PresentPerson, type StepView, type Violation } from '#libs/contracts';
import type { DocumentHead } from '../document-store.js';
import type { Rights } from './live-access.js';

/** One open editor in this process. */
export interface Editor {
  socket: Socket;
  personId: string;
  /** Real time of opening, in milliseconds. */
  since: number;
  rights: Rights;
  present: PresentPerson;
}

/** The editors of one document in this process, and what they were told. */
export class Room {
  readonly editors = new Map<string, Editor>();
  /** People of other processes, by process. */
  readonly elsewhere = new Map<string, RemotePerson[]>();
  locked: Violation[] = [];

  /** @param told the version up to which the steps of the log were sent to whoever is here. */
  constructor(
    private readonly namespace: Namespace,
    readonly head: DocumentHead,
    private told: number,
  ) {}

  /** The version that everybody here has been told of. */
  get version(): number {
    return this.told;
  }

  /** Sends steps that follow what was told; `false` when some between are missing. */
  tell(steps: readonly StepView[]): boolean {
    const next = steps.filter(({ version }) => version > this.told);
    const last = next.at(-1);
    if (!last) return true;
    if (next[0]?.version !== this.told + 1) return false;
    this.told = last.version;
    this.emit(COLLAB_NEWS.steps, { version: last.version, steps: next, more: false });
    return true;
  }

  /** Says whether the text may be written, if that changed. */
  lock(violations: Violation[]): void {
    if (JSON.stringify(violations) === JSON.stringify(this.locked)) return;
    this.locked = violations;
    this.emit(COLLAB_NEWS.locked, { violations });
  }

  /** Sends something of this document to every editor here. */
  emit(event: string, news: object): void {
    this.namespace.to(this.name).emit(event, { documentId: this.head.documentId, ...news });
  }

  /** Everybody who has the document open, in the order of opening. */
  people(): PresentPerson[] {
    const here = [...this.editors.values()].map(({ present, since }) => ({ present, since }));
    const others = [...this.elsewhere.values()]
      .flat()
      .map(({ personId: _id, since, ...present }) => ({ present, since }));
    return [...here, ...others].sort((a, b) => a.since - b.since).map(({ present }) => present);
  }

  /** Whether the id of an editor belongs to an editor of somebody else. */
  isForeign(clientId: string, personId: string): boolean {
    const here = [...this.editors.values()].some(
      (editor) => editor.present.clientId === clientId && editor.personId !== personId,
    );
    return (
      here ||
      [...this.elsewhere.values()]
        .flat()
        .some((person) => person.clientId === clientId && person.personId !== personId)
    );
  }

  /** The name of the room in Socket.IO. */
  get name(): string {
    return this.head.documentId;
  }
}

/** Somebody who has the document open at another process. */
export interface RemotePerson extends PresentPerson {
  personId: string;
  since: number;
}
