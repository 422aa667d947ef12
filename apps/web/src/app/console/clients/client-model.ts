import type { ClientDto } from '#libs/api-client/models/client-dto';
import type { CreateClientDto } from '#libs/api-client/models/create-client-dto';

/** No tax id stands on invoices. */
export const NO_TAX_ID = 'none';

/** What the form holds of a client, or of a new one. */
export const modelOf = (client: ClientDto | null, baseCurrency: string) => ({
  name: client?.name ?? '',
  email: client?.email ?? '',
  phone: client?.phone ?? '',
  website: client?.website ?? '',
  industry: client?.industry ?? '',
  ownerId: client?.ownerId ?? '',
  tagIds: client?.tags.map(({ id }) => id) ?? [],
  billingAddress: client?.billingAddress ?? '',
  addresses: client?.addresses.map((address) => ({ ...address })) ?? [],
  taxIds: client?.taxIds.map(({ label, country, number }) => ({ label, country, number })) ?? [],
  taxIdOnInvoices: printedOf(client),
  currency: client?.currency ?? baseCurrency,
  paymentTermsDays: client?.paymentTermsDays ?? 30,
  internalNote: client?.internalNote ?? '',
});

export type ClientModel = ReturnType<typeof modelOf>;

/** As the API takes it. Which tax id invoices print is chosen by its place; a place that is gone is the first one. */
export function bodyOf({ taxIds, taxIdOnInvoices, ownerId, ...facts }: ClientModel): CreateClientDto {
  const printed = taxIds[Number(taxIdOnInvoices)] ? Number(taxIdOnInvoices) : 0;
  return {
    ...facts,
    ownerId: ownerId || null,
    taxIds: taxIds.map((taxId, at) => ({
      ...taxId,
      onInvoices: taxIdOnInvoices !== NO_TAX_ID && at === printed,
    })),
  };
}

function printedOf(client: ClientDto | null): string {
  if (!client?.taxIds.length) return '0';
  const at = client.taxIds.findIndex(({ onInvoices }) => onInvoices);
  return at < 0 ? NO_TAX_ID : String(at);
}
