export interface ApiProcess {
  readonly pid: number;
  readonly exited: Promise<void>;
  /** Resolves when it answers; rejects with one sentence when it ends before. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}
export interface ApiOptions {
  port: number;
  env: Record<string, string>;
  log: (chunk: Buffer) => void;
  quiet?: () => boolean;
}
export declare function startApi(options: ApiOptions): ApiProcess;
export declare function stopOrphanApi(pid: number): Promise<void>;
