import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { refuseUndeclaredRoutes } from './platform/access/route-audit.js';
import { DueEvents } from './platform/clock/due-events.js';
import type { Config } from './platform/config/config.js';
import { OutboxPump } from './platform/outbox/outbox-pump.js';

/** Builds the application without listening: everything is wired, nothing runs yet. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forConfig(config), {
    logger: ['error', 'warn'],
    bodyParser: false,
  });
  app.enableShutdownHooks();
  app.useBodyParser('json', { limit: '4mb' });
  app.setGlobalPrefix('api', { exclude: ['health/*path', 'auth/*path'] });
  refuseUndeclaredRoutes(app);
  return app;
}

/** Listens and starts what runs by itself: outbox, due events. */
export async function startApp(config: Config): Promise<NestExpressApplication> {
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  app.get(OutboxPump).start();
  app.get(DueEvents).start();
  return app;
}
