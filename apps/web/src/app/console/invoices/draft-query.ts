interface Scope {
  readonly clientId: string;
  readonly projectId: string;
  readonly oldestDate: string;
  readonly newestDate: string;
}

/** Query parameters of the new-invoice form that bill a row of "ready to bill". */
export function draftQuery(row: Scope, period: { from: string; to: string }): Record<string, string> {
  return {
    clientId: row.clientId,
    projectId: row.projectId,
    from: period.from || row.oldestDate,
    to: period.to || row.newestDate,
  };
}
