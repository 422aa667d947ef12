import { describe, expect, it } from 'vitest';

import { gridCommand, typingCommand } from './week-keys';

const press = (keys: string) => {
  const parts = keys.split('+');
  const key = keys === '+' ? '+' : (parts.at(-1) ?? '');
  return {
    key,
    altKey: parts.includes('alt'),
    shiftKey: parts.includes('shift'),
    ctrlKey: parts.includes('ctrl'),
    metaKey: parts.includes('meta'),
  };
};
const at = { row: 1, col: 2 };

describe('a key on a cell', () => {
  it.each([
    ['ArrowRight', { do: 'move', to: { row: 1, col: 3 } }],
    ['Home', { do: 'move', to: { row: 1, col: 0 } }],
    ['Enter', { do: 'edit' }],
    ['F2', { do: 'edit' }],
    ['7', { do: 'edit', text: '7' }],
    ['+', { do: 'edit', text: '+' }],
    [':', { do: 'edit', text: ':' }],
    ['Delete', { do: 'clear' }],
    ['Escape', { do: 'drop' }],
    ['s', { do: 'timer' }],
    ['n', { do: 'ask', key: 'n' }],
    ['shift+C', { do: 'ask', key: 'shift+c' }],
    ['alt+Enter', { do: 'open' }],
    ['alt+ArrowLeft', { do: 'ask', key: 'alt+arrowleft' }],
    ['ctrl+c', { do: 'copy' }],
    ['meta+v', { do: 'paste' }],
    ['ctrl+d', { do: 'from-left' }],
    ['ctrl+Enter', null],
    ['Tab', null],
    ['x', null],
  ])('%s', (keys, command) => expect(gridCommand(press(keys), at, 3)).toEqual(command));
});

describe('a key while typing', () => {
  const typed = { runStart: null, typedOver: true };

  it.each([
    ['Escape', { do: 'give-up' }],
    ['Tab', { do: 'save', to: { row: 1, col: 3 } }],
    ['shift+Tab', { do: 'save', to: { row: 1, col: 1 } }],
    ['Enter', { do: 'save', to: { row: 2, col: 2 } }],
    ['shift+Enter', { do: 'save', to: { row: 0, col: 2 } }],
    ['alt+Enter', { do: 'save', to: at, open: true }],
    ['ArrowDown', { do: 'save', to: { row: 2, col: 2 } }],
    ['ctrl+Enter', null],
    ['5', null],
  ])('%s', (keys, command) => expect(typingCommand(press(keys), at, 3, typed)).toEqual(command));

  it('returns with Enter to the column where the Tabs began', () => {
    const run = { runStart: 0, typedOver: true };
    expect(typingCommand(press('Enter'), at, 3, run)).toEqual({ do: 'save', to: { row: 2, col: 0 } });
  });

  it('leaves the arrows to the text after F2', () => {
    expect(typingCommand(press('ArrowLeft'), at, 3, { runStart: null, typedOver: false })).toBeNull();
  });

  it('stays inside the grid', () => {
    const corner = { row: 2, col: 6 };
    expect(typingCommand(press('Tab'), corner, 3, typed)).toEqual({ do: 'save', to: corner });
    expect(typingCommand(press('Enter'), corner, 3, typed)).toEqual({ do: 'save', to: corner });
  });
});
