import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { OwnProjectDto } from '#libs/api-client/models/own-project-dto';

import { type RowChoice, choicesFor, rowKey } from './week-model';

let count = 0;

/** Type-ahead over one's projects and recent tasks; `Project / new task` names a task. Enter takes, Esc leaves. */
@Component({
  selector: 'app-row-picker',
  template: `
    <input
      class="ui-control"
      role="combobox"
      autocomplete="off"
      aria-autocomplete="list"
      aria-label="Project and task"
      i18n-aria-label
      placeholder="Project, or Project / task"
      i18n-placeholder
      [attr.aria-expanded]="choices().length > 0"
      [attr.aria-controls]="id"
      [attr.aria-activedescendant]="choices().length ? id + active() : null"
      [value]="text()"
      (input)="text.set($any($event.target).value)"
      (keydown)="onKey($event)"
    />
    <ul role="listbox" aria-label="Projects and tasks" i18n-aria-label [id]="id">
      @for (choice of choices(); track key(choice); let i = $index) {
        <li
          role="option"
          [id]="id + i"
          [attr.aria-selected]="i === active()"
          (mousedown)="$event.preventDefault(); picked.emit(choice)"
        >
          <span class="client">{{ choice.clientName }}</span>
          <span>
            {{ choice.projectName }}
            @if (choice.task) {
              <span class="task">· {{ choice.task }}</span>
            }
          </span>
        </li>
      }
    </ul>
    @if (!choices().length) {
      <p role="status" i18n>
        {projects().length, plural,
          =0 {You are not a member of any active project.}
          other {No project matches.}
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
      min-inline-size: 0;
    }
    ul {
      max-block-size: 18rem;
      margin: 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }
    li {
      padding: 0.375rem 0.625rem;
      border-radius: 0.375rem;
      line-height: 1.125rem;
      cursor: pointer;
    }
    li:hover {
      background: var(--mat-sys-surface-container);
    }
    li[aria-selected='true'] {
      color: var(--mat-sys-on-primary-container);
      background: var(--mat-sys-primary-container);
    }
    .client {
      display: block;
      font-size: 0.75rem;
    }
    p {
      margin: 0.25rem 0.625rem;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class RowPicker {
  readonly projects = input.required<readonly OwnProjectDto[]>();
  readonly picked = output<RowChoice>();
  readonly left = output();

  protected readonly id = `row-picker-${++count}-`;
  protected readonly text = signal('');
  protected readonly choices = computed(() => choicesFor(this.projects(), this.text()));
  protected readonly active = linkedSignal({ source: this.choices, computation: () => 0 });
  protected readonly key = rowKey;

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector('input')?.focus());
  }

  protected onKey(event: KeyboardEvent): void {
    const choice = this.choices()[this.active()];
    switch (event.key) {
      case 'ArrowDown':
        this.active.update((at) => Math.min(this.choices().length - 1, at + 1));
        break;
      case 'ArrowUp':
        this.active.update((at) => Math.max(0, at - 1));
        break;
      case 'Enter':
        if (choice) this.picked.emit(choice);
        break;
      case 'Escape':
        this.left.emit();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}
