import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ipaddr from 'ipaddr.js';
import { type CountryResponse, Reader } from 'mmdb-lib';

const FILE = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';

let registry: Reader<CountryResponse> | undefined;

/**
 * The country that an address was given to, as `DE` (ISO 3166), by the registries' public records (shipped, so that
 * no address leaves the firm); null for addresses of no country, as those of a home or office network.
 */
export function countryOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null;
  const ip = ipaddr.process(address); // an IPv4 address that came as IPv6 is itself again
  if (ip.range() !== 'unicast') return null;
  registry ??= new Reader(readFileSync(createRequire(import.meta.url).resolve(FILE)));
  const record = registry.get(ip.toString()) as { country_code?: string } | null;
  return record?.country_code ?? null;
}
