/** Node tests: pure units beside the code, service specs on PostgreSQL, HTTP tests in test/. */
import path from 'node:path';
import { transform } from '@swc/core';
import { defineConfig } from 'vitest/config';

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
    sequence: { shuffle: true },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
