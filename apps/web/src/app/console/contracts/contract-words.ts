import { CONTRACT_KINDS, type ContractKind } from '#libs/contracts';

export const KIND_WORDS: Record<ContractKind, string> = {
  msa: $localize`Master agreement`,
  sow: $localize`Statement of work`,
};

export const KIND_CHOICES = CONTRACT_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));
