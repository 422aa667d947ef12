import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Api } from '#libs/api-client/api';
import { timeEntriesCreate } from '#libs/api-client/fn/time/time-entries-create';
import { timesheetsWeek } from '#libs/api-client/fn/time/timesheets-week';
import { addDays } from '#libs/calendar';
import type { WeekDto } from '#libs/api-client/models/week-dto';
import { ApiError } from '#libs/ui/api-error';

import { Connection } from '../../core/connection';
import { WeekStore } from './week-store';

const MONDAY = '2026-11-16';

function weekOf(weekStart: string): WeekDto {
  const cells = Array.from({ length: 7 }, (_, i) => ({
    date: addDays(weekStart, i),
    seconds: 0,
    entries: [],
  }));
  const row = { projectId: 'p', projectName: 'Ingest', task: '', clientId: 'c', clientName: 'Acme' };
  const dates = { startDate: '2026-01-01', endDate: '2026-12-31' };
  return {
    ...{ weekStart, own: true, state: 'open', targetSeconds: 0, totalSeconds: 0 },
    dayTotals: [0, 0, 0, 0, 0, 0, 0],
    rows: [{ ...row, ...dates, takesHours: true, cells, lastWeek: [0, 0, 0, 0, 0, 0, 0] }],
  } as unknown as WeekDto;
}

describe('cells typed without a connection', () => {
  const lost = signal(false);
  let comeBack: () => void;
  let reached: boolean;
  const created = vi.fn();

  beforeEach(() => {
    lost.set(false);
    reached = false;
    created.mockReset();
    const back = new Promise<void>((resolve) => (comeBack = resolve));
    const invoke = (fn: unknown, params: { date?: string; body?: { seconds: number; workDate: string } }) => {
      if (fn === timesheetsWeek) return Promise.resolve(weekOf(params.date ?? MONDAY));
      if (fn !== timeEntriesCreate) return Promise.resolve([]);
      created(params);
      if (!reached) {
        lost.set(true);
        return Promise.reject(new ApiError(0, 'OFFLINE', 'gone'));
      }
      const { seconds, workDate } = params.body!;
      return Promise.resolve({
        id: 'e',
        version: 1,
        status: 'draft',
        seconds,
        workDate,
        note: '',
        billable: true,
      });
    };
    TestBed.configureTestingModule({
      providers: [
        WeekStore,
        { provide: Api, useValue: { invoke } },
        { provide: Connection, useValue: { lost, back: () => back } },
      ],
    });
  });

  async function typed() {
    const date = signal<string | undefined>(undefined);
    const store = TestBed.inject(WeekStore);
    store.follow(date);
    await vi.waitFor(() => expect(store.shown()).not.toBeNull());
    const row = store.shown()!.rows[0]!;
    await store.type(row, MONDAY, '1.5');
    return { store, row, date };
  }
  const online = () => {
    reached = true;
    lost.set(false);
    comeBack();
  };
  const keys = () =>
    created.mock.calls.map(([params]) => (params as Record<string, unknown>)['Idempotency-Key']);

  it('stay in their cell and in the totals', async () => {
    const { store, row } = await typed();

    expect(store.editOf(row, MONDAY)).toMatchObject({ state: 'waiting', text: '1.5' });
    expect(store.shown()?.totalSeconds).toBe(5_400);
    expect(store.waiting()).toBe(1);
  });

  it('are sent when it is back, so that a lost answer makes no second entry', async () => {
    const { store, row } = await typed();
    online();
    await vi.waitFor(() => expect(store.editOf(row, MONDAY)?.state).toBe('saved'));

    expect(store.waiting()).toBe(0);
    expect(keys()).toHaveLength(2);
    expect(keys()[0]).toBe(keys()[1]);
  });

  it('are sent once, as typed last', async () => {
    const { store, row } = await typed();
    await store.type(row, MONDAY, '2');
    online();
    await vi.waitFor(() => expect(store.editOf(row, MONDAY)?.state).toBe('saved'));

    const seconds = created.mock.calls.map(
      ([params]) => (params as { body: { seconds: number } }).body.seconds,
    );
    expect(seconds).toEqual([5_400, 7_200, 7_200]);
  });

  it('are sent from another week, too', async () => {
    const { store, row, date } = await typed();
    date.set('2026-11-23');
    await vi.waitFor(() => expect(store.shown()?.weekStart).toBe('2026-11-23'));
    online();
    await vi.waitFor(() => expect(store.editOf(row, MONDAY)?.state).toBe('saved'));

    expect(store.shown()?.totalSeconds).toBe(0);
  });

  it('are forgotten with the page that one chose to leave', async () => {
    await typed();
    TestBed.resetTestingModule();
    online();
    await Promise.resolve();

    expect(created).toHaveBeenCalledTimes(1);
  });
});
