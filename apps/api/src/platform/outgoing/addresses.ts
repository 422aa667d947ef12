import ipaddr from 'ipaddr.js';

/** Of Azure's own services to its machines, although it looks like anybody's. */
const AZURE = '168.63.129.16';
/** What was given out as public so far; the library counts all that nobody has reserved. */
const PUBLIC_IPV6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address is the internet's: not this machine's, its network's or its cloud's, and none that carries
 * such a one inside (IPv4-mapped, NAT64, 6to4, Teredo). What it does not know is not.
 */
export function isPublicAddress(text: string): boolean {
  if (text === AZURE || !ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(PUBLIC_IPV6));
}

/** Whether it is this machine by one of its two plain names. */
export const isLoopback = (text: string): boolean => text === '127.0.0.1' || text === '::1';
