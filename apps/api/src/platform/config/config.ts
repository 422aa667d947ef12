import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

const flag = () =>
  Transform(({ value }) =>
    value === undefined ? undefined : value === true || value === 'true' || value === '1',
  );
const postgresUrl = { protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true };

/** Everything that the environment may set. Names and meanings stand in the README's configuration table. */
export class Config {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  PORT = 3000;

  @IsString()
  HOST = '0.0.0.0';

  @IsUrl(postgresUrl)
  DATABASE_URL!: string;

  /** A login that is a member of votra_app only; without it the pool enters that role by itself. */
  @IsOptional()
  @IsUrl(postgresUrl)
  DATABASE_APP_URL?: string;

  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(500)
  DATABASE_POOL_SIZE = 20;

  /** Off behind a PgBouncer older than 1.21, which loses named statements. */
  @flag()
  @IsBoolean()
  DATABASE_PREPARE = true;

  @IsString()
  @MinLength(32)
  JWT_SECRET!: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  ACCESS_TOKEN_MINUTES = 15;

  @IsUrl({ protocols: ['http', 'https'], require_tld: false, require_protocol: true })
  PUBLIC_URL = 'http://localhost:3000';

  /** Origins besides our own whose pages may call the API, as `https://app.firm.example,https://…`. */
  @IsOptional()
  @Matches(/^https?:\/\/[^\s/,]+(,https?:\/\/[^\s/,]+)*$/, {
    message: 'CORS_ORIGINS must be origins as https://app.firm.example, separated by commas',
  })
  CORS_ORIGINS?: string;

  /** Whether strangers may make firms here. */
  @IsIn(['open', 'closed'])
  REGISTRATION: 'open' | 'closed' = 'open';

  @IsOptional()
  @IsString()
  WEB_ROOT?: string;

  @IsOptional()
  @Matches(/^smtps?:\/\/.+/, { message: 'SMTP_URL must look like smtp://user:password@host:587' })
  SMTP_URL?: string;

  @IsString()
  MAIL_FROM = 'Votra <no-reply@votra.example>';

  @flag()
  @IsBoolean()
  MIGRATE_ON_START = false;

  @flag()
  @IsBoolean()
  DEMO_ON_START = false;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  LOG_LEVEL = 'info';

  @Type(() => Number)
  @IsInt()
  @Min(1)
  THROTTLE_PER_MINUTE = 100;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  THROTTLE_PER_HOUR = 1_000;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  THROTTLE_ANONYMOUS_PER_HOUR = 20;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  THROTTLE_PAYMENTS_PER_MINUTE = 10;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  THROTTLE_UPLOADS_PER_HOUR = 30;

  /** Lets requests to addresses that people chose go to this machine, by http too: for tests, never in production. */
  @flag()
  @IsBoolean()
  OUTGOING_LOOPBACK = false;

  /** Where several processes count requests together; without it each counts by itself. */
  @IsOptional()
  @Matches(/^rediss?:\/\/.+/, { message: 'REDIS_URL must look like redis://user:password@host:6379' })
  REDIS_URL?: string;

  /** Who may read the API's description: everybody, whoever is signed in, or nobody. */
  @IsOptional()
  @IsIn(['open', 'signed-in', 'off'])
  API_DOCS?: 'open' | 'signed-in' | 'off';

  /** What Prometheus shows to read the metrics; without it they are served in development alone. */
  @IsOptional()
  @IsString()
  @MinLength(16)
  METRICS_TOKEN?: string;

  /** Audit entries that are older are removed at night. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  AUDIT_RETENTION_YEARS = 7;

  /** How many proxies in front may be believed about the caller's address; 0 believes none. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10)
  TRUST_PROXY_HOPS = 0;

  get docs(): 'open' | 'signed-in' | 'off' {
    return this.API_DOCS ?? (this.NODE_ENV === 'production' ? 'signed-in' : 'open');
  }

  get metrics(): boolean {
    return this.METRICS_TOKEN !== undefined || this.NODE_ENV === 'development';
  }

  get secureCookies(): boolean {
    return this.PUBLIC_URL.startsWith('https:');
  }
}

const DEFAULT_SECRETS = /^(secret|changeme|change-me|password|votra)/i;

/** Reads the environment once. @throws Error with one message that lists everything wrong. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(
    Object.keys(new Config())
      .concat(OPTIONAL)
      .flatMap((key) => (env[key] ? [[key, env[key]]] : [])),
  );
  const config = plainToInstance(Config, known, { exposeDefaultValues: true });
  const problems = validateSync(config).flatMap((error) =>
    Object.values(error.constraints ?? {}).map((text) =>
      known[error.property] === undefined ? `${error.property} is missing: ${text}` : text,
    ),
  );
  if (config.NODE_ENV === 'production' && DEFAULT_SECRETS.test(env['JWT_SECRET'] ?? '')) {
    problems.push('JWT_SECRET must not be a default value in production');
  }
  if (config.NODE_ENV === 'production' && config.OUTGOING_LOOPBACK) {
    problems.push('OUTGOING_LOOPBACK is not for production');
  }
  if (problems.length) throw new ConfigError(problems);
  return config;
}

const OPTIONAL = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'JWT_SECRET',
  'WEB_ROOT',
  'SMTP_URL',
  'CORS_ORIGINS',
  'REDIS_URL',
  'API_DOCS',
  'METRICS_TOKEN',
];

export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}
