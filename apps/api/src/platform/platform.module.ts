import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access/access.guard.js';
import { AccessLogRow } from './access-log/access-log.entity.js';
import { AccessLogInterceptor } from './access-log/access-log.interceptor.js';
import { AccessLog } from './access-log/access-log.js';
import { AuditRecord } from './audit/audit-record.entity.js';
import { Clock } from './clock/clock.js';
import { DueEvents } from './clock/due-events.js';
import { CONFIG, type Config } from './config/config.js';
import { Pipelined } from './database/pipelined.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { EAddressMessageRow } from './e-address/e-address-message.entity.js';
import { EAddressOutbox } from './e-address/e-address-outbox.js';
import { ContentHolders } from './files/content-holders.js';
import { DiskFileStore } from './files/disk-file-store.js';
import { FileStore } from './files/file-store.js';
import { StoredFile } from './files/stored-file.entity.js';
import { StoredFiles } from './files/stored-files.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessChecks } from './health/readiness-checks.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validationPipe } from './http/validation.js';
import { AuthController } from './identity/auth.controller.js';
import { CsrfTokens } from './identity/csrf.js';
import { IdentityProvider } from './identity/identity-provider.js';
import { LoginFlow } from './identity/login-flow.js';
import { OIDC_SETTINGS, type OidcSettings } from './identity/oidc-settings.js';
import { SessionController } from './identity/session.controller.js';
import { Sessions } from './identity/session.js';
import { Jobs } from './jobs/jobs.js';
import { LIMITS } from './limits/rate-limit.js';
import { RateLimitGuard } from './limits/rate-limit.guard.js';
import { RateLimits } from './limits/rate-limits.js';
import { loggerModule } from './logging/logger-module.js';
import { MailMessage } from './mail/mail-message.entity.js';
import { Mailer } from './mail/mailer.js';
import { MailTransport } from './mail/mail-transport.js';
import { SendMail } from './mail/send-mail.js';
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
import { PrintShutdown } from './print/print-shutdown.js';
import { SignaturesController } from './signatures/signatures.controller.js';
import { SignedContainerRow } from './signatures/signed-container.entity.js';
import { SignedContainers } from './signatures/signed-containers.js';
import { CallLimits } from './realtime/call-limits.js';
import { ProcessBus } from './realtime/process-bus.js';
import { RealtimeServer } from './realtime/realtime-server.js';
import { PageRenderer } from './web/page-renderer.js';
import { Pages } from './web/pages.js';
import { RendererKey } from './web/renderer-key.js';
import { TextWork } from './workers/text-work.js';

/** Plumbing without domain words, available to every feature. */
@Global()
@Module({})
export class PlatformModule {
  static forConfig(config: Config, identity: OidcSettings): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        loggerModule(config),
        DiscoveryModule,
        TerminusModule.forRoot({ errorLogStyle: 'json', gracefulShutdownTimeoutMs: 0 }),
        ThrottlerModule.forRoot([{ ttl: LIMITS.general.seconds * 1000, limit: LIMITS.general.limit }]),
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
          AccessLogRow,
          AuditChain,
          AuditRecord,
          OutboxMessage,
          DueEventRow,
          MailMessage,
          EAddressMessageRow,
          StoredFile,
          SignedContainerRow,
        ]),
      ],
      controllers: [AuthController, SessionController, HealthController, SignaturesController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: OIDC_SETTINGS, useValue: identity },
        { provide: FileStore, useClass: DiskFileStore },
        Clock,
        DueEvents,
        Pipelined,
        UnitOfWork,
        OutboxHandlers,
        OutboxPump,
        Sessions,
        CsrfTokens,
        IdentityProvider,
        LoginFlow,
        Jobs,
        EAddressOutbox,
        Mailer,
        MailTransport,
        SendMail,
        ContentHolders,
        StoredFiles,
        SignedContainers,
        AccessLog,
        RateLimits,
        ReadinessChecks,
        RendererKey,
        PageRenderer,
        Pages,
        PrintShutdown,
        CallLimits,
        ProcessBus,
        RealtimeServer,
        TextWork,
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AccessLogInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validationPipe },
      ],
      exports: [
        CONFIG,
        AccessLog,
        CallLimits,
        ProcessBus,
        RealtimeServer,
        Sessions,
        Clock,
        DueEvents,
        Pipelined,
        RateLimits,
        UnitOfWork,
        OutboxHandlers,
        OutboxPump,
        TypeOrmModule,
        FileStore,
        ContentHolders,
        StoredFiles,
        SignedContainers,
        Jobs,
        EAddressOutbox,
        Mailer,
        MailTransport,
        Pages,
        TextWork,
      ],
    };
  }
}
