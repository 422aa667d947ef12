import { Service, computed, inject, signal } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { authLogin } from '#libs/api-client/fn/auth/auth-login';
import { authLoginByCode } from '#libs/api-client/fn/auth/auth-login-by-code';
import { authLoginByPasskey } from '#libs/api-client/fn/auth/auth-login-by-passkey';
import { authLogout } from '#libs/api-client/fn/auth/auth-logout';
import { authRefresh } from '#libs/api-client/fn/auth/auth-refresh';
import { authSwitch } from '#libs/api-client/fn/auth/auth-switch';
import { passkeySignInBegin } from '#libs/api-client/fn/auth/passkey-sign-in-begin';
import { passkeySignInFinish } from '#libs/api-client/fn/auth/passkey-sign-in-finish';
import { ssoFinish } from '#libs/api-client/fn/auth/sso-finish';
import type { AnswerByPasskeyDto } from '#libs/api-client/models/answer-by-passkey-dto';
import type { AnswerChallengeDto } from '#libs/api-client/models/answer-challenge-dto';
import type { FinishSsoDto } from '#libs/api-client/models/finish-sso-dto';
import type { FirmChoiceDto } from '#libs/api-client/models/firm-choice-dto';
import type { MeDto } from '#libs/api-client/models/me-dto';
import type { MfaChallengeDto } from '#libs/api-client/models/mfa-challenge-dto';
import type { PasskeyAssertionDto } from '#libs/api-client/models/passkey-assertion-dto';
import type { PasskeyChallengeDto } from '#libs/api-client/models/passkey-challenge-dto';
import type { SessionDto } from '#libs/api-client/models/session-dto';
import type { SignInDto } from '#libs/api-client/models/sign-in-dto';
import { ApiError } from '#libs/ui/api-error';
import { Formats, type FormatSettings } from '#libs/ui/formats';

import { Connection } from './connection';
import { PAGE } from './page';

/** A token is renewed this long before its end, so that no request runs into a 401. */
const RENEW_AHEAD_MS = 30_000;
const HINT = 'votra.signedIn';

/** What tabs tell each other. */
type TabNews = 'signed-out' | 'other-firm';

/**
 * Who is signed in. The access token lives in memory only; the refresh token is an HttpOnly cookie.
 * A flag in storage says whether asking for a refresh can succeed at all; it is no secret.
 */
@Service()
export class Session {
  private readonly api = inject(Api);
  private readonly connection = inject(Connection);
  private readonly formats = inject(Formats);
  private readonly page = inject(PAGE);
  private readonly tabs = new BroadcastChannel('votra-session');
  private readonly current = signal<SessionDto | null>(null);
  private renewAt = 0;
  private renewal: Promise<boolean> | null = null;
  private started: Promise<void> | null = null;
  private readonly known = signal(false);

  readonly me = computed(() => this.current()?.me ?? null);
  /** where else the person belongs */
  readonly otherFirms = computed(() => {
    const me = this.me();
    const here = me?.portal?.clientId ?? null;
    return me?.firms.filter(({ id, clientId }) => id !== me.firm.id || clientId !== here) ?? [];
  });
  /** what a way in is called: the firm, and whose portal of it */
  readonly nameOf = ({ name, clientName }: FirmChoiceDto): string =>
    clientName ? $localize`${name}:firm: for ${clientName}:client:` : name;
  readonly signedIn = computed(() => this.current() !== null);
  /** whether it is known if somebody is signed in */
  readonly settled = this.known.asReadonly();

  constructor() {
    this.tabs.onmessage = ({ data }: MessageEvent<TabNews>) =>
      data === 'other-firm' ? this.page.load('/') : this.forget('/login');
  }

  /**
   * Resumes the session of the cookie, if there is one, once; while the server cannot be reached it waits. Never
   * throws: without a session people sign in.
   */
  start(): Promise<void> {
    this.started ??= this.resume();
    return this.started;
  }

  /**
   * Answers the challenge that a second factor of the person has to meet; null when they are in.
   * @throws ApiError 401 when the credentials are wrong, 429 after too many tries
   */
  async signIn(credentials: SignInDto): Promise<MfaChallengeDto | null> {
    return this.entered(await this.api.invoke(authLogin, { body: credentials }));
  }

