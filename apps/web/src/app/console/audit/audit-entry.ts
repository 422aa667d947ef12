import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditEntryDto } from '#libs/api-client/models/audit-entry-dto';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';

import { pageOf } from '../object-page';
import { changesOf } from './audit-words';

/** One entry of the audit log: who, when, why, and each property before and after. */
@Component({
  selector: 'app-audit-entry',
  imports: [MatButton, RouterLink, UiDate],
  templateUrl: './audit-entry.html',
  styleUrl: './audit-entry.scss',
})
export class AuditEntry {
  protected readonly formats = inject(Formats);
  readonly entry = input.required<AuditEntryDto>();
  /** the id of the object whose whole history is wanted */
  readonly narrowed = output<string>();

  protected readonly changes = computed(() => changesOf(this.entry()));
  protected readonly page = computed(() => pageOf(this.entry()));
}
