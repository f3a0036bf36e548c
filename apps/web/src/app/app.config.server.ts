import { FetchBackend, HttpBackend } from '@angular/common/http';
import { type ApplicationConfig, mergeApplicationConfig } from '@angular/core';
import { provideServerRendering, withRoutes } from '@angular/ssr';
import { appConfig } from './app.config';
import { serverRoutes } from './app.routes.server';
import { ServerBackend } from './shell/server-backend';

const onServer: ApplicationConfig = {
  providers: [
    provideServerRendering(withRoutes(serverRoutes)),
    FetchBackend,
    { provide: HttpBackend, useClass: ServerBackend },
  ],
};

export const serverConfig = mergeApplicationConfig(appConfig, onServer);
