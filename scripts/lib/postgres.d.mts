export interface PostgresServer {
  readonly port: number;
  readonly pid: number;
  readonly dir: string;
  /** Superuser address of a database, `postgres` when none is named. */
  url(database?: string): string;
  readonly exited: Promise<void>;
  stop(): Promise<void>;
}
export interface PostgresOptions {
  dir: string;
  password?: string;
  settings?: Record<string, string | number>;
  detached?: boolean;
  port?: number;
}
export declare const THROWAWAY: Record<string, string>;
export declare function startPostgres(options: PostgresOptions): Promise<PostgresServer>;
export declare function stopOrphan(dir: string): Promise<void>;
export declare function resetPassword(dir: string, password: string): Promise<void>;
export declare function clusterDir(wanted: string): string;
export declare function freePort(): Promise<number>;