  /** @throws ApiError 422 when the code is wrong, 401 when the challenge ended, 429 after too many tries */
  async answer(body: AnswerChallengeDto): Promise<void> {
    this.accept(await this.api.invoke(authLoginByCode, { body }));
  }

  /** By a passkey as the second factor. @throws ApiError as `answer` */
  async answerByPasskey(body: AnswerByPasskeyDto): Promise<void> {
    this.accept(await this.api.invoke(authLoginByPasskey, { body }));
  }

  /** By the firm's provider. Answers as `signIn`. @throws ApiError 401 when the account lets nobody in */
  async signInBySso(body: FinishSsoDto): Promise<MfaChallengeDto | null> {
    return this.entered(await this.api.invoke(ssoFinish, { body }));
  }

  /** By a passkey alone, which `ask` gets from a device. @throws ApiError 401 when it lets nobody in */
  async signInByPasskey(
    ask: (options: PasskeyChallengeDto['options']) => Promise<PasskeyAssertionDto>,
  ): Promise<void> {
    const { challenge, options } = await this.api.invoke(passkeySignInBegin);
    const assertion = await ask(options);
    this.accept(await this.api.invoke(passkeySignInFinish, { body: { challenge, assertion } }));
  }

  /** To another firm or portal of the same person, in every tab. @throws ApiError */
  async goTo({ id: firmId, clientId }: FirmChoiceDto): Promise<void> {
    await this.api.invoke(authSwitch, { body: { firmId, ...(clientId ? { clientId } : {}) } });
    this.tell('other-firm');
    this.page.load('/'); // nothing that one firm showed stays in memory for the other
  }

  /** Ends the session here, on the server and in every other tab. */
  async signOut(): Promise<void> {
    await this.api.invoke(authLogout).catch(() => undefined);
    this.tell('signed-out');
    this.forget('/login');
  }

  /** The access token for a request, renewed first when it is about to end; null when signed out. */
  async token(): Promise<string | null> {
    if (this.signedIn() && Date.now() >= this.renewAt) await this.renew();
    return this.current()?.accessToken ?? null;
  }

  /** One refresh at a time, however many requests wait for it. Answers whether there is a session now. */
  renew(): Promise<boolean> {
    this.renewal ??= this.refresh().finally(() => (this.renewal = null));
    return this.renewal;
  }

  /** The session is over: sign in again and come back to where one was. */
  expire(): void {
    this.forget(`/login?return=${encodeURIComponent(this.page.path())}`);
  }

  /** The firm asks for a second factor: set one up and come back to where one was. */
  confine(): void {
    this.page.load(`/second-factor?return=${encodeURIComponent(this.page.path())}`);
  }

  private tell(news: TabNews): void {
    this.tabs.postMessage(news);
  }

  private async resume(): Promise<void> {
    while (this.page.recall(HINT) && !(await this.renew()) && this.connection.lost())
      await this.connection.back();
    this.known.set(true);
  }

  private async refresh(): Promise<boolean> {
    try {
      this.accept(await this.api.invoke(authRefresh));
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        this.current.set(null);
        this.page.remember(HINT, null);
      }
      return false;
    }
  }

  private entered(answer: SessionDto | MfaChallengeDto): MfaChallengeDto | null {
    if ('mfaRequired' in answer) return answer;
    this.accept(answer);
    return null;
  }

  private accept(answer: SessionDto): void {
    this.renewAt = Date.now() + answer.expiresIn * 1000 - RENEW_AHEAD_MS;
    this.formats.use(formatsOf(answer.me));
    this.current.set(answer);
    this.page.remember(HINT, '1');
  }

  /** A full load of the page: nothing that one person saw stays in memory for the next. */
  private forget(next: string): void {
    this.page.remember(HINT, null);
    this.page.load(next);
  }
}

/** A person's own way of writing goes before the firm's; the days are the firm's. */
function formatsOf({ firm, membership, portal }: MeDto): FormatSettings {
  const own = membership ?? portal;
  return {
    locale: own?.locale ?? firm.locale,
    timeZone: firm.timeZone,
    fiscalYearMonth: firm.fiscalYearMonth,
    shownZone: own?.timeZone ?? firm.timeZone,
  };
}
