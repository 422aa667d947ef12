import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access/access.decorators.js';
import { type Caller, From } from '../identity/index.js';
import {
  RegisterDto,
  RegisteredDto,
  RegistrationDto,
  RegistrationOfferDto,
  RegistrationTokenDto,
  WantRegistrationDto,
} from './dto/registration.dto.js';
import { RegistrationService } from './registration.service.js';

@ApiTags('auth')
@Controller('auth/registration')
export class RegistrationController {
  constructor(private readonly registration: RegistrationService) {}

  /** Whether new firms are taken here. */
  @Get()
  @Public('the sign-in page shows the way only where there is one', { counts: 'elsewhere' })
  offer(): RegistrationOfferDto {
    return this.registration.offer();
  }

  /** Mails a link to make a firm. Answers the same for every address. */
  @Post()
  @HttpCode(204)
  @Public('nobody has a login before')
  want(@Body() { email }: WantRegistrationDto): Promise<void> {
    return this.registration.want(email);
  }

  /** Whose link it is. The token stands in the body: addresses end up in logs. */
  @Post('look')
  @HttpCode(200)
  @Public('the token of the link is the credential', { counts: 'refused-links' })
  look(@Body() { token }: RegistrationTokenDto): Promise<RegistrationDto> {
    return this.registration.look(token);
  }

  /** Makes the firm with its first admin. Sign in afterwards. */
  @Post('complete')
  @HttpCode(200)
  @Public('the token of the link is the credential', { counts: 'refused-links' })
  complete(@Body() body: RegisterDto, @From() caller: Caller): Promise<RegisteredDto> {
    return this.registration.complete(body, caller);
  }
}
