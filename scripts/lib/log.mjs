/** A log file that neither grows without end nor stops its writer when the disk is full. */
import fs from 'node:fs';
import path from 'node:path';

const LIMIT = 20 * 1_048_576;

/** @param {string} file @returns {{ file: string, write: (chunk: Buffer | string) => void }} */
export function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  let fd = fs.openSync(file, 'a', 0o600);
  let size = fs.fstatSync(fd).size;
  return {
    file,
    write: (chunk) => {
      if (size > LIMIT) {
        fs.closeSync(fd);
        fs.renameSync(file, `${file}.1`);
        fd = fs.openSync(file, 'a', 0o600);
        size = 0;
      }
      size += chunk.length;
      try {
        fs.writeSync(fd, chunk);
      } catch {
        // A full disk loses log lines, not the server; the API's readiness reports it.
      }
    },
  };
}

/**
 * The message of a JSON log line that reports an error, or undefined.
 * @param {string} line
 */
export function errorIn(line) {
  try {
    const { level, msg, err, reqId } = JSON.parse(line);
    if (level < 50) return undefined;
    return `${err?.message ?? msg}${reqId ? ` (request ${reqId})` : ''}`;
  } catch {
    return undefined;
  }
}
