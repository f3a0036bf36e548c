import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { AuditRecord } from './audit/audit-record.entity.js';
import { Clock } from './clock/clock.js';
import { DueEvents } from './clock/due-events.js';
import { CONFIG, type Config } from './config/config.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validationPipe } from './http/validation.js';
import { OutboxHandlers } from './outbox/outbox-handlers.js';
import { OutboxPump } from './outbox/outbox-pump.js';
import {
  AuditChain,
  DemoClock,
  DueEventRow,
  Installation,
  OutboxMessage,
  WebSession,
} from './platform.entities.js';

/** Plumbing without domain words, available to every feature. */
@Global()
@Module({})
export class PlatformModule {
  static forConfig(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: config.databaseUrl,
          autoLoadEntities: true,
          synchronize: false,
          logging: false,
          retryAttempts: 0,
          poolSize: 16,
        }),
        TypeOrmModule.forFeature([
          Installation,
          DemoClock,
          WebSession,
          AuditChain,
          AuditRecord,
          OutboxMessage,
          DueEventRow,
        ]),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        Clock,
        DueEvents,
        UnitOfWork,
        OutboxHandlers,
        OutboxPump,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: [CONFIG, Clock, DueEvents, UnitOfWork, OutboxHandlers, OutboxPump, TypeOrmModule],
    };
  }
}
