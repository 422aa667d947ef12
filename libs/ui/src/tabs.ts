import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

export interface Tab {
  readonly label: string;
  readonly link: string | readonly unknown[];
}

/** Views of one thing, each with a URL of its own: links, so that back, share and middle click work. */
@Component({
  selector: 'ui-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.label) {
        <a
          [routerLink]="tab.link"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="exactly"
          >{{ tab.label }}</a
        >
      }
    </nav>
  `,
  styles: `
    :host {
      display: block;
      min-inline-size: 0;
    }
    nav {
      display: flex;
      gap: 1.5rem;
      overflow-x: auto;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    a {
      flex: none;
      padding: 0.5rem 0;
      border-block-end: 2px solid transparent;
      color: var(--mat-sys-on-surface-variant);
      font-weight: 500;
      text-decoration: none;
    }
    a:hover {
      color: var(--mat-sys-on-surface);
    }
    a:focus-visible {
      outline-offset: -2px;
    }
    a.on {
      border-color: var(--mat-sys-primary);
      color: var(--mat-sys-on-surface);
    }
    @media (max-width: 600px) {
      a {
        padding-block: 0.75rem;
      }
    }
  `,
})
export class UiTabs {
  readonly tabs = input.required<readonly Tab[]>();
  /** what they are views of, for screen readers */
  readonly label = input.required<string>();

  protected readonly exactly = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  } as const;
}
