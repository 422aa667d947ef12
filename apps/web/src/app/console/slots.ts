import type { Type } from '@angular/core';

/** A component that an area puts into the frame; loaded after the page, only for those with the right. */
export type Slot = () => Promise<Type<unknown>>;

/** The running timer, in the top bar on wide screens and in the bottom bar on phones. */
export const TIMER_SLOT: Slot | null = null;
