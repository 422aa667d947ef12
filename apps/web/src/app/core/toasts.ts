import { Service, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';

/** For results that arrive in the background and for Undo. What happens to a thing is said beside the thing. */
@Service()
export class Toasts {
  private readonly bar = inject(MatSnackBar);

  show(message: string): void {
    this.bar.open(message, undefined, { duration: 5_000 });
  }

  /** Answers true when the person pressed the action within ten seconds. */
  async offer(message: string, action: string): Promise<boolean> {
    const closed = await firstValueFrom(
      this.bar.open(message, action, { duration: 10_000 }).afterDismissed(),
    );
    return closed.dismissedByAction;
  }
}
