import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideClientHydration,
  withEventReplay,
  withNoIncrementalHydration,
} from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling } from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { routes } from './app.routes';
import { csrfInterceptor } from './shell/csrf-interceptor';
import { TranslationLoader } from './shell/translation-loader';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    // What somebody presses before the page is awake is done when it is; the script for it carries the answer's nonce.
    provideClientHydration(withNoIncrementalHydration(), withEventReplay()),
    provideHttpClient(withInterceptors([csrfInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    provideTransloco({
      config: {
        availableLangs: ['lv', 'en'],
        defaultLang: 'lv',
        reRenderOnLangChange: true,
        failedRetries: 1,
        missingHandler: { allowEmpty: true },
      },
      loader: TranslationLoader,
    }),
  ],
};
