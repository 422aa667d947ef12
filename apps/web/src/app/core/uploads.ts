import {
  HttpClient,
  HttpEventType,
  type HttpRequest,
  provideHttpClient,
  withInterceptors,
  withXhr,
} from '@angular/common/http';
import { EnvironmentInjector, Service, createEnvironmentInjector, inject } from '@angular/core';
import { lastValueFrom, tap } from 'rxjs';

import { INTERCEPTORS } from './http';

/** Requests that tell how far they are: `fetch` cannot, so these go by XMLHttpRequest, through the same interceptors. */
@Service()
export class Uploads {
  private readonly http = createEnvironmentInjector(
    [provideHttpClient(withXhr(), withInterceptors(INTERCEPTORS))],
    inject(EnvironmentInjector),
  ).get(HttpClient);

  /** Answers when the server has; `progress` hears what share of the bytes has left, 0 to 1. @throws ApiError */
  async send(request: HttpRequest<unknown>, progress: (share: number) => void): Promise<void> {
    await lastValueFrom(
      this.http.request(request).pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total)
            progress(event.loaded / event.total);
        }),
      ),
    );
  }
}
