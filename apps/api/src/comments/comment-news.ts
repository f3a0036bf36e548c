import { Injectable, type OnModuleInit } from '@nestjs/common';
import { COLLAB_NEWS } from '#libs/contracts';
import { Rooms, type DocumentHead } from '../documents/index.js';
import type { Transaction } from '../platform/database/unit-of-work.js';
import { BUS_CHANNEL, ProcessBus } from '../platform/realtime/process-bus.js';

/** Topic of the note between processes that says that the comments of a text are others than before. */
const COMMENTS_CHANGED = 'comments.changed';

/** Lets every editor that has a text open know that its comments changed; what they are, it asks for itself. */
@Injectable()
export class CommentNews implements OnModuleInit {
  constructor(
    private readonly bus: ProcessBus,
    private readonly rooms: Rooms,
  ) {}

  onModuleInit(): void {
    this.bus.on(COMMENTS_CHANGED, ({ municipalityId, documentId }) => {
      const room = this.rooms.of(String(documentId));
      if (room?.head.municipalityId === municipalityId) room?.emit(COLLAB_NEWS.comments, {});
    });
  }

  /** Told in every process when the transaction has committed. A note that is lost is made up for by asking again. */
  async within(tx: Transaction, { municipalityId, documentId }: DocumentHead): Promise<void> {
    const note = this.bus.payload(COMMENTS_CHANGED, { municipalityId, documentId });
    await tx.manager.query(`SELECT pg_notify($1, $2)`, [BUS_CHANNEL, note]);
  }
}
