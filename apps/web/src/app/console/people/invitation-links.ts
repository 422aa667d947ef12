import { Service, signal } from '@angular/core';

/** A link that the API told once, from the page that asked for it to the one that shows it; in memory only. */
@Service()
export class InvitationLinks {
  private readonly last = signal<{ id: string; link: string } | null>(null);

  keep(id: string, link: string | null): void {
    this.last.set(link === null ? null : { id, link });
  }

  /** Of this person; null once forgotten. */
  of(id: string): string | null {
    const last = this.last();
    return last?.id === id ? last.link : null;
  }

  forget(): void {
    this.last.set(null);
  }
}
