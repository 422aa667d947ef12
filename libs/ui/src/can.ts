import {
  Directive,
  InjectionToken,
  TemplateRef,
  ViewContainerRef,
  effect,
  inject,
  input,
} from '@angular/core';
import type { Permission, PortalRight } from '#libs/contracts';

/** The one predicate of rights; the application provides it. Reading it in a template follows the session. */
export const CAN = new InjectionToken<(permission: Permission | PortalRight) => boolean>('CAN');

/** Shows its content only to those who hold the right: `<button *uiCan="P.InvoiceIssue">`. */
@Directive({ selector: '[uiCan]' })
export class UiCan {
  readonly uiCan = input.required<Permission | PortalRight>();

  constructor() {
    const can = inject(CAN);
    const template = inject<TemplateRef<void>>(TemplateRef);
    const container = inject(ViewContainerRef);
    effect(() => {
      const allowed = can(this.uiCan());
      if (allowed === container.length > 0) return;
      if (allowed) container.createEmbeddedView(template);
      else container.clear();
    });
  }
}
