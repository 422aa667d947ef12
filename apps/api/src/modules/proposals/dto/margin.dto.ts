export class ProposalMarginLineDto {
  key!: string;
  title!: string;
  /** After its share of the discount; of an optional line that was not chosen, its price. */
  price!: string;
  /** False for an optional line that was not chosen. */
  counts!: boolean;
  /** Null where nobody said how many hours, by whom, or what the role costs in the proposal's currency. */
  cost!: string | null;
}

export class ProposalMarginDto {
  currency!: string;
  /** Of the lines that count. */
  net!: string;
  cost!: string;
  margin!: string;
  /** Of the net price, to one decimal; null where that is zero. */
  percent!: string | null;
  /** False where the cost of a line that counts is not known: the margin is at most what is said then. */
  isKnown!: boolean;
  /** The firm's, in percent; null without one. */
  leastMargin!: string | null;
  lines!: ProposalMarginLineDto[];
}
