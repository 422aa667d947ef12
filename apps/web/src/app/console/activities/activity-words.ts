import type { ActivityKind } from '#libs/contracts';
import type { IconName } from '#libs/ui/icon-name';

export const ACTIVITY_WORDS: Readonly<Record<ActivityKind, { label: string; icon: IconName }>> = {
  call: { label: $localize`Call`, icon: 'call' },
  meeting: { label: $localize`Meeting`, icon: 'group' },
  mail: { label: $localize`Mail`, icon: 'mail' },
  note: { label: $localize`Note`, icon: 'comment' },
  todo: { label: $localize`To-do`, icon: 'task_alt' },
};

interface About {
  readonly leadId: string | null;
  readonly prospectId: string | null;
  readonly clientId: string | null;
}

/** The page of what an activity is about. */
export function aboutLink({ leadId, prospectId, clientId }: About): readonly string[] {
  if (prospectId) return ['/pipeline', prospectId];
  return leadId ? ['/leads', leadId] : ['/clients', clientId ?? ''];
}
