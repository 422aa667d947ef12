import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { RegistrationController } from './registration.controller.js';
import { RegistrationService } from './registration.service.js';
import { RegistrationTokens } from './registration-token.js';

@Module({
  imports: [IdentityModule],
  controllers: [RegistrationController],
  providers: [RegistrationService, RegistrationTokens],
})
export class RegistrationModule {}
