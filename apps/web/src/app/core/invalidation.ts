import { DestroyRef, Service, inject } from '@angular/core';
import type { ResourceRef } from '@angular/core';

/** A name for data, such as `clients` or `project:<id>`; a function when the id may change. */
export type Tag = string | (() => string);

/** What a lost connection may have kept from every resource. */
export const RECONNECTED = 'reconnected';

/** After a write, say what changed; every resource that shows it reloads. */
@Service()
export class Invalidation {
  private readonly listeners = new Set<(changed: ReadonlySet<string>) => void>();

  /** `invalidate('clients', 'client:42')` */
  readonly invalidate = (...tags: string[]): void => {
    const changed = new Set(tags);
    for (const listener of [...this.listeners]) listener(changed);
  };

  /** Calls back on each write to one of the tags, until the answer is called. */
  watch(tags: readonly Tag[], changed: () => void): () => void {
    const listener = (names: ReadonlySet<string>): void => {
      if (tags.some((tag) => names.has(typeof tag === 'string' ? tag : tag()))) changed();
    };
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/**
 * Ties a resource to tags: `clients = reloadOn(resource({ … }), 'clients')`.
 * In an injection context; ends with the component.
 */
export function reloadOn<T>(resource: ResourceRef<T>, ...tags: Tag[]): ResourceRef<T> {
  const stop = inject(Invalidation).watch([...tags, RECONNECTED], () => resource.reload());
  inject(DestroyRef).onDestroy(stop);
  return resource;
}
