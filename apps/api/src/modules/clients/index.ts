export { Client } from './client.entity.js';
export { ClientsModule } from './clients.module.js';
export { ClientsService } from './clients.service.js';
export { ClientContactsService } from './contacts/client-contacts.service.js';
export { ClientContact } from './contacts/client-contact.entity.js';
