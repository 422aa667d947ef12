import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { P } from '#libs/contracts';

import type { Area } from './area';
import { areaRoutes } from './area-routes';
import { Session } from './session';

@Component({ selector: 'app-area-probe', template: 'the clients' })
class AreaProbe {}

const loadClients = vi.fn(() => [{ path: '', component: AreaProbe }]);
const loadLedger = vi.fn(() => [{ path: '', component: AreaProbe }]);
const AREAS: Area[] = [
  {
    path: 'ledger',
    label: 'Ledger',
    icon: 'account_balance',
    permissions: [P.LedgerRead],
    loadChildren: loadLedger,
  },
  {
    path: 'clients',
    label: 'Clients',
    icon: 'apartment',
    permissions: [P.ClientRead],
    loadChildren: loadClients,
  },
];

describe('areas', () => {
  async function open(url: string, permissions: string[]): Promise<string> {
    loadLedger.mockClear();
    TestBed.configureTestingModule({
      providers: [
        provideRouter(areaRoutes(AREAS, '/')),
        { provide: Session, useValue: { me: signal({ permissions }) } },
      ],
    });
    const harness = await RouterTestingHarness.create(url);
    return harness.routeNativeElement?.textContent ?? '';
  }

  it('open for those with the right', async () => {
    expect(await open('/clients', [P.ClientRead])).toContain('the clients');
  });

  it('say "no right" to others, at any depth, without fetching the code', async () => {
    expect(await open('/ledger/accounts/1', [P.ClientRead])).toContain('do not have the right');
    expect(loadLedger).not.toHaveBeenCalled();
  });

  it('say "no page" for an unknown address, also under an open area', async () => {
    expect(await open('/nowhere', [P.ClientRead])).toContain('no page');
    TestBed.resetTestingModule();
    expect(await open('/clients/x/y', [P.ClientRead])).toContain('no page');
  });

  it('begin with the first one that is open', async () => {
    expect(await open('/', [P.ClientRead])).toContain('the clients');
  });

  it('tell those without any right who can help', async () => {
    expect(await open('/', [])).toContain('admin of your firm');
  });
});
