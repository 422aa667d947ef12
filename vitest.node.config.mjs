/** Node tests: pure units beside the code, service specs on PostgreSQL, HTTP tests in test/. */
import { hash } from 'node:crypto';
import path from 'node:path';
import { transform } from '@swc/core';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

const ROOT = import.meta.dirname;
const OPTIONS = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: true,
};

/** Vite's own compiler writes no types for decorators, by which Nest and the validators know what to make. */
const decorators = {
  name: 'decorators',
  enforce: 'pre',
  transform(code, file) {
    return /\.ts$/.test(file) ? transform(code, { ...OPTIONS, filename: file }) : undefined;
  },
};

/** A file that takes half a minute and would be alone at the end if it came last. */
const LONG = /kill9\.spec\.ts$/;

/** Files in an order that only the seed decides, but for the long one, which goes first. */
class LongFirst extends BaseSequencer {
  sort(files) {
    const place = ({ moduleId }) =>
      LONG.test(moduleId)
        ? ''
        : hash('sha256', `${this.ctx.config.sequence.seed} ${path.relative(ROOT, moduleId)}`);
    const placed = files.map((file) => ({ file, at: place(file) }));
    return placed.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ file }) => file);
  }
}

export default defineConfig({
  plugins: [decorators],
  oxc: false,
  resolve: {
    alias: [
      { find: /^#libs\/api-client\/(.*)$/, replacement: path.join(ROOT, 'libs/api-client/src/$1.ts') },
      { find: /^#libs\/([^/]+)$/, replacement: path.join(ROOT, 'libs/$1/src/index.ts') },
    ],
  },
  test: {
    globals: true,
    include: [
      'apps/api/src',
      'libs/{money,calendar,contracts,seal,lint}',
      'test/{api,architecture}',
      'scripts',
    ].map((folder) => `${folder}/**/*.spec.ts`),
    setupFiles: ['reflect-metadata'],
    globalSetup: ['test/support/global-setup.ts'],
    // A file's modules stay loaded for the next one: loading them was most of what the tests took.
    isolate: false,
    sequence: { shuffle: true, sequencer: LongFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
