import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PEOPLE, type Visit, Votra } from './support/votra.mts';

const PASSWORD = 'votra-demo-2026';

/** Gives the visit a device that keeps passkeys. Answers the switch for the finger on it. */
async function withDevice({ page }: Visit): Promise<(touches: boolean) => Promise<void>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true },
    },
  });
  return async (enabled) => {
    await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  };
}

async function addPasskey({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByLabel('Name of the passkey').fill('Laptop');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'I have kept them' }).click();
}

async function signOut({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: 'account menu' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL((url) => url.pathname === '/login');
}

describe('passkeys', () => {
  let votra: Votra;
  before(async () => {
    votra = await Votra.start();
  });
  after(() => votra.stop());

  it('sign people in, are a second factor, and are what a firm may ask everybody for', async () => {
    const admin = await votra.as('admin');
    const { page } = admin;
    const touch = await withDevice(admin);
    const consultant = await votra.as('consultant');
    await admin.go('/account');
    await addPasskey(admin);
    await page.getByRole('button', { name: 'Remove Laptop' }).waitFor();

    await touch(false);
    await signOut(admin);
    await page.getByLabel('E-mail').fill(PEOPLE.admin);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    const use = page.getByRole('button', { name: 'Use a passkey' });
    await use.waitFor();
    assert.deepEqual(await admin.violations(), []);
    await touch(true);
    await use.click();
    await page.waitForURL((url) => url.pathname !== '/login');

    await admin.go('/settings/sign-in');
    await page.getByRole('button', { name: 'Ask everybody for it' }).click();
    await page.getByRole('button', { name: 'Ask for it', exact: true }).click();
    await page.getByText('Everybody of the firm needs more than a password.').waitFor();

    await consultant.page.goto('/time');
    await consultant.page.waitForURL((url) => url.pathname === '/second-factor');
    assert.deepEqual(await consultant.violations(), []);
    await (
      await withDevice(consultant)
    )(true);
    await addPasskey(consultant);
    await consultant.page.waitForURL((url) => url.pathname === '/time');

    // a finger on the device is enough
    await signOut(consultant);
    await consultant.page.waitForURL((url) => url.pathname !== '/login');
    assert.deepEqual([...(await admin.faults()), ...(await consultant.faults())], []);
    await consultant.leave();
    await admin.leave();
  });
});
