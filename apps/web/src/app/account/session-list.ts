import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LiveSessionDto } from '#libs/api-client/models/live-session-dto';
import { UiDate } from '#libs/ui/date';
import { Formats } from '#libs/ui/formats';

/** Where somebody is signed in, each with a way to end it but the one that looks. */
@Component({
  selector: 'app-session-list',
  imports: [MatButton, UiDate],
  template: `
    <ul>
      @for (session of sessions(); track session.id) {
        <li>
          <div>
            <strong>{{ deviceOf(session) }}</strong>
            @if (session.current) {
              <span class="here" i18n>This device</span>
            }
            <div class="ui-muted">
              {{ placeOf(session) }}<span translate="no">{{ session.ip }}</span> · {{ session.firmName }} ·
              <span i18n>last used <ui-date [at]="session.lastUsedAt" /></span> ·
              <span i18n>signed in <ui-date [at]="session.createdAt" /></span> · {{ meansOf(session) }}
            </div>
          </div>
          @if (!session.current) {
            <button
              matButton="outlined"
              type="button"
              [attr.aria-label]="endLabel(session)"
              (click)="sessionEnded.emit(session)"
              i18n
            >
              End
            </button>
          }
        </li>
      }
    </ul>
  `,
  styleUrl: './session-list.scss',
})
export class SessionList {
  private readonly formats = inject(Formats);

  readonly sessions = input.required<readonly LiveSessionDto[]>();
  readonly sessionEnded = output<LiveSessionDto>();

  protected endLabel(session: LiveSessionDto): string {
    return $localize`End the session of ${this.deviceOf(session)}:device:`;
  }

  /** The country before the address, where it has one. */
  protected placeOf({ country }: LiveSessionDto): string {
    const names = new Intl.DisplayNames(this.formats.locale(), { type: 'region' });
    return country ? `${names.of(country) ?? country} · ` : '';
  }

  protected meansOf({ means, providerName }: LiveSessionDto): string {
    if (means === 'sso') return providerName ?? $localize`single sign-on`;
    return means === 'passkey' ? $localize`by passkey` : $localize`by password`;
  }

  protected deviceOf({ browser, system }: LiveSessionDto): string {
    if (browser && system) return $localize`${browser}:browser: on ${system}:system:`;
    return browser ?? system ?? $localize`Unknown device`;
  }
}
