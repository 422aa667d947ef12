import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

import type { Credentials, SignedIn } from './me';
import { RUNTIME_CONFIG } from './runtime-config';

/** Signing in and out; the refresh token travels as an HttpOnly cookie that scripts never see. */
@Service()
export class AuthApi {
  private readonly http = inject(HttpClient);
  private readonly root = `${inject(RUNTIME_CONFIG).apiOrigin}/api/v1/auth`;

  login(credentials: Credentials): Promise<SignedIn> {
    return this.post<SignedIn>('login', credentials);
  }

  refresh(): Promise<SignedIn> {
    return this.post<SignedIn>('refresh', {});
  }

  logout(): Promise<void> {
    return this.post<void>('logout', {});
  }

  private post<T>(path: string, body: object): Promise<T> {
    return firstValueFrom(this.http.post<T>(`${this.root}/${path}`, body, { withCredentials: true }));
  }
}
