import type { FactorResetDto } from '#libs/api-client/models/factor-reset-dto';
import type { ReasonQuestion } from '#libs/ui/dialogs';

/** What is asked before somebody's second factor is reset. */
export const factorResetQuestion = (name: string): ReasonQuestion => ({
  heading: $localize`Reset the second factor of ${name}:name:?`,
  text: $localize`For somebody who lost their device and their recovery codes. Make sure that it is them who ask. They are signed out, told by mail, and get in by their password alone until they set up another one. If they sign in to other firms with the same login, each of these has to agree first.`,
  label: $localize`Reason, for the audit log`,
  action: $localize`Reset`,
  danger: true,
});

/** What came of it. */
export const factorResetOutcome = ({ done, firmsToAgree }: FactorResetDto, name: string): string =>
  done
    ? $localize`The second factor of ${name}:name: was reset.`
    : $localize`Your firm has agreed. ${name}:name: signs in to other firms with the same login: ${firmsToAgree}:count: more have to agree within 7 days.`;
