import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ForeignPages, Public } from '../../../platform/access/access.decorators.js';
import { Config } from '../../../platform/config/config.js';
import { type Caller, From } from '../../identity/index.js';
import { FormKeyParam, PublicFormDto, SendFormDto, SentFormDto } from './dto/public-form.dto.js';
import { originRefused } from './lead-forms.errors.js';
import { type OpenForm, PublicForms } from './public-forms.js';

type Sender = Partial<Record<'origin' | 'sec-fetch-site', string>>;

/** Forms of firms for everybody, on pages of ours and of the sites that each form names. */
@ApiTags('public-forms')
@Controller('public-forms')
export class PublicFormsController {
  constructor(
    private readonly config: Config,
    private readonly forms: PublicForms,
  ) {}

  /** A form that is switched on, with the token that goes back with it. */
  @Get(':key')
  @Public('whoever fills in a form is no user yet', { counts: 'elsewhere' })
  async look(
    @Param() { key }: FormKeyParam,
    @Headers() sender: Sender,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicFormDto> {
    const form = await this.opened(key, sender, reply);
    return this.forms.look(form);
  }

  /** Takes in what was filled in. The answer is the same whatever becomes of it. */
  @Post(':key')
  @HttpCode(200)
  @Public('whoever fills in a form is no user yet', { counts: 'elsewhere' })
  @ForeignPages()
  async send(
    @Param() { key }: FormKeyParam,
    @Headers() sender: Sender,
    @Body() body: SendFormDto,
    @From() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentFormDto> {
    const form = await this.opened(key, sender, reply);
    return this.forms.send(form, body, caller);
  }

  /** Told before anything else, so that such a page can read also what went wrong. @throws 403, 404 */
  private async opened(key: string, sender: Sender, reply: FastifyReply): Promise<OpenForm> {
    const form = await this.forms.open(key);
    const { origin } = sender;
    if (!origin || sender['sec-fetch-site'] === 'same-origin') return form;
    if (origin === new URL(this.config.PUBLIC_URL).origin) return form;
    if (!form.origins.includes(origin)) throw originRefused();
    reply.headers({ 'access-control-allow-origin': origin, vary: 'Origin' });
    return form;
  }
}
