import { Injectable } from '@nestjs/common';

/** Reacts to one message. It may be called again for the same message after a failure, so it must be idempotent. */
export type OutboxHandler = (payload: Record<string, unknown>, messageId: string) => Promise<void>;

/** Who reacts to which topic; features register when their module starts. */
@Injectable()
export class OutboxHandlers {
  private readonly byTopic = new Map<string, OutboxHandler[]>();

  /** Adds a reaction to `topic`. */
  on(topic: string, handler: OutboxHandler): void {
    this.byTopic.set(topic, [...(this.byTopic.get(topic) ?? []), handler]);
  }

  /** The reactions to `topic`, in order of registration. */
  for(topic: string): readonly OutboxHandler[] {
    return this.byTopic.get(topic) ?? [];
  }
}
