import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  ErrorHandler,
  inject,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { Api } from '#libs/api-client/api';
import { ApiConfiguration } from '#libs/api-client/api-configuration';
import { exportsRecord } from '#libs/api-client/fn/audit/exports-record';
import { imagesGet } from '#libs/api-client/fn/images/images-get';
import { CAN } from '#libs/ui/can';
import { LOAD_PICTURE } from '#libs/ui/pictures';
import { type ListExport, RECORD_EXPORT } from '#libs/ui/record-export';

import { routes } from './app.routes';
import { LastResort } from './core/error-handler';
import { INTERCEPTORS } from './core/http';
import { KeptFocus } from './core/kept-focus';
import { PageFocus } from './core/page-focus';
import { Permissions } from './core/permissions';
import { RUNTIME_CONFIG } from './core/runtime-config';
import { Session } from './core/session';
import { ProductTitle } from './core/title';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors(INTERCEPTORS)),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled', anchorScrolling: 'enabled' }),
    ),
    { provide: ErrorHandler, useClass: LastResort },
    { provide: TitleStrategy, useExisting: ProductTitle },
    {
      provide: RECORD_EXPORT,
      useFactory: () => {
        const api = inject(Api);
        return (body: ListExport) => api.invoke(exportsRecord, { body });
      },
    },
    {
      provide: LOAD_PICTURE,
      useFactory: () => {
        const api = inject(Api);
        return (id: string) => api.invoke(imagesGet, { id });
      },
    },
    { provide: CAN, useFactory: () => inject(Permissions).can },
    provideAppInitializer(() => {
      inject(ApiConfiguration).rootUrl = inject(RUNTIME_CONFIG).apiOrigin;
      inject(PageFocus).start();
      inject(KeptFocus).start();
      // not waited for: the pages that need to know wait themselves
      void inject(Session).start();
    }),
  ],
};
