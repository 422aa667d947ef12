/** Imported first by every command: says in one sentence when Node is too old. */
const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  process.stderr.write(`Votra needs Node 20 or newer, and this is Node ${process.versions.node}.\n`);
  process.exit(1);
}
