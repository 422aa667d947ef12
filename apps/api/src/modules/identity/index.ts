export { User } from './auth/user.entity.js';
export { Passwords } from './auth/passwords.js';
export { insertFirm } from './firms/create-firm.js';
export { Firm } from './firms/firm.entity.js';
export { IdentityModule } from './identity.module.js';
export { Departures } from './members/departures.js';
export { Membership, MembershipRole } from './members/membership.entity.js';
