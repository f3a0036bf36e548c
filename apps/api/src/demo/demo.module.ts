import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DemoClockKeeper } from './clock/demo-clock-keeper.js';
import { DemoController } from './clock/demo.controller.js';
import { MoveDemoClock } from './clock/move-demo-clock.js';
import { DemoMail, DemoPerson } from './demo.entities.js';
import { DemoIdentityProvider } from './idp/demo-idp.js';
import { DemoPeople } from './idp/demo-people.query.js';
import { MailboxController } from './mail/mailbox.controller.js';
import { Mailbox } from './mail/mailbox.query.js';
import { MailSink } from './mail/mail-sink.js';
import { DirectorySeed } from './seed/directory-seed.js';

/** What exists in demo mode only: people to choose from, a clock to move, a mailbox, and the seed. */
@Module({
  imports: [TypeOrmModule.forFeature([DemoPerson, DemoMail])],
  controllers: [DemoController, MailboxController],
  providers: [
    DemoPeople,
    DemoIdentityProvider,
    DemoClockKeeper,
    MoveDemoClock,
    Mailbox,
    MailSink,
    DirectorySeed,
  ],
})
export class DemoModule {}
