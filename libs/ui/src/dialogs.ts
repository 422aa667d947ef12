import { Injector, Service, inject } from '@angular/core';

export interface Confirmation {
  readonly heading: string;
  readonly text: string;
  /** the verb on the button: "Discard draft", never "OK" */
  readonly action: string;
  readonly danger?: boolean;
}

export interface ReasonQuestion extends Confirmation {
  readonly label: string;
  /** an empty reason is refused unless this is true */
  readonly optional?: boolean;
}

/** Questions that stop a person; loaded with the first question. */
@Service()
export class Dialogs {
  private readonly injector = inject(Injector);

  /** Answers whether the person went ahead. */
  async confirm(question: Confirmation): Promise<boolean> {
    const { ask } = await import('./question-dialog');
    return (await ask(this.injector, question)) !== null;
  }

  /** Answers the reason, or null when the person thought better of it. */
  async reason(question: ReasonQuestion): Promise<string | null> {
    const { ask } = await import('./question-dialog');
    return ask(this.injector, question);
  }
}
