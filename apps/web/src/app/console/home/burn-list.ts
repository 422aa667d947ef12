import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeBurnDto } from '#libs/api-client/models/home-burn-dto';
import { UiDate } from '#libs/ui/date';
import { UiDuration } from '#libs/ui/duration';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';

import { burnOf } from './burn';
import { LINKS } from './home-links';

/** The projects that one manages, and how far each went through what was agreed. */
@Component({
  selector: 'app-burn-list',
  imports: [RouterLink, UiDate, UiDuration, UiMoney],
  templateUrl: './burn-list.html',
  styleUrl: './burn-list.scss',
})
export class BurnList {
  private readonly formats = inject(Formats);
  readonly projects = input.required<readonly HomeBurnDto[]>();
  protected readonly links = LINKS;
  protected readonly burnOf = burnOf;
  protected readonly percent = (part: number): string => `${this.formats.number(Math.round(part * 100))} %`;
}
