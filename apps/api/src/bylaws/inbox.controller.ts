import { Controller, Get } from '@nestjs/common';
import type { Actor } from '#libs/access-policy';
import type { InboxItem } from '#libs/contracts';
import { CurrentActor } from '../platform/access/request-context.js';
import { Requires } from '../platform/access/requires.js';
import { Inbox } from './inbox.query.js';

/** What waits for the caller, over all municipalities. */
@Controller('inbox')
export class InboxController {
  constructor(private readonly inbox: Inbox) {}

  @Get()
  @Requires('self.read')
  list(@CurrentActor() actor: Actor): Promise<InboxItem[]> {
    return this.inbox.of(actor);
  }
}
