/** Loads servers in alternation and says how they did. */
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** What people wait who do not all ask at once: each of the connections asks twice a second, one after the other. */
export const PACE = { everyMs: 500, rate: CONNECTIONS * 2 };

/** @param {Target} target @param {number} seconds @returns {Promise<Figures>} */
export async function pace({ origin, requests }, seconds) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  const asked = Math.floor((seconds * 1_000) / PACE.everyMs);
  const person = async (n) => {
    const start = performance.now() + (n * PACE.everyMs) / CONNECTIONS;
    for (let turn = 0; turn < asked; turn++) {
      await sleep(start + turn * PACE.everyMs - performance.now());
      const request = requests[turn % requests.length];
      const from = performance.now();
      await ask(agent, origin, request.setupRequest?.(request) ?? request);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => person(n)));
  agent.destroy();
  return { rate: times.length / seconds, ...percentiles(times) };
}

function ask(agent, origin, { method = 'GET', path, headers, body }) {
  return new Promise((resolve, reject) => {
    const request = http.request(origin + path, { agent, method, headers }, (response) => {
      if (response.statusCode >= 300) reject(new Error(`${path} answered ${response.statusCode}`));
      response.resume().once('end', resolve);
    });
    request.once('error', reject).end(body);
  });
}

function percentiles(times) {
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
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
  return { rate: times.length / duration, ...percentiles(times) };
}

function median(rounds) {
  const sorted = rounds.toSorted((a, b) => a.rate - b.rate);
  return sorted[Math.floor(sorted.length / 2)];
}
