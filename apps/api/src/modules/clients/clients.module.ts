import { Module } from '@nestjs/common';
import { FilesModule } from '../files/index.js';
import { IdentityModule } from '../identity/index.js';
import { ClientsController } from './clients.controller.js';
import { ClientsService } from './clients.service.js';
import { ClientContactsController } from './contacts/client-contacts.controller.js';
import { ClientContactsService } from './contacts/client-contacts.service.js';
import { ClientDeletion } from './deletion/client-deletion.js';
import { ClientHealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { ClientMergeController } from './merging/client-merge.controller.js';
import { ClientMerge } from './merging/client-merge.js';
import { ClientTagsController } from './tags/client-tags.controller.js';
import { ClientTagsService } from './tags/client-tags.service.js';

@Module({
  imports: [FilesModule, IdentityModule],
  controllers: [
    ClientsController,
    ClientContactsController,
    ClientHealthController,
    ClientMergeController,
    ClientTagsController,
  ],
  providers: [
    ClientDeletion,
    ClientMerge,
    ClientsService,
    ClientContactsService,
    ClientTagsService,
    HealthService,
  ],
  exports: [ClientsService, ClientContactsService],
})
export class ClientsModule {}
