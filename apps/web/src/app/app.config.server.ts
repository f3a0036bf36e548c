import { FetchBackend, HttpBackend } from '@angular/common/http';
import {
  type ApplicationConfig,
  CSP_NONCE,
  inject,
  mergeApplicationConfig,
  REQUEST_CONTEXT,
} from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';
import { serverRoutes } from './app.routes.server';
import { ServerBackend } from './shell/server-backend';
import type { ServerContext } from './shell/server-context';

const onServer: ApplicationConfig = {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    FetchBackend,
    { provide: HttpBackend, useClass: ServerBackend },
    {
      provide: CSP_NONCE,
      useFactory: () => (inject(REQUEST_CONTEXT, { optional: true }) as ServerContext | null)?.nonce ?? null,
    },
  ],
};

export const serverConfig = mergeApplicationConfig(appConfig, onServer);
