import { inject } from '@angular/core';
import { Dialogs } from '#libs/ui/dialogs';

/** Asks why a prospect was lost; null when the person thought better of it. In an injection context. */
export function lossReason(): (name: string) => Promise<string | null> {
  const dialogs = inject(Dialogs);
  return (name) =>
    dialogs.reason({
      heading: $localize`Is ${name}:prospect: lost?`,
      text: $localize`It leaves the open pipeline and can be reopened at any time.`,
      label: $localize`Why it was lost`,
      action: $localize`Mark as lost`,
      danger: true,
    });
}
