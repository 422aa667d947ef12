import { HttpBackend, HttpClient } from '@angular/common/http';
import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';
import { lastValueFrom } from 'rxjs';

import { healthLive } from '#libs/api-client/fn/health/health-live';

import { Invalidation, RECONNECTED } from './invalidation';
import { RUNTIME_CONFIG } from './runtime-config';

/** Answers of a proxy without a server behind it. */
const NOBODY = new Set([0, 502, 503, 504]);
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Whether the server can be reached, told by the requests themselves and by the browser. Once lost it is looked for
 * with growing pauses; when it is back everything on screen reloads.
 */
@Service()
export class Connection {
  private readonly view = inject(DOCUMENT).defaultView;
  private readonly invalidation = inject(Invalidation);
  private readonly config = inject(RUNTIME_CONFIG);
  /** Past the interceptors, which tell this service what became of their requests. */
  private readonly http = new HttpClient(inject(HttpBackend));
  private readonly gone = signal(false);
  private readonly waiting = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pause = FIRST_WAIT_MS;

  readonly lost = this.gone.asReadonly();

  constructor() {
    const lose = (): void => this.lose();
    const look = (): void => void this.look();
    this.view?.addEventListener('offline', lose);
    this.view?.addEventListener('online', look);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.view?.removeEventListener('offline', lose);
      this.view?.removeEventListener('online', look);
    });
  }

  /** What became of a request; 0 is no answer at all. */
  heard(status: number): void {
    if (NOBODY.has(status)) this.lose();
    else this.find();
  }

  /** Resolves when the server can be reached, at once if it can. */
  back(): Promise<void> {
    return this.gone() ? new Promise((resolve) => this.waiting.add(resolve)) : Promise.resolve();
  }

  /** Asks the server now. */
  async look(): Promise<void> {
    if (!this.gone()) return;
    clearTimeout(this.timer);
    const found = await lastValueFrom(healthLive(this.http, this.config.apiOrigin)).then(
      () => true,
      () => false,
    );
    if (found) this.find();
    else this.lookLater();
  }

  private lose(): void {
    if (this.gone()) return;
    this.gone.set(true);
    this.pause = FIRST_WAIT_MS;
    this.lookLater();
  }

  private find(): void {
    if (!this.gone()) return;
    clearTimeout(this.timer);
    this.gone.set(false);
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
    this.invalidation.invalidate(RECONNECTED);
  }

  private lookLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_WAIT_MS);
  }
}
