import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { following } from './following';

describe('following something at work', () => {
  const atWork = signal(true);
  const ask = vi.fn(() => Promise.resolve());
  const page = { hidden: false };
  const passed = async (ms: number): Promise<number> => {
    ask.mockClear();
    await vi.advanceTimersByTimeAsync(ms);
    return ask.mock.calls.length;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    Object.assign(page, { hidden: false });
    atWork.set(true);
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => page.hidden);
    TestBed.runInInjectionContext(() => {
      following(atWork, ask);
    });
    TestBed.tick();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it('asks less and less often', async () => {
    const early = await passed(30_000);
    await passed(300_000);
    const late = await passed(30_000);
    expect([early > 12, late > 2, late < 5]).toEqual([true, true, true]);
  });

  it('waits while the page is hidden, and goes on when it is shown', async () => {
    page.hidden = true;
    expect(await passed(60_000)).toBe(0);
    page.hidden = false;
    expect(await passed(8_000)).toBeGreaterThan(0);
  });

  it('goes on after a failure, and ends with the work', async () => {
    ask.mockRejectedValueOnce(new Error('offline'));
    expect(await passed(10_000)).toBeGreaterThan(3);
    atWork.set(false);
    TestBed.tick();
    expect(await passed(60_000)).toBe(0);
  });
});
