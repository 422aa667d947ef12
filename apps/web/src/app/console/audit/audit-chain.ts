import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { auditState } from '#libs/api-client/fn/audit/audit-state';
import { auditVerify } from '#libs/api-client/fn/audit/audit-verify';
import { UiDate } from '#libs/ui/date';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { type StatusLook, UiStatus } from '#libs/ui/status';

import { doing } from '../../core/doing';
import { reloadOn } from '../../core/invalidation';

const TAG = 'audit-chain';

/** How far the record is sealed and how it was found last, with a way to look now. */
@Component({
  selector: 'app-audit-chain',
  imports: [MatButton, UiDate, UiFormError, UiStatus],
  templateUrl: './audit-chain.html',
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.625rem;
      align-items: center;
      margin: 0;
      font-size: 0.875rem;
    }
    .when {
      display: flex;
      gap: 0.25rem;
    }
    .fault {
      color: var(--ui-bad);
    }
  `,
})
export class AuditChain {
  private readonly api = inject(Api);
  protected readonly formats = inject(Formats);
  protected readonly doing = doing();
  protected readonly verifying = signal(false);
  protected readonly chain = reloadOn(resource({ loader: () => this.api.invoke(auditState) }), TAG);

  protected readonly sealed = computed(() =>
    this.chain.hasValue() ? this.formats.number(this.chain.value().sealed) : '',
  );
  protected readonly look = computed<StatusLook>(() => {
    const check = this.chain.hasValue() ? this.chain.value().lastCheck : null;
    if (!check) return { label: $localize`Not verified yet`, tone: 'neutral', icon: 'history' };
    return check.result === 'intact'
      ? { label: $localize`Intact`, tone: 'good', icon: 'check_circle' }
      : { label: $localize`Broken`, tone: 'bad', icon: 'error' };
  });

  protected async verify(): Promise<void> {
    this.verifying.set(true);
    await this.doing.run(() => this.api.invoke(auditVerify), TAG);
    this.verifying.set(false);
  }
}
