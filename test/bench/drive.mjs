/** Loads servers in alternation and says how they did. */
import autocannon from 'autocannon';

export const CONNECTIONS = 50;

/**
 * @typedef {{ origin: string, requests: import('autocannon').Request[] }} Target
 * @typedef {{ rate: number, p50: number, p95: number, p99: number }} Figures requests a second, milliseconds
 */

/**
 * Each target in turn, round by round, so that what else the machine does hits all of them alike; the median round counts.
 * @param {Record<string, Target>} targets
 * @param {{ rounds: number, seconds: number }} options
 * @returns {Promise<Record<string, Figures>>}
 */
export async function alternate(targets, { rounds, seconds }) {
  const names = Object.keys(targets);
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await drive(targets[name], Math.min(seconds, 2)); // plans, caches and compiled code
  for (let round = 0; round < rounds; round++)
    for (const name of names) taken[name].push(await drive(targets[name], seconds));
  return Object.fromEntries(names.map((name) => [name, median(taken[name])]));
}

/** @param {Target} target @param {number} seconds @returns {Promise<Figures>} */
async function drive({ origin, requests }, seconds) {
  const times = [];
  const refused = [];
  const run = autocannon({ url: origin, connections: CONNECTIONS, duration: seconds, requests });
  run.on('response', (_client, status, _bytes, ms) => {
    times.push(ms);
    if (status >= 300) refused.push(status);
  });
  const { duration, errors, timeouts } = await run;
  if (refused.length || errors || timeouts)
    throw new Error(
      `${origin}: ${refused.length} refused (${refused[0]}), ${errors} errors, ${timeouts} timeouts`,
    );
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { rate: times.length / duration, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

function median(rounds) {
  const sorted = rounds.toSorted((a, b) => a.rate - b.rate);
  return sorted[Math.floor(sorted.length / 2)];
}
