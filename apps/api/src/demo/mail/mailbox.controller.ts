import { Controller, Get, Param } from '@nestjs/common';
import type { DemoMailItem, DemoMailMessage } from '#libs/contracts';
import { Requires } from '../../platform/access/requires.js';
import { Mailbox } from './mailbox.query.js';

/** The demo's mailbox. */
@Controller('demo/mail')
@Requires('demo.control')
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  list(): Promise<DemoMailItem[]> {
    return this.mailbox.list();
  }

  @Get(':id')
  read(@Param('id') id: string): Promise<DemoMailMessage> {
    return this.mailbox.read(id);
  }
}
