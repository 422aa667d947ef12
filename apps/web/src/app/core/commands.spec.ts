import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Hotkeys } from '#libs/ui/hotkeys';

import { Commands } from './commands';

const press = (key: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));

describe('commands', () => {
  afterEach(() => TestBed.inject(Hotkeys).switch(true));

  it('run by a sequence of keys', () => {
    const run = vi.fn();
    TestBed.inject(Commands).add([{ id: 'go', label: 'Clients', group: 'Go to', keys: 'g c', run }]);

    press('g');
    press('x');
    press('c');
    expect(run).not.toHaveBeenCalled();

    press('g');
    press('c');
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('are silent while someone types, except those with Ctrl', () => {
    const single = vi.fn();
    const palette = vi.fn();
    TestBed.inject(Commands).add([
      { id: 'help', label: 'Help', group: 'Votra', keys: '?', run: single },
      { id: 'palette', label: 'Palette', group: 'Votra', keys: 'mod+k', run: palette },
    ]);
    const box = document.body.appendChild(document.createElement('input'));

    press('?', { shiftKey: true }, box);
    press('k', { ctrlKey: true }, box);
    box.remove();

    expect(single).not.toHaveBeenCalled();
    expect(palette).toHaveBeenCalledTimes(1);
  });

  it('keep quiet when single keys are switched off', () => {
    const run = vi.fn();
    TestBed.inject(Commands).add([{ id: 'help', label: 'Help', group: 'Votra', keys: '?', run }]);
    TestBed.inject(Hotkeys).switch(false);

    press('?', { shiftKey: true });

    expect(run).not.toHaveBeenCalled();
  });

  it('come and go with what allows them', () => {
    const allowed = signal(false);
    const run = vi.fn();
    const commands = TestBed.inject(Commands);
    const remove = commands.add([{ id: 'x', label: 'X', group: 'G', keys: 'x', run, when: allowed }]);
    press('x');
    expect(commands.available()).toEqual([]);
    expect(run).not.toHaveBeenCalled();

    allowed.set(true);
    press('x');
    expect(commands.available()).toHaveLength(1);
    expect(run).toHaveBeenCalledTimes(1);

    remove();
    press('x');
    expect(commands.available()).toEqual([]);
    expect(run).toHaveBeenCalledTimes(1);
  });
});
