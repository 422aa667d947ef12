import { InjectionToken } from '@angular/core';

/** What a deployment may set in `config.js` without a new build. */
export interface RuntimeConfig {
  /** Origin of the API, empty when it is served beside the app. */
  readonly apiOrigin: string;
}

declare global {
  interface Window {
    votraConfig?: Partial<RuntimeConfig>;
  }
}

export const RUNTIME_CONFIG = new InjectionToken<RuntimeConfig>('RUNTIME_CONFIG', {
  factory: () => ({ apiOrigin: '', ...window.votraConfig }),
});
