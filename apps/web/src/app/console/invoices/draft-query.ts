import { monthStart } from '#libs/calendar';

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

interface Due {
  readonly clientId: string;
  readonly engagementId: string;
  readonly date: string;
}

/** Query parameters that bill what fell due of an engagement, with the hours of that month. */
export const dueQuery = ({ clientId, engagementId, date }: Due): Record<string, string> => ({
  ...{ clientId, engagementId },
  ...{ from: monthStart(date), to: date },
});
