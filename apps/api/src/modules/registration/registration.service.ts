import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ALL_PERMISSIONS } from '#libs/contracts';
import { compare } from '#libs/money';
import { Audit } from '../../platform/audit/audit.js';
import { Config } from '../../platform/config/config.js';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { AccountMails } from '../../platform/mail/account-mails.js';
import { Database } from '../../platform/persistence/database.js';
import { Throttle } from '../../platform/throttle/throttle.js';
import {
  type Caller,
  insertFirm,
  Logins,
  Membership,
  MembershipRole,
  type ProvenLogin,
} from '../identity/index.js';
import type {
  RegisterDto,
  RegisteredDto,
  RegistrationDto,
  RegistrationOfferDto,
} from './dto/registration.dto.js';
import { equipFirm } from './equip-firm.js';
import { RegistrationTokens } from './registration-token.js';

/** A firm and its first admin, made by somebody who proved to read the mail of an address. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly mails: AccountMails,
    private readonly throttle: Throttle,
    private readonly tokens: RegistrationTokens,
    private readonly logins: Logins,
  ) {}

  offer(): RegistrationOfferDto {
    return { open: this.config.REGISTRATION === 'open' };
  }

  /** Silent about addresses, and about those that were mailed often enough. @throws 403 where it is closed */
  async want(email: string): Promise<void> {
    this.assertOpen();
    if (!(await this.throttle.mayMail('registration', email))) return;
    const link = this.mails.link('/register', this.tokens.sign(email));
    await this.database.transaction({}, (tx) =>
      this.mails.send(tx, { recipient: email, subject: 'Set up your firm in Votra', body: body(link) }),
    );
  }

  /** @throws 404 for a link that does not hold, 403 */
  async look(token: string): Promise<RegistrationDto> {
    this.assertOpen();
    const email = this.tokens.read(token);
    return { email, hasLogin: await this.logins.exists(email) };
  }

  /** @throws 404 for a link that does not hold, 403, 422, 429 after too many wrong passwords */
  async complete(wanted: RegisterDto, caller: Caller): Promise<RegisteredDto> {
    this.assertOpen();
    if (compare(wanted.taxPercent, '100') >= 0)
      throw DomainError.field('taxPercent', 'PERCENT_TOO_HIGH', 'A tax is less than 100 %.');
    const email = this.tokens.read(wanted.token);
    const login = await this.logins.prove(email, wanted, caller, [wanted.firmName]);
    const firmId = uuidv7();
    const { firmName: name, baseCurrency, locale, timeZone } = wanted;
    const firm = insertFirm({ id: firmId, name, baseCurrency, locale, timeZone });
    await this.contexts.forFirmAfter(firmId, 'Registration', firm, (ctx) =>
      this.equip(ctx, wanted, login, caller),
    );
    return { email, firmId };
  }

  /** What every firm needs before its first invoice. */
  private async equip(
    ctx: RequestContext,
    { taxName, taxPercent }: RegisterDto,
    login: ProvenLogin,
    { requestId, ip }: Caller,
  ): Promise<void> {
    const userId = await this.logins.keep(ctx.tx, login);
    const { email, name } = login;
    const { id: membershipId } = await this.database
      .repo(ctx, Membership)
      .insert({ userId, email, name, status: 'active' });
    await this.database.repo(ctx, MembershipRole).append({ membershipId, role: 'admin' });
    await equipFirm(ctx, this.database, { name: taxName, percent: taxPercent });
    const actor = { type: 'member', membershipId, userId, name, roles: ['admin'] } as const;
    await this.audit.record(
      { ...ctx, actor, permissions: new Set(ALL_PERMISSIONS), requestId, ip },
      {
        action: 'firm.registered',
        objectType: 'firm',
        objectId: ctx.firmId,
        objectLabel: ctx.firm.name,
        after: { name: ctx.firm.name, baseCurrency: ctx.firm.baseCurrency, email },
      },
    );
  }

  private assertOpen(): void {
    if (this.config.REGISTRATION === 'open') return;
    throw new DomainError('REGISTRATION_CLOSED', 403, 'New firms are not taken here.');
  }
}

const body = (link: string): string => `Hello,

somebody, hopefully you, wants to set up a firm in Votra with this address.
Go on within 24 hours:

${link}

If it was not you, you need not do anything.
`;
