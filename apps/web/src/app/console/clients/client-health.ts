import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientHealthGet } from '#libs/api-client/fn/clients/client-health-get';
import type { ClientDto } from '#libs/api-client/models/client-dto';
import type { HealthPartDto } from '#libs/api-client/models/health-part-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';

import { reloadOn } from '../../core/invalidation';
import { HealthForm } from './health-form';
import { HEALTH_LOOKS, HEALTH_PART_WORDS } from './health-words';

/** How a client does: the score, and each part of it with its rule. */
@Component({
  selector: 'app-client-health',
  imports: [HealthForm, MatButton, UiAsync, UiCan, UiDate, UiLoaded, UiMoney, UiStatus],
  templateUrl: './client-health.html',
  styleUrl: './client-health.scss',
})
export class ClientHealth {
  private readonly api = inject(Api);
  readonly client = input.required<ClientDto>();

  protected readonly P = P;
  protected readonly looks = HEALTH_LOOKS;
  protected readonly words = HEALTH_PART_WORDS;
  protected readonly setting = signal(false);
  private readonly id = computed(() => this.client().id);
  protected readonly health = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(clientHealthGet, { id }),
    }),
    'activities',
    () => `client:${this.id()}`,
  );

  protected measured({ part, measure }: HealthPartDto): string {
    return measure === null ? '' : this.words[part].measured(measure);
  }
}
