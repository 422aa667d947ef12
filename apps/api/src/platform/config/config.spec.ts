import { ConfigError, readConfig } from './config.js';

const GOOD = { DATABASE_URL: 'postgres://votra@localhost/votra', JWT_SECRET: 'x'.repeat(32) };

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('the configuration', () => {
  it('needs a database and a secret, and knows the rest by default', () => {
    expect(readConfig(GOOD)).toMatchObject({
      NODE_ENV: 'development',
      PORT: 3000,
      DATABASE_POOL_SIZE: 20,
      DATABASE_PREPARE: true,
      MIGRATE_ON_START: false,
      THROTTLE_PER_MINUTE: 100,
    });
  });

  it('reads numbers and flags from text', () => {
    const config = readConfig({
      ...GOOD,
      PORT: '0',
      DATABASE_PREPARE: 'false',
      DEMO_ON_START: '1',
      PUBLIC_URL: 'https://votra.example',
    });
    expect(config).toMatchObject({ PORT: 0, DATABASE_PREPARE: false, DEMO_ON_START: true });
    expect(config.secureCookies).toBe(true);
  });

  it('says everything that is wrong in one message', () => {
    const env = { PORT: 'many', DATABASE_URL: 'mysql://x', JWT_SECRET: 'short', LOG_LEVEL: 'loud' };
    expect(() => readConfig(env)).toThrow(ConfigError);
    const problems = problemsOf(env).join('\n');
    for (const name of Object.keys(env)) expect(problems).toContain(name);
    expect(problemsOf({}).join('\n')).toMatch(/DATABASE_URL is missing[^]*JWT_SECRET is missing/);
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ ...GOOD, SMTP_URL: '', PORT: '' })).toMatchObject({ PORT: 3000 });
  });

  it('refuses a secret that everybody knows in production', () => {
    const secret = 'change-me-change-me-change-me-change-me';
    expect(problemsOf({ ...GOOD, JWT_SECRET: secret })).toEqual([]);
    expect(problemsOf({ ...GOOD, JWT_SECRET: secret, NODE_ENV: 'production' })).toEqual([
      'JWT_SECRET must not be a default value in production',
    ]);
  });

  it('never shows a value in its message', () => {
    expect(problemsOf({ ...GOOD, JWT_SECRET: 'hunter2' }).join()).not.toContain('hunter2');
  });
});
