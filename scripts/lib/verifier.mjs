/** Makes the verifier of signed documents: one HTML file that carries its script and style and loads nothing. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** @param {string} root of the repository @param {string} target the file to write */
export async function buildVerifier(root, target) {
  const source = (name) => path.join(root, 'apps/web/verifier', name);
  const { outputFiles } = await build({
    entryPoints: [source('verifier.ts')],
    alias: { '#libs/seal': path.join(root, 'libs/seal/src/index.ts') },
    tsconfigRaw: {},
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
  });
  const script = outputFiles[0].text.trim();
  const style = fs.readFileSync(source('verifier.css'), 'utf8').trim();
  const page = fs
    .readFileSync(source('verifier.html'), 'utf8')
    // by functions: a dollar in the text means nothing
    .replace('SCRIPT_HASH', () => hashOf(script))
    .replace('STYLE_HASH', () => hashOf(style))
    .replace(/<style>[^]*<\/style>/, () => `<style>${style}</style>`)
    .replace(/<script>[^]*<\/script>/, () => `<script>${script}</script>`);
  fs.writeFileSync(target, page);
}

const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
