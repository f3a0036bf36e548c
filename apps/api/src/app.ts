import 'reflect-metadata';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { BallotLane } from './budget/index.js';
import { DemoIdentityProvider } from './demo/idp/demo-idp.js';
import { DEMO_IDP_PATH } from './demo/idp/demo-issuer.js';
import { refuseUndeclaredRoutes } from './platform/access/route-audit.js';
import { DueEvents } from './platform/clock/due-events.js';
import type { Config } from './platform/config/config.js';
import { serveDocumentation } from './platform/http/documentation.js';
import { refuseUnreadableBody } from './platform/http/unreadable-body.js';
import { refuseUnusableInput } from './platform/http/unusable-input.js';
import { refuseOtherMethods } from './platform/http/route-methods.js';
import { withoutTraces } from './platform/http/without-traces.js';
import { securityHeaders } from './platform/http/security-headers.js';
import { CsrfTokens } from './platform/identity/csrf.js';
import { Sessions } from './platform/identity/session.js';
import { Jobs } from './platform/jobs/jobs.js';
import { OutboxPump } from './platform/outbox/outbox-pump.js';
import { RealtimeServer } from './platform/realtime/realtime-server.js';
import { Pages } from './platform/web/pages.js';

/** Paths that know a session and take changes. */
const INTERACTIVE = ['/api', '/auth'];

/** Builds the application without listening: everything is wired, nothing runs yet. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forConfig(config), {
    bufferLogs: true,
    abortOnError: false,
    bodyParser: false,
    forceCloseConnections: true,
  });
  app.useLogger(app.get(Logger));
  app.flushLogs();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.setGlobalPrefix('api', { exclude: ['health/*path', 'auth/*path', 'forma/*path', 'unsubscribe/*path'] });
  refuseUndeclaredRoutes(app);
  app.use(withoutTraces());
  app.use(securityHeaders(config));
  app.use(app.get(BallotLane).handler());
  app.use(INTERACTIVE, ...app.get(Sessions).middleware());
  app.use(INTERACTIVE, app.get(CsrfTokens).middleware());
  app.use('/api', app.get(Pages).forgetOnChange());
  if (config.mode === 'demo') app.use(DEMO_IDP_PATH, app.get(DemoIdentityProvider).router());
  app.use(INTERACTIVE, refuseOtherMethods(app));
  app.useBodyParser('json', { limit: '4mb' });
  app.use(refuseUnreadableBody);
  app.use(INTERACTIVE, refuseUnusableInput);
  if (config.documentation) await serveDocumentation(app);
  app.use(...app.get(Pages).handlers());
  return app;
}

/**
 * Starts what runs by itself (jobs, outbox, due events) and listens.
 *
 * @param prepare runs when everything works but nobody is let in yet, for example to fill an empty demo.
 */
export async function startApp(
  config: Config,
  prepare?: (app: NestExpressApplication) => Promise<void>,
): Promise<NestExpressApplication> {
  const app = await createApp(config);
  try {
    await app.init();
    await app.get(Jobs).start();
    await prepare?.(app);
    app.get(RealtimeServer).attach(app.getHttpServer());
    await listen(app.getHttpServer(), config);
    app.get(OutboxPump).start();
    app.get(DueEvents).start();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Without the framework, which would log a failure that the operator is told in one sentence. */
async function listen(server: Server, config: Config): Promise<void> {
  const listening = once(server, 'listening');
  server.listen(config.port, config.host);
  await listening;
}
