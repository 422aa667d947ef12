import { CONTRACT_STATUSES } from '#libs/contracts';
import { contractLifecycle } from './contract.lifecycle.js';

const WAYS = [
  'draft → out_for_signature',
  'draft → active',
  'draft → void',
  'out_for_signature → draft',
  'out_for_signature → active',
  'active → ended',
  'active → terminated',
];

it("a contract's lifecycle has these ways and no others", () => {
  const ways = CONTRACT_STATUSES.flatMap((from) =>
    CONTRACT_STATUSES.filter((to) => contractLifecycle.may(from, to)).map((to) => `${from} → ${to}`),
  );
  expect(ways).toEqual(WAYS);
});
