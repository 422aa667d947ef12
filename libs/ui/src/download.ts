import { DOCUMENT, Service, inject } from '@angular/core';

/** Hands a file that the API answered to the browser, to save or to show. */
@Service()
export class Downloads {
  private readonly document = inject(DOCUMENT);

  save(file: Blob, name: string): void {
    const link = this.document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    // The browser reads the link after this task; a minute is plenty.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
