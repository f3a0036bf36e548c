import { Injectable } from '@nestjs/common';
import type { DocumentHead } from '../documents/index.js';
import type { Transaction } from '../platform/database/unit-of-work.js';

/** Topic of the outbox message that says that the comments of a text are others than before. */
export const COMMENTS_CHANGED = 'comments.changed';

/** Lets the editors that have a text open know that its comments changed. */
@Injectable()
export class CommentNews {
  /** Told after the commit. */
  within(tx: Transaction, { municipalityId, documentId }: DocumentHead): void {
    tx.emit(COMMENTS_CHANGED, { municipalityId, documentId });
  }
}
