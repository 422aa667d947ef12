import { Service, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { ssoBegin } from '#libs/api-client/fn/auth/sso-begin';
import { ssoOffers } from '#libs/api-client/fn/auth/sso-offers';
import type { BeginSsoDto } from '#libs/api-client/models/begin-sso-dto';
import type { SignInOfferDto } from '#libs/api-client/models/sign-in-offer-dto';

import { ownPath } from './own-path';
import { PAGE } from './page';

const FIRM = 'votra.signInFirm';
const BACK = 'votra.signInBack';

/** The way to a firm's provider and back: whole pages, so that what is to be known afterwards is kept in this browser. */
@Service()
export class SingleSignOn {
  private readonly api = inject(Api);
  private readonly page = inject(PAGE);

  /** whose link was opened here last */
  firm(): string | null {
    return this.page.recall(FIRM);
  }

  /** The firm is remembered while it has any. */
  async offers(firmId: string): Promise<SignInOfferDto[]> {
    const offers = await this.api.invoke(ssoOffers, { firmId });
    this.page.remember(FIRM, offers.length ? firmId : null);
    return offers;
  }

  /** To the provider; `back` is the page to come to when signed in. @throws ApiError 409 while it cannot be asked */
  async leave(to: BeginSsoDto, back: string | undefined): Promise<void> {
    const { url } = await this.api.invoke(ssoBegin, { body: to });
    this.page.remember(BACK, back ?? null);
    this.page.load(url);
  }

  /** Where one wanted to go before; told once. */
  back(): string {
    const back = ownPath(this.page.recall(BACK) ?? undefined) ?? '/';
    this.page.remember(BACK, null);
    return back;
  }
}
