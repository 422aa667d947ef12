import { CLIENT_STATUSES, type ClientStatus } from '#libs/contracts';

import { listCodec, type Param, text } from '../../core/list-codec';

/** Active unless the URL says otherwise; '' is all of them. */
const status: Param<ClientStatus | ''> = {
  read: (raw) => (raw === 'all' ? '' : (CLIENT_STATUSES.find((word) => word === raw) ?? 'active')),
  write: (value) => (value === 'active' ? null : value || 'all'),
};

export const clientListCodec = listCodec({
  filters: { status, tagId: text(), ownerId: text() },
  sorts: ['name', 'createdAt', 'paymentTermsDays'],
  sort: 'name',
});
