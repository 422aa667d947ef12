import { InjectionToken, Service, type Signal, inject, signal, untracked } from '@angular/core';

/** Asks the API for a picture by its id. */
export const LOAD_PICTURE = new InjectionToken<(id: string) => Promise<Blob>>('LOAD_PICTURE');

/**
 * Addresses of pictures for `img`, which cannot send a token itself. An id names the same pixels for ever, so each is
 * asked for once a page, and the browser keeps it from one page to the next.
 */
@Service()
export class Pictures {
  private readonly load = inject(LOAD_PICTURE);
  private readonly known = new Map<string, Signal<string | null>>();

  /** null until it is there; one that cannot be had stays null. */
  addressOf(id: string): Signal<string | null> {
    const known = this.known.get(id);
    if (known) return known;
    const address = signal<string | null>(null);
    this.known.set(id, address);
    untracked(() => this.load(id)).then(
      (picture) => address.set(URL.createObjectURL(picture)),
      () => this.known.delete(id), // asked for again by the next that shows it
    );
    return address;
  }
}
