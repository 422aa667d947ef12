export { equipFirm } from './equip-firm.js';
export { RegistrationModule } from './registration.module.js';
