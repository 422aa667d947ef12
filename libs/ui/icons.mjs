// Writes the sprite apps/web/public/icons.svg and the type of its names, src/icon-name.ts, from the list below.
// A sprite is one cached file beside the scripts: icons cost no JavaScript and need no font and no other host.
// Run `npm run icons` after changing the list; names are those of Material Symbols (rounded). Their package has 23,000
// files, a third of all that an installation would write, so npm fetches it for this command alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter } from 'node:path';

const NAMES = `
account_balance account_circle add apartment archive arrow_back arrow_downward arrow_forward arrow_upward
attach_file block bolt calendar_month call cancel check check_circle chevron_left chevron_right close comment
content_copy contrast credit_card dark_mode delete description done_all download draft drag_indicator edit
error event filter_alt keyboard_arrow_down keyboard_arrow_up filter_list flag folder_open group handshake help history home
hourglass_top inbox info key keyboard keyboard_command_key left_panel_close left_panel_open light_mode link lock lock_open
logout mail menu more_horiz more_vert notifications open_in_new outbox outgoing_mail payments pause pending
percent person picture_as_pdf play_arrow print progress_activity radio_button_unchecked receipt_long refresh
remove reply request_quote restart_alt schedule search send settings star stop swap_horiz sync table_rows task_alt
thumb_up timer today tune undo unfold_more upload upload_file verified view_kanban view_week visibility visibility_off
warning wifi_off work
`
  .trim()
  .split(/\s+/);

// npm exec puts the folder of its packages first on PATH
const { resolve } = createRequire(process.env.PATH.split(delimiter)[0]);
const write = (path, lines) => writeFileSync(new URL(path, import.meta.url), `${lines.join('\n')}\n`);

const symbol = (name) => {
  const svg = readFileSync(resolve(`@material-symbols/svg-400/rounded/${name}.svg`), 'utf8');
  const outline = /<path d="([^"]+)"\/>/.exec(svg)?.[1];
  if (!outline) throw new Error(`no single outline in ${name}.svg`);
  return `<symbol id="${name}" viewBox="0 -960 960 960"><path d="${outline}"/></symbol>`;
};

write('../../apps/web/public/icons.svg', [
  '<svg xmlns="http://www.w3.org/2000/svg">',
  '<!-- Material Symbols, Apache-2.0. Written by libs/ui/icons.mjs. -->',
  ...NAMES.map(symbol),
  '</svg>',
]);
write('src/icon-name.ts', [
  '// Written by icons.mjs: change the list there.',
  'export type IconName =',
  `${NAMES.map((name) => `  | '${name}'`).join('\n')};`,
]);
