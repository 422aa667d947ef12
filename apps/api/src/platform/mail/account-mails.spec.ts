import { PinoLogger } from 'nestjs-pino';
import { accountMailsTo } from '../../../../../test/support/account-mails.js';
import { Harness } from '../../../../../test/support/harness.js';
import { SmtpServer } from '../../../../../test/support/smtp-server.js';
import { Database } from '../persistence/database.js';
import { AccountMails } from './account-mails.js';

const ANA = 'ana@test.example';

const sendFrom = (harness: Harness, subject: string, then?: Error): Promise<void> =>
  harness.get(Database).transaction({}, async (tx) => {
    const body = `Hello\n${harness.get(AccountMails).link('/reset-password', 'abc')}\n`;
    await harness.get(AccountMails).send(tx, { recipient: ANA, subject, body });
    if (then) throw then;
  });

describe('a mail about a login', () => {
  let smtp: SmtpServer;
  let harness: Harness;
  beforeAll(async () => {
    smtp = await SmtpServer.start();
    harness = await Harness.start({ SMTP_URL: smtp.url, PUBLIC_URL: 'https://votra.firm.example' });
  });
  afterAll(async () => {
    await harness.stop();
    await smtp.stop();
  });

  it('is delivered once, and then stands nowhere', async () => {
    await sendFrom(harness, 'Your\r\nBcc: everybody@test.example\r\npassword');
    expect(await harness.drainJobs()).toBe(1);
    expect(smtp.messages).toHaveLength(1);
    expect(smtp.messages[0]).toContain(`To: ${ANA}`);
    expect(smtp.messages[0]).toContain('Subject: Your Bcc: everybody@test.example password');
    expect(smtp.messages[0]).toContain('https://votra.firm.example/reset-password#token=abc');
    expect(await accountMailsTo(harness, ANA)).toEqual([]);
    expect(await harness.database.sql('SELECT 1 FROM mails')).toEqual([]);
    expect(await harness.drainJobs()).toBe(0);
  });

  it('goes with the deed when it is rolled back', async () => {
    await expect(sendFrom(harness, 'Never', new Error('rolled back'))).rejects.toThrow('rolled back');
    expect(await harness.drainJobs()).toBe(0);
  });
});

describe('a mail about a login without a mail server', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['development', true],
    ['production', false],
  ])('is in the log in %s: %s', async (NODE_ENV, shown) => {
    const harness = await Harness.start({ NODE_ENV });
    const warn = vi.spyOn(PinoLogger.prototype, 'warn').mockReturnValue(undefined);
    await sendFrom(harness, 'Your password');
    await harness.drainJobs();
    await harness.stop();
    const log = JSON.stringify(warn.mock.calls);
    expect(log).toContain('this mail went nowhere');
    expect(log.includes('#token=abc')).toBe(shown);
    expect(log.includes(ANA)).toBe(shown);
  });
});
