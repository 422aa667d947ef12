import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';

const OFF = 'votra.hotkeys';
const SEQUENCE_MS = 1_200;

interface Binding {
  readonly keys: string;
  readonly run: (event: KeyboardEvent) => void;
}

/**
 * Keys from anywhere in the app: `mod+k`, `shift+space`, `?`, or a sequence such as `g c`.
 * Silent while someone types (except with `mod`), and off altogether when the person wishes so (WCAG 2.1.4).
 */
@Service()
export class Hotkeys {
  private readonly document = inject(DOCUMENT);
  private readonly bindings: Binding[] = [];
  private readonly on = signal(this.stored() !== 'off');
  private pressed: string[] = [];
  private pressedAt = 0;

  readonly enabled = this.on.asReadonly();

  constructor() {
    this.document.addEventListener('keydown', (event) => this.press(event));
  }

  /** The latest binding of the same keys wins until it is taken back by the answer. */
  bind(keys: string, run: (event: KeyboardEvent) => void): () => void {
    const binding = { keys, run };
    this.bindings.push(binding);
    return () => void this.bindings.splice(this.bindings.indexOf(binding), 1);
  }

  switch(on: boolean): void {
    this.on.set(on);
    try {
      if (on) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, 'off');
    } catch {
      // Storage may be blocked; the choice then lasts as long as the page.
    }
  }

  private press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const key = keyOf(event);
    if (!key || (!key.startsWith('mod+') && (!this.on() || isTyping(event.target)))) return;
    if (event.timeStamp - this.pressedAt > SEQUENCE_MS) this.pressed = [];
    this.pressed = [...this.pressed, key].slice(-2);
    this.pressedAt = event.timeStamp;
    const binding = this.find(this.pressed.join(' ')) ?? this.find(key);
    if (!binding) return;
    this.pressed = [];
    event.preventDefault();
    binding.run(event);
  }

  private find(keys: string): Binding | undefined {
    return this.bindings.findLast((binding) => binding.keys === keys);
  }

  private stored(): string | null {
    try {
      return localStorage.getItem(OFF);
    } catch {
      return null;
    }
  }
}

/** Binds keys for as long as the component lives; in an injection context. */
export function useHotkeys(bindings: Record<string, (event: KeyboardEvent) => void>): void {
  const hotkeys = inject(Hotkeys);
  const undo = Object.entries(bindings).map(([keys, run]) => hotkeys.bind(keys, run));
  inject(DestroyRef).onDestroy(() => undo.forEach((stop) => stop()));
}

/** `mod` is Ctrl or Cmd; `shift` is named only where the character does not already say it. */
function keyOf(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Meta', 'Alt'].includes(event.key)) return null;
  const name = event.key === ' ' ? 'space' : event.key.toLowerCase();
  const shift = event.shiftKey && (name.length > 1 || /[a-z]/.test(name));
  return [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', shift ? 'shift' : '', name]
    .filter(Boolean)
    .join('+');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return (
    target.isContentEditable ||
    target.matches('textarea, select, [role="grid"] *, [role="menu"] *, [role="dialog"][aria-modal="true"] *')
  );
}
